//! Closing a month on its page: what that means, a note, and the way back.

use egui::{Frame, Label, Margin, TextEdit, Ui};

use crate::edits::{Edit, FreezeMonth};
use crate::model::{Date, Month};
use crate::ui::forms::may;
use crate::ui::intent::{Intent, Intents, Sight};
use crate::ui::widgets::day::{month_title, short_date};
use crate::ui::widgets::{Chip, action_ui, chip_ui, deed_ui, quiet_ui, tone};

/// The note that is being written before a month is closed.
#[derive(Debug, Default)]
pub(super) struct Freezing {
    note: Option<String>,
}

impl Freezing {
    /// Draws whether the month is closed, and the button that begins to close it or opens it again. From right to left.
    pub(super) fn state_ui(&mut self, ui: &mut Ui, sight: Sight<'_>, day: Date, intents: &mut Intents) {
        let (session, language) = (sight.session, sight.language);
        match session.frozen(day) {
            Some(month) => {
                let thaw = Edit::remove(month.id);
                let may_thaw = may::edit(session, &thaw);
                let text = language.say("month.thaw");
                let button = action_ui(ui, language, &text, may_thaw.as_ref().copied());
                if button.on_hover_text(language.say("month.thaw_hint")).clicked() {
                    intents.push(Intent::Perform(Box::new(thaw)));
                }
                chip_ui(ui, Chip::Strong, &frozen_words(sight, month)).on_hover_text(&month.note);
                self.note = None;
            }
            None if self.note.is_none() => {
                let may_freeze = may::edit(session, &freeze(day, ""));
                let text = language.say("month.freeze");
                if deed_ui(ui, language, &text, may_freeze.as_ref().copied()).clicked() {
                    self.note = Some(String::new());
                    ui.ctx().request_repaint();
                }
            }
            None => {}
        }
    }

    /// Draws what closing means, with the note and the deed, once it was asked for.
    pub(super) fn asked_ui(&mut self, ui: &mut Ui, sight: Sight<'_>, day: Date, intents: &mut Intents) {
        let Some(note) = &mut self.note else { return };
        let language = sight.language;
        let mut done = false;
        Frame::new().fill(tone::accent_ground(ui)).corner_radius(6).inner_margin(Margin::same(10)).show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            let title = language.say_with("month.freeze_title", &[("month", &month_title(language, day))]);
            ui.label(tone::strong(title));
            ui.add(Label::new(language.say("month.freeze_means").as_ref()).wrap());
            if day.last_of_month() > sight.session.desk().today {
                ui.add(Label::new(tone::small(ui, language.say("month.freeze_early"))).wrap());
            }
            ui.add_space(4.0);
            ui.horizontal(|ui| {
                let hint = language.say("month.note");
                let field = ui.add(TextEdit::singleline(note).hint_text(hint.clone()).desired_width(260.0));
                ui.ctx().accesskit_node_builder(field.id, |node| node.set_label(hint));
                let edit = freeze(day, note);
                let may_freeze = may::edit(sight.session, &edit);
                let text = language.say("month.freeze_now");
                if deed_ui(ui, language, &text, may_freeze.as_ref().copied()).clicked() {
                    intents.push(Intent::Perform(Box::new(edit)));
                    done = true;
                }
                done |= quiet_ui(ui, &language.say("month.freeze_not")).clicked();
            });
        });
        ui.add_space(6.0);
        if done {
            self.note = None;
        }
    }

    /// Another month is looked at.
    pub(super) fn forget(&mut self) {
        self.note = None;
    }
}

fn freeze(day: Date, note: &str) -> Edit {
    Edit::FreezeMonth(FreezeMonth { month: day, note: note.to_owned() })
}

fn frozen_words(sight: Sight<'_>, month: &Month) -> String {
    let day = short_date(sight.language, month.frozen_on);
    let words = sight.language.say_with("month.frozen", &[("day", &day)]);
    if month.author.is_empty() { words } else { format!("{words} · {}", month.author) }
}
