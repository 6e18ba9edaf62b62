//! What else the map shows beside one measure: for which areas, as one map or many small ones, crossed with a second
//! measure, with circles by size.

use egui::{ComboBox, Ui};

use crate::analysis::measures::Kind;
use crate::analysis::{Level, Measure, Quantity};
use crate::map::{SymbolChoice, measure_name};
use crate::words::Language;

use super::intent::{By, Intent, Intents, Sight};
use super::look;
use super::rows::{Sign, line_of, sign_row_ui};

/// The switches above the measures: village or township, one map or many. Where both do not stand on one line, each has
/// its own.
pub fn switches_ui(ui: &mut Ui, sight: Sight<'_>, multiples: Option<By>, intents: &mut Intents) {
    let language = sight.language;
    let levels = [(Level::Village, "ui.level.village"), (Level::Township, "ui.level.township")];
    let maps = [
        (None, "ui.multiples.one"),
        (Some(By::Category), "ui.multiples.category"),
        (Some(By::Month), "ui.multiples.month"),
    ];
    let levels_ui = |ui: &mut Ui, intents: &mut Intents| {
        for (level, key) in levels {
            let on = sight.choice.level == level;
            let hint = language.say("ui.level.hint");
            if ui.selectable_label(on, language.say(key).as_ref()).on_hover_text(hint.as_ref()).clicked() && !on {
                intents.push(Intent::Level(level));
            }
        }
    };
    let maps_ui = |ui: &mut Ui, intents: &mut Intents| {
        for (by, key) in maps {
            let on = multiples == by;
            if ui.selectable_label(on, language.say(key).as_ref()).clicked() && !on {
                intents.push(Intent::Multiples(by));
            }
        }
    };
    let width = |key: &str| {
        let font = egui::TextStyle::Button.resolve(ui.style());
        let text = line_of(ui, &language.say(key), font, egui::Color32::BLACK, f32::INFINITY);
        text.size().x + 2.0 * PADDING
    };
    let keys = levels.iter().map(|(_, key)| *key).chain(maps.iter().map(|(_, key)| *key));
    if keys.map(width).sum::<f32>() + BEFORE + BETWEEN <= ui.available_width() {
        row_ui(ui, |ui| {
            levels_ui(ui, intents);
            ui.add_space(BETWEEN);
            maps_ui(ui, intents);
        });
    } else {
        row_ui(ui, |ui| levels_ui(ui, intents));
        row_ui(ui, |ui| maps_ui(ui, intents));
    }
}

/// Around the words of a switch, before the first one, and between the two kinds, points.
const PADDING: f32 = 4.0;
const BEFORE: f32 = 2.0;
const BETWEEN: f32 = 8.0;

fn row_ui(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        // The words stand under the title, the grounds of what is chosen a little before it.
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(BEFORE);
        ui.spacing_mut().button_padding.x = PADDING;
        content(ui);
    });
}

/// The second measure and the circles.
pub fn overlays_ui(ui: &mut Ui, sight: Sight<'_>, indicators: &[String], intents: &mut Intents) {
    let choice = sight.choice;
    let all =
        || Quantity::ALL.into_iter().chain(indicators.iter().cloned().map(Quantity::Indicator)).map(Measure::from);
    let crossed = all().filter(|measure| measure.kind() != Kind::YesNo && *measure != choice.measure).collect();
    if let Some(picked) = pick_ui(ui, sight, ["ui.left.second", "ui.left.second_hint"], choice.second.as_ref(), crossed)
    {
        intents.push(Intent::Second(picked));
    }
    let counts = all().filter(|measure| measure.kind() == Kind::Count).collect();
    let now = choice.symbols.as_ref();
    let keys = ["ui.left.symbols", "ui.left.symbols_hint"];
    if let Some(picked) = pick_ui(ui, sight, keys, now.map(|symbols| &symbols.measure), counts) {
        let flannery = now.is_some_and(|symbols| symbols.flannery);
        intents.push(Intent::Symbols(picked.map(|measure| SymbolChoice { measure, flannery })));
    }
    if let Some(symbols) = now {
        let on = symbols.flannery;
        if sign_row_ui(ui, Sign::Check, on, &sight.language.say("ui.left.flannery"), "").clicked() {
            intents.push(Intent::Symbols(Some(SymbolChoice { flannery: !on, ..symbols.clone() })));
        }
    }
}

/// A list of measures with its name before it; gives what was picked.
fn pick_ui(
    ui: &mut Ui,
    sight: Sight<'_>,
    [key, hint]: [&str; 2],
    now: Option<&Measure>,
    offered: Vec<Measure>,
) -> Option<Option<Measure>> {
    let language: Language = sight.language;
    let title = language.say(key);
    let mut picked = None;
    ui.horizontal(|ui| {
        ui.add_space(6.0);
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.label(look::small(ui, title.as_ref()));
        let none = language.say("ui.left.none");
        let name = |measure: &Measure| measure_name(sight.session.world(), measure, language);
        let text = now.map_or_else(|| none.to_string(), name);
        let combo = ComboBox::from_id_salt(key).width(118.0).truncate().selected_text(text);
        let shown = combo.show_ui(ui, |ui| {
            if ui.selectable_label(now.is_none(), none.as_ref()).clicked() && now.is_some() {
                picked = Some(None);
            }
            for measure in offered {
                let on = now == Some(&measure);
                if ui.selectable_label(on, name(&measure)).clicked() && !on {
                    picked = Some(Some(measure));
                }
            }
        });
        shown.response.on_hover_text(language.say(hint).as_ref());
    });
    ui.add_space(look::GRID);
    picked
}
