//! The colours of a map, light and dark. Fills run from light to dark in lightness alone, so that they are told apart
//! by colour-blind eyes and by a black-and-white copier.

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
    /// The rim of dots and the halo of names on the map.
    pub rim: Color,
    /// Names on the map.
    pub name: Color,
    /// Where something is as it should be, in a theme of yes and no.
    pub good: Color,
    /// Where something is amiss, in a theme of yes and no.
    pub amiss: Color,
}

/// Fills from the lowest class to the highest.
const RAMP: [Color; 5] =
    [Color::rgb(0xFCE3C0), Color::rgb(0xF9B97C), Color::rgb(0xEE7F4F), Color::rgb(0xCF4331), Color::rgb(0x8F1D22)];

/// Fills of what is more and of what is less than before, from little to much: PuOr of ColorBrewer, told apart by
/// colour-blind eyes, and as deep on one side as on the other.
const MORE: [Color; 3] = [Color::rgb(0xFEE0B6), Color::rgb(0xF1A340), Color::rgb(0xB35806)];
const LESS: [Color; 3] = [Color::rgb(0xD8DAEB), Color::rgb(0x998EC3), Color::rgb(0x542788)];

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
    village: Color::rgb(0xFFFFFF),
    township: Color::rgb(0x6B7780),
    county: Color::rgb(0x37434C),
    band: Color::rgb(0xB9CBD8),
    selection: Color::rgb(0x0B6FB8),
    hover: Color::rgb(0x1F2A31),
    hatch: Color::rgb(0x23303A),
    dot: Color::rgb(0x0F4C5C),
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
    village: Color::rgb(0xFFFFFF),
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

    /// The fills of so many classes, lowest first: spread over the ramp, so that few classes stay far apart.
    pub fn fills(count: usize) -> Vec<Color> {
        match count {
            0 => Vec::new(),
            1 => vec![RAMP[2]],
            2 => vec![RAMP[0], RAMP[3]],
            3 => vec![RAMP[0], RAMP[2], RAMP[4]],
            _ => (0..count).map(|nth| at(nth as f32 / (count - 1) as f32)).collect(),
        }
    }
}

impl Theme {
    /// The fills of up to three classes on each side of zero, from little to much: the warm side, and the cold one.
    pub fn diverging(count: usize) -> [Vec<Color>; 2] {
        let places: &[usize] = match count {
            0 => &[],
            1 => &[1],
            2 => &[0, 2],
            _ => &[0, 1, 2],
        };
        [MORE, LESS].map(|ramp| places.iter().map(|place| ramp[*place]).collect())
    }
}

/// The colour of the ramp at a place between 0 and 1.
fn at(place: f32) -> Color {
    let place = place.clamp(0.0, 1.0) * (RAMP.len() - 1) as f32;
    let nth = (place.floor() as usize).min(RAMP.len() - 2);
    let part = place - nth as f32;
    let blend = |from: u8, to: u8| (f32::from(from) + (f32::from(to) - f32::from(from)) * part).round() as u8;
    let (Color(r, g, b, _), Color(red, green, blue, _)) = (RAMP[nth], RAMP[nth + 1]);
    Color(blend(r, red), blend(g, green), blend(b, blue), 255)
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
    fn fills_darken_from_class_to_class_however_many_there_are() {
        for count in 1..=9 {
            let fills = Theme::fills(count);
            assert_eq!(fills.len(), count);
            for pair in fills.windows(2) {
                assert!(luminance(pair[0]) > luminance(pair[1]) * 1.08, "{count}: {pair:?}");
            }
        }
        assert_eq!(Theme::fills(5), RAMP);
    }

    #[test]
    fn more_and_less_are_as_deep_and_leave_zero_between_them() {
        for count in 1..=3 {
            let [more, less] = Theme::diverging(count);
            assert_eq!((more.len(), less.len()), (count, count));
            for side in [&more, &less] {
                assert!(side.windows(2).all(|pair| luminance(pair[0]) > luminance(pair[1]) * 1.3));
                assert!(luminance(side[0]) < luminance(LIGHT.zero));
            }
            assert!(more.iter().zip(&less).all(|(one, other)| contrast(*one, *other) < 2.3));
        }
    }

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
