//! The left panel of 总览: what colours the map, how its classes are found, which layers lie over it, and what needs
//! attention.

use egui::{ComboBox, DragValue, Frame, Margin, ScrollArea, TextEdit, Ui};

use crate::analysis::measures::Kind;
use crate::analysis::{Gap, Gaps, Method};
use crate::map::Layers;
use crate::words::Language;

use super::gaps::{is_urgent, place};
use super::intent::{Intent, Intents, Sight};
use super::look;
use super::preferences::BaseMap;
use super::rows::{Sign, sign_row_ui};
use super::theme_panel::ThemePanel;

/// What the user has typed into the left panel.
#[derive(Debug, Default)]
pub struct LeftPanel {
    breaks: String,
    indicators: (u64, Vec<String>),
    theme: ThemePanel,
}

impl LeftPanel {
    /// Draws the panel; `head` draws what stands first.
    pub fn left_ui(
        &mut self,
        ui: &mut Ui,
        sight: Sight<'_>,
        (gaps, base): (&Gaps, &BaseMap),
        intents: &mut Intents,
        head: impl FnOnce(&mut Ui, &mut Intents),
    ) {
        self.find_indicators(sight);
        ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            Frame::new().inner_margin(Margin { left: 8, right: 10, top: 10, bottom: 12 }).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                head(ui, intents);
                group_ui(ui, &sight.language.say("ui.left.theme"));
                self.theme.theme_ui(ui, sight, &self.indicators.1, intents);
                self.classes_ui(ui, sight, intents);
                layers_ui(ui, sight, base, intents);
                gaps_ui(ui, sight, gaps, intents);
            });
        });
    }

    /// The names of the indicators that the file has; looked for once for each revision.
    fn find_indicators(&mut self, sight: Sight<'_>) {
        if self.indicators.0 != sight.session.revision() || self.indicators.1.is_empty() {
            let mut names: Vec<String> = sight.session.world().indicators.iter().map(|row| row.name.clone()).collect();
            names.sort_unstable();
            names.dedup();
            self.indicators = (sight.session.revision(), names);
        }
    }

    fn classes_ui(&mut self, ui: &mut Ui, sight: Sight<'_>, intents: &mut Intents) {
        if sight.choice.measure.kind() == Kind::YesNo {
            return;
        }
        group_ui(ui, &sight.language.say("ui.left.classes"));
        let now = &sight.choice.method;
        ui.horizontal(|ui| {
            ui.add_space(6.0);
            ui.spacing_mut().item_spacing.x = 6.0;
            let combo = ComboBox::from_id_salt("method").width(112.0).selected_text(method_name(sight.language, now));
            combo.show_ui(ui, |ui| {
                let manual = if let Method::Manual(_) = now { now.clone() } else { Method::Manual(Vec::new()) };
                for method in Method::ALL.into_iter().chain([manual]) {
                    let on = *now == method;
                    if ui.selectable_label(on, method_name(sight.language, &method)).clicked() && !on {
                        intents.push(Intent::Classes(method, sight.choice.classes));
                    }
                }
            });
            if !matches!(now, Method::Manual(_)) {
                let mut count = sight.choice.classes;
                let suffix = sight.language.say("ui.left.class_suffix");
                let drag = DragValue::new(&mut count).range(2..=9).suffix(suffix.as_ref()).speed(0.05);
                let response = ui.add(drag).on_hover_text(sight.language.say("ui.left.class_count").as_ref());
                if response.changed() {
                    intents.push(Intent::Classes(now.clone(), count));
                }
            }
        });
        if let Method::Manual(upper) = now {
            self.breaks_ui(ui, sight, upper, intents);
        }
    }

    /// The field for upper bounds of the user's own, such as `1, 3, 8`.
    fn breaks_ui(&mut self, ui: &mut Ui, sight: Sight<'_>, upper: &[f64], intents: &mut Intents) {
        ui.add_space(look::GRID);
        ui.horizontal(|ui| {
            ui.add_space(6.0);
            let hint = sight.language.say("ui.left.breaks_hint");
            let field = TextEdit::singleline(&mut self.breaks).hint_text(hint.as_ref()).desired_width(170.0);
            let response = ui.add(field).on_hover_text(hint.as_ref());
            if !response.has_focus() && !response.lost_focus() && self.breaks.is_empty() && !upper.is_empty() {
                self.breaks = upper.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            }
            if response.lost_focus() {
                let bounds = read_breaks(&self.breaks);
                intents.push(Intent::Classes(Method::Manual(bounds), sight.choice.classes));
            }
        });
    }
}

/// Upper bounds as they were typed, in ascending order.
fn read_breaks(text: &str) -> Vec<f64> {
    let words = text.split(|letter: char| letter.is_whitespace() || ",，、;；".contains(letter));
    let mut bounds: Vec<f64> =
        words.filter_map(|word| word.parse().ok()).filter(|bound: &f64| bound.is_finite()).collect();
    bounds.sort_by(f64::total_cmp);
    bounds.dedup();
    bounds
}

fn method_name(language: Language, method: &Method) -> String {
    let key = match method {
        Method::NaturalBreaks => "ui.method.natural",
        Method::Quantile => "ui.method.quantile",
        Method::EqualInterval => "ui.method.equal",
        Method::StandardDeviation => "ui.method.deviation",
        Method::HeadTail => "ui.method.headtail",
        Method::Manual(_) => "ui.method.manual",
    };
    language.say(key).into_owned()
}

/// The heading of a group.
pub fn group_ui(ui: &mut Ui, text: &str) {
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        ui.add_space(6.0);
        ui.label(look::heading(ui, text));
    });
    ui.add_space(2.0);
}

fn layers_ui(ui: &mut Ui, sight: Sight<'_>, base: &BaseMap, intents: &mut Intents) {
    let language = sight.language;
    group_ui(ui, &language.say("ui.left.layers"));
    let now = sight.choice.layers;
    let county = &sight.findings.county;
    let rows: [(&str, bool, String, Layers); 4] = [
        ("ui.layer.hatch", now.hatch, county.weak.to_string(), Layers { hatch: !now.hatch, ..now }),
        (
            "ui.layer.residents",
            now.residents,
            county.with_resident.to_string(),
            Layers { residents: !now.residents, ..now },
        ),
        (
            "ui.layer.township_names",
            now.township_names,
            sight.session.world().townships.len().to_string(),
            Layers { township_names: !now.township_names, ..now },
        ),
        (
            "ui.layer.village_names",
            now.village_names,
            sight.session.world().villages.len().to_string(),
            Layers { village_names: !now.village_names, ..now },
        ),
    ];
    for (key, on, count, then) in rows {
        if sign_row_ui(ui, Sign::Check, on, &language.say(key), &count).clicked() {
            intents.push(Intent::Layers(then));
        }
    }
    let name = language.say(base_key(base));
    if sign_row_ui(ui, Sign::Check, *base != BaseMap::None, &language.say("ui.layer.base"), &name).clicked() {
        let then = if *base == BaseMap::None { BaseMap::OpenStreetMap } else { BaseMap::None };
        intents.push(Intent::BaseMap(then));
    }
}

/// The key of the name of a base map.
pub const fn base_key(base: &BaseMap) -> &'static str {
    match base {
        BaseMap::None => "ui.base.none",
        BaseMap::PmTiles(_) => "ui.base.pmtiles",
        BaseMap::OpenStreetMap => "ui.base.openstreetmap",
        BaseMap::Tianditu => "ui.base.tianditu",
    }
}

fn gaps_ui(ui: &mut Ui, sight: Sight<'_>, gaps: &Gaps, intents: &mut Intents) {
    let language = sight.language;
    group_ui(ui, &language.say("ui.left.gaps"));
    for gap in Gap::ALL {
        let list = gaps.villages(gap);
        let place = place(list, sight.selection.village);
        let tail = place.map_or(list.len().to_string(), |place| format!("{} / {}", place + 1, list.len()));
        let colors = look::palette(ui);
        let color = if is_urgent(gap) { colors.late } else { colors.badge };
        let color = if list.is_empty() { colors.edge } else { color };
        let row = ui.add_enabled_ui(!list.is_empty(), |ui| {
            sign_row_ui(ui, Sign::Point(color), place.is_some(), &language.say(&gap.title_key()), &tail)
        });
        let response = row.inner.on_hover_text(language.say("ui.left.gap_hint").as_ref());
        if response.clicked() {
            let back = ui.input(|input| input.modifiers.shift);
            intents.push(Intent::StepGap(gap, !back));
        }
        response.context_menu(|ui| {
            if ui.button(language.say("ui.left.gap_all").as_ref()).clicked() {
                intents.push(Intent::SelectGap(gap));
            }
            if ui.button(language.say("ui.left.gap_back").as_ref()).clicked() {
                intents.push(Intent::StepGap(gap, false));
            }
        });
    }
    no_boundary_ui(ui, sight, intents);
}

/// The villages that the map cannot show as areas.
fn no_boundary_ui(ui: &mut Ui, sight: Sight<'_>, intents: &mut Intents) {
    let placed = sight.geography.points.iter().map(|(village, _)| *village);
    let villages: Vec<_> = placed.chain(sight.geography.unplaced.iter().copied()).collect();
    if villages.is_empty() {
        return;
    }
    let sign = Sign::Point(look::palette(ui).badge);
    let name = sight.language.say("ui.gap.no_boundary");
    if sign_row_ui(ui, sign, false, &name, &villages.len().to_string()).clicked() {
        intents.push(Intent::SelectVillages(villages));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_are_read_with_any_comma_and_put_in_order() {
        assert_eq!(read_breaks("8， 1、3 x 3"), [1.0, 3.0, 8.0]);
        assert!(read_breaks("").is_empty());
    }
}
