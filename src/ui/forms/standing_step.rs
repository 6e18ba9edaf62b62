//! The form of one step in the case of a weak village.

use egui::{Label, RichText, Ui};

use crate::edits::{
    Accept, AcceptanceRule, Assessment, Edit, FailAcceptance, LookBack, Relapse, SetPlan, Withdraw, first_secretary_of,
};
use crate::model::{Cadre, Id, Standing, StandingState, Unit};
use crate::ui::intent::{Intents, RecordRef};
use crate::ui::tables::Scope;
use crate::ui::widgets::day::days_later;
use crate::ui::widgets::field::{Gap, read_number};
use crate::ui::widgets::{DateDraft, Fields, PickDraft, PicksDraft, quiet_ui, tone};

use super::StandingVerb;
use super::date_gap::{needed_day, optional_day, picked};
use super::draft::{Draft, need};
use super::measures::Lines;

/// A step that is being taken.
#[derive(Debug)]
pub(super) struct StandingStepDraft {
    standing: Id<Standing>,
    verb: StandingVerb,
    text: String,
    score: String,
    votes: String,
    against: String,
    on: DateDraft,
    due_on: DateDraft,
    leader: PickDraft<Cadre>,
    unit: PickDraft<Unit>,
    first_secretary: PickDraft<Cadre>,
    team: PicksDraft<Cadre>,
    lines: Lines,
}

/// How many residents can vote at most.
const RESIDENTS: u32 = 1_000_000;

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
            votes: String::new(),
            against: String::new(),
            on: match case.filter(|case| verb == StandingVerb::Plan && case.state == StandingState::Planned) {
                Some(case) => DateDraft::of(case.planned_on),
                None => DateDraft::of(today),
            },
            due_on: match verb {
                StandingVerb::Plan => DateDraft::of(due.unwrap_or(days_later(today, 180))),
                _ => DateDraft::of(days_later(today, 90)),
            },
            leader: PickDraft::of(case.and_then(|case| case.leader)),
            unit: PickDraft::of(case.and_then(|case| case.unit)),
            first_secretary: PickDraft::of(case.and_then(|case| {
                case.first_secretary.or_else(|| first_secretary_of(scope.world(), case.village, today))
            })),
            team: PicksDraft::of(case.into_iter().flat_map(|case| case.team.iter().copied())),
            lines: if verb == StandingVerb::Plan { Lines::new(scope, standing) } else { Lines::default() },
        }
    }

    fn plan_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>) {
        fields.lines_ui(ui, "form.standing.plan", true, 5, &mut self.text);
        ui.columns(2, |columns| {
            let [left, right] = columns else { return };
            fields.date_ui(left, "form.standing.planned", false, &mut self.on);
            fields.date_ui(right, "form.standing.due", true, &mut self.due_on);
        });
        fields.pick_ui(ui, "form.standing.leader", true, &scope.lookup.cadres, &mut self.leader);
        fields.pick_ui(ui, "form.standing.unit", false, &scope.lookup.units, &mut self.unit);
        fields.pick_ui(ui, "weak.first_secretary", false, &scope.lookup.cadres, &mut self.first_secretary);
        fields.picks_ui(ui, "weak.team", false, &scope.lookup.cadres, &mut self.team);
        self.lines.lines_ui(ui, fields, scope, self.due_on.day(scope.today()));
    }

    /// Score and votes with what they come to; whoever came to accept can go on to record that it failed.
    fn acceptance_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>) {
        let language = scope.sight.language;
        let rule = AcceptanceRule::of(scope.world());
        let limits: [(&str, &dyn ToString); 2] = [("score", &rule.score), ("percent", &rule.dissatisfied_percent)];
        ui.add(Label::new(tone::small(ui, language.say_with("weak.rule", &limits))).wrap());
        ui.columns(3, |columns| {
            let [first, second, third] = columns else { return };
            fields.number_ui(first, "form.standing.score", true, &mut self.score);
            fields.number_ui(second, "weak.votes", self.verb == StandingVerb::Accept, &mut self.votes);
            fields.number_ui(third, "weak.votes_against", false, &mut self.against);
        });
        self.verdict_ui(ui, scope, rule);
        fields.date_ui(ui, "form.standing.on", true, &mut self.on);
        if self.verb == StandingVerb::Fail {
            fields.lines_ui(ui, "form.standing.lacks", true, 3, &mut self.text);
            fields.date_ui(ui, "form.standing.new_due", false, &mut self.due_on);
        } else {
            fields.lines_ui(ui, "form.standing.note", false, 3, &mut self.text);
        }
    }

    fn verdict_ui(&mut self, ui: &mut Ui, scope: Scope<'_>, rule: AcceptanceRule) {
        let language = scope.sight.language;
        let Some(found) = self.assessment() else { return };
        let (text, color) = match rule.check(found) {
            Ok(()) => {
                let share = f64::from(found.votes_against) * 100.0 / f64::from(found.votes.max(1));
                let share = format!("{share:.0}");
                let text = language.say_with("weak.passes", &[("score", &found.score), ("share", &share)]);
                (text, tone::accent(ui))
            }
            Err(refusal) => (language.say_with("weak.fails", &[("why", &language.refusal(&refusal))]), tone::late(ui)),
        };
        ui.add(Label::new(RichText::new(text).color(color)).wrap());
        if self.verb == StandingVerb::Accept
            && rule.check(found).is_err()
            && quiet_ui(ui, &language.say("weak.record_failure")).clicked()
        {
            self.verb = StandingVerb::Fail;
        }
        ui.add_space(6.0);
    }

    /// Score and votes, once both are typed.
    fn assessment(&self) -> Option<Assessment> {
        let number = |text: &str| text.trim().parse::<u32>().ok();
        let votes_against = if self.against.trim().is_empty() { 0 } else { number(&self.against)? };
        let score = u8::try_from(number(&self.score)?).ok()?;
        Some(Assessment { score, votes: number(&self.votes)?, votes_against })
    }

    /// How many voted and how many of them were dissatisfied.
    fn ballot(&self, gaps: &mut Vec<Gap>, needed: bool) -> Option<(u32, u32)> {
        let mut number = |field, text: &str| read_number(field, text, 0..=RESIDENTS).map_err(|gap| gaps.push(gap)).ok();
        let votes = number("weak.votes", &self.votes).flatten();
        let against = number("weak.votes_against", &self.against).flatten();
        if votes.is_none() && (needed || against.is_some()) {
            gaps.push(Gap::missing("weak.votes"));
        }
        votes.map(|votes| (votes, against.unwrap_or_default()))
    }

    fn plan(&self, gaps: &mut Vec<Gap>, scope: Scope<'_>) -> Edit {
        let today = scope.today();
        need(gaps, "form.standing.plan", &self.text);
        let on = optional_day(gaps, "form.standing.planned", &self.on, today);
        let due_on = needed_day(gaps, "form.standing.due", &self.due_on, today);
        picked(gaps, "form.standing.leader", &self.leader, true);
        picked(gaps, "form.standing.unit", &self.unit, false);
        picked(gaps, "weak.first_secretary", &self.first_secretary, false);
        if self.team.is_unknown() {
            gaps.push(Gap::wrong("weak.team", "form.wrong.unknown"));
        }
        Edit::SetPlan(SetPlan {
            standing: self.standing,
            plan: self.text.trim().to_owned(),
            on,
            due_on,
            leader: self.leader.chosen,
            unit: self.unit.chosen,
            team: self.team.chosen.clone(),
            first_secretary: self.first_secretary.chosen,
            measures: self.lines.measures(gaps, today),
        })
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
            StandingVerb::Plan => self.plan_ui(ui, fields, scope),
            StandingVerb::Accept | StandingVerb::Fail => self.acceptance_ui(ui, fields, scope),
            StandingVerb::LookBack => {
                fields.date_ui(ui, "form.standing.on", true, &mut self.on);
                fields.lines_ui(ui, "form.standing.note", false, 3, &mut self.text);
            }
            StandingVerb::Relapse => {
                fields.lines_ui(ui, "form.standing.found", true, 3, &mut self.text);
                fields.date_ui(ui, "form.standing.on", true, &mut self.on);
            }
            StandingVerb::Withdraw => {
                fields.lines_ui(ui, "form.issue.reason", true, 3, &mut self.text);
            }
        }
    }

    fn edit(&self, scope: Scope<'_>) -> Result<Edit, Vec<Gap>> {
        let (standing, today, text) = (self.standing, scope.today(), self.text.trim().to_owned());
        let mut gaps = Vec::new();
        let on = match self.verb {
            StandingVerb::Plan | StandingVerb::Withdraw => Some(today),
            _ => needed_day(&mut gaps, "form.standing.on", &self.on, today),
        };
        let on = on.unwrap_or(today);
        let edit = match self.verb {
            StandingVerb::Plan => self.plan(&mut gaps, scope),
            StandingVerb::Accept => {
                let score = score(&mut gaps, &self.score);
                let (votes, votes_against) = self.ballot(&mut gaps, true).unwrap_or_default();
                Edit::Accept(Accept {
                    standing,
                    assessment: Assessment { score, votes, votes_against },
                    on,
                    note: text,
                })
            }
            StandingVerb::Fail => {
                let score = score(&mut gaps, &self.score);
                let votes = self.ballot(&mut gaps, false);
                need(&mut gaps, "form.standing.lacks", &text);
                let due_on = optional_day(&mut gaps, "form.standing.new_due", &self.due_on, today);
                Edit::FailAcceptance(FailAcceptance { standing, score, votes, on, reason: text, due_on })
            }
            StandingVerb::Withdraw => {
                need(&mut gaps, "form.issue.reason", &text);
                Edit::Withdraw(Withdraw { standing, reason: text })
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
