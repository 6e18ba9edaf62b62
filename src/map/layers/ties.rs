//! Ties: lines from where a cadre or a unit works to the villages of a plan or of today, under the names.

use crate::geometry::Geography;
use crate::map::color::Color;
use crate::map::palettes::Palette;
use crate::map::scene::Mark;
use crate::map::theme::Theme;
use crate::map::ties::{Tie, TieBy, TieLayer, TieState, load_class};
use crate::map::view::View;

/// How wide a line is, units at a scale of 1: what stays, and what changes.
const WIDTHS: [f32; 2] = [1.3, 2.2];
/// A dash and the room after it, units at a scale of 1.
const DASH: [f32; 2] = [5.0, 4.0];
/// Lines of those who are not looked at keep so much of their colour.
const FADED: u8 = 34;
/// What stays keeps so much where there are so many lines that they would hide the map.
const QUIET: u8 = 44;
/// So many lines hide the map.
const MANY: usize = 150;
/// A line is dashed into at most so many pieces.
const MOST_DASHES: usize = 400;

/// The lines of a layer in a view. `crowd` is the typical radius of an area in units: at the far end of a line a dot
/// says where it arrives, as far as there is room.
pub fn marks(layer: &TieLayer, geography: &Geography, view: &View, theme: &Theme, scale: f32, crowd: f32) -> Vec<Mark> {
    let mut lines = Vec::new();
    let mut ends = Vec::new();
    let radius = (2.6 * scale).min(0.34 * crowd).max(0.8 * scale);
    // What is looked at lies over the rest, and what changes over what stays.
    let mut ordered: Vec<&Tie> = layer.ties.iter().filter(|tie| layer.is_shown(tie)).collect();
    ordered.sort_by_key(|tie| (layer.is_seen(tie), tie.state != TieState::Kept));
    for tie in ordered {
        let Some(to) = geography.anchor(tie.village).map(|at| view.page_from_world(at)) else { continue };
        let color = color_of(tie, layer.by, theme);
        let crowded = layer.seen.is_empty() && layer.ties.len() > MANY && tie.state == TieState::Kept;
        let color = match (layer.is_seen(tie), crowded) {
            (false, _) => color.alpha(FADED),
            (true, true) => color.alpha(QUIET),
            (true, false) => color,
        };
        let from = tie.from.map(|lonlat| view.page_from_world(geography.world_from_lonlat(lonlat)));
        if let Some([from, to]) = from.and_then(|from| view.frame.part_of([from, to])) {
            lines.extend(line((from, to), tie.state, color, theme, scale));
        }
        if view.frame.holds(to) {
            let (fill, rim) = if tie.state == TieState::Ending { (theme.rim, color) } else { (color, theme.rim) };
            ends.push(Mark::Dot { at: to, radius, fill, rim: (rim, 0.35 * radius) });
        }
    }
    lines.extend(ends);
    lines
}

/// The colour of a line by what is asked.
pub fn color_of(tie: &Tie, by: TieBy, theme: &Theme) -> Color {
    let kinds = |nth: u32| Palette::Dark2.fills(8, false)[nth as usize % 8];
    match (by, tie.state) {
        (_, TieState::Ending) => theme.ring,
        (TieBy::Cadre, _) => kinds(tie.who),
        (TieBy::Unit, _) => kinds(tie.unit),
        (TieBy::Load, _) => load_color(load_class(tie.load)),
    }
}

/// The colour of a class of load, from light to heavy.
pub fn load_color(class: usize) -> Color {
    const LOADS: [Color; 4] = [Color::rgb(0x7FA8C9), Color::rgb(0x3B7FB6), Color::rgb(0x5B3E9B), Color::rgb(0x8C1D5B)];
    LOADS[class.min(LOADS.len() - 1)]
}

/// One line: whole, or dashed where it ends; over a halo where something changes.
pub fn line((from, to): ([f32; 2], [f32; 2]), state: TieState, color: Color, theme: &Theme, scale: f32) -> Vec<Mark> {
    let width = scale * WIDTHS[usize::from(state != TieState::Kept)];
    let whole = |stroke| Mark::Line { points: vec![from, to], stroke };
    let halo = || whole((theme.rim.alpha(190), width + 2.0 * scale));
    match state {
        TieState::Kept => vec![whole((color, width))],
        TieState::New | TieState::Moved if color.3 == u8::MAX => vec![halo(), whole((color, width))],
        TieState::New | TieState::Moved => vec![whole((color, width))],
        TieState::Ending => dashes(from, to, (color, width), scale),
    }
}

fn dashes(from: [f32; 2], to: [f32; 2], stroke: (Color, f32), scale: f32) -> Vec<Mark> {
    let way = [to[0] - from[0], to[1] - from[1]];
    let length = way[0].hypot(way[1]);
    let step = (DASH[0] + DASH[1]) * scale;
    let count = ((length / step.max(0.01)) as usize).min(MOST_DASHES);
    let at = |along: f32| {
        let part = (along / length.max(f32::EPSILON)).min(1.0);
        [from[0] + part * way[0], from[1] + part * way[1]]
    };
    let dash = |nth: usize| {
        let begin = nth as f32 * step;
        Mark::Line { points: vec![at(begin), at(begin + DASH[0] * scale)], stroke }
    };
    (0..=count).map(dash).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_is_dashed_and_what_stays_is_one_line() {
        let theme = Theme::of(false);
        let drawn = |state| line(([0.0, 0.0], [90.0, 0.0]), state, Color::rgb(0), theme, 1.0).len();
        assert_eq!(drawn(TieState::Kept), 1);
        assert_eq!(drawn(TieState::New), 2, "over a halo");
        assert_eq!(drawn(TieState::Ending), 11, "a dash of 5 after each 9 units");
    }
}
