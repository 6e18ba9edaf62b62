//! What colours the map: the measures in groups, what the picked one means, and how it is counted.

use egui::{ComboBox, DragValue, Ui};

use crate::analysis::measures::{Among, Group, Per, Smoothing};
use crate::analysis::{Measure, Quantity};
use crate::map::{measure_meaning, quantity_name};
use crate::model::CatalogueKind;
use crate::words::Language;

use super::intent::{Intent, Intents, Sight};
use super::look;
use super::rows::{Sign, sign_row_ui};

/// The room before what stands under the picked measure.
const INDENT: f32 = 28.0;

/// Which group of measures is open, and what it was opened for.
#[derive(Debug, Default)]
pub struct ThemePanel {
    opened: Option<(Measure, Group)>,
}

impl ThemePanel {
    /// Draws the measures; `indicators` are the names of those that the file has.
    pub fn theme_ui(&mut self, ui: &mut Ui, sight: Sight<'_>, indicators: &[String], intents: &mut Intents) {
        let now = &sight.choice.measure;
        let group = self.group(now);
        self.groups_ui(ui, sight, group, !indicators.is_empty());
        for quantity in quantities(group, now, indicators) {
            let on = now.quantity == quantity;
            if sign_row_ui(ui, Sign::Radio, on, &quantity_name(&quantity, sight.language), "").clicked() && !on {
                intents.push(Intent::Measure(Measure { quantity, ..now.clone() }.in_order()));
            }
            if on {
                parts_ui(ui, sight, intents);
            }
        }
    }

    /// The group that is open: that of the measure, unless another was opened since.
    fn group(&self, now: &Measure) -> Group {
        let opened = self.opened.as_ref().filter(|(measure, _)| measure == now);
        opened.map_or(now.quantity.about().group, |(_, group)| *group)
    }

    fn groups_ui(&mut self, ui: &mut Ui, sight: Sight<'_>, open: Group, has_indicators: bool) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.spacing_mut().button_padding.x = 3.0;
            // Further lines begin where the first one does.
            ui.add_space(3.0);
            ui.vertical(|ui| {
                ui.horizontal_wrapped(|ui| {
                    for group in Group::ALL.into_iter().filter(|group| has_indicators || *group != Group::Indicators) {
                        let name = sight.language.say(group.title_key());
                        if ui.selectable_label(group == open, name.as_ref()).clicked() {
                            self.opened = Some((sight.choice.measure.clone(), group));
                        }
                    }
                });
            });
        });
        ui.add_space(2.0);
    }
}

/// What a group offers. The days of "older than" are those that were chosen.
fn quantities(group: Group, now: &Measure, indicators: &[String]) -> Vec<Quantity> {
    if group == Group::Indicators {
        return indicators.iter().cloned().map(Quantity::Indicator).collect();
    }
    let same = |quantity: Quantity| match (&quantity, &now.quantity) {
        (Quantity::Older(_), Quantity::Older(days)) => Quantity::Older(*days),
        _ => quantity,
    };
    Quantity::ALL.into_iter().filter(|quantity| quantity.about().group == group).map(same).collect()
}

/// What stands under the picked measure: its meaning, and how it is counted.
fn parts_ui(ui: &mut Ui, sight: Sight<'_>, intents: &mut Intents) {
    let now = &sight.choice.measure;
    ui.horizontal(|ui| {
        ui.add_space(INDENT);
        ui.add(egui::Label::new(look::small(ui, measure_meaning(now, sight.language))).wrap());
    });
    ui.add_space(look::GRID);
    if let Quantity::Older(days) = now.quantity {
        days_ui(ui, sight, days, intents);
    }
    if now.quantity.about().is_of_issues {
        indented_ui(ui, |ui| category_ui(ui, sight, intents));
    }
    if now.can_be_per_households() {
        let on = now.per == Per::Households;
        let name = sight.language.say("ui.left.per_households");
        indented_ui(ui, |ui| {
            let mut then = on;
            if ui.checkbox(&mut then, name.as_ref()).changed() {
                let per = if then { Per::Households } else { Per::Area };
                intents.push(Intent::Measure(Measure { per, ..now.clone() }.in_order()));
            }
        });
    }
    if now.kind().can_be_smoothed() {
        indented_ui(ui, |ui| smoothing_ui(ui, sight, intents));
    }
    ui.add_space(look::GRID);
}

fn indented_ui(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.add_space(INDENT);
        content(ui);
    });
    ui.add_space(look::GRID);
}

fn days_ui(ui: &mut Ui, sight: Sight<'_>, days: u16, intents: &mut Intents) {
    indented_ui(ui, |ui| {
        let mut chosen = days;
        let suffix = sight.language.say("ui.left.day_suffix");
        let drag = DragValue::new(&mut chosen).range(1..=999).suffix(suffix.as_ref()).speed(0.5);
        if ui.add(drag).on_hover_text(sight.language.say("ui.left.older_days").as_ref()).changed() {
            let quantity = Quantity::Older(chosen);
            intents.push(Intent::Measure(Measure { quantity, ..sight.choice.measure.clone() }));
        }
    });
}

fn category_ui(ui: &mut Ui, sight: Sight<'_>, intents: &mut Intents) {
    let (now, language, world) = (&sight.choice.measure, sight.language, sight.session.world());
    let all = language.say("ui.left.all_categories");
    let name = |code: &Option<String>| match code {
        Some(code) => language.entry(world, CatalogueKind::Category, code).to_owned(),
        None => all.clone().into_owned(),
    };
    let picked = &now.among.category;
    ComboBox::from_id_salt("measure-category").width(132.0).selected_text(name(picked)).show_ui(ui, |ui| {
        let rows = world.list(CatalogueKind::Category).into_iter().filter(|row| row.active);
        for code in std::iter::once(None).chain(rows.map(|row| Some(row.code.clone()))) {
            let on = *picked == code;
            if ui.selectable_label(on, name(&code)).clicked() && !on {
                let among = Among { category: code, topic: None, ..now.among.clone() };
                intents.push(Intent::Measure(Measure { among, ..now.clone() }));
            }
        }
    });
}

fn smoothing_ui(ui: &mut Ui, sight: Sight<'_>, intents: &mut Intents) {
    let now = &sight.choice.measure;
    let name = |smoothing| smoothing_name(sight.language, smoothing);
    let combo = ComboBox::from_id_salt("measure-smoothing").width(132.0).selected_text(name(now.smoothing));
    let shown = combo.show_ui(ui, |ui| {
        for smoothing in [Smoothing::None, Smoothing::Global, Smoothing::Neighbours] {
            let on = now.smoothing == smoothing;
            if ui.selectable_label(on, name(smoothing)).clicked() && !on {
                intents.push(Intent::Measure(Measure { smoothing, ..now.clone() }));
            }
        }
    });
    shown.response.on_hover_text(sight.language.say("ui.left.smoothing_hint").as_ref());
}

fn smoothing_name(language: Language, smoothing: Smoothing) -> String {
    let key = match smoothing {
        Smoothing::None => "ui.left.smoothing_none",
        Smoothing::Global => "ui.left.smoothing_global",
        Smoothing::Neighbours => "ui.left.smoothing_neighbours",
    };
    language.say(key).into_owned()
}
