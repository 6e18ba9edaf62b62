//! How much better a raised risk inside a window explains the cases than the same risk everywhere.

/// The logarithm of Kulldorff's likelihood ratio under the Poisson model: c ln(c/E) + (C−c) ln((C−c)/(C−E)) for c cases
/// inside, E expected, C in all; 0 where there are no more than expected (Kulldorff 1997).
///
/// Example: 8 cases where 4 of 20 were expected: 8 ln 2 + 12 ln(12/16) = 2.093.
pub fn log_likelihood_ratio(cases: u32, expected: f64, total: u32) -> f64 {
    let (inside, outside) = (f64::from(cases), f64::from(total - cases.min(total)));
    if inside <= expected {
        return 0.0;
    }
    let beyond = if outside > 0.0 { outside * (outside / (f64::from(total) - expected)).ln() } else { 0.0 };
    inside * (inside / expected).ln() + beyond
}

/// The risk inside a window against the risk outside of it: (c/E) / ((C−c)/(C−E)); infinite where all cases are inside.
///
/// Example: 8 cases where 4 of 20 were expected: 2 / (12/16) = 2.667.
pub fn relative_risk(cases: u32, expected: f64, total: u32) -> f64 {
    let outside = f64::from(total - cases.min(total)) / (f64::from(total) - expected);
    f64::from(cases) / expected / outside
}

/// For each number of cases from 0, the largest expectation under which they still reach a ratio; up to a largest
/// expectation that is of interest.
pub(super) fn largest_expected(total: u32, ratio: f64, of_interest: f64) -> Vec<f64> {
    let mut largest = vec![0.0];
    for cases in 1..=total {
        let (mut low, mut high) = (0.0, f64::from(cases));
        for _ in 0..60 {
            let middle = 0.5 * (low + high);
            if log_likelihood_ratio(cases, middle, total) >= ratio { low = middle } else { high = middle }
        }
        largest.push(low);
        if low > of_interest {
            break;
        }
    }
    largest
}

/// The fewest cases that reach the ratio of such a list; one more than all where none do.
pub(super) fn fewest(largest_expected: &[f64], expected: f64, total: u32) -> u32 {
    let fewest = largest_expected.partition_point(|largest| *largest < expected).max(1);
    if fewest < largest_expected.len() { fewest as u32 } else { total + 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratio_and_risk_have_the_values_of_the_worked_examples() {
        let ratio = log_likelihood_ratio(8, 4.0, 20);
        assert!((ratio - (8.0 * 2.0_f64.ln() + 12.0 * 0.75_f64.ln())).abs() < 1e-12 && (ratio - 2.093).abs() < 1e-3);
        assert!((relative_risk(8, 4.0, 20) - 8.0 / 3.0).abs() < 1e-12);
        assert_eq!(log_likelihood_ratio(4, 4.0, 20), 0.0);
        assert!((log_likelihood_ratio(20, 4.0, 20) - 20.0 * 5.0_f64.ln()).abs() < 1e-12);
        assert_eq!(relative_risk(20, 4.0, 20), f64::INFINITY);
    }

    #[test]
    fn the_fewest_cases_are_those_of_trying_all() {
        for ratio in [0.5, 3.0, 7.5] {
            let largest = largest_expected(60, ratio, 30.0);
            for tenth in 1..300 {
                let expected = f64::from(tenth) / 10.0;
                let tried = (0..=60).find(|cases| log_likelihood_ratio(*cases, expected, 60) >= ratio).unwrap_or(61);
                assert_eq!(fewest(&largest, expected, 60), tried, "{ratio} {expected}");
            }
        }
    }
}
