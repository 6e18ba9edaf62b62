//! The bar below the map while more than one day is seen: the track of months, or the choice of the other day.

use egui::{Align, Button, ComboBox, Layout, RichText, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::model::{Date, TimeSight, ViewDay};
use crate::words::Language;

use super::super::intent::{Intent, Intents, Sight, TimeDeed};
use super::super::look;
use super::super::widgets::{day, quiet_ui};
use super::desk::Times;
use super::track;

/// The height of the bar, points.
pub const HEIGHT: f32 = track::HEIGHT + 10.0;

/// Draws the bar.
pub fn bar_ui(ui: &mut Ui, times: &Times, sight: Sight<'_>, intents: &mut Intents) {
    ui.horizontal_centered(|ui| {
        ui.set_min_height(HEIGHT);
        ui.add_space(look::PAD);
        match times.sight() {
            TimeSight::Day => {}
            TimeSight::Months => months_ui(ui, times, sight, intents),
            TimeSight::Split | TimeSight::Change => days_ui(ui, times, sight, intents),
        }
    });
}

fn months_ui(ui: &mut Ui, times: &Times, sight: Sight<'_>, intents: &mut Intents) {
    let language = sight.language;
    let ready = times.is_ready(sight.session);
    if play_ui(ui, language, times.is_playing(), ready) {
        intents.push(Intent::Time(TimeDeed::Play));
    }
    let room = if sight.presenting { look::PAD } else { 64.0 };
    let width = ui.available_width() - room;
    ui.allocate_ui(vec2(width.max(120.0), track::HEIGHT), |ui| {
        if !ready {
            ui.label(look::small(ui, language.say("times.preparing")));
            return;
        }
        let at = times.place(sight.session.desk().today);
        let wanted = track::track_ui(ui, language, times.days(), at, ready);
        let day = wanted.and_then(|wanted| times.days().get(wanted));
        intents.extend(day.map(|day| Intent::Time(TimeDeed::Go(*day))));
    });
    close_ui(ui, sight, intents);
}

/// The button that plays and pauses; its sign is drawn, so that it does not hang on a font.
fn play_ui(ui: &mut Ui, language: Language, playing: bool, enabled: bool) -> bool {
    let name = language.say(if playing { "times.pause" } else { "times.play" });
    let response = ui.add_enabled(enabled, Button::new("").min_size(vec2(34.0, 34.0)));
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, enabled, name.as_ref()));
    let colors = look::palette(ui);
    let ink = if enabled { colors.accent } else { colors.edge };
    let at = response.rect.center();
    if playing {
        for x in [-4.0, 4.0] {
            let bar = egui::Rect::from_center_size(at + vec2(x, 0.0), vec2(4.0, 14.0));
            ui.painter().rect_filled(bar, 1, ink);
        }
    } else {
        let corners = [vec2(-5.0, -8.0), vec2(8.0, 0.0), vec2(-5.0, 8.0)].map(|corner| at + corner);
        ui.painter().add(Shape::convex_polygon(corners.to_vec(), ink, Stroke::NONE));
    }
    response.on_hover_text(language.say("times.play_hint")).clicked()
}

/// The choice of the other day, for two maps and for changes.
fn days_ui(ui: &mut Ui, times: &Times, sight: Sight<'_>, intents: &mut Intents) {
    let language = sight.language;
    let shown = sight.session.desk().today;
    let split = times.sight() == TimeSight::Split;
    ui.label(language.say(if split { "times.split_left" } else { "times.change_since" }).as_ref());
    let Some(other) = times.other_day(sight.session) else {
        ui.label(look::small(ui, language.say("times.no_other")));
        close_ui(ui, sight, intents);
        return;
    };
    let meeting = sight.session.present().last_meeting();
    let title = |day: Date| match meeting {
        Some(last) if last == day => {
            language.say_with("dates.chip.meeting", &[("day", &day::short_date(language, day))])
        }
        _ => day::short_date(language, day),
    };
    ComboBox::from_id_salt("other-day").width(176.0).selected_text(title(other)).show_ui(ui, |ui| {
        let meeting = meeting.filter(|day| *day < shown).map(|day| (ViewDay::LastMeeting, day));
        let months = times.days().iter().rev().filter(|day| **day < shown).map(|day| (ViewDay::On(*day), *day));
        for (choice, day) in meeting.into_iter().chain(months) {
            if ui.selectable_label(day == other, title(day)).clicked() {
                intents.push(Intent::Time(TimeDeed::Other(choice)));
            }
        }
    });
    let text = language.say_with(
        if split { "times.split_right" } else { "times.change_to" },
        &[("day", &day::short_date(language, shown))],
    );
    ui.label(text);
    if !sight.presenting && quiet_ui(ui, &language.say("times.list")).clicked() {
        intents.push(Intent::Compare(Some(other)));
    }
    close_ui(ui, sight, intents);
}

/// The way back to one day, at the right end.
fn close_ui(ui: &mut Ui, sight: Sight<'_>, intents: &mut Intents) {
    if sight.presenting {
        return;
    }
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.add_space(look::PAD);
        if quiet_ui(ui, &sight.language.say("times.close")).clicked() {
            intents.push(Intent::Time(TimeDeed::See(TimeSight::Day)));
        }
    });
}

/// Where the switch lies over a map.
pub fn switch_rect(ui: &Ui, map: egui::Rect, language: Language) -> egui::Rect {
    let size = vec2(widths(ui, language).iter().sum::<f32>() + 4.0, 30.0);
    egui::Rect::from_min_size(pos2(map.left() + look::PAD, map.top() + 12.0), size)
}

fn widths(ui: &Ui, language: Language) -> [f32; 4] {
    let width = |text: String| {
        let font = look::regular(look::BODY);
        ui.painter().layout_no_wrap(text, font, egui::Color32::BLACK).size().x + 18.0
    };
    TimeSight::ALL.map(|sight| width(language.say(sight_key(sight)).into_owned()))
}

/// The switch between the ways in which time is seen, in a box over the map.
pub fn switch_ui(ui: &mut Ui, map: egui::Rect, times: &Times, language: Language, intents: &mut Intents) {
    let colors = look::palette(ui);
    let names = TimeSight::ALL.map(|sight| language.say(sight_key(sight)));
    let font = look::regular(look::BODY);
    let widths = widths(ui, language);
    let rect = switch_rect(ui, map, language);
    ui.painter().rect(rect, look::RADIUS, colors.raised, Stroke::new(1.0, colors.line), egui::StrokeKind::Outside);
    ui.interact(rect, egui::Id::unique("time-switch"), Sense::click_and_drag());
    let mut left = rect.left() + 2.0;
    for ((sight, name), width) in TimeSight::ALL.into_iter().zip(names).zip(widths) {
        let part = egui::Rect::from_min_size(pos2(left, rect.top() + 2.0), vec2(width, 26.0));
        left += width;
        let on = times.sight() == sight;
        let response = ui.interact(part, egui::Id::unique(("time-sight", sight)), Sense::click());
        response.widget_info(|| WidgetInfo::selected(egui::Role::RadioButton, true, on, name.as_ref()));
        let fill = match (on, response.hovered()) {
            (true, _) => colors.accent_ground,
            (false, true) => colors.sunken,
            (false, false) => egui::Color32::TRANSPARENT,
        };
        ui.painter().rect_filled(part, 4, fill);
        let ink = if on { colors.accent } else { colors.text };
        let text = RichText::new(name.as_ref());
        let font = if on { look::bold(look::BODY) } else { font.clone() };
        ui.painter().text(part.center(), egui::Align2::CENTER_CENTER, text.text(), font, ink);
        if response.on_hover_text(language.say(hint_key(sight))).clicked() && !on {
            intents.push(Intent::Time(TimeDeed::See(sight)));
        }
    }
}

/// The key of the name of a way in which time is seen.
pub const fn sight_key(sight: TimeSight) -> &'static str {
    match sight {
        TimeSight::Day => "times.sight.day",
        TimeSight::Months => "times.sight.months",
        TimeSight::Split => "times.sight.split",
        TimeSight::Change => "times.sight.change",
    }
}

const fn hint_key(sight: TimeSight) -> &'static str {
    match sight {
        TimeSight::Day => "times.sight.day_hint",
        TimeSight::Months => "times.sight.months_hint",
        TimeSight::Split => "times.sight.split_hint",
        TimeSight::Change => "times.sight.change_hint",
    }
}
