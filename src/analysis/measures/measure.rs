//! A measure: what is counted, for what, among which issues, and how it is smoothed.

use std::collections::BTreeSet;

use super::about::{Direction, Kind};
use super::among::Among;
use super::quantity::Quantity;
use crate::model::World;

/// For what something is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Per {
    /// For each area.
    #[default]
    Area,
    /// For each 1,000 households of it.
    Households,
}

/// How a rate from small numbers is drawn towards that of more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Smoothing {
    /// As it was counted.
    #[default]
    None,
    /// Towards the rate of all areas.
    Global,
    /// Towards the rate of the area and its neighbours.
    Neighbours,
}

/// A number about each area.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct Measure {
    /// What is counted.
    pub quantity: Quantity,
    /// For what: only counts are taken for households.
    pub per: Per,
    /// Among which issues: only what counts issues is narrowed.
    pub among: Among,
    /// How it is smoothed: only rates and shares are.
    pub smoothing: Smoothing,
}

impl From<Quantity> for Measure {
    fn from(quantity: Quantity) -> Self {
        Self { quantity, ..Self::default() }
    }
}

impl Measure {
    /// An indicator.
    pub fn indicator(name: &str) -> Self {
        Quantity::Indicator(name.to_owned()).into()
    }

    /// The measures that every file has, and one for each name among its indicators, in the order of the names.
    pub fn all(world: &World) -> Vec<Self> {
        let names: BTreeSet<&str> = world.indicators.iter().map(|indicator| indicator.name.as_str()).collect();
        let indicators = names.into_iter().map(Self::indicator);
        Quantity::ALL.into_iter().map(Self::from).chain(indicators).collect()
    }

    /// What kind of number it is.
    pub fn kind(&self) -> Kind {
        match self.per {
            Per::Area => self.quantity.about().kind,
            Per::Households => Kind::Rate,
        }
    }

    /// Which end of the numbers is bad.
    pub fn direction(&self) -> Direction {
        self.quantity.about().direction
    }

    /// Whether it may be taken for each 1,000 households.
    pub fn can_be_per_households(&self) -> bool {
        self.quantity.about().kind == Kind::Count
    }

    /// The same with what makes no sense for it left out.
    #[must_use]
    pub fn in_order(mut self) -> Self {
        if !self.can_be_per_households() {
            self.per = Per::Area;
        }
        if !self.quantity.about().is_of_issues {
            self.among = Among::default();
        }
        if !self.kind().can_be_smoothed() {
            self.smoothing = Smoothing::None;
        }
        self
    }
}
