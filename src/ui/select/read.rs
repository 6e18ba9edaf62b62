//! Numbers as they are typed into conditions.

use crate::analysis::Bound;

/// How a measure is bounded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// So much or more.
    #[default]
    AtLeast,
    /// So much or less.
    AtMost,
    /// Between two numbers.
    Between,
}

impl Way {
    /// All ways, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::AtLeast, Self::AtMost, Self::Between];

    /// The key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::AtLeast => "charts.at_least",
            Self::AtMost => "charts.at_most",
            Self::Between => "charts.between",
        }
    }

    /// The bound by what was typed; none while that is no number.
    pub fn bound(self, one: &str, other: &str) -> Option<Bound> {
        Some(match self {
            Self::AtLeast => Bound::AtLeast(typed(one)?),
            Self::AtMost => Bound::AtMost(typed(one)?),
            Self::Between => Bound::Between(typed(one)?, typed(other)?),
        })
    }
}

/// A number as people type it: with full-width digits, commas between thousands, a per cent sign behind.
pub fn typed(text: &str) -> Option<f64> {
    let plain: String = text
        .trim()
        .trim_end_matches(['%', '％'])
        .chars()
        .filter(|letter| !matches!(letter, ',' | '，' | ' '))
        .map(|letter| match letter {
            '０'..='９' => char::from_digit(letter as u32 - '０' as u32, 10).unwrap_or(letter),
            '．' | '。' => '.',
            '－' | '−' => '-',
            other => other,
        })
        .collect();
    plain.parse().ok().filter(|number: &f64| number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_typed() {
        assert_eq!(
            ["3", " 2.5 ", "１２", "1,200", "30%", "−4"].map(typed),
            [3.0, 2.5, 12.0, 1200.0, 30.0, -4.0].map(Some)
        );
        assert_eq!(["", "x", "1-2", "inf", "NaN"].map(typed), [None; 5]);
    }

    #[test]
    fn a_bound_waits_for_all_its_numbers() {
        assert_eq!(Way::AtLeast.bound("3", ""), Some(Bound::AtLeast(3.0)));
        assert_eq!(Way::AtMost.bound("3", "9"), Some(Bound::AtMost(3.0)));
        assert_eq!(Way::Between.bound("3", ""), None);
        assert_eq!(Way::Between.bound("3", "9"), Some(Bound::Between(3.0, 9.0)));
    }
}
