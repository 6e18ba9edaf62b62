//! The pane below the map: the line of the county, and below it the numbers by cadre, unit or township, what is missing,
//! and the comparison.

use egui::{Frame, Margin, Ui};

use crate::analysis::planner::Met;
use crate::model::Who;
use crate::ui::intent::{Intent, Intents, RecordRef, Sight};
use crate::ui::widgets::{empty_ui, tone};

use super::compare::Compare;
use super::county_line::county_line_ui;
use super::deed::PlanDeed;
use super::grid::{Cell, Column, Grid, number, text};
use super::numbers::Numbers;
use super::state::Planning;
use super::words::village_of;

/// What the pane shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Tab {
    #[default]
    Cadres,
    Units,
    Townships,
    Gaps,
    Compare,
    Table,
}

impl Tab {
    const ALL: [Self; 6] = [Self::Cadres, Self::Units, Self::Townships, Self::Gaps, Self::Compare, Self::Table];

    const fn key(self) -> &'static str {
        match self {
            Self::Cadres => "planning.tab.cadres",
            Self::Units => "planning.tab.units",
            Self::Townships => "planning.tab.townships",
            Self::Gaps => "planning.tab.gaps",
            Self::Compare => "planning.tab.compare",
            Self::Table => "planning.tab.table",
        }
    }
}

/// The pane.
#[derive(Debug)]
pub struct Pane {
    tab: Tab,
    cadres: Grid,
    units: Grid,
    townships: Grid,
    gaps: Grid,
    compare: Compare,
    /// The gap that was shown last, to show the list of gaps when another is stepped to.
    gap: Option<usize>,
}

impl Default for Pane {
    fn default() -> Self {
        Self {
            tab: Tab::default(),
            cadres: Grid::sorted(3, true),
            units: Grid::sorted(4, true),
            townships: Grid::default(),
            gaps: Grid::default(),
            compare: Compare::default(),
            gap: None,
        }
    }
}

const CADRES: [Column; 12] = [
    text("planning.column.cadre", 92.0),
    text("planning.column.unit", 0.0),
    number("planning.column.villages", 56.0),
    number("planning.column.load", 84.0),
    number("planning.column.issues", 60.0),
    number("planning.column.weak", 60.0),
    number("planning.column.households", 60.0),
    number("planning.column.way", 60.0),
    number("planning.column.mean_km", 70.0),
    number("planning.column.longest_km", 70.0),
    number("planning.column.skills", 76.0),
    number("planning.column.broken", 56.0),
];

/// The columns of cadres that are shown where there is no room for all of them.
const NARROW: [usize; 8] = [0, 1, 2, 3, 8, 9, 10, 11];
/// The room that all of them need, points.
const WIDE: f32 = 940.0;

const UNITS: [Column; 7] = [
    text("planning.column.unit", 0.0),
    number("planning.column.cadres", 80.0),
    number("planning.column.villages", 80.0),
    number("planning.column.tied", 90.0),
    number("planning.column.load", 100.0),
    number("planning.column.townships", 90.0),
    number("planning.column.skills", 90.0),
];

const TOWNSHIPS: [Column; 8] = [
    text("planning.column.township", 0.0),
    number("planning.column.villages", 56.0),
    number("planning.column.residents", 74.0),
    number("planning.column.no_resident", 84.0),
    number("planning.column.weak_lacking", 96.0),
    number("planning.column.load", 84.0),
    number("planning.column.borne", 70.0),
    number("planning.column.skills", 76.0),
];

const GAPS: [Column; 4] = [
    text("planning.column.rule", 150.0),
    text("planning.column.village", 120.0),
    text("planning.column.who", 110.0),
    text("planning.column.what", 0.0),
];

impl Pane {
    /// Draws the pane; `table` draws the ordinary tables.
    pub fn pane_ui(
        &mut self,
        ui: &mut Ui,
        sight: Sight<'_>,
        intents: &mut Intents,
        table: impl FnOnce(&mut Ui, &mut Intents),
    ) {
        let known = sight.planning.and_then(|planning| Some((planning, planning.numbers()?)));
        let Some((planning, numbers)) = known else { return table(ui, intents) };
        if planning.gap != self.gap {
            self.gap = planning.gap;
            if planning.gap.is_some() {
                self.tab = Tab::Gaps;
            }
        }
        Frame::new().inner_margin(Margin { left: 12, right: 12, top: 4, bottom: 0 }).show(ui, |ui| {
            county_line_ui(ui, planning, numbers, sight, intents);
            self.tabs_ui(ui, numbers, sight);
        });
        if self.tab == Tab::Table {
            return table(ui, intents);
        }
        Frame::new().inner_margin(Margin { left: 12, right: 12, top: 0, bottom: 0 }).show(ui, |ui| match self.tab {
            Tab::Cadres => self.cadres_ui(ui, planning, numbers, sight, intents),
            Tab::Units => self.units_ui(ui, numbers, sight, intents),
            Tab::Townships => self.townships_ui(ui, numbers, sight, intents),
            Tab::Gaps => self.gaps_ui(ui, planning, numbers, sight, intents),
            Tab::Compare => self.compare.compare_ui(ui, planning, numbers, sight, intents),
            Tab::Table => {}
        });
    }

    fn tabs_ui(&mut self, ui: &mut Ui, numbers: &Numbers, sight: Sight<'_>) {
        let language = sight.language;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            for tab in Tab::ALL {
                let name = match tab {
                    Tab::Gaps => format!("{} {}", language.say(tab.key()), numbers.outlook.gaps.gaps.len()),
                    _ => language.say(tab.key()).into_owned(),
                };
                if ui.selectable_label(self.tab == tab, name).clicked() {
                    self.tab = tab;
                }
            }
            if let Some(fault) = &numbers.fault {
                let text = language.say_with("planning.rules_fault", &[("what", &language.sentence(&fault.sentence))]);
                ui.add(egui::Label::new(tone::small(ui, text).color(tone::late(ui))).truncate());
            }
        });
    }

    fn cadres_ui(
        &mut self,
        ui: &mut Ui,
        planning: &Planning,
        numbers: &Numbers,
        sight: Sight<'_>,
        intents: &mut Intents,
    ) {
        let language = sight.language;
        if numbers.people.is_empty() {
            empty_ui(ui, &language.say("planning.nobody"), &language.say("planning.nobody_hint"), None);
            return;
        }
        let rows = &numbers.people;
        let heavy = 3.0 * numbers.outlook.figures.county.load.mean;
        let shown: Vec<usize> = if ui.available_width() < WIDE { NARROW.to_vec() } else { (0..CADRES.len()).collect() };
        let columns: Vec<Column> = shown.iter().map(|nth| CADRES[*nth]).collect();
        let cell = |row: usize, column: usize| {
            let row = &rows[row];
            match shown[column] {
                0 => Cell::text(&row.name),
                1 => Cell::text(&row.unit),
                2 => Cell::count(row.villages),
                3 => {
                    let bar = if numbers.most_load > 0.0 { (row.load / numbers.most_load) as f32 } else { 0.0 };
                    Cell::decimal(Some(row.load)).over(bar).late_if(row.load > heavy && heavy > 0.0)
                }
                4 => Cell::decimal(Some(row.parts.issues)),
                5 => Cell::decimal(Some(row.parts.weak)),
                6 => Cell::decimal(Some(row.parts.households)),
                7 => Cell::decimal(Some(row.parts.distance)),
                8 => Cell::decimal(row.mean_km),
                9 => Cell::decimal(row.longest_km),
                10 => met(row.skills),
                _ => Cell::count(row.breaches).late_if(row.hard > 0),
            }
        };
        let name = language.say("planning.tab.cadres");
        let pressed = self.cadres.grid_ui(
            ui,
            ("plan-cadres", &name),
            &columns,
            (rows.len(), stamp(numbers)),
            (|key| language.say(key).into_owned(), |row| planning.who == Some(rows[row].who)),
            cell,
        );
        if let Some(row) = pressed {
            let who = rows[row].who;
            intents.push(Intent::Plan(PlanDeed::Choose(Some(who))));
            intents.push(Intent::SelectVillages(numbers.villages_of(who)));
        }
    }

    fn units_ui(&mut self, ui: &mut Ui, numbers: &Numbers, sight: Sight<'_>, intents: &mut Intents) {
        let language = sight.language;
        let rows = &numbers.units;
        let most = rows.iter().map(|row| row.load).fold(0.0, f64::max);
        let cell = |row: usize, column: usize| {
            let row = &rows[row];
            match column {
                0 => Cell::text(&row.name),
                1 => Cell::count(row.cadres),
                2 => Cell::count(row.villages),
                3 => Cell::count(row.other),
                4 => Cell::decimal(Some(row.load)).over(if most > 0.0 { (row.load / most) as f32 } else { 0.0 }),
                5 => Cell::count(row.third),
                _ => met(row.skills),
            }
        };
        let name = language.say("planning.tab.units");
        let pressed = self.units.grid_ui(
            ui,
            ("plan-units", &name),
            &UNITS,
            (rows.len(), stamp(numbers)),
            (|key| language.say(key).into_owned(), |row| sight.selection.record == Some(RecordRef::Unit(rows[row].id))),
            cell,
        );
        if let Some(row) = pressed {
            let unit = rows[row].id;
            let of_unit = |who: Who| super::words::unit_of(sight.session.world(), who) == Some(unit);
            let holding = numbers.outlook.draft.holding().filter(|post| of_unit(post.who));
            let villages: Vec<_> = holding.filter_map(|post| village_of(post.place)).collect();
            intents.push(Intent::SelectVillages(villages));
            intents.push(Intent::SelectRecord(RecordRef::Unit(unit)));
        }
    }

    fn townships_ui(&mut self, ui: &mut Ui, numbers: &Numbers, sight: Sight<'_>, intents: &mut Intents) {
        let language = sight.language;
        let rows = &numbers.townships;
        let most = rows.iter().map(|row| row.load).fold(0.0, f64::max);
        let cell = |row: usize, column: usize| {
            let row = &rows[row];
            match column {
                0 => Cell::text(&row.name),
                1 => Cell::count(row.villages),
                2 => Cell::count(row.cadres),
                3 => Cell::count(row.other).late_if(row.other > 0),
                4 => Cell::count(row.third).late_if(row.third > 0),
                5 => Cell::decimal(Some(row.load)).over(if most > 0.0 { (row.load / most) as f32 } else { 0.0 }),
                6 => Cell::decimal(Some(row.borne)),
                _ => met(row.skills),
            }
        };
        let name = language.say("planning.tab.townships");
        let pressed = self.townships.grid_ui(
            ui,
            ("plan-townships", &name),
            &TOWNSHIPS,
            (rows.len(), stamp(numbers)),
            (|key| language.say(key).into_owned(), |_| false),
            cell,
        );
        if let Some(row) = pressed {
            let villages = sight.session.world().villages.iter().filter(|village| village.township == rows[row].id);
            intents.push(Intent::SelectVillages(villages.map(|village| village.id).collect()));
            intents.push(Intent::ZoomToSelection);
        }
    }

    fn gaps_ui(
        &mut self,
        ui: &mut Ui,
        planning: &Planning,
        numbers: &Numbers,
        sight: Sight<'_>,
        intents: &mut Intents,
    ) {
        let (world, language) = (sight.session.world(), sight.language);
        let rows = &numbers.outlook.gaps.gaps;
        if rows.is_empty() {
            empty_ui(ui, &language.say("planning.no_gaps"), &language.say("planning.no_gaps_hint"), None);
            return;
        }
        let cell = |row: usize, column: usize| {
            let row = &rows[row];
            match column {
                0 => Cell::text(language.say(&row.kind.title_key())).late_if(row.is_hard),
                1 => Cell::text(world.place_name(row.place)),
                2 => Cell::text(row.who.map(|who| super::words::who_name(world, who)).unwrap_or_default()),
                _ => Cell::text(language.sentence(&row.sentence)),
            }
        };
        let name = language.say("planning.tab.gaps");
        let pressed = self.gaps.grid_ui(
            ui,
            ("plan-gaps", &name),
            &GAPS,
            (rows.len(), stamp(numbers)),
            (|key| language.say(key).into_owned(), |row| planning.gap == Some(row)),
            cell,
        );
        if let Some(row) = pressed {
            intents.push(Intent::Plan(PlanDeed::Gap(row)));
        }
    }
}

/// How many issues meet a skill, of how many that ask for one.
fn met(met: Met) -> Cell {
    let text = if met.of == 0 { "–".to_owned() } else { format!("{} / {}", met.met, met.of) };
    let share = if met.of == 0 { 1.0 } else { f64::from(met.met) / f64::from(met.of) };
    Cell { text, number: Some(share), ..Cell::default() }
}

/// What changes whenever the cells do.
fn stamp(numbers: &Numbers) -> u64 {
    numbers.stamp
}
