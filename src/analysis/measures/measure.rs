//! A measure: what is counted, for what, among which issues, and how it is smoothed.

use std::collections::BTreeSet;

use super::super::areas::Areas;
use super::super::findings::Findings;
use super::about::{Direction, Kind};
use super::among::Among;
use super::code;
use super::quantity::Quantity;
use super::reading::Reading;
use super::source::Source;
use super::value::Value;
use crate::model::{Id, Village, World};

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

    /// Its name on the command line and in files: `open`, `older:60/households`, `indicator:NAME`,
    /// `overdue/households?category=water&smooth=global`.
    pub fn code(&self) -> String {
        code::print(self)
    }

    /// The measure with this name; none where it makes no sense, such as weak villages for each 1,000 households.
    pub fn from_code(text: &str) -> Option<Self> {
        code::parse(text)
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

    /// Reads it for each area. `neighbours` are those of each area by their places among the areas; without them nothing
    /// is smoothed by neighbours. The findings are those of this very world; their day counts as today.
    pub fn read(&self, world: &World, findings: &Findings, areas: &Areas, neighbours: Option<&[Vec<u32>]>) -> Reading {
        let measure = self.clone().in_order();
        let source = Source { world, findings, facts: &findings.facts, among: &measure.among };
        Reading::of(&measure.quantity, measure.per, measure.smoothing, &source, areas, neighbours)
    }

    /// What it says of these villages, without smoothing by neighbours.
    pub fn values(&self, world: &World, findings: &Findings, villages: &[Id<Village>]) -> Vec<Value> {
        self.read(world, findings, &Areas::of_villages(world, villages), None).values
    }
}
