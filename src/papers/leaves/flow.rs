//! Blocks one under the other, on as many pages as they need.

use crate::map::furniture::block::Hand;
use crate::map::scene::Align;
use crate::map::theme::Theme;
use crate::map::{Mark, Scene};
use crate::papers::docx::{Block, DocumentText};

use super::lines::lines;
use super::sheet::{LeafSize, MM, POINT, scene};
use super::table::Table;

/// The pages of a document. A picture is left out: a page of its own shows the map itself.
pub(crate) fn leaves(text: &DocumentText, leaf: &LeafSize) -> Vec<Scene> {
    let mut flow = Flow::on(*leaf, text);
    if !text.title.is_empty() {
        flow.line_of(&text.title, Style::TITLE);
    }
    for block in &text.blocks {
        flow.block(block);
    }
    flow.finished(text)
}

/// How a kind of paragraph looks: points, points from line to line, before and after.
#[derive(Clone, Copy)]
struct Style {
    size: f32,
    line: f32,
    before: f32,
    after: f32,
    bold: bool,
    align: Align,
    indent: usize,
}

impl Style {
    const BODY: Self =
        Self { size: 16.0, line: 28.95, before: 0.0, after: 0.0, bold: false, align: Align::Start, indent: 2 };
    const TITLE: Self =
        Self { size: 22.0, line: 35.0, after: 12.0, bold: true, align: Align::Middle, indent: 0, ..Self::BODY };
    const SUBTITLE: Self = Self { after: 12.0, align: Align::Middle, indent: 0, ..Self::BODY };
    const PLAIN: Self = Self { indent: 0, ..Self::BODY };
    const HEADING: Self = Self { bold: true, ..Self::BODY };
    const CAPTION: Self =
        Self { size: 14.0, before: 6.0, after: 3.0, bold: true, align: Align::Middle, indent: 0, ..Self::BODY };

    /// The same on a page that has to hold all.
    fn tight(self) -> Self {
        let is_body = self.size == Self::BODY.size;
        if is_body { Self { size: 14.0, line: 25.0, ..self } } else { self }
    }
}

/// What is being laid out.
struct Flow {
    leaf: LeafSize,
    is_tight: bool,
    pages: Vec<Vec<Mark>>,
    /// Where the next line begins, from the upper edge of the page.
    y: f32,
}

impl Flow {
    fn on(leaf: LeafSize, text: &DocumentText) -> Self {
        Self { leaf, is_tight: text.is_tight, pages: vec![Vec::new()], y: leaf.room().min[1] }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Subtitle(text) => self.line_of(text, Style::SUBTITLE),
            Block::Addressee(text) => self.line_of(text, Style::PLAIN),
            Block::Heading(text) => {
                // A heading does not stand alone at the foot of a page.
                self.keep(3.0 * Style::HEADING.line * self.point());
                self.line_of(text, Style::HEADING);
            }
            Block::Body(text) | Block::Enclosure(text) => self.line_of(text, Style::BODY),
            Block::Caption(text) => {
                self.keep(4.0 * Style::CAPTION.line * self.point());
                self.line_of(text, Style::CAPTION);
            }
            Block::Table(table) => self.table(table),
            Block::Signature(unit, day) => {
                self.keep(4.0 * Style::BODY.line * self.point());
                self.y += Style::BODY.line * self.point();
                self.signature(unit, day);
            }
            Block::Picture(..) | Block::Enclosed(_) => {}
        }
    }

    /// Units for a point of letters on this page.
    fn point(&self) -> f32 {
        POINT * self.leaf.letters
    }

    /// Begins a new page where so much room is not left.
    fn keep(&mut self, height: f32) {
        let room = self.leaf.room();
        if self.y + height > room.max[1] && self.y > room.min[1] {
            self.pages.push(Vec::new());
            self.y = room.min[1];
        }
    }

    fn line_of(&mut self, text: &str, style: Style) {
        let style = if self.is_tight { style.tight() } else { style };
        let (point, room, theme) = (self.point(), self.leaf.room(), Theme::of(false));
        let size = style.size * point;
        let hand = if style.bold { Hand::bold(size, theme.text) } else { Hand::plain(size, theme.text) };
        self.y += style.before * point;
        for (nth, line) in lines(text, &hand, room.width(), style.indent).into_iter().enumerate() {
            self.keep(style.line * point);
            let indent = if nth == 0 { style.indent as f32 * size } else { 0.0 };
            let x = match style.align {
                Align::Start => room.min[0] + indent,
                Align::Middle => room.center()[0],
                Align::End => room.max[0] - 2.0 * size,
            };
            let top = self.y + (style.line * point - size) / 2.0;
            if !line.is_empty() {
                self.put(hand.text(line, [x, top], style.align));
            }
            self.y += style.line * point;
        }
        self.y += style.after * point;
    }

    /// The day four characters from the edge, the unit above its middle; a longer unit two characters from the edge, and
    /// the day below its middle.
    fn signature(&mut self, unit: &str, day: &str) {
        let style = if self.is_tight { Style::PLAIN.tight() } else { Style::PLAIN };
        let (point, room) = (self.point(), self.leaf.room());
        let size = style.size * point;
        let hand = Hand::plain(size, Theme::of(false).text);
        let unit = hand.shortened(unit, room.width() - 2.0 * size);
        let (unit_length, day_length) = (hand.length(&unit), hand.length(day));
        let from_edge = if unit_length > day_length + 4.0 * size { 2.0 } else { 4.0 };
        let middle = room.max[0] - from_edge * size - unit_length.max(day_length) / 2.0;
        for text in [unit, day.to_owned()] {
            self.keep(style.line * point);
            let top = self.y + (style.line * point - size) / 2.0;
            self.put(hand.text(text, [middle, top], Align::Middle));
            self.y += style.line * point;
        }
    }

    fn table(&mut self, text: &crate::papers::docx::TableText) {
        let (point, room) = (self.point(), self.leaf.room());
        let table = Table::of(text, room.width(), point);
        let head = table.head_height();
        // At least the head and one row.
        self.keep(head + table.height(0));
        self.y += table.head([room.min[0], self.y], self.pages.last_mut());
        for nth in 0..table.rows() {
            let height = table.height(nth);
            if self.y + height > room.max[1] && self.y > room.min[1] + head {
                self.pages.push(Vec::new());
                self.y = room.min[1];
                self.y += table.head([room.min[0], self.y], self.pages.last_mut());
            }
            table.row(nth, [room.min[0], self.y], self.pages.last_mut());
            self.y += height;
        }
        self.y += 6.0 * point;
    }

    fn put(&mut self, mark: Mark) {
        if let Some(page) = self.pages.last_mut() {
            page.push(mark);
        }
    }

    /// The pages, each with the notice at its head and its number at the foot.
    fn finished(self, text: &DocumentText) -> Vec<Scene> {
        let (leaf, theme) = (self.leaf, Theme::of(false));
        let (room, point) = (leaf.room(), POINT * leaf.letters);
        let small = Hand::plain(10.5 * point, theme.secondary);
        let number = Hand::plain(14.0 * point, theme.text);
        let finish = |(nth, mut marks): (usize, Vec<Mark>)| {
            if !text.notice.is_empty() {
                let notice = small.shortened(&text.notice, room.width());
                let top = (room.min[1] - 12.0 * MM).max(5.0 * MM);
                marks.push(small.text(notice, [room.max[0], top], Align::End));
            }
            if text.has_numbers {
                let (x, align) = if nth % 2 == 0 { (room.max[0], Align::End) } else { (room.min[0], Align::Start) };
                let top = (room.max[1] + 7.0 * MM).min(leaf.size[1] - 2.0 * number.size);
                marks.push(number.text(format!("— {} —", nth + 1), [x, top], align));
            }
            scene(leaf.size, marks)
        };
        self.pages.into_iter().enumerate().map(finish).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::papers::docx::TableText;

    fn text_marks(scene: &Scene) -> Vec<(&str, [f32; 2])> {
        let texts = scene.marks.iter().filter_map(|mark| match mark {
            Mark::Text(text) => Some((text.text.as_str(), text.at)),
            _ => None,
        });
        texts.collect()
    }

    fn ledger(rows: usize) -> DocumentText {
        let columns = vec![("序号".to_owned(), 1, false), ("事项".to_owned(), 6, true)];
        let rows = (0..rows).map(|nth| vec![nth.to_string(), "水管漏水".repeat(1 + nth % 40)]).collect();
        let table = TableText { columns, rows, has_sum: false };
        DocumentText {
            title: "台账".into(),
            has_numbers: true,
            blocks: vec![Block::Table(table)],
            ..Default::default()
        }
    }

    #[test]
    fn a_long_table_goes_on_with_its_head_on_every_page_and_no_row_is_lost_or_cut() {
        let leaf = LeafSize::a4();
        let pages = leaves(&ledger(200), &leaf);
        assert!(pages.len() > 5);
        let mut numbers = Vec::new();
        for page in &pages {
            let texts = text_marks(page);
            assert_eq!(texts.iter().filter(|(text, _)| *text == "事项").count(), 1);
            numbers.extend(texts.iter().filter_map(|(text, _)| text.parse::<usize>().ok()));
            assert!(texts.iter().all(|(_, [x, y])| *x >= 0.0 && *y <= leaf.size[1] && *x <= leaf.size[0]));
        }
        assert_eq!(numbers, (0..200).collect::<Vec<_>>());
    }

    #[test]
    fn a_row_that_is_higher_than_a_page_stands_on_a_page_of_its_own_and_does_not_go_on_for_ever() {
        let mut text = ledger(2);
        if let Block::Table(table) = &mut text.blocks[0] {
            table.rows[1][1] = "很长的事项".repeat(5_000);
        }
        assert!(leaves(&text, &LeafSize::a4()).len() <= 3);
    }

    #[test]
    fn an_empty_document_is_one_page() {
        assert_eq!(leaves(&DocumentText::default(), &LeafSize::a4()).len(), 1);
    }
}
