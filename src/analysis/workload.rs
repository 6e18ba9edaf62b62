//! The workload of cadres, and who could be posted to a village.

use std::collections::{BTreeMap, BTreeSet};

use geo::{Centroid, Distance, Haversine};

use crate::model::{Cadre, Date, Id, Place, Point, Posting, Village, World};

use super::Findings;

/// What a cadre has to do by the postings of a day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Load {
    /// The places, each once, in the order of their identities.
    pub places: Vec<Place>,
    /// How many postings hold.
    pub postings: u32,
    /// How many of the places are villages.
    pub villages: u32,
    /// How many issues are open in those villages.
    pub open: u32,
}

/// From where the way of a cadre to a village is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Start {
    /// The place from which the cadre works.
    Base,
    /// The seat of the unit.
    Seat,
    /// The middle of the villages to which the cadre is posted now.
    Villages,
}

/// A cadre who could be posted to a village.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The cadre.
    pub cadre: Id<Cadre>,
    /// The distance to the village as the crow flies, kilometres; `None` where nothing is known of where the cadre is.
    pub distance_km: Option<f64>,
    /// From where the distance is measured.
    pub start: Option<Start>,
    /// The present load.
    pub load: Load,
    /// Whether the cadre comes from this village, and so cannot be resident there.
    pub is_home: bool,
    /// Whether a posting ties the cadre to this village already.
    pub is_posted_here: bool,
    /// The share of time for this work, per cent.
    pub share_percent: u8,
}

/// The load of every cadre who has one on that day.
pub fn loads(world: &World, findings: &Findings, day: Date) -> BTreeMap<Id<Cadre>, Load> {
    let mut postings: BTreeMap<Id<Cadre>, Vec<&Posting>> = BTreeMap::new();
    for posting in world.postings.iter().filter(|posting| posting.holds_on(day)) {
        if let Some(cadre) = posting.cadre {
            postings.entry(cadre).or_default().push(posting);
        }
    }
    postings.into_iter().map(|(cadre, postings)| (cadre, load(&postings, findings))).collect()
}

/// The load that these postings make.
fn load(postings: &[&Posting], findings: &Findings) -> Load {
    let places: BTreeSet<Place> = postings.iter().map(|posting| posting.place).collect();
    let villages: Vec<Id<Village>> = places.iter().filter_map(|place| village_of(*place)).collect();
    let open = villages.iter().filter_map(|village| findings.villages.get(village)).map(|found| found.open).sum();
    Load {
        postings: postings.len() as u32,
        villages: villages.len() as u32,
        open,
        places: places.into_iter().collect(),
    }
}

/// The cadres in service, nearest to the village first, those with less to do before others at the same distance; who
/// is nowhere known stands last.
pub fn candidates(world: &World, findings: &Findings, village: Id<Village>, day: Date) -> Vec<Candidate> {
    let mut loads = loads(world, findings, day);
    let here = world.villages.get(village).and_then(village_point);
    let mut found: Vec<Candidate> = world
        .cadres
        .iter()
        .filter(|cadre| cadre.active)
        .map(|cadre| candidate(world, cadre, loads.remove(&cadre.id).unwrap_or_default(), village, here))
        .collect();
    let far = |candidate: &Candidate| candidate.distance_km.unwrap_or(f64::INFINITY);
    found.sort_by(|a, b| {
        far(a)
            .total_cmp(&far(b))
            .then_with(|| (a.load.postings, a.load.open, a.cadre).cmp(&(b.load.postings, b.load.open, b.cadre)))
    });
    found
}

/// What is to be known of one cadre.
fn candidate(world: &World, cadre: &Cadre, load: Load, village: Id<Village>, here: Option<Point>) -> Candidate {
    let start = start_of(world, cadre, &load.places);
    Candidate {
        cadre: cadre.id,
        distance_km: start.zip(here).map(|((_, start), here)| distance_km(start, here)),
        start: start.map(|(start, _)| start),
        is_home: cadre.home_village == Some(village),
        is_posted_here: load.places.contains(&Place::Village(village)),
        share_percent: cadre.share_percent,
        load,
    }
}

/// From where a cadre sets out: the own base, else the seat of the unit, else the middle of today's villages.
fn start_of(world: &World, cadre: &Cadre, places: &[Place]) -> Option<(Start, Point)> {
    let seat = || {
        let unit = world.units.get(cadre.unit?)?;
        unit.position.or_else(|| world.townships.get(unit.township?)?.seat)
    };
    let middle = || {
        let villages = places.iter().filter_map(|place| world.villages.get(village_of(*place)?));
        let points: Vec<Point> = villages.filter_map(village_point).collect();
        let sum = points.iter().fold(Point::new(0.0, 0.0), |sum, point| sum + *point);
        (!points.is_empty()).then(|| sum / points.len() as f64)
    };
    (cadre.base.map(|point| (Start::Base, point)))
        .or_else(|| seat().map(|point| (Start::Seat, point)))
        .or_else(|| middle().map(|point| (Start::Villages, point)))
}

/// From where the way of a cadre who is posted to these places is measured, as for [`Candidate::distance_km`].
pub fn start_point(world: &World, cadre: &Cadre, places: &[Place]) -> Option<Point> {
    start_of(world, cadre, places).map(|(_, point)| point)
}

/// The point that stands for a village: its own, or the middle of its boundary.
pub fn village_point(village: &Village) -> Option<Point> {
    village.position.or_else(|| village.boundary.as_ref()?.centroid())
}

fn village_of(place: Place) -> Option<Id<Village>> {
    match place {
        Place::Village(village) => Some(village),
        Place::Township(_) | Place::Site(_) => None,
    }
}

/// The length of the great circle between two points in longitude and latitude (degrees), kilometres, on a sphere of
/// the mean radius 6371.0088 km.
pub fn distance_km(from: Point, to: Point) -> f64 {
    Haversine.distance(from, to) / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::sample::{self, TODAY};
    use crate::model::{Changes, Sentence};

    fn names(world: &World, found: &[Candidate]) -> Vec<String> {
        found.iter().map(|row| world.cadres.get(row.cadre).unwrap().name.clone()).collect()
    }

    fn change_cadre(world: &mut World, name: &str, change: impl Fn(&mut Cadre)) {
        let before = world.cadres.get(sample::cadre(name)).unwrap();
        let mut after = before.clone();
        change(&mut after);
        let mut changes = Changes::new(Sentence::new("edit.amend"));
        changes.change(before, after);
        world.apply(&changes);
    }

    #[test]
    fn a_load_counts_what_holds_on_the_day_and_what_is_open_there() {
        let world = sample::sample_world();
        let findings = Findings::of(&world, TODAY);
        let loads = loads(&world, &findings, TODAY);
        let zhao = &loads[&sample::cadre("赵一")];
        assert_eq!((zhao.postings, zhao.villages, zhao.open), (1, 1, 2));
        assert_eq!(zhao.places, [Place::Village(sample::village("东二村"))]);
        assert_eq!(loads.get(&sample::cadre("钱二")), None, "the posting has ended");
    }

    #[test]
    fn the_nearest_come_first_and_whoever_is_out_of_service_is_left_out() {
        let mut world = sample::sample_world();
        change_cadre(&mut world, "钱二", |cadre| cadre.base = Some(Point::new(119.13, 28.02)));
        change_cadre(&mut world, "李四", |cadre| cadre.active = false);
        let findings = Findings::of(&world, TODAY);
        let found = candidates(&world, &findings, sample::village("东三村"), TODAY);
        assert_eq!(names(&world, &found), ["钱二", "孙三", "赵一"].map(str::to_owned));
        let starts: Vec<_> = found.iter().map(|row| row.start.unwrap()).collect();
        assert_eq!(starts, [Start::Base, Start::Seat, Start::Seat]);
    }

    #[test]
    fn the_home_village_and_a_present_posting_are_marked() {
        let world = sample::sample_world();
        let findings = Findings::of(&world, TODAY);
        let at = |village: &str, cadre: &str| {
            let found = candidates(&world, &findings, sample::village(village), TODAY);
            found.into_iter().find(|row| row.cadre == sample::cadre(cadre)).unwrap()
        };
        assert!(at("东一村", "钱二").is_home && !at("东二村", "钱二").is_home);
        assert!(at("东二村", "赵一").is_posted_here && !at("东一村", "赵一").is_posted_here);
    }

    #[test]
    fn whoever_is_nowhere_known_is_measured_from_the_villages_or_stands_last() {
        let mut world = sample::sample_world();
        ["赵一", "钱二"].iter().for_each(|name| change_cadre(&mut world, name, |cadre| cadre.unit = None));
        let findings = Findings::of(&world, TODAY);
        let found = candidates(&world, &findings, sample::village("东二村"), TODAY);
        assert_eq!(found[0].start, Some(Start::Villages));
        assert!(found[0].distance_km.unwrap() < 1e-9);
        let last = found.last().unwrap();
        assert_eq!((last.cadre, last.distance_km), (sample::cadre("钱二"), None));
    }

    #[test]
    fn a_degree_of_latitude_is_111_kilometres() {
        // 2π · 6371.0088 / 360
        let degree = distance_km(Point::new(119.0, 28.0), Point::new(119.0, 29.0));
        assert!((degree - 111.195_08).abs() < 1e-4, "{degree}");
    }
}
