//! The false discovery rate: how many of the finds may be due to there being many places to look at.

/// The adjusted p-values of Benjamini and Hochberg (1995), in the order of the given ones: the smallest false discovery
/// rate at which each would be found. Of m sorted p-values the k-th becomes min over j ≥ k of p₍ⱼ₎ · m / j, at most 1.
/// What is `None` is not tested and does not count.
///
/// Example: 0.01, 0.02, 0.03, 0.04 all become 0.04; 0.001 among three times 0.5 becomes 0.004.
pub fn false_discovery(p: &[Option<f64>]) -> Vec<Option<f64>> {
    let mut order: Vec<(f64, usize)> =
        p.iter().enumerate().filter_map(|(nth, p)| p.map(|p| (p, nth))).filter(|(p, _)| !p.is_nan()).collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut adjusted = vec![None; p.len()];
    let mut least: f64 = 1.0;
    for (rank, (p, nth)) in order.iter().enumerate().rev() {
        least = least.min(p * order.len() as f64 / (rank + 1) as f64);
        adjusted[*nth] = Some(least);
    }
    adjusted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adjusted_values_are_those_of_the_worked_example() {
        let close = |found: Vec<Option<f64>>, expected: &[f64]| {
            let found: Vec<f64> = found.into_iter().flatten().collect();
            assert_eq!(found.len(), expected.len());
            assert!(found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-15), "{found:?}");
        };
        close(false_discovery(&[0.03, 0.01, 0.04, 0.02].map(Some)), &[0.04; 4]);
        close(false_discovery(&[0.5, 0.001, 0.5, 0.5].map(Some)), &[0.5, 0.004, 0.5, 0.5]);
        close(false_discovery(&[Some(0.01), None, Some(0.9)]), &[0.02, 0.9]);
        assert_eq!(false_discovery(&[None, Some(f64::NAN)]), [None, None]);
    }
}
