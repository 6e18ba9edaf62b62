//! The areas of a scene in pixels: the arcs of the level that is shown, each once, with the rows that it touches.
//!
//! What has one colour becomes one path in each band of rows: a painter is asked seldom, and between areas of one colour
//! nothing shines through.

use std::sync::Arc;

use vello_cpu::kurbo::BezPath;

use crate::geometry::coverage::{AreaWalk, Coverage};
use crate::map::Areas;

use super::paths::{Rows, add_line};

/// The areas in pixels.
pub struct Ground {
    points: Vec<[f32; 2]>,
    /// Where each arc ends in `points`.
    ends: Vec<usize>,
    arc_rows: Vec<Rows>,
    area_rows: Vec<Rows>,
    polygons: Arc<Vec<AreaWalk>>,
}

impl Ground {
    /// Brings the arcs of a level to the page at so many pixels for one unit.
    pub fn of(areas: &Areas, coverage: &Coverage, pixels: f32) -> Self {
        let mut points = Vec::with_capacity(coverage.point_count());
        let mut ends = Vec::with_capacity(coverage.arcs.len());
        let mut arc_rows = Vec::with_capacity(coverage.arcs.len());
        for arc in &coverage.arcs {
            let begin = points.len();
            points.extend(arc.points.iter().map(|at| areas.view.page_from_world(*at).map(|part| part * pixels)));
            ends.push(points.len());
            arc_rows.push(Rows::of(points[begin..].iter().map(|[_, y]| *y)));
        }
        let rows = |area| coverage.arcs_of(area).fold(Rows::NONE, |all, arc| all.joined(arc_rows[arc as usize]));
        let area_rows = (0..coverage.len as u32).map(rows).collect();
        Self { points, ends, arc_rows, area_rows, polygons: Arc::clone(&coverage.polygons) }
    }

    /// The rings of those areas that touch the rows.
    pub fn fill(&self, areas: &[u32], rows: Rows) -> BezPath {
        let mut path = BezPath::new();
        for area in areas.iter().filter(|area| self.area_rows[**area as usize].meets(rows)) {
            self.add_area(*area, &mut path);
        }
        path
    }

    /// The lines of those arcs that touch the rows.
    pub fn lines(&self, arcs: &[u32], rows: Rows) -> BezPath {
        let mut path = BezPath::new();
        for arc in arcs.iter().filter(|arc| self.arc_rows[**arc as usize].meets(rows)) {
            add_line(&mut path, self.arc(*arc).iter().copied());
        }
        path
    }

    /// The rings of an area.
    pub fn area(&self, area: u32) -> BezPath {
        let mut path = BezPath::new();
        self.add_area(area, &mut path);
        path
    }

    fn add_area(&self, area: u32, path: &mut BezPath) {
        for ring in self.polygons.get(area as usize).into_iter().flatten().flatten() {
            let mut begun = false;
            for (number, backwards) in ring {
                let arc = self.arc(*number);
                // The first point of an arc is the last of the one before it.
                let mut step = |nth: usize, [x, y]: &[f32; 2]| match (begun, nth) {
                    (false, _) => {
                        path.move_to((f64::from(*x), f64::from(*y)));
                        begun = true;
                    }
                    (true, 0) => {}
                    (true, _) => path.line_to((f64::from(*x), f64::from(*y))),
                };
                if *backwards {
                    arc.iter().rev().enumerate().for_each(|(nth, point)| step(nth, point));
                } else {
                    arc.iter().enumerate().for_each(|(nth, point)| step(nth, point));
                }
            }
            if begun {
                path.close_path();
            }
        }
    }

    fn arc(&self, arc: u32) -> &[[f32; 2]] {
        let nth = arc as usize;
        let begin = nth.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.points[begin..self.ends[nth]]
    }
}
