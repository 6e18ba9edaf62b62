//! What a drawing is made of, whatever file it becomes.

use crate::map::scene::TextMark;
use crate::map::{Color, Rect};

use super::lines::Lines;

/// How a line runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// Blunt ends, corners that are cut where they are sharp.
    Thin,
    /// Round ends and corners.
    Round,
    /// Dashes of so many units, with gaps of 0.7 of that.
    Dashed(f32),
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub color: Color,
    /// Its width in units.
    pub width: f32,
    /// How it runs.
    pub kind: Kind,
}

/// Whoever writes a drawing: is told what to draw, from bottom to top. Neighbouring calls in the same colour and kind may
/// be written as one, for they show the same.
pub trait Pen {
    /// What follows is seen only inside of a rectangle.
    fn clip(&mut self, rect: Rect);
    /// What follows is seen everywhere again.
    fn unclip(&mut self);
    /// Fills an area.
    fn fill(&mut self, area: &Lines, color: Color);
    /// Draws lines.
    fn stroke(&mut self, lines: &Lines, stroke: Stroke);
    /// Draws hatch lines at 45° over an area, `spacing` units from middle to middle.
    fn hatch(&mut self, area: &Lines, stroke: Stroke, spacing: f32);
    /// Fills a circle.
    fn disc(&mut self, at: [f32; 2], radius: f32, color: Color);
    /// Fills a rectangle with round corners.
    fn rectangle(&mut self, rect: Rect, radius: f32, color: Color);
    /// Draws the edge of a rectangle with round corners.
    fn frame(&mut self, rect: Rect, radius: f32, edge: (Color, f32));
    /// Writes a line of text.
    fn text(&mut self, text: &TextMark);
}
