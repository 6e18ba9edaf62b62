//! Names beside areas that are too small for them, each with a thin line to its area.

use std::sync::Arc;

use crate::map::rect::Rect;

use super::dots::Dots;
use super::ground::Ground;
use super::label::{Label, Named, Place};
use super::names::Line;
use super::rooms::Rooms;
use super::seats::Seats;
use super::settled::Settled;

/// How far from the place of an area its name may begin, in heights of the letters, nearest first.
const RINGS: [f32; 7] = [0.9, 1.5, 2.2, 3.0, 4.0, 5.2, 6.6];
/// In how many directions a name is tried.
const TURNS: u16 = 24;
/// Only areas with less than so much of the typical radius have their names beside them: where larger ones have no room,
/// all are crowded, and lines would make it worse.
const SMALL: f64 = 0.65;
/// What is kept free around such a name and between a line and what it passes, units at a scale of 1.
const GAP: f32 = 1.2;

/// A name beside its area. All is relative to the anchor of the area.
#[derive(Clone, Debug, PartialEq)]
pub struct Lead {
    /// The name.
    pub place: Place,
    /// The line from the area to the name.
    pub line: [[f32; 2]; 2],
}

impl Lead {
    /// The label with its anchor at a point of the region.
    pub fn label(&self, village: u32, [x, y]: [f32; 2]) -> Label {
        let line = self.line.map(|[right, down]| [x + right, y + down]);
        Label { lead: Some(line), ..self.place.label(Named::Village(village), [x, y]) }
    }
}

/// The names beside areas at one scale that have been asked for.
#[derive(Clone, Debug, Default)]
pub struct Leads {
    settled: Settled<Lead>,
}

/// What has been settled of all other names.
pub struct Others<'a> {
    /// The names of villages.
    pub rooms: &'a mut Rooms,
    /// The dots.
    pub dots: &'a mut Dots,
    /// The names of townships.
    pub seats: &'a mut Seats,
}

impl Leads {
    /// The name beside an area, if it needs one and there is room.
    pub fn of(&mut self, ground: &Ground<'_>, village: u32, others: &mut Others<'_>) -> Option<&Lead> {
        if !others.needs_lead(ground, village) {
            return None;
        }
        self.settled.settle(village, |village| Around::of(ground, village, others), Around::best)
    }
}

impl Others<'_> {
    /// Whether a village is an area too small for its name, which it would have if it were larger.
    fn needs_lead(&mut self, ground: &Ground<'_>, village: u32) -> bool {
        let small = ground.area(village).is_some_and(|area| {
            let radius = ground.geography.anchor_radius_m[area];
            radius > 0.0 && radius < SMALL * ground.lettering.crowd_m
        });
        small
            && ground.line_of(village).is_some()
            && ground.is_on_sheet(ground.anchor(village))
            && self.rooms.of(ground, village, self.dots, self.seats).is_none()
    }
}

impl Ground<'_> {
    /// How far names beside areas may reach from their anchors.
    pub fn lead_reach(&self) -> Rect {
        let size = self.village_size();
        let (far, (ems, _)) = (RINGS[RINGS.len() - 1] * size, self.lettering.names.largest());
        Rect::around([0.0; 2], 2.0 * (far + ems * size), 2.0 * (far + 1.5 * size))
    }

    /// The name of a village on one line, as it is written at this scale.
    fn line_of(&self, village: u32) -> Option<&Arc<[Line]>> {
        let writing = self.writings_of_any(village).first()?;
        (writing.lines.len() == 1 && !self.lettering.layers.resident_names).then_some(&writing.lines)
    }
}

/// What lies around a small area.
struct Around<'a> {
    ground: &'a Ground<'a>,
    anchor: [f64; 2],
    lines: Option<&'a Arc<[Line]>>,
    /// Where the line begins, and how far from its middle.
    from: [f32; 2],
    clear: f32,
    /// What neither the name nor the line may meet.
    names: Vec<Rect>,
    /// What the line may not meet beside that: dots of others, which the name may not cover either.
    dots: Vec<Rect>,
    /// Names beside areas that go first, by number and how far their anchors are.
    rivals: Vec<(u32, [f32; 2])>,
}

impl<'a> Around<'a> {
    fn of(ground: &'a Ground<'a>, village: u32, others: &mut Others<'_>) -> Self {
        let anchor = ground.anchor(village);
        let region = ground.region;
        let reach = ground.lead_reach();
        let away = |other: u32| region.place_from(anchor, ground.anchor(other));
        let areas = ground.geography.areas_in(region.plane_box(anchor, &ground.boxes_that_reach(&reach)));
        let points = ground.geography.points_in(region.plane_box(anchor, &ground.points_that_reach(&reach)));
        let points: Vec<u32> = points.into_iter().map(|point| point + ground.geography.anchors.len() as u32).collect();
        let mut names = others.seats.rects_near(ground, anchor, &reach);
        names.extend(ground.obstacles(anchor, &reach));
        let mut dots: Vec<Rect> = points.iter().map(|point| Rect::around(away(*point), 11.0, 11.0)).collect();
        let near: Vec<u32> = areas.iter().copied().filter(|area| *area != village).collect();
        dots.extend(others.dots.rects_near(ground, anchor, &reach, &near, others.seats));
        for other in areas.iter().chain(&points) {
            if let Some(place) = others.rooms.of(ground, *other, others.dots, others.seats) {
                let by = away(*other);
                names.extend(place.takes().map(|rect| rect.moved(by)).filter(|rect| rect.overlaps(&reach)));
            }
        }
        let wide = Rect::new(reach.min.map(|edge| 2.0 * edge), reach.max.map(|edge| 2.0 * edge));
        let ranks = ground.lettering.village_ranks;
        let mut rivals: Vec<u32> = ground.geography.areas_in(region.plane_box(anchor, &wide));
        rivals.retain(|other| {
            ranks[*other as usize] < ranks[village as usize]
                && wide.holds(away(*other))
                && others.needs_lead(ground, *other)
        });
        let dot = others.dots.of(ground, village, others.seats);
        Self {
            ground,
            anchor,
            lines: ground.line_of(village),
            from: dot.unwrap_or_default(),
            clear: dot.and(ground.dot).unwrap_or(0.0),
            names,
            dots,
            rivals: rivals.into_iter().map(|other| (other, away(other))).collect(),
        }
    }

    /// The nearest free place.
    fn best(&mut self, settled: &Settled<Lead>) -> Result<Option<Lead>, Vec<u32>> {
        let open: Vec<u32> =
            self.rivals.iter().map(|(number, _)| *number).filter(|number| settled.get(*number).is_none()).collect();
        if !open.is_empty() {
            return Err(open);
        }
        let Some(lines) = self.lines else { return Ok(None) };
        let first = self.rivals.iter().filter_map(|(number, away)| Some((settled.get(*number)??, *away)));
        let (mut names, mut drawn) = (Vec::new(), Vec::new());
        for (lead, [x, y]) in first {
            names.push(lead.place.rect.moved([x, y]));
            drawn.push(lead.line.map(|[right, down]| [x + right, y + down]));
        }
        let size = self.ground.village_size();
        let (width, height) = (lines.first().map_or(0.0, |line| line.ems) * size, size);
        let gap = GAP * self.ground.region.scale;
        for ring in RINGS {
            for turn in 0..TURNS {
                let (rect, line) = self.placed(ring * size, turn, [width, height]);
                if self.is_free(&rect.grown(gap), line, &names, &drawn, gap)
                    && self.ground.is_in_frame(self.anchor, &rect)
                {
                    let place = Place::straight(rect, Arc::clone(lines), false);
                    return Ok(Some(Lead { place, line }));
                }
            }
        }
        Ok(None)
    }

    /// The name in a direction, the first to the right, then to both sides in turn; and the line to it.
    fn placed(&self, far: f32, turn: u16, [width, height]: [f32; 2]) -> (Rect, [[f32; 2]; 2]) {
        let step = f32::from(turn.div_ceil(2)) * if turn.is_multiple_of(2) { 1.0 } else { -1.0 };
        let angle = step / f32::from(TURNS) * std::f32::consts::TAU;
        let way = [angle.cos(), angle.sin()];
        // The name stands with a side to the line, or with its foot or head.
        let beside = [0, 1].map(|axis| (1.6 * way[axis]).clamp(-1.0, 1.0));
        let center = [
            self.from[0] + way[0] * far + beside[0] * width / 2.0,
            self.from[1] + way[1] * far + beside[1] * height / 2.0,
        ];
        let rect = Rect::around(center, width, height);
        let end = [0, 1].map(|axis| self.from[axis] + way[axis] * (far - 0.08 * height));
        let begin = [0, 1].map(|axis| self.from[axis] + way[axis] * self.clear);
        (rect, [begin, end])
    }

    fn is_free(&self, rect: &Rect, line: [[f32; 2]; 2], names: &[Rect], drawn: &[[[f32; 2]; 2]], gap: f32) -> bool {
        let mut taken = self.names.iter().chain(names);
        taken.all(|taken| !taken.overlaps(rect) && !taken.grown(0.5 * gap).meets(line))
            && self.dots.iter().all(|dot| !dot.overlaps(rect) && !dot.meets(line))
            && drawn.iter().all(|other| !rect.meets(*other) && !cross(*other, line))
    }
}

/// Whether two pieces of line cross.
fn cross([a, b]: [[f32; 2]; 2], [c, d]: [[f32; 2]; 2]) -> bool {
    let side = |from: [f32; 2], to: [f32; 2], at: [f32; 2]| {
        (to[0] - from[0]) * (at[1] - from[1]) - (to[1] - from[1]) * (at[0] - from[0])
    };
    side(a, b, c) * side(a, b, d) <= 0.0 && side(c, d, a) * side(c, d, b) <= 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_cross_where_each_parts_the_ends_of_the_other() {
        assert!(cross([[0.0, 0.0], [4.0, 4.0]], [[0.0, 4.0], [4.0, 0.0]]));
        assert!(!cross([[0.0, 0.0], [1.0, 1.0]], [[0.0, 4.0], [4.0, 0.0]]));
        assert!(!cross([[0.0, 0.0], [4.0, 0.0]], [[0.0, 1.0], [4.0, 1.0]]));
    }
}
