//! The body of the document: each block as paragraphs.

use crate::papers::xml::{Element, element};

use super::block::{Block, DocumentText, Picture};
use super::names::{DRAWING, DRAWING_PICTURE, LINKS, WORD_DRAWING, WORDS};
use super::page::section;
use super::pieces::{run, styled};
use super::table::table;

/// A character of the body, in twentieths of a point.
const CHARACTER: u32 = 320;
/// A millimetre in the unit of drawings.
const EMU_PER_MM: f32 = 36_000.0;

/// The part that holds the body.
pub(super) fn document(text: &DocumentText) -> Element {
    let mut body = element("w:body").holding(styled("Title", &text.title));
    let mut pictures = 0;
    for block in &text.blocks {
        body = body.holding_all(paragraphs(block, &mut pictures));
    }
    let body = body.holding(section(text.has_numbers, !text.notice.is_empty()));
    element("w:document")
        .with("xmlns:w", WORDS)
        .with("xmlns:r", LINKS)
        .with("xmlns:wp", WORD_DRAWING)
        .with("xmlns:a", DRAWING)
        .with("xmlns:pic", DRAWING_PICTURE)
        .holding(body)
}

fn paragraphs(block: &Block, pictures: &mut usize) -> Vec<Element> {
    match block {
        Block::Subtitle(text) => vec![styled("Subtitle", text)],
        Block::Addressee(text) => vec![styled("Addressee", text)],
        Block::Heading(text) => vec![styled("Heading1", text)],
        Block::Body(text) => vec![styled("BodyText", text)],
        Block::Caption(text) => vec![styled("Caption", text)],
        // Word joins two tables that touch; a paragraph stands between.
        Block::Table(text) => vec![table(text), gap()],
        Block::Picture(picture, caption) => {
            *pictures += 1;
            let drawn = element("w:p")
                .holding(element("w:pPr").holding(element("w:pStyle").with("w:val", "Picture")))
                .holding(element("w:r").holding(drawing(picture, *pictures)));
            vec![styled("Subtitle", caption), drawn]
        }
        Block::Enclosure(text) => vec![styled("BodyText", ""), styled("BodyText", text)],
        Block::Enclosed(text) => vec![styled("Enclosed", text)],
        Block::Signature(unit, day) => signature(unit, day),
    }
}

fn gap() -> Element {
    let spacing = element("w:spacing").with("w:line", 160).with("w:lineRule", "exact");
    let set = element("w:pPr")
        .holding(element("w:pStyle").with("w:val", "Normal"))
        .holding(element("w:snapToGrid").with("w:val", 0))
        .holding(spacing);
    element("w:p").holding(set)
}

/// The unit and the day, after two empty lines: the day four characters from the edge, the unit in its middle; where the
/// unit is longer, the unit two characters from the edge and the day in its middle.
fn signature(unit: &str, day: &str) -> Vec<Element> {
    let [unit_width, day_width] =
        [unit, day].map(|text| text.chars().map(|c| if c.is_ascii() { CHARACTER / 2 } else { CHARACTER }).sum::<u32>());
    let (unit_right, day_right) = if unit_width > day_width {
        (2 * CHARACTER, 2 * CHARACTER + (unit_width - day_width) / 2)
    } else {
        (4 * CHARACTER + (day_width - unit_width) / 2, 4 * CHARACTER)
    };
    let line = |text: &str, right: u32| {
        let set = element("w:pPr")
            .holding(element("w:pStyle").with("w:val", "Signature"))
            .holding(element("w:keepNext"))
            .holding(element("w:keepLines"))
            .holding(element("w:ind").with("w:right", right));
        element("w:p").holding(set).holding(run(text))
    };
    vec![line("", 0), line(unit, unit_right), line(day, day_right)]
}

fn drawing(picture: &Picture, number: usize) -> Element {
    let [width, height] = picture.size_mm.map(|side| (side * EMU_PER_MM).round() as u64);
    let extent = |name: &str| element(name).with("cx", width).with("cy", height);
    let named = |name: &str| {
        element(name).with("id", number).with("name", format!("picture{number}")).with("descr", &picture.description)
    };
    let fill = element("pic:blipFill")
        .holding(element("a:blip").with("r:embed", format!("rIdPicture{number}")))
        .holding(element("a:stretch").holding(element("a:fillRect")));
    let shape = element("pic:spPr")
        .holding(element("a:xfrm").holding(element("a:off").with("x", 0).with("y", 0)).holding(extent("a:ext")))
        .holding(element("a:prstGeom").with("prst", "rect").holding(element("a:avLst")));
    let drawn = element("pic:pic")
        .holding(element("pic:nvPicPr").holding(named("pic:cNvPr")).holding(element("pic:cNvPicPr")))
        .holding(fill)
        .holding(shape);
    let inline =
        ["distT", "distB", "distL", "distR"].iter().fold(element("wp:inline"), |inline, side| inline.with(side, 0));
    let graphic = element("a:graphic").holding(element("a:graphicData").with("uri", DRAWING_PICTURE).holding(drawn));
    element("w:drawing").holding(inline.holding(extent("wp:extent")).holding(named("wp:docPr")).holding(graphic))
}
