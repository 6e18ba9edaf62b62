//! The parts of a sheet.

use serde::{Deserialize, Serialize};

/// A part of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The map itself.
    Map,
    /// The title.
    Title,
    /// The subtitle.
    Subtitle,
    /// The legend, in step with the map.
    Legend,
    /// The scale bar.
    ScaleBar,
    /// The north arrow.
    NorthArrow,
    /// The county in small, with what the map shows of it.
    Inset,
    /// Meridians and parallels over the map.
    Grid,
    /// The villages with the highest numbers.
    Table,
    /// Open issues by category, or by month.
    Chart,
    /// What is to be said about the view.
    Notes,
    /// 审图号, or that the map is internal: it is never hidden.
    Approval,
    /// Where the numbers come from.
    Source,
    /// The day of the numbers.
    Day,
    /// The coordinate system.
    Crs,
    /// Who made the map.
    Maker,
    /// Which page of how many.
    Page,
    /// The head of the journal's hash: which state of the file was printed.
    Journal,
}

impl Part {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Self; 18] = [
        Self::Map,
        Self::Title,
        Self::Subtitle,
        Self::Legend,
        Self::ScaleBar,
        Self::NorthArrow,
        Self::Inset,
        Self::Grid,
        Self::Table,
        Self::Chart,
        Self::Notes,
        Self::Approval,
        Self::Source,
        Self::Day,
        Self::Crs,
        Self::Maker,
        Self::Page,
        Self::Journal,
    ];

    /// The word for it in templates.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::Title => "title",
            Self::Subtitle => "subtitle",
            Self::Legend => "legend",
            Self::ScaleBar => "scale_bar",
            Self::NorthArrow => "north_arrow",
            Self::Inset => "inset",
            Self::Grid => "grid",
            Self::Table => "table",
            Self::Chart => "chart",
            Self::Notes => "notes",
            Self::Approval => "approval",
            Self::Source => "source",
            Self::Day => "day",
            Self::Crs => "crs",
            Self::Maker => "maker",
            Self::Page => "page",
            Self::Journal => "journal",
        }
    }

    /// The key of its name.
    pub fn name_key(self) -> String {
        format!("layout.part.{}", self.code())
    }

    /// Whether it is there where a layout does not say: a plain sheet has what every map must have.
    pub const fn is_usual(self) -> bool {
        !matches!(self, Self::Inset | Self::Grid | Self::Table | Self::Chart | Self::Notes | Self::Journal)
    }

    /// Whether it may be hidden. The map is what the sheet is for, and whether it may be published stands on each map.
    pub const fn may_hide(self) -> bool {
        !matches!(self, Self::Map | Self::Approval)
    }

    /// Whether it has a place of its own on the page; the grid lies on the map.
    pub const fn may_move(self) -> bool {
        !matches!(self, Self::Grid)
    }

    /// Whether it belongs to the line at the foot, as long as nobody has moved it.
    pub const fn is_foot(self) -> bool {
        matches!(self, Self::Approval | Self::Source | Self::Day | Self::Crs | Self::Maker | Self::Page | Self::Journal)
    }
}
