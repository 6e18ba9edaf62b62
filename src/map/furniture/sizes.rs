//! The legend of circles by size: circles in each other, on one foot, with their numbers beside their heads.

use crate::map::scene::{Align, LegendSizes, Mark};
use crate::map::theme::Theme;
use crate::words::Language;

use super::block::{Block, Hand};

/// The circles under their title.
pub fn sizes(sizes: &LegendSizes, theme: &Theme, language: Language, scale: f32) -> Block {
    let title = Hand::bold(14.0 * scale, theme.text);
    let number = Hand::plain(12.0 * scale, theme.secondary);
    let name = title.shortened(&sizes.title, 16.0 * title.size);
    let mut block = Block { size: [title.length(&name), title.size], marks: Vec::new() };
    block.marks.push(title.text(name, [0.0, 0.0], Align::Start));
    let largest = sizes.circles.first().map_or(0.0, |(radius, _)| *radius);
    let top = title.size + 8.0 * scale;
    // Numbers that stand one under the other need their height, whatever the circles have.
    let step = number.size + 2.0 * scale;
    let foot = top + (2.0 * largest).max(step * sizes.circles.len() as f32);
    let end = 2.0 * largest + 14.0 * scale;
    let mut line = foot - 2.0 * largest - number.size / 2.0;
    for (radius, label) in &sizes.circles {
        let head = foot - 2.0 * radius;
        line = line.max(head - number.size / 2.0);
        let middle = line + number.size / 2.0;
        let points = vec![[largest, head], [2.0 * largest + 4.0 * scale, middle], [end - 2.0 * scale, middle]];
        block.marks.push(Mark::Line { points, stroke: (theme.faint, 0.8 * scale) });
        block.marks.push(number.text(label, [end, line], Align::Start));
        block.size[0] = block.size[0].max(end + number.length(label));
        line += step;
    }
    for (radius, _) in &sizes.circles {
        let at = [largest, foot - radius];
        block.marks.push(Mark::Dot { at, radius: *radius, fill: sizes.fill, rim: (sizes.rim, 0.8 * scale) });
    }
    block.size[1] = foot.max(line);
    if sizes.flannery {
        let note = Hand::plain(11.0 * scale, theme.secondary);
        let text = language.say("map.legend.flannery");
        let text = note.shortened(&text, 18.0 * note.size);
        block.size[0] = block.size[0].max(note.length(&text));
        block.marks.push(note.text(text, [0.0, block.size[1] + 4.0 * scale], Align::Start));
        block.size[1] += note.size + 6.0 * scale;
    }
    block
}
