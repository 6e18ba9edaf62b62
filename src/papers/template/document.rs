//! A DOCX template: paragraphs, tables, heads and feet. Word tears a mark into several runs; they are joined before
//! anything is looked for.

use crate::papers::error::PaperError;
use crate::papers::package::Package;
use crate::papers::xml::{Element, Node, element};

use super::filler::{Filler, Scope};
use super::marks::{ends, left_open, ranges, without};

/// Fills all parts that hold text. A notice that the file must carry is added at the end where the template has none.
pub(super) fn fill(package: &mut Package, filler: &mut Filler<'_>, notice: &str) -> Result<(), PaperError> {
    const BODY: &str = "word/document.xml";
    let is_text = |name: &str| {
        let name = name.strip_prefix("word/").unwrap_or_default();
        name.ends_with(".xml")
            && ["document", "header", "footer", "footnotes", "endnotes"].iter().any(|kind| name.starts_with(kind))
            && !name.contains('/')
    };
    let names: Vec<String> = package.names().filter(|name| is_text(name)).map(str::to_owned).collect();
    if !names.iter().any(|name| name == BODY) {
        return Err(PaperError::new("papers.error.no_office_file"));
    }
    let mut carries = notice.is_empty();
    for name in &names {
        let Some(mut part) = package.tree(name)? else { continue };
        part.each_mut(&mut |element| {
            if element.name == "w:p" {
                join(element);
            }
        });
        part.children = filled(std::mem::take(&mut part.children), filler, &Scope::new());
        carries |= text_of(&part).contains(notice);
        package.set_tree(name, &part)?;
    }
    if !carries && let Some(mut part) = package.tree(BODY)? {
        add_notice(&mut part, notice);
        package.set_tree(BODY, &part)?;
    }
    Ok(())
}

fn add_notice(part: &mut Element, notice: &str) {
    let Some(body) = part.child_mut("w:body") else { return };
    let run = element("w:r").holding(element("w:t").text(notice));
    let line = Node::Element(element("w:p").holding(run));
    let end = body.children.iter().position(|node| node.element().is_some_and(|child| child.name == "w:sectPr"));
    let end = end.unwrap_or(body.children.len());
    body.children.insert(end, line);
}

/// The text of an element and of all below it.
fn text_of(part: &Element) -> String {
    if part.name == "w:t" {
        return part.own_text();
    }
    part.elements().map(text_of).collect()
}

/// The texts of the paragraphs in a part, each by itself: a mark never spans two.
fn texts_of(nodes: &[Node]) -> Vec<String> {
    nodes.iter().filter_map(Node::element).map(text_of).collect()
}

/// Does something with each piece of text of a paragraph, but not of paragraphs inside of it (text boxes).
fn each_text(part: &mut Element, act: &mut impl FnMut(&mut Element)) {
    for child in part.elements_mut() {
        match child.name.as_str() {
            "w:t" => act(child),
            "w:p" => {}
            _ => each_text(child, act),
        }
    }
}

/// Moves each mark wholly into the piece of text in which it begins, so that it has the look of its first letter.
fn join(paragraph: &mut Element) {
    let mut texts = Vec::new();
    each_text(paragraph, &mut |text| texts.push(text.own_text()));
    let whole = texts.concat();
    let marks = ranges(&whole);
    if marks.is_empty() {
        return;
    }
    let mut joined = vec![String::new(); texts.len()];
    let mut starts = Vec::new();
    let mut at = 0;
    for text in &texts {
        starts.push(at);
        at += text.len();
    }
    let owner = |byte: usize| starts.iter().rposition(|start| *start <= byte).unwrap_or_default();
    // An empty piece begins where the next one does; the last of them is the one with letters.
    let mut mark = 0;
    for (byte, sign) in whole.char_indices() {
        while marks.get(mark).is_some_and(|(_, end)| *end <= byte) {
            mark += 1;
        }
        let begin = marks.get(mark).filter(|(start, _)| *start <= byte).map_or(byte, |(start, _)| *start);
        if let Some(text) = joined.get_mut(owner(begin)) {
            text.push(sign);
        }
    }
    let mut joined = joined.into_iter();
    each_text(paragraph, &mut |text| {
        if let Some(now) = joined.next() {
            text.set("xml:space", "preserve");
            text.children = vec![Node::Text(now)];
        }
    });
}

/// The nodes with their places filled, and with the parts that are repeated.
fn filled<'f>(nodes: Vec<Node>, filler: &mut Filler<'f>, scope: &Scope<'f>) -> Vec<Node> {
    let mut out = Vec::new();
    let mut nodes = nodes.into_iter().peekable();
    while let Some(node) = nodes.next() {
        let Node::Element(part) = node else {
            out.push(node);
            continue;
        };
        let text = text_of(&part);
        if !text.contains("{{") {
            out.push(Node::Element(part));
            continue;
        }
        let open = left_open(&text).map(str::to_owned);
        if let Some(list) = open.filter(|_| is_block(&part)) {
            let mut block = vec![Node::Element(part)];
            let mut has_end = false;
            for next in nodes.by_ref() {
                has_end = next.element().is_some_and(|next| ends(&text_of(next), &list));
                block.push(next);
                if has_end {
                    break;
                }
            }
            if has_end {
                out.extend(repeated(block, &list, filler, scope));
            } else {
                filler.fault(format!("{{{{#{list}}}}}"));
            }
            continue;
        }
        let of_the_row = if part.name == "w:tr" { list_of_row(&part, filler, scope) } else { None };
        match of_the_row {
            Some(list) => out.extend(repeated(vec![Node::Element(part)], &list, filler, scope)),
            None => out.push(Node::Element(filled_inside(part, filler, scope))),
        }
    }
    out
}

/// What may be repeated as a whole.
fn is_block(part: &Element) -> bool {
    ["w:p", "w:tbl", "w:tr"].contains(&part.name.as_str())
}

/// The list for which a row of a table is repeated: one that begins in one cell and ends in another, or one whose
/// columns it names.
fn list_of_row(row: &Element, filler: &Filler<'_>, scope: &Scope<'_>) -> Option<String> {
    let cells: Vec<String> = row.elements().map(text_of).collect();
    let across = cells.iter().find_map(|cell| left_open(cell).map(str::to_owned));
    across.or_else(|| filler.list_in(&text_of(row), scope))
}

fn repeated<'f>(mut block: Vec<Node>, list: &str, filler: &mut Filler<'f>, scope: &Scope<'f>) -> Vec<Node> {
    for part in block.iter_mut().filter_map(Node::element_mut) {
        part.each_mut(&mut |text| {
            if text.name == "w:t" {
                text.children = vec![Node::Text(without(&text.own_text(), list))];
            }
        });
    }
    // A paragraph that held nothing but a mark was there for the mark only.
    block.retain(|node| node.element().is_none_or(|part| part.name != "w:p" || !text_of(part).is_empty()));
    let rows = filler.rows(list, scope);
    if rows.is_empty() {
        filler.try_out(list, &texts_of(&block), scope);
    }
    rows.iter().flat_map(|row| filled(block.clone(), filler, row)).collect()
}

fn filled_inside<'f>(mut part: Element, filler: &mut Filler<'f>, scope: &Scope<'f>) -> Element {
    let children = std::mem::take(&mut part.children);
    part.children = if part.name == "w:r" {
        children.into_iter().flat_map(|node| filled_text(node, filler, scope)).collect()
    } else {
        filled(children, filler, scope)
    };
    part
}

/// A piece of text with its places filled; a new line becomes a break.
fn filled_text<'f>(node: Node, filler: &mut Filler<'f>, scope: &Scope<'f>) -> Vec<Node> {
    match node {
        Node::Element(part) if part.name == "w:t" => {
            let text = filler.text(&part.own_text(), scope);
            let mut out = Vec::new();
            for (nth, line) in text.split('\n').enumerate() {
                if nth > 0 {
                    out.push(Node::Element(element("w:br")));
                }
                out.push(Node::Element(element("w:t").with("xml:space", "preserve").text(line)));
            }
            out
        }
        // A text box or a field: what is in it is filled like the rest.
        Node::Element(part) => vec![Node::Element(filled_inside(part, filler, scope))],
        text @ Node::Text(_) => vec![text],
    }
}
