//! The foot line: whether the map may be published, where it comes from, who made it, which page it is.

use crate::map::scene::{Align, Mark};
use crate::map::theme::Theme;

use super::block::{Block, Hand};

/// What the foot says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FootWords {
    /// 审图号, or that the map is internal: never left out.
    pub approval: String,
    /// Whether the map is internal, which is said in the colour of a warning.
    pub internal: bool,
    /// Source, coordinate system, maker, day, notice: the last ones go first where there is no room.
    pub facts: Vec<String>,
    /// Which page of how many.
    pub page: String,
}

/// The foot under a hairline, over a width: on one line if all goes there, else on two.
pub fn foot(words: &FootWords, theme: &Theme, scale: f32, width: f32) -> Block {
    let size = (12.0 * scale).max(9.5);
    let gap = 1.6 * size;
    let approval = Hand::bold(size, if words.internal { theme.warning } else { theme.secondary });
    let plain = Hand::plain(size, theme.secondary);
    let mut block = Block { size: [width, 0.0], marks: Vec::new() };
    block.marks.push(Mark::Line { points: vec![[0.0, 0.0], [width, 0.0]], stroke: (theme.line, scale.max(0.8)) });
    let first = 0.75 * size;
    let said = approval.shortened(&words.approval, width);
    let left = approval.length(&said);
    block.marks.push(approval.text(said, [0.0, first], Align::Start));
    let mut right = plain.length(&words.page);
    if left + gap + right <= width {
        block.marks.push(plain.text(words.page.clone(), [width, first], Align::End));
    } else {
        right = 0.0;
    }
    let all = words.facts.join("    ");
    let room = width - left - right - 2.0 * gap;
    if plain.length(&all) <= room {
        // In the middle of the page if that is free, else right behind the approval.
        let (begin, end) = ((width - plain.length(&all)) / 2.0, (width + plain.length(&all)) / 2.0);
        let begin = if begin >= left + gap && end <= width - right - gap { begin } else { left + gap };
        block.marks.push(plain.text(all, [begin, first], Align::Start));
        block.size[1] = first + size;
    } else {
        let second = first + 1.5 * size;
        let mut kept = words.facts.as_slice();
        while kept.len() > 1 && plain.length(&kept.join("    ")) > width {
            kept = &kept[..kept.len() - 1];
        }
        block.marks.push(plain.text(plain.shortened(&kept.join("    "), width), [0.0, second], Align::Start));
        block.size[1] = second + size;
    }
    block
}
