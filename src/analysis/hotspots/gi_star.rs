//! Getis-Ord Gi*: does an area, together with its neighbours, hold more than its part?

use crate::analysis::weights::Weights;

use super::moments::Moments;

/// Gi* of one area.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct GiStar {
    /// The share of the total of all values that the area and its neighbours hold: Gi* as Getis and Ord wrote it in 1992.
    /// Not a number where the total is 0.
    pub share: f64,
    /// The standardised statistic: by how many standard deviations the area and its neighbours hold more (positive) or
    /// less (negative) than so many areas drawn at random.
    pub z: f64,
}

/// Gi* of each area, the area itself counted among its neighbours, each with weight 1; `None` for an area that has no
/// neighbours, or all others as neighbours, or where all values are equal.
///
/// z = (Σⱼ wᵢⱼ xⱼ − Wᵢ x̄) / (s √((n S₁ᵢ − Wᵢ²) / (n − 1))), with Wᵢ = Σⱼ wᵢⱼ, S₁ᵢ = Σⱼ wᵢⱼ², x̄ and s the mean and the standard
/// deviation (with n) of all values (Ord and Getis 1995, equation 14).
///
/// Example: 1, 2, 3, 4, 5 in a row. x̄ = 3, s = √2. The last area and its neighbour hold 4 + 5 = 9; W = S₁ = 2;
/// z = (9 − 2·3) / (√2 · √((5·2 − 4) / 4)) = 3/√3 = 1.732.
pub fn gi_star(values: &[f64], weights: &Weights) -> Vec<Option<GiStar>> {
    let moments = Moments::of(values);
    let (total, deviation) = (values.iter().sum::<f64>(), moments.second.sqrt());
    let of_area = |(own, row): (&f64, &[u32])| {
        let sum = own + row.iter().map(|other| values[*other as usize]).sum::<f64>();
        let held = row.len() as f64 + 1.0;
        let spread = ((moments.count * held - held * held) / (moments.count - 1.0)).sqrt();
        let z = (sum - held * moments.mean) / (deviation * spread);
        (!row.is_empty() && z.is_finite()).then(|| GiStar { share: sum / total, z })
    };
    values.iter().zip(weights.rows()).map(of_area).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_row_has_the_value_of_the_worked_example() {
        let row = Weights::of(&[vec![1], vec![0, 2], vec![1, 3], vec![2, 4], vec![3]]);
        let found = gi_star(&[1.0, 2.0, 3.0, 4.0, 5.0], &row);
        let last = found[4].expect("has a neighbour");
        assert!((last.z - 3.0_f64.sqrt()).abs() < 1e-15 && (last.share - 0.6).abs() < 1e-15, "{last:?}");
        let first = found[0].expect("has a neighbour");
        assert!((first.z + last.z).abs() < 1e-15, "the row is symmetric");
        assert!(found[2].expect("has neighbours").z.abs() < 1e-15, "the middle holds just its part");
    }

    #[test]
    fn islands_equal_values_and_those_beside_all_others_have_none() {
        let three = Weights::of(&[vec![1, 2], vec![0], vec![0], vec![]]);
        let found = gi_star(&[1.0, 2.0, 3.0, 9.0], &three);
        assert!(found[3].is_none() && found[0].is_some());
        assert_eq!(gi_star(&[7.0; 4], &three), [None; 4]);
        assert!(gi_star(&[1.0, 2.0, 3.0], &Weights::of(&[vec![1, 2], vec![0], vec![0]]))[0].is_none());
    }
}
