//! The tables that there are, with their columns and their quick views.

use crate::ui::intent::RecordRef;
use crate::ui::lookup::LedgerView;

use super::column::Column;
use super::{cadres, issues, postings, sites, standings, units, villages};

/// One of the tables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tab {
    /// 问题
    #[default]
    Issues,
    /// 派驻
    Postings,
    /// 干部
    Cadres,
    /// 整顿
    Standings,
    /// 村
    Villages,
    /// 单位
    Units,
    /// 项目点
    Sites,
}

impl Tab {
    /// All tables, in their order.
    pub const ALL: [Self; 7] =
        [Self::Issues, Self::Postings, Self::Cadres, Self::Standings, Self::Villages, Self::Units, Self::Sites];

    /// The table in which a record stands.
    pub const fn of(record: RecordRef) -> Self {
        match record {
            RecordRef::Issue(_) => Self::Issues,
            RecordRef::Posting(_) => Self::Postings,
            RecordRef::Cadre(_) => Self::Cadres,
            RecordRef::Standing(_) => Self::Standings,
            RecordRef::Village(_) => Self::Villages,
            RecordRef::Unit(_) => Self::Units,
            RecordRef::Site(_) => Self::Sites,
        }
    }

    /// The key of its title.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Issues => "table.issues",
            Self::Postings => "table.postings",
            Self::Cadres => "table.cadres",
            Self::Standings => "table.standings",
            Self::Villages => "table.villages",
            Self::Units => "table.units",
            Self::Sites => "table.sites",
        }
    }

    /// Its columns.
    pub const fn columns(self) -> &'static [Column] {
        match self {
            Self::Issues => &issues::COLUMNS,
            Self::Postings => &postings::COLUMNS,
            Self::Cadres => &cadres::COLUMNS,
            Self::Standings => &standings::COLUMNS,
            Self::Villages => &villages::COLUMNS,
            Self::Units => &units::COLUMNS,
            Self::Sites => &sites::COLUMNS,
        }
    }

    /// The keys of the titles of its quick views; the first is the one to begin with.
    pub const fn views(self) -> &'static [&'static str] {
        match self {
            Self::Issues => &ISSUE_VIEWS,
            Self::Postings => &["table.view.present", "table.view.ended", "table.view.all"],
            Self::Cadres => &["table.view.all", "table.view.posted", "table.view.free"],
            Self::Standings => &["table.view.all", "table.view.weak", "table.view.done"],
            Self::Villages => {
                &["table.view.all", "table.view.without_resident", "table.view.with_overdue", "table.view.weak"]
            }
            Self::Units => &["table.view.valid", "table.view.all"],
            Self::Sites => &["table.view.all"],
        }
    }

    /// The column by which the table is sorted to begin with, and whether downwards.
    pub const fn first_sort(self) -> (usize, bool) {
        match self {
            Self::Issues => (issues::BY_URGENCY, false),
            Self::Villages => (villages::BY_OPEN, true),
            Self::Standings => (standings::BY_LISTING, true),
            Self::Postings | Self::Cadres | Self::Units | Self::Sites => (0, false),
        }
    }
}

const ISSUE_VIEWS: [&str; LedgerView::ALL.len()] = {
    let mut titles = [""; LedgerView::ALL.len()];
    let mut index = 0;
    while index < titles.len() {
        titles[index] = LedgerView::ALL[index].title();
        index += 1;
    }
    titles
};
