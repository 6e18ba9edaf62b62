//! What the program says in passing: a line that goes by itself, and a fault that stays until it is read.

use egui::{Align2, Area, Color32, Frame, Id, Margin, Order, RichText, Stroke, Ui, vec2};

use crate::words::Language;

use super::look;

/// How long a line stays, seconds.
const STAY: f64 = 4.0;

#[derive(Debug)]
struct Notice {
    text: String,
    fault: bool,
    until: Option<f64>,
}

/// What is being said.
#[derive(Debug, Default)]
pub struct Notices {
    list: Vec<Notice>,
}

impl Notices {
    /// Says something that goes by itself.
    pub fn say(&mut self, text: impl Into<String>) {
        self.push(text.into(), false);
    }

    /// Says what went wrong; it stays until it is closed.
    pub fn fault(&mut self, text: impl Into<String>) {
        self.push(text.into(), true);
    }

    /// The texts that are being said, latest last.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(|notice| notice.text.as_str())
    }

    fn push(&mut self, text: String, fault: bool) {
        self.list.retain(|notice| notice.text != text);
        self.list.push(Notice { text, fault, until: None });
        let overfull = self.list.len().saturating_sub(4);
        self.list.drain(..overfull);
    }

    /// Draws them at the foot of the window, in the middle.
    pub fn notices_ui(&mut self, ui: &Ui, language: Language) {
        let now = ui.input(|input| input.time);
        for notice in &mut self.list {
            if !notice.fault && notice.until.is_none() {
                notice.until = Some(now + STAY);
            }
        }
        self.list.retain(|notice| notice.until.is_none_or(|until| now < until));
        if let Some(next) = self.list.iter().filter_map(|notice| notice.until).reduce(f64::min) {
            ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64((next - now).max(0.05)));
        }
        if self.list.is_empty() {
            return;
        }
        let mut closed = None;
        Area::new(Id::unique("notices")).order(Order::Tooltip).anchor(Align2::CENTER_BOTTOM, vec2(0.0, -44.0)).show(
            ui.ctx(),
            |ui| {
                for (number, notice) in self.list.iter().enumerate() {
                    if notice_ui(ui, notice, language) {
                        closed = Some(number);
                    }
                    ui.add_space(look::GRID);
                }
            },
        );
        if let Some(number) = closed {
            self.list.remove(number);
        }
    }
}

/// Draws one; true when it is to be closed.
fn notice_ui(ui: &mut Ui, notice: &Notice, language: Language) -> bool {
    let colors = look::palette(ui);
    let (fill, ink) = if notice.fault { (colors.late_ground, colors.late) } else { (colors.badge, colors.on_badge) };
    let edge = if notice.fault { Stroke::new(1.0, colors.late) } else { Stroke::new(0.0, Color32::TRANSPARENT) };
    let mut closed = false;
    let frame = Frame::new().fill(fill).stroke(edge).corner_radius(look::RADIUS).inner_margin(Margin::symmetric(14, 8));
    frame.shadow(ui.visuals().popup_shadow).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.set_max_width(640.0);
            let width = ui.available_width() - if notice.fault { 80.0 } else { 0.0 };
            ui.scope(|ui| {
                ui.set_max_width(width);
                ui.add(egui::Label::new(RichText::new(&notice.text).color(ink)).wrap());
            });
            if notice.fault {
                closed = ui.button(language.say("ui.notice.close").as_ref()).clicked();
            }
        });
    });
    closed
}
