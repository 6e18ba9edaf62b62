//! 下一步: what the rules suggest to be done about a place, the most urgent first.
//!
//! The order is: a weak village without a plan, a plan that is late, issues that are overdue, issues that nobody has, issues
//! that wait to be checked, parked issues that come back, a village without a resident cadre, a promise that is overdue, a
//! plan that is due within thirty days, an accepted village to be looked back at, a village that nobody has visited for
//! long.

use crate::model::{Id, Issue, Promise, Sentence, Standing, StandingState, Village, World};

use super::cases::Case;
use super::grounds::{Grounds, Need, Needs};
use super::people::People;
use super::promised::Promised;
use super::visits::Visits;

/// How many days before its day a plan asks for its acceptance.
const SOON: i64 = 30;

/// What is to be done, with the record with which it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Make the plan of a weak village.
    Plan(Id<Standing>),
    /// Hold the acceptance.
    Accept(Id<Standing>),
    /// Look back at an accepted village.
    LookBack(Id<Standing>),
    /// Press for an issue.
    Urge(Id<Issue>),
    /// Assign an issue.
    Assign(Id<Issue>),
    /// Check an issue that is said to be done.
    Check(Id<Issue>),
    /// Look again at a parked issue.
    Recheck(Id<Issue>),
    /// Post a resident cadre.
    Post(Id<Village>),
    /// Keep a promise.
    Keep(Id<Promise>),
    /// Visit a village.
    Visit(Id<Village>),
}

impl Deed {
    /// The key of the word on its button.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Plan(_) => "why.deed.plan",
            Self::Accept(_) => "why.deed.accept",
            Self::LookBack(_) => "why.deed.look_back",
            Self::Urge(_) => "why.deed.urge",
            Self::Assign(_) => "why.deed.assign",
            Self::Check(_) => "why.deed.check",
            Self::Recheck(_) => "why.deed.recheck",
            Self::Post(_) => "why.deed.post",
            Self::Keep(_) => "why.deed.keep",
            Self::Visit(_) => "why.deed.visit",
        }
    }
}

/// Something to be done.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What, and with which record it begins.
    pub deed: Deed,
    /// What, in words; with the name of the village where the place has several.
    pub sentence: Sentence,
}

/// What the rules look at.
pub(super) struct Sight<'a> {
    pub world: &'a World,
    pub grounds: &'a Grounds,
    pub needs: &'a Needs,
    pub cases: &'a [Case],
    pub people: &'a People,
    pub visits: &'a Visits,
    pub promised: &'a Promised,
    /// Whether it is one village.
    pub single: bool,
}

/// What is to be done, one step for each rule that applies.
pub(super) fn steps(sight: &Sight<'_>) -> Vec<Step> {
    let needs = sight.needs;
    let rules = [
        sight.case("plan", Deed::Plan, Case::needs_plan),
        sight.case("accept_late", Deed::Accept, Case::is_late),
        sight.issue("urge", Deed::Urge, needs.urge),
        sight.issue("assign", Deed::Assign, needs.assign),
        sight.issue("check", Deed::Check, needs.check),
        sight.issue("recheck", Deed::Recheck, needs.recheck),
        sight.village("post", Deed::Post, &sight.people.without_resident),
        sight.promise(),
        sight.case("accept", Deed::Accept, |case| (0..=SOON).contains(&case.days_left.unwrap_or(-1))),
        sight.case("look_back", Deed::LookBack, |case| case.state == StandingState::Accepted),
        sight.village("visit", Deed::Visit, &sight.visits.long_ago),
    ];
    rules.into_iter().flatten().collect()
}

impl Sight<'_> {
    /// The words of a rule for one village, or for several.
    fn sentence(&self, rule: &str, count: u32, village: Option<Id<Village>>) -> Sentence {
        let key = match (self.single, count) {
            (true, _) => format!("why.next.{rule}"),
            (false, 1) => format!("why.next.{rule}_one"),
            (false, _) => format!("why.next.{rule}_many"),
        };
        let name = village.and_then(|id| self.world.villages.get(id)).map_or("", |row| &row.name);
        Sentence::new(&key).with("count", count).with("village", name)
    }

    fn case(&self, rule: &str, deed: fn(Id<Standing>) -> Deed, applies: impl Fn(&Case) -> bool) -> Option<Step> {
        let mut cases = self.cases.iter().filter(|case| applies(case));
        let first = cases.next()?;
        let count = 1 + u32::try_from(cases.count()).unwrap_or(u32::MAX - 1);
        let days = first.days_left.unwrap_or_default().abs();
        let sentence = self.sentence(rule, count, Some(first.village)).with("days", days);
        Some(Step { deed: deed(first.id), sentence })
    }

    fn village(&self, rule: &str, deed: fn(Id<Village>) -> Deed, villages: &[Id<Village>]) -> Option<Step> {
        let first = *villages.first()?;
        let count = u32::try_from(villages.len()).unwrap_or(u32::MAX);
        Some(Step { deed: deed(first), sentence: self.sentence(rule, count, Some(first)) })
    }

    /// The issues that need something: how many, and the one that matters most.
    fn issue(&self, rule: &str, deed: fn(Id<Issue>) -> Deed, need: Need) -> Option<Step> {
        let first = self.world.issues.get(self.grounds.issue(need.first?)?)?;
        let unit = first.unit.and_then(|id| self.world.units.get(id)).map_or("@why.no_unit", |unit| &unit.name);
        let key = if need.count > 1 { format!("why.next.{rule}_several") } else { format!("why.next.{rule}") };
        let sentence = Sentence::new(&key).with("count", need.count).with("unit", unit).with("matter", &first.title);
        Some(Step { deed: deed(first.id), sentence })
    }

    /// The promises that are overdue, the longest first.
    fn promise(&self) -> Option<Step> {
        let count = self.promised.tally.overdue;
        let first = self.promised.due.first().and_then(|id| self.world.promises.get(*id)).filter(|_| count > 0)?;
        let sentence = Sentence::new("why.next.keep").with("count", count).with("title", &first.title);
        Some(Step { deed: Deed::Keep(first.id), sentence })
    }
}
