//! Where names go. Priorities come first and are those of the county, not of the view: names of townships, then names
//! of villages by weak status, open issues and size. Each name takes the best of some places around its anchor that is
//! still free, judged by how much of it lies inside its own area (Imhof 1975, Positioning names on maps; the candidates
//! and the greedy order: Christensen, Marks, Shieber 1995, An empirical study of algorithms for point-feature label
//! placement; what is taken is asked of a grid, as Yamamoto, Câmara, Lorena 2002 and Luboschik et al. 2008 do).
//!
//! A plan is made for a region of the map at one scale. It does not depend on where in the region the view stands, so
//! that names stay where they are while the map is panned.

use crate::geometry::Geography;
use crate::map::choice::Layers;
use crate::map::rect::Rect;
use crate::map::subject::Subject;

use super::font::ASCENT;
use super::grid::Grid;
use super::names::{Line, Names};
use super::shape::{Shape, area_arcs};
use super::wrap;

/// Height of the names of villages in units, where the scale of the page is 1.
pub const VILLAGE_SIZE: f32 = 12.0;
/// Height of the names of townships.
pub const TOWNSHIP_SIZE: f32 = 16.0;
/// Space between the letters of a township's name.
pub const TOWNSHIP_SPACING: f32 = 1.6;
/// The distance of two lines of one name from baseline to baseline, in heights of the letters.
pub const LEADING: f32 = 1.12;
/// Long names are broken into lines of so many ems.
const LONG: f32 = 7.0;

/// What is the same for every region: made once for each revision and choice.
#[derive(Clone, Copy, Debug)]
pub struct Lettering<'a> {
    /// The areas.
    pub geography: &'a Geography,
    /// What the map tells about each village.
    pub subject: &'a Subject,
    /// The names.
    pub names: &'a Names,
    /// The arcs around each township.
    pub township_arcs: &'a [Vec<u32>],
    /// Villages (areas, then points) in the order in which they get their names.
    pub order: &'a [u32],
    /// What is shown.
    pub layers: Layers,
    /// The typical radius of an area, metres on the plane.
    pub crowd_m: f64,
}

/// A part of the map at one scale. Its coordinates are units of the page from its upper left corner.
#[derive(Clone, Debug, PartialEq)]
pub struct Region {
    /// The corner in units from the origin of the geography, y downwards.
    pub corner: [f64; 2],
    /// Width and height.
    pub size: [f32; 2],
    /// Metres on the plane for one unit.
    pub metres_per_unit: f64,
    /// How large letters and dots are.
    pub scale: f32,
    /// The level of detail by which areas are judged.
    pub level: usize,
    /// What is taken before anything is placed, such as the legend of a sheet.
    pub obstacles: Vec<Rect>,
    /// Whether names must stay wholly inside the region: the frame of a sheet.
    pub closed: bool,
}

impl Region {
    /// A point of the plane in this region.
    pub fn place(&self, [x, y]: [f64; 2]) -> [f32; 2] {
        [(x / self.metres_per_unit - self.corner[0]) as f32, (-y / self.metres_per_unit - self.corner[1]) as f32]
    }

    fn bounds(&self) -> Rect {
        Rect::new([0.0, 0.0], self.size)
    }

    fn units(&self, metres: f64) -> f32 {
        (metres / self.metres_per_unit) as f32
    }
}

/// Whose name it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// A township by its index.
    Township(u32),
    /// A village: areas by their index, then points.
    Village(u32),
}

/// A name that has its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Whose name it is.
    pub of: Named,
    /// What it takes.
    pub rect: Rect,
    /// The text.
    pub lines: Vec<String>,
    /// Whether it lies wholly inside its area.
    pub inside: bool,
}

/// The names and dots of a region.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// Names, in the order in which they were placed.
    pub labels: Vec<Label>,
    /// Dots: the area and the place.
    pub dots: Vec<(u32, [f32; 2])>,
}

/// How the names of villages are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Short,
    Full,
}

/// Makes the plan of a region. `dot` is the radius of dots with their rim, if there are any.
pub fn plan(lettering: Lettering<'_>, region: &Region, dot: Option<f32>) -> Plan {
    let mut grid = Grid::new(region.size[0], region.size[1]);
    for obstacle in &region.obstacles {
        grid.take(*obstacle);
    }
    let dot = dot.filter(|_| lettering.layers.residents);
    let mut labels = Vec::new();
    let dots = dot.map_or(Vec::new(), |radius| dots_at_anchors(lettering, region, radius));
    if lettering.layers.township_names {
        place_townships(lettering, region, &dots, dot.unwrap_or(0.0), &mut grid, &mut labels);
    }
    let dots = move_dots_from_under_names(lettering, region, dots, dot.unwrap_or(0.0), &mut grid);
    if let Some(style) = style(lettering, region).filter(|_| lettering.layers.village_names) {
        place_villages(lettering, region, style, dot, &mut grid, &mut labels);
    }
    Plan { labels, dots }
}

fn dots_at_anchors(lettering: Lettering<'_>, region: &Region, radius: f32) -> Vec<(u32, [f32; 2])> {
    let near = region.bounds().grown(radius);
    let anchors = lettering.geography.anchors.iter().enumerate();
    anchors
        .filter(|(area, _)| lettering.subject.resident[*area])
        .map(|(area, anchor)| (area as u32, region.place(*anchor)))
        .filter(|(_, at)| near.holds(*at))
        .collect()
}

/// Places the names of townships, those with the least room first.
fn place_townships(
    lettering: Lettering<'_>,
    region: &Region,
    dots: &[(u32, [f32; 2])],
    dot: f32,
    grid: &mut Grid,
    labels: &mut Vec<Label>,
) {
    let mut dotted = Grid::new(region.size[0], region.size[1]);
    for (_, at) in dots {
        dotted.take(Rect::around(*at, 2.0 * dot, 2.0 * dot));
    }
    let mut order: Vec<usize> = (0..lettering.geography.townships.len()).collect();
    let sizes = township_sizes(lettering.geography);
    order.sort_by_key(|township| (sizes[*township], *township));
    for township in order {
        let Some(anchor) = lettering.geography.township_anchors.get(township) else { continue };
        let (anchor, line) = (region.place(*anchor), &lettering.names.townships[township]);
        if line.text.is_empty() || !region.bounds().holds(anchor) {
            continue;
        }
        let of = Named::Township(township as u32);
        let arcs = lettering.township_arcs.get(township).map_or(&[][..], Vec::as_slice);
        let shape = Shape::of(lettering.geography, region.level, arcs, |point| region.place(point));
        if let Some(rect) = best_for_township(region, line, anchor, &shape, grid, &dotted) {
            grid.take(rect);
            labels.push(Label { of, rect, lines: vec![line.text.clone()], inside: shape.share_inside(&rect) > 0.999 });
        }
    }
}

/// How many areas each township has: a measure of its room that is the same in every view.
fn township_sizes(geography: &Geography) -> Vec<u64> {
    let mut sizes = vec![0.0; geography.townships.len()];
    for (township, radius) in geography.township_of_area.iter().zip(&geography.anchor_radius_m) {
        sizes[*township as usize] += radius * radius;
    }
    sizes.iter().map(|size: &f64| *size as u64).collect()
}

fn best_for_township(
    region: &Region,
    line: &Line,
    anchor: [f32; 2],
    shape: &Shape,
    grid: &Grid,
    dotted: &Grid,
) -> Option<Rect> {
    let size = TOWNSHIP_SIZE * region.scale;
    let letters = line.text.chars().count().saturating_sub(1) as f32;
    let width = line.ems * size + letters * TOWNSHIP_SPACING * region.scale + 0.06 * size;
    let height = 1.04 * size;
    let mut best: Option<(f32, Rect)> = None;
    for down in [0.0, -0.35, 0.35, -0.7, 0.7, -1.05, 1.05, -1.4, 1.4, -2.0, 2.0, -2.7, 2.7, -3.4, 3.4_f32] {
        for across in [0.0, -0.12, 0.12, -0.25, 0.25, -0.4, 0.4, -0.6, 0.6, -0.85, 0.85_f32] {
            let away = (down * down + (across * width / height).powi(2)).sqrt() * 0.22;
            if best.is_some_and(|(cost, _)| away >= cost) {
                continue;
            }
            let rect = Rect::around([anchor[0] + across * width, anchor[1] + down * height], width, height);
            let allowed = !region.closed || region.bounds().contains(&rect);
            if !allowed || !grid.is_free(&rect.grown(1.5 * region.scale)) {
                continue;
            }
            let share = shape.share_inside(&rect);
            let cost = away + 2.0 * (1.0 - share) + 0.8 * dotted.count(&rect.grown(0.5 * region.scale)) as f32;
            if share >= 0.3 && best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, rect));
            }
        }
    }
    best.map(|(_, rect)| rect)
}

/// Dots that a name covers move within their area; the few for which there is no place are left out at this scale.
fn move_dots_from_under_names(
    lettering: Lettering<'_>,
    region: &Region,
    dots: Vec<(u32, [f32; 2])>,
    radius: f32,
    grid: &mut Grid,
) -> Vec<(u32, [f32; 2])> {
    let rect = |at: [f32; 2]| Rect::around(at, 2.0 * radius, 2.0 * radius);
    let mut placed = Vec::with_capacity(dots.len());
    for (area, at) in dots {
        let room = region.units(lettering.geography.anchor_radius_m[area as usize]) - radius;
        let steps = [0.0, 0.4, 0.7, 1.0].into_iter().flat_map(|far| (0..8).map(move |turn| (far, turn)));
        let places = steps.map(|(far, turn)| {
            let angle = (turn as f32 * 45.0 + 90.0).to_radians();
            let far = far * room.max(0.0);
            [at[0] + far * angle.cos(), at[1] + far * angle.sin()]
        });
        if let Some(free) = places.into_iter().find(|place| grid.is_free(&rect(*place))) {
            placed.push((area, free));
        }
    }
    for (_, at) in &placed {
        grid.take(rect(*at));
    }
    placed
}

/// How the names of villages are written at this scale: not at all where most would not fit.
fn style(lettering: Lettering<'_>, region: &Region) -> Option<Style> {
    let across = 2.0 * region.units(lettering.crowd_m) / (VILLAGE_SIZE * region.scale);
    let (full, short) = lettering.names.typical_ems();
    if across >= 1.1 * full {
        Some(Style::Full)
    } else if across >= 0.7 * short {
        Some(Style::Short)
    } else {
        None
    }
}

/// Places the names of villages in the order of their importance.
fn place_villages(
    lettering: Lettering<'_>,
    region: &Region,
    style: Style,
    dot: Option<f32>,
    grid: &mut Grid,
    labels: &mut Vec<Label>,
) {
    let geography = lettering.geography;
    let areas = geography.anchors.len();
    for (_, point) in &geography.points {
        let across = 11.0 * region.scale;
        grid.take(Rect::around(region.place(*point), across, across));
    }
    for village in lettering.order {
        let nth = *village as usize;
        let (world, radius) = match geography.anchors.get(nth) {
            Some(anchor) => (*anchor, geography.anchor_radius_m[nth]),
            None => (geography.points[nth - areas].1, 0.0),
        };
        let anchor = region.place(world);
        if !region.bounds().holds(anchor) {
            continue;
        }
        let name = &lettering.names.villages[nth];
        let name = if style == Style::Full { &name.full } else { &name.short };
        let dot = if nth >= areas { Some(5.5 * region.scale) } else { dot.filter(|_| lettering.subject.resident[nth]) };
        let room = Room {
            region,
            anchor,
            radius: region.units(radius),
            dot,
            shape: (nth < areas)
                .then(|| Shape::of(geography, region.level, &area_arcs(geography, nth), |point| region.place(point))),
        };
        if let Some(mut label) = room.best(name, grid) {
            label.of = Named::Village(*village);
            grid.take(label.rect.grown(0.5 * region.scale));
            labels.push(label);
        }
    }
}

/// The room that one village has for its name.
struct Room<'a> {
    region: &'a Region,
    anchor: [f32; 2],
    radius: f32,
    dot: Option<f32>,
    shape: Option<Shape>,
}

impl Room<'_> {
    /// The best free place, over one line and two.
    fn best(&self, name: &Line, grid: &Grid) -> Option<Label> {
        let size = VILLAGE_SIZE * self.region.scale;
        if name.text.is_empty() || (self.shape.is_some() && self.radius < 0.42 * size) {
            return None;
        }
        let mut best: Option<(f32, Label)> = None;
        for (penalty, lines) in writings(name) {
            if best.as_ref().is_some_and(|(cost, _)| *cost <= penalty) {
                break;
            }
            if let Some((cost, label)) = self.best_for(&lines, size, grid) {
                let cost = cost + penalty;
                if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                    best = Some((cost, label));
                }
            }
        }
        best.map(|(_, label)| label)
    }

    fn best_for(&self, lines: &[Line], size: f32, grid: &Grid) -> Option<(f32, Label)> {
        let width = lines.iter().fold(0.0_f32, |width, line| width.max(line.ems)) * size;
        let height = (1.0 + LEADING * (lines.len() - 1) as f32) * size;
        let mut best: Option<(f32, Rect, bool)> = None;
        for (nth, center) in self.candidates(width, height).into_iter().enumerate() {
            let rect = Rect::around(center, width, height);
            let allowed = !self.region.closed || self.region.bounds().contains(&rect);
            let least = nth as f32 * 0.03;
            if !allowed || best.is_some_and(|(cost, ..)| least >= cost) || !grid.is_free(&rect) {
                continue;
            }
            let share = self.share_inside(&rect);
            let cost = least + 4.0 * (1.0 - share);
            if share >= 0.72 && best.is_none_or(|(known, ..)| cost < known) {
                best = Some((cost, rect, share > 0.995));
            }
        }
        let (cost, rect, inside) = best?;
        let lines = lines.iter().map(|line| line.text.clone()).collect();
        Some((cost, Label { of: Named::Village(0), rect, lines, inside }))
    }

    /// How much of the rectangle lies in the area; the circle around the anchor spares most questions. A village that is
    /// a point has no area to keep to.
    fn share_inside(&self, rect: &Rect) -> f32 {
        let Some(shape) = &self.shape else { return 1.0 };
        let far = |edge: [f32; 2], axis: usize| (edge[axis] - self.anchor[axis]).abs();
        let (across, down) = (far(rect.min, 0).max(far(rect.max, 0)), far(rect.min, 1).max(far(rect.max, 1)));
        if across.hypot(down) <= self.radius { 1.0 } else { shape.share_inside(rect) }
    }

    /// Middles of the places to try, best first: around the dot where there is one (Imhof's order: above, below, right,
    /// left), else on the anchor.
    fn candidates(&self, width: f32, height: f32) -> Vec<[f32; 2]> {
        let [x, y] = self.anchor;
        let at = |across: f32, down: f32| [x + across * width, y + down * height];
        let Some(dot) = self.dot else {
            return [
                (0.0, 0.0),
                (0.0, -0.4),
                (0.0, 0.4),
                (-0.2, 0.0),
                (0.2, 0.0),
                (-0.2, -0.4),
                (0.2, -0.4),
                (-0.2, 0.4),
                (0.2, 0.4),
                (0.0, -0.9),
                (0.0, 0.9),
                (-0.4, 0.0),
                (0.4, 0.0),
                (-0.4, -0.6),
                (0.4, -0.6),
                (-0.4, 0.6),
                (0.4, 0.6),
            ]
            .map(|(across, down)| at(across, down))
            .to_vec();
        };
        let gap = dot + 0.12 * VILLAGE_SIZE * self.region.scale;
        let (above, below) = (y - gap - height / 2.0, y + gap + height / 2.0);
        let (right, left) = (x + gap + width / 2.0, x - gap - width / 2.0);
        let mut places = vec![[x, above], [x, below]];
        for across in [-0.2, 0.2, -0.35, 0.35] {
            places.extend([[x + across * width, above], [x + across * width, below]]);
        }
        places.extend([[right, y], [left, y], [right, above], [left, above], [right, below], [left, below]]);
        places.extend([[x, above - 0.5 * height], [x, below + 0.5 * height]]);
        places
    }
}

/// The ways to write a name with what each costs: on one line, on two, and a long one shortened on three.
fn writings(name: &Line) -> Vec<(f32, Vec<Line>)> {
    let mut ways = Vec::new();
    let letters = name.text.chars().count();
    if name.ems <= LONG {
        ways.push((0.0, vec![name.clone()]));
    }
    if letters >= 4 && name.ems <= 2.0 * LONG {
        let half = name.text.char_indices().nth(letters.div_ceil(2)).map_or(name.text.len(), |(at, _)| at);
        let (first, second) = name.text.split_at(half);
        ways.push((0.3, vec![Line::of(first.trim_end()), Line::of(second.trim_start())]));
    }
    if name.ems > LONG {
        ways.push((0.5, wrap::wrapped(&name.text, LONG, 3).into_iter().map(Line::of).collect()));
    }
    ways
}

/// The baseline of each line of a label and its middle.
pub fn baselines(label: &Label, size: f32) -> impl Iterator<Item = ([f32; 2], &str)> {
    let [x, _] = label.rect.center();
    let top = label.rect.min[1] + (label.rect.height() - (1.0 + LEADING * (label.lines.len() - 1) as f32) * size) / 2.0;
    label
        .lines
        .iter()
        .enumerate()
        .map(move |(nth, line)| ([x, top + (ASCENT + LEADING * nth as f32) * size], line.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_is_broken_and_a_short_one_is_not() {
        assert_eq!(writings(&Line::of("金店下")).len(), 1);
        let ways = writings(&Line::of("温泉花园A区社区"));
        assert!(ways.iter().any(|(_, lines)| lines.len() == 2));
        let ways = writings(&Line::of("内蒙古自治区鄂尔多斯市伊金霍洛旗阿勒腾席热镇水岸花园社区"));
        assert!(ways.iter().all(|(_, lines)| lines.len() <= 3 && lines.iter().all(|line| line.ems <= LONG)));
    }
}
