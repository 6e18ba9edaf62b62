//! Paths of the picture, in pixels.

use vello_cpu::kurbo::{BezPath, Circle, Rect, RoundedRect, Shape};

/// Rows of a picture, from the uppermost to the lowest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rows {
    /// The uppermost.
    pub top: f32,
    /// The lowest.
    pub bottom: f32,
}

impl Rows {
    /// No rows.
    pub const NONE: Self = Self { top: f32::INFINITY, bottom: f32::NEG_INFINITY };

    /// The rows of points.
    pub fn of(rows: impl Iterator<Item = f32>) -> Self {
        rows.fold(Self::NONE, |all, row| all.joined(Self { top: row, bottom: row }))
    }

    /// The rows from the first of both to the last.
    pub fn joined(self, other: Self) -> Self {
        Self { top: self.top.min(other.top), bottom: self.bottom.max(other.bottom) }
    }

    /// So many more on both sides.
    pub fn grown(self, by: f32) -> Self {
        Self { top: self.top - by, bottom: self.bottom + by }
    }

    /// Whether both have a row in common.
    pub fn meets(self, other: Self) -> bool {
        self.bottom > other.top && self.top < other.bottom
    }
}

/// A path with the rows that it touches.
pub struct Piece {
    /// The path.
    pub path: BezPath,
    /// The rows of its points.
    pub rows: Rows,
}

impl Piece {
    /// A path with the rows of its points.
    pub fn of(path: BezPath) -> Self {
        let bounds = path.control_box();
        Self { rows: Rows { top: bounds.y0 as f32, bottom: bounds.y1 as f32 }, path }
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
