//! The bins of a histogram: of the same width, with edges that can be read, and few enough to be seen.

/// Bins of the same width, lowest first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bins {
    /// The lower edge of the first bin.
    pub start: f64,
    /// The width of each, in the unit of the values; above 0.
    pub width: f64,
    /// How many there are; at least one.
    pub count: usize,
    /// Whether all values are whole numbers: then each edge lies half-way between two of them.
    pub whole: bool,
}

impl Bins {
    /// The bins of these values, at most `most` of them; none where there is no finite value.
    ///
    /// The width is that of Freedman and Diaconis, `2·IQR·n^(-1/3)` (On the histogram as a density estimator,
    /// Zeitschrift für Wahrscheinlichkeitstheorie 57, 1981, 453–476); where half of the values are the same and the
    /// quartiles so do not differ, that of Sturges, range/(⌈log₂ n⌉+1) (JASA 21, 1926, 65–66). It is then rounded to 1,
    /// 2 or 5 times a power of ten; for whole numbers to a whole one, and few of them have a bin each.
    ///
    /// Example: 0.05, 0.15, … 99.95 (1,000 values) have the quartiles 25.025 and 74.975; 2·49.95·1000^(-1/3) = 9.99
    /// becomes 10.
    pub fn of(values: impl Iterator<Item = f64>, most: usize) -> Option<Self> {
        let mut sorted: Vec<f64> = values.filter(|value| value.is_finite()).collect();
        sorted.sort_unstable_by(f64::total_cmp);
        let (low, high) = (*sorted.first()?, *sorted.last()?);
        let whole = sorted.iter().all(|value| value.fract() == 0.0);
        let least = (high - low) / most.max(1) as f64;
        let wanted = width(&sorted).max(least);
        Some(if whole { of_whole(low, high, wanted, most) } else { of_real(low, high, wanted, most) })
    }

    /// The bin of a value; none where it lies outside of all.
    pub fn bin(&self, value: f64) -> Option<usize> {
        let place = (value - self.start) / self.width;
        // What lies on the last edge, or beside it by rounding, belongs to the last bin.
        let is_last = (place - self.count as f64).abs() < 1e-9;
        let nth = if is_last { self.count - 1 } else { place.floor().max(-1.0) as usize };
        (place >= -1e-9 && nth < self.count).then_some(nth)
    }

    /// The lower and the upper edge of a bin.
    pub fn edges(&self, nth: usize) -> [f64; 2] {
        [nth, nth + 1].map(|nth| self.start + self.width * nth as f64)
    }

    /// The upper edge of the last bin.
    pub fn end(&self) -> f64 {
        self.edges(self.count - 1)[1]
    }

    /// The lowest and the highest value that a bin can hold: whole numbers lie within the edges.
    pub fn bounds(&self, nth: usize) -> [f64; 2] {
        let [low, high] = self.edges(nth);
        if self.whole { [low + 0.5, high - 0.5] } else { [low, high] }
    }
}

/// Whole numbers: edges at halves, so that no number lies on one.
fn of_whole(low: f64, high: f64, wanted: f64, most: usize) -> Bins {
    let numbers = high - low + 1.0;
    let widest = if numbers <= FEW { 1.0 } else { wanted.round() };
    let width = widest.max((numbers / most.max(1) as f64).ceil());
    Bins { start: low - 0.5, width, count: ((numbers / width).ceil() as usize).max(1), whole: true }
}

/// Up to so many different whole numbers each have a bar of their own, however the values are spread.
const FEW: f64 = 16.0;

fn of_real(low: f64, high: f64, wanted: f64, most: usize) -> Bins {
    if high <= low {
        let width = readable(low.abs().max(1.0) / 10.0);
        return Bins { start: low - width / 2.0, width, count: 1, whole: false };
    }
    let mut width = readable(wanted);
    loop {
        let start = (low / width).floor() * width;
        let count = (((high - start) / width).ceil() as usize).max(1);
        if count <= most.max(2) || !width.is_finite() {
            return Bins { start, width, count, whole: false };
        }
        width = readable(width * 2.0);
    }
}

/// The width that the values themselves ask for; the values are sorted.
fn width(sorted: &[f64]) -> f64 {
    let (count, range) = (sorted.len() as f64, sorted[sorted.len() - 1] - sorted[0]);
    let spread = quantile(sorted, 0.75) - quantile(sorted, 0.25);
    if spread > 0.0 { 2.0 * spread / count.cbrt() } else { range / (count.log2().ceil() + 1.0) }
}

/// A quantile of sorted values, by straight lines between them (type 7 of Hyndman and Fan 1996).
pub(super) fn quantile(sorted: &[f64], share: f64) -> f64 {
    let place = share * (sorted.len() - 1) as f64;
    let (below, part) = (place.floor() as usize, place.fract());
    let above = (below + 1).min(sorted.len() - 1);
    sorted[below] + (sorted[above] - sorted[below]) * part
}

/// The number of the form 1, 2 or 5 times a power of ten that lies nearest by its ratio.
pub fn readable(wanted: f64) -> f64 {
    if wanted <= 0.0 || !wanted.is_finite() {
        return 1.0;
    }
    let power = 10f64.powf(wanted.log10().floor());
    let part = wanted / power;
    let step = [(1.414, 1.0), (3.162, 2.0), (7.071, 5.0)].into_iter().find(|(bound, _)| part < *bound);
    step.map_or(10.0, |(_, step)| step) * power
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_width_is_that_of_freedman_and_diaconis() {
        let sorted: Vec<f64> = (1..=8).map(f64::from).collect();
        assert!((width(&sorted) - 3.5).abs() < 1e-12);
        let real: Vec<f64> = (0..1000).map(|nth| f64::from(nth) / 10.0 + 0.05).collect();
        let bins = Bins::of(real.iter().copied(), 40).unwrap();
        // 2·49.95·0.1 = 9.99
        assert_eq!((bins.start, bins.width, bins.count), (0.0, 10.0, 10));
    }

    #[test]
    fn few_whole_numbers_have_a_bin_each_and_many_share_them() {
        let bins = Bins::of([0.0, 0.0, 0.0, 1.0, 5.0].into_iter(), 24).unwrap();
        assert_eq!((bins.start, bins.width, bins.count, bins.bounds(5)), (-0.5, 1.0, 6, [5.0, 5.0]));
        let bins = Bins::of((0..400).map(f64::from), 24).unwrap();
        assert!(bins.whole && bins.width.fract() == 0.0 && bins.count <= 24, "{bins:?}");
    }

    #[test]
    fn what_is_all_the_same_has_one_bin_and_nothing_has_none() {
        assert_eq!(Bins::of([2.5; 4].into_iter(), 20).unwrap().count, 1);
        assert_eq!(Bins::of([3.0; 4].into_iter(), 20).unwrap().count, 1);
        assert_eq!(Bins::of([f64::NAN].into_iter(), 20), None);
        assert_eq!(Bins::of(std::iter::empty(), 20), None);
    }

    #[test]
    fn steps_are_read_at_once() {
        assert_eq!([0.0012, 0.18, 3.3, 8.0, 70.0].map(readable), [0.001, 0.2, 5.0, 10.0, 50.0]);
    }

    proptest! {
        #[test]
        fn every_value_lies_in_the_one_bin_whose_edges_hold_it(
            values in prop_oneof![
                prop::collection::vec(-500.0..500.0f64, 1..200),
                prop::collection::vec((-50i32..900).prop_map(f64::from), 1..200),
            ],
        ) {
            let bins = Bins::of(values.iter().copied(), 24).unwrap();
            prop_assert!(bins.width > 0.0 && bins.count >= 1 && bins.count <= 24);
            for value in values {
                let nth = bins.bin(value);
                prop_assert!(nth.is_some(), "{value} {bins:?}");
                let [low, high] = bins.edges(nth.unwrap());
                prop_assert!(low - 1e-6 <= value && value <= high + 1e-6);
            }
            prop_assert_eq!(bins.bin(bins.start - bins.width), None);
            prop_assert_eq!(bins.bin(bins.end() + bins.width), None);
        }
    }
}
