//! 结对户: the table of paired households.

use super::cell::{Column, Kind, Sheet};
use super::mould::Row;
use super::reader::{Reader, Unreadable};
use super::writer::Writer;

use crate::model::{Change, Delta, Household, Table, World};

impl Row for Household {
    const SHEET: Sheet = Sheet {
        table: "household",
        title: "结对户",
        columns: &[
            Column::uuid(),
            Column::text("code", "户代码"),
            Column::reference("village", "village", "村社区"),
            Column::text("need", "需求"),
            Column::reference("cadre", "cadre", "结对干部"),
            Column::new("starts_on", Kind::Date, "开始日期"),
            Column::new("until_on", Kind::Date, "结束日期"),
        ],
    };

    fn write<'a>(&'a self, cells: &mut Writer<'a>) {
        cells.id(self.id).text(&self.code).id(self.village).text(&self.need);
        cells.reference(self.cadre).date(Some(self.from)).date(self.until);
    }

    fn read(cells: &mut Reader<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            id: cells.id()?,
            code: cells.text(),
            village: cells.id()?,
            need: cells.text(),
            cadre: cells.reference(),
            from: cells.needed_date()?,
            until: cells.date(),
        })
    }

    fn table(world: &World) -> &Table<Self> {
        &world.households
    }

    fn change(delta: Delta<Self>) -> Change {
        delta.into()
    }
}
