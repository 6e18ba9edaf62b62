//! The enlargement of a crowded town on a sheet: where many small communities have no room for their names, not even
//! beside them, a part of the map is drawn once more, larger, where the page is free; a frame on the map says which part.

use std::collections::BTreeMap;

use super::choice::Choice;
use super::composer::Composer;
use super::furniture::arrangement::is_clear;
use super::furniture::block::Hand;
use super::layers::{dots, lettering};
use super::lettering::label::VILLAGE_SIZE;
use super::lettering::plan::{self, Memory};
use super::pieces::{clipped_line, clipped_ring, hatched};
use super::rect::Rect;
use super::scene::{Align, Mark, Scene};
use super::theme::Theme;
use super::view::View;
use crate::geometry::Geography;
use crate::geometry::geography::BorderRank;

/// A town is enlarged when at least so many of its communities have no name on the map.
const FEWEST: usize = 4;
/// The communities of a town are at most so large beside those of the whole county.
const CROWDED: f32 = 0.75;
/// The typical community of the town gets a radius of so many heights of the letters.
const WANTED: f32 = 1.35;
/// How much a town is enlarged at least and at most.
const TIMES: [f32; 2] = [1.5, 4.0];
/// The most of the page between heading and foot that an enlargement takes, across and down.
const MOST: [f32; 2] = [0.36, 0.46];
/// In how many steps across and down a free place is looked for.
const STEPS: u16 = 24;

/// A part of the map and the place where it is drawn larger.
struct Enlarged {
    township: usize,
    /// The part on the plane.
    bounds: [[f64; 2]; 2],
    frame: Rect,
    times: f32,
}

/// What an enlargement keeps clear of.
#[derive(Clone, Copy)]
pub(super) struct Free<'a> {
    /// The page between heading and foot.
    pub room: Rect,
    /// What stands there already.
    pub taken: &'a [Rect],
}

impl Composer {
    /// Adds the enlargement of the most crowded town to a sheet where one is needed and the page has room. `under` is the
    /// number of marks that lie under the names.
    pub(super) fn add_enlarged(
        &self,
        scene: &mut Scene,
        under: usize,
        choice: &Choice,
        scale: f32,
        free: Free<'_>,
    ) -> Option<Rect> {
        let view = scene.areas.view;
        let theme = Theme::of(choice.dark);
        let found = self.enlargement(&view, scale, free)?;
        let name = self.kept.township_name(found.township).to_owned();
        let times = format!("{:.1}", found.times);
        let title = choice.language.say_with("map.enlarged", &[("name", &name), ("times", &times)]);
        let [low, high] = found.bounds;
        let on_map = Rect::new(view.page_from_world([low[0], high[1]]), view.page_from_world([high[0], low[1]]));
        let stroke = (theme.text, 1.0 * scale);
        scene.marks.insert(under.min(scene.marks.len()), outline(on_map, stroke));
        let enlarged = View {
            frame: found.frame,
            center: [(low[0] + high[0]) / 2.0, (low[1] + high[1]) / 2.0],
            metres_per_unit: view.metres_per_unit / f64::from(found.times),
            pixels_per_unit: view.pixels_per_unit,
        };
        self.draw(scene, &enlarged, theme, scale);
        let hand = Hand::bold(11.0 * scale, theme.text);
        let title = hand.shortened(&title, found.frame.width());
        let top = found.frame.min[1] - TITLE * scale;
        scene.marks.push(outline(found.frame, stroke));
        scene.marks.push(hand.text(title, [found.frame.min[0], top], Align::Start));
        Some(Rect::new([found.frame.min[0], top], found.frame.max))
    }

    /// Which part, how large, and where.
    fn enlargement(&self, view: &View, scale: f32, free: Free<'_>) -> Option<Enlarged> {
        let geography = self.kept.geography();
        let unnamed = self.unnamed();
        let mut by_township: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for area in unnamed {
            by_township.entry(geography.township_of_area[area as usize]).or_default().push(area);
        }
        let typical = |areas: &[u32]| {
            let mut radii: Vec<f64> = areas.iter().map(|area| geography.anchor_radius_m[*area as usize]).collect();
            radii.sort_by(f64::total_cmp);
            (radii[radii.len() / 2] / view.metres_per_unit) as f32
        };
        // Where names are missing all over the map, only a town is better seen apart.
        by_township.retain(|_, areas| areas.len() >= FEWEST && typical(areas) < CROWDED * self.kept.crowd(view));
        let (township, areas) = by_township.into_iter().rev().max_by_key(|(_, areas)| areas.len())?;
        let radius = typical(&areas);
        let bounds = around(geography, &areas);
        let size = [0, 1].map(|axis| ((bounds[1][axis] - bounds[0][axis]) / view.metres_per_unit) as f32);
        let room = [free.room.width() * MOST[0], free.room.height() * MOST[1]];
        let wanted = (WANTED * VILLAGE_SIZE * scale / radius.max(1e-3)).min(TIMES[1]);
        let most = wanted.min(room[0] / size[0]).min(room[1] / size[1]);
        // A smaller one may find a place where a larger one does not.
        let times = [1.0, 0.85, 0.7].map(|part| part * most);
        times.into_iter().filter(|times| *times >= TIMES[0]).find_map(|times| {
            let frame = place(geography, view, size.map(|side| side * times), bounds, scale, free)?;
            Some(Enlarged { township: township as usize, bounds, frame, times })
        })
    }

    /// Draws fills, hatch, borders, dots and names in the frame of a view, on the paper.
    fn draw(&self, scene: &mut Scene, view: &View, theme: &Theme, scale: f32) {
        let (geography, frame) = (self.kept.geography(), view.frame);
        let styles = scene.areas.styles.clone();
        let borders = scene.areas.borders;
        let level = geography.level_for(view.metres_per_unit / f64::from(view.pixels_per_unit));
        let Some(coverage) = geography.levels.get(level).map(|level| &level.coverage) else { return };
        let marks = &mut scene.marks;
        marks.push(Mark::Box { rect: frame, radius: 0.0, fill: theme.paper, edge: (theme.line, 0.0), hatched: false });
        let bounds =
            [view.world_from_page([frame.min[0], frame.max[1]]), view.world_from_page([frame.max[0], frame.min[1]])];
        for area in geography.areas_in(bounds) {
            let Some(style) = styles.get(area as usize) else { continue };
            let rings = coverage.polygons[area as usize].iter().flatten();
            let page = rings.map(|ring| coverage.ring(ring).into_iter().map(|at| view.page_from_world(at)));
            let rings: Vec<Vec<[f32; 2]>> = page.map(|ring| clipped_ring(&ring.collect::<Vec<_>>(), &frame)).collect();
            // A hole is filled by the area that lies in it, which comes after it or before: outlines alone are filled.
            for points in rings.iter().filter(|points| points.len() > 2 && style.fill.3 > 0) {
                marks.push(Mark::Polygon { points: points.clone(), fill: style.fill });
            }
            if style.hatched {
                let (color, width) = borders.hatch;
                let lines = hatched(&rings, borders.hatch_spacing);
                marks.extend(
                    lines.into_iter().map(|line| Mark::Line { points: line.to_vec(), stroke: (color, 0.8 * width) }),
                );
            }
        }
        for (rank, stroke) in [
            (BorderRank::Village, borders.village),
            (BorderRank::Township, borders.township),
            (BorderRank::County, borders.county),
        ] {
            for arc in &geography.arcs_by_rank[rank as usize] {
                let points: Vec<_> =
                    coverage.arcs[*arc as usize].points.iter().map(|at| view.page_from_world(*at)).collect();
                marks.extend(clipped_line(&points, &frame).into_iter().map(|points| Mark::Line { points, stroke }));
            }
        }
        self.letter(marks, view, theme, scale);
    }

    fn letter(&self, marks: &mut Vec<Mark>, view: &View, theme: &Theme, scale: f32) {
        let region = lettering::region_of_sheet(view, self.kept.level_of_names(view), scale, &[]);
        let dot = self.kept.dot(view, scale);
        let with_rim = dot.map(|radius| dots::RIMMED * radius);
        let plan = plan::plan(self.kept.lettering(), &region, with_rim, &mut Memory::default());
        // Dots at the frame would be cut: whole ones only.
        let whole = View { frame: view.frame.grown(-2.0 * dot.unwrap_or(0.0)), ..*view };
        let drawn = lettering::marks(&plan, &region, view, self.kept.inks(), theme, dot, &[]);
        marks.extend(drawn.into_iter().filter(|mark| !matches!(mark, Mark::Dot { at, .. } if !whole.frame.holds(*at))));
    }
}

/// The height that the title of an enlargement takes, at a scale of 1.
const TITLE: f32 = 15.0;

/// A frame.
fn outline(rect: Rect, stroke: (super::color::Color, f32)) -> Mark {
    let ([left, top], [right, bottom]) = (rect.min, rect.max);
    Mark::Line { points: vec![[left, top], [right, top], [right, bottom], [left, bottom], [left, top]], stroke }
}

/// The box around some areas with a margin.
fn around(geography: &Geography, areas: &[u32]) -> [[f64; 2]; 2] {
    let boxes = areas.iter().map(|area| geography.boxes[*area as usize]);
    let joined = boxes
        .reduce(|[low, high], [a, b]| [[low[0].min(a[0]), low[1].min(a[1])], [high[0].max(b[0]), high[1].max(b[1])]]);
    let [low, high] = joined.unwrap_or_default();
    let margin = 0.06 * (high[0] - low[0]).max(high[1] - low[1]);
    [[low[0] - margin, low[1] - margin], [high[0] + margin, high[1] + margin]]
}

/// The free place that is nearest to the part.
fn place(
    geography: &Geography,
    view: &View,
    [width, height]: [f32; 2],
    bounds: [[f64; 2]; 2],
    scale: f32,
    Free { room, taken }: Free<'_>,
) -> Option<Rect> {
    let part = view.page_from_world([(bounds[0][0] + bounds[1][0]) / 2.0, (bounds[0][1] + bounds[1][1]) / 2.0]);
    let steps = |from: f32, to: f32| (0..=STEPS).map(move |nth| from + (to - from) * f32::from(nth) / f32::from(STEPS));
    let (right, bottom) = (room.max[0] - width, room.max[1] - height);
    let top = room.min[1] + TITLE * scale;
    if right < room.min[0] || bottom < top {
        return None;
    }
    let places = steps(room.min[0], right).flat_map(|x| steps(top, bottom).map(move |y| [x, y]));
    let free = places.map(|[x, y]| Rect::new([x, y], [x + width, y + height])).filter(|rect| {
        let with_title = Rect::new([rect.min[0], rect.min[1] - TITLE * scale], rect.max).grown(8.0 * scale);
        !taken.iter().any(|taken| taken.overlaps(&with_title)) && is_clear(geography, view, &with_title)
    });
    let away = |rect: &Rect| {
        let [x, y] = rect.center();
        (x - part[0]).hypot(y - part[1])
    };
    free.min_by(|one, other| away(one).total_cmp(&away(other)))
}
