//! The names and dots of a region.

use crate::map::rect::Rect;

use super::dots::Dots;
use super::ground::{Ground, Lettering};
use super::label::{Label, Named};
use super::leads::{Leads, Others};
use super::region::Region;
use super::rooms::Rooms;
use super::seats::Seats;

/// The names and dots of a region.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// Names, townships first, then by their rank.
    pub labels: Vec<Label>,
    /// Dots: the area and the place.
    pub dots: Vec<(u32, [f32; 2])>,
}

/// What was settled at one scale. It only saves work.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    /// The region and the dot for which it holds.
    of: Option<(Region, Option<f32>)>,
    seats: Seats,
    dots: Dots,
    rooms: Rooms,
    leads: Leads,
}

/// Makes the plan of a region: all names and dots that may show in it. `dot` is the radius of dots with their rim, if
/// there are any.
pub fn plan(lettering: Lettering<'_>, region: &Region, dot: Option<f32>, memory: &mut Memory) -> Plan {
    let ground = Ground::of(lettering, region, dot);
    memory.keep_for(&ground);
    let bounds = region.plane_box(region.corner_on_plane(), &region.bounds());
    let areas = match (ground.dot, ground.style) {
        (None, None) => Vec::new(),
        _ => lettering.geography.areas_in(bounds),
    };
    let mut labels = memory.township_labels(&ground, bounds);
    labels.extend(memory.village_labels(&ground, &areas));
    labels.extend(memory.lead_labels(&ground));
    Plan { labels, dots: memory.dots_of(&ground, &areas) }
}

impl Memory {
    /// Forgets what was found at another scale.
    fn keep_for(&mut self, ground: &Ground<'_>) {
        let of = Some((ground.region.without_place(), ground.dot));
        if self.of != of {
            *self = Self { of, ..Self::default() };
        }
    }

    fn township_labels(&mut self, ground: &Ground<'_>, bounds: [[f64; 2]; 2]) -> Vec<Label> {
        if !ground.lettering.layers.township_names {
            return Vec::new();
        }
        let mut townships = ground.geography.townships_in(bounds);
        townships.sort_unstable_by_key(|township| ground.lettering.township_ranks[*township as usize]);
        let label = |township: u32| {
            let anchor = ground.region.place(*ground.geography.township_anchors.get(township as usize)?);
            Some(self.seats.of(ground, township)?.label(Named::Township(township), anchor))
        };
        townships.into_iter().filter_map(label).collect()
    }

    /// Villages that are points are asked for somewhat farther off, since their names may lie anywhere around them.
    fn village_labels(&mut self, ground: &Ground<'_>, areas: &[u32]) -> Vec<Label> {
        if ground.style.is_none() {
            return Vec::new();
        }
        let (region, geography) = (ground.region, ground.geography);
        let around = region.plane_box(region.corner_on_plane(), &ground.points_that_reach(&region.bounds()));
        let points = geography.points_in(around).into_iter().map(|point| point + geography.anchors.len() as u32);
        let mut villages: Vec<u32> = areas.iter().copied().chain(points).collect();
        villages.sort_unstable_by_key(|village| ground.lettering.village_ranks[*village as usize]);
        let label = |village: u32| {
            let place = self.rooms.of(ground, village, &mut self.dots, &mut self.seats)?;
            Some(place.label(Named::Village(village), region.place(ground.anchor(village))))
        };
        villages.into_iter().filter_map(label).collect()
    }

    /// Names beside their areas, which may lie in the region where the areas do not.
    fn lead_labels(&mut self, ground: &Ground<'_>) -> Vec<Label> {
        if ground.style.is_none() {
            return Vec::new();
        }
        let region = ground.region;
        let reach = ground.lead_reach();
        let around =
            Rect::new([reach.min[0], reach.min[1]], [region.size[0] + reach.max[0], region.size[1] + reach.max[1]]);
        let mut areas = ground.geography.areas_in(region.plane_box(region.corner_on_plane(), &around));
        areas.sort_unstable_by_key(|area| ground.lettering.village_ranks[*area as usize]);
        let Self { seats, dots, rooms, leads, .. } = self;
        let mut others = Others { rooms, dots, seats };
        let label = |area: u32| {
            let lead = leads.of(ground, area, &mut others)?;
            Some(lead.label(area, region.place(ground.anchor(area))))
        };
        areas.into_iter().filter_map(label).collect()
    }

    fn dots_of(&mut self, ground: &Ground<'_>, areas: &[u32]) -> Vec<(u32, [f32; 2])> {
        let dot = |area: &u32| {
            let [x, y] = self.dots.of(ground, *area, &mut self.seats)?;
            let [left, top] = ground.region.place(ground.anchor(*area));
            Some((*area, [left + x, top + y]))
        };
        areas.iter().filter_map(dot).collect()
    }
}
