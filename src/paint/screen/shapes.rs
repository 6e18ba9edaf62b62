//! What the areas of one level of detail are drawn from: triangles and segments of borders, in chunks with a box each,
//! so that what is out of sight is left out.

use crate::geometry::geography::BorderRank;
use crate::geometry::plane::box_of;
use crate::geometry::{Geography, triangles};
use crate::map::AreaStyle;

/// A box on the plane: smallest and largest x and y.
pub type Box2 = [[f64; 2]; 2];

/// How many triangles a chunk holds at most, unless a single area has more.
const TRIANGLES: usize = 30_000;
/// How many segments a chunk holds at most.
const SEGMENTS: usize = 20_000;

/// A piece of the fills: corners with the area that they belong to, and triangles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FillChunk {
    /// Where it is.
    pub bounds: Box2,
    /// The corners on the plane.
    pub corners: Vec<([f32; 2], u32)>,
    /// Three indices of corners for each triangle.
    pub indices: Vec<u32>,
}

/// A segment of a border: from, to, and how far along its line it begins, metres on the plane.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Segment {
    /// The beginning.
    pub from: [f32; 2],
    /// The end.
    pub to: [f32; 2],
    /// The length of the line before it.
    pub along: f32,
}

/// A piece of the borders of one rank.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LineChunk {
    /// Where it is.
    pub bounds: Box2,
    /// The segments.
    pub segments: Vec<Segment>,
}

fn joined(a: Box2, b: Box2) -> Box2 {
    [[a[0][0].min(b[0][0]), a[0][1].min(b[0][1])], [a[1][0].max(b[1][0]), a[1][1].max(b[1][1])]]
}

/// The triangles of all areas of a level.
pub fn fills(geography: &Geography, level: usize) -> Vec<FillChunk> {
    let Some(level) = geography.levels.get(level) else { return Vec::new() };
    let mut chunks: Vec<FillChunk> = Vec::new();
    for area in 0..level.coverage.len as u32 {
        let (points, indices) = triangles(&level.coverage, area);
        let Some(bounds) = geography.boxes.get(area as usize).copied().filter(|_| !points.is_empty()) else { continue };
        let full = chunks.last().is_none_or(|chunk| chunk.indices.len() + indices.len() > 3 * TRIANGLES);
        if full {
            chunks.push(FillChunk { bounds, ..FillChunk::default() });
        }
        let Some(chunk) = chunks.last_mut() else { continue };
        let first = chunk.corners.len() as u32;
        chunk.corners.extend(points.iter().map(|point| (point.map(|value| value as f32), area)));
        chunk.indices.extend(indices.iter().map(|index| first + index));
        chunk.bounds = joined(chunk.bounds, bounds);
    }
    chunks
}

/// The segments of an arc.
pub fn segments(points: &[[f64; 2]]) -> impl Iterator<Item = Segment> + '_ {
    points.windows(2).scan(0.0, |along, pair| {
        let [from, to] = [pair[0], pair[1]];
        let segment = Segment { from: from.map(|v| v as f32), to: to.map(|v| v as f32), along: *along as f32 };
        *along += (to[0] - from[0]).hypot(to[1] - from[1]);
        Some(segment)
    })
}

/// The borders of one rank of a level.
pub fn borders(geography: &Geography, level: usize, rank: BorderRank) -> Vec<LineChunk> {
    let Some(level) = geography.levels.get(level) else { return Vec::new() };
    let of_rank = level.coverage.arcs.iter().zip(&geography.ranks).filter(|(_, own)| **own == rank);
    chunked(of_rank.map(|(arc, _)| arc.points.as_slice()))
}

fn chunked<'a>(lines: impl Iterator<Item = &'a [[f64; 2]]>) -> Vec<LineChunk> {
    let mut chunks: Vec<LineChunk> = Vec::new();
    for points in lines.filter(|points| points.len() > 1) {
        let bounds = box_of(points);
        if chunks.last().is_none_or(|chunk| chunk.segments.len() + points.len() > SEGMENTS) {
            chunks.push(LineChunk { bounds, segments: Vec::new() });
        }
        let Some(chunk) = chunks.last_mut() else { continue };
        chunk.segments.extend(segments(points));
        chunk.bounds = joined(chunk.bounds, bounds);
    }
    chunks
}

/// Which outlines are drawn over the borders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outline {
    /// Around approximate areas, dashed.
    Dashed,
    /// Around weak villages.
    Weak,
    /// Around all that is selected, not between selected neighbours.
    Selected,
    /// Around the area under the pointer.
    Hovered,
}

impl Outline {
    /// All of them, from bottom to top.
    pub const ALL: [Self; 4] = [Self::Dashed, Self::Weak, Self::Selected, Self::Hovered];

    fn marks(self, style: &AreaStyle) -> bool {
        match self {
            Self::Dashed => style.dashed,
            Self::Weak => style.hatched,
            Self::Selected => style.selected,
            Self::Hovered => style.hovered,
        }
    }
}

/// The segments of an outline for the styles as they are.
pub fn outline(geography: &Geography, level: usize, styles: &[AreaStyle], outline: Outline) -> Vec<Segment> {
    let Some(level) = geography.levels.get(level) else { return Vec::new() };
    let marked: Vec<bool> = styles.iter().map(|style| outline.marks(style)).collect();
    if !marked.contains(&true) {
        return Vec::new();
    }
    let is = |side: Option<u32>| side.is_some_and(|area| marked.get(area as usize).copied().unwrap_or(false));
    let drawn = |left: bool, right: bool| if outline == Outline::Selected { left != right } else { left || right };
    let arcs = level.coverage.arcs.iter().filter(|arc| drawn(is(arc.left), is(arc.right)));
    arcs.flat_map(|arc| segments(&arc.points)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::Coverage;
    use crate::geometry::coverage::Level;
    use crate::map::Color;
    use geo_types::{MultiPolygon, polygon};

    /// Two squares side by side.
    fn geography() -> Geography {
        let square = |x: f64| {
            MultiPolygon(vec![polygon![(x: x, y: 0.0), (x: x + 1.0, y: 0.0), (x: x + 1.0, y: 1.0), (x: x, y: 1.0)]])
        };
        let (coverage, _) = Coverage::build(&[square(0.0), square(1.0)], 1e-9);
        let ranks = coverage
            .arcs
            .iter()
            .map(|arc| if arc.left.is_some() && arc.right.is_some() { BorderRank::Village } else { BorderRank::County })
            .collect();
        Geography {
            levels: vec![Level { tolerance_m: 0.0, coverage }],
            ranks,
            boxes: vec![[[0.0, 0.0], [1.0, 1.0]], [[1.0, 0.0], [2.0, 1.0]]],
            ..Geography::default()
        }
    }

    fn style(selected: bool, hatched: bool) -> AreaStyle {
        AreaStyle { fill: Color::rgb(0xFF_FFFF), hatched, selected, hovered: false, dashed: false }
    }

    fn length(segments: &[Segment]) -> f32 {
        segments.iter().map(|s| (s.to[0] - s.from[0]).hypot(s.to[1] - s.from[1])).sum()
    }

    #[test]
    fn triangles_cover_each_area_once() {
        let chunks = fills(&geography(), 0);
        assert_eq!(chunks.len(), 1);
        let area_of = |area: u32| {
            let chunk = &chunks[0];
            let corner = |at: usize| chunk.corners[chunk.indices[at] as usize];
            (0..chunk.indices.len() / 3)
                .map(|nth| [corner(3 * nth), corner(3 * nth + 1), corner(3 * nth + 2)])
                .filter(|[a, _, _]| a.1 == area)
                .map(|[(a, _), (b, _), (c, _)]| {
                    ((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])).abs() / 2.0
                })
                .sum::<f32>()
        };
        assert!((area_of(0) - 1.0).abs() < 1e-6 && (area_of(1) - 1.0).abs() < 1e-6);
        assert_eq!(chunks[0].bounds, [[0.0, 0.0], [2.0, 1.0]]);
    }

    #[test]
    fn each_border_is_drawn_once_by_its_rank() {
        let geography = geography();
        let sum = |rank| borders(&geography, 0, rank).iter().map(|chunk| length(&chunk.segments)).sum::<f32>();
        assert_eq!(sum(BorderRank::Village), 1.0);
        assert_eq!(sum(BorderRank::County), 6.0);
        assert_eq!(sum(BorderRank::Township), 0.0);
    }

    #[test]
    fn what_is_selected_has_one_outline_and_every_weak_village_its_own() {
        let geography = geography();
        let outlined = |which, styles: [AreaStyle; 2]| length(&outline(&geography, 0, &styles, which));
        let both = [style(true, true), style(true, true)];
        assert_eq!(outlined(Outline::Selected, both), 6.0);
        assert_eq!(outlined(Outline::Weak, both), 7.0);
        assert_eq!(outlined(Outline::Selected, [style(true, false), style(false, false)]), 4.0);
        assert_eq!(outlined(Outline::Hovered, both), 0.0);
    }

    #[test]
    fn a_segment_knows_how_far_along_its_line_it_begins() {
        let along: Vec<f32> = segments(&[[0.0, 0.0], [3.0, 4.0], [3.0, 10.0]]).map(|segment| segment.along).collect();
        assert_eq!(along, [0.0, 5.0]);
    }
}
