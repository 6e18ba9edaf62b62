//! Where a page lies on the screen, and what the painters of this room share.

use std::sync::Arc;

use egui::{Pos2, Rect, vec2};

use crate::map::{Color, View};

/// Where a page lies on the screen: points from units of the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placing {
    /// The upper left corner of the page, points.
    pub origin: Pos2,
    /// Points for one unit of the page.
    pub scale: f32,
}

impl Placing {
    /// A point of the page on the screen.
    pub fn screen_from_page(&self, [x, y]: [f32; 2]) -> Pos2 {
        self.origin + self.scale * vec2(x, y)
    }

    /// A rectangle of the page on the screen.
    pub fn rect(&self, rect: crate::map::Rect) -> Rect {
        Rect::from_min_max(self.screen_from_page(rect.min), self.screen_from_page(rect.max))
    }

    /// Scale and offset of both axes from the plane to points.
    pub fn screen_from_world(&self, view: &View) -> ([f64; 2], [f64; 2]) {
        let scale = f64::from(self.scale) / view.metres_per_unit;
        let middle = self.screen_from_page(view.frame.center());
        let offset = [f64::from(middle.x) - view.center[0] * scale, f64::from(middle.y) + view.center[1] * scale];
        ([scale, -scale], offset)
    }
}

/// A colour for egui.
pub fn ink(Color(red, green, blue, alpha): Color) -> egui::Color32 {
    egui::Color32::from_rgba_unmultiplied(red, green, blue, alpha)
}

/// The same geography in memory, so that what was made from it still holds.
pub fn same<T>(one: &std::sync::Weak<T>, other: &Arc<T>) -> bool {
    std::ptr::eq(one.as_ptr(), Arc::as_ptr(other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::Rect as PageRect;

    #[test]
    fn the_plane_goes_to_the_screen_by_one_affine() {
        let view = View {
            frame: PageRect::new([0.0, 0.0], [400.0, 300.0]),
            center: [1000.0, 2000.0],
            metres_per_unit: 10.0,
            pixels_per_unit: 1.0,
        };
        let placing = Placing { origin: egui::pos2(50.0, 20.0), scale: 0.5 };
        let ([sx, sy], [ox, oy]) = placing.screen_from_world(&view);
        for world in [[1000.0, 2000.0], [0.0, 0.0], [-350.0, 4120.0]] {
            let expected = placing.screen_from_page(view.page_from_world(world));
            assert!((world[0] * sx + ox - f64::from(expected.x)).abs() < 1e-3);
            assert!((world[1] * sy + oy - f64::from(expected.y)).abs() < 1e-3);
        }
    }
}
