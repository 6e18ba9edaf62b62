//! The county on earlier days, kept as long as no record changes, so that stepping from month to month is quick.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::analysis::{Findings, world_as_of};
use crate::model::{Date, World};

/// How many earlier days are kept.
const KEPT: usize = 64;

/// The county at the end of a day.
#[derive(Clone, Debug)]
pub struct Past {
    /// The day.
    pub day: Date,
    /// The records as they stood; rows in which nothing differs are shared with those of today.
    pub world: World,
    /// What follows from them on that day.
    pub findings: Arc<Findings>,
}

impl Past {
    /// The county at the end of a day, from the records of today.
    pub fn of(world: &World, day: Date) -> Self {
        let world = world_as_of(world, day);
        let findings = Arc::new(Findings::of(&world, day));
        Self { day, world, findings }
    }
}

/// Earlier days of one edition of the records.
#[derive(Clone, Debug, Default)]
struct Days {
    edition: u64,
    of_day: BTreeMap<Date, Arc<Past>>,
}

impl Days {
    /// Forgets the days of another edition.
    fn turn_to(&mut self, edition: u64) {
        if self.edition != edition {
            *self = Self { edition, of_day: BTreeMap::new() };
        }
    }

    fn keep(&mut self, past: &Arc<Past>) {
        if self.of_day.len() >= KEPT {
            self.of_day.pop_first();
        }
        self.of_day.insert(past.day, Arc::clone(past));
    }
}

/// The earlier days that are kept. A clone shares what is there already.
#[derive(Debug, Default)]
pub(super) struct KeptDays(Mutex<Days>);

impl Clone for KeptDays {
    fn clone(&self) -> Self {
        Self(Mutex::new(self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()))
    }
}

impl KeptDays {
    /// The county on a day, made where it is not kept.
    pub(super) fn past(&self, world: &World, edition: u64, day: Date) -> Arc<Past> {
        let mut days = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        days.turn_to(edition);
        if let Some(past) = days.of_day.get(&day) {
            return Arc::clone(past);
        }
        let past = Arc::new(Past::of(world, day));
        days.keep(&past);
        past
    }

    /// Whether a day is at hand.
    pub(super) fn has(&self, edition: u64, day: Date) -> bool {
        let days = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        days.edition == edition && days.of_day.contains_key(&day)
    }

    /// Keeps days that were made elsewhere, from this edition.
    pub(super) fn keep(&self, edition: u64, past: &[Arc<Past>]) {
        let mut days = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        days.turn_to(edition);
        past.iter().for_each(|past| days.keep(past));
    }
}
