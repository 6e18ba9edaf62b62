//! An XLSX template: its sheets, the texts that they share, and the names of ranges.

use crate::papers::error::PaperError;
use crate::papers::package::Package;
use crate::papers::xml::{Element, Node, element};

use super::beside;
use super::filler::Filler;
use super::formula::moved;
use super::sheet::{Book, Sheet, string_of};
use super::shift::Shift;

const WORKBOOK: &str = "xl/workbook.xml";
const LINKS: &str = "xl/_rels/workbook.xml.rels";
const STRINGS: &str = "xl/sharedStrings.xml";
const STYLES: &str = "xl/styles.xml";
const CHAIN: &str = "xl/calcChain.xml";
const TYPES: &str = "[Content_Types].xml";

/// Fills all sheets. A notice that the file must carry stands in the head of the pages where the template has none.
pub(super) fn fill(package: &mut Package, filler: &mut Filler<'_>, notice: &str) -> Result<(), PaperError> {
    let mut workbook = package.tree(WORKBOOK)?.ok_or_else(|| PaperError::new("papers.error.no_office_file"))?;
    let book = Book { strings: strings(package)?, day_styles: day_styles(package)? };
    let mut sheets = Vec::new();
    for (name, part) in parts(package, &workbook)? {
        if let Some(root) = package.tree(&part)? {
            sheets.push(Sheet::plan(name, part, root, &book, filler));
        }
    }
    let shifts: Vec<(String, Shift)> = sheets.iter().map(|sheet| (sheet.name.clone(), sheet.shift.clone())).collect();
    let by_name =
        |name: &str| shifts.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, shift)| shift);
    for sheet in &mut sheets {
        let own = by_name(&sheet.name);
        let shift_of = |name: Option<&str>| name.map_or(own, by_name);
        let carries = sheet.fill(&book, filler, &shift_of, notice);
        if !notice.is_empty() && !carries {
            sheet.add_notice(notice);
        }
        package.set_tree(&sheet.part, &sheet.root)?;
        beside::follow(package, &sheet.part, &shift_of)?;
    }
    let of_a_name = |name: Option<&str>| name.and_then(by_name);
    for name in workbook.child_mut("definedNames").into_iter().flat_map(Element::elements_mut) {
        name.children = vec![Node::Text(moved(&name.own_text(), &of_a_name, None))];
    }
    calculate_on_opening(&mut workbook);
    package.set_tree(WORKBOOK, &workbook)?;
    forget_the_chain(package)
}

/// The sheets by name with their parts, in their order.
fn parts(package: &Package, workbook: &Element) -> Result<Vec<(String, String)>, PaperError> {
    let links = package.tree(LINKS)?.unwrap_or_default();
    let target = |id: &str| {
        let link = links.elements().find(|link| link.attribute("Id") == Some(id))?;
        let target = link.attribute("Target")?;
        Some(target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned))
    };
    let sheets = workbook.child("sheets").into_iter().flat_map(Element::elements);
    let named = sheets.filter_map(|sheet| {
        let id = sheet.attributes.iter().find(|(name, _)| name.ends_with(":id")).map(|(_, id)| id.as_str())?;
        Some((sheet.attribute("name")?.to_owned(), target(id)?))
    });
    Ok(named.collect())
}

fn strings(package: &Package) -> Result<Vec<String>, PaperError> {
    let root = package.tree(STRINGS)?.unwrap_or_default();
    Ok(root.elements().map(string_of).collect())
}

/// For each style of cells, whether it shows days.
fn day_styles(package: &Package) -> Result<Vec<bool>, PaperError> {
    let root = package.tree(STYLES)?.unwrap_or_default();
    let own = |number: u32| {
        let formats = root.child("numFmts").into_iter().flat_map(Element::elements);
        let found =
            formats.into_iter().find(|format| format.attribute("numFmtId") == Some(number.to_string().as_str()));
        found.and_then(|format| format.attribute("formatCode")).is_some_and(shows_days)
    };
    let styles = root.child("cellXfs").into_iter().flat_map(Element::elements);
    let number =
        |style: &Element| style.attribute("numFmtId").and_then(|number| number.parse::<u32>().ok()).unwrap_or_default();
    let is_day = |number: u32| matches!(number, 14..=17 | 22 | 27..=36 | 50..=58) || own(number);
    Ok(styles.map(|style| is_day(number(style))).collect())
}

/// Whether a format of numbers has a place for the year or the day, outside of quotes and brackets.
fn shows_days(code: &str) -> bool {
    let mut closing: Option<char> = None;
    for sign in code.chars() {
        match (closing, sign) {
            (Some(end), sign) if sign == end => closing = None,
            (Some(_), _) => {}
            (None, '"') => closing = Some('"'),
            (None, '[') => closing = Some(']'),
            (None, 'y' | 'Y' | 'd' | 'D') => return true,
            _ => {}
        }
    }
    false
}

fn calculate_on_opening(workbook: &mut Element) {
    match workbook.child_mut("calcPr") {
        Some(set) => set.set("fullCalcOnLoad", 1),
        None => {
            const AFTER: [&str; 9] = [
                "oleSize",
                "customWorkbookViews",
                "pivotCaches",
                "smartTagPr",
                "smartTagTypes",
                "webPublishing",
                "fileRecoveryPr",
                "webPublishObjects",
                "extLst",
            ];
            let is_after = |node: &Node| node.element().is_some_and(|part| AFTER.contains(&part.name.as_str()));
            let end = workbook.children.iter().position(is_after).unwrap_or(workbook.children.len());
            workbook.children.insert(end, Node::Element(element("calcPr").with("fullCalcOnLoad", 1)));
        }
    }
}

/// The order of calculation names cells that have moved: the program that opens the file makes it again.
fn forget_the_chain(package: &mut Package) -> Result<(), PaperError> {
    if package.part(CHAIN).is_none() {
        return Ok(());
    }
    package.remove(CHAIN);
    for (part, name) in [(LINKS, "Target"), (TYPES, "PartName")] {
        if let Some(mut root) = package.tree(part)? {
            let of_the_chain =
                |part: &Element| part.attribute(name).is_some_and(|value| value.ends_with("calcChain.xml"));
            root.children.retain(|node| !node.element().is_some_and(of_the_chain));
            package.set_tree(part, &root)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_of_days_are_known() {
        for code in ["yyyy-mm-dd", "m\"月\"d\"日\"", "[$-804]yyyy\"年\"m\"月\""] {
            assert!(shows_days(code), "{code}");
        }
        for code in ["0.00", "\"day\"0", "[Red]#,##0", "h:mm", "General"] {
            assert!(!shows_days(code), "{code}");
        }
    }
}
