//! What has been laid on a page so far, and where.

use crate::map::furniture::block::Block;
use crate::map::layout::Part;
use crate::map::rect::Rect;
use crate::map::scene::Mark;
use crate::map::theme::Theme;

/// The blocks of a page. A block is a part, or several ones that stand together.
#[derive(Debug, Default)]
pub(super) struct Laid {
    blocks: Vec<(Block, [f32; 2])>,
    parts: Vec<(Part, Rect)>,
}

impl Laid {
    /// Lays a part.
    pub fn add(&mut self, part: Part, block: Block, at: [f32; 2]) {
        self.parts.push((part, block.rect_at(at)));
        self.blocks.push((block, at));
    }

    /// Lays a part on a ground of its own, which reaches a little further than the part.
    pub fn add_on_panel(&mut self, part: Part, block: Block, at: [f32; 2], theme: &Theme, room: [f32; 2]) {
        self.parts.push((part, block.rect_at(at)));
        self.blocks.push((block.on_panel(theme, room), [at[0] - room[0], at[1] - room[1]]));
    }

    /// Lays a block of several parts, each told from the corner of the block.
    pub fn add_several(&mut self, block: Block, parts: Vec<(Part, Rect)>, at: [f32; 2]) {
        self.parts.extend(parts.into_iter().map(|(part, rect)| (part, rect.moved(at))));
        self.blocks.push((block, at));
    }

    /// Lays parts that were placed together.
    pub fn extend(&mut self, parts: Vec<(Part, Block, [f32; 2])>) {
        parts.into_iter().for_each(|(part, block, at)| self.add(part, block, at));
    }

    /// What is taken.
    pub fn rects(&self) -> impl Iterator<Item = Rect> {
        self.blocks.iter().map(|(block, at)| block.rect_at(*at))
    }

    /// The parts and what they take.
    pub fn parts(&self) -> impl Iterator<Item = (Part, Rect)> {
        self.parts.iter().copied()
    }

    /// The marks on the page.
    pub fn into_marks(self) -> impl Iterator<Item = Mark> {
        self.blocks.into_iter().flat_map(|(block, at)| block.placed(at))
    }
}
