//! What is counted for a village, and the sums over many villages.

use crate::model::{Id, Standing};

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

impl Totals {
    /// The sums over one village.
    pub(super) fn of_village(finding: &VillageFinding, households: Option<u32>) -> Self {
        Self {
            villages: 1,
            open: finding.open,
            overdue: finding.overdue,
            closed: finding.closed,
            weak: u32::from(finding.weak.is_some()),
            with_resident: u32::from(finding.residents > 0),
            households: households.map_or(0, u64::from),
            open_by_month: finding.open_by_month,
        }
    }

    /// Adds other sums to these.
    pub(super) fn add(&mut self, other: &Self) {
        self.villages += other.villages;
        self.open += other.open;
        self.overdue += other.overdue;
        self.closed += other.closed;
        self.weak += other.weak;
        self.with_resident += other.with_resident;
        self.households += other.households;
        self.open_by_month.iter_mut().zip(other.open_by_month).for_each(|(sum, count)| *sum += count);
    }
}
