//! What all slides follow: the master with its letters, two layouts, and the list of the slides.

use crate::papers::xml::{Element, element};

use super::names::{NOTES, SLIDE, placed, root, tree};

/// The room of the title: left, top, width, height.
const TITLE: [i64; 4] = [457_200, 228_600, 11_277_600, 640_080];
const COVER_TITLE: [i64; 4] = [914_400, 2_103_120, 10_363_200, 1_371_600];
/// The first numbers that masters and slides may have.
const FIRST_MASTER: u64 = 2_147_483_648;
const FIRST_SLIDE: u64 = 256;

/// The list of the slides.
pub(super) fn presentation(slides: usize) -> Element {
    let size = |name: &str, [width, height]: [i64; 2]| element(name).with("cx", width).with("cy", height);
    let master = element("p:sldMasterId").with("id", FIRST_MASTER).with("r:id", "rIdMaster");
    let notes = element("p:notesMasterId").with("r:id", "rIdNotes");
    let listed = (0..slides as u64)
        .map(|nth| element("p:sldId").with("id", FIRST_SLIDE + nth).with("r:id", format!("rIdSlide{}", nth + 1)));
    root("p:presentation")
        .with("saveSubsetFonts", 1)
        .holding(element("p:sldMasterIdLst").holding(master))
        .holding(element("p:notesMasterIdLst").holding(notes))
        .holding(element("p:sldIdLst").holding_all(listed))
        .holding(size("p:sldSz", SLIDE))
        .holding(size("p:notesSz", NOTES))
}

/// Which colours of the theme are the ground and the text.
pub(super) fn colour_map() -> Element {
    let pairs =
        [("bg1", "lt1"), ("tx1", "dk1"), ("bg2", "lt2"), ("tx2", "dk2"), ("hlink", "hlink"), ("folHlink", "folHlink")];
    let map = pairs.into_iter().fold(element("p:clrMap"), |map, (name, color)| map.with(name, color));
    (1..=6).fold(map, |map, nth| map.with(&format!("accent{nth}"), format!("accent{nth}")))
}

/// The master.
pub(super) fn master() -> Element {
    let ground = element("p:bg").holding(
        element("p:bgPr")
            .holding(element("a:solidFill").holding(element("a:schemeClr").with("val", "bg1")))
            .holding(element("a:effectLst")),
    );
    let letters = |size: u32, bold: bool| {
        let ink = element("a:solidFill").holding(element("a:schemeClr").with("val", "tx1"));
        element("a:defRPr")
            .with("sz", size)
            .with("b", u8::from(bold))
            .holding(ink)
            .holding(element("a:latin").with("typeface", "+mj-lt"))
            .holding(element("a:ea").with("typeface", "+mj-ea"))
    };
    let level = |size, bold| element("a:lvl1pPr").with("algn", "l").holding(letters(size, bold));
    let styles = element("p:txStyles")
        .holding(element("p:titleStyle").holding(level(2800, true)))
        .holding(element("p:bodyStyle").holding(level(1800, false)))
        .holding(element("p:otherStyle").holding(level(1400, false)));
    let layouts = (1..=2)
        .map(|nth| element("p:sldLayoutId").with("id", FIRST_MASTER + nth).with("r:id", format!("rIdLayout{nth}")));
    root("p:sldMaster")
        .holding(element("p:cSld").holding(ground).holding(tree().holding(title("title", TITLE, None))))
        .holding(colour_map())
        .holding(element("p:sldLayoutIdLst").holding_all(layouts))
        .holding(styles)
}

/// The layout of a cover.
pub(super) fn cover_layout() -> Element {
    layout("title", "cover", title("ctrTitle", COVER_TITLE, Some(4000)))
}

/// The layout of a slide with a title and a picture.
pub(super) fn picture_layout() -> Element {
    layout("titleOnly", "picture", title("title", TITLE, None))
}

fn layout(kind: &str, name: &str, title: Element) -> Element {
    let show = element("p:clrMapOvr").holding(element("a:masterClrMapping"));
    root("p:sldLayout")
        .with("type", kind)
        .with("preserve", 1)
        .holding(element("p:cSld").with("name", name).holding(tree().holding(title)))
        .holding(show)
}

/// The place of the title; of a cover in the middle and larger.
fn title(kind: &str, at: [i64; 4], size: Option<u32>) -> Element {
    let named = element("p:nvSpPr")
        .holding(element("p:cNvPr").with("id", 2).with("name", "title"))
        .holding(element("p:cNvSpPr").holding(element("a:spLocks").with("noGrp", 1)))
        .holding(element("p:nvPr").holding(element("p:ph").with("type", kind)));
    let rect = element("a:prstGeom").with("prst", "rect").holding(element("a:avLst"));
    let anchor = if size.is_some() { "b" } else { "t" };
    let body = element("a:bodyPr")
        .with("vert", "horz")
        .with("lIns", 0)
        .with("tIns", 0)
        .with("rIns", 0)
        .with("bIns", 0)
        .with("anchor", anchor)
        .holding(element("a:normAutofit"));
    let style = size.map(|size| {
        element("a:lvl1pPr").with("algn", "ctr").holding(element("a:defRPr").with("sz", size).with("b", 1))
    });
    let words = element("a:p").holding(element("a:endParaRPr").with("lang", "zh-CN"));
    element("p:sp")
        .holding(named)
        .holding(element("p:spPr").holding(placed("a:xfrm", at)).holding(rect))
        .holding(element("p:txBody").holding(body).holding(element("a:lstStyle").holding_all(style)).holding(words))
}
