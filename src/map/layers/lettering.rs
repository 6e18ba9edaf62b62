//! Names and dots as marks: the plan of a region, brought to the page of a view.

use crate::map::color::Color;
use crate::map::lettering::label::{Label, Named, TOWNSHIP_SIZE, TOWNSHIP_SPACING, VILLAGE_SIZE, baseline, baselines};
use crate::map::lettering::plan::Plan;
use crate::map::lettering::region::Region;
use crate::map::rect::Rect;
use crate::map::scene::{Align, Mark, TextMark, Weight};
use crate::map::theme::{self, Theme};
use crate::map::view::View;

use super::dots;

/// How many steps of the region make up the frame.
const STEPS: f64 = 32.0;

/// The region in which names are planned for a view: the frame, moved in small steps, so that what is at hand can be used
/// for some frames, and each step to the side brings few new names.
pub fn region_of(view: &View, level: usize, scale: f32) -> Region {
    let step = [view.frame.width(), view.frame.height()].map(|side| f64::from(side.max(1.0)) / STEPS);
    let center = [view.center[0] / view.metres_per_unit, -view.center[1] / view.metres_per_unit];
    let corner = |axis: usize| (center[axis] / step[axis] - STEPS / 2.0).floor() * step[axis];
    Region {
        corner: [corner(0), corner(1)],
        size: step.map(|step| ((STEPS + 1.0) * step) as f32),
        metres_per_unit: view.metres_per_unit,
        scale,
        level,
        obstacles: Vec::new(),
        closed: false,
    }
}

/// The region of a sheet: its frame, where the furniture on the map is taken already.
pub fn region_of_sheet(view: &View, level: usize, scale: f32, furniture: &[Rect]) -> Region {
    let (width, height) = (view.frame.width(), view.frame.height());
    let [x, y] = [view.center[0] / view.metres_per_unit, -view.center[1] / view.metres_per_unit];
    let away = [-view.frame.min[0], -view.frame.min[1]];
    Region {
        corner: [x - f64::from(width) / 2.0, y - f64::from(height) / 2.0],
        size: [width, height],
        metres_per_unit: view.metres_per_unit,
        scale,
        level,
        obstacles: furniture.iter().map(|rect| rect.moved(away)).collect(),
        closed: true,
    }
}

/// How far the region lies from the page of the view.
fn offset(region: &Region, view: &View) -> [f32; 2] {
    let [cx, cy] = view.frame.center();
    let [x, y] = [view.center[0] / view.metres_per_unit, -view.center[1] / view.metres_per_unit];
    [(region.corner[0] - x) as f32 + cx, (region.corner[1] - y) as f32 + cy]
}

/// What colours the names of villages.
#[derive(Clone, Copy, Debug)]
pub struct Inks<'a> {
    /// The fill of each village.
    pub fills: &'a [Color],
    /// Whether each is hatched as weak.
    pub weak: &'a [bool],
    /// Whether circles may lie under the names.
    pub covered: bool,
}

/// The township (by its index) whose name holds a point of the page.
pub fn township_at(plan: &Plan, region: &Region, view: &View, at: [f32; 2]) -> Option<u32> {
    let by = offset(region, view);
    plan.labels.iter().find_map(|label| match label.of {
        Named::Township(township) if label.rect.moved(by).holds(at) => Some(township),
        Named::Township(_) | Named::Village(_) => None,
    })
}

/// Dots and names of a plan as seen in a view. A name that the frame or furniture would cut is left out, and so is
/// a dot under furniture.
pub fn marks(
    plan: &Plan,
    region: &Region,
    view: &View,
    inks: Inks<'_>,
    theme: &Theme,
    dot: Option<f32>,
    furniture: &[Rect],
) -> Vec<Mark> {
    let [dx, dy] = offset(region, view);
    let mut marks = Vec::new();
    if let Some(radius) = dot {
        let near = view.frame.grown(2.0 * radius);
        let at = plan.dots.iter().map(|(_, [x, y])| [x + dx, y + dy]);
        let covered = |at: &[f32; 2]| furniture.iter().any(|taken| taken.grown(radius).holds(*at));
        marks.extend(at.filter(|at| near.holds(*at) && !covered(at)).map(|at| dots::resident(theme, at, radius)));
    }
    let is_shown = |label: &&Label| {
        let rect = label.rect.moved([dx, dy]);
        view.frame.contains(&rect) && !furniture.iter().any(|taken| taken.overlaps(&rect))
    };
    let shown = || plan.labels.iter().filter(is_shown);
    let leads = || shown().filter_map(|label| label.lead).map(|line| line.map(|[x, y]| [x + dx, y + dy]).to_vec());
    for stroke in [(theme.rim.alpha(170), 2.2 * region.scale), (theme.name, 0.7 * region.scale)] {
        marks.extend(leads().map(|points| Mark::Line { points, stroke }));
    }
    for label in shown().rev() {
        text_marks(label, [dx, dy], region.scale, inks, theme, &mut marks);
    }
    marks
}

fn text_marks(label: &Label, [dx, dy]: [f32; 2], scale: f32, inks: Inks<'_>, theme: &Theme, marks: &mut Vec<Mark>) {
    let township = matches!(label.of, Named::Township(_));
    let size = scale * if township { TOWNSHIP_SIZE } else { VILLAGE_SIZE };
    let (color, halo) = match label.of {
        Named::Township(_) => (theme.name, Some((theme.rim, 3.4 * scale))),
        Named::Village(village) => village_colors(label, village as usize, scale, inks, theme),
    };
    let mut write = |[x, y]: [f32; 2], text: &str, angle: f32| {
        marks.push(Mark::Text(TextMark {
            at: [x + dx, y + dy],
            align: Align::Middle,
            text: text.to_owned(),
            size,
            weight: if township { Weight::Bold } else { Weight::Regular },
            spacing: if township { TOWNSHIP_SPACING * scale } else { 0.0 },
            color,
            halo,
            angle,
        }));
    };
    match &label.letters {
        Some(letters) => letters.iter().for_each(|letter| write(baseline(letter), &letter.text, letter.angle)),
        None => baselines(label, size).for_each(|(at, text)| write(at, text, 0.0)),
    }
}

/// Letters are light on dark fills; the halo is of the fill, and only where a border or a hatch runs under the name.
fn village_colors(
    label: &Label,
    village: usize,
    scale: f32,
    inks: Inks<'_>,
    theme: &Theme,
) -> (Color, Option<(Color, f32)>) {
    if label.lead.is_some() {
        return (theme.name, Some((theme.rim, 2.4 * scale)));
    }
    let fill = inks.fills[village];
    let color = if theme::contrast(theme.name, fill) >= 4.5 { theme.name } else { theme.rim };
    let clear = label.inside && !inks.weak[village] && !inks.covered;
    (color, (!clear).then_some((fill, 2.4 * scale)))
}
