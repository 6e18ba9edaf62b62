//! Meridians and parallels over the map, labelled along its lower and its left edge.

use crate::geometry::Geography;
use crate::map::rect::Rect;
use crate::map::scene::{Align, Mark};
use crate::map::theme::Theme;
use crate::map::view::View;

use super::block::Hand;

/// The steps between lines, seconds of arc.
const STEPS: [u32; 12] = [10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 18_000];
/// About how many lines go across the longer side.
const LINES: f64 = 6.0;

/// Lines, labels, and what the labels take. Labels that would lie on something taken are left out.
pub struct Grid {
    /// The lines.
    pub lines: Vec<Mark>,
    /// The labels.
    pub labels: Vec<Mark>,
    /// What they take.
    pub taken: Vec<Rect>,
}

/// The grid of a view.
pub fn grid(geography: &Geography, view: &View, theme: &Theme, scale: f32, taken: &[Rect]) -> Grid {
    let frame = view.frame;
    let [west, north] = geography.lonlat_from_world(view.world_from_page(frame.min));
    let [east, south] = geography.lonlat_from_world(view.world_from_page(frame.max));
    let mut grid = Grid { lines: Vec::new(), labels: Vec::new(), taken: Vec::new() };
    let step = step_for(((east - west).max(north - south)) / LINES);
    let hand = Hand::plain((10.5 * scale).max(8.0), theme.secondary);
    let inset = 4.0 * scale;
    for seconds in between(west, east, step) {
        let [x, _] = view.page_from_world(geography.world_from_lonlat([f64::from(seconds) / 3600.0, south]));
        let text = written(seconds, step);
        let at = [x + inset, frame.max[1] - inset - hand.size];
        grid.add(vec![[x, frame.min[1]], [x, frame.max[1]]], (hand, text, at), frame, theme, scale, taken);
    }
    for seconds in between(south, north, step) {
        let [_, y] = view.page_from_world(geography.world_from_lonlat([west, f64::from(seconds) / 3600.0]));
        let text = written(seconds, step);
        let at = [frame.min[0] + inset, y - inset - hand.size];
        grid.add(vec![[frame.min[0], y], [frame.max[0], y]], (hand, text, at), frame, theme, scale, taken);
    }
    grid
}

impl Grid {
    /// The labels under which no dot of the map lies.
    pub fn labels_beside_dots(&self, marks: &[Mark]) -> Vec<Mark> {
        let dots = marks.iter().filter_map(|mark| match mark {
            Mark::Dot { at, radius, .. } => Some(Rect::around(*at, 2.0 * radius, 2.0 * radius)),
            _ => None,
        });
        let dots: Vec<Rect> = dots.collect();
        let free = |taken: &Rect| dots.iter().all(|dot| !dot.overlaps(taken));
        self.labels.iter().zip(&self.taken).filter(|(_, taken)| free(taken)).map(|(label, _)| label.clone()).collect()
    }

    fn add(
        &mut self,
        points: Vec<[f32; 2]>,
        (hand, text, at): (Hand, String, [f32; 2]),
        frame: Rect,
        theme: &Theme,
        scale: f32,
        taken: &[Rect],
    ) {
        self.lines.push(Mark::Line { points, stroke: (theme.secondary.alpha(110), 0.7 * scale) });
        let rect = Rect::new(at, [at[0] + hand.length(&text), at[1] + hand.size]).grown(2.0 * scale);
        let free = taken.iter().chain(&self.taken).all(|other| !other.overlaps(&rect));
        if frame.contains(&rect) && free {
            let Mark::Text(mut label) = hand.text(text, at, Align::Start) else { return };
            label.halo = Some((theme.rim, 2.4 * scale));
            self.labels.push(Mark::Text(label));
            self.taken.push(rect);
        }
    }
}

/// The smallest step that is not under so many degrees, seconds.
fn step_for(degrees: f64) -> u32 {
    let enough = |step: &u32| f64::from(*step) / 3600.0 >= degrees;
    STEPS.into_iter().find(enough).unwrap_or(STEPS[STEPS.len() - 1])
}

/// The multiples of the step between two degrees, seconds.
fn between(from: f64, to: f64, step: u32) -> impl Iterator<Item = i32> {
    let each = f64::from(step);
    let (first, last) = ((from * 3600.0 / each).ceil(), (to * 3600.0 / each).floor());
    let count = (last - first).clamp(-1.0, 200.0) as i32;
    (0..=count).map(move |nth| ((first + f64::from(nth)) * each) as i32)
}

/// Degrees, minutes, and seconds where the step needs them: 119°20′.
fn written(seconds: i32, step: u32) -> String {
    let (sign, all) = (if seconds < 0 { "−" } else { "" }, seconds.unsigned_abs());
    let (degrees, minutes, seconds) = (all / 3600, all / 60 % 60, all % 60);
    match (step.is_multiple_of(3600), step.is_multiple_of(60)) {
        (true, _) => format!("{sign}{degrees}°"),
        (_, true) => format!("{sign}{degrees}°{minutes:02}′"),
        _ => format!("{sign}{degrees}°{minutes:02}′{seconds:02}″"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stand_at_round_degrees() {
        assert_eq!(step_for(0.09), 600);
        assert_eq!(between(119.02, 119.6, 600).collect::<Vec<_>>(), [428_400 + 600, 428_400 + 1200, 428_400 + 1800]);
        assert_eq!(written(428_400 + 1200, 600), "119°20′");
        assert_eq!(written(-30, 30), "−0°00′30″");
        assert_eq!(between(1.0, 0.0, 600).count(), 0);
    }
}
