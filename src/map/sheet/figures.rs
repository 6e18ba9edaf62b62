//! What table, chart, notes and locator of a sheet say, and the blocks that they become over a width.

use std::collections::BTreeSet;

use crate::analysis::measures::{Direction, Kind};
use crate::analysis::{Breakdown, Findings, Level, Quantity, Value};
use crate::map::classing::short_number;
use crate::map::composer::Kept;
use crate::map::furniture::block::Block;
use crate::map::furniture::chart::{ChartWords, chart};
use crate::map::furniture::inset::inset;
use crate::map::furniture::notes::notes;
use crate::map::furniture::table::{TableWords, table};
use crate::map::layout::{ChartKind, Part};
use crate::map::measure_words::{measure_name, measure_title};
use crate::map::view::View;
use crate::model::CatalogueKind;

use super::desk::Desk;

/// How many categories a chart names; the others are one bar.
const CATEGORIES: usize = 7;

/// What the parts of a sheet say that are made from the records.
pub(super) struct Figures<'a> {
    desk: Desk<'a>,
    table: TableWords,
    chart: ChartWords,
    focus: Vec<u32>,
}

impl<'a> Figures<'a> {
    /// Those that the layout asks for.
    pub fn of(desk: &Desk<'a>, kept: &Kept) -> Self {
        let layout = desk.layout();
        let asked = |part: Part| layout.shows(part);
        let areas = desk.choice.focus.iter().filter_map(|id| desk.county.geography.area(*id));
        Self {
            desk: *desk,
            table: if asked(Part::Table) { table_words(desk, kept) } else { TableWords::default() },
            chart: if asked(Part::Chart) { chart_words(desk) } else { ChartWords::default() },
            focus: areas.collect(),
        }
    }

    /// Whether there is something to say.
    pub fn has(&self, part: Part) -> bool {
        match part {
            Part::Notes => !self.desk.sheet.notes.trim().is_empty(),
            Part::Table | Part::Chart => !self.desk.county.world.villages.is_empty(),
            Part::Inset => !self.desk.county.geography.villages.is_empty(),
            _ => true,
        }
    }

    /// A part over a width, at a scale of letters. `view` is what the map shows.
    pub fn block(&self, part: Part, view: &View, scale: f32, width: f32) -> Option<Block> {
        let theme = self.desk.theme;
        let block = match part {
            Part::Table => table(&self.table, theme, scale, width),
            Part::Chart => chart(&self.chart, theme, scale, width),
            Part::Notes => notes(&self.desk.sheet.notes, theme, scale, width),
            Part::Inset => return self.locator(view, scale, [width, width]),
            _ => return None,
        };
        Some(block).filter(|block| !block.marks.is_empty() && self.has(part))
    }

    /// The county in small within a width and a height.
    pub fn locator(&self, view: &View, scale: f32, size: [f32; 2]) -> Option<Block> {
        let block = inset(self.desk.county.geography, view, &self.focus, self.desk.theme, scale, size);
        Some(block).filter(|block| !block.marks.is_empty())
    }
}

/// A place of the table: its name, where it belongs, its code, and its number.
struct Row {
    name: String,
    belongs: String,
    code: String,
    number: f64,
}

/// The places that stand out, worst first: villages, or townships where the theme is one of them.
fn table_words(desk: &Desk<'_>, kept: &Kept) -> TableWords {
    let (world, language, measure) = (desk.county.world, desk.choice.language, &desk.choice.measure);
    let direction = measure.direction();
    // Of yes and no nothing stands out by its number: those that are amiss are told by their open issues.
    let by_open = measure.kind() == Kind::YesNo && desk.choice.level == Level::Village;
    let amiss = if direction == Direction::HighIsGood { 0.0 } else { 1.0 };
    let mut rows: Vec<Row> = Vec::new();
    if desk.choice.level == Level::Township {
        let townships: BTreeSet<_> =
            desk.choice.focus.iter().filter_map(|id| world.villages.get(*id)).map(|row| row.township).collect();
        for (id, value) in kept.township_values() {
            let Some(row) = world.townships.get(id).filter(|row| townships.is_empty() || townships.contains(&row.id))
            else {
                continue;
            };
            let number = value.number();
            rows.extend(number.map(|number| Row {
                name: row.name.clone(),
                belongs: String::new(),
                code: row.code.clone(),
                number,
            }));
        }
    } else {
        let open = |id| desk.county.findings.villages.get(&id).map_or(0.0, |found| f64::from(found.open));
        for (id, value) in kept.village_values() {
            let Some(row) = world.villages.get(id) else { continue };
            let counts = desk.choice.focus.is_empty() || desk.choice.focus.contains(&id);
            let number = match value {
                Value::Number(number) if by_open => (number == amiss).then(|| open(id)),
                value => value.number(),
            };
            let township = || world.townships.get(row.township).map(|row| row.name.clone()).unwrap_or_default();
            rows.extend(number.filter(|_| counts).map(|number| Row {
                name: row.name.clone(),
                belongs: township(),
                code: row.code.clone(),
                number,
            }));
        }
    }
    let lowest = direction == Direction::HighIsGood && !by_open;
    if !lowest {
        rows.retain(|row| row.number > 0.0);
    }
    let key = |row: &Row| if lowest { row.number } else { -row.number };
    rows.sort_by(|a, b| key(a).total_cmp(&key(b)).then_with(|| a.code.cmp(&b.code)));
    rows.truncate(usize::from(desk.layout().table_rows.max(1)));
    let counted = if by_open { Quantity::Open.into() } else { measure.clone() };
    let what = measure_title(world, &counted, language);
    let which = match (by_open, direction) {
        (true, _) => {
            let name = measure_name(world, measure, language);
            language.say_with("layout.table.amiss", &[("name", &name), ("what", &what)])
        }
        (false, Direction::HighIsBad) => language.say_with("layout.table.worst", &[("what", &what)]),
        (false, Direction::HighIsGood) => language.say_with("layout.table.lowest", &[("what", &what)]),
        (false, Direction::Neutral) => language.say_with("layout.table.highest", &[("what", &what)]),
    };
    TableWords {
        title: which,
        rows: rows.into_iter().map(|row| [row.name, row.belongs, short_number(row.number)]).collect(),
        nothing: language.say("layout.table.nothing").into_owned(),
    }
}

fn chart_words(desk: &Desk<'_>) -> ChartWords {
    let (county, language) = (desk.county, desk.choice.language);
    let within = Some(&desk.choice.focus).filter(|focus| !focus.is_empty());
    let broken = Breakdown::of(county.world, county.findings, within);
    let nothing = language.say("layout.chart.nothing").into_owned();
    if desk.layout().chart == ChartKind::Months {
        let months = Findings::months(county.findings.today);
        let bars = months.iter().zip(broken.open).map(|(month, count)| (month.month().to_string(), count));
        let title = language.say("layout.chart.by_month").into_owned();
        return ChartWords { title, bars: bars.collect(), upright: true, nothing };
    }
    let name = |code: &str| match language.entry(county.world, CatalogueKind::Category, code) {
        "" => language.say("layout.chart.none").into_owned(),
        name => name.to_owned(),
    };
    let mut bars: Vec<(String, u32)> =
        broken.by_category.iter().take(CATEGORIES).map(|(code, count)| (name(code), *count)).collect();
    let rest: u32 = broken.by_category.iter().skip(CATEGORIES).map(|(_, count)| count).sum();
    if rest > 0 {
        bars.push((language.say("layout.chart.others").into_owned(), rest));
    }
    ChartWords { title: language.say("layout.chart.by_category").into_owned(), bars, upright: false, nothing }
}
