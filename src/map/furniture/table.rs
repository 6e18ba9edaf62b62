//! A small table: a title, then rows of a place, where it belongs, and a number with its bar.

use crate::map::color::Color;
use crate::map::rect::Rect;
use crate::map::scene::{Align, Mark};
use crate::map::theme::Theme;

use super::block::{Block, Hand};

/// What a table says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TableWords {
    /// What it lists.
    pub title: String,
    /// Name, where it belongs (may be empty), and the number as it is written.
    pub rows: Vec<[String; 3]>,
    /// What stands in place of rows where there are none.
    pub nothing: String,
}

/// Height of a row.
const ROW: f32 = 20.0;

/// The table over a width.
pub fn table(words: &TableWords, theme: &Theme, scale: f32, width: f32) -> Block {
    let title = Hand::bold(14.0 * scale, theme.text);
    let name = Hand::plain(13.0 * scale, theme.text);
    let aside = Hand::plain(12.0 * scale, theme.secondary);
    let mut block = Block { size: [width, title.size], marks: Vec::new() };
    block.marks.push(title.text(title.shortened(&words.title, width), [0.0, 0.0], Align::Start));
    let mut top = title.size + 7.0 * scale;
    if words.rows.is_empty() {
        block.marks.push(aside.text(aside.shortened(&words.nothing, width), [0.0, top], Align::Start));
        block.size[1] = top + aside.size;
        return block;
    }
    let numbers = words.rows.iter().map(|[.., number]| name.length(number)).fold(0.0_f32, f32::max);
    let ordinals = aside.length(&words.rows.len().to_string()) + 8.0 * scale;
    let room = width - ordinals - numbers - 12.0 * scale;
    let names = words.rows.iter().map(|[text, ..]| name.length(text)).fold(0.0_f32, f32::max).min(room * 0.62);
    for (nth, [text, where_, number]) in (1..).zip(&words.rows) {
        line(&mut block, theme.line, scale, [top, width]);
        let baseline = |hand: &Hand| top + (ROW * scale - hand.size) / 2.0;
        block.marks.push(aside.text(nth.to_string(), [ordinals - 8.0 * scale, baseline(&aside)], Align::End));
        block.marks.push(name.text(name.shortened(text, names), [ordinals, baseline(&name)], Align::Start));
        let left = ordinals + names + 8.0 * scale;
        let place = aside.shortened(where_, (ordinals + room - left).max(0.0));
        if !place.is_empty() {
            block.marks.push(aside.text(place, [left, baseline(&aside)], Align::Start));
        }
        block.marks.push(name.text(name.shortened(number, numbers), [width, baseline(&name)], Align::End));
        top += ROW * scale;
    }
    line(&mut block, theme.line, scale, [top, width]);
    block.size[1] = top + 0.5 * scale;
    block
}

fn line(block: &mut Block, color: Color, scale: f32, [top, width]: [f32; 2]) {
    let rect = Rect::new([0.0, top], [width, top]);
    block.marks.push(Mark::Line { points: vec![rect.min, rect.max], stroke: (color, 0.8 * scale) });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::furniture::block::Hand;

    #[test]
    fn texts_of_a_row_do_not_meet_however_long_they_are() {
        let long = "很长很长的村名".repeat(6);
        let row = |number: &str| [long.clone(), long.clone(), number.to_owned()];
        let words = TableWords { title: long.clone(), rows: vec![row("7"), row("1,200.5")], nothing: String::new() };
        for width in [60.0, 180.0, 400.0] {
            let block = table(&words, Theme::of(false), 1.0, width);
            let mut rects: Vec<Rect> = Vec::new();
            for mark in &block.marks {
                let Mark::Text(text) = mark else { continue };
                let length = Hand { size: text.size, color: text.color, weight: text.weight }.length(&text.text);
                let left = if text.align == Align::End { text.at[0] - length } else { text.at[0] };
                let rect = Rect::new([left, text.at[1] - text.size * 0.8], [left + length, text.at[1]]);
                assert!(rect.min[0] > -0.1 && rect.max[0] < width + 0.1, "{width}: {}", text.text);
                assert!(rects.iter().all(|other| !other.overlaps(&rect.grown(-0.1))), "{width}: {}", text.text);
                rects.push(rect);
            }
        }
    }
}
