//! The form of one step of an issue: it asks only for what this step needs.

use egui::{Label, Ui};

use crate::analysis::working_days::due_date;
use crate::edits::{
    AddNote, Assign, Close, Edit, Escalate, Finish, HandOver, JoinCommon, LeaveCommon, Lift, Merge, Park, Rate, Reopen,
    SendBack, Supervise, next_supervised_number,
};
use crate::model::{Cadre, CatalogueKind, Date, Id, Issue, IssueStep, Unit};
use crate::ui::intent::{Intents, RecordRef};
use crate::ui::tables::Scope;
use crate::ui::widgets::day::{days_later, month_day};
use crate::ui::widgets::field::Gap;
use crate::ui::widgets::{DateDraft, Fields, PickDraft, PickItem, PicksDraft, tone};

use super::IssueVerb;
use super::date_gap::{needed_day, optional_day, picked};
use super::draft::{Draft, Habits, need};
use super::issue::with_none;

/// A step that is being taken.
#[derive(Debug)]
pub(super) struct StepDraft {
    issue: Id<Issue>,
    verb: IssueVerb,
    step: Id<IssueStep>,
    other_step: Id<IssueStep>,
    unit: PickDraft<Unit>,
    handler: PickDraft<Cadre>,
    leader: PickDraft<Cadre>,
    verifier: PickDraft<Cadre>,
    joint_units: PicksDraft<Unit>,
    into: PickDraft<Issue>,
    level: String,
    rating: String,
    number: String,
    reply_for_parts: bool,
    day: DateDraft,
    /// Whether the user has set the day, so that it no longer follows the level.
    day_is_own: bool,
    reply: String,
    note: String,
    /// The issues into which it can be merged, those of the same village first; or the common problems that it can join.
    twins: Vec<PickItem<Issue>>,
}

impl StepDraft {
    /// A step with what it can know beforehand.
    pub(super) fn new(scope: Scope<'_>, habits: &Habits, issue: Id<Issue>, verb: IssueVerb) -> Self {
        let today = scope.today();
        let row = scope.world().issues.get(issue);
        let day = match verb {
            IssueVerb::Assign => {
                let own = row.and_then(|row| row.due_on).filter(|due| *due >= today);
                own.or_else(|| row.and_then(|row| due_of(scope, &row.level))).or(Some(days_later(today, 30)))
            }
            IssueVerb::Park => Some(days_later(today, 30)),
            IssueVerb::Reopen => row.and_then(|row| due_of(scope, &row.level)).or_else(|| Some(days_later(today, 15))),
            _ => None,
        };
        let number = match verb {
            IssueVerb::Supervise => next_supervised_number(scope.world(), today.year()),
            _ => String::new(),
        };
        Self {
            issue,
            verb,
            step: Id::fresh(),
            other_step: Id::fresh(),
            unit: PickDraft::of(if verb == IssueVerb::Assign { habits.unit } else { None }),
            handler: PickDraft::default(),
            leader: PickDraft::of(row.and_then(|row| row.leader)),
            verifier: PickDraft::default(),
            joint_units: PicksDraft::of(row.map(|row| row.joint_units.clone()).unwrap_or_default()),
            into: PickDraft::default(),
            level: row.map(|row| row.level.clone()).unwrap_or_default(),
            rating: row.map(|row| row.rating.clone()).unwrap_or_default(),
            number,
            reply_for_parts: false,
            day_is_own: verb != IssueVerb::Escalate,
            day: DateDraft::of(day),
            reply: row.map(|row| row.reply.clone()).unwrap_or_default(),
            note: String::new(),
            twins: match verb {
                IssueVerb::Merge => row.map(|row| twins(scope, row)).unwrap_or_default(),
                IssueVerb::Join => row.map(|row| commons(scope, row)).unwrap_or_default(),
                _ => Vec::new(),
            },
        }
    }

    fn reason(&self) -> String {
        self.note.trim().to_owned()
    }
}

/// The issues into which one can be merged: open, of the same kind, those of the same village first.
fn twins(scope: Scope<'_>, issue: &Issue) -> Vec<PickItem<Issue>> {
    let fits = |other: &&Issue| other.id != issue.id && other.state.is_open() && other.kind == issue.kind;
    let mut rows: Vec<&Issue> = scope.world().issues.iter().filter(fits).collect();
    rows.sort_by_key(|other| {
        (other.village != issue.village, other.category != issue.category, std::cmp::Reverse(other.raised_on))
    });
    rows.truncate(2_000);
    let item =
        |row: &Issue| PickItem::new(row.id, &row.title, format!("{} {}", scope.village(row.village).text, row.number));
    rows.into_iter().map(item).collect()
}

/// The last day for an issue of this level that is taken up today.
fn due_of(scope: Scope<'_>, level: &str) -> Option<Date> {
    due_date(scope.world(), &scope.lookup.calendar, level, scope.today())
}

/// The common problems that an issue can join, those of the same sort first.
fn commons(scope: Scope<'_>, issue: &Issue) -> Vec<PickItem<Issue>> {
    let fits = |other: &&Issue| other.id != issue.id && other.is_open_common();
    let mut rows: Vec<&Issue> = scope.world().issues.iter().filter(fits).collect();
    let other_sort = |row: &Issue| (row.category != issue.category, row.topic != issue.topic);
    rows.sort_by_key(|row| (other_sort(row), std::cmp::Reverse(row.raised_on)));
    rows.into_iter().map(|row| PickItem::new(row.id, &row.title, row.number.as_str())).collect()
}

impl StepDraft {
    /// The due date with its working days from today beside the label.
    fn due_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>, label: &'static str) {
        let language = scope.sight.language;
        if let Some(due) = self.day.day(scope.today()) {
            let days = scope.lookup.calendar.between(scope.today(), due);
            let due = month_day(language, due);
            fields.aside(language.say_with("ledger.due_days", &[("days", &days), ("due", &due)]));
        }
        self.day_is_own |= fields.date_ui(ui, label, false, &mut self.day).changed();
    }

    /// Whether the issue is a common problem with parts.
    fn has_parts(&self, scope: Scope<'_>) -> bool {
        let world = scope.world();
        world.issues.get(self.issue).is_some_and(Issue::is_common)
            && world.issues.find(|row| row.parent == Some(self.issue)).is_some()
    }

    /// The levels beside the present one.
    fn level_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>) {
        fields.kind_ui(ui, "form.issue.level", scope.world(), CatalogueKind::Level, &mut self.level);
        if !self.day_is_own {
            self.day.text = due_of(scope, &self.level).map(|due| due.to_string()).unwrap_or_default();
        }
    }
}

impl Draft for StepDraft {
    fn title(&self, scope: Scope<'_>) -> (String, String) {
        let about = scope
            .world()
            .issues
            .get(self.issue)
            .map(|issue| format!("{} · {} · {}", issue.number, scope.village(issue.village).text, issue.title));
        (scope.sight.language.say(self.verb.key()).into_owned(), about.unwrap_or_default())
    }

    fn fields_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>, _intents: &mut Intents) {
        let lookup = scope.lookup;
        match self.verb {
            IssueVerb::Assign => {
                fields.pick_ui(ui, "form.issue.unit", true, &lookup.units, &mut self.unit);
                fields.pick_ui(ui, "form.issue.handler", false, &lookup.cadres, &mut self.handler);
                fields.pick_ui(ui, "form.issue.leader", false, &lookup.cadres, &mut self.leader);
                fields.picks_ui(ui, "form.issue.joint", false, &lookup.units, &mut self.joint_units);
                self.due_ui(ui, fields, scope, "form.issue.due");
                fields.lines_ui(ui, "form.issue.remark", false, 2, &mut self.note);
            }
            IssueVerb::HandOver => {
                now_ui(ui, scope, self.issue);
                fields.pick_ui(ui, "form.issue.to_unit", false, &lookup.units, &mut self.unit);
                fields.pick_ui(ui, "form.issue.to_handler", false, &lookup.cadres, &mut self.handler);
                fields.lines_ui(ui, "form.issue.reason", true, 2, &mut self.note);
            }
            IssueVerb::Finish => {
                fields.lines_ui(ui, "form.issue.done", false, 3, &mut self.note);
                fields.lines_ui(ui, "form.issue.reply", false, 3, &mut self.reply);
            }
            IssueVerb::Close => {
                now_ui(ui, scope, self.issue);
                fields.lines_ui(ui, "form.issue.reply", true, 3, &mut self.reply);
                fields.pick_ui(ui, "form.issue.verifier", true, &lookup.cadres, &mut self.verifier);
                if self.has_parts(scope) {
                    fields.check_ui(ui, "ledger.reply_for_parts", &mut self.reply_for_parts);
                }
                fields.lines_ui(ui, "form.issue.remark", false, 2, &mut self.note);
            }
            IssueVerb::Return => {
                now_ui(ui, scope, self.issue);
                fields.lines_ui(ui, "form.issue.lacks", true, 3, &mut self.note);
                fields.pick_ui(ui, "form.issue.verifier", true, &lookup.cadres, &mut self.verifier);
            }
            IssueVerb::Park => {
                fields.lines_ui(ui, "form.issue.explained", true, 3, &mut self.note);
                fields.date_ui(ui, "form.issue.recheck", true, &mut self.day);
            }
            IssueVerb::Reopen => {
                fields.lines_ui(ui, "form.issue.reason", true, 2, &mut self.note);
                self.due_ui(ui, fields, scope, "form.issue.new_due");
            }
            IssueVerb::Merge => {
                fields.pick_ui(ui, "form.issue.into", true, &self.twins, &mut self.into);
                fields.lines_ui(ui, "form.issue.remark", false, 2, &mut self.note);
            }
            IssueVerb::Escalate => {
                self.level_ui(ui, fields, scope);
                fields.lines_ui(ui, "form.issue.reason", true, 2, &mut self.note);
                self.due_ui(ui, fields, scope, "form.issue.new_due");
            }
            IssueVerb::Supervise => {
                fields.text_ui(ui, "form.issue.supervised_number", true, &mut self.number);
                fields.lines_ui(ui, "form.issue.asked", false, 2, &mut self.note);
                self.due_ui(ui, fields, scope, "form.issue.new_due");
            }
            IssueVerb::Lift | IssueVerb::Leave => {
                fields.lines_ui(ui, "form.issue.reason", true, 2, &mut self.note);
            }
            IssueVerb::Rate => {
                let ratings = with_none(scope, CatalogueKind::Rating, &self.rating);
                fields.choice_ui(ui, "form.issue.rating", true, &ratings, &mut self.rating);
                fields.lines_ui(ui, "form.issue.remark", false, 2, &mut self.note);
            }
            IssueVerb::Join => {
                fields.pick_ui(ui, "form.issue.common", true, &self.twins, &mut self.into);
                fields.lines_ui(ui, "form.issue.remark", false, 2, &mut self.note);
            }
            IssueVerb::Note => {
                fields.lines_ui(ui, "form.issue.text", true, 4, &mut self.note);
            }
        }
    }

    fn edit(&self, scope: Scope<'_>) -> Result<Edit, Vec<Gap>> {
        let (issue, step, today) = (self.issue, self.step, scope.today());
        let (unit, handler, verifier) = (self.unit.chosen, self.handler.chosen, self.verifier.chosen);
        let mut gaps = Vec::new();
        let edit = match self.verb {
            IssueVerb::Assign => {
                picked(&mut gaps, "form.issue.unit", &self.unit, true);
                picked(&mut gaps, "form.issue.handler", &self.handler, false);
                picked(&mut gaps, "form.issue.leader", &self.leader, false);
                let due_on = optional_day(&mut gaps, "form.issue.due", &self.day, today);
                Edit::Assign(Assign {
                    issue,
                    unit,
                    joint_units: self.joint_units.chosen.clone(),
                    leader: self.leader.chosen,
                    handler,
                    due_on,
                    note: self.reason(),
                    step,
                })
            }
            IssueVerb::HandOver => {
                picked(&mut gaps, "form.issue.to_unit", &self.unit, handler.is_none());
                picked(&mut gaps, "form.issue.to_handler", &self.handler, false);
                need(&mut gaps, "form.issue.reason", &self.note);
                Edit::HandOver(HandOver { issue, unit, handler, reason: self.reason(), step })
            }
            IssueVerb::Finish => {
                Edit::Finish(Finish { issue, reply: self.reply.trim().to_owned(), note: self.reason(), step })
            }
            IssueVerb::Close => {
                need(&mut gaps, "form.issue.reply", &self.reply);
                picked(&mut gaps, "form.issue.verifier", &self.verifier, true);
                Edit::Close(Close {
                    issue,
                    verifier,
                    reply: self.reply.trim().to_owned(),
                    reply_for_parts: self.reply_for_parts,
                    note: self.reason(),
                    step,
                })
            }
            IssueVerb::Return => {
                need(&mut gaps, "form.issue.lacks", &self.note);
                picked(&mut gaps, "form.issue.verifier", &self.verifier, true);
                Edit::SendBack(SendBack { issue, verifier, reason: self.reason(), step })
            }
            IssueVerb::Park => {
                need(&mut gaps, "form.issue.explained", &self.note);
                let recheck_on = needed_day(&mut gaps, "form.issue.recheck", &self.day, today);
                Edit::Park(Park { issue, reason: self.reason(), recheck_on, step })
            }
            IssueVerb::Reopen => {
                need(&mut gaps, "form.issue.reason", &self.note);
                let due_on = optional_day(&mut gaps, "form.issue.new_due", &self.day, today);
                Edit::Reopen(Reopen { issue, reason: self.reason(), due_on, step })
            }
            IssueVerb::Merge => {
                picked(&mut gaps, "form.issue.into", &self.into, true);
                let (into, into_step) = (self.into.chosen, self.other_step);
                Edit::Merge(Merge { issue, into, note: self.reason(), step, into_step })
            }
            IssueVerb::Escalate => {
                need(&mut gaps, "form.issue.reason", &self.note);
                let due_on = optional_day(&mut gaps, "form.issue.new_due", &self.day, today);
                Edit::Escalate(Escalate { issue, level: self.level.clone(), reason: self.reason(), due_on, step })
            }
            IssueVerb::Supervise => {
                need(&mut gaps, "form.issue.supervised_number", &self.number);
                let due_on = optional_day(&mut gaps, "form.issue.new_due", &self.day, today);
                let number = self.number.trim().to_owned();
                Edit::Supervise(Supervise { issue, number, due_on, note: self.reason(), step })
            }
            IssueVerb::Lift => {
                need(&mut gaps, "form.issue.reason", &self.note);
                Edit::Lift(Lift { issue, reason: self.reason(), step })
            }
            IssueVerb::Leave => {
                need(&mut gaps, "form.issue.reason", &self.note);
                Edit::LeaveCommon(LeaveCommon { issue, reason: self.reason(), step })
            }
            IssueVerb::Rate => {
                need(&mut gaps, "form.issue.rating", &self.rating);
                Edit::Rate(Rate { issue, rating: self.rating.clone(), note: self.reason(), step })
            }
            IssueVerb::Join => {
                picked(&mut gaps, "form.issue.common", &self.into, true);
                Edit::JoinCommon(JoinCommon { issue, parent: self.into.chosen, note: self.reason(), step })
            }
            IssueVerb::Note => {
                need(&mut gaps, "form.issue.text", &self.note);
                Edit::AddNote(AddNote { issue, text: self.reason(), step })
            }
        };
        if gaps.is_empty() { Ok(edit) } else { Err(gaps) }
    }

    fn deed(&self) -> &'static str {
        self.verb.key()
    }

    fn made(&self) -> Option<RecordRef> {
        Some(RecordRef::Issue(self.issue))
    }

    fn habits(&self, habits: &mut Habits) {
        if self.verb == IssueVerb::Assign {
            habits.unit = self.unit.chosen;
        }
    }
}

/// Who is responsible now.
fn now_ui(ui: &mut Ui, scope: Scope<'_>, issue: Id<Issue>) {
    let Some(issue) = scope.world().issues.get(issue) else { return };
    let names = [scope.unit(issue.unit).text, scope.cadre(issue.handler).text];
    let names = names.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(" · ");
    if !names.is_empty() {
        let text = scope.sight.language.say_with("form.issue.now_with", &[("who", &names)]);
        ui.add(Label::new(tone::small(ui, text)).wrap());
        ui.add_space(4.0);
    }
}
