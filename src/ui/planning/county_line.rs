//! The numbers of the county in one line: what is missing, how even the load is, how far the ways are, how many rules are
//! broken. What counts villages selects them.

use egui::{Button, Label, Response, RichText, Ui};

use crate::analysis::planner::Outlook;
use crate::model::{Id, Village};
use crate::ui::intent::{Intent, Intents, Sight};
use crate::ui::look;
use crate::ui::widgets::tone;
use crate::words::Language;

use super::deed::PlanDeed;
use super::numbers::Numbers;
use super::state::Planning;

/// Draws the line; where it has no room for all of it, two.
pub fn county_line_ui(ui: &mut Ui, planning: &Planning, numbers: &Numbers, sight: Sight<'_>, intents: &mut Intents) {
    let least = if sight.language == Language::Chinese { 930.0 } else { 1090.0 };
    let line = |ui: &mut Ui, add: &mut dyn FnMut(&mut Ui)| {
        ui.horizontal(|ui| {
            ui.set_min_height(28.0);
            ui.spacing_mut().item_spacing.x = 4.0;
            add(ui);
        });
    };
    if ui.available_width() >= least {
        line(ui, &mut |ui| {
            missing_ui(ui, numbers, sight, intents);
            ui.separator();
            spreads_ui(ui, planning, numbers, sight, intents);
        });
        return;
    }
    line(ui, &mut |ui| missing_ui(ui, numbers, sight, intents));
    line(ui, &mut |ui| spreads_ui(ui, planning, numbers, sight, intents));
}

/// How many villages lack whom.
fn missing_ui(ui: &mut Ui, numbers: &Numbers, sight: Sight<'_>, intents: &mut Intents) {
    let language = sight.language;
    let county = &numbers.outlook.figures.county;
    let lists: [(&str, &Vec<Id<Village>>); 5] = [
        ("no_resident", &county.without_resident),
        ("no_first_secretary", &county.without_first_secretary),
        ("weak_first_secretary", &county.weak_without_first_secretary),
        ("weak_leader", &county.weak_without_leader),
        ("weak_unit", &county.weak_without_unit),
    ];
    for (nth, (code, villages)) in lists.into_iter().enumerate() {
        // That a village has no first secretary is bad only where it is weak.
        let bad = !villages.is_empty() && nth != 1;
        let hint = language.say(&format!("planning.county.{code}_hint"));
        let name = language.say(&format!("planning.county.{code}"));
        let response = chip_ui(ui, &name, &villages.len().to_string(), bad);
        if response.on_hover_text(hint).clicked() && !villages.is_empty() {
            intents.push(Intent::SelectVillages(villages.clone()));
        }
    }
}

/// How even the load is, how far the ways are, and at the right end how many rules are broken.
fn spreads_ui(ui: &mut Ui, planning: &Planning, numbers: &Numbers, sight: Sight<'_>, intents: &mut Intents) {
    let language = sight.language;
    let county = &numbers.outlook.figures.county;
    let even = format!("{:.1} ± {:.1}", county.load.mean, county.load.deviation);
    plain_ui(ui, &language.say("planning.county.load"), &even, &language.say("planning.county.load_hint"));
    let ways = format!("{:.1} / {:.1} km", county.way_km.mean, county.way_km.most);
    plain_ui(ui, &language.say("planning.county.way"), &ways, &language.say("planning.county.way_hint"));
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        broken_ui(ui, planning, &numbers.outlook, sight, intents);
    });
}

/// How many rules are broken, and the way to the next of them.
fn broken_ui(ui: &mut Ui, planning: &Planning, outlook: &Outlook, sight: Sight<'_>, intents: &mut Intents) {
    let language = sight.language;
    let count = outlook.gaps.gaps.len();
    if count == 0 {
        let text = RichText::new(language.say("planning.no_gaps").as_ref()).color(look::palette(ui).good);
        ui.add(Label::new(text).truncate());
        return;
    }
    ui.spacing_mut().item_spacing.x = 6.0;
    let next = ui.button(language.say("planning.next_gap")).on_hover_text(language.say("planning.next_gap_hint"));
    if next.clicked() {
        intents.push(Intent::Plan(PlanDeed::StepGap(true)));
    }
    let (hard, soft) = outlook.broken();
    let at = planning.gap.map_or(0, |gap| gap + 1);
    let text = language.say_with("planning.gap_place", &[("at", &at), ("count", &count)]);
    ui.label(tone::small(ui, text));
    let text = language.say_with("planning.broken", &[("hard", &hard), ("soft", &soft)]);
    let ink = if hard > 0 { tone::late(ui) } else { tone::quiet(ui) };
    ui.label(RichText::new(text).color(ink));
}

/// A number with its name that can be pressed.
fn chip_ui(ui: &mut Ui, name: &str, number: &str, bad: bool) -> Response {
    let colors = look::palette(ui);
    let mut text = egui::text::LayoutJob::default();
    let font = look::regular(look::SMALL);
    RichText::new(format!("{name} ")).size(look::SMALL).color(colors.secondary).append_to(
        &mut text,
        ui.style(),
        font.clone().into(),
        egui::Align::Center,
    );
    let ink = if bad { colors.late } else { colors.text };
    look::strong(number).color(ink).append_to(&mut text, ui.style(), font.into(), egui::Align::Center);
    let fill = if bad { colors.late_ground } else { colors.sunken };
    ui.add(Button::new(text).fill(fill).stroke(egui::Stroke::NONE).min_size(egui::vec2(0.0, 24.0)))
}

fn plain_ui(ui: &mut Ui, name: &str, number: &str, hint: &str) {
    ui.label(tone::small(ui, name));
    ui.label(tone::strong(number)).on_hover_text(hint);
    ui.add_space(6.0);
}
