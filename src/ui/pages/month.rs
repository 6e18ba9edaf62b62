//! 一月一结: the numbers of a month beside those of the month before, large and in groups, and the closing of it.

use std::sync::Arc;

use egui::{Button, Frame, Grid, Margin, RichText, Sense, Ui, vec2};

use crate::analysis::MonthSummary;
use crate::analysis::period::month_before;
use crate::model::Date;
use crate::ui::intent::{Intents, Sight};
use crate::ui::look;
use crate::ui::panel::parts::remark_ui;
use crate::ui::tables::Shown;
use crate::ui::widgets::day::{month_title, short_date};
use crate::ui::widgets::tone;
use crate::words::Language;

use super::head::{body_ui, head_ui};
use super::month_freeze::Freezing;
use super::month_groups::{By, groups, groups_ui};
use super::month_rows::{COURSE, Figure, GROUPED, LARGE, REST, SUM};
use super::opened::Opened;

/// Size of the four large numbers, points.
const HUGE: f32 = 26.0;

/// The width from which the numbers stand beside each other, points.
const BESIDE: f32 = 920.0;

/// Which month is looked at, and by what it is grouped.
#[derive(Debug, Default)]
pub(super) struct MonthPage {
    month: Option<Date>,
    by: By,
    freezing: Freezing,
}

/// A month and the one before it.
struct Two {
    this: Arc<MonthSummary>,
    before: Arc<MonthSummary>,
}

impl Two {
    /// Both months, or why they cannot be made.
    fn of(sight: Sight<'_>, month: Date) -> Result<Self, String> {
        let summary = |day| {
            let made = sight.session.month_summary(day);
            made.map_err(|error| sight.language.sentence(error.sentence()))
        };
        Ok(Self { this: summary(month)?, before: summary(month_before(month))? })
    }
}

impl MonthPage {
    pub(super) fn month_ui(
        &mut self,
        ui: &mut Ui,
        sight: Sight<'_>,
        opened: &mut Option<Opened>,
        intents: &mut Intents,
    ) {
        let language = sight.language;
        let month = self.month(sight);
        let two = Two::of(sight, month);
        let note = two.as_ref().map(|two| days_words(language, &two.this)).unwrap_or_default();
        let by = self.by;
        let freezing = &mut self.freezing;
        let title = month_title(language, month);
        let shown = || two.as_ref().ok().map(|two| shown(sight, two, by));
        head_ui(ui, language, (&title, &note), intents, shown, |ui, intents| {
            freezing.state_ui(ui, sight, month, intents);
        });
        self.strip_ui(ui, sight, month);
        ui.add_space(4.0);
        body_ui(ui, "month", |ui| {
            self.freezing.asked_ui(ui, sight, month, intents);
            match &two {
                Ok(two) => self.numbers_ui(ui, sight, two, opened),
                Err(why) => remark_ui(ui, why),
            }
        });
    }

    fn month(&self, sight: Sight<'_>) -> Date {
        self.month.unwrap_or_else(|| sight.session.desk().today.first_of_month())
    }

    /// The months of a year, those that are closed marked.
    fn strip_ui(&mut self, ui: &mut Ui, sight: Sight<'_>, month: Date) {
        let (session, language) = (sight.session, sight.language);
        let today = session.desk().today;
        let mut chosen = None;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 3.0;
            let year = |years: i16| Date::new(month.year() + years, month.month(), 1).ok();
            if ui.button("<").on_hover_text(language.say("month.year_before")).clicked() {
                chosen = year(-1);
            }
            ui.label(tone::strong(month.year().to_string()));
            let next = ui.add_enabled(month.year() < today.year(), Button::new(">"));
            if next.on_hover_text(language.say("month.year_after")).clicked() {
                chosen = year(1).map(|day| day.min(today.first_of_month()));
            }
            ui.add_space(6.0);
            for day in (1..=12).filter_map(|number| Date::new(month.year(), number, 1).ok()) {
                let frozen = session.frozen(day).is_some();
                let name = month_name(language, day);
                let text = if frozen { format!("{name} {}", language.say("month.frozen_mark")) } else { name };
                let on = day == month;
                let text = if on { tone::strong(text).color(tone::accent(ui)) } else { RichText::new(text) };
                let button = Button::selectable(on, text).small();
                if ui.add_enabled(day <= today, button).clicked() {
                    chosen = Some(day);
                }
            }
        });
        if let Some(day) = chosen {
            self.month = Some(day);
            self.freezing.forget();
        }
    }

    fn numbers_ui(&mut self, ui: &mut Ui, sight: Sight<'_>, two: &Two, opened: &mut Option<Opened>) {
        let language = sight.language;
        cards_ui(ui, language, two, opened);
        sum_ui(ui, language, two, opened);
        ui.add_space(6.0);
        let room = ui.available_width();
        if room < BESIDE {
            figures_ui(ui, language, "course", &COURSE, two, opened);
            figures_ui(ui, language, "rest", &REST, two, opened);
            self.grouped_ui(ui, sight, two);
            return;
        }
        let grouped_beside = room >= grouped_beside(language);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 26.0;
            ui.vertical(|ui| figures_ui(ui, language, "course", &COURSE, two, opened));
            ui.vertical(|ui| figures_ui(ui, language, "rest", &REST, two, opened));
            if grouped_beside {
                ui.vertical(|ui| self.grouped_ui(ui, sight, two));
            }
        });
        if !grouped_beside {
            ui.add_space(10.0);
            self.grouped_ui(ui, sight, two);
        }
    }

    /// The numbers of the month in groups, and by what they are grouped.
    fn grouped_ui(&mut self, ui: &mut Ui, sight: Sight<'_>, two: &Two) {
        let language = sight.language;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            ui.label(tone::heading(ui, language.say("month.groups")));
            for by in By::ALL {
                ui.selectable_value(&mut self.by, by, language.say(by.title()));
            }
        });
        groups_ui(ui, language, &groups(sight.session.world(), &two.this, self.by, language));
    }

    /// The month as text, both columns and the groups.
    pub(super) fn shown(&self, sight: Sight<'_>) -> Option<Shown> {
        Two::of(sight, self.month(sight)).ok().map(|two| shown(sight, &two, self.by))
    }
}

/// From which width the groups stand beside the figures, points: English titles need more.
fn grouped_beside(language: Language) -> f32 {
    match language {
        Language::Chinese => BESIDE,
        Language::English => 1300.0,
    }
}

/// The four large numbers, each with the month before; pressing one shows its list in the table and on the map.
fn cards_ui(ui: &mut Ui, language: Language, two: &Two, opened: &mut Option<Opened>) {
    ui.spacing_mut().item_spacing.x = 8.0;
    ui.columns(LARGE.len(), |columns| {
        for (ui, figure) in columns.iter_mut().zip(LARGE) {
            let name = language.say(&figure.key());
            let (now, before) = (figure.count(&two.this), figure.count(&two.before));
            let card = Frame::new().fill(tone::card(ui)).corner_radius(6).inner_margin(Margin::symmetric(12, 8));
            let shown = card.show(ui, |ui| {
                ui.set_min_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = 1.0;
                ui.label(tone::strong(name.as_ref()));
                ui.label(tone::strong(now.to_string()).size(HUGE).color(tone::accent(ui)));
                ui.label(tone::small(ui, before_words(language, now, before)));
            });
            let pressed = ui.interact(shown.response.rect, ui.scope_id().with(figure.code), Sense::click());
            let label = format!("{name} {now}");
            pressed.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &label));
            if pressed.has_focus() || pressed.hovered() {
                let edge = egui::Stroke::new(1.5, tone::accent(ui));
                ui.painter().rect_stroke(pressed.rect, 6, edge, egui::StrokeKind::Inside);
            }
            let pressed = pressed.on_hover_cursor(egui::CursorIcon::PointingHand);
            if pressed.on_hover_text(language.say(&format!("month.means.{}", figure.code))).clicked() {
                *opened = open(language, figure, &two.this);
            }
        }
    });
}

/// The sum by which the month goes up: every part can be pressed.
fn sum_ui(ui: &mut Ui, language: Language, two: &Two, opened: &mut Option<Opened>) {
    ui.add_space(6.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for (sign, figure) in SUM {
            if !sign.is_empty() {
                ui.label(tone::small(ui, sign));
            }
            let text = format!("{} {}", language.say(&figure.key()), figure.count(&two.this));
            let button = Button::new(RichText::new(text).size(look::SMALL)).frame_when_inactive(false).small();
            if ui.add(button).clicked() {
                *opened = open(language, figure, &two.this);
            }
        }
    });
}

/// Some numbers below each other: this month, the month before, and the difference.
fn figures_ui(ui: &mut Ui, language: Language, salt: &str, figures: &[Figure], two: &Two, opened: &mut Option<Opened>) {
    Grid::new(salt).num_columns(4).striped(true).spacing(vec2(14.0, 4.0)).show(ui, |ui| {
        ui.label("");
        for key in ["month.this", "month.before", "month.difference"] {
            ui.label(tone::small(ui, language.say(key)));
        }
        ui.end_row();
        for figure in figures {
            let (now, before) = (figure.count(&two.this), figure.count(&two.before));
            ui.label(language.say(&figure.key()).as_ref())
                .on_hover_text(language.say(&format!("month.means.{}", figure.code)));
            let ink = if figure.late && now > 0 { tone::late(ui) } else { ui.visuals().text_color() };
            let text = tone::strong(now.to_string()).color(ink);
            let has_list = figure.lot(&two.this).is_some() && now > 0;
            let button = Button::new(text).frame_when_inactive(false).small();
            if has_list && ui.add(button).on_hover_text(language.say("month.show_list")).clicked() {
                *opened = open(language, *figure, &two.this);
            } else if !has_list {
                ui.label(tone::strong(now.to_string()).color(ink));
            }
            ui.label(tone::small(ui, before.to_string()));
            ui.label(tone::small(ui, difference(now, before)));
            ui.end_row();
        }
    });
}

fn open(language: Language, figure: Figure, month: &MonthSummary) -> Option<Opened> {
    let title = format!("{} {}", month_title(language, month.first_day), language.say(&figure.key()));
    figure.lot(month).map(|lot| Opened { title, issues: lot.issues.clone() })
}

fn difference(now: u32, before: u32) -> String {
    match i64::from(now) - i64::from(before) {
        0 => "0".to_owned(),
        more @ 1.. => format!("+{more}"),
        less => format!("-{}", -less),
    }
}

fn before_words(language: Language, now: u32, before: u32) -> String {
    language.say_with("month.than_before", &[("before", &before), ("difference", &difference(now, before))])
}

/// Until when the numbers go, where the month is not over.
fn days_words(language: Language, month: &MonthSummary) -> String {
    if month.is_over {
        return String::new();
    }
    language.say_with("month.until", &[("day", &short_date(language, month.last_day))])
}

/// 10月, Oct.
fn month_name(language: Language, day: Date) -> String {
    match language {
        Language::Chinese => format!("{}月", day.month()),
        Language::English => day.strftime("%b").to_string(),
    }
}

fn shown(sight: Sight<'_>, two: &Two, by: By) -> Shown {
    let language = sight.language;
    let say = |key: &str| language.say(key).into_owned();
    let figures = SUM.iter().map(|(_, figure)| figure).chain([&LARGE[1]]).chain(&COURSE).chain(&REST);
    let mut rows: Vec<Vec<String>> = figures
        .map(|figure| {
            let (now, before) = (figure.count(&two.this), figure.count(&two.before));
            vec![say(&figure.key()), now.to_string(), before.to_string(), difference(now, before)]
        })
        .collect();
    rows.push(Vec::new());
    rows.push(std::iter::once(say(by.title())).chain(GROUPED.iter().map(|figure| say(&figure.key()))).collect());
    for group in groups(sight.session.world(), &two.this, by, language) {
        rows.push(std::iter::once(group.name).chain(group.counts.iter().map(u32::to_string)).collect());
    }
    let titles = ["month.title", "month.this", "month.before", "month.difference"].map(say).to_vec();
    Shown::squared(month_title(language, two.this.first_day), titles, rows)
}
