//! The form of a weak village: lists it, or shows its case and takes it further.

use egui::{CollapsingHeader, Ui, vec2};

use crate::edits::{Edit, ListWeak};
use crate::model::{Cadre, CatalogueKind, Id, Standing, StandingState, Unit, Village};
use crate::ui::intent::{Intent, Intents, RecordRef};
use crate::ui::tables::Scope;
use crate::ui::widgets::day::days_later;
use crate::ui::widgets::field::Gap;
use crate::ui::widgets::{Chip, DateDraft, Fields, PickDraft, action_ui, chip_ui, day, deed_ui};

use super::date_gap::{needed_day, optional_day, picked};
use super::draft::{Draft, first_kind, need};
use super::issue_card::facts_grid_ui;
use super::{Form, StandingVerb, may};

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
            ..Standing::blank(village, today)
        });
        Self {
            is_new,
            listed_on: DateDraft::of(base.listed_on),
            due_on: DateDraft::of(base.due_on),
            leader: PickDraft::of(base.leader),
            unit: PickDraft::of(base.unit),
            base,
        }
    }

    fn content_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>) {
        fields.lines_ui(ui, "form.standing.reason", true, 3, &mut self.base.reason);
        fields.kind_ui(ui, "form.standing.kind", scope.world(), CatalogueKind::StandingKind, &mut self.base.kind);
        ui.columns(2, |columns| {
            let [left, right] = columns else { return };
            fields.date_ui(left, "form.standing.listed", true, &mut self.listed_on);
            fields.date_ui(right, "form.standing.due", false, &mut self.due_on);
        });
        fields.pick_ui(ui, "form.standing.leader", false, &scope.lookup.cadres, &mut self.leader);
        fields.pick_ui(ui, "form.standing.unit", false, &scope.lookup.units, &mut self.unit);
    }

    fn card_ui(&self, ui: &mut Ui, scope: Scope<'_>, case: &Standing, intents: &mut Intents) {
        let language = scope.sight.language;
        ui.horizontal_wrapped(|ui| {
            chip_ui(ui, Chip::Strong, &language.say(&format!("state.standing.{}", case.state.code())));
            let left = scope.left(case.due_on.filter(|_| case.state.is_weak()));
            if !left.text.is_empty() {
                let late = case.due_on.is_some_and(|due| due < scope.today());
                chip_ui(ui, if late { Chip::Late } else { Chip::Plain }, &left.text);
            }
        });
        ui.add_space(6.0);
        let mut verbs = StandingVerb::ALL.map(|verb| (verb, may::standing(scope.sight.session, case.id, verb)));
        let usual = usual_verb(case.state);
        verbs.sort_by_key(|(verb, may)| (may.is_err(), *verb != usual));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            for (at, (verb, may)) in verbs.iter().enumerate() {
                let draw = if at == 0 && may.is_ok() && *verb == usual { deed_ui } else { action_ui };
                if draw(ui, language, &language.say(verb.key()), may.as_ref().copied()).clicked() {
                    intents.push(Intent::OpenForm(Form::StandingStep(case.id, *verb)));
                }
            }
        });
        ui.add_space(8.0);
        let day = |date: Option<_>| date.map(|date| day::short_date(language, date)).unwrap_or_default();
        let failed = if case.failed == 0 { String::new() } else { case.failed.to_string() };
        facts_grid_ui(
            ui,
            scope,
            "standing facts",
            &[
                ("form.standing.kind", scope.kind(CatalogueKind::StandingKind, &case.kind).text),
                ("form.standing.reason", case.reason.clone()),
                ("form.standing.listed", day(Some(case.listed_on))),
                ("form.standing.due", day(case.due_on)),
                ("form.standing.plan", case.plan.clone()),
                ("form.standing.leader", scope.cadre(case.leader).text),
                ("form.standing.unit", scope.unit(case.unit).text),
                ("form.standing.score", case.score.map(|score| score.to_string()).unwrap_or_default()),
                ("form.standing.accepted", day(case.accepted_on)),
                ("form.standing.failed", failed),
                ("form.standing.looked_back", day(case.looked_back_on)),
                ("form.standing.relapsed", day(case.relapsed_on)),
                ("form.standing.note", case.note.clone()),
            ],
        );
    }
}

/// What usually comes next: it stands first, as the main button.
fn usual_verb(state: StandingState) -> StandingVerb {
    match state {
        StandingState::Listed | StandingState::Relapsed => StandingVerb::Plan,
        StandingState::Planned => StandingVerb::Accept,
        StandingState::Accepted | StandingState::LookedBack => StandingVerb::LookBack,
    }
}

impl Draft for StandingDraft {
    fn title(&self, scope: Scope<'_>) -> (String, String) {
        let village = scope.village(Some(self.base.village)).text;
        let key = if self.is_new { "form.standing.list_title" } else { "form.standing.title" };
        let times = crate::edits::times_listed(scope.world(), self.base.village);
        let language = scope.sight.language;
        let about = if times > 1 || (self.is_new && times > 0) {
            language.say_with("form.standing.times", &[("count", &times)])
        } else {
            String::new()
        };
        (language.say_with(key, &[("village", &village)]), about)
    }

    fn fields_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>, intents: &mut Intents) {
        if self.is_new {
            self.content_ui(ui, fields, scope);
            return;
        }
        let Some(case) = scope.world().standings.get(self.base.id) else { return };
        self.card_ui(ui, scope, case, intents);
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
        need(&mut gaps, "form.standing.reason", &self.base.reason);
        picked(&mut gaps, "form.standing.leader", &self.leader, false);
        picked(&mut gaps, "form.standing.unit", &self.unit, false);
        let due_on = optional_day(&mut gaps, "form.standing.due", &self.due_on, today);
        let listed_on = needed_day(&mut gaps, "form.standing.listed", &self.listed_on, today);
        let (Some(listed_on), true) = (listed_on, gaps.is_empty()) else { return Err(gaps) };
        let (base, reason) = (&self.base, self.base.reason.trim().to_owned());
        let (leader, unit) = (self.leader.chosen, self.unit.chosen);
        Ok(match self.is_new {
            true => Edit::ListWeak(ListWeak {
                id: base.id,
                village: Some(base.village),
                kind: base.kind.clone(),
                reason,
                listed_on,
                due_on,
                leader,
                unit,
            }),
            false => Edit::amend(Standing { reason, listed_on, due_on, leader, unit, ..base.clone() }),
        })
    }

    fn deed(&self) -> &'static str {
        if self.is_new { "form.verb.list_weak" } else { "form.save" }
    }

    fn go_on(&self) -> Option<(&'static str, Form)> {
        self.is_new.then_some(("form.standing.list_and_plan", Form::StandingStep(self.base.id, StandingVerb::Plan)))
    }

    fn made(&self) -> Option<RecordRef> {
        Some(RecordRef::Standing(self.base.id))
    }
}
