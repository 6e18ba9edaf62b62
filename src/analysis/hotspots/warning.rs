//! What the reader of a hotspot map has to be told beside it.

use crate::model::Sentence;

/// Something that a reader has to know about a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Warning {
    /// The measure counts matters in each village: large villages have more of them, so that a hotspot may only show where
    /// many people live. A rate per household says more.
    RawCounts,
    /// So many villages have no value; they were left out with their ties.
    Missing(usize),
    /// So many villages have no boundary, and so no neighbours under this rule.
    WithoutBoundary(usize),
    /// So many villages with a value have no neighbour with a value.
    Islands(usize),
    /// So many permutations tell no smaller p from the smallest, which the correction for all villages then finds too large.
    Coarse(u32),
    /// The boundaries of so many villages were made by us from points: who is beside whom is an assumption.
    Approximate(usize),
}

impl Warning {
    /// The warning in words.
    pub fn sentence(self) -> Sentence {
        match self {
            Self::RawCounts => Sentence::new("hotspot.warning.raw_counts"),
            Self::Missing(count) => Sentence::new("hotspot.warning.missing").with("count", count),
            Self::WithoutBoundary(count) => Sentence::new("hotspot.warning.without_boundary").with("count", count),
            Self::Islands(count) => Sentence::new("hotspot.warning.islands").with("count", count),
            Self::Coarse(count) => Sentence::new("hotspot.warning.coarse").with("count", count),
            Self::Approximate(count) => Sentence::new("hotspot.warning.approximate").with("count", count),
        }
    }
}
