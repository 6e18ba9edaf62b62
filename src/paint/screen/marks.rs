//! Marks on the screen: text with halo, dots, lines, boxes.

use egui::emath::Rot2;
use egui::epaint::{Mesh, TextShape};
use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontFamily, FontId, Painter, Pos2, Shape, Stroke, StrokeKind, vec2};

use crate::geometry::triangles_of_ring;
use crate::map::scene::{Align, TextMark, Weight};
use crate::map::{Color, Mark};

use super::placing::{Placing, ink};

/// The family of the heavier face, as the window installs it.
const BOLD: &str = "bold";

/// Paints marks from bottom to top.
pub fn paint(painter: &Painter, placing: Placing, marks: &[Mark], hatch: (Color, f32)) {
    let scale = placing.scale;
    for mark in marks {
        match mark {
            Mark::Text(text) => paint_text(painter, placing, text),
            Mark::Dot { at, radius, fill, rim } => {
                let (at, radius) = (placing.screen_from_page(*at), radius * scale);
                painter.circle_filled(at, radius + rim.1 * scale, ink(rim.0));
                painter.circle_filled(at, radius, ink(*fill));
            }
            Mark::Line { points, stroke } => {
                let points = points.iter().map(|point| placing.screen_from_page(*point)).collect();
                painter.line(points, Stroke::new(stroke.1 * scale, ink(stroke.0)));
            }
            Mark::Polygon { points, fill } => {
                let corners: Vec<Pos2> = points.iter().map(|point| placing.screen_from_page(*point)).collect();
                painter.add(match corners.len() {
                    0..=4 => Shape::convex_polygon(corners, ink(*fill), Stroke::NONE),
                    _ => Shape::mesh(mesh(&corners, triangles_of_ring(points), ink(*fill))),
                });
            }
            Mark::Box { rect, radius, fill, edge, hatched } => {
                let rect = placing.rect(*rect);
                let stroke = Stroke::new(edge.1 * scale, ink(edge.0));
                painter.rect(rect, radius * scale, ink(*fill), stroke, StrokeKind::Middle);
                if *hatched {
                    paint_hatch(painter, rect, scale, hatch);
                }
            }
        }
    }
}

/// A shape that may have dents, as triangles.
fn mesh(corners: &[Pos2], indices: Vec<u32>, color: Color32) -> Mesh {
    let mut mesh = Mesh::default();
    corners.iter().for_each(|corner| mesh.colored_vertex(*corner, color));
    mesh.indices = indices;
    mesh
}

fn paint_hatch(painter: &Painter, rect: egui::Rect, scale: f32, (color, width): (Color, f32)) {
    let inside = painter.with_clip_rect(painter.clip_rect().intersect(rect));
    let step = (5.0 * std::f32::consts::SQRT_2 * width.max(1.0) * scale / 1.1).max(2.0);
    let count = ((rect.width() + rect.height()) / step).ceil() as i32;
    for nth in 0..=count {
        let x = rect.left() - rect.height() + nth as f32 * step;
        let ends = [egui::pos2(x, rect.bottom()), egui::pos2(x + rect.height(), rect.top())];
        inside.line_segment(ends, Stroke::new(width * scale, ink(color)));
    }
}

/// Paints a line of text; its halo is the text itself, drawn around it.
fn paint_text(painter: &Painter, placing: Placing, text: &TextMark) {
    let size = text.size * placing.scale;
    if size < 1.5 || text.text.is_empty() {
        return;
    }
    let color = ink(text.color);
    let galley = painter.fonts_mut(|fonts| fonts.layout_job(job(text, size, placing.scale)));
    let Some(baseline) = galley.rows.first().and_then(|row| Some(row.pos.y + row.glyphs.first()?.pos.y)) else {
        return;
    };
    let at = placing.screen_from_page(text.at);
    // The space after the last letter is no part of the word.
    let width = galley.size().x - text.spacing * placing.scale;
    let before = match text.align {
        Align::Start => 0.0,
        Align::Middle => width / 2.0,
        Align::End => width,
    };
    // A text is turned about its upper left corner.
    let corner = at + Rot2::from_angle(text.angle) * vec2(-before, -baseline);
    let write = |at: Pos2, color: Color32| {
        let shape = TextShape::new(at, std::sync::Arc::clone(&galley), color);
        painter.add(shape.with_override_text_color(color).with_angle(text.angle));
    };
    if let Some((halo, width)) = text.halo {
        // A halo is as wide as a stroke along the outline: half of it lies outside of the letter.
        let around = width / 2.0 * placing.scale;
        for offset in ring(around) {
            write(corner + offset, ink(halo));
        }
    }
    write(corner, color);
}

fn job(text: &TextMark, size: f32, scale: f32) -> LayoutJob {
    let family = match text.weight {
        Weight::Regular => FontFamily::Proportional,
        Weight::Bold => FontFamily::Name(BOLD.into()),
    };
    let format = TextFormat {
        font_id: FontId::new(size, family),
        extra_letter_spacing: text.spacing * scale,
        color: Color32::PLACEHOLDER,
        ..TextFormat::default()
    };
    let mut job = LayoutJob::single_section(text.text.clone(), format);
    job.wrap.max_width = f32::INFINITY;
    job
}

/// Offsets around a letter, dense enough for a halo without notches.
fn ring(radius: f32) -> impl Iterator<Item = egui::Vec2> {
    let count = if radius > 1.2 { 12 } else { 8 };
    (0..count).map(move |nth| {
        let angle = nth as f32 / count as f32 * std::f32::consts::TAU;
        radius * vec2(angle.cos(), angle.sin())
    })
}
