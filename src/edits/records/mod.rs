//! Adding, changing and removing a record of any type, with the rules that differ from type to type.

mod add;
mod amend;
mod configure;
mod remove;
mod row;
mod rules;
mod uses;

mod activity;
mod attachment;
mod cadre;
mod campaign;
mod catalogue_row;
mod criterion;
mod document;
mod household;
mod indicator;
mod issue;
mod issue_step;
mod month;
mod naming;
mod plan;
mod posting;
mod promise;
mod return_visit;
mod setting;
mod site;
mod standing;
mod township;
mod unit;
mod village;

pub use add::Add;
pub use amend::Amend;
pub use configure::Configure;
pub use remove::Remove;
pub use row::{Row, RowId};

pub(super) use plan::refuse_title;
pub(super) use posting::{check_posting, check_tie};
pub(super) use remove::remove_with_belongings;
pub(super) use return_visit::{rates, rating_steps, take_rating_back};
pub(super) use rules::Rules;
pub(super) use unit::check_valid_on;
