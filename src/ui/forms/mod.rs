//! Forms: the only place where a record is a draft. A form ends in one edit.

pub mod may;

use crate::model::{Cadre, CatalogueKind, Id, Issue, Posting, Site, Standing, Unit, Village};

use super::intent::{Intents, Sight};

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

/// The form that is open, with its draft.
#[derive(Debug, Default)]
pub struct Drafts {
    open: Option<Form>,
}

impl Drafts {
    /// Opens a form; asks first when another one holds a draft.
    pub fn open(&mut self, form: Form) {
        self.open = Some(form);
    }

    /// Closes the form; asks first when it holds a draft.
    pub fn close(&mut self) {
        self.open = None;
    }

    /// Whether a form is open: then it stands in the place of the right panel, and [`Drafts::forms_ui`] draws it there.
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Whether the open form holds something that would be lost.
    pub fn is_dirty(&self) -> bool {
        false
    }

    /// Draws the form that is open, in the place of the right panel (`if drafts.is_open()`, else `panel_ui`); nothing
    /// if none is. A form sends one `Intent::Perform`; when the revision has grown by the next frame it is done and
    /// closes itself, else it stays with its draft.
    pub fn forms_ui(&mut self, ui: &mut egui::Ui, sight: Sight<'_>, intents: &mut Intents) {
        let _ = (ui, sight, intents, &self.open);
    }
}
