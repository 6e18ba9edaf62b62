//! The county in small, with what the map shows of it.

use crate::geometry::Geography;
use crate::map::color::Color;
use crate::map::rect::Rect;
use crate::map::scene::Mark;
use crate::map::theme::Theme;
use crate::map::view::View;

use super::block::Block;

/// The locator over a width: the county without its inner borders, `focus` (areas by their index) in a darker grey, and
/// the frame of the map where it shows less than all.
pub fn inset(
    geography: &Geography,
    view: &View,
    focus: &[u32],
    theme: &Theme,
    scale: f32,
    [width, height]: [f32; 2],
) -> Block {
    let [low, high] = geography.bounds;
    let across = (high[0] - low[0]).max(1.0);
    let down = (high[1] - low[1]).max(1.0);
    let metres = (across / f64::from(width)).max(down / f64::from(height)).max(1e-6);
    let size = [(across / metres) as f32, (down / metres) as f32];
    let at = |[x, y]: [f64; 2]| [((x - low[0]) / metres) as f32, ((high[1] - y) / metres) as f32];
    let mut block = Block { size, marks: Vec::new() };
    let Some(level) = geography.levels.get(geography.level_for(metres)) else { return block };
    let mut group = vec![0; level.coverage.len];
    let chosen = |area: &&u32| (**area as usize) < level.coverage.len;
    focus.iter().filter(chosen).for_each(|area| group[*area as usize] = 1);
    let dissolved = level.coverage.dissolved(&group);
    let fills: [Color; 2] = [theme.line, theme.faint];
    for (area, polygons) in dissolved.polygons.iter().enumerate() {
        let outer = polygons.iter().filter_map(|rings| rings.first());
        block.marks.extend(outer.map(|ring| {
            let points = dissolved.ring(ring).into_iter().map(at).collect();
            Mark::Polygon { points, fill: fills[area.min(1)] }
        }));
    }
    let seen = Rect::new(at(corner(view, [false, true])), at(corner(view, [true, false])));
    let page = Rect::new([0.0, 0.0], size);
    let shown = seen.common(&page);
    if shown.width() > 0.0 && shown.height() > 0.0 && !seen.contains(&page) {
        let (a, b) = (shown.min, shown.max);
        let points = vec![a, [b[0], a[1]], b, [a[0], b[1]], a];
        block.marks.push(Mark::Line { points, stroke: (theme.warning, 1.4 * scale) });
    }
    block
}

/// A corner of what the view shows: at the right or not, above or not.
fn corner(view: &View, [right, above]: [bool; 2]) -> [f64; 2] {
    let x = if right { view.frame.max[0] } else { view.frame.min[0] };
    let y = if above { view.frame.min[1] } else { view.frame.max[1] };
    view.world_from_page([x, y])
}
