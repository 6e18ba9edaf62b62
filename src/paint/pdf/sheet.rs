//! The pen that draws on a page of a document. Coordinates are whole grains under one scale, which makes the numbers
//! short; neighbouring areas and lines of one kind become one path.

use krilla::geom::{PathBuilder, Transform};
use krilla::paint::FillRule;
use krilla::surface::Surface;

use crate::map::scene::TextMark;
use crate::map::{Color, Rect};
use crate::paint::drawing::{GRAINS, Kind, Lines, Pen, Stroke, hatch_lines};

use super::faces::Faces;
use super::page::POINTS;
use super::paints::{fill, line};
use super::shapes;
use super::words::write_text;

/// So many points a path may have before a new one is begun: a reader that draws a part of the page can leave out the rest.
const LONGEST: usize = 4000;

/// What a path is for.
#[derive(Clone, Copy, PartialEq)]
enum Use {
    Fill(Color),
    Stroke(Stroke),
}

/// A page while it is drawn on.
pub struct Sheet<'a> {
    surface: Surface<'a>,
    faces: &'a mut Faces,
    /// The path that is still growing.
    path: PathBuilder,
    points: usize,
    used: Option<Use>,
}

impl<'a> Sheet<'a> {
    /// An empty page.
    pub fn on(mut surface: Surface<'a>, faces: &'a mut Faces) -> Self {
        surface.push_transform(&Transform::from_scale(POINTS / GRAINS, POINTS / GRAINS));
        Self { surface, faces, path: PathBuilder::new(), points: 0, used: None }
    }

    /// Ends the page.
    pub fn finish(mut self) {
        self.flush();
        self.surface.pop();
        self.surface.finish();
    }

    /// Adds lines to the growing path, or begins another one.
    fn add(&mut self, lines: &Lines, used: Use) {
        // Lines that shine through each other are one path, so that the colour is laid on once.
        let whole = matches!(used, Use::Stroke(stroke) if stroke.color.3 < 255);
        if self.used != Some(used) || (self.points >= LONGEST && !whole) {
            self.flush();
            self.used = Some(used);
        }
        shapes::add(&mut self.path, lines);
        self.points += lines.len();
    }

    /// Draws the growing path.
    fn flush(&mut self) {
        let path = std::mem::replace(&mut self.path, PathBuilder::new()).finish();
        self.points = 0;
        if let Some((path, used)) = path.zip(self.used.take()) {
            let (fill, stroke) = match used {
                Use::Fill(color) => (Some(fill(color)), None),
                Use::Stroke(stroke) => (None, Some(line(stroke))),
            };
            self.surface.set_fill(fill);
            self.surface.set_stroke(stroke);
            self.surface.draw_path(&path);
        }
    }

    fn shape(&mut self, rect: Rect, radius: f32, used: Use) {
        self.flush();
        if let Some(path) = shapes::rectangle(rect, radius) {
            let (fill, stroke) = match used {
                Use::Fill(color) => (Some(fill(color)), None),
                Use::Stroke(stroke) => (None, Some(line(stroke))),
            };
            self.surface.set_fill(fill);
            self.surface.set_stroke(stroke);
            self.surface.draw_path(&path);
        }
    }
}

impl Pen for Sheet<'_> {
    fn clip(&mut self, rect: Rect) {
        self.flush();
        if let Some(path) = shapes::rectangle(rect, 0.0) {
            self.surface.push_clip_path(&path, &FillRule::NonZero);
        }
    }

    fn unclip(&mut self) {
        self.flush();
        self.surface.pop();
    }

    fn fill(&mut self, area: &Lines, color: Color) {
        self.add(area, Use::Fill(color));
    }

    fn stroke(&mut self, lines: &Lines, stroke: Stroke) {
        self.add(lines, Use::Stroke(stroke));
    }

    fn hatch(&mut self, area: &Lines, stroke: Stroke, spacing: f32) {
        let lines = hatch_lines(area, spacing);
        if !lines.is_empty() {
            self.stroke(&lines, stroke);
        }
    }

    fn disc(&mut self, at: [f32; 2], radius: f32, color: Color) {
        self.shape(Rect::around(at, 2.0 * radius, 2.0 * radius), radius, Use::Fill(color));
    }

    fn rectangle(&mut self, rect: Rect, radius: f32, color: Color) {
        self.shape(rect, radius, Use::Fill(color));
    }

    fn frame(&mut self, rect: Rect, radius: f32, (color, width): (Color, f32)) {
        self.shape(rect, radius, Use::Stroke(Stroke { color, width, kind: Kind::Thin }));
    }

    fn text(&mut self, text: &TextMark) {
        self.flush();
        write_text(text, &mut self.surface, self.faces);
    }
}
