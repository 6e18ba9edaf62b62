//! The villages of a township or of a selection, and what can be done about them together.

use egui::Ui;

use crate::model::{Id, Village};
use crate::ui::intent::{Intent, Intents, Sight};
use crate::ui::widgets::quiet_ui;

use super::parts::{Line, group_ui, line_ui, remark_ui};

/// How many villages are listed; the table below shows all of them.
const LISTED: usize = 12;

/// Draws the villages, those with the most overdue and open issues first.
pub(super) fn villages_ui(ui: &mut Ui, sight: Sight<'_>, villages: &[Id<Village>], intents: &mut Intents) {
    group_ui(ui, &sight.language.say("panel.villages"));
    let finding = |id: &Id<Village>| sight.findings.villages.get(id);
    let mut villages: Vec<_> = villages.to_vec();
    villages.sort_by_key(|id| std::cmp::Reverse(finding(id).map(|finding| (finding.overdue, finding.open))));
    for id in villages.iter().take(LISTED) {
        village_line_ui(ui, sight, *id, intents);
    }
    if villages.len() > LISTED {
        let count = villages.len() - LISTED;
        remark_ui(ui, &sight.language.say_with("panel.more_villages", &[("count", &count)]));
    }
}

/// Draws what can be done with the selection.
pub(super) fn selection_ui(ui: &mut Ui, sight: Sight<'_>, intents: &mut Intents) {
    ui.horizontal(|ui| {
        if quiet_ui(ui, &sight.language.say("panel.zoom")).clicked() {
            intents.push(Intent::ZoomToSelection);
        }
        if quiet_ui(ui, &sight.language.say("panel.clear")).clicked() {
            intents.push(Intent::ClearSelection);
        }
    });
}

/// A village with its open issues; pressing it selects it alone.
pub(super) fn village_line_ui(ui: &mut Ui, sight: Sight<'_>, id: Id<Village>, intents: &mut Intents) {
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
