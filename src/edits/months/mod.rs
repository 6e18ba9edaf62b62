//! 月结: the verb that closes a month. Removing its record opens it again.

mod freeze;

pub use freeze::FreezeMonth;
