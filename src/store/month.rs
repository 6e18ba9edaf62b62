//! 月结: the table of the months that were closed.

use super::cell::{Column, Kind, Sheet};
use super::mould::Row;
use super::reader::{Reader, Unreadable};
use super::writer::Writer;

use crate::model::{Change, Delta, Month, Table, World};

impl Row for Month {
    const SHEET: Sheet = Sheet {
        table: "month",
        title: "月结",
        columns: &[
            Column::uuid(),
            Column::new("first_day", Kind::Date, "月份"),
            Column::new("frozen_on", Kind::Date, "封存日期"),
            Column::text("author", "经办"),
            Column::text("note", "备注"),
        ],
    };

    fn write<'a>(&'a self, cells: &mut Writer<'a>) {
        cells.id(self.id).date(Some(self.first_day)).date(Some(self.frozen_on)).text(&self.author);
        cells.text(&self.note);
    }

    fn read(cells: &mut Reader<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            id: cells.id()?,
            first_day: cells.needed_date()?,
            frozen_on: cells.needed_date()?,
            author: cells.text(),
            note: cells.text(),
        })
    }

    fn table(world: &World) -> &Table<Self> {
        &world.months
    }

    fn change(delta: Delta<Self>) -> Change {
        delta.into()
    }
}
