//! The records as columns, by the number of a place, so that changing what is counted is one walk over plain numbers.
//!
//! Each column is made when it is first asked for and then kept with the findings of which it is a part: for one
//! revision and one day.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::model::{Date, Id, Issue, IssueState, Township, Unit, Village, World};

use super::positions::Positions;

/// The number of each place: villages in the order of their table, then townships as a whole in that of theirs, then the
/// county as a whole.
#[derive(Debug)]
pub(super) struct Places {
    villages: Positions<Village>,
    townships: Positions<Township>,
    village_count: u32,
    county: u32,
}

impl Places {
    /// The places of a world.
    pub fn of(world: &World) -> Self {
        let village_count = number(world.villages.len());
        Self {
            villages: Positions::of(world.villages.iter().map(|village| village.id)),
            townships: Positions::of(world.townships.iter().map(|township| township.id)),
            village_count,
            county: village_count + number(world.townships.len()),
        }
    }

    /// The number of a village.
    pub fn village(&self, id: Id<Village>) -> Option<u32> {
        self.villages.get(id).map(number)
    }

    /// The number of a township as a whole.
    pub fn township(&self, id: Id<Township>) -> Option<u32> {
        self.townships.get(id).map(|position| self.village_count + number(position))
    }

    /// The number of the county as a whole, the last.
    pub fn county(&self) -> u32 {
        self.county
    }
}

/// What is counted of an issue.
#[derive(Clone, Copy, Debug)]
pub(super) struct IssueFact {
    /// The place it is about.
    pub place: u32,
    /// The day on which it was raised.
    pub raised_on: Date,
    /// The day by which something has to happen.
    pub next_on: Option<Date>,
    /// The day on which it was closed, if it is.
    pub closed_on: Option<Date>,
    /// Where it stands.
    pub state: IssueState,
    /// Whether the county supervises it.
    pub supervised: bool,
    /// How often it was reopened.
    pub reopened: u32,
    /// How often it was handed on.
    pub handed_on: u32,
    /// The number of its category.
    pub category: u32,
    /// The number of its topic.
    pub topic: u32,
    /// The number of its level.
    pub level: u32,
    /// The number of its source.
    pub source: u32,
    /// The number of its unit.
    pub unit: u32,
}

impl IssueFact {
    /// Whether it is still open.
    pub fn is_open(&self) -> bool {
        self.state.is_open()
    }
}

/// The issues; those that are continued in another are counted there and left out.
#[derive(Debug)]
pub(super) struct Issues {
    /// One for each issue.
    pub rows: Vec<IssueFact>,
    codes: BTreeMap<String, u32>,
}

impl Issues {
    fn of(world: &World, places: &Places) -> Self {
        let units = Positions::of(world.units.iter().map(|unit| unit.id));
        let mut made = Self { rows: Vec::with_capacity(world.issues.len()), codes: BTreeMap::new() };
        for issue in world.issues.iter().filter(|issue| issue.state != IssueState::Merged) {
            let unit = issue.unit.and_then(|id| units.get(id)).map_or(NOTHING, number);
            let fact = made.fact(issue, places, unit);
            made.rows.push(fact);
        }
        made
    }

    fn fact(&mut self, issue: &Issue, places: &Places, unit: u32) -> IssueFact {
        let village = issue.village.and_then(|id| places.village(id));
        let township = || issue.township.and_then(|id| places.township(id));
        let closed = issue.closed_on.or(issue.finished_on).filter(|_| issue.state == IssueState::Closed);
        IssueFact {
            place: village.or_else(township).unwrap_or(places.county()),
            raised_on: issue.raised_on,
            next_on: issue.next_date(),
            closed_on: closed,
            state: issue.state,
            supervised: issue.supervised,
            reopened: issue.reopened,
            handed_on: issue.handed_on,
            category: self.number(&issue.category),
            topic: self.number(&issue.topic),
            level: self.number(&issue.level),
            source: self.number(&issue.source),
            unit,
        }
    }

    /// The number of a code, a new one where it has not been seen.
    fn number(&mut self, code: &str) -> u32 {
        match self.codes.get(code) {
            Some(number) => *number,
            None => {
                let next = number(self.codes.len());
                self.codes.insert(code.to_owned(), next);
                next
            }
        }
    }

    /// Every code with its number.
    pub fn codes(&self) -> impl Iterator<Item = (&str, u32)> {
        self.codes.iter().map(|(code, number)| (code.as_str(), *number))
    }

    /// How many codes there are: all numbers lie below.
    pub fn code_count(&self) -> usize {
        self.codes.len()
    }

    /// The number of a code; one that no issue has where no issue has the code.
    pub fn number_of_code(&self, code: &str) -> u32 {
        self.codes.get(code).copied().unwrap_or(NOTHING)
    }

    /// The number of a unit; one that no issue has where there is no such unit.
    pub fn number_of_unit(world: &World, unit: Id<Unit>) -> u32 {
        world.units.iter().position(|row| row.id == unit).map_or(NOTHING - 1, number)
    }
}

/// The number of nothing.
const NOTHING: u32 = u32::MAX;

/// The columns of one revision on one day.
#[derive(Debug, Default)]
pub(super) struct Facts {
    places: OnceLock<Places>,
    issues: OnceLock<Issues>,
    visits: OnceLock<Vec<(u32, Date)>>,
    households: OnceLock<Vec<f64>>,
}

impl Facts {
    /// The numbers of the places.
    pub fn places(&self, world: &World) -> &Places {
        self.places.get_or_init(|| Places::of(world))
    }

    /// The issues.
    pub fn issues(&self, world: &World) -> &Issues {
        self.issues.get_or_init(|| Issues::of(world, self.places(world)))
    }

    /// Every visit with its place, once for each village that it was to.
    pub fn visits(&self, world: &World) -> &[(u32, Date)] {
        self.visits.get_or_init(|| visits(world, self.places(world)))
    }

    /// The households of each place: not a number where they are not known, none of what is no village.
    pub fn households(&self, world: &World) -> &[f64] {
        self.households.get_or_init(|| {
            let villages = world.villages.iter().map(|village| village.households.map_or(f64::NAN, f64::from));
            villages.chain(world.townships.iter().map(|_| 0.0)).chain([0.0]).collect()
        })
    }
}

/// A copy makes its columns again: they follow from the records.
impl Clone for Facts {
    fn clone(&self) -> Self {
        Self::default()
    }
}

/// Columns follow from the records, so that they make no difference.
impl PartialEq for Facts {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

fn visits(world: &World, places: &Places) -> Vec<(u32, Date)> {
    let mut visits = Vec::new();
    for activity in world.activities.iter().filter(|activity| activity.is_visit()) {
        let villages = activity.villages.iter().filter_map(|id| places.village(*id));
        visits.extend(villages.map(|place| (place, activity.on)));
        let whole = activity.township.filter(|_| activity.villages.is_empty()).and_then(|id| places.township(id));
        visits.extend(whole.map(|place| (place, activity.on)));
    }
    visits
}

/// A position as a number of the columns: no table has four thousand million rows.
fn number(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(NOTHING - 2)
}
