//! The foot line: whether the map may be published, where it comes from, who made it, which page it is.

use crate::map::layout::Part;
use crate::map::rect::Rect;
use crate::map::scene::{Align, Mark};
use crate::map::theme::Theme;

use super::block::{Block, Hand};

/// What the foot says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FootWords {
    /// 审图号, or that the map is internal: never left out, but it may stand elsewhere.
    pub approval: Option<String>,
    /// Whether the map is internal, which is said in the colour of a warning.
    pub internal: bool,
    /// Notice, source, maker, day, coordinate system, journal: the last ones go first where there is no room. The notice
    /// is no part of a layout.
    pub facts: Vec<(Option<Part>, String)>,
    /// Which page of how many.
    pub page: Option<String>,
}

impl FootWords {
    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        self.approval.is_none() && self.facts.is_empty() && self.page.is_none()
    }
}

/// What stands between facts.
const BETWEEN: &str = "    ";

/// Writes facts in one line, and notes where each stands.
struct Line<'a> {
    hand: Hand,
    facts: &'a [(Option<Part>, String)],
}

impl Line<'_> {
    fn text(&self) -> String {
        let texts: Vec<&str> = self.facts.iter().map(|(_, text)| text.as_str()).collect();
        texts.join(BETWEEN)
    }

    fn length(&self) -> f32 {
        self.hand.length(&self.text())
    }

    fn write(&self, [begin, top]: [f32; 2], width: f32, block: &mut Block, parts: &mut Vec<(Part, Rect)>) {
        let mut left = begin;
        for (part, text) in self.facts {
            let end = (left + self.hand.length(text)).min(begin + width);
            parts.extend(part.map(|part| (part, Rect::new([left, top], [end, top + self.hand.size]))));
            left = end + self.hand.length(BETWEEN);
        }
        block.marks.push(self.hand.text(self.hand.shortened(&self.text(), width), [begin, top], Align::Start));
    }
}

/// The foot under a hairline, over a width: on one line if all goes there, else on two. Also where each part stands.
pub fn foot(words: &FootWords, theme: &Theme, scale: f32, width: f32) -> (Block, Vec<(Part, Rect)>) {
    let size = (12.0 * scale).max(9.5);
    let gap = 1.6 * size;
    let approval = Hand::bold(size, if words.internal { theme.warning } else { theme.secondary });
    let plain = Hand::plain(size, theme.secondary);
    let mut block = Block { size: [width, 0.0], marks: Vec::new() };
    let mut parts = Vec::new();
    block.marks.push(Mark::Line { points: vec![[0.0, 0.0], [width, 0.0]], stroke: (theme.line, scale.max(0.8)) });
    let first = 0.75 * size;
    let mut left = 0.0;
    if let Some(said) = words.approval.as_ref().map(|said| approval.shortened(said, width)) {
        let end = approval.length(&said);
        parts.push((Part::Approval, Rect::new([0.0, first], [end, first + size])));
        block.marks.push(approval.text(said, [0.0, first], Align::Start));
        left = end + gap;
    }
    let mut right = 0.0;
    if let Some(page) = words.page.as_ref().filter(|page| left + plain.length(page) <= width) {
        let begin = width - plain.length(page);
        parts.push((Part::Page, Rect::new([begin, first], [width, first + size])));
        block.marks.push(plain.text(page.clone(), [width, first], Align::End));
        right = plain.length(page) + gap;
    }
    block.size[1] = first + size;
    let all = Line { hand: plain, facts: &words.facts };
    if words.facts.is_empty() {
        return (block, parts);
    }
    // A page number that found no place leaves its gap, as it always has.
    let kept = if right > 0.0 { right } else { gap };
    if all.length() <= width - left - kept {
        // In the middle of the page if that is free, else right behind the approval.
        let (begin, end) = ((width - all.length()) / 2.0, (width + all.length()) / 2.0);
        let begin = if begin >= left && end <= width - kept { begin } else { left };
        all.write([begin, first], width, &mut block, &mut parts);
    } else {
        let second = first + 1.5 * size;
        let mut kept = all;
        while kept.facts.len() > 1 && kept.length() > width {
            kept.facts = &kept.facts[..kept.facts.len() - 1];
        }
        kept.write([0.0, second], width, &mut block, &mut parts);
        block.size[1] = second + size;
    }
    (block, parts)
}
