//! The kinds of papers.

/// The format of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// A spreadsheet.
    Xlsx,
    /// A document.
    Docx,
}

impl Format {
    /// The ending of such a file.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Docx => "docx",
        }
    }

    /// The format with this ending, in capitals or not.
    pub fn from_ending(ending: &str) -> Option<Self> {
        [Self::Xlsx, Self::Docx].into_iter().find(|format| format.ending().eq_ignore_ascii_case(ending))
    }
}

/// What an office hands in: seven ledgers and four papers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PaperKind {
    /// 月度小结
    Summary,
    /// 督查通报
    Bulletin,
    /// 村级公示
    Notice,
    /// 情况报告
    Report,
    /// 问题台账
    Issues,
    /// 逾期台账
    Overdue,
    /// 挂牌督办台账
    Supervised,
    /// 整顿台账
    Weak,
    /// 派驻公示名册
    Postings,
    /// 承诺台账
    Promises,
    /// 走访与会议台账
    Visits,
}

impl PaperKind {
    /// All kinds, in the order of the lists.
    pub const ALL: [Self; 11] = [
        Self::Summary,
        Self::Bulletin,
        Self::Notice,
        Self::Report,
        Self::Issues,
        Self::Overdue,
        Self::Supervised,
        Self::Weak,
        Self::Postings,
        Self::Promises,
        Self::Visits,
    ];

    /// The kinds that are ledgers, in the order of the lists.
    pub const LEDGERS: [Self; 7] =
        [Self::Issues, Self::Overdue, Self::Supervised, Self::Weak, Self::Postings, Self::Promises, Self::Visits];

    /// The code on the command line and in keys of the word catalogue.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Bulletin => "bulletin",
            Self::Notice => "notice",
            Self::Report => "report",
            Self::Issues => "issues",
            Self::Overdue => "overdue",
            Self::Supervised => "supervised",
            Self::Weak => "weak",
            Self::Postings => "postings",
            Self::Promises => "promises",
            Self::Visits => "visits",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The key of its title.
    pub fn title(self) -> String {
        format!("papers.kind.{}", self.code())
    }

    /// Whether it is a ledger.
    pub fn is_ledger(self) -> bool {
        Self::LEDGERS.contains(&self)
    }

    /// Whether it is about one village, which has to be named.
    pub const fn needs_village(self) -> bool {
        matches!(self, Self::Notice)
    }

    /// The format in which it is made without a template.
    pub fn format(self) -> Format {
        if self.is_ledger() { Format::Xlsx } else { Format::Docx }
    }
}
