//! The areas of one frame, and the values that the shader needs for each pass.

use egui_wgpu::ScreenDescriptor;

use crate::map::{Areas, Color};

use super::super::placing::Placing;
use super::super::shapes::Box2;
use super::pass::{PASSES, Pass, SLOT};

/// The areas of one frame.
pub struct Frame {
    /// The areas.
    pub areas: Areas,
    /// Where their page lies on the screen.
    pub placing: Placing,
    /// Which of the scenes of a frame of the window it is.
    pub slot: usize,
    /// What lies under them.
    pub ground: Color,
}

impl Frame {
    /// The box of the plane that is in sight, with room for thick lines.
    pub fn sight(&self) -> Box2 {
        let view = &self.areas.view;
        let room = view.metres_per_unit * 16.0;
        let [west, north] = view.world_from_page(view.frame.min);
        let [east, south] = view.world_from_page(view.frame.max);
        [[west - room, south - room], [east + room, north + room]]
    }

    /// Whether the band along the border is brighter than the ground.
    pub fn band_is_brighter(&self) -> bool {
        let bright = |Color(red, green, blue, _): Color| u32::from(red) + u32::from(green) + u32::from(blue);
        bright(self.areas.borders.band.0) > bright(self.ground)
    }

    /// The slots of all passes. `linear`: whether the shader has to give linear colours.
    pub fn uniforms(&self, screen: &ScreenDescriptor, linear: bool) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(PASSES.len() * SLOT as usize);
        for pass in PASSES {
            let values = self.look(pass, screen, linear);
            values.iter().for_each(|value| bytes.extend_from_slice(&value.to_ne_bytes()));
            bytes.resize(bytes.len().next_multiple_of(SLOT as usize), 0);
        }
        bytes
    }

    /// The values of `Look` in the shader for one pass.
    fn look(&self, pass: Pass, screen: &ScreenDescriptor, linear: bool) -> [f32; 32] {
        let points = f64::from(screen.pixels_per_point);
        let ([sx, sy], [ox, oy]) = self.placing.screen_from_world(&self.areas.view);
        let (scale, offset) = ([sx * points, sy * points], [ox * points, oy * points]);
        let size = screen.size_in_pixels.map(f64::from);
        let pixels = self.placing.scale * screen.pixels_per_point;
        let style = &self.areas.borders;
        let (color, width) = match pass {
            Pass::Band => style.band,
            Pass::Fill => (Color::rgb(0), 0.0),
            Pass::Village => style.village,
            Pass::Township | Pass::Dashed => style.township,
            Pass::County => style.county,
            Pass::Weak => style.hatch,
            Pass::Selected => style.selection,
            Pass::Hovered => style.hover,
        };
        // A band lies to both sides of the border, and its inner half is covered by the fills.
        let width = width * pixels * if pass == Pass::Band { 2.0 } else { 1.0 };
        let dash = if pass == Pass::Dashed { [4.0 * pixels, 3.0 * pixels] } else { [0.0, 0.0] };
        let share =
            |Color(red, green, blue, alpha): Color| [red, green, blue, alpha].map(|value| f32::from(value) / 255.0);
        let flag = |yes: bool| if yes { 1.0 } else { 0.0 };
        let to_clip = [
            2.0 * scale[0] / size[0],
            -2.0 * scale[1] / size[1],
            2.0 * offset[0] / size[0] - 1.0,
            1.0 - 2.0 * offset[1] / size[1],
        ];
        let mut values = [0.0; 32];
        let groups = [
            to_clip.map(|value| value as f32),
            [scale[0] as f32, scale[1] as f32, offset[0] as f32, offset[1] as f32],
            share(color),
            [width, dash[0], dash[1], flag(linear)],
            [style.hatch_spacing * pixels, style.hatch.1 * pixels, 0.0, flag(pass == Pass::Band)],
            share(style.hatch.0),
            share(self.ground),
            [size[0] as f32, size[1] as f32, 0.0, 0.0],
        ];
        for (slot, value) in values.iter_mut().zip(groups.into_iter().flatten()) {
            *slot = value;
        }
        values
    }
}
