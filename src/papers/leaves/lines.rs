//! A paragraph as lines: broken where a line may end, the first one set in where the office writes so.

use crate::map::furniture::block::Hand;
use crate::map::lettering::wrap;

/// The most lines of a paragraph: a text of any length stays a finite page.
const MOST: usize = 2_000;
/// A character as wide as the em, that stands for the room at the beginning of a line while it is broken.
const FILLER: char = '一';

/// The lines of a paragraph of this width in units; the first `indent` ems of the first line stay free.
pub(super) fn lines(text: &str, hand: &Hand, width: f32, indent: usize) -> Vec<String> {
    let ems = (width / hand.size).max(1.0);
    let mut lines: Vec<String> = Vec::new();
    for (nth, paragraph) in text.split('\n').enumerate() {
        let indent = if nth == 0 { indent } else { 0 };
        let filled: String = std::iter::repeat_n(FILLER, indent).chain(paragraph.trim().chars()).collect();
        let mut broken = wrap::wrapped(&filled, ems, MOST, hand.weight);
        if let Some(first) = broken.first_mut() {
            *first = first.chars().skip(indent).collect();
        }
        if broken.is_empty() {
            broken.push(String::new());
        }
        lines.extend(broken);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::Color;

    #[test]
    fn the_first_line_leaves_room_and_nothing_is_lost() {
        let hand = Hand::plain(10.0, Color::rgb(0));
        let text = "水管漏水已经修好，路灯不亮正在办理。".repeat(4);
        let lines = lines(&text, &hand, 100.0, 2);
        assert_eq!(lines.concat(), text);
        // Eight would fit; the comma after them may not begin a line.
        assert_eq!(lines[0], "水管漏水已经修");
        assert!(lines.iter().all(|line| hand.length(line) <= 100.1));
    }

    #[test]
    fn a_text_of_nothing_is_one_empty_line() {
        let hand = Hand::plain(10.0, Color::rgb(0));
        assert_eq!(lines("", &hand, 100.0, 2), [""]);
        assert_eq!(lines("甲\n乙", &hand, 100.0, 0), ["甲", "乙"]);
    }
}
