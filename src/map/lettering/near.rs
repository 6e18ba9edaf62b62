//! What lies near a name: what is taken for certain, and the names of higher rank that may come there.

use crate::map::rect::Rect;

use super::label::Place;
use super::settled::Settled;

/// A name of higher rank of the same kind.
#[derive(Clone, Copy, Debug)]
pub struct Rival {
    /// Its number.
    pub number: u32,
    /// How far its anchor is from the one that asks.
    pub away: [f32; 2],
    /// What it may take at most, relative to the anchor that asks.
    pub reach: Rect,
}

/// What lies near an anchor, relative to it.
#[derive(Clone, Debug, Default)]
pub struct Near {
    /// What is taken.
    pub taken: Vec<Rect>,
    /// The names that go first.
    pub rivals: Vec<Rival>,
    /// The space that is kept around those names.
    pub gap: f32,
}

/// Whether a rectangle is free.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Freedom {
    /// Nothing is there.
    Free,
    /// Something is there.
    Taken,
    /// That depends on these names, which are not settled yet.
    Open(Vec<u32>),
}

impl Freedom {
    /// The names on which it depends.
    pub fn before(self) -> Vec<u32> {
        match self {
            Self::Open(before) => before,
            Self::Free | Self::Taken => Vec::new(),
        }
    }
}

impl Near {
    /// Whether a rectangle is free, as far as it is settled.
    pub fn freedom(&self, rect: &Rect, settled: &Settled<Place>) -> Freedom {
        if self.taken.iter().any(|taken| taken.overlaps(rect)) {
            return Freedom::Taken;
        }
        let mut open = Vec::new();
        for rival in self.rivals.iter().filter(|rival| rival.reach.overlaps(rect)) {
            match settled.get(rival.number) {
                None => open.push(rival.number),
                Some(Some(place))
                    if place.takes().any(|takes| takes.grown(self.gap).moved(rival.away).overlaps(rect)) =>
                {
                    return Freedom::Taken;
                }
                Some(_) => {}
            }
        }
        if open.is_empty() { Freedom::Free } else { Freedom::Open(open) }
    }
}
