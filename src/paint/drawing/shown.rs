//! Which areas and borders of a scene are drawn, and in which order: the same for all painters.

use crate::geometry::Coverage;
use crate::map::scene::BorderStyle;
use crate::map::{Areas, Color, Rect};

use super::pen::{Kind, Stroke};

/// Smallest and largest x and y on the plane.
type Box2 = [[f64; 2]; 2];

/// The areas that the frame shows, ascending.
pub fn shown(areas: &Areas) -> Vec<u32> {
    let is_shown = |area: &u32| areas.geography.boxes.get(*area as usize).is_none_or(|bounds| is_seen(areas, bounds));
    (0..areas.styles.len().min(areas.geography.villages.len()) as u32).filter(is_shown).collect()
}

/// Whether what lies in a box of the plane reaches into the frame, with its lines.
pub fn is_seen(areas: &Areas, [low, high]: &Box2) -> bool {
    let (view, borders) = (&areas.view, &areas.borders);
    let frame = view.frame.grown(borders.band.1.max(borders.selection.1));
    let (left, right) = (view.page_from_world([low[0], high[1]]), view.page_from_world([high[0], low[1]]));
    Rect::new(left, right).grown(0.1).overlaps(&frame)
}

/// The areas by their fill. They do not overlap, so that the order of the colours does not matter.
pub fn by_color(areas: &Areas, shown: &[u32]) -> Vec<(Color, Vec<u32>)> {
    let mut colors: Vec<(Color, Vec<u32>)> = Vec::new();
    for area in shown {
        let color = areas.styles[*area as usize].fill;
        match colors.iter_mut().find(|(known, _)| *known == color) {
            Some((_, areas)) => areas.push(*area),
            None => colors.push((color, vec![*area])),
        }
    }
    colors
}

/// The borders of approximate areas.
pub fn dashed_arcs(areas: &Areas, coverage: &Coverage) -> Vec<u32> {
    let dashed =
        |area: Option<u32>| area.and_then(|area| areas.styles.get(area as usize)).is_some_and(|style| style.dashed);
    let arcs = (0..).zip(&coverage.arcs).filter(|(_, arc)| dashed(arc.left) || dashed(arc.right));
    arcs.map(|(number, _)| number).collect()
}

/// How the borders of approximate areas are drawn, over the thin ones.
pub fn dashes(borders: &BorderStyle) -> Stroke {
    let kind = Kind::Dashed(4.0 * borders.hatch_spacing / 5.0);
    Stroke { color: borders.township.0, width: borders.village.1 * 1.2, kind }
}

/// What has boxes by number, in the squares of a grid, some `each` to a square: what lies near each other comes together.
pub fn in_squares(numbers: &[u32], boxes: &[Box2], each: usize) -> Vec<Vec<u32>> {
    let middle =
        |number: &u32| boxes.get(*number as usize).map(|[low, high]| [0, 1].map(|axis| low[axis] + high[axis]));
    let middles: Vec<_> = numbers.iter().map(|number| middle(number).unwrap_or_default()).collect();
    let least = |axis: usize| middles.iter().map(|at| at[axis]).fold(f64::INFINITY, f64::min);
    let most = |axis: usize| middles.iter().map(|at| at[axis]).fold(f64::NEG_INFINITY, f64::max);
    let (low, size) = ([0, 1].map(least), [0, 1].map(|axis| most(axis) - least(axis)));
    let side = (size[0] * size[1] * each as f64 / numbers.len() as f64).sqrt();
    if !(side.is_finite() && side > 0.0) {
        return vec![numbers.to_vec()];
    }
    let columns = (size[0] / side).ceil() as usize + 1;
    let mut squares = vec![Vec::new(); columns * ((size[1] / side).ceil() as usize + 1)];
    for (number, [x, y]) in numbers.iter().zip(&middles) {
        let [column, row] = [(x - low[0]) / side, (y - low[1]) / side].map(|place| place as usize);
        squares[row * columns + column].push(*number);
    }
    squares.retain(|square| !square.is_empty());
    squares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_number_comes_once_and_squares_hold_what_lies_together() {
        let at = |x: f64, y: f64| [[x, y], [x + 1.0, y + 1.0]];
        let boxes: Vec<Box2> = (0..100).map(|nth| at(f64::from(nth % 10), f64::from(nth / 10))).collect();
        let numbers: Vec<u32> = (0..100).collect();
        let squares = in_squares(&numbers, &boxes, 25);
        let mut all = squares.concat();
        all.sort_unstable();
        assert_eq!(all, numbers);
        assert!(squares.len() > 2);
        let is_near = |square: &Vec<u32>| {
            let columns: Vec<u32> = square.iter().map(|number| number % 10).collect();
            columns.iter().max().zip(columns.iter().min()).is_some_and(|(most, least)| most - least <= 6)
        };
        assert!(squares.iter().all(is_near), "{squares:?}");
    }

    #[test]
    fn what_has_no_place_or_lies_in_one_is_one_square() {
        assert_eq!(in_squares(&[3, 4], &[], 9), [vec![3, 4]]);
        let flat = vec![[[f64::NAN; 2]; 2]; 3];
        assert_eq!(in_squares(&[0, 1, 2], &flat, 1).concat(), [0, 1, 2]);
        assert_eq!(in_squares(&[], &flat, 1), [[0_u32; 0]]);
    }
}
