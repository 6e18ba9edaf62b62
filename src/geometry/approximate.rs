//! Approximate areas for villages of which only a point is known: the part of the township that is nearer to this
//! point than to any other.

use geo::BooleanOps;
use geo_types::{Coord, LineString, MultiPolygon, Point, Polygon};

use super::coverage::Coverage;
use super::plane::{Box2, Point2};

/// Corners are brought together within this (degrees; about a centimetre), which is more than the cutting rounds.
const TOGETHER_DEGREES: f64 = 1e-7;

/// One area for each point, all in longitude and latitude (degrees): the Voronoi cells of the points within the
/// township. They tile it: shared borders have equal vertices, and the outer border has those of the township. A point
/// that is no number or equals an earlier one has an empty area; with no usable point all are empty.
pub fn approximate(township: &MultiPolygon<f64>, points: &[Point]) -> Vec<MultiPolygon<f64>> {
    let corners = || township.iter().flat_map(|part| &part.exterior().0).map(|coord| [coord.x, coord.y]);
    let township_box =
        corners().fold(super::plane::EMPTY_BOX, |all, corner| super::plane::joined(all, [corner, corner]));
    let usable = usable(points);
    let around = usable.iter().fold(township_box, |all, (_, point)| super::plane::joined(all, [*point, *point]));
    let nothing = || MultiPolygon::new(vec![]);
    if !around.iter().flatten().all(|value| value.is_finite()) {
        return points.iter().map(|_| nothing()).collect();
    }
    // A degree of longitude is shorter than one of latitude: distances are compared as on the ground.
    let shrink = ((around[0][1] + around[1][1]) / 2.0).to_radians().cos();
    // The township goes first, so that all corners that lie on its own are moved onto them.
    let mut shapes = vec![township.clone()];
    shapes.extend((0..usable.len()).map(|own| {
        let cell = cell(&usable, own, around, shrink);
        Polygon::new(cell.iter().map(|[x, y]| Coord { x: *x, y: *y }).collect::<LineString<f64>>(), vec![])
            .intersection(township)
    }));
    let (coverage, _) = Coverage::build(&shapes, TOGETHER_DEGREES);
    let mut areas: Vec<MultiPolygon<f64>> = points.iter().map(|_| nothing()).collect();
    for (area, (index, _)) in (1..).zip(&usable) {
        areas[*index] = coverage.polygon(area);
    }
    areas
}

/// The points that are numbers, each place once, with their index.
fn usable(points: &[Point]) -> Vec<(usize, Point2)> {
    let mut usable: Vec<(usize, Point2)> = Vec::new();
    for (index, point) in points.iter().enumerate() {
        let place = [point.x(), point.y()];
        if place.iter().all(|value| value.is_finite()) && usable.iter().all(|(_, other)| *other != place) {
            usable.push((index, place));
        }
    }
    usable
}

/// The convex cell of one point: a box around all, cut by the line midway to each other point, nearest first so that
/// most cuts have nothing left to do.
fn cell(points: &[(usize, Point2)], own: usize, [low, high]: Box2, shrink: f64) -> Vec<Point2> {
    let [low, high] = [low.map(|value| value - 1.0), high.map(|value| value + 1.0)];
    let mut cell = vec![low, [high[0], low[1]], high, [low[0], high[1]]];
    let at = points[own].1;
    let squared = |other: Point2| ((other[0] - at[0]) * shrink).powi(2) + (other[1] - at[1]).powi(2);
    let mut others: Vec<Point2> =
        points.iter().enumerate().filter(|(index, _)| *index != own).map(|(_, (_, other))| *other).collect();
    others.sort_by(|a, b| squared(*a).total_cmp(&squared(*b)));
    for other in others {
        let normal = [(other[0] - at[0]) * shrink * shrink, other[1] - at[1]];
        let middle = [(other[0] + at[0]) / 2.0, (other[1] + at[1]) / 2.0];
        cell = cut(&cell, normal, middle);
    }
    cell
}

/// The part of a convex polygon that lies behind a line (Sutherland and Hodgman 1974).
fn cut(polygon: &[Point2], normal: Point2, on_line: Point2) -> Vec<Point2> {
    let ahead = |point: Point2| (point[0] - on_line[0]) * normal[0] + (point[1] - on_line[1]) * normal[1];
    let mut kept = Vec::with_capacity(polygon.len() + 1);
    for (index, from) in polygon.iter().enumerate() {
        let to = polygon[(index + 1) % polygon.len()];
        let (before, after) = (ahead(*from), ahead(to));
        if before <= 0.0 {
            kept.push(*from);
        }
        if (before < 0.0 && after > 0.0) || (before > 0.0 && after < 0.0) {
            let along = before / (before - after);
            kept.push([from[0] + along * (to[0] - from[0]), from[1] + along * (to[1] - from[1])]);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use geo::Area;
    use geo_types::polygon;

    use super::*;
    use crate::geometry::Contiguity;

    /// An L with a hole, so that cells are cut into several pieces.
    fn township() -> MultiPolygon<f64> {
        polygon!(
            exterior: [
                (x: 119.0, y: 28.0), (x: 119.3, y: 28.0), (x: 119.3, y: 28.1),
                (x: 119.1, y: 28.1), (x: 119.1, y: 28.3), (x: 119.0, y: 28.3),
            ],
            interiors: [[(x: 119.04, y: 28.04), (x: 119.06, y: 28.04), (x: 119.05, y: 28.06)]],
        )
        .into()
    }

    fn points() -> Vec<Point> {
        (0..12)
            .map(|i: i32| Point::new(119.0 + f64::from(i * 7 % 12) * 0.024, 28.0 + f64::from(i * 5 % 11) * 0.027))
            .collect()
    }

    #[test]
    fn the_areas_tile_the_township_and_share_their_borders_to_the_digit() {
        let areas = approximate(&township(), &points());
        let sum: f64 = areas.iter().map(Area::unsigned_area).sum();
        let whole = township().unsigned_area();
        assert!((sum - whole).abs() < 1e-6 * whole, "{sum} {whole}");
        let (coverage, report) = Coverage::build(&areas, 0.0);
        assert_eq!((&report.overlaps[..], &report.self_crossing[..]), (&[][..], &[][..]));
        assert_eq!(report.gaps.len(), 1, "the hole of the township");
        assert!(coverage.neighbours(Contiguity::Rook).iter().any(|list| list.len() > 2));
        let outline = coverage.dissolved(&vec![0; areas.len()]);
        assert!((outline.polygon(0).unsigned_area() - whole).abs() < 1e-6 * whole);
        let corners: Vec<Coord<f64>> = outline.polygon(0).iter().flat_map(|part| part.exterior().0.clone()).collect();
        assert!(township().0[0].exterior().0.iter().all(|corner| corners.contains(corner)), "the corners stay");
    }

    #[test]
    fn each_place_belongs_to_the_nearest_point_on_the_ground() {
        let (township, points) = (township(), points());
        let (coverage, _) = Coverage::build(&approximate(&township, &points), 0.0);
        let (whole, _) = Coverage::build(&[township], 0.0);
        let mut asked = 0;
        for step in 0..400 {
            let place = [119.001 + f64::from(step % 20) * 0.0151, 28.001 + f64::from(step / 20) * 0.0149];
            let mut by_distance: Vec<(f64, u32)> = (0..)
                .zip(&points)
                .map(|(number, point)| {
                    (crate::geometry::distance::distance_km(*point, Point::new(place[0], place[1])), number)
                })
                .collect();
            by_distance.sort_by(|a, b| a.0.total_cmp(&b.0));
            // Within some tens of metres of a border the flat formula and the sphere may differ.
            if whole.holds(0, place) && by_distance[1].0 - by_distance[0].0 > 0.1 {
                asked += 1;
                assert!(coverage.holds(by_distance[0].1, place), "{place:?}");
            }
        }
        assert!(asked > 50, "{asked}");
    }

    #[test]
    fn a_second_village_at_the_same_point_and_one_at_no_number_stay_empty() {
        let at = Point::new(119.05, 28.2);
        let areas = approximate(&township(), &[at, at, Point::new(f64::NAN, 28.0)]);
        assert!((areas[0].unsigned_area() - township().unsigned_area()).abs() < 1e-9);
        assert!(areas[1].0.is_empty() && areas[2].0.is_empty());
        assert!(approximate(&MultiPolygon::new(vec![]), &[]).is_empty());
        assert!(approximate(&MultiPolygon::new(vec![]), &[at])[0].0.is_empty());
    }
}
