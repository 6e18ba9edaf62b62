//! Chips: a short word on a ground of its own.

use egui::{Color32, Frame, Label, Margin, Response, RichText, Ui};

use super::tone;
use crate::ui::look;

/// What a chip means, which decides its colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chip {
    /// Weak: dark ground.
    Strong,
    /// Late or missing: red.
    Late,
    /// Good news or plain fact: accent.
    Plain,
}

/// Draws a chip.
pub fn chip_ui(ui: &mut Ui, kind: Chip, text: &str) -> Response {
    let (ink, ground) = colors(ui, kind);
    Frame::new()
        .fill(ground)
        .corner_radius(4)
        .inner_margin(Margin::symmetric(7, 2))
        .show(ui, |ui| ui.add(Label::new(RichText::new(text).small().color(ink)).extend()))
        .inner
}

fn colors(ui: &Ui, kind: Chip) -> (Color32, Color32) {
    match kind {
        Chip::Strong => (look::palette(ui).on_badge, look::palette(ui).badge),
        Chip::Late => (tone::late(ui), tone::late_ground(ui)),
        Chip::Plain => (tone::accent(ui), tone::accent_ground(ui)),
    }
}
