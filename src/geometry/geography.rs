//! The geography of a county: its areas on the projected plane, ready to be drawn and asked, made once for each change
//! of a boundary.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use geo::MapCoords;
use geo_types::{Coord, MultiPolygon};

use crate::model::{BoundaryOrigin, Id, Township, Village, World};

use super::anchor::{pole, signed_distance};
use super::coverage::{Coverage, CoverageReport, Level};
use super::lookup::{BoxIndex, box_index, numbers_in};
use super::mercator::mercator_from_lonlat;
use super::neighbours::Contiguity;
use super::plane::{EMPTY_BOX, Point2, joined};
use super::spine::{is_long, spine};
use super::survey::{self, Survey};
use super::threads::{shared_out, worth};

/// The rank of a border, by what it separates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BorderRank {
    /// Two villages of one township.
    Village,
    /// Two townships.
    Township,
    /// The county and the world outside.
    County,
}

/// The areas of a county on the plane (Web Mercator metres, relative to `origin`, y north).
#[derive(Clone, Debug, Default)]
pub struct Geography {
    /// The village of each area, in the order of their codes.
    pub villages: Vec<Id<Village>>,
    /// The township of each area, as an index into `townships`.
    pub township_of_area: Vec<u32>,
    /// The townships that have areas, in the order of their codes.
    pub townships: Vec<Id<Township>>,
    /// The point of the plane to which all coordinates are relative.
    pub origin: [f64; 2],
    /// Smallest and largest x and y of all areas and points, relative to `origin`.
    pub bounds: [[f64; 2]; 2],
    /// The levels of detail, finest (as given) first.
    pub levels: Vec<Level>,
    /// The rank of each arc.
    pub ranks: Vec<BorderRank>,
    /// The arcs of each rank: between villages, between townships, around the county.
    pub arcs_by_rank: [Vec<u32>; 3],
    /// The bounding box of each arc at the finest level, which holds it at every level.
    pub arc_boxes: Vec<[[f64; 2]; 2]>,
    /// The bounding box of each area.
    pub boxes: Vec<[[f64; 2]; 2]>,
    /// Where the label and the dot of each area go: inside the area, as far from its border as can be.
    pub anchors: Vec<[f64; 2]>,
    /// The radius of the largest circle around the anchor that stays inside, metres on the plane.
    pub anchor_radius_m: Vec<f64>,
    /// Where the name of each township goes.
    pub township_anchors: Vec<[f64; 2]>,
    /// The bounding box of the areas of each township.
    pub township_boxes: Vec<[[f64; 2]; 2]>,
    /// Which areas were made by us from points.
    pub approximate: Vec<bool>,
    /// Villages without a boundary, at their point.
    pub points: Vec<(Id<Village>, [f64; 2])>,
    /// Villages with neither boundary nor point.
    pub unplaced: Vec<Id<Village>>,
    /// What had to be mended.
    pub report: CoverageReport,
    pub(crate) fingerprint: u128,
    pub(crate) area_of: BTreeMap<Id<Village>, u32>,
    /// Which areas border on each, found when it is first asked.
    pub(crate) bordering: OnceLock<Vec<Vec<u32>>>,
    /// The spine of each area, found when it is first asked.
    pub(crate) spines: OnceLock<Vec<OnceLock<Vec<Point2>>>>,
    pub(crate) index: BoxIndex,
    pub(crate) township_index: BoxIndex,
    pub(crate) point_index: BoxIndex,
}

impl Geography {
    /// Makes the geography of a world. Vertices closer than `tolerance_m` on the plane become one. Villages whose
    /// boundary has no area count as those without.
    pub fn of(world: &World, tolerance_m: f64) -> Self {
        Self::surveyed(world, tolerance_m, |_| None)
    }

    /// The same as [`Geography::of`], with a [survey](super::survey) that may be kept somewhere: it is asked for by its
    /// fingerprint, and made where it is not to be had.
    pub fn surveyed(world: &World, tolerance_m: f64, kept: impl FnOnce(u128) -> Option<Survey<'static>>) -> Self {
        let mut villages: Vec<&Village> = world.villages.iter().collect();
        villages.sort_by(|a, b| (&a.code, a.id).cmp(&(&b.code, b.id)));
        let (with, without): (Vec<&Village>, Vec<&Village>) = villages.iter().partition(|village| has_area(village));
        let mut made = Self {
            points: without.iter().filter_map(|village| Some((village.id, position(village)?))).collect(),
            unplaced: without.iter().filter(|village| position(village).is_none()).map(|village| village.id).collect(),
            ..Self::default()
        };
        made.choose_origin(&with);
        made.villages = with.iter().map(|village| village.id).collect();
        made.area_of = made.villages.iter().copied().zip(0..).collect();
        made.approximate = with.iter().map(|village| village.boundary_origin == BoundaryOrigin::Approximate).collect();
        made.name_townships(world, &with);
        made.fingerprint = survey::fingerprint(&with, &made.township_of_area, made.origin, tolerance_m);
        match kept(made.fingerprint).filter(|survey| survey.is_of(made.villages.len(), made.townships.len())) {
            Some(survey) => made.take_up(survey, &with),
            None => made.survey(&with, tolerance_m),
        }
        made
    }

    /// Takes over what was kept.
    fn take_up(&mut self, mut survey: Survey<'_>, villages: &[&Village]) {
        self.levels = survey.take_levels();
        self.report = survey.report.into_owned();
        self.anchors = survey.anchors.into_owned();
        self.anchor_radius_m = survey.anchor_radius_m.into_owned();
        self.township_anchors = survey.township_anchors.into_owned();
        self.measure(villages);
    }

    /// Makes what takes long.
    fn survey(&mut self, villages: &[&Village], tolerance_m: f64) {
        let shapes: Vec<MultiPolygon<f64>> = villages.iter().map(|village| self.shape_of(village)).collect();
        let (coverage, report) = Coverage::build(&shapes, tolerance_m);
        drop(shapes);
        self.report = report;
        self.levels = vec![Level { tolerance_m: 0.0, coverage }];
        self.measure(villages);
        self.add_coarser_levels();
        self.place_labels();
    }

    /// What took long to make of the boundaries, as bytes from which [`survey::read`] makes the same; none where
    /// there is nothing to keep.
    pub fn survey_bytes(&self) -> Option<Vec<u8>> {
        let (finest, coarser) = self.levels.split_first()?;
        let mut survey = Survey::of_levels(finest, coarser)?;
        survey.report = Cow::Borrowed(&self.report);
        survey.anchors = Cow::Borrowed(&self.anchors);
        survey.anchor_radius_m = Cow::Borrowed(&self.anchor_radius_m);
        survey.township_anchors = Cow::Borrowed(&self.township_anchors);
        survey::write(&survey)
    }

    /// By which a survey of these boundaries is known.
    pub fn fingerprint(&self) -> u128 {
        self.fingerprint
    }

    /// Chooses the origin in the middle of all, and makes the points relative to it.
    fn choose_origin(&mut self, villages: &[&Village]) {
        let parts = villages.iter().flat_map(|village| &village.boundary).flat_map(|boundary| boundary.iter());
        let corners = parts.flat_map(|part| &part.exterior().0).map(|corner| [corner.x, corner.y]);
        let is_place = |[x, y]: &Point2| x.is_finite() && y.is_finite();
        // The projection keeps the order of longitudes and of latitudes, so that two corners are enough.
        let globe = corners.filter(is_place).fold(EMPTY_BOX, |all, corner| joined(all, [corner, corner]));
        let areas = if globe[0][0] > globe[1][0] { EMPTY_BOX } else { globe.map(mercator_from_lonlat) };
        let points = self.points.iter().map(|(_, point)| *point).filter(is_place);
        let bounds = points.fold(areas, |all, point| joined(all, [point, point]));
        if bounds[0][0] > bounds[1][0] {
            return;
        }
        self.origin = [0, 1].map(|axis| ((bounds[0][axis] + bounds[1][axis]) / 2.0).round());
        let [x, y] = self.origin;
        for (_, point) in &mut self.points {
            *point = [point[0] - x, point[1] - y];
        }
        self.bounds = bounds.map(|[east, north]| [east - x, north - y]);
    }

    /// The boundary of a village on the plane.
    fn shape_of(&self, village: &Village) -> MultiPolygon<f64> {
        let shape = village.boundary.as_ref().map(|shape| {
            shape.map_coords(|coord| {
                let [x, y] = self.world_from_lonlat([coord.x, coord.y]);
                Coord { x, y }
            })
        });
        shape.unwrap_or_else(|| MultiPolygon::new(vec![]))
    }

    /// The townships of the areas, in the order of their codes.
    fn name_townships(&mut self, world: &World, villages: &[&Village]) {
        let code = |id| world.townships.get(id).map_or("", |township| township.code.as_str());
        let named: BTreeSet<Id<Township>> = villages.iter().map(|village| village.township).collect();
        self.townships = named.into_iter().collect();
        self.townships.sort_by(|a, b| (code(*a), a).cmp(&(code(*b), b)));
        let number: BTreeMap<_, u32> = self.townships.iter().copied().zip(0..).collect();
        self.township_of_area = villages.iter().map(|village| number[&village.township]).collect();
    }

    /// Boxes and ranks.
    fn measure(&mut self, villages: &[&Village]) {
        let Some(Level { coverage: finest, .. }) = self.levels.first() else { return };
        self.arc_boxes = finest.arc_boxes();
        self.boxes = finest.area_boxes(&self.arc_boxes);
        for (bounds, village) in self.boxes.iter_mut().zip(villages) {
            // An area that was lost in snapping keeps its place as a point.
            if bounds[0][0] > bounds[1][0] {
                let [x, y] = place_of(village);
                let point = [x - self.origin[0], y - self.origin[1]];
                *bounds = [point, point];
            }
        }
        self.index = box_index(&self.boxes);
        self.township_boxes = vec![EMPTY_BOX; self.townships.len()];
        for (township, bounds) in self.township_of_area.iter().zip(&self.boxes) {
            let all = &mut self.township_boxes[*township as usize];
            *all = joined(*all, *bounds);
        }
        self.township_index = box_index(&self.township_boxes);
        self.point_index = box_index(&self.points.iter().map(|(_, point)| [*point, *point]).collect::<Vec<_>>());
        let inner: Vec<bool> = flags(finest.arcs.len(), &self.report.inner_arcs);
        let township = |area: u32| self.township_of_area[area as usize];
        self.ranks = finest
            .arcs
            .iter()
            .zip(inner)
            .map(|(arc, inner)| match (arc.left, arc.right) {
                (Some(left), Some(right)) if township(left) != township(right) => BorderRank::Township,
                (Some(_), Some(_)) => BorderRank::Village,
                _ if inner => BorderRank::Village,
                _ => BorderRank::County,
            })
            .collect();
        for (arc, rank) in (0..).zip(&self.ranks) {
            self.arcs_by_rank[*rank as usize].push(arc);
        }
    }

    /// Coarser coverages than the finest, as long as they are worth it.
    fn add_coarser_levels(&mut self) {
        let Some(Level { coverage: finest, .. }) = self.levels.first() else { return };
        let mut sizes: Vec<f64> =
            self.boxes.iter().map(|[low, high]| (high[0] - low[0]).max(high[1] - low[1])).collect();
        sizes.sort_by(f64::total_cmp);
        let coarsest = sizes.get(sizes.len() / 2).map_or(0.0, |size| size * PART_OF_AN_AREA);
        let tolerances: Vec<f64> = std::iter::successors(Some(FIRST_TOLERANCE_M), |last| Some(last * STEP))
            .take_while(|t| *t <= coarsest)
            .collect();
        let mut points = finest.point_count() as f64;
        let coarser = finest.simplifications(&tolerances, |fewer| {
            let worthwhile = fewer as f64 <= WORTHWHILE * points;
            if worthwhile {
                points = fewer as f64;
            }
            worthwhile
        });
        self.levels.extend(coarser.into_iter().map(|(tolerance_m, coverage)| Level { tolerance_m, coverage }));
    }

    /// The places of the labels: found on coarser lines, then measured on the true ones.
    fn place_labels(&mut self) {
        let Some(finest) = self.levels.first() else { return };
        let coarse = self.levels.last().unwrap_or(finest);
        let anchor = |area: u32| {
            let bounds = self.boxes[area as usize];
            let rings = |level: &Level| largest_part(&level.coverage, area);
            let exact = rings(finest);
            let (place, _) = pole(&rings(coarse), ANCHOR_PRECISION);
            let radius = signed_distance(&exact, place);
            match (exact.is_empty(), radius > 0.0) {
                (true, _) => (bounds[0], 0.0),
                (false, true) => (place, radius),
                (false, false) => pole(&exact, ANCHOR_PRECISION),
            }
        };
        let of_range = |range: std::ops::Range<usize>| range.map(|area| anchor(area as u32)).collect::<Vec<_>>();
        let anchors = shared_out(self.boxes.len(), worth(self.boxes.len() * ANCHOR_STEPS), of_range);
        let (places, radii) = anchors.into_iter().flatten().unzip();
        let townships = coarse.coverage.dissolved(&self.township_of_area);
        let township_anchors = (0..self.townships.len() as u32)
            .map(|township| match largest_part(&townships, township) {
                rings if rings.is_empty() => self.first_of(township),
                rings => pole(&rings, ANCHOR_PRECISION).0,
            })
            .collect();
        self.anchors = places;
        self.anchor_radius_m = radii;
        self.township_anchors = township_anchors;
    }

    /// The place of the first area of a township.
    fn first_of(&self, township: u32) -> Point2 {
        let first = self.township_of_area.iter().position(|of| *of == township);
        first.map_or([0.0; 2], |area| self.boxes[area][0])
    }

    /// The area of a village, if it has one.
    pub fn area(&self, village: Id<Village>) -> Option<u32> {
        self.area_of.get(&village).copied()
    }

    /// Where the label of a village goes: inside of its area, or its point; none where it has no place.
    pub fn anchor(&self, village: Id<Village>) -> Option<[f64; 2]> {
        let area = self.area(village).and_then(|area| self.anchors.get(area as usize).copied());
        area.or_else(|| self.points.iter().find(|(id, _)| *id == village).map(|(_, point)| *point))
    }

    /// The areas that have a border or a corner in common with each, ascending.
    pub fn neighbours(&self) -> &[Vec<u32>] {
        let found = || self.levels.first().map(|level| level.coverage.neighbours(Contiguity::Queen));
        self.bordering.get_or_init(|| found().unwrap_or_default())
    }

    /// The line along the middle of an area that is long or bent, on the plane; empty where it is not.
    pub fn spine(&self, area: u32) -> &[Point2] {
        let spines = self.spines.get_or_init(|| vec![OnceLock::new(); self.villages.len()]);
        let found = || {
            let nth = area as usize;
            let (Some([low, high]), Some(radius)) = (self.boxes.get(nth), self.anchor_radius_m.get(nth)) else {
                return Vec::new();
            };
            let Some(coarse) = self.levels.get(self.levels.len() / 2) else { return Vec::new() };
            // The box is larger than the area: most are seen to be round without looking at their borders.
            if is_long((high[0] - low[0]) * (high[1] - low[1]), *radius) {
                spine(&largest_part(&coarse.coverage, area), *radius)
            } else {
                Vec::new()
            }
        };
        spines.get(area as usize).map_or(&[][..], |spine| spine.get_or_init(found).as_slice())
    }

    /// The area that holds a point of the plane (relative to `origin`); the lowest where several do.
    pub fn area_at(&self, point: [f64; 2]) -> Option<u32> {
        let coverage = &self.levels.first()?.coverage;
        self.areas_in([point, point]).into_iter().find(|area| coverage.holds(*area, point))
    }

    /// The areas whose boxes meet a box of the plane, ascending.
    pub fn areas_in(&self, bounds: [[f64; 2]; 2]) -> Vec<u32> {
        numbers_in(&self.index, bounds)
    }

    /// The townships whose boxes meet a box of the plane, ascending.
    pub fn townships_in(&self, bounds: [[f64; 2]; 2]) -> Vec<u32> {
        numbers_in(&self.township_index, bounds)
    }

    /// The points, by their index, that lie in a box of the plane, ascending.
    pub fn points_in(&self, bounds: [[f64; 2]; 2]) -> Vec<u32> {
        numbers_in(&self.point_index, bounds)
    }

    /// Longitude and latitude to the plane, relative to `origin`.
    pub fn world_from_lonlat(&self, lonlat: [f64; 2]) -> [f64; 2] {
        let [x, y] = mercator_from_lonlat(lonlat);
        [x - self.origin[0], y - self.origin[1]]
    }

    /// The plane, relative to `origin`, to longitude and latitude.
    pub fn lonlat_from_world(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        super::mercator::lonlat_from_mercator([x + self.origin[0], y + self.origin[1]])
    }

    /// The coarsest level that still looks true when one pixel is that many metres on the plane.
    pub fn level_for(&self, metres_per_pixel: f64) -> usize {
        self.levels.iter().rposition(|level| level.tolerance_m <= 0.5 * metres_per_pixel).unwrap_or(0)
    }
}

/// Finding an anchor is worth so many simple steps.
const ANCHOR_STEPS: usize = 5_000;
/// How much of the largest radius an anchor may miss.
const ANCHOR_PRECISION: f64 = 0.05;
/// The tolerance of the first coarser level, and how much coarser each next one is.
const FIRST_TOLERANCE_M: f64 = 2.0;
const STEP: f64 = 4.0;
/// A level is worth keeping when it has at most so much of the points of the one before.
const WORTHWHILE: f64 = 0.8;
/// The coarsest tolerance is so small a part of a middling area, so that areas keep their shape.
const PART_OF_AN_AREA: f64 = 1.0 / 16.0;

/// The rings of the largest polygon of an area, each with the first point repeated.
fn largest_part(coverage: &Coverage, area: u32) -> Vec<Vec<Point2>> {
    let largest = coverage.polygons[area as usize].first();
    largest.into_iter().flatten().map(|ring| coverage.ring(ring)).collect()
}

fn flags(len: usize, set: &[u32]) -> Vec<bool> {
    let mut flags = vec![false; len];
    set.iter().for_each(|index| flags[*index as usize] = true);
    flags
}

/// Whether the boundary has a ring with an area.
fn has_area(village: &Village) -> bool {
    let encloses = |part: &geo_types::Polygon<f64>| {
        let points: Vec<Point2> = part.exterior().0.iter().map(|coord| [coord.x, coord.y]).collect();
        let twice_area = super::plane::shoelace(&points);
        points.len() >= 4 && twice_area.is_finite() && twice_area != 0.0
    };
    village.boundary.iter().flat_map(|shape| shape.iter()).any(encloses)
}

/// The position on the plane, if there is one on the globe.
fn position(village: &Village) -> Option<Point2> {
    let lonlat = village.position.map(|point| [point.x(), point.y()])?;
    (lonlat[0].abs() <= 180.0 && lonlat[1].abs() <= 90.0).then(|| mercator_from_lonlat(lonlat))
}

/// Somewhere in a village that has a boundary.
fn place_of(village: &Village) -> Point2 {
    let corners = village.boundary.iter().flat_map(|shape| shape.iter()).flat_map(|part| &part.exterior().0);
    let known = corners.map(|coord| [coord.x, coord.y]).find(|[x, y]| x.is_finite() && y.is_finite());
    position(village).or_else(|| known.map(mercator_from_lonlat)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use geo_types::{Point, polygon};

    use super::*;

    fn village(code: &str, township: &str, boundary: Option<MultiPolygon<f64>>, position: Option<Point>) -> Village {
        Village {
            id: Id::named(code),
            township: Id::named(township),
            code: code.into(),
            name: code.into(),
            full_name: String::new(),
            kind: "village".into(),
            households: None,
            population: None,
            position,
            boundary: boundary.map(Arc::new),
            boundary_origin: BoundaryOrigin::Given,
        }
    }

    fn square(column: i32, row: i32) -> MultiPolygon<f64> {
        let (x, y) = (119.0 + 0.01 * f64::from(column), 28.0 + 0.01 * f64::from(row));
        polygon![(x: x, y: y), (x: x + 0.01, y: y), (x: x + 0.01, y: y + 0.01), (x: x, y: y + 0.01)].into()
    }

    fn world(villages: impl IntoIterator<Item = Village>) -> World {
        World { villages: villages.into_iter().collect(), ..World::default() }
    }

    #[test]
    fn a_world_without_villages_has_an_empty_geography() {
        let geography = Geography::of(&World::default(), 0.5);
        assert_eq!((geography.villages.len(), geography.points.len()), (0, 0));
        assert_eq!(geography.area_at([0.0, 0.0]), None);
        assert_eq!(geography.level_for(100.0), 0);
        assert!(geography.bounds.iter().flatten().all(|value| value.is_finite()));
    }

    #[test]
    fn villages_without_a_boundary_are_placed_by_their_point_or_listed() {
        let nan = polygon![(x: f64::NAN, y: 0.), (x: 1., y: 0.), (x: 1., y: 1.)];
        let geography = Geography::of(
            &world([
                village("1", "a", None, Some(Point::new(119.0, 28.0))),
                village("2", "a", None, None),
                village("3", "a", Some(nan.into()), Some(Point::new(119.2, 28.2))),
                village("4", "a", None, Some(Point::new(f64::NAN, 28.0))),
                village("5", "a", None, Some(Point::new(28.0, 119.0))),
            ]),
            0.5,
        );
        assert_eq!(geography.villages, []);
        assert_eq!(geography.points.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [Id::named("1"), Id::named("3")]);
        assert_eq!(geography.unplaced, [Id::named("2"), Id::named("4"), Id::named("5")]);
        let [lon, lat] = geography.lonlat_from_world(geography.points[1].1);
        assert!((lon - 119.2).abs() < 1e-9 && (lat - 28.2).abs() < 1e-9);
        assert_eq!(geography.bounds[0], geography.points[0].1);
        assert_eq!(geography.bounds[1], geography.points[1].1);
    }

    #[test]
    fn areas_come_by_code_with_ranks_anchors_and_lookup() {
        let geography = Geography::of(
            &world([
                village("3", "b", Some(square(0, 1)), None),
                village("1", "a", Some(square(0, 0)), None),
                village("2", "a", Some(square(1, 0)), None),
            ]),
            0.5,
        );
        assert_eq!(geography.villages, ["1", "2", "3"].map(Id::named));
        assert_eq!(geography.area(Id::named("3")), Some(2));
        let count = |rank: BorderRank| geography.ranks.iter().filter(|of| **of == rank).count();
        assert_eq!((count(BorderRank::Village), count(BorderRank::Township)), (1, 1));
        assert_eq!(geography.arcs_by_rank.iter().map(Vec::len).sum::<usize>(), geography.ranks.len());
        for area in 0..3 {
            let anchor = geography.anchors[area as usize];
            assert_eq!(geography.area_at(anchor), Some(area));
            assert!(geography.anchor_radius_m[area as usize] > 500.0);
        }
        assert_eq!(geography.township_anchors.len(), 2);
        assert!(geography.township_anchors.iter().all(|anchor| geography.area_at(*anchor).is_some()));
        let outside = geography.world_from_lonlat([119.015, 28.015]);
        assert_eq!(geography.area_at(outside), None);
    }

    #[test]
    fn an_area_that_is_lost_in_snapping_keeps_its_place() {
        let x = 119.005;
        let tiny = polygon![(x: x, y: 28.0), (x: x + 1e-7, y: 28.0), (x: x, y: 28.0 + 1e-7)];
        let geography = Geography::of(
            &world([village("1", "a", Some(square(0, 0)), None), village("2", "b", Some(tiny.into()), None)]),
            0.5,
        );
        assert_eq!(geography.villages.len(), 2);
        assert_eq!(geography.report.dropped.len(), 1);
        assert!(geography.boxes.iter().chain([&geography.bounds]).flatten().flatten().all(|value| value.is_finite()));
        let [lon, lat] = geography.lonlat_from_world(geography.anchors[1]);
        assert!((lon - x).abs() < 1e-5 && (lat - 28.0).abs() < 1e-5);
        assert!(geography.township_anchors[1].iter().all(|value| value.is_finite()));
    }
}
