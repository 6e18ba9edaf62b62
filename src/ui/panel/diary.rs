//! 民情台账 of a village and 民情日记 of a cadre: a dated list of what was done, with the issues and what became of them.

use egui::{Label, Sense, Ui};

use crate::model::{Activity, Cadre, CatalogueKind, Id, Issue, Place, Village};
use crate::ui::forms::Form;
use crate::ui::intent::{Intent, Intents, Sight};
use crate::ui::look;
use crate::ui::lookup::Lookup;
use crate::ui::widgets::day::short_date;
use crate::ui::widgets::{quiet_ui, tone};

use super::outcome::{issue_outcome_ui, join};
use super::parts::{group_ui, remark_ui};

/// How many activities of a cadre are shown before the rest is asked for.
const FIRST: usize = 4;
/// The same of a village.
const FIRST_OF_VILLAGE: usize = 2;

/// Whose list it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Whose {
    /// 民情台账
    Village(Id<Village>),
    /// 民情日记
    Cadre(Id<Cadre>),
}

/// Draws the list: its first entries, or all of them when they were asked for.
pub(super) fn diary_ui(ui: &mut Ui, sight: Sight<'_>, lookup: &Lookup, whose: Whose, intents: &mut Intents) {
    let language = sight.language;
    let (title, activities, first) = match whose {
        Whose::Village(id) => ("visit.ledger", lookup.diaries.village(id), FIRST_OF_VILLAGE),
        Whose::Cadre(id) => ("visit.diary", lookup.diaries.cadre(id), FIRST),
    };
    group_ui(ui, &language.say_with(title, &[("count", &activities.len())]));
    if activities.is_empty() {
        remark_ui(ui, &language.say("visit.nothing"));
    }
    let place = egui::Id::unique(("diary", whose));
    let all = ui.data(|data| data.get_temp::<bool>(place)).unwrap_or_default();
    let shown = if all { activities.len() } else { first };
    for activity in activities.iter().take(shown).filter_map(|id| sight.session.world().activities.get(*id)) {
        entry_ui(ui, sight, lookup, activity, whose, intents);
    }
    if activities.len() > first {
        let key = if all { "visit.show_less" } else { "visit.show_all" };
        if quiet_ui(ui, &language.say_with(key, &[("count", &activities.len())])).clicked() {
            ui.data_mut(|data| data.insert_temp(place, !all));
        }
    }
}

/// One entry: day and kind, who or where, what was seen, and its issues.
fn entry_ui(ui: &mut Ui, sight: Sight<'_>, lookup: &Lookup, activity: &Activity, whose: Whose, intents: &mut Intents) {
    let (world, language) = (sight.session.world(), sight.language);
    ui.add_space(4.0);
    let kind = language.entry(world, CatalogueKind::ActivityKind, &activity.kind);
    let title = if activity.title.is_empty() { kind } else { &activity.title };
    let head = format!("{}  {title}", short_date(language, activity.on));
    let head = Label::new(tone::strong(head).size(look::BODY).color(tone::accent(ui))).truncate().sense(Sense::click());
    let response = ui.add(head).on_hover_cursor(egui::CursorIcon::PointingHand);
    if response.on_hover_text(language.say("visit.open")).clicked() {
        intents.push(Intent::OpenForm(Form::Activity(Some(activity.id), None)));
    }
    let others = match whose {
        Whose::Village(_) => {
            let names = activity.cadres.iter().filter_map(|id| world.cadres.get(*id)).map(|row| row.name.as_str());
            join(language, names)
        }
        Whose::Cadre(_) => join(language, activity.villages.iter().map(|id| world.place_name(Place::Village(*id)))),
    };
    let seen = activity.households.map(|count| language.say_with("visit.seen_households", &[("count", &count)]));
    let note = [Some(others), seen].into_iter().flatten().filter(|text| !text.is_empty()).collect::<Vec<_>>();
    if !note.is_empty() {
        ui.add(Label::new(tone::small(ui, note.join(" · "))).wrap());
    }
    if !activity.summary.is_empty() {
        ui.add(Label::new(activity.summary.as_str()).wrap());
    }
    let issues: Vec<Id<Issue>> = match whose {
        Whose::Village(village) => lookup.diaries.issues_in(world, activity, village),
        Whose::Cadre(_) => lookup.diaries.issues(activity),
    };
    for issue in issues.into_iter().filter_map(|id| world.issues.get(id)) {
        issue_outcome_ui(ui, sight, issue, intents);
    }
}

/// The visits and meetings about an issue, in its form: return visits, consultations, proxy services, and the visit in
/// which it was raised.
pub fn activities_of_issue_ui(ui: &mut Ui, sight: Sight<'_>, lookup: &Lookup, issue: &Issue, intents: &mut Intents) {
    let (world, language) = (sight.session.world(), sight.language);
    let raised_in = issue.activity.into_iter();
    let activities: Vec<&Activity> = lookup
        .diaries
        .about(issue.id)
        .iter()
        .copied()
        .chain(raised_in)
        .filter_map(|id| world.activities.get(id))
        .collect();
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        ui.label(tone::heading(ui, language.say("visit.of_issue")));
        if quiet_ui(ui, &language.say("visit.record_short")).clicked() {
            intents.push(Intent::OpenForm(Form::Activity(None, Some(issue.id))));
        }
    });
    for activity in activities {
        let kind = language.entry(world, CatalogueKind::ActivityKind, &activity.kind);
        let rating = language.entry(world, CatalogueKind::Rating, &activity.rating);
        let day = short_date(language, activity.on);
        let line = super::parts::Line { title: kind, note: &activity.summary, tail: &day, late: false, marked: false };
        let title = [kind, rating].join(" ");
        let line = super::parts::Line { title: title.trim(), ..line };
        if super::parts::line_ui(ui, &line).clicked() {
            intents.push(Intent::OpenForm(Form::Activity(Some(activity.id), None)));
        }
    }
}
