//! The sheets of units and the comparison of townships, with its working shown.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{Label, Ui};

use crate::analysis::townships::{Comparison, Dimension, Score, Working};
use crate::analysis::{Period, Share, Sheet, Sheets};
use crate::model::{CatalogueKind, Place};
use crate::ui::forms::Form;
use crate::ui::intent::{Intent, Intents, Sight};
use crate::ui::tables::Shown;
use crate::ui::widgets::day::short_date;
use crate::ui::widgets::{quiet_ui, tone};
use crate::words::Language;

use super::head::head_ui;
use super::period_choice::PeriodChoice;
use super::sheets_grid::{Figure, Head, Line, grid_ui};

/// What the user has chosen, and what was made from it.
#[derive(Debug, Default)]
pub(super) struct SheetsPage {
    choice: PeriodChoice,
    by_points: bool,
    made: Option<(Made, Arc<Whole>)>,
}

/// What the sheets were made from: the file, its revision, and the period.
type Made = (PathBuf, u64, Period);

/// The sheets with the comparison.
#[derive(Debug)]
struct Whole {
    sheets: Sheets,
    comparison: Comparison,
}

impl SheetsPage {
    fn whole(&mut self, sight: Sight<'_>) -> Arc<Whole> {
        let session = sight.session;
        let period = self.choice.period(session.desk().today);
        let from = (session.path().to_owned(), session.revision(), period);
        if let Some((_, whole)) = self.made.as_ref().filter(|(made, _)| *made == from) {
            return Arc::clone(whole);
        }
        let sheets = Sheets::of(session.world(), period);
        let whole = Arc::new(Whole { comparison: Comparison::of(session.world(), &sheets), sheets });
        self.made = Some((from, Arc::clone(&whole)));
        whole
    }

    pub(super) fn townships_ui(&mut self, ui: &mut Ui, sight: Sight<'_>, intents: &mut Intents) {
        let language = sight.language;
        let whole = self.whole(sight);
        let note = period_words(language, whole.sheets.period);
        let title = language.say("sheets.townships");
        let shown = || Some(shown_townships(sight, &whole));
        let (choice, by_points) = (&mut self.choice, &mut self.by_points);
        head_ui(ui, language, (&title, &note), intents, shown, |ui, intents| {
            if quiet_ui(ui, &language.say("sheets.weights")).clicked() {
                intents.push(Intent::OpenForm(Form::Catalogue(CatalogueKind::ScoreRule)));
            }
            ui.checkbox(by_points, language.say("sheets.by_points"));
            choice.choice_ui(ui, language);
        });
        ui.add(Label::new(tone::small(ui, language.say("sheets.working"))).wrap());
        ui.add_space(4.0);
        let mut scores: Vec<&Score> = whole.comparison.scores.iter().collect();
        if self.by_points {
            scores.sort_by(|a, b| b.total().unwrap_or(-1.0).total_cmp(&a.total().unwrap_or(-1.0)));
        }
        let heads = township_heads(language, &whole.comparison.dimensions);
        let lines: Vec<Line> = scores.iter().map(|score| township_line(sight, &whole, score)).collect();
        let clicked = grid_ui(ui, "townships", &heads, &lines);
        if let Some(township) = clicked.and_then(|at| scores.get(at)).map(|score| score.township) {
            let villages = sight.session.world().villages.iter().filter(|row| row.township == township);
            intents.push(Intent::SelectVillages(villages.map(|row| row.id).collect()));
            intents.push(Intent::ZoomToSelection);
        }
    }

    pub(super) fn units_ui(&mut self, ui: &mut Ui, sight: Sight<'_>, intents: &mut Intents) {
        let language = sight.language;
        let whole = self.whole(sight);
        let note = period_words(language, whole.sheets.period);
        let title = language.say("sheets.units");
        let choice = &mut self.choice;
        let shown = || Some(shown_units(sight, &whole));
        head_ui(ui, language, (&title, &note), intents, shown, |ui, _| choice.choice_ui(ui, language));
        ui.add(Label::new(tone::small(ui, language.say("sheets.units_hint"))).wrap());
        ui.add_space(4.0);
        let heads: Vec<Head> = UNIT_FIGURES.iter().map(|(code, _)| head(language, code, "")).collect();
        let heads: Vec<Head> = std::iter::once(name_head(language, "sheets.unit")).chain(heads).collect();
        let world = sight.session.world();
        let line = |name: String, sheet: &Sheet| Line {
            figures: UNIT_FIGURES.iter().map(|(_, figure)| figure(language, sheet)).collect(),
            name,
        };
        let name = |id| world.units.get(id).map(|unit| unit.name.clone()).unwrap_or_default();
        let lines: Vec<Line> = whole.sheets.units.iter().map(|(id, sheet)| line(name(*id), sheet)).collect();
        let clicked = grid_ui(ui, "units", &heads, &lines);
        if let Some((unit, _)) = clicked.and_then(|at| whole.sheets.units.get(at)) {
            intents.push(Intent::OpenForm(Form::Unit(Some(*unit))));
        }
    }

    /// The comparison as text, with its working.
    pub(super) fn shown_townships(&mut self, sight: Sight<'_>) -> Shown {
        shown_townships(sight, &self.whole(sight))
    }

    /// The sheets of units as text.
    pub(super) fn shown_units(&mut self, sight: Sight<'_>) -> Shown {
        shown_units(sight, &self.whole(sight))
    }
}

/// How a column of the sheets of units is read.
type UnitFigure = fn(Language, &Sheet) -> Figure;

/// The columns of the sheets of units: what came of the work first, what was done second.
const UNIT_FIGURES: [(&str, UnitFigure); 12] = [
    ("solved", |language, sheet| share_figure(language, sheet.solved)),
    ("replied_in_time", |language, sheet| share_figure(language, sheet.replied_in_time)),
    ("satisfied", |language, sheet| share_figure(language, sheet.satisfied)),
    ("not_reopened", |language, sheet| share_figure(language, sheet.not_reopened)),
    ("bounces", |_, sheet| Figure::count(sheet.bounces, false)),
    ("open", |_, sheet| Figure::count(sheet.open, false)),
    ("overdue", |_, sheet| Figure::count(sheet.overdue, true)),
    ("reopened", |_, sheet| Figure::count(sheet.reopened, false)),
    ("promises_kept", |language, sheet| share_figure(language, sheet.promises_kept)),
    ("visits", |_, sheet| Figure::count(sheet.visits, false)),
    ("activities", |_, sheet| Figure::count(sheet.other_activities, false)),
    ("promises_made", |_, sheet| Figure::count(sheet.promises_made, false)),
];

/// The columns of townships behind the dimensions.
const TOWNSHIP_FIGURES: [(&str, UnitFigure); 5] = [
    ("open", |_, sheet| Figure::count(sheet.open, false)),
    ("overdue", |_, sheet| Figure::count(sheet.overdue, true)),
    ("reopened", |_, sheet| Figure::count(sheet.reopened, false)),
    ("bounces", |_, sheet| Figure::count(sheet.bounces, false)),
    ("visits", |_, sheet| Figure::count(sheet.visits, false)),
];

fn head(language: Language, code: &str, note: &str) -> Head {
    Head { title: language.say(&format!("sheets.figure.{code}")).into_owned(), note: note.to_owned() }
}

fn name_head(language: Language, key: &str) -> Head {
    Head { title: language.say(key).into_owned(), note: String::new() }
}

fn township_heads(language: Language, dimensions: &[Dimension]) -> Vec<Head> {
    let dimension = |one: &Dimension| {
        let note = if one.is_known { "sheets.weight" } else { "sheets.unknown" };
        Head {
            title: language.title(&one.row).to_owned(),
            note: language.say_with(note, &[("weight", &plain(one.weight))]),
        }
    };
    let total =
        Head { title: language.say("sheets.total").into_owned(), note: language.say("sheets.of_hundred").into_owned() };
    [name_head(language, "sheets.township"), total]
        .into_iter()
        .chain(dimensions.iter().map(dimension))
        .chain(TOWNSHIP_FIGURES.iter().map(|(code, _)| head(language, code, "")))
        .collect()
}

fn township_line(sight: Sight<'_>, whole: &Whole, score: &Score) -> Line {
    let language = sight.language;
    let sheet = whole.sheets.townships.iter().find(|(id, _)| *id == score.township).map(|(_, sheet)| sheet);
    let extra = sheet.into_iter().flat_map(|sheet| TOWNSHIP_FIGURES.iter().map(|(_, figure)| figure(language, sheet)));
    Line {
        name: sight.session.world().place_name(Place::Township(score.township)).to_owned(),
        figures: std::iter::once(total_figure(language, score))
            .chain(score.workings.iter().map(|working| working_figure(language, working)))
            .chain(extra)
            .collect(),
    }
}

/// The total, and how it was come by: points of weights.
fn total_figure(language: Language, score: &Score) -> Figure {
    let Some(total) = score.total() else { return Figure::nothing(language.say("sheets.no_data").into_owned()) };
    let working = format!("{}/{}", plain(score.points), plain(score.weights));
    let note = if score.is_partial() { format!("{working} {}", language.say("sheets.renormalised")) } else { working };
    Figure { bar: Some((total / 100.0) as f32), strong: true, ..Figure::of(format!("{total:.1}"), note) }
}

/// A dimension: the share, and below it numerator, denominator and points.
fn working_figure(language: Language, working: &Working) -> Figure {
    let figure = share_figure(language, working.share);
    match working.points {
        Some(points) => {
            let points = language.say_with("sheets.points", &[("points", &plain(points))]);
            Figure { note: format!("{} · {points}", figure.note), ..figure }
        }
        None => figure,
    }
}

fn share_figure(language: Language, share: Share) -> Figure {
    let Some(value) = share.value() else { return Figure::nothing(language.say("sheets.no_data").into_owned()) };
    let mut note = format!("{}/{}", plain(share.part), share.of);
    if share.is_small() {
        note = format!("{note} {}", language.say("sheets.small"));
    }
    Figure { bar: Some(value as f32), faint: share.is_small(), ..Figure::of(format!("{:.0}%", value * 100.0), note) }
}

/// A number with at most one decimal.
fn plain(number: f64) -> String {
    let text = format!("{number:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

fn period_words(language: Language, period: Period) -> String {
    let days = [period.first, period.last].map(|day| short_date(language, day));
    language.say_with("sheets.days", &[("from", &days[0]), ("to", &days[1])])
}

fn shown_townships(sight: Sight<'_>, whole: &Whole) -> Shown {
    let heads = township_heads(sight.language, &whole.comparison.dimensions);
    let lines: Vec<Line> = whole.comparison.scores.iter().map(|score| township_line(sight, whole, score)).collect();
    shown(sight.language, "sheets.townships", &heads, &lines)
}

fn shown_units(sight: Sight<'_>, whole: &Whole) -> Shown {
    let language = sight.language;
    let heads: Vec<Head> = std::iter::once(name_head(language, "sheets.unit"))
        .chain(UNIT_FIGURES.iter().map(|(code, _)| head(language, code, "")))
        .collect();
    let line = |(id, sheet): &(crate::model::Id<crate::model::Unit>, Sheet)| Line {
        name: sight.session.world().units.get(*id).map(|unit| unit.name.clone()).unwrap_or_default(),
        figures: UNIT_FIGURES.iter().map(|(_, figure)| figure(language, sheet)).collect(),
    };
    let lines: Vec<Line> = whole.sheets.units.iter().map(line).collect();
    shown(language, "sheets.units", &heads, &lines)
}

/// Each figure in a cell of its own, and its working in the next one where it has any.
fn shown(language: Language, key: &str, heads: &[Head], lines: &[Line]) -> Shown {
    let worked: Vec<bool> =
        (0..heads.len()).map(|at| at > 0 && lines.iter().any(|line| line.has_working(at - 1))).collect();
    let working = language.say("sheets.working_column");
    let titles = heads.iter().zip(&worked).flat_map(|(head, worked)| {
        let title = [head.title.as_str(), &head.note].join(" ").trim().to_owned();
        let second = worked.then(|| format!("{} {working}", head.title));
        std::iter::once(title).chain(second)
    });
    let row = |line: &Line| {
        let cells = line.figures.iter().zip(&worked[1..]).flat_map(|(figure, worked)| {
            std::iter::once(figure.text.clone()).chain(worked.then(|| figure.note.clone()))
        });
        std::iter::once(line.name.clone()).chain(cells).collect()
    };
    Shown { name: language.say(key).into_owned(), titles: titles.collect(), rows: lines.iter().map(row).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_at_most_one_decimal() {
        assert_eq!([plain(30.0), plain(22.5), plain(0.04), plain(7.66)], ["30", "22.5", "0", "7.7"]);
    }

    #[test]
    fn a_share_of_few_cases_is_marked_and_one_of_none_says_so() {
        let language = Language::Chinese;
        let few = share_figure(language, Share { part: 1.0, of: 2 });
        assert_eq!((few.text.as_str(), few.note.as_str(), few.faint), ("50%", "1/2 数少", true));
        let none = share_figure(language, Share::default());
        assert_eq!((none.text.as_str(), none.bar), ("无数据", None));
    }
}
