//! Mean and central moments of values.

/// Mean and central moments, divided by the number of values.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Moments {
    /// How many values there are.
    pub count: f64,
    /// The mean, in the unit of the values.
    pub mean: f64,
    /// The mean squared deviation from the mean (variance with n), in the square of their unit.
    pub second: f64,
    /// The mean fourth power of the deviation.
    pub fourth: f64,
}

impl Moments {
    /// The moments of values; all 0 where there is none.
    pub fn of(values: &[f64]) -> Self {
        if values.is_empty() {
            return Self::default();
        }
        let count = values.len() as f64;
        let mean = values.iter().sum::<f64>() / count;
        let power = |exponent: i32| values.iter().map(|value| (value - mean).powi(exponent)).sum::<f64>() / count;
        Self { count, mean, second: power(2), fourth: power(4) }
    }

    /// The kurtosis m₄ / m₂²; that of a normal distribution is 3.
    pub fn kurtosis(&self) -> f64 {
        self.fourth / (self.second * self.second)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_to_five_have_the_moments_of_a_hand_calculation() {
        let moments = Moments::of(&[1.0, 2.0, 3.0, 4.0, 5.0]);
        assert_eq!((moments.count, moments.mean, moments.second, moments.fourth), (5.0, 3.0, 2.0, 6.8));
        assert!((moments.kurtosis() - 1.7).abs() < 1e-15);
        assert_eq!(Moments::of(&[]), Moments::default());
    }
}
