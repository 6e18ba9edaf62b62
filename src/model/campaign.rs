//! The frame of the work: campaigns, and the months that are closed.

use jiff::civil::Date;

use super::record::record;
use super::{Id, Unit};

/// 活动: a campaign, such as 解民忧办实事. Its milestones are promises of the kind `milestone`.
#[derive(Clone, Debug, PartialEq)]
pub struct Campaign {
    /// The identity.
    pub id: Id<Campaign>,
    /// The name; unique.
    pub name: String,
    /// The first day.
    pub from: Date,
    /// The last day, if one is set.
    pub until: Option<Date>,
    /// The unit that leads it.
    pub unit: Option<Id<Unit>>,
    /// A remark.
    pub note: String,
}
record!(Campaign, "campaign");

impl Campaign {
    /// A campaign of which only name and first day are known.
    pub fn blank(name: &str, from: Date) -> Self {
        Self { id: Id::fresh(), name: name.to_owned(), from, until: None, unit: None, note: String::new() }
    }

    /// Whether it runs on that day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// 月结: a month that was closed. Its papers are made from the state of the file when it was.
#[derive(Clone, Debug, PartialEq)]
pub struct Month {
    /// The identity, made from the month.
    pub id: Id<Month>,
    /// The first day of the month; unique.
    pub first_day: Date,
    /// The day on which it was closed.
    pub frozen_on: Date,
    /// The name of the person at the desk who closed it.
    pub author: String,
    /// A remark.
    pub note: String,
}
record!(Month, "month");

impl Month {
    /// The month of a day as closed on another.
    pub fn of(day: Date, frozen_on: Date) -> Self {
        let first_day = day.first_of_month();
        Self {
            id: Id::named(&format!("month:{first_day}")),
            first_day,
            frozen_on,
            author: String::new(),
            note: String::new(),
        }
    }
}
