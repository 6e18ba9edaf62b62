//! Paths of the picture, in pixels.

use vello_cpu::kurbo::{BezPath, Circle, Rect, RoundedRect, Shape};

use crate::geometry::Coverage;

/// A path with the rows that it touches.
pub struct Piece {
    /// The path.
    pub path: BezPath,
    /// The uppermost row.
    pub top: f32,
    /// The lowest row.
    pub bottom: f32,
}

impl Piece {
    /// A path with the rows of its points.
    pub fn of(path: BezPath) -> Self {
        let bounds = path.control_box();
        Self { top: bounds.y0 as f32, bottom: bounds.y1 as f32, path }
    }

    /// Whether the path, drawn with lines of this width, touches rows from `top` for `deep`.
    pub fn touches(&self, width: f32, top: f32, deep: f32) -> bool {
        self.bottom + width > top && self.top - width < top + deep
    }
}

/// Adds a line through points.
pub fn add_line(path: &mut BezPath, points: impl IntoIterator<Item = [f32; 2]>) {
    let mut points = points.into_iter().map(|[x, y]| (f64::from(x), f64::from(y)));
    if let Some(first) = points.next() {
        path.move_to(first);
        points.for_each(|point| path.line_to(point));
    }
}

/// The rings of an area, with its arcs already on the page.
pub fn area(coverage: &Coverage, area: usize, arcs: &[Vec<[f32; 2]>]) -> BezPath {
    let mut path = BezPath::new();
    for ring in coverage.polygons.get(area).into_iter().flatten().flatten() {
        let mut begun = false;
        for (number, backwards) in ring {
            let Some(arc) = arcs.get(*number as usize) else { continue };
            let mut step = |[x, y]: &[f32; 2], first: bool| {
                let point = (f64::from(*x), f64::from(*y));
                // The first point of an arc is the last of the one before it.
                match (begun, first) {
                    (false, _) => path.move_to(point),
                    (true, true) => {}
                    (true, false) => path.line_to(point),
                }
                begun = true;
            };
            if *backwards {
                arc.iter().rev().enumerate().for_each(|(nth, point)| step(point, nth == 0));
            } else {
                arc.iter().enumerate().for_each(|(nth, point)| step(point, nth == 0));
            }
        }
        if begun {
            path.close_path();
        }
    }
    path
}

/// A circle.
pub fn circle([x, y]: [f32; 2], radius: f32) -> BezPath {
    Circle::new((f64::from(x), f64::from(y)), f64::from(radius)).to_path(0.05)
}

/// A rectangle with round corners.
pub fn rectangle(rect: crate::map::Rect, radius: f32) -> BezPath {
    let [x0, y0, x1, y1] = [rect.min[0], rect.min[1], rect.max[0], rect.max[1]].map(f64::from);
    if radius > 0.0 {
        RoundedRect::new(x0, y0, x1, y1, f64::from(radius)).to_path(0.05)
    } else {
        Rect::new(x0, y0, x1, y1).to_path(0.05)
    }
}

/// Hatch lines at 45° over a rectangle: thin strips so many pixels apart, in step over the whole page.
pub fn hatch(over: crate::map::Rect, spacing: f32, width: f32) -> BezPath {
    let mut path = BezPath::new();
    // A line at 45° is where x + y is constant; the distance of two lines along x is √2 times that across them.
    let step = f64::from(spacing) * std::f64::consts::SQRT_2;
    let half = f64::from(width) * std::f64::consts::SQRT_2 / 2.0;
    let [x0, y0, x1, y1] = [over.min[0], over.min[1], over.max[0], over.max[1]].map(f64::from);
    let mut nth = ((x0 + y0) / step).floor();
    while nth * step - half < x1 + y1 {
        let sum = nth * step;
        path.move_to((sum - half - y1, y1));
        path.line_to((sum - half - y0, y0));
        path.line_to((sum + half - y0, y0));
        path.line_to((sum + half - y1, y1));
        path.close_path();
        nth += 1.0;
    }
    path
}
