//! The tails of the normal distribution.

use std::f64::consts::{PI, SQRT_2};

/// How likely a standard normal number is at least `z`.
pub fn upper_tail(z: f64) -> f64 {
    let x = z / SQRT_2;
    if x >= 0.0 { 0.5 * complement(x) } else { 1.0 - 0.5 * complement(-x) }
}

/// How likely a standard normal number lies at least as far from 0 as `z`, on either side: the two-sided p of a z-value.
pub fn both_tails(z: f64) -> f64 {
    complement(z.abs() / SQRT_2)
}

/// The complementary error function erfc(x) = 2/√π ∫ₓ^∞ e^(−t²) dt for x ≥ 0: below 2 by the series
/// erf(x) = 2/√π · e^(−x²) · Σ 2ⁿ x^(2n+1) / (2n+1)!!, above by the continued fraction
/// √π · e^(x²) · erfc(x) = 1/(x + (1/2)/(x + 1/(x + (3/2)/(x + …)))) (Abramowitz and Stegun 1964, 7.1.6 and 7.1.14).
fn complement(x: f64) -> f64 {
    if x.is_nan() {
        return f64::NAN;
    }
    if x < 2.0 {
        let (mut term, mut sum, mut odd) = (x, x, 1.0);
        while term > sum * 1e-17 {
            odd += 2.0;
            term *= 2.0 * x * x / odd;
            sum += term;
        }
        return 1.0 - 2.0 / PI.sqrt() * (-x * x).exp() * sum;
    }
    // From the inside out: so deep that at x = 2 the last digit is certain.
    let fraction = (1..=120).rev().fold(x, |below, n| x + f64::from(n) / 2.0 / below);
    (-x * x).exp() / PI.sqrt() / fraction
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tails_are_those_of_published_tables() {
        // NIST Digital Library of Mathematical Functions, table of erfc; z = x √2.
        for (x, erfc) in [
            (0.5, 0.479_500_122_186_953_5),
            (1.0, 0.157_299_207_050_285_13),
            (2.0, 0.004_677_734_981_047_266),
            (3.0, 2.209_049_699_858_544e-5),
            (5.0, 1.537_459_794_428_034_8e-12),
        ] {
            assert!((both_tails(x * SQRT_2) / erfc - 1.0).abs() < 1e-12, "{x}");
            assert!((upper_tail(x * SQRT_2) / (erfc / 2.0) - 1.0).abs() < 1e-12, "{x}");
        }
        assert_eq!((both_tails(0.0), upper_tail(0.0)), (1.0, 0.5));
        assert!((both_tails(1.959_963_984_540_054) - 0.05).abs() < 1e-14);
        assert!((upper_tail(-1.0) + upper_tail(1.0) - 1.0).abs() < 1e-15);
        assert!(both_tails(f64::NAN).is_nan() && both_tails(60.0) == 0.0);
    }

    #[test]
    fn the_two_ways_meet_where_one_takes_over_from_the_other() {
        let (below, above) = (both_tails((2.0 - 1e-9) * SQRT_2), both_tails((2.0 + 1e-9) * SQRT_2));
        let slope = 2.0 / PI.sqrt() * (-4.0_f64).exp() * 2e-9;
        assert!((below - above - slope).abs() < 1e-15, "{below} {above}");
    }
}
