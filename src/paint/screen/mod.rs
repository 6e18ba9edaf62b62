//! The screen: a scene drawn by egui. Areas go through our own pipeline, retained on the graphics card and moved by a
//! transform; marks go through egui's painter. Without a graphics card, as in tests, areas become plain meshes.

mod gpu;
mod marks;
mod placing;
mod plain;
mod shapes;

use egui::{Painter, Pos2};

use crate::map::Scene;

pub use placing::{Placing, ink};

/// A painter of scenes for one window.
pub struct Screen {
    gpu: bool,
    plain: plain::Plain,
}

impl Screen {
    /// A painter for the window with this render state, or one that does without.
    pub fn new(render_state: Option<&egui_wgpu::RenderState>) -> Self {
        if let Some(state) = render_state {
            gpu::install(state);
        }
        Self { gpu: render_state.is_some(), plain: plain::Plain::default() }
    }

    /// Paints a scene whose page has its upper left corner at `origin`, `scale` points for a unit of the page. What is
    /// outside of the painter's clip rectangle is cut off.
    pub fn paint(&mut self, painter: &Painter, origin: Pos2, scale: f32, scene: &Scene) {
        self.paint_in(0, painter, origin, scale, scene);
    }

    /// The same for one of several scenes of a frame, each with a number of its own from 0.
    pub fn paint_in(&mut self, slot: usize, painter: &Painter, origin: Pos2, scale: f32, scene: &Scene) {
        let placing = Placing { origin, scale };
        let frame = placing.rect(scene.areas.view.frame);
        let inside = painter.with_clip_rect(painter.clip_rect().intersect(frame));
        if let Some(ground) = scene.ground {
            inside.rect_filled(frame, 0, ink(ground));
        }
        if self.gpu {
            inside.add(gpu::shape(&inside, slot, placing, &scene.areas, scene.ground.unwrap_or(scene.paper)));
        } else {
            self.plain.paint(&inside, placing, &scene.areas);
        }
        marks::paint(painter, placing, &scene.marks, scene.areas.borders.hatch);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{Rect, View};

    #[test]
    fn the_plane_goes_to_the_screen_by_one_affine() {
        let view = View {
            frame: Rect::new([0.0, 0.0], [400.0, 300.0]),
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
