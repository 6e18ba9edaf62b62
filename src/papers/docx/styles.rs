//! The letters of an official document (GB/T 9704): fonts are named with what may stand for them, not embedded.

use crate::papers::xml::{Element, element};

/// Half points: 二号, 三号, 四号, 五号.
const SIZE_TITLE: u32 = 44;
const SIZE_BODY: u32 = 32;
const SIZE_FOUR: u32 = 28;
const SIZE_FIVE: u32 = 21;
/// 方正小标宋, 仿宋, 楷体, 黑体, 宋体, each with the names under which other machines have it.
const FONTS: [(&str, &str); 5] = [
    ("方正小标宋简体", "小标宋体,方正小标宋_GBK,华文中宋,宋体,SimSun"),
    ("仿宋_GB2312", "仿宋,FangSong,华文仿宋,FangSong_GB2312"),
    ("楷体_GB2312", "楷体,KaiTi,华文楷体,KaiTi_GB2312"),
    ("黑体", "SimHei,华文黑体,方正黑体简体"),
    ("宋体", "SimSun,华文宋体,NSimSun"),
];
/// The letters and digits that are not Chinese.
const LATIN: &str = "Times New Roman";
/// 22 lines in 225 mm: the height of a line in twentieths of a point.
pub(super) const LINE: u32 = 579;
const TITLE_LINE: u32 = 700;
const TABLE_LINE: u32 = 330;

/// One style of a paragraph.
struct Style {
    id: &'static str,
    name: &'static str,
    font: usize,
    size: u32,
    align: &'static str,
    line: Option<u32>,
    indent: bool,
    before: u32,
    after: u32,
    outline: Option<u32>,
}

impl Style {
    const fn body(id: &'static str, name: &'static str) -> Self {
        let line = Some(LINE);
        Self {
            id,
            name,
            font: 1,
            size: SIZE_BODY,
            align: "both",
            line,
            indent: true,
            before: 0,
            after: 0,
            outline: None,
        }
    }
}

fn all() -> Vec<Style> {
    let body = |id, name| Style::body(id, name);
    let middle = |id, name| Style { align: "center", indent: false, ..Style::body(id, name) };
    let table = |id, name| Style { size: SIZE_FIVE, line: Some(TABLE_LINE), ..middle(id, name) };
    vec![
        Style { indent: false, ..body("Normal", "Normal") },
        Style { font: 0, size: SIZE_TITLE, line: Some(TITLE_LINE), after: 240, ..middle("Title", "Title") },
        Style { font: 2, after: 240, ..middle("Subtitle", "Subtitle") },
        body("BodyText", "Body Text"),
        Style { indent: false, align: "left", ..body("Addressee", "Addressee") },
        Style { font: 3, outline: Some(0), ..body("Heading1", "heading 1") },
        Style { font: 3, size: SIZE_FOUR, before: 120, after: 60, ..middle("Caption", "caption") },
        Style { font: 3, ..table("TableHead", "Table Head") },
        table("TableText", "Table Text"),
        Style { align: "left", ..table("TableWords", "Table Words") },
        Style { line: None, ..middle("Picture", "Picture") },
        Style { align: "right", indent: false, ..body("Signature", "Signature") },
        Style { font: 3, indent: false, align: "left", ..body("Enclosed", "Enclosed") },
        Style { font: 4, size: SIZE_FOUR, line: None, align: "right", indent: false, ..body("Footer", "footer") },
        Style { font: 2, size: SIZE_FIVE, line: None, align: "right", indent: false, ..body("Header", "header") },
    ]
}

/// The styles of the document; `is_tight` makes body and tables smaller.
pub(super) fn styles(is_tight: bool) -> Element {
    let defaults = element("w:docDefaults")
        .holding(element("w:rPrDefault").holding(letters(1, SIZE_BODY)))
        .holding(element("w:pPrDefault").holding(element("w:pPr")));
    let mut root = element("w:styles").with("xmlns:w", super::names::WORDS).holding(defaults);
    let mut styles = all();
    if is_tight {
        styles.iter_mut().filter(|style| style.size == SIZE_BODY && style.id != "Normal").for_each(|style| {
            (style.size, style.line) = (SIZE_FOUR, Some(500));
        });
    }
    root = root.holding_all(styles.iter().map(style));
    let grid = element("w:tblPr").holding(super::pieces::borders());
    let table = element("w:style").with("w:type", "table").with("w:styleId", "TableGrid");
    root.holding(table.holding(element("w:name").with("w:val", "Table Grid")).holding(grid))
}

fn style(style: &Style) -> Element {
    let mut root = element("w:style").with("w:type", "paragraph").with("w:styleId", style.id);
    if style.id == "Normal" {
        root.set("w:default", 1);
    }
    let mut spacing = element("w:spacing").with("w:before", style.before).with("w:after", style.after);
    match style.line {
        Some(line @ TABLE_LINE) => {
            spacing = spacing.with("w:line", line).with("w:lineRule", "atLeast");
        }
        Some(line) => spacing = spacing.with("w:line", line).with("w:lineRule", "exact"),
        None => spacing = spacing.with("w:line", 240).with("w:lineRule", "auto"),
    }
    let mut paragraph = element("w:pPr");
    if style.outline.is_some() || style.id == "Caption" {
        paragraph = paragraph.holding(element("w:keepNext"));
    }
    if style.id == "Enclosed" {
        paragraph = paragraph.holding(element("w:pageBreakBefore"));
    }
    paragraph = paragraph.holding(element("w:overflowPunct").with("w:val", 0));
    if style.line != Some(LINE) {
        paragraph = paragraph.holding(element("w:snapToGrid").with("w:val", 0));
    }
    paragraph = paragraph.holding(spacing);
    if style.indent {
        let two = style.size * 20;
        paragraph = paragraph.holding(element("w:ind").with("w:firstLineChars", 200).with("w:firstLine", two));
    }
    paragraph = paragraph.holding(element("w:jc").with("w:val", style.align));
    if let Some(level) = style.outline {
        paragraph = paragraph.holding(element("w:outlineLvl").with("w:val", level));
    }
    root = root.holding(element("w:name").with("w:val", style.name));
    if style.id != "Normal" {
        root = root.holding(element("w:basedOn").with("w:val", "Normal"));
    }
    root.holding(element("w:qFormat")).holding(paragraph).holding(letters(style.font, style.size))
}

fn letters(font: usize, size: u32) -> Element {
    let chinese = FONTS.get(font).map_or("宋体", |(name, _)| name);
    let fonts = element("w:rFonts").with("w:ascii", LATIN).with("w:hAnsi", LATIN).with("w:eastAsia", chinese);
    element("w:rPr")
        .holding(fonts.with("w:cs", LATIN))
        .holding(element("w:sz").with("w:val", size))
        .holding(element("w:szCs").with("w:val", size))
        .holding(element("w:lang").with("w:val", "en-US").with("w:eastAsia", "zh-CN"))
}

/// The fonts with what may stand for them.
pub(super) fn font_table() -> Element {
    let font = |(name, others): (&str, &str)| {
        let font = element("w:font").with("w:name", name).holding(element("w:altName").with("w:val", others));
        let family = if name == "黑体" { "swiss" } else { "roman" };
        font.holding(element("w:charset").with("w:val", "86"))
            .holding(element("w:family").with("w:val", family))
            .holding(element("w:pitch").with("w:val", "variable"))
    };
    let latin = element("w:font").with("w:name", LATIN).holding(element("w:charset").with("w:val", "00"));
    let latin =
        latin.holding(element("w:family").with("w:val", "roman")).holding(element("w:pitch").with("w:val", "variable"));
    element("w:fonts").with("xmlns:w", super::names::WORDS).holding_all(FONTS.into_iter().map(font)).holding(latin)
}
