//! The findings: what follows from the records about each village, each township and the county on a day.

use std::collections::BTreeMap;

use crate::model::{Date, Id, Standing, Township, Village, World};

/// What follows from the records about one village.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VillageFinding {
    /// Issues and disputes that are still open.
    pub open: u32,
    /// Those of them that are overdue.
    pub overdue: u32,
    /// Those of them that are disputes.
    pub disputes: u32,
    /// Those of them that are explained and parked.
    pub parked: u32,
    /// Issues and disputes that were closed by number.
    pub closed: u32,
    /// The case by which the village counts as weak.
    pub weak: Option<Id<Standing>>,
    /// How many cadres live in the village by their posting.
    pub residents: u32,
    /// How many postings of any role hold.
    pub postings: u32,
    /// Issues raised in each of the last twelve months, oldest first.
    pub raised_by_month: [u32; 12],
    /// Issues open at the end of each of the last twelve months, oldest first.
    pub open_by_month: [u32; 12],
}

/// Sums over many villages.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Totals {
    /// Villages.
    pub villages: u32,
    /// Open issues, with those that belong to the township as a whole.
    pub open: u32,
    /// Overdue issues.
    pub overdue: u32,
    /// Closed issues.
    pub closed: u32,
    /// Villages that count as weak.
    pub weak: u32,
    /// Villages with a resident cadre.
    pub with_resident: u32,
    /// Households, where known.
    pub households: u64,
    /// Issues open at the end of each of the last twelve months, oldest first.
    pub open_by_month: [u32; 12],
}

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
    /// Makes the findings in one walk over each table.
    pub fn of(world: &World, today: Date) -> Self {
        let _ = (world, today);
        todo!()
    }
}
