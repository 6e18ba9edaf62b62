//! 走访与会议: the table of what people did somewhere.

use super::cell::{Column, Kind, Sheet};
use super::mould::Row;
use super::reader::{Reader, Unreadable};
use super::writer::Writer;

use crate::model::{Activity, Change, Delta, Table, World};

impl Row for Activity {
    const SHEET: Sheet = Sheet {
        table: "activity",
        title: "走访与会议",
        columns: &[
            Column::uuid(),
            Column::text("number", "编号"),
            Column::text("kind", "类型"),
            Column::text("purpose", "目的"),
            Column::text("title", "主题"),
            Column::new("held_on", Kind::Date, "日期"),
            Column::text("villages", "村社区"),
            Column::reference("township", "township", "乡镇街道"),
            Column::text("cadres", "参加干部"),
            Column::reference("unit", "unit", "组织单位"),
            Column::reference("campaign", "campaign", "所属活动"),
            Column::reference("issue", "issue", "有关问题"),
            Column::text("summary", "情况"),
            Column::new("households", Kind::Integer, "走访户数"),
            Column::new("enterprises", Kind::Integer, "走访企业数"),
            Column::new("attendance", Kind::Integer, "参加人数"),
            Column::text("details", "分项"),
            Column::text("rating", "评价"),
        ],
    };

    fn write<'a>(&'a self, cells: &mut Writer<'a>) {
        cells.id(self.id).text(&self.number).text(&self.kind).text(&self.purpose);
        cells.text(&self.title).date(Some(self.on)).references(&self.villages).reference(self.township);
        cells.references(&self.cadres).reference(self.unit).reference(self.campaign).reference(self.issue);
        cells.text(&self.summary).integer(self.households).integer(self.enterprises).integer(self.attendance);
        cells.map(&self.details).text(&self.rating);
    }

    fn read(cells: &mut Reader<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            id: cells.id()?,
            number: cells.text(),
            kind: cells.text(),
            purpose: cells.text(),
            title: cells.text(),
            on: cells.needed_date()?,
            villages: cells.references(),
            township: cells.reference(),
            cadres: cells.references(),
            unit: cells.reference(),
            campaign: cells.reference(),
            issue: cells.reference(),
            summary: cells.text(),
            households: cells.integer(),
            enterprises: cells.integer(),
            attendance: cells.integer(),
            details: cells.map(),
            rating: cells.text(),
        })
    }

    fn table(world: &World) -> &Table<Self> {
        &world.activities
    }

    fn change(delta: Delta<Self>) -> Change {
        delta.into()
    }
}
