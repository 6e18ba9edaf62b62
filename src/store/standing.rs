//! 整顿: the table of cases of weak villages.

use super::cell::{Column, Kind, Sheet};
use super::mould::Row;
use super::reader::{Reader, Unreadable};
use super::writer::Writer;

use crate::model::{Change, Delta, Standing, StandingState, Table, World};

impl Row for Standing {
    const SHEET: Sheet = Sheet {
        table: "standing",
        title: "整顿",
        columns: &[
            Column::uuid(),
            Column::reference("village", "village", "村社区"),
            Column::text("kind", "类型"),
            Column::text("reason", "列入原因"),
            Column::new("listed_on", Kind::Date, "列入日期"),
            Column::text("state", "状态").with_default("'listed'"),
            Column::text("plan", "一村一策"),
            Column::new("due_on", Kind::Date, "整顿时限"),
            Column::reference("leader", "cadre", "包村县领导"),
            Column::reference("unit", "unit", "结对单位"),
            Column::text("team", "整顿专班"),
            Column::reference("first_secretary", "cadre", "第一书记"),
            Column::new("score", Kind::Integer, "验收得分"),
            Column::new("votes", Kind::Integer, "评议人数"),
            Column::new("votes_against", Kind::Integer, "不满意人数"),
            Column::new("accepted_on", Kind::Date, "验收日期"),
            Column::new("failed", Kind::Integer, "未通过次数").with_default("0"),
            Column::new("looked_back_on", Kind::Date, "回头看日期"),
            Column::new("relapsed_on", Kind::Date, "反弹日期"),
            Column::text("note", "备注"),
            Column::new("planned_on", Kind::Date, "方案日期"),
        ],
    };

    fn write<'a>(&'a self, cells: &mut Writer<'a>) {
        cells.id(self.id).id(self.village).text(&self.kind).text(&self.reason).date(Some(self.listed_on));
        cells.text(self.state.code()).text(&self.plan).date(self.due_on).reference(self.leader).reference(self.unit);
        cells.references(&self.team).reference(self.first_secretary).integer(self.score);
        cells.integer(self.votes).integer(self.votes_against).date(self.accepted_on).integer(Some(self.failed));
        cells.date(self.looked_back_on).date(self.relapsed_on).text(&self.note).date(self.planned_on);
    }

    fn read(cells: &mut Reader<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            id: cells.id()?,
            village: cells.id()?,
            kind: cells.text(),
            reason: cells.text(),
            listed_on: cells.needed_date()?,
            state: cells.needed_code(StandingState::from_code)?,
            plan: cells.text(),
            due_on: cells.date(),
            leader: cells.reference(),
            unit: cells.reference(),
            team: cells.references(),
            first_secretary: cells.reference(),
            score: cells.integer(),
            votes: cells.integer(),
            votes_against: cells.integer(),
            accepted_on: cells.date(),
            failed: cells.integer().unwrap_or_default(),
            looked_back_on: cells.date(),
            relapsed_on: cells.date(),
            note: cells.text(),
            planned_on: cells.date(),
        })
    }

    fn table(world: &World) -> &Table<Self> {
        &world.standings
    }

    fn change(delta: Delta<Self>) -> Change {
        delta.into()
    }
}
