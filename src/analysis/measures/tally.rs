//! What was counted at each place, and how it is put together for areas.

use super::super::areas::Areas;
use super::value::Value;

/// What was counted. A place is a village, a township as a whole or the county as a whole, by its number.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Tally {
    /// So many at each place.
    Counts(Vec<f64>),
    /// A part of a whole.
    Parts {
        /// At each place.
        part: Vec<f64>,
        /// At each place; not a number where it is not known, and then the part of that place is left out.
        whole: Vec<f64>,
        /// What is said where the whole is nothing.
        empty: Value,
    },
    /// Single numbers with their places, of which the middle one counts.
    Pool {
        /// The numbers.
        numbers: Vec<(u32, f64)>,
        /// What is said where there is none.
        empty: Value,
    },
}

/// What was counted for each area.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Summed {
    /// What is said of the area.
    pub values: Vec<Value>,
    /// The part.
    pub parts: Vec<f64>,
    /// The whole, 0 where there is none or it is not known.
    pub wholes: Vec<f64>,
}

impl Tally {
    /// Put together for areas; `scale` is 100 for per cent, 1,000 for so many to each thousand.
    pub fn summed(&self, areas: &Areas, scale: f64) -> Summed {
        match self {
            Self::Counts(counts) => counts_of(counts, areas),
            Self::Parts { part, whole, empty } => ratios(areas, part, whole, *empty, scale),
            Self::Pool { numbers, empty } => medians(areas, numbers, *empty),
        }
    }
}

fn counts_of(counts: &[f64], areas: &Areas) -> Summed {
    let mut summed = Summed::default();
    for nth in 0..areas.len() {
        let members = areas.members(nth);
        let part = members.iter().map(|place| counts[*place as usize]).sum();
        summed.values.push(if members.is_empty() { Value::NotReported } else { Value::Number(part) });
        summed.parts.push(part);
        summed.wholes.push(0.0);
    }
    summed
}

fn ratios(areas: &Areas, part: &[f64], whole: &[f64], empty: Value, scale: f64) -> Summed {
    let mut summed = Summed::default();
    for nth in 0..areas.len() {
        let members = areas.members(nth).iter().map(|place| *place as usize);
        let known = members.clone().filter(|place| !whole[*place].is_nan());
        let sums = known.fold((0.0, 0.0), |(parts, wholes), place| (parts + part[place], wholes + whole[place]));
        let is_unknown = areas.members(nth).is_empty() || members.clone().any(|place| whole[place].is_nan());
        summed.values.push(match sums {
            (parts, wholes) if wholes > 0.0 => Value::Number(parts * scale / wholes),
            _ if is_unknown => Value::NotReported,
            _ => empty,
        });
        summed.parts.push(sums.0);
        summed.wholes.push(sums.1);
    }
    summed
}

fn medians(areas: &Areas, numbers: &[(u32, f64)], empty: Value) -> Summed {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let mut summed = Summed::default();
    let mut pool = Vec::new();
    for nth in 0..areas.len() {
        pool.clear();
        for place in areas.members(nth) {
            let first = sorted.partition_point(|(of, _)| of < place);
            pool.extend(sorted[first..].iter().take_while(|(of, _)| of == place).map(|(_, number)| *number));
        }
        let is_unknown = areas.members(nth).is_empty();
        let none = if is_unknown { Value::NotReported } else { empty };
        summed.values.push(median(&mut pool).map_or(none, Value::Number));
        summed.parts.push(0.0);
        summed.wholes.push(pool.len() as f64);
    }
    summed
}

/// The number in the middle, or the mean of the two there.
fn median(numbers: &mut [f64]) -> Option<f64> {
    numbers.sort_unstable_by(f64::total_cmp);
    let middle = numbers.len() / 2;
    let upper = *numbers.get(middle)?;
    Some(if numbers.len().is_multiple_of(2) { f64::midpoint(numbers[middle - 1], upper) } else { upper })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_an_even_number_lies_between_two() {
        assert_eq!(median(&mut [9.0, 1.0, 4.0]), Some(4.0));
        assert_eq!(median(&mut [9.0, 1.0, 4.0, 2.0]), Some(3.0));
        assert_eq!(median(&mut []), None);
    }
}
