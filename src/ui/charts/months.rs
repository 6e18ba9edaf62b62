//! The last twelve months: what was open at the end of each, and below what came and what was closed.

use egui::{Align2, Id, Pos2, Rangef, Rect, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::analysis::{Breakdown, Findings};
use crate::model::Date;
use crate::ui::intent::{Intent, Intents, Sight};
use crate::ui::look;

use super::axis::{Axis, number};
use super::data::Scope;
use super::frame::{LINE, head_ui, tick_ui};

/// The room for the numbers at the left, points.
const LEFT: f32 = 30.0;

/// Draws the months. A click on one looks at the county as it stood at its end.
pub fn months_ui(ui: &mut Ui, cell: Rect, scope: &Scope, sight: Sight<'_>, intents: &mut Intents) {
    let language = sight.language;
    let colors = look::palette(ui);
    let room = head_ui(ui, cell, &language.say("charts.months"), "");
    key_ui(ui, cell, sight);
    let plot = Rect::from_min_max(room.min + vec2(LEFT, 4.0), pos2(room.right() - 2.0, room.bottom() - LINE));
    let split = plot.top() + plot.height() * 0.56;
    let (upper, lower) = (Rangef::new(plot.top(), split - 4.0), Rangef::new(split + 2.0, plot.bottom()));
    let months = Findings::months(sight.findings.today);
    let column = plot.width() / months.len() as f32;
    let columns: [Rangef; 12] = std::array::from_fn(|nth| {
        let left = plot.left() + column * nth as f32;
        Rangef::new(left, left + column)
    });
    for (nth, range) in columns.into_iter().enumerate() {
        let rect = Rect::from_x_y_ranges(range, plot.y_range());
        let response = ui.interact(rect, Id::unique(("charts-month", nth)), Sense::CLICK);
        let words = words(sight, months[nth], &scope.own, nth);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
        if response.hovered() {
            ui.painter().rect_filled(rect, 2, colors.sunken);
        }
        if response.on_hover_text(words).clicked() {
            intents.push(Intent::AsOf(month_end(months[nth], sight)));
        }
    }
    open_ui(ui, &scope.own, columns, plot, upper);
    flow_ui(ui, &scope.own, columns, plot, lower);
    tick_ui(ui, columns[0].min, plot.bottom() + 2.0, Align2::LEFT_TOP, &written(months[0]));
    if plot.width() > 190.0 {
        tick_ui(ui, columns[6].center(), plot.bottom() + 2.0, Align2::CENTER_TOP, &written(months[6]));
    }
    tick_ui(ui, columns[11].max, plot.bottom() + 2.0, Align2::RIGHT_TOP, &written(months[11]));
}

/// The line of what was open.
fn open_ui(ui: &Ui, own: &Breakdown, columns: [Rangef; 12], plot: Rect, range: Rangef) {
    let colors = look::palette(ui);
    let most = own.open.iter().copied().max().unwrap_or_default().max(1);
    let axis = Axis::upwards([0.0, f64::from(most)], range);
    for tick in axis.ticks(2).into_iter().filter(|tick| tick.fract() == 0.0) {
        let y = axis.screen_from_number(tick);
        ui.painter().hline(plot.x_range(), y, Stroke::new(1.0, colors.line));
        // The number of the bars stands close below.
        if tick > 0.0 {
            tick_ui(ui, plot.left() - 5.0, y, Align2::RIGHT_CENTER, &number(tick));
        }
    }
    let point = |(range, open): (&Rangef, &u32)| pos2(range.center(), axis.screen_from_number(f64::from(*open)));
    let points: Vec<Pos2> = columns.iter().zip(&own.open).map(point).collect();
    for at in &points {
        ui.painter().circle_filled(*at, 2.2, colors.text);
    }
    ui.painter().add(Shape::line(points, Stroke::new(1.6, colors.text)));
}

/// What came and what was closed, side by side on the same scale.
fn flow_ui(ui: &Ui, own: &Breakdown, columns: [Rangef; 12], plot: Rect, range: Rangef) {
    let colors = look::palette(ui);
    let most = own.raised.iter().chain(&own.closed).copied().max().unwrap_or_default().max(1);
    let axis = Axis::upwards([0.0, f64::from(most)], range);
    tick_ui(ui, plot.left() - 5.0, range.min + 5.0, Align2::RIGHT_CENTER, &most.to_string());
    for (nth, column) in columns.into_iter().enumerate() {
        let inner = column.shrink((column.span() * 0.16).min(4.0));
        let bar = |from: f32, to: f32, count: u32, color| {
            let top = axis.screen_from_number(f64::from(count));
            let rect = Rect::from_x_y_ranges(Rangef::new(from, to), Rangef::new(top, range.max));
            ui.painter().rect_filled(rect, 0, color);
        };
        bar(inner.min, inner.center(), own.raised[nth], raised_ink(ui));
        bar(inner.center(), inner.max, own.closed[nth], colors.good);
    }
    ui.painter().hline(plot.x_range(), range.max, Stroke::new(1.0, colors.edge));
}

fn raised_ink(ui: &Ui) -> egui::Color32 {
    if ui.visuals().dark_mode {
        egui::Color32::from_rgb(0xE3, 0x9B, 0x5C)
    } else {
        egui::Color32::from_rgb(0xC9, 0x6F, 0x1E)
    }
}

/// What the colours mean, at the right of the head.
fn key_ui(ui: &Ui, cell: Rect, sight: Sight<'_>) {
    let colors = look::palette(ui);
    let mut right = cell.right();
    let middle = cell.top() + LINE / 2.0 + 1.0;
    for (key, color) in
        [("charts.closed", colors.good), ("charts.raised", raised_ink(ui)), ("charts.open", colors.text)]
    {
        let font = look::regular(look::SMALL);
        let text = ui.painter().layout_no_wrap(sight.language.say(key).into_owned(), font, colors.secondary);
        right -= text.size().x;
        ui.painter().galley(pos2(right, middle - text.size().y / 2.0), text, colors.secondary);
        right -= 11.0;
        let sign = Rect::from_center_size(pos2(right + 4.0, middle), vec2(8.0, 8.0));
        if key == "charts.open" {
            ui.painter().hline(sign.x_range(), middle, Stroke::new(1.6, color));
        } else {
            ui.painter().rect_filled(sign, 1, color);
        }
        right -= 5.0;
    }
}

fn written(month: Date) -> String {
    month.strftime("%Y-%m").to_string()
}

/// A month in words.
fn words(sight: Sight<'_>, month: Date, own: &Breakdown, nth: usize) -> String {
    let words: [(&str, &dyn ToString); 4] = [
        ("month", &written(month)),
        ("raised", &own.raised[nth]),
        ("closed", &own.closed[nth]),
        ("open", &own.open[nth]),
    ];
    sight.language.say_with("charts.month_words", &words)
}

/// The last day of a month; none where that is not yet over on the real day.
fn month_end(month: Date, sight: Sight<'_>) -> Option<Date> {
    let last = month.last_of_month();
    (last < sight.session.today()).then_some(last)
}
