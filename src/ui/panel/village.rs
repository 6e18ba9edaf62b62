//! What can be done about a village, at the foot of its panel.

use egui::{Ui, vec2};

use crate::model::{Id, Village};
use crate::ui::forms::{Form, may};
use crate::ui::intent::{Intent, Intents, Sight};
use crate::ui::widgets::action_ui;

/// Draws the buttons.
pub(super) fn actions_ui(ui: &mut Ui, sight: Sight<'_>, village: Id<Village>, intents: &mut Intents) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        buttons_ui(ui, sight, village, intents);
    });
}

fn buttons_ui(ui: &mut Ui, sight: Sight<'_>, village: Id<Village>, intents: &mut Intents) {
    let (session, language) = (sight.session, sight.language);
    let may_write = may::write(session);
    let may_write = may_write.as_ref().copied();
    let mut offer = |response: egui::Response, form: Form| {
        if response.clicked() {
            intents.push(Intent::OpenForm(form));
        }
    };
    let register = action_ui(ui, language, &language.say("panel.register"), may_write);
    offer(register, Form::Issue(None, Some(village)));
    let visit = action_ui(ui, language, &language.say("visit.record"), may_write);
    offer(visit, Form::Activity(None, None));
    let post = action_ui(ui, language, &language.say("panel.post"), may_write);
    offer(post, Form::Post(village));
    match sight.findings.villages.get(&village).and_then(|found| found.weak) {
        Some(case) => {
            let go_on = action_ui(ui, language, &language.say("panel.go_on"), Ok(()));
            offer(go_on, Form::Standing(Some(case), village));
        }
        None => {
            let may_list = may::list_weak(session, village);
            let list = action_ui(ui, language, &language.say("panel.list_weak"), may_list.as_ref().copied());
            offer(list, Form::Standing(None, village));
        }
    }
    let change = action_ui(ui, language, &language.say("panel.change_village"), may_write);
    offer(change, Form::Village(village));
}
