//! What changed about a place between two days.

use crate::model::{Place, World};

use super::super::compare::{Comparison, Difference, DifferenceKind, Subject};
use super::super::facts::Places;
use super::super::{Areas, Findings};
use super::grounds::place_of;

/// The differences of a comparison that concern a place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// How many there are of each kind, in the order of the kinds; kinds without any are left out.
    pub counts: Vec<(DifferenceKind, u32)>,
    /// Which of the differences of the comparison they are.
    pub rows: Vec<usize>,
}

impl Changes {
    /// The differences that concern one of the areas.
    pub fn of(world: &World, findings: &Findings, comparison: &Comparison, areas: &Areas, nth: usize) -> Self {
        let places = findings.facts.places(world);
        let mut is_member = vec![false; places.county() as usize + 1];
        areas.members(nth).iter().for_each(|place| is_member[*place as usize] = true);
        let mut found = Self::default();
        for (row, difference) in comparison.differences.iter().enumerate() {
            if is_member[place_of_difference(world, places, difference) as usize] {
                found.rows.push(row);
                match found.counts.last_mut() {
                    Some((kind, count)) if *kind == difference.kind => *count += 1,
                    _ => found.counts.push((difference.kind, 1)),
                }
            }
        }
        found
    }
}

fn place_of_difference(world: &World, places: &Places, difference: &Difference) -> u32 {
    let village = difference.village.and_then(|id| places.village(id));
    let other = || match difference.subject {
        Subject::Issue(id) => world.issues.get(id).map(|issue| place_of(issue, places)),
        Subject::Posting(id) => match world.postings.get(id)?.place {
            Place::Township(id) => places.township(id),
            Place::Village(_) | Place::Site(_) => None,
        },
        Subject::Standing(_) => None,
    };
    village.or_else(other).unwrap_or(places.county())
}
