//! Heading, north arrow and foot of a sheet, as far as nobody has placed them elsewhere.

use crate::map::furniture::foot::foot;
use crate::map::furniture::heading::heading;
use crate::map::furniture::north_arrow::north_arrow;
use crate::map::layout::Part;
use crate::map::rect::Rect;

use super::desk::Desk;
use super::laid::Laid;
use super::words::{foot_words, subtitle_of, title_of_sheet};

/// Lays heading, north arrow and foot; gives the room between them.
pub(super) fn surround(desk: &Desk<'_>, laid: &mut Laid) -> Rect {
    let (theme, scale, room, layout) = (desk.theme, desk.scale, desk.room, desk.layout());
    let [left, margin_top] = room.min;
    let across = room.width();
    let with_arrow = desk.page[0] >= 320.0 && layout.flows(Part::NorthArrow);
    let arrow = with_arrow.then(|| north_arrow(theme, desk.choice.language, scale.max(0.6)));
    let beside = arrow.as_ref().map_or(0.0, |arrow| arrow.size[0] + 20.0 * scale);
    let word = |part: Part, text: String| if layout.flows(part) { text } else { String::new() };
    let title = word(Part::Title, title_of_sheet(desk.county, desk.sheet, desk.choice));
    let subtitle = word(Part::Subtitle, subtitle_of(desk));
    let mut top = margin_top;
    let blocks = heading([&title, &subtitle], theme, scale, [across - beside, 0.2 * desk.page[1]]);
    for (part, block) in [Part::Title, Part::Subtitle].into_iter().zip(blocks) {
        if let Some((block, down)) = block {
            top = top.max(margin_top + down + block.size[1]);
            laid.add(part, block, [left, margin_top + down]);
        }
    }
    if let Some(arrow) = arrow {
        top = top.max(margin_top + arrow.size[1]);
        let at = [room.max[0] - arrow.size[0], margin_top];
        laid.add(Part::NorthArrow, arrow, at);
    }
    let under = if top > margin_top { 14.0 * scale } else { 0.0 };
    let words = foot_words(desk, |part| layout.flows(part));
    let mut bottom = room.max[1];
    if !words.is_empty() {
        let (block, parts) = foot(&words, theme, scale, across);
        bottom -= block.size[1];
        laid.add_several(block, parts, [left, bottom]);
        bottom -= 12.0 * scale;
    }
    Rect::new([left, top + under], [room.max[0], bottom.max(top + 20.0)])
}
