//! One month to choose a day from, Monday first.

use egui::{Button, Grid, Key, Modifiers, RichText, Ui, vec2};
use jiff::civil::Weekday;

use super::{day, tone};
use crate::model::Date;
use crate::words::Language;

/// Draws the month of `shown` and returns the day that was pressed. The arrows move `shown`.
pub fn calendar_ui(
    ui: &mut Ui,
    language: Language,
    shown: &mut Date,
    chosen: Option<Date>,
    today: Date,
) -> Option<Date> {
    let first = shown.first_of_month();
    ui.horizontal(|ui| {
        if ui.add(arrow("<")).on_hover_text(language.say("form.month_before")).clicked() {
            *shown = day::days_later(first, -1).first_of_month();
        }
        ui.add_sized([150.0, 20.0], egui::Label::new(tone::strong(day::month_title(language, first))));
        if ui.add(arrow(">")).on_hover_text(language.say("form.month_after")).clicked() {
            *shown = day::days_later(first, 31).first_of_month();
        }
    });
    let lead = i64::from(first.weekday().since(Weekday::Monday));
    let start = day::days_later(first, -lead);
    let mut pressed = None;
    Grid::new("calendar").spacing([2.0, 2.0]).show(ui, |ui| {
        for name in language.say("form.weekdays").split(' ') {
            ui.label(RichText::new(name).small().color(tone::quiet(ui)));
        }
        ui.end_row();
        for week in 0..6 {
            for weekday in 0..7 {
                let each = day::days_later(start, week * 7 + weekday);
                pressed = pressed.or(day_ui(ui, each, first, chosen, today));
            }
            ui.end_row();
        }
    });
    if ui.button(language.say("form.today")).clicked() { Some(today) } else { pressed }
}

/// A button that leads to another month; it is as large as a day.
fn arrow(sign: &str) -> Button<'_> {
    Button::new(tone::strong(sign)).min_size(vec2(28.0, 24.0)).frame(true)
}

/// How many days an arrow key leads away from the chosen day; taken from the input.
pub fn days_by_keys(ui: &Ui) -> Option<i64> {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let keys = [(Key::ArrowLeft, -1), (Key::ArrowRight, 1), (Key::ArrowUp, -7), (Key::ArrowDown, 7)];
    keys.into_iter().find(|(key, _)| pressed(*key)).map(|(_, days)| days)
}

/// One day of the month, which can be pressed.
fn day_ui(ui: &mut Ui, each: Date, first: Date, chosen: Option<Date>, today: Date) -> Option<Date> {
    let mut text = RichText::new(each.day().to_string());
    if each.month() != first.month() {
        text = text.color(tone::quiet(ui));
    } else if each == today {
        text = tone::strong(each.day().to_string()).underline();
    }
    let button = Button::new(text).selected(chosen == Some(each)).frame_when_inactive(false);
    ui.add_sized([28.0, 24.0], button).clicked().then_some(each)
}
