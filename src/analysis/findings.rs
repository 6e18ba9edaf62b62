//! The findings: what follows from the records about each village, each township and the county on a day.

use std::collections::BTreeMap;

use crate::model::{Date, Id, Township, Village, World};

use super::counts::{Totals, VillageFinding};
use super::walk::Walk;

/// All findings of one revision on one day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// The day.
    pub today: Date,
    /// By village: every village has an entry.
    pub villages: BTreeMap<Id<Village>, VillageFinding>,
    /// By township: every township has an entry.
    pub townships: BTreeMap<Id<Township>, Totals>,
    /// The county.
    pub county: Totals,
}

impl Findings {
    /// Makes the findings in one walk over each table. A merged issue is counted where it continues, and nowhere
    /// else; an issue about a township as a whole counts for the township and the county; one that is about no known
    /// place counts for the county alone.
    pub fn of(world: &World, today: Date) -> Self {
        let mut walk = Walk::new(world, today);
        world.issues.iter().for_each(|issue| walk.issue(issue));
        world.standings.iter().for_each(|standing| walk.standing(world, standing));
        walk.postings(world);
        let (villages, townships, county) = walk.finish(world);
        Self {
            today,
            villages: world.villages.iter().map(|village| village.id).zip(villages).collect(),
            townships: world.townships.iter().map(|township| township.id).zip(townships).collect(),
            county,
        }
    }

    /// The first day of each of the twelve months of the trends, oldest first; the last is the month of `today`.
    pub fn months(today: Date) -> [Date; 12] {
        let mut months = [today.first_of_month(); 12];
        for nth in (0..11).rev() {
            months[nth] = months[nth + 1].yesterday().map_or(months[nth + 1], Date::first_of_month);
        }
        months
    }
}
