//! 认定依据: the table of the criteria by which villages were found weak.

use super::cell::{Column, Kind, Sheet};
use super::mould::Row;
use super::reader::{Reader, Unreadable};
use super::writer::Writer;

use crate::model::{Change, Criterion, Delta, Table, World};

impl Row for Criterion {
    const SHEET: Sheet = Sheet {
        table: "criterion",
        title: "认定依据",
        columns: &[
            Column::uuid(),
            Column::reference("standing", "standing", "整顿"),
            Column::text("code", "标准"),
            Column::new("found_on", Kind::Date, "认定日期"),
            Column::text("evidence", "依据"),
            Column::new("settled_on", Kind::Date, "消除日期"),
        ],
    };

    fn write<'a>(&'a self, cells: &mut Writer<'a>) {
        cells.id(self.id).id(self.standing).text(&self.code).date(Some(self.on));
        cells.text(&self.evidence).date(self.settled_on);
    }

    fn read(cells: &mut Reader<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            id: cells.id()?,
            standing: cells.id()?,
            code: cells.text(),
            on: cells.needed_date()?,
            evidence: cells.text(),
            settled_on: cells.date(),
        })
    }

    fn table(world: &World) -> &Table<Self> {
        &world.criteria
    }

    fn change(delta: Delta<Self>) -> Change {
        delta.into()
    }
}
