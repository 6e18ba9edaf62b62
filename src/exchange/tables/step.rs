//! Steps of issues: found by their identity, else by issue, kind and day.

use std::borrow::Cow;

use crate::model::{CatalogueKind, Changes, Date, Id, Issue, IssueStep, StepKind};

use crate::exchange::fill::{self, Draft};
use crate::exchange::lookup::Lookup;
use crate::exchange::mask;
use crate::exchange::report::ImportReport;
use crate::exchange::row::{Book, Row, slots};
use crate::exchange::twins::Twins;

slots!(Slots: issue kind on author unit cadre_code cadre level other note id);

/// Reads all rows of a file as steps of issues.
pub(in crate::exchange) fn read(
    book: &Book<'_>,
    look: &mut Lookup<'_>,
    changes: &mut Changes,
    report: &mut ImportReport,
) {
    let slots = Slots::find(book.columns);
    let mut twins = Twins::of(look.world.issue_steps.iter().map(|row| (key(row), row.id)));
    fill::rows(book, look, changes, report, |row| draft(row, slots, &mut twins));
}

/// What tells them apart that have no number.
type Key = (Id<Issue>, StepKind, Date);

fn key(row: &IssueStep) -> Key {
    (row.issue, row.kind, row.on)
}

/// The words for the kinds: code, title, and what else offices write.
const KINDS: [(StepKind, &str); 16] = [
    (StepKind::Register, "register 登记 受理 registered"),
    (StepKind::Assign, "assign 交办 assigned"),
    (StepKind::HandOver, "hand_over 转办 移交 handover"),
    (StepKind::Finish, "finish 办结 finished"),
    (StepKind::Return, "return 核实不通过,退回 退回 returned"),
    (StepKind::Close, "close 核实销号 销号 closed"),
    (StepKind::Park, "park 解释挂起 挂起 parked"),
    (StepKind::Reopen, "reopen 重新办理 重办 reopened"),
    (StepKind::Merge, "merge 合并 merged"),
    (StepKind::Escalate, "escalate 调整层级 升级 escalated"),
    (StepKind::Supervise, "supervise 挂牌督办 挂牌 supervised"),
    (StepKind::Lift, "lift 摘牌 lifted"),
    (StepKind::Join, "join 并入共性问题 并入 joined"),
    (StepKind::Leave, "leave 移出共性问题 移出 left"),
    (StepKind::Rate, "rate 评价 rated"),
    (StepKind::Note, "note 记事 备注"),
];

fn draft<'s, 'w>(
    row: &mut Row<'_, 's, 'w>,
    slots: Slots,
    twins: &mut Twins<Key, IssueStep>,
) -> Option<Draft<'s, 'w, IssueStep>> {
    let issue = row.needed(slots.issue).and_then(|_| row.reference(slots.issue));
    let kind = row.needed(slots.kind).and_then(|_| row.choice(slots.kind, &KINDS));
    let on = row.needed_date(slots.on);
    let own = row.identity(slots.id);
    let (issue, kind, on) = (issue?, kind?, on?);
    let world = row.look.world;
    let known = own.or_else(|| twins.take(&(issue, kind, on)));
    let before = known.and_then(|id| world.issue_steps.get(id));
    let blank = IssueStep { id: own.unwrap_or_else(Id::fresh), ..IssueStep::blank(issue, kind, on) };
    let mut after = IssueStep { issue, kind, on, ..before.cloned().unwrap_or(blank) };
    row.set_personal(slots.author, &mut after.author, mask::name);
    row.set_unit(slots.unit, &mut after.unit);
    row.set_cadre(slots.cadre_code, slots.cadre, &mut after.cadre);
    row.set_entry(CatalogueKind::Level, slots.level, &mut after.level);
    row.set_reference(slots.other, &mut after.other);
    row.set_text(slots.note, &mut after.note);
    let key = Cow::Owned(after.id.to_string());
    Some(Draft { before, after, key: Some((key, slots.id)) })
}
