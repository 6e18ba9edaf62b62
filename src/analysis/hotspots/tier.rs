//! What a statistic says about an area, in tiers that a leader reads.

use crate::model::Sentence;

use super::local_moran::Quadrant;

/// How sure it is that a find is not chance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// 90 %.
    Ninety,
    /// 95 %.
    NinetyFive,
    /// 99 %.
    NinetyNine,
}

impl Confidence {
    /// All of them, the surest first.
    pub const ALL: [Self; 3] = [Self::NinetyNine, Self::NinetyFive, Self::Ninety];

    /// Per cent.
    pub const fn percent(self) -> u8 {
        match self {
            Self::Ninety => 90,
            Self::NinetyFive => 95,
            Self::NinetyNine => 99,
        }
    }

    /// The surest tier that a two-sided p reaches: at most 0.01, 0.05, 0.10.
    pub fn of(p: f64) -> Option<Self> {
        Self::ALL.into_iter().find(|tier| p <= 1.0 - f64::from(tier.percent()) / 100.0 + 1e-12)
    }
}

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// Gi*: the area and its neighbours hold more than their part (高于周边).
    High,
    /// Gi*: they hold less.
    Low,
    /// Local Moran: high among high.
    HighHigh,
    /// Local Moran: low among low.
    LowLow,
    /// Local Moran: high among low, an exception.
    HighLow,
    /// Local Moran: low among high, an exception.
    LowHigh,
}

impl Side {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::High, Self::Low, Self::HighHigh, Self::LowLow, Self::HighLow, Self::LowHigh];

    /// The name in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::High => "high",
            Self::Low => "low",
            Self::HighHigh => "high_high",
            Self::LowLow => "low_low",
            Self::HighLow => "high_low",
            Self::LowHigh => "low_high",
        }
    }

    /// Whether the area itself is high.
    pub const fn is_high(self) -> bool {
        matches!(self, Self::High | Self::HighHigh | Self::HighLow)
    }

    const fn key(self) -> &'static str {
        match self {
            Self::High => "hotspot.tier.high",
            Self::Low => "hotspot.tier.low",
            Self::HighHigh => "hotspot.tier.high_high",
            Self::LowLow => "hotspot.tier.low_low",
            Self::HighLow => "hotspot.tier.high_low",
            Self::LowHigh => "hotspot.tier.low_high",
        }
    }
}

impl From<Quadrant> for Side {
    fn from(quadrant: Quadrant) -> Self {
        match quadrant {
            Quadrant::HighHigh => Self::HighHigh,
            Quadrant::LowHigh => Self::LowHigh,
            Quadrant::LowLow => Self::LowLow,
            Quadrant::HighLow => Self::HighLow,
        }
    }
}

/// The tier of an area: what the map colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// Something was found, so surely.
    Found(Side, Confidence),
    /// Nothing that chance would not bring.
    Ordinary,
    /// The area has no neighbours with a value: nothing can be said.
    NoNeighbours,
    /// The area has no value itself.
    Missing,
}

impl Tier {
    /// The name in files: `high_99`, `low_low_95`, …, `ordinary`, `no_neighbours`, `missing`.
    pub fn code(self) -> String {
        match self {
            Self::Found(side, confidence) => format!("{}_{}", side.code(), confidence.percent()),
            Self::Ordinary => "ordinary".to_owned(),
            Self::NoNeighbours => "no_neighbours".to_owned(),
            Self::Missing => "missing".to_owned(),
        }
    }

    /// The tier in plain words, as a legend says it.
    pub fn sentence(self) -> Sentence {
        match self {
            Self::Found(side, confidence) => Sentence::new(side.key()).with("percent", confidence.percent()),
            Self::Ordinary => Sentence::new("hotspot.tier.ordinary"),
            Self::NoNeighbours => Sentence::new("hotspot.tier.no_neighbours"),
            Self::Missing => Sentence::new("hotspot.tier.missing"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_p_reaches_the_surest_tier_that_it_can() {
        let tiers = [0.0, 0.01, 0.011, 0.05, 0.1, 0.2].map(|p| Confidence::of(p).map(Confidence::percent));
        assert_eq!(tiers, [Some(99), Some(99), Some(95), Some(95), Some(90), None]);
        assert_eq!(Confidence::of(f64::NAN), None);
    }

    #[test]
    fn tiers_have_different_names() {
        let found = Side::ALL.into_iter().flat_map(|side| Confidence::ALL.map(|sure| Tier::Found(side, sure)));
        let all = found.chain([Tier::Ordinary, Tier::NoNeighbours, Tier::Missing]);
        let codes: std::collections::BTreeSet<String> = all.map(Tier::code).collect();
        assert_eq!(codes.len(), 21);
        assert!(codes.contains("high_99") && codes.contains("low_low_95"));
    }
}
