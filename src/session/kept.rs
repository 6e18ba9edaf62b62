//! What is made from the world and kept while nothing changes that it is made from.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::analysis::{Agenda, Calendar, Findings, MonthSummary};
use crate::geometry::Geography;
use crate::geometry::survey::Survey;
use crate::model::{Change, Date, Delta, Township, Village, World};

/// Vertices that lie closer on the plane become one, in metres: what a county's own data leave between two villages.
pub(super) const SNAP_M: f64 = 0.5;

/// One value and the stamp under which it holds.
type Slot<Stamp, T> = Mutex<Option<(Stamp, Arc<T>)>>;

/// What the numbers of a month follow from: the line of the journal with which it was frozen, or else the revision and
/// the day.
pub(super) type MonthStamp = Result<i64, (u64, Date)>;

/// The numbers of a month, the stamp under which they hold, and the revision for which that was found.
type KeptMonth = (u64, MonthStamp, Arc<MonthSummary>);

/// What is there already is shared by a clone.
impl Clone for Kept {
    fn clone(&self) -> Self {
        Self {
            findings: shared(&self.findings),
            geography: shared(&self.geography),
            boundaries: self.boundaries,
            agenda: shared(&self.agenda),
            months: Mutex::new(self.months.lock().unwrap_or_else(PoisonError::into_inner).clone()),
        }
    }
}

/// Findings, geography and months, each made when first asked for.
#[derive(Default)]
pub(super) struct Kept {
    findings: Slot<(u64, Date), Findings>,
    geography: Slot<u64, Geography>,
    boundaries: u64,
    agenda: Slot<(u64, Date), Agenda>,
    months: Mutex<BTreeMap<Date, KeptMonth>>,
}

impl Kept {
    /// The findings of an edition on a day.
    pub(super) fn findings(&self, world: &World, edition: u64, today: Date) -> Arc<Findings> {
        kept(&self.findings, (edition, today), || Findings::of(world, today))
    }

    /// The findings of one edition are those of another one too: nothing that they follow from has changed.
    pub(super) fn carry_findings(&self, from: u64, to: u64) {
        let mut slot = self.findings.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(((edition, _), _)) = slot.as_mut()
            && *edition == from
        {
            *edition = to;
        }
    }

    /// What is to be done on a day in a revision.
    pub(super) fn agenda(&self, world: &World, revision: u64, today: Date) -> Arc<Agenda> {
        kept(&self.agenda, (revision, today), || Agenda::of(world, &Calendar::of(world), today))
    }

    /// The geography of the boundaries as they stand; a survey is asked for by its fingerprint.
    pub(super) fn geography(
        &self,
        world: &World,
        survey: impl FnOnce(u128) -> Option<Survey<'static>>,
    ) -> Arc<Geography> {
        kept(&self.geography, self.boundaries, || Geography::surveyed(world, SNAP_M, survey))
    }

    /// A number that grows when boundaries may have changed.
    pub(super) fn boundaries(&self) -> u64 {
        self.boundaries
    }

    /// The numbers of the month with this first day, made where they are not kept under the stamp that they have in
    /// this revision.
    pub(super) fn month<E>(
        &self,
        (first_day, revision): (Date, u64),
        stamp: impl FnOnce() -> Result<MonthStamp, E>,
        make: impl FnOnce() -> Result<MonthSummary, E>,
    ) -> Result<Arc<MonthSummary>, E> {
        let mut months = self.months.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = months.get(&first_day).cloned();
        if let Some((_, _, summary)) = kept.as_ref().filter(|(of, _, _)| *of == revision) {
            return Ok(Arc::clone(summary));
        }
        let stamp = stamp()?;
        let summary = match kept.filter(|(_, of, _)| *of == stamp) {
            Some((_, _, summary)) => summary,
            None => Arc::new(make()?),
        };
        months.insert(first_day, (revision, stamp, Arc::clone(&summary)));
        Ok(summary)
    }

    /// Boundaries may have changed in any way.
    pub(super) fn forget_geography(&mut self) {
        self.boundaries += 1;
    }

    /// Forgets the geography if one of these changes touches it: a village's households may change a thousand times.
    pub(super) fn take_note(&mut self, changes: &[Change]) {
        if changes.iter().any(is_geographic) {
            self.forget_geography();
        }
    }
}

fn shared<Stamp: Clone, T>(slot: &Slot<Stamp, T>) -> Slot<Stamp, T> {
    Mutex::new(slot.lock().unwrap_or_else(PoisonError::into_inner).clone())
}

fn kept<Stamp: PartialEq, T>(slot: &Slot<Stamp, T>, stamp: Stamp, make: impl FnOnce() -> T) -> Arc<T> {
    let mut slot = slot.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, value)) = slot.as_ref().filter(|(of, _)| *of == stamp) {
        return Arc::clone(value);
    }
    let value = Arc::new(make());
    *slot = Some((stamp, Arc::clone(&value)));
    value
}

/// Whether a change is about plans alone, from which no finding follows.
pub(super) fn is_of_plans(change: &Change) -> bool {
    matches!(change, Change::Plan(_) | Change::PlanItem(_) | Change::PlanMark(_))
}

fn is_geographic(change: &Change) -> bool {
    match change {
        Change::Village(delta) => differs(delta, village_parts),
        Change::Township(delta) => differs(delta, township_parts),
        _ => false,
    }
}

fn differs<'a, T: crate::model::Record, Parts: PartialEq>(delta: &'a Delta<T>, parts: impl Fn(&'a T) -> Parts) -> bool {
    delta.before.as_deref().map(&parts) != delta.after.as_deref().map(&parts)
}

fn village_parts(village: &Village) -> impl PartialEq + use<'_> {
    (village.township, &village.code, village.position, &village.boundary, village.boundary_origin)
}

fn township_parts(township: &Township) -> impl PartialEq + use<'_> {
    (&township.code, township.seat, &township.boundary)
}
