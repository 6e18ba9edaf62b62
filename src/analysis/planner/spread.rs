//! How evenly something is spread.

/// The least, the mean and the most of some numbers, and how far they lie apart.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Spread {
    /// How many numbers there are.
    pub count: u32,
    /// The least; 0 where there is none.
    pub least: f64,
    /// The mean.
    pub mean: f64,
    /// The most.
    pub most: f64,
    /// The standard deviation, over all numbers (divided by their count).
    pub deviation: f64,
}

impl Spread {
    /// The spread of some numbers.
    pub fn of(numbers: impl Iterator<Item = f64> + Clone) -> Self {
        let (count, sum) = numbers.clone().fold((0u32, 0.0), |(count, sum), number| (count + 1, sum + number));
        if count == 0 {
            return Self::default();
        }
        let mean = sum / f64::from(count);
        let apart: f64 = numbers.clone().map(|number| (number - mean) * (number - mean)).sum();
        Self {
            count,
            least: numbers.clone().fold(f64::INFINITY, f64::min),
            mean,
            most: numbers.fold(f64::NEG_INFINITY, f64::max),
            deviation: (apart / f64::from(count)).sqrt(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_spread_of_a_few_numbers_can_be_counted_by_hand() {
        let spread = Spread::of([2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0].into_iter());
        assert_eq!((spread.count, spread.least, spread.mean, spread.most), (8, 2.0, 5.0, 9.0));
        assert!((spread.deviation - 2.0).abs() < 1e-12);
        assert_eq!(Spread::of(std::iter::empty()), Spread::default());
    }
}
