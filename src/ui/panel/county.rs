//! What the panel of the county has beside that of other places: where to look first, and its townships.

use egui::Ui;

use crate::ui::intent::{Intent, Intents, Sight};
use crate::ui::lookup::{LedgerView, Lookup};

use super::asked::villages_of;
use super::parts::{Figure, Line, figures_ui, group_ui, line_ui};
use super::several::village_line_ui;

/// How many villages are named first.
const FIRST: usize = 3;

/// Draws how many villages are weak, and how many issues wait for somebody.
pub(super) fn more_figures_ui(ui: &mut Ui, sight: Sight<'_>, lookup: &Lookup) {
    let figure = |number: u32, key: &str| Figure {
        number: number.to_string(),
        name: sight.language.say(key).into_owned(),
        ..Figure::default()
    };
    let figures = [
        figure(sight.findings.county.weak, "panel.weak_villages"),
        figure(lookup.count(LedgerView::ToCheck), "panel.to_check"),
        figure(lookup.count(LedgerView::Nobody), "panel.to_assign"),
    ];
    figures_ui(ui, &figures);
}

/// Draws the villages with the most overdue issues.
pub(super) fn first_ui(ui: &mut Ui, sight: Sight<'_>, intents: &mut Intents) {
    let open = sight.findings.villages.iter().filter(|(_, finding)| finding.open > 0);
    let mut villages: Vec<_> = open.map(|(id, each)| (each.overdue, each.open, *id)).collect();
    if villages.is_empty() {
        return;
    }
    villages.sort_by_key(|(overdue, open, id)| (std::cmp::Reverse((*overdue, *open)), *id));
    group_ui(ui, &sight.language.say("panel.look_at"));
    for (_, _, id) in villages.into_iter().take(FIRST) {
        village_line_ui(ui, sight, id, intents);
    }
}

/// Draws the townships by their open issues; pressing one selects its villages.
pub(super) fn townships_ui(ui: &mut Ui, sight: Sight<'_>, intents: &mut Intents) {
    let (world, language) = (sight.session.world(), sight.language);
    group_ui(ui, &language.say("panel.townships"));
    let mut townships: Vec<_> = sight.findings.townships.iter().collect();
    townships.sort_by_key(|(id, totals)| (std::cmp::Reverse((totals.open, totals.overdue)), **id));
    for (id, totals) in townships {
        let Some(township) = world.townships.get(*id) else { continue };
        let tail = match totals.overdue {
            0 => language.say_with("panel.open_count", &[("open", &totals.open)]),
            late => language.say_with("panel.open_and_late", &[("open", &totals.open), ("late", &late)]),
        };
        let line = Line { title: &township.name, note: "", tail: &tail, late: false, marked: false };
        if line_ui(ui, &line).clicked() {
            intents.extend([Intent::SelectVillages(villages_of(sight, *id)), Intent::ZoomToSelection]);
        }
    }
}
