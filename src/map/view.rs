//! Where the map looks: between the plane and the page.

use super::rect::Rect;

/// A window on the plane. The page has its origin at the upper left and y downwards; one unit is one logical pixel on
/// the screen and 1/96 inch on paper.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// The window in the page.
    pub frame: Rect,
    /// The point of the plane (relative to the origin of the geography) in the middle of the window.
    pub center: [f64; 2],
    /// Metres on the plane for one unit of the page.
    pub metres_per_unit: f64,
    /// How many pixels of the target one unit is: decides the level of detail.
    pub pixels_per_unit: f32,
}

impl View {
    /// The view that shows the whole box (smallest and largest x and y on the plane) with a margin of some units.
    pub fn fit(frame: Rect, [low, high]: [[f64; 2]; 2], margin: f32, pixels_per_unit: f32) -> Self {
        let width = f64::from((frame.width() - 2.0 * margin).max(1.0));
        let height = f64::from((frame.height() - 2.0 * margin).max(1.0));
        let metres_per_unit = ((high[0] - low[0]) / width).max((high[1] - low[1]) / height).max(1e-6);
        Self { frame, center: [(low[0] + high[0]) / 2.0, (low[1] + high[1]) / 2.0], metres_per_unit, pixels_per_unit }
    }

    /// A point of the plane on the page.
    pub fn page_from_world(&self, [x, y]: [f64; 2]) -> [f32; 2] {
        let [cx, cy] = self.frame.center();
        [
            cx + ((x - self.center[0]) / self.metres_per_unit) as f32,
            cy - ((y - self.center[1]) / self.metres_per_unit) as f32,
        ]
    }

    /// A point of the page on the plane.
    pub fn world_from_page(&self, [x, y]: [f32; 2]) -> [f64; 2] {
        let [cx, cy] = self.frame.center();
        [
            self.center[0] + f64::from(x - cx) * self.metres_per_unit,
            self.center[1] - f64::from(y - cy) * self.metres_per_unit,
        ]
    }
}
