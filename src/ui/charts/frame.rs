//! The frame of one chart: title, what stands beside it, the plot, the title of the axis below.

use egui::{Align2, Rect, Ui, pos2, vec2};

use crate::ui::look;
use crate::ui::rows::line_of;

/// Between charts, points.
const GAP: f32 = 20.0;
/// The height of a line of small text, points.
pub const LINE: f32 = 16.0;
/// The least height of a chart that can be read, points.
pub const LEAST: f32 = 128.0;

/// Where the four charts stand in a room of this width: side by side, or two and two where it is narrow. The height is
/// that of one row; relative to the upper left corner.
pub fn cells(width: f32, height: f32) -> [Rect; 4] {
    let columns = if width < 700.0 { 2 } else { 4 };
    let rows = 4 / columns;
    let each = (width - GAP * (columns - 1) as f32) / columns as f32;
    let tall = ((height - (rows - 1) as f32 * 8.0) / rows as f32).max(LEAST);
    std::array::from_fn(|nth| {
        let (column, row) = ((nth % columns) as f32, (nth / columns) as f32);
        Rect::from_min_size(pos2(column * (each + GAP), row * (tall + 8.0)), vec2(each, tall))
    })
}

/// Writes the title of a chart and what stands beside it at the right; gives back the room below.
pub fn head_ui(ui: &Ui, cell: Rect, title: &str, aside: &str) -> Rect {
    let colors = look::palette(ui);
    let quiet = line_of(ui, aside, look::regular(look::SMALL), colors.secondary, cell.width() * 0.6);
    let room = cell.width() - quiet.size().x - 8.0;
    let title = line_of(ui, title, look::bold(look::SMALL), colors.text, room);
    let middle = cell.top() + LINE / 2.0 + 1.0;
    let (left, right) = (title.size(), quiet.size());
    ui.painter().galley(pos2(cell.left(), middle - left.y / 2.0), title, colors.text);
    ui.painter().galley(pos2(cell.right() - right.x, middle - right.y / 2.0), quiet, colors.secondary);
    Rect::from_min_max(cell.min + vec2(0.0, LINE + 6.0), cell.max)
}

/// Writes the title of the lower axis, and gives back the room above for plot and ticks.
pub fn foot_ui(ui: &Ui, room: Rect, title: &str) -> Rect {
    let colors = look::palette(ui);
    let text = line_of(ui, title, look::regular(look::SMALL), colors.secondary, room.width());
    let at = pos2(room.center().x - text.size().x / 2.0, room.bottom() - LINE);
    ui.painter().galley(at, text, colors.secondary);
    Rect::from_min_max(room.min, pos2(room.right(), room.bottom() - LINE))
}

/// Writes a number beside an axis.
pub fn tick_ui(ui: &Ui, x: f32, y: f32, align: Align2, text: &str) {
    ui.painter().text(pos2(x, y), align, text, look::regular(look::SMALL), look::palette(ui).secondary);
}

/// Says in the middle of a chart why it shows nothing.
pub fn nothing_ui(ui: &Ui, room: Rect, text: &str) {
    let colors = look::palette(ui);
    let text = line_of(ui, text, look::regular(look::SMALL), colors.secondary, room.width());
    ui.painter().galley(room.center() - text.size() / 2.0, text, colors.secondary);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn charts_stand_side_by_side_and_in_two_rows_where_it_is_narrow() {
        let wide = cells(900.0, 180.0);
        assert!(wide.iter().all(|cell| cell.top() == 0.0 && cell.height() == 180.0));
        assert!(wide.windows(2).all(|pair| pair[0].right() < pair[1].left()) && wide[3].right() <= 900.0);
        let narrow = cells(500.0, 180.0);
        assert_eq!(narrow[1].top(), 0.0);
        assert!(narrow[2].top() >= narrow[0].bottom() && narrow[2].height() >= LEAST);
    }
}
