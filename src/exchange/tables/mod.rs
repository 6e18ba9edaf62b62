//! How a row of each table is read: one file a table.

pub(super) mod cadre;
pub(super) mod catalogue;
pub(super) mod indicator;
pub(super) mod issue;
mod issue_steps;
pub(super) mod posting;
pub(super) mod site;
pub(super) mod standing;
pub(super) mod township;
pub(super) mod unit;
pub(super) mod village;
