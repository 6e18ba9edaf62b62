//! What was promised: by whom, where, by when, where it was published, when it was done, and how it was rated.

use jiff::civil::Date;

use super::record::record;
use super::{Cadre, Campaign, Id, Issue, Posting, Standing, Township, Unit, Village};

/// How far a promise is: follows from its dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PromiseStage {
    /// 已承诺: made, not published.
    Made,
    /// 已公示: published.
    Published,
    /// 已践诺: done.
    Kept,
    /// 已评诺: rated by those to whom it was made.
    Rated,
    /// 已撤回: taken back, with a reason.
    Withdrawn,
}

impl PromiseStage {
    /// All stages, in the order of the work.
    pub const ALL: [Self; 5] = [Self::Made, Self::Published, Self::Kept, Self::Rated, Self::Withdrawn];

    /// The code in files and in keys of the word catalogue.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Made => "made",
            Self::Published => "published",
            Self::Kept => "kept",
            Self::Rated => "rated",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The stage with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.code() == code)
    }

    /// Whether something is still to be done.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Made | Self::Published)
    }
}

/// 承诺事项: something promised. A public promise, a livelihood project, an item of a unit's plan, a measure for a weak
/// village, one of the ten tasks of a posting, one of the seven parts of a hard problem and a milestone of a campaign
/// differ by kind, not by table.
#[derive(Clone, Debug, PartialEq)]
pub struct Promise {
    /// The identity.
    pub id: Id<Promise>,
    /// The number in the office's own list; may be empty, else unique.
    pub number: String,
    /// Catalogue code of the kind; see [`promise_kind`].
    pub kind: String,
    /// Catalogue code of the item of a task list that it fulfils; may be empty.
    pub item: String,
    /// What is promised, in a few words.
    pub title: String,
    /// What is promised, at length; may be empty.
    pub detail: String,
    /// The unit that promises.
    pub unit: Option<Id<Unit>>,
    /// The cadre who promises or answers for it.
    pub cadre: Option<Id<Cadre>>,
    /// The village to which it is made.
    pub village: Option<Id<Village>>,
    /// The township, when it is made to no single village.
    pub township: Option<Id<Township>>,
    /// The issue that it answers.
    pub issue: Option<Id<Issue>>,
    /// The case of a weak village whose measure it is.
    pub standing: Option<Id<Standing>>,
    /// The posting whose task it is.
    pub posting: Option<Id<Posting>>,
    /// The campaign to which it belongs.
    pub campaign: Option<Id<Campaign>>,
    /// The day on which it was made.
    pub made_on: Date,
    /// The day by which it is to be done.
    pub due_on: Option<Date>,
    /// The day on which it was published.
    pub published_on: Option<Date>,
    /// Where it was published: the board of the village, a newspaper, an account.
    pub published_where: String,
    /// How far it is, in per cent (0–100).
    pub progress_percent: Option<u8>,
    /// The latest about it.
    pub progress: String,
    /// The money set aside, yuan.
    pub funds_yuan: Option<u32>,
    /// How many people have something of it.
    pub beneficiaries: Option<u32>,
    /// The day on which it was done.
    pub done_on: Option<Date>,
    /// What came of it.
    pub result: String,
    /// The day on which it was rated.
    pub rated_on: Option<Date>,
    /// Catalogue code of the rating; may be empty.
    pub rating: String,
    /// The day on which it was taken back.
    pub withdrawn_on: Option<Date>,
    /// A remark; the reason where it was taken back.
    pub note: String,
}
record!(Promise, "promise");

impl Promise {
    /// A promise of which only kind, words and day are known.
    pub fn blank(kind: &str, title: &str, made_on: Date) -> Self {
        Self {
            id: Id::fresh(),
            number: String::new(),
            kind: kind.to_owned(),
            item: String::new(),
            title: title.to_owned(),
            detail: String::new(),
            unit: None,
            cadre: None,
            village: None,
            township: None,
            issue: None,
            standing: None,
            posting: None,
            campaign: None,
            made_on,
            due_on: None,
            published_on: None,
            published_where: String::new(),
            progress_percent: None,
            progress: String::new(),
            funds_yuan: None,
            beneficiaries: None,
            done_on: None,
            result: String::new(),
            rated_on: None,
            rating: String::new(),
            withdrawn_on: None,
            note: String::new(),
        }
    }

    /// How far it is.
    pub fn stage(&self) -> PromiseStage {
        match self {
            _ if self.withdrawn_on.is_some() => PromiseStage::Withdrawn,
            _ if self.rated_on.is_some() => PromiseStage::Rated,
            _ if self.done_on.is_some() => PromiseStage::Kept,
            _ if self.published_on.is_some() => PromiseStage::Published,
            _ => PromiseStage::Made,
        }
    }

    /// Whether it is still to be done after the day by which it was promised.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.stage().is_open() && self.due_on.is_some_and(|due| due < today)
    }
}

/// Catalogue codes of the kinds of promises that the rules know by name.
pub mod promise_kind {
    /// 公开承诺: a promise made in public.
    pub const PUBLIC: &str = "public";
    /// 民生实事: a livelihood project with funds and beneficiaries.
    pub const LIVELIHOOD: &str = "livelihood";
    /// 单位方案项: an item of a unit's plan.
    pub const UNIT_ITEM: &str = "unit_item";
    /// 整改措施: a measure for a weak village.
    pub const MEASURE: &str = "measure";
    /// 十个一任务: one of the ten tasks of a posting.
    pub const TASK: &str = "task";
    /// 难题七个一: one of the seven parts of a leader's hard problem.
    pub const HARD_PROBLEM: &str = "hard_problem";
    /// 节点: a milestone of a campaign.
    pub const MILESTONE: &str = "milestone";
    /// All of them, in the order of the lists.
    pub const ALL: [&str; 7] = [PUBLIC, LIVELIHOOD, UNIT_ITEM, MEASURE, TASK, HARD_PROBLEM, MILESTONE];
}
