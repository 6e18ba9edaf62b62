//! The form of a weak village: lists it, or shows its case and takes it further.

use egui::{CollapsingHeader, Ui};

use crate::edits::{Edit, ListWeak, first_secretary_of, times_listed};
use crate::model::{Cadre, CatalogueKind, Id, Owner, Standing, Unit, Village};
use crate::ui::intent::{Intents, RecordRef};
use crate::ui::tables::Scope;
use crate::ui::widgets::day::days_later;
use crate::ui::widgets::field::Gap;
use crate::ui::widgets::{DateDraft, Fields, PickDraft, PicksDraft};

use super::criterion::Ticks;
use super::date_gap::{needed_day, optional_day, picked};
use super::draft::{Draft, first_kind, need};
use super::standing_card::card_ui;
use super::{Form, StandingVerb};

/// How many days a listed village has at first.
const DAYS: i64 = 180;

/// A case that is being opened or changed.
#[derive(Debug)]
pub(super) struct StandingDraft {
    base: Standing,
    is_new: bool,
    listed_on: DateDraft,
    due_on: DateDraft,
    leader: PickDraft<Cadre>,
    unit: PickDraft<Unit>,
    first_secretary: PickDraft<Cadre>,
    team: PicksDraft<Cadre>,
    ticks: Ticks,
}

impl StandingDraft {
    /// A new case of a village, or one that stands.
    pub(super) fn new(scope: Scope<'_>, case: Option<Id<Standing>>, village: Id<Village>) -> Self {
        let today = scope.today();
        let stands = case.and_then(|id| scope.world().standings.get(id)).cloned();
        let is_new = stands.is_none();
        let base = stands.unwrap_or_else(|| Standing {
            kind: first_kind(scope, CatalogueKind::StandingKind, None),
            due_on: Some(days_later(today, DAYS)),
            first_secretary: first_secretary_of(scope.world(), village, today),
            ..Standing::blank(village, today)
        });
        Self {
            is_new,
            listed_on: DateDraft::of(base.listed_on),
            due_on: DateDraft::of(base.due_on),
            leader: PickDraft::of(base.leader),
            unit: PickDraft::of(base.unit),
            first_secretary: PickDraft::of(base.first_secretary),
            team: PicksDraft::of(base.team.iter().copied()),
            ticks: if is_new { Ticks::new(scope) } else { Ticks::default() },
            base,
        }
    }

    fn content_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>) {
        let needed = self.needs_reason();
        fields.lines_ui(ui, "form.standing.reason", needed, 2, &mut self.base.reason);
        fields.kind_ui(ui, "form.standing.kind", scope.world(), CatalogueKind::StandingKind, &mut self.base.kind);
        self.ticks.ticks_ui(ui, fields, scope, &self.base.kind);
        ui.columns(2, |columns| {
            let [left, right] = columns else { return };
            fields.date_ui(left, "form.standing.listed", true, &mut self.listed_on);
            fields.date_ui(right, "form.standing.due", false, &mut self.due_on);
        });
        fields.pick_ui(ui, "form.standing.leader", false, &scope.lookup.cadres, &mut self.leader);
        fields.pick_ui(ui, "form.standing.unit", false, &scope.lookup.units, &mut self.unit);
        fields.pick_ui(ui, "weak.first_secretary", false, &scope.lookup.cadres, &mut self.first_secretary);
        fields.picks_ui(ui, "weak.team", false, &scope.lookup.cadres, &mut self.team);
    }

    /// A criterion that is ticked says why already.
    fn needs_reason(&self) -> bool {
        self.is_new && self.ticks.is_empty(&self.base.kind)
    }
}

impl Draft for StandingDraft {
    fn title(&self, scope: Scope<'_>) -> (String, String) {
        let village = scope.village(Some(self.base.village)).text;
        let key = if self.is_new { "form.standing.list_title" } else { "form.standing.title" };
        let times = times_listed(scope.world(), self.base.village);
        let language = scope.sight.language;
        let about = match self.is_new {
            true if times > 0 => language.say_with("weak.nth_now", &[("count", &(times + 1))]),
            false if times > 1 => language.say_with("form.standing.times", &[("count", &times)]),
            _ => String::new(),
        };
        (language.say_with(key, &[("village", &village)]), about)
    }

    fn fields_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>, intents: &mut Intents) {
        if self.is_new {
            self.content_ui(ui, fields, scope);
            return;
        }
        let Some(case) = scope.world().standings.get(self.base.id) else { return };
        card_ui(ui, scope, case, intents);
        ui.add_space(8.0);
        let change = scope.sight.language.say("form.standing.change");
        CollapsingHeader::new(change).id_salt("change").show(ui, |ui| {
            ui.add_space(4.0);
            self.content_ui(ui, fields, scope);
        });
    }

    fn edit(&self, scope: Scope<'_>) -> Result<Edit, Vec<Gap>> {
        let today = scope.today();
        let mut gaps = Vec::new();
        if self.needs_reason() {
            need(&mut gaps, "form.standing.reason", &self.base.reason);
        }
        picked(&mut gaps, "weak.first_secretary", &self.first_secretary, false);
        picked(&mut gaps, "form.standing.leader", &self.leader, false);
        picked(&mut gaps, "form.standing.unit", &self.unit, false);
        let due_on = optional_day(&mut gaps, "form.standing.due", &self.due_on, today);
        let criteria = self.ticks.criteria(&mut gaps, &self.base.kind, self.base.id, today);
        if self.team.is_unknown() {
            gaps.push(Gap::wrong("weak.team", "form.wrong.unknown"));
        }
        let listed_on = needed_day(&mut gaps, "form.standing.listed", &self.listed_on, today);
        let (Some(listed_on), true) = (listed_on, gaps.is_empty()) else { return Err(gaps) };
        let (base, reason) = (&self.base, self.base.reason.trim().to_owned());
        let (leader, unit) = (self.leader.chosen, self.unit.chosen);
        let (team, first_secretary) = (self.team.chosen.clone(), self.first_secretary.chosen);
        Ok(match self.is_new {
            true => Edit::ListWeak(ListWeak {
                id: base.id,
                village: Some(base.village),
                kind: base.kind.clone(),
                reason,
                criteria,
                listed_on,
                due_on,
                leader,
                unit,
                team,
                first_secretary,
            }),
            false => {
                Edit::amend(Standing { reason, listed_on, due_on, leader, unit, team, first_secretary, ..base.clone() })
            }
        })
    }

    fn deed(&self) -> &'static str {
        if self.is_new { "form.verb.list_weak" } else { "form.save" }
    }

    fn go_on(&self) -> Option<(&'static str, Form)> {
        self.is_new.then_some(("form.standing.list_and_plan", Form::StandingStep(self.base.id, StandingVerb::Plan)))
    }

    fn owner(&self) -> Option<Owner> {
        (!self.is_new).then(|| Owner::of(self.base.id))
    }

    fn made(&self) -> Option<RecordRef> {
        Some(RecordRef::Standing(self.base.id))
    }
}
