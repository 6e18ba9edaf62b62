//! Writes the values of one record as cells, in the order of its table's columns.

use std::collections::BTreeMap;

use geo_types::Point;
use jiff::civil::Date;
use rusqlite::types::{ToSqlOutput, Value, ValueRef};

use crate::model::{Boundary, Id, Place};

use super::blob;

/// The cells of one row.
#[derive(Debug, Default)]
pub(super) struct Writer<'a> {
    cells: Vec<ToSqlOutput<'a>>,
}

impl<'a> Writer<'a> {
    /// Room for a row of that many columns.
    pub(super) fn with_capacity(columns: usize) -> Self {
        Self { cells: Vec::with_capacity(columns) }
    }

    /// The cells written so far.
    pub(super) fn cells(self) -> Vec<ToSqlOutput<'a>> {
        self.cells
    }

    fn owned(&mut self, value: Value) -> &mut Self {
        self.cells.push(ToSqlOutput::Owned(value));
        self
    }

    /// A text.
    pub(super) fn text(&mut self, text: &'a str) -> &mut Self {
        self.cells.push(ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())));
        self
    }

    /// A text that was made for this.
    pub(super) fn made_text(&mut self, text: String) -> &mut Self {
        self.owned(Value::Text(text))
    }

    /// An identity.
    pub(super) fn id<T>(&mut self, id: Id<T>) -> &mut Self {
        self.owned(Value::Text(id.to_string()))
    }

    /// A reference, or nothing.
    pub(super) fn reference<T>(&mut self, id: Option<Id<T>>) -> &mut Self {
        self.owned(id.map_or(Value::Null, |id| Value::Text(id.to_string())))
    }

    /// References in their order, in one text with semicolons.
    pub(super) fn references<T>(&mut self, ids: &[Id<T>]) -> &mut Self {
        self.made_text(ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(";"))
    }

    /// A whole number, or nothing.
    pub(super) fn integer(&mut self, number: Option<impl Into<i64>>) -> &mut Self {
        self.owned(number.map_or(Value::Null, |number| Value::Integer(number.into())))
    }

    /// A number, or nothing.
    pub(super) fn real(&mut self, number: Option<f64>) -> &mut Self {
        self.owned(number.map_or(Value::Null, Value::Real))
    }

    /// Texts by their names, as a JSON object; empty where there is none.
    pub(super) fn map(&mut self, texts: &BTreeMap<String, String>) -> &mut Self {
        // A map of texts always has a form in JSON.
        let json = if texts.is_empty() { String::new() } else { serde_json::to_string(texts).unwrap_or_default() };
        self.made_text(json)
    }

    /// Yes or no.
    pub(super) fn boolean(&mut self, yes: bool) -> &mut Self {
        self.owned(Value::Integer(i64::from(yes)))
    }

    /// A day, or nothing.
    pub(super) fn date(&mut self, date: Option<Date>) -> &mut Self {
        self.owned(date.map_or(Value::Null, |date| Value::Text(date.to_string())))
    }

    /// A point as two columns: longitude and latitude.
    pub(super) fn lonlat(&mut self, point: Option<Point>) -> &mut Self {
        self.real(point.map(Point::x)).real(point.map(Point::y))
    }

    /// A place as three columns: township, village, site.
    pub(super) fn place(&mut self, place: Option<Place>) -> &mut Self {
        let (township, village, site) = match place {
            None => (None, None, None),
            Some(Place::Township(id)) => (Some(id), None, None),
            Some(Place::Village(id)) => (None, Some(id), None),
            Some(Place::Site(id)) => (None, None, Some(id)),
        };
        self.reference(township).reference(village).reference(site)
    }

    /// A boundary as a geometry.
    pub(super) fn area(&mut self, boundary: Option<&Boundary>) -> &mut Self {
        self.owned(boundary.map_or(Value::Null, |boundary| Value::Blob(blob::from_area(boundary))))
    }

    /// A point as a geometry.
    pub(super) fn spot(&mut self, point: Option<Point>) -> &mut Self {
        self.owned(point.map_or(Value::Null, |point| Value::Blob(blob::from_spot(point))))
    }
}
