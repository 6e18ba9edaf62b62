//! The colours of the palettes. Sequential ones of ColorBrewer are the five darker ones of its row of six, because the
//! lightest lies too near to the fill of zero; diverging ones are its rows for three to nine classes, from low to high.

use super::super::color::Color;

/// Our own ramp.
pub const WARM: [Color; 5] =
    [Color::rgb(0xFCE3C0), Color::rgb(0xF9B97C), Color::rgb(0xEE7F4F), Color::rgb(0xCF4331), Color::rgb(0x8F1D22)];
/// Blues.
pub const BLUES: [Color; 5] =
    [Color::rgb(0xC6DBEF), Color::rgb(0x9ECAE1), Color::rgb(0x6BAED6), Color::rgb(0x3182BD), Color::rgb(0x08519C)];
/// Greens.
pub const GREENS: [Color; 5] =
    [Color::rgb(0xC7E9C0), Color::rgb(0xA1D99B), Color::rgb(0x74C476), Color::rgb(0x31A354), Color::rgb(0x006D2C)];
/// Purples.
pub const PURPLES: [Color; 5] =
    [Color::rgb(0xDADAEB), Color::rgb(0xBCBDDC), Color::rgb(0x9E9AC8), Color::rgb(0x756BB1), Color::rgb(0x54278F)];
/// Our own greys: even steps of lightness.
pub const GREYS: [Color; 5] =
    [Color::rgb(0xD2D2D2), Color::rgb(0xB7B7B7), Color::rgb(0x9C9C9C), Color::rgb(0x828282), Color::rgb(0x676767)];
/// OrRd.
pub const OR_RD: [Color; 5] =
    [Color::rgb(0xFDD49E), Color::rgb(0xFDBB84), Color::rgb(0xFC8D59), Color::rgb(0xE34A33), Color::rgb(0xB30000)];
/// YlGnBu.
pub const YL_GN_BU: [Color; 5] =
    [Color::rgb(0xC7E9B4), Color::rgb(0x7FCDBB), Color::rgb(0x41B6C4), Color::rgb(0x2C7FB8), Color::rgb(0x253494)];
/// RdBu, its last colour first, so that what is high is warm.
pub const RD_BU: [&[Color]; 7] = [
    &[Color::rgb(0x67A9CF), Color::rgb(0xF7F7F7), Color::rgb(0xEF8A62)],
    &[Color::rgb(0x0571B0), Color::rgb(0x92C5DE), Color::rgb(0xF4A582), Color::rgb(0xCA0020)],
    &[Color::rgb(0x0571B0), Color::rgb(0x92C5DE), Color::rgb(0xF7F7F7), Color::rgb(0xF4A582), Color::rgb(0xCA0020)],
    &[
        Color::rgb(0x2166AC),
        Color::rgb(0x67A9CF),
        Color::rgb(0xD1E5F0),
        Color::rgb(0xFDDBC7),
        Color::rgb(0xEF8A62),
        Color::rgb(0xB2182B),
    ],
    &[
        Color::rgb(0x2166AC),
        Color::rgb(0x67A9CF),
        Color::rgb(0xD1E5F0),
        Color::rgb(0xF7F7F7),
        Color::rgb(0xFDDBC7),
        Color::rgb(0xEF8A62),
        Color::rgb(0xB2182B),
    ],
    &[
        Color::rgb(0x2166AC),
        Color::rgb(0x4393C3),
        Color::rgb(0x92C5DE),
        Color::rgb(0xD1E5F0),
        Color::rgb(0xFDDBC7),
        Color::rgb(0xF4A582),
        Color::rgb(0xD6604D),
        Color::rgb(0xB2182B),
    ],
    &[
        Color::rgb(0x2166AC),
        Color::rgb(0x4393C3),
        Color::rgb(0x92C5DE),
        Color::rgb(0xD1E5F0),
        Color::rgb(0xF7F7F7),
        Color::rgb(0xFDDBC7),
        Color::rgb(0xF4A582),
        Color::rgb(0xD6604D),
        Color::rgb(0xB2182B),
    ],
];
/// PuOr, its last colour first, so that what is high is warm.
pub const PU_OR: [&[Color]; 7] = [
    &[Color::rgb(0x998EC3), Color::rgb(0xF7F7F7), Color::rgb(0xF1A340)],
    &[Color::rgb(0x5E3C99), Color::rgb(0xB2ABD2), Color::rgb(0xFDB863), Color::rgb(0xE66101)],
    &[Color::rgb(0x5E3C99), Color::rgb(0xB2ABD2), Color::rgb(0xF7F7F7), Color::rgb(0xFDB863), Color::rgb(0xE66101)],
    &[
        Color::rgb(0x542788),
        Color::rgb(0x998EC3),
        Color::rgb(0xD8DAEB),
        Color::rgb(0xFEE0B6),
        Color::rgb(0xF1A340),
        Color::rgb(0xB35806),
    ],
    &[
        Color::rgb(0x542788),
        Color::rgb(0x998EC3),
        Color::rgb(0xD8DAEB),
        Color::rgb(0xF7F7F7),
        Color::rgb(0xFEE0B6),
        Color::rgb(0xF1A340),
        Color::rgb(0xB35806),
    ],
    &[
        Color::rgb(0x542788),
        Color::rgb(0x8073AC),
        Color::rgb(0xB2ABD2),
        Color::rgb(0xD8DAEB),
        Color::rgb(0xFEE0B6),
        Color::rgb(0xFDB863),
        Color::rgb(0xE08214),
        Color::rgb(0xB35806),
    ],
    &[
        Color::rgb(0x542788),
        Color::rgb(0x8073AC),
        Color::rgb(0xB2ABD2),
        Color::rgb(0xD8DAEB),
        Color::rgb(0xF7F7F7),
        Color::rgb(0xFEE0B6),
        Color::rgb(0xFDB863),
        Color::rgb(0xE08214),
        Color::rgb(0xB35806),
    ],
];
/// BrBG, its last colour first, so that what is high is warm.
pub const BR_BG: [&[Color]; 7] = [
    &[Color::rgb(0x5AB4AC), Color::rgb(0xF5F5F5), Color::rgb(0xD8B365)],
    &[Color::rgb(0x018571), Color::rgb(0x80CDC1), Color::rgb(0xDFC27D), Color::rgb(0xA6611A)],
    &[Color::rgb(0x018571), Color::rgb(0x80CDC1), Color::rgb(0xF5F5F5), Color::rgb(0xDFC27D), Color::rgb(0xA6611A)],
    &[
        Color::rgb(0x01665E),
        Color::rgb(0x5AB4AC),
        Color::rgb(0xC7EAE5),
        Color::rgb(0xF6E8C3),
        Color::rgb(0xD8B365),
        Color::rgb(0x8C510A),
    ],
    &[
        Color::rgb(0x01665E),
        Color::rgb(0x5AB4AC),
        Color::rgb(0xC7EAE5),
        Color::rgb(0xF5F5F5),
        Color::rgb(0xF6E8C3),
        Color::rgb(0xD8B365),
        Color::rgb(0x8C510A),
    ],
    &[
        Color::rgb(0x01665E),
        Color::rgb(0x35978F),
        Color::rgb(0x80CDC1),
        Color::rgb(0xC7EAE5),
        Color::rgb(0xF6E8C3),
        Color::rgb(0xDFC27D),
        Color::rgb(0xBF812D),
        Color::rgb(0x8C510A),
    ],
    &[
        Color::rgb(0x01665E),
        Color::rgb(0x35978F),
        Color::rgb(0x80CDC1),
        Color::rgb(0xC7EAE5),
        Color::rgb(0xF5F5F5),
        Color::rgb(0xF6E8C3),
        Color::rgb(0xDFC27D),
        Color::rgb(0xBF812D),
        Color::rgb(0x8C510A),
    ],
];
/// Set2.
pub const SET_2: [Color; 8] = [
    Color::rgb(0x66C2A5),
    Color::rgb(0xFC8D62),
    Color::rgb(0x8DA0CB),
    Color::rgb(0xE78AC3),
    Color::rgb(0xA6D854),
    Color::rgb(0xFFD92F),
    Color::rgb(0xE5C494),
    Color::rgb(0xB3B3B3),
];
/// Dark2.
pub const DARK_2: [Color; 8] = [
    Color::rgb(0x1B9E77),
    Color::rgb(0xD95F02),
    Color::rgb(0x7570B3),
    Color::rgb(0xE7298A),
    Color::rgb(0x66A61E),
    Color::rgb(0xE6AB02),
    Color::rgb(0xA6761D),
    Color::rgb(0x666666),
];
