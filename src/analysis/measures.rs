//! The measures by which a map can be coloured: a number for each village, or none where nothing was reported.

use crate::model::{Id, Village, World};

use super::Findings;

/// A number about each village.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub enum Measure {
    /// Open issues.
    #[default]
    Open,
    /// Open issues per 1,000 households.
    OpenPerThousand,
    /// Overdue issues.
    Overdue,
    /// Weak status: 1 weak, 0 not.
    Weak,
    /// A resident cadre: 1 yes, 0 no.
    Resident,
    /// The latest value of an indicator of that name.
    Indicator(String),
}

impl Measure {
    /// The name on the command line and in files: `open`, `open_per_thousand`, `overdue`, `weak`, `resident`,
    /// `indicator:NAME`.
    pub fn code(&self) -> String {
        match self {
            Self::Open => "open".into(),
            Self::OpenPerThousand => "open_per_thousand".into(),
            Self::Overdue => "overdue".into(),
            Self::Weak => "weak".into(),
            Self::Resident => "resident".into(),
            Self::Indicator(name) => format!("indicator:{name}"),
        }
    }

    /// The measure with this name.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "open" => Some(Self::Open),
            "open_per_thousand" => Some(Self::OpenPerThousand),
            "overdue" => Some(Self::Overdue),
            "weak" => Some(Self::Weak),
            "resident" => Some(Self::Resident),
            _ => code
                .strip_prefix("indicator:")
                .filter(|name| !name.is_empty())
                .map(|name| Self::Indicator(name.to_owned())),
        }
    }

    /// The value of each of these villages, `None` where nothing was reported.
    pub fn values(&self, world: &World, findings: &Findings, villages: &[Id<Village>]) -> Vec<Option<f64>> {
        let _ = (world, findings, villages);
        todo!()
    }
}
