//! The ledger of the demo county: 1,700 issues and 466 disputes.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::{Date, date};

use crate::model::{Issue, IssueState, IssueStep, StepKind};

use super::cadres::Cadres;
use super::clusters::{self, Seed};
use super::days::{TODAY, age, later};
use super::dice::Dice;
use super::disputes::DISPUTES;
use super::ground::Ground;
use super::life::{self, People};
use super::pace::BY_MONTH;
use super::postings::Postings;
use super::topics::{TOPICS, Topic};
use super::units::Units;
use super::weak::Weak;

/// How many issues there are.
pub(super) const ISSUES: usize = 1700;
/// How many disputes there are.
pub(super) const DISPUTE_COUNT: usize = 466;
/// How many of them continue in another one.
const MERGED: usize = 30;

/// The place of the first step by which another matter is taken up, behind all others.
const TAKEN_UP: u16 = 1000;

/// Issues and their steps.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    pub issues: Vec<Issue>,
    pub steps: Vec<IssueStep>,
}

impl Ledger {
    /// Puts a step where it belongs among the steps of its issue.
    pub fn insert_step(&mut self, step: IssueStep) {
        let before = |other: &IssueStep| other.issue == step.issue && other.on <= step.on;
        let at = self.steps.iter().rposition(before).map_or(self.steps.len(), |at| at + 1);
        self.steps.insert(at, step);
    }
}

/// Makes the ledger.
pub(super) fn ledger(ground: &Ground, units: &Units, cadres: &Cadres, postings: &Postings, weak: &[Weak]) -> Ledger {
    let mut seeds = clusters::seeds(ground);
    let disputes = seeds.iter().filter(|seed| seed.is_dispute).count();
    let issues = seeds.len() - disputes;
    let mut sower = Sower::new(ground, weak);
    seeds.extend((issues..ISSUES).map(|_| sower.seed(TOPICS, false)));
    seeds.extend((disputes..DISPUTE_COUNT).map(|_| sower.seed(DISPUTES, true)));
    seeds.sort_by_key(|seed| seed.raised_on);

    let people = People { ground, units, cadres, postings };
    let mut dice = Dice::named("lives");
    let mut numbers: BTreeMap<i16, u32> = BTreeMap::new();
    let mut ledger = Ledger::default();
    for seed in &seeds {
        let count = numbers.entry(seed.raised_on.year()).or_default();
        *count += 1;
        let number = format!("{}-{count:04}", seed.raised_on.year());
        let (issue, steps) = life::live(seed, number, &people, &mut dice);
        ledger.issues.push(issue);
        ledger.steps.extend(steps);
    }
    merge(&seeds, &mut ledger);
    ledger
}

/// Sows matters over the villages and the months.
struct Sower {
    dice: Dice,
    weights: Vec<f64>,
    months: Vec<(Date, f64)>,
}

impl Sower {
    fn new(ground: &Ground, weak: &[Weak]) -> Self {
        let mut dice = Dice::named("issues");
        let weights = ground.villages.iter().enumerate().map(|(index, village)| {
            let households = f64::from(village.households.unwrap_or(100));
            // The product of four dice is skewed as counts of complaints are: few villages have many.
            let skew = (0..4).fold(1.0, |product, _| product * (0.45 + 1.1 * dice.share()));
            let listed = if weak.iter().any(|case| case.village == index) { 1.7 } else { 1.0 };
            households.powf(0.6) * skew * listed
        });
        let weights = weights.collect();
        let months = (0..24_usize).map(|month| {
            let (years, of_year) = ((10 + month) / 12, (10 + month) % 12);
            let first = date(2024, 1, 1).saturating_add((10 + i32::try_from(month).unwrap_or(0)).months());
            let growth = if years == 2 { 1.15 } else { 1.0 };
            (first, BY_MONTH[of_year] * growth)
        });
        let months = months.collect();
        Self { dice, weights, months }
    }

    fn seed(&mut self, topics: &[&'static Topic], is_dispute: bool) -> Seed {
        let weights: Vec<f64> = topics.iter().map(|topic| topic.weight).collect();
        let topic = topics[self.dice.weighted(&weights)];
        let raised_on = self.day();
        // What is old has been brought to an end more often than what is new.
        let stuck = topic.stuck_percent * 2.6 * (-(age(raised_on) as f64) / 260.0).exp();
        Seed {
            topic,
            village: self.dice.weighted(&self.weights),
            of_township: self.dice.happens(4.0),
            is_dispute,
            raised_on,
            stuck: self.dice.happens(stuck),
            in_cluster: false,
        }
    }

    fn day(&mut self) -> Date {
        let weights: Vec<f64> = self.months.iter().map(|(_, weight)| *weight).collect();
        let (first, _) = self.months[self.dice.weighted(&weights)];
        loop {
            let day = later(first, self.dice.between(0, i64::from(first.days_in_month()) - 1));
            // Few matters are raised on the days of rest.
            let rest = day.weekday().to_monday_zero_offset() >= 5;
            if day <= TODAY && !(rest && self.dice.happens(65.0)) {
                return day;
            }
        }
    }
}

/// Lets some matters continue in an earlier one about the same in the same village.
fn merge(seeds: &[Seed], ledger: &mut Ledger) {
    let mut count = 0;
    for later_one in 0..seeds.len() {
        let seed = &seeds[later_one];
        if count == MERGED
            || seed.in_cluster
            || seed.of_township
            || ledger.issues[later_one].state != IssueState::Closed
        {
            continue;
        }
        let earlier = (0..later_one).rev().take(160).find(|earlier| {
            let (other, issue) = (&seeds[*earlier], &ledger.issues[*earlier]);
            let merged_on = later(seed.raised_on, 3);
            other.village == seed.village
                && !other.of_township
                && std::ptr::eq(other.topic, seed.topic)
                && issue.state != IssueState::Merged
                && issue.finished_on.is_none_or(|day| merged_on < day)
        });
        if let Some(earlier) = earlier {
            merge_into(ledger, later_one, earlier);
            count += 1;
        }
    }
}

fn merge_into(ledger: &mut Ledger, from: usize, into: usize) {
    let target = ledger.issues[into].id;
    let issue = &mut ledger.issues[from];
    let on = later(issue.raised_on, 3);
    issue.state = IssueState::Merged;
    issue.merged_into = Some(target);
    issue.reply = String::new();
    (issue.finished_on, issue.closed_on, issue.verifier) = (None, None, None);
    (issue.reopened, issue.handed_on, issue.unit, issue.handler, issue.due_on) = (0, 0, None, None, None);
    let id = issue.id;
    ledger.steps.retain(|step| step.issue != id || step.kind == StepKind::Register);
    let note = || "同一事项，并案办理。".to_owned();
    let own = IssueStep { other: Some(target), note: note(), ..life::step(id, 1, StepKind::Merge, on) };
    let unit = ledger.issues[into].unit;
    let place = TAKEN_UP.saturating_add(u16::try_from(from).unwrap_or(u16::MAX));
    let others = IssueStep { other: Some(id), unit, note: note(), ..life::step(target, place, StepKind::Merge, on) };
    ledger.insert_step(own);
    ledger.insert_step(others);
}
