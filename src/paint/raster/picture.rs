//! A scene made ready to be painted band by band: everything in pixels, with the rows that it touches.

use vello_cpu::RenderContext;
use vello_cpu::color::{AlphaColor, Srgb};
use vello_cpu::kurbo::{Affine, BezPath, Cap, Join, Rect as Area, Stroke};
use vello_cpu::peniko::Fill;

use crate::geometry::Coverage;
use crate::geometry::geography::BorderRank;
use crate::map::scene::{TextMark, Weight};
use crate::map::{Areas, Color, Mark, Rect, Scene};
use crate::paint::drawing::{HATCH_WIDTH, Kind, Stroke as Line, placed_letters, shown};

use super::glyphs::Glyphs;
use super::ground::Ground;
use super::paths::{self, Piece, Rows};

/// So many pixels wide a line may be whose corners are not rounded.
const SMALL: f32 = 4.0;

/// One thing to paint.
enum Step {
    Fill(Piece, Color),
    Stroke(Piece, Line),
    /// All areas of one colour.
    Areas(Vec<u32>, Color),
    /// All borders of one kind, as one line: where they meet, a colour is laid on once.
    Borders(Vec<u32>, Line),
    /// Hatch lines in an area.
    Hatch(Piece, Color, f32, f32),
    Text(Run),
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
    ground: Option<Ground>,
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
        let areas = &scene.areas;
        let frame = scaled(areas.view.frame, pixels);
        let mut map = Vec::new();
        if let Some(ground) = scene.ground {
            map.push(Step::Fill(Piece::of(paths::rectangle(frame, 0.0)), ground));
        }
        let level = areas.geography.levels.get(areas.level);
        let ground = level.map(|level| {
            let ground = Ground::of(areas, &level.coverage, pixels);
            add_areas(areas, &level.coverage, &ground, pixels, &mut map);
            ground
        });
        let mut marks = Vec::new();
        for mark in &scene.marks {
            add_mark(mark, areas, pixels, &mut marks);
        }
        let frame = overflows(areas, scene.size).then_some(frame);
        Self { paper: scene.paper, ground, map, frame, marks, glyphs: Glyphs::default() }
    }

    /// Paints these rows into a context of their height.
    pub fn paint(&mut self, context: &mut RenderContext, rows: Rows) {
        let width = f64::from(context.width());
        context.set_paint(paint(self.paper));
        context.fill_rect(&Area::new(0.0, 0.0, width, f64::from(rows.bottom - rows.top)));
        let down = Affine::translate((0.0, -f64::from(rows.top)));
        context.set_transform(down);
        if let Some(frame) = self.frame {
            context.push_clip_path(&paths::rectangle(frame, 0.0));
        }
        let mut brush = Brush { context, ground: self.ground.as_ref(), glyphs: &mut self.glyphs, down, rows };
        self.map.iter().for_each(|step| brush.paint(step));
        if self.frame.is_some() {
            brush.context.pop_clip_path();
        }
        self.marks.iter().for_each(|step| brush.paint(step));
    }
}

/// What paints some rows of a picture.
struct Brush<'a> {
    context: &'a mut RenderContext,
    ground: Option<&'a Ground>,
    glyphs: &'a mut Glyphs,
    /// From the picture to these rows.
    down: Affine,
    rows: Rows,
}

impl Brush<'_> {
    fn paint(&mut self, step: &Step) {
        let rows = self.rows;
        match step {
            Step::Fill(piece, color) if piece.rows.meets(rows) => fill(self.context, &piece.path, *color),
            Step::Stroke(piece, line) if piece.rows.grown(line.width).meets(rows) => {
                stroke(self.context, &piece.path, *line);
            }
            Step::Areas(areas, color) => {
                let path = self.ground.map(|ground| ground.fill(areas, rows)).unwrap_or_default();
                fill(self.context, &path, *color);
            }
            Step::Borders(arcs, line) => {
                let path = self.ground.map(|ground| ground.lines(arcs, rows.grown(line.width))).unwrap_or_default();
                stroke(self.context, &path, *line);
            }
            Step::Hatch(piece, color, spacing, width) if piece.rows.meets(rows) => {
                hatch(self.context, piece, *color, *spacing, *width, rows);
            }
            Step::Text(run) if run.rows().meets(rows) => run.paint(self.context, self.glyphs, self.down),
            _ => {}
        }
    }
}

fn paint(Color(red, green, blue, alpha): Color) -> AlphaColor<Srgb> {
    AlphaColor::from_rgba8(red, green, blue, alpha)
}

fn fill(context: &mut RenderContext, path: &BezPath, color: Color) {
    if path.elements().is_empty() {
        return;
    }
    context.set_fill_rule(Fill::NonZero);
    context.set_paint(paint(color));
    context.fill_path(path);
}

fn stroke(context: &mut RenderContext, path: &BezPath, line: Line) {
    if path.elements().is_empty() {
        return;
    }
    let plain = Stroke::new(f64::from(line.width)).with_join(Join::Miter).with_miter_limit(2.0).with_caps(Cap::Butt);
    context.set_stroke(match line.kind {
        Kind::Thin => plain,
        // Nobody sees a round corner so small, and a round one costs three times as much.
        Kind::Round if line.width < SMALL => plain.with_caps(Cap::Round),
        Kind::Round => plain.with_join(Join::Round).with_caps(Cap::Round),
        Kind::Dashed(dash) => plain.with_dashes(0.0, [f64::from(dash), 0.7 * f64::from(dash)]),
    });
    context.set_paint(paint(line.color));
    context.stroke_path(path);
}

fn hatch(context: &mut RenderContext, piece: &Piece, color: Color, spacing: f32, width: f32, rows: Rows) {
    let bounds = vello_cpu::kurbo::Shape::bounding_box(&piece.path);
    let over = Rect::new(
        [bounds.x0 as f32, (bounds.y0 as f32).max(rows.top)],
        [bounds.x1 as f32, (bounds.y1 as f32).min(rows.bottom)],
    );
    context.push_clip_path(&piece.path);
    fill(context, &paths::hatch(over, spacing, width), color);
    context.pop_clip_path();
}

impl Run {
    /// The rows that it may touch.
    fn rows(&self) -> Rows {
        let (above, below) =
            if self.angle == 0.0 { (1.2 * self.size, 0.5 * self.size) } else { (self.reach, self.reach) };
        Rows { top: self.at[1] - above, bottom: self.at[1] + below }
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
fn add_areas(areas: &Areas, coverage: &Coverage, ground: &Ground, pixels: f32, steps: &mut Vec<Step>) {
    let borders = &areas.borders;
    let seen = shown::shown(areas);
    let style = |area: &&u32| &areas.styles[**area as usize];
    let of_rank = |rank: BorderRank, (color, width): (Color, f32), kind| {
        let arcs = areas.geography.arcs_by_rank[rank as usize].clone();
        Step::Borders(arcs, scaled_line(Line { color, width, kind }, pixels))
    };
    let outline = |area: &u32, (color, width): (Color, f32)| {
        let line = scaled_line(Line { color, width, kind: Kind::Round }, pixels);
        Step::Stroke(Piece::of(ground.area(*area)), line)
    };
    for part in [1.0, 0.62, 0.3] {
        let (color, width) = borders.band;
        let color = color.alpha((f32::from(color.3) * 0.62) as u8);
        steps.push(of_rank(BorderRank::County, (color, width * 2.0 * part), Kind::Round));
    }
    steps.extend(shown::by_color(areas, &seen).into_iter().map(|(color, areas)| Step::Areas(areas, color)));
    for area in seen.iter().filter(|area| style(area).hatched) {
        let (color, width) = borders.hatch;
        let spacing = borders.hatch_spacing * pixels;
        steps.push(Step::Hatch(Piece::of(ground.area(*area)), color, spacing, width * pixels * HATCH_WIDTH));
    }
    steps.push(of_rank(BorderRank::Village, borders.village, Kind::Thin));
    steps.push(Step::Borders(shown::dashed_arcs(areas, coverage), scaled_line(shown::dashes(borders), pixels)));
    steps.extend(seen.iter().filter(|area| style(area).hatched).map(|area| outline(area, borders.hatch)));
    steps.push(of_rank(BorderRank::Township, borders.township, Kind::Round));
    steps.push(of_rank(BorderRank::County, borders.county, Kind::Round));
    steps.extend(seen.iter().filter(|area| style(area).hovered).map(|area| outline(area, borders.hover)));
    steps.extend(seen.iter().filter(|area| style(area).selected).map(|area| outline(area, borders.selection)));
}

/// A line in pixels.
fn scaled_line(line: Line, pixels: f32) -> Line {
    let kind = match line.kind {
        Kind::Dashed(dash) => Kind::Dashed(dash * pixels),
        kind => kind,
    };
    Line { width: line.width * pixels, kind, ..line }
}

fn add_mark(mark: &Mark, areas: &Areas, pixels: f32, steps: &mut Vec<Step>) {
    let page = |at: &[f32; 2]| at.map(|part| part * pixels);
    let thin = |(color, width): (Color, f32)| Line { color, width: width * pixels, kind: Kind::Thin };
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
            steps.push(Step::Stroke(Piece::of(path), thin(*stroke)));
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
                steps.push(Step::Hatch(Piece::of(path()), color, spacing, width * pixels * HATCH_WIDTH));
            }
            if edge.1 > 0.0 && edge.0.3 > 0 {
                steps.push(Step::Stroke(Piece::of(path()), thin(*edge)));
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
            let rows = Rows { top, bottom: top + 50.0 };
            let glyphs = &mut Glyphs::default();
            Brush { context: &mut context, ground: None, glyphs, down, rows }.paint(&step);
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
