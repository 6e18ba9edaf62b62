//! A field for a day: typed as people type it, or chosen from a month.

use std::sync::Arc;

use egui::{EventFilter, Key, Modifiers, Popup, PopupCloseBehavior, Response, TextEdit, Ui};

use super::calendar;
use super::day::days_later;
use super::typed_day::read_day;
use crate::analysis::Calendar;
use crate::model::Date;
use crate::words::Language;

/// A day that is being typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DateDraft {
    /// What stands in the field.
    pub text: String,
    /// The month that the calendar shows.
    shown: Option<Date>,
    /// Which days are worked, since the field was drawn.
    working: Arc<Calendar>,
}

impl DateDraft {
    /// A field that holds a day.
    pub fn of(day: impl Into<Option<Date>>) -> Self {
        Self { text: day.into().map(|day| day.to_string()).unwrap_or_default(), ..Self::default() }
    }

    /// The day; `None` when the field is empty or cannot be read.
    pub fn day(&self, today: Date) -> Option<Date> {
        read_day(&self.text, today, &self.working)
    }

    /// Whether something stands in the field that is no day.
    pub fn is_unreadable(&self, today: Date) -> bool {
        !self.text.trim().is_empty() && self.day(today).is_none()
    }

    /// Counts working days by this calendar from now on.
    pub fn count_by(&mut self, working: &Arc<Calendar>) {
        if !Arc::ptr_eq(&self.working, working) {
            self.working = Arc::clone(working);
        }
    }

    /// Draws the field with its calendar. Leaving it writes the day in full.
    pub fn date_ui(&mut self, ui: &mut Ui, language: Language, today: Date) -> Response {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let button = 46.0;
            let room = (ui.available_width() - button).clamp(60.0, 170.0);
            let hint = language.say("form.date_hint");
            let mut response = ui.add(TextEdit::singleline(&mut self.text).desired_width(room).hint_text(hint));
            if response.lost_focus()
                && let Some(day) = self.day(today)
            {
                self.text = day.to_string();
            }
            let open = ui.button("…").on_hover_text(language.say("form.calendar"));
            if open.clicked() {
                self.shown = Some(self.day(today).unwrap_or(today));
                open.request_focus();
            }
            let by_field = response.has_focus().then(|| field_keys(ui)).flatten();
            let by_calendar = self.calendar_keys(ui, &open);
            if let Some(days) = by_field.or(by_calendar)
                && !self.is_unreadable(today)
            {
                let day = self.day(today).map_or(today, |day| days_later(day, days));
                (self.text, self.shown) = (day.to_string(), Some(day));
                response.mark_changed();
            }
            let mut pressed = None;
            let mut shown = self.shown.unwrap_or(today);
            let chosen = self.day(today);
            Popup::from_toggle_button_response(&open)
                .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
                .show(|ui| pressed = calendar::calendar_ui(ui, language, &mut shown, chosen, today));
            self.shown = Some(shown);
            if let Some(day) = pressed {
                self.text = day.to_string();
                Popup::close_all(ui.ctx());
                response.mark_changed();
            }
            response
        })
        .inner
    }

    /// How many days the arrow keys lead away while the calendar is open: its button holds the keyboard then.
    fn calendar_keys(&self, ui: &Ui, open: &Response) -> Option<i64> {
        if !open.has_focus() || !Popup::is_id_open(ui.ctx(), Popup::default_response_id(open)) {
            return None;
        }
        let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(open.id, arrows));
        calendar::days_by_keys(ui)
    }
}

/// How many days the arrow keys lead away in the field: up is later, as in other fields that count.
fn field_keys(ui: &Ui) -> Option<i64> {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    match (pressed(Key::ArrowUp), pressed(Key::ArrowDown)) {
        (true, _) => Some(1),
        (_, true) => Some(-1),
        _ => None,
    }
}
