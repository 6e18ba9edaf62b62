//! One page of a presentation: the title and what is to be said at the head, the map, and why a place looks as it does
//! once it was clicked.

use egui::{Align, CentralPanel, Frame, Label, Layout, Margin, Panel, RichText, Ui};

use crate::map::View;

use super::super::intent::{Intents, Sight};
use super::super::look;
use super::super::map_pane::MapPane;
use super::super::open_file::OpenFile;
use super::super::panel::panel_ui;
use super::super::preferences::Preferences;
use super::super::times::{BAR, Times, bar_ui, maps_ui};
use super::super::widgets::day;
use super::show::Show;
use crate::model::TimeSight;

/// The size of the title, points of a page.
const TITLE: f32 = 24.0;
/// The size of the note, points of a page.
const NOTE: f32 = 14.0;
/// The width of the panel that tells why, points of a page.
const WHY: f32 = 312.0;

/// What a page shows.
#[derive(Clone, Copy)]
pub struct PageSight<'a> {
    /// The presentation.
    pub show: &'a Show,
    /// Whether hotspots are being looked for.
    pub looking: bool,
    /// How time is seen.
    pub times: &'a Times,
    /// The open file.
    pub file: &'a OpenFile,
    /// What panels may see.
    pub sight: Sight<'a>,
    /// What the program remembers.
    pub preferences: &'a Preferences,
}

/// Draws the page over the whole window; gives back the view of the map.
pub fn page_ui(ui: &mut Ui, map: &mut MapPane, page: PageSight<'_>, intents: &mut Intents) -> View {
    let colors = look::palette(ui);
    let frame = Frame::new().fill(colors.panel).inner_margin(Margin::symmetric(20, 10));
    Panel::top("page-head").resizable(false).frame(frame).show(ui, |ui| head_ui(ui, page));
    if page.show.why {
        let side = Frame::new().fill(colors.panel);
        Panel::right("page-why").exact_size(WHY).resizable(false).frame(side).show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            panel_ui(ui, page.sight, intents);
        });
    }
    if page.times.sight() == TimeSight::Months {
        let bar = Frame::new().fill(colors.panel);
        Panel::bottom("page-times").exact_size(BAR).resizable(false).frame(bar).show(ui, |ui| {
            bar_ui(ui, page.times, page.sight, intents);
        });
    }
    let shown = CentralPanel::no_frame()
        .show(ui, |ui| maps_ui(ui, map, page.times, page.file, page.sight, page.preferences, intents));
    shown.inner
}

/// Title and note at the left; at the right, quietly, which view it is, of which day, and that the county is invented
/// where it is.
fn head_ui(ui: &mut Ui, page: PageSight<'_>) {
    let (language, colors) = (page.sight.language, look::palette(ui));
    let world = page.sight.session.world();
    let (title, note) = match page.show.view() {
        Some((name, view)) => (name.clone(), view.note.clone()),
        None => (crate::map::measure_name(world, &page.sight.choice.measure, language), String::new()),
    };
    ui.horizontal_top(|ui| {
        ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
            ui.with_layout(Layout::top_down(Align::Max), |ui| {
                ui.set_width(190.0);
                ui.spacing_mut().item_spacing.y = 1.0;
                let day = day::short_date(language, page.sight.session.desk().today);
                let day = language.say_with("ui.top.as_of", &[("day", &day)]);
                ui.label(RichText::new(day).size(NOTE).color(colors.text));
                let place =
                    (page.show.views.len() > 1).then(|| format!("{} / {}", page.show.at + 1, page.show.views.len()));
                let notice = world.setting(crate::model::setting_key::NOTICE).map(str::to_owned);
                let county = Some(world.county_name().to_owned()).filter(|name| !name.is_empty());
                let parts: Vec<String> = [county, notice, place].into_iter().flatten().collect();
                ui.label(RichText::new(parts.join("  ·  ")).size(look::SMALL).color(colors.secondary));
            });
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                ui.add(Label::new(look::strong(title).size(TITLE).color(colors.text)).truncate());
                if !note.is_empty() {
                    ui.add(Label::new(RichText::new(note).size(NOTE).color(colors.secondary)).wrap());
                }
                if page.looking {
                    let text = RichText::new(language.say("spots.looking")).size(look::BODY).color(colors.faint);
                    ui.label(text);
                }
                for missing in &page.show.missing {
                    let text = RichText::new(language.sentence(missing)).size(look::BODY).color(colors.late);
                    ui.add(Label::new(text).wrap());
                }
                if page.show.at == 0 && !page.show.why {
                    let keys = language.say("views.present_keys");
                    ui.label(RichText::new(keys).size(look::SMALL).color(colors.faint));
                }
            });
        });
    });
}
