//! 派驻: the table of postings.

use super::cell::{Column, Kind, Sheet};
use super::mould::Row;
use super::reader::{Reader, Unreadable};
use super::writer::Writer;

use crate::model::{Change, Delta, Posting, Table, World};

impl Row for Posting {
    const SHEET: Sheet = Sheet {
        table: "posting",
        title: "派驻",
        columns: &[
            Column::uuid(),
            Column::reference("cadre", "cadre", "干部"),
            Column::reference("unit", "unit", "单位"),
            Column::reference("township", "township", "乡镇街道"),
            Column::reference("village", "village", "村社区"),
            Column::reference("site", "site", "企业项目点"),
            Column::text("role", "派驻方式"),
            Column::new("starts_on", Kind::Date, "开始日期"),
            Column::new("until_on", Kind::Date, "截止日期"),
            Column::text("note", "备注"),
        ],
    };

    fn write<'a>(&'a self, cells: &mut Writer<'a>) {
        cells.id(self.id).reference(self.cadre).reference(self.unit).place(Some(self.place));
        cells.text(&self.role).date(Some(self.from)).date(self.until).text(&self.note);
    }

    fn read(cells: &mut Reader<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            id: cells.id()?,
            cadre: cells.reference(),
            unit: cells.reference(),
            place: cells.needed_place()?,
            role: cells.text(),
            from: cells.needed_date()?,
            until: cells.date(),
            note: cells.text(),
        })
    }

    fn table(world: &World) -> &Table<Self> {
        &world.postings
    }

    fn change(delta: Delta<Self>) -> Change {
        delta.into()
    }
}
