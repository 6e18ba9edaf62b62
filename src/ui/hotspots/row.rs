//! A finding as a row: a sign before a text that is read in full.

use egui::text::{LayoutJob, TextFormat};
use egui::{Align2, Color32, CornerRadius, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::ui::look;

/// What stands before the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Before {
    /// The fill of a class.
    Fill(Color32),
    /// The number of a ring.
    Number(usize),
}

/// Draws a row that can be clicked.
pub(super) fn finding_row_ui(ui: &mut Ui, before: Before, on: bool, text: &str) -> Response {
    let colors = look::palette(ui);
    let width = ui.available_width();
    let ink = if on { colors.accent } else { colors.text };
    let mut job = LayoutJob::single_section(text.to_owned(), TextFormat::simple(look::regular(look::SMALL), ink));
    job.wrap.max_width = (width - 38.0).max(40.0);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let height = (galley.size().y + 8.0).max(look::ROW);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), on, text));
    let fill = match (on, response.hovered()) {
        (true, _) => colors.accent_ground,
        (false, true) => colors.sunken,
        (false, false) => Color32::TRANSPARENT,
    };
    let painter = ui.painter();
    painter.rect_filled(rect, CornerRadius::same(5), fill);
    let top = rect.center().y - galley.size().y / 2.0;
    let middle = pos2(rect.left() + 16.0, top + 8.0);
    match before {
        Before::Fill(fill) => {
            let box_of = egui::Rect::from_center_size(middle, vec2(16.0, 11.0));
            painter.rect(box_of, 2, fill, Stroke::new(1.0, colors.edge), StrokeKind::Inside);
        }
        Before::Number(number) => {
            painter.circle(middle, 8.0, colors.text, Stroke::NONE);
            let font = look::bold(look::SMALL);
            painter.text(middle, Align2::CENTER_CENTER, number, font, colors.raised);
        }
    }
    painter.galley(pos2(rect.left() + 32.0, top), galley, ink);
    response
}
