//! Forms: the only place where a record is a draft. A form ends in one edit.

mod cadre;
mod candidates;
mod catalogue;
mod date_gap;
mod draft;
mod drafts;
mod foot;
mod history;
mod issue;
mod issue_card;
mod issue_step;
pub mod may;
mod post;
mod posting;
mod settings;
mod site;
mod standing;
mod standing_step;
mod timeline;
mod unit;
mod village;

use crate::model::{Cadre, CatalogueKind, Id, Issue, Posting, Site, Standing, Unit, Village};

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
    /// Post somebody to a village.
    Post(Id<Village>),
    /// Change, end or move a posting.
    Posting(Id<Posting>, PostingVerb),
    /// List a village as weak, or change what was said at listing.
    Standing(Option<Id<Standing>>, Id<Village>),
    /// Take the case of a weak village one step further.
    StandingStep(Id<Standing>, StandingVerb),
    /// Add or change a cadre.
    Cadre(Option<Id<Cadre>>),
    /// Add or change a unit.
    Unit(Option<Id<Unit>>),
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
    /// 记事
    Note,
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
}

impl IssueVerb {
    /// All verbs, in the order of the work.
    pub const ALL: [Self; 9] = [
        Self::Assign,
        Self::HandOver,
        Self::Finish,
        Self::Close,
        Self::Return,
        Self::Park,
        Self::Reopen,
        Self::Merge,
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
            Self::Note => "form.verb.note",
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
    pub const ALL: [Self; 5] = [Self::Plan, Self::Accept, Self::Fail, Self::LookBack, Self::Relapse];

    /// The key of what it is called on a button.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Plan => "form.verb.plan",
            Self::Accept => "form.verb.accept",
            Self::Fail => "form.verb.fail",
            Self::LookBack => "form.verb.look_back",
            Self::Relapse => "form.verb.relapse",
        }
    }
}
