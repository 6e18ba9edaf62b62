//! Reads a record from cells: those of a row in the file or those that the journal kept.
//!
//! What a record cannot do without makes it unreadable; anything else that cannot be understood is left empty in memory
//! and noted. The cell itself stays in the file as it is until somebody changes that very field.

use std::collections::BTreeMap;
use std::sync::Arc;

use geo_types::Point;
use jiff::civil::Date;
use rusqlite::Row;
use rusqlite::types::{Value, ValueRef};

use crate::model::{Boundary, Id, Place};

use super::blob;
use super::cell::Column;

/// Where the cells come from.
#[derive(Clone, Copy)]
pub(super) enum Cells<'a> {
    /// A row of a query over all columns of the table.
    Row(&'a Row<'a>),
    /// Values in the order of the columns.
    Values(&'a [Value]),
}

/// A cell that could not be understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unreadable {
    /// The column.
    pub column: &'static str,
    /// What stands there, shortened.
    pub value: String,
}

/// Walks over the cells of one row.
pub(super) struct Reader<'a> {
    cells: Cells<'a>,
    columns: &'static [Column],
    next: usize,
    /// Cells that were left empty because they could not be understood.
    pub noted: Vec<Unreadable>,
}

impl<'a> Reader<'a> {
    /// At the first cell of a row of a table with these columns.
    pub(super) fn new(cells: Cells<'a>, columns: &'static [Column]) -> Self {
        Self { cells, columns, next: 0, noted: Vec::new() }
    }

    fn cell(&mut self) -> ValueRef<'a> {
        let at = self.next;
        self.next += 1;
        match self.cells {
            Cells::Row(row) => row.get_ref(at).unwrap_or(ValueRef::Null),
            Cells::Values(values) => values.get(at).map_or(ValueRef::Null, ValueRef::from),
        }
    }

    /// What is wrong with the cell that was read last.
    fn unreadable(&self, cell: ValueRef<'_>) -> Unreadable {
        let column = self.next.checked_sub(1).and_then(|at| self.columns.get(at)).map_or("", |column| column.name);
        Unreadable { column, value: shown(cell) }
    }

    /// Notes the cell unless it was understood or empty.
    fn noted<T>(&mut self, cell: ValueRef<'_>, understood: Option<T>) -> Option<T> {
        if understood.is_none() && cell != ValueRef::Null {
            let unreadable = self.unreadable(cell);
            self.noted.push(unreadable);
        }
        understood
    }

    /// A text; empty where there is none.
    pub(super) fn text(&mut self) -> String {
        let cell = self.cell();
        match cell {
            ValueRef::Text(bytes) => String::from_utf8_lossy(bytes).into_owned(),
            ValueRef::Null => String::new(),
            ValueRef::Integer(number) => number.to_string(),
            ValueRef::Real(number) => number.to_string(),
            ValueRef::Blob(_) => self.noted(cell, None).unwrap_or_default(),
        }
    }

    /// An identity that the row cannot do without.
    pub(super) fn id<T>(&mut self) -> Result<Id<T>, Unreadable> {
        let cell = self.cell();
        id(cell).ok_or_else(|| self.unreadable(cell))
    }

    /// A reference, if there is one.
    pub(super) fn reference<T>(&mut self) -> Option<Id<T>> {
        let cell = self.cell();
        if cell == ValueRef::Text(b"") {
            return None;
        }
        self.noted(cell, id(cell))
    }

    /// References in their order, from one text with semicolons; what is none is left out and noted.
    pub(super) fn references<T>(&mut self) -> Vec<Id<T>> {
        let text = self.text();
        let parts = text.split([';', '；']).map(str::trim).filter(|part| !part.is_empty());
        let ids: Vec<Option<Id<T>>> = parts.map(Id::parse).collect();
        if ids.contains(&None) {
            let unreadable = self.unreadable(ValueRef::Text(text.as_bytes()));
            self.noted.push(unreadable);
        }
        ids.into_iter().flatten().collect()
    }

    /// A whole number within the range of its type, if there is one.
    pub(super) fn integer<T: TryFrom<i64>>(&mut self) -> Option<T> {
        let cell = self.cell();
        let number = match cell {
            ValueRef::Integer(number) => Some(number),
            ValueRef::Real(number) if number.fract() == 0.0 && number.abs() < 1e15 => Some(number as i64),
            ValueRef::Text(bytes) => std::str::from_utf8(bytes).ok().and_then(|text| text.trim().parse().ok()),
            _ => None,
        };
        self.noted(cell, number.and_then(|number| T::try_from(number).ok()))
    }

    /// A number that is neither infinite nor undefined, if there is one.
    pub(super) fn real(&mut self) -> Option<f64> {
        let cell = self.cell();
        let number = match cell {
            ValueRef::Integer(number) => Some(number as f64),
            ValueRef::Real(number) => Some(number),
            ValueRef::Text(bytes) => std::str::from_utf8(bytes).ok().and_then(|text| text.trim().parse().ok()),
            _ => None,
        };
        self.noted(cell, number.filter(|number| number.is_finite()))
    }

    /// Texts by their names, from a JSON object.
    pub(super) fn map(&mut self) -> BTreeMap<String, String> {
        let text = self.text();
        if text.is_empty() {
            return BTreeMap::new();
        }
        let texts = serde_json::from_str(&text).ok();
        self.noted(ValueRef::Text(text.as_bytes()), texts).unwrap_or_default()
    }

    /// Yes or no; `missing` where nothing stands.
    pub(super) fn boolean(&mut self, missing: bool) -> bool {
        self.integer::<i64>().map_or(missing, |number| number != 0)
    }

    /// A day, if there is one.
    pub(super) fn date(&mut self) -> Option<Date> {
        let cell = self.cell();
        self.noted(cell, date(cell))
    }

    /// A day that the row cannot do without.
    pub(super) fn needed_date(&mut self) -> Result<Date, Unreadable> {
        let cell = self.cell();
        date(cell).ok_or_else(|| self.unreadable(cell))
    }

    /// A code that the program knows and the row cannot do without.
    pub(super) fn needed_code<T>(&mut self, from_code: impl Fn(&str) -> Option<T>) -> Result<T, Unreadable> {
        let cell = self.cell();
        cell.as_str().ok().and_then(from_code).ok_or_else(|| self.unreadable(cell))
    }

    /// A code that the program knows, if there is one.
    pub(super) fn code<T>(&mut self, from_code: impl Fn(&str) -> Option<T>) -> Option<T> {
        let cell = self.cell();
        self.noted(cell, cell.as_str().ok().and_then(from_code))
    }

    /// A point from two columns, longitude and latitude.
    pub(super) fn lonlat(&mut self) -> Option<Point> {
        let lon = self.real();
        let lat = self.real();
        let (lon, lat) = lon.zip(lat)?;
        let point = blob::on_earth(lon, lat).then(|| Point::new(lon, lat));
        self.noted(ValueRef::Real(lat), point)
    }

    /// A place from the one of three columns that is filled; the nearest to the village counts.
    pub(super) fn place(&mut self) -> Option<Place> {
        let (township, village, site) = (self.reference(), self.reference(), self.reference());
        site.map(Place::Site).or(village.map(Place::Village)).or(township.map(Place::Township))
    }

    /// A place that the row cannot do without.
    pub(super) fn needed_place(&mut self) -> Result<Place, Unreadable> {
        self.place().ok_or(Unreadable { column: "village", value: String::new() })
    }

    /// A boundary from a geometry.
    pub(super) fn area(&mut self) -> Option<Boundary> {
        let cell = self.cell();
        match cell {
            ValueRef::Blob(bytes) => match blob::to_area(bytes) {
                Ok(area) => area.map(Arc::new),
                Err(_) => self.noted(cell, None),
            },
            _ => self.noted(cell, None),
        }
    }

    /// A point from a geometry.
    pub(super) fn spot(&mut self) -> Option<Point> {
        let cell = self.cell();
        match cell {
            ValueRef::Blob(bytes) => match blob::to_spot(bytes) {
                Ok(point) => point,
                Err(_) => self.noted(cell, None),
            },
            _ => self.noted(cell, None),
        }
    }
}

fn id<T>(cell: ValueRef<'_>) -> Option<Id<T>> {
    cell.as_str().ok().and_then(Id::parse)
}

/// A day, also from a text that goes on with a time.
fn date(cell: ValueRef<'_>) -> Option<Date> {
    let text = cell.as_str().ok()?;
    text.get(..10)?.parse().ok()
}

/// The first characters of a cell, to be shown to a person.
fn shown(cell: ValueRef<'_>) -> String {
    match cell {
        ValueRef::Null => String::new(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(bytes) => String::from_utf8_lossy(bytes).chars().take(40).collect(),
        ValueRef::Blob(bytes) => format!("BLOB {} B", bytes.len()),
    }
}
