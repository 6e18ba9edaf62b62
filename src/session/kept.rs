//! What is made from the world and kept while nothing changes that it is made from.

use std::sync::{Arc, Mutex, PoisonError};

use crate::analysis::Findings;
use crate::geometry::Geography;
use crate::model::{Change, Date, Delta, Township, Village, World};

/// Vertices that lie closer on the plane become one, in metres: what a county's own data leave between two villages.
const SNAP_M: f64 = 0.5;

/// One value and the stamp under which it holds.
type Slot<Stamp, T> = Mutex<Option<(Stamp, Arc<T>)>>;

/// What is there already is shared by a clone.
impl Clone for Kept {
    fn clone(&self) -> Self {
        Self { findings: shared(&self.findings), geography: shared(&self.geography), boundaries: self.boundaries }
    }
}

/// Findings and geography, each made when first asked for.
#[derive(Default)]
pub(super) struct Kept {
    findings: Slot<(u64, Date), Findings>,
    geography: Slot<u64, Geography>,
    boundaries: u64,
}

impl Kept {
    /// The findings of a revision on a day.
    pub(super) fn findings(&self, world: &World, revision: u64, today: Date) -> Arc<Findings> {
        kept(&self.findings, (revision, today), || Findings::of(world, today))
    }

    /// The geography of the boundaries as they stand.
    pub(super) fn geography(&self, world: &World) -> Arc<Geography> {
        kept(&self.geography, self.boundaries, || Geography::of(world, SNAP_M))
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
