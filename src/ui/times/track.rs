//! The track of months: one tick a month, a handle at the month that is shown, moved by the pointer and by arrow keys.

use egui::{Align2, EventFilter, Key, Modifiers, Pos2, Rect, Response, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::model::Date;
use crate::words::Language;

use super::super::look;
use super::super::widgets::day;

/// The height of the track with its numbers, points.
pub const HEIGHT: f32 = 42.0;
/// Space for half of the handle at each end, points.
const END: f32 = 14.0;
/// The least distance of two numbers, points.
const APART: f32 = 20.0;

/// Draws the track as wide as there is room; gives back the place that is wanted instead of `at`.
pub fn track_ui(ui: &mut Ui, language: Language, days: &[Date], at: usize, enabled: bool) -> Option<usize> {
    let sense = if enabled { Sense::click_and_drag() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), sense);
    let title = days.get(at).map(|shown| day::month_title(language, *shown)).unwrap_or_default();
    let name = language.say_with("times.track", &[("month", &title)]);
    response.widget_info(|| WidgetInfo::slider(enabled, at as f64, &name));
    let last = days.len().saturating_sub(1);
    let line =
        Rect::from_min_max(pos2(rect.left() + END, rect.top() + 13.0), pos2(rect.right() - END, rect.top() + 13.0));
    let step = line.width() / last.max(1) as f32;
    let x = |nth: usize| line.left() + step * nth as f32;
    paint(ui, &response, days, (at, enabled), line.left_top(), step);
    if response.clicked() || response.drag_started() {
        response.request_focus();
    }
    let pointed = response.interact_pointer_pos().filter(|_| response.clicked() || response.dragged());
    let pointed = pointed.map(|to| (((to.x - x(0)) / step.max(1.0)).round().max(0.0) as usize).min(last));
    let wanted = pointed.or_else(|| keyed(ui, &response, at, last));
    wanted.filter(|wanted| *wanted != at)
}

/// What the arrow keys ask for while the track has the keyboard.
fn keyed(ui: &Ui, response: &Response, at: usize, last: usize) -> Option<usize> {
    if !response.has_focus() {
        return None;
    }
    let arrows = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::ArrowLeft) {
        return Some(at.saturating_sub(1));
    }
    if pressed(Key::ArrowRight) {
        return Some((at + 1).min(last));
    }
    if pressed(Key::Home) {
        return Some(0);
    }
    pressed(Key::End).then_some(last)
}

fn paint(ui: &Ui, response: &Response, days: &[Date], (at, enabled): (usize, bool), begin: Pos2, step: f32) {
    let colors = look::palette(ui);
    let painter = ui.painter();
    let x = |nth: usize| begin.x + step * nth as f32;
    let (gone, to_come) = (Stroke::new(3.0, colors.accent), Stroke::new(3.0, colors.edge));
    let last = days.len().saturating_sub(1);
    painter.hline(x(0)..=x(last), begin.y, to_come);
    if enabled {
        painter.hline(x(0)..=x(at), begin.y, gone);
    }
    for (nth, day) in days.iter().enumerate() {
        let january = day.month() == 1 || nth == 0;
        let length = if january { 7.0 } else { 4.0 };
        painter.vline(x(nth), begin.y..=begin.y + length, Stroke::new(1.0, colors.faint));
        let (text, font, ink) = if january {
            (day.year().to_string(), look::bold(look::SMALL), colors.text)
        } else {
            (day.month().to_string(), look::regular(look::SMALL), colors.secondary)
        };
        // The year takes the room of its neighbours where months stand close.
        let beside = |other: usize| days.get(other).is_some_and(|day| day.month() == 1 || other == 0);
        let free = step >= APART || day.month() % 3 == 1;
        let clear = step >= 30.0 || !(beside(nth + 1) || (nth > 0 && beside(nth - 1)));
        if january && !(nth == 0 && beside(1) && step < 30.0) || (!january && free && clear) {
            painter.text(pos2(x(nth), begin.y + 9.0), Align2::CENTER_TOP, text, font, ink);
        }
    }
    let handle = pos2(x(at), begin.y);
    let rim = if response.has_focus() { Stroke::new(3.0, colors.text) } else { Stroke::new(2.0, colors.raised) };
    painter.circle(
        handle,
        if response.hovered() { 8.5 } else { 7.5 },
        if enabled { colors.accent } else { colors.edge },
        rim,
    );
}
