//! How strong a rule is.

use serde::{Deserialize, Serialize};

/// How a file says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Force {
    /// 硬规则: a plan has to keep it.
    Hard,
    /// 软规则: a plan should keep it; where it does not, the weight counts.
    Soft,
    /// 不用: it is not looked at.
    Off,
}

impl Force {
    /// All of them, the strongest first.
    pub const ALL: [Self; 3] = [Self::Hard, Self::Soft, Self::Off];

    /// The code in files and in keys of the word catalogue.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Hard => "hard",
            Self::Soft => "soft",
            Self::Off => "off",
        }
    }
}

/// A force with its weight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Strength {
    /// It has to be kept.
    Hard,
    /// It should be kept; what one break of it costs.
    Soft(f64),
    /// It is not looked at.
    Off,
}

impl Strength {
    /// Whether it has to be kept.
    pub fn is_hard(self) -> bool {
        self == Self::Hard
    }

    /// Whether it is looked at.
    pub fn is_on(self) -> bool {
        self != Self::Off
    }

    /// What one break of it costs where it is soft, else 0.
    pub fn weight(self) -> f64 {
        match self {
            Self::Soft(weight) => weight,
            Self::Hard | Self::Off => 0.0,
        }
    }
}
