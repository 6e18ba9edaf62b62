//! Open issues by category: the county faint, what is selected full.

use egui::{Rect, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::analysis::villages_of_category;
use crate::model::CatalogueKind;
use crate::ui::intent::{Intents, Sight};
use crate::ui::look;
use crate::ui::rows::line_of;
use crate::ui::select::choose;

use super::data::Scope;
use super::frame::{head_ui, nothing_ui};

/// The height of a bar with its name, points.
const ROW: f32 = 19.0;

/// Draws the bars, most first. A click selects the villages that have such issues.
pub fn bars_ui(ui: &mut Ui, cell: Rect, scope: &Scope, sight: Sight<'_>, intents: &mut Intents) {
    let language = sight.language;
    let sum = |counts: &[(String, u32)]| counts.iter().map(|(_, count)| count).sum::<u32>();
    let (own, county) = (sum(&scope.own.by_category), sum(&scope.county.by_category));
    let aside = if scope.is_some() { format!("{own} / {county}") } else { county.to_string() };
    let room = head_ui(ui, cell, &language.say("charts.categories"), &aside);
    if scope.county.by_category.is_empty() {
        nothing_ui(ui, room, &language.say("charts.no_issue"));
        return;
    }
    let mut child = ui.new_child(UiBuilder::new().max_rect(room).id_salt("charts-categories"));
    ScrollArea::vertical().id_salt("charts-category-rows").auto_shrink(false).show(&mut child, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let most = scope.county.by_category.first().map_or(1, |(_, count)| *count).max(1);
        for (category, all) in &scope.county.by_category {
            let of_own = scope.own.by_category.iter().find(|(other, _)| other == category);
            let bar = Bar { all: *all, own: of_own.map_or(0, |(_, count)| *count), most, halves: scope.is_some() };
            let name = match language.entry(sight.session.world(), CatalogueKind::Category, category) {
                "" => language.say("charts.no_category").into_owned(),
                name => name.to_owned(),
            };
            if bar.bar_ui(ui, &name, sight) {
                let villages = villages_of_category(sight.session.world(), sight.findings, category);
                intents.extend(choose(ui, sight, villages));
            }
        }
    });
}

/// One bar.
struct Bar {
    all: u32,
    own: u32,
    most: u32,
    halves: bool,
}

impl Bar {
    /// Draws it; says whether it was clicked.
    fn bar_ui(&self, ui: &mut Ui, name: &str, sight: Sight<'_>) -> bool {
        let colors = look::palette(ui);
        let (row, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
        let count = if self.halves { format!("{} / {}", self.own, self.all) } else { self.all.to_string() };
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{name} {count}")));
        if response.hovered() {
            ui.painter().rect_filled(row, 3, colors.sunken);
        }
        let names = (row.width() * 0.34).min(120.0);
        let numbers = if self.halves { 62.0 } else { 36.0 };
        let text = line_of(ui, name, look::regular(look::SMALL), colors.text, names - 6.0);
        ui.painter().galley(pos2(row.left(), row.center().y - text.size().y / 2.0), text, colors.text);
        let left = row.left() + names;
        let room = (row.width() - names - numbers).max(8.0);
        let bar = |count: u32| {
            let width = room * count as f32 / self.most as f32;
            Rect::from_min_size(pos2(left, row.top() + 4.0), vec2(width, ROW - 8.0))
        };
        if self.halves {
            ui.painter().rect_filled(bar(self.all), 1, colors.accent.gamma_multiply(0.22));
        }
        ui.painter().rect_filled(bar(self.own), 1, colors.accent);
        let at = pos2(row.right() - 4.0, row.center().y);
        let font = look::regular(look::SMALL);
        ui.painter().text(at, egui::Align2::RIGHT_CENTER, &count, font, colors.secondary);
        response.on_hover_text(sight.language.say_with("charts.category_hint", &[("name", &name)])).clicked()
    }
}
