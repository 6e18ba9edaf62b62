//! The weak villages of a place: where each case stands, and how far its plan has come.

use egui::Ui;

use crate::analysis::AreaId;
use crate::analysis::why::{Case, Why};
use crate::model::StandingState;
use crate::ui::forms::Form;
use crate::ui::intent::{Intent, Intents, Sight};

use super::parts::{Line, group_ui, line_ui, remark_ui};

/// How many are shown.
const SHOWN: usize = 4;

/// Draws the cases, late ones first; pressing one opens it. Nothing where there is none.
pub(super) fn cases_ui(ui: &mut Ui, sight: Sight<'_>, why: &Why, intents: &mut Intents) {
    let language = sight.language;
    if why.cases.is_empty() {
        return;
    }
    group_ui(ui, &language.say("why.cases"));
    for case in why.cases.iter().take(SHOWN) {
        case_ui(ui, sight, case, matches!(why.area, AreaId::Village(_)), intents);
    }
    if why.cases.len() > SHOWN {
        remark_ui(ui, &language.say_with("why.more_villages", &[("count", &(why.cases.len() - SHOWN))]));
    }
}

fn case_ui(ui: &mut Ui, sight: Sight<'_>, case: &Case, is_village: bool, intents: &mut Intents) {
    let (world, language) = (sight.session.world(), sight.language);
    let state = language.say(&format!("state.standing.{}", case.state.code()));
    let times = (case.times > 1).then(|| language.say_with("weak.nth", &[("count", &case.times)]));
    let of_measures: [(&str, &dyn ToString); 2] = [("done", &case.measures.done), ("all", &case.measures.all)];
    let measures = match case.measures.all {
        _ if case.state == StandingState::Accepted => None,
        0 => Some(language.say("why.case_no_measures").into_owned()),
        _ => Some(language.say_with("why.case_measures", &of_measures)),
    };
    let overdue = case.measures.overdue;
    let overdue = (overdue > 0).then(|| language.say_with("why.case_measures_late", &[("count", &overdue)]));
    let look_back = || language.say("why.case_look_back").into_owned();
    let tail = match case.days_left {
        Some(days @ ..0) => language.say_with("table.overdue_days", &[("days", &-days)]),
        Some(0) => language.say("table.due_today").into_owned(),
        Some(days) => language.say_with("table.days_left", &[("days", &days)]),
        None if case.state == StandingState::Accepted => look_back(),
        None => String::new(),
    };
    let village = world.villages.get(case.village).map_or("", |row| &row.name);
    let title = if is_village { &*state } else { village };
    let state_below = (!is_village).then(|| state.clone().into_owned());
    let note = [state_below, times, measures, overdue].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let late = case.is_late();
    if line_ui(ui, &Line { title, note: &note, tail: &tail, late, marked: false }).clicked() {
        intents.push(Intent::OpenForm(Form::Standing(Some(case.id), case.village)));
    }
}
