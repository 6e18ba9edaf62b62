//! The right panel: why a place looks as it does, who is there, and what comes next.

mod cadre;
mod county;
mod diary;
mod next_step;
mod outcome;
pub mod parts;
mod promises;
mod several;
mod village;
mod year;

use super::intent::{Intents, RecordRef, Sight};
use super::lookup::lookup;

pub use diary::activities_of_issue_ui;
pub use next_step::{NextStep, next_steps};
pub use outcome::{issue_outcome_ui, join};
pub use promises::{promise_chips_ui, promise_line_ui, tasks_ui};

/// Draws the panel of what is selected: a cadre, a village, several, or the whole county. It scrolls by itself.
pub fn panel_ui(ui: &mut egui::Ui, sight: Sight<'_>, intents: &mut Intents) {
    let lookup = lookup(ui.ctx(), sight);
    let village = sight.selection.village.and_then(|id| sight.session.world().villages.get(id));
    let cadre = match sight.selection.record {
        Some(RecordRef::Cadre(id)) => sight.session.world().cadres.get(id),
        _ => None,
    };
    match village {
        _ if cadre.is_some() => cadre.into_iter().for_each(|row| cadre::cadre_ui(ui, sight, &lookup, row, intents)),
        _ if sight.choice.selected.len() > 1 => several::several_ui(ui, sight, intents),
        Some(village) => village::village_ui(ui, sight, &lookup, village, intents),
        None => county::county_ui(ui, sight, &lookup, intents),
    }
}
