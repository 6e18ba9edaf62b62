//! A scene made ready to be painted band by band: everything in pixels, with the rows that it touches.

use vello_cpu::RenderContext;
use vello_cpu::color::{AlphaColor, Srgb};
use vello_cpu::kurbo::{Affine, BezPath, Cap, Join, Rect as Area, Stroke};
use vello_cpu::peniko::Fill;

use crate::geometry::geography::BorderRank;
use crate::map::scene::{TextMark, Weight};
use crate::map::{Areas, Color, Mark, Rect, Scene};
use crate::paint::drawing::placed_letters;

use super::glyphs::Glyphs;
use super::paths::{self, Piece};

/// One thing to paint.
enum Step {
    Fill(Piece, Color),
    Stroke(Piece, Color, f32, Line),
    /// Hatch lines in an area.
    Hatch(Piece, Color, f32, f32),
    Text(Run),
}

/// How a line runs.
#[derive(Clone, Copy, PartialEq)]
enum Line {
    Thin,
    Round,
    Dashed(f32),
}

/// A line of text.
struct Run {
    /// The letters, and how far along the baseline each begins from the point of the text.
    letters: Vec<(char, f32)>,
    at: [f32; 2],
    /// How far from the point letters may reach up and down.
    reach: f32,
    angle: f32,
    size: f32,
    weight: Weight,
    color: Color,
    halo: Option<(Color, f32)>,
}

/// A scene in pixels.
pub struct Picture {
    paper: Color,
    /// What is painted only inside the frame of the map, and the frame.
    map: Vec<Step>,
    frame: Option<Rect>,
    /// What is painted after it.
    marks: Vec<Step>,
    glyphs: Glyphs,
}

impl Picture {
    /// Makes a scene ready at so many pixels for one unit.
    pub fn of(scene: &Scene, pixels: f32) -> Self {
        let frame = scaled(scene.areas.view.frame, pixels);
        let mut map = Vec::new();
        if let Some(ground) = scene.ground {
            map.push(Step::Fill(Piece::of(paths::rectangle(frame, 0.0)), ground));
        }
        add_areas(&scene.areas, pixels, &mut map);
        let mut marks = Vec::new();
        for mark in &scene.marks {
            add_mark(mark, &scene.areas, pixels, &mut marks);
        }
        let clipped = overflows(&scene.areas, scene.size);
        Self { paper: scene.paper, map, frame: clipped.then_some(frame), marks, glyphs: Glyphs::default() }
    }

    /// Paints the rows from `top` for `deep` into a context of that height.
    pub fn paint(&mut self, context: &mut RenderContext, top: f32, deep: f32) {
        let width = f64::from(context.width());
        context.set_paint(paint(self.paper));
        context.fill_rect(&Area::new(0.0, 0.0, width, f64::from(deep)));
        let down = Affine::translate((0.0, -f64::from(top)));
        context.set_transform(down);
        if let Some(frame) = self.frame {
            context.push_clip_path(&paths::rectangle(frame, 0.0));
        }
        for step in &self.map {
            step.paint(context, &mut self.glyphs, down, top, deep);
        }
        if self.frame.is_some() {
            context.pop_clip_path();
        }
        for step in &self.marks {
            step.paint(context, &mut self.glyphs, down, top, deep);
        }
    }
}

impl Step {
    fn paint(&self, context: &mut RenderContext, glyphs: &mut Glyphs, down: Affine, top: f32, deep: f32) {
        match self {
            Self::Fill(piece, color) if piece.touches(0.0, top, deep) => fill(context, &piece.path, *color),
            Self::Stroke(piece, color, width, line) if piece.touches(*width, top, deep) => {
                stroke(context, &piece.path, *color, *width, *line);
            }
            Self::Hatch(piece, color, spacing, width) if piece.touches(0.0, top, deep) => {
                hatch(context, piece, *color, *spacing, *width, [top, deep]);
            }
            Self::Text(run) if run.touches(top, deep) => run.paint(context, glyphs, down),
            _ => {}
        }
    }
}

fn paint(Color(red, green, blue, alpha): Color) -> AlphaColor<Srgb> {
    AlphaColor::from_rgba8(red, green, blue, alpha)
}

fn fill(context: &mut RenderContext, path: &BezPath, color: Color) {
    context.set_fill_rule(Fill::NonZero);
    context.set_paint(paint(color));
    context.fill_path(path);
}

fn stroke(context: &mut RenderContext, path: &BezPath, color: Color, width: f32, line: Line) {
    let plain = Stroke::new(f64::from(width)).with_join(Join::Miter).with_miter_limit(2.0).with_caps(Cap::Butt);
    context.set_stroke(match line {
        Line::Thin => plain,
        Line::Round => plain.with_join(Join::Round).with_caps(Cap::Round),
        Line::Dashed(dash) => plain.with_dashes(0.0, [f64::from(dash), 0.7 * f64::from(dash)]),
    });
    context.set_paint(paint(color));
    context.stroke_path(path);
}

fn hatch(context: &mut RenderContext, piece: &Piece, color: Color, spacing: f32, width: f32, [top, deep]: [f32; 2]) {
    let bounds = vello_cpu::kurbo::Shape::bounding_box(&piece.path);
    let over = Rect::new(
        [bounds.x0 as f32, (bounds.y0 as f32).max(top)],
        [bounds.x1 as f32, (bounds.y1 as f32).min(top + deep)],
    );
    context.push_clip_path(&piece.path);
    fill(context, &paths::hatch(over, spacing, width), color);
    context.pop_clip_path();
}

impl Run {
    fn touches(&self, top: f32, deep: f32) -> bool {
        let (above, below) =
            if self.angle == 0.0 { (1.2 * self.size, 0.5 * self.size) } else { (self.reach, self.reach) };
        self.at[1] + below > top && self.at[1] - above < top + deep
    }

    fn paint(&self, context: &mut RenderContext, glyphs: &mut Glyphs, down: Affine) {
        let size = f64::from(self.size);
        let [x, y] = self.at.map(f64::from);
        let turned = down * Affine::translate((x, y)) * Affine::rotate(f64::from(self.angle));
        let place = |x: f32| turned * Affine::translate((f64::from(x), 0.0)) * Affine::scale(size);
        context.set_fill_rule(Fill::NonZero);
        if let Some((color, width)) = self.halo {
            context.set_paint(paint(color));
            context.set_stroke(Stroke::new(f64::from(width) / size).with_join(Join::Bevel));
            for (letter, x) in &self.letters {
                context.set_transform(place(*x));
                context.stroke_path(&glyphs.glyph(*letter, self.weight).edge);
            }
        }
        context.set_paint(paint(self.color));
        context.set_stroke(Stroke::new(0.045).with_join(Join::Miter).with_miter_limit(2.0));
        for (letter, x) in &self.letters {
            context.set_transform(place(*x));
            let glyph = glyphs.glyph(*letter, self.weight);
            context.fill_path(&glyph.outline);
            if glyph.thin {
                context.stroke_path(&glyph.outline);
            }
        }
        context.set_transform(down);
    }
}

fn scaled(rect: Rect, by: f32) -> Rect {
    Rect::new(rect.min.map(|edge| edge * by), rect.max.map(|edge| edge * by))
}

/// Whether areas reach beyond the frame of the map while the page goes on there.
fn overflows(areas: &Areas, size: [f32; 2]) -> bool {
    let frame = areas.view.frame;
    let page = Rect::new([0.0, 0.0], size);
    let [low, high] = areas.geography.bounds;
    let (left, right) = (areas.view.page_from_world([low[0], high[1]]), areas.view.page_from_world([high[0], low[1]]));
    let reach = areas.borders.band.1.max(areas.borders.county.1);
    !frame.contains(&page) && !frame.contains(&Rect::new(left, right).grown(reach))
}

/// Adds band, fills, hatch, borders and outlines of the areas that the frame shows.
fn add_areas(areas: &Areas, pixels: f32, steps: &mut Vec<Step>) {
    let Some(level) = areas.geography.levels.get(areas.level) else { return };
    let coverage = &level.coverage;
    let page = |point: &[f64; 2]| areas.view.page_from_world(*point).map(|part| part * pixels);
    let arcs: Vec<Vec<[f32; 2]>> = coverage.arcs.iter().map(|arc| arc.points.iter().map(page).collect()).collect();
    let borders = &areas.borders;
    let frame = areas.view.frame.grown(borders.band.1);
    let shown: Vec<usize> = (0..areas.styles.len().min(coverage.polygons.len()))
        .filter(|area| {
            areas.geography.boxes.get(*area).is_none_or(|[low, high]| {
                let (left, right) =
                    (areas.view.page_from_world([low[0], high[1]]), areas.view.page_from_world([high[0], low[1]]));
                Rect::new(left, right).grown(0.1).overlaps(&frame)
            })
        })
        .collect();
    let of_rank = |rank: BorderRank| {
        let arcs = arcs.iter().zip(&areas.geography.ranks).filter(move |(_, of)| **of == rank);
        arcs.map(|(arc, _)| arc)
    };
    for part in [1.0, 0.62, 0.3] {
        let (color, width) = borders.band;
        let color = color.alpha((f32::from(color.3) * 0.62) as u8);
        add_lines(of_rank(BorderRank::County), color, width * 2.0 * part * pixels, Line::Round, false, steps);
    }
    for area in &shown {
        let path = paths::area(coverage, *area, &arcs);
        steps.push(Step::Fill(Piece::of(path), areas.styles[*area].fill));
    }
    for area in shown.iter().filter(|area| areas.styles[**area].hatched) {
        let (color, width) = borders.hatch;
        let piece = Piece::of(paths::area(coverage, *area, &arcs));
        steps.push(Step::Hatch(piece, color, borders.hatch_spacing * pixels, width * pixels * 0.8));
    }
    let (color, width) = borders.village;
    add_lines(of_rank(BorderRank::Village), color, width * pixels, Line::Thin, true, steps);
    add_dashes(areas, &arcs, pixels, steps);
    for area in shown.iter().filter(|area| areas.styles[**area].hatched) {
        outline(areas, *area, &arcs, areas.borders.hatch, pixels, steps);
    }
    let (color, width) = borders.township;
    add_lines(of_rank(BorderRank::Township), color, width * pixels, Line::Round, true, steps);
    let (color, width) = borders.county;
    add_lines(of_rank(BorderRank::County), color, width * pixels, Line::Round, true, steps);
    for area in shown.iter().filter(|area| areas.styles[**area].hovered) {
        outline(areas, *area, &arcs, areas.borders.hover, pixels, steps);
    }
    for area in shown.iter().filter(|area| areas.styles[**area].selected) {
        outline(areas, *area, &arcs, areas.borders.selection, pixels, steps);
    }
}

/// Adds lines of one colour and width: each by itself, or in bundles so that a colour is laid on once.
fn add_lines<'a>(
    lines: impl Iterator<Item = &'a Vec<[f32; 2]>>,
    color: Color,
    width: f32,
    line: Line,
    apart: bool,
    steps: &mut Vec<Step>,
) {
    if apart {
        for points in lines {
            let mut path = BezPath::new();
            paths::add_line(&mut path, points.iter().copied());
            steps.push(Step::Stroke(Piece::of(path), color, width, line));
        }
    } else {
        let mut path = BezPath::new();
        lines.for_each(|points| paths::add_line(&mut path, points.iter().copied()));
        if !path.elements().is_empty() {
            steps.push(Step::Stroke(Piece::of(path), color, width, line));
        }
    }
}

/// Adds the dashed borders of approximate areas over the thin ones.
fn add_dashes(areas: &Areas, arcs: &[Vec<[f32; 2]>], pixels: f32, steps: &mut Vec<Step>) {
    let Some(level) = areas.geography.levels.first() else { return };
    let dashed =
        |area: Option<u32>| area.and_then(|area| areas.styles.get(area as usize)).is_some_and(|style| style.dashed);
    let lines = level.coverage.arcs.iter().zip(arcs).filter(|(arc, _)| dashed(arc.left) || dashed(arc.right));
    let (color, width) = (areas.borders.township.0, areas.borders.village.1 * 1.2);
    let dash = Line::Dashed(4.0 * areas.borders.hatch_spacing / 5.0 * pixels);
    add_lines(lines.map(|(_, points)| points), color, width * pixels, dash, true, steps);
}

fn outline(
    areas: &Areas,
    area: usize,
    arcs: &[Vec<[f32; 2]>],
    (color, width): (Color, f32),
    pixels: f32,
    steps: &mut Vec<Step>,
) {
    if let Some(level) = areas.geography.levels.get(areas.level) {
        let piece = Piece::of(paths::area(&level.coverage, area, arcs));
        steps.push(Step::Stroke(piece, color, width * pixels, Line::Round));
    }
}

fn add_mark(mark: &Mark, areas: &Areas, pixels: f32, steps: &mut Vec<Step>) {
    let page = |at: &[f32; 2]| at.map(|part| part * pixels);
    let filled = |path: BezPath, color: Color| Step::Fill(Piece::of(path), color);
    match mark {
        Mark::Text(text) => steps.push(Step::Text(run(text, pixels))),
        Mark::Dot { at, radius, fill, rim } => {
            steps.push(filled(paths::circle(page(at), (radius + rim.1) * pixels), rim.0));
            steps.push(filled(paths::circle(page(at), radius * pixels), *fill));
        }
        Mark::Line { points, stroke } => {
            let mut path = BezPath::new();
            paths::add_line(&mut path, points.iter().map(page));
            steps.push(Step::Stroke(Piece::of(path), stroke.0, stroke.1 * pixels, Line::Thin));
        }
        Mark::Polygon { points, fill } => {
            let mut path = BezPath::new();
            paths::add_line(&mut path, points.iter().map(page));
            path.close_path();
            steps.push(filled(path, *fill));
        }
        Mark::Box { rect, radius, fill, edge, hatched } => {
            let path = || paths::rectangle(scaled(*rect, pixels), radius * pixels);
            if fill.3 > 0 {
                steps.push(filled(path(), *fill));
            }
            if *hatched {
                let (color, width) = areas.borders.hatch;
                let spacing = areas.borders.hatch_spacing * pixels;
                steps.push(Step::Hatch(Piece::of(path()), color, spacing, width * pixels * 0.8));
            }
            if edge.1 > 0.0 && edge.0.3 > 0 {
                steps.push(Step::Stroke(Piece::of(path()), edge.0, edge.1 * pixels, Line::Thin));
            }
        }
    }
}

/// A line of text with the place of each letter.
fn run(text: &TextMark, pixels: f32) -> Run {
    let (mut letters, end) = placed_letters(text);
    let begin = letters.first().map_or(end, |(_, x)| *x);
    for (_, x) in &mut letters {
        *x = (*x - text.at[0]) * pixels;
    }
    letters.retain(|(letter, _)| !letter.is_whitespace());
    Run {
        letters,
        at: text.at.map(|part| part * pixels),
        reach: (end - begin + 1.2 * text.size) * pixels,
        angle: text.angle,
        size: text.size * pixels,
        weight: text.weight,
        color: text.color,
        halo: text.halo.map(|(color, width)| (color, width * pixels)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::scene::Align;
    use vello_cpu::{Level, Pixmap, RasterizerSettings, RenderSettings, Resources};

    /// The columns and rows (from, to) that have ink of a text painted in two bands of 50 rows, 100 pixels across.
    fn inked(text: &TextMark) -> [[usize; 2]; 2] {
        let mut found = [[usize::MAX, 0], [usize::MAX, 0]];
        for top in [0.0_f32, 50.0] {
            let settings = RenderSettings { level: Level::new(), num_threads: 0 };
            let mut context = RenderContext::new_with(100, 50, settings);
            let step = Step::Text(run(text, 1.0));
            let down = Affine::translate((0.0, -f64::from(top)));
            context.set_transform(down);
            step.paint(&mut context, &mut Glyphs::default(), down, top, 50.0);
            context.flush();
            let mut pixels = Pixmap::new(100, 50);
            context.render_with(&mut pixels, &mut Resources::new(), RasterizerSettings::default());
            for (nth, _) in pixels.data_as_u8_slice().chunks_exact(4).enumerate().filter(|(_, rgba)| rgba[3] > 127) {
                for (range, at) in found.iter_mut().zip([nth % 100, nth / 100 + top as usize]) {
                    *range = [range[0].min(at), range[1].max(at)];
                }
            }
        }
        found
    }

    #[test]
    fn a_turned_text_runs_down_the_page_from_its_point_and_no_band_cuts_it() {
        let text = TextMark {
            at: [50.0, 20.0],
            align: Align::Start,
            text: "村村村".into(),
            size: 20.0,
            weight: Weight::Regular,
            spacing: 0.0,
            color: Color::rgb(0),
            halo: None,
            angle: 0.0,
        };
        let [level, deep] = inked(&text);
        assert!(level[0] >= 48 && level[1] > 90 && deep[1] < 26, "{level:?} {deep:?}");
        let [across, down] = inked(&TextMark { angle: std::f32::consts::FRAC_PI_2, ..text });
        assert!(
            across[0] > 43 && across[1] < 70 && down[0] >= 18 && down[1] > 70 && down[1] < 82,
            "{across:?} {down:?}"
        );
    }
}
