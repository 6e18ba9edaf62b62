//! The list of everything that a person may do.

use crate::model::{Changes, Refusal, World};

use super::activities::RecordActivity;
use super::complete_catalogue::CompleteCatalogue;
use super::desk::Desk;
use super::documents::{IssueDocument, RepealDocument, ReturnDocument, SubmitDocument};
use super::households::EndPairing;
use super::import::import;
use super::issues::{
    AddNote, Assign, Close, Escalate, Finish, HandOver, JoinCommon, LeaveCommon, Lift, Merge, Park, Promote, Rate,
    Register, RegisterTwin, Reopen, SendBack, Supervise,
};
use super::months::FreezeMonth;
use super::plans::{
    AcceptPosts, BeginPlan, CopyPlan, DropStale, ErasePlan, MarkPairs, PaintPlan, PublishPlan, SetPlanDay, SetPlanRules,
};
use super::postings::{EndPosting, MovePosting, Post};
use super::promises::{
    AssignTasks, KeepPromise, MakePromise, PublishPromise, RatePromise, RecordCampaign, ReportProgress, WithdrawPromise,
};
use super::records::{Add, Amend, Configure, Remove, Row, RowId};
use super::standings::{Accept, FailAcceptance, ListWeak, LookBack, Relapse, SetPlan, SettleCriterion, Withdraw};
use super::units::MergeUnits;

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
    /// 补全目录: add the lists that a file of an older version does not have.
    CompleteCatalogue(CompleteCatalogue),
    /// 导入: take over rows that an import has computed.
    Import(Changes),
    /// 派驻: post a cadre or a unit to a place.
    Post(Post),
    /// 结束派驻: end a posting.
    EndPosting(EndPosting),
    /// 调整派驻: end a posting and go on with it in another place.
    MovePosting(MovePosting),
    /// 新建方案: begin a plan of postings.
    BeginPlan(BeginPlan),
    /// 复制方案: begin a plan as another one stands.
    CopyPlan(CopyPlan),
    /// 定生效日: set the day on which a plan takes effect.
    SetPlanDay(SetPlanDay),
    /// 规则与权重: set the rules by which a plan is made.
    SetPlanRules(SetPlanRules),
    /// 画派驻: post somebody to places, in a plan.
    PaintPlan(PaintPlan),
    /// 擦除: take postings out of a plan.
    ErasePlan(ErasePlan),
    /// 锁定、禁配: mark pairs that a plan keeps or must not make.
    MarkPairs(MarkPairs),
    /// 采纳建议: take posts of a suggestion into a plan.
    AcceptPosts(AcceptPosts),
    /// 清理失效条目: take lines out of a plan that no longer fit.
    DropStale(DropStale),
    /// 发布方案: carry a plan out.
    PublishPlan(PublishPlan),
    /// 单位撤并: let units go up in another one.
    MergeUnits(MergeUnits),
    /// 送审: hand in the draft of a paper.
    SubmitDocument(SubmitDocument),
    /// 退回文稿: give a paper back to be written anew.
    ReturnDocument(ReturnDocument),
    /// 印发: issue a paper.
    IssueDocument(IssueDocument),
    /// 废止: repeal a paper.
    RepealDocument(RepealDocument),
    /// 结束结对: end the pairing of a household.
    EndPairing(EndPairing),
    /// 记录走访: write an activity down with the issues that it raised.
    RecordActivity(RecordActivity),
    /// 登记: register an issue.
    Register(Register),
    /// 登记并合并: register an issue that repeats another one, and go on with it there.
    RegisterTwin(RegisterTwin),
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
    /// 升级、降级: take an issue to another level.
    Escalate(Escalate),
    /// 挂牌督办: supervise an issue by number.
    Supervise(Supervise),
    /// 摘牌: end the supervision of an issue.
    Lift(Lift),
    /// 评价: record how those concerned rated the answer.
    Rate(Rate),
    /// 升为共性问题: make one common problem of several issues.
    Promote(Promote),
    /// 并入共性问题: make an issue a part of a common problem.
    JoinCommon(JoinCommon),
    /// 移出共性问题: take an issue out of its common problem.
    LeaveCommon(LeaveCommon),
    /// 记事: write a remark about an issue.
    AddNote(AddNote),
    /// 封存: close a month.
    FreezeMonth(FreezeMonth),
    /// 承诺: make a promise.
    MakePromise(MakePromise),
    /// 公示: publish a promise.
    PublishPromise(PublishPromise),
    /// 进展: say how far a promise is.
    ReportProgress(ReportProgress),
    /// 践诺: say that a promise is kept.
    KeepPromise(KeepPromise),
    /// 评诺: rate a promise that is kept.
    RatePromise(RatePromise),
    /// 撤回: take a promise back.
    WithdrawPromise(WithdrawPromise),
    /// 布置任务: give out the tasks of a posting, a hard problem or a campaign.
    AssignTasks(AssignTasks),
    /// 活动与节点: write a campaign down with its milestones.
    RecordCampaign(RecordCampaign),
    /// 列入整顿: list a village as weak.
    ListWeak(ListWeak),
    /// 销项: say that a criterion of a weak village no longer holds.
    SettleCriterion(SettleCriterion),
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
            Self::CompleteCatalogue(verb) => verb.changes(world),
            Self::Import(changes) => import(changes.clone(), world, desk),
            Self::Post(verb) => verb.changes(world, desk),
            Self::EndPosting(verb) => verb.changes(world, desk),
            Self::MovePosting(verb) => verb.changes(world, desk),
            Self::BeginPlan(verb) => verb.changes(world, desk),
            Self::CopyPlan(verb) => verb.changes(world, desk),
            Self::SetPlanDay(verb) => verb.changes(world, desk),
            Self::SetPlanRules(verb) => verb.changes(world, desk),
            Self::PaintPlan(verb) => verb.changes(world, desk),
            Self::ErasePlan(verb) => verb.changes(world, desk),
            Self::MarkPairs(verb) => verb.changes(world, desk),
            Self::AcceptPosts(verb) => verb.changes(world, desk),
            Self::DropStale(verb) => verb.changes(world, desk),
            Self::PublishPlan(verb) => verb.changes(world, desk),
            Self::MergeUnits(verb) => verb.changes(world, desk),
            Self::SubmitDocument(verb) => verb.changes(world, desk),
            Self::ReturnDocument(verb) => verb.changes(world, desk),
            Self::IssueDocument(verb) => verb.changes(world, desk),
            Self::RepealDocument(verb) => verb.changes(world, desk),
            Self::EndPairing(verb) => verb.changes(world, desk),
            Self::RecordActivity(verb) => verb.changes(world, desk),
            Self::Register(verb) => verb.changes(world, desk),
            Self::RegisterTwin(verb) => verb.changes(world, desk),
            Self::Assign(verb) => verb.changes(world, desk),
            Self::HandOver(verb) => verb.changes(world, desk),
            Self::Finish(verb) => verb.changes(world, desk),
            Self::Close(verb) => verb.changes(world, desk),
            Self::SendBack(verb) => verb.changes(world, desk),
            Self::Park(verb) => verb.changes(world, desk),
            Self::Reopen(verb) => verb.changes(world, desk),
            Self::Merge(verb) => verb.changes(world, desk),
            Self::Escalate(verb) => verb.changes(world, desk),
            Self::Supervise(verb) => verb.changes(world, desk),
            Self::Lift(verb) => verb.changes(world, desk),
            Self::Rate(verb) => verb.changes(world, desk),
            Self::Promote(verb) => verb.changes(world, desk),
            Self::JoinCommon(verb) => verb.changes(world, desk),
            Self::LeaveCommon(verb) => verb.changes(world, desk),
            Self::AddNote(verb) => verb.changes(world, desk),
            Self::FreezeMonth(verb) => verb.changes(world, desk),
            Self::MakePromise(verb) => verb.changes(world, desk),
            Self::PublishPromise(verb) => verb.changes(world, desk),
            Self::ReportProgress(verb) => verb.changes(world, desk),
            Self::KeepPromise(verb) => verb.changes(world, desk),
            Self::RatePromise(verb) => verb.changes(world, desk),
            Self::WithdrawPromise(verb) => verb.changes(world, desk),
            Self::AssignTasks(verb) => verb.changes(world, desk),
            Self::RecordCampaign(verb) => verb.changes(world, desk),
            Self::ListWeak(verb) => verb.changes(world, desk),
            Self::SettleCriterion(verb) => verb.changes(world, desk),
            Self::SetPlan(verb) => verb.changes(world, desk),
            Self::Accept(verb) => verb.changes(world, desk),
            Self::FailAcceptance(verb) => verb.changes(world, desk),
            Self::LookBack(verb) => verb.changes(world, desk),
            Self::Relapse(verb) => verb.changes(world, desk),
            Self::Withdraw(verb) => verb.changes(world, desk),
        }
    }

    /// The same as [`Edit::changes`], without a copy of the rows of an import.
    pub fn into_changes(self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        match self {
            Self::Import(changes) => import(changes, world, desk),
            verb => verb.changes(world, desk),
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
