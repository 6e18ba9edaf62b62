//! 指标: the table of numbers about villages.

use super::cell::{Column, Kind, Sheet};
use super::mould::Row;
use super::reader::{Reader, Unreadable};
use super::writer::Writer;

use crate::model::{Change, Delta, Indicator, Table, World};

impl Row for Indicator {
    const SHEET: Sheet = Sheet {
        table: "indicator",
        title: "指标",
        columns: &[
            Column::uuid(),
            Column::reference("village", "village", "村社区"),
            Column::text("name", "名称"),
            Column::new("as_of", Kind::Date, "日期"),
            Column::new("value", Kind::Real, "数值"),
        ],
    };

    fn write<'a>(&'a self, cells: &mut Writer<'a>) {
        cells.id(self.id).id(self.village).text(&self.name).date(Some(self.on)).real(Some(self.value));
    }

    fn read(cells: &mut Reader<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            id: cells.id()?,
            village: cells.id()?,
            name: cells.text(),
            on: cells.needed_date()?,
            value: cells.real().ok_or(Unreadable { column: "value", value: String::new() })?,
        })
    }

    fn table(world: &World) -> &Table<Self> {
        &world.indicators
    }

    fn change(delta: Delta<Self>) -> Change {
        delta.into()
    }
}
