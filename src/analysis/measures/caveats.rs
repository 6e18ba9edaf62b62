//! What a map of a measure cannot show, and why; and what was done to its numbers. Each is a sentence for the user.

use crate::model::{Date, Sentence};

/// Something that the user has to know of a reading.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Caveat {
    /// There is no area at all.
    NoAreas,
    /// No area has a number.
    NoValues,
    /// There is only one area, which can be compared with nothing.
    OneArea,
    /// Every number is zero.
    AllZero,
    /// Every number is this one.
    AllEqual(f64),
    /// After smoothing every number is the mean, because they differ no more than by chance.
    OnlyByChance(f64),
    /// So many of so many areas have not reported.
    NotReported(usize, usize),
    /// Of so many of so many areas it cannot be said.
    NotApplicable(usize, usize),
    /// So many villages have no household, and so no rate.
    NoHouseholds(usize),
    /// Of so many villages the number of households is not known.
    UnknownHouseholds(usize),
    /// So many villages were never visited; they count from this day on.
    NeverVisited(usize, Date),
    /// So many issues are dated after the day.
    RaisedLater(usize),
    /// Rates of so many areas come from few cases and jump by chance.
    SmallNumbers(usize),
    /// Rates were drawn towards that of all.
    SmoothedGlobally,
    /// Rates were drawn towards those of the neighbours.
    SmoothedByNeighbours,
    /// Smoothing by neighbours was asked for, but there are no borders: it was towards the rate of all.
    NoNeighbours,
}

impl Caveat {
    /// The sentence.
    pub fn sentence(&self) -> Sentence {
        let of = |key: &str, count: usize, of: usize| Sentence::new(key).with("count", count).with("of", of);
        match self {
            Self::NoAreas => Sentence::new("measure.caveat.no_areas"),
            Self::NoValues => Sentence::new("measure.caveat.no_values"),
            Self::OneArea => Sentence::new("measure.caveat.one_area"),
            Self::AllZero => Sentence::new("measure.caveat.all_zero"),
            Self::AllEqual(value) => Sentence::new("measure.caveat.all_equal").with("value", rounded(*value)),
            Self::OnlyByChance(value) => Sentence::new("measure.caveat.only_by_chance").with("value", rounded(*value)),
            Self::NotReported(count, all) => of("measure.caveat.not_reported", *count, *all),
            Self::NotApplicable(count, all) => of("measure.caveat.not_applicable", *count, *all),
            Self::NoHouseholds(count) => Sentence::new("measure.caveat.no_households").with("count", count),
            Self::UnknownHouseholds(count) => Sentence::new("measure.caveat.unknown_households").with("count", count),
            Self::NeverVisited(count, day) => {
                Sentence::new("measure.caveat.never_visited").with("count", count).with("day", day)
            }
            Self::RaisedLater(count) => Sentence::new("measure.caveat.raised_later").with("count", count),
            Self::SmallNumbers(count) => Sentence::new("measure.caveat.small_numbers").with("count", count),
            Self::SmoothedGlobally => Sentence::new("measure.caveat.smoothed_globally"),
            Self::SmoothedByNeighbours => Sentence::new("measure.caveat.smoothed_by_neighbours"),
            Self::NoNeighbours => Sentence::new("measure.caveat.no_neighbours"),
        }
    }

    /// Whether it says that the map shows no difference at all, which has to stand on the map itself.
    pub const fn is_grave(&self) -> bool {
        matches!(
            self,
            Self::NoAreas | Self::NoValues | Self::OneArea | Self::AllZero | Self::AllEqual(_) | Self::OnlyByChance(_)
        )
    }
}

/// A number with at most two decimals.
fn rounded(value: f64) -> String {
    format!("{}", (value * 100.0).round() / 100.0)
}
