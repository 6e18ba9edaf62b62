//! Earlier days of the open file: at hand, made when asked for, or prepared on a thread.

use std::sync::Arc;

use crate::model::{Date, Progress, Stopped};

use super::file::Session;
use super::past::Past;

/// Earlier days that were made on a thread, with the edition of the records that they were made from.
#[derive(Clone, Debug)]
pub struct PreparedDays {
    edition: u64,
    days: Vec<Arc<Past>>,
}

impl Session {
    /// The county at the end of an earlier day, whichever day is looked at.
    pub fn past(&self, day: Date) -> Arc<Past> {
        self.past_days().past(self.present(), self.edition(), day)
    }

    /// Whether an earlier day is at hand already.
    pub fn has_past(&self, day: Date) -> bool {
        self.past_days().has(self.edition(), day)
    }

    /// Makes earlier days, while somebody waits; for a thread with a stand-in.
    pub fn prepare(&self, days: &[Date], progress: Progress<'_>) -> Result<PreparedDays, Stopped> {
        let mut made = Vec::with_capacity(days.len());
        for (nth, day) in days.iter().enumerate() {
            progress.at(nth as f32 / days.len() as f32)?;
            made.push(self.past(*day));
        }
        Ok(PreparedDays { edition: self.edition(), days: made })
    }

    /// Takes over what was prepared, unless a record has changed since.
    pub fn take_prepared(&self, prepared: &PreparedDays) {
        if prepared.edition == self.edition() {
            self.past_days().keep(prepared.edition, &prepared.days);
        }
    }
}
