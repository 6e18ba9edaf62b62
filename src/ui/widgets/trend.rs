//! The little chart of a year: one line for the place, a dashed one for what is usual.

use egui::{Color32, Pos2, Rect, RichText, Sense, Shape, Stroke, Ui, pos2, vec2};

use super::tone;

/// What the chart shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Trend<'a> {
    /// The place, month by month, oldest first.
    pub place: &'a [f32],
    /// What is usual, month by month.
    pub usual: &'a [f32],
    /// What the dashed line is called.
    pub usual_name: &'a str,
    /// The first month, as text.
    pub first: &'a str,
    /// The last month, as text.
    pub last: &'a str,
    /// The chart in words, for a screen reader and as its tooltip.
    pub words: &'a str,
}

/// Draws the chart over the width that there is.
pub fn trend_ui(ui: &mut Ui, trend: &Trend<'_>) {
    let (whole, response) = ui.allocate_exact_size(vec2(ui.available_width(), 74.0), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, trend.words));
    let right_room = 34.0;
    let plot = Rect::from_min_max(whole.min + vec2(0.0, 8.0), pos2(whole.right() - right_room, whole.bottom() - 20.0));
    let top = trend.place.iter().chain(trend.usual).copied().fold(1.0_f32, f32::max);
    let points = |values: &[f32]| points(values, plot, top);
    let painter = ui.painter();
    painter.hline(plot.x_range(), plot.bottom(), Stroke::new(1.0, tone::line(ui)));
    painter.extend(Shape::dashed_line(&points(trend.usual), Stroke::new(1.2, tone::quiet(ui)), 4.0, 3.0));
    let place = points(trend.place);
    let color = line_color(ui, trend);
    let small = egui::TextStyle::Small.resolve(ui.style());
    if let Some(last) = place.last() {
        painter.circle_filled(*last, 3.0, color);
        let value = trend.place.last().copied().unwrap_or_default();
        painter.text(*last + vec2(7.0, 0.0), egui::Align2::LEFT_CENTER, number(value), small.clone(), color);
    }
    painter.add(Shape::line(place, Stroke::new(1.8, color)));
    let foot = whole.bottom() - 1.0;
    let quiet = tone::quiet(ui);
    let text = |x: f32, align, text: &str| painter.text(pos2(x, foot), align, text, small.clone(), quiet);
    text(plot.left(), egui::Align2::LEFT_BOTTOM, trend.first);
    text(plot.center().x, egui::Align2::CENTER_BOTTOM, trend.usual_name);
    text(plot.right(), egui::Align2::RIGHT_BOTTOM, trend.last);
    response.on_hover_text(RichText::new(trend.words));
}

/// Red only where the place ends above what is usual.
fn line_color(ui: &Ui, trend: &Trend<'_>) -> Color32 {
    if !trend.usual.is_empty() && trend.place.last() > trend.usual.last() { tone::late(ui) } else { tone::accent(ui) }
}

fn points(values: &[f32], plot: Rect, top: f32) -> Vec<Pos2> {
    let last = values.len().saturating_sub(1).max(1) as f32;
    let place = |(index, value): (usize, &f32)| {
        pos2(plot.left() + plot.width() * index as f32 / last, plot.bottom() - plot.height() * value / top)
    };
    values.iter().enumerate().map(place).collect()
}

/// A number as it is written at the end of the line.
fn number(value: f32) -> String {
    if (value - value.round()).abs() < 0.05 { format!("{value:.0}") } else { format!("{value:.1}") }
}
