//! Pieces of a document that several of its parts use: a paragraph, a run, the rules of a table.

use crate::papers::xml::{Element, element};

/// A paragraph of a style.
pub(super) fn styled(style: &str, text: &str) -> Element {
    let set = element("w:pPr").holding(element("w:pStyle").with("w:val", style));
    element("w:p").holding(set).holding(run(text))
}

/// The text of a paragraph; a new line becomes a break.
pub(super) fn run(text: &str) -> Element {
    let mut run = element("w:r");
    for (nth, line) in text.lines().enumerate() {
        if nth > 0 {
            run = run.holding(element("w:br"));
        }
        run = run.holding(element("w:t").with("xml:space", "preserve").text(line));
    }
    run
}

/// The rules around and between cells.
pub(super) fn borders() -> Element {
    let rule = |side: &str| {
        element(&format!("w:{side}"))
            .with("w:val", "single")
            .with("w:sz", 4)
            .with("w:space", 0)
            .with("w:color", "000000")
    };
    element("w:tblBorders").holding_all(["top", "left", "bottom", "right", "insideH", "insideV"].map(rule))
}
