//! The frame that all dialogs share.

use egui::{Align, Context, Frame, Id, Layout, Margin, Modal, ProgressBar, Ui};

use crate::words::Language;

use super::super::jobs::Jobs;
use super::super::look;
use super::answer::Answer;

/// Draws a dialog with its title; `false` once it is to be closed, by Escape or by a click beside it.
pub fn modal_ui(context: &Context, id: &str, width: f32, title: &str, content: impl FnOnce(&mut Ui) -> bool) -> bool {
    let frame = Frame::popup(&context.global_style()).inner_margin(Margin::same(20)).corner_radius(8);
    let shown = Modal::new(Id::unique(id)).frame(frame).show(context, |ui| {
        ui.set_width(width.min(context.content_rect().width() - 80.0));
        ui.label(look::strong(title).size(look::LARGE));
        ui.add_space(10.0);
        content(ui)
    });
    shown.inner && !shown.should_close()
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
        let (rect, _) = ui.allocate_exact_size(egui::vec2(132.0, look::FIELD), egui::Sense::hover());
        ui.painter().galley(egui::pos2(rect.left(), rect.center().y - galley.size().y / 2.0), galley, colors.secondary);
        content(ui)
    });
    ui.add_space(2.0);
    inner.inner
}

/// While something takes long: what, how far, and a button that stops it.
pub fn busy_ui(context: &Context, jobs: &Jobs<Answer>, language: Language) {
    let Some(job) = jobs.shown().next() else { return };
    context.request_repaint_after(std::time::Duration::from_millis(100));
    let area = egui::Area::new(Id::unique("busy")).order(egui::Order::Tooltip);
    area.anchor(egui::Align2::RIGHT_BOTTOM, egui::vec2(-18.0, -44.0)).show(context, |ui| {
        Frame::popup(ui.style()).inner_margin(Margin::symmetric(14, 10)).show(ui, |ui| {
            ui.set_width(280.0);
            ui.label(job.title.as_str());
            ui.horizontal(|ui| {
                let share = job.progress.share();
                let bar = if share > 0.0 { ProgressBar::new(share) } else { ProgressBar::new(0.3).animate(true) };
                ui.add(bar.desired_width(200.0).desired_height(8.0));
                if ui.button(language.say("ui.cancel").as_ref()).clicked() {
                    job.progress.stop();
                }
            });
        });
    });
}
