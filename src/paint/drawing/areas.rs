//! The areas of a scene: the band, fills by colour, hatch, and borders by rank, each arc once.

use crate::geometry::Coverage;
use crate::geometry::geography::BorderRank;
use crate::map::{Areas, Color};

use super::lines::{GRAINS, Grain, Lines};
use super::marks::HATCH_WIDTH;
use super::pen::{Kind, Pen, Stroke};
use super::shown;

/// So many areas and arcs are drawn together: few enough that the numbers of their points, counted from their corner, are
/// short, and many enough that it is seldom said how they are drawn.
const AREAS_OF_A_SQUARE: usize = 64;
const ARCS_OF_A_SQUARE: usize = 192;

/// The arcs of the level that is shown, on the page.
struct Placed<'a> {
    areas: &'a Areas,
    coverage: &'a Coverage,
    points: Vec<Grain>,
    /// Where each arc ends in `points`; one that cannot be seen has no points.
    ends: Vec<usize>,
    /// Which areas can be seen.
    shown: Vec<u32>,
}

/// Draws band, fills, hatch, borders and outlines of the areas that the frame shows.
pub fn draw_areas(areas: &Areas, pen: &mut impl Pen) {
    let Some(level) = areas.geography.levels.get(areas.level) else { return };
    let placed = Placed::of(areas, &level.coverage);
    let borders = &areas.borders;
    let round = |(color, width): (Color, f32)| Stroke { color, width, kind: Kind::Round };
    let (color, width) = borders.band;
    for part in [1.0, 0.62, 0.3] {
        let color = color.alpha((f32::from(color.3) * 0.62) as u8);
        placed.borders(BorderRank::County, round((color, width * 2.0 * part)), pen);
    }
    placed.fills(pen);
    let (color, width) = borders.hatch;
    let hatch = Stroke { color, width: width * HATCH_WIDTH, kind: Kind::Thin };
    placed.each(|area| areas.styles[area].hatched, |rings| pen.hatch(rings, hatch, borders.hatch_spacing));
    let (color, width) = borders.village;
    placed.borders(BorderRank::Village, Stroke { color, width, kind: Kind::Thin }, pen);
    placed.dashes(pen);
    placed.each(|area| areas.styles[area].hatched, |rings| pen.stroke(rings, round(borders.hatch)));
    placed.borders(BorderRank::Township, round(borders.township), pen);
    placed.borders(BorderRank::County, round(borders.county), pen);
    placed.each(|area| areas.styles[area].hovered, |rings| pen.stroke(rings, round(borders.hover)));
    placed.each(|area| areas.styles[area].selected, |rings| pen.stroke(rings, round(borders.selection)));
}

impl<'a> Placed<'a> {
    fn of(areas: &'a Areas, coverage: &'a Coverage) -> Self {
        let (view, geography) = (&areas.view, &areas.geography);
        let shown = shown::shown(areas);
        let whole = shown.len() == coverage.polygons.len();
        let mut needed: Vec<bool> = if whole {
            vec![true; coverage.arcs.len()]
        } else {
            geography.arc_boxes.iter().map(|bounds| shown::is_seen(areas, bounds)).collect()
        };
        needed.resize(coverage.arcs.len(), true);
        for arc in shown.iter().flat_map(|area| coverage.arcs_of(*area)) {
            needed[arc as usize] = true;
        }
        let [cx, cy] = view.frame.center().map(f64::from);
        let grains = f64::from(GRAINS);
        let place = |[x, y]: &[f64; 2]| {
            [
                ((cx + (x - view.center[0]) / view.metres_per_unit) * grains).round() as i32,
                ((cy - (y - view.center[1]) / view.metres_per_unit) * grains).round() as i32,
            ]
        };
        let mut points = Vec::with_capacity(if whole { coverage.point_count() } else { 0 });
        let mut ends = Vec::with_capacity(coverage.arcs.len());
        for (arc, needed) in coverage.arcs.iter().zip(needed) {
            if needed {
                points.extend(arc.points.iter().map(place));
            }
            ends.push(points.len());
        }
        Self { areas, coverage, points, ends, shown }
    }

    fn arc(&self, number: usize) -> &[Grain] {
        let begin = number.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(number).and_then(|end| self.points.get(begin..*end)).unwrap_or_default()
    }

    /// Draws the borders of a rank.
    fn borders(&self, rank: BorderRank, stroke: Stroke, pen: &mut impl Pen) {
        let geography = &self.areas.geography;
        let squares = shown::in_squares(&geography.arcs_by_rank[rank as usize], &geography.arc_boxes, ARCS_OF_A_SQUARE);
        self.lines(&squares.concat(), stroke, pen);
    }

    fn lines(&self, numbers: &[u32], stroke: Stroke, pen: &mut impl Pen) {
        let mut lines = Lines::new(false);
        for number in numbers {
            lines.clear();
            self.arc(*number as usize).iter().for_each(|point| lines.push(*point));
            lines.end();
            if !lines.is_empty() {
                pen.stroke(&lines, stroke);
            }
        }
    }

    /// Fills the areas, one colour after the other in each square.
    fn fills(&self, pen: &mut impl Pen) {
        let mut rings = Lines::new(true);
        let squares = shown::in_squares(&self.shown, &self.areas.geography.boxes, AREAS_OF_A_SQUARE);
        for (color, areas) in squares.iter().flat_map(|square| shown::by_color(self.areas, square)) {
            for area in areas {
                self.rings(area, &mut rings);
                if !rings.is_empty() {
                    pen.fill(&rings, color);
                }
            }
        }
    }

    /// Hands the rings of each area that is shown and wanted to somebody.
    fn each(&self, wanted: impl Fn(usize) -> bool, mut hand: impl FnMut(&Lines)) {
        let mut rings = Lines::new(true);
        for area in self.shown.iter().filter(|area| wanted(**area as usize)) {
            self.rings(*area, &mut rings);
            if !rings.is_empty() {
                hand(&rings);
            }
        }
    }

    fn rings(&self, area: u32, rings: &mut Lines) {
        rings.clear();
        for ring in self.coverage.polygons.get(area as usize).into_iter().flatten().flatten() {
            for (number, backwards) in ring {
                // The first point of an arc is the last of the one before it, and is left out there.
                let arc = self.arc(*number as usize);
                if *backwards {
                    arc.iter().rev().for_each(|point| rings.push(*point));
                } else {
                    arc.iter().for_each(|point| rings.push(*point));
                }
            }
            rings.end();
        }
    }

    /// Draws the dashed borders of approximate areas over the thin ones.
    fn dashes(&self, pen: &mut impl Pen) {
        self.lines(&shown::dashed_arcs(self.areas, self.coverage), shown::dashes(&self.areas.borders), pen);
    }
}
