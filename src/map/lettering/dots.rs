//! The dots of residents: those that the name of a township covers move within their area.

use std::collections::BTreeMap;

use crate::map::rect::Rect;

use super::ground::Ground;
use super::seats::Seats;

/// The dots at one scale that have been asked for, relative to the anchors of their areas; none for the few for which
/// there is no place.
#[derive(Clone, Debug, Default)]
pub struct Dots {
    placed: BTreeMap<u32, Option<[f32; 2]>>,
}

impl Dots {
    /// Where the dot of an area lies relative to its anchor, if it has one.
    pub fn of(&mut self, ground: &Ground<'_>, area: u32, seats: &mut Seats) -> Option<[f32; 2]> {
        let radius = ground.dot_of(area)?;
        *self.placed.entry(area).or_insert_with(|| place(ground, area, radius, seats))
    }

    /// What dots take within a rectangle relative to an anchor, relative to it, of areas of which some may be farther off.
    pub fn rects_near(
        &mut self,
        ground: &Ground<'_>,
        anchor: [f64; 2],
        rect: &Rect,
        areas: &[u32],
        seats: &mut Seats,
    ) -> Vec<Rect> {
        let Some(radius) = ground.dot else { return Vec::new() };
        let mut rects = Vec::new();
        for area in areas {
            let away = ground.region.place_from(anchor, ground.anchor(*area));
            let room = ground.radius(*area).max(radius);
            if Rect::around(away, 2.0 * room, 2.0 * room).overlaps(rect)
                && let Some([x, y]) = self.of(ground, *area, seats)
            {
                rects.push(Rect::around([away[0] + x, away[1] + y], 2.0 * radius, 2.0 * radius));
            }
        }
        rects
    }
}

/// The first free place: on the anchor, then around it, as far as the area goes.
fn place(ground: &Ground<'_>, area: u32, radius: f32, seats: &mut Seats) -> Option<[f32; 2]> {
    let anchor = ground.anchor(area);
    let room = (ground.radius(area) - radius).max(0.0);
    let around = 2.0 * (room + radius);
    let reach = Rect::around([0.0, 0.0], around, around);
    let mut taken = seats.rects_near(ground, anchor, &reach);
    taken.extend(ground.obstacles(anchor, &reach));
    let steps = [0.0, 0.4, 0.7, 1.0].into_iter().flat_map(|far| (0..8).map(move |turn| (far, turn)));
    let mut places = steps.map(|(far, turn)| {
        let angle = (turn as f32 * 45.0 + 90.0).to_radians();
        [far * room * angle.cos(), far * room * angle.sin()]
    });
    places.find(|at| {
        let dot = Rect::around(*at, 2.0 * radius, 2.0 * radius);
        !taken.iter().any(|taken| taken.overlaps(&dot))
    })
}
