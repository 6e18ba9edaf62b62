//! The open issues of a place that matter most.

use egui::{Align, Layout, Ui};

use crate::analysis::AreaId;
use crate::analysis::why::Why;
use crate::model::{CatalogueKind, Issue};
use crate::ui::forms::Form;
use crate::ui::intent::{Intent, Intents, RecordRef, Sight, Workspace};
use crate::ui::widgets::{quiet_ui, tone};

use super::outcome::left;
use super::parts::{Line, line_ui, remark_ui};

/// Draws them; pressing one opens it.
pub(super) fn issues_ui(ui: &mut Ui, sight: Sight<'_>, why: &Why, intents: &mut Intents) {
    let language = sight.language;
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        ui.label(tone::heading(ui, language.say("why.issues"))).on_hover_text(language.say("why.issues_hint"));
        if why.totals.open as usize > why.issues.len() {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let all = language.say_with("why.more_issues", &[("count", &why.totals.open)]);
                if quiet_ui(ui, &all).clicked() {
                    intents.push(Intent::Workspace(Workspace::Ledger));
                }
            });
        }
    });
    if why.issues.is_empty() {
        remark_ui(ui, &language.say("panel.nothing_open"));
    }
    for issue in why.issues.iter().filter_map(|id| sight.session.world().issues.get(*id)) {
        issue_ui(ui, sight, issue, matches!(why.area, AreaId::Village(_)), intents);
    }
}

fn issue_ui(ui: &mut Ui, sight: Sight<'_>, issue: &Issue, is_village: bool, intents: &mut Intents) {
    let (world, language) = (sight.session.world(), sight.language);
    let village = issue.village.filter(|_| !is_village).and_then(|id| world.villages.get(id));
    let supervised = issue.supervised.then(|| language.say("why.supervised").into_owned());
    let category = language.entry(world, CatalogueKind::Category, &issue.category).to_owned();
    let unit = issue.unit.and_then(|id| world.units.get(id)).map(|unit| unit.name.clone());
    let state = language.say(&format!("state.issue.{}", issue.state.code())).into_owned();
    let note = [village.map(|row| row.name.clone()), supervised, Some(category), unit.or(Some(state))];
    let note = note.into_iter().flatten().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
    let tail = left(sight, issue.next_date());
    let marked = sight.selection.record == Some(RecordRef::Issue(issue.id));
    let late = issue.is_overdue(sight.findings.today);
    let response = line_ui(ui, &Line { title: &issue.title, note: &note, tail: &tail, late, marked });
    if response.clicked() {
        intents.push(Intent::OpenForm(Form::Issue(Some(issue.id), None)));
    }
}
