//! The head of a page, with what can be done with the whole page, and its body, which scrolls.

use egui::{Align, Button, Layout, ScrollArea, Ui};

use crate::ui::intent::{Intent, Intents};
use crate::ui::look;
use crate::ui::tables::Shown;
use crate::ui::widgets::tone;
use crate::words::Language;

/// Draws title and note at the left, and copying and exporting at the right; `add` draws what stands between.
pub(super) fn head_ui(
    ui: &mut Ui,
    language: Language,
    (title, note): (&str, &str),
    intents: &mut Intents,
    shown: impl FnOnce() -> Option<Shown>,
    add: impl FnOnce(&mut Ui, &mut Intents),
) {
    ui.horizontal(|ui| {
        ui.set_min_height(28.0);
        ui.label(tone::strong(title).size(look::LARGE));
        ui.label(tone::small(ui, note));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            let quiet = |text: &str| Button::new(text).frame_when_inactive(false);
            if ui.add(quiet(&language.say("table.export"))).clicked() {
                intents.push(Intent::AskExportTable);
            }
            let copy = ui.add(quiet(&language.say("month.copy"))).on_hover_text(language.say("month.copy_hint"));
            if copy.clicked()
                && let Some(shown) = shown()
            {
                intents.push(Intent::Copy(shown.titled()));
                intents.push(Intent::Notify(language.say("month.copied").into_owned()));
            }
            add(ui, intents);
        });
    });
}

/// The body of a page below its head: it scrolls.
pub(super) fn body_ui(ui: &mut Ui, salt: &str, add: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().id_salt(salt).auto_shrink([false, false]).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        add(ui);
        ui.add_space(10.0);
    });
}
