//! The form of a visit or a meeting: kind first, then who, where and when, what was seen, and the issues that it raised.

use std::collections::{BTreeMap, BTreeSet};

use egui::{CollapsingHeader, TextEdit, Ui};

use crate::edits::{Edit, RecordActivity};
use crate::model::{
    Activity, Cadre, Campaign, CatalogueKind, CatalogueRow, Date, Id, Issue, Owner, Township, Unit, Village,
    activity_kind,
};
use crate::ui::intent::{Intents, RecordRef};
use crate::ui::tables::Scope;
use crate::ui::widgets::field::{Gap, read_number};
use crate::ui::widgets::{DateDraft, Fields, PickDraft, PickItem, PicksDraft, day, quiet_ui};

use super::activity_card::activity_card_ui;
use super::date_gap::{needed_day, picked};
use super::draft::{Draft, Habits, first_kind};
use super::issue_lines::IssueLines;
use super::{Form, IssueVerb};

/// The largest number of households, enterprises or people that an activity tells of.
const MOST: u32 = 1_000_000;

/// An activity that is being written down or changed.
#[derive(Debug)]
pub(super) struct ActivityDraft {
    base: Activity,
    is_new: bool,
    villages: PicksDraft<Village>,
    cadres: PicksDraft<Cadre>,
    township: PickDraft<Township>,
    unit: PickDraft<Unit>,
    campaign: PickDraft<Campaign>,
    issue: PickDraft<Issue>,
    /// The issues that it can be about: those of its villages first.
    issues: (Vec<Id<Village>>, Vec<PickItem<Issue>>),
    campaigns: Vec<PickItem<Campaign>>,
    on: DateDraft,
    households: String,
    enterprises: String,
    attendance: String,
    /// What stands in the fields of the kinds, by code.
    texts: BTreeMap<String, String>,
    days: BTreeMap<String, DateDraft>,
    lines: IssueLines,
}

impl ActivityDraft {
    /// A new activity in the villages that are selected, with the cadre who is selected or those of the last one;
    /// about an issue it is a return visit or a consultation in its village.
    pub(super) fn new(scope: Scope<'_>, habits: &Habits, about: Option<Id<Issue>>) -> Self {
        let (world, today) = (scope.world(), scope.today());
        let about = about.and_then(|id| world.issues.get(id));
        let kind = match about {
            Some(issue) if issue.state.is_open() && issue.finished_on.is_none() => activity_kind::CONSULTATION,
            Some(_) => activity_kind::RETURN_VISIT,
            None => habits.activity_kind.as_deref().unwrap_or(activity_kind::VISIT),
        };
        let selected = scope.sight.choice.selected.iter().copied().collect::<Vec<_>>();
        let chosen_cadre = match scope.sight.selection.record {
            Some(RecordRef::Cadre(id)) => Some(id),
            _ => None,
        };
        let running: Vec<_> = world.campaigns.iter().filter(|row| row.holds_on(today)).collect();
        let only = if let [only] = running[..] { Some(only.id) } else { None };
        let base = Activity {
            purpose: first_kind(scope, CatalogueKind::Purpose, habits.purpose.as_ref()),
            villages: match about.map(|issue| issue.village) {
                Some(village) => village.into_iter().collect(),
                None if chosen_cadre.is_some() => Vec::new(),
                None => selected,
            },
            township: about.filter(|issue| issue.village.is_none()).and_then(|issue| issue.township),
            cadres: chosen_cadre.map_or_else(|| habits.cadres.clone(), |id| vec![id]),
            campaign: habits.campaign.filter(|id| running.iter().any(|row| row.id == *id)).or(only),
            issue: about.map(|issue| issue.id),
            ..Activity::blank(&first_kind(scope, CatalogueKind::ActivityKind, Some(&kind.to_owned())), today)
        };
        Self::from(scope, base, true)
    }

    /// An activity that stands.
    pub(super) fn of(scope: Scope<'_>, id: Id<Activity>) -> Self {
        match scope.world().activities.get(id) {
            Some(activity) => Self::from(scope, activity.clone(), false),
            None => Self::new(scope, &Habits::default(), None),
        }
    }

    fn from(scope: Scope<'_>, base: Activity, is_new: bool) -> Self {
        let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
        let campaigns = scope.world().campaigns.iter();
        let day = |text: &String| DateDraft::of(text.parse::<Date>().ok());
        Self {
            is_new,
            villages: PicksDraft::of(base.villages.iter().copied()),
            cadres: PicksDraft::of(base.cadres.iter().copied()),
            township: PickDraft::of(base.township),
            unit: PickDraft::of(base.unit),
            campaign: PickDraft::of(base.campaign),
            issue: PickDraft::of(base.issue),
            issues: (base.villages.clone(), issues_of(scope, &base.villages)),
            campaigns: campaigns.map(|row| PickItem::new(row.id, &row.name, row.from.year().to_string())).collect(),
            on: DateDraft::of(base.on),
            households: number(base.households),
            enterprises: number(base.enterprises),
            attendance: number(base.attendance),
            days: base.details.iter().map(|(code, text)| (code.clone(), day(text))).collect(),
            texts: base.details.clone(),
            lines: IssueLines::new(scope),
            base,
        }
    }

    /// Whether the kind is about an issue: it is asked for, and a return visit asks how it was rated.
    fn is_about_an_issue(&self) -> bool {
        [activity_kind::RETURN_VISIT, activity_kind::CONSULTATION, activity_kind::PROXY_SERVICE]
            .contains(&self.base.kind.as_str())
    }

    fn content_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>) {
        let world = scope.world();
        ui.columns(2, |columns| {
            let [left, right] = columns else { return };
            let kinds = CatalogueKind::ActivityKind;
            fields.kind_ui(left, "visit.field.kind", world, kinds, &mut self.base.kind);
            fields.date_ui(right, "visit.field.on", true, &mut self.on);
        });
        self.where_ui(ui, fields, scope);
        fields.picks_ui(ui, "visit.field.cadres", false, &scope.lookup.cadres, &mut self.cadres);
        if self.is_about_an_issue() {
            self.about_ui(ui, fields, scope);
        }
        self.numbers_ui(ui, fields, scope);
        let is_visit = self.base.kind == activity_kind::VISIT;
        if !is_visit {
            self.details_ui(ui, fields, scope);
        }
        fields.lines_ui(ui, "visit.field.summary", false, 2, &mut self.base.summary);
        let day = self.on.day(scope.today()).unwrap_or(scope.today());
        self.lines.lines_ui(ui, fields, scope, &self.villages.chosen, day);
        ui.add_space(8.0);
        if is_visit {
            self.details_ui(ui, fields, scope);
        }
        let more = scope.sight.language.say("visit.more_fields");
        CollapsingHeader::new(more).id_salt("more").show(ui, |ui| self.more_ui(ui, fields, scope));
    }

    fn where_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>) {
        let needed = self.unit.chosen.is_none() && self.township.chosen.is_none();
        fields.picks_ui(ui, "visit.field.villages", needed, &scope.lookup.villages, &mut self.villages);
        let lacking: Vec<_> =
            scope.sight.choice.selected.iter().copied().filter(|id| !self.villages.chosen.contains(id)).collect();
        if !lacking.is_empty() {
            let text = scope.sight.language.say_with("visit.from_map", &[("count", &lacking.len())]);
            if quiet_ui(ui, &text).clicked() {
                lacking.into_iter().for_each(|id| self.villages.add(id));
                fields.changed = true;
            }
        }
    }

    /// The issue that it is about, from those of its villages.
    fn about_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>) {
        if self.issues.0 != self.villages.chosen {
            self.issues = (self.villages.chosen.clone(), issues_of(scope, &self.villages.chosen));
        }
        fields.pick_ui(ui, "visit.field.issue", false, &self.issues.1, &mut self.issue);
    }

    /// The fields of the kind, as the catalogue lists them.
    fn details_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>) {
        let language = scope.sight.language;
        for row in fields_of(scope, &self.base.kind) {
            let title = language.title(row);
            match row.value.as_str() {
                "date" => {
                    let day = self.days.entry(row.code.clone()).or_default();
                    let wrong = day.is_unreadable(scope.today()).then(|| language.say("form.wrong.day").into_owned());
                    fields.titled_ui(ui, title, false, wrong, false, |ui| day.date_ui(ui, language, scope.today()));
                }
                kind => {
                    let text = self.texts.entry(row.code.clone()).or_default();
                    let is_wrong = kind == "number" && !text.trim().is_empty() && text.trim().parse::<u32>().is_err();
                    let wrong = is_wrong.then(|| language.say("refusal.number").into_owned());
                    let width = if kind == "number" { 90.0 } else { f32::INFINITY };
                    fields.titled_ui(ui, title, false, wrong, false, |ui| {
                        ui.add(TextEdit::singleline(text).desired_width(width))
                    });
                }
            }
        }
    }

    /// What is counted, and how those concerned rated it.
    fn numbers_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>) {
        let (world, base) = (scope.world(), &mut self.base);
        let is_visit = base.kind == activity_kind::VISIT;
        let (counts_doors, is_rated) = (is_visit_kind(&base.kind), is_rated_kind(&base.kind));
        ui.columns(if is_visit { 3 } else { 2 }, |columns| match columns {
            [left, middle, right] => {
                fields.kind_ui(left, "visit.field.purpose", world, CatalogueKind::Purpose, &mut base.purpose);
                fields.number_ui(middle, "visit.field.households", false, &mut self.households);
                fields.number_ui(right, "visit.field.enterprises", false, &mut self.enterprises);
            }
            [left, right] => {
                if is_rated {
                    fields.kind_ui(left, "visit.field.rating", world, CatalogueKind::Rating, &mut base.rating);
                }
                let counted = if is_rated { right } else { left };
                match counts_doors {
                    true => fields.number_ui(counted, "visit.field.households", false, &mut self.households),
                    false => fields.number_ui(counted, "visit.field.attendance", false, &mut self.attendance),
                };
            }
            _ => {}
        });
    }

    fn more_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>) {
        ui.add_space(4.0);
        fields.text_ui(ui, "visit.field.title", false, &mut self.base.title);
        if is_visit_kind(&self.base.kind) {
            fields.number_ui(ui, "visit.field.attendance", false, &mut self.attendance);
        }
        fields.pick_ui(ui, "visit.field.unit", false, &scope.lookup.units, &mut self.unit);
        fields.pick_ui(ui, "visit.field.township", false, &scope.lookup.townships, &mut self.township);
        fields.pick_ui(ui, "visit.field.campaign", false, &self.campaigns, &mut self.campaign);
        fields.text_ui(ui, "visit.field.number", false, &mut self.base.number);
    }

    /// The activity as it is written.
    fn activity(&self, scope: Scope<'_>) -> Result<Activity, Vec<Gap>> {
        let mut gaps = Vec::new();
        let nowhere = self.unit.chosen.is_none() && self.township.chosen.is_none() && self.issue.chosen.is_none();
        if self.villages.is_unknown() {
            gaps.push(Gap::wrong("visit.field.villages", "form.wrong.unknown"));
        } else if nowhere && self.villages.chosen.is_empty() {
            gaps.push(Gap::missing("visit.field.villages"));
        }
        if self.cadres.is_unknown() {
            gaps.push(Gap::wrong("visit.field.cadres", "form.wrong.unknown"));
        }
        picked(&mut gaps, "visit.field.issue", &self.issue, false);
        picked(&mut gaps, "visit.field.unit", &self.unit, false);
        picked(&mut gaps, "visit.field.township", &self.township, false);
        picked(&mut gaps, "visit.field.campaign", &self.campaign, false);
        let on = needed_day(&mut gaps, "visit.field.on", &self.on, scope.today());
        let mut number = |field, text: &str| match read_number(field, text, 0..=MOST) {
            Ok(number) => number,
            Err(gap) => {
                gaps.push(gap);
                None
            }
        };
        let households = number("visit.field.households", &self.households);
        let enterprises = number("visit.field.enterprises", &self.enterprises);
        let attendance = number("visit.field.attendance", &self.attendance);
        let details = self.details(scope, &mut gaps);
        let (Some(on), true) = (on, gaps.is_empty()) else { return Err(gaps) };
        let purpose = if self.base.kind == activity_kind::VISIT { self.base.purpose.clone() } else { String::new() };
        Ok(Activity {
            on,
            purpose,
            rating: if is_rated_kind(&self.base.kind) { self.base.rating.clone() } else { String::new() },
            villages: self.places(scope),
            cadres: self.cadres.chosen.clone(),
            township: self.township.chosen,
            unit: self.unit.chosen,
            campaign: self.campaign.chosen,
            issue: self.issue.chosen.filter(|_| self.is_about_an_issue()),
            households: households.filter(|_| is_visit_kind(&self.base.kind)),
            enterprises: enterprises.filter(|_| is_visit_kind(&self.base.kind)),
            attendance,
            details,
            ..self.base.clone()
        })
    }

    /// The villages that are chosen, or else that of the issue which it is about.
    fn places(&self, scope: Scope<'_>) -> Vec<Id<Village>> {
        let about =
            || self.issue.chosen.filter(|_| self.is_about_an_issue()).and_then(|id| scope.world().issues.get(id));
        match self.villages.chosen.is_empty() {
            true => about().and_then(|issue| issue.village).into_iter().collect(),
            false => self.villages.chosen.clone(),
        }
    }

    /// The fields of its kind that are filled; those of other kinds are left behind, those that no list has stay.
    fn details(&self, scope: Scope<'_>, gaps: &mut Vec<Gap>) -> BTreeMap<String, String> {
        let known: BTreeSet<&str> =
            scope.world().list(CatalogueKind::ActivityField).into_iter().map(|row| row.code.as_str()).collect();
        let foreign = self.base.details.iter().filter(|(code, _)| !known.contains(code.as_str()));
        let mut details: BTreeMap<String, String> = foreign.map(|(code, text)| (code.clone(), text.clone())).collect();
        for row in fields_of(scope, &self.base.kind) {
            let text = match (row.value.as_str(), self.days.get(&row.code)) {
                ("date", Some(day)) if day.is_unreadable(scope.today()) => {
                    gaps.push(Gap::wrong("visit.field.details", "form.wrong.day"));
                    continue;
                }
                ("date", day) => day.and_then(|day| day.day(scope.today())).map(|day| day.to_string()),
                _ => self.texts.get(&row.code).map(|text| text.trim().to_owned()),
            };
            if row.value == "number"
                && text.as_ref().is_some_and(|text| !text.is_empty() && text.parse::<u32>().is_err())
            {
                gaps.push(Gap::wrong("visit.field.details", "refusal.number"));
            }
            details.extend(text.filter(|text| !text.is_empty()).map(|text| (row.code.clone(), text)));
        }
        details
    }
}

/// Whether somebody went somewhere, so that doors are counted.
fn is_visit_kind(kind: &str) -> bool {
    [activity_kind::VISIT, activity_kind::RETURN_VISIT, activity_kind::PROXY_SERVICE].contains(&kind)
}

/// Whether those concerned say how it was.
fn is_rated_kind(kind: &str) -> bool {
    [activity_kind::RETURN_VISIT, activity_kind::PROXY_SERVICE, activity_kind::TALK].contains(&kind)
}

/// The fields of a kind of activity, in the order of the office's list.
fn fields_of<'a>(scope: Scope<'a>, kind: &str) -> Vec<&'a CatalogueRow> {
    let mut rows = scope.world().list(CatalogueKind::ActivityField);
    rows.retain(|row| row.active && row.parent == kind);
    rows
}

/// The issues that an activity in these villages can be about: the latest first; of the whole county without a village.
fn issues_of(scope: Scope<'_>, villages: &[Id<Village>]) -> Vec<PickItem<Issue>> {
    const LISTED: usize = 2_000;
    let here = |issue: &&Issue| villages.is_empty() || issue.village.is_none_or(|id| villages.contains(&id));
    let mut issues: Vec<&Issue> = scope.world().issues.iter().filter(here).collect();
    issues.sort_by_key(|issue| std::cmp::Reverse((issue.raised_on, issue.id)));
    issues.truncate(LISTED);
    let item = |issue: &Issue| {
        let state = scope.sight.language.say(&format!("state.issue.{}", issue.state.code()));
        PickItem::new(issue.id, &issue.title, format!("{} {state}", issue.number))
    };
    issues.into_iter().map(item).collect()
}

impl Draft for ActivityDraft {
    fn title(&self, scope: Scope<'_>) -> (String, String) {
        let language = scope.sight.language;
        match self.is_new {
            true => (language.say("visit.record").into_owned(), language.say("visit.record_hint").into_owned()),
            false => {
                let kind = scope.kind(CatalogueKind::ActivityKind, &self.base.kind).text;
                let title = if self.base.title.is_empty() { kind } else { self.base.title.clone() };
                (title, day::short_date(language, self.base.on))
            }
        }
    }

    fn fields_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>, intents: &mut Intents) {
        if self.is_new {
            self.content_ui(ui, fields, scope);
            return;
        }
        let Some(activity) = scope.world().activities.get(self.base.id) else { return };
        activity_card_ui(ui, scope, activity, intents);
        ui.add_space(8.0);
        let change = scope.sight.language.say("visit.change");
        CollapsingHeader::new(change).id_salt("change").show(ui, |ui| {
            ui.add_space(4.0);
            self.content_ui(ui, fields, scope);
        });
    }

    fn edit(&self, scope: Scope<'_>) -> Result<Edit, Vec<Gap>> {
        let activity = self.activity(scope)?;
        let issues = self.lines.registers(scope, &activity)?;
        Ok(Edit::RecordActivity(RecordActivity { activity: Box::new(activity), issues }))
    }

    fn deed(&self) -> &'static str {
        if self.is_new { "visit.deed" } else { "form.save" }
    }

    fn go_on(&self) -> Option<(&'static str, Form)> {
        let dissatisfied = self.base.rating == "dissatisfied" && self.base.kind == activity_kind::RETURN_VISIT;
        let issue = self.issue.chosen.filter(|_| self.is_new && dissatisfied)?;
        Some(("visit.record_and_reopen", Form::IssueStep(issue, IssueVerb::Reopen)))
    }

    fn owner(&self) -> Option<Owner> {
        (!self.is_new).then(|| Owner::of(self.base.id))
    }

    fn removal(&self) -> Option<Edit> {
        (!self.is_new).then(|| Edit::remove(self.base.id))
    }

    fn made(&self) -> Option<RecordRef> {
        Some(RecordRef::Activity(self.base.id))
    }

    fn habits(&self, habits: &mut Habits) {
        if self.is_new {
            habits.activity_kind = Some(self.base.kind.clone());
            habits.purpose = Some(self.base.purpose.clone());
            habits.cadres = self.cadres.chosen.clone();
            habits.campaign = self.campaign.chosen;
        }
        self.lines.habits(habits);
    }
}
