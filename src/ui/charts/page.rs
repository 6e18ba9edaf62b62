//! The page of the charts: the switch, what is selected, the four charts.

use egui::{Align, Frame, Layout, Margin, ScrollArea, Ui, vec2};

use crate::analysis::{Measure, Quantity};
use crate::map::Legend;
use crate::ui::intent::{Intent, Intents, Sight};
use crate::ui::look;
use crate::ui::widgets::quiet_ui;

use super::bars::bars_ui;
use super::colours::Colours;
use super::data::{Data, Scope};
use super::frame::cells;
use super::histogram::Spread;
use super::months::months_ui;
use super::scatter::{Hand, Scatter};
use super::switch::switch_ui;

/// The charts with what they were made from.
#[derive(Debug, Default)]
pub struct Charts {
    second: Option<Measure>,
    data: Data,
    scope: Scope,
    colours: Colours,
    range_from: Option<f32>,
    hand: Hand,
}

impl Charts {
    /// Draws the page over all the room that `ui` has; `legend` is that of the map.
    pub fn charts_ui(&mut self, ui: &mut Ui, sight: Sight<'_>, legend: &Legend, intents: &mut Intents) {
        let second = self.second(&sight.choice.measure);
        self.data.refresh(sight, &second);
        self.scope.refresh(sight, &self.data);
        let otherwise = look::palette(ui).faint;
        self.colours.refresh(legend, &self.data.villages, self.data.stamp, otherwise);
        Frame::new().inner_margin(Margin { left: 14, right: 12, top: 4, bottom: 6 }).show(ui, |ui| {
            self.head_ui(ui, sight, intents);
            let room = vec2(ui.available_width(), ui.available_height());
            ScrollArea::vertical().id_salt("charts").auto_shrink(false).show(ui, |ui| {
                let cells = cells(room.x, room.y);
                let tall = cells.iter().fold(0.0_f32, |tall, cell| tall.max(cell.bottom()));
                let (whole, _) = ui.allocate_exact_size(vec2(room.x, tall), egui::Sense::hover());
                let [first, second_cell, third, fourth] = cells.map(|cell| cell.translate(whole.min.to_vec2()));
                let (data, scope) = (&self.data, &self.scope);
                let spread = Spread { data, colours: &self.colours, scope, sight };
                spread.histogram_ui(ui, first, &mut self.range_from, intents);
                let scatter = Scatter { data, scope, second: &second, sight };
                let picked = scatter.scatter_ui(ui, second_cell, &mut self.hand, intents);
                bars_ui(ui, third, scope, sight, intents);
                months_ui(ui, fourth, scope, sight, intents);
                self.second = picked.or(self.second.take());
            });
        });
    }

    /// The second measure: the one that was picked, else another than the shown one.
    fn second(&self, shown: &Measure) -> Measure {
        let usual = if shown.quantity == Quantity::Visits { Quantity::Open } else { Quantity::Visits };
        self.second.clone().unwrap_or_else(|| usual.into())
    }

    /// The switch, what is selected, and what can be done with that.
    fn head_ui(&self, ui: &mut Ui, sight: Sight<'_>, intents: &mut Intents) {
        let language = sight.language;
        ui.horizontal(|ui| {
            ui.set_min_height(30.0);
            switch_ui(ui, language, true, intents);
            let (count, all) = (self.scope.count, self.data.villages.len());
            let text = match count {
                0 => language.say_with("charts.scope_county", &[("all", &all)]),
                _ => language.say_with("charts.scope_selected", &[("count", &count), ("all", &all)]),
            };
            ui.label(look::small(ui, text));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                for (key, intent) in
                    [("charts.none", Intent::ClearSelection), ("charts.invert", Intent::InvertSelection)]
                {
                    if count > 0 && quiet_ui(ui, &language.say(key)).clicked() {
                        intents.push(intent);
                    }
                }
                if quiet_ui(ui, &language.say("charts.query")).clicked() {
                    intents.push(Intent::ToggleQuery);
                }
            });
        });
    }
}
