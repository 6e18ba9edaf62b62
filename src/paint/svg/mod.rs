//! Scenes to SVG: areas, lines, hatch as a pattern, and text as text or as outlines. The same scene gives the same bytes.

mod numbers;
mod options;
mod outlines;
mod sheet;
mod words;

use std::io::{self, Write};

use crate::map::Scene;

use super::drawing::draw;

pub use options::{Letters, Options};

/// Writes a scene, as large as it is on paper: one unit is 1/96 inch.
pub fn write(scene: &Scene, options: &Options<'_>, out: &mut impl Write) -> io::Result<()> {
    let mut sheet = sheet::Sheet::new(scene.size, options);
    draw(scene, &mut sheet);
    out.write_all(&sheet.finish())
}
