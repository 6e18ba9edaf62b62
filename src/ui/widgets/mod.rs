//! Small parts that forms, tables and panels are made of: fields with their label and error, the date field, the
//! record picker, chips, the empty state, buttons that say why they are grey, and the little chart of a year.

pub mod action;
pub mod calendar;
pub mod chip;
pub mod date_field;
pub mod day;
pub mod empty;
pub mod field;
pub mod line;
pub mod picker;
pub mod picks;
pub mod spelling;
pub mod tone;
pub mod trend;
pub mod typed_day;

pub use action::{action_ui, deed_ui, quiet_ui};
pub use chip::{Chip, chip_ui};
pub use date_field::DateDraft;
pub use empty::empty_ui;
pub use field::Fields;
pub use line::line_of;
pub use picker::{PickDraft, PickItem};
pub use picks::PicksDraft;
pub use spelling::Spelling;
