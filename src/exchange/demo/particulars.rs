//! What the ledger of the demo county tells of an issue beside its life: cause, scope, money, the day of the answer, how it
//! was rated, who helps, and under which number it is supervised.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};

use crate::model::{Campaign, Id, Issue, IssueState, IssueStep, StepKind, Unit};

use super::days::{TODAY, age, later};
use super::dice::Dice;
use super::issues::Ledger;
use super::life;
use super::units::Units;

/// How often an answer is rated so.
pub(super) const RATINGS: [(&str, f64); 3] = [("satisfied", 74.0), ("fairly", 20.0), ("dissatisfied", 6.0)];
const CAUSES: [(&str, f64); 7] = [
    ("funds", 24.0),
    ("policy", 14.0),
    ("duty", 18.0),
    ("style", 14.0),
    ("history", 14.0),
    ("nature", 8.0),
    ("other", 8.0),
];
/// How many closed matters were supervised before.
const LIFTED: usize = 12;
/// The places of these steps in the identities, behind those of the life.
const ESCALATED: u16 = 200;
const SUPERVISED: u16 = 201;
const LIFTING: u16 = 202;

/// Completes every issue, and adds the steps that follow from it.
pub(super) fn complete(ledger: &mut Ledger, units: &Units, campaign: &Campaign) {
    let mut dice = Dice::named("particulars");
    let county: Vec<Id<Unit>> =
        units.of_county().filter(|unit| unit.kind == "department").map(|unit| unit.id).collect();
    for issue in &mut ledger.issues {
        answer(issue, &mut dice);
        reasons(issue, &mut dice);
        helpers(issue, &county, &mut dice);
        let is_of_campaign = issue.raised_on >= campaign.from && ["visit", "consultation"].contains(&&*issue.source);
        issue.campaign = Some(campaign.id).filter(|_| is_of_campaign);
    }
    escalate(ledger, &mut dice);
    supervise(ledger, &mut dice);
}

/// One of several, each as often as its weight.
pub(super) fn weighted(from: &[(&'static str, f64)], dice: &mut Dice) -> &'static str {
    let weights: Vec<f64> = from.iter().map(|(_, weight)| *weight).collect();
    from[dice.weighted(&weights)].0
}

/// The day of the answer, and how it was rated: what is closed was answered, most of it rated.
fn answer(issue: &mut Issue, dice: &mut Dice) {
    let (told, rated) = (dice.happens(62.0), dice.happens(88.0));
    let rating = weighted(&RATINGS, dice);
    issue.replied_on = match issue.state {
        IssueState::Closed => issue.finished_on,
        IssueState::Finished => issue.finished_on.filter(|_| told),
        IssueState::Parked => Some(issue.raised_on.max(later(TODAY, -60))),
        _ => None,
    };
    if issue.state == IssueState::Closed && rated {
        issue.rating = rating.to_owned();
    }
}

/// Cause and money, of what has been looked into.
fn reasons(issue: &mut Issue, dice: &mut Dice) {
    let cause = weighted(&CAUSES, dice);
    let (known, costs) = (dice.happens(70.0), dice.happens(55.0));
    let thousands = [3, 5, 8, 12, 20, 35, 60, 120, 280][dice.below(9)];
    if issue.unit.is_some() && known {
        issue.cause = cause.to_owned();
    }
    let is_work = ["infrastructure", "environment", "industry"].contains(&&*issue.category);
    if is_work && issue.kind == "issue" && issue.finished_on.is_some() && costs {
        issue.funds_yuan = Some(1000 * thousands);
    }
}

/// Departments that help with matters of the county.
fn helpers(issue: &mut Issue, county: &[Id<Unit>], dice: &mut Dice) {
    let count = [0, 0, 0, 1, 1, 2][dice.below(6)];
    let drawn: Vec<Id<Unit>> = (0..count).filter_map(|_| dice.pick(county).copied()).collect();
    if issue.level != "county" || issue.unit.is_none() {
        return;
    }
    for unit in drawn {
        if Some(unit) != issue.unit && !issue.joint_units.contains(&unit) {
            issue.joint_units.push(unit);
        }
    }
}

/// Some matters of the county came up from a township.
fn escalate(ledger: &mut Ledger, dice: &mut Dice) {
    let raised: Vec<(Id<Issue>, Date)> = ledger
        .issues
        .iter()
        .filter(|issue| issue.level == "county" && issue.unit.is_some() && dice.happens(12.0))
        .map(|issue| (issue.id, issue.raised_on))
        .collect();
    for step in ledger.steps.iter_mut().filter(|step| step.kind == StepKind::Register) {
        if raised.iter().any(|(issue, _)| *issue == step.issue) {
            step.level = "township".into();
        }
    }
    for (issue, on) in raised {
        let note = "超出乡级权限，上报县级办理。".to_owned();
        let step = life::step(issue, ESCALATED, StepKind::Escalate, on);
        ledger.insert_step(IssueStep { level: "county".into(), note, ..step });
    }
}

/// Numbers the matters that are supervised, and some that were until they were closed.
fn supervise(ledger: &mut Ledger, dice: &mut Dice) {
    let mut days: Vec<(Date, usize)> = Vec::new();
    let mut lifted = 0;
    for (at, issue) in ledger.issues.iter().enumerate() {
        let since = issue.due_on.unwrap_or(issue.raised_on).min(TODAY);
        if issue.supervised {
            days.push((later(since, dice.between(0, age(since)).min(25)), at));
        } else if lifted < LIFTED && was_supervised(issue) {
            lifted += 1;
            days.push((later(issue.raised_on, 25), at));
        }
    }
    days.sort_unstable();
    let mut numbers: BTreeMap<i16, u32> = BTreeMap::new();
    for (on, at) in days {
        let number = numbers.entry(on.year()).and_modify(|number| *number += 1).or_insert(1);
        let issue = &mut ledger.issues[at];
        issue.supervised_number = format!("督〔{}〕{number}号", on.year());
        issue.supervised_on = Some(on);
        issue.lifted_on = issue.closed_on;
        let (id, unit, closed_on) = (issue.id, issue.unit, issue.closed_on);
        let note = "超期未办结，县级挂牌督办。".to_owned();
        ledger.insert_step(IssueStep { unit, note, ..life::step(id, SUPERVISED, StepKind::Supervise, on) });
        if let Some(closed_on) = closed_on {
            let note = "已办结销号，摘牌。".to_owned();
            ledger.insert_step(IssueStep { unit, note, ..life::step(id, LIFTING, StepKind::Lift, closed_on) });
        }
    }
}

/// Whether a closed matter took so long that it was supervised meanwhile.
fn was_supervised(issue: &Issue) -> bool {
    let slow = issue.finished_on.is_some_and(|day| later(issue.raised_on, 60) < day);
    issue.closed_on.is_some_and(|day| day > date(2026, 3, 1)) && issue.level == "county" && issue.reopened == 0 && slow
}
