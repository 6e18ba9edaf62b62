//! 单位撤并: what happens to the work of units that go up in another one.

mod merge_units;
mod moved;

pub use merge_units::MergeUnits;
