//! One slide: a title, a picture as large as there is room, and its notes.

use crate::papers::xml::{Element, element};

use super::names::{SLIDE, placed, root, tree};

/// One slide.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Slide {
    /// The title.
    pub title: String,
    /// A line below the title; may be empty.
    pub subtitle: String,
    /// The picture as PNG; without one the title stands in the middle, as on a cover.
    pub png: Option<Vec<u8>>,
    /// Width and height of the picture, in any unit.
    pub sides: [f32; 2],
    /// What is to be seen, for those who cannot.
    pub description: String,
    /// What is to be said; may be empty.
    pub notes: String,
}

/// A whole slide show.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct SlideShow {
    /// Its title, among the properties.
    pub title: String,
    /// Who makes it: an office.
    pub author: String,
    /// The day of its numbers, as 2026-10-31: it counts as the day of making, so that the bytes stay the same.
    pub day: String,
    /// A line that each slide carries at its foot.
    pub foot: String,
    /// The slides.
    pub slides: Vec<Slide>,
}

/// The room of the title, the subtitle, the picture and the foot: left, top, width, height.
const TITLE: [i64; 4] = [457_200, 228_600, 11_277_600, 640_080];
const SUBTITLE: [i64; 4] = [457_200, 868_680, 11_277_600, 365_760];
const COVER_TITLE: [i64; 4] = [914_400, 2_103_120, 10_363_200, 1_371_600];
const COVER_SUBTITLE: [i64; 4] = [914_400, 3_520_440, 10_363_200, 914_400];
const PICTURE_TOP: i64 = 1_280_160;
const PICTURE_FOOT: i64 = 6_446_520;
const FOOT: [i64; 4] = [457_200, 6_473_952, 9_144_000, 274_320];
const NUMBER: [i64; 4] = [10_668_000, 6_473_952, 1_066_800, 274_320];

/// The part of a slide.
pub(super) fn part(slide: &Slide, foot: &str, number: usize) -> Element {
    let is_cover = slide.png.is_none();
    let (title, subtitle) = if is_cover { (COVER_TITLE, COVER_SUBTITLE) } else { (TITLE, SUBTITLE) };
    let kind = if is_cover { "ctrTitle" } else { "title" };
    let mut shapes = tree().holding(text(2, "title", Some(kind), &slide.title, title, None));
    if !slide.subtitle.is_empty() {
        let look = Look { size: if is_cover { 2200 } else { 1400 }, align: if is_cover { "ctr" } else { "l" } };
        shapes = shapes.holding(text(3, "subtitle", None, &slide.subtitle, subtitle, Some(look)));
    }
    if slide.png.is_some() {
        shapes = shapes.holding(picture(slide));
    }
    let small = |align| Some(Look { size: 1000, align });
    if !foot.is_empty() {
        shapes = shapes.holding(text(5, "foot", None, foot, FOOT, small("l")));
    }
    if !is_cover {
        shapes = shapes.holding(text(6, "number", None, &number.to_string(), NUMBER, small("r")));
    }
    let show = element("p:clrMapOvr").holding(element("a:masterClrMapping"));
    root("p:sld").holding(element("p:cSld").holding(shapes)).holding(show)
}

/// How a text that follows no placeholder looks: hundredths of a point, and its side.
#[derive(Clone, Copy)]
struct Look {
    size: u32,
    align: &'static str,
}

/// A box of text; one for each line.
fn text(id: u32, name: &str, kind: Option<&str>, text: &str, at: [i64; 4], look: Option<Look>) -> Element {
    let place = kind.map(|kind| element("p:ph").with("type", kind));
    let lock = match &place {
        Some(_) => element("p:cNvSpPr").holding(element("a:spLocks").with("noGrp", 1)),
        None => element("p:cNvSpPr").with("txBox", 1),
    };
    let named = element("p:nvSpPr")
        .holding(element("p:cNvPr").with("id", id).with("name", name))
        .holding(lock)
        .holding(element("p:nvPr").holding_all(place));
    let mut shape = element("p:spPr").holding(placed("a:xfrm", at));
    if look.is_some() {
        shape = shape.holding(element("a:prstGeom").with("prst", "rect").holding(element("a:avLst")));
        shape = shape.holding(element("a:noFill"));
    }
    let body =
        element("a:bodyPr").with("wrap", "square").with("lIns", 0).with("rIns", 0).with("tIns", 0).with("bIns", 0);
    let body = if kind == Some("ctrTitle") { body.with("anchor", "b") } else { body.with("anchor", "t") };
    let body = body.holding(element("a:normAutofit"));
    let lines = text.split('\n').map(|line| paragraph(line, look));
    element("p:sp")
        .holding(named)
        .holding(shape)
        .holding(element("p:txBody").holding(body).holding(element("a:lstStyle")).holding_all(lines))
}

fn paragraph(line: &str, look: Option<Look>) -> Element {
    let mut letters = element("a:rPr").with("lang", "zh-CN").with("altLang", "en-US");
    let mut made = element("a:p");
    if let Some(look) = look {
        made = made.holding(element("a:pPr").with("algn", look.align));
        let ink = element("a:solidFill").holding(element("a:schemeClr").with("val", "tx2"));
        letters = letters.with("sz", look.size).holding(ink);
    }
    if line.is_empty() {
        return made.holding(element("a:endParaRPr").with("lang", "zh-CN"));
    }
    made.holding(element("a:r").holding(letters).holding(element("a:t").text(line)))
}

/// The picture in the middle of its room, as large as it goes.
fn picture(slide: &Slide) -> Element {
    let top = if slide.subtitle.is_empty() { PICTURE_TOP - 274_320 } else { PICTURE_TOP };
    let room = [SLIDE[0] - 2 * TITLE[0], PICTURE_FOOT - top];
    let [width, height] = slide.sides.map(|side| f64::from(side).max(1.0));
    let scale = (room[0] as f64 / width).min(room[1] as f64 / height);
    let size = [width, height].map(|side| (side * scale).round() as i64);
    let at = [TITLE[0] + (room[0] - size[0]) / 2, top + (room[1] - size[1]) / 2];
    let named = element("p:nvPicPr")
        .holding(element("p:cNvPr").with("id", 4).with("name", "map").with("descr", &slide.description))
        .holding(element("p:cNvPicPr").holding(element("a:picLocks").with("noChangeAspect", 1)))
        .holding(element("p:nvPr"));
    let fill = element("p:blipFill")
        .holding(element("a:blip").with("r:embed", "rIdPicture"))
        .holding(element("a:stretch").holding(element("a:fillRect")));
    let shape = element("p:spPr")
        .holding(placed("a:xfrm", [at[0], at[1], size[0], size[1]]))
        .holding(element("a:prstGeom").with("prst", "rect").holding(element("a:avLst")));
    element("p:pic").holding(named).holding(fill).holding(shape)
}
