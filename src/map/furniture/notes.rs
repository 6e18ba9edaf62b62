//! What is to be said about the view, in lines.

use crate::map::lettering::wrap;
use crate::map::scene::Align;
use crate::map::theme::Theme;

use super::block::{Block, Hand};

/// The most lines of all paragraphs together.
const MOST: usize = 14;

/// The notes over a width, a paragraph for each line of the text; what is too long ends in an ellipsis.
pub fn notes(text: &str, theme: &Theme, scale: f32, width: f32) -> Block {
    let hand = Hand::plain(13.0 * scale, theme.secondary);
    let mut block = Block::default();
    let mut left = MOST;
    for paragraph in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if block.size[1] > 0.0 {
            block.size[1] += 0.35 * hand.size;
        }
        for line in wrap::wrapped(paragraph, (width / hand.size).max(1.0), left, hand.weight) {
            let top = block.size[1];
            block.size = [block.size[0].max(hand.length(&line)), top + 1.4 * hand.size];
            block.marks.push(hand.text(line, [0.0, top], Align::Start));
            left = left.saturating_sub(1);
        }
        if left == 0 {
            break;
        }
    }
    block
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::scene::Mark;

    #[test]
    fn notes_keep_to_their_width_and_to_so_many_lines() {
        let block = notes(&"颜色越深，未办结的问题越多；斜线是整顿村。\n".repeat(40), Theme::of(false), 1.0, 200.0);
        assert!(block.size[0] <= 200.0 && block.marks.len() == MOST, "{:?} {}", block.size, block.marks.len());
        assert!(block.marks.iter().all(|mark| matches!(mark, Mark::Text(_))));
        assert_eq!(notes(" \n ", Theme::of(false), 1.0, 200.0), Block::default());
    }
}
