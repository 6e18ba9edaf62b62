//! By what a table can be narrowed: facets, of which some values are chosen, and days.

use std::collections::BTreeMap;

use crate::model::{Date, Uuid};
use crate::ui::widgets::day::days_later;

/// Something by which the rows of a table differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Facet {
    /// Where it stands.
    State,
    /// Its kind.
    Kind,
    /// The category of an issue.
    Category,
    /// The topic of an issue.
    Topic,
    /// The scope of an issue.
    Scope,
    /// The level of an issue.
    Level,
    /// How an issue came to us.
    Source,
    /// The root cause of an issue.
    Cause,
    /// How it was rated.
    Rating,
    /// The purpose of a visit.
    Purpose,
    /// The need of a household.
    Need,
    /// The role of a posting.
    Role,
    /// The rank of a cadre.
    Rank,
    /// The township.
    Township,
    /// The unit.
    Unit,
    /// The cadre: who handles it, who went, who is paired.
    Cadre,
    /// Whether it is overdue.
    Overdue,
    /// Whether it was answered.
    Replied,
    /// Whether it is supervised by number.
    Supervised,
}

/// What a row has of a facet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'a> {
    /// A code.
    Code(&'a str),
    /// A record.
    Id(Option<Uuid>),
}

impl Value<'_> {
    /// Yes or no.
    pub const fn is(yes: bool) -> Self {
        Value::Code(if yes { YES } else { NO })
    }
}

/// The code of yes.
pub const YES: &str = "yes";
/// The code of no.
pub const NO: &str = "no";

impl Facet {
    /// The key of its title.
    pub const fn title(self) -> &'static str {
        match self {
            Self::State => "table.column.state",
            Self::Kind => "table.column.kind",
            Self::Category => "table.column.category",
            Self::Topic => "table.column.topic",
            Self::Scope => "table.column.scope",
            Self::Level => "table.column.level",
            Self::Source => "table.column.source",
            Self::Cause => "table.column.cause",
            Self::Rating => "table.column.rating",
            Self::Purpose => "table.column.purpose",
            Self::Need => "table.column.need",
            Self::Role => "table.column.role",
            Self::Rank => "table.column.rank",
            Self::Township => "table.column.township",
            Self::Unit => "table.column.unit",
            Self::Cadre => "table.column.cadre",
            Self::Overdue => "filter.overdue",
            Self::Replied => "filter.replied",
            Self::Supervised => "filter.supervised",
        }
    }
}

/// A day of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayField {
    /// Raised, made, begun, listed, or the day itself.
    Begun,
    /// Due.
    Due,
    /// Closed, done, issued, ended.
    Ended,
}

impl DayField {
    /// All days, in their order.
    pub const ALL: [Self; 3] = [Self::Begun, Self::Due, Self::Ended];

    /// The key of its title.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Begun => "filter.day.begun",
            Self::Due => "filter.day.due",
            Self::Ended => "filter.day.ended",
        }
    }
}

/// The first and the last day of a stretch; open where there is none.
pub type Bounds = (Option<Date>, Option<Date>);

/// A stretch of days; all but the last follow the day of today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Span {
    /// 本周, Monday to Sunday.
    ThisWeek,
    /// 未来七天, today among them.
    NextDays,
    /// 本月
    ThisMonth,
    /// 上月
    LastMonth,
    /// 今年
    ThisYear,
    /// From a day to a day, both included.
    Between(Option<Date>, Option<Date>),
}

impl Span {
    /// Those that follow the day of today.
    pub const MOVING: [Self; 5] = [Self::ThisWeek, Self::NextDays, Self::ThisMonth, Self::LastMonth, Self::ThisYear];

    /// The key of its title; that of a stretch between two days is made from them.
    pub const fn title(self) -> &'static str {
        match self {
            Self::ThisWeek => "filter.span.this_week",
            Self::NextDays => "filter.span.next_days",
            Self::ThisMonth => "filter.span.this_month",
            Self::LastMonth => "filter.span.last_month",
            Self::ThisYear => "filter.span.this_year",
            Self::Between(..) => "filter.span.between",
        }
    }

    /// The first and the last day.
    pub fn bounds(self, today: Date) -> Bounds {
        let both = |first, last| (Some(first), Some(last));
        match self {
            Self::ThisWeek => {
                let monday = days_later(today, -i64::from(today.weekday().to_monday_zero_offset()));
                both(monday, days_later(monday, 6))
            }
            Self::NextDays => both(today, days_later(today, 6)),
            Self::ThisMonth => both(today.first_of_month(), today.last_of_month()),
            Self::LastMonth => {
                let last = days_later(today.first_of_month(), -1);
                both(last.first_of_month(), last)
            }
            Self::ThisYear => both(today.first_of_year(), today.last_of_year()),
            Self::Between(first, last) => (first, last),
        }
    }
}

/// What is chosen.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Chosen {
    /// Codes or identities by facet; an empty list admits everything.
    pub values: BTreeMap<Facet, Vec<String>>,
    /// Stretches by day.
    pub spans: BTreeMap<DayField, Span>,
}

impl Chosen {
    /// Whether nothing is chosen.
    pub fn is_empty(&self) -> bool {
        self.values.values().all(Vec::is_empty) && self.spans.is_empty()
    }

    /// Chooses a value, or no longer.
    pub fn toggle(&mut self, facet: Facet, value: &str) {
        let values = self.values.entry(facet).or_default();
        match values.iter().position(|each| each == value) {
            Some(at) => drop(values.remove(at)),
            None => values.push(value.to_owned()),
        }
        if values.is_empty() {
            self.values.remove(&facet);
        }
    }

    /// Whether a value is chosen.
    pub fn has(&self, facet: Facet, value: &str) -> bool {
        self.values.get(&facet).is_some_and(|values| values.iter().any(|each| each == value))
    }

    /// What is chosen, made ready for many rows.
    pub fn test(&self, today: Date) -> Test {
        let ids = |values: &Vec<String>| values.iter().filter_map(|text| Uuid::parse_str(text).ok()).collect();
        Test {
            values: self.values.iter().map(|(facet, values)| (*facet, values.clone(), ids(values))).collect(),
            spans: self.spans.iter().map(|(field, span)| (*field, span.bounds(today))).collect(),
        }
    }
}

/// What is chosen, made ready for many rows.
#[derive(Debug)]
pub struct Test {
    values: Vec<(Facet, Vec<String>, Vec<Uuid>)>,
    spans: Vec<(DayField, Bounds)>,
}

impl Test {
    /// Whether a row is admitted, whose values and days are given.
    pub fn admits<'a>(&self, value: impl Fn(Facet) -> Value<'a>, day: impl Fn(DayField) -> Option<Date>) -> bool {
        let chosen = |(facet, codes, ids): &(Facet, Vec<String>, Vec<Uuid>)| match value(*facet) {
            Value::Code(code) => codes.iter().any(|each| each == code),
            Value::Id(id) => id.is_some_and(|id| ids.contains(&id)),
        };
        let within = |(field, (first, last)): &(DayField, Bounds)| {
            day(*field).is_some_and(|day| first.is_none_or(|first| first <= day) && last.is_none_or(|last| day <= last))
        };
        self.values.iter().all(chosen) && self.spans.iter().all(within)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn stretches_follow_the_day_of_today() {
        let today = date(2026, 10, 31);
        let days = |span: Span| span.bounds(today);
        assert_eq!(days(Span::ThisWeek), (Some(date(2026, 10, 26)), Some(date(2026, 11, 1))));
        assert_eq!(days(Span::NextDays), (Some(today), Some(date(2026, 11, 6))));
        assert_eq!(days(Span::LastMonth), (Some(date(2026, 9, 1)), Some(date(2026, 9, 30))));
        assert_eq!(days(Span::ThisYear), (Some(date(2026, 1, 1)), Some(date(2026, 12, 31))));
        assert_eq!(Span::ThisMonth.bounds(date(2026, 2, 3)).1, Some(date(2026, 2, 28)));
    }

    #[test]
    fn several_values_of_a_facet_are_alternatives_and_several_facets_all_hold() {
        let mut chosen = Chosen::default();
        chosen.toggle(Facet::State, "assigned");
        chosen.toggle(Facet::State, "finished");
        chosen.toggle(Facet::Level, "county");
        chosen.spans.insert(DayField::Due, Span::Between(None, Some(date(2026, 10, 31))));
        let test = chosen.test(date(2026, 10, 31));
        let admits = |state: &'static str, level: &'static str, due: Option<Date>| {
            let value = |facet| Value::Code(if facet == Facet::State { state } else { level });
            test.admits(value, |_| due)
        };
        assert!(admits("finished", "county", Some(date(2026, 10, 31))));
        assert!(!admits("closed", "county", Some(date(2026, 10, 31))));
        assert!(!admits("assigned", "village", Some(date(2026, 10, 31))));
        assert!(!admits("assigned", "county", Some(date(2026, 11, 1))) && !admits("assigned", "county", None));
        chosen.toggle(Facet::Level, "county");
        assert!(!chosen.has(Facet::Level, "county") && !chosen.values.contains_key(&Facet::Level));
    }
}
