//! One finished frame: areas that stay in the plane, and marks that are placed on the page.

use std::sync::Arc;

use crate::analysis::Value;
use crate::geometry::Geography;
use crate::model::{Id, Village};

pub use super::rect::Rect;

use super::color::Color;
use super::ties::TieState;
use super::view::View;

/// How one area is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AreaStyle {
    /// The fill.
    pub fill: Color,
    /// Hatch over the fill: weak status.
    pub hatched: bool,
    /// A thick outline: selected.
    pub selected: bool,
    /// A thin outline: under the pointer.
    pub hovered: bool,
    /// A dashed border: approximate area.
    pub dashed: bool,
}

/// How the borders are drawn: colour and width in units of the page, by rank.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BorderStyle {
    /// Between villages.
    pub village: (Color, f32),
    /// Between townships.
    pub township: (Color, f32),
    /// Around the county.
    pub county: (Color, f32),
    /// The soft band outside the county.
    pub band: (Color, f32),
    /// Around what is selected.
    pub selection: (Color, f32),
    /// Around what is under the pointer.
    pub hover: (Color, f32),
    /// Around weak villages, and their hatch lines: colour and width of a line.
    pub hatch: (Color, f32),
    /// The distance of hatch lines from middle to middle.
    pub hatch_spacing: f32,
}

/// The areas of a scene: retained in the plane, moved by the view, coloured by a small array.
#[derive(Clone, Debug)]
pub struct Areas {
    /// Where they are.
    pub geography: Arc<Geography>,
    /// The level of detail to draw.
    pub level: usize,
    /// How each area is drawn, by its index.
    pub styles: Arc<Vec<AreaStyle>>,
    /// How borders are drawn.
    pub borders: BorderStyle,
    /// Where the map looks.
    pub view: View,
}

/// Where a text stands relative to its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// The point is at the left end.
    Start,
    /// The point is in the middle.
    Middle,
    /// The point is at the right end.
    End,
}

/// The weight of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Weight {
    /// As the font is.
    Regular,
    /// Emboldened.
    Bold,
}

/// One line of text; its y is the baseline.
#[derive(Clone, Debug, PartialEq)]
pub struct TextMark {
    /// The point.
    pub at: [f32; 2],
    /// How the text stands to the point.
    pub align: Align,
    /// The text.
    pub text: String,
    /// Height of the em square in units of the page.
    pub size: f32,
    /// Weight.
    pub weight: Weight,
    /// Extra space between letters in units of the page.
    pub spacing: f32,
    /// Colour.
    pub color: Color,
    /// Colour and width of the halo, if it has one.
    pub halo: Option<(Color, f32)>,
    /// By how much the line is turned about its point, radians clockwise: 0 but for the letters of a curved name.
    pub angle: f32,
}

/// Something placed on the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A line of text.
    Text(TextMark),
    /// A filled circle with a rim.
    Dot {
        /// The middle.
        at: [f32; 2],
        /// The radius without the rim.
        radius: f32,
        /// The fill.
        fill: Color,
        /// Colour and width of the rim.
        rim: (Color, f32),
    },
    /// A line through points.
    Line {
        /// The points.
        points: Vec<[f32; 2]>,
        /// Colour and width.
        stroke: (Color, f32),
    },
    /// A filled shape.
    Polygon {
        /// The corners.
        points: Vec<[f32; 2]>,
        /// The fill.
        fill: Color,
    },
    /// A rectangle.
    Box {
        /// Where.
        rect: Rect,
        /// The radius of its corners.
        radius: f32,
        /// The fill.
        fill: Color,
        /// Colour and width of its edge.
        edge: (Color, f32),
        /// Whether it is hatched like a weak village.
        hatched: bool,
    },
}

/// What a row of the legend stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum LegendSymbol {
    /// A fill.
    Fill(Color),
    /// A hatch.
    Hatch,
    /// A dot.
    Dot(Color),
    /// A dashed border.
    Dashed,
    /// The number of a ring.
    Number(u16, Color),
    /// A line between who is posted and the village.
    Line(Color, TieState),
}

/// One row of the legend.
#[derive(Clone, Debug, PartialEq)]
pub struct LegendRow {
    /// The symbol.
    pub symbol: LegendSymbol,
    /// What it means.
    pub label: String,
    /// How many villages it stands for.
    pub count: usize,
    /// Their areas or points, for selecting them.
    pub villages: Vec<Id<Village>>,
}

/// The legend of a scene.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Legend {
    /// The theme with its unit.
    pub title: String,
    /// The rows from top to bottom.
    pub rows: Vec<LegendRow>,
    /// The square of nine fills, where two measures are crossed: it stands before the rows.
    pub square: Option<LegendSquare>,
    /// What the circles tell.
    pub sizes: Option<LegendSizes>,
    /// What has to be said where the map shows no difference.
    pub remark: Option<String>,
}

/// The square of two measures that are crossed.
#[derive(Clone, Debug, PartialEq)]
pub struct LegendSquare {
    /// The measure to the right, and that upwards.
    pub titles: [String; 2],
    /// The classes of the first measure, from left to right; an empty text where it has fewer.
    pub across: [String; 3],
    /// Those of the second one, from below upwards.
    pub upwards: [String; 3],
    /// The nine fills with their villages: the lowest row first, from left to right.
    pub cells: Vec<LegendRow>,
}

/// What circles by size tell.
#[derive(Clone, Debug, PartialEq)]
pub struct LegendSizes {
    /// The measure with its unit.
    pub title: String,
    /// Radius in units of the page and number of some circles, the largest first.
    pub circles: Vec<(f32, String)>,
    /// Their fill.
    pub fill: Color,
    /// Their rim.
    pub rim: Color,
    /// Whether large ones are drawn larger than their number.
    pub flannery: bool,
}

impl Legend {
    /// The row or cell of the fill of a village.
    pub fn fill_of(&self, village: Id<Village>) -> Option<&LegendRow> {
        let cells = self.square.iter().flat_map(|square| &square.cells);
        let fills = self.rows.iter().filter(|row| matches!(row.symbol, LegendSymbol::Fill(_)));
        cells.chain(fills).find(|row| row.villages.contains(&village))
    }
}

/// One finished frame.
#[derive(Clone, Debug)]
pub struct Scene {
    /// Width and height of the page in units.
    pub size: [f32; 2],
    /// The colour of the page.
    pub paper: Color,
    /// The colour of the ground of the map, if it has one of its own.
    pub ground: Option<Color>,
    /// The areas.
    pub areas: Areas,
    /// What lies over the areas, from bottom to top.
    pub marks: Vec<Mark>,
    /// The legend as data; a sheet also has it among its marks.
    pub legend: Legend,
    /// Villages whose name or place could not be shown, for a note to the user.
    pub notes: Vec<crate::model::Sentence>,
    /// What the measure says of each village: areas first, by their index, then points, then the unplaced.
    pub values: Arc<Vec<Value>>,
}

impl Scene {
    /// What the measure says of a village; none where the scene does not know it.
    pub fn value(&self, village: Id<Village>) -> Option<Value> {
        let geography = &self.areas.geography;
        let points = geography.points.iter().map(|(point, _)| *point);
        let after = || points.chain(geography.unplaced.iter().copied()).position(|other| other == village);
        let area = geography.area(village).map(|area| area as usize);
        let nth = area.or_else(|| after().map(|nth| geography.villages.len() + nth))?;
        self.values.get(nth).copied()
    }
}
