//! A table on a page: ruled, its texts wrapped within their columns, the head in bold.

use crate::map::furniture::block::Hand;
use crate::map::scene::Align;
use crate::map::theme::Theme;
use crate::map::{Color, Mark, Rect};
use crate::papers::docx::TableText;

use super::lines::lines;

/// Points: letters, from line to line, and room beside a text.
const SIZE: f32 = 10.5;
const LINE: f32 = 14.5;
const ROOM: f32 = 4.0;
/// The most lines of a cell: what is longer ends with an ellipsis.
const MOST_LINES: usize = 40;

/// A table that is measured and can be drawn row by row.
pub(super) struct Table<'a> {
    text: &'a TableText,
    widths: Vec<f32>,
    point: f32,
    head: Vec<Vec<String>>,
    rows: Vec<Vec<Vec<String>>>,
}

impl<'a> Table<'a> {
    /// Measures a table of this width in units; a point of its letters is so many units.
    pub fn of(text: &'a TableText, width: f32, point: f32) -> Self {
        let whole: u32 = text.columns.iter().map(|(_, share, _)| share).sum::<u32>().max(1);
        let widths: Vec<f32> = text.columns.iter().map(|(_, share, _)| *share as f32 * width / whole as f32).collect();
        let mut table = Self { text, widths, point, head: Vec::new(), rows: Vec::new() };
        table.head = table.cells(text.columns.iter().map(|(title, ..)| title.as_str()), true);
        let last = text.rows.len().saturating_sub(1);
        let cells = |(nth, row): (usize, &Vec<String>)| {
            table.cells(row.iter().map(String::as_str), text.has_sum && nth == last)
        };
        table.rows = text.rows.iter().enumerate().map(cells).collect();
        table
    }

    fn hand(&self, is_bold: bool) -> Hand {
        let theme = Theme::of(false);
        let size = SIZE * self.point;
        if is_bold { Hand::bold(size, theme.text) } else { Hand::plain(size, theme.text) }
    }

    fn cells<'t>(&self, texts: impl Iterator<Item = &'t str>, is_bold: bool) -> Vec<Vec<String>> {
        let hand = self.hand(is_bold);
        let room = 2.0 * ROOM * self.point;
        let cell = |(text, width): (&str, &f32)| {
            let mut lines = lines(text, &hand, (width - room).max(hand.size), 0);
            if lines.len() > MOST_LINES {
                lines.truncate(MOST_LINES);
                lines.last_mut().into_iter().for_each(|line| line.push('…'));
            }
            lines
        };
        texts.zip(&self.widths).map(cell).collect()
    }

    fn height_of(&self, cells: &[Vec<String>]) -> f32 {
        let deep = cells.iter().map(Vec::len).max().unwrap_or(1).max(1);
        (deep as f32 * LINE + ROOM) * self.point
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.rows.len()
    }

    /// The height of the head.
    pub fn head_height(&self) -> f32 {
        self.height_of(&self.head)
    }

    /// The height of a row; none where there is no such row.
    pub fn height(&self, nth: usize) -> f32 {
        self.rows.get(nth).map_or(0.0, |cells| self.height_of(cells))
    }

    /// Draws the head with its corner there, and says how high it is.
    pub fn head(&self, at: [f32; 2], page: Option<&mut Vec<Mark>>) -> f32 {
        let height = self.head_height();
        if let Some(page) = page {
            self.draw(&self.head, at, height, true, page);
        }
        height
    }

    /// Draws a row with its corner there.
    pub fn row(&self, nth: usize, at: [f32; 2], page: Option<&mut Vec<Mark>>) {
        let is_sum = self.text.has_sum && nth + 1 == self.rows.len();
        if let (Some(page), Some(cells)) = (page, self.rows.get(nth)) {
            self.draw(cells, at, self.height(nth), is_sum, page);
        }
    }

    fn draw(&self, cells: &[Vec<String>], [left, top]: [f32; 2], height: f32, is_bold: bool, page: &mut Vec<Mark>) {
        let theme = Theme::of(false);
        let hand = self.hand(is_bold);
        let edge = (theme.secondary, 0.6 * self.point);
        let ground = if is_bold { theme.ground } else { Color(255, 255, 255, 0) };
        let mut x = left;
        for (nth, (lines, width)) in cells.iter().zip(&self.widths).enumerate() {
            let rect = Rect::new([x, top], [x + width, top + height]);
            page.push(Mark::Box { rect, radius: 0.0, fill: ground, edge, hatched: false });
            let is_left = !is_bold && self.text.columns.get(nth).is_some_and(|(_, _, is_left)| *is_left);
            let (at, align) =
                if is_left { (x + ROOM * self.point, Align::Start) } else { (x + width / 2.0, Align::Middle) };
            let line = LINE * self.point;
            let first = top + (height - lines.len() as f32 * line) / 2.0 + (line - hand.size) / 2.0;
            for (number, text) in lines.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
                page.push(hand.text(text.clone(), [at, first + number as f32 * line], align));
            }
            x += width;
        }
    }
}
