//! 类目: the table of the lists of kinds.

use super::cell::{Column, Kind, Sheet};
use super::mould::Row;
use super::reader::{Reader, Unreadable};
use super::writer::Writer;

use crate::model::{CatalogueKind, CatalogueRow, Change, Delta, Table, World};

impl Row for CatalogueRow {
    const SHEET: Sheet = Sheet {
        table: "catalogue",
        title: "类目",
        columns: &[
            Column::uuid(),
            Column::text("kind", "列表"),
            Column::text("code", "代码"),
            Column::text("title_zh", "中文名称"),
            Column::text("title_en", "英文名称"),
            Column::text("aliases", "别名"),
            Column::text("parent", "上级代码"),
            Column::text("value", "数值"),
            Column::new("position", Kind::Integer, "次序").with_default("0"),
            Column::new("active", Kind::Boolean, "启用").with_default("1"),
        ],
    };

    fn write<'a>(&'a self, cells: &mut Writer<'a>) {
        cells.id(self.id).text(self.kind.code()).text(&self.code).text(&self.title_zh).text(&self.title_en);
        cells
            .text(&self.aliases)
            .text(&self.parent)
            .text(&self.value)
            .integer(Some(self.position))
            .boolean(self.active);
    }

    fn read(cells: &mut Reader<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            id: cells.id()?,
            kind: cells.needed_code(CatalogueKind::from_code)?,
            code: cells.text(),
            title_zh: cells.text(),
            title_en: cells.text(),
            aliases: cells.text(),
            parent: cells.text(),
            value: cells.text(),
            position: cells.integer().unwrap_or_default(),
            active: cells.boolean(true),
        })
    }

    fn table(world: &World) -> &Table<Self> {
        &world.catalogue
    }

    fn change(delta: Delta<Self>) -> Change {
        delta.into()
    }
}
