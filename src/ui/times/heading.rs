//! The day at the head of a map, large, where more than one day is seen.

use egui::{Align2, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use super::super::look;

/// How high the head of a map is, points: the county begins below it.
pub const HEAD: f32 = 34.0;

/// Writes a title and what is small behind it at the head of a map, in the middle, but not before `from`. What is small
/// goes where there is no room for it.
pub fn heading_ui(ui: &Ui, map: Rect, from: f32, title: &str, note: &str) {
    let colors = look::palette(ui);
    let painter = ui.painter().with_clip_rect(map);
    let title = painter.layout_no_wrap(title.to_owned(), look::bold(look::TITLE), colors.text);
    let note = painter.layout_no_wrap(note.to_owned(), look::regular(look::BODY), colors.secondary);
    let room = map.right() - from.max(map.left()) - 28.0;
    let is_too_long = title.size().x + 10.0 + note.size().x > room;
    let note =
        if is_too_long { painter.layout_no_wrap(String::new(), look::regular(look::BODY), colors.text) } else { note };
    let gap = if note.size().x > 0.0 { 10.0 } else { 0.0 };
    let size = vec2(title.size().x + gap + note.size().x, title.size().y);
    let rect = Align2::CENTER_TOP.anchor_size(pos2(map.center().x, map.top() + 12.0), size + vec2(28.0, 10.0));
    let rect = rect.translate(vec2((from - rect.left()).max(0.0), 0.0));
    painter.rect(
        rect,
        look::RADIUS,
        colors.raised.gamma_multiply(0.94),
        Stroke::new(1.0, colors.line),
        StrokeKind::Outside,
    );
    let top = rect.center().y - title.size().y / 2.0;
    let behind = pos2(rect.left() + 14.0 + title.size().x + gap, rect.center().y - note.size().y / 2.0 + 2.0);
    painter.galley(pos2(rect.left() + 14.0, top), title, colors.text);
    painter.galley(behind, note, colors.secondary);
}
