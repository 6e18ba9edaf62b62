//! What lies over the map and is no part of it: buttons, scale bar, north arrow, the tip at the pointer.

use egui::{
    Button, Color32, Id, Pos2, Rect, Response, RichText, Role, Sense, Stroke, StrokeKind, Tooltip, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};

use crate::map::Scene;
use crate::model::{Village, role};
use crate::words::Language;

use super::intent::{Intent, Intents, Sight};
use super::look;

/// Space between the boxes and the edge of the map, points.
pub(super) const EDGE: f32 = 14.0;

/// The side of a button on the map.
const BUTTON: f32 = 28.0;

/// Where the buttons stand in a map.
pub fn column(map: Rect) -> Rect {
    let corner = pos2(map.right() - EDGE - BUTTON, map.bottom() - EDGE - 44.0 - 4.0 * BUTTON);
    Rect::from_min_size(corner, vec2(BUTTON, 4.0 * BUTTON))
}

/// The buttons that move the map.
pub fn buttons_ui(ui: &mut Ui, map: Rect, sight: Sight<'_>, intents: &mut Intents) {
    let language = sight.language;
    let (size, column) = (BUTTON, column(map));
    let colors = look::palette(ui);
    ui.painter().rect(column, look::RADIUS, colors.raised, Stroke::new(1.0, colors.line), StrokeKind::Outside);
    let mut child = ui.new_child(UiBuilder::new().max_rect(column).id_salt("map-buttons"));
    child.spacing_mut().item_spacing = egui::Vec2::ZERO;
    let entries = [
        ("ui.map.zoom_in", Intent::Zoom(1.0), true),
        ("ui.map.zoom_out", Intent::Zoom(-1.0), true),
        ("ui.map.county", Intent::FullExtent, true),
        ("ui.map.selection", Intent::ZoomToSelection, !sight.choice.selected.is_empty()),
    ];
    for (number, (key, intent, enabled)) in entries.into_iter().enumerate() {
        let name = language.say(key);
        let button = Button::new("").min_size(vec2(size, size)).frame_when_inactive(false);
        let response = child.add_enabled(enabled, button);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name.as_ref()));
        button_sign(&child, number, response.rect.center(), if enabled { colors.text } else { colors.edge });
        if response.on_hover_text(name.as_ref()).clicked() {
            intents.push(intent);
        }
    }
}

fn button_sign(ui: &Ui, number: usize, at: Pos2, color: Color32) {
    let stroke = Stroke::new(1.6, color);
    let painter = ui.painter();
    let line = |from: egui::Vec2, to: egui::Vec2| painter.line_segment([at + from, at + to], stroke);
    match number {
        0 | 1 => {
            line(vec2(-5.0, 0.0), vec2(5.0, 0.0));
            if number == 0 {
                line(vec2(0.0, -5.0), vec2(0.0, 5.0));
            }
        }
        2 => {
            for (x, y) in [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)] {
                line(vec2(6.0 * x, 6.0 * y), vec2(2.5 * x, 6.0 * y));
                line(vec2(6.0 * x, 6.0 * y), vec2(6.0 * x, 2.5 * y));
            }
        }
        _ => {
            painter.circle_stroke(at, 4.5, stroke);
            for way in [vec2(0.0, 1.0), vec2(0.0, -1.0), vec2(1.0, 0.0), vec2(-1.0, 0.0)] {
                line(4.5 * way, 7.5 * way);
            }
        }
    }
}

/// What the map could not show, quietly at its head.
pub fn notes_ui(ui: &mut Ui, map: Rect, scene: &Scene, language: Language) {
    if scene.notes.is_empty() {
        return;
    }
    let colors = look::palette(ui);
    let text: Vec<String> = scene.notes.iter().map(|note| language.sentence(note)).collect();
    let galley =
        super::rows::line_of(ui, &text.join("  "), look::regular(look::SMALL), colors.secondary, map.width() - 120.0);
    let at = pos2(map.left() + EDGE, map.top() + EDGE - 4.0);
    let rect = Rect::from_min_size(at, galley.size()).expand2(vec2(6.0, 3.0));
    ui.painter().rect_filled(rect, 4, colors.raised.gamma_multiply(0.9));
    ui.painter().galley(at, galley, colors.secondary);
    ui.interact(rect, Id::unique("map-notes"), Sense::hover()).on_hover_text(text.join("\n"));
}

/// Whom to thank for the tiles.
pub fn thanks_ui(ui: &mut Ui, map: Rect, text: &str, url: &str) {
    let rect = Rect::from_min_size(pos2(map.center().x - 150.0, map.bottom() - 22.0), vec2(300.0, 20.0));
    let builder = UiBuilder::new().max_rect(rect).layout(egui::Layout::top_down(egui::Align::Center)).id_salt("thanks");
    let mut child = ui.new_child(builder);
    child.hyperlink_to(RichText::new(format!("© {text}")).size(look::SMALL), url);
}

/// The tip at the pointer: name, township, the value, and who is there.
pub fn tip_ui(ui: &Ui, response: &Response, sight: Sight<'_>, scene: &Scene, village: crate::model::Id<Village>) {
    let world = sight.session.world();
    let Some(row) = world.villages.get(village) else { return };
    let language = sight.language;
    let anchor = egui::PopupAnchor::Pointer;
    Tooltip::always_open(ui.ctx().clone(), ui.layer_id(), response.id, anchor).gap(16.0).show(|ui| {
        let colors = look::palette(ui);
        ui.spacing_mut().item_spacing.y = 2.0;
        let township = world.townships.get(row.township).map_or("", |township| township.name.as_str());
        ui.horizontal(|ui| {
            ui.label(look::strong(row.name.as_str()));
            ui.label(look::small(ui, township));
        });
        if let Some(line) = scene.legend.fill_of(village) {
            ui.label(format!("{} {}", scene.legend.title, line_value(sight, scene, village, &line.label)));
            if sight.choice.spots.is_some() {
                ui.label(line.label.as_str());
            }
        }
        if let Some(finding) = sight.findings.villages.get(&village) {
            if finding.overdue > 0 {
                let text = language.say_with("ui.map.tip_overdue", &[("count", &finding.overdue)]);
                ui.label(RichText::new(text).color(colors.late));
            }
            if finding.weak.is_some() {
                ui.label(RichText::new(language.say("ui.map.tip_weak").as_ref()).color(colors.late));
            }
        }
        let who = residents(sight, village);
        let text = if who.is_empty() {
            language.say("ui.map.tip_nobody").into_owned()
        } else {
            language.say_with("ui.map.tip_who", &[("names", &who)])
        };
        ui.label(look::small(ui, text));
    });
}

/// The exact value of the measure, or the words of the legend where it is no number.
fn line_value(sight: Sight<'_>, scene: &Scene, village: crate::model::Id<Village>, label: &str) -> String {
    if sight.choice.measure.kind() == crate::analysis::measures::Kind::YesNo {
        return label.to_owned();
    }
    let value = scene.value(village).and_then(crate::analysis::Value::number);
    let plus = |value: f64| if sight.choice.over_time.since.is_some() && value > 0.0 { "+" } else { "" };
    value.map_or_else(|| label.to_owned(), |value| format!("{}{}", plus(value), (value * 10.0).round() / 10.0))
}

/// Who lives in the village by their posting.
fn residents(sight: Sight<'_>, village: crate::model::Id<Village>) -> String {
    let world = sight.session.world();
    let here = world.postings.iter().filter(|posting| {
        posting.village() == Some(village) && posting.is_resident() && posting.holds_on(sight.findings.today)
    });
    let name = |posting: &crate::model::Posting| {
        let cadre = posting.cadre.and_then(|id| world.cadres.get(id))?;
        let first = posting.role == role::FIRST_SECRETARY;
        let kind = crate::model::CatalogueKind::Role;
        let title = if first { sight.language.entry(world, kind, &posting.role) } else { "" };
        Some(format!("{} {title}", cadre.name).trim().to_owned())
    };
    here.filter_map(name).collect::<Vec<_>>().join("、")
}
