//! The right panel: why a place looks as it does, who is there, and what comes next.

mod asked;
mod cadre;
mod cases;
mod changes;
mod county;
mod diary;
mod figures;
mod headline;
mod issues;
mod kinds;
mod next_step;
mod outcome;
pub mod parts;
mod people;
mod place;
mod promises;
mod several;
mod village;
mod visits;
mod year;

use super::intent::{Intents, RecordRef, Sight};
use super::lookup::lookup;

pub use diary::activities_of_issue_ui;
pub use outcome::{issue_outcome_ui, join};
pub use promises::{campaigns_ui, promise_chips_ui, promise_line_ui, tasks_ui, unit_plan_ui};

/// Draws the panel of what is selected: a cadre, a village, several, or the whole county. It scrolls by itself.
pub fn panel_ui(ui: &mut egui::Ui, sight: Sight<'_>, intents: &mut Intents) {
    let lookup = lookup(ui.ctx(), sight);
    let cadre = match sight.selection.record {
        Some(RecordRef::Cadre(id)) => sight.session.world().cadres.get(id),
        _ => None,
    };
    match cadre {
        Some(cadre) => cadre::cadre_ui(ui, sight, &lookup, cadre, intents),
        None => place::place_ui(ui, sight, &lookup, intents),
    }
}
