//! The fills of two measures at once: to the right from grey to blue, upwards from grey to orange, both together to a dark
//! green-blue (after the schemes of Joshua Stevens, "Bivariate Choropleth Maps", 2015). Blue and orange, because those
//! without long or middle cones still see them apart.

use super::super::color::Color;

/// The fills, by the class of the second measure upwards and of the first to the right, each from 0 to 2.
pub const BIVARIATE: [[Color; 3]; 3] = [
    [Color::rgb(0xE9E8E5), Color::rgb(0x9BB3CD), Color::rgb(0x507FB3)],
    [Color::rgb(0xE9B291), Color::rgb(0x8F8A86), Color::rgb(0x326076)],
    [Color::rgb(0xE27A2F), Color::rgb(0x80613F), Color::rgb(0x15423D)],
];
