//! The page of notes of a slide, and the page that all of them follow.

use crate::papers::xml::{Element, element};

use super::names::{NOTES, placed, root, tree};

/// Where the slide and the notes stand on the page: left, top, width, height.
const SLIDE_IMAGE: [i64; 4] = [685_800, 685_800, 5_486_400, 3_086_100];
const TEXT: [i64; 4] = [685_800, 4_114_800, 5_486_400, NOTES[1] - 4_800_600];

/// The page of notes with this text.
pub(super) fn part(notes: &str) -> Element {
    let line = |line: &str| {
        let letters = element("a:rPr").with("lang", "zh-CN").with("altLang", "en-US");
        let run = element("a:r").holding(letters).holding(element("a:t").text(line));
        element("a:p").holding_all((!line.is_empty()).then_some(run))
    };
    let body = element("p:txBody")
        .holding(element("a:bodyPr"))
        .holding(element("a:lstStyle"))
        .holding_all(notes.split('\n').map(line));
    let shapes = tree().holding(image(2, None)).holding(text_place(3, None).holding(body));
    let show = element("p:clrMapOvr").holding(element("a:masterClrMapping"));
    root("p:notes").holding(element("p:cSld").holding(shapes)).holding(show)
}

/// The page that all pages of notes follow.
pub(super) fn master() -> Element {
    let body = element("p:txBody").holding(element("a:bodyPr")).holding(element("a:lstStyle")).holding(element("a:p"));
    let ground = element("p:bg")
        .holding(element("p:bgRef").with("idx", 1001).holding(element("a:schemeClr").with("val", "bg1")));
    let shapes = tree().holding(image(2, Some(SLIDE_IMAGE))).holding(text_place(3, Some(TEXT)).holding(body));
    root("p:notesMaster").holding(element("p:cSld").holding(ground).holding(shapes)).holding(super::frame::colour_map())
}

fn image(id: u32, at: Option<[i64; 4]>) -> Element {
    let locks = element("a:spLocks").with("noGrp", 1).with("noRot", 1).with("noChangeAspect", 1);
    let named = element("p:nvSpPr")
        .holding(element("p:cNvPr").with("id", id).with("name", "slide"))
        .holding(element("p:cNvSpPr").holding(locks))
        .holding(element("p:nvPr").holding(element("p:ph").with("type", "sldImg")));
    let rect = || element("a:prstGeom").with("prst", "rect").holding(element("a:avLst"));
    let shape = match at {
        Some(at) => element("p:spPr").holding(placed("a:xfrm", at)).holding(rect()),
        None => element("p:spPr"),
    };
    element("p:sp").holding(named).holding(shape)
}

fn text_place(id: u32, at: Option<[i64; 4]>) -> Element {
    let named = element("p:nvSpPr")
        .holding(element("p:cNvPr").with("id", id).with("name", "notes"))
        .holding(element("p:cNvSpPr").holding(element("a:spLocks").with("noGrp", 1)))
        .holding(element("p:nvPr").holding(element("p:ph").with("type", "body").with("idx", 1)));
    let rect = || element("a:prstGeom").with("prst", "rect").holding(element("a:avLst"));
    let shape = match at {
        Some(at) => element("p:spPr").holding(placed("a:xfrm", at)).holding(rect()),
        None => element("p:spPr"),
    };
    element("p:sp").holding(named).holding(shape)
}
