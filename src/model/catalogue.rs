//! The lists of kinds that an office edits, its settings, and the numbers about its places.

use jiff::civil::Date;

use super::record::record;
use super::{Id, Village};

/// Which list a catalogue row belongs to; the code stands in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CatalogueKind {
    /// Roles of a posting.
    Role,
    /// Kinds of issues: issue or dispute.
    IssueKind,
    /// Categories of issues.
    Category,
    /// Levels of issues.
    Level,
    /// How issues came to us.
    Source,
    /// Types of weakness.
    StandingKind,
    /// Ranks of cadres.
    Rank,
    /// Skills of cadres.
    Skill,
    /// Kinds of units.
    UnitKind,
    /// Kinds of villages.
    VillageKind,
    /// Kinds of sites.
    SiteKind,
    /// Kinds of activities.
    ActivityKind,
    /// Fields of an activity; the parent is its kind, the value what it takes: `text`, `number` or `date`.
    ActivityField,
    /// Purposes of a visit (四访).
    Purpose,
    /// Topics of issues; the parent is the category.
    Topic,
    /// Scopes of issues: single, common, regional.
    Scope,
    /// Root causes.
    Cause,
    /// Ratings by those concerned; the value is how satisfied they are, in per cent.
    Rating,
    /// Kinds of promises.
    PromiseKind,
    /// Items of a task list; the parent is the kind of promise, the value the days in which the item is due.
    TaskItem,
    /// Kinds of documents.
    DocumentKind,
    /// Criteria by which a village is weak; the parent is the type of weakness, or empty for all.
    Criterion,
    /// Needs of paired households.
    Need,
    /// Dimensions of the comparison of townships; the value is the weight.
    ScoreRule,
    /// Days that are not as the week says: the code is the day, the value `off` or `work`.
    Holiday,
}

impl CatalogueKind {
    /// The list in which the codes of a column stand, by the names of its table and of itself, which files and imports
    /// share; none where it holds no codes.
    pub fn of_column(table: &str, column: &str) -> Option<Self> {
        Some(match (table, column) {
            ("village", "kind") => Self::VillageKind,
            ("site", "kind") => Self::SiteKind,
            ("unit", "kind") => Self::UnitKind,
            ("issue", "kind") => Self::IssueKind,
            ("standing", "kind") => Self::StandingKind,
            ("activity", "kind") => Self::ActivityKind,
            ("promise", "kind") => Self::PromiseKind,
            ("document", "kind") => Self::DocumentKind,
            ("criterion", "code") => Self::Criterion,
            ("promise", "item") => Self::TaskItem,
            (_, "role") => Self::Role,
            (_, "rank") => Self::Rank,
            (_, "skills") => Self::Skill,
            (_, "category") => Self::Category,
            (_, "topic") => Self::Topic,
            (_, "scope") => Self::Scope,
            (_, "level") => Self::Level,
            (_, "source") => Self::Source,
            (_, "cause") => Self::Cause,
            (_, "rating") => Self::Rating,
            (_, "purpose") => Self::Purpose,
            (_, "need") => Self::Need,
            _ => return None,
        })
    }

    /// All lists.
    pub const ALL: [Self; 25] = [
        Self::Role,
        Self::IssueKind,
        Self::Category,
        Self::Level,
        Self::Source,
        Self::StandingKind,
        Self::Rank,
        Self::Skill,
        Self::UnitKind,
        Self::VillageKind,
        Self::SiteKind,
        Self::ActivityKind,
        Self::ActivityField,
        Self::Purpose,
        Self::Topic,
        Self::Scope,
        Self::Cause,
        Self::Rating,
        Self::PromiseKind,
        Self::TaskItem,
        Self::DocumentKind,
        Self::Criterion,
        Self::Need,
        Self::ScoreRule,
        Self::Holiday,
    ];

    /// The code in files and in keys of the word catalogue.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Role => "role",
            Self::IssueKind => "issue_kind",
            Self::Category => "category",
            Self::Level => "level",
            Self::Source => "source",
            Self::StandingKind => "standing_kind",
            Self::Rank => "rank",
            Self::Skill => "skill",
            Self::UnitKind => "unit_kind",
            Self::VillageKind => "village_kind",
            Self::SiteKind => "site_kind",
            Self::ActivityKind => "activity_kind",
            Self::ActivityField => "activity_field",
            Self::Purpose => "purpose",
            Self::Topic => "topic",
            Self::Scope => "scope",
            Self::Cause => "cause",
            Self::Rating => "rating",
            Self::PromiseKind => "promise_kind",
            Self::TaskItem => "task_item",
            Self::DocumentKind => "document_kind",
            Self::Criterion => "criterion",
            Self::Need => "need",
            Self::ScoreRule => "score_rule",
            Self::Holiday => "holiday",
        }
    }

    /// The list with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// One kind in one of the office's lists.
#[derive(Clone, Debug, PartialEq)]
pub struct CatalogueRow {
    /// The identity.
    pub id: Id<CatalogueRow>,
    /// The list.
    pub kind: CatalogueKind,
    /// The code by which records refer to it; unique in its list.
    pub code: String,
    /// The title in Chinese.
    pub title_zh: String,
    /// The title in English; the Chinese one serves where it is empty.
    pub title_en: String,
    /// Other words that imports accept for it, separated by `;`.
    pub aliases: String,
    /// The code of the row of another list under which this one stands, such as the category of a topic; may be empty.
    pub parent: String,
    /// What the list keeps of each row beside its title, such as the days of a level or the weight of a dimension.
    pub value: String,
    /// The place in the list, ascending.
    pub position: i64,
    /// Whether it is offered for new records.
    pub active: bool,
}
record!(CatalogueRow, "catalogue");

impl CatalogueRow {
    /// A row with this code, whose title is not known yet; the identity follows from list and code.
    pub fn blank(kind: CatalogueKind, code: &str) -> Self {
        Self {
            id: Id::named(&format!("catalogue:{}:{code}", kind.code())),
            kind,
            code: code.to_owned(),
            title_zh: String::new(),
            title_en: String::new(),
            aliases: String::new(),
            parent: String::new(),
            value: String::new(),
            position: 0,
            active: true,
        }
    }
}

/// 指标: a number about a village on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// The identity.
    pub id: Id<Indicator>,
    /// The village.
    pub village: Id<Village>,
    /// The name of the number, such as `collective_income`.
    pub name: String,
    /// The day for which it holds.
    pub on: Date,
    /// The value, in the unit that its name implies.
    pub value: f64,
}
record!(Indicator, "indicator");

/// One setting of the file; see [`setting_key`].
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// The identity, made from the key.
    pub id: Id<Setting>,
    /// The key; unique.
    pub key: String,
    /// The value as text.
    pub value: String,
}
record!(Setting, "setting");

impl Setting {
    /// A setting, whose identity follows from its key.
    pub fn new(key: &str, value: impl Into<String>) -> Self {
        Self { id: Id::named(&format!("setting:{key}")), key: key.to_owned(), value: value.into() }
    }
}

/// The keys of the settings that the program itself reads.
pub mod setting_key {
    /// The name of the county, for titles.
    pub const COUNTY_NAME: &str = "county_name";
    /// The day that counts as today (ISO date); the day of the clock where it is missing.
    pub const REFERENCE_DATE: &str = "reference_date";
    /// Where the numbers come from, for the foot of a sheet.
    pub const SOURCE: &str = "source";
    /// Who makes the maps, for the foot of a sheet.
    pub const MAKER: &str = "maker";
    /// 审图号; without it a sheet says that it is internal and unapproved.
    pub const APPROVAL: &str = "approval";
    /// The score from which an acceptance of a weak village is passed (0–100); 70 where it is missing.
    pub const ACCEPTANCE_SCORE: &str = "acceptance_score";
    /// The share of dissatisfied residents, in per cent, above which an acceptance is failed; 50 where it is missing.
    pub const ACCEPTANCE_DISSATISFIED: &str = "acceptance_dissatisfied";
    /// The working days after which an assigned issue should have been answered; 5 where it is missing.
    pub const REPLY_DAYS: &str = "reply_days";
    /// Within how many days an issue counts as a possible repetition of another; 60 where it is missing.
    pub const DUPLICATE_DAYS: &str = "duplicate_days";
    /// The day of the last meeting (ISO date), with which a later day is compared.
    pub const LAST_MEETING: &str = "last_meeting";
    /// The rules by which plans of postings are made, as TOML; those that the program brings where it is missing.
    pub const PLANNER_RULES: &str = "planner_rules";
    /// A line that everything made from this file must carry, such as 虚构示例.
    pub const NOTICE: &str = "notice";
}
