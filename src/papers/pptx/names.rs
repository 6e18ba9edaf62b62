//! The names of the languages in which the parts of a PPTX are written, the size of its pages, and links.

use crate::papers::xml::{Element, element};

/// Slides.
pub(super) const SLIDES: &str = "http://schemas.openxmlformats.org/presentationml/2006/main";
/// Drawings.
pub(super) const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
/// Links.
pub(super) const LINKS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// The list of links of a part.
pub(super) const PACKAGE_LINKS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
/// The list of the kinds of parts.
pub(super) const CONTENT: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
/// The properties.
pub(super) const CORE: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
/// The link to the properties.
pub(super) const CORE_LINK: &str =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
/// How the kinds of parts begin.
pub(super) const SLIDE_TYPE: &str = "application/vnd.openxmlformats-officedocument.presentationml";

/// Width and height of a slide of 16:9 in the unit of drawings (914,400 to the inch).
pub(super) const SLIDE: [i64; 2] = [12_192_000, 6_858_000];
/// Width and height of a page of notes.
pub(super) const NOTES: [i64; 2] = [6_858_000, 9_144_000];

/// A list of links: identity, kind, target.
pub(super) fn links(all: &[(String, &str, String)]) -> Element {
    let link = |(id, kind, target): &(String, &str, String)| {
        let kind = if kind.contains('/') { (*kind).to_owned() } else { format!("{LINKS}/{kind}") };
        element("Relationship").with("Id", id).with("Type", kind).with("Target", target)
    };
    element("Relationships").with("xmlns", PACKAGE_LINKS).holding_all(all.iter().map(link))
}

/// The root of a part, with the languages that all parts use.
pub(super) fn root(name: &str) -> Element {
    element(name).with("xmlns:a", DRAWING).with("xmlns:r", LINKS).with("xmlns:p", SLIDES)
}

/// The part of a tree of shapes that comes before its shapes.
pub(super) fn tree() -> Element {
    let zero = |name: &str| element(name).with("x", 0).with("y", 0);
    let none = |name: &str| element(name).with("cx", 0).with("cy", 0);
    let group = element("p:nvGrpSpPr")
        .holding(element("p:cNvPr").with("id", 1).with("name", ""))
        .holding(element("p:cNvGrpSpPr"))
        .holding(element("p:nvPr"));
    let place = element("a:xfrm").holding_all([zero("a:off"), none("a:ext"), zero("a:chOff"), none("a:chExt")]);
    element("p:spTree").holding(group).holding(element("p:grpSpPr").holding(place))
}

/// Where a shape stands.
pub(super) fn placed(name: &str, [x, y, width, height]: [i64; 4]) -> Element {
    let at = element("a:off").with("x", x).with("y", y);
    element(name).holding(at).holding(element("a:ext").with("cx", width).with("cy", height))
}
