//! The survey of a county: what takes long to make of its boundaries, as bytes that a file can keep beside them.
//!
//! A survey belongs to boundaries by their [`fingerprint`]; where that is another one, or a byte has changed, it is made
//! anew. Nothing follows from it that would not follow from the boundaries.

use std::borrow::Cow;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::{Xxh3, xxh3_128};

use crate::model::{Village, World};

use super::coverage::{ArcLine, AreaWalk, Coverage, CoverageReport, Level};
use super::plane::Point2;

/// Raised when other bytes are written, or when the same boundaries give another coverage, levels or anchors.
const EDITION: u32 = 1;
/// With so many corners, making a survey takes a tenth of a second.
const WORTH_KEEPING: usize = 100_000;
/// How many bytes at the end say whether the others are as they were written.
const SEAL: usize = size_of::<u128>();

/// What took long to make.
#[derive(Default, Serialize, Deserialize)]
pub struct Survey<'a> {
    arcs: Cow<'a, [ArcLine]>,
    ends: Cow<'a, [[u32; 2]]>,
    polygons: Cow<'a, [AreaWalk]>,
    /// The fineness of each coarser level.
    tolerances_m: Vec<f64>,
    /// For each point of all arcs, the coarsest level that has it: 0 is the finest.
    coarsest: Vec<u8>,
    pub(super) report: Cow<'a, CoverageReport>,
    pub(super) anchors: Cow<'a, [Point2]>,
    pub(super) anchor_radius_m: Cow<'a, [f64]>,
    pub(super) township_anchors: Cow<'a, [Point2]>,
}

/// Whether making the survey of a county takes so long that it is worth its place in the file.
pub fn is_worth_keeping(world: &World) -> bool {
    let parts = world.villages.iter().flat_map(|village| &village.boundary).flat_map(|boundary| boundary.iter());
    parts.map(|part| part.exterior().0.len()).sum::<usize>() >= WORTH_KEEPING
}

/// What tells these villages, with the number of the township of each, from any others from which another survey would
/// be made.
pub(super) fn fingerprint(villages: &[&Village], township_of_area: &[u32], origin: Point2, tolerance_m: f64) -> u128 {
    let mut hash = Xxh3::new();
    hash.update(env!("CARGO_PKG_VERSION").as_bytes());
    hash.update(&EDITION.to_le_bytes());
    let mut numbers = Vec::new();
    numbers.extend([origin[0], origin[1], tolerance_m].map(f64::to_bits));
    for (village, township) in villages.iter().zip(township_of_area) {
        numbers.push(u64::from(*township));
        let parts = village.boundary.iter().flat_map(|boundary| boundary.iter());
        for ring in parts.flat_map(|part| std::iter::once(part.exterior()).chain(part.interiors())) {
            numbers.push(ring.0.len() as u64);
            numbers.extend(ring.0.iter().flat_map(|corner| [corner.x.to_bits(), corner.y.to_bits()]));
        }
        numbers.drain(..).for_each(|number| hash.update(&number.to_le_bytes()));
    }
    hash.digest128()
}

/// A survey as bytes.
pub(super) fn write(survey: &Survey<'_>) -> Option<Vec<u8>> {
    let mut bytes = postcard::to_allocvec(survey).ok()?;
    bytes.extend(xxh3_128(&bytes).to_le_bytes());
    Some(bytes)
}

/// A survey from the bytes that were kept; none where one of them is wrong.
pub fn read(bytes: &[u8]) -> Option<Survey<'static>> {
    let (written, seal) = bytes.split_at_checked(bytes.len().checked_sub(SEAL)?)?;
    let is_whole = xxh3_128(written).to_le_bytes() == *seal;
    is_whole.then(|| postcard::from_bytes(written).ok()).flatten()
}

impl<'a> Survey<'a> {
    /// The survey of levels, so far; none where a coarser one has points that the finest lacks.
    pub(super) fn of_levels(finest: &'a Level, coarser: &[Level]) -> Option<Self> {
        Some(Self {
            arcs: Cow::Borrowed(&finest.coverage.arcs),
            ends: Cow::Borrowed(&finest.coverage.ends),
            polygons: Cow::Borrowed(&finest.coverage.polygons),
            tolerances_m: coarser.iter().map(|level| level.tolerance_m).collect(),
            coarsest: coarsest(&finest.coverage, coarser)?,
            ..Self::default()
        })
    }

    /// The levels, the finest first; they are taken out.
    pub(super) fn take_levels(&mut self) -> Vec<Level> {
        let coarser = |(number, tolerance_m)| (tolerance_m, self.arcs_of_level(number));
        let coarser: Vec<_> = (1..).zip(self.tolerances_m.iter().copied()).map(coarser).collect();
        let ends = Arc::new(std::mem::take(&mut self.ends).into_owned());
        let polygons = Arc::new(std::mem::take(&mut self.polygons).into_owned());
        let finest = std::mem::take(&mut self.arcs).into_owned();
        let level = |(tolerance_m, arcs)| {
            let (ends, polygons) = (Arc::clone(&ends), Arc::clone(&polygons));
            Level { tolerance_m, coverage: Coverage { len: polygons.len(), arcs, ends, polygons } }
        };
        std::iter::once((0.0, finest)).chain(coarser).map(level).collect()
    }

    /// Whether every number of an area, an arc or a node is one that is there, every level reaches from node to node, and
    /// every place is one on the plane: a file may come from anybody.
    pub(super) fn is_of(&self, areas: usize, townships: usize) -> bool {
        let is_area = |area: &u32| (*area as usize) < areas;
        let is_arc = |arc: &u32| (*arc as usize) < self.arcs.len();
        let is_place = |[x, y]: &Point2| x.is_finite() && y.is_finite();
        let points: usize = self.arcs.iter().map(|arc| arc.points.len()).sum();
        let report = &self.report;
        self.arcs.iter().all(|arc| arc.points.len() >= 2 && arc.left.iter().chain(&arc.right).all(is_area))
            && self.arcs.iter().flat_map(|arc| &arc.points).all(is_place)
            && self.ends.len() == self.arcs.len()
            && self.ends.iter().flatten().all(|node| (*node as usize) < 2 * self.arcs.len())
            && self.polygons.len() == areas
            && self.polygons.iter().flatten().flatten().flatten().all(|(arc, _)| is_arc(arc))
            && self.coarsest.len() == points
            && self.tolerances_m.len() < usize::from(u8::MAX)
            && self.keeps_nodes()
            && report.inner_arcs.iter().all(is_arc)
            && report.dropped.iter().all(|(area, _)| is_area(area))
            && report.self_crossing.iter().all(|(area, _)| is_area(area))
            && report.overlaps.iter().all(|(area, other, _)| is_area(area) && is_area(other))
            && self.anchors.len() == areas
            && self.anchor_radius_m.len() == areas
            && self.anchor_radius_m.iter().all(|radius| radius.is_finite())
            && self.township_anchors.len() == townships
            && self.anchors.iter().chain(self.township_anchors.iter()).all(is_place)
    }

    /// Whether all levels have the ends of all arcs.
    fn keeps_nodes(&self) -> bool {
        let mut rest = &self.coarsest[..];
        self.arcs.iter().all(|arc| {
            let (of_arc, others) = rest.split_at(arc.points.len());
            rest = others;
            let stays =
                |coarsest: Option<&u8>| coarsest.is_some_and(|last| usize::from(*last) >= self.tolerances_m.len());
            stays(of_arc.first()) && stays(of_arc.last())
        })
    }

    /// The arcs of a level by its number: 1 is the first that is coarser than the finest.
    fn arcs_of_level(&self, level: u8) -> Vec<ArcLine> {
        let mut rest = &self.coarsest[..];
        let of_arc = |arc: &ArcLine| {
            let (coarsest, others) = rest.split_at(arc.points.len());
            rest = others;
            let stays = |coarsest: &u8| *coarsest >= level;
            let mut points = Vec::with_capacity(coarsest.iter().filter(|coarsest| stays(coarsest)).count());
            points.extend(arc.points.iter().zip(coarsest).filter(|(_, coarsest)| stays(coarsest)).map(|(at, _)| *at));
            ArcLine { points, ..*arc }
        };
        self.arcs.iter().map(of_arc).collect()
    }
}

/// For each point of the finest arcs, the coarsest level that has it; none where a level has other points.
fn coarsest(finest: &Coverage, coarser: &[Level]) -> Option<Vec<u8>> {
    let mut coarsest = vec![0; finest.point_count()];
    for (number, level) in (1..=u8::MAX).zip(coarser) {
        let mut start = 0;
        for (arc, left) in finest.arcs.iter().zip(&level.coverage.arcs) {
            let mut left = left.points.iter().peekable();
            for (point, coarsest) in arc.points.iter().zip(&mut coarsest[start..]) {
                if left.next_if_eq(&point).is_some() {
                    *coarsest = number;
                }
            }
            if left.next().is_some() {
                return None;
            }
            start += arc.points.len();
        }
    }
    Some(coarsest)
}

#[cfg(test)]
pub(crate) mod tests {
    use geo_types::{Coord, LineString, MultiPolygon, Polygon};
    use proptest::prelude::*;

    use crate::geometry::Geography;
    use crate::model::{BoundaryOrigin, Id};

    use super::*;

    /// A county of square villages with wavy borders: so many across and up, so many corners to a border.
    pub(crate) fn wavy_county(across: u32, up: u32, corners: u32) -> World {
        let corner = |x: f64, y: f64| {
            let wave = |at: f64| 0.1 * (7.0 * at).sin() * (std::f64::consts::PI * at).sin();
            Coord { x: 119.0 + 0.01 * (x + wave(y)), y: 28.0 + 0.01 * (y + wave(x)) }
        };
        let village = |column: u32, row: u32| {
            let (x, y) = (f64::from(column), f64::from(row));
            let along = (0..corners).map(|nth| f64::from(nth) / f64::from(corners));
            let south = along.clone().map(|t| corner(x + t, y));
            let east = along.clone().map(|t| corner(x + 1.0, y + t));
            let north = along.clone().map(|t| corner(x + 1.0 - t, y + 1.0));
            let west = along.map(|t| corner(x, y + 1.0 - t));
            let ring: LineString<f64> = south.chain(east).chain(north).chain(west).collect();
            let name = format!("{column:03}{row:03}");
            Village {
                id: Id::named(&name),
                township: Id::named(&(column / 3).to_string()),
                code: name.clone(),
                name,
                full_name: String::new(),
                kind: "village".into(),
                households: None,
                population: None,
                position: None,
                boundary: Some(Arc::new(MultiPolygon::from(Polygon::new(ring, vec![])))),
                boundary_origin: BoundaryOrigin::Given,
            }
        };
        let villages = (0..across).flat_map(|column| (0..up).map(move |row| (column, row)));
        World { villages: villages.map(|(column, row)| village(column, row)).collect(), ..World::default() }
    }

    fn surveyed(world: &World, bytes: &[u8]) -> Geography {
        Geography::surveyed(world, 0.5, |_| read(bytes))
    }

    /// All that is in a geography, as text.
    fn told(geography: &Geography) -> String {
        format!("{geography:?}")
    }

    #[test]
    fn a_geography_from_its_survey_is_the_one_that_was_surveyed() {
        let world = wavy_county(4, 3, 40);
        let made = Geography::of(&world, 0.5);
        assert!(made.levels.len() > 2, "levels: {}", made.levels.len());
        let bytes = made.survey_bytes().unwrap();
        let mut kept = read(&bytes).unwrap();
        assert!(kept.is_of(12, 2));
        assert_eq!(kept.report, Cow::Borrowed(&made.report));
        assert_eq!(kept.take_levels(), made.levels);
        assert_eq!(told(&surveyed(&world, &bytes)), told(&made));
    }

    #[test]
    fn a_survey_is_asked_for_by_what_it_was_made_from_and_by_nothing_else() {
        let fingerprint = |world: &World, tolerance_m| Geography::of(world, tolerance_m).fingerprint();
        let world = wavy_county(3, 2, 9);
        let known = fingerprint(&world, 0.5);
        assert_eq!(fingerprint(&wavy_county(3, 2, 9), 0.5), known);
        let change = |change: &dyn Fn(&mut Village)| {
            let mut villages: Vec<Village> = world.villages.iter().cloned().collect();
            change(&mut villages[2]);
            World { villages: villages.into_iter().collect(), ..World::default() }
        };
        let renamed = change(&|village| village.name = "莲川".into());
        assert_eq!(fingerprint(&renamed, 0.5), known);
        let moved = change(&|village| {
            let mut boundary = village.boundary.as_deref().unwrap().clone();
            boundary.0[0].exterior_mut(|ring| ring.0[4].x += 1e-9);
            village.boundary = Some(Arc::new(boundary));
        });
        let elsewhere = change(&|village| village.township = Id::named("elsewhere"));
        let others = [fingerprint(&moved, 0.5), fingerprint(&elsewhere, 0.5), fingerprint(&world, 0.6)];
        assert!(others.iter().all(|other| *other != known));
    }

    #[test]
    fn a_survey_with_a_wrong_byte_is_made_anew() {
        let world = wavy_county(2, 2, 9);
        let made = Geography::of(&world, 0.5);
        let bytes = made.survey_bytes().unwrap();
        for at in (0..bytes.len()).step_by(7) {
            let mut wrong = bytes.clone();
            wrong[at] ^= 0x10;
            assert!(read(&wrong).is_none(), "byte {at}");
        }
        for short in [&bytes[..0], &bytes[..9], &bytes[..bytes.len() - 1]] {
            assert_eq!(told(&surveyed(&world, short)), told(&made));
        }
        let other = Geography::of(&wavy_county(3, 2, 9), 0.5).survey_bytes().unwrap();
        assert_eq!(told(&surveyed(&world, &other)), told(&made), "the survey of another county");
    }

    #[test]
    fn a_survey_with_levels_or_places_that_cannot_be_is_none_of_the_county() {
        let made = Geography::of(&wavy_county(4, 3, 40), 0.5);
        let survey = || read(&made.survey_bytes().unwrap()).unwrap();
        assert!(survey().is_of(12, 2));
        assert!(!survey().is_of(13, 2) && !survey().is_of(12, 3));
        let many = Survey { tolerances_m: vec![1.0; 300], ..survey() };
        let no_nodes = Survey { coarsest: vec![0; survey().coarsest.len()], ..survey() };
        let no_place = Survey { anchors: vec![[f64::NAN; 2]; 12].into(), ..survey() };
        let endless = Survey { anchor_radius_m: vec![f64::INFINITY; 12].into(), ..survey() };
        for forged in [many, no_nodes, no_place, endless] {
            assert!(!forged.is_of(12, 2));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]
        /// Whoever writes a file can also write the seal: what is read must then be wrong without harm.
        #[test]
        fn a_forged_survey_does_no_harm(at in any::<prop::sample::Index>(), byte: u8) {
            let world = wavy_county(2, 2, 5);
            let mut forged = Geography::of(&world, 0.5).survey_bytes().unwrap();
            forged.truncate(forged.len() - SEAL);
            let at = at.index(forged.len());
            forged[at] = byte;
            forged.extend(xxh3_128(&forged).to_le_bytes());
            let geography = surveyed(&world, &forged);
            prop_assert_eq!(geography.neighbours().len(), 4);
            for area in 0..4 {
                geography.spine(area);
                prop_assert!(geography.levels.iter().all(|level| level.coverage.polygon(area).0.len() < 99));
            }
            geography.area_at([0.0, 0.0]);
        }
    }
}
