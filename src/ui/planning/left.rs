//! The left panel of the desk: the plan, how the lines look, who can be posted.

use egui::{ComboBox, Ui};

use crate::map::TieBy;
use crate::ui::intent::{Intent, Intents, Sight};
use crate::ui::lookup::lookup;
use crate::ui::panel::parts::group_ui;

use super::deed::PlanDeed;
use super::desk::Desk;
use super::plans::plans_ui;
use super::state::Planning;

/// Draws what stands above the rest of the panel: the plan, and the lines.
pub fn head_ui(ui: &mut Ui, planning: &Planning, sight: Sight<'_>, intents: &mut Intents) {
    group_ui(ui, &sight.language.say("planning.plan"));
    plans_ui(ui, planning, sight, intents);
    lines_ui(ui, planning, sight, intents);
}

/// Draws the panel while a plan is open.
pub fn left_ui(ui: &mut Ui, desk: &mut Desk, planning: &Planning, sight: Sight<'_>, intents: &mut Intents) {
    let lookup = lookup(ui.ctx(), sight);
    group_ui(ui, &sight.language.say("planning.who"));
    desk.people.people_ui(ui, planning, &lookup, sight, intents);
}

/// Whether lines are shown, what their colour tells, and whether only changes are.
fn lines_ui(ui: &mut Ui, planning: &Planning, sight: Sight<'_>, intents: &mut Intents) {
    let language = sight.language;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let mut lines = planning.lines;
        if ui.checkbox(&mut lines, language.say("planning.lines")).changed() {
            intents.push(Intent::Plan(PlanDeed::Lines(lines)));
        }
        if !planning.lines {
            return;
        }
        ui.name_inputs(language.say("planning.lines_by"), |ui| {
            let shown = language.say(planning.by.key());
            ComboBox::from_id_salt("plan-by").width(78.0).selected_text(shown).show_ui(ui, |ui| {
                for by in TieBy::ALL {
                    if ui.selectable_label(planning.by == by, language.say(by.key())).clicked() {
                        intents.push(Intent::Plan(PlanDeed::By(by)));
                    }
                }
            });
        });
        let mut only = planning.only_changes;
        if planning.plan.is_some() && ui.checkbox(&mut only, language.say("planning.only_changes")).changed() {
            intents.push(Intent::Plan(PlanDeed::OnlyChanges(only)));
        }
    });
}
