//! A small invented county for the tests of this room.

use std::sync::Arc;

use geo_types::{LineString, MultiPolygon, Point, Polygon};

use crate::analysis::Findings;
use crate::geometry::Geography;
use crate::model::{
    BoundaryOrigin, Date, Id, Indicator, Place, Posting, Setting, Standing, StandingState, Township, Village, World,
    role, setting_key,
};

use super::county::County;
use super::rect::Rect;
use super::scene::{Align, Mark, Scene};

/// A county with what a scene needs.
pub struct Fixture {
    /// The records.
    pub world: World,
    /// What follows from them.
    pub findings: Findings,
    /// The areas.
    pub geography: Arc<Geography>,
}

/// The day of the invented county.
pub fn day() -> Date {
    Date::constant(2026, 10, 31)
}

impl Fixture {
    /// `columns` × `rows` villages, each about two kilometres across, in townships of three by three.
    pub fn grid(columns: usize, rows: usize) -> Self {
        Self::of(grid_world(columns, rows))
    }

    /// From records.
    pub fn of(world: World) -> Self {
        let findings = Findings::of(&world, day());
        let geography = Arc::new(Geography::of(&world, 0.5));
        Self { world, findings, geography }
    }

    /// What scenes are made from.
    pub fn county(&self) -> County<'_> {
        County { world: &self.world, findings: &self.findings, geography: &self.geography }
    }
}

/// A number that looks like chance but is the same each time.
pub fn chance(seed: u64) -> u64 {
    let mixed = seed.wrapping_add(0x9E37_79B9_7F4A_7C15).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    (mixed ^ (mixed >> 29)).wrapping_mul(0x94D0_49BB_1331_11EB) >> 33
}

/// A corner of the grid, moved a little so that no border is straight.
fn corner(column: usize, row: usize) -> (f64, f64) {
    let seed = (column * 1000 + row) as u64;
    let shift = |seed: u64| (chance(seed) % 1000) as f64 / 1000.0 * 0.006 - 0.003;
    (119.0 + 0.02 * column as f64 + shift(seed), 28.0 + 0.02 * row as f64 + shift(seed + 500_000))
}

/// The records of the grid.
pub fn grid_world(columns: usize, rows: usize) -> World {
    let mut world = World::default();
    let (mut villages, mut townships, mut indicators) = (Vec::new(), Vec::new(), Vec::new());
    let (mut postings, mut standings) = (Vec::new(), Vec::new());
    for row in 0..rows {
        for column in 0..columns {
            let nth = row * columns + column;
            let township: Id<Township> = Id::named(&format!("township {} {}", row / 3, column / 3));
            if row % 3 == 0 && column % 3 == 0 {
                let name = format!("{}{}乡", SYLLABLES[(row / 3) % 12], SYLLABLES[(column / 3 + 5) % 12]);
                let code = format!("990101{:03}", townships.len());
                townships.push(Township { id: township, code, name, seat: None, boundary: None });
            }
            let id: Id<Village> = Id::named(&format!("village {nth}"));
            let ring: Vec<_> = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]
                .map(|(right, up)| corner(column + right, row + up))
                .into_iter()
                .collect();
            villages.push(Village {
                id,
                township,
                code: format!("990101001{nth:05}"),
                name: village_name(nth),
                full_name: String::new(),
                kind: "village".into(),
                households: Some(200),
                population: None,
                position: None,
                boundary: Some(Arc::new(MultiPolygon(vec![Polygon::new(LineString::from(ring), Vec::new())]))),
                boundary_origin: BoundaryOrigin::Given,
            });
            let value = (chance(nth as u64) % 12) as f64;
            let name = "count".to_owned();
            indicators.push(Indicator { id: Id::named(&format!("count {nth}")), village: id, name, on: day(), value });
            if !chance(nth as u64 + 77).is_multiple_of(4) {
                postings.push(resident(id, nth));
            }
            if chance(nth as u64 + 99).is_multiple_of(11) {
                standings.push(standing(id, nth));
            }
        }
    }
    world.villages = villages.into_iter().collect();
    world.townships = townships.into_iter().collect();
    world.indicators = indicators.into_iter().collect();
    world.postings = postings.into_iter().collect();
    world.standings = standings.into_iter().collect();
    let settings = [(setting_key::COUNTY_NAME, "云岫县"), (setting_key::NOTICE, "虚构示例")];
    world.settings = settings.into_iter().map(|(key, value)| Setting::new(key, value)).collect();
    world
}

const SYLLABLES: [&str; 12] = ["金", "店", "溪", "坪", "岩", "坑", "塘", "屋", "桥", "黄", "叶", "源"];

fn village_name(nth: usize) -> String {
    let part = |seed: usize| SYLLABLES[(chance((nth * 3 + seed) as u64) % 12) as usize];
    if nth.is_multiple_of(3) {
        format!("{}{}{}村", part(0), part(1), part(2))
    } else {
        format!("{}{}村", part(0), part(1))
    }
}

fn resident(village: Id<Village>, nth: usize) -> Posting {
    Posting {
        id: Id::named(&format!("posting {nth}")),
        cadre: Some(Id::named("cadre")),
        unit: None,
        place: Place::Village(village),
        role: role::RESIDENT.into(),
        from: Date::constant(2025, 1, 1),
        until: None,
        note: String::new(),
    }
}

fn standing(village: Id<Village>, nth: usize) -> Standing {
    Standing {
        id: Id::named(&format!("standing {nth}")),
        state: StandingState::Planned,
        ..Standing::blank(village, Date::constant(2026, 1, 1))
    }
}

/// The world with every village as a point only.
pub fn without_boundaries(mut world: World) -> World {
    let rows = world.villages.iter().enumerate().map(|(nth, village)| Village {
        boundary: None,
        position: Some(Point::new(119.0 + 0.03 * (nth % 5) as f64, 28.0 + 0.03 * (nth / 5) as f64)),
        ..village.clone()
    });
    world.villages = rows.collect();
    world
}

/// The corners of each text of a scene, in the order around it.
fn text_corners(scene: &Scene) -> Vec<(String, [[f32; 2]; 4])> {
    let texts = scene.marks.iter().filter_map(|mark| if let Mark::Text(text) = mark { Some(text) } else { None });
    texts
        .map(|text| {
            let letters = text.text.chars().count().saturating_sub(1) as f32;
            let length = super::lettering::font::ems(&text.text, text.weight) * text.size + letters * text.spacing;
            let left = match text.align {
                Align::Start => 0.0,
                Align::Middle => length / 2.0,
                Align::End => length,
            };
            let top = -super::lettering::font::ASCENT * text.size;
            let (right, bottom, (sin, cos)) = (length - left, top + text.size, text.angle.sin_cos());
            let corners = [[-left, top], [right, top], [right, bottom], [-left, bottom]];
            let turned = corners.map(|[x, y]| [text.at[0] + x * cos - y * sin, text.at[1] + x * sin + y * cos]);
            (text.text.clone(), turned)
        })
        .collect()
}

/// What each text of a scene takes on the page.
pub fn text_rects(scene: &Scene) -> Vec<(String, Rect)> {
    let rect = |corners: [[f32; 2]; 4]| {
        let low = [0, 1].map(|axis| corners.iter().map(|corner| corner[axis]).fold(f32::INFINITY, f32::min));
        let high = [0, 1].map(|axis| corners.iter().map(|corner| corner[axis]).fold(f32::NEG_INFINITY, f32::max));
        Rect::new(low, high)
    };
    text_corners(scene).into_iter().map(|(text, corners)| (text, rect(corners))).collect()
}

/// Whether two turned rectangles have more in common than a hair's breadth: no side of either parts them.
fn overlap(one: &[[f32; 2]; 4], other: &[[f32; 2]; 4]) -> bool {
    let sides = |of: &[[f32; 2]; 4]| [[of[0], of[1]], [of[1], of[2]]];
    sides(one).into_iter().chain(sides(other)).all(|[from, to]| {
        let way = [to[0] - from[0], to[1] - from[1]];
        let long = way[0].hypot(way[1]).max(f32::EPSILON);
        let along = |of: &[[f32; 2]; 4]| {
            let parts = of.map(|[x, y]| (x * way[0] + y * way[1]) / long);
            (
                parts.iter().copied().fold(f32::INFINITY, f32::min),
                parts.iter().copied().fold(f32::NEG_INFINITY, f32::max),
            )
        };
        let ((a, b), (c, d)) = (along(one), along(other));
        a + 0.05 < d && c + 0.05 < b
    })
}

/// Asserts that no text of the scene touches another text or a dot, and that all lie on the page.
pub fn assert_legible(scene: &Scene) {
    let texts = text_rects(scene);
    let corners = text_corners(scene);
    let page = Rect::new([-0.5, -0.5], [scene.size[0] + 0.5, scene.size[1] + 0.5]);
    for (nth, (text, rect)) in texts.iter().enumerate() {
        assert!(page.contains(rect), "{text} leaves the page of {:?}: {rect:?}", scene.size);
        // A hair's breadth is rounding.
        let slim = rect.grown(-0.05);
        for (after, (other, taken)) in texts[nth + 1..].iter().enumerate() {
            let lies = slim.overlaps(taken) && overlap(&corners[nth].1, &corners[nth + 1 + after].1);
            assert!(!lies, "{text} lies on {other} on a page of {:?}", scene.size);
        }
        for mark in &scene.marks {
            if let Mark::Dot { at, radius, .. } = mark {
                let dot = Rect::around(*at, 2.0 * radius, 2.0 * radius);
                assert!(!slim.overlaps(&dot), "{text} lies on a dot");
            }
        }
    }
}
