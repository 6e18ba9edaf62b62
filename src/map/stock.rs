//! What is kept of a county whatever is shown of it: its roster, its names, who gets a name first. It is made once for each
//! revision and day, and shared by maps that stand beside each other.

use std::sync::{Arc, OnceLock};

use crate::analysis::Level;
use crate::geometry::Geography;
use crate::model::Date;

use super::county::County;
use super::lettering::names::Names;
use super::lettering::{ranks, shape};
use super::roster::Roster;
use super::units::Units;

/// What is kept of a county.
#[derive(Debug, Default)]
pub(super) struct Stock {
    revision: Option<u64>,
    today: Date,
    resident_names: bool,
    pub(super) geography: Arc<Geography>,
    pub(super) roster: Roster,
    pub(super) names: Names,
    pub(super) township_arcs: Vec<Vec<u32>>,
    pub(super) village_ranks: Vec<u32>,
    pub(super) township_ranks: Vec<u32>,
    /// The units of each level that was asked for.
    units: [OnceLock<Units>; 3],
    /// The typical radius of an area, metres on the plane.
    pub(super) crowd_m: f64,
}

impl Stock {
    /// Gathers it.
    pub(super) fn of(county: County<'_>, revision: u64, resident_names: bool) -> Self {
        let geography = Arc::clone(county.geography);
        let roster = Roster::of(county);
        Self {
            revision: Some(revision),
            today: county.findings.today,
            resident_names,
            names: Names::of(county, resident_names),
            township_arcs: shape::township_arcs(&geography),
            village_ranks: ranks::village_ranks(&geography, &roster),
            township_ranks: ranks::township_ranks(&geography),
            units: Default::default(),
            crowd_m: typical_radius_m(&geography),
            roster,
            geography,
        }
    }

    /// The units of a level, found when they are first asked for.
    pub(super) fn units(&self, county: County<'_>, level: Level) -> &Units {
        let place = match level {
            Level::Village => 0,
            Level::Township => 1,
            Level::County => 2,
        };
        self.units[place].get_or_init(|| Units::of(county, &self.roster, level))
    }

    /// Whether it is still true.
    pub(super) fn holds_for(&self, county: County<'_>, revision: u64, resident_names: bool) -> bool {
        self.revision == Some(revision)
            && self.today == county.findings.today
            && self.resident_names == resident_names
            && Arc::ptr_eq(&self.geography, county.geography)
    }
}

/// The median radius of the circles inside the areas, metres on the plane.
fn typical_radius_m(geography: &Geography) -> f64 {
    let mut radii = geography.anchor_radius_m.clone();
    radii.sort_by(f64::total_cmp);
    radii.get(radii.len() / 2).copied().unwrap_or(1000.0)
}
