//! 文稿: the table of documents.

use super::cell::{Column, Kind, Sheet};
use super::mould::Row;
use super::reader::{Reader, Unreadable};
use super::writer::Writer;

use crate::model::{Change, Delta, Document, DocumentState, Table, World};

impl Row for Document {
    const SHEET: Sheet = Sheet {
        table: "document",
        title: "文稿",
        columns: &[
            Column::uuid(),
            Column::text("number", "文号"),
            Column::text("kind", "类型"),
            Column::text("title", "标题"),
            Column::text("body", "正文"),
            Column::reference("unit", "unit", "单位"),
            Column::reference("village", "village", "村社区"),
            Column::reference("campaign", "campaign", "所属活动"),
            Column::reference("promise", "promise", "有关承诺"),
            Column::text("state", "状态").with_default("'draft'"),
            Column::new("made_on", Kind::Date, "起草日期"),
            Column::new("issued_on", Kind::Date, "印发日期"),
            Column::new("repealed_on", Kind::Date, "废止日期"),
            Column::text("note", "备注"),
        ],
    };

    fn write<'a>(&'a self, cells: &mut Writer<'a>) {
        cells.id(self.id).text(&self.number).text(&self.kind).text(&self.title);
        cells.text(&self.body).reference(self.unit).reference(self.village).reference(self.campaign);
        cells.reference(self.promise).text(self.state.code()).date(Some(self.made_on)).date(self.issued_on);
        cells.date(self.repealed_on).text(&self.note);
    }

    fn read(cells: &mut Reader<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            id: cells.id()?,
            number: cells.text(),
            kind: cells.text(),
            title: cells.text(),
            body: cells.text(),
            unit: cells.reference(),
            village: cells.reference(),
            campaign: cells.reference(),
            promise: cells.reference(),
            state: cells.needed_code(DocumentState::from_code)?,
            made_on: cells.needed_date()?,
            issued_on: cells.date(),
            repealed_on: cells.date(),
            note: cells.text(),
        })
    }

    fn table(world: &World) -> &Table<Self> {
        &world.documents
    }

    fn change(delta: Delta<Self>) -> Change {
        delta.into()
    }
}
