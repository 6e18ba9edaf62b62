//! The steps that imported issues have taken, as far as the dates of their rows tell.
//!
//! 登记 is as old as the issue, 办结 and 销号 have days of their own. No step is written for what a row gives no day for:
//! 交办, 转办, 退回, 挂起. A day that was made up would stand in the history as a fact.

use crate::model::{Change, Changes, Date, Delta, Issue, IssueState, IssueStep, StepKind};

/// Adds the steps of all issues that are added or changed; whoever takes over the import becomes their author.
pub(super) fn add(changes: &mut Changes) {
    let issues = changes.rows.iter().filter_map(|row| match row {
        Change::Issue(delta) => Some(delta),
        _ => None,
    });
    let steps: Vec<Change> = issues.flat_map(taken).map(|step| Change::IssueStep(Delta::added(step))).collect();
    changes.rows.extend(steps);
}

/// The steps that lie between the issue before and after, in their order.
fn taken(delta: &Delta<Issue>) -> impl Iterator<Item = IssueStep> + '_ {
    let steps = delta.after.as_deref().map(|after| (after, dated(after)));
    let before = delta.before.as_deref().map(dated).unwrap_or_default();
    steps.into_iter().flat_map(|(after, steps)| steps.map(|step| (after, step))).enumerate().filter_map(
        move |(nth, (after, step))| {
            let (kind, on) = step.filter(|_| before[nth].is_none())?;
            Some(IssueStep {
                unit: after.unit,
                level: if kind == StepKind::Register { after.level.clone() } else { String::new() },
                cadre: match kind {
                    StepKind::Finish => after.handler,
                    StepKind::Close => after.verifier,
                    _ => None,
                },
                ..IssueStep::blank(after.id, kind, on)
            })
        },
    )
}

/// 登记, 办结, 销号 with their days, where the issue has come so far.
fn dated(issue: &Issue) -> [Option<(StepKind, Date)>; 3] {
    let is_closed = issue.state == IssueState::Closed;
    let is_finished = is_closed || issue.state == IssueState::Finished;
    [
        Some((StepKind::Register, issue.raised_on)),
        issue.finished_on.filter(|_| is_finished).map(|on| (StepKind::Finish, on)),
        issue.closed_on.filter(|_| is_closed).map(|on| (StepKind::Close, on)),
    ]
}
