//! Dissolving: the borders inside a group of areas go.

use super::assembly::Pieces;
use super::coverage::Coverage;
use super::sides::Sides;

/// The group of areas that are to be left out: outside the new tiling.
pub const NO_GROUP: u32 = u32::MAX;

impl Coverage {
    /// The tiling of the groups: `group[area]` is the new area ([`NO_GROUP`]: outside), and borders inside a group go.
    /// Areas without an entry are outside.
    #[must_use]
    pub fn dissolved(&self, group: &[u32]) -> Self {
        let group_of = |area: u32| group.get(area as usize).copied().unwrap_or(NO_GROUP);
        let mut sides = Sides::default();
        self.arcs.iter().for_each(|_| sides.push());
        for area in 0..self.len as u32 {
            let steps = self.polygons[area as usize].iter().flatten().flatten();
            if group_of(area) != NO_GROUP {
                steps.for_each(|(arc, backwards)| sides.add(*arc as usize, group_of(area), *backwards));
            }
        }
        sides.cancel();
        let len = group.iter().filter(|group| **group != NO_GROUP).max().map_or(0, |last| *last as usize + 1);
        let vertices = self.ends.iter().flatten().max().map_or(0, |last| *last as usize + 1);
        let pieces = Pieces { ends: &self.ends, vertices, sides: &sides };
        let assembly = pieces.coverage(len, |line, (arc, backwards)| {
            let points = &self.arcs[arc as usize].points;
            line.pop();
            if backwards {
                line.extend(points.iter().rev());
            } else {
                line.extend(points);
            }
        });
        assembly.coverage
    }
}
