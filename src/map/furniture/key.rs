//! The legend as it stands on a sheet: title, symbols, what they mean, how many.

use crate::analysis::Level;
use crate::map::layers::{areas, ties};
use crate::map::lettering::wrap;
use crate::map::rect::Rect;
use crate::map::scene::{Align, BorderStyle, Legend, LegendRow, LegendSymbol, Mark};
use crate::map::theme::Theme;
use crate::words::Language;

use super::block::{Block, Hand};
use super::sizes::sizes;
use super::square::square;

/// The most ems a title or a remark takes in a line, but for three.
const LONGEST: f32 = 13.0;
/// The most lines of a remark: enough for any that there is.
const REMARK: usize = 7;
/// The most ems a label takes before it is shortened: the tiers of hotspots are whole sentences.
const LABEL: f32 = 16.0;

/// The legend in so many columns of rows under one title: the square of two measures, the rows, the circles, and what has
/// to be said where there is no difference.
pub fn key(legend: &Legend, theme: &Theme, language: Language, scale: f32, columns: usize) -> Block {
    let mut block = Block::default();
    let below = |block: &Block, room: f32| if block.size[1] > 0.0 { block.size[1] + room * scale } else { 0.0 };
    match &legend.square {
        Some(crossed) => block.add(square(crossed, theme, scale), [0.0, 0.0]),
        None => {
            let title = Hand::bold(16.0 * scale, theme.text);
            for line in wrap::wrapped(&legend.title, LONGEST + 3.0, 2, title.weight) {
                let top = below(&block, 4.0);
                let size = [title.length(&line), title.size];
                block.add(Block { size, marks: vec![title.text(line, [0.0, 0.0], Align::Start)] }, [0.0, top]);
            }
        }
    }
    let top = below(&block, if legend.square.is_some() { 14.0 } else { 9.0 });
    let deep = legend.rows.len().div_ceil(columns.max(1)).max(1);
    let mut left = 0.0;
    for rows in legend.rows.chunks(deep) {
        let least = if columns == 1 { block.size[0] } else { 0.0 };
        let column = column(rows, theme, scale, least);
        let width = column.size[0];
        block.add(column, [left, top]);
        left += width + 30.0 * scale;
    }
    if let Some(circles) = &legend.sizes {
        let top = below(&block, 12.0);
        block.add(sizes(circles, theme, language, scale), [0.0, top]);
    }
    if let Some(remark) = &legend.remark {
        let hand = Hand::plain(12.5 * scale, theme.secondary);
        for line in wrap::wrapped(remark, LONGEST + 3.0, REMARK, hand.weight) {
            let top = below(&block, 6.0);
            block.add(
                Block { size: [hand.length(&line), hand.size], marks: vec![hand.text(line, [0.0, 0.0], Align::Start)] },
                [0.0, top],
            );
        }
    }
    block
}

/// Rows under each other, at least so wide: labels begin and numbers end at one line each.
fn column(rows: &[LegendRow], theme: &Theme, scale: f32, least: f32) -> Block {
    let label = Hand::plain(14.0 * scale, theme.text);
    let number = Hand::plain(14.0 * scale, theme.secondary);
    let labels: Vec<_> = rows.iter().map(|row| label.shortened(&row.label, LABEL * label.size)).collect();
    let numbers: Vec<_> = rows.iter().map(|row| row.count.to_string()).collect();
    let widest = |hand: Hand, texts: &[String]| texts.iter().map(|text| hand.length(text)).fold(0.0_f32, f32::max);
    let begin = 36.0 * scale;
    let end = begin + widest(label, &labels) + 18.0 * scale + widest(number, &numbers);
    let end = end.max(least);
    let mut block = Block { size: [end, 0.0], marks: Vec::new() };
    let mut top = 0.0;
    let mut before: Option<&LegendRow> = None;
    for ((row, text), count) in rows.iter().zip(labels).zip(numbers) {
        // Marks stand apart from fills.
        let fill = |row: &LegendRow| matches!(row.symbol, LegendSymbol::Fill(_));
        if before.is_some_and(|before| fill(before) != fill(row)) {
            top += 7.0 * scale;
        }
        block.marks.extend(symbol(row.symbol, theme, scale, top));
        let text_top = top + (ROW * scale - label.size) / 2.0;
        block.marks.push(label.text(text, [begin, text_top], Align::Start));
        block.marks.push(number.text(count, [end, text_top], Align::End));
        top += ROW * scale;
        before = Some(row);
    }
    block.size[1] = top;
    block
}

/// Height of a row.
const ROW: f32 = 22.0;

fn symbol(symbol: LegendSymbol, theme: &Theme, scale: f32, top: f32) -> Vec<Mark> {
    let rect = Rect::new([0.0, top + 3.5 * scale], [26.0 * scale, top + (ROW - 3.5) * scale]);
    let BorderStyle { hatch, .. } = areas::borders(theme, scale, f32::INFINITY, Level::Village);
    let boxed = |fill, edge, hatched| Mark::Box { rect, radius: 0.0, fill, edge, hatched };
    match symbol {
        LegendSymbol::Fill(fill) => vec![boxed(fill, (theme.line, 0.8 * scale), false)],
        LegendSymbol::Hatch => vec![boxed(theme.zero, (hatch.0, 0.9 * scale), true)],
        LegendSymbol::Dot(fill) => {
            let at = rect.center();
            vec![Mark::Dot { at, radius: 3.2 * scale, fill, rim: (theme.rim, 1.0 * scale) }]
        }
        LegendSymbol::Number(nth, fill) => {
            let at = rect.center();
            let hand = Hand::bold(11.0 * scale, theme.rim);
            let number = hand.text(nth.to_string(), [at[0], at[1] - hand.size / 2.0], Align::Middle);
            vec![Mark::Dot { at, radius: 8.0 * scale, fill, rim: (theme.rim, 1.0 * scale) }, number]
        }
        LegendSymbol::Line(color, state) => {
            let [left, right] = [rect.min[0], rect.max[0]];
            ties::line(([left, rect.center()[1]], [right, rect.center()[1]]), state, color, theme, scale)
        }
        LegendSymbol::Dashed => (0..3)
            .map(|nth| {
                let left = rect.min[0] + rect.width() * nth as f32 * 0.375;
                let middle = rect.center()[1];
                let points = vec![[left, middle], [left + rect.width() * 0.25, middle]];
                Mark::Line { points, stroke: (theme.township, 1.2 * scale) }
            })
            .collect(),
    }
}
