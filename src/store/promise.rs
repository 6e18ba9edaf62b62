//! 承诺事项: the table of promises.

use super::cell::{Column, Kind, Sheet};
use super::mould::Row;
use super::reader::{Reader, Unreadable};
use super::writer::Writer;

use crate::model::{Change, Delta, Promise, Table, World};

impl Row for Promise {
    const SHEET: Sheet = Sheet {
        table: "promise",
        title: "承诺事项",
        columns: &[
            Column::uuid(),
            Column::text("number", "编号"),
            Column::text("kind", "类型"),
            Column::text("item", "清单项"),
            Column::text("title", "事项"),
            Column::text("detail", "内容"),
            Column::reference("unit", "unit", "承诺单位"),
            Column::reference("cadre", "cadre", "承诺人"),
            Column::reference("village", "village", "村社区"),
            Column::reference("township", "township", "乡镇街道"),
            Column::reference("issue", "issue", "有关问题"),
            Column::reference("standing", "standing", "有关整顿"),
            Column::reference("posting", "posting", "有关派驻"),
            Column::reference("campaign", "campaign", "所属活动"),
            Column::new("made_on", Kind::Date, "承诺日期"),
            Column::new("due_on", Kind::Date, "完成时限"),
            Column::new("published_on", Kind::Date, "公示日期"),
            Column::text("published_where", "公示地点"),
            Column::new("progress_percent", Kind::Integer, "进度（%）"),
            Column::text("progress", "进展"),
            Column::new("funds_yuan", Kind::Integer, "资金（元）"),
            Column::new("beneficiaries", Kind::Integer, "受益人数"),
            Column::new("done_on", Kind::Date, "践诺日期"),
            Column::text("result", "践诺情况"),
            Column::new("rated_on", Kind::Date, "评诺日期"),
            Column::text("rating", "评诺结果"),
            Column::new("withdrawn_on", Kind::Date, "撤回日期"),
            Column::text("note", "备注"),
        ],
    };

    fn write<'a>(&'a self, cells: &mut Writer<'a>) {
        cells.id(self.id).text(&self.number).text(&self.kind).text(&self.item);
        cells.text(&self.title).text(&self.detail).reference(self.unit).reference(self.cadre);
        cells.reference(self.village).reference(self.township).reference(self.issue).reference(self.standing);
        cells.reference(self.posting).reference(self.campaign).date(Some(self.made_on)).date(self.due_on);
        cells.date(self.published_on).text(&self.published_where).integer(self.progress_percent).text(&self.progress);
        cells.integer(self.funds_yuan).integer(self.beneficiaries).date(self.done_on).text(&self.result);
        cells.date(self.rated_on).text(&self.rating).date(self.withdrawn_on).text(&self.note);
    }

    fn read(cells: &mut Reader<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            id: cells.id()?,
            number: cells.text(),
            kind: cells.text(),
            item: cells.text(),
            title: cells.text(),
            detail: cells.text(),
            unit: cells.reference(),
            cadre: cells.reference(),
            village: cells.reference(),
            township: cells.reference(),
            issue: cells.reference(),
            standing: cells.reference(),
            posting: cells.reference(),
            campaign: cells.reference(),
            made_on: cells.needed_date()?,
            due_on: cells.date(),
            published_on: cells.date(),
            published_where: cells.text(),
            progress_percent: cells.integer(),
            progress: cells.text(),
            funds_yuan: cells.integer(),
            beneficiaries: cells.integer(),
            done_on: cells.date(),
            result: cells.text(),
            rated_on: cells.date(),
            rating: cells.text(),
            withdrawn_on: cells.date(),
            note: cells.text(),
        })
    }

    fn table(world: &World) -> &Table<Self> {
        &world.promises
    }

    fn change(delta: Delta<Self>) -> Change {
        delta.into()
    }
}
