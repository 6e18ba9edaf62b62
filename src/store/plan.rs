//! 派驻方案: the table of plans of postings.

use super::cell::{Column, Kind, Sheet};
use super::mould::Row;
use super::reader::{Reader, Unreadable};
use super::writer::Writer;

use crate::model::{Change, Delta, Plan, PlanState, Table, World};

impl Row for Plan {
    const SHEET: Sheet = Sheet {
        table: "plan",
        title: "派驻方案",
        columns: &[
            Column::uuid(),
            Column::text("title", "标题"),
            Column::text("state", "状态").with_default("'draft'"),
            Column::new("made_on", Kind::Date, "起草日期"),
            Column::new("published_on", Kind::Date, "发布日期"),
            Column::reference("campaign", "campaign", "所属活动"),
            Column::text("note", "备注"),
            Column::new("takes_effect_on", Kind::Date, "生效日"),
            Column::text("rules", "规则"),
        ],
    };

    fn write<'a>(&'a self, cells: &mut Writer<'a>) {
        cells.id(self.id).text(&self.title).text(self.state.code()).date(Some(self.made_on));
        cells.date(self.published_on).reference(self.campaign).text(&self.note);
        cells.date(self.takes_effect_on).text(&self.rules);
    }

    fn read(cells: &mut Reader<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            id: cells.id()?,
            title: cells.text(),
            state: cells.needed_code(PlanState::from_code)?,
            made_on: cells.needed_date()?,
            published_on: cells.date(),
            campaign: cells.reference(),
            note: cells.text(),
            takes_effect_on: cells.date(),
            rules: cells.text(),
        })
    }

    fn table(world: &World) -> &Table<Self> {
        &world.plans
    }

    fn change(delta: Delta<Self>) -> Change {
        delta.into()
    }
}
