//! Title and subtitle: shrunk first, then broken, then shortened, so that they never leave their room.

use crate::map::lettering::wrap;
use crate::map::scene::Align;
use crate::map::theme::Theme;

use super::block::{Block, Hand};

/// The title within a width and a height.
pub fn title(text: &str, theme: &Theme, scale: f32, [width, height]: [f32; 2]) -> Block {
    let mut block = Block::default();
    let full = (38.0 * scale).max(15.0).min(height);
    let fits = |size: f32| Hand::bold(size, theme.text).length(text) <= width;
    let size = [1.0, 0.9, 0.8, 0.7, 0.6].into_iter().map(|part| full * part).find(|size| fits(*size));
    let (size, most) = size.map_or((full * 0.6, 3), |size| (size, 1));
    let size = size.max(12.0_f32.min(height));
    let hand = Hand::bold(size, theme.text);
    let lines = most.min(((height / (1.25 * size)) as usize).max(1));
    for line in wrap::wrapped(text, (width / size).max(1.0), lines, hand.weight) {
        let top = block.size[1];
        block.size = [block.size[0].max(hand.length(&line)), top + 1.25 * size];
        block.marks.push(hand.text(line, [0.0, top], Align::Start));
    }
    block
}

/// The subtitle within a width, and the room that it keeps from the title above it.
pub fn subtitle(text: &str, theme: &Theme, scale: f32, width: f32) -> (Block, f32) {
    let hand = Hand::plain((16.0 * scale).max(10.5), theme.secondary);
    let line = whole_parts(text, &hand, width);
    let size = [hand.length(&line), hand.size];
    (Block { size, marks: vec![hand.text(line, [0.0, 0.0], Align::Start)] }, 0.25 * hand.size)
}

/// Title and subtitle within a width and a height, each with its top; the subtitle goes first where there is no room for
/// both, and an empty text has no block.
pub fn heading(words: [&str; 2], theme: &Theme, scale: f32, [width, height]: [f32; 2]) -> [Option<(Block, f32)>; 2] {
    let [text, under] = words;
    let above = (!text.is_empty()).then(|| title(text, theme, scale, [width, height]));
    let end = above.as_ref().map_or(0.0, |block| block.size[1]);
    let below = (!under.is_empty()).then(|| subtitle(under, theme, scale, width));
    let below = below.map(|(block, gap)| (block, end + gap)).filter(|(block, top)| top + block.size[1] <= height);
    [above.map(|block| (block, 0.0)), below]
}

/// As many parts of a subtitle (between its middle dots) as there is room for; the first one is shortened if need be.
fn whole_parts(subtitle: &str, hand: &Hand, width: f32) -> String {
    let parts: Vec<_> = subtitle.split(PART).collect();
    let fitting = (1..=parts.len()).rev().map(|count| parts[..count].join(PART));
    let line = fitting.clone().find(|line| hand.length(line) <= width);
    line.unwrap_or_else(|| hand.shortened(parts[0], width))
}

/// What stands between the parts of a subtitle.
pub const PART: &str = " · ";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::scene::Mark;

    #[test]
    fn a_heading_stays_in_its_room_however_long_it_is() {
        for title in
            ["", "云岫县未办结问题分布图", &"云岫县未办结问题分布图".repeat(30), "Open issues ".repeat(40).trim()]
        {
            for room in [[1480.0, 110.0], [360.0, 60.0], [120.0, 20.0], [700.0, 40.0]] {
                let blocks = heading([title, &"截至今日 ".repeat(60)], Theme::of(false), 1.0, room);
                for (block, top) in blocks.into_iter().flatten() {
                    let size = [block.size[0], top + block.size[1]];
                    assert!(size[0] <= room[0] + 0.01 && size[1] <= room[1] * 1.3, "{room:?} {size:?}");
                    for mark in &block.marks {
                        let Mark::Text(text) = mark else { panic!("only text") };
                        let hand = Hand { size: text.size, color: text.color, weight: text.weight };
                        assert!(hand.length(&text.text) <= room[0] + 0.01, "{}", text.text);
                    }
                }
            }
        }
    }
}
