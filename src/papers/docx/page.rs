//! The page of an official document: A4, 22 lines of 28 characters, numbers as — 1 — at the outer side.

use crate::papers::xml::{Element, element};

use super::styles::LINE;

/// A millimetre in twentieths of a point.
fn twips(millimetres: f32) -> u32 {
    (millimetres / 25.4 * 1440.0).round() as u32
}

/// The margins at the sides, millimetres: so that 28 characters of 16 points stand in a line as they are (158.1 mm). The
/// left one is within what GB/T 9704 allows (28 ± 1 mm).
const LEFT: f32 = 27.0;
const RIGHT: f32 = 24.9;

/// The width of the text.
pub(super) fn text_width() -> u32 {
    twips(210.0) - twips(LEFT) - twips(RIGHT)
}

/// The section: the margins (37 mm at the head, 35 at the foot), the lines, and which head and foot it has.
pub(super) fn section(has_numbers: bool, has_notice: bool) -> Element {
    let link =
        |kind: &str, side: &str, id: &str| element(&format!("w:{kind}Reference")).with("w:type", side).with("r:id", id);
    let mut section = element("w:sectPr");
    if has_notice {
        section = section.holding(link("header", "default", "rIdHead")).holding(link("header", "even", "rIdHead"));
    }
    if has_numbers {
        section = section.holding(link("footer", "default", "rIdOdd")).holding(link("footer", "even", "rIdEven"));
    }
    let margins = element("w:pgMar")
        .with("w:top", twips(37.0))
        .with("w:right", twips(RIGHT))
        .with("w:bottom", twips(35.0))
        .with("w:left", twips(LEFT))
        .with("w:header", twips(20.0))
        .with("w:footer", twips(23.0))
        .with("w:gutter", 0);
    let size = element("w:pgSz").with("w:w", twips(210.0)).with("w:h", twips(297.0));
    let grid = element("w:docGrid").with("w:type", "lines").with("w:linePitch", LINE);
    section.holding(size).holding(margins).holding(grid)
}

/// The foot of right-hand pages, or of left-hand pages: — 1 —, one character from the edge.
pub(super) fn footer(is_even: bool) -> Element {
    let side = if is_even { "left" } else { "right" };
    let run = |child: Element| element("w:r").holding(child);
    let field = |kind: &str| run(element("w:fldChar").with("w:fldCharType", kind));
    let text = |text: &str| run(element("w:t").with("xml:space", "preserve").text(text));
    let code = run(element("w:instrText").with("xml:space", "preserve").text(" PAGE "));
    let set = element("w:pPr")
        .holding(element("w:pStyle").with("w:val", "Footer"))
        .holding(element("w:ind").with(&format!("w:{side}Chars"), 100).with(&format!("w:{side}"), 280))
        .holding(element("w:jc").with("w:val", side));
    let paragraph = element("w:p").holding(set).holding_all([
        text("— "),
        field("begin"),
        code,
        field("separate"),
        text("1"),
        field("end"),
        text(" —"),
    ]);
    element("w:ftr").with("xmlns:w", super::names::WORDS).holding(paragraph)
}

/// The head of a document that has to carry a notice.
pub(super) fn header(notice: &str) -> Element {
    let set = element("w:pPr").holding(element("w:pStyle").with("w:val", "Header"));
    let run = element("w:r").holding(element("w:t").with("xml:space", "preserve").text(notice));
    element("w:hdr").with("xmlns:w", super::names::WORDS).holding(element("w:p").holding(set).holding(run))
}
