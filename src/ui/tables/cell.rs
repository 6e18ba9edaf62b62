//! One cell of a table: its text, its tone, and its place in the order of its column.

use std::cmp::Ordering;
use std::sync::Arc;

use crate::model::{Cadre, CatalogueKind, Date, Id, Place, Township, Unit, Village, World};
use crate::ui::intent::Sight;
use crate::ui::lookup::Lookup;
use crate::ui::widgets::{Spelling, day};

/// How a cell is to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Plain.
    #[default]
    Plain,
    /// Late, weak or missing.
    Late,
    /// Of less weight.
    Quiet,
    /// Kept, accepted, in force.
    Good,
}

/// The place of a cell in the order of its column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Order {
    /// By number.
    Number(i64),
    /// By the sound of its text.
    Text,
    /// Empty: last, whichever way the column is sorted.
    Last,
}

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// What stands there.
    pub text: String,
    /// How it is to be read.
    pub tone: Tone,
    /// Where it stands in the order of the column.
    pub order: Order,
}

impl Cell {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        let order = if text.is_empty() { Order::Last } else { Order::Text };
        Self { text, tone: Tone::Plain, order }
    }

    /// A number; zero is of less weight.
    pub fn number(number: impl Into<i64>) -> Self {
        let number = number.into();
        let tone = if number == 0 { Tone::Quiet } else { Tone::Plain };
        Self { text: number.to_string(), tone, order: Order::Number(number) }
    }

    /// A number where it is known.
    pub fn known(number: Option<impl Into<i64>>) -> Self {
        number.map_or_else(|| Self::text(""), Self::number)
    }

    /// The same cell in another tone.
    #[must_use]
    pub fn toned(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }

    /// The same cell, late if so.
    #[must_use]
    pub fn late(self, late: bool) -> Self {
        if late { self.toned(Tone::Late) } else { self }
    }

    /// The same cell with another place in the order.
    #[must_use]
    pub fn ordered(self, number: i64) -> Self {
        Self { order: Order::Number(number), ..self }
    }

    /// What the order of the column is made of.
    pub fn key(self) -> Key {
        match self.order {
            Order::Number(number) => Key::Number(number),
            Order::Text => Key::Text(Spelling::order_of(&self.text).into()),
            Order::Last => Key::Last,
        }
    }
}

/// What a column is sorted by.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// A number.
    Number(i64),
    /// A text as it sounds.
    Text(Arc<str>),
    /// Nothing.
    #[default]
    Last,
}

impl Key {
    /// A day.
    pub fn day(date: Option<Date>) -> Self {
        let number = |date: Date| (i64::from(date.year()) * 16 + i64::from(date.month())) * 32 + i64::from(date.day());
        date.map_or(Self::Last, |date| Self::Number(number(date)))
    }

    /// The order of two cells; nothing stays last in both directions.
    pub fn compare(&self, other: &Self, downwards: bool) -> Ordering {
        match (self, other) {
            (Self::Last, _) | (_, Self::Last) => self.cmp(other),
            _ if downwards => other.cmp(self),
            _ => self.cmp(other),
        }
    }
}

/// What a row needs to say its cells.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    /// What the panels see.
    pub sight: Sight<'a>,
    /// What is looked up.
    pub lookup: &'a Lookup,
}

impl<'a> Scope<'a> {
    /// The records.
    pub fn world(&self) -> &'a World {
        self.sight.session.world()
    }

    /// The day that counts as today.
    pub fn today(&self) -> Date {
        self.sight.session.desk().today
    }

    /// A day.
    pub fn day(&self, date: Option<Date>) -> Cell {
        date.map_or_else(
            || Cell::text(""),
            |date| {
                let number = i64::from(date.year()) * 400 + i64::from(date.day_of_year());
                Cell::text(day::short_date(self.sight.language, date)).ordered(number)
            },
        )
    }

    /// How many days are left until a day, or how many it is overdue.
    pub fn left(&self, date: Option<Date>) -> Cell {
        let Some(date) = date else { return Cell::text("") };
        let days = day::days_between(self.today(), date);
        let language = self.sight.language;
        let text = match days {
            ..0 => language.say_with("table.overdue_days", &[("days", &-days)]),
            0 => language.say("table.due_today").into_owned(),
            _ => language.say_with("table.days_left", &[("days", &days)]),
        };
        Cell::text(text).ordered(days).late(days < 0)
    }

    /// A kind.
    pub fn kind(&self, kind: CatalogueKind, code: &str) -> Cell {
        match self.lookup.kind(kind, code) {
            Some((title, place)) => Cell::text(title).ordered(place),
            None => Cell::text(code),
        }
    }

    /// How something was rated: late where those concerned were not satisfied.
    pub fn rating(&self, code: &str) -> Cell {
        let cell = self.kind(CatalogueKind::Rating, code);
        let share = self.lookup.satisfied_percent(code);
        match share {
            Some(0) => cell.toned(Tone::Late),
            Some(100) => cell.toned(Tone::Good),
            _ => cell,
        }
    }

    /// The names of cadres.
    pub fn names(&self, cadres: &[Id<Cadre>]) -> String {
        let names = cadres.iter().filter_map(|id| self.world().cadres.get(*id)).map(|cadre| cadre.name.as_str());
        names.collect::<Vec<_>>().join(&self.sight.language.say("table.and"))
    }

    /// A village.
    pub fn village(&self, id: Option<Id<Village>>) -> Cell {
        Cell::text(id.map_or("", |id| self.world().place_name(Place::Village(id))))
    }

    /// A township.
    pub fn township(&self, id: Option<Id<Township>>) -> Cell {
        Cell::text(id.map_or("", |id| self.world().place_name(Place::Township(id))))
    }

    /// A unit.
    pub fn unit(&self, id: Option<Id<Unit>>) -> Cell {
        Cell::text(id.and_then(|id| self.world().units.get(id)).map_or("", |unit| unit.name.as_str()))
    }

    /// A cadre.
    pub fn cadre(&self, id: Option<Id<Cadre>>) -> Cell {
        Cell::text(id.and_then(|id| self.world().cadres.get(id)).map_or("", |cadre| cadre.name.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_cells_stay_last_in_both_directions() {
        for downwards in [false, true] {
            let mut keys = [Key::Last, Key::Number(2), Key::Number(1)];
            keys.sort_by(|a, b| a.compare(b, downwards));
            assert_eq!(keys[2], Key::Last, "downwards: {downwards}");
        }
    }
}
