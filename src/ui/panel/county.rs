//! The panel while nothing is selected: the county in figures, and where to look first.

use egui::Ui;

use crate::model::{Id, Village};
use crate::ui::intent::{Intent, Intents, Sight};
use crate::ui::lookup::{LedgerView, Lookup};

use super::parts::{Figure, Line, body_ui, figures_ui, group_ui, head_ui, line_ui, remark_ui};
use super::promises::overdue_promises_ui;
use super::several::{figures, village_line_ui};
use super::year::year_ui;

/// How many villages are named first.
const FIRST: usize = 5;

/// Draws the panel of the county.
pub fn county_ui(ui: &mut Ui, sight: Sight<'_>, lookup: &Lookup, intents: &mut Intents) {
    let (language, county) = (sight.language, &sight.findings.county);
    let world = sight.session.world();
    let name = match world.county_name() {
        "" => language.say("panel.county").into_owned(),
        name => name.to_owned(),
    };
    let townships = language.say_with("panel.township_count", &[("count", &world.townships.len())]);
    let villages = language.say_with("panel.village_count", &[("count", &county.villages)]);
    body_ui(ui, "county", |ui| {
        head_ui(ui, &name, &format!("{townships} · {villages}"));
        figures_ui(ui, &figures(sight, county));
        figures_ui(ui, &more_figures(sight, lookup));
        year_ui(ui, sight, county.open_by_month, county.villages, false);
        overdue_promises_ui(ui, sight, lookup, intents);
        group_ui(ui, &language.say("panel.look_at"));
        first_ui(ui, sight, intents);
        group_ui(ui, &language.say("panel.townships"));
        townships_ui(ui, sight, intents);
    });
}

fn more_figures(sight: Sight<'_>, lookup: &Lookup) -> [Figure; 3] {
    let figure = |number: u32, key: &str| Figure {
        number: number.to_string(),
        aside: String::new(),
        name: sight.language.say(key).into_owned(),
        late: false,
    };
    [
        figure(sight.findings.county.weak, "panel.weak_villages"),
        figure(lookup.count(LedgerView::ToCheck), "panel.to_check"),
        figure(lookup.count(LedgerView::Nobody), "panel.to_assign"),
    ]
}

/// The villages with the most overdue issues.
fn first_ui(ui: &mut Ui, sight: Sight<'_>, intents: &mut Intents) {
    let mut villages: Vec<_> = sight
        .findings
        .villages
        .iter()
        .filter(|(_, finding)| finding.open > 0)
        .map(|(id, each)| (each.overdue, each.open, *id))
        .collect();
    villages.sort_by_key(|(overdue, open, id)| (std::cmp::Reverse((*overdue, *open)), *id));
    if villages.is_empty() {
        remark_ui(ui, &sight.language.say("panel.nothing_open"));
    }
    for (_, _, id) in villages.into_iter().take(FIRST) {
        village_line_ui(ui, sight, id, intents);
    }
}

/// The townships by their open issues; pressing one selects its villages.
fn townships_ui(ui: &mut Ui, sight: Sight<'_>, intents: &mut Intents) {
    let (world, language) = (sight.session.world(), sight.language);
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
            let villages = world.villages.iter().filter(|village| village.township == *id);
            let villages: Vec<Id<Village>> = villages.map(|village| village.id).collect();
            intents.extend([Intent::SelectVillages(villages), Intent::ZoomToSelection]);
        }
    }
}
