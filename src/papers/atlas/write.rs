//! An atlas as one PDF, or as a file for each of its pages.

use crate::map::{Composer, County, Paper, Scene, Sheet};
use crate::model::Progress;
use crate::paint::pdf::{Book, Meta, Page, Standard};
use crate::paint::{raster, svg};
use crate::papers::error::PaperError;
use crate::papers::file_names::file_name;
use crate::papers::in_order::in_order;
use crate::papers::leaves::{LeafSize, leaves};
use crate::papers::speech::Speech;

use super::ledger::ledger;
use super::order::{AtlasFormat, AtlasOrder};
use super::stops::{Stop, Stops};

/// From this share of the time on the pages are being drawn.
const PLANNED: f32 = 0.05;

/// What is drawn for one page of an atlas: the map, then its ledger.
struct Drawn {
    map: Scene,
    ledger: Vec<Scene>,
}

/// The atlas as one PDF with an outline. The same order gives the same bytes.
pub fn atlas_pdf(county: County<'_>, order: &AtlasOrder, progress: Progress<'_>) -> Result<Vec<u8>, PaperError> {
    let planned = Stops::of(county, order)?;
    progress.at(PLANNED)?;
    let title = title_of(county, order);
    let mut book = Book::new(&meta(county, order, &title))?;
    let draw = |composer: &mut Composer, nth: usize| Ok(drawn(county, order, &planned, composer, nth));
    let take = |nth: usize, drawn: Drawn| {
        let name = &planned.stops[nth].name;
        book.add(&Page::named(&drawn.map, name, 0))?;
        drawn.ledger.iter().try_for_each(|page| Ok(book.add(&Page::of(page))?))
    };
    in_order(planned.stops.len(), Composer::default, draw, take, progress.part(PLANNED, 0.95))?;
    let mut bytes = Vec::new();
    book.write(&mut bytes)?;
    progress.at(1.0)?;
    Ok(bytes)
}

/// The atlas as a file for each page: `put` is given the name and the bytes of each, in their order. Says how many there
/// are.
pub fn atlas_files(
    county: County<'_>,
    order: &AtlasOrder,
    format: AtlasFormat,
    mut put: impl FnMut(&str, &[u8]) -> Result<(), PaperError>,
    progress: Progress<'_>,
) -> Result<usize, PaperError> {
    let planned = Stops::of(county, order)?;
    progress.at(PLANNED)?;
    let count = planned.stops.len();
    let draw = |composer: &mut Composer, nth: usize| {
        let drawn = drawn(county, order, &planned, composer, nth);
        encoded(county, order, format, &planned.stops[nth], &drawn)
    };
    let take =
        |nth: usize, bytes: Vec<u8>| put(&file_name(nth, count, &planned.stops[nth].name, format.ending()), &bytes);
    in_order(count, Composer::default, draw, take, progress.part(PLANNED, 1.0))?;
    Ok(count)
}

fn drawn(county: County<'_>, order: &AtlasOrder, planned: &Stops, composer: &mut Composer, nth: usize) -> Drawn {
    let stop = &planned.stops[nth];
    let county = planned.county(stop, county);
    let number = |nth: usize| u32::try_from(nth).unwrap_or(u32::MAX);
    let sheet = Sheet {
        title: stop.title.clone().or_else(|| order.sheet.title.clone()),
        page: (number(nth + 1), number(planned.stops.len())),
        focus: stop.focus.clone(),
        ..order.sheet.clone()
    };
    // Pages of one day are of one county; those of other days have other days, by which a composer tells them apart.
    let map = composer.compose_sheet(county, 1, &sheet, &stop.choice);
    let ledger = if order.ledger {
        let speech = Speech::of(county.world, order.choice.language);
        let text = ledger(&speech, stop, county.findings.today);
        leaves(&text, &LeafSize::of_sheet(sheet.paper.units()))
    } else {
        Vec::new()
    };
    Drawn { map, ledger }
}

fn encoded(
    county: County<'_>,
    order: &AtlasOrder,
    format: AtlasFormat,
    stop: &Stop,
    drawn: &Drawn,
) -> Result<Vec<u8>, PaperError> {
    let mut bytes = Vec::new();
    let language = order.choice.language;
    match format {
        AtlasFormat::Pdf => {
            let mut book = Book::new(&meta(county, order, &stop.name))?;
            book.add(&Page::named(&drawn.map, &stop.name, 0))?;
            drawn.ledger.iter().try_for_each(|page| book.add(&Page::of(page)))?;
            book.write(&mut bytes)?;
        }
        AtlasFormat::Png => {
            let dpi = match order.sheet.paper {
                Paper::Millimetres { dpi, .. } => dpi,
                Paper::Pixels { .. } => 96.0,
            };
            raster::png(&drawn.map, order.sheet.paper.pixels_per_unit(), dpi, &mut bytes)
                .map_err(|error| PaperError(error.sentence()))?;
        }
        AtlasFormat::Svg => {
            let options = svg::Options { title: &stop.name, language, letters: svg::Letters::default() };
            svg::write(&drawn.map, &options, &mut bytes).map_err(PaperError::format)?;
        }
    }
    Ok(bytes)
}

fn title_of(county: County<'_>, order: &AtlasOrder) -> String {
    let speech = Speech::of(county.world, order.choice.language);
    let by = speech.say(order.by.name_key());
    order
        .sheet
        .title
        .clone()
        .unwrap_or_else(|| speech.says("atlas.title", &[("county", &speech.county()), ("by", &by)]))
}

fn meta<'a>(county: County<'_>, order: &AtlasOrder, title: &'a str) -> Meta<'a> {
    let (language, day) = (order.choice.language, county.findings.today);
    Meta { title, subject: None, language, day, standard: Standard::Plain }
}
