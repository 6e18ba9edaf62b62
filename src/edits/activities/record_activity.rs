//! 记录: writes down an activity and the issues that were raised in it.

use std::collections::BTreeSet;

use crate::model::{
    Activity, CatalogueKind, Change, Changes, Id, Issue, IssueStep, Refusal, Sentence, StepKind, World, activity_kind,
};

use crate::edits::checks::{known, listed};
use crate::edits::desk::Desk;
use crate::edits::issues::{Register, next_number};
use crate::edits::records::{Rules, rates, rating_steps, take_rating_back};
use crate::edits::steps::step;

/// Write an activity down, or change one that stands, and register the issues that were raised in it: one edit.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordActivity {
    /// The activity as it shall stand; its identity is made by the caller. One that stands already is changed.
    pub activity: Box<Activity>,
    /// The issues. Each takes over the activity, its day, its campaign and its first village; a source that is empty
    /// follows from the kind of activity, and an empty number is filled with the next of its year.
    pub issues: Vec<Register>,
}

impl RecordActivity {
    /// Writes the activity, registers the issues, and rates the issue that a return visit was about.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let activity = self.activity.tidied();
        let before = world.activities.get(activity.id);
        if before == Some(&activity) && self.issues.is_empty() {
            return Err(Refusal::new("refusal.no_change"));
        }
        activity.check(world, desk, before)?;
        let rated = rated_issue(&activity, world)?;
        let mut changes = Changes::new(self.sentence(&activity, before.is_some(), world));
        let issues = self.registered(&activity, world, desk)?;
        if let Some(before) = before.filter(|before| !rates(&activity) || before.issue != activity.issue) {
            take_rating_back(before, world, &mut changes);
        }
        match before {
            Some(before) => changes.change(before, activity),
            None => changes.add(activity),
        }
        if let Some((issue, rated)) = rated.filter(|(issue, rated)| issue.rating != rated.rating) {
            changes.add(rating_step(&self.activity, &rated, world, desk));
            changes.change(issue, rated);
        }
        changes.rows.extend(issues);
        Ok(changes)
    }

    fn sentence(&self, activity: &Activity, stands: bool, world: &World) -> Sentence {
        let key = match (stands, self.issues.is_empty()) {
            (false, true) => "edit.record_activity",
            (false, false) => "edit.record_activity_with",
            (true, true) => "edit.amend_activity",
            (true, false) => "edit.amend_activity_with",
        };
        let sentence = Sentence::new(key).with("name", activity.title(world));
        if self.issues.is_empty() { sentence } else { sentence.with("count", self.issues.len()) }
    }

    /// The rows of the issues: each as [`Register`] writes it, with the link to the activity.
    fn registered(&self, activity: &Activity, world: &World, desk: &Desk) -> Result<Vec<Change>, Refusal> {
        let mut rows = Vec::new();
        let mut numbers = BTreeSet::new();
        let mut free = 0;
        for raised in &self.issues {
            let mut issue = taken_over(&raised.issue, activity, world);
            if issue.number.trim().is_empty() {
                issue.number = following(&next_number(world, activity.on.year()), free);
                free += 1;
            }
            if !numbers.insert(issue.number.trim().to_owned()) {
                return Err(taken_twice(&issue));
            }
            let register = Register { issue: Box::new(issue), step: raised.step };
            rows.extend(register.changes(world, desk)?.rows.into_iter().map(|row| linked(row, activity)));
        }
        Ok(rows)
    }
}

/// The issue that a return visit rates, before and after; a later return visit has the last word.
fn rated_issue<'a>(activity: &Activity, world: &'a World) -> Result<Option<(&'a Issue, Issue)>, Refusal> {
    let issue = known(&world.issues, activity.issue)?;
    let Some(issue) = issue.filter(|_| rates(activity)) else { return Ok(None) };
    let later = |other: &Activity| {
        other.id != activity.id && other.issue == activity.issue && rates(other) && other.on > activity.on
    };
    if world.activities.find(later).is_some() {
        return Ok(None);
    }
    Ok(Some((issue, Issue { rating: activity.rating.clone(), ..issue.clone() })))
}

/// The step that a rating leaves in the issue; a visit whose rating is changed leaves another one.
fn rating_step(activity: &Activity, rated: &Issue, world: &World, desk: &Desk) -> IssueStep {
    let is_free = |id: &Id<IssueStep>| world.issue_steps.get(*id).is_none();
    let id = rating_steps(activity.id, rated.id).find(is_free).unwrap_or_else(Id::fresh);
    let title = world.entry(CatalogueKind::Rating, &rated.rating).map_or(rated.rating.as_str(), |row| &row.title_zh);
    step(id, rated, StepKind::Rate, desk, title)
}

/// The issue with what it takes over from the activity.
fn taken_over(issue: &Issue, activity: &Activity, world: &World) -> Issue {
    let nowhere = issue.village.is_none() && issue.township.is_none();
    let village = issue.village.or_else(|| activity.villages.first().copied().filter(|_| nowhere));
    let source = if issue.source.is_empty() { source_of(activity, world) } else { issue.source.clone() };
    Issue {
        activity: None,
        raised_on: activity.on,
        village,
        township: issue.township.or_else(|| activity.township.filter(|_| village.is_none())),
        campaign: issue.campaign.or(activity.campaign),
        source,
        ..issue.clone()
    }
}

/// How an issue that was raised in an activity came to us; nothing where the office's list has no such source.
fn source_of(activity: &Activity, world: &World) -> String {
    let code = match activity.kind.as_str() {
        activity_kind::CONSULTATION | activity_kind::TALK => "consultation",
        activity_kind::INSPECTION => "inspection",
        activity_kind::ASSIGNMENT_MEETING => "superior",
        _ => "visit",
    };
    if listed(world, CatalogueKind::Source, code).is_ok() { code.to_owned() } else { String::new() }
}

/// The row with the link to the activity, which is not in the world yet while the issue is checked.
fn linked(row: Change, activity: &Activity) -> Change {
    match row {
        Change::Issue(mut delta) => {
            delta.after = delta.after.map(|issue| Box::new(Issue { activity: Some(activity.id), ..*issue }));
            Change::Issue(delta)
        }
        row => row,
    }
}

/// The number so many steps after another one: its last digits counted on, as wide as they are.
fn following(number: &str, steps: u64) -> String {
    let head = number.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let digits = &number[head.len()..];
    match digits.parse::<u64>() {
        Ok(last) => format!("{head}{:0width$}", last.saturating_add(steps), width = digits.len()),
        Err(_) => number.to_owned(),
    }
}

fn taken_twice(issue: &Issue) -> Refusal {
    Refusal::new("refusal.taken")
        .with("field", "@edit.field.number")
        .with("text", issue.number.trim())
        .with("what", "@edit.what.issue")
        .with("name", &issue.title)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::edits::Edit;
    use crate::edits::trial::{done, refused};
    use crate::model::sample::{self, TODAY, cadre, issue, new_issue, township, village};

    fn visit() -> Activity {
        Activity {
            id: Id::named("visit"),
            villages: vec![village("东一村"), village("东二村"), village("东一村")],
            cadres: vec![cadre("赵一")],
            summary: "看了水渠".into(),
            ..Activity::blank(activity_kind::VISIT, date(2026, 10, 28))
        }
    }

    fn raised(name: &str) -> Register {
        let issue = Issue { number: String::new(), source: String::new(), ..new_issue(name, name, None, TODAY) };
        Register { issue: Box::new(issue), step: Id::named(&format!("step {name}")) }
    }

    fn record(activity: Activity, issues: &[&str]) -> Edit {
        let issues = issues.iter().map(|name| raised(name)).collect();
        Edit::RecordActivity(RecordActivity { activity: Box::new(activity), issues })
    }

    #[test]
    fn the_issues_take_over_place_day_and_source_and_are_numbered_one_after_the_other() {
        let world = sample::sample_world();
        let (after, said) = done(&world, &record(visit(), &["水渠淤塞", "路灯不亮"]));
        let numbers: Vec<_> =
            ["水渠淤塞", "路灯不亮"].map(|name| after.issues.get(issue(name)).unwrap().number.clone()).into();
        assert_eq!(numbers, ["2026-0007", "2026-0008"]);
        let first = after.issues.get(issue("水渠淤塞")).unwrap();
        assert_eq!((first.activity, first.village), (Some(Id::named("visit")), Some(village("东一村"))));
        assert_eq!((first.raised_on, first.source.as_str()), (date(2026, 10, 28), "visit"));
        let step = after.issue_steps.get(Id::named("step 水渠淤塞")).unwrap();
        assert_eq!((step.issue, step.kind, step.on), (first.id, StepKind::Register, TODAY));
        assert_eq!(after.activities.get(Id::named("visit")).unwrap().villages.len(), 2, "named once each");
        assert_eq!(said, "记录visit 东一村，登记 2 个问题");
    }

    #[test]
    fn a_place_that_the_issue_names_itself_is_kept() {
        let world = sample::sample_world();
        let mut own = raised("漏水");
        own.issue.village = Some(village("东二村"));
        let mut of_the_town = raised("缺医生");
        of_the_town.issue.township = Some(township("西例镇"));
        let issues = vec![own, of_the_town];
        let (after, _) = done(&world, &Edit::RecordActivity(RecordActivity { activity: Box::new(visit()), issues }));
        assert_eq!(after.issues.get(issue("漏水")).unwrap().village, Some(village("东二村")));
        let town = after.issues.get(issue("缺医生")).unwrap();
        assert_eq!((town.village, town.township), (None, Some(township("西例镇"))));
    }

    #[test]
    fn an_activity_that_stands_is_changed_and_may_raise_more() {
        let world = sample::sample_world();
        let (world, said) = done(&world, &record(visit(), &[]));
        assert_eq!(said, "记录visit 东一村");
        assert_eq!(refused(&world, &record(visit(), &[])), "refusal.no_change");
        let more = Activity { households: Some(12), ..visit() };
        let (after, said) = done(&world, &record(more, &["水渠淤塞"]));
        assert_eq!(after.activities.get(Id::named("visit")).unwrap().households, Some(12));
        assert_eq!((after.activities.len(), after.issues.len()), (1, world.issues.len() + 1));
        assert_eq!(said, "修改visit 东一村，又登记 1 个问题");
        assert_eq!(refused(&after, &Edit::remove(Id::<Activity>::named("visit"))), "refusal.used");
    }

    #[test]
    fn what_stands_in_the_way_of_one_issue_stands_in_the_way_of_all() {
        let world = sample::sample_world();
        let mut untitled = raised("甲");
        untitled.issue.title = " ".into();
        let of = |issues: Vec<Register>| Edit::RecordActivity(RecordActivity { activity: Box::new(visit()), issues });
        assert_eq!(refused(&world, &of(vec![raised("乙"), untitled])), "refusal.empty");
        let numbered = |name: &str, number: &str| {
            let mut raised = raised(name);
            raised.issue.number = number.into();
            raised
        };
        assert_eq!(refused(&world, &of(vec![numbered("丙", "2026-0001")])), "refusal.taken");
        assert_eq!(refused(&world, &of(vec![numbered("丙", "甲-1"), numbered("丁", "甲-1 ")])), "refusal.taken");
        assert_eq!(refused(&world, &of(vec![numbered("丙", "2026-0007"), raised("丁")])), "refusal.taken");
        let ahead = Activity { on: date(2026, 11, 1), ..visit() };
        assert_eq!(refused(&world, &record(ahead, &[])), "refusal.future");
        let nowhere = Activity { villages: Vec::new(), ..visit() };
        assert_eq!(refused(&world, &record(nowhere, &[])), "refusal.activity.nowhere");
    }

    #[test]
    fn a_return_visit_rates_its_issue_and_the_latest_one_counts() {
        let world = sample::sample_world();
        let back = |name: &str, day: i8, rating: &str| Activity {
            id: Id::named(name),
            villages: vec![village("西一村")],
            issue: Some(issue("2026-0004")),
            rating: rating.into(),
            ..Activity::blank(activity_kind::RETURN_VISIT, date(2026, 10, day))
        };
        let rating = |world: &World| world.issues.get(issue("2026-0004")).unwrap().rating.clone();
        let (world, _) = done(&world, &record(back("a", 20, "dissatisfied"), &[]));
        assert_eq!(rating(&world), "dissatisfied");
        let (world, _) = done(&world, &record(back("b", 25, "satisfied"), &[]));
        assert_eq!(rating(&world), "satisfied");
        let (world, _) = done(&world, &record(back("c", 22, "fairly"), &[]));
        assert_eq!(rating(&world), "satisfied", "a later visit has the last word");
        let steps = world.issue_steps.iter().filter(|row| row.kind == StepKind::Rate);
        assert_eq!(steps.map(|row| row.issue).collect::<Vec<_>>(), [issue("2026-0004"); 2], "a step for each rating");
        let (world, _) = done(&world, &record(back("b", 25, "fairly"), &[]));
        assert_eq!(world.issue_steps.iter().filter(|row| row.kind == StepKind::Rate).count(), 3);
        let (world, _) = done(&world, &record(back("b", 25, "satisfied"), &[]));
        let talk = Activity { kind: activity_kind::TALK.into(), ..back("d", 30, "dissatisfied") };
        assert_eq!(rating(&done(&world, &record(talk, &[])).0), "satisfied", "only a return visit rates the issue");
        let lost = Activity { issue: Some(Id::named("gone")), ..back("e", 30, "satisfied") };
        assert_eq!(refused(&world, &record(lost, &[])), "refusal.gone");
    }

    #[test]
    fn numbers_are_counted_on_in_their_own_width() {
        assert_eq!(following("2026-0007", 0), "2026-0007");
        assert_eq!(following("2026-0009", 2), "2026-0011");
        assert_eq!(following("2026-9999", 1), "2026-10000");
        assert_eq!(following("甲", 1), "甲");
    }
}
