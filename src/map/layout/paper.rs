//! The papers of a layout.

use serde::{Deserialize, Serialize};

/// A paper by its name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PaperSize {
    /// 210 × 297 mm.
    A4,
    /// 297 × 420 mm.
    #[default]
    A3,
    /// 420 × 594 mm.
    A2,
    /// 594 × 841 mm.
    A1,
    /// 841 × 1189 mm.
    A0,
    /// A slide of 1920 × 1080 pixels.
    #[serde(rename = "16:9")]
    Wide,
    /// A size of one's own in millimetres.
    #[serde(rename = "own")]
    Own,
    /// A picture of so many pixels, at 96 to the inch.
    #[serde(rename = "pixels")]
    Pixels,
}

impl PaperSize {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 8] = [Self::A4, Self::A3, Self::A2, Self::A1, Self::A0, Self::Wide, Self::Own, Self::Pixels];

    /// The word for it in templates and on the command line.
    pub const fn code(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::A3 => "A3",
            Self::A2 => "A2",
            Self::A1 => "A1",
            Self::A0 => "A0",
            Self::Wide => "16:9",
            Self::Own => "own",
            Self::Pixels => "pixels",
        }
    }

    /// The paper with this word, in small or large letters.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|paper| paper.code().eq_ignore_ascii_case(code))
    }

    /// The short and the long side of a sheet of the series A, millimetres; none for what has a size of its own.
    pub const fn sides_mm(self) -> Option<[f32; 2]> {
        match self {
            Self::A4 => Some([210.0, 297.0]),
            Self::A3 => Some([297.0, 420.0]),
            Self::A2 => Some([420.0, 594.0]),
            Self::A1 => Some([594.0, 841.0]),
            Self::A0 => Some([841.0, 1189.0]),
            Self::Wide | Self::Own | Self::Pixels => None,
        }
    }
}
