//! Axes: from numbers to points on the screen, the ticks, and how numbers are written beside them.

use egui::Rangef;

use crate::analysis::histogram::readable;

/// A line of numbers along a line of the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    /// The numbers at both ends, ascending.
    pub ends: [f64; 2],
    /// Where they are on the screen; the first may be the larger one, as it is for heights.
    pub screen: [f32; 2],
}

impl Axis {
    /// An axis along a range of the screen, upwards in numbers.
    pub fn across(ends: [f64; 2], screen: Rangef) -> Self {
        Self { ends, screen: [screen.min, screen.max] }
    }

    /// An axis that begins below.
    pub fn upwards(ends: [f64; 2], screen: Rangef) -> Self {
        Self { ends, screen: [screen.max, screen.min] }
    }

    /// Where a number is on the screen.
    pub fn screen_from_number(&self, number: f64) -> f32 {
        let [low, high] = self.ends;
        let share = if high > low { (number - low) / (high - low) } else { 0.5 };
        self.screen[0] + (self.screen[1] - self.screen[0]) * share as f32
    }

    /// Readable numbers along it, at most so many.
    pub fn ticks(&self, most: usize) -> Vec<f64> {
        let [low, high] = self.ends;
        if high <= low || most < 2 {
            return vec![low];
        }
        let mut step = readable((high - low) / most as f64);
        while (high / step).floor() - (low / step).ceil() + 1.0 > most as f64 {
            step = readable(step * 2.0);
        }
        let (first, last) = ((low / step).ceil() as i64, (high / step).floor() as i64);
        (first..=last).map(|nth| nth as f64 * step).collect()
    }
}

/// The ends of an axis on which all these numbers lie, with a little room beside them; 0 is an end where it is near.
pub fn roomy(numbers: impl Iterator<Item = f64>) -> Option<[f64; 2]> {
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    numbers.for_each(|number| (low, high) = (low.min(number), high.max(number)));
    if !low.is_finite() || !high.is_finite() {
        return None;
    }
    let room = if high > low { (high - low) * 0.05 } else { low.abs().max(1.0) * 0.5 };
    Some([low - room, high + room])
}

/// A number as it stands beside an axis or in a tip: no more decimals than it needs, commas between thousands.
pub fn number(value: f64) -> String {
    let size = value.abs();
    let decimals = if size >= 100.0 { 0 } else { 2 };
    let text = format!("{size:.decimals$}");
    let text = if decimals > 0 { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let mut grouped = String::new();
    for (nth, digit) in whole.chars().enumerate() {
        if nth > 0 && (whole.len() - nth).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let sign = if value < 0.0 && text != "0" { "−" } else { "" };
    format!("{sign}{grouped}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_readable_and_no_more_than_asked_for() {
        let ticks = |ends, most| Axis { ends, screen: [0.0, 100.0] }.ticks(most);
        assert_eq!(ticks([0.0, 23.0], 4), [0.0, 10.0, 20.0]);
        assert_eq!(ticks([-0.5, 3.5], 5), [0.0, 1.0, 2.0, 3.0]);
        assert_eq!(ticks([0.0, 0.0], 4), [0.0]);
        for most in 2..9 {
            for high in [0.013, 1.0, 7.7, 99.0, 12_345.0] {
                let found = ticks([0.0, high], most);
                assert!(found.len() <= most && !found.is_empty(), "{high} {most} {found:?}");
            }
        }
    }

    #[test]
    fn heights_grow_upwards() {
        let axis = Axis::upwards([0.0, 10.0], Rangef::new(20.0, 120.0));
        assert_eq!([0.0, 10.0, 5.0].map(|number| axis.screen_from_number(number)), [120.0, 20.0, 70.0]);
    }

    #[test]
    fn numbers_are_written_with_no_more_than_they_need() {
        let written = [0.0, 3.0, 2.5, 0.333, 123.4, 12_345.0, -7.25, -0.001].map(number);
        assert_eq!(written, ["0", "3", "2.5", "0.33", "123", "12,345", "−7.25", "0"]);
    }
}
