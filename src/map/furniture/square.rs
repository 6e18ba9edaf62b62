//! The square legend of two measures that are crossed: nine fills with their counts, the measures along two arrows.

use crate::map::rect::Rect;
use crate::map::scene::{Align, LegendRow, LegendSquare, LegendSymbol, Mark};
use crate::map::theme::{self, Theme};

use super::block::{Block, Hand};

/// The least side of a cell.
const CELL: f32 = 36.0;

/// The square with its sides.
pub fn square(square: &LegendSquare, theme: &Theme, scale: f32) -> Block {
    let title = Hand::bold(14.0 * scale, theme.text);
    let label = Hand::plain(12.0 * scale, theme.secondary);
    let widest = |texts: &[String]| texts.iter().map(|text| label.length(text)).fold(0.0_f32, f32::max);
    let side = [(CELL * scale).max(widest(&square.across) + 8.0 * scale), CELL * 0.8 * scale];
    let left = widest(&square.upwards).max(14.0 * scale) + 8.0 * scale;
    let top = title.size + 10.0 * scale;
    let mut block = Block::default();
    let longest = 16.0 * title.size;
    arrow(&mut block, [left - 7.0 * scale, top - 4.0 * scale], [0.0, -1.0], theme, scale);
    write(&mut block, title, &title.shortened(&square.titles[1], longest), [left + 4.0 * scale, 0.0], Align::Start);
    for (nth, cell) in square.cells.iter().enumerate() {
        let (right, up) = ((nth % 3) as f32, (nth / 3) as f32);
        let corner = [left + right * side[0], top + (2.0 - up) * side[1]];
        cell_marks(&mut block, cell, Rect::new(corner, [corner[0] + side[0], corner[1] + side[1]]), theme, scale);
    }
    for (nth, text) in square.upwards.iter().enumerate() {
        let y = top + (2.5 - nth as f32) * side[1] - label.size / 2.0;
        write(&mut block, label, text, [left - 8.0 * scale, y], Align::End);
    }
    let foot = top + 3.0 * side[1];
    for (nth, text) in square.across.iter().enumerate() {
        let x = left + (nth as f32 + 0.5) * side[0];
        write(&mut block, label, text, [x, foot + 4.0 * scale], Align::Middle);
    }
    let below = foot + label.size + 9.0 * scale;
    let name = title.shortened(&square.titles[0], longest);
    let end = left + title.length(&name);
    write(&mut block, title, &name, [left, below], Align::Start);
    arrow(&mut block, [end + 6.0 * scale, below + title.size / 2.0], [1.0, 0.0], theme, scale);
    block.size = [(left + 3.0 * side[0]).max(end + 24.0 * scale), below + title.size];
    let upper = left + 4.0 * scale + title.length(&title.shortened(&square.titles[1], longest));
    block.size[0] = block.size[0].max(upper);
    block
}

fn write(block: &mut Block, hand: Hand, text: &str, at: [f32; 2], align: Align) {
    if !text.is_empty() {
        block.marks.push(hand.text(text, at, align));
    }
}

fn cell_marks(block: &mut Block, cell: &LegendRow, rect: Rect, theme: &Theme, scale: f32) {
    let LegendSymbol::Fill(fill) = cell.symbol else { return };
    block.marks.push(Mark::Box { rect, radius: 0.0, fill, edge: (theme.paper, 1.0 * scale), hatched: false });
    let color = if theme::contrast(theme.name, fill) >= 4.5 { theme.name } else { theme.rim };
    let number = Hand::plain(11.5 * scale, color);
    let [x, y] = rect.center();
    block.marks.push(number.text(cell.count.to_string(), [x, y - number.size / 2.0], Align::Middle));
}

/// An arrow from a place in a direction.
fn arrow(block: &mut Block, [x, y]: [f32; 2], [dx, dy]: [f32; 2], theme: &Theme, scale: f32) {
    let (length, head) = (15.0 * scale, 4.5 * scale);
    let tip = [x + dx * length, y + dy * length];
    let neck = [tip[0] - dx * head, tip[1] - dy * head];
    block.marks.push(Mark::Line { points: vec![[x, y], neck], stroke: (theme.text, 1.4 * scale) });
    let side = [dy * head * 0.6, dx * head * 0.6];
    let points = vec![tip, [neck[0] + side[0], neck[1] + side[1]], [neck[0] - side[0], neck[1] - side[1]]];
    block.marks.push(Mark::Polygon { points, fill: theme.text });
}
