//! What goes over to the new unit: everything that is still going on. What is over stays with the unit that did it.

use crate::model::{
    Cadre, Changes, Date, Document, DocumentState, Id, Issue, IssueStep, Posting, Promise, Site, Standing, StepKind,
    Unit, World,
};

use crate::edits::desk::Desk;
use crate::edits::records::check_posting;
use crate::edits::steps::step;

/// Which units go up in which one, and when.
pub(super) struct Move<'a> {
    pub(super) from: &'a [Id<Unit>],
    pub(super) into: Id<Unit>,
    pub(super) on: Date,
    pub(super) note: &'a str,
}

/// How much went over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Moved {
    pub(super) issues: usize,
    pub(super) cadres: usize,
}

impl Move<'_> {
    /// Whether this unit goes.
    fn takes(&self, unit: Option<Id<Unit>>) -> bool {
        unit.is_some_and(|unit| self.from.contains(&unit))
    }

    /// An identity for a row that the merger makes, always the same for the same merger.
    fn id<T>(&self, of: impl std::fmt::Display) -> Id<T> {
        Id::named(&format!("merge units:{}:{}:{of}", self.into, self.on))
    }

    /// Puts everything that goes over into the changes.
    pub(super) fn carry_out(&self, world: &World, desk: &Desk, changes: &mut Changes) -> Moved {
        let issues = world.issues.iter().filter(|row| row.state.is_open());
        let issues = issues.filter(|row| self.issue(row, desk, changes)).count();
        let cadres = world.cadres.iter().filter(|row| self.takes(row.unit));
        let cadres = cadres.map(|row| changes.change(row, Cadre { unit: Some(self.into), ..row.clone() })).count();
        let sites = world.sites.iter().filter(|row| self.takes(row.unit));
        sites.for_each(|row| changes.change(row, Site { unit: Some(self.into), ..row.clone() }));
        let standings = world.standings.iter().filter(|row| row.state.is_weak() && self.takes(row.unit));
        standings.for_each(|row| changes.change(row, Standing { unit: Some(self.into), ..row.clone() }));
        let promises = world.promises.iter().filter(|row| row.stage().is_open() && self.takes(row.unit));
        promises.for_each(|row| changes.change(row, Promise { unit: Some(self.into), ..row.clone() }));
        let is_draft = |row: &&Document| matches!(row.state, DocumentState::Draft | DocumentState::Review);
        let documents = world.documents.iter().filter(is_draft).filter(|row| self.takes(row.unit));
        documents.for_each(|row| changes.change(row, Document { unit: Some(self.into), ..row.clone() }));
        let postings = world.postings.iter().filter(|row| self.takes(row.unit));
        postings.for_each(|row| self.posting(row, world, changes));
        Moved { issues, cadres }
    }

    /// The new unit is responsible or helps where the old one did; that is no bounce, so a remark tells it.
    fn issue(&self, issue: &Issue, desk: &Desk, changes: &mut Changes) -> bool {
        let leads = self.takes(issue.unit);
        if !leads && !issue.joint_units.iter().any(|unit| self.takes(Some(*unit))) {
            return false;
        }
        let unit = if leads { Some(self.into) } else { issue.unit };
        let mut joint_units = Vec::new();
        for helper in &issue.joint_units {
            let helper = if self.takes(Some(*helper)) { self.into } else { *helper };
            if Some(helper) != unit && !joint_units.contains(&helper) {
                joint_units.push(helper);
            }
        }
        let after = Issue { unit, joint_units, ..issue.clone() };
        let told: IssueStep = step(self.id(issue.id), &after, StepKind::Note, desk, self.note);
        changes.add(told);
        changes.change(issue, after);
        true
    }

    /// A tie that holds goes on under the new unit, unless that one has the same tie already; one that is over stays.
    fn posting(&self, posting: &Posting, world: &World, changes: &mut Changes) {
        if posting.until.is_some_and(|until| until <= self.on) {
            return;
        }
        let goes_on = Posting { unit: Some(self.into), ..posting.clone() };
        if posting.cadre.is_some() || posting.from >= self.on {
            changes.change(posting, goes_on);
            return;
        }
        changes.change(posting, Posting { until: Some(self.on), ..posting.clone() });
        let next = Posting { id: self.id(posting.id), from: self.on, ..goes_on };
        let twin = |row: &crate::model::Change| {
            matches!(row, crate::model::Change::Posting(delta) if
            delta.before.is_none() && delta.after.as_ref().is_some_and(|row| row.place == next.place && row.role == next.role))
        };
        if !changes.rows.iter().any(twin) && check_posting(&next, world, Some(posting)).is_ok() {
            changes.add(next);
        }
    }
}
