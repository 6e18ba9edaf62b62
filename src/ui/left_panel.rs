//! The left panel of 总览: what colours the map, how its classes are found, which layers lie over it, and what needs
//! attention.

use egui::{Frame, Margin, ScrollArea, Ui};

use crate::analysis::{Gap, Gaps};
use crate::map::Layers;

use super::class_panel::ClassPanel;
use super::gaps::{is_urgent, place};
use super::hotspots::SpotPanel;
use super::intent::{By, Intent, Intents, Sight};
use super::look;
use super::map_modes::{overlays_ui, switches_ui};
use super::preferences::BaseMap;
use super::rows::{Sign, group_ui, sign_row_ui};
use super::theme_panel::ThemePanel;

/// What the user has typed into the left panel.
#[derive(Debug, Default)]
pub struct LeftPanel {
    classes: ClassPanel,
    indicators: (u64, Vec<String>),
    theme: ThemePanel,
    /// What is asked of hotspots.
    pub(super) spots: SpotPanel,
}

impl LeftPanel {
    /// Draws the panel; `head` draws what stands first.
    pub fn left_ui(
        &mut self,
        ui: &mut Ui,
        sight: Sight<'_>,
        (gaps, base, multiples): (&Gaps, &BaseMap, Option<By>),
        intents: &mut Intents,
        head: impl FnOnce(&mut Ui, &mut Intents),
    ) {
        self.find_indicators(sight);
        ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            Frame::new().inner_margin(Margin { left: 8, right: 10, top: 10, bottom: 12 }).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                head(ui, intents);
                group_ui(ui, &sight.language.say("ui.left.theme"));
                switches_ui(ui, sight, multiples, intents);
                self.theme.theme_ui(ui, sight, &self.indicators.1, intents);
                self.classes.classes_ui(ui, sight, intents);
                overlays_ui(ui, sight, &self.indicators.1, intents);
                self.spots.spots_ui(ui, sight, &self.indicators.1, intents);
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
}

fn layers_ui(ui: &mut Ui, sight: Sight<'_>, base: &BaseMap, intents: &mut Intents) {
    let language = sight.language;
    group_ui(ui, &language.say("ui.left.layers"));
    let now = sight.choice.layers;
    let county = &sight.findings.county;
    let values = Layers { township_values: !now.township_values, ..now };
    let of_townships = sight.choice.level == crate::analysis::Level::Township;
    let mut rows = vec![
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
    if of_townships {
        rows.push(("ui.layer.township_values", now.township_values, String::new(), values));
    }
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
