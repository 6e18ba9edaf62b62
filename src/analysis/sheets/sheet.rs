//! What a sheet says.

use crate::analysis::period::Period;
use crate::model::{Id, Township, Unit};

/// Shares of fewer cases than this say little.
const FEW: u32 = 5;

/// A share: so much of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Share {
    /// The part; whole but for satisfaction, where each case counts as satisfied to some per cent.
    pub part: f64,
    /// Of how many.
    pub of: u32,
}

impl Share {
    /// The share from 0 to 1; none of none is no share.
    pub fn value(self) -> Option<f64> {
        (self.of > 0).then(|| self.part / f64::from(self.of))
    }

    /// Whether there are so few cases that the share says little.
    pub const fn is_small(self) -> bool {
        self.of > 0 && self.of < FEW
    }

    /// Counts one more case, which belongs to the part or not.
    pub(super) fn count(&mut self, belongs: bool) {
        self.count_part(f64::from(u8::from(belongs)));
    }

    pub(super) fn count_part(&mut self, part: f64) {
        self.part += part;
        self.of += 1;
    }
}

/// What can be said of a unit, a township or the county over a period.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// 办结率: issues closed in the period, of these and those still open at its end.
    pub solved: Share,
    /// 按时答复率: issues answered by their due date, of those that were answered in the period or had to be by its
    /// end. Without a due date there is nothing to be in time for.
    pub replied_in_time: Share,
    /// 群众满意率: the ratings of the issues closed in the period, each in the per cent that the list of ratings gives.
    pub satisfied: Share,
    /// 一次办结率: issues that stayed closed, of those that were closed or reopened in the period.
    pub not_reopened: Share,
    /// 不转圈率: issues that were not handed on in the period, of those that were in work in it.
    pub not_bounced: Share,
    /// 承诺兑现率: promises kept by their day, of those that were due in the period.
    pub promises_kept: Share,
    /// 村走访覆盖率: villages that were visited in the period; for townships and the county.
    pub visited: Share,
    /// Issues open at the end of the period.
    pub open: u32,
    /// Those of them that are overdue.
    pub overdue: u32,
    /// How often issues were reopened.
    pub reopened: u32,
    /// How often issues were handed on, by whoever had them.
    pub bounces: u32,
    /// Visits.
    pub visits: u32,
    /// Other activities: meetings, inspections, briefings, …
    pub other_activities: u32,
    /// Promises made.
    pub promises_made: u32,
}

/// The sheets of all units and townships over a period.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheets {
    /// The period.
    pub period: Period,
    /// Units that had something to do in the period, by name.
    pub units: Vec<(Id<Unit>, Sheet)>,
    /// All townships, by code. Issues that the county handles itself are left out.
    pub townships: Vec<(Id<Township>, Sheet)>,
    /// The county, with everything.
    pub county: Sheet,
}
