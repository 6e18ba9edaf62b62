//! The months of the open file: as they stand, or as they stood when they were frozen.

use std::sync::Arc;

use crate::analysis::{MonthSummary, month, world_as_of};
use crate::model::{Changes, Date, Id, Month, Refusal, Sentence, World};

use super::error::SessionError;
use super::file::Session;

/// What the numbers and the papers of a month are made from.
#[derive(Clone, Debug)]
pub struct MonthView {
    /// The records: as they stand, as they stood on the last day of a month that is over, or when it was frozen.
    pub world: World,
    /// The day that counts as today for them: today, the last day of the month, or the day on which it was frozen.
    pub today: Date,
    /// How the month was frozen, if it was.
    pub frozen: Option<Month>,
}

impl Session {
    /// The record of the month of this day, if that month is frozen.
    pub fn frozen(&self, day: Date) -> Option<&Month> {
        let first_day = day.first_of_month();
        self.world().months.find(|month| month.first_day == first_day)
    }

    /// The records as they stood when a month was frozen, with everything taken back in memory that was done since, by
    /// edits, undo, redo and other programs. The file does not change.
    pub fn world_frozen(&self, month: Id<Month>) -> Result<World, SessionError> {
        if self.world().months.get(month).is_none() {
            return Err(Refusal::new("refusal.gone").with("what", "@edit.what.month").into());
        }
        let rows = self.rows_since(month)?;
        let mut world = self.world().clone();
        world.apply(&Changes { sentence: Sentence::new("store.undo"), rows });
        Ok(world)
    }

    /// What the numbers and the papers of the month of this day are made from.
    pub fn month(&self, day: Date) -> Result<MonthView, SessionError> {
        Ok(match self.frozen(day).cloned() {
            Some(frozen) => {
                MonthView { world: self.world_frozen(frozen.id)?, today: frozen.frozen_on, frozen: Some(frozen) }
            }
            None => {
                // A month that is over is seen as of its last day: its papers do not change with what came after.
                let today = self.desk().today.min(day.last_of_month());
                let world =
                    if today < self.desk().today { world_as_of(self.world(), today) } else { self.world().clone() };
                MonthView { world, today, frozen: None }
            }
        })
    }

    /// The numbers of the month of this day: those of the day on which it was frozen, if it was. Made once for a
    /// revision, and once for all revisions where the month is frozen.
    pub fn month_summary(&self, day: Date) -> Result<Arc<MonthSummary>, SessionError> {
        let stamp = || match self.frozen(day) {
            Some(month) => self.line_of(month.id).map(Ok),
            None => Ok(Err((self.revision(), self.desk().today))),
        };
        self.kept().month((day.first_of_month(), self.revision()), stamp, || {
            let view = self.month(day)?;
            Ok(month::summary(&view.world, day, view.today))
        })
    }
}
