//! 封存: closes a month, so that its numbers and papers come from the state of the file on that day.

use crate::model::{Changes, Date, Month, Refusal, Sentence, World};

use crate::edits::desk::Desk;
use crate::edits::records::Rules;

/// Close a month.
#[derive(Clone, Debug, PartialEq)]
pub struct FreezeMonth {
    /// A day of the month.
    pub month: Date,
    /// A remark; may be empty.
    pub note: String,
}

impl FreezeMonth {
    /// Adds the record of the month, unless the month has not come or is closed already. A month may be closed before
    /// its last day: many offices close it with the meeting that hands out the work.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let month = Month {
            author: desk.author.clone(),
            note: self.note.trim().to_owned(),
            ..Month::of(self.month, desk.today)
        };
        if month.first_day > desk.today {
            return Err(Refusal::new("refusal.month.to_come").with("month", month.title(world)));
        }
        if world.months.find(|row| row.first_day == month.first_day).is_some() {
            return Err(Refusal::new("refusal.month.twice").with("month", month.title(world)));
        }
        month.check(world, desk, None)?;
        let mut changes = Changes::new(Sentence::new("edit.freeze_month").with("month", month.title(world)));
        changes.add(month);
        Ok(changes)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::edits::Edit;
    use crate::edits::trial::{done, refused};
    use crate::model::sample::{self, TODAY};

    fn freeze(month: Date) -> Edit {
        Edit::FreezeMonth(FreezeMonth { month, note: " 十月例会 ".into() })
    }

    #[test]
    fn a_month_is_closed_once_by_whom_and_when_and_can_be_opened_again() {
        let (after, said) = done(&sample::sample_world(), &freeze(date(2026, 8, 17)));
        let month = after.months.find(|month| month.first_day == date(2026, 8, 1)).unwrap();
        assert_eq!(month.frozen_on, TODAY);
        assert_eq!((month.author.as_str(), month.note.as_str()), ("测试", "十月例会"));
        assert_eq!(said, "封存月份 2026-08");
        assert_eq!(refused(&after, &freeze(date(2026, 8, 1))), "refusal.month.twice");
        let (open, _) = done(&after, &Edit::remove(month.id));
        done(&open, &freeze(date(2026, 8, 1)));
    }

    #[test]
    fn a_running_month_may_be_closed_but_not_one_to_come() {
        let world = sample::sample_world();
        done(&world, &freeze(TODAY));
        assert_eq!(refused(&world, &freeze(date(2026, 11, 1))), "refusal.month.to_come");
    }
}
