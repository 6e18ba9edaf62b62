//! What lies over the map and is no part of it: legend, buttons, scale bar, north arrow, the tip at the pointer.

use egui::{
    Align2, Button, Color32, Id, Pos2, Rect, Response, RichText, Role, Sense, Stroke, StrokeKind, Tooltip, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};

use crate::map::{Color, LegendSymbol, Scene};
use crate::model::{Village, role};
use crate::words::Language;

use super::intent::{Intent, Intents, Sight};
use super::look;

/// The width of the legend, points.
pub const LEGEND_WIDTH: f32 = 176.0;
/// Space between the boxes and the edge of the map, points.
const EDGE: f32 = 14.0;

fn ink(Color(red, green, blue, alpha): Color) -> Color32 {
    Color32::from_rgba_unmultiplied(red, green, blue, alpha)
}

/// The buttons that move the map.
pub fn buttons_ui(ui: &mut Ui, map: Rect, sight: Sight<'_>, intents: &mut Intents) {
    let language = sight.language;
    let size = 28.0;
    let column = Rect::from_min_size(
        pos2(map.right() - EDGE - size, map.bottom() - EDGE - 44.0 - 4.0 * size),
        vec2(size, 4.0 * size),
    );
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

/// The legend with its counts; a click on a row selects its villages.
pub fn legend_ui(ui: &mut Ui, map: Rect, scene: &Scene, sight: Sight<'_>, open: &mut bool, intents: &mut Intents) {
    let colors = look::palette(ui);
    let rows = if *open { scene.legend.rows.len() } else { 0 };
    let title = super::rows::line_of(ui, &scene.legend.title, look::bold(look::BODY), colors.text, LEGEND_WIDTH - 40.0);
    let note = note_of(ui, if *open { &scene.legend.note } else { "" });
    let below = note.size().y + if note.size().y > 0.0 { 4.0 } else { 0.0 };
    let height = 34.0 + below + rows as f32 * 23.0 + if *open { 6.0 } else { 0.0 };
    let rect = Rect::from_min_size(pos2(map.left() + EDGE, map.bottom() - EDGE - height), vec2(LEGEND_WIDTH, height));
    ui.painter().rect(rect, 8, colors.raised, Stroke::new(1.0, colors.line), StrokeKind::Outside);
    // The box keeps clicks and drags from the map under it.
    ui.interact(rect, Id::unique("legend-box"), Sense::click_and_drag());
    let head = Rect::from_min_size(rect.min, vec2(LEGEND_WIDTH, 34.0));
    let response = ui.interact(head, Id::unique("legend-head"), Sense::click());
    let name = format!("{} {}", sight.language.say("ui.map.legend"), scene.legend.title);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.clicked() {
        *open = !*open;
    }
    ui.painter().galley(pos2(head.left() + 12.0, head.center().y - title.size().y / 2.0), title, colors.text);
    let (x, y) = (head.right() - 16.0, head.center().y);
    let way = if *open { 1.0 } else { -1.0 };
    let fold = vec![pos2(x - 4.0, y - 2.0 * way), pos2(x, y + 2.0 * way), pos2(x + 4.0, y - 2.0 * way)];
    ui.painter().line(fold, Stroke::new(1.4, colors.secondary));
    ui.painter().galley(pos2(head.left() + 12.0, head.bottom() - 5.0), note, colors.secondary);
    for (number, row) in scene.legend.rows.iter().enumerate().take(rows) {
        let top = head.bottom() + below + number as f32 * 23.0;
        let line = Rect::from_min_size(pos2(rect.left() + 4.0, top), vec2(LEGEND_WIDTH - 8.0, 23.0));
        let response = ui.interact(line, Id::unique(("legend-row", number)), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{} {}", row.label, row.count)));
        if response.hovered() {
            ui.painter().rect_filled(line, 4, colors.sunken);
        }
        let symbol = Rect::from_center_size(pos2(line.left() + 19.0, line.center().y), vec2(22.0, 14.0));
        symbol_shape(ui, &row.symbol, symbol, scene);
        let text = super::rows::line_of(ui, &row.label, look::regular(look::BODY), colors.text, 90.0);
        ui.painter().galley(pos2(line.left() + 39.0, line.center().y - text.size().y / 2.0), text, colors.text);
        let at = pos2(line.right() - 8.0, line.center().y);
        ui.painter().text(at, Align2::RIGHT_CENTER, row.count, look::regular(look::SMALL), colors.secondary);
        if response.on_hover_text(sight.language.say("ui.map.legend_hint").as_ref()).clicked() {
            intents.push(Intent::SelectVillages(row.villages.clone()));
        }
    }
}

/// What is small under the title of the legend, in as many lines as it needs.
fn note_of(ui: &Ui, text: &str) -> std::sync::Arc<egui::Galley> {
    let ink = look::palette(ui).secondary;
    if text.is_empty() {
        return ui.painter().layout_no_wrap(String::new(), look::regular(0.01), ink);
    }
    ui.painter().layout(text.to_owned(), look::regular(look::SMALL), ink, LEGEND_WIDTH - 20.0)
}

fn symbol_shape(ui: &Ui, symbol: &LegendSymbol, rect: Rect, scene: &Scene) {
    let colors = look::palette(ui);
    let painter = ui.painter();
    let hatch = scene.areas.borders.hatch;
    match *symbol {
        LegendSymbol::Fill(fill) => {
            painter.rect(rect, 2, ink(fill), Stroke::new(1.0, colors.edge), StrokeKind::Inside);
        }
        LegendSymbol::Hatch => {
            painter.rect(rect, 2, colors.raised, Stroke::new(1.2, hatch_ink(ui, hatch.0)), StrokeKind::Inside);
            let clipped = painter.with_clip_rect(rect);
            let stroke = Stroke::new(1.1, hatch_ink(ui, hatch.0));
            for step in -3..6 {
                let x = rect.left() + step as f32 * 5.0;
                clipped.line_segment([pos2(x, rect.bottom()), pos2(x + rect.height(), rect.top())], stroke);
            }
        }
        LegendSymbol::Dot(fill) => {
            painter.circle(rect.center(), 4.0, ink(fill), Stroke::new(1.4, Color32::WHITE));
        }
        LegendSymbol::Dashed => {
            let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
            painter.extend(egui::Shape::dashed_line(&corners, Stroke::new(1.2, colors.secondary), 4.0, 3.0));
        }
    }
}

/// The ink of the hatch on the ground of the legend: by night that ground is dark, the hatch of the map is too.
fn hatch_ink(ui: &Ui, color: Color) -> Color32 {
    if ui.visuals().dark_mode { look::palette(ui).text } else { ink(color) }
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
        let fill = scene.legend.rows.iter().find(|line| line.villages.contains(&village));
        if let Some(line) = fill {
            ui.label(format!("{} {}", scene.legend.title, line_value(sight, scene, village, &line.label)));
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
