//! 办理记录: the table of steps of issues.

use super::cell::{Column, Kind, Sheet};
use super::mould::Row;
use super::reader::{Reader, Unreadable};
use super::writer::Writer;

use crate::model::{Change, Delta, IssueStep, StepKind, Table, World};

impl Row for IssueStep {
    const SHEET: Sheet = Sheet {
        table: "issue_step",
        title: "办理记录",
        columns: &[
            Column::uuid(),
            Column::reference("issue", "issue", "问题"),
            Column::text("kind", "步骤").with_default("'note'"),
            Column::new("done_on", Kind::Date, "日期"),
            Column::text("author", "记录人"),
            Column::reference("unit", "unit", "责任单位"),
            Column::reference("cadre", "cadre", "有关干部"),
            Column::text("level", "调整后层级"),
            Column::reference("other", "issue", "另一问题"),
            Column::text("note", "说明"),
        ],
    };

    fn write<'a>(&'a self, cells: &mut Writer<'a>) {
        cells.id(self.id).id(self.issue).text(self.kind.code()).date(Some(self.on)).text(&self.author);
        cells.reference(self.unit).reference(self.cadre).text(&self.level).reference(self.other).text(&self.note);
    }

    fn read(cells: &mut Reader<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            id: cells.id()?,
            issue: cells.id()?,
            kind: cells.needed_code(StepKind::from_code)?,
            on: cells.needed_date()?,
            author: cells.text(),
            unit: cells.reference(),
            cadre: cells.reference(),
            level: cells.text(),
            other: cells.reference(),
            note: cells.text(),
        })
    }

    fn table(world: &World) -> &Table<Self> {
        &world.issue_steps
    }

    fn change(delta: Delta<Self>) -> Change {
        delta.into()
    }
}
