//! A layout: what a template says of a sheet. It names codes only, never a text of one map.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::map::choice::Paper;

use super::paper::PaperSize;
use super::part::Part;
use super::place::Place;

/// What the map is to show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fit {
    /// The whole county.
    #[default]
    County,
    /// The townships of what is selected; the county where nothing is.
    Township,
    /// What is selected; the county where nothing is.
    Selection,
    /// What the view shows; the county where it shows that.
    View,
}

impl Fit {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::County, Self::Township, Self::Selection, Self::View];

    /// The key of its name.
    pub const fn name_key(self) -> &'static str {
        match self {
            Self::County => "layout.fit.county",
            Self::Township => "layout.fit.township",
            Self::Selection => "layout.fit.selection",
            Self::View => "layout.fit.view",
        }
    }
}

/// What a sheet is printed with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ink {
    /// Colours.
    #[default]
    Color,
    /// Black alone: classes are greys that a copier keeps apart.
    Grey,
}

/// What the chart of a sheet shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChartKind {
    /// Open issues by category.
    #[default]
    Categories,
    /// Open issues at the end of each of the last twelve months.
    Months,
}

impl ChartKind {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Categories, Self::Months];

    /// The key of its name.
    pub const fn name_key(self) -> &'static str {
        match self {
            Self::Categories => "layout.chart.categories",
            Self::Months => "layout.chart.months",
        }
    }
}

/// What a layout says of a part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PartLayout {
    /// Whether it is there; where a layout does not say, as usual.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shown: Option<bool>,
    /// Where it stands; where a layout does not say, it is placed by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
}

/// The layout of a sheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Layout {
    /// The paper.
    pub paper: PaperSize,
    /// Whether it stands upright.
    pub upright: bool,
    /// Width and height of a paper of one's own, millimetres.
    pub own_mm: [f32; 2],
    /// Width and height of a picture of pixels.
    pub pixels: [u32; 2],
    /// Dots per inch of a picture of a paper.
    pub dpi: u16,
    /// Margins above, at the right, below and at the left, millimetres; by the size of the paper where there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub margins_mm: Option<[f32; 4]>,
    /// What the map is to show.
    pub fit: Fit,
    /// The fixed scale 1 : so many; without it the map is as large as there is room.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scale: Option<u32>,
    /// What is printed with.
    pub ink: Ink,
    /// How large letters are to their usual size on this paper.
    pub letters: f32,
    /// What the chart shows.
    pub chart: ChartKind,
    /// How many villages the table names at most.
    pub table_rows: u8,
    /// What differs from the usual, part by part.
    pub parts: BTreeMap<Part, PartLayout>,
}

impl Default for Layout {
    fn default() -> Self {
        Self {
            paper: PaperSize::default(),
            upright: false,
            own_mm: [500.0, 350.0],
            pixels: [1920, 1080],
            dpi: 300,
            margins_mm: None,
            fit: Fit::default(),
            scale: None,
            ink: Ink::default(),
            letters: 1.0,
            chart: ChartKind::default(),
            table_rows: 10,
            parts: BTreeMap::new(),
        }
    }
}

impl Layout {
    /// The paper as a sheet has it.
    pub fn sheet_paper(&self) -> Paper {
        let dpi = f32::from(self.dpi.clamp(20, 1200));
        let millimetres = |[width, height]: [f32; 2]| Paper::Millimetres { width, height, dpi };
        match (self.paper, self.paper.sides_mm()) {
            (_, Some([short, long])) => millimetres(if self.upright { [short, long] } else { [long, short] }),
            (PaperSize::Own, None) => millimetres(self.own_mm.map(|side| side.clamp(20.0, 2500.0))),
            (PaperSize::Pixels, None) => {
                let [width, height] = self.pixels.map(|side| side.clamp(16, 32_000));
                Paper::Pixels { width, height }
            }
            _ => Paper::Pixels { width: 1920, height: 1080 },
        }
    }

    /// Whether a part is there.
    pub fn shows(&self, part: Part) -> bool {
        let said = self.parts.get(&part).and_then(|layout| layout.shown);
        !part.may_hide() || said.unwrap_or(part.is_usual())
    }

    /// Shows or hides a part.
    pub fn show(&mut self, part: Part, shown: bool) {
        self.say(part, |said| said.shown = (shown != part.is_usual()).then_some(shown));
    }

    /// Where a part stands, if somebody has placed it.
    pub fn place(&self, part: Part) -> Option<&Place> {
        self.parts.get(&part).and_then(|layout| layout.place.as_ref()).filter(|_| part.may_move())
    }

    /// Places a part, or lets it be placed by itself again.
    pub fn put(&mut self, part: Part, place: Option<Place>) {
        self.say(part, |said| said.place = place);
    }

    /// Whether a part is there and is placed by itself.
    pub fn flows(&self, part: Part) -> bool {
        self.shows(part) && self.place(part).is_none()
    }

    fn say(&mut self, part: Part, change: impl FnOnce(&mut PartLayout)) {
        let mut said = self.parts.get(&part).copied().unwrap_or_default();
        change(&mut said);
        if said == PartLayout::default() {
            self.parts.remove(&part);
        } else {
            self.parts.insert(part, said);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_as_usual_is_not_written() {
        let mut layout = Layout::default();
        layout.show(Part::Table, true);
        layout.show(Part::Legend, false);
        layout.put(Part::Title, Some(Place::default()));
        assert_eq!(layout.parts.len(), 3);
        assert!(layout.shows(Part::Table) && !layout.shows(Part::Legend) && layout.place(Part::Title).is_some());
        layout.show(Part::Table, false);
        layout.show(Part::Legend, true);
        layout.put(Part::Title, None);
        assert_eq!(layout, Layout::default());
    }

    #[test]
    fn whether_a_map_is_internal_is_never_hidden() {
        let mut layout = Layout::default();
        layout.show(Part::Approval, false);
        assert!(layout.shows(Part::Approval));
    }

    #[test]
    fn papers_stand_upright_or_lie() {
        let layout = Layout { paper: PaperSize::A1, upright: true, dpi: 150, ..Layout::default() };
        assert_eq!(layout.sheet_paper(), Paper::Millimetres { width: 594.0, height: 841.0, dpi: 150.0 });
        let wide = Layout { paper: PaperSize::Wide, upright: true, ..Layout::default() };
        assert_eq!(wide.sheet_paper(), Paper::Pixels { width: 1920, height: 1080 });
        let none = Layout { paper: PaperSize::Own, own_mm: [0.0, f32::INFINITY], ..Layout::default() };
        assert_eq!(none.sheet_paper(), Paper::Millimetres { width: 20.0, height: 2500.0, dpi: 300.0 });
    }
}
