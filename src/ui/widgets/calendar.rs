//! One month to choose a day from, Monday first.

use egui::{Button, Grid, RichText, Ui};
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
        if ui.button("<").on_hover_text(language.say("form.month_before")).clicked() {
            *shown = day::days_later(first, -1).first_of_month();
        }
        ui.add_sized([150.0, 20.0], egui::Label::new(tone::strong(day::month_title(language, first))));
        if ui.button(">").on_hover_text(language.say("form.month_after")).clicked() {
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
