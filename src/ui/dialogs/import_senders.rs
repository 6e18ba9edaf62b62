//! The senders whose columns are remembered: each can be chosen, and forgotten.

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Button, PopupCloseBehavior, ScrollArea, Ui};

use crate::edits::{Configure, Edit};
use crate::exchange::{MAPPING_PREFIX, kept_mappings};
use crate::session::Session;
use crate::words::Language;

use super::super::intent::{Intent, Intents};

/// Draws the menu of the senders; says whether another one was chosen, or one was forgotten.
pub fn senders_ui(
    ui: &mut Ui,
    session: &Session,
    language: Language,
    sender: &mut String,
    intents: &mut Intents,
) -> bool {
    let kept = kept_mappings(session.world());
    if kept.is_empty() {
        return false;
    }
    let mut changed = false;
    let title = language.say_with("ui.import.kept", &[("count", &kept.len())]);
    let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    MenuButton::from_button(Button::new(title)).config(config).ui(ui, |ui| {
        ScrollArea::vertical().max_height(240.0).show(ui, |ui| {
            for one in kept {
                ui.horizontal(|ui| {
                    let cross = Button::new("×").frame_when_inactive(false);
                    let cross = ui.add_enabled(session.read_only().is_none(), cross);
                    if cross.on_hover_text(language.say_with("ui.import.forget", &[("sender", &one.sender)])).clicked()
                    {
                        intents.push(Intent::Perform(Box::new(forget(&one.sender))));
                        changed = true;
                    }
                    if ui.add(Button::new(&one.sender).truncate().frame_when_inactive(false)).clicked() {
                        sender.clone_from(&one.sender);
                        changed = true;
                        ui.close();
                    }
                });
            }
        });
    });
    changed
}

/// The edit that forgets the columns of a sender.
fn forget(sender: &str) -> Edit {
    Edit::Configure(Configure { values: vec![(format!("{MAPPING_PREFIX}{sender}"), String::new())] })
}
