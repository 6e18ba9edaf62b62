//! The panel of several villages, such as those of one township: their sums, and the villages themselves.

use std::collections::BTreeSet;

use egui::Ui;

use crate::analysis::Totals;
use crate::model::{Id, Township, Village};
use crate::ui::intent::{Intent, Intents, Sight};
use crate::ui::widgets::quiet_ui;

use super::parts::{Figure, Line, body_ui, figures_ui, group_ui, head_ui, line_ui};
use super::year::year_ui;

/// How many villages are listed; the table below shows all of them.
const LISTED: usize = 12;

/// Draws the panel of the villages that are selected.
pub fn several_ui(ui: &mut Ui, sight: Sight<'_>, intents: &mut Intents) {
    let language = sight.language;
    let selected = &sight.choice.selected;
    let sums = sums(sight, selected);
    let township = whole_township(sight, selected);
    let world = sight.session.world();
    let count = language.say_with("panel.selected", &[("count", &selected.len())]);
    body_ui(ui, "several", |ui| {
        match township.and_then(|id| world.townships.get(id)) {
            Some(township) => head_ui(ui, &township.name, &about(sight, &sums)),
            None => head_ui(ui, &count, &about(sight, &sums)),
        }
        figures_ui(ui, &figures(sight, &sums));
        year_ui(ui, sight, sums.open_by_month, sums.villages, true);
        group_ui(ui, &language.say("panel.villages"));
        villages_ui(ui, sight, selected, intents);
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            if quiet_ui(ui, &language.say("panel.zoom")).clicked() {
                intents.push(Intent::ZoomToSelection);
            }
            if quiet_ui(ui, &language.say("panel.clear")).clicked() {
                intents.push(Intent::ClearSelection);
            }
        });
    });
}

fn about(sight: Sight<'_>, sums: &Totals) -> String {
    let language = sight.language;
    let villages = language.say_with("panel.village_count", &[("count", &sums.villages)]);
    let households = language.say_with("panel.households", &[("count", &sums.households)]);
    if sums.households == 0 { villages } else { format!("{villages} · {households}") }
}

/// The three figures of sums: open, overdue, villages without a resident cadre.
pub fn figures(sight: Sight<'_>, sums: &Totals) -> [Figure; 3] {
    let language = sight.language;
    let without = sums.villages.saturating_sub(sums.with_resident);
    let figure = |number: u32, key: &str, late| Figure {
        number: number.to_string(),
        name: language.say(key).into_owned(),
        aside: String::new(),
        late,
    };
    [
        figure(sums.open, "panel.open", false),
        figure(sums.overdue, "panel.overdue", sums.overdue > 0),
        figure(without, "panel.without_resident", without > 0),
    ]
}

/// The township of which exactly all villages are selected.
fn whole_township(sight: Sight<'_>, selected: &BTreeSet<Id<Village>>) -> Option<Id<Township>> {
    let world = sight.session.world();
    let township = world.villages.get(*selected.first()?)?.township;
    let all = world.villages.iter().filter(|village| village.township == township);
    (all.clone().count() == selected.len() && all.into_iter().all(|village| selected.contains(&village.id)))
        .then_some(township)
}

/// The sums over some villages.
fn sums(sight: Sight<'_>, selected: &BTreeSet<Id<Village>>) -> Totals {
    let mut sums = Totals::default();
    for id in selected {
        let (Some(village), Some(finding)) = (sight.session.world().villages.get(*id), sight.findings.villages.get(id))
        else {
            continue;
        };
        sums.villages += 1;
        sums.open += finding.open;
        sums.overdue += finding.overdue;
        sums.closed += finding.closed;
        sums.weak += u32::from(finding.weak.is_some());
        sums.with_resident += u32::from(finding.residents > 0);
        sums.households += u64::from(village.households.unwrap_or_default());
        for (sum, open) in sums.open_by_month.iter_mut().zip(finding.open_by_month) {
            *sum += open;
        }
    }
    sums
}

fn villages_ui(ui: &mut Ui, sight: Sight<'_>, selected: &BTreeSet<Id<Village>>, intents: &mut Intents) {
    let finding = |id: &Id<Village>| sight.findings.villages.get(id);
    let mut villages: Vec<_> = selected.iter().copied().collect();
    villages.sort_by_key(|id| std::cmp::Reverse(finding(id).map(|finding| (finding.overdue, finding.open))));
    for id in villages.iter().take(LISTED) {
        village_line_ui(ui, sight, *id, intents);
    }
    if villages.len() > LISTED {
        let count = villages.len() - LISTED;
        super::parts::remark_ui(ui, &sight.language.say_with("panel.more_villages", &[("count", &count)]));
    }
}

/// A village with its open issues; pressing it selects it alone.
pub fn village_line_ui(ui: &mut Ui, sight: Sight<'_>, id: Id<Village>, intents: &mut Intents) {
    let world = sight.session.world();
    let (Some(village), Some(finding)) = (world.villages.get(id), sight.findings.villages.get(&id)) else { return };
    let language = sight.language;
    let township = world.townships.get(village.township).map_or("", |township| township.name.as_str());
    let mut notes = vec![township.to_owned()];
    if finding.weak.is_some() {
        notes.push(language.say("panel.is_weak").into_owned());
    }
    if finding.residents == 0 {
        notes.push(language.say("panel.no_resident").into_owned());
    }
    let late = finding.overdue > 0;
    let tail = match late {
        true => language.say_with("panel.open_and_late", &[("open", &finding.open), ("late", &finding.overdue)]),
        false => language.say_with("panel.open_count", &[("open", &finding.open)]),
    };
    let line = Line { title: &village.name, note: &notes.join(" · "), tail: &tail, late, marked: false };
    let response = line_ui(ui, &line);
    if response.double_clicked() {
        intents.push(Intent::ZoomToSelection);
    } else if response.clicked() {
        intents.push(Intent::SelectVillages(vec![id]));
    }
}
