//! The table below the map: the records of the selection or of the county, linked with the map both ways.

use super::intent::{Intents, Sight};

/// The table as it is shown, as text, for an export.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shown {
    /// The name of the table in the user's language, such as 问题.
    pub name: String,
    /// The titles of the columns.
    pub titles: Vec<String>,
    /// The rows in the order in which they are shown.
    pub rows: Vec<Vec<String>>,
}

/// Which table is shown, how it is sorted and filtered.
#[derive(Debug, Default)]
pub struct Tables {}

impl Tables {
    /// Draws the table, with its tabs, filters and rows, over all the room that `ui` has.
    pub fn tables_ui(&mut self, ui: &mut egui::Ui, sight: Sight<'_>, intents: &mut Intents) {
        let _ = (ui, sight, intents);
    }

    /// What is shown, filtered and sorted, as text; names of people are masked unless `names_of_people`.
    pub fn shown(&mut self, sight: Sight<'_>, names_of_people: bool) -> Shown {
        let _ = (sight, names_of_people);
        Shown::default()
    }
}
