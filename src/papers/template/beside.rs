//! What belongs to a sheet of an XLSX template and stands in parts of its own: pictures, shapes and charts stay at the
//! rows at which they were put, and so do tables and comments.

use crate::papers::error::PaperError;
use crate::papers::package::Package;
use crate::papers::xml::{Element, Node};

use super::formula::moved;
use super::shift::Shift;

/// What happened to the rows of a sheet by its name, `None` being the sheet to which a part belongs.
type Shifts<'a, 's> = &'a dyn Fn(Option<&str>) -> Option<&'s Shift>;

/// Moves all that belongs to the sheet of this part. A part that cannot be read stays as it is.
pub(super) fn follow<'s>(package: &mut Package, sheet: &str, shift_of: Shifts<'_, 's>) -> Result<(), PaperError> {
    let Some(shift) = shift_of(None).filter(|shift| !shift.blocks.is_empty()) else { return Ok(()) };
    for (kind, part) in linked(package, sheet) {
        let Ok(Some(mut root)) = package.tree(&part) else { continue };
        match kind.as_str() {
            "drawing" => {
                root.each_mut(&mut |inner| anchor(inner, shift));
                package.set_tree(&part, &root)?;
                charts(package, &part, shift_of)?;
            }
            "vmlDrawing" => {
                root.each_mut(&mut |inner| note(inner, shift));
                package.set_tree(&part, &root)?;
            }
            "table" | "comments" => {
                root.each_mut(&mut |inner| {
                    if let Some(range) = inner.attribute("ref").map(|range| moved(range, shift_of, None)) {
                        inner.set("ref", range);
                    }
                });
                package.set_tree(&part, &root)?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// The ranges that the charts of a drawing show grow with the rows.
fn charts<'s>(package: &mut Package, drawing: &str, shift_of: Shifts<'_, 's>) -> Result<(), PaperError> {
    for (_, part) in linked(package, drawing).into_iter().filter(|(kind, _)| kind == "chart") {
        let Ok(Some(mut root)) = package.tree(&part) else { continue };
        root.each_mut(&mut |inner| {
            let holds_values = matches!(plain(&inner.name), "val" | "cat" | "xVal" | "yVal" | "bubbleSize");
            inner.elements_mut().for_each(|source| shown(source, holds_values, shift_of));
        });
        package.set_tree(&part, &root)?;
    }
    Ok(())
}

/// The cells that a chart takes its values or a name from. Values from one cell are of one row: when it is repeated they
/// are of all its repetitions. What was read from the cells before is no longer true.
fn shown<'s>(source: &mut Element, holds_values: bool, shift_of: Shifts<'_, 's>) {
    let Some(formula) = source.elements_mut().find(|part| plain(&part.name) == "f") else { return };
    let before = formula.own_text();
    let mut after = moved(&before, shift_of, None);
    if let Some((sheet, cell)) = before.rsplit_once('!').filter(|(_, cell)| holds_values && !cell.contains(':')) {
        let range = moved(&format!("{sheet}!{cell}:{cell}"), shift_of, None);
        let ends = range.rsplit_once('!').and_then(|(_, range)| range.split_once(':'));
        if ends.is_some_and(|(first, last)| first != last) {
            after = range;
        }
    }
    if after != before {
        formula.children = vec![Node::Text(after)];
        source.children.retain(|node| node.element().is_none_or(|part| !plain(&part.name).ends_with("Cache")));
    }
}

/// The parts to which a part leads: what each is, and its name.
fn linked(package: &Package, part: &str) -> Vec<(String, String)> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let Ok(Some(links)) = package.tree(&format!("{folder}/_rels/{name}.rels")) else { return Vec::new() };
    let inside = links.elements().filter(|link| link.attribute("TargetMode") != Some("External"));
    let told = |link: &Element| {
        let kind = link.attribute("Type")?.rsplit('/').next()?.to_owned();
        Some((kind, resolved(folder, link.attribute("Target")?)))
    };
    inside.filter_map(told).collect()
}

/// A part as it is named from a folder: `../drawings/drawing1.xml`.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut way: Vec<&str> = folder.split('/').collect();
    for step in target.split('/') {
        match step {
            ".." => drop(way.pop()),
            "." => {}
            step => way.push(step),
        }
    }
    way.join("/")
}

/// Moves what is tied to rows: an anchor of two cells grows with the rows between them unless it says otherwise, as it
/// does where a person puts rows in.
fn anchor(anchor: &mut Element, shift: &Shift) {
    let kind = plain(&anchor.name);
    let tie = anchor.attribute("editAs").unwrap_or("twoCell").to_owned();
    if !matches!(kind, "twoCellAnchor" | "oneCellAnchor") || tie == "absolute" {
        return;
    }
    let grows = kind == "twoCellAnchor" && tie == "twoCell";
    let Some(from) = row_of(anchor, "from") else { return };
    let (first, to) = (shifted(shift, from), row_of(anchor, "to"));
    set_row(anchor, "from", first);
    if let Some(to) = to {
        set_row(anchor, "to", if grows { shifted(shift, to) } else { first + to.saturating_sub(from) });
    }
}

/// Where a row stands now; anchors count rows from 0.
fn shifted(shift: &Shift, row: u32) -> u32 {
    shift.first_of(row.saturating_add(1)).saturating_sub(1)
}

fn row_of(anchor: &mut Element, end: &str) -> Option<u32> {
    row_in(anchor, end)?.own_text().trim().parse().ok()
}

fn set_row(anchor: &mut Element, end: &str, row: u32) {
    if let Some(place) = row_in(anchor, end) {
        place.children = vec![Node::Text(row.to_string())];
    }
}

fn row_in<'e>(anchor: &'e mut Element, end: &str) -> Option<&'e mut Element> {
    let end = anchor.elements_mut().find(|part| plain(&part.name) == end)?;
    end.elements_mut().find(|part| plain(&part.name) == "row")
}

/// Moves the box of a comment: its cell, and its corners, of which the third and the seventh number are rows.
fn note(part: &mut Element, shift: &Shift) {
    let numbers: Vec<Option<u32>> = part.own_text().split(',').map(|number| number.trim().parse().ok()).collect();
    let numbers: Option<Vec<u32>> = numbers.into_iter().collect();
    let (Some(mut numbers), name) = (numbers, plain(&part.name)) else { return };
    match (name, numbers.as_mut_slice()) {
        ("Row", [row]) => *row = shifted(shift, *row),
        ("Anchor", [_, _, first, _, _, _, last, _]) => {
            let height = last.saturating_sub(*first);
            *first = shifted(shift, *first);
            *last = *first + height;
        }
        _ => return,
    }
    let text: Vec<String> = numbers.iter().map(u32::to_string).collect();
    part.children = vec![Node::Text(text.join(", "))];
}

/// A name without its prefix.
fn plain(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::papers::template::shift::Block;

    /// Row 5 stands there four times.
    fn shift() -> Shift {
        Shift { blocks: vec![Block { first: 5, last: 5, times: 4 }] }
    }

    fn anchored(kind: &str, tie: &str, from: u32, to: u32) -> (Option<u32>, Option<u32>) {
        let xml = format!(
            "<xdr:wsDr><xdr:{kind}{tie}><xdr:from><xdr:col>0</xdr:col><xdr:row>{from}</xdr:row></xdr:from>\
             <xdr:to><xdr:col>3</xdr:col><xdr:row>{to}</xdr:row></xdr:to></xdr:{kind}></xdr:wsDr>"
        );
        let mut root = Element::read("drawing", xml.as_bytes()).unwrap();
        root.each_mut(&mut |inner| anchor(inner, &shift()));
        let moved = root.elements_mut().next().unwrap();
        (row_of(moved, "from"), row_of(moved, "to"))
    }

    #[test]
    fn a_picture_below_repeated_rows_goes_down_with_its_row_and_one_above_stays() {
        assert_eq!(anchored("twoCellAnchor", "", 0, 3), (Some(0), Some(3)));
        assert_eq!(anchored("twoCellAnchor", "", 5, 9), (Some(8), Some(12)), "rows are counted from 0 here");
        assert_eq!(anchored("oneCellAnchor", "", 5, 9), (Some(8), Some(12)));
        assert_eq!(anchored("twoCellAnchor", " editAs=\"absolute\"", 5, 9), (Some(5), Some(9)));
    }

    #[test]
    fn what_spans_the_repeated_rows_grows_unless_it_only_moves() {
        assert_eq!(anchored("twoCellAnchor", "", 2, 9), (Some(2), Some(12)));
        assert_eq!(anchored("twoCellAnchor", " editAs=\"oneCell\"", 2, 9), (Some(2), Some(9)));
        assert_eq!(anchored("twoCellAnchor", " editAs=\"oneCell\"", 6, 9), (Some(9), Some(12)));
    }

    #[test]
    fn charts_tables_and_comments_follow_and_what_cannot_be_read_stays() {
        let rels = |links: &[(&str, &str)]| {
            let link = |(kind, to): &(&str, &str)| format!("<Relationship Type=\"http://x/{kind}\" Target=\"{to}\"/>");
            format!("<Relationships>{}</Relationships>", links.iter().map(link).collect::<String>()).into_bytes()
        };
        let mut package = Package::default();
        let links = [
            ("drawing", "../drawings/drawing1.xml"),
            ("table", "/xl/tables/table1.xml"),
            ("comments", "../comments1.xml"),
            ("vmlDrawing", "../drawings/note.vml"),
        ];
        package.set("xl/worksheets/_rels/sheet1.xml.rels", rels(&links));
        package.set("xl/drawings/_rels/drawing1.xml.rels", rels(&[("chart", "../charts/chart1.xml")]));
        package.set("xl/drawings/drawing1.xml", b"<xdr:wsDr/>".to_vec());
        package.set(
            "xl/charts/chart1.xml",
            b"<c:ser><c:tx><c:strRef><c:f>A!$B$7</c:f></c:strRef></c:tx><c:val><c:numRef><c:f>A!$B$5</c:f>\
              <c:numCache/></c:numRef></c:val><c:cat><c:strRef><c:f>A!$A$5:$A$5</c:f></c:strRef></c:cat></c:ser>"
                .to_vec(),
        );
        package.set("xl/tables/table1.xml", b"<table ref=\"A7:B8\"/>".to_vec());
        package.set("xl/comments1.xml", b"not xml <".to_vec());
        let vml = b"<xml><x:Anchor>1, 15, 6, 10, 3, 15, 9, 4</x:Anchor><x:Row>6</x:Row></xml>";
        package.set("xl/drawings/note.vml", vml.to_vec());
        let shift = shift();
        let shift_of = |_: Option<&str>| Some(&shift);
        follow(&mut package, "xl/worksheets/sheet1.xml", &shift_of).unwrap();
        let text = |part: &str| String::from_utf8(package.part(part).unwrap().to_vec()).unwrap();
        let chart = text("xl/charts/chart1.xml");
        for range in ["<c:f>A!$B$10</c:f>", "<c:f>A!$B$5:$B$8</c:f>", "<c:f>A!$A$5:$A$8</c:f>"] {
            assert!(chart.contains(range) && !chart.contains("Cache"), "{range} in {chart}");
        }
        assert!(text("xl/tables/table1.xml").contains("A10:B11"));
        assert!(
            text("xl/drawings/note.vml").contains("<x:Anchor>1, 15, 9, 10, 3, 15, 12, 4</x:Anchor><x:Row>9</x:Row>")
        );
        assert_eq!(text("xl/comments1.xml"), "not xml <");
    }
}
