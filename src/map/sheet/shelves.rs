//! Where legend, locator, table, chart and notes stand that nobody has placed: so that the map becomes as large as it can
//! without lying under them.

use crate::map::furniture::arrangement::{Arrangement, arrange as arrange_key};
use crate::map::furniture::block::Block;
use crate::map::layout::Part;
use crate::map::rect::Rect;
use crate::map::view::View;

use super::desk::Desk;
use super::figures::Figures;
use super::focus::Target;

/// The parts beside the legend, in the order in which they stand.
const BESIDE: [Part; 4] = [Part::Inset, Part::Table, Part::Chart, Part::Notes];
/// The sizes of letters that are tried, from the usual one downwards.
const SIZES: [f32; 6] = [1.0, 0.9, 0.8, 0.7, 0.6, 0.5];
/// The usual width of a table, units at the usual size of letters.
const WIDTH: f32 = 236.0;

/// Where the parts stand.
pub(super) struct Shelves {
    /// The view of the map.
    pub view: View,
    /// Corner, number of columns and scale of the legend; none where it has no room or is not wanted here.
    pub key: Option<([f32; 2], usize, f32)>,
    /// The other parts.
    pub blocks: Vec<(Part, Block, [f32; 2])>,
    /// Parts for which there was no room.
    pub left_out: Vec<Part>,
}

/// Arranges the parts in the room between heading and foot. `keys` gives the legend in one to four columns at a scale of
/// letters.
pub(super) fn arrange(
    desk: &Desk<'_>,
    target: &Target,
    room: Rect,
    figures: &Figures<'_>,
    keys: impl Fn(f32) -> Vec<Block>,
) -> Shelves {
    let (layout, least) = (desk.layout(), desk.scale.max(0.66));
    let gap = 26.0 * desk.scale;
    let fit = |frame: Rect| target.view(frame, gap * 0.5);
    let with_key = layout.flows(Part::Legend);
    // A page of an atlas tells where in the county its part lies.
    let tells_where = !desk.sheet.focus.is_empty() && layout.place(Part::Inset).is_none();
    let flows = |part: &Part| layout.flows(*part) || (*part == Part::Inset && tells_where);
    let mut beside: Vec<Part> = BESIDE.into_iter().filter(|part| flows(part) && figures.has(*part)).collect();
    // The county in small says nothing beside the whole county.
    if !target.is_cut(desk, &fit(room)) && desk.choice.focus.is_empty() {
        beside.retain(|part| *part != Part::Inset);
    }
    let mut left_out = Vec::new();
    while !beside.is_empty() {
        let tries = SIZES.into_iter().filter_map(|size| {
            let shelf = Shelf { figures, room, gap: gap * size, scale: least * size, fit: &fit };
            shelf.best(&beside, with_key.then(|| keys(least * size)).as_deref())
        });
        if let Some(shelves) = tries.into_iter().next() {
            return Shelves { left_out, ..shelves };
        }
        left_out.extend(beside.pop());
    }
    let keys = if with_key { keys(least) } else { Vec::new() };
    let Arrangement { view, key } = arrange_key(desk.county.geography, room, &keys, gap, fit);
    Shelves { view, key: key.map(|(at, nth)| (at, nth + 1, least)), blocks: Vec::new(), left_out }
}

/// One try: letters of one size.
struct Shelf<'a, F: Fn(Rect) -> View> {
    figures: &'a Figures<'a>,
    room: Rect,
    gap: f32,
    scale: f32,
    fit: &'a F,
}

/// A block that waits for its place; the legend is known by its number of columns.
struct Waiting {
    part: Part,
    block: Block,
    columns: usize,
}

impl<F: Fn(Rect) -> View> Shelf<'_, F> {
    /// The arrangement with the largest map; none where nothing fits.
    fn best(&self, beside: &[Part], keys: Option<&[Block]>) -> Option<Shelves> {
        let mut best: Option<Shelves> = None;
        let mut offer = |shelves: Option<Shelves>| {
            let better = |new: &Shelves| {
                best.as_ref().is_none_or(|best| new.view.metres_per_unit < best.view.metres_per_unit * 0.97)
            };
            if let Some(new) = shelves.filter(better) {
                best = Some(new);
            }
        };
        for columns in 1..=2 {
            offer(self.at_right(beside, keys, columns));
        }
        for columns in 1..=4 {
            offer(self.below(beside, keys, columns));
        }
        best
    }

    /// In so many columns at the right.
    fn at_right(&self, beside: &[Part], keys: Option<&[Block]>, columns: usize) -> Option<Shelves> {
        let key = keys.and_then(<[Block]>::first);
        let width = key.map_or(0.0, |key| key.size[0]).max(WIDTH * self.scale);
        let whole = columns as f32 * (width + self.gap);
        if whole > 0.46 * self.room.width() {
            return None;
        }
        let frame = Rect::new(self.room.min, [self.room.max[0] - whole, self.room.max[1]]);
        let view = (self.fit)(frame);
        let waiting = self.waiting(beside, key.map(|key| (key, 1)), &view, width);
        let (mut column, mut top) = (0, self.room.min[1]);
        let mut placed = Vec::new();
        for waits in waiting {
            if top > self.room.min[1] && top + waits.block.size[1] > self.room.max[1] {
                (column, top) = (column + 1, self.room.min[1]);
            }
            if column >= columns || top + waits.block.size[1] > self.room.max[1] {
                return None;
            }
            let at = [frame.max[0] + self.gap + column as f32 * (width + self.gap), top];
            top += waits.block.size[1] + self.gap * 0.9;
            placed.push((waits, at));
        }
        (column + 1 == columns).then(|| self.shelves(view, placed))
    }

    /// In a strip below, side by side, with the legend in so many columns.
    fn below(&self, beside: &[Part], keys: Option<&[Block]>, columns: usize) -> Option<Shelves> {
        let key = match keys {
            Some(keys) => Some(keys.get(columns - 1)?),
            None if columns > 1 => return None,
            None => None,
        };
        let key_width = key.map_or(0.0, |key| key.size[0] + self.gap);
        let others = beside.len() as f32;
        let width =
            ((self.room.width() - key_width - self.gap * (others - 1.0)) / others).min(1.5 * WIDTH * self.scale);
        if width < 0.62 * WIDTH * self.scale {
            return None;
        }
        let waiting = self.waiting(beside, key.map(|key| (key, columns)), &(self.fit)(self.room), width);
        let height = waiting.iter().map(|waits| waits.block.size[1]).fold(0.0_f32, f32::max);
        if height > 0.46 * self.room.height() {
            return None;
        }
        let top = self.room.max[1] - height;
        let frame = Rect::new(self.room.min, [self.room.max[0], top - self.gap]);
        let mut left = self.room.min[0];
        let placed = waiting.into_iter().map(|waits| {
            let at = [left, top];
            let wide = if waits.part == Part::Legend { waits.block.size[0] } else { width };
            left += wide + self.gap;
            (waits, at)
        });
        Some(self.shelves((self.fit)(frame), placed.collect()))
    }

    fn waiting(&self, beside: &[Part], key: Option<(&Block, usize)>, view: &View, width: f32) -> Vec<Waiting> {
        let part = |part: &Part| {
            let narrow = if *part == Part::Inset { 0.7 * width } else { width };
            let block = self.figures.block(*part, view, self.scale, narrow)?;
            Some(Waiting { part: *part, block, columns: 0 })
        };
        let key = key.map(|(block, columns)| Waiting { part: Part::Legend, block: block.clone(), columns });
        key.into_iter().chain(beside.iter().filter_map(part)).collect()
    }

    fn shelves(&self, view: View, placed: Vec<(Waiting, [f32; 2])>) -> Shelves {
        let mut shelves = Shelves { view, key: None, blocks: Vec::new(), left_out: Vec::new() };
        for (waits, at) in placed {
            match waits.part {
                Part::Legend => shelves.key = Some((at, waits.columns, self.scale)),
                // What the locator frames is known only now.
                Part::Inset => {
                    let width = waits.block.size[0].max(waits.block.size[1]);
                    let block = self.figures.block(Part::Inset, &view, self.scale, width);
                    shelves.blocks.extend(block.map(|block| (Part::Inset, block, at)));
                }
                part => shelves.blocks.push((part, waits.block, at)),
            }
        }
        shelves
    }
}
