//! 方案标记: the table of pairs that plans of postings keep or forbid.

use super::cell::{Column, Sheet};
use super::mould::Row;
use super::reader::{Reader, Unreadable};
use super::writer::Writer;

use crate::model::{Change, Delta, MarkKind, PlanMark, Table, World};

impl Row for PlanMark {
    const SHEET: Sheet = Sheet {
        table: "plan_mark",
        title: "方案标记",
        columns: &[
            Column::uuid(),
            Column::reference("plan", "plan", "方案"),
            Column::text("kind", "标记").with_default("'lock'"),
            Column::reference("cadre", "cadre", "干部"),
            Column::reference("unit", "unit", "单位"),
            Column::reference("township", "township", "乡镇街道"),
            Column::reference("village", "village", "村社区"),
            Column::reference("site", "site", "企业项目点"),
            Column::text("role", "派驻方式"),
            Column::text("reason", "理由"),
        ],
    };

    fn write<'a>(&'a self, cells: &mut Writer<'a>) {
        cells.id(self.id).id(self.plan).text(self.kind.code()).reference(self.cadre).reference(self.unit);
        cells.place(Some(self.place)).text(&self.role).text(&self.reason);
    }

    fn read(cells: &mut Reader<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            id: cells.id()?,
            plan: cells.id()?,
            kind: cells.needed_code(MarkKind::from_code)?,
            cadre: cells.reference(),
            unit: cells.reference(),
            place: cells.needed_place()?,
            role: cells.text(),
            reason: cells.text(),
        })
    }

    fn table(world: &World) -> &Table<Self> {
        &world.plan_marks
    }

    fn change(delta: Delta<Self>) -> Change {
        delta.into()
    }
}
