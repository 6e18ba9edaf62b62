//! The colours of a map, light and dark, but for those of classes, which are in `palettes`.

use super::color::Color;

/// The colours of one look.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Theme {
    /// The paper of a sheet.
    pub paper: Color,
    /// The ground of the map.
    pub ground: Color,
    /// Text, what is less important, and what is least.
    pub text: Color,
    /// Text of the second rank.
    pub secondary: Color,
    /// Text of the third rank.
    pub faint: Color,
    /// Hairlines.
    pub line: Color,
    /// The ground of a box over the map.
    pub panel: Color,
    /// What is late, weak, or must be heeded.
    pub warning: Color,
    /// The fill of zero.
    pub zero: Color,
    /// The fill where nothing was reported: cool where zero is warm, and darker.
    pub missing: Color,
    /// Borders between villages.
    pub village: Color,
    /// Borders between townships.
    pub township: Color,
    /// The border of the county.
    pub county: Color,
    /// The soft band outside the county.
    pub band: Color,
    /// Around what is selected.
    pub selection: Color,
    /// Around what is under the pointer.
    pub hover: Color,
    /// Hatch and outline of weak villages.
    pub hatch: Color,
    /// Dots of resident cadres.
    pub dot: Color,
    /// Circles by size.
    pub symbol: Color,
    /// Rings around clusters.
    pub ring: Color,
    /// The rim of dots and the halo of names on the map.
    pub rim: Color,
    /// Names on the map.
    pub name: Color,
    /// Where something is as it should be, in a theme of yes and no.
    pub good: Color,
    /// Where something is amiss, in a theme of yes and no.
    pub amiss: Color,
}

/// The light look.
const LIGHT: Theme = Theme {
    paper: Color::rgb(0xFFFFFF),
    ground: Color::rgb(0xF7F9FA),
    text: Color::rgb(0x1F2A31),
    secondary: Color::rgb(0x5B6770),
    faint: Color::rgb(0x8A959C),
    line: Color::rgb(0xD5DBDF),
    panel: Color::rgb(0xFBFBFA),
    warning: Color::rgb(0xB3261E),
    zero: Color::rgb(0xF3F2EE),
    missing: Color::rgb(0xC6CFD6),
    village: Color::rgb(0x9AA4AA),
    township: Color::rgb(0x6B7780),
    county: Color::rgb(0x37434C),
    band: Color::rgb(0xB9CBD8),
    selection: Color::rgb(0x0B6FB8),
    hover: Color::rgb(0x1F2A31),
    hatch: Color::rgb(0x23303A),
    dot: Color::rgb(0x0F4C5C),
    symbol: Color::rgb(0x2B3A55),
    ring: Color::rgb(0x16212B),
    rim: Color::rgb(0xFFFFFF),
    name: Color::rgb(0x1B252B),
    good: Color::rgb(0xCFE2E6),
    amiss: Color::rgb(0xDB6A3C),
};

/// The dark look: the fills stay, the ground darkens, what lies outside of the fills lightens.
const DARK: Theme = Theme {
    paper: Color::rgb(0x12181C),
    ground: Color::rgb(0x12181C),
    text: Color::rgb(0xE7ECEF),
    secondary: Color::rgb(0xA9B5BC),
    faint: Color::rgb(0x7C8991),
    line: Color::rgb(0x35414A),
    panel: Color::rgb(0x1A2126),
    warning: Color::rgb(0xFF8A7A),
    township: Color::rgb(0x5A666F),
    county: Color::rgb(0xC3CED5),
    band: Color::rgb(0x3B5263),
    selection: Color::rgb(0x1583D6),
    hover: Color::rgb(0x12181C),
    ..LIGHT
};

impl Theme {
    /// The light or the dark look.
    pub const fn of(dark: bool) -> &'static Self {
        if dark { &DARK } else { &LIGHT }
    }
}

/// The relative luminance of a colour (WCAG 2.2), from 0 to 1.
pub fn luminance(Color(red, green, blue, _): Color) -> f32 {
    let linear = |channel: u8| {
        let value = f32::from(channel) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/// How much two colours stand out from each other (WCAG 2.2), from 1 to 21.
pub fn contrast(one: Color, other: Color) -> f32 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stands_out_from_its_ground_and_missing_from_zero() {
        for theme in [Theme::of(false), Theme::of(true)] {
            for ground in [theme.paper, theme.ground, theme.panel] {
                assert!(contrast(theme.text, ground) >= 7.0);
                assert!(contrast(theme.secondary, ground) >= 4.5);
                assert!(contrast(theme.warning, ground) >= 4.5);
                assert!(contrast(theme.county, ground) >= 3.0);
            }
            assert!(contrast(theme.missing, theme.zero) >= 1.35);
            assert!(contrast(theme.dot, theme.rim) >= 4.5);
        }
    }
}
