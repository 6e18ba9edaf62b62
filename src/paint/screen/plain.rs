//! Areas without a graphics card: meshes and lines of egui, made from the same triangles. For tests, and for small
//! counties on machines that have nothing better.

use std::sync::{Arc, Weak};

use egui::epaint::Vertex;
use egui::{Color32, Mesh, Painter, Pos2, Shape, Stroke, pos2};

use crate::geometry::Geography;
use crate::geometry::geography::BorderRank;
use crate::map::{Areas, Color};

use super::placing::{Placing, ink, same};
use super::shapes::{FillChunk, LineChunk, Outline, Segment, borders, fills, outline};

/// The triangles and borders of the level that was drawn last.
#[derive(Default)]
pub struct Plain {
    made_for: Option<(Weak<Geography>, usize)>,
    fills: Vec<FillChunk>,
    lines: Vec<(BorderRank, Vec<LineChunk>)>,
}

impl Plain {
    /// Paints the areas.
    pub fn paint(&mut self, painter: &Painter, placing: Placing, areas: &Areas) {
        self.make(areas);
        let (scale, offset) = placing.screen_from_world(&areas.view);
        let at = |[x, y]: [f32; 2]| {
            pos2((f64::from(x) * scale[0] + offset[0]) as f32, (f64::from(y) * scale[1] + offset[1]) as f32)
        };
        let line = |painter: &Painter, segments: &[Segment], (color, width): (Color, f32)| {
            let stroke = Stroke::new(width * placing.scale, ink(color));
            painter
                .extend(segments.iter().map(|segment| Shape::line_segment([at(segment.from), at(segment.to)], stroke)));
        };
        for chunk in &self.fills {
            painter.add(mesh(chunk, areas, at));
        }
        for (rank, chunks) in &self.lines {
            let style = match rank {
                BorderRank::Village => areas.borders.village,
                BorderRank::Township => areas.borders.township,
                BorderRank::County => areas.borders.county,
            };
            chunks.iter().for_each(|chunk| line(painter, &chunk.segments, style));
        }
        for which in Outline::ALL {
            let style = match which {
                Outline::Dashed => areas.borders.township,
                Outline::Weak => areas.borders.hatch,
                Outline::Selected => areas.borders.selection,
                Outline::Hovered => areas.borders.hover,
            };
            line(painter, &outline(&areas.geography, areas.level, &areas.styles, which), style);
        }
    }

    fn make(&mut self, areas: &Areas) {
        let holds =
            |(geography, level): &(Weak<Geography>, usize)| same(geography, &areas.geography) && *level == areas.level;
        if self.made_for.as_ref().is_some_and(holds) {
            return;
        }
        self.made_for = Some((Arc::downgrade(&areas.geography), areas.level));
        self.fills = fills(&areas.geography, areas.level);
        let ranks = [BorderRank::Village, BorderRank::Township, BorderRank::County];
        self.lines = ranks.map(|rank| (rank, borders(&areas.geography, areas.level, rank))).into();
    }
}

fn mesh(chunk: &FillChunk, areas: &Areas, at: impl Fn([f32; 2]) -> Pos2) -> Mesh {
    let color = |area: u32| areas.styles.get(area as usize).map_or(Color32::TRANSPARENT, |style| ink(style.fill));
    let vertices = chunk.corners.iter().map(|(corner, area)| Vertex {
        pos: at(*corner),
        uv: egui::epaint::WHITE_UV,
        color: color(*area),
    });
    Mesh { vertices: vertices.collect(), indices: chunk.indices.clone(), ..Mesh::default() }
}
