//! The day that is looked at: a quiet chip in the bar at the head of the window, with a calendar and the day of the last
//! meeting, and the banner while it is not today.

use egui::{Button, Frame, Key, Margin, Panel, Popup, PopupCloseBehavior, RichText, TextEdit, Ui, vec2};

use crate::analysis::Calendar;
use crate::edits::{Configure, Edit};
use crate::model::{Date, Refusal, setting_key};
use crate::session::Session;
use crate::words::Language;

use super::forms::may;
use super::intent::{Intent, Intents};
use super::look;
use super::widgets::typed_day::read_day;
use super::widgets::{action_ui, calendar, day, quiet_ui, tone};

/// The width of what drops down, points.
const WIDTH: f32 = 254.0;

/// What the chip shows.
#[derive(Clone, Copy)]
pub struct DaySight<'a> {
    /// The open file.
    pub session: &'a Session,
    /// The day with which the one that is shown is compared, if it is.
    pub compared: Option<Date>,
    /// The language.
    pub language: Language,
}

/// The chip, with what is being typed into it.
#[derive(Debug, Default)]
pub struct DayChip {
    text: String,
    month: Option<Date>,
    /// Whether the field is to take the focus: what drops down has just been opened.
    focus: bool,
}

impl DayChip {
    /// Draws the chip.
    pub fn chip_ui(&mut self, ui: &mut Ui, sight: DaySight<'_>, intents: &mut Intents) {
        let (language, session) = (sight.language, sight.session);
        let shown = session.desk().today;
        let text = match session.as_of() {
            Some(_) => language.say_with("ui.top.as_of", &[("day", &day::short_date(language, shown))]),
            None => language.say_with("dates.chip.today", &[("day", &day::short_date(language, shown))]),
        };
        let colors = look::palette(ui);
        let earlier = session.as_of().is_some();
        let ink = if earlier { colors.accent } else { colors.secondary };
        // The room at the end is that of the arrow, which is drawn, so that it does not hang on a font.
        let label = (RichText::new(text).size(look::SMALL).color(ink), RichText::new("   ").size(look::SMALL));
        let button = Button::new(label).frame_when_inactive(earlier).min_size(vec2(0.0, look::FIELD));
        let response = ui.add(button).on_hover_text(language.say("dates.chip.hint"));
        let at = egui::pos2(response.rect.right() - 13.0, response.rect.center().y);
        let arrow = [vec2(-4.0, -2.0), vec2(4.0, -2.0), vec2(0.0, 3.0)].map(|corner| at + corner);
        ui.painter().add(egui::Shape::convex_polygon(arrow.to_vec(), ink, egui::Stroke::NONE));
        if response.clicked() {
            self.month = Some(shown);
            self.text.clear();
            self.focus = true;
        }
        Popup::from_toggle_button_response(&response).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(
            |ui| {
                ui.set_width(WIDTH);
                let before = intents.len();
                self.day_ui(ui, sight, intents);
                self.compare_ui(ui, sight, intents);
                meeting_ui(ui, sight, intents);
                if intents.len() > before {
                    Popup::close_all(ui.ctx());
                }
            },
        );
    }

    /// The choice of the day: typed, from the calendar, or one of those that meetings are about.
    fn day_ui(&mut self, ui: &mut Ui, sight: DaySight<'_>, intents: &mut Intents) {
        let (language, today) = (sight.language, sight.session.today());
        ui.label(tone::heading(ui, language.say("dates.chip.title")));
        let field = TextEdit::singleline(&mut self.text).hint_text(language.say("dates.chip.typed"));
        let typed = ui.add(field.desired_width(WIDTH - 10.0));
        if std::mem::take(&mut self.focus) {
            typed.request_focus();
        }
        let wanted = read_day(&self.text, today, &Calendar::of(sight.session.world()));
        if typed.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
            match wanted.filter(|day| *day <= today) {
                Some(day) => intents.push(Intent::AsOf(Some(day))),
                None => typed.request_focus(),
            }
        }
        if let Some(day) = wanted.filter(|day| *day > today) {
            let refusal = Refusal::new("dates.as_of.ahead").with("day", day).with("today", today);
            ui.label(RichText::new(language.refusal(&refusal)).size(look::SMALL).color(look::palette(ui).late));
        }
        let mut month = self.month.unwrap_or(today);
        let shown = sight.session.desk().today;
        if let Some(day) = calendar::calendar_ui(ui, language, &mut month, Some(shown), today) {
            intents.push(Intent::AsOf(Some(day.min(today))));
        }
        self.month = Some(month);
        for (title, day) in known_days(sight) {
            if quiet_ui(ui, &title).clicked() {
                intents.push(Intent::AsOf(Some(day)));
            }
        }
    }

    /// The choice of the day with which the one that is shown is compared: one of those that meetings are about, or the
    /// one that was typed.
    fn compare_ui(&self, ui: &mut Ui, sight: DaySight<'_>, intents: &mut Intents) {
        let (language, session) = (sight.language, sight.session);
        ui.separator();
        ui.label(tone::heading(ui, language.say("dates.chip.compare")));
        let typed = read_day(&self.text, session.today(), &Calendar::of(session.world()))
            .filter(|day| *day < session.desk().today);
        let typed = typed.map(|day| (day::short_date(language, day), day));
        for (title, day) in typed.into_iter().chain(known_days(sight)) {
            let title = language.say_with("dates.chip.compare_with", &[("day", &title)]);
            if quiet_ui(ui, &title).clicked() {
                intents.push(Intent::Compare(Some(day)));
            }
        }
        if sight.compared.is_some() && quiet_ui(ui, &language.say("dates.compare.close")).clicked() {
            intents.push(Intent::Compare(None));
        }
    }
}

/// The days that meetings are about: the last meeting and the end of the last month, before the day that is shown.
fn known_days(sight: DaySight<'_>) -> Vec<(String, Date)> {
    let shown = sight.session.desk().today;
    let month = shown.first_of_month().yesterday().ok().map(|day| ("dates.chip.month", day));
    let meeting = sight.session.present().last_meeting().map(|day| ("dates.chip.meeting", day));
    let days = meeting.into_iter().chain(month).filter(|(_, day)| *day < shown);
    days.map(|(key, day)| (sight.language.say_with(key, &[("day", &day::short_date(sight.language, day))]), day))
        .collect()
}

/// Keeping the day that is shown as that of the last meeting.
fn meeting_ui(ui: &mut Ui, sight: DaySight<'_>, intents: &mut Intents) {
    let shown = sight.session.desk().today;
    ui.separator();
    let edit = keep_meeting(shown);
    let may = may::edit(sight.session, &edit);
    let title = sight.language.say_with("dates.chip.keep", &[("day", &day::short_date(sight.language, shown))]);
    if action_ui(ui, sight.language, &title, may.as_ref().copied()).clicked() {
        intents.push(Intent::Perform(Box::new(edit)));
    }
}

/// The edit that keeps a day as that of the last meeting.
fn keep_meeting(day: Date) -> Edit {
    Edit::Configure(Configure { values: vec![(setting_key::LAST_MEETING.to_owned(), day.to_string())] })
}

/// Draws the banner while an earlier day is looked at, with the way back.
pub fn banner_ui(ui: &mut Ui, session: &Session, language: Language, intents: &mut Intents) {
    let Some(why) = session.as_of().and(session.read_only()) else { return };
    let colors = look::palette(ui);
    let frame = Frame::new().fill(colors.accent_ground).inner_margin(Margin::symmetric(14, 4));
    Panel::top("as-of").frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.colored_label(colors.accent, language.sentence(why)).on_hover_text(language.say("dates.as_of.unknown"));
            if ui.button(language.say("dates.as_of.back").as_ref()).clicked() {
                intents.push(Intent::AsOf(None));
            }
        });
    });
}
