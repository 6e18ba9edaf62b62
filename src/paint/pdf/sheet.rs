//! The pen that draws on a page of a document. Coordinates are whole grains, and those of a long path count from its own
//! corner, which makes the numbers short; neighbouring areas and lines of one kind become one path.

use krilla::geom::{Path, Transform};
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
/// From so many points on it is worth while to count from the corner of a path.
const LONG: usize = 40;

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
    /// The lines that are still growing.
    lines: Lines,
    used: Option<Use>,
}

impl<'a> Sheet<'a> {
    /// An empty page.
    pub fn on(mut surface: Surface<'a>, faces: &'a mut Faces) -> Self {
        surface.push_transform(&Transform::from_scale(POINTS / GRAINS, POINTS / GRAINS));
        Self { surface, faces, lines: Lines::new(false), used: None }
    }

    /// Ends the page.
    pub fn finish(mut self) {
        self.flush();
        self.surface.pop();
        self.surface.finish();
    }

    /// Adds lines to the growing ones, or begins others.
    fn add(&mut self, lines: &Lines, used: Use) {
        // Lines that shine through each other are one path, so that the colour is laid on once.
        let whole = matches!(used, Use::Stroke(stroke) if stroke.color.3 < 255);
        let same = self.used == Some(used) && self.lines.closed == lines.closed;
        if !same || (self.lines.len() >= LONGEST && !whole) {
            self.flush();
            self.used = Some(used);
            self.lines.closed = lines.closed;
        }
        self.lines.append(lines);
    }

    /// Draws the growing lines.
    fn flush(&mut self) {
        let Some(used) = self.used.take() else { return };
        let corner = if self.lines.len() < LONG { [0, 0] } else { self.lines.corner() };
        let path = shapes::lines(&self.lines, corner);
        self.lines.clear();
        if let Some(path) = path {
            self.surface.push_transform(&Transform::from_translate(corner[0] as f32, corner[1] as f32));
            self.draw(&path, used);
            self.surface.pop();
        }
    }

    fn draw(&mut self, path: &Path, used: Use) {
        let (fill, stroke) = match used {
            Use::Fill(color) => (Some(fill(color)), None),
            Use::Stroke(stroke) => (None, Some(line(stroke))),
        };
        self.surface.set_fill(fill);
        self.surface.set_stroke(stroke);
        self.surface.draw_path(path);
    }

    fn shape(&mut self, rect: Rect, radius: f32, used: Use) {
        self.flush();
        if let Some(path) = shapes::rectangle(rect, radius) {
            self.draw(&path, used);
        }
    }
}

impl Pen for Sheet<'_> {
    fn clip(&mut self, rect: Rect) {
        self.flush();
        match shapes::rectangle(rect, 0.0) {
            Some(path) => self.surface.push_clip_path(&path, &FillRule::NonZero),
            // A frame of nothing clips nothing, and is taken back all the same.
            None => self.surface.push_transform(&Transform::identity()),
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
