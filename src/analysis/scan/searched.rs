//! A field with its circles, ready to be searched.

use std::ops::Range;

use super::circles::Circles;
use super::field::Field;
use super::months::Number;

/// A field with its circles.
pub(super) struct Searched<'a> {
    pub(super) field: &'a Field,
    pub(super) circles: Circles,
    pub(super) total: u32,
    pub(super) months: usize,
}

/// The best window over one circle.
pub(super) struct Candidate {
    pub(super) ratio: f64,
    /// The circles of the centre up to this one.
    pub(super) circles: Range<usize>,
    pub(super) months: Range<usize>,
    pub(super) cases: u32,
}

impl Searched<'_> {
    /// The cases that a circle expects over so many months.
    pub(super) fn expected(&self, circle: usize, length: usize) -> f64 {
        f64::from(self.total) * self.circles.share[circle] * length as f64 / self.months as f64
    }
}

/// A count that is known to fit.
pub(super) fn number<N: Number>(count: u32) -> N {
    N::try_from(count).unwrap_or_default()
}

/// A number as a count.
pub(super) fn count<N: Number>(number: N) -> u32 {
    u32::try_from(number.into()).unwrap_or(0)
}
