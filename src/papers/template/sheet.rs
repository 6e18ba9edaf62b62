//! One sheet of an XLSX template: rows are repeated for the rows of a list, cells take values, and what refers to rows
//! follows them.

use crate::papers::ledger::Cell;
use crate::papers::xlsx::serial;
use crate::papers::xml::{Element, Node, element};

use super::filler::{Filler, Scope};
use super::formula::moved;
use super::marks::{Piece, ends, left_open, pieces, without};
use super::shift::{Block, Shift};

/// What a sheet has to know of its workbook.
pub(super) struct Book {
    /// The texts that cells name by number.
    pub strings: Vec<String>,
    /// For each style of cells, whether it shows days.
    pub day_styles: Vec<bool>,
}

/// Rows that are repeated, and for what.
pub(super) struct Repeated<'f> {
    list: String,
    block: Block,
    rows: Vec<Scope<'f>>,
}

/// A sheet with what is to be done to it.
pub(super) struct Sheet<'f> {
    /// The name.
    pub name: String,
    /// The part.
    pub part: String,
    /// The tree of the part.
    pub root: Element,
    /// Where rows go.
    pub shift: Shift,
    repeated: Vec<Repeated<'f>>,
}

impl<'f> Sheet<'f> {
    /// Looks which rows are repeated.
    pub fn plan(name: String, part: String, root: Element, book: &Book, filler: &mut Filler<'f>) -> Self {
        let mut sheet = Self { name, part, root, shift: Shift::default(), repeated: Vec::new() };
        sheet.number_rows();
        let rows: Vec<(u32, Vec<String>)> = sheet.rows().map(|row| (number_of(row), texts_of(row, book))).collect();
        let mut at = 0;
        while let Some((number, texts)) = rows.get(at) {
            let text = texts.concat();
            let whole = left_open(&text).map(str::to_owned);
            let across = texts.iter().find_map(|cell| left_open(cell)).map(str::to_owned);
            let (list, last) = if let Some(list) = whole {
                let Some(end) = rows[at + 1..].iter().position(|(_, texts)| ends(&texts.concat(), &list)) else {
                    filler.fault(format!("{{{{#{list}}}}}"));
                    break;
                };
                (Some(list), at + 1 + end)
            } else {
                (across.or_else(|| filler.list_in(&text, &Scope::new())), at)
            };
            if let (Some(list), Some((last_number, _))) = (list, rows.get(last)) {
                let texts: Vec<String> =
                    rows[at..=last].iter().flat_map(|(_, texts)| texts).map(|text| without(text, &list)).collect();
                sheet.repeat(list, (*number, *last_number), &texts, filler);
            }
            at = last + 1;
        }
        sheet
    }

    fn repeat(&mut self, list: String, (first, last): (u32, u32), texts: &[String], filler: &mut Filler<'f>) {
        let rows = filler.rows(&list, &Scope::new());
        if rows.is_empty() {
            filler.try_out(&list, texts, &Scope::new());
        }
        let times = u32::try_from(rows.len()).unwrap_or(u32::MAX).max(1);
        let block = Block { first, last, times };
        self.shift.blocks.push(block);
        self.repeated.push(Repeated { list, block, rows });
    }

    fn rows(&self) -> impl Iterator<Item = &Element> {
        self.root.child("sheetData").into_iter().flat_map(Element::elements).filter(|row| row.name == "row")
    }

    /// Rows may come without their numbers: each follows the one before then.
    fn number_rows(&mut self) {
        let mut next = 1;
        for row in self.root.child_mut("sheetData").into_iter().flat_map(Element::elements_mut) {
            let number = row.attribute("r").and_then(|text| text.parse().ok()).unwrap_or(next);
            row.set("r", number);
            next = number + 1;
        }
    }

    /// Fills the rows; `shift_of` gives what happened to each sheet by its name, `None` being this one. Says whether one
    /// of its texts holds the notice.
    pub fn fill<'s>(
        &mut self,
        book: &Book,
        filler: &mut Filler<'f>,
        shift_of: &dyn Fn(Option<&str>) -> Option<&'s Shift>,
        notice: &str,
    ) -> bool {
        let rows: Vec<Element> = self.rows().cloned().collect();
        let mut desk = CellDesk { book, notice, carries: false };
        let mut out = Vec::new();
        let mut at = 0;
        while let Some(row) = rows.get(at) {
            let number = number_of(row);
            let found = self.repeated.iter().find(|repeated| repeated.block.first == number);
            let Some(repeated) = found else {
                let place = Place { row: self.shift.first_of(number), list: "", within: None };
                out.push(Node::Element(desk.row(row, &place, filler, &Scope::new(), shift_of)));
                at += 1;
                continue;
            };
            let block: Vec<&Element> =
                rows[at..].iter().take_while(|row| number_of(row) <= repeated.block.last).collect();
            for copy in 0..repeated.block.times {
                let scope = repeated.rows.get(copy as usize);
                for row in &block {
                    let within = Some((repeated.block, copy));
                    let to = self.shift.first_of(number_of(row)) + copy * Shift::step(repeated.block);
                    let place = Place { row: to, list: &repeated.list, within };
                    out.push(Node::Element(match scope {
                        Some(scope) => desk.row(row, &place, filler, scope, shift_of),
                        None => emptied(row, book, to),
                    }));
                }
            }
            at += block.len();
        }
        if let Some(data) = self.root.child_mut("sheetData") {
            data.children = out;
        }
        self.move_the_rest(shift_of);
        desk.carries
    }

    /// Merged cells, conditions, lists of choices, breaks: all that stands beside the rows and refers to them.
    fn move_the_rest<'s>(&mut self, shift_of: &dyn Fn(Option<&str>) -> Option<&'s Shift>) {
        let shift = self.shift.clone();
        for part in self.root.elements_mut().filter(|part| part.name != "sheetData") {
            if part.name == "mergeCells" {
                merge(part, &shift);
                continue;
            }
            part.each_mut(&mut |inner| {
                for (name, value) in &mut inner.attributes {
                    if ["ref", "sqref", "activeCell", "topLeftCell"].contains(&name.as_str()) {
                        let moved_all = value.split(' ').map(|one| moved(one, shift_of, None));
                        *value = moved_all.collect::<Vec<_>>().join(" ");
                    }
                }
                if inner.name.starts_with("formula") {
                    inner.children = vec![Node::Text(moved(&inner.own_text(), shift_of, None))];
                }
            });
        }
    }

    /// Puts a notice into the head of each printed page.
    pub fn add_notice(&mut self, notice: &str) {
        const AFTER: [&str; 18] = [
            "rowBreaks",
            "colBreaks",
            "customProperties",
            "cellWatches",
            "ignoredErrors",
            "smartTags",
            "drawing",
            "legacyDrawing",
            "legacyDrawingHF",
            "drawingHF",
            "picture",
            "oleObjects",
            "controls",
            "webPublishItems",
            "tableParts",
            "extLst",
            "mc:AlternateContent",
            "userShapes",
        ];
        let code = format!("&R{}", notice.replace('&', "&&"));
        if self.root.child("headerFooter").is_none() {
            let children = &self.root.children;
            let end =
                children.iter().position(|node| node.element().is_some_and(|part| AFTER.contains(&part.name.as_str())));
            let end = end.unwrap_or(children.len());
            self.root.children.insert(end, Node::Element(element("headerFooter")));
        }
        let Some(feet) = self.root.child_mut("headerFooter") else { return };
        match feet.child_mut("oddHeader") {
            Some(head) => head.children = vec![Node::Text(head.own_text() + &code)],
            None => feet.children.insert(0, Node::Element(element("oddHeader").text(&code))),
        }
    }
}

/// Where a row goes.
struct Place<'p> {
    row: u32,
    list: &'p str,
    within: Option<(Block, u32)>,
}

/// Fills rows cell by cell.
struct CellDesk<'b> {
    book: &'b Book,
    notice: &'b str,
    carries: bool,
}

impl CellDesk<'_> {
    fn row<'f, 's>(
        &mut self,
        row: &Element,
        place: &Place<'_>,
        filler: &mut Filler<'f>,
        scope: &Scope<'f>,
        shift_of: &dyn Fn(Option<&str>) -> Option<&'s Shift>,
    ) -> Element {
        let mut row = row.clone();
        row.set("r", place.row);
        for cell in row.elements_mut().filter(|cell| cell.name == "c") {
            address(cell, place.row);
            if let Some(formula) = cell.child_mut("f") {
                let text = moved(&formula.own_text(), shift_of, place.within);
                formula.children = if text.is_empty() { Vec::new() } else { vec![Node::Text(text)] };
                if let Some(range) = formula.attribute("ref").map(|range| moved(range, shift_of, place.within)) {
                    formula.set("ref", range);
                }
                // What it came to before is no longer true; the program that opens the file calculates it.
                cell.children.retain(|node| node.element().is_none_or(|part| part.name != "v"));
                cell.unset("t");
                continue;
            }
            let text = text_of(cell, self.book);
            self.carries |= !self.notice.is_empty() && text.contains(self.notice);
            if text.contains("{{") {
                let value = value_of(&without(&text, place.list), filler, scope);
                self.carries |= !self.notice.is_empty() && value.plain().contains(self.notice);
                put(cell, &value, self.book);
            }
        }
        row
    }
}

/// The row of a list without rows: its cells keep their look and lose their marks.
fn emptied(row: &Element, book: &Book, to: u32) -> Element {
    let mut row = row.clone();
    row.set("r", to);
    for cell in row.elements_mut().filter(|cell| cell.name == "c") {
        address(cell, to);
        if text_of(cell, book).contains("{{") {
            put(cell, &Cell::Empty, book);
        }
    }
    row
}

/// A cell that is one mark takes the value itself, any other the text.
fn value_of<'f>(text: &str, filler: &mut Filler<'f>, scope: &Scope<'f>) -> Cell {
    match pieces(text).as_slice() {
        [Piece::Field(name)] => filler.value(name, scope),
        _ => Cell::text(filler.text(text, scope)),
    }
}

/// Puts a value into a cell. A text is written as a text, whatever it begins with.
fn put(cell: &mut Element, value: &Cell, book: &Book) {
    cell.children.clear();
    cell.unset("t");
    let style = cell.attribute("s").and_then(|style| style.parse::<usize>().ok());
    let shows_days = style.and_then(|style| book.day_styles.get(style)).copied().unwrap_or_default();
    let number = |number: String| Node::Element(element("v").text(&number));
    match value {
        Cell::Empty => {}
        Cell::Count(count) => cell.children.push(number(count.to_string())),
        Cell::Day(day) if shows_days => cell.children.push(number(serial(*day).to_string())),
        Cell::Day(_) | Cell::Text(_) => {
            cell.set("t", "inlineStr");
            let text = element("t").with("xml:space", "preserve").text(&value.plain());
            cell.children.push(Node::Element(element("is").holding(text)));
        }
    }
}

fn number_of(row: &Element) -> u32 {
    row.attribute("r").and_then(|text| text.parse().ok()).unwrap_or_default()
}

/// Writes the row into the address of a cell.
fn address(cell: &mut Element, row: u32) {
    if let Some(old) = cell.attribute("r") {
        let column: String = old.chars().take_while(char::is_ascii_alphabetic).collect();
        cell.set("r", format!("{column}{row}"));
    }
}

/// The text of a cell; empty for a number or a formula.
fn text_of(cell: &Element, book: &Book) -> String {
    match cell.attribute("t") {
        Some("s") => {
            let number = cell.child("v").and_then(|value| value.own_text().trim().parse::<usize>().ok());
            number.and_then(|number| book.strings.get(number)).cloned().unwrap_or_default()
        }
        Some("inlineStr") => cell.child("is").map(string_of).unwrap_or_default(),
        Some("str") => cell.child("v").map(Element::own_text).unwrap_or_default(),
        _ => String::new(),
    }
}

fn texts_of(row: &Element, book: &Book) -> Vec<String> {
    row.elements().filter(|cell| cell.name == "c").map(|cell| text_of(cell, book)).collect()
}

/// The whole text of a string that may be written in several looks; readings of characters are left out.
pub(super) fn string_of(string: &Element) -> String {
    let piece = |part: &Element| match part.name.as_str() {
        "t" => part.own_text(),
        "r" => part.child("t").map(Element::own_text).unwrap_or_default(),
        _ => String::new(),
    };
    string.elements().map(piece).collect()
}

/// Merged cells of a repeated row stand in each repetition; others grow or move.
fn merge(merged: &mut Element, shift: &Shift) {
    let rows = |range: &str| {
        let row =
            |cell: &str| cell.trim_start_matches(|c: char| c.is_ascii_alphabetic() || c == '$').parse::<u32>().ok();
        let (first, last) = range.split_once(':')?;
        Some((row(first)?, row(last)?))
    };
    let mut out = Vec::new();
    for part in merged.elements() {
        let Some(range) = part.attribute("ref") else { continue };
        let inside = rows(range).and_then(|(first, last)| shift.block_of(first).filter(|block| last <= block.last));
        let of_this_sheet = |sheet: Option<&str>| sheet.is_none().then_some(shift);
        let mut put = |within| {
            let mut part = part.clone();
            part.set("ref", moved(range, &of_this_sheet, within));
            out.push(Node::Element(part));
        };
        match inside {
            Some(block) => (0..block.times).for_each(|copy| put(Some((block, copy)))),
            None => put(None),
        }
    }
    merged.set("count", out.len());
    merged.children = out;
}
