//! Why a village stands out: what is open there and how that compares, what matters most, who is there, what next.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::model::{Date, Id, Issue, IssueState, Posting, Sentence, Standing, StandingState, Village, World};

use super::gaps::{is_late, three_months_after};
use super::{Findings, VillageFinding};

/// What there is to say about a village to somebody who asks why.
#[derive(Clone, Debug, PartialEq)]
pub struct Why {
    /// The rank by open issues in the county: 1 for the most; villages with as many share a rank.
    pub rank: u32,
    /// How many villages there are to be ranked.
    pub of: u32,
    /// Sentences that say why, the gravest first; none where nothing is amiss.
    pub reasons: Vec<Sentence>,
    /// The open issues, those that matter most first: overdue before others, then supervised by the county, then the
    /// oldest, then those of most households.
    pub issues: Vec<Id<Issue>>,
    /// How many of them are in each category (its code), the largest first.
    pub categories: Vec<(String, u32)>,
    /// The postings that hold, resident ones first.
    pub postings: Vec<Id<Posting>>,
    /// What is to be done next.
    pub next_step: Sentence,
}

impl Why {
    /// What there is to say about a village on the day of the findings; nothing where there is no such village.
    pub fn of(world: &World, findings: &Findings, village: Id<Village>) -> Option<Self> {
        let found = findings.villages.get(&village)?;
        let today = findings.today;
        let mut issues: Vec<&Issue> =
            world.issues.iter().filter(|row| row.village == Some(village) && row.state.is_open()).collect();
        issues.sort_by_key(|issue| {
            (!issue.is_overdue(today), !issue.supervised, issue.raised_on, Reverse(issue.households), issue.id)
        });
        let mut postings: Vec<&Posting> =
            world.postings.iter().filter(|row| row.village() == Some(village) && row.holds_on(today)).collect();
        postings.sort_by_key(|posting| (!posting.is_resident(), posting.from, posting.id));
        let rank = 1 + findings.villages.values().filter(|other| other.open > found.open).count() as u32;
        let case = found.weak.and_then(|id| world.standings.get(id));
        let times = world.standings.iter().filter(|row| row.village == village).count();
        let accepted = world.standings.find(|row| row.village == village && waits_for_look_back(row, today));
        let sight = Sight { found, today, rank, case, times, issues: &issues, waits: accepted.is_some() };
        Some(Self {
            rank,
            of: findings.villages.len() as u32,
            reasons: sight.reasons(),
            next_step: sight.next_step(),
            categories: categories(&issues),
            issues: issues.iter().map(|issue| issue.id).collect(),
            postings: postings.iter().map(|posting| posting.id).collect(),
        })
    }
}

/// How many issues are in each category, the largest first.
fn categories(issues: &[&Issue]) -> Vec<(String, u32)> {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    issues.iter().for_each(|issue| *counts.entry(&issue.category).or_default() += 1);
    let mut counts: Vec<(String, u32)> = counts.into_iter().map(|(code, count)| (code.to_owned(), count)).collect();
    counts.sort_by_key(|(_, count)| Reverse(*count));
    counts
}

/// Whether a case was accepted three months ago or more and waits to be looked back at.
fn waits_for_look_back(case: &Standing, today: Date) -> bool {
    case.state == StandingState::Accepted && case.accepted_on.is_some_and(|day| three_months_after(day) <= today)
}

/// What the sentences are made from.
struct Sight<'a> {
    found: &'a VillageFinding,
    today: Date,
    rank: u32,
    case: Option<&'a Standing>,
    times: usize,
    issues: &'a [&'a Issue],
    waits: bool,
}

impl Sight<'_> {
    /// Why it stands out, the gravest reason first.
    fn reasons(&self) -> Vec<Sentence> {
        [self.said_weak(), self.said_overdue(), self.said_open(), self.said_growing(), self.said_alone()]
            .into_iter()
            .flatten()
            .collect()
    }

    fn said_weak(&self) -> Option<Sentence> {
        let case = self.case?;
        let key = match case.state {
            StandingState::Relapsed => "measure.why.relapsed",
            _ if self.times > 1 => "measure.why.weak_again",
            _ => "measure.why.weak",
        };
        let since = if case.state == StandingState::Relapsed { case.relapsed_on } else { None };
        Some(Sentence::new(key).with("day", since.unwrap_or(case.listed_on)).with("times", self.times))
    }

    fn said_overdue(&self) -> Option<Sentence> {
        let longest = self.issues.iter().filter(|issue| issue.is_overdue(self.today));
        let days = longest.filter_map(|issue| issue.next_date()).map(|day| days_between(day, self.today)).max()?;
        Some(Sentence::new("measure.why.overdue").with("count", self.found.overdue).with("days", days))
    }

    fn said_open(&self) -> Option<Sentence> {
        let sentence = Sentence::new("measure.why.open").with("count", self.found.open).with("rank", self.rank);
        (self.found.open > 0).then_some(sentence)
    }

    /// Said when there are more open issues than three months ago, by at least two and by a fifth.
    fn said_growing(&self) -> Option<Sentence> {
        let (before, now) = (self.found.open_by_month[8], self.found.open_by_month[11]);
        let more = now.saturating_sub(before);
        (more >= 2 && more * 5 >= before).then(|| Sentence::new("measure.why.growing").with("more", more))
    }

    fn said_alone(&self) -> Option<Sentence> {
        (self.found.residents == 0).then(|| Sentence::new("measure.why.no_resident"))
    }

    /// The one thing to be done first.
    fn next_step(&self) -> Sentence {
        self.step_for_the_case()
            .or_else(|| self.step_for_an_issue("measure.next.overdue", |row| row.is_overdue(self.today)))
            .or_else(|| self.step_for_an_issue("measure.next.verify", |row| row.state == IssueState::Finished))
            .or_else(|| self.step_for_an_issue("measure.next.assign", |row| row.state == IssueState::Registered))
            .or_else(|| (self.found.residents == 0).then(|| Sentence::new("measure.next.post_resident")))
            .or_else(|| self.waits.then(|| Sentence::new("measure.next.look_back")))
            .or_else(|| self.case.map(|case| running(case, self.today)))
            .or_else(|| self.step_for_an_issue("measure.next.in_work", |_| true))
            .unwrap_or_else(|| Sentence::new("measure.next.nothing"))
    }

    /// A weak village without a plan needs one; a plan that is due needs its acceptance.
    fn step_for_the_case(&self) -> Option<Sentence> {
        let case = self.case?;
        match case.state {
            StandingState::Listed => Some(Sentence::new("measure.next.set_plan")),
            StandingState::Relapsed => Some(Sentence::new("measure.next.plan_again")),
            _ if is_late(case, self.today) => Some(running(case, self.today)),
            _ => None,
        }
    }

    /// A sentence about the issues that the question picks: how many, and the one that matters most.
    fn step_for_an_issue(&self, key: &str, picks: impl Fn(&Issue) -> bool) -> Option<Sentence> {
        let picked: Vec<&&Issue> = self.issues.iter().filter(|issue| picks(issue)).collect();
        let first = picked.first()?;
        Some(Sentence::new(key).with("count", picked.len()).with("number", &first.number).with("title", &first.title))
    }
}

/// What is next in a case whose plan is being carried out.
fn running(case: &Standing, today: Date) -> Sentence {
    match case.due_on {
        Some(due) if due < today => {
            Sentence::new("measure.next.accept_late").with("day", due).with("days", days_between(due, today))
        }
        Some(due) => Sentence::new("measure.next.carry_out").with("day", due),
        None => Sentence::new("measure.next.accept"),
    }
}

/// How many days lie between two days.
fn days_between(from: Date, to: Date) -> i64 {
    from.duration_until(to).as_hours() / 24
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::sample::{self, TODAY, issue, posting, village};
    use crate::model::{Changes, Table};

    fn why(world: &World, name: &str) -> Why {
        Why::of(world, &Findings::of(world, TODAY), village(name)).unwrap()
    }

    fn keys(sentences: &[Sentence]) -> Vec<&str> {
        sentences.iter().map(|sentence| sentence.key.as_str()).collect()
    }

    #[test]
    fn a_village_is_ranked_by_its_open_issues_and_equals_share_a_rank() {
        let world = sample::sample_world();
        let ranks = ["东二村", "东三村", "西二村", "东一村"].map(|name| why(&world, name).rank);
        assert_eq!(ranks, [1, 2, 2, 4]);
        assert_eq!(why(&world, "东一村").of, 6);
        assert_eq!(Why::of(&world, &Findings::of(&world, TODAY), Id::named("nowhere")), None);
    }

    #[test]
    fn overdue_issues_matter_before_supervised_ones_and_these_before_old_and_large_ones() {
        let mut world = sample::sample_world();
        let mut changes = Changes::new(Sentence::new("edit.amend"));
        let base = world.issues.get(issue("2026-0001")).unwrap().clone();
        let named = |number: &str| Issue { id: issue(number), number: number.into(), ..base.clone() };
        changes.add(Issue { supervised: true, ..named("supervised") });
        changes.add(Issue { raised_on: jiff::civil::date(2026, 1, 1), ..named("old") });
        changes.add(Issue { households: Some(90), ..named("large") });
        changes.add(Issue { households: None, ..named("unknown") });
        world.apply(&changes);
        let order = ["2026-0002", "supervised", "old", "large", "2026-0001", "unknown"].map(issue);
        let found = why(&world, "东二村");
        assert_eq!(found.issues, order);
        assert_eq!(found.categories, [("infrastructure".to_owned(), 6)]);
        assert_eq!(found.postings, [posting("赵一")]);
    }

    #[test]
    fn the_reasons_say_what_is_amiss_and_the_next_step_what_to_do_about_the_gravest() {
        let world = sample::sample_world();
        let at = |name: &str| why(&world, name);
        let reasons = at("东二村").reasons;
        assert_eq!(
            keys(&reasons),
            ["measure.why.weak", "measure.why.overdue", "measure.why.open", "measure.why.growing"]
        );
        assert_eq!(reasons[1].args, [("count".into(), "1".into()), ("days".into(), "31".into())]);
        assert_eq!(keys(&at("西三村").reasons), ["measure.why.no_resident"]);
        let next = ["东一村", "东二村", "东三村", "西一村", "西二村", "西三村"].map(|name| at(name).next_step.key);
        let expected = ["set_plan", "overdue", "verify", "look_back", "plan_again", "post_resident"];
        assert_eq!(next, expected.map(|step| format!("measure.next.{step}")));
    }

    #[test]
    fn where_nothing_is_amiss_nothing_is_to_be_done() {
        let mut world = sample::sample_world();
        world.issues = Table::default();
        world.standings = Table::default();
        let found = why(&world, "东二村");
        assert_eq!((found.reasons, found.next_step.key.as_str()), (Vec::new(), "measure.next.nothing"));
    }
}
