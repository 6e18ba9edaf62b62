//! How a row of each table is read: one file a table.

pub(super) mod township;
pub(super) mod village;
