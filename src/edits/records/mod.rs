//! Adding, changing and removing a record of any type, with the rules that differ from type to type.

mod add;
mod amend;
mod configure;
mod remove;
mod row;
mod rules;
mod uses;

mod cadre;
mod catalogue_row;
mod indicator;
mod issue;
mod issue_step;
mod posting;
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

pub(super) use posting::check_posting;
pub(super) use rules::Rules;
pub(super) use unit::check_valid_on;
