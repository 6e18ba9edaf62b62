//! The mould of all tables: one record, its columns, and how it becomes cells and back.

use rusqlite::types::{ToSqlOutput, Value, ValueRef};

use crate::model::{Change, Delta, Record, Table, World, each_table};

use super::cell::Sheet;
use super::reader::{Cells, Reader, Unreadable};
use super::writer::Writer;

/// A record with a table in the file.
pub(super) trait Row: Record {
    /// The table.
    const SHEET: Sheet;

    /// Writes the cells in the order of the columns.
    fn write<'a>(&'a self, cells: &mut Writer<'a>);

    /// Reads the cells in the order of the columns.
    fn read(cells: &mut Reader<'_>) -> Result<Self, Unreadable>;

    /// The table in memory.
    fn table(world: &World) -> &Table<Self>;

    /// The change in its own type.
    fn change(delta: Delta<Self>) -> Change;
}

/// All tables, in the order in which they are made.
pub(super) fn sheets() -> Vec<Sheet> {
    macro_rules! list {
        ($($variant:ident, $field:ident;)*) => { vec![$(<crate::model::$variant as Row>::SHEET,)*] };
    }
    each_table!(list)
}

/// The names of all columns of all tables, each with its table.
#[cfg(test)]
pub fn column_names() -> impl Iterator<Item = (&'static str, &'static str)> {
    sheets().into_iter().flat_map(|sheet| sheet.columns.iter().map(move |column| (sheet.table, column.name)))
}

/// The cells of a record.
pub(super) fn cells<T: Row>(record: &T) -> Vec<ToSqlOutput<'_>> {
    let mut writer = Writer::with_capacity(T::SHEET.columns.len());
    record.write(&mut writer);
    writer.cells()
}

/// The values of a record, to be kept.
pub(super) fn values<T: Row>(record: &T) -> Vec<Value> {
    cells(record).into_iter().map(owned).collect()
}

/// The record that these values make.
pub(super) fn record<T: Row>(values: &[Value]) -> Result<T, Unreadable> {
    T::read(&mut Reader::new(Cells::Values(values), T::SHEET.columns))
}

fn owned(cell: ToSqlOutput<'_>) -> Value {
    match cell {
        ToSqlOutput::Borrowed(value) => Value::try_from(value).unwrap_or(Value::Null),
        ToSqlOutput::Owned(value) => value,
        _ => Value::Null,
    }
}

/// The value of a cell, borrowed.
pub(super) fn borrowed<'a>(cell: &'a ToSqlOutput<'_>) -> ValueRef<'a> {
    match cell {
        ToSqlOutput::Borrowed(value) => *value,
        ToSqlOutput::Owned(value) => ValueRef::from(value),
        _ => ValueRef::Null,
    }
}
