//! The fields of one rule and of one weight.

use egui::{Align, ComboBox, DragValue, Label, Layout, Ui};

use crate::analysis::planner::{Force, RuleName};
use crate::ui::widgets::tone;
use crate::words::Language;

/// A rule: its name, how strong it is, and what a break costs where it is soft.
pub fn rule_ui(ui: &mut Ui, language: Language, name: RuleName, force: &mut Force, weight: &mut f64) {
    let said = |force: Force| language.say(&format!("planning.force.{}", force.code())).into_owned();
    let title = language.say(&name.title_key()).into_owned();
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(8.0);
            ui.name_inputs(title.as_str(), |ui| {
                ComboBox::from_id_salt(("force", name)).width(58.0).selected_text(said(*force)).show_ui(ui, |ui| {
                    for other in Force::ALL {
                        ui.selectable_value(force, other, said(other));
                    }
                });
            });
            if *force == Force::Soft {
                let hint = language.say("planning.weight_hint");
                ui.add(DragValue::new(weight).range(0.0..=100_000.0).speed(0.1).max_decimals(2)).on_hover_text(hint);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(Label::new(title.as_str()).truncate());
            });
        });
    });
}

/// A number with its name.
pub fn number_ui(ui: &mut Ui, language: Language, key: &str, number: &mut f64, range: std::ops::RangeInclusive<f64>) {
    ui.horizontal(|ui| {
        let field = DragValue::new(number).range(range).speed(0.05).max_decimals(3);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(8.0);
            let response = ui.add(field);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let label = ui.add(Label::new(tone::small(ui, language.say(key))).truncate());
                response.labelled_by(label.id);
            });
        });
    });
}
