//! The map, or two of them side by side that move together, with the day of each at its head.

use egui::{Rect, Ui, UiBuilder, pos2};

use crate::map::View;
use crate::model::{Date, TimeSight};

use super::super::intent::{Intents, Sight, Workspace};
use super::super::look;
use super::super::map_pane::MapPane;
use super::super::open_file::OpenFile;
use super::super::preferences::Preferences;
use super::super::widgets::day;
use super::bar::{switch_rect, switch_ui};
use super::desk::{Times, county};
use super::heading::{HEAD, heading_ui};

/// Draws the maps over all the room that there is; gives back the view of the one that shows the day that is looked at.
pub fn maps_ui(
    ui: &mut Ui,
    map: &mut MapPane,
    times: &Times,
    file: &OpenFile,
    sight: Sight<'_>,
    preferences: &Preferences,
    intents: &mut Intents,
) -> View {
    let whole = ui.available_rect_before_wrap();
    let shown = sight.session.desk().today;
    let split = times.split_day(&file.session);
    let (left, right) = match split {
        None => (None, whole),
        Some(_) => {
            let middle = whole.center().x.round();
            let left = Rect::from_min_max(whole.min, pos2(middle - 1.0, whole.bottom()));
            (Some(left), Rect::from_min_max(pos2(middle + 1.0, whole.top()), whole.max))
        }
    };
    let has_switch = sight.workspace == Workspace::Overview && !sight.presenting;
    let from = if has_switch { switch_rect(ui, whole, sight.language).right() + 8.0 } else { whole.left() };
    map.head = match times.sight() {
        TimeSight::Day => 0.0,
        TimeSight::Change if sight.presenting => 0.0,
        TimeSight::Months | TimeSight::Split | TimeSight::Change => HEAD,
    };
    let mut now_ui = ui.new_child(UiBuilder::new().max_rect(right).id_salt("map-now"));
    now_ui.set_clip_rect(right.intersect(ui.clip_rect()));
    let view = map.map_ui(&mut now_ui, file, sight, preferences, intents);
    if let (Some(left), Some(day)) = (left, split) {
        let past = file.session.past(day);
        let mut then_ui = ui.new_child(UiBuilder::new().max_rect(left).id_salt("map-then"));
        then_ui.set_clip_rect(left.intersect(ui.clip_rect()));
        let then = Sight { findings: &past.findings, ..sight };
        map.then_ui(&mut then_ui, file, county(file, &past), then, preferences, intents);
        ui.painter().vline(whole.center().x.round(), whole.y_range(), egui::Stroke::new(2.0, look::palette(ui).edge));
        two_days_heading_ui(ui, (left, from), sight, day);
    }
    match times.sight() {
        TimeSight::Day => {}
        TimeSight::Months => day_heading_ui(ui, (right, from), sight, shown),
        TimeSight::Split => two_days_heading_ui(ui, (right, right.left()), sight, shown),
        // A page of a presentation has its own title, and the legend says since when.
        TimeSight::Change if sight.presenting => {}
        TimeSight::Change => change_heading_ui(ui, (right, from), times, sight),
    }
    if has_switch {
        switch_ui(ui, whole, times, sight.language, intents);
    }
    ui.advance_cursor_after_rect(whole);
    view
}

/// The month, and the day at whose end the map shows it; of a day within a month the day itself.
fn day_heading_ui(ui: &Ui, (map, from): (Rect, f32), sight: Sight<'_>, shown: Date) {
    let language = sight.language;
    let until = language.say_with("ui.top.as_of", &[("day", &day::short_date(language, shown))]);
    heading_ui(ui, map, from, &day::month_title(language, shown), &until);
}

/// The day of one of two maps, and whether it is that of the last meeting.
fn two_days_heading_ui(ui: &Ui, (map, from): (Rect, f32), sight: Sight<'_>, shown: Date) {
    let language = sight.language;
    let meeting = sight.session.present().last_meeting() == Some(shown);
    let note = if meeting { language.say("times.meeting").into_owned() } else { String::new() };
    heading_ui(ui, map, from, &day::short_date(language, shown), &note);
}

fn change_heading_ui(ui: &Ui, (map, from): (Rect, f32), times: &Times, sight: Sight<'_>) {
    let Some(other) = times.other_day(sight.session) else { return };
    let language = sight.language;
    let meeting = sight.session.present().last_meeting() == Some(other);
    let title = language.say(if meeting { "times.since_meeting" } else { "times.since_day" });
    let [since, until] = [other, sight.session.desk().today].map(|on| day::short_date(language, on));
    let note = language.say_with("dates.compare.span", &[("from", &since), ("to", &until)]);
    heading_ui(ui, map, from, &title, &note);
}
