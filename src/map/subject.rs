//! The subject of a map: the class and the fill of every village, the circles, and the legend that tells them. It depends
//! on the records and on the theme, never on where the map looks.

use std::sync::Arc;

use crate::analysis::measures::{Caveat, FEWEST, Kind};
use crate::analysis::{Level, Reading, Value};
use crate::model::Sentence;

use super::choice::Choice;
use super::classing::{self, Rows};
use super::color::Color;
use super::county::County;
use super::crossing::{SIDE, crossed};
use super::difference;
use super::measure_words::measure_title;
use super::roster::Roster;
use super::scene::{Legend, LegendRow, LegendSquare, LegendSymbol};
use super::spots::{self, RAW_COUNTS, SpotLayer};
use super::symbols::Symbols;
use super::theme::Theme;
use super::units::Units;

/// What the map tells about each village of the roster.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Subject {
    /// The fill of each.
    pub fills: Vec<Color>,
    /// What the measure says of each; where the theme is one of townships, of its township.
    pub values: Arc<Vec<Value>>,
    /// What it says of each township that has areas, where the theme is one of townships.
    pub township_values: Vec<Value>,
    /// Whether they are counts told in public.
    pub counts_in_public: bool,
    /// The circles.
    pub symbols: Symbols,
    /// The legend, without the sizes of circles, which depend on the scale.
    pub legend: Legend,
    /// What the user has to know of the numbers.
    pub notes: Vec<Sentence>,
}

impl Subject {
    /// Classes every unit (those of the choice's level) and counts the rows of the legend.
    pub fn of(county: County<'_>, roster: &Roster, units: &Units, choice: &Choice) -> Self {
        if let Some(layer) = &choice.spots {
            return Self::of_spots(county, (roster, units), choice, layer);
        }
        let mut reading = units.read(county, &choice.measure);
        let few = if choice.published { reading.publish() } else { 0 };
        // In public a change of one case would tell it.
        let since = choice.over_time.since.as_deref().filter(|_| !choice.published);
        // What has changed is told of one measure alone.
        let mut second = choice.second.as_ref().filter(|_| since.is_none()).map(|measure| units.read(county, measure));
        if let Some(second) = second.as_mut().filter(|_| choice.published) {
            second.publish();
        }
        if let Some(since) = since {
            reading.values = difference::differences(&reading.values, since);
            reading.caveats.retain(|caveat| !caveat.is_grave());
        }
        let (rows, sides) = match &second {
            Some(second) => {
                let (rows, sides) = crossed([&reading, second], choice);
                (rows, Some(sides))
            }
            None if since.is_some() => (difference::rows(&reading.values, choice), None),
            None => (classing::rows(&reading, choice), None),
        };
        let members = Members::of(units, roster, &rows);
        let row_of =
            |unit: &Option<u32>| unit.map_or(rows.rows.len() - rows.without_number, |unit| rows.of_unit[unit as usize]);
        let value_of = |unit: &Option<u32>| unit.map_or(Value::NotReported, |unit| reading.values[unit as usize]);
        let mut legend = Legend { title: title(county, choice), ..Legend::default() };
        let readings: Vec<&Reading> = std::iter::once(&reading).chain(&second).collect();
        let remark = readings.iter().find_map(|reading| classing::remark(reading, choice.language));
        let other_days = choice.over_time.note().map(|note| choice.language.sentence(&note));
        let public = (few > 0).then(|| choice.language.say_with("map.legend.published", &[("count", &FEWEST)]));
        legend.remark = remark.or(other_days).or(public);
        let mut fills_rows = members.rows(&rows);
        if let Some(sides) = sides {
            let cells = fills_rows.drain(..SIDE * SIDE).collect();
            let name = |measure| measure_title(county.world, measure, choice.language);
            let titles = [name(&choice.measure), choice.second.as_ref().map(name).unwrap_or_default()];
            legend.square = Some(LegendSquare { titles, across: sides.across, upwards: sides.upwards, cells });
        }
        legend.rows = fills_rows;
        add_mark_rows(&mut legend, county, roster, choice);
        let townships = if choice.level == Level::Township { county.geography.townships.len() } else { 0 };
        Self {
            fills: units.of_village.iter().map(|unit| rows.rows[row_of(unit)].1).collect(),
            values: Arc::new(units.of_village.iter().map(value_of).collect()),
            township_values: reading.values.iter().take(townships).copied().collect(),
            counts_in_public: choice.published && reading.kind == Kind::Count,
            symbols: Symbols::of(county, units, choice),
            legend,
            notes: notes(&readings),
        }
    }
}

impl Subject {
    /// Keeps to the villages that the map is about: the legend counts them alone, and the fills of the others become pale.
    pub fn narrow(&mut self, roster: &Roster, choice: &Choice) {
        if choice.focus.is_empty() {
            return;
        }
        let ground = Theme::of(choice.dark).paper;
        for (village, fill) in roster.villages.iter().zip(&mut self.fills) {
            if !choice.focus.contains(village) {
                *fill = paled(*fill, ground);
            }
        }
        let cells = self.legend.square.iter_mut().flat_map(|square| &mut square.cells);
        for row in self.legend.rows.iter_mut().chain(cells).filter(|row| !row.villages.is_empty()) {
            let all = row.villages.len();
            row.villages.retain(|village| choice.focus.contains(village));
            // Where rows count something else than villages, they are left as they are.
            if row.count == all {
                row.count = row.villages.len();
            }
        }
    }

    /// The classes of what a statistic found about each village, and the rings of its clusters.
    fn of_spots(county: County<'_>, (roster, units): (&Roster, &Units), choice: &Choice, layer: &SpotLayer) -> Self {
        let (language, theme) = (choice.language, Theme::of(choice.dark));
        let found = &layer.found;
        let rows = spots::rows(layer, roster, theme, language);
        let reading = units.read(county, &found.question.measure);
        let mut legend = Legend {
            title: spots::title(county.world, &found.question, language),
            rows: Members::of(units, roster, &rows).rows(&rows),
            remark: Some(spots::remark(layer, language)),
            ..Legend::default()
        };
        legend.rows.extend(spots::ring_rows(county.world, found, theme, language));
        add_mark_rows(&mut legend, county, roster, choice);
        Self {
            fills: rows.of_unit.iter().map(|row| rows.rows[*row].1).collect(),
            values: Arc::new(reading.values),
            township_values: Vec::new(),
            counts_in_public: choice.published,
            symbols: Symbols::of(county, units, choice),
            legend,
            // The legend says it of counts.
            notes: found.warnings.iter().filter(|warning| warning.key != RAW_COUNTS).cloned().collect(),
        }
    }
}

/// What the user has to know of the numbers, each once. What has no number stands in the legend.
fn notes(readings: &[&Reading]) -> Vec<Sentence> {
    let mut notes: Vec<Sentence> = Vec::new();
    for caveat in readings.iter().flat_map(|reading| &reading.caveats).filter(|caveat| stands_on_map(caveat)) {
        let sentence = caveat.sentence();
        if !notes.contains(&sentence) {
            notes.push(sentence);
        }
    }
    notes
}

/// Whether something has to be said over the map.
const fn stands_on_map(caveat: &Caveat) -> bool {
    !matches!(caveat, Caveat::NotReported(..) | Caveat::NotApplicable(..) | Caveat::OneArea)
}

/// Three parts of the ground to one of the fill.
fn paled(Color(red, green, blue, alpha): Color, Color(r, g, b, _): Color) -> Color {
    let mix = |from: u8, to: u8| ((u16::from(from) + 3 * u16::from(to)) / 4) as u8;
    Color(mix(red, r), mix(green, g), mix(blue, b), alpha)
}

fn title(county: County<'_>, choice: &Choice) -> String {
    let name = |measure| measure_title(county.world, measure, choice.language);
    let mut title = name(&choice.measure);
    if let Some(second) = choice.second.as_ref().filter(|_| choice.over_time.since.is_none()) {
        title = format!("{title} × {}", name(second));
    }
    match choice.level {
        Level::Village => title,
        Level::Township => choice.language.say_with("map.legend.by_township", &[("title", &title)]),
        Level::County => choice.language.say_with("map.legend.by_county", &[("title", &title)]),
    }
}

/// Who stands in each row: how many units, and their villages.
struct Members {
    counts: Vec<usize>,
    villages: Vec<Vec<crate::model::Id<crate::model::Village>>>,
}

impl Members {
    fn of(units: &Units, roster: &Roster, rows: &Rows) -> Self {
        let mut members = Self { counts: vec![0; rows.rows.len()], villages: vec![Vec::new(); rows.rows.len()] };
        rows.of_unit.iter().for_each(|row| members.counts[*row] += 1);
        let missing = rows.rows.len() - rows.without_number;
        for (unit, village) in units.of_village.iter().zip(&roster.villages) {
            let row = unit.map_or(missing, |unit| rows.of_unit[unit as usize]);
            members.villages[row].push(*village);
        }
        members
    }

    /// The rows of the legend; those without a number only where they are met.
    fn rows(self, rows: &Rows) -> Vec<LegendRow> {
        let always = rows.rows.len() - rows.without_number;
        let all = rows.rows.iter().zip(self.counts).zip(self.villages).enumerate();
        all.filter(|(nth, ((_, count), _))| *nth < always || *count > 0)
            .map(|(_, (((label, fill), count), villages))| LegendRow {
                symbol: LegendSymbol::Fill(*fill),
                label: label.clone(),
                count,
                villages,
            })
            .collect()
    }
}

/// Adds the rows of the marks that lie over the fills, where there are any.
fn add_mark_rows(legend: &mut Legend, county: County<'_>, roster: &Roster, choice: &Choice) {
    let mut add = |symbol: LegendSymbol, key: &str, flags: &[bool]| {
        let villages: Vec<_> =
            roster.villages.iter().zip(flags).filter(|(_, belongs)| **belongs).map(|(id, _)| *id).collect();
        if !villages.is_empty() {
            let label = choice.language.say(key).into_owned();
            legend.rows.push(LegendRow { symbol, label, count: villages.len(), villages });
        }
    };
    if choice.layers.hatch {
        add(LegendSymbol::Hatch, "map.legend.weak", &roster.weak);
    }
    if choice.layers.residents {
        add(LegendSymbol::Dot(Theme::of(choice.dark).dot), "map.legend.with_resident", &roster.resident);
    }
    add(LegendSymbol::Dashed, "map.legend.approximate", &county.geography.approximate);
}
