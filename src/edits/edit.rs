//! The list of everything that a person may do.

use crate::model::{Changes, Refusal, World};

use super::desk::Desk;
use super::import::import;
use super::issues::{AddNote, Assign, Close, Finish, HandOver, Merge, Park, Register, Reopen, SendBack};
use super::postings::{EndPosting, MovePosting, Post};
use super::records::{Add, Amend, Configure, Remove, Row, RowId};
use super::standings::{Accept, FailAcceptance, ListWeak, LookBack, Relapse, SetPlan, Withdraw};

/// Everything that a person may do to the records.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// 添加: add a record of any type.
    Add(Add),
    /// 修改: change the plain fields of a record of any type.
    Amend(Amend),
    /// 删除: remove a record that nothing refers to.
    Remove(Remove),
    /// 设置: set settings of the file.
    Configure(Configure),
    /// 导入: take over rows that an import has computed.
    Import(Changes),
    /// 派驻: post a cadre or a unit to a place.
    Post(Post),
    /// 结束派驻: end a posting.
    EndPosting(EndPosting),
    /// 调整派驻: end a posting and go on with it in another place.
    MovePosting(MovePosting),
    /// 登记: register an issue.
    Register(Register),
    /// 交办: assign an issue to a unit.
    Assign(Assign),
    /// 转办: hand an issue over to another unit or handler.
    HandOver(HandOver),
    /// 办结: say that an issue is done.
    Finish(Finish),
    /// 核实销号: check an issue that is done, and close it.
    Close(Close),
    /// 退回: check an issue that is done, and send it back.
    SendBack(SendBack),
    /// 解释挂起: explain an issue and park it until a day.
    Park(Park),
    /// 重新办理: take up an issue again that was closed or parked.
    Reopen(Reopen),
    /// 合并: go on with an issue in another one.
    Merge(Merge),
    /// 记事: write a remark about an issue.
    AddNote(AddNote),
    /// 列入整顿: list a village as weak.
    ListWeak(ListWeak),
    /// 一村一策: set the plan for a weak village, also a new one after a relapse.
    SetPlan(SetPlan),
    /// 验收通过: accept what was done.
    Accept(Accept),
    /// 验收不通过: do not accept what was done.
    FailAcceptance(FailAcceptance),
    /// 回头看: look again after acceptance and find it in order.
    LookBack(LookBack),
    /// 反弹: find the village weak again after acceptance.
    Relapse(Relapse),
    /// 撤销列入: take back a listing that was a mistake.
    Withdraw(Withdraw),
}

impl Edit {
    /// What the edit would change, or why it may not be done. Asked dry, it greys a button and is its tooltip.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        match self {
            Self::Add(verb) => verb.changes(world, desk),
            Self::Amend(verb) => verb.changes(world, desk),
            Self::Remove(verb) => verb.changes(world, desk),
            Self::Configure(verb) => verb.changes(world, desk),
            Self::Import(changes) => import(changes, world, desk),
            Self::Post(verb) => verb.changes(world, desk),
            Self::EndPosting(verb) => verb.changes(world, desk),
            Self::MovePosting(verb) => verb.changes(world, desk),
            Self::Register(verb) => verb.changes(world, desk),
            Self::Assign(verb) => verb.changes(world, desk),
            Self::HandOver(verb) => verb.changes(world, desk),
            Self::Finish(verb) => verb.changes(world, desk),
            Self::Close(verb) => verb.changes(world, desk),
            Self::SendBack(verb) => verb.changes(world, desk),
            Self::Park(verb) => verb.changes(world, desk),
            Self::Reopen(verb) => verb.changes(world, desk),
            Self::Merge(verb) => verb.changes(world, desk),
            Self::AddNote(verb) => verb.changes(world, desk),
            Self::ListWeak(verb) => verb.changes(world, desk),
            Self::SetPlan(verb) => verb.changes(world, desk),
            Self::Accept(verb) => verb.changes(world, desk),
            Self::FailAcceptance(verb) => verb.changes(world, desk),
            Self::LookBack(verb) => verb.changes(world, desk),
            Self::Relapse(verb) => verb.changes(world, desk),
            Self::Withdraw(verb) => verb.changes(world, desk),
        }
    }

    /// Adds a record.
    pub fn add(row: impl Into<Row>) -> Self {
        Self::Add(Add { row: row.into() })
    }

    /// Changes a record to what is given.
    pub fn amend(row: impl Into<Row>) -> Self {
        Self::Amend(Amend { row: row.into() })
    }

    /// Removes a record.
    pub fn remove(row: impl Into<RowId>) -> Self {
        Self::Remove(Remove { row: row.into() })
    }
}
