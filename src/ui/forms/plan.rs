//! The form of a plan of postings: what it is called, where it stands and from when. What it changes is listed below.

use egui::{Label, Ui};

use crate::edits::Edit;
use crate::model::{Campaign, Id, Place, Plan, PlanItem, PlanState, Posting, Who};
use crate::ui::intent::{Intents, RecordRef};
use crate::ui::tables::Scope;
use crate::ui::widgets::day::short_date;
use crate::ui::widgets::field::Gap;
use crate::ui::widgets::{DateDraft, Fields, PickDraft, PickItem, tone};

use super::date_gap::{needed_day, optional_day, picked};
use super::draft::{Draft, need};

/// A plan that is being added or changed.
#[derive(Debug)]
pub(super) struct PlanDraft {
    base: Plan,
    is_new: bool,
    state: String,
    made_on: DateDraft,
    published_on: DateDraft,
    takes_effect_on: DateDraft,
    campaign: PickDraft<Campaign>,
    campaigns: Vec<PickItem<Campaign>>,
}

impl PlanDraft {
    /// A plan that is there, or a new one.
    pub(super) fn new(scope: Scope<'_>, id: Option<Id<Plan>>) -> Self {
        let world = scope.world();
        let stands = id.and_then(|id| world.plans.get(id)).cloned();
        let is_new = stands.is_none();
        let base = stands.unwrap_or_else(|| Plan::blank("", scope.today()));
        Self {
            is_new,
            state: base.state.code().to_owned(),
            made_on: DateDraft::of(base.made_on),
            published_on: DateDraft::of(base.published_on),
            takes_effect_on: DateDraft::of(base.takes_effect_on),
            campaign: PickDraft::of(base.campaign),
            campaigns: world.campaigns.iter().map(|row| PickItem::new(row.id, &row.name, "")).collect(),
            base,
        }
    }

    fn state(&self) -> PlanState {
        PlanState::from_code(&self.state).unwrap_or(self.base.state)
    }

    /// What the plan changes; it is made elsewhere.
    fn items_ui(&self, ui: &mut Ui, scope: Scope<'_>) {
        let mut items: Vec<&PlanItem> =
            scope.world().plan_items.iter().filter(|item| item.plan == self.base.id).collect();
        if items.is_empty() {
            return;
        }
        items.sort_by_key(|item| (item.on, item.id));
        ui.add_space(4.0);
        ui.label(tone::heading(ui, scope.sight.language.say("table.column.changes")));
        for item in items {
            let day = short_date(scope.sight.language, item.on);
            let about = [day, told(scope, item), item.reason.clone()];
            let about = about.iter().filter(|text| !text.is_empty()).cloned().collect::<Vec<_>>().join(" · ");
            ui.add(Label::new(about).wrap());
        }
    }
}

/// Who goes, from where and to where.
fn told(scope: Scope<'_>, item: &PlanItem) -> String {
    let world = scope.world();
    let ends = item.ends.and_then(|id| world.postings.get(id));
    let who = match item.who().or(ends.and_then(Posting::who)) {
        Some(Who::Unit(unit)) => world.units.get(unit).map(|row| row.name.clone()).unwrap_or_default(),
        who => scope.cadre(who.and_then(Who::cadre)).text,
    };
    let name = |place: Option<Place>| place.map(|place| world.place_name(place).to_owned()).unwrap_or_default();
    format!("{who}  {} → {}", name(ends.map(|posting| posting.place)), name(item.place))
}

impl Draft for PlanDraft {
    fn title(&self, scope: Scope<'_>) -> (String, String) {
        match self.is_new {
            true => (scope.sight.language.say("form.plan.add").into_owned(), String::new()),
            false => (self.base.title.clone(), scope.sight.language.say("form.plan.title").into_owned()),
        }
    }

    fn fields_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>, _intents: &mut Intents) {
        let language = scope.sight.language;
        fields.text_ui(ui, "form.plan.name", true, &mut self.base.title);
        let code = |state: PlanState| {
            let title = language.say(&format!("state.plan.{}", state.code())).into_owned();
            (state.code().to_owned(), title)
        };
        if fields.choice_ui(ui, "form.plan.state", true, &PlanState::ALL.map(code), &mut self.state).changed()
            && self.state() == PlanState::Published
            && self.published_on.text.trim().is_empty()
        {
            self.published_on = DateDraft::of(scope.today());
        }
        ui.columns(2, |columns| {
            let [left, right] = columns else { return };
            fields.date_ui(left, "form.plan.made_on", true, &mut self.made_on);
            let needed = self.state() == PlanState::Published;
            fields.date_ui(right, "form.plan.published_on", needed, &mut self.published_on);
        });
        fields.date_ui(ui, "form.plan.takes_effect_on", false, &mut self.takes_effect_on);
        fields.pick_ui(ui, "form.plan.campaign", false, &self.campaigns, &mut self.campaign);
        fields.lines_ui(ui, "form.plan.note", false, 3, &mut self.base.note);
        self.items_ui(ui, scope);
    }

    fn edit(&self, scope: Scope<'_>) -> Result<Edit, Vec<Gap>> {
        let (today, mut gaps) = (scope.today(), Vec::new());
        need(&mut gaps, "form.plan.name", &self.base.title);
        picked(&mut gaps, "form.plan.campaign", &self.campaign, false);
        let made_on = needed_day(&mut gaps, "form.plan.made_on", &self.made_on, today);
        let published_on = match self.state() {
            PlanState::Published => needed_day(&mut gaps, "form.plan.published_on", &self.published_on, today),
            _ => optional_day(&mut gaps, "form.plan.published_on", &self.published_on, today),
        };
        let takes_effect_on = optional_day(&mut gaps, "form.plan.takes_effect_on", &self.takes_effect_on, today);
        let (Some(made_on), true) = (made_on, gaps.is_empty()) else { return Err(gaps) };
        let plan = Plan {
            title: self.base.title.trim().to_owned(),
            note: self.base.note.trim().to_owned(),
            state: self.state(),
            made_on,
            published_on,
            takes_effect_on,
            campaign: self.campaign.chosen,
            ..self.base.clone()
        };
        Ok(if self.is_new { Edit::add(plan) } else { Edit::amend(plan) })
    }

    fn made(&self) -> Option<RecordRef> {
        Some(RecordRef::Plan(self.base.id))
    }

    fn removal(&self) -> Option<Edit> {
        (!self.is_new).then(|| Edit::remove(self.base.id))
    }
}
