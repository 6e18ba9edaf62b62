//! 设置: the table of settings of the file.

use super::cell::{Column, Sheet};
use super::mould::Row;
use super::reader::{Reader, Unreadable};
use super::writer::Writer;

use crate::model::{Change, Delta, Setting, Table, World};

impl Row for Setting {
    const SHEET: Sheet = Sheet {
        table: "setting",
        title: "设置",
        columns: &[Column::uuid(), Column::text("key", "名称"), Column::text("value", "值")],
    };

    fn write<'a>(&'a self, cells: &mut Writer<'a>) {
        cells.id(self.id).text(&self.key).text(&self.value);
    }

    fn read(cells: &mut Reader<'_>) -> Result<Self, Unreadable> {
        Ok(Self { id: cells.id()?, key: cells.text(), value: cells.text() })
    }

    fn table(world: &World) -> &Table<Self> {
        &world.settings
    }

    fn change(delta: Delta<Self>) -> Change {
        delta.into()
    }
}
