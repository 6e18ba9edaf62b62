//! Who could be posted to a village: the cadres with their distance, their load and what they are good at.

use crate::model::{Cadre, Id, Place, Point, Village};
use crate::ui::tables::{Scope, places, skills};
use crate::ui::widgets::Spelling;

/// One cadre who could be posted.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Candidate {
    pub(super) id: Id<Cadre>,
    pub(super) name: String,
    pub(super) unit: String,
    /// What the cadre is good at, and where the cadre is posted now.
    pub(super) about: String,
    /// From where the cadre works to the village, kilometres.
    pub(super) distance_km: Option<f64>,
    /// How many places the cadre is posted to now.
    pub(super) load: usize,
    spelling: Spelling,
}

impl Candidate {
    /// Whether what was typed means this cadre: by name, unit, skill or place.
    pub(super) fn matches(&self, typed: &str) -> bool {
        let typed = typed.trim().to_lowercase();
        self.spelling.matches(&typed)
            || self.unit.to_lowercase().contains(&typed)
            || self.about.to_lowercase().contains(&typed)
    }
}

/// All active cadres, nearest first; those who are not posted yet before the others at the same distance.
pub(super) fn candidates(scope: Scope<'_>, village: Id<Village>) -> Vec<Candidate> {
    let world = scope.world();
    let to = position(scope, village);
    let candidate = |cadre: &Cadre| Candidate {
        id: cadre.id,
        name: cadre.name.clone(),
        unit: scope.unit(cadre.unit).text,
        about: [skills(scope, cadre), places(scope, cadre)]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
        distance_km: base(scope, cadre).zip(to).map(|(from, to)| distance_km(from, to)),
        load: scope.lookup.load(cadre.id),
        spelling: Spelling::of(&cadre.name),
    };
    world.cadres.iter().filter(|cadre| cadre.active).map(candidate).collect()
}

/// Puts candidates in order: by distance, or by load.
pub(super) fn sort(candidates: &mut [Candidate], by_load: bool) {
    let metres = |each: &Candidate| each.distance_km.map_or(u64::MAX, |km| (km * 1000.0) as u64);
    candidates.sort_by_cached_key(|each| {
        let (load, metres) = (each.load as u64, metres(each));
        (if by_load { (load, metres) } else { (metres, load) }, each.spelling.order())
    });
}

/// Where a village is: its point, else the anchor of its area.
fn position(scope: Scope<'_>, village: Id<Village>) -> Option<Point> {
    let row = scope.world().villages.get(village)?;
    row.position.or_else(|| {
        let geography = scope.sight.geography;
        let [x, y] = geography.lonlat_from_world(geography.anchors.get(geography.area(village)? as usize).copied()?);
        Some(Point::new(x, y))
    })
}

/// Where a cadre works from: the own base, else the seat of the unit, else the seat of its township.
fn base(scope: Scope<'_>, cadre: &Cadre) -> Option<Point> {
    let world = scope.world();
    let unit = || cadre.unit.and_then(|id| world.units.get(id));
    let seat = || unit()?.township.and_then(|id| world.townships.get(id))?.seat;
    cadre.base.or_else(|| unit()?.position).or_else(seat)
}

/// The distance over ground between two points in degrees, kilometres (haversine on a sphere of 6371.0088 km, the
/// mean radius of IUGG 1980).
pub fn distance_km(from: Point, to: Point) -> f64 {
    let (lat1, lat2) = (from.y().to_radians(), to.y().to_radians());
    let half = |degrees: f64| (degrees.to_radians() / 2.0).sin().powi(2);
    let chord = half(to.y() - from.y()) + lat1.cos() * lat2.cos() * half(to.x() - from.x());
    2.0 * 6371.0088 * chord.sqrt().min(1.0).asin()
}

/// The place of a village.
pub(super) fn place_of(village: Id<Village>) -> Place {
    Place::Village(village)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_degree_of_latitude_is_a_hundred_and_eleven_kilometres() {
        let distance = distance_km(Point::new(119.0, 27.0), Point::new(119.0, 28.0));
        assert!((distance - 111.195).abs() < 0.01, "{distance}");
        assert!(distance_km(Point::new(119.0, 27.0), Point::new(119.0, 27.0)) < 1e-9);
    }
}
