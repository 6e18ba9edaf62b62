//! Parts that somebody has placed: each in its rectangle, as large as it goes there.

use crate::map::furniture::arrangement::is_clear;
use crate::map::furniture::block::{Block, Hand};
use crate::map::furniture::heading;
use crate::map::furniture::key::key;
use crate::map::furniture::north_arrow::north_arrow;
use crate::map::furniture::scale_bar::scale_bar;
use crate::map::layout::{Part, Place};
use crate::map::rect::Rect;
use crate::map::scene::{Align, Legend};
use crate::map::view::View;

use super::desk::Desk;
use super::figures::Figures;
use super::focus::Target;
use super::laid::Laid;
use super::words::{fact, is_internal, subtitle_of, title_of_sheet};

/// The least and the most that a part is drawn to its usual size.
const SIZES: [f32; 2] = [0.25, 6.0];
/// How often a size is mended until the block goes into its rectangle: letters are not quite as wide as their size says.
const TRIES: usize = 4;

/// Lays the parts that the layout places.
pub(super) fn placed(
    desk: &Desk<'_>,
    target: &Target,
    view: &View,
    figures: &Figures<'_>,
    legend: &Legend,
    laid: &mut Laid,
) {
    let whole = !target.is_cut(desk, view) && desk.choice.focus.is_empty();
    for part in Part::ALL.into_iter().filter(|part| desk.layout().shows(*part) && *part != Part::Map) {
        let Some(place) = desk.layout().place(part) else { continue };
        if !figures.has(part) || (part == Part::Inset && whole) {
            continue;
        }
        let Some(block) = block_of(desk, view, figures, legend, part, place) else { continue };
        let rect = place.rect(desk.room, desk.page, block.size);
        let [x, y] = place.anchor.share();
        let free = [rect.width() - block.size[0], rect.height() - block.size[1]];
        let at = [rect.min[0] + x * free[0].max(0.0), rect.min[1] + y * free[1].max(0.0)];
        // What lies over areas gets a ground of its own, or it cannot be read.
        let covers = stands_alone(part) && !is_clear(desk.county.geography, view, &block.rect_at(at));
        if covers {
            let room = [8.0 * desk.scale, 7.0 * desk.scale];
            laid.add_on_panel(part, block, at, desk.theme, room);
        } else {
            laid.add(part, block, at);
        }
    }
}

/// The scale bar of a view.
pub(super) fn bar(desk: &Desk<'_>, view: &View, scale: f32, longest: f32) -> Block {
    let (geography, language) = (desk.county.geography, desk.choice.language);
    scale_bar(geography, view, desk.theme, language, scale, longest, desk.is_paper())
}

/// Whether a part is a box of its own and no line of text.
fn stands_alone(part: Part) -> bool {
    !matches!(part, Part::Title | Part::Subtitle) && !part.is_foot()
}

/// The part in its rectangle.
fn block_of(
    desk: &Desk<'_>,
    view: &View,
    figures: &Figures<'_>,
    legend: &Legend,
    part: Part,
    place: &Place,
) -> Option<Block> {
    let room = desk.room;
    let rect = place.size.map(|_| place.rect(room, desk.page, [1.0, 1.0]));
    let (theme, language, scale) = (desk.theme, desk.choice.language, desk.scale);
    Some(match part {
        Part::Title => {
            let text = title_of_sheet(desk.county, desk.sheet, desk.choice);
            let size = rect.map_or([room.width(), 0.2 * desk.page[1]], |rect| [rect.width(), rect.height()]);
            let scale = rect.map_or(scale, |rect| rect.height() / (38.0 * 1.25));
            heading::title(&text, theme, scale, size)
        }
        Part::Subtitle => {
            let width = rect.map_or(room.width(), |rect| rect.width());
            let scale = rect.map_or(scale, |rect| rect.height() / 16.0);
            heading::subtitle(&subtitle_of(desk), theme, scale, width).0
        }
        Part::Legend => {
            let build = |columns: usize| move |size: f32| Some(key(legend, theme, language, size, columns));
            let fitted = |columns: usize| fitted(rect, scale.max(0.66), build(columns));
            let tries = (1..=4).filter_map(|columns| Some((columns, fitted(columns)?)));
            match rect {
                None => fitted(1)?.1,
                Some(_) => tries.max_by(|(_, (a, _)), (_, (b, _))| a.total_cmp(b)).map(|(_, (_, block))| block)?,
            }
        }
        Part::ScaleBar => {
            let longest = rect.map_or(210.0 * scale.max(0.6), |rect| rect.width());
            let by_height = rect.map_or(scale.max(0.6), |rect| (rect.height() / 21.0).clamp(0.3, 2.0 * scale.max(0.6)));
            bar(desk, view, by_height, longest)
        }
        Part::NorthArrow => fitted(rect, scale.max(0.6), |size| Some(north_arrow(theme, language, size)))?.1,
        Part::Inset => {
            let width = rect.map_or(0.14 * room.width(), |rect| rect.width());
            let height = rect.map_or(width, |rect| rect.height());
            figures.locator(view, scale, [width, height])?
        }
        Part::Table | Part::Chart | Part::Notes => {
            let width = rect.map_or(236.0 * scale.max(0.66), |rect| rect.width());
            fitted_over(rect, scale.max(0.66), width, |size| figures.block(part, view, size, width))?
        }
        part => {
            let internal = part == Part::Approval && is_internal(desk);
            let color = if internal { theme.warning } else { theme.secondary };
            let text = fact(desk, part)?;
            let hand =
                |size: f32| if part == Part::Approval { Hand::bold(size, color) } else { Hand::plain(size, color) };
            fitted(rect, 1.0, |size| {
                let hand = hand((12.0 * scale).max(9.5) * size);
                let text = hand.shortened(&text, room.width());
                let marks = vec![hand.text(text.clone(), [0.0, 0.0], Align::Start)];
                Some(Block { size: [hand.length(&text), hand.size], marks })
            })?
            .1
        }
    })
}

/// A block that grows and shrinks with its letters, as large as it goes into a rectangle; as usual where there is none.
/// Also how large that is.
fn fitted(rect: Option<Rect>, usual: f32, build: impl Fn(f32) -> Option<Block>) -> Option<(f32, Block)> {
    let mut size = usual;
    let mut block = build(size)?;
    let Some(rect) = rect else { return Some((size, block)) };
    for _ in 0..TRIES {
        let by = (rect.width() / block.size[0].max(0.1)).min(rect.height() / block.size[1].max(0.1));
        if (0.98..=1.0).contains(&by) {
            break;
        }
        size = (size * by * 0.995).clamp(SIZES[0] * usual, SIZES[1] * usual);
        block = build(size)?;
    }
    Some((size, block))
}

/// A block over the width of its rectangle: its letters shrink until it is no higher than that.
fn fitted_over(rect: Option<Rect>, usual: f32, width: f32, build: impl Fn(f32) -> Option<Block>) -> Option<Block> {
    let Some(rect) = rect else { return build(usual) };
    let sizes = [1.6, 1.45, 1.3, 1.15, 1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3];
    let goes = |block: &Block| block.size[1] <= rect.height() && block.size[0] <= width + 0.1;
    let blocks = sizes.into_iter().filter_map(|size| build(usual * size));
    let mut last = None;
    for block in blocks {
        if goes(&block) {
            return Some(block);
        }
        last = Some(block);
    }
    last
}
