//! A scene as other eyes see it: every colour goes through the simulation, so that all painters show the same.

use super::color::Color;
use super::palettes::Eyes;
use super::scene::{AreaStyle, BorderStyle, Legend, LegendSymbol, Mark, Scene, TextMark};

/// The scene as these eyes see it. The styles of its areas have been seen already.
pub fn seen(mut scene: Scene, eyes: Eyes) -> Scene {
    if eyes == Eyes::Usual {
        return scene;
    }
    scene.paper = eyes.see(scene.paper);
    scene.ground = scene.ground.map(|ground| eyes.see(ground));
    scene.areas.borders = borders_seen(scene.areas.borders, eyes);
    scene.marks = scene.marks.into_iter().map(|mark| mark_seen(mark, eyes)).collect();
    scene.legend = legend_seen(scene.legend, eyes);
    scene
}

/// The styles as these eyes see them.
pub fn styles_seen(styles: &mut [AreaStyle], eyes: Eyes) {
    if eyes != Eyes::Usual {
        styles.iter_mut().for_each(|style| style.fill = eyes.see(style.fill));
    }
}

fn borders_seen(borders: BorderStyle, eyes: Eyes) -> BorderStyle {
    let line = |(color, width): (Color, f32)| (eyes.see(color), width);
    BorderStyle {
        village: line(borders.village),
        township: line(borders.township),
        county: line(borders.county),
        band: line(borders.band),
        selection: line(borders.selection),
        hover: line(borders.hover),
        hatch: line(borders.hatch),
        hatch_spacing: borders.hatch_spacing,
    }
}

fn mark_seen(mark: Mark, eyes: Eyes) -> Mark {
    let see = |color: Color| eyes.see(color);
    let line = |(color, width): (Color, f32)| (see(color), width);
    match mark {
        Mark::Text(text) => Mark::Text(TextMark { color: see(text.color), halo: text.halo.map(line), ..text }),
        Mark::Dot { at, radius, fill, rim } => Mark::Dot { at, radius, fill: see(fill), rim: line(rim) },
        Mark::Line { points, stroke } => Mark::Line { points, stroke: line(stroke) },
        Mark::Polygon { points, fill } => Mark::Polygon { points, fill: see(fill) },
        Mark::Box { rect, radius, fill, edge, hatched } => {
            Mark::Box { rect, radius, fill: see(fill), edge: line(edge), hatched }
        }
    }
}

fn legend_seen(mut legend: Legend, eyes: Eyes) -> Legend {
    let cells = legend.square.iter_mut().flat_map(|square| &mut square.cells);
    for row in legend.rows.iter_mut().chain(cells) {
        row.symbol = match row.symbol {
            LegendSymbol::Fill(fill) => LegendSymbol::Fill(eyes.see(fill)),
            LegendSymbol::Dot(fill) => LegendSymbol::Dot(eyes.see(fill)),
            LegendSymbol::Number(nth, fill) => LegendSymbol::Number(nth, eyes.see(fill)),
            LegendSymbol::Line(color, state) => LegendSymbol::Line(eyes.see(color), state),
            other @ (LegendSymbol::Hatch | LegendSymbol::Dashed) => other,
        };
    }
    if let Some(sizes) = &mut legend.sizes {
        (sizes.fill, sizes.rim) = (eyes.see(sizes.fill), eyes.see(sizes.rim));
    }
    legend
}
