//! The legend over the map, with its counts: a click on a class selects its villages, with Ctrl it adds them.

use std::sync::Arc;

use egui::{
    Align2, Color32, Galley, Id, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::map::layers::ties;
use crate::map::{Color, LegendRow, LegendSizes, LegendSquare, LegendSymbol, Mark, Scene, Theme, TieState};
use crate::paint::screen::ink;

use super::intent::{Intent, Intents, Sight};
use super::legend_room::{FOLDED, LegendBox};
use super::look;
use super::rows::{line_of, lines_of};

/// The width of the legend, points.
const LEGEND_WIDTH: f32 = 176.0;
/// Its width with the square of two measures.
const SQUARE_WIDTH: f32 = 228.0;
/// No legend is wider than this.
const WIDEST: f32 = 304.0;
/// The room above and below its title, and the height of a row.
const HEAD_ROOM: f32 = 15.0;
const ROW: f32 = 23.0;
/// A cell of the square, and the height of what stands around it.
const CELL: [f32; 2] = [50.0, 30.0];
const AROUND: f32 = 62.0;

/// Draws the legend in the lower left corner of the map.
pub fn legend_ui(
    ui: &mut Ui,
    map: Rect,
    scene: &Scene,
    sight: Sight<'_>,
    legend_box: &mut LegendBox,
    intents: &mut Intents,
) {
    let is_open = legend_box.is_open();
    let colors = look::palette(ui);
    let legend = &scene.legend;
    let wide = match (&legend.square, &sight.choice.spots) {
        (Some(_), _) => SQUARE_WIDTH,
        (None, Some(_)) => wide_enough(ui, scene),
        (None, None) => LEGEND_WIDTH,
    };
    let width = if is_open { wide } else { LEGEND_WIDTH };
    let lines = if is_open { 2 } else { 1 };
    let title = lines_of(ui, &legend.title, look::bold(look::BODY), colors.text, width - 40.0, lines);
    let head = if is_open { title.size().y + HEAD_ROOM } else { FOLDED.y };
    let remark = legend.remark.as_ref().map(|text| {
        let font = look::regular(look::SMALL);
        ui.painter().layout(text.clone(), font, colors.secondary, wide - 24.0)
    });
    let square = if legend.square.is_some() { AROUND + 3.0 * CELL[1] } else { 0.0 };
    let sizes = legend.sizes.as_ref().map_or(0.0, sizes_height);
    let said = remark.as_ref().map_or(0.0, |galley| galley.size().y + 8.0);
    let body = square + legend.rows.len() as f32 * ROW + sizes + said + 6.0;
    legend_box.size = vec2(wide, head + body);
    let rect = legend_box.rect(map);
    ui.painter().rect(rect, 8, colors.raised, Stroke::new(1.0, colors.line), StrokeKind::Outside);
    // The box keeps clicks and drags from the map under it.
    ui.interact(rect, Id::unique("legend-box"), Sense::click_and_drag());
    head_ui(ui, Rect::from_min_size(rect.min, vec2(width, head)), title, scene, sight, legend_box);
    if !is_open {
        return;
    }
    let mut top = rect.top() + head;
    if let Some(crossed) = &legend.square {
        square_ui(ui, pos2(rect.left(), top), crossed, sight, intents);
        top += square;
    }
    for (number, row) in legend.rows.iter().enumerate() {
        let line = Rect::from_min_size(pos2(rect.left() + 4.0, top), vec2(width - 8.0, ROW));
        row_ui(ui, line, number, row, scene, sight, intents);
        top += ROW;
    }
    if let Some(circles) = &legend.sizes {
        sizes_shape(ui, pos2(rect.left() + 12.0, top), width, circles, sight);
        top += sizes;
    }
    if let Some(galley) = remark {
        ui.painter().galley(pos2(rect.left() + 12.0, top + 2.0), galley, colors.secondary);
    }
}

/// The width that the words of a statistic need, within limits.
fn wide_enough(ui: &Ui, scene: &Scene) -> f32 {
    let font = || look::regular(look::BODY);
    let label = |row: &LegendRow| line_of(ui, &row.label, font(), Color32::BLACK, f32::INFINITY).size().x;
    let widest = scene.legend.rows.iter().map(label).fold(0.0_f32, f32::max);
    let title = line_of(ui, &scene.legend.title, look::bold(look::BODY), Color32::BLACK, f32::INFINITY).size().x;
    (widest + 90.0).max(title + 44.0).clamp(LEGEND_WIDTH, WIDEST)
}

/// The title; a click folds the legend.
fn head_ui(ui: &Ui, head: Rect, title: Arc<Galley>, scene: &Scene, sight: Sight<'_>, legend_box: &mut LegendBox) {
    let colors = look::palette(ui);
    let response = ui.interact(head, Id::unique("legend-head"), Sense::click());
    let name = format!("{} {}", sight.language.say("ui.map.legend"), scene.legend.title);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    ui.painter().galley(pos2(head.left() + 12.0, head.center().y - title.size().y / 2.0), title, colors.text);
    let (x, y) = (head.right() - 16.0, head.center().y);
    let way = if legend_box.is_open() { 1.0 } else { -1.0 };
    let fold = vec![pos2(x - 4.0, y - 2.0 * way), pos2(x, y + 2.0 * way), pos2(x + 4.0, y - 2.0 * way)];
    ui.painter().line(fold, Stroke::new(1.4, colors.secondary));
    if response.on_hover_text(&scene.legend.title).clicked() {
        legend_box.turn();
    }
}

fn row_ui(ui: &Ui, line: Rect, number: usize, row: &LegendRow, scene: &Scene, sight: Sight<'_>, intents: &mut Intents) {
    let colors = look::palette(ui);
    let response = ui.interact(line, Id::unique(("legend-row", number)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{} {}", row.label, row.count)));
    if response.hovered() {
        ui.painter().rect_filled(line, 4, colors.sunken);
    }
    let symbol = Rect::from_center_size(pos2(line.left() + 19.0, line.center().y), vec2(22.0, 14.0));
    symbol_shape(ui, &row.symbol, symbol, scene);
    let text = line_of(ui, &row.label, look::regular(look::BODY), colors.text, line.width() - 78.0);
    ui.painter().galley(pos2(line.left() + 39.0, line.center().y - text.size().y / 2.0), text, colors.text);
    let at = pos2(line.right() - 8.0, line.center().y);
    ui.painter().text(at, Align2::RIGHT_CENTER, row.count, look::regular(look::SMALL), colors.secondary);
    picked(ui, response, row, sight, intents);
}

/// A click selects the villages of a row, with Ctrl it adds them.
fn picked(ui: &Ui, response: Response, row: &LegendRow, sight: Sight<'_>, intents: &mut Intents) {
    if response.on_hover_text(sight.language.say("ui.map.legend_hint").as_ref()).clicked() {
        let adds = ui.input(|input| input.modifiers.command);
        let villages = row.villages.clone();
        intents.push(if adds { Intent::AddVillages(villages) } else { Intent::SelectVillages(villages) });
    }
}

/// The square of two measures: nine fills with their counts, the measures along its sides.
fn square_ui(ui: &Ui, at: Pos2, square: &LegendSquare, sight: Sight<'_>, intents: &mut Intents) {
    let colors = look::palette(ui);
    let small = look::regular(look::SMALL);
    let left = at.x + SQUARE_WIDTH - 12.0 - 3.0 * CELL[0];
    let top = at.y + 18.0;
    let name = |text: &str| line_of(ui, text, look::bold(look::SMALL), colors.text, SQUARE_WIDTH - 46.0);
    let up = pos2(at.x + 18.0, at.y + 14.0);
    ui.painter().arrow(up, vec2(0.0, -12.0), Stroke::new(1.4, colors.text));
    ui.painter().galley(pos2(at.x + 28.0, at.y - 1.0), name(&square.titles[1]), colors.text);
    for (nth, cell) in square.cells.iter().enumerate() {
        let corner = pos2(left + (nth % 3) as f32 * CELL[0], top + (2 - nth / 3) as f32 * CELL[1]);
        cell_ui(ui, Rect::from_min_size(corner, CELL.into()), nth, cell, sight, intents);
    }
    for (nth, text) in square.upwards.iter().enumerate() {
        let middle = top + (2.5 - nth as f32) * CELL[1];
        ui.painter().text(pos2(left - 5.0, middle), Align2::RIGHT_CENTER, text, small.clone(), colors.secondary);
    }
    let foot = top + 3.0 * CELL[1];
    for (nth, text) in square.across.iter().enumerate() {
        let middle = left + (nth as f32 + 0.5) * CELL[0];
        ui.painter().text(pos2(middle, foot + 2.0), Align2::CENTER_TOP, text, small.clone(), colors.secondary);
    }
    let title = name(&square.titles[0]);
    let end = at.x + SQUARE_WIDTH - 32.0;
    let begin = end - title.size().x;
    ui.painter().galley(pos2(begin, foot + 18.0), title, colors.text);
    ui.painter().arrow(pos2(end + 5.0, foot + 26.0), vec2(14.0, 0.0), Stroke::new(1.4, colors.text));
}

fn cell_ui(ui: &Ui, rect: Rect, nth: usize, cell: &LegendRow, sight: Sight<'_>, intents: &mut Intents) {
    let colors = look::palette(ui);
    let response = ui.interact(rect, Id::unique(("legend-cell", nth)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{} {}", cell.label, cell.count)));
    if let LegendSymbol::Fill(fill) = cell.symbol {
        let edge = if response.hovered() { Stroke::new(2.0, colors.accent) } else { Stroke::new(1.0, colors.raised) };
        ui.painter().rect(rect, 0, ink(fill), edge, StrokeKind::Inside);
        let dark = crate::map::theme::luminance(fill) < 0.25;
        let color = if dark { Color32::WHITE } else { Color32::from_rgb(0x1B, 0x25, 0x2B) };
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, cell.count, look::regular(look::SMALL), color);
    }
    picked(ui, response, cell, sight, intents);
}

/// The height of a number beside the circles.
const NUMBER: f32 = 15.0;

fn sizes_height(sizes: &LegendSizes) -> f32 {
    let largest = sizes.circles.first().map_or(0.0, |(radius, _)| 2.0 * radius);
    let note = if sizes.flannery { NUMBER } else { 0.0 };
    34.0 + largest.max(NUMBER * sizes.circles.len() as f32) + note
}

/// Circles in each other with their numbers.
fn sizes_shape(ui: &Ui, at: Pos2, width: f32, sizes: &LegendSizes, sight: Sight<'_>) {
    let colors = look::palette(ui);
    let small = look::regular(look::SMALL);
    let title = line_of(ui, &sizes.title, look::bold(look::SMALL), colors.text, width - 24.0);
    ui.painter().galley(pos2(at.x, at.y + 4.0), title, colors.text);
    let largest = sizes.circles.first().map_or(0.0, |(radius, _)| *radius);
    let foot = at.y + 26.0 + (2.0 * largest).max(NUMBER * sizes.circles.len() as f32);
    let middle = at.x + largest;
    let numbers = at.x + 2.0 * largest + 14.0;
    let mut line = foot - 2.0 * largest;
    line = line.min(foot - NUMBER * sizes.circles.len() as f32 + NUMBER / 2.0);
    for (radius, label) in &sizes.circles {
        let head = foot - 2.0 * radius;
        line = line.max(head);
        let bend = pos2(at.x + 2.0 * largest + 4.0, line);
        let stroke = Stroke::new(0.8, colors.faint);
        ui.painter().line(vec![pos2(middle, head), bend, pos2(numbers - 2.0, line)], stroke);
        ui.painter().text(pos2(numbers, line), Align2::LEFT_CENTER, label, small.clone(), colors.secondary);
        line += NUMBER;
    }
    for (radius, _) in &sizes.circles {
        ui.painter().circle(pos2(middle, foot - radius), *radius, ink(sizes.fill), Stroke::new(0.8, ink(sizes.rim)));
    }
    if sizes.flannery {
        let text = sight.language.say("map.legend.flannery");
        ui.painter().text(pos2(at.x, foot + 3.0), Align2::LEFT_TOP, text.as_ref(), small, colors.secondary);
    }
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
        LegendSymbol::Number(nth, fill) => {
            painter.circle(rect.center(), 8.0, ink(fill), Stroke::new(1.0, Color32::WHITE));
            painter.text(rect.center(), Align2::CENTER_CENTER, nth, look::bold(look::SMALL), Color32::WHITE);
        }
        LegendSymbol::Line(color, state) => {
            let ends = (rect.left_center().into(), rect.right_center().into());
            for mark in ties::line(ends, state, color, Theme::of(false), 1.0) {
                if let Mark::Line { points, stroke: (color, width) } = mark {
                    let points = points.into_iter().map(Pos2::from).collect();
                    painter.line(points, Stroke::new(width, line_ink(ui, color, state)));
                }
            }
        }
        LegendSymbol::Dashed => {
            let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
            painter.extend(egui::Shape::dashed_line(&corners, Stroke::new(1.2, colors.secondary), 4.0, 3.0));
        }
    }
}

/// The ink of a line on the ground of the legend: a dark one would drown by night.
fn line_ink(ui: &Ui, color: Color, state: TieState) -> Color32 {
    if ui.visuals().dark_mode && state == TieState::Ending { look::palette(ui).text } else { ink(color) }
}

/// The ink of the hatch on the ground of the legend: by night that ground is dark, the hatch of the map is too.
fn hatch_ink(ui: &Ui, color: Color) -> Color32 {
    if ui.visuals().dark_mode { look::palette(ui).text } else { ink(color) }
}
