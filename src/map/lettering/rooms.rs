//! The names of villages.

use std::cell::OnceCell;
use std::sync::Arc;

use crate::map::rect::Rect;

use super::candidates;
use super::curve::{self, Letter};
use super::dots::Dots;
use super::ground::Ground;
use super::label::{Place, height_of};
use super::names::Writing;
use super::near::{Freedom, Near, Rival};
use super::seats::Seats;
use super::settled::Settled;
use super::shape::{Shape, area_arcs, most_inside};

/// The names of villages at one scale that have been asked for.
#[derive(Clone, Debug, Default)]
pub struct Rooms {
    settled: Settled<Place>,
}

impl Rooms {
    /// The place of a village's name, if it has one.
    pub fn of(&mut self, ground: &Ground<'_>, village: u32, dots: &mut Dots, seats: &mut Seats) -> Option<&Place> {
        let prepare = |village| Room::of(ground, village, dots, seats);
        self.settled.settle(village, prepare, Room::best)
    }
}

/// The room that one village has for its name. All is relative to the anchor, so that nothing depends on where the region
/// lies.
struct Room<'a> {
    ground: &'a Ground<'a>,
    anchor: [f64; 2],
    radius: f32,
    /// How far names keep from the middle of the dot, if there is one.
    gap: Option<f32>,
    area: Option<usize>,
    /// The box around the area, relative to the anchor; none of a village that is a point.
    bounds: Option<Rect>,
    /// The village, where its name may run along its middle.
    village: Option<u32>,
    writings: &'a [Writing],
    near: Near,
    /// How much of each candidate lies inside the area, as far as it was asked, since it is dear to find out.
    shares: Vec<Option<f32>>,
    shape: OnceCell<Shape>,
}

/// So much of a name around its anchor lies in its area at least.
const LEAST_INSIDE: f32 = 0.72;
/// A place that costs more than this is worth a look elsewhere in the area, and one that costs more than that one along a
/// curve.
const WELL: f32 = 0.3;
const BENT: f32 = 0.5;
/// How far up and down a name is tried elsewhere, in heights of its letters.
const ELSEWHERE: [f32; 13] = [0.0, -0.5, 0.5, -1.0, 1.0, -1.5, 1.5, -2.0, 2.0, -2.6, 2.6, -3.4, 3.4];

/// A place for a name: what it costs, the place relative to the anchor, and whether it is wholly inside.
type Found = (f32, Rect, bool);

impl<'a> Room<'a> {
    fn of(ground: &'a Ground<'a>, village: u32, dots: &mut Dots, seats: &mut Seats) -> Self {
        let reach = ground.village_reach(village);
        Self {
            ground,
            anchor: ground.anchor(village),
            radius: ground.radius(village),
            gap: ground.dot_of(village).map(|dot| dot + candidates::clearance(ground.region.scale)),
            area: ground.area(village),
            bounds: ground
                .area(village)
                .map(|area| ground.region.rect_from(ground.anchor(village), ground.geography.boxes[area])),
            village: Some(village).filter(|village| ground.may_curve(*village)),
            writings: ground.writings(village),
            near: reach.map_or(Near::default(), |reach| near(ground, village, &reach, dots, seats)),
            shares: Vec::new(),
            shape: OnceCell::new(),
        }
    }

    /// The best free place: over one line and more, then elsewhere in the area, then along its middle.
    fn best(&mut self, settled: &Settled<Place>) -> Result<Option<Place>, Vec<u32>> {
        let straight = self.straight(settled)?;
        let elsewhere = match straight.as_ref().map_or(f32::INFINITY, |(cost, _)| *cost) {
            least if least > WELL => self.elsewhere(least, settled)?,
            _ => None,
        };
        let best = elsewhere.or(straight);
        let curved = match best.as_ref().map_or(f32::INFINITY, |(cost, _)| *cost) {
            least if least > BENT => self.curved(least, settled)?,
            _ => None,
        };
        Ok(curved.or(best).map(|(_, place)| place))
    }

    /// The best free place among those around the anchor, over one line and more.
    fn straight(&mut self, settled: &Settled<Place>) -> Result<Option<(f32, Place)>, Vec<u32>> {
        let mut best: Option<(Found, &Writing)> = None;
        for (nth, writing) in self.writings.iter().enumerate() {
            let least = best.map_or(f32::INFINITY, |((cost, ..), _)| cost);
            if least <= writing.penalty {
                break;
            }
            if let Some(found) = self.best_for(writing, nth * candidates::MOST, least, settled)? {
                best = Some((found, writing));
            }
        }
        Ok(best
            .map(|((cost, rect, inside), writing)| (cost, Place::straight(rect, Arc::clone(&writing.lines), inside))))
    }

    /// The best free place elsewhere in the area, if it costs less than `least`: where a line of the name has room
    /// between the borders, as near to the anchor as can be.
    fn elsewhere(&self, mut least: f32, settled: &Settled<Place>) -> Result<Option<(f32, Place)>, Vec<u32>> {
        if self.area.is_none() {
            return Ok(None);
        }
        let mut best = None;
        let size = self.ground.village_size();
        for writing in self.writings {
            let (width, height) = (writing.ems * size, height_of(writing.lines.len(), size));
            let [across, down] = candidates::extent([width, height], self.gap);
            for step in ELSEWHERE {
                let fewest = writing.penalty + WELL + 0.04 * step.abs();
                let y = step * size;
                if fewest >= least || y.abs() + height / 2.0 > down {
                    continue;
                }
                for [from, to] in self.shape().spans(y - height / 2.0, y + height / 2.0) {
                    let (from, to) = (from + width / 2.0, to - width / 2.0);
                    let far = across - width / 2.0;
                    if from > to || from > far || to < -far {
                        continue;
                    }
                    for x in [0.0_f32.clamp(from, to), from.max(-far), to.min(far)] {
                        let rect = Rect::around([x, y], width, height);
                        let cost = fewest + 0.2 * x.abs() / width.max(size);
                        let freedom = self.near.freedom(&rect, settled);
                        if cost >= least || freedom == Freedom::Taken || !self.ground.is_in_frame(self.anchor, &rect) {
                            continue;
                        }
                        if let Freedom::Open(before) = freedom {
                            return Err(before);
                        }
                        least = cost;
                        best = Some((cost, Place::straight(rect, Arc::clone(&writing.lines), true)));
                    }
                }
            }
        }
        Ok(best)
    }

    /// The best free place along the middle of a long area, if it costs less than `least`.
    fn curved(&self, mut least: f32, settled: &Settled<Place>) -> Result<Option<(f32, Place)>, Vec<u32>> {
        let Some(writing) = self.writings.first().filter(|writing| writing.lines.len() == 1) else { return Ok(None) };
        let spine = self.village.map_or(Vec::new(), |village| self.ground.spine(village));
        let mut best = None;
        for (nth, curve) in
            curve::along(&spine, &writing.lines[0].text, self.ground.village_size()).into_iter().enumerate()
        {
            let fewest = BENT + 0.15 * curve.turn + 0.02 * nth as f32;
            let rects: Vec<Rect> = curve.letters.iter().map(Letter::rect).collect();
            let frame = |rect: &Rect| self.ground.is_in_frame(self.anchor, rect);
            if fewest >= least || !rects.iter().all(frame) {
                continue;
            }
            let freedoms: Vec<Freedom> = rects.iter().map(|rect| self.near.freedom(rect, settled)).collect();
            if freedoms.contains(&Freedom::Taken) {
                continue;
            }
            let shares: Vec<f32> = rects.iter().map(|rect| self.share_inside(rect)).collect();
            let worst = shares.iter().copied().fold(1.0, f32::min);
            let cost = fewest + 4.0 * (1.0 - shares.iter().sum::<f32>() / shares.len() as f32);
            if worst < 0.8 || cost >= least {
                continue;
            }
            let open: Vec<u32> = freedoms.into_iter().flat_map(Freedom::before).collect();
            if !open.is_empty() {
                return Err(open);
            }
            least = cost;
            best = Some((cost, Place::curved(curve.letters, Arc::clone(&writing.lines), worst > 0.995)));
        }
        Ok(best)
    }

    /// The outline of the area, relative to the anchor.
    fn shape(&self) -> &Shape {
        let (geography, region) = (self.ground.geography, self.ground.region);
        let arcs = || self.area.map_or(Vec::new(), |area| area_arcs(geography, area));
        self.shape
            .get_or_init(|| Shape::of(geography, region.level, &arcs(), |point| region.place_from(self.anchor, point)))
    }

    /// The best free place for one writing, if it costs less than `least`.
    fn best_for(
        &mut self,
        writing: &Writing,
        asked: usize,
        mut least: f32,
        settled: &Settled<Place>,
    ) -> Result<Option<Found>, Vec<u32>> {
        let size = self.ground.village_size();
        let (width, height) = (writing.ems * size, height_of(writing.lines.len(), size));
        let mut best = None;
        for (nth, center) in candidates::of_village([width, height], self.gap).into_iter().enumerate() {
            let rect = Rect::around(center, width, height);
            let fewest = writing.penalty + nth as f32 * 0.03;
            if fewest >= least {
                break;
            }
            // What the box of the area tells spares most of the dear questions.
            let most = self.bounds.map_or(1.0, |bounds| most_inside(&rect, &bounds).min(1.0));
            if most < LEAST_INSIDE || fewest + 4.0 * (1.0 - most) >= least {
                continue;
            }
            let freedom = self.near.freedom(&rect, settled);
            if freedom == Freedom::Taken || !self.ground.is_in_frame(self.anchor, &rect) {
                continue;
            }
            let share = self.share_of(asked + nth, &rect);
            let cost = fewest + 4.0 * (1.0 - share);
            if share >= LEAST_INSIDE && cost < least {
                if let Freedom::Open(before) = freedom {
                    return Err(before);
                }
                least = cost;
                best = Some((cost, rect, share > 0.995));
            }
        }
        Ok(best)
    }

    /// The share of a candidate inside the area, asked at most once.
    fn share_of(&mut self, candidate: usize, rect: &Rect) -> f32 {
        if self.shares.len() <= candidate {
            self.shares.resize(candidate + 1, None);
        }
        let known = self.shares[candidate];
        let share = known.unwrap_or_else(|| self.share_inside(rect));
        self.shares[candidate] = Some(share);
        share
    }

    /// How much of the rectangle (relative to the anchor) lies in the area; the circle around the anchor spares many
    /// questions. A village that is a point has no area to keep to.
    fn share_inside(&self, rect: &Rect) -> f32 {
        if self.area.is_none() {
            return 1.0;
        }
        let far = |axis: usize| rect.min[axis].abs().max(rect.max[axis].abs());
        if far(0).hypot(far(1)) <= self.radius {
            return 1.0;
        }
        self.shape().share_inside(rect)
    }
}

/// What lies within the reach of a village's name.
fn near(ground: &Ground<'_>, village: u32, reach: &Rect, dots: &mut Dots, seats: &mut Seats) -> Near {
    let (geography, region, anchor) = (ground.geography, ground.region, ground.anchor(village));
    let areas = geography.areas_in(region.plane_box(anchor, &ground.boxes_that_reach(reach)));
    let points = geography.points_in(region.plane_box(anchor, &ground.points_that_reach(reach)));
    let points: Vec<u32> = points.into_iter().map(|point| point + geography.anchors.len() as u32).collect();
    let away = |village: u32| region.place_from(anchor, ground.anchor(village));
    let across = 11.0 * region.scale;
    let mut taken = seats.rects_near(ground, anchor, reach);
    taken.extend(dots.rects_near(ground, anchor, reach, &areas, seats));
    taken.extend(ground.obstacles(anchor, reach));
    taken.extend(points.iter().map(|point| Rect::around(away(*point), across, across)));
    let ranks = ground.lettering.village_ranks;
    let before = areas.iter().chain(&points).filter(|other| ranks[**other as usize] < ranks[village as usize]);
    let rivals = before.filter_map(|other| {
        let away = away(*other);
        Some(Rival { number: *other, away, reach: ground.village_reach(*other)?.moved(away) })
    });
    Near { taken, rivals: rivals.filter(|rival| rival.reach.overlaps(reach)).collect(), gap: ground.gap() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::map::fixture::{Fixture, grid_world, without_boundaries};
    use crate::map::lettering::fixture::Lettered;

    use super::*;

    /// A rectangle that holds all.
    const ALL: Rect = Rect::new([-1e6; 2], [1e6; 2]);

    /// Goes through all villages by rank and asks each about everything that is taken, however far off.
    fn by_rank(ground: &Ground<'_>) -> Vec<Option<Place>> {
        let ranks = ground.lettering.village_ranks;
        let mut order: Vec<u32> = (0..ranks.len() as u32).collect();
        order.sort_by_key(|village| ranks[*village as usize]);
        let (mut dots, mut seats, mut settled) = (Dots::default(), Seats::default(), Settled::default());
        let mut found = vec![None; ranks.len()];
        for (nth, village) in order.iter().enumerate() {
            let mut room = Room::of(ground, *village, &mut dots, &mut seats);
            let anchor = ground.anchor(*village);
            let away = |other: u32| ground.region.place_from(anchor, ground.anchor(other));
            let areas: Vec<u32> = (0..ground.geography.anchors.len() as u32).collect();
            let points = areas.len() as u32..ranks.len() as u32;
            room.near.taken = seats.rects_near(ground, anchor, &ALL);
            room.near.taken.extend(dots.rects_near(ground, anchor, &ALL, &areas, &mut seats));
            room.near.taken.extend(points.map(|point| Rect::around(away(point), 11.0, 11.0)));
            room.near.rivals =
                order[..nth].iter().map(|other| Rival { number: *other, away: away(*other), reach: ALL }).collect();
            room.near.gap = ground.gap();
            found[*village as usize] = settled.settle(*village, |_| (), |(), settled| room.best(settled)).cloned();
        }
        found
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

        #[test]
        fn villages_asked_in_any_order_get_what_going_by_rank_and_asking_about_all_gives(
            metres in 6.0f64..110.0, dot in prop::option::of(0.5f32..4.0), points: bool, step in 1u32..40,
        ) {
            let world = grid_world(7, 6);
            let county = Lettered::of(Fixture::of(if points { without_boundaries(world) } else { world }));
            let region = county.whole(metres);
            let ground = Ground::of(county.lettering(), &region, dot);
            let expected = by_rank(&ground);
            let (mut rooms, mut dots, mut seats) = (Rooms::default(), Dots::default(), Seats::default());
            let count = expected.len() as u32;
            for village in (0..count).map(|nth| nth * step % count) {
                let found = rooms.of(&ground, village, &mut dots, &mut seats).cloned();
                prop_assert_eq!(&found, &expected[village as usize], "village {}", village);
            }
        }
    }
}
