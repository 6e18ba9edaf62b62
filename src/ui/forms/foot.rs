//! The foot of a form: the main button, what stands in its way, and the question before a draft is left.

use egui::{Frame, Label, Margin, RichText, Ui, vec2};

use crate::model::Refusal;
use crate::ui::tables::Scope;
use crate::ui::widgets::{action_ui, deed_ui, tone};

use super::drafts::{Open, Pressed};
use super::may;

impl Open {
    /// Draws the foot.
    pub(super) fn foot_ui(&mut self, ui: &mut Ui, scope: Scope<'_>, may: &Result<(), Refusal>) -> Option<Pressed> {
        let frame = Frame::new().inner_margin(Margin::symmetric(14, 10)).fill(ui.visuals().panel_fill);
        let foot = egui::Panel::bottom(egui::Id::unique("foot of the form")).resizable(false).frame(frame);
        foot.show(ui, |ui| match self.leaving {
            Some(_) => question_ui(ui, scope),
            None => self.buttons_ui(ui, scope, may),
        })
        .inner
    }

    fn buttons_ui(&mut self, ui: &mut Ui, scope: Scope<'_>, may: &Result<(), Refusal>) -> Option<Pressed> {
        let language = scope.sight.language;
        let mut pressed = None;
        if let Err(refusal) = may
            && self.tried
        {
            ui.add(Label::new(RichText::new(language.refusal(refusal)).color(tone::late(ui))).wrap());
            ui.add_space(4.0);
        }
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            let may = may.as_ref().copied();
            if deed_ui(ui, language, &language.say(self.draft.deed()), may).on_hover_text("Ctrl+Enter").clicked() {
                pressed = Some(Pressed::Deed);
            }
            if let Some((key, _)) = self.draft.next()
                && action_ui(ui, language, &language.say(key), may).on_hover_text("Ctrl+Shift+Enter").clicked()
            {
                pressed = Some(Pressed::Next);
            }
            if let Some((key, _)) = self.draft.go_on()
                && action_ui(ui, language, &language.say(key), may).clicked()
            {
                pressed = Some(Pressed::GoOn);
            }
            if ui.button(language.say("form.cancel")).clicked() {
                pressed = Some(Pressed::Leave);
            }
            if let Some(removal) = self.draft.removal() {
                let may_remove = may::edit(scope.sight.session, &removal);
                if action_ui(ui, language, &language.say("form.remove"), may_remove.as_ref().copied()).clicked() {
                    pressed = Some(Pressed::Remove);
                }
            }
        });
        pressed
    }
}

/// The question before a draft is left; the first answer keeps it.
fn question_ui(ui: &mut Ui, scope: Scope<'_>) -> Option<Pressed> {
    let language = scope.sight.language;
    let mut pressed = None;
    ui.label(tone::strong(language.say("form.leave_question").into_owned()));
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        let stay = deed_ui(ui, language, &language.say("form.stay"), Ok(()));
        if ui.memory(|memory| memory.focused().is_none()) {
            stay.request_focus();
        }
        if stay.clicked() {
            pressed = Some(Pressed::Stay);
        }
        if ui.button(language.say("form.discard")).clicked() {
            pressed = Some(Pressed::Discard);
        }
    });
    pressed
}
