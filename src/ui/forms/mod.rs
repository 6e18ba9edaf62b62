//! Forms: the only place where a record is a draft. A form ends in one edit.

mod activity;
mod activity_card;
mod attachments;
mod cadre;
mod campaign;
mod candidates;
mod catalogue;
mod common;
mod criterion;
mod date_gap;
mod document;
mod document_step;
mod draft;
mod drafts;
mod foot;
mod history;
mod household;
mod issue;
mod issue_card;
mod issue_family;
mod issue_lines;
mod issue_step;
mod issue_twins;
pub mod may;
mod measures;
mod merge_units;
mod plan;
mod post;
mod posting;
mod promise;
mod promise_step;
mod settings;
mod site;
mod standing;
mod standing_card;
mod standing_step;
mod timeline;
mod unit;
mod village;

use crate::model::{
    Activity, Cadre, Campaign, CatalogueKind, Criterion, Document, Household, Id, Issue, Plan, Posting, Promise, Site,
    Standing, Unit, Village,
};

pub use attachments::{attachments_ui, is_shown};
pub use candidates::distance_km;
pub use drafts::Drafts;
pub use issue_card::verbs_ui;

/// Which form, for which record; without a record it makes a new one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Form {
    /// Register an issue in a village, or look at one and change it.
    Issue(Option<Id<Issue>>, Option<Id<Village>>),
    /// Take an issue one step further.
    IssueStep(Id<Issue>, IssueVerb),
    /// Record a visit or a meeting, also one about an issue, or look at one and change it.
    Activity(Option<Id<Activity>>, Option<Id<Issue>>),
    /// Make a promise, also one about an issue, or look at one and change it.
    Promise(Option<Id<Promise>>, Option<Id<Issue>>),
    /// Take a promise one step further.
    PromiseStep(Id<Promise>, PromiseVerb),
    /// Add or change a campaign with its milestones.
    Campaign(Option<Id<Campaign>>),
    /// Add or change a plan of postings.
    Plan(Option<Id<Plan>>),
    /// Make a common problem of an issue and others like it.
    Common(Id<Issue>),
    /// Post somebody to a village.
    Post(Id<Village>),
    /// Change, end or move a posting.
    Posting(Id<Posting>, PostingVerb),
    /// List a village as weak, or change what was said at listing.
    Standing(Option<Id<Standing>>, Id<Village>),
    /// Take the case of a weak village one step further.
    StandingStep(Id<Standing>, StandingVerb),
    /// Add or change a criterion of such a case.
    Criterion(Option<Id<Criterion>>, Id<Standing>),
    /// Add or change a cadre.
    Cadre(Option<Id<Cadre>>),
    /// Add or change a unit.
    Unit(Option<Id<Unit>>),
    /// Let this unit, and others, go up in another one.
    MergeUnits(Id<Unit>),
    /// Write a paper, or change one.
    Document(Option<Id<Document>>),
    /// Take a paper one step further.
    DocumentStep(Id<Document>, DocumentVerb),
    /// Pair a household with a cadre, or change the pairing.
    Household(Option<Id<Household>>, Option<Id<Village>>),
    /// Change a village.
    Village(Id<Village>),
    /// Add or change an enterprise or a project site.
    Site(Option<Id<Site>>),
    /// One of the lists of kinds.
    Catalogue(CatalogueKind),
    /// The settings of the file.
    Settings,
}

/// What can be done with an issue after it was registered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IssueVerb {
    /// 交办
    Assign,
    /// 转办
    HandOver,
    /// 办结
    Finish,
    /// 核实销号
    Close,
    /// 退回
    Return,
    /// 解释挂起
    Park,
    /// 重新办理
    Reopen,
    /// 合并
    Merge,
    /// 调整层级
    Escalate,
    /// 挂牌督办
    Supervise,
    /// 摘牌
    Lift,
    /// 评价
    Rate,
    /// 并入共性问题
    Join,
    /// 移出共性问题
    Leave,
    /// 记事
    Note,
}

/// What can be done with a promise after it was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PromiseVerb {
    /// 公示
    Publish,
    /// 进展
    Progress,
    /// 践诺
    Keep,
    /// 评诺
    Rate,
    /// 撤回
    Withdraw,
}

/// What can be done with a posting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PostingVerb {
    /// 调整
    Change,
    /// 结束
    End,
    /// 调往他村
    Move,
}

/// What can be done with the case of a weak village.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StandingVerb {
    /// 一村一策
    Plan,
    /// 验收通过
    Accept,
    /// 验收不通过
    Fail,
    /// 回头看
    LookBack,
    /// 反弹
    Relapse,
    /// 撤销列入
    Withdraw,
}

/// What can be done with a paper after it was drafted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentVerb {
    /// 送审
    Submit,
    /// 退回
    Return,
    /// 印发
    Issue,
    /// 废止
    Repeal,
}

impl IssueVerb {
    /// All verbs, in the order of the work.
    pub const ALL: [Self; 15] = [
        Self::Assign,
        Self::HandOver,
        Self::Finish,
        Self::Close,
        Self::Return,
        Self::Park,
        Self::Reopen,
        Self::Merge,
        Self::Escalate,
        Self::Supervise,
        Self::Lift,
        Self::Rate,
        Self::Join,
        Self::Leave,
        Self::Note,
    ];

    /// The key of what it is called on a button.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Assign => "form.verb.assign",
            Self::HandOver => "form.verb.hand_over",
            Self::Finish => "form.verb.finish",
            Self::Close => "form.verb.close",
            Self::Return => "form.verb.return",
            Self::Park => "form.verb.park",
            Self::Reopen => "form.verb.reopen",
            Self::Merge => "form.verb.merge",
            Self::Escalate => "form.verb.escalate",
            Self::Supervise => "form.verb.supervise",
            Self::Lift => "form.verb.lift",
            Self::Rate => "form.verb.rate",
            Self::Join => "form.verb.join",
            Self::Leave => "form.verb.leave",
            Self::Note => "form.verb.note",
        }
    }
}

impl PromiseVerb {
    /// All verbs, in the order of the work.
    pub const ALL: [Self; 5] = [Self::Publish, Self::Progress, Self::Keep, Self::Rate, Self::Withdraw];

    /// The key of what it is called on a button.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Publish => "promise.verb.publish",
            Self::Progress => "promise.verb.progress",
            Self::Keep => "promise.verb.keep",
            Self::Rate => "promise.verb.rate",
            Self::Withdraw => "promise.verb.withdraw",
        }
    }
}

impl PostingVerb {
    /// All verbs.
    pub const ALL: [Self; 3] = [Self::Change, Self::End, Self::Move];

    /// The key of what it is called on a button.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Change => "form.verb.change_posting",
            Self::End => "form.verb.end_posting",
            Self::Move => "form.verb.move_posting",
        }
    }
}

impl StandingVerb {
    /// All verbs, in the order of the work.
    pub const ALL: [Self; 6] = [Self::Plan, Self::Accept, Self::Fail, Self::LookBack, Self::Relapse, Self::Withdraw];

    /// The key of what it is called on a button.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Plan => "form.verb.plan",
            Self::Accept => "form.verb.accept",
            Self::Fail => "form.verb.fail",
            Self::LookBack => "form.verb.look_back",
            Self::Relapse => "form.verb.relapse",
            Self::Withdraw => "weak.verb.withdraw",
        }
    }
}

impl DocumentVerb {
    /// All verbs, in the order of the work.
    pub const ALL: [Self; 4] = [Self::Submit, Self::Return, Self::Issue, Self::Repeal];

    /// The key of what it is called on a button.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Submit => "paper.verb.submit",
            Self::Return => "paper.verb.return",
            Self::Issue => "paper.verb.issue",
            Self::Repeal => "paper.verb.repeal",
        }
    }
}
