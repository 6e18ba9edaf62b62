//! Several records, found by typing one after the other.

use egui::{Button, Key, Response, Ui, vec2};

use super::picker::{PickDraft, PickItem};
use super::tone;
use crate::model::{Id, Record};
use crate::words::Language;

/// Records that are being chosen, in the order in which they were.
#[derive(Clone, Debug, PartialEq)]
pub struct PicksDraft<T> {
    /// The records that are chosen.
    pub chosen: Vec<Id<T>>,
    next: PickDraft<T>,
}

/// How many of the chosen records are shown by name.
const SHOWN: usize = 12;

impl<T: Record> PicksDraft<T> {
    /// A field in which records are chosen.
    pub fn of(chosen: impl IntoIterator<Item = Id<T>>) -> Self {
        Self { chosen: chosen.into_iter().collect(), next: PickDraft::default() }
    }

    /// Whether something was typed that means no record.
    pub fn is_unknown(&self) -> bool {
        self.next.is_unknown()
    }

    /// Adds a record, unless it is chosen already.
    pub fn add(&mut self, id: Id<T>) {
        if !self.chosen.contains(&id) {
            self.chosen.push(id);
        }
    }

    /// Draws the chosen records, each with a cross, and the field for the next one. Enter takes what is marked in the
    /// list; Backspace in the empty field takes the last one away.
    pub fn picks_ui(&mut self, ui: &mut Ui, salt: &'static str, language: Language, items: &[PickItem<T>]) -> Response {
        let before = self.chosen.clone();
        self.chosen_ui(ui, language, items);
        let was_blank = self.next.is_blank();
        let mut response = self.next.pick_ui(ui, salt, language, items);
        if let Some(id) = self.next.chosen.take() {
            self.next = PickDraft::default();
            self.add(id);
        }
        if was_blank && response.has_focus() && ui.input(|input| input.key_pressed(Key::Backspace)) {
            self.chosen.pop();
        }
        if self.chosen != before {
            response.mark_changed();
        }
        response
    }

    fn chosen_ui(&mut self, ui: &mut Ui, language: Language, items: &[PickItem<T>]) {
        if self.chosen.is_empty() {
            return;
        }
        let name = |id: Id<T>| items.iter().find(|item| item.id == id).map_or("…", |item| item.name.as_str());
        let mut gone = None;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
            for id in self.chosen.iter().take(SHOWN) {
                let button = Button::new(format!("{} ×", name(*id))).fill(tone::accent_ground(ui)).small();
                // The keyboard takes the last one away by Backspace; a stop at each would be in its way.
                let hint = language.say("visit.take_away");
                if ui.add(button.sense(egui::Sense::CLICK)).on_hover_text(hint).clicked() {
                    gone = Some(*id);
                }
            }
            if self.chosen.len() > SHOWN {
                let more = self.chosen.len() - SHOWN;
                ui.label(tone::small(ui, language.say_with("visit.more", &[("count", &more)])));
            }
        });
        self.chosen.retain(|id| Some(*id) != gone);
    }
}
