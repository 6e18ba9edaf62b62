//! The form of one step in the case of a weak village.

use egui::Ui;

use crate::edits::{Accept, Edit, FailAcceptance, LookBack, Relapse, SetPlan, acceptance_score};
use crate::model::{Cadre, Id, Standing, Unit};
use crate::ui::intent::{Intents, RecordRef};
use crate::ui::tables::Scope;
use crate::ui::widgets::day::days_later;
use crate::ui::widgets::field::{Gap, read_number};
use crate::ui::widgets::{DateDraft, Fields, PickDraft, tone};

use super::StandingVerb;
use super::date_gap::{needed_day, optional_day, picked};
use super::draft::{Draft, need};

/// A step that is being taken.
#[derive(Debug)]
pub(super) struct StandingStepDraft {
    standing: Id<Standing>,
    verb: StandingVerb,
    text: String,
    score: String,
    on: DateDraft,
    due_on: DateDraft,
    leader: PickDraft<Cadre>,
    unit: PickDraft<Unit>,
}

impl StandingStepDraft {
    /// A step with what it can know beforehand.
    pub(super) fn new(scope: Scope<'_>, standing: Id<Standing>, verb: StandingVerb) -> Self {
        let today = scope.today();
        let case = scope.world().standings.get(standing);
        let due = case.and_then(|case| case.due_on).filter(|due| *due >= today);
        Self {
            standing,
            verb,
            text: case.filter(|_| verb == StandingVerb::Plan).map(|case| case.plan.clone()).unwrap_or_default(),
            score: String::new(),
            on: DateDraft::of(today),
            due_on: match verb {
                StandingVerb::Plan => DateDraft::of(due.unwrap_or(days_later(today, 180))),
                _ => DateDraft::of(days_later(today, 90)),
            },
            leader: PickDraft::of(case.and_then(|case| case.leader)),
            unit: PickDraft::of(case.and_then(|case| case.unit)),
        }
    }
}

impl Draft for StandingStepDraft {
    fn title(&self, scope: Scope<'_>) -> (String, String) {
        let case = scope.world().standings.get(self.standing);
        let village = scope.village(case.map(|case| case.village)).text;
        (scope.sight.language.say(self.verb.key()).into_owned(), village)
    }

    fn fields_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>, _intents: &mut Intents) {
        match self.verb {
            StandingVerb::Plan => {
                fields.lines_ui(ui, "form.standing.plan", true, 6, &mut self.text);
                fields.date_ui(ui, "form.standing.due", true, &mut self.due_on);
                fields.pick_ui(ui, "form.standing.leader", true, &scope.lookup.cadres, &mut self.leader);
                fields.pick_ui(ui, "form.standing.unit", false, &scope.lookup.units, &mut self.unit);
            }
            StandingVerb::Accept | StandingVerb::Fail => {
                let passed = acceptance_score(scope.world());
                let hint = scope.sight.language.say_with("form.standing.passes", &[("score", &passed)]);
                ui.label(tone::small(ui, hint));
                fields.number_ui(ui, "form.standing.score", true, &mut self.score);
                fields.date_ui(ui, "form.standing.on", true, &mut self.on);
                if self.verb == StandingVerb::Fail {
                    fields.lines_ui(ui, "form.standing.lacks", true, 3, &mut self.text);
                    fields.date_ui(ui, "form.standing.new_due", false, &mut self.due_on);
                } else {
                    fields.lines_ui(ui, "form.standing.note", false, 3, &mut self.text);
                }
            }
            StandingVerb::LookBack => {
                fields.date_ui(ui, "form.standing.on", true, &mut self.on);
                fields.lines_ui(ui, "form.standing.note", false, 3, &mut self.text);
            }
            StandingVerb::Relapse => {
                fields.lines_ui(ui, "form.standing.found", true, 3, &mut self.text);
                fields.date_ui(ui, "form.standing.on", true, &mut self.on);
            }
        }
    }

    fn edit(&self, scope: Scope<'_>) -> Result<Edit, Vec<Gap>> {
        let (standing, today, text) = (self.standing, scope.today(), self.text.trim().to_owned());
        let mut gaps = Vec::new();
        let on = match self.verb {
            StandingVerb::Plan => Some(today),
            _ => needed_day(&mut gaps, "form.standing.on", &self.on, today),
        };
        let on = on.unwrap_or(today);
        let edit = match self.verb {
            StandingVerb::Plan => {
                need(&mut gaps, "form.standing.plan", &text);
                let due_on = needed_day(&mut gaps, "form.standing.due", &self.due_on, today);
                picked(&mut gaps, "form.standing.leader", &self.leader, true);
                picked(&mut gaps, "form.standing.unit", &self.unit, false);
                let (leader, unit) = (self.leader.chosen, self.unit.chosen);
                Edit::SetPlan(SetPlan { standing, plan: text, due_on, leader, unit })
            }
            StandingVerb::Accept => {
                let score = score(&mut gaps, &self.score);
                Edit::Accept(Accept { standing, score, on, note: text })
            }
            StandingVerb::Fail => {
                let score = score(&mut gaps, &self.score);
                need(&mut gaps, "form.standing.lacks", &text);
                let due_on = optional_day(&mut gaps, "form.standing.new_due", &self.due_on, today);
                Edit::FailAcceptance(FailAcceptance { standing, score, on, reason: text, due_on })
            }
            StandingVerb::LookBack => Edit::LookBack(LookBack { standing, on, note: text }),
            StandingVerb::Relapse => {
                need(&mut gaps, "form.standing.found", &text);
                Edit::Relapse(Relapse { standing, on, reason: text })
            }
        };
        if gaps.is_empty() { Ok(edit) } else { Err(gaps) }
    }

    fn deed(&self) -> &'static str {
        self.verb.key()
    }

    fn made(&self) -> Option<RecordRef> {
        Some(RecordRef::Standing(self.standing))
    }
}

/// The score that was typed, 0–100.
fn score(gaps: &mut Vec<Gap>, text: &str) -> u8 {
    match read_number("form.standing.score", text, 0..=100) {
        Ok(Some(score)) => return u8::try_from(score).unwrap_or_default(),
        Ok(None) => gaps.push(Gap::missing("form.standing.score")),
        Err(gap) => gaps.push(gap),
    }
    0
}
