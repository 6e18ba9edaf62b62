//! The names of townships.

use std::cell::OnceCell;
use std::sync::Arc;

use crate::map::rect::Rect;

use super::candidates;
use super::ground::Ground;
use super::label::Place;
use super::names::Line;
use super::near::{Freedom, Near, Rival};
use super::settled::Settled;
use super::shape::{Shape, most_inside};

/// The space around the name of a township, so that two of them do not read as one.
const TOWNSHIP_GAP: f32 = 4.0;
/// So much of a name lies in its township at least.
const LEAST_INSIDE: f32 = 0.3;

/// The names of townships at one scale that have been asked for.
#[derive(Clone, Debug, Default)]
pub struct Seats {
    settled: Settled<Place>,
}

impl Seats {
    /// The place of a township's name, if it has one.
    pub fn of(&mut self, ground: &Ground<'_>, township: u32) -> Option<&Place> {
        self.settled.settle(township, |township| Seat::of(ground, township), |seat, settled| seat.best(settled))
    }

    /// What names of townships take within a rectangle relative to an anchor, relative to it.
    pub fn rects_near(&mut self, ground: &Ground<'_>, anchor: [f64; 2], rect: &Rect) -> Vec<Rect> {
        let mut rects = Vec::new();
        for rival in townships_near(ground, anchor, rect) {
            let name = self.of(ground, rival.number).map(|place| place.rect.moved(rival.away));
            rects.extend(name.filter(|name| name.overlaps(rect)));
        }
        rects
    }
}

/// The townships whose names may reach into a rectangle relative to an anchor.
fn townships_near(ground: &Ground<'_>, anchor: [f64; 2], rect: &Rect) -> Vec<Rival> {
    if !ground.lettering.layers.township_names {
        return Vec::new();
    }
    let bounds = ground.region.plane_box(anchor, &ground.townships_that_reach(rect));
    let rival = |number: u32| {
        let away = ground.region.place_from(anchor, ground.geography.township_anchors[number as usize]);
        Some(Rival { number, away, reach: ground.township_reach(number)?.moved(away) })
    };
    let rivals = ground.geography.townships_in(bounds).into_iter().filter_map(rival);
    rivals.filter(|rival| rival.reach.overlaps(rect)).collect()
}

/// The room that one township has for its name.
struct Seat<'a> {
    ground: &'a Ground<'a>,
    township: usize,
    anchor: [f64; 2],
    /// Its name, unless it has none here.
    line: Option<&'a Line>,
    near: Near,
    dots: Vec<Rect>,
    /// The box around the township, relative to the anchor.
    bounds: Rect,
    shape: OnceCell<Shape>,
}

impl<'a> Seat<'a> {
    fn of(ground: &'a Ground<'a>, township: u32) -> Self {
        let nth = township as usize;
        let anchor = ground.geography.township_anchors.get(nth).copied().unwrap_or_default();
        let reach = ground.township_reach(township).map(|reach| reach.grown(TOWNSHIP_GAP * ground.region.scale));
        let mut seat = Self {
            ground,
            township: nth,
            anchor,
            line: reach.and(ground.lettering.townships.get(nth)),
            near: Near::default(),
            dots: Vec::new(),
            bounds: Rect::around([0.0, 0.0], 0.0, 0.0),
            shape: OnceCell::new(),
        };
        if let Some(reach) = reach {
            seat.bounds = ground.region.rect_from(anchor, ground.geography.township_boxes[nth]);
            let ranks = ground.lettering.township_ranks;
            let mut rivals = townships_near(ground, anchor, &reach);
            rivals.retain(|rival| ranks[rival.number as usize] < ranks[nth]);
            seat.near = Near { taken: ground.obstacles(anchor, &reach).collect(), rivals, gap: 0.0 };
            seat.dots = dots_at_anchors(ground, anchor, &reach);
        }
        seat
    }

    /// The best free place: near the anchor, inside the township, over few dots.
    fn best(&self, settled: &Settled<Place>) -> Result<Option<Place>, Vec<u32>> {
        let Some(line) = self.line else { return Ok(None) };
        let scale = self.ground.region.scale;
        let [width, height] = self.ground.township_name(line);
        let mut best: Option<(f32, Rect, bool)> = None;
        for [across, down] in candidates::of_township([width, height]) {
            let away = (down / height).hypot(across / height) * 0.22;
            let beaten = |cost: f32| best.is_some_and(|(least, ..)| cost >= least);
            let rect = Rect::around([across, down], width, height);
            // What the box of the township tells spares most of the dear questions.
            let most = most_inside(&rect, &self.bounds);
            let hopeless = most < LEAST_INSIDE || beaten(away + 2.0 * (1.0 - most).max(0.0));
            if hopeless || !self.ground.is_in_frame(self.anchor, &rect) {
                continue;
            }
            let freedom = self.near.freedom(&rect.grown(TOWNSHIP_GAP * scale), settled);
            if freedom == Freedom::Taken {
                continue;
            }
            let name = rect.grown(0.5 * scale);
            let least = away + 0.8 * self.dots.iter().filter(|dot| dot.overlaps(&name)).count() as f32;
            if beaten(least) {
                continue;
            }
            let share = self.share_inside(&rect);
            if share >= LEAST_INSIDE && !beaten(least + 2.0 * (1.0 - share)) {
                if let Freedom::Open(before) = freedom {
                    return Err(before);
                }
                best = Some((least + 2.0 * (1.0 - share), rect, share > 0.995));
            }
        }
        Ok(best.map(|(_, rect, inside)| Place::straight(rect, Arc::from([line.clone()]), inside)))
    }

    /// How much of the rectangle (relative to the anchor) lies in the township.
    fn share_inside(&self, rect: &Rect) -> f32 {
        let arcs = self.ground.lettering.township_arcs.get(self.township).map_or(&[][..], Vec::as_slice);
        let place = |point| self.ground.region.place_from(self.anchor, point);
        self.shape
            .get_or_init(|| Shape::of(self.ground.geography, self.ground.region.level, arcs, place))
            .share_inside(rect)
    }
}

/// The dots of residents where they stand when no name is over them, within a rectangle relative to an anchor.
fn dots_at_anchors(ground: &Ground<'_>, anchor: [f64; 2], rect: &Rect) -> Vec<Rect> {
    let Some(radius) = ground.dot else { return Vec::new() };
    let areas = ground.geography.areas_in(ground.region.plane_box(anchor, &rect.grown(radius)));
    let residents = areas.into_iter().filter(|area| ground.dot_of(*area).is_some());
    residents
        .map(|area| ground.region.place_from(anchor, ground.anchor(area)))
        .map(|at| Rect::around(at, 2.0 * radius, 2.0 * radius))
        .filter(|dot| dot.overlaps(rect))
        .collect()
}
