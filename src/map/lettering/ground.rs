//! What names are placed on: the county, what is shown of it, and the scale.

use crate::geometry::Geography;
use crate::map::choice::Layers;
use crate::map::rect::Rect;
use crate::map::roster::Roster;

use super::label::VILLAGE_SIZE;
use super::names::{Line, Names, Writing};
use super::region::Region;

/// What is the same for every region: made once for each revision and choice.
#[derive(Clone, Copy, Debug)]
pub struct Lettering<'a> {
    /// The areas.
    pub geography: &'a Geography,
    /// What the map tells about each village.
    pub roster: &'a Roster,
    /// The names.
    pub names: &'a Names,
    /// The names of the townships, with what stands beside them.
    pub townships: &'a [Line],
    /// The arcs around each township.
    pub township_arcs: &'a [Vec<u32>],
    /// The rank of each village (areas, then points) by which they get their names, 0 first.
    pub village_ranks: &'a [u32],
    /// The rank of each township.
    pub township_ranks: &'a [u32],
    /// What is shown.
    pub layers: Layers,
    /// The typical radius of an area, metres on the plane.
    pub crowd_m: f64,
}

/// How the names of villages are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Without 村 or 社区.
    Short,
    /// With it.
    Full,
}

/// The county in a region.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'a> {
    /// The county.
    pub lettering: Lettering<'a>,
    /// The areas.
    pub geography: &'a Geography,
    /// The region.
    pub region: &'a Region,
    /// The radius of dots with their rim, if there are any.
    pub dot: Option<f32>,
    /// How the names of villages are written, if they are.
    pub style: Option<Style>,
}

impl<'a> Ground<'a> {
    /// Decides how villages are written.
    pub fn of(lettering: Lettering<'a>, region: &'a Region, dot: Option<f32>) -> Self {
        let dot = dot.filter(|_| lettering.layers.residents);
        let style = style(lettering, region).filter(|_| lettering.layers.village_names);
        Self { lettering, geography: lettering.geography, region, dot, style }
    }

    /// The number of the area of a village, unless it is a point.
    pub fn area(&self, village: u32) -> Option<usize> {
        Some(village as usize).filter(|area| *area < self.geography.anchors.len())
    }

    /// Where the name of a village is anchored on the plane.
    pub fn anchor(&self, village: u32) -> [f64; 2] {
        match self.area(village) {
            Some(area) => self.geography.anchors[area],
            None => self.geography.points[village as usize - self.geography.anchors.len()].1,
        }
    }

    /// The radius of the circle around the anchor that stays in the area, in units; 0 of a point.
    pub fn radius(&self, village: u32) -> f32 {
        self.area(village).map_or(0.0, |area| self.region.units(self.geography.anchor_radius_m[area]))
    }

    /// The radius of what stands at the anchor of a village and must be kept clear, if anything does.
    pub fn dot_of(&self, village: u32) -> Option<f32> {
        match self.area(village) {
            Some(area) => self.dot.filter(|_| self.lettering.roster.resident[area]),
            None => Some(5.5 * self.region.scale),
        }
    }

    /// The ways to write the name of a village here, the best first; none where there is no room at all.
    pub fn writings(&self, village: u32) -> &'a [Writing] {
        let too_small = self.area(village).is_some() && self.radius(village) < 0.42 * self.village_size();
        if too_small || !self.is_on_sheet(self.anchor(village)) { &[] } else { self.writings_of_any(village) }
    }

    /// The same whether there is room or not.
    pub fn writings_of_any(&self, village: u32) -> &'a [Writing] {
        let names: &'a Names = self.lettering.names;
        let name = &names.villages[village as usize];
        match self.style {
            Some(Style::Full) => &name.full,
            Some(Style::Short) => &name.short,
            None => &[],
        }
    }

    /// The line along the middle of a village, in units from its anchor; empty where it is not long.
    pub fn spine(&self, village: u32) -> Vec<[f32; 2]> {
        let spine = self.area(village).map_or(&[][..], |area| self.geography.spine(area as u32));
        let anchor = self.anchor(village);
        spine.iter().map(|point| self.region.place_from(anchor, *point)).collect()
    }

    /// Whether the name of a village may run along its middle.
    pub fn may_curve(&self, village: u32) -> bool {
        self.area(village).is_some_and(|area| !self.geography.spine(area as u32).is_empty())
    }

    /// The height of the letters of villages.
    pub fn village_size(&self) -> f32 {
        VILLAGE_SIZE * self.region.scale
    }

    /// Whether an anchor may have a name: on a sheet only where it lies in the frame.
    pub fn is_on_sheet(&self, anchor: [f64; 2]) -> bool {
        !self.region.closed || self.region.bounds().holds(self.region.place(anchor))
    }

    /// Whether a rectangle relative to an anchor may be taken as far as the frame of a sheet goes.
    pub fn is_in_frame(&self, anchor: [f64; 2], rect: &Rect) -> bool {
        !self.region.closed || self.region.bounds().contains(&rect.moved(self.region.place(anchor)))
    }

    /// What is taken from the beginning within a rectangle relative to an anchor, relative to it.
    pub fn obstacles(&self, anchor: [f64; 2], rect: &Rect) -> impl Iterator<Item = Rect> + use<'a> {
        let [x, y] = self.region.place(anchor);
        let (rect, region) = (*rect, self.region);
        region.obstacles.iter().map(move |taken| taken.moved([-x, -y])).filter(move |taken| taken.overlaps(&rect))
    }
}

/// How the names of villages are written at this scale: not at all where most would not fit.
fn style(lettering: Lettering<'_>, region: &Region) -> Option<Style> {
    let across = 2.0 * region.units(lettering.crowd_m) / (VILLAGE_SIZE * region.scale);
    let (full, short) = lettering.names.typical_ems();
    if across >= 1.1 * full {
        Some(Style::Full)
    } else if across >= 0.7 * short {
        Some(Style::Short)
    } else {
        None
    }
}
