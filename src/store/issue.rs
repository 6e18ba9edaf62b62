//! 问题: the table of issues.

use super::cell::{Column, Kind, Sheet};
use super::mould::Row;
use super::reader::{Reader, Unreadable};
use super::writer::Writer;

use crate::model::{Change, Delta, Issue, IssueState, Table, World};

impl Row for Issue {
    const SHEET: Sheet = Sheet {
        table: "issue",
        title: "问题",
        columns: &[
            Column::uuid(),
            Column::text("number", "编号"),
            Column::text("title", "事项"),
            Column::text("detail", "详情"),
            Column::text("kind", "性质").with_default("'issue'"),
            Column::text("category", "类别"),
            Column::text("topic", "专题"),
            Column::text("scope", "范围").with_default("'single'"),
            Column::text("level", "层级"),
            Column::text("source", "来源"),
            Column::reference("activity", "activity", "来自走访会议"),
            Column::reference("campaign", "campaign", "所属活动"),
            Column::reference("parent", "issue", "所属共性问题"),
            Column::reference("village", "village", "村社区"),
            Column::reference("township", "township", "乡镇街道"),
            Column::new("lon", Kind::Real, "经度"),
            Column::new("lat", Kind::Real, "纬度"),
            Column::new("households", Kind::Integer, "涉及户数"),
            Column::reference("unit", "unit", "责任单位"),
            Column::text("joint_units", "协办单位"),
            Column::reference("leader", "cadre", "包案领导"),
            Column::reference("handler", "cadre", "经办人"),
            Column::new("raised_on", Kind::Date, "提出日期"),
            Column::new("due_on", Kind::Date, "办结时限"),
            Column::text("state", "状态").with_default("'registered'"),
            Column::text("reply", "答复"),
            Column::new("replied_on", Kind::Date, "答复日期"),
            Column::text("cause", "成因"),
            Column::new("funds_yuan", Kind::Integer, "资金（元）"),
            Column::text("rating", "评价"),
            Column::new("finished_on", Kind::Date, "办结日期"),
            Column::new("closed_on", Kind::Date, "销号日期"),
            Column::reference("verifier", "cadre", "核实人"),
            Column::new("recheck_on", Kind::Date, "复查日期"),
            Column::reference("merged_into", "issue", "并入问题"),
            Column::new("supervised", Kind::Boolean, "挂牌督办").with_default("0"),
            Column::text("supervised_number", "督办编号"),
            Column::new("supervised_on", Kind::Date, "挂牌日期"),
            Column::new("lifted_on", Kind::Date, "摘牌日期"),
            Column::new("reopened", Kind::Integer, "重办次数").with_default("0"),
            Column::new("handed_on", Kind::Integer, "转办次数").with_default("0"),
        ],
    };

    fn write<'a>(&'a self, cells: &mut Writer<'a>) {
        cells.id(self.id).text(&self.number).text(&self.title).text(&self.detail).text(&self.kind);
        cells.text(&self.category).text(&self.topic).text(&self.scope).text(&self.level).text(&self.source);
        cells.reference(self.activity).reference(self.campaign).reference(self.parent);
        cells.reference(self.village).reference(self.township).lonlat(self.position).integer(self.households);
        cells.reference(self.unit).references(&self.joint_units).reference(self.leader).reference(self.handler);
        cells.date(Some(self.raised_on)).date(self.due_on).text(self.state.code()).text(&self.reply);
        cells.date(self.replied_on).text(&self.cause).integer(self.funds_yuan).text(&self.rating);
        cells.date(self.finished_on).date(self.closed_on).reference(self.verifier).date(self.recheck_on);
        cells.reference(self.merged_into).boolean(self.supervised).text(&self.supervised_number);
        cells.date(self.supervised_on).date(self.lifted_on);
        cells.integer(Some(self.reopened)).integer(Some(self.handed_on));
    }

    fn read(cells: &mut Reader<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            id: cells.id()?,
            number: cells.text(),
            title: cells.text(),
            detail: cells.text(),
            kind: cells.text(),
            category: cells.text(),
            topic: cells.text(),
            scope: cells.text(),
            level: cells.text(),
            source: cells.text(),
            activity: cells.reference(),
            campaign: cells.reference(),
            parent: cells.reference(),
            village: cells.reference(),
            township: cells.reference(),
            position: cells.lonlat(),
            households: cells.integer(),
            unit: cells.reference(),
            joint_units: cells.references(),
            leader: cells.reference(),
            handler: cells.reference(),
            raised_on: cells.needed_date()?,
            due_on: cells.date(),
            state: cells.needed_code(IssueState::from_code)?,
            reply: cells.text(),
            replied_on: cells.date(),
            cause: cells.text(),
            funds_yuan: cells.integer(),
            rating: cells.text(),
            finished_on: cells.date(),
            closed_on: cells.date(),
            verifier: cells.reference(),
            recheck_on: cells.date(),
            merged_into: cells.reference(),
            supervised: cells.boolean(false),
            supervised_number: cells.text(),
            supervised_on: cells.date(),
            lifted_on: cells.date(),
            reopened: cells.integer().unwrap_or_default(),
            handed_on: cells.integer().unwrap_or_default(),
        })
    }

    fn table(world: &World) -> &Table<Self> {
        &world.issues
    }

    fn change(delta: Delta<Self>) -> Change {
        delta.into()
    }
}
