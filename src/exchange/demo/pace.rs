//! How long things take.
//!
//! The shapes are those of the requests to the city of Boston that were opened in 2015 (`distributions.json`,
//! `hours_to_close` of six reasons, from 121,145 requests): the hours by which 5, 10, 25, 50, 75, 90, 95 and 99 % of the
//! requests were closed. A village's matters take longer than a city's: hours are stretched by [`STRETCH`].

use super::dice::Dice;

/// The parts of the requests that were closed by the hours of a [`Pace`].
const PARTS: [f64; 8] = [0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95, 0.99];
const STRETCH: f64 = 4.0;

/// Hours by which the parts were closed.
pub(super) type Pace = [f64; 8];

/// Reason "Sanitation": quick and even.
pub(super) const QUICK: Pace = [28.71, 35.63, 69.36, 120.75, 190.44, 353.21, 576.06, 1102.35];
/// Reason "Street Lights": most at once, some for long.
pub(super) const SPLIT: Pace = [0.05, 0.09, 2.16, 54.1, 287.79, 867.75, 1632.49, 4101.16];
/// Reason "Building": a week, with a long tail.
pub(super) const STEADY: Pace = [5.95, 23.76, 76.29, 188.64, 500.91, 1155.94, 1777.22, 3018.52];
/// Reason "Environmental Services": two weeks, with a long tail.
pub(super) const SLOW: Pace = [4.97, 23.88, 94.47, 284.64, 678.42, 1681.52, 2427.33, 3859.21];
/// Reason "Graffiti": weeks to months.
pub(super) const LONG: Pace = [40.05, 73.36, 166.07, 402.52, 921.99, 1656.9, 1995.44, 2797.64];
/// Reason "Trees": months.
pub(super) const MONTHS: Pace = [0.05, 0.28, 13.39, 459.9, 1845.84, 3497.7, 4586.18, 5903.15];

/// The days from raising to finishing, at least one.
pub(super) fn days(pace: &Pace, dice: &mut Dice) -> i64 {
    let part = dice.share();
    let at = PARTS.partition_point(|known| *known < part);
    let below = at.checked_sub(1).map_or((0.0, 0.0), |at| (PARTS[at], pace[at]));
    let above = if at < PARTS.len() { (PARTS[at], pace[at]) } else { (1.0, 1.3 * pace[PARTS.len() - 1]) };
    let hours = below.1 + (above.1 - below.1) * (part - below.0) / (above.0 - below.0);
    ((hours * STRETCH / 24.0).ceil() as i64).max(1)
}

/// How many requests were raised in each month, January first (`by_month`): winter brings fewer than late summer.
pub(super) const BY_MONTH: [f64; 12] =
    [7528.0, 9052.0, 10208.0, 10563.0, 10436.0, 10332.0, 10406.0, 12883.0, 12555.0, 10277.0, 8743.0, 8162.0];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_all_matters_are_done_by_the_median_of_the_source() {
        let mut dice = Dice::named("pace");
        let mut all: Vec<i64> = (0..4001).map(|_| days(&SLOW, &mut dice)).collect();
        all.sort_unstable();
        let median = 284.64 * STRETCH / 24.0;
        assert!((all[2000] as f64 - median).abs() < 3.0, "{} is not near {median}", all[2000]);
        assert!(all[0] >= 1 && all[4000] as f64 <= 1.3 * 3859.21 * STRETCH / 24.0 + 1.0);
    }
}
