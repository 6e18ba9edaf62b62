//! What colour-blind eyes see (G. M. Machado, M. M. Oliveira, L. A. F. Fernandes: "A physiologically-based model for
//! simulation of color vision deficiency", 2009, severity 1), and what is left of colours on a black-and-white copy.

use super::super::color::Color;
use super::oklab::{channel, linear};

/// Whose eyes the map is looked at with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Eyes {
    /// Eyes that see all colours.
    #[default]
    Usual,
    /// 红色盲: without the long cones.
    Protan,
    /// 绿色盲: without the middle cones, the most frequent.
    Deutan,
    /// 蓝色盲: without the short cones.
    Tritan,
    /// No colours: what a black-and-white copier leaves.
    Achromat,
}

/// Light (red, green, blue) as seen without the long, the middle, the short cones.
const PROTAN: [[f64; 3]; 3] =
    [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]];
const DEUTAN: [[f64; 3]; 3] =
    [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]];
const TRITAN: [[f64; 3]; 3] =
    [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]];
const LUMINANCE: [f64; 3] = [0.2126, 0.7152, 0.0722];

impl Eyes {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Usual, Self::Protan, Self::Deutan, Self::Tritan, Self::Achromat];
    /// Eyes that see colours, though not all of them.
    pub const COLOR_BLIND: [Self; 3] = [Self::Protan, Self::Deutan, Self::Tritan];

    /// The word for them on the command line.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Usual => "usual",
            Self::Protan => "protan",
            Self::Deutan => "deutan",
            Self::Tritan => "tritan",
            Self::Achromat => "achromat",
        }
    }

    /// Those with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|eyes| eyes.code() == code)
    }

    /// The key of their name.
    pub const fn name_key(self) -> &'static str {
        match self {
            Self::Usual => "map.eyes.usual",
            Self::Protan => "map.eyes.protan",
            Self::Deutan => "map.eyes.deutan",
            Self::Tritan => "map.eyes.tritan",
            Self::Achromat => "map.eyes.achromat",
        }
    }

    /// A colour as they see it; alpha stays.
    pub fn see(self, color: Color) -> Color {
        let rows = match self {
            Self::Usual => return color,
            Self::Protan => PROTAN,
            Self::Deutan => DEUTAN,
            Self::Tritan => TRITAN,
            Self::Achromat => [LUMINANCE; 3],
        };
        let Color(red, green, blue, alpha) = color;
        let light = [red, green, blue].map(linear);
        let [red, green, blue] =
            rows.map(|row| channel(row.iter().zip(light).map(|(part, light)| part * light).sum::<f64>()));
        Color(red, green, blue, alpha)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn greys_stay_greys_for_all_eyes() {
        for grey in [0x00_0000, 0x40_4040, 0x80_8080, 0xFF_FFFF] {
            for eyes in Eyes::ALL {
                let Color(red, green, blue, _) = eyes.see(Color::rgb(grey));
                let Color(as_it_was, ..) = Color::rgb(grey);
                assert!([red, green, blue].iter().all(|value| value.abs_diff(as_it_was) <= 1), "{eyes:?} {grey:06x}");
            }
        }
    }

    #[test]
    fn red_and_green_of_one_lightness_are_one_to_those_without_the_middle_cones() {
        let (red, green) = (Color::rgb(0xC8_6432), Color::rgb(0x82_8C32));
        let apart = |eyes: Eyes| super::super::distance(eyes.see(red), eyes.see(green));
        assert!(
            apart(Eyes::Usual) > 0.12 && apart(Eyes::Deutan) < 0.06,
            "{} {}",
            apart(Eyes::Usual),
            apart(Eyes::Deutan)
        );
        // The published example of the authors: pure red becomes a dark olive.
        assert_eq!(Eyes::Deutan.see(Color::rgb(0xFF_0000)), Color(163, 144, 0, 255));
        assert_eq!(Eyes::Achromat.see(Color::rgb(0xFF_0000)), Color(127, 127, 127, 255));
    }

    #[test]
    fn eyes_are_found_by_their_word() {
        assert!(Eyes::ALL.into_iter().all(|eyes| Eyes::from_code(eyes.code()) == Some(eyes)));
        assert_eq!(Eyes::from_code("cat"), None);
    }
}
