//! 方案明细: the table of what plans of postings change.

use super::cell::{Column, Kind, Sheet};
use super::mould::Row;
use super::reader::{Reader, Unreadable};
use super::writer::Writer;

use crate::model::{Change, Delta, ItemOrigin, PlanItem, Table, World};

impl Row for PlanItem {
    const SHEET: Sheet = Sheet {
        table: "plan_item",
        title: "方案明细",
        columns: &[
            Column::uuid(),
            Column::reference("plan", "plan", "方案"),
            Column::reference("ends", "posting", "结束的派驻"),
            Column::reference("cadre", "cadre", "干部"),
            Column::reference("township", "township", "乡镇街道"),
            Column::reference("village", "village", "村社区"),
            Column::reference("site", "site", "企业项目点"),
            Column::text("role", "派驻方式"),
            Column::new("starts_on", Kind::Date, "日期"),
            Column::text("reason", "理由"),
            Column::reference("unit", "unit", "单位"),
            Column::text("origin", "来源").with_default("'hand'"),
        ],
    };

    fn write<'a>(&'a self, cells: &mut Writer<'a>) {
        cells.id(self.id).id(self.plan).reference(self.ends).reference(self.cadre);
        cells.place(self.place).text(&self.role).date(Some(self.on)).text(&self.reason);
        cells.reference(self.unit).text(self.origin.code());
    }

    fn read(cells: &mut Reader<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            id: cells.id()?,
            plan: cells.id()?,
            ends: cells.reference(),
            cadre: cells.reference(),
            place: cells.place(),
            role: cells.text(),
            on: cells.needed_date()?,
            reason: cells.text(),
            unit: cells.reference(),
            origin: cells.code(ItemOrigin::from_code).unwrap_or_default(),
        })
    }

    fn table(world: &World) -> &Table<Self> {
        &world.plan_items
    }

    fn change(delta: Delta<Self>) -> Change {
        delta.into()
    }
}
