//! The scale bar: a round distance on the ground, as long as it is in the middle of the view.

use crate::geometry::Geography;
use crate::geometry::mercator::plane_per_ground;
use crate::map::scene::{Align, Mark};
use crate::map::theme::Theme;
use crate::map::view::View;
use crate::words::Language;

use super::block::{Block, Hand};

/// Metres on the ground for one unit of the page in the middle of the view.
pub fn ground_metres_per_unit(geography: &Geography, view: &View) -> f64 {
    let [_, latitude] = geography.lonlat_from_world(view.center);
    view.metres_per_unit / plane_per_ground(latitude)
}

/// The largest of 1, 2, 5, 10, 20, 50 … that is not above the limit.
pub fn round_length(limit: f64) -> f64 {
    let power = 10f64.powf(limit.max(f64::MIN_POSITIVE).log10().floor());
    [5.0, 2.0, 1.0].into_iter().map(|step| step * power).find(|length| *length <= limit * (1.0 + 1e-9)).unwrap_or(power)
}

/// A bar of at most `longest` units. A sheet of paper also gets its scale as a fraction.
pub fn scale_bar(
    geography: &Geography,
    view: &View,
    theme: &Theme,
    language: Language,
    scale: f32,
    longest: f32,
    paper: bool,
) -> Block {
    let ground = ground_metres_per_unit(geography, view);
    let metres = round_length(ground * f64::from(longest));
    let length = (metres / ground) as f32;
    let hand = Hand::plain(12.0 * scale, theme.secondary);
    let (tick, stroke) = (5.0 * scale, (theme.secondary, 1.2 * scale));
    let line = |points: Vec<[f32; 2]>| Mark::Line { points, stroke };
    let written = written(metres, language);
    let words = hand.length(&written);
    let width = length.max(words);
    let left = width - length;
    let mut block = Block::default();
    block.marks.push(line(vec![[left, 0.0], [left, tick], [width, tick], [width, 0.0]]));
    let half = left + length / 2.0;
    block.marks.push(line(vec![[half, tick * 0.4], [half, tick]]));
    let top = tick + 4.0 * scale;
    let fraction = fraction(ground);
    let room = width - words - hand.length(&fraction) > 6.0 * scale;
    block.marks.push(hand.text(written, [width, top], Align::End));
    if paper && room {
        block.marks.push(hand.text(fraction, [left, top], Align::Start));
    }
    block.size = [width, top + hand.size];
    block
}

/// The length in words.
fn written(metres: f64, language: Language) -> String {
    if metres >= 1000.0 {
        language.say_with("map.kilometres", &[("count", &(metres / 1000.0))])
    } else {
        language.say_with("map.metres", &[("count", &((metres * 1000.0).round() / 1000.0))])
    }
}

/// The scale as a fraction, two digits true: one unit is 1/96 inch.
fn fraction(ground_metres_per_unit: f64) -> String {
    let number = ground_metres_per_unit / (0.0254 / 96.0);
    let step = 10f64.powf((number.max(1.0).log10().floor() - 1.0).max(0.0));
    let digits = format!("{}", (number / step).round() * step);
    let mut grouped = String::new();
    for (nth, digit) in digits.chars().enumerate() {
        if nth > 0 && (digits.len() - nth).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("1:{grouped}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_one_two_or_five() {
        let limits = [0.7, 1.0, 1.99, 2.0, 4.9, 5.0, 99.0, 1234.0, 56_789.0];
        let lengths = limits.map(round_length);
        assert_eq!(lengths, [0.5, 1.0, 1.0, 2.0, 2.0, 5.0, 50.0, 1000.0, 50_000.0]);
    }

    #[test]
    fn a_fraction_has_two_true_digits() {
        assert_eq!(fraction(0.0254 / 96.0 * 213_456.0), "1:210,000");
    }
}
