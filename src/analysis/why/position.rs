//! Where an area stands by a measure: its number, its rank among the areas of its level, its class, its neighbours.

use std::collections::{BTreeMap, BTreeSet};

use crate::geometry::Geography;
use crate::model::{Id, Village, World};

use super::super::classes::{Class, Classes, Method};
use super::super::measures::{Kind, Measure, Value};
use super::super::{AreaId, Areas, Findings, Level};

/// A measure read for all areas of a level.
#[derive(Clone, Debug)]
pub struct Field {
    /// The measure.
    pub measure: Measure,
    /// What it says of the whole county.
    pub county: Value,
    level: Level,
    nth_of: BTreeMap<AreaId, usize>,
    values: Vec<Value>,
    /// The numbers, ascending.
    sorted: Vec<f64>,
    classes: Classes,
}

/// Where an area stands by a measure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Position {
    /// Its number.
    pub value: Value,
    /// Its rank from the highest number down: 1 for the highest; areas with the same number share a rank. Nothing where
    /// there is no number, and none by a yes or no.
    pub rank: Option<u32>,
    /// How many areas have a number.
    pub of: u32,
    /// Its class from the lowest, 0 for the first, and how many there are; nothing for zero where that is kept apart.
    pub class: Option<(usize, usize)>,
    /// Its neighbours, where it has any with a number.
    pub around: Option<Around>,
}

/// The neighbours of an area by a measure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Around {
    /// How many have a number.
    pub count: u32,
    /// The mean of their numbers.
    pub mean: f64,
    /// How many have a higher number.
    pub higher: u32,
    /// How many have a lower number.
    pub lower: u32,
}

impl Field {
    /// Reads a measure for the areas of a level, with the classes that the user has chosen.
    pub fn of(
        world: &World,
        findings: &Findings,
        geography: &Geography,
        measure: &Measure,
        (method, class_count): (&Method, usize),
        level: Level,
    ) -> Self {
        let areas = Areas::of(world, level);
        let by_neighbours = measure.smoothing == super::super::measures::Smoothing::Neighbours;
        let neighbours = by_neighbours.then(|| areas.neighbours(world, geography));
        let reading = measure.read(world, findings, &areas, neighbours.as_deref());
        let mut sorted: Vec<f64> = reading.numbers().collect();
        sorted.sort_unstable_by(f64::total_cmp);
        let whole = measure.read(world, findings, &Areas::of(world, Level::County), None);
        Self {
            measure: measure.clone(),
            county: whole.values.first().copied().unwrap_or(Value::NotReported),
            level,
            nth_of: areas.ids().iter().cloned().zip(0..).collect(),
            classes: Classes::of(&reading.values, method, class_count, reading.zero_apart()),
            values: reading.values,
            sorted,
        }
    }

    /// Where an area of the level stands; nothing where there is no such area.
    pub fn position(&self, world: &World, geography: &Geography, area: &AreaId) -> Option<Position> {
        let value = self.values[*self.nth_of.get(area)?];
        let class = self.class(value);
        Some(Position {
            value,
            rank: value.number().filter(|_| self.measure.kind() != Kind::YesNo).map(|number| self.rank(number)),
            of: u32::try_from(self.sorted.len()).unwrap_or(u32::MAX),
            class,
            around: self.around(value, &neighbours(world, geography, area)),
        })
    }

    /// The class of a number among the areas of the level, 0 for the lowest, and how many there are; nothing for zero where
    /// that is kept apart, and where there is no number.
    pub fn class(&self, value: Value) -> Option<(usize, usize)> {
        match self.classes.class(value) {
            Class::Nth(nth) => Some((nth, self.classes.len())),
            Class::Zero | Class::Missing | Class::NotApplicable => None,
        }
    }

    /// 1 more than the areas with a higher number.
    fn rank(&self, number: f64) -> u32 {
        let up_to = self.sorted.partition_point(|other| *other <= number);
        u32::try_from(self.sorted.len() - up_to + 1).unwrap_or(u32::MAX)
    }

    fn around(&self, value: Value, neighbours: &BTreeSet<AreaId>) -> Option<Around> {
        let numbers = neighbours.iter().filter_map(|area| self.values[*self.nth_of.get(area)?].number());
        let numbers: Vec<f64> = numbers.collect();
        let count = |question: &dyn Fn(f64) -> bool| {
            u32::try_from(numbers.iter().filter(|number| question(**number)).count()).unwrap_or(u32::MAX)
        };
        let own = value.number()?;
        (!numbers.is_empty()).then(|| Around {
            count: count(&|_| true),
            mean: numbers.iter().sum::<f64>() / numbers.len() as f64,
            higher: count(&|other| other > own),
            lower: count(&|other| other < own),
        })
    }

    /// The level of its areas.
    pub fn level(&self) -> Level {
        self.level
    }
}

/// The areas of the same level that have a border or a corner in common with an area.
pub fn neighbours(world: &World, geography: &Geography, area: &AreaId) -> BTreeSet<AreaId> {
    let beside = |village: Id<Village>| {
        let areas = geography.area(village).and_then(|area| geography.neighbours().get(area as usize));
        areas.into_iter().flatten().filter_map(|area| geography.villages.get(*area as usize).copied())
    };
    match area {
        AreaId::Village(village) => beside(*village).map(AreaId::Village).collect(),
        AreaId::Township(township) => {
            let own = world.villages.iter().filter(|row| row.township == *township);
            let around = own.flat_map(|row| beside(row.id)).filter_map(|id| world.villages.get(id));
            around.map(|row| row.township).filter(|other| other != township).map(AreaId::Township).collect()
        }
        AreaId::County | AreaId::Group(_) => BTreeSet::new(),
    }
}
