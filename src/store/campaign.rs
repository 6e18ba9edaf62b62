//! 活动: the table of campaigns.

use super::cell::{Column, Kind, Sheet};
use super::mould::Row;
use super::reader::{Reader, Unreadable};
use super::writer::Writer;

use crate::model::{Campaign, Change, Delta, Table, World};

impl Row for Campaign {
    const SHEET: Sheet = Sheet {
        table: "campaign",
        title: "活动",
        columns: &[
            Column::uuid(),
            Column::text("name", "名称"),
            Column::new("starts_on", Kind::Date, "开始日期"),
            Column::new("until_on", Kind::Date, "结束日期"),
            Column::reference("unit", "unit", "牵头单位"),
            Column::text("note", "备注"),
        ],
    };

    fn write<'a>(&'a self, cells: &mut Writer<'a>) {
        cells.id(self.id).text(&self.name).date(Some(self.from)).date(self.until);
        cells.reference(self.unit).text(&self.note);
    }

    fn read(cells: &mut Reader<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            id: cells.id()?,
            name: cells.text(),
            from: cells.needed_date()?,
            until: cells.date(),
            unit: cells.reference(),
            note: cells.text(),
        })
    }

    fn table(world: &World) -> &Table<Self> {
        &world.campaigns
    }

    fn change(delta: Delta<Self>) -> Change {
        delta.into()
    }
}
