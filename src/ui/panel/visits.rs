//! When somebody was last in a place, and where nobody was for long.

use egui::Ui;

use crate::analysis::AreaId;
use crate::analysis::why::Why;
use crate::model::CatalogueKind;
use crate::ui::forms::Form;
use crate::ui::intent::{Intent, Intents, Sight};
use crate::ui::widgets::day::short_date;

use super::outcome::join;
use super::parts::{Line, group_ui, line_ui, link_ui, remark_ui};

/// Draws the last visit; pressing it opens it.
pub(super) fn visits_ui(ui: &mut Ui, sight: Sight<'_>, why: &Why, intents: &mut Intents) {
    let (world, language) = (sight.session.world(), sight.language);
    let visits = &why.visits;
    let is_village = matches!(why.area, AreaId::Village(_));
    group_ui(ui, &language.say("why.visits"));
    match &visits.last {
        None => remark_ui(ui, &language.say("why.visits_none")),
        Some(last) => {
            let title = match last.days_ago {
                0 => language.say("why.visited_today").into_owned(),
                days => language.say_with("why.visited", &[("days", &days)]),
            };
            let purpose = language.entry(world, CatalogueKind::Purpose, &last.purpose);
            let villages = world.activities.get(last.activity).filter(|_| !is_village);
            let villages = villages.map(|row| {
                join(language, row.villages.iter().map(|id| world.villages.get(*id).map_or("", |row| &row.name)))
            });
            let note = [Some(short_date(language, last.on)), villages, Some(purpose.to_owned())];
            let note = note.into_iter().flatten().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
            let tail = language.say_with("why.visits_year", &[("count", &visits.within_year)]);
            let line = Line { title: &title, note: &note, tail: &tail, late: false, marked: false };
            if line_ui(ui, &line).clicked() {
                intents.push(Intent::OpenForm(Form::Activity(Some(last.activity), None)));
            }
        }
    }
    if !is_village && !visits.long_ago.is_empty() {
        let count = visits.long_ago.len();
        let text = language.say_with("why.reason.unvisited_villages", &[("count", &count)]);
        if link_ui(ui, &text).on_hover_text(language.say("why.select_hint")).clicked() {
            intents.push(Intent::SelectVillages(visits.long_ago.clone()));
        }
    }
}
