//! The ring around what has the keyboard, for who works without a mouse; after a click it is not shown.

use egui::{Context, CornerRadius, Key, Stroke, StrokeKind, TextEdit, Theme};

use super::look;

/// Whether the ring is shown.
#[derive(Debug, Default)]
pub struct FocusRing {
    shown: bool,
}

impl FocusRing {
    /// Draws the ring over a frame that is drawn. Fields of text have their own.
    pub fn draw(&mut self, context: &Context) {
        let (tab, press) = context.input(|input| (input.key_pressed(Key::Tab), input.pointer.any_pressed()));
        self.shown = (self.shown || tab) && !press;
        let focused = context.memory(egui::Memory::focused).filter(|_| self.shown);
        let Some(response) = focused.and_then(|id| context.read_response(id)) else { return };
        if TextEdit::load_state(context, response.id).is_some() {
            return;
        }
        let color = look::palette_of(context.theme() == Theme::Dark).accent;
        let painter = context.layer_painter(response.layer_id).with_clip_rect(response.interact_rect.expand(4.0));
        let ring = Stroke::new(1.5, color);
        painter.rect_stroke(response.rect.expand(1.5), CornerRadius::same(7), ring, StrokeKind::Outside);
    }
}
