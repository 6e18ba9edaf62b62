//! A sheet: a layout, and what is told of one page beside the map.

use std::collections::BTreeSet;

use crate::map::choice::Paper;
use crate::model::{Id, Village};

use super::plan::Layout;

/// One sheet. A text that is not given takes the default that follows from the county.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// The layout.
    pub layout: Layout,
    /// The paper: that of the layout, or another one.
    pub paper: Paper,
    /// The title; `None` makes one from county and theme.
    pub title: Option<String>,
    /// The subtitle; `None` makes one from day and totals.
    pub subtitle: Option<String>,
    /// The notes; empty where there are none.
    pub notes: String,
    /// Which page this is, from 1, and of how many.
    pub page: (u32, u32),
    /// The head of the journal's hash, whole; `None` where it is not known, and is not written.
    pub journal: Option<String>,
    /// The villages that this page is about: the map fits them, and legend, table, chart and subtitle count them alone.
    /// Where there are none, the layout decides by what is selected.
    pub focus: BTreeSet<Id<Village>>,
    /// Smallest and largest x and y of the plane (relative to the origin of the geography) that the view shows, for a
    /// layout that fits it.
    pub extent: Option<[[f64; 2]; 2]>,
    /// Whether names of people may appear.
    pub names_of_people: bool,
}

impl Sheet {
    /// A sheet of a layout, on its paper.
    pub fn of(layout: Layout) -> Self {
        Self {
            paper: layout.sheet_paper(),
            layout,
            title: None,
            subtitle: None,
            notes: String::new(),
            page: (1, 1),
            journal: None,
            focus: BTreeSet::new(),
            extent: None,
            names_of_people: false,
        }
    }

    /// A plain sheet on a paper: every part is placed by itself.
    pub fn plain(paper: Paper) -> Self {
        Self { paper, ..Self::of(Layout::default()) }
    }
}
