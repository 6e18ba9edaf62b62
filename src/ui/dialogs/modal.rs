//! The frame that all dialogs share.

use egui::{Align, Context, Frame, Id, Layout, Margin, Modal, Ui};

use super::super::look;

/// Draws a dialog with its title; `false` once it is to be closed. A click beside it does not close it: what was
/// typed would be lost.
pub fn modal_ui(context: &Context, id: &str, width: f32, title: &str, content: impl FnOnce(&mut Ui) -> bool) -> bool {
    let frame = Frame::popup(&context.global_style()).inner_margin(Margin::same(20)).corner_radius(8);
    let shown = Modal::new(Id::unique(id)).frame(frame).show(context, |ui| {
        ui.set_width(width.min(context.content_rect().width() - 80.0));
        ui.label(look::strong(title).size(look::LARGE));
        ui.add_space(10.0);
        content(ui)
    });
    let closes = shown.should_close() && !shown.backdrop_response.clicked();
    shown.inner && !closes
}

/// Draws the buttons at the foot of a dialog, from right to left.
pub fn foot_ui(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    ui.add_space(14.0);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        content(ui);
    });
}

/// The button that does what the dialog is for.
pub fn primary_ui(ui: &mut Ui, enabled: bool, text: &str) -> egui::Response {
    let colors = look::palette(ui);
    let text = look::strong(text).color(if enabled { colors.on_accent } else { colors.faint });
    let fill = if enabled { colors.accent } else { colors.sunken };
    ui.add_enabled(enabled, egui::Button::new(text).fill(fill).min_size(egui::vec2(88.0, look::FIELD)))
}

/// A button beside it.
pub fn second_ui(ui: &mut Ui, text: &str) -> egui::Response {
    ui.add(egui::Button::new(text).min_size(egui::vec2(72.0, look::FIELD)))
}

/// A line with a name before a field.
pub fn field_ui<R>(ui: &mut Ui, name: &str, content: impl FnOnce(&mut Ui) -> R) -> R {
    let inner = ui.horizontal(|ui| {
        let colors = look::palette(ui);
        let galley = super::super::rows::line_of(ui, name, look::regular(look::BODY), colors.secondary, 128.0);
        let (rect, label) = ui.allocate_exact_size(egui::vec2(132.0, look::FIELD), egui::Sense::hover());
        label.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, name));
        ui.painter().galley(egui::pos2(rect.left(), rect.center().y - galley.size().y / 2.0), galley, colors.secondary);
        ui.name_inputs(name, content)
    });
    ui.add_space(2.0);
    inner.inner
}
