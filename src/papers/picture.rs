//! The map of the county as a picture for a paper: open issues, weak villages and resident cadres, without names of people.

use crate::map::{Choice, Layers, Paper, Sheet, compose_sheet};
use crate::model::Progress;
use crate::paint::raster::{self, Packing};

use super::desk::Desk;
use super::docx::Picture;
use super::error::PaperError;
use super::order::Order;

/// Width and height of the picture, millimetres: as wide as the text.
const SIZE_MM: [f32; 2] = [156.0, 130.0];
const DPI: f32 = 220.0;
/// The sheet is composed a little larger than it is printed: the letters of a map may be smaller than those of a text.
const REDUCED: f32 = 1.15;
/// From so many villages on only townships are named: the picture is small.
const MANY_VILLAGES: usize = 80;

/// The map; nothing where the county has no boundaries and no points.
pub(super) fn map(order: &Order<'_>, desk: &Desk<'_>, progress: Progress<'_>) -> Result<Option<Picture>, PaperError> {
    let geography = order.county.geography;
    if geography.villages.is_empty() && geography.points.is_empty() {
        return Ok(None);
    }
    let [width, height] = SIZE_MM.map(|side| side * REDUCED);
    let paper = Paper::Millimetres { width, height, dpi: DPI / REDUCED };
    let title = desk.says("papers.map_title", &[("county", &desk.county())]);
    let day = desk.language.long_date(desk.today);
    let subtitle = Some(desk.says("papers.as_of", &[("day", &day)]));
    let sheet = Sheet { title: Some(title.clone()), subtitle, ..Sheet::plain(paper) };
    let layers = Layers { village_names: desk.world.villages.len() < MANY_VILLAGES, ..Layers::default() };
    let choice = Choice { language: desk.language, layers, ..Choice::default() };
    let scene = compose_sheet(order.county, &sheet, &choice);
    let mut png = Vec::new();
    progress.at(0.3)?;
    raster::png_watched(&scene, paper.pixels_per_unit(), DPI, Packing::Small, &mut png, progress.part(0.3, 0.9))
        .map_err(|error| PaperError(error.sentence()))?;
    Ok(Some(Picture { png, size_mm: SIZE_MM, description: title }))
}
