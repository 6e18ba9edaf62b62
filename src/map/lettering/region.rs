//! A part of the map at one scale, and the way between its units and the plane.

use crate::map::rect::Rect;

/// A part of the map at one scale. Its coordinates are units of the page from its upper left corner.
#[derive(Clone, Debug, PartialEq)]
pub struct Region {
    /// The corner in units from the origin of the geography, y downwards.
    pub corner: [f64; 2],
    /// Width and height.
    pub size: [f32; 2],
    /// Metres on the plane for one unit.
    pub metres_per_unit: f64,
    /// How large letters and dots are.
    pub scale: f32,
    /// The level of detail by which areas are judged.
    pub level: usize,
    /// What is taken before anything is placed, such as the legend of a sheet.
    pub obstacles: Vec<Rect>,
    /// Whether names must stay wholly inside the region: the frame of a sheet.
    pub closed: bool,
}

impl Region {
    /// A point of the plane in this region.
    pub fn place(&self, [x, y]: [f64; 2]) -> [f32; 2] {
        [(x / self.metres_per_unit - self.corner[0]) as f32, (-y / self.metres_per_unit - self.corner[1]) as f32]
    }

    /// A point of the plane relative to another one, in units: the same wherever the region lies.
    pub fn place_from(&self, from: [f64; 2], [x, y]: [f64; 2]) -> [f32; 2] {
        [((x - from[0]) / self.metres_per_unit) as f32, ((from[1] - y) / self.metres_per_unit) as f32]
    }

    /// A box of the plane relative to a point of it, in units.
    pub fn rect_from(&self, from: [f64; 2], [low, high]: [[f64; 2]; 2]) -> Rect {
        Rect::new(self.place_from(from, [low[0], high[1]]), self.place_from(from, [high[0], low[1]]))
    }

    /// The box of the plane that a rectangle relative to a point covers.
    pub fn plane_box(&self, [x, y]: [f64; 2], rect: &Rect) -> [[f64; 2]; 2] {
        let metres = |units: f32| f64::from(units) * self.metres_per_unit;
        [[x + metres(rect.min[0]), y - metres(rect.max[1])], [x + metres(rect.max[0]), y - metres(rect.min[1])]]
    }

    /// The upper left corner on the plane.
    pub fn corner_on_plane(&self) -> [f64; 2] {
        [self.corner[0] * self.metres_per_unit, -self.corner[1] * self.metres_per_unit]
    }

    /// The region in its own units.
    pub fn bounds(&self) -> Rect {
        Rect::new([0.0, 0.0], self.size)
    }

    /// A length on the plane in units.
    pub fn units(&self, metres: f64) -> f32 {
        (metres / self.metres_per_unit) as f32
    }

    /// What matters to where names go: all of a closed region, but of an open one not where it lies.
    #[must_use]
    pub fn without_place(&self) -> Self {
        if self.closed { self.clone() } else { Self { corner: [0.0; 2], size: [0.0; 2], ..self.clone() } }
    }
}
