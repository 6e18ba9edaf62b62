//! Where a page lies on the screen, and its colours.

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
pub(super) fn same<T>(one: &std::sync::Weak<T>, other: &Arc<T>) -> bool {
    std::ptr::eq(one.as_ptr(), Arc::as_ptr(other))
}
