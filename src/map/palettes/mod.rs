//! Palettes of classes: those of ColorBrewer and our own, with what colour-blind eyes and a copier make of them.
//!
//! The colours of ColorBrewer are those of Cynthia A. Brewer, Mark Harrower and The Pennsylvania State University
//! (C. A. Brewer, G. W. Hatchard, M. A. Harrower: ColorBrewer in print, 2003), under the Apache License 2.0.

mod apart;
mod bivariate;
mod brewer;
mod check;
mod eyes;
mod oklab;

pub use apart::missing_beside;
use apart::zero_beside;
pub use bivariate::BIVARIATE;
pub use check::{Check, Confused};
pub use eyes::Eyes;
pub use oklab::{distance, lightness};

use super::color::Color;
use brewer as of;

/// A row of colours for classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Palette {
    /// From cream to dark red: our own.
    #[default]
    Warm,
    /// Brewer's blues.
    Blues,
    /// Brewer's greens.
    Greens,
    /// Brewer's purples.
    Purples,
    /// Brewer's oranges to red.
    OrRd,
    /// Brewer's yellow, green, blue.
    YlGnBu,
    /// Greys that a copier keeps apart, none so dark that a hatch over it could not be seen.
    Greys,
    /// Brewer's blue to red around a pale middle.
    RdBu,
    /// Brewer's purple to orange around a pale middle.
    PuOr,
    /// Brewer's blue-green to brown around a pale middle.
    BrBG,
    /// Brewer's soft colours without an order.
    Set2,
    /// Brewer's strong colours without an order.
    Dark2,
}

/// What the order of the colours of a palette says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PaletteKind {
    /// From little to much.
    Sequential,
    /// To both sides of a middle.
    Diverging,
    /// Nothing: kinds, not amounts.
    Qualitative,
}

impl PaletteKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Sequential, Self::Diverging, Self::Qualitative];

    /// The key of its name.
    pub const fn title_key(self) -> &'static str {
        match self {
            Self::Sequential => "map.palette.sequential",
            Self::Diverging => "map.palette.diverging",
            Self::Qualitative => "map.palette.qualitative",
        }
    }
}

impl Palette {
    /// All palettes, in the order in which they are offered.
    pub const ALL: [Self; 12] = [
        Self::Warm,
        Self::OrRd,
        Self::YlGnBu,
        Self::Blues,
        Self::Greens,
        Self::Purples,
        Self::Greys,
        Self::RdBu,
        Self::PuOr,
        Self::BrBG,
        Self::Set2,
        Self::Dark2,
    ];

    /// The word for it on the command line and in the preferences.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Warm => "warm",
            Self::Blues => "blues",
            Self::Greens => "greens",
            Self::Purples => "purples",
            Self::Greys => "greys",
            Self::OrRd => "orrd",
            Self::YlGnBu => "ylgnbu",
            Self::RdBu => "rdbu",
            Self::PuOr => "puor",
            Self::BrBG => "brbg",
            Self::Set2 => "set2",
            Self::Dark2 => "dark2",
        }
    }

    /// The palette with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|palette| palette.code() == code)
    }

    /// What the order of its colours says.
    pub const fn kind(self) -> PaletteKind {
        match self {
            Self::Warm | Self::Blues | Self::Greens | Self::Purples | Self::Greys | Self::OrRd | Self::YlGnBu => {
                PaletteKind::Sequential
            }
            Self::RdBu | Self::PuOr | Self::BrBG => PaletteKind::Diverging,
            Self::Set2 | Self::Dark2 => PaletteKind::Qualitative,
        }
    }

    /// The key of its name.
    pub const fn name_key(self) -> &'static str {
        match self {
            Self::Warm => "map.palette.warm",
            Self::Blues => "map.palette.blues",
            Self::Greens => "map.palette.greens",
            Self::Purples => "map.palette.purples",
            Self::Greys => "map.palette.greys",
            Self::OrRd => "map.palette.orrd",
            Self::YlGnBu => "map.palette.ylgnbu",
            Self::RdBu => "map.palette.rdbu",
            Self::PuOr => "map.palette.puor",
            Self::BrBG => "map.palette.brbg",
            Self::Set2 => "map.palette.set2",
            Self::Dark2 => "map.palette.dark2",
        }
    }

    /// The fills of so many classes, lowest first, or highest first where the palette is reversed. A sequential palette
    /// is spread over its five anchors, so that few classes stay far apart; a qualitative one begins anew after its
    /// eighth colour.
    pub fn fills(self, count: usize, reversed: bool) -> Vec<Color> {
        let mut fills = match self {
            Self::Warm => spread(&of::WARM, count),
            Self::Blues => spread(&of::BLUES, count),
            Self::Greens => spread(&of::GREENS, count),
            Self::Purples => spread(&of::PURPLES, count),
            Self::Greys => spread(&of::GREYS, count),
            Self::OrRd => spread(&of::OR_RD, count),
            Self::YlGnBu => spread(&of::YL_GN_BU, count),
            Self::RdBu => diverging(&of::RD_BU, count),
            Self::PuOr => diverging(&of::PU_OR, count),
            Self::BrBG => diverging(&of::BR_BG, count),
            Self::Set2 => of::SET_2.into_iter().cycle().take(count).collect(),
            Self::Dark2 => of::DARK_2.into_iter().cycle().take(count).collect(),
        };
        if reversed {
            fills.reverse();
        }
        fills
    }

    /// The fills of zero and of what was not reported beside these classes of the palette: the usual ones where they stand
    /// out. Among greys alone zero is the palest and what was not reported stays the paper, so that it is no lower class.
    pub fn zero_and_missing(self, (zero, missing): (Color, Color), classes: &[Color]) -> (Color, Color) {
        let (zero, missing) = match self {
            Self::Greys => (Color::rgb(0xEAEAEA), Color::rgb(0xFFFFFF)),
            _ => (zero, missing),
        };
        let zero = zero_beside(zero, classes);
        (zero, missing_beside(missing, zero, classes))
    }
}

/// So many colours between the anchors.
fn spread(anchors: &[Color; 5], count: usize) -> Vec<Color> {
    match count {
        0 => Vec::new(),
        1 => vec![anchors[2]],
        2 => vec![anchors[0], anchors[3]],
        3 => vec![anchors[0], anchors[2], anchors[4]],
        _ => (0..count).map(|nth| at(anchors, nth as f32 / (count - 1) as f32)).collect(),
    }
}

/// The colour between the anchors at a place from 0 to 1.
fn at(anchors: &[Color; 5], place: f32) -> Color {
    let place = place.clamp(0.0, 1.0) * 4.0;
    let nth = (place.floor() as usize).min(3);
    let part = place - nth as f32;
    let blend = |from: u8, to: u8| (f32::from(from) + (f32::from(to) - f32::from(from)) * part).round() as u8;
    let (Color(r, g, b, _), Color(red, green, blue, _)) = (anchors[nth], anchors[nth + 1]);
    Color(blend(r, red), blend(g, green), blend(b, blue), 255)
}

/// So many colours of a diverging palette, of which `scheme` has the rows for three to nine classes.
fn diverging(scheme: &[&[Color]; 7], count: usize) -> Vec<Color> {
    match count {
        0 => Vec::new(),
        1 => vec![scheme[0][1]],
        2 => vec![scheme[0][0], scheme[0][2]],
        _ => scheme[(count - 3).min(6)].iter().copied().cycle().take(count).collect(),
    }
}

#[cfg(test)]
mod tests;
