//! Rows of the lists in panels and menus: a name, a note behind it, and something at the right end.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Align2, Color32, CornerRadius, FontId, Galley, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::look;

/// What stands in a row.
pub struct Row<'a> {
    /// The name.
    pub name: &'a str,
    /// What stands behind it, quieter.
    pub note: &'a str,
    /// What stands at the right end, such as a count.
    pub tail: &'a str,
    /// Whether it is the one chosen by the keyboard.
    pub marked: bool,
}

/// One line of text, cut with an ellipsis where it has no room.
pub fn line_of(ui: &Ui, text: &str, font: FontId, color: Color32, width: f32) -> Arc<Galley> {
    lines_of(ui, text, font, color, width, 1)
}

/// So many lines of text at most, cut with an ellipsis where they have no room.
pub fn lines_of(ui: &Ui, text: &str, font: FontId, color: Color32, width: f32, lines: usize) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(text.to_owned(), TextFormat::simple(font, color));
    job.wrap.max_width = width.max(8.0);
    job.wrap.max_rows = lines;
    job.wrap.break_anywhere = lines == 1;
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// Draws a row that can be clicked.
pub fn row_ui(ui: &mut Ui, row: &Row<'_>) -> Response {
    let colors = look::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), look::ROW), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, row.marked, row.name));
    let fill = match (row.marked, response.hovered()) {
        (true, _) => colors.accent_ground,
        (false, true) => colors.sunken,
        (false, false) => Color32::TRANSPARENT,
    };
    let painter = ui.painter();
    painter.rect_filled(rect, CornerRadius::same(4), fill);
    let tail = painter.layout_no_wrap(row.tail.to_owned(), look::regular(look::SMALL), colors.secondary);
    let room = rect.width() - 24.0 - tail.size().x;
    let name = line_of(ui, row.name, look::regular(look::BODY), colors.text, room);
    let used = name.size().x;
    let note = line_of(ui, row.note, look::regular(look::SMALL), colors.secondary, room - used - 8.0);
    let painter = ui.painter();
    let middle = rect.center().y;
    painter.galley(pos2(rect.left() + 8.0, middle - name.size().y / 2.0), name, colors.text);
    if room - used > 40.0 {
        painter.galley(pos2(rect.left() + 16.0 + used, middle - note.size().y / 2.0), note, colors.secondary);
    }
    let end = Align2::RIGHT_CENTER.anchor_size(pos2(rect.right() - 8.0, middle), tail.size());
    painter.galley(end.min, tail, colors.secondary);
    response
}

/// The heading of a group.
pub fn group_ui(ui: &mut Ui, text: &str) {
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        ui.add_space(6.0);
        ui.label(look::heading(ui, text));
    });
    ui.add_space(2.0);
}

/// The sign at the left end of a row that can be switched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// One of several.
    Radio,
    /// Yes or no.
    Check,
    /// A point of warning, or of note.
    Point(Color32),
}

/// Draws a row with a sign before it: a theme, a layer, something to look at.
pub fn sign_row_ui(ui: &mut Ui, sign: Sign, on: bool, name: &str, tail: &str) -> Response {
    let colors = look::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), look::ROW), Sense::click());
    let kind = match sign {
        Sign::Radio => Role::RadioButton,
        Sign::Check => Role::CheckBox,
        Sign::Point(_) => Role::Button,
    };
    response.widget_info(|| WidgetInfo::selected(kind, ui.is_enabled(), on, name));
    let chosen = on && sign != Sign::Check;
    let fill = match (chosen, response.hovered()) {
        (true, _) => colors.accent_ground,
        (false, true) => colors.sunken,
        (false, false) => Color32::TRANSPARENT,
    };
    ui.painter().rect_filled(rect, CornerRadius::same(5), fill);
    sign_shapes(ui, sign, on, pos2(rect.left() + 14.0, rect.center().y));
    let ink = match sign {
        Sign::Point(color) if color == colors.late => color,
        _ if chosen => colors.accent,
        _ => colors.text,
    };
    let font = if chosen { look::bold(look::BODY) } else { look::regular(look::BODY) };
    let tail = ui.painter().layout_no_wrap(tail.to_owned(), look::regular(look::SMALL), colors.secondary);
    let galley = line_of(ui, name, font, ink, rect.width() - 44.0 - tail.size().x);
    let middle = rect.center().y;
    ui.painter().galley(pos2(rect.left() + 28.0, middle - galley.size().y / 2.0), galley, ink);
    let end = Align2::RIGHT_CENTER.anchor_size(pos2(rect.right() - 6.0, middle), tail.size());
    ui.painter().galley(end.min, tail, colors.secondary);
    response
}

fn sign_shapes(ui: &Ui, sign: Sign, on: bool, at: egui::Pos2) {
    let colors = look::palette(ui);
    let painter = ui.painter();
    let edge = egui::Stroke::new(1.2, if on { colors.accent } else { colors.faint });
    match sign {
        Sign::Radio => {
            painter.circle(at, 5.5, colors.raised, edge);
            if on {
                painter.circle_filled(at, 3.0, colors.accent);
            }
        }
        Sign::Check => {
            let rect = egui::Rect::from_center_size(at, vec2(13.0, 13.0));
            let fill = if on { colors.accent } else { colors.raised };
            painter.rect(rect, 3, fill, edge, egui::StrokeKind::Inside);
            if on {
                let tick = [vec2(-3.2, 0.2), vec2(-1.0, 2.6), vec2(3.4, -2.6)].map(|offset| at + offset);
                painter.line(tick.to_vec(), egui::Stroke::new(1.6, colors.on_accent));
            }
        }
        Sign::Point(color) => {
            painter.circle_filled(at, 4.0, color);
        }
    }
}
