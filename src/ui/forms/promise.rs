//! The form of a promise: makes one, or shows one with what has been done about it and takes it further.

use egui::{CollapsingHeader, Label, Ui, vec2};

use crate::edits::{Edit, MakePromise};
use crate::model::{
    Cadre, CatalogueKind, Id, Issue, Owner, Promise, PromiseStage, Township, Unit, Village, promise_kind,
};
use crate::ui::intent::{Intent, Intents, RecordRef};
use crate::ui::panel::promise_chips_ui;
use crate::ui::tables::Scope;
use crate::ui::widgets::day::short_date;
use crate::ui::widgets::field::{Gap, read_number};
use crate::ui::widgets::{DateDraft, Fields, PickDraft, action_ui, deed_ui, quiet_ui};

use super::date_gap::{needed_day, optional_day, picked};
use super::draft::{Draft, Habits, first_kind, need};
use super::issue_card::facts_grid_ui;
use super::{Form, PromiseVerb, may};

/// The most money and the most people that a promise tells of.
const MOST: u32 = u32::MAX;

/// A promise that is being made or changed.
#[derive(Debug)]
pub(super) struct PromiseDraft {
    base: Promise,
    is_new: bool,
    village: PickDraft<Village>,
    township: PickDraft<Township>,
    cadre: PickDraft<Cadre>,
    unit: PickDraft<Unit>,
    made_on: DateDraft,
    due_on: DateDraft,
    published_on: DateDraft,
    funds: String,
    beneficiaries: String,
}

impl PromiseDraft {
    /// A new promise to the village that is selected, by the cadre who is.
    pub(super) fn new(scope: Scope<'_>, habits: &Habits, issue: Option<Id<Issue>>) -> Self {
        let selection = scope.sight.selection;
        let cadre = match selection.record {
            Some(RecordRef::Cadre(id)) => Some(id),
            _ => None,
        };
        let unit = match selection.record {
            Some(RecordRef::Unit(id)) => Some(id),
            _ => None,
        };
        let about = issue.and_then(|id| scope.world().issues.get(id));
        let kind = match (unit, habits.promise_kind.as_ref()) {
            (Some(_), _) => promise_kind::UNIT_ITEM.to_owned(),
            (None, Some(last)) => last.clone(),
            (None, None) => promise_kind::PUBLIC.to_owned(),
        };
        let base = Promise {
            village: about.map_or(selection.village.filter(|_| cadre.is_none()), |issue| issue.village),
            cadre,
            unit: unit.or_else(|| about.and_then(|issue| issue.unit)),
            issue: about.map(|issue| issue.id),
            published_where: habits.published_where.clone().unwrap_or_default(),
            ..Promise::blank(&first_kind(scope, CatalogueKind::PromiseKind, Some(&kind)), "", scope.today())
        };
        Self::from(base, true)
    }

    /// A promise that stands.
    pub(super) fn of(scope: Scope<'_>, id: Id<Promise>) -> Self {
        match scope.world().promises.get(id) {
            Some(promise) => Self::from(promise.clone(), false),
            None => Self::new(scope, &Habits::default(), None),
        }
    }

    fn from(base: Promise, is_new: bool) -> Self {
        let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
        Self {
            is_new,
            village: PickDraft::of(base.village),
            township: PickDraft::of(base.township),
            cadre: PickDraft::of(base.cadre),
            unit: PickDraft::of(base.unit),
            made_on: DateDraft::of(base.made_on),
            due_on: DateDraft::of(base.due_on),
            published_on: DateDraft::of(base.published_on),
            funds: number(base.funds_yuan),
            beneficiaries: number(base.beneficiaries),
            base,
        }
    }

    fn content_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>) {
        let world = scope.world();
        ui.columns(2, |columns| {
            let [left, right] = columns else { return };
            let kinds = CatalogueKind::PromiseKind;
            fields.kind_ui(left, "promise.field.kind", world, kinds, &mut self.base.kind);
            fields.date_ui(right, "promise.field.due", false, &mut self.due_on);
        });
        fields.lines_ui(ui, "promise.field.title", true, 2, &mut self.base.title);
        let of_unit = self.base.kind == promise_kind::UNIT_ITEM;
        if of_unit {
            fields.pick_ui(ui, "promise.field.unit", true, &scope.lookup.units, &mut self.unit);
        }
        fields.pick_ui(ui, "promise.field.village", false, &scope.lookup.villages, &mut self.village);
        fields.pick_ui(ui, "promise.field.cadre", false, &scope.lookup.cadres, &mut self.cadre);
        if !of_unit {
            fields.pick_ui(ui, "promise.field.unit", false, &scope.lookup.units, &mut self.unit);
        }
        if self.base.kind == promise_kind::LIVELIHOOD || !self.funds.is_empty() {
            ui.columns(2, |columns| {
                let [left, right] = columns else { return };
                fields.number_ui(left, "promise.field.funds", false, &mut self.funds);
                fields.number_ui(right, "promise.field.beneficiaries", false, &mut self.beneficiaries);
            });
        }
        ui.columns(2, |columns| {
            let [left, right] = columns else { return };
            fields.date_ui(left, "promise.field.published_on", false, &mut self.published_on);
            fields.text_ui(right, "promise.field.published_where", false, &mut self.base.published_where);
        });
        let more = scope.sight.language.say("visit.more_fields");
        CollapsingHeader::new(more).id_salt("more").show(ui, |ui| {
            ui.add_space(4.0);
            fields.date_ui(ui, "promise.field.made", true, &mut self.made_on);
            fields.pick_ui(ui, "promise.field.township", false, &scope.lookup.townships, &mut self.township);
            fields.lines_ui(ui, "promise.field.detail", false, 3, &mut self.base.detail);
            fields.text_ui(ui, "promise.field.number", false, &mut self.base.number);
        });
    }

    /// The promise as it is written.
    fn promise(&self, scope: Scope<'_>) -> Result<Promise, Vec<Gap>> {
        let (today, mut gaps) = (scope.today(), Vec::new());
        need(&mut gaps, "promise.field.title", &self.base.title);
        picked(&mut gaps, "promise.field.unit", &self.unit, self.base.kind == promise_kind::UNIT_ITEM);
        picked(&mut gaps, "promise.field.village", &self.village, false);
        picked(&mut gaps, "promise.field.cadre", &self.cadre, false);
        picked(&mut gaps, "promise.field.township", &self.township, false);
        let made_on = needed_day(&mut gaps, "promise.field.made", &self.made_on, today);
        let due_on = optional_day(&mut gaps, "promise.field.due", &self.due_on, today);
        let published_on = optional_day(&mut gaps, "promise.field.published_on", &self.published_on, today);
        let mut number = |field, text: &str| match read_number(field, text, 0..=MOST) {
            Ok(number) => number,
            Err(gap) => {
                gaps.push(gap);
                None
            }
        };
        let funds_yuan = number("promise.field.funds", &self.funds);
        let beneficiaries = number("promise.field.beneficiaries", &self.beneficiaries);
        let (Some(made_on), true) = (made_on, gaps.is_empty()) else { return Err(gaps) };
        // The place that is remembered from the last one is nothing without a day.
        let place = if published_on.is_some() { self.base.published_where.clone() } else { String::new() };
        Ok(Promise {
            village: self.village.chosen,
            township: self.township.chosen,
            cadre: self.cadre.chosen,
            unit: self.unit.chosen,
            made_on,
            due_on,
            published_on,
            published_where: place,
            funds_yuan,
            beneficiaries,
            ..self.base.clone()
        })
    }

    fn card_ui(&self, ui: &mut Ui, scope: Scope<'_>, promise: &Promise, intents: &mut Intents) {
        promise_chips_ui(ui, scope.sight, promise);
        ui.add_space(6.0);
        verbs_ui(ui, scope, promise, intents);
        ui.add_space(8.0);
        if !promise.detail.is_empty() {
            ui.add(Label::new(promise.detail.as_str()).wrap());
            ui.add_space(4.0);
        }
        facts_ui(ui, scope, promise);
        let language = scope.sight.language;
        let issue = promise.issue.filter(|id| scope.world().issues.get(*id).is_some());
        if let Some(issue) = issue
            && quiet_ui(ui, &language.say("promise.open_issue")).clicked()
        {
            intents.push(Intent::OpenForm(Form::Issue(Some(issue), None)));
        }
    }
}

/// The verbs, those that can be done first; the others grey with their reason.
fn verbs_ui(ui: &mut Ui, scope: Scope<'_>, promise: &Promise, intents: &mut Intents) {
    let language = scope.sight.language;
    let mut verbs = PromiseVerb::ALL.map(|verb| (verb, may::promise(scope.sight.session, promise.id, verb)));
    let usual = usual_verb(promise);
    verbs.sort_by_key(|(verb, may)| (may.is_err(), Some(*verb) != usual));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for (at, (verb, may)) in verbs.iter().enumerate() {
            let draw = if at == 0 && may.is_ok() && Some(*verb) == usual { deed_ui } else { action_ui };
            if draw(ui, language, &language.say(verb.key()), may.as_ref().copied()).clicked() {
                intents.push(Intent::OpenForm(Form::PromiseStep(promise.id, *verb)));
            }
        }
    });
}

/// What usually comes next: only what is promised in public is published.
fn usual_verb(promise: &Promise) -> Option<PromiseVerb> {
    match promise.stage() {
        PromiseStage::Made if promise.kind == promise_kind::PUBLIC => Some(PromiseVerb::Publish),
        PromiseStage::Made | PromiseStage::Published => Some(PromiseVerb::Keep),
        PromiseStage::Kept => Some(PromiseVerb::Rate),
        PromiseStage::Rated | PromiseStage::Withdrawn => None,
    }
}

fn facts_ui(ui: &mut Ui, scope: Scope<'_>, promise: &Promise) {
    let (world, language) = (scope.world(), scope.sight.language);
    let day = |date: Option<_>| date.map(|date| short_date(language, date)).unwrap_or_default();
    let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
    let published = match promise.published_on {
        Some(on) => format!("{} {}", short_date(language, on), promise.published_where),
        None => String::new(),
    };
    let rating = language.entry(world, CatalogueKind::Rating, &promise.rating).to_owned();
    let rated = promise.rated_on.map(|on| format!("{rating} {}", short_date(language, on)));
    let campaign = promise.campaign.and_then(|id| world.campaigns.get(id)).map(|row| row.name.clone());
    let percent = promise.progress_percent.map(|percent| format!("{percent}%")).unwrap_or_default();
    facts_grid_ui(
        ui,
        scope,
        "promise facts",
        &[
            ("promise.field.kind", scope.kind(CatalogueKind::PromiseKind, &promise.kind).text),
            ("promise.field.village", scope.village(promise.village).text),
            ("promise.field.township", scope.township(promise.township).text),
            ("promise.field.cadre", scope.cadre(promise.cadre).text),
            ("promise.field.unit", scope.unit(promise.unit).text),
            ("promise.field.campaign", campaign.unwrap_or_default()),
            ("promise.field.made", day(Some(promise.made_on))),
            ("promise.field.due", day(promise.due_on)),
            ("promise.field.published", published.trim().to_owned()),
            ("promise.field.progress", [percent, promise.progress.clone()].join(" ").trim().to_owned()),
            ("promise.field.funds", number(promise.funds_yuan)),
            ("promise.field.beneficiaries", number(promise.beneficiaries)),
            ("promise.field.done_on", day(promise.done_on)),
            ("promise.field.result", promise.result.clone()),
            ("promise.field.rating", rated.unwrap_or_default()),
            ("promise.field.withdrawn_on", day(promise.withdrawn_on)),
            ("promise.field.note", promise.note.clone()),
        ],
    );
}

impl Draft for PromiseDraft {
    fn title(&self, scope: Scope<'_>) -> (String, String) {
        let language = scope.sight.language;
        match self.is_new {
            true => (language.say("promise.make").into_owned(), language.say("promise.make_hint").into_owned()),
            false => (self.base.title.clone(), self.base.number.clone()),
        }
    }

    fn fields_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>, intents: &mut Intents) {
        if self.is_new {
            self.content_ui(ui, fields, scope);
            return;
        }
        let Some(promise) = scope.world().promises.get(self.base.id) else { return };
        self.card_ui(ui, scope, promise, intents);
        ui.add_space(8.0);
        let change = scope.sight.language.say("promise.change");
        CollapsingHeader::new(change).id_salt("change").show(ui, |ui| {
            ui.add_space(4.0);
            self.content_ui(ui, fields, scope);
        });
    }

    fn edit(&self, scope: Scope<'_>) -> Result<Edit, Vec<Gap>> {
        let promise = self.promise(scope)?;
        Ok(match self.is_new {
            true => Edit::MakePromise(MakePromise { promise: Box::new(promise) }),
            false => Edit::amend(promise),
        })
    }

    fn deed(&self) -> &'static str {
        if self.is_new { "promise.deed" } else { "form.save" }
    }

    fn owner(&self) -> Option<Owner> {
        (!self.is_new).then(|| Owner::of(self.base.id))
    }

    fn removal(&self) -> Option<Edit> {
        (!self.is_new).then(|| Edit::remove(self.base.id))
    }

    fn made(&self) -> Option<RecordRef> {
        Some(RecordRef::Promise(self.base.id))
    }

    fn habits(&self, habits: &mut Habits) {
        habits.promise_kind = Some(self.base.kind.clone());
        if !self.base.published_where.is_empty() {
            habits.published_where = Some(self.base.published_where.clone());
        }
    }
}
