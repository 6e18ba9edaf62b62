//! Clusters as rings on the page: a dark line on a light one, with the number of the cluster in a badge on the ring.

use crate::analysis::spots::Spots;
use crate::geometry::Geography;
use crate::map::rect::Rect;
use crate::map::scene::{Align, Mark, TextMark, Weight};
use crate::map::theme::Theme;
use crate::map::view::View;

/// Of how many points a ring is made.
const POINTS: u16 = 144;
/// A ring is drawn at least so large, in units at a scale of 1: that of a single village has no radius.
const SMALLEST: f32 = 14.0;
/// How near a click has to be to a ring, units.
const NEAR: f32 = 4.0;
/// The radius of a badge at a scale of 1.
const BADGE: f32 = 8.5;

/// A ring on the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Ring {
    /// The number of the cluster, from 0.
    pub cluster: usize,
    /// The line, closed; it may reach beyond the frame.
    pub points: Vec<[f32; 2]>,
    /// The middle of the badge; none where no part of the ring is in the frame.
    pub badge: Option<[f32; 2]>,
}

/// The rings of a scan in a view, the most conspicuous first. No two badges cover each other where the rings leave room.
pub fn rings(spots: &Spots, geography: &Geography, view: &View, scale: f32) -> Vec<Ring> {
    let mut rings: Vec<Ring> = Vec::new();
    let room = view.frame.grown(-(BADGE + 2.0) * scale);
    for (cluster, found) in spots.clusters.iter().enumerate() {
        let page = |lonlat: [f64; 2]| view.page_from_world(geography.world_from_lonlat(lonlat));
        let center = page(found.cluster.center);
        let points: Vec<[f32; 2]> = found.cluster.ring(POINTS).into_iter().map(page).collect();
        let is_small = points.iter().all(|at| distance(center, *at) < SMALLEST * scale);
        let points = if is_small { circle(center, SMALLEST * scale) } else { points };
        let taken: Vec<[f32; 2]> = rings.iter().filter_map(|ring| ring.badge).collect();
        let is_free = |at: &&[f32; 2]| {
            let clear = |other: &[f32; 2]| distance(**at, *other) > 2.2 * BADGE * scale;
            room.holds(**at) && taken.iter().all(clear)
        };
        let inside = || points.iter().filter(|at| room.holds(**at));
        // From the top, to the right and to the left in turn.
        let half = points.len() / 2;
        let in_turn = (0..=half).flat_map(|nth| [points.get(nth), points.get(points.len() - 1 - nth)]).flatten();
        let badge = in_turn.filter(is_free).chain(inside()).next().copied();
        rings.push(Ring { cluster, points, badge });
    }
    rings
}

/// A circle on the page, from the top to the right.
fn circle([x, y]: [f32; 2], radius: f32) -> Vec<[f32; 2]> {
    let at = |nth: u16| {
        let bearing = f32::from(nth) / f32::from(POINTS) * std::f32::consts::TAU;
        [x + radius * bearing.sin(), y - radius * bearing.cos()]
    };
    (0..=POINTS).map(at).collect()
}

fn distance(one: [f32; 2], other: [f32; 2]) -> f32 {
    (one[0] - other[0]).hypot(one[1] - other[1])
}

/// The lines of rings, as far as they are in the frame: they lie under the names.
pub fn lines(rings: &[Ring], view: &View, theme: &Theme, scale: f32) -> Vec<Mark> {
    let frame = view.frame;
    let strokes = [(theme.rim.alpha(215), 5.0 * scale), (theme.ring, 2.2 * scale)];
    let parts: Vec<Vec<[f32; 2]>> = rings.iter().flat_map(|ring| parts_in(&ring.points, &frame)).collect();
    let line = |stroke| parts.iter().map(move |points| Mark::Line { points: points.clone(), stroke });
    strokes.into_iter().flat_map(line).collect()
}

/// The parts of a line that are in a frame.
fn parts_in(points: &[[f32; 2]], frame: &Rect) -> Vec<Vec<[f32; 2]>> {
    let mut parts: Vec<Vec<[f32; 2]>> = Vec::new();
    let mut goes_on = false;
    for at in points {
        if !frame.holds(*at) {
            goes_on = false;
        } else if goes_on && let Some(part) = parts.last_mut() {
            part.push(*at);
        } else {
            parts.push(vec![*at]);
            goes_on = true;
        }
    }
    parts.retain(|part| part.len() > 1);
    parts
}

/// The badges with the numbers, which lie over the names, and the room that they take.
pub fn badges(rings: &[Ring], theme: &Theme, scale: f32) -> (Vec<Mark>, Vec<Rect>) {
    let mut marks = Vec::new();
    let mut taken = Vec::new();
    for ring in rings {
        let Some([x, y]) = ring.badge else { continue };
        let radius = BADGE * scale;
        marks.push(Mark::Dot { at: [x, y], radius, fill: theme.ring, rim: (theme.rim, 1.4 * scale) });
        marks.push(number([x, y], ring.cluster + 1, theme, scale));
        taken.push(Rect::around([x, y], 2.0 * radius + 3.0, 2.0 * radius + 3.0));
    }
    (marks, taken)
}

fn number([x, y]: [f32; 2], number: usize, theme: &Theme, scale: f32) -> Mark {
    let size = 12.0 * scale;
    Mark::Text(TextMark {
        at: [x, y + 0.36 * size],
        align: Align::Middle,
        text: number.to_string(),
        size,
        weight: Weight::Bold,
        spacing: 0.0,
        color: theme.rim,
        halo: None,
        angle: 0.0,
    })
}

/// The cluster on whose ring or badge a point of the page lies; the last drawn first.
pub fn ring_at(spots: &Spots, geography: &Geography, view: &View, at: [f32; 2]) -> Option<usize> {
    let rings = rings(spots, geography, view, 1.0);
    let on_badge = |ring: &&Ring| ring.badge.is_some_and(|badge| distance(badge, at) <= BADGE + 1.5);
    let on_line = |ring: &&Ring| ring.points.windows(2).any(|pair| beside(pair[0], pair[1], at) <= NEAR);
    rings.iter().rev().find(on_badge).or_else(|| rings.iter().rev().find(on_line)).map(|ring| ring.cluster)
}

/// The distance of a point from a piece of line.
fn beside(from: [f32; 2], to: [f32; 2], at: [f32; 2]) -> f32 {
    let along = [to[0] - from[0], to[1] - from[1]];
    let length = along[0] * along[0] + along[1] * along[1];
    let part = ((at[0] - from[0]) * along[0] + (at[1] - from[1]) * along[1]) / length.max(f32::EPSILON);
    let part = part.clamp(0.0, 1.0);
    distance(at, [from[0] + part * along[0], from[1] + part * along[1]])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_cut_where_it_leaves_the_frame() {
        let frame = Rect::new([0.0, 0.0], [10.0, 10.0]);
        let points = [[1.0, 1.0], [5.0, 5.0], [12.0, 5.0], [9.0, 9.0], [8.0, 9.0], [20.0, 20.0], [3.0, 3.0]];
        assert_eq!(parts_in(&points, &frame), [vec![[1.0, 1.0], [5.0, 5.0]], vec![[9.0, 9.0], [8.0, 9.0]]]);
    }

    #[test]
    fn a_click_beside_a_line_is_measured_to_its_nearest_point() {
        assert_eq!(beside([0.0, 0.0], [10.0, 0.0], [5.0, 3.0]), 3.0);
        assert_eq!(beside([0.0, 0.0], [10.0, 0.0], [13.0, 4.0]), 5.0);
        assert_eq!(beside([1.0, 1.0], [1.0, 1.0], [1.0, 2.0]), 1.0);
    }
}
