//! Before a file leaves the office: what personal fields it would hold, and whether names stand in full, which needs a
//! reason that goes into the history.

use egui::{Checkbox, Context, TextEdit};

use crate::exchange::Personal;
use crate::words::Language;

use super::super::intent::{Intent, Intents, Leave};
use super::super::look;
use super::modal::{field_ui, foot_ui, modal_ui, primary_ui, second_ui};

/// The dialog with what was chosen.
#[derive(Debug)]
pub struct LeaveDialog {
    leave: Leave,
    fields: Vec<String>,
    /// Whether names stand in full.
    names: bool,
    reason: String,
}

/// What follows when the dialog is closed: the place for a file is asked, or the sheet is handed on.
const fn go_on(leave: Leave) -> &'static str {
    match leave {
        Leave::Table | Leave::Picture => "privacy.go_on",
        Leave::Print => "privacy.print",
        Leave::Copy => "privacy.copy",
    }
}

impl LeaveDialog {
    /// The dialog for what would leave with these fields; `names` where they were asked for already.
    pub fn of(leave: Leave, fields: Vec<String>, names: bool) -> Self {
        Self { leave, fields, names, reason: String::new() }
    }

    /// Draws the dialog; the reason for names in full goes into `kept`.
    pub fn leave_ui(
        &mut self,
        context: &Context,
        language: Language,
        (kept, intents): (&mut Option<String>, &mut Intents),
    ) -> bool {
        modal_ui(context, "leave", 560.0, &language.say("privacy.title"), |ui| {
            let reason = self.reason.trim().to_owned();
            let shown = if self.names && reason.is_empty() { "…".to_owned() } else { reason.clone() };
            let personal = Personal::of(self.fields.clone(), self.names.then_some(shown.as_str()));
            ui.label(language.sentence(&personal.sentence(language)));
            ui.add_space(8.0);
            if !self.fields.is_empty() {
                field_ui(ui, &language.say("papers.dialog.names"), |ui| {
                    ui.add(Checkbox::new(&mut self.names, language.say("papers.dialog.names_full").as_ref()));
                });
            }
            if self.names {
                field_ui(ui, &language.say("privacy.reason"), |ui| {
                    let hint = language.say("papers.dialog.reason_hint");
                    let field = TextEdit::singleline(&mut self.reason).hint_text(hint.as_ref()).desired_width(300.0);
                    let field = ui.add(field).on_hover_text(hint.as_ref());
                    if ui.memory(|memory| memory.focused().is_none()) {
                        field.request_focus();
                    }
                });
            }
            let may = !self.names || !reason.is_empty();
            if !may {
                ui.colored_label(look::palette(ui).late, language.say("papers.dialog.no_reason").as_ref());
            }
            let mut stay = true;
            foot_ui(ui, |ui| {
                if primary_ui(ui, may, &language.say(go_on(self.leave))).clicked() {
                    *kept = Some(reason.clone()).filter(|_| self.names);
                    intents.push(Intent::Leave(self.leave));
                    stay = false;
                }
                if second_ui(ui, &language.say("ui.cancel")).clicked() {
                    stay = false;
                }
            });
            stay
        })
    }
}
