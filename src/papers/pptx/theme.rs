//! Colours, fonts and effects of the slides. Fonts are named, not embedded: every office machine has one of them.

use crate::papers::xml::{Element, element};

use super::names::DRAWING;

/// The colours by their names: those of our sheets.
const COLORS: [(&str, &str); 12] = [
    ("dk1", "1F2A31"),
    ("lt1", "FFFFFF"),
    ("dk2", "5B6770"),
    ("lt2", "F7F9FA"),
    ("accent1", "0B6FB8"),
    ("accent2", "CF4331"),
    ("accent3", "EE7F4F"),
    ("accent4", "0F4C5C"),
    ("accent5", "6B7780"),
    ("accent6", "B9CBD8"),
    ("hlink", "0B6FB8"),
    ("folHlink", "5B6770"),
];

/// The theme.
pub(super) fn theme() -> Element {
    let color =
        |(name, value): (&str, &str)| element(&format!("a:{name}")).holding(element("a:srgbClr").with("val", value));
    let colors = element("a:clrScheme").with("name", "cunqing").holding_all(COLORS.into_iter().map(color));
    let fonts = element("a:fontScheme").with("name", "cunqing").holding_all(["majorFont", "minorFont"].map(font));
    let parts = element("a:themeElements").holding(colors).holding(fonts).holding(effects());
    element("a:theme").with("xmlns:a", DRAWING).with("name", "cunqing").holding(parts)
}

fn font(name: &str) -> Element {
    let face = |script: &str, face: &str| element(script).with("typeface", face);
    element(&format!("a:{name}"))
        .holding(face("a:latin", "Arial"))
        .holding(face("a:ea", "微软雅黑"))
        .holding(face("a:cs", ""))
        .holding(element("a:font").with("script", "Hans").with("typeface", "微软雅黑"))
}

/// Three of each, as every program expects, all plain.
fn effects() -> Element {
    let ink = || element("a:solidFill").holding(element("a:schemeClr").with("val", "phClr"));
    let line = |width: u32| element("a:ln").with("w", width).holding(ink());
    let effect = || element("a:effectStyle").holding(element("a:effectLst"));
    element("a:fmtScheme")
        .with("name", "cunqing")
        .holding(element("a:fillStyleLst").holding_all([ink(), ink(), ink()]))
        .holding(element("a:lnStyleLst").holding_all([6350, 12_700, 19_050].map(line)))
        .holding(element("a:effectStyleLst").holding_all([effect(), effect(), effect()]))
        .holding(element("a:bgFillStyleLst").holding_all([ink(), ink(), ink()]))
}
