//! 下一步: what the records of a village ask for, most urgent first, each with the form in which it is done.

use crate::model::{Id, Issue, IssueState, Sentence, StandingState, Village};
use crate::ui::forms::{Form, IssueVerb, StandingVerb};
use crate::ui::intent::Sight;
use crate::ui::lookup::Lookup;
use crate::ui::widgets::day::days_between;

/// Something to be done.
#[derive(Clone, Debug, PartialEq)]
pub struct NextStep {
    /// What, in words.
    pub sentence: Sentence,
    /// Where it is done.
    pub form: Form,
}

/// What is to be done about a village, at most `limit` things.
pub fn next_steps(sight: Sight<'_>, lookup: &Lookup, village: Id<Village>, limit: usize) -> Vec<NextStep> {
    let mut steps: Vec<NextStep> = standing_step(sight, village).into_iter().collect();
    steps.extend(nobody_step(sight, village));
    steps.extend(issue_steps(sight, lookup, village));
    steps.extend(promise_step(sight, lookup, village));
    steps.truncate(limit);
    steps
}

fn step(sentence: Sentence, form: Form) -> NextStep {
    NextStep { sentence, form }
}

/// The case of a weak village: a plan, or its acceptance.
fn standing_step(sight: Sight<'_>, village: Id<Village>) -> Option<NextStep> {
    let case = sight.session.world().standings.get(sight.findings.villages.get(&village)?.weak?)?;
    if matches!(case.state, StandingState::Listed | StandingState::Relapsed) {
        return Some(step(Sentence::new("panel.next.plan"), Form::StandingStep(case.id, StandingVerb::Plan)));
    }
    let left = days_between(sight.findings.today, case.due_on?);
    match left {
        ..0 => Some(step(
            Sentence::new("panel.next.accept_late").with("days", -left),
            Form::StandingStep(case.id, StandingVerb::Accept),
        )),
        0..=30 => Some(step(
            Sentence::new("panel.next.accept").with("days", left),
            Form::StandingStep(case.id, StandingVerb::Accept),
        )),
        _ => None,
    }
}

/// Nobody lives there.
fn nobody_step(sight: Sight<'_>, village: Id<Village>) -> Option<NextStep> {
    let finding = sight.findings.villages.get(&village)?;
    (finding.residents == 0).then(|| step(Sentence::new("panel.next.post"), Form::Post(village)))
}

/// What was promised to the village and is overdue, the longest first.
fn promise_step(sight: Sight<'_>, lookup: &Lookup, village: Id<Village>) -> Option<NextStep> {
    let (world, today) = (sight.session.world(), sight.findings.today);
    let promises = lookup.commitments.village(village).iter().filter_map(|id| world.promises.get(*id));
    let late: Vec<_> = promises.filter(|promise| promise.is_overdue(today)).collect();
    let first = late.first()?;
    let sentence = Sentence::new("promise.next").with("count", late.len()).with("title", &first.title);
    Some(step(sentence, Form::Promise(Some(first.id), None)))
}

/// The issues, the most urgent of each kind of need.
fn issue_steps(sight: Sight<'_>, lookup: &Lookup, village: Id<Village>) -> Vec<NextStep> {
    let (world, today) = (sight.session.world(), sight.findings.today);
    let open = lookup.open_of_village.get(&village).map(Vec::as_slice).unwrap_or_default();
    let issues: Vec<&Issue> = open.iter().filter_map(|id| world.issues.get(*id)).collect();
    let first = |wanted: &dyn Fn(&Issue) -> bool| issues.iter().copied().find(|issue| wanted(issue));
    let count = |wanted: &dyn Fn(&Issue) -> bool| issues.iter().filter(|issue| wanted(issue)).count();
    let late = |issue: &Issue| issue.is_overdue(today) && issue.state == IssueState::Assigned;
    let registered = |issue: &Issue| issue.state == IssueState::Registered;
    let finished = |issue: &Issue| issue.state == IssueState::Finished;
    let due_again = |issue: &Issue| issue.state == IssueState::Parked && issue.is_overdue(today);
    let mut steps = Vec::new();
    if let Some(issue) = first(&late) {
        let unit = issue.unit.and_then(|id| world.units.get(id)).map_or("", |unit| unit.name.as_str());
        let sentence = Sentence::new("panel.next.urge").with("unit", unit).with("matter", &issue.title);
        steps.push(step(sentence, Form::Issue(Some(issue.id), None)));
    }
    if let Some(issue) = first(&registered) {
        let sentence =
            Sentence::new("panel.next.assign").with("count", count(&registered)).with("matter", &issue.title);
        steps.push(step(sentence, Form::IssueStep(issue.id, IssueVerb::Assign)));
    }
    if let Some(issue) = first(&finished) {
        let sentence = Sentence::new("panel.next.check").with("count", count(&finished)).with("matter", &issue.title);
        steps.push(step(sentence, Form::IssueStep(issue.id, IssueVerb::Close)));
    }
    if let Some(issue) = first(&due_again) {
        let sentence = Sentence::new("panel.next.recheck").with("matter", &issue.title);
        steps.push(step(sentence, Form::IssueStep(issue.id, IssueVerb::Reopen)));
    }
    steps
}
