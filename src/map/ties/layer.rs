//! The ties that a map shows: plain values, made from postings or from a plan.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use crate::model::{Id, Village};

/// What becomes of a tie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TieState {
    /// It holds today and goes on.
    #[default]
    Kept,
    /// It begins.
    New,
    /// It begins, and another tie of the same cadre ends for it.
    Moved,
    /// It ends.
    Ending,
}

impl TieState {
    /// All states, in the order of the legend.
    pub const ALL: [Self; 4] = [Self::Kept, Self::New, Self::Moved, Self::Ending];

    /// The key of what it is called.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Kept => "map.ties.kept",
            Self::New => "map.ties.new",
            Self::Moved => "map.ties.moved",
            Self::Ending => "map.ties.ending",
        }
    }
}

/// What the colour of a line tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum TieBy {
    /// Whose line it is.
    #[default]
    Cadre,
    /// From which unit it comes.
    Unit,
    /// How much who is tied has to carry.
    Load,
}

impl TieBy {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Cadre, Self::Unit, Self::Load];

    /// The key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Cadre => "map.ties.by_cadre",
            Self::Unit => "map.ties.by_unit",
            Self::Load => "map.ties.by_load",
        }
    }
}

/// A tie between a cadre or a unit and a village.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tie {
    /// Where the cadre or the unit works: longitude and latitude in degrees, where that is known.
    pub from: Option<[f64; 2]>,
    /// The village.
    pub village: Id<Village>,
    /// The number of the cadre (or of the unit that is tied as a whole), which picks its colour.
    pub who: u32,
    /// The number of the unit.
    pub unit: u32,
    /// What who is tied carries, as a multiple of the mean.
    pub load: f32,
    /// What becomes of it.
    pub state: TieState,
}

/// The class of a load given as a multiple of the mean: under half, about the mean, over it, more than double.
pub fn load_class(load: f32) -> usize {
    [0.5, 1.25, 2.0].into_iter().filter(|limit| load >= *limit).count()
}

/// The ties of a map; shared, and compared by where they stand in memory.
#[derive(Clone)]
pub struct TieLayer {
    /// The ties.
    pub ties: Arc<Vec<Tie>>,
    /// What their colour tells.
    pub by: TieBy,
    /// Those (by their number) whose lines are looked at; all when there are none.
    pub seen: Arc<BTreeSet<u32>>,
    /// Whether lines that stay as they are are left out.
    pub only_changes: bool,
}

impl TieLayer {
    /// Whether a line is drawn at all.
    pub fn is_shown(&self, tie: &Tie) -> bool {
        !self.only_changes || tie.state != TieState::Kept
    }

    /// Whether a line is one of those that are looked at.
    pub fn is_seen(&self, tie: &Tie) -> bool {
        self.seen.is_empty() || self.seen.contains(&tie.who)
    }
}

impl fmt::Debug for TieLayer {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "TieLayer({} ties, {:?}, {} seen)", self.ties.len(), self.by, self.seen.len())
    }
}

impl PartialEq for TieLayer {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.ties, &other.ties)
            && self.by == other.by
            && self.seen == other.seen
            && self.only_changes == other.only_changes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loads_fall_into_four_classes_about_the_mean() {
        assert_eq!([0.0, 0.49, 0.5, 1.0, 1.25, 1.99, 2.0, 9.0].map(load_class), [0, 0, 1, 1, 2, 2, 3, 3]);
    }
}
