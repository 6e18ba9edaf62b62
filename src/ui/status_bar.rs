//! The bar at the foot of the window: where the pointer is, how large the map is drawn, what is selected, and whether
//! everything is saved.

use egui::{Align, Layout, RichText, Ui};

use super::intent::{Intent, Intents, Sight, Workspace};
use super::look;

/// What the map tells of itself.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place {
    /// Longitude and latitude under the pointer, degrees.
    pub lonlat: Option<[f64; 2]>,
    /// How many metres on the ground one unit of the screen is.
    pub ground_metres_per_unit: f64,
}

/// The denominator of the scale of the map on a screen of 96 units to the inch, rounded to three figures.
pub fn scale(ground_metres_per_unit: f64) -> u64 {
    let exact = ground_metres_per_unit * 96.0 / 0.0254;
    if !exact.is_finite() || exact < 1.0 {
        return 1;
    }
    let step = 10f64.powf(exact.log10().floor() - 2.0).max(1.0);
    ((exact / step).round() * step) as u64
}

/// A number with a thin gap after each three figures.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Longitude and latitude as they are read aloud.
pub fn lonlat_text([lon, lat]: [f64; 2]) -> String {
    let east = if lon < 0.0 { 'W' } else { 'E' };
    let north = if lat < 0.0 { 'S' } else { 'N' };
    format!("{:.4}°{east} {:.4}°{north}", lon.abs(), lat.abs())
}

/// Draws the bar for an open file.
pub fn status_ui(ui: &mut Ui, sight: Sight<'_>, place: Place, intents: &mut Intents) {
    let language = sight.language;
    let quiet = look::palette(ui).secondary;
    let word = |ui: &mut Ui, text: String| ui.label(RichText::new(text).size(look::SMALL).color(quiet));
    ui.horizontal_centered(|ui| {
        ui.add_space(look::PAD);
        ui.spacing_mut().item_spacing.x = 16.0;
        word(ui, place.lonlat.map_or_else(|| "—".to_owned(), lonlat_text));
        if sight.workspace != Workspace::Print {
            word(ui, format!("1:{}", grouped(scale(place.ground_metres_per_unit))));
        }
        let selected = sight.choice.selected.len();
        let villages = sight.findings.county.villages;
        word(ui, language.say_with("ui.status.villages", &[("villages", &villages), ("selected", &selected)]));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(look::PAD);
            if sight.session.is_stand_in() {
                word(ui, language.say("ui.status.at_work").into_owned());
            } else if let Some(why) = sight.session.read_only() {
                let text = language.say("ui.status.read_only");
                ui.label(RichText::new(text.as_ref()).size(look::SMALL).color(look::palette(ui).late))
                    .on_hover_text(language.sentence(why));
            } else {
                let last = sight.session.undoable().map(|sentence| language.sentence(sentence));
                let saved = language.say("ui.status.saved");
                let text = match &last {
                    Some(last) => format!("{saved} · {}", language.say_with("ui.status.last", &[("last", last)])),
                    None => saved.into_owned(),
                };
                let width = ui.available_width() - 260.0;
                let galley = super::rows::line_of(ui, &text, look::regular(look::SMALL), quiet, width);
                let response = ui.add(egui::Button::new(galley).frame(false).min_size(egui::Vec2::ZERO));
                if response.on_hover_text(language.say("ui.status.history").as_ref()).clicked() {
                    intents.push(Intent::ToggleHistory);
                }
            }
            let county = &sight.findings.county;
            word(ui, language.say_with("ui.status.totals", &[("open", &county.open), ("overdue", &county.overdue)]));
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_is_rounded_to_three_figures() {
        // 96 units to the inch: 1 m on the ground a unit is 96 / 0.0254 = 3779.5.
        assert_eq!(scale(1.0), 3780);
        assert_eq!(scale(55.6), 210_000);
        assert_eq!(scale(f64::NAN), 1);
    }

    #[test]
    fn places_and_numbers_are_written_for_readers() {
        assert_eq!(lonlat_text([119.07312, -27.96841]), "119.0731°E 27.9684°S");
        assert_eq!([grouped(5), grouped(1000), grouped(210_000)], ["5", "1,000", "210,000"]);
    }
}
