//! The kinds of hotspots by their course over the months.

use crate::model::Sentence;

use super::mann_kendall::MannKendall;

/// A month counts as hot from this z of Gi* on: 95 % of the normal distribution, two-sided.
pub const HOT: f64 = 1.959_963_984_540_054;
/// A trend counts from this two-sided p on.
const TREND: f64 = 0.05;

/// What became of a hotspot. The first that is true, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pattern {
    /// 无: no month was hot.
    None,
    /// 新出现: hot in the last month, and never before the last quarter of the months.
    New,
    /// 加剧: hot in the last quarter, and Gi* rises (Mann–Kendall, p ≤ 0.05).
    Growing,
    /// 减弱: Gi* falls (p ≤ 0.05), or at least two months were hot, but none of the last quarter.
    Fading,
    /// 持续: at least half of the months were hot.
    Persistent,
    /// 时有时无: some month was hot.
    Sporadic,
}

impl Pattern {
    /// All of them, the most urgent first, and none last.
    pub const ALL: [Self; 6] = [Self::New, Self::Growing, Self::Persistent, Self::Sporadic, Self::Fading, Self::None];

    /// The pattern of the z-values of Gi*, a month each, oldest first, with their trend.
    ///
    /// Example: 0, 0, 0, 0, 0, 0, 0, 2.5 is new; 2.1 … 2.8 rising every month is growing.
    pub fn of(z: &[f64], trend: &MannKendall) -> Self {
        let hot: Vec<bool> = z.iter().map(|z| *z >= HOT).collect();
        let count = hot.iter().filter(|hot| **hot).count();
        let (before, quarter) = hot.split_at(hot.len() - (hot.len() / 4).max(1).min(hot.len()));
        let is_hot_lately = quarter.contains(&true);
        let is_trend = trend.p <= TREND;
        if count == 0 {
            Self::None
        } else if hot.last() == Some(&true) && !before.contains(&true) {
            Self::New
        } else if is_hot_lately && is_trend && trend.z > 0.0 {
            Self::Growing
        } else if is_trend && trend.z < 0.0 || count >= 2 && !is_hot_lately {
            Self::Fading
        } else if 2 * count >= hot.len() {
            Self::Persistent
        } else {
            Self::Sporadic
        }
    }

    /// The name in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::New => "new",
            Self::Growing => "growing",
            Self::Fading => "fading",
            Self::Persistent => "persistent",
            Self::Sporadic => "sporadic",
        }
    }

    /// The pattern in words, as a legend says it.
    pub fn sentence(self) -> Sentence {
        Sentence::new(match self {
            Self::None => "hotspot.trend.none",
            Self::New => "hotspot.trend.new",
            Self::Growing => "hotspot.trend.growing",
            Self::Fading => "hotspot.trend.fading",
            Self::Persistent => "hotspot.trend.persistent",
            Self::Sporadic => "hotspot.trend.sporadic",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(z: &[f64]) -> Pattern {
        Pattern::of(z, &MannKendall::of(z))
    }

    #[test]
    fn each_course_has_its_pattern() {
        let mut rising = [0.0; 12];
        rising.iter_mut().enumerate().for_each(|(month, z)| *z = 1.6 + 0.1 * month as f64);
        let mut falling = rising;
        falling.reverse();
        let wave = [2.5, 0.1, 2.4, 0.3, 2.6, 0.2, 0.1, 0.4, 0.2, 2.5, 0.0, 0.3];
        let steady = [2.5, 2.6, 2.4, 2.7, 2.5, 2.4, 2.6, 2.5, 2.7, 2.4, 2.6, 2.5];
        let over = [0.1, 2.5, 2.6, 0.2, 0.3, 0.1, 0.4, 0.2, 0.3, 0.1, 0.2, 0.3];
        let mut new = [0.3, 0.1, 0.2, 0.4, 0.1, 0.3, 0.2, 0.1, 0.4, 0.1, 0.2, 2.2];
        let patterns = [of(&rising), of(&falling), of(&wave), of(&steady), of(&over), of(&new)];
        assert_eq!(
            patterns,
            [Pattern::Growing, Pattern::Fading, Pattern::Sporadic, Pattern::Persistent, Pattern::Fading, Pattern::New]
        );
        new[11] = 1.9;
        assert_eq!((of(&new), of(&[]), of(&[3.0])), (Pattern::None, Pattern::None, Pattern::New));
    }
}
