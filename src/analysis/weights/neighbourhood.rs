//! The rule by which villages count as neighbours.

use crate::geometry::{Contiguity, Geography};
use crate::model::Sentence;

use super::{Weights, centers, nearest, within};

/// Which villages count as neighbours.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Neighbourhood {
    /// A common border or a common point.
    #[default]
    Queen,
    /// A common border of some length.
    Rook,
    /// So many nearest villages, by the distance of their centres.
    Nearest(u16),
    /// All villages whose centres are within so many kilometres.
    Band {
        /// The radius over the ground.
        km: f64,
    },
}

impl Neighbourhood {
    /// The name on the command line: `queen`, `rook`, `knn:8`, `band:5km`.
    pub fn code(&self) -> String {
        match self {
            Self::Queen => "queen".to_owned(),
            Self::Rook => "rook".to_owned(),
            Self::Nearest(count) => format!("knn:{count}"),
            Self::Band { km } => format!("band:{km}km"),
        }
    }

    /// The rule with this name; the radius of a band is in `km` or `m`.
    pub fn from_code(code: &str) -> Option<Self> {
        let (rule, number) = code.split_once(':').unwrap_or((code, ""));
        match (rule, number) {
            ("queen", "") => Some(Self::Queen),
            ("rook", "") => Some(Self::Rook),
            ("knn", count) => count.parse().ok().filter(|count| *count > 0).map(Self::Nearest),
            ("band", length) => kilometres(length).map(|km| Self::Band { km }),
            _ => None,
        }
    }

    /// The rule in words.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Queen => Sentence::new("hotspot.weights.queen"),
            Self::Rook => Sentence::new("hotspot.weights.rook"),
            Self::Nearest(count) => Sentence::new("hotspot.weights.nearest").with("count", count),
            Self::Band { km } => Sentence::new("hotspot.weights.band").with("km", km),
        }
    }

    /// Whether villages need a boundary to have neighbours under this rule.
    pub fn needs_boundaries(&self) -> bool {
        matches!(self, Self::Queen | Self::Rook)
    }

    /// The weights of the areas of a geography; by distance also of its villages without a boundary, which follow.
    pub fn weights(&self, geography: &Geography) -> Weights {
        let contiguous = |contiguity| {
            let finest = geography.levels.first();
            finest.map_or_else(Weights::default, |level| Weights::contiguous(&level.coverage, contiguity))
        };
        match self {
            Self::Queen => contiguous(Contiguity::Queen),
            Self::Rook => contiguous(Contiguity::Rook),
            Self::Nearest(count) => nearest(&centers(geography), usize::from(*count)),
            Self::Band { km } => within(&centers(geography), *km),
        }
    }
}

/// A length such as `5km`, `0.8km` or `800m`.
fn kilometres(text: &str) -> Option<f64> {
    let km = match text.strip_suffix("km") {
        Some(number) => number.parse::<f64>().ok()?,
        None => text.strip_suffix('m')?.parse::<f64>().ok()? / 1000.0,
    };
    (km.is_finite() && km > 0.0).then_some(km)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::sample;

    #[test]
    fn every_rule_is_found_by_its_name() {
        let rules =
            [Neighbourhood::Queen, Neighbourhood::Rook, Neighbourhood::Nearest(8), Neighbourhood::Band { km: 0.8 }];
        for rule in rules {
            assert_eq!(Neighbourhood::from_code(&rule.code()), Some(rule));
        }
        assert_eq!(Neighbourhood::from_code("band:800m"), Some(Neighbourhood::Band { km: 0.8 }));
        for wrong in ["", "queen:1", "knn", "knn:0", "knn:-1", "band:5", "band:0km", "band:NaNkm", "band:km", "king"] {
            assert_eq!(Neighbourhood::from_code(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn six_squares_have_the_neighbours_that_can_be_seen() {
        // Two rows of three: 0 1 2 below, 3 4 5 above.
        let geography = Geography::of(&sample::sample_world(), 0.5);
        let rook = Neighbourhood::Rook.weights(&geography);
        assert_eq!((rook.neighbours(0), rook.neighbours(4)), (&[1, 3][..], &[1, 3, 5][..]));
        let queen = Neighbourhood::Queen.weights(&geography);
        assert_eq!((queen.neighbours(0), queen.neighbours(4)), (&[1, 3, 4][..], &[0, 1, 2, 3, 5][..]));
        assert!(rook.is_symmetric() && queen.is_symmetric());
        assert_eq!(Neighbourhood::Nearest(5).weights(&geography).links(), 30);
        assert!(Neighbourhood::Queen.weights(&Geography::default()).is_empty());
    }
}
