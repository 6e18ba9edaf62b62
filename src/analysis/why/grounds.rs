//! What the answers for all places rest on, made once for each revision: the open issues by place and in their order, what
//! they need, and who and what belongs to which place.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::model::{Date, Id, Issue, IssueState, Place, Posting, Promise, Standing, Township, Village, World};

use super::super::Findings;
use super::super::facts::Places;

/// How many issues need something, and which of them comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Need {
    /// How many.
    pub count: u32,
    /// The place of the first one among all open issues.
    pub first: Option<u32>,
}

impl Need {
    fn add(&mut self, other: Self) {
        self.count += other.count;
        self.first = self.first.into_iter().chain(other.first).min();
    }
}

/// What the open issues of a place need.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Needs {
    /// Overdue with a unit that is responsible.
    pub urge: Need,
    /// Without anybody responsible.
    pub assign: Need,
    /// Said to be done, to be checked.
    pub check: Need,
    /// Parked, and the day for looking again has passed.
    pub recheck: Need,
    /// Supervised by the county.
    pub supervised: u32,
    /// Since when the longest overdue one is overdue.
    pub late_since: Option<Date>,
}

impl Needs {
    fn see(&mut self, row: u32, issue: &Issue, today: Date) {
        let late = issue.is_overdue(today);
        let mine = |yes: bool| if yes { Need { count: 1, first: Some(row) } } else { Need::default() };
        self.urge.add(mine(late && issue.state == IssueState::Assigned));
        self.assign.add(mine(issue.state == IssueState::Registered));
        self.check.add(mine(issue.state == IssueState::Finished));
        self.recheck.add(mine(late && issue.state == IssueState::Parked));
        self.supervised += u32::from(issue.supervised);
        self.late_since = self.late_since.into_iter().chain(issue.next_date().filter(|_| late)).min();
    }

    fn add(&mut self, other: &Self) {
        self.urge.add(other.urge);
        self.assign.add(other.assign);
        self.check.add(other.check);
        self.recheck.add(other.recheck);
        self.supervised += other.supervised;
        self.late_since = self.late_since.into_iter().chain(other.late_since).min();
    }
}

/// What belongs to one place beside its open issues.
#[derive(Clone, Debug, Default, PartialEq)]
struct Ground {
    needs: Needs,
    issues: Vec<u32>,
    postings: Vec<Id<Posting>>,
    standings: Vec<Id<Standing>>,
    promises: Vec<Id<Promise>>,
}

/// The ground on which the answers stand. A place is a village, a township as a whole or the county as a whole, by its
/// number: villages in the order of their table, then townships in that of theirs, then the county.
#[derive(Debug)]
pub struct Grounds {
    pub(super) today: Date,
    pub(super) villages: Vec<Id<Village>>,
    pub(super) townships: Vec<Id<Township>>,
    /// Whether any visit is recorded in the file at all.
    pub(super) has_visits: bool,
    rows: Vec<Id<Issue>>,
    places: Vec<Ground>,
    categories: Vec<String>,
    /// Open issues by place and category.
    counts: Vec<u32>,
}

impl Grounds {
    /// Makes them in one walk over each table; the findings are those of this very world.
    pub fn of(world: &World, findings: &Findings) -> Self {
        let places = findings.facts.places(world);
        let mut grounds = Self {
            today: findings.today,
            villages: world.villages.iter().map(|row| row.id).collect(),
            townships: world.townships.iter().map(|row| row.id).collect(),
            has_visits: world.activities.iter().any(crate::model::Activity::is_visit),
            rows: Vec::new(),
            places: vec![Ground::default(); places.county() as usize + 1],
            categories: Vec::new(),
            counts: Vec::new(),
        };
        grounds.take_issues(world, places);
        grounds.take_people(world, places);
        grounds
    }

    fn take_issues(&mut self, world: &World, places: &Places) {
        let today = self.today;
        let open = world.issues.iter().filter(|issue| issue.state.is_open());
        let mut weighed: Vec<_> = open.map(|issue| (weight(issue, today), issue)).collect();
        weighed.sort_unstable_by(|one, other| one.0.cmp(&other.0));
        let open: Vec<&Issue> = weighed.into_iter().map(|(_, issue)| issue).collect();
        let codes: BTreeMap<&str, ()> = open.iter().map(|issue| (issue.category.as_str(), ())).collect();
        self.categories = codes.into_keys().map(str::to_owned).collect();
        self.counts = vec![0; self.places.len() * self.categories.len()];
        for (row, issue) in (0..).zip(&open) {
            let place = place_of(issue, places) as usize;
            self.places[place].needs.see(row, issue, today);
            self.places[place].issues.push(row);
            if let Ok(category) = self.categories.binary_search(&issue.category) {
                self.counts[place * self.categories.len() + category] += 1;
            }
        }
        self.rows = open.iter().map(|issue| issue.id).collect();
    }

    fn take_people(&mut self, world: &World, places: &Places) {
        let mut posts: Vec<&Posting> = world.postings.iter().filter(|row| row.holds_on(self.today)).collect();
        posts.sort_by_key(|row| (!row.is_resident(), &row.role, row.from, row.id));
        for posting in posts {
            let place = match posting.place {
                Place::Village(id) => places.village(id),
                Place::Township(id) => places.township(id),
                Place::Site(_) => None,
            };
            place.into_iter().for_each(|place| self.places[place as usize].postings.push(posting.id));
        }
        for case in world.standings.iter() {
            let place = places.village(case.village);
            place.into_iter().for_each(|place| self.places[place as usize].standings.push(case.id));
        }
        for promise in world.promises.iter() {
            let village = promise.village.and_then(|id| places.village(id));
            let township = || promise.township.filter(|_| promise.village.is_none()).and_then(|id| places.township(id));
            let place = village.or_else(township);
            place.into_iter().for_each(|place| self.places[place as usize].promises.push(promise.id));
        }
    }

    /// The open issue at this place among all of them, in the order of [`weight`].
    pub(super) fn issue(&self, row: u32) -> Option<Id<Issue>> {
        self.rows.get(row as usize).copied()
    }

    /// The open issues of these places that matter most.
    pub(super) fn foremost(&self, members: &[u32], limit: usize) -> Vec<Id<Issue>> {
        let firsts = members.iter().flat_map(|place| self.places[*place as usize].issues.iter().take(limit));
        let mut firsts: Vec<u32> = firsts.copied().collect();
        firsts.sort_unstable();
        firsts.into_iter().take(limit).filter_map(|row| self.issue(row)).collect()
    }

    /// What the open issues of these places need together.
    pub(super) fn needs(&self, members: &[u32]) -> Needs {
        let mut sum = Needs::default();
        members.iter().for_each(|place| sum.add(&self.places[*place as usize].needs));
        sum
    }

    /// The categories that open issues have, in the order of their codes.
    pub(super) fn categories(&self) -> &[String] {
        &self.categories
    }

    /// How many open issues of each category there are in these places.
    pub(super) fn by_category(&self, members: impl Iterator<Item = u32>) -> Vec<u32> {
        let width = self.categories.len();
        let mut sums = vec![0; width];
        for place in members {
            let counts = &self.counts[place as usize * width..][..width];
            sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
        }
        sums
    }

    /// The postings to a place that hold, resident ones first.
    pub(super) fn postings(&self, place: u32) -> &[Id<Posting>] {
        &self.places[place as usize].postings
    }

    /// The cases of a village, also those that are over.
    pub(super) fn standings(&self, place: u32) -> &[Id<Standing>] {
        &self.places[place as usize].standings
    }

    /// What was promised to a place.
    pub(super) fn promises(&self, place: u32) -> &[Id<Promise>] {
        &self.places[place as usize].promises
    }

    /// The village with this number.
    pub(super) fn village(&self, place: u32) -> Option<Id<Village>> {
        self.villages.get(place as usize).copied()
    }
}

/// The one order in which issues matter: overdue before others, then supervised by the county, then the oldest, then those
/// of most households, then by number.
fn weight(issue: &Issue, today: Date) -> (bool, bool, Date, Reverse<Option<u32>>, &str) {
    (!issue.is_overdue(today), !issue.supervised, issue.raised_on, Reverse(issue.households), &issue.number)
}

/// The place that an issue is about, as the findings count it.
pub(super) fn place_of(issue: &Issue, places: &Places) -> u32 {
    let village = issue.village.and_then(|id| places.village(id));
    let township = || issue.township.and_then(|id| places.township(id));
    village.or_else(township).unwrap_or(places.county())
}
