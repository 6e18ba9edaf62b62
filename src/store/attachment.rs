//! 附件: the table of files that belong to records.

use super::cell::{Column, Kind, Sheet};
use super::mould::Row;
use super::reader::{Reader, Unreadable};
use super::writer::Writer;

use crate::model::{Attachment, Change, Delta, Id, Table, World};

impl Row for Attachment {
    const SHEET: Sheet = Sheet {
        table: "attachment",
        title: "附件",
        columns: &[
            Column::uuid(),
            Column::text("owner_table", "所属表"),
            Column::text("owner", "所属记录"),
            Column::text("name", "文件名"),
            Column::new("bytes", Kind::Integer, "大小").with_default("0"),
            Column::text("hash", "校验值"),
            Column::new("added_on", Kind::Date, "添加日期"),
            Column::text("note", "备注"),
        ],
    };

    fn write<'a>(&'a self, cells: &mut Writer<'a>) {
        cells.id(self.id).text(&self.owner_table).id(Id::<()>::from_uuid(self.owner)).text(&self.name);
        cells.integer(Some(self.bytes)).text(&self.hash).date(Some(self.added_on)).text(&self.note);
    }

    fn read(cells: &mut Reader<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            id: cells.id()?,
            owner_table: cells.text(),
            owner: cells.id::<()>()?.uuid(),
            name: cells.text(),
            bytes: cells.integer().unwrap_or_default(),
            hash: cells.text(),
            added_on: cells.needed_date()?,
            note: cells.text(),
        })
    }

    fn table(world: &World) -> &Table<Self> {
        &world.attachments
    }

    fn change(delta: Delta<Self>) -> Change {
        delta.into()
    }
}
