//! The places that are tried for a name, relative to its anchor.

use super::label::VILLAGE_SIZE;

/// How many places are tried for each writing of a village's name.
pub const MOST: usize = 20;

/// The space between a dot and the name beside it.
pub fn clearance(scale: f32) -> f32 {
    0.12 * VILLAGE_SIZE * scale
}

/// Middles of the places for a village's name, best first: around the dot where there is one, kept clear by `gap` from its
/// middle (Imhof's order: above, below, right, left), else on the anchor.
pub fn of_village([width, height]: [f32; 2], gap: Option<f32>) -> [[f32; 2]; MOST] {
    let Some(gap) = gap else {
        return ON_ANCHOR.map(|[across, down]| [across * width, down * height]);
    };
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

/// Places on the anchor and beside it, in widths and heights of the name.
const ON_ANCHOR: [[f32; 2]; MOST] = [
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

/// How far a village's name of at most that size reaches from its anchor, across and up or down.
pub fn extent([width, height]: [f32; 2], gap: Option<f32>) -> [f32; 2] {
    match gap {
        Some(gap) => [gap + width, gap + 2.2 * height],
        None => [0.9 * width, 2.9 * height],
    }
}

/// How far down and across the places for a township's name lie from its anchor, in heights and widths of the name.
const DOWN: [f32; 15] = [0.0, -0.35, 0.35, -0.7, 0.7, -1.05, 1.05, -1.4, 1.4, -2.0, 2.0, -2.7, 2.7, -3.4, 3.4];
const ACROSS: [f32; 11] = [0.0, -0.12, 0.12, -0.25, 0.25, -0.4, 0.4, -0.6, 0.6, -0.85, 0.85];

/// Middles of the places for a township's name.
pub fn of_township([width, height]: [f32; 2]) -> impl Iterator<Item = [f32; 2]> {
    DOWN.into_iter().flat_map(move |down| ACROSS.map(|across| [across * width, down * height]))
}

/// How far a township's name reaches from its anchor.
pub fn township_extent([width, height]: [f32; 2]) -> [f32; 2] {
    [1.35 * width, 3.9 * height]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_place_lies_beyond_the_extent(
            width in 1.0f32..200.0, height in 1.0f32..60.0, gap in prop::option::of(0.5f32..20.0),
        ) {
            let size = [width, height];
            let reaches = |center: [f32; 2], [across, down]: [f32; 2]| {
                center[0].abs() + width / 2.0 <= across + 1e-3 && center[1].abs() + height / 2.0 <= down + 1e-3
            };
            prop_assert!(of_village(size, gap).iter().all(|center| reaches(*center, extent(size, gap))));
            prop_assert!(of_township(size).all(|center| reaches(center, township_extent(size))));
        }
    }
}
