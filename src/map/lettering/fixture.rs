//! The invented county with all that names need, for the tests of the lettering.

use crate::analysis::{Measure, Method};
use crate::map::choice::Choice;
use crate::map::fixture::Fixture;
use crate::map::roster::Roster;

use super::ground::Lettering;
use super::names::Names;
use super::region::Region;
use super::{ranks, shape};

/// A county that can be lettered.
pub struct Lettered {
    /// The county.
    pub fixture: Fixture,
    choice: Choice,
    roster: Roster,
    names: Names,
    township_arcs: Vec<Vec<u32>>,
    village_ranks: Vec<u32>,
    township_ranks: Vec<u32>,
}

impl Lettered {
    /// Gathers what is kept of a county.
    pub fn of(fixture: Fixture) -> Self {
        let measure = Measure::indicator("count");
        let choice = Choice { measure, method: Method::Quantile, ..Choice::default() };
        let roster = Roster::of(fixture.county());
        let geography = &fixture.geography;
        Self {
            names: Names::of(fixture.county(), false),
            township_arcs: shape::township_arcs(geography),
            village_ranks: ranks::village_ranks(geography, &roster),
            township_ranks: ranks::township_ranks(geography),
            fixture,
            choice,
            roster,
        }
    }

    /// What every region is made from.
    pub fn lettering(&self) -> Lettering<'_> {
        Lettering {
            geography: &self.fixture.geography,
            roster: &self.roster,
            names: &self.names,
            townships: &self.names.townships,
            township_arcs: &self.township_arcs,
            village_ranks: &self.village_ranks,
            township_ranks: &self.township_ranks,
            layers: self.choice.layers,
            crowd_m: 900.0,
        }
    }

    /// A part of the box around the county at a scale: its upper left corner and its size, from 0 to 1.
    pub fn region(&self, metres_per_unit: f64, [left, top]: [f64; 2], [width, height]: [f64; 2]) -> Region {
        let [low, high] = self.fixture.geography.bounds;
        let size = [0, 1].map(|axis| (high[axis] - low[axis]) / metres_per_unit);
        Region {
            corner: [low[0] / metres_per_unit + left * size[0], -high[1] / metres_per_unit + top * size[1]],
            size: [(width * size[0]) as f32, (height * size[1]) as f32],
            metres_per_unit,
            scale: 1.0,
            level: 0,
            obstacles: Vec::new(),
            closed: false,
        }
    }

    /// All of the county with what reaches beyond it.
    pub fn whole(&self, metres_per_unit: f64) -> Region {
        self.region(metres_per_unit, [-1.0, -1.0], [3.0, 3.0])
    }
}
