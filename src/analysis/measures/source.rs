//! Where the measures read: the records, what follows from them, and the same as columns.

use super::super::facts::{Facts, IssueFact};
use super::super::findings::Findings;
use super::among::Among;
use crate::model::{Date, World};

/// The records of one county on one day.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    /// The records.
    pub world: &'a World,
    /// What follows from them.
    pub findings: &'a Findings,
    /// The columns.
    pub facts: &'a Facts,
    /// Among which issues it is counted.
    pub among: &'a Among,
}

impl<'a> Source<'a> {
    /// The day.
    pub fn today(&self) -> Date {
        self.findings.today
    }

    /// The last day that is no longer within the last twelve months.
    pub fn year_ago(&self) -> Date {
        self.today().saturating_sub(jiff::Span::new().years(1))
    }

    /// The issues that are asked for.
    pub fn issues(&self) -> impl Iterator<Item = &'a IssueFact> {
        let issues = self.facts.issues(self.world);
        let wanted = self.among.wanted(self.world, issues);
        issues.rows.iter().filter(move |issue| wanted.has(issue))
    }

    /// How many places there are: villages, townships as a whole, the county as a whole.
    pub fn places(&self) -> usize {
        self.world.villages.len() + self.world.townships.len() + 1
    }

    /// For each place, the sum of what each issue adds.
    pub fn counted(&self, adds: impl Fn(&IssueFact) -> u32) -> Vec<f64> {
        let mut sums = vec![0.0; self.places()];
        self.issues().for_each(|issue| sums[issue.place as usize] += f64::from(adds(issue)));
        sums
    }
}
