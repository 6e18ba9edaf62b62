//! A table ready to be written: titles, typed cells, and a geometry for each row where it has one.

use geo_types::Geometry;
use jiff::civil::Date;

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A text; also every code, so that no program takes it for a number.
    Text(String),
    /// A number.
    Number(f64),
    /// A day.
    Day(Date),
}

impl Cell {
    /// A text; nothing when it is empty.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// A number; nothing when there is none.
    pub fn number(number: Option<impl Into<f64>>) -> Self {
        number.map_or(Self::Empty, |number| Self::Number(number.into()))
    }

    /// A day; nothing when there is none.
    pub fn day(day: Option<Date>) -> Self {
        day.map_or(Self::Empty, Self::Day)
    }

    /// The cell as plain text: a day as 2026-09-05.
    pub fn plain(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Day(day) => day.to_string(),
        }
    }
}

/// One column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridColumn {
    /// The name of the field, for files that programs read.
    pub name: String,
    /// The title, for files that people read.
    pub title: String,
}

/// A table ready to be written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    /// The name of the table, for the layer.
    pub name: String,
    /// The title of the table, for the sheet.
    pub title: String,
    /// The columns.
    pub columns: Vec<GridColumn>,
    /// The rows, each with a cell for each column.
    pub rows: Vec<Vec<Cell>>,
    /// The geometry of each row in longitude and latitude (degrees); empty when the table has none.
    pub geometry: Vec<Option<Geometry<f64>>>,
    /// Whether programs read it rather than people: without the byte order mark that spreadsheets need.
    pub is_for_programs: bool,
}
