//! A small chart: bars by category, or columns by month.

use crate::map::rect::Rect;
use crate::map::scene::{Align, Mark};
use crate::map::theme::Theme;

use super::block::{Block, Hand};

/// What a chart shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChartWords {
    /// What it counts.
    pub title: String,
    /// What is counted, and how many.
    pub bars: Vec<(String, u32)>,
    /// Whether the bars are the months of a year, oldest first, and stand upright.
    pub upright: bool,
    /// What stands in place of bars where there are none.
    pub nothing: String,
}

/// The chart over a width.
pub fn chart(words: &ChartWords, theme: &Theme, scale: f32, width: f32) -> Block {
    let title = Hand::bold(14.0 * scale, theme.text);
    let mut block = Block { size: [width, title.size], marks: Vec::new() };
    block.marks.push(title.text(title.shortened(&words.title, width), [0.0, 0.0], Align::Start));
    let top = title.size + 8.0 * scale;
    let most = words.bars.iter().map(|(_, count)| *count).max().unwrap_or(0);
    if most == 0 {
        let hand = Hand::plain(12.0 * scale, theme.secondary);
        block.marks.push(hand.text(hand.shortened(&words.nothing, width), [0.0, top], Align::Start));
        block.size[1] = top + hand.size;
    } else if words.upright {
        columns(words, theme, scale, most, top, &mut block);
    } else {
        bars(words, theme, scale, most, top, &mut block);
    }
    block
}

fn boxed(theme: &Theme, rect: Rect) -> Mark {
    Mark::Box { rect, radius: 0.0, fill: theme.symbol, edge: (theme.symbol, 0.0), hatched: false }
}

fn bars(words: &ChartWords, theme: &Theme, scale: f32, most: u32, top: f32, block: &mut Block) {
    let width = block.size[0];
    let (label, number) = (Hand::plain(12.5 * scale, theme.text), Hand::plain(12.0 * scale, theme.secondary));
    let longest = words.bars.iter().map(|(text, _)| label.length(text)).fold(0.0_f32, f32::max).min(width * 0.55);
    let left = longest + 8.0 * scale;
    let room = (width - left - number.length(&most.to_string()) - 6.0 * scale).max(4.0);
    let row = 19.0 * scale;
    for (nth, (text, count)) in words.bars.iter().enumerate() {
        let at = top + nth as f32 * row;
        let begin = |hand: &Hand| at + (row - hand.size) / 2.0;
        block.marks.push(label.text(label.shortened(text, longest), [0.0, begin(&label)], Align::Start));
        let end = left + room * *count as f32 / most as f32;
        block.marks.push(boxed(theme, Rect::new([left, at + 0.2 * row], [end, at + 0.8 * row])));
        block.marks.push(number.text(count.to_string(), [end + 5.0 * scale, begin(&number)], Align::Start));
    }
    block.size[1] = top + words.bars.len() as f32 * row;
}

fn columns(words: &ChartWords, theme: &Theme, scale: f32, most: u32, top: f32, block: &mut Block) {
    let width = block.size[0];
    let hand = Hand::plain(11.0 * scale, theme.secondary);
    let step = width / words.bars.len().max(1) as f32;
    let foot = top + hand.size + 4.0 * scale + 78.0 * scale;
    let high = 78.0 * scale;
    for (nth, (text, count)) in words.bars.iter().enumerate() {
        let middle = (nth as f32 + 0.5) * step;
        let head = foot - high * *count as f32 / most as f32;
        block.marks.push(boxed(theme, Rect::new([middle - 0.32 * step, head], [middle + 0.32 * step, foot])));
        let written = count.to_string();
        if hand.length(&written) <= step {
            block.marks.push(hand.text(written, [middle, head - hand.size - 2.0 * scale], Align::Middle));
        }
        if hand.length(text) <= step {
            block.marks.push(hand.text(text.clone(), [middle, foot + 4.0 * scale], Align::Middle));
        }
    }
    block.marks.push(Mark::Line { points: vec![[0.0, foot], [width, foot]], stroke: (theme.line, 0.8 * scale) });
    block.size[1] = foot + 4.0 * scale + hand.size;
}
