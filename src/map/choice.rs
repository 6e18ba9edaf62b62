//! What the user has chosen to see.

use std::collections::BTreeSet;

use crate::analysis::{Classes, Level, Measure, Method};
use crate::model::{Id, Village};
use crate::words::Language;

use super::over_time::OverTime;
use super::palettes::{Eyes, Palette};
use super::spots::SpotLayer;
use super::ties::TieLayer;

/// The layers over the fill, each to be shown or hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layers {
    /// Hatch on weak villages.
    pub hatch: bool,
    /// Dots for resident cadres.
    pub residents: bool,
    /// Names of townships.
    pub township_names: bool,
    /// Names of villages, where there is room.
    pub village_names: bool,
    /// The numbers of townships beside their names, where the theme is one of townships.
    pub township_values: bool,
    /// Names of resident cadres under those of their villages: only where somebody asks for names of people.
    pub resident_names: bool,
}

impl Default for Layers {
    fn default() -> Self {
        Self {
            hatch: true,
            residents: true,
            township_names: true,
            village_names: true,
            township_values: true,
            resident_names: false,
        }
    }
}

/// What the circles tell.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct SymbolChoice {
    /// The count.
    pub measure: Measure,
    /// Whether large circles are drawn larger than their number, because eyes take them for smaller.
    pub flannery: bool,
}

/// What the user has chosen to see on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// The number that colours the areas.
    pub measure: Measure,
    /// How the classes are found.
    pub method: Method,
    /// How many classes there are at most.
    pub classes: usize,
    /// The colours of the classes.
    pub palette: Palette,
    /// Whether the palette runs the other way.
    pub reversed: bool,
    /// A second measure, with which the first is crossed: nine fills instead of classes.
    pub second: Option<Measure>,
    /// Circles by size over the fills.
    pub symbols: Option<SymbolChoice>,
    /// For which areas the theme is read.
    pub level: Level,
    /// Whose eyes the map is shown to.
    pub eyes: Eyes,
    /// Classes that several maps have in common, in place of those that the method finds.
    pub shared: Option<Classes>,
    /// What a statistic found, which then colours the map in place of the measure.
    pub spots: Option<SpotLayer>,
    /// Lines from those who are posted to their villages.
    pub ties: Option<TieLayer>,
    /// What is seen of other days.
    pub over_time: OverTime,
    /// The layers that are shown.
    pub layers: Layers,
    /// The villages that the map is about: the legend counts them alone, and the others are pale. None means all.
    pub focus: BTreeSet<Id<Village>>,
    /// The villages that are selected, drawn with an outline.
    pub selected: BTreeSet<Id<Village>>,
    /// The village under the pointer.
    pub hovered: Option<Id<Village>>,
    /// The language of the legend.
    pub language: Language,
    /// Whether the ground is dark.
    pub dark: bool,
    /// Whether it is shown in public, so that fewer than three cases are told as such.
    pub published: bool,
}

impl Default for Choice {
    fn default() -> Self {
        Self {
            measure: Measure::default(),
            method: Method::default(),
            classes: 5,
            palette: Palette::default(),
            reversed: false,
            second: None,
            symbols: None,
            level: Level::default(),
            eyes: Eyes::default(),
            shared: None,
            spots: None,
            ties: None,
            over_time: OverTime::default(),
            layers: Layers::default(),
            focus: BTreeSet::new(),
            selected: BTreeSet::new(),
            hovered: None,
            language: Language::default(),
            dark: false,
            published: false,
        }
    }
}

/// The size of a sheet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Paper {
    /// A paper size in millimetres with its resolution.
    Millimetres {
        /// Width.
        width: f32,
        /// Height.
        height: f32,
        /// Dots per inch.
        dpi: f32,
    },
    /// A picture of so many pixels, at 96 to the inch.
    Pixels {
        /// Width.
        width: u32,
        /// Height.
        height: u32,
    },
}

impl Paper {
    /// Width and height in units of the page (1/96 inch).
    pub fn units(self) -> [f32; 2] {
        match self {
            Self::Millimetres { width, height, .. } => [width / 25.4 * 96.0, height / 25.4 * 96.0],
            Self::Pixels { width, height } => [width as f32, height as f32],
        }
    }

    /// How many pixels one unit of the page is.
    pub fn pixels_per_unit(self) -> f32 {
        match self {
            Self::Millimetres { dpi, .. } => dpi / 96.0,
            Self::Pixels { .. } => 1.0,
        }
    }
}
