//! The sheet of each unit and of each township over a period: what came of the work first, what was done second. It
//! speaks of units and places, never of persons.

mod count;
mod sheet;

pub use sheet::{Share, Sheet, Sheets};
