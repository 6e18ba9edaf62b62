//! Where names go. Priorities come first and are those of the county, not of the view: names of townships, then names
//! of villages by weak status, open issues and size. Each name takes the best of some places around its anchor that is
//! still free, judged by how much of it lies inside its own area (Imhof 1975, Positioning names on maps; the candidates
//! and the greedy order: Christensen, Marks, Shieber 1995, An empirical study of algorithms for point-feature label
//! placement; what is taken is asked of a grid, as Yamamoto, Câmara, Lorena 2002 and Luboschik et al. 2008 do).
//!
//! A plan is made for a region of the map at one scale. It does not depend on where in the region the view stands, so
//! that names stay where they are while the map is panned.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::geometry::Geography;
use crate::map::choice::Layers;
use crate::map::rect::Rect;
use crate::map::subject::Subject;

use super::font::ASCENT;
use super::grid::Grid;
use super::names::{Line, Names, Writing};
use super::shape::{Shape, area_arcs};

/// Height of the names of villages in units, where the scale of the page is 1.
pub const VILLAGE_SIZE: f32 = 12.0;
/// Height of the names of townships.
pub const TOWNSHIP_SIZE: f32 = 16.0;
/// Space between the letters of a township's name.
pub const TOWNSHIP_SPACING: f32 = 1.6;
/// The distance of two lines of one name from baseline to baseline, in heights of the letters.
pub const LEADING: f32 = 1.12;

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

    /// A point of the plane relative to another one, in units: the same wherever the region lies.
    fn place_from(&self, from: [f64; 2], [x, y]: [f64; 2]) -> [f32; 2] {
        [((x - from[0]) / self.metres_per_unit) as f32, ((from[1] - y) / self.metres_per_unit) as f32]
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
    pub lines: Arc<[Line]>,
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

/// How much of each candidate of each name lies inside its area, as far as it was asked: the same at one scale wherever
/// the region lies, and dear to find out.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    /// Metres for one unit, scale, level and dot for which it holds.
    of: Option<(f64, f32, usize, Option<f32>)>,
    shares: BTreeMap<u32, Shares>,
    township_shares: BTreeMap<u32, Shares>,
}

/// Shares by number of the candidate.
type Shares = Vec<Option<f32>>;

/// The share of a candidate, asked at most once.
fn share_of(shares: &mut Shares, candidate: usize, ask: impl FnOnce() -> f32) -> f32 {
    if shares.len() <= candidate {
        shares.resize(candidate + 1, None);
    }
    *shares[candidate].get_or_insert_with(ask)
}

impl Memory {
    /// Forgets what was found at another scale.
    fn keep_for(&mut self, region: &Region, dot: Option<f32>) {
        let of = Some((region.metres_per_unit, region.scale, region.level, dot));
        if self.of != of {
            *self = Self { of, ..Self::default() };
        }
    }
}

/// Makes the plan of a region. `dot` is the radius of dots with their rim, if there are any. The memory only saves work.
pub fn plan(lettering: Lettering<'_>, region: &Region, dot: Option<f32>, memory: &mut Memory) -> Plan {
    let mut grid = Grid::new(region.size[0], region.size[1]);
    for obstacle in &region.obstacles {
        grid.take(*obstacle);
    }
    let dot = dot.filter(|_| lettering.layers.residents);
    memory.keep_for(region, dot);
    let mut labels = Vec::new();
    let dots = dot.map_or(Vec::new(), |radius| dots_at_anchors(lettering, region, radius));
    if lettering.layers.township_names {
        place_townships(lettering, region, &dots, dot.unwrap_or(0.0), memory, &mut grid, &mut labels);
    }
    let dots = move_dots_from_under_names(lettering, region, dots, dot.unwrap_or(0.0), &mut grid);
    if let Some(style) = style(lettering, region).filter(|_| lettering.layers.village_names) {
        place_villages(lettering, region, style, dot, memory, &mut grid, &mut labels);
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
    memory: &mut Memory,
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
        let Some(world) = lettering.geography.township_anchors.get(township) else { continue };
        let line = &lettering.names.townships[township];
        let seat =
            Seat { lettering, region, township, world: *world, anchor: region.place(*world), shape: OnceCell::new() };
        if line.text.is_empty() || !region.bounds().holds(seat.anchor) {
            continue;
        }
        let shares = memory.township_shares.entry(township as u32).or_default();
        if let Some((rect, inside)) = seat.best(line, shares, grid, &dotted) {
            grid.take(rect);
            let of = Named::Township(township as u32);
            labels.push(Label { of, rect, lines: Arc::from([line.clone()]), inside });
        }
    }
}

/// How large each township is: a measure of its room that is the same in every view.
fn township_sizes(geography: &Geography) -> Vec<u64> {
    let mut sizes = vec![0.0; geography.townships.len()];
    for (township, radius) in geography.township_of_area.iter().zip(&geography.anchor_radius_m) {
        sizes[*township as usize] += radius * radius;
    }
    sizes.iter().map(|size: &f64| *size as u64).collect()
}

/// The room that one township has for its name.
struct Seat<'a> {
    lettering: Lettering<'a>,
    region: &'a Region,
    township: usize,
    world: [f64; 2],
    anchor: [f32; 2],
    shape: OnceCell<Shape>,
}

/// How far down and across the places for a township's name lie from its anchor, in heights and widths of the name.
const DOWN: [f32; 15] = [0.0, -0.35, 0.35, -0.7, 0.7, -1.05, 1.05, -1.4, 1.4, -2.0, 2.0, -2.7, 2.7, -3.4, 3.4];
const ACROSS: [f32; 11] = [0.0, -0.12, 0.12, -0.25, 0.25, -0.4, 0.4, -0.6, 0.6, -0.85, 0.85];

impl Seat<'_> {
    /// The best free place, and whether it is wholly inside: near the anchor, inside the township, over few dots.
    fn best(&self, line: &Line, shares: &mut Shares, grid: &Grid, dotted: &Grid) -> Option<(Rect, bool)> {
        let (region, scale) = (self.region, self.region.scale);
        let size = TOWNSHIP_SIZE * scale;
        let letters = line.text.chars().count().saturating_sub(1) as f32;
        let (width, height) = (line.ems * size + letters * TOWNSHIP_SPACING * scale, 1.04 * size);
        let mut best: Option<(f32, Rect, bool)> = None;
        for (candidate, (down, across)) in DOWN.iter().flat_map(|down| ACROSS.map(|across| (down, across))).enumerate()
        {
            let away = down.hypot(across * width / height) * 0.22;
            let beaten = |cost: f32| best.is_some_and(|(least, ..)| cost >= least);
            let rect = Rect::around([across * width, down * height], width, height);
            let on_page = rect.moved(self.anchor);
            if beaten(away)
                || (region.closed && !region.bounds().contains(&on_page))
                || !grid.is_free(&on_page.grown(1.5 * scale))
            {
                continue;
            }
            let least = away + 0.8 * dotted.count(&on_page.grown(0.5 * scale)) as f32;
            if beaten(least) {
                continue;
            }
            let share = share_of(shares, candidate, || self.share_inside(&rect));
            if share >= 0.3 && !beaten(least + 2.0 * (1.0 - share)) {
                best = Some((least + 2.0 * (1.0 - share), on_page, share > 0.995));
            }
        }
        best.map(|(_, rect, inside)| (rect, inside))
    }

    /// How much of the rectangle (relative to the anchor) lies in the township.
    fn share_inside(&self, rect: &Rect) -> f32 {
        let arcs = self.lettering.township_arcs.get(self.township).map_or(&[][..], Vec::as_slice);
        let place = |point| self.region.place_from(self.world, point);
        self.shape
            .get_or_init(|| Shape::of(self.lettering.geography, self.region.level, arcs, place))
            .share_inside(rect)
    }
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
    memory: &mut Memory,
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
        let dot = if nth >= areas { Some(5.5 * region.scale) } else { dot.filter(|_| lettering.subject.resident[nth]) };
        let room = Room {
            region,
            geography,
            village: *village,
            world,
            anchor,
            radius: region.units(radius),
            dot,
            area: (nth < areas).then_some(nth),
            shape: OnceCell::new(),
        };
        let shares = memory.shares.entry(*village).or_default();
        let writings = if style == Style::Full { &name.full } else { &name.short };
        if let Some(label) = room.best(writings, shares, grid) {
            grid.take(label.rect.grown(0.5 * region.scale));
            labels.push(label);
        }
    }
}

/// The room that one village has for its name. Shares are asked relative to the anchor, so that they do not depend on
/// where the region lies.
struct Room<'a> {
    region: &'a Region,
    geography: &'a Geography,
    village: u32,
    world: [f64; 2],
    anchor: [f32; 2],
    radius: f32,
    dot: Option<f32>,
    area: Option<usize>,
    shape: OnceCell<Shape>,
}

/// A place for a name: what it costs, the place relative to the anchor, and whether it is wholly inside.
type Found = (f32, Rect, bool);

impl Room<'_> {
    /// The best free place, over one line and more.
    fn best(&self, writings: &[Writing], shares: &mut Shares, grid: &Grid) -> Option<Label> {
        let size = VILLAGE_SIZE * self.region.scale;
        if self.area.is_some() && self.radius < 0.42 * size {
            return None;
        }
        let mut best: Option<(Found, &Writing)> = None;
        let mut asked = 0;
        for writing in writings {
            let least = best.map_or(f32::INFINITY, |((cost, ..), _)| cost);
            if least <= writing.penalty {
                break;
            }
            if let Some(found) = self.best_for(writing, size, least, (shares, asked), grid) {
                best = Some((found, writing));
            }
            asked += MOST_CANDIDATES;
        }
        let ((_, rect, inside), writing) = best?;
        let (rect, lines) = (rect.moved(self.anchor), Arc::clone(&writing.lines));
        Some(Label { of: Named::Village(self.village), rect, lines, inside })
    }

    /// The best free place for one writing, if it costs less than `least`.
    fn best_for(
        &self,
        writing: &Writing,
        size: f32,
        mut least: f32,
        (shares, asked): (&mut Shares, usize),
        grid: &Grid,
    ) -> Option<Found> {
        let width = writing.ems * size;
        let height = (1.0 + LEADING * (writing.lines.len() - 1) as f32) * size;
        let mut best = None;
        for (nth, center) in self.candidates(width, height).into_iter().enumerate() {
            let rect = Rect::around(center, width, height);
            let on_page = rect.moved(self.anchor);
            let fewest = writing.penalty + nth as f32 * 0.03;
            if fewest >= least {
                break;
            }
            if (self.region.closed && !self.region.bounds().contains(&on_page)) || !grid.is_free(&on_page) {
                continue;
            }
            let share = share_of(shares, asked + nth, || self.share_inside(&rect));
            let cost = fewest + 4.0 * (1.0 - share);
            if share >= 0.72 && cost < least {
                least = cost;
                best = Some((cost, rect, share > 0.995));
            }
        }
        best
    }

    /// How much of the rectangle (relative to the anchor) lies in the area; the circle around the anchor spares many
    /// questions. A village that is a point has no area to keep to.
    fn share_inside(&self, rect: &Rect) -> f32 {
        let Some(area) = self.area else { return 1.0 };
        let far = |axis: usize| rect.min[axis].abs().max(rect.max[axis].abs());
        if far(0).hypot(far(1)) <= self.radius {
            return 1.0;
        }
        let place = |point| self.region.place_from(self.world, point);
        let arcs = || area_arcs(self.geography, area);
        self.shape.get_or_init(|| Shape::of(self.geography, self.region.level, &arcs(), place)).share_inside(rect)
    }

    /// Middles of the places to try relative to the anchor, best first: around the dot where there is one (Imhof's order:
    /// above, below, right, left), else on the anchor.
    fn candidates(&self, width: f32, height: f32) -> [[f32; 2]; MOST_CANDIDATES] {
        let Some(dot) = self.dot else {
            return ON_ANCHOR.map(|[across, down]| [across * width, down * height]);
        };
        let gap = dot + 0.12 * VILLAGE_SIZE * self.region.scale;
        let (down, across) = (gap + height / 2.0, gap + width / 2.0);
        let (part, half) = (0.2 * width, 0.35 * width);
        [
            [0.0, -down],
            [0.0, down],
            [-part, -down],
            [part, -down],
            [-part, down],
            [part, down],
            [-half, -down],
            [half, -down],
            [-half, down],
            [half, down],
            [across, 0.0],
            [-across, 0.0],
            [across, -down],
            [-across, -down],
            [across, down],
            [-across, down],
            [0.0, -down - 0.5 * height],
            [0.0, down + 0.5 * height],
            [0.0, -down - 1.2 * height],
            [0.0, down + 1.2 * height],
        ]
    }
}

/// How many places are tried for each writing.
const MOST_CANDIDATES: usize = 20;

/// Places on the anchor and beside it, in widths and heights of the name.
const ON_ANCHOR: [[f32; 2]; MOST_CANDIDATES] = [
    [0.0, 0.0],
    [0.0, -0.4],
    [0.0, 0.4],
    [-0.2, 0.0],
    [0.2, 0.0],
    [-0.2, -0.4],
    [0.2, -0.4],
    [-0.2, 0.4],
    [0.2, 0.4],
    [0.0, -0.9],
    [0.0, 0.9],
    [-0.4, 0.0],
    [0.4, 0.0],
    [-0.4, -0.6],
    [0.4, -0.6],
    [-0.4, 0.6],
    [0.4, 0.6],
    [0.0, -1.6],
    [0.0, 1.6],
    [0.0, -2.4],
];

/// The baseline of each line of a label and its middle.
pub fn baselines(label: &Label, size: f32) -> impl Iterator<Item = ([f32; 2], &str)> {
    let [x, _] = label.rect.center();
    let top = label.rect.min[1] + (label.rect.height() - (1.0 + LEADING * (label.lines.len() - 1) as f32) * size) / 2.0;
    label
        .lines
        .iter()
        .enumerate()
        .map(move |(nth, line)| ([x, top + (ASCENT + LEADING * nth as f32) * size], line.text.as_str()))
}
