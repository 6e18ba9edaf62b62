//! What is asked: which statistic, of which measure, with which neighbours.

use crate::analysis::hotspots::{Options, Statistic};
use crate::analysis::measures::{Measure, Quantity};
use crate::analysis::trends::Course;
use crate::analysis::weights::Neighbourhood;

/// Which statistic looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SpotKind {
    /// Getis-Ord Gi*.
    #[default]
    GiStar,
    /// Local Moran.
    LocalMoran,
    /// Kulldorff's scan.
    Scan,
    /// Emerging hotspots.
    Trends,
}

impl SpotKind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::GiStar, Self::LocalMoran, Self::Scan, Self::Trends];

    /// The word for it on the command line and at the end of keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::GiStar => "gi",
            Self::LocalMoran => "lisa",
            Self::Scan => "scan",
            Self::Trends => "trends",
        }
    }

    /// Splits a theme such as `gi:open` into the statistic and the code of the measure; `hotspot:` is `gi:`.
    pub fn split(theme: &str) -> Option<(Self, &str)> {
        let (word, measure) = theme.split_once(':')?;
        let named = Self::ALL.into_iter().find(|kind| kind.code() == word);
        named.or((word == "hotspot").then_some(Self::GiStar)).map(|kind| (kind, measure))
    }

    /// Whether it asks who is beside whom.
    pub const fn has_neighbours(self) -> bool {
        !matches!(self, Self::Scan)
    }
}

/// A question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SpotQuestion {
    /// The statistic.
    pub kind: SpotKind,
    /// What is counted.
    pub measure: Measure,
    /// Which villages count as neighbours; a scan has none.
    pub neighbourhood: Neighbourhood,
    /// A scan also looks at so many months.
    pub months: Option<usize>,
    /// How many conditional permutations judge Gi* and local Moran; 0 judges by the normal distribution.
    pub permutations: u32,
    /// What chance follows from, in permutations and in scans: the same seed finds the same.
    pub seed: Seed,
}

/// What chance follows from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Seed(pub u64);

impl Default for Seed {
    /// The same for everybody, so that two people who ask the same are told the same.
    fn default() -> Self {
        Self(Options::default().seed)
    }
}

impl SpotQuestion {
    /// Whether permutations judge: Gi* and local Moran where they were asked for.
    pub fn is_permuted(&self) -> bool {
        self.permutations > 0 && matches!(self.kind, SpotKind::GiStar | SpotKind::LocalMoran)
    }

    /// How Gi* and local Moran look: under the false discovery rate.
    pub(super) fn options(&self) -> Options {
        let statistic = if self.kind == SpotKind::LocalMoran { Statistic::LocalMoran } else { Statistic::GiStar };
        Options {
            statistic,
            neighbourhood: self.neighbourhood,
            permutations: self.permutations,
            seed: self.seed.0,
            ..Options::default()
        }
    }

    /// What trends follow: all open issues, or all that were raised; of no other measure is the past known.
    pub(super) fn course(&self) -> Option<Course> {
        let course = match self.measure.quantity {
            Quantity::Open => Course::Open,
            Quantity::New => Course::Raised,
            _ => return None,
        };
        (Measure::from(self.measure.quantity.clone()) == self.measure).then_some(course)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_theme_is_split_into_statistic_and_measure() {
        assert_eq!(SpotKind::split("hotspot:open"), Some((SpotKind::GiStar, "open")));
        assert_eq!(SpotKind::split("scan:indicator:收入"), Some((SpotKind::Scan, "indicator:收入")));
        assert_eq!(SpotKind::split("older:60"), None);
        assert_eq!(SpotKind::split("open"), None);
    }

    #[test]
    fn trends_follow_only_what_is_known_of_every_month() {
        let of = |code: &str| {
            let measure = Measure::from_code(code).expect("a measure");
            SpotQuestion { measure, ..SpotQuestion::default() }.course()
        };
        assert_eq!([of("open"), of("new")], [Some(Course::Open), Some(Course::Raised)]);
        assert_eq!([of("open/households"), of("overdue"), of("open?category=water")], [None; 3]);
    }
}
