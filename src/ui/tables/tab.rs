//! The tables that there are, with their columns, their quick views and what narrows them.

use crate::model::CatalogueKind;
use crate::ui::intent::RecordRef;
use crate::ui::lookup::LedgerView;

use super::column::Column;
use super::facet::{DayField, Facet};
use super::{activities, cadres, campaigns, documents, households, issues, plans, postings, promises};
use super::{sites, standings, units, villages};

/// One of the tables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tab {
    /// 问题
    #[default]
    Issues,
    /// 走访与会议
    Activities,
    /// 承诺事项
    Promises,
    /// 派驻
    Postings,
    /// 干部
    Cadres,
    /// 整顿
    Standings,
    /// 村
    Villages,
    /// 活动
    Campaigns,
    /// 文稿
    Documents,
    /// 结对户
    Households,
    /// 派驻方案
    Plans,
    /// 单位
    Units,
    /// 项目点
    Sites,
}

impl Tab {
    /// All tables, in their order: the most used first.
    pub const ALL: [Self; 13] = [
        Self::Issues,
        Self::Activities,
        Self::Promises,
        Self::Postings,
        Self::Cadres,
        Self::Standings,
        Self::Villages,
        Self::Campaigns,
        Self::Documents,
        Self::Households,
        Self::Plans,
        Self::Units,
        Self::Sites,
    ];
    /// How many of them stand in the bar where there is room; the others stand in a menu.
    pub const IN_BAR: usize = 7;
    /// How many of them stand in the bar where there is little room.
    pub const IN_NARROW_BAR: usize = 4;

    /// The table in which a record stands.
    pub const fn of(record: RecordRef) -> Self {
        match record {
            RecordRef::Issue(_) => Self::Issues,
            RecordRef::Activity(_) => Self::Activities,
            RecordRef::Promise(_) => Self::Promises,
            RecordRef::Posting(_) => Self::Postings,
            RecordRef::Cadre(_) => Self::Cadres,
            RecordRef::Standing(_) => Self::Standings,
            RecordRef::Village(_) => Self::Villages,
            RecordRef::Campaign(_) => Self::Campaigns,
            RecordRef::Document(_) => Self::Documents,
            RecordRef::Household(_) => Self::Households,
            RecordRef::Plan(_) => Self::Plans,
            RecordRef::Unit(_) => Self::Units,
            RecordRef::Site(_) => Self::Sites,
        }
    }

    /// The table with this key of its title.
    pub fn with_title(title: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tab| tab.title() == title)
    }

    /// The key of its title.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Issues => "table.issues",
            Self::Activities => "table.activities",
            Self::Promises => "table.promises",
            Self::Postings => "table.postings",
            Self::Cadres => "table.cadres",
            Self::Standings => "table.standings",
            Self::Villages => "table.villages",
            Self::Campaigns => "table.campaigns",
            Self::Documents => "table.documents",
            Self::Households => "table.households",
            Self::Plans => "table.plans",
            Self::Units => "table.units",
            Self::Sites => "table.sites",
        }
    }

    /// Its columns, those to be chosen among them.
    pub const fn columns(self) -> &'static [Column] {
        match self {
            Self::Issues => &issues::COLUMNS,
            Self::Activities => &activities::COLUMNS,
            Self::Promises => &promises::COLUMNS,
            Self::Postings => &postings::COLUMNS,
            Self::Cadres => &cadres::COLUMNS,
            Self::Standings => &standings::COLUMNS,
            Self::Villages => &villages::COLUMNS,
            Self::Campaigns => &campaigns::COLUMNS,
            Self::Documents => &documents::COLUMNS,
            Self::Households => &households::COLUMNS,
            Self::Plans => &plans::COLUMNS,
            Self::Units => &units::COLUMNS,
            Self::Sites => &sites::COLUMNS,
        }
    }

    /// The columns that are shown to begin with, by their places.
    pub fn first_columns(self) -> Vec<usize> {
        let columns = self.columns().iter().enumerate();
        columns.filter(|(_, column)| column.shown).map(|(at, _)| at).collect()
    }

    /// The place of the column with this key of its title.
    pub fn column(self, title: &str) -> Option<usize> {
        self.columns().iter().position(|column| column.title == title)
    }

    /// Whether a cell of the column says only what stands in its own row, with the names of places, units, cadres and kinds
    /// in it: then an edit of another row leaves it as it is. Only tables that grow to many thousands of rows say so.
    pub const fn says_its_row(self, column: usize) -> bool {
        match self {
            Self::Issues => column != issues::RECURRING,
            Self::Activities => !matches!(column, activities::RAISED_THERE | activities::ABOUT),
            Self::Promises | Self::Households => true,
            _ => false,
        }
    }

    /// The keys of the titles of its quick views; the first is the one to begin with.
    pub const fn views(self) -> &'static [&'static str] {
        match self {
            Self::Issues => &ISSUE_VIEWS,
            Self::Activities => {
                &["table.view.all", "table.view.this_month", "table.view.visits", "table.view.meetings"]
            }
            Self::Promises => &[
                "table.view.promised",
                "table.view.overdue",
                "table.view.unpublished",
                "table.view.unrated",
                "table.view.all",
            ],
            Self::Postings => &["table.view.present", "table.view.ended", "table.view.all"],
            Self::Cadres => &["table.view.all", "table.view.posted", "table.view.free"],
            Self::Standings => &["table.view.all", "table.view.weak", "table.view.done"],
            Self::Villages => {
                &["table.view.all", "table.view.without_resident", "table.view.with_overdue", "table.view.weak"]
            }
            Self::Documents => &["table.view.all", "table.view.drafts", "table.view.issued"],
            Self::Households => &["table.view.paired", "table.view.all"],
            Self::Units => &["table.view.valid", "table.view.all"],
            Self::Campaigns | Self::Plans | Self::Sites => &["table.view.all"],
        }
    }

    /// The place of the quick view that shows everything.
    pub fn view_of_all(self) -> usize {
        self.views().iter().position(|title| *title == "table.view.all").unwrap_or_default()
    }

    /// By what it can be narrowed.
    pub const fn facets(self) -> &'static [Facet] {
        match self {
            Self::Issues => &issues::FACETS,
            Self::Activities => &activities::FACETS,
            Self::Promises => &promises::FACETS,
            Self::Postings => &postings::FACETS,
            Self::Cadres => &cadres::FACETS,
            Self::Standings => &standings::FACETS,
            Self::Villages => &villages::FACETS,
            Self::Documents => &documents::FACETS,
            Self::Households => &households::FACETS,
            Self::Units => &units::FACETS,
            Self::Sites => &sites::FACETS,
            Self::Plans => &[Facet::State],
            Self::Campaigns => &[Facet::Unit],
        }
    }

    /// The days by which it can be narrowed.
    pub const fn days(self) -> &'static [DayField] {
        use DayField::{Begun, Due, Ended};
        match self {
            Self::Issues | Self::Promises | Self::Standings => &[Begun, Due, Ended],
            Self::Postings | Self::Documents | Self::Households | Self::Plans | Self::Campaigns => &[Begun, Ended],
            Self::Activities => &[Begun],
            Self::Cadres | Self::Villages | Self::Units | Self::Sites => &[],
        }
    }

    /// The list of the catalogue that has the kinds of its records.
    pub const fn kinds(self) -> Option<CatalogueKind> {
        Some(match self {
            Self::Issues => CatalogueKind::IssueKind,
            Self::Activities => CatalogueKind::ActivityKind,
            Self::Promises => CatalogueKind::PromiseKind,
            Self::Standings => CatalogueKind::StandingKind,
            Self::Villages => CatalogueKind::VillageKind,
            Self::Documents => CatalogueKind::DocumentKind,
            Self::Units => CatalogueKind::UnitKind,
            Self::Sites => CatalogueKind::SiteKind,
            Self::Postings | Self::Cadres | Self::Campaigns | Self::Households | Self::Plans => return None,
        })
    }

    /// The column by which the table is sorted to begin with, and whether downwards.
    pub const fn first_sort(self) -> (usize, bool) {
        match self {
            Self::Issues => (issues::BY_URGENCY, false),
            Self::Activities => (activities::BY_DAY, true),
            Self::Promises => (promises::BY_URGENCY, false),
            Self::Villages => (villages::BY_OPEN, true),
            Self::Standings => (standings::BY_LISTING, true),
            Self::Documents => (documents::BY_DAY, true),
            Self::Postings | Self::Cadres | Self::Units | Self::Sites => (0, false),
            Self::Campaigns | Self::Households | Self::Plans => (0, false),
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
