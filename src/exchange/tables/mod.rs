//! How a row of each table is read: one file a table.

pub(super) mod activity;
pub(super) mod cadre;
pub(super) mod campaign;
pub(super) mod catalogue;
pub(super) mod criterion;
pub(super) mod document;
pub(super) mod household;
pub(super) mod indicator;
pub(super) mod issue;
mod issue_steps;
pub(super) mod month;
pub(super) mod plan;
pub(super) mod plan_item;
pub(super) mod plan_mark;
pub(super) mod posting;
pub(super) mod promise;
pub(super) mod setting;
pub(super) mod site;
pub(super) mod standing;
pub(super) mod step;
pub(super) mod township;
pub(super) mod unit;
pub(super) mod village;
