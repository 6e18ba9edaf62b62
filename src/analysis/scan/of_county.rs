//! The scan of a county: issues as cases, households as people.

use std::collections::{BTreeMap, BTreeSet};

use geo_types::Point;

use crate::analysis::Period;
use crate::analysis::period::month_before;
use crate::analysis::positions::Positions;
use crate::analysis::weights::centers;
use crate::geometry::Geography;
use crate::geometry::distance::EARTH_RADIUS_KM;
use crate::model::{Date, Id, Issue, Refusal, Village, World};

use super::field::Field;
use super::months::MOST_MONTHS;
use super::question::Question;
use super::search::{Options, Window, search};

/// A cluster: a ring on the map, with what it stands for.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// Its villages, by distance from the centre, which is the first.
    pub villages: Vec<Id<Village>>,
    /// The centre in longitude and latitude (degrees).
    pub center: [f64; 2],
    /// The radius over the ground, kilometres: to the centre of the farthest village; 0 with one village, which is then
    /// better shown by its outline.
    pub radius_km: f64,
    /// The months, where the time was looked at: from the first day of the first one.
    pub days: Option<Period>,
    /// The cases inside.
    pub cases: u32,
    /// How many were expected if each household had the same risk.
    pub expected: f64,
    /// The risk inside against that outside.
    pub relative_risk: f64,
    /// The logarithm of the likelihood ratio.
    pub log_likelihood_ratio: f64,
    /// How likely chance alone makes such a cluster anywhere in the county.
    pub p: f64,
    /// The issues that are its cases, in the order of the ledger; empty where the cases came from an indicator.
    pub issues: Vec<Id<Issue>>,
    /// How many of them there are in each category (catalogue code).
    pub by_category: BTreeMap<String, u32>,
}

impl Cluster {
    /// The ring as so many points in longitude and latitude (degrees), the first repeated at the end: all points at the
    /// radius from the centre on the sphere.
    pub fn ring(&self, points: u16) -> Vec<[f64; 2]> {
        let (lon, lat) = (self.center[0].to_radians(), self.center[1].to_radians());
        let angle = self.radius_km / EARTH_RADIUS_KM;
        let at = |nth: u16| {
            let bearing = f64::from(nth) / f64::from(points.max(1)) * std::f64::consts::TAU;
            let sine = lat.sin() * angle.cos() + lat.cos() * angle.sin() * bearing.cos();
            let aside = (bearing.sin() * angle.sin() * lat.cos()).atan2(angle.cos() - lat.sin() * sine);
            [(lon + aside).to_degrees(), sine.asin().to_degrees()]
        };
        (0..=points).map(|nth| at(if nth == points { 0 } else { nth })).collect()
    }
}

/// The clusters of a county.
#[derive(Clone, Debug, PartialEq)]
pub struct Scan {
    /// How it was searched.
    pub options: Options,
    /// The clusters, the most conspicuous first; none shares a village with another.
    pub clusters: Vec<Cluster>,
    /// How many villages were looked at.
    pub villages: usize,
    /// How many households they have.
    pub households: u64,
    /// How many cases they have.
    pub cases: u32,
    /// The villages that were left out: without a place, or without a number of households above 0.
    pub left_out: Vec<Id<Village>>,
    /// How many cases are in those, or in no village.
    pub cases_left_out: u32,
}

impl Scan {
    /// Looks for clusters among the issues of a question. Refuses where no village has a place, or households, or where
    /// there is no case.
    pub fn of(world: &World, geography: &Geography, question: &Question, options: &Options) -> Result<Self, Refusal> {
        Self::searched(world, geography, question, &[], options)
    }

    /// Looks for clusters over the last months up to a day, by the month in which issues were raised: at least 4, at most
    /// [`MOST_MONTHS`].
    pub fn over_months(
        world: &World,
        geography: &Geography,
        question: &Question,
        (today, months): (Date, usize),
        options: &Options,
    ) -> Result<Self, Refusal> {
        let count = months.clamp(4, MOST_MONTHS);
        let mut firsts: Vec<Date> =
            std::iter::successors(Some(today.first_of_month()), |day| Some(month_before(*day))).take(count).collect();
        firsts.reverse();
        let days: Vec<Period> = firsts.into_iter().map(|first| Period::month(first, today)).collect();
        Self::searched(world, geography, question, &days, options)
    }

    /// Looks for clusters in each category that has issues of the question, in the order of the codes.
    pub fn by_category(
        world: &World,
        geography: &Geography,
        question: &Question,
        options: &Options,
    ) -> Vec<(String, Result<Self, Refusal>)> {
        let asked = world.issues.iter().filter(|issue| question.asks_for(issue));
        let categories: BTreeSet<&str> = asked.map(|issue| issue.category.as_str()).collect();
        let scan = |category: &str| {
            let question = Question { category: Some(category.to_owned()), ..question.clone() };
            (category.to_owned(), Self::of(world, geography, &question, options))
        };
        categories.into_iter().map(scan).collect()
    }

    /// Looks for clusters among cases that are given for some villages.
    pub fn of_cases(
        world: &World,
        geography: &Geography,
        cases: &[(Id<Village>, u32)],
        options: &Options,
    ) -> Result<Self, Refusal> {
        let mut stage = Stage::of(world, geography, 1)?;
        cases.iter().for_each(|(village, cases)| stage.add(Some(*village), 0, *cases));
        let windows = stage.windows(options)?;
        Ok(stage.told(windows.iter().map(|window| stage.cluster(window)).collect(), options))
    }

    fn searched(
        world: &World,
        geography: &Geography,
        question: &Question,
        months: &[Period],
        options: &Options,
    ) -> Result<Self, Refusal> {
        let month_of = |issue: &Issue| match months {
            [] => Some(0),
            _ => months.iter().position(|days| days.has(issue.raised_on)),
        };
        let asked = world.issues.iter().filter(|issue| question.asks_for(issue));
        let cases: Vec<(&Issue, usize)> = asked.filter_map(|issue| Some((issue, month_of(issue)?))).collect();
        let mut stage = Stage::of(world, geography, months.len().max(1))?;
        cases.iter().for_each(|(issue, month)| stage.add(issue.village, *month, 1));
        let windows = stage.windows(options)?;
        let mut clusters: Vec<Cluster> = windows.iter().map(|window| stage.cluster(window)).collect();
        for (cluster, window) in clusters.iter_mut().zip(&windows) {
            let ends = months.get(window.months.start).zip(months.get(window.months.end - 1));
            cluster.days = ends.map(|(first, last)| Period { first: first.first, last: last.last });
        }
        let inside: BTreeMap<Id<Village>, usize> = clusters
            .iter()
            .enumerate()
            .flat_map(|(nth, found)| found.villages.iter().map(move |id| (*id, nth)))
            .collect();
        for (issue, month) in cases {
            let nth = issue.village.and_then(|village| inside.get(&village)).copied();
            if let Some(nth) = nth.filter(|nth| windows[*nth].months.contains(&month)) {
                clusters[nth].issues.push(issue.id);
                *clusters[nth].by_category.entry(issue.category.clone()).or_insert(0) += 1;
            }
        }
        Ok(stage.told(clusters, options))
    }
}

/// The villages that take part, with their cases.
struct Stage {
    villages: Vec<Id<Village>>,
    positions: Positions<Village>,
    field: Field,
    left_out: Vec<Id<Village>>,
    /// Cases in villages that are left out, or in none.
    outside: u32,
}

impl Stage {
    fn of(world: &World, geography: &Geography, months: usize) -> Result<Self, Refusal> {
        let ids = geography.villages.iter().copied().chain(geography.points.iter().map(|(id, _)| *id));
        let placed: Vec<(Id<Village>, Point)> = ids.zip(centers(geography)).collect();
        if placed.is_empty() {
            return Err(Refusal::new("hotspot.refusal.no_places"));
        }
        let households = |id| world.villages.get(id).and_then(|village| village.households).filter(|count| *count > 0);
        let taking: Vec<(Id<Village>, Point, u32)> =
            placed.into_iter().filter_map(|(id, place)| Some((id, place, households(id)?))).collect();
        if taking.len() < 2 {
            return Err(Refusal::new("hotspot.refusal.no_households"));
        }
        let villages: Vec<Id<Village>> = taking.iter().map(|(id, ..)| *id).collect();
        let positions = Positions::of(villages.iter().copied());
        let left_out = world.villages.iter().map(|village| village.id).filter(|id| positions.get(*id).is_none());
        Ok(Self {
            left_out: left_out.collect(),
            field: Field {
                places: taking.iter().map(|(_, place, _)| *place).collect(),
                people: taking.iter().map(|(.., households)| f64::from(*households)).collect(),
                cases: vec![vec![0; months]; villages.len()],
            },
            villages,
            positions,
            outside: 0,
        })
    }

    fn add(&mut self, village: Option<Id<Village>>, month: usize, cases: u32) {
        match village.and_then(|village| self.positions.get(village)) {
            Some(place) => self.field.cases[place][month] += cases,
            None => self.outside += cases,
        }
    }

    fn windows(&self, options: &Options) -> Result<Vec<Window>, Refusal> {
        match self.field.total() {
            0 => Err(Refusal::new("hotspot.refusal.no_cases")),
            _ => Ok(search(&self.field, options)),
        }
    }

    /// The cluster of a window, without what only its issues tell.
    fn cluster(&self, window: &Window) -> Cluster {
        let center = window.places.first().map_or_else(|| Point::new(0.0, 0.0), |place| self.field.places[*place]);
        Cluster {
            villages: window.places.iter().map(|place| self.villages[*place]).collect(),
            center: [center.x(), center.y()],
            radius_km: window.radius_km,
            days: None,
            cases: window.cases,
            expected: window.expected,
            relative_risk: window.relative_risk,
            log_likelihood_ratio: window.log_likelihood_ratio,
            p: window.p,
            issues: Vec::new(),
            by_category: BTreeMap::new(),
        }
    }

    fn told(&self, clusters: Vec<Cluster>, options: &Options) -> Scan {
        Scan {
            options: *options,
            clusters,
            villages: self.villages.len(),
            households: self.field.people.iter().sum::<f64>() as u64,
            cases: self.field.total(),
            left_out: self.left_out.clone(),
            cases_left_out: self.outside,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::geometry::distance_km;
    use crate::model::sample::{self, TODAY, village};

    fn key<T>(result: Result<T, Refusal>) -> String {
        result.err().expect("refused").0.key
    }

    /// The sample with twelve more issues in 东二村, raised in September.
    fn world() -> World {
        let mut world = sample::sample_world();
        let more =
            (1..=12).map(|nth| sample::new_issue(&format!("more-{nth}"), "某事", Some("东二村"), date(2026, 9, nth)));
        world.issues = world.issues.iter().cloned().chain(more).collect();
        world
    }

    fn scan(world: &World, question: &Question) -> Result<Scan, Refusal> {
        Scan::of(world, &Geography::of(world, 0.5), question, &Options { least_sure: 1.0, ..Options::default() })
    }

    #[test]
    fn cases_are_counted_where_they_are_and_told_where_they_are_not() {
        let world = world();
        let found = scan(&world, &Question::default()).expect("searched");
        assert_eq!(
            (found.villages, found.cases, found.cases_left_out),
            (6, 17, 1),
            "one is about a township as a whole"
        );
        assert_eq!(
            found.households,
            world.villages.iter().filter_map(|row| row.households).map(u64::from).sum::<u64>()
        );
        let first = &found.clusters[0];
        assert_eq!((first.villages[0], first.cases as usize), (village("东二村"), first.issues.len()));
        assert_eq!(first.by_category.values().sum::<u32>(), first.cases);
        let open = Question { open_only: true, ..Question::default() };
        assert_eq!(scan(&world, &open).expect("searched").cases, 16);
        assert!(first.days.is_none());
    }

    #[test]
    fn over_months_a_cluster_has_days() {
        let world = world();
        let options = Options { least_sure: 1.0, ..Options::default() };
        let geography = Geography::of(&world, 0.5);
        let found =
            Scan::over_months(&world, &geography, &Question::default(), (TODAY, 12), &options).expect("searched");
        assert_eq!(found.cases, 17);
        let days = found.clusters[0].days.expect("days");
        assert!(days.first < days.last && days.has(date(2026, 9, 5)), "{days:?}");
        assert!(found.clusters[0].issues.iter().all(|id| days.has(world.issues.get(*id).expect("there").raised_on)));
    }

    #[test]
    fn what_cannot_be_searched_is_refused() {
        let mut world = world();
        let none = Question { category: Some("weather".into()), ..Question::default() };
        assert_eq!(key(scan(&world, &none)), "hotspot.refusal.no_cases");
        let mut rows: Vec<_> = world.villages.iter().cloned().collect();
        rows.iter_mut().for_each(|row| row.households = Some(0));
        world.villages = rows.iter().cloned().collect();
        assert_eq!(key(scan(&world, &Question::default())), "hotspot.refusal.no_households");
        rows.iter_mut().for_each(|row| (row.boundary, row.position) = (None, None));
        world.villages = rows.into_iter().collect();
        assert_eq!(key(scan(&world, &Question::default())), "hotspot.refusal.no_places");
    }

    #[test]
    fn villages_without_households_are_left_out_with_their_cases() {
        let mut world = world();
        let mut rows: Vec<_> = world.villages.iter().cloned().collect();
        rows.iter_mut().filter(|row| row.id == village("东二村")).for_each(|row| row.households = None);
        world.villages = rows.into_iter().collect();
        let found = scan(&world, &Question::default()).expect("searched");
        assert_eq!((found.left_out, found.cases, found.cases_left_out), (vec![village("东二村")], 3, 15));
    }

    #[test]
    fn a_ring_keeps_its_radius_all_around() {
        let world = world();
        let mut cluster = scan(&world, &Question::default()).expect("searched").clusters.remove(0);
        cluster.radius_km = 7.5;
        let ring = cluster.ring(36);
        let km = |to: &[f64; 2]| distance_km(Point::from(cluster.center), Point::from(*to));
        assert!(ring.len() == 37 && ring[0] == ring[36] && ring.iter().all(|point| (km(point) - 7.5).abs() < 1e-9));
    }
}
