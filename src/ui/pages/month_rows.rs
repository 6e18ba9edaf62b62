//! The numbers of a month that stand on its page, in their order: what each is called and how it is read.

use crate::analysis::{Lot, MonthSummary};

/// One number.
#[derive(Clone, Copy)]
pub(super) struct Figure {
    /// The last part of the key of its name.
    pub(super) code: &'static str,
    /// What is counted.
    pub(super) of: Counted,
    /// Whether a number above zero is bad news.
    pub(super) late: bool,
}

/// What is counted: issues, of which there is a list, or other records.
#[derive(Clone, Copy)]
pub(super) enum Counted {
    /// Issues.
    Issues(fn(&MonthSummary) -> &Lot),
    /// Other records.
    Others(fn(&MonthSummary) -> usize),
}

impl Figure {
    /// The number.
    pub(super) fn count(&self, month: &MonthSummary) -> u32 {
        match self.of {
            Counted::Issues(lot) => lot(month).count(),
            Counted::Others(count) => u32::try_from(count(month)).unwrap_or(u32::MAX),
        }
    }

    /// The list behind it, if it is one of issues.
    pub(super) fn lot<'a>(&self, month: &'a MonthSummary) -> Option<&'a Lot> {
        match self.of {
            Counted::Issues(lot) => Some(lot(month)),
            Counted::Others(_) => None,
        }
    }

    /// The key of its name.
    pub(super) fn key(&self) -> String {
        format!("month.figure.{}", self.code)
    }
}

const fn issues(code: &'static str, lot: fn(&MonthSummary) -> &Lot) -> Figure {
    Figure { code, of: Counted::Issues(lot), late: false }
}

const fn late(code: &'static str, lot: fn(&MonthSummary) -> &Lot) -> Figure {
    Figure { code, of: Counted::Issues(lot), late: true }
}

const fn others(code: &'static str, count: fn(&MonthSummary) -> usize) -> Figure {
    Figure { code, of: Counted::Others(count), late: false }
}

/// The four large numbers.
pub(super) const LARGE: [Figure; 4] = [
    issues("collected", |month| &month.collected),
    issues("assigned", |month| &month.assigned),
    issues("closed", |month| &month.closed),
    issues("carried_over", |month| &month.carried_over),
];

/// The sum in which the course of the issues stands: how each part counts, and the part.
pub(super) const SUM: [(&str, Figure); 6] = [
    ("", issues("carried_in", |month| &month.carried_in)),
    ("+", issues("collected", |month| &month.collected)),
    ("+", issues("taken_up", |month| &month.taken_up)),
    ("-", issues("closed", |month| &month.closed)),
    ("-", issues("merged", |month| &month.merged)),
    ("=", issues("carried_over", |month| &month.carried_over)),
];

/// The other numbers about issues.
pub(super) const COURSE: [Figure; 7] = [
    late("overdue", |month| &month.overdue),
    issues("replied", |month| &month.replied),
    issues("finished", |month| &month.finished),
    issues("supervised", |month| &month.supervised),
    issues("under_supervision", |month| &month.under_supervision),
    issues("reopened", |month| &month.reopened),
    issues("bounced", |month| &month.bounced),
];

/// The numbers about everything else.
pub(super) const REST: [Figure; 10] = [
    others("visits", |month| month.visits.len()),
    others("visited", |month| month.visited.len()),
    others("activities", |month| month.activities.len()),
    others("promises_made", |month| month.promises_made.len()),
    others("promises_due", |month| month.promises_due.len()),
    others("promises_kept", |month| month.promises_kept.len()),
    others("promises_overdue", |month| month.promises_overdue.len()),
    others("weak_listed", |month| month.weak_listed.len()),
    others("weak_accepted", |month| month.weak_accepted.len()),
    others("weak", |month| month.weak.len()),
];

/// The columns of the groups of a month.
pub(super) const GROUPED: [Figure; 5] = [
    issues("collected", |month| &month.collected),
    issues("assigned", |month| &month.assigned),
    issues("closed", |month| &month.closed),
    issues("carried_over", |month| &month.carried_over),
    late("overdue", |month| &month.overdue),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::month::summary;
    use crate::model::sample::{TODAY, sample_world};

    #[test]
    fn the_sum_on_the_page_is_the_one_of_the_month() {
        let month = summary(&sample_world(), TODAY, TODAY);
        let signed = |(sign, figure): &(&str, Figure)| match *sign {
            "" | "+" => i64::from(figure.count(&month)),
            _ => -i64::from(figure.count(&month)),
        };
        assert_eq!(SUM.iter().map(signed).sum::<i64>(), 0);
        assert_eq!(SUM.map(|(_, figure)| figure.count(&month)), [4, 1, 0, 0, 0, 5]);
    }
}
