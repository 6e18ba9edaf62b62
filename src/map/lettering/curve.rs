//! A name along a line: its letters one by one, each turned as the line runs there.

use crate::map::rect::Rect;

use super::font;
use crate::map::scene::Weight;

/// The extra room between letters of a curved name, in heights of the letters: they are spread, and do not touch where
/// the line bends.
const SPREAD: f32 = 0.28;
/// How much the line may turn between two letters, and along the whole name, radians.
const SHARPEST: f32 = 0.44;
const WHOLE_TURN: f32 = 1.8;
/// The line is brought to steps of so many heights of the letters before it is smoothed, so many times.
const STEP: f32 = 0.5;
const SMOOTHINGS: usize = 6;
/// Where a line is so much steeper than wide, letters stand under each other and keep upright to the line.
const STEEP: f32 = 1.3;
/// At how many places along the line a name is tried.
const PLACES: usize = 7;

/// A letter of a curved name.
#[derive(Clone, Debug, PartialEq)]
pub struct Letter {
    /// The letter.
    pub text: String,
    /// Its middle.
    pub at: [f32; 2],
    /// Width and height before it is turned.
    pub size: [f32; 2],
    /// By how much it is turned about its middle, radians clockwise.
    pub angle: f32,
}

impl Letter {
    /// What the turned letter takes.
    pub fn rect(&self) -> Rect {
        let (sin, cos) = (self.angle.sin().abs(), self.angle.cos().abs());
        let [width, height] = self.size;
        Rect::around(self.at, width * cos + height * sin, width * sin + height * cos)
    }
}

/// A name along a line, and how much the line turns under it, radians.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// The letters in the order in which they are read.
    pub letters: Vec<Letter>,
    /// The sum of all turns.
    pub turn: f32,
}

/// The ways to write a name of letters of that height along a line (units, y downwards), the middle of the line first.
/// None where the line is too short or too bent.
pub fn along(line: &[[f32; 2]], name: &str, size: f32) -> Vec<Curve> {
    let widths: Vec<f32> = name.chars().map(|letter| font::advance(letter, Weight::Regular) * size).collect();
    let han = name.chars().all(is_han);
    let count = widths.len();
    let Some(mut line) = (count > 1).then(|| Smooth::of(line, STEP * size)).flatten() else { return Vec::new() };
    let steep = line.is_steep();
    if steep && !han {
        return Vec::new();
    }
    line.read(steep);
    let heights = if steep { vec![size; count] } else { widths.clone() };
    let length = heights.iter().sum::<f32>() + SPREAD * size * (count - 1) as f32;
    let room = line.length() - length;
    if room < 0.0 {
        return Vec::new();
    }
    let chars: Vec<char> = name.chars().collect();
    let set = |begin: f32| {
        let mut pen = begin;
        let mut letters = Vec::new();
        let mut turns: Vec<f32> = Vec::new();
        for (nth, letter) in chars.iter().enumerate() {
            let (at, tangent) = line.at(pen + heights[nth] / 2.0, size);
            turns.push(tangent);
            let angle = if steep { tangent - std::f32::consts::FRAC_PI_2 } else { tangent };
            letters.push(Letter { text: letter.to_string(), at, size: [widths[nth], size], angle });
            pen += heights[nth] + SPREAD * size;
        }
        let bends = || turns.windows(2).map(|pair| turn(pair[0], pair[1]));
        let whole: f32 = bends().sum();
        (bends().all(|bend| bend <= SHARPEST) && whole <= WHOLE_TURN).then_some(Curve { letters, turn: whole })
    };
    // From the middle to both ends in turn.
    let middle = (PLACES / 2) as i32;
    let steps = (0..PLACES as i32).map(|nth| if nth % 2 == 0 { nth / 2 } else { -(nth + 1) / 2 });
    let part = |step: i32| (middle + step) as f32 / (PLACES - 1) as f32;
    steps.filter_map(|step| set(part(step) * room)).collect()
}

/// Whether a character may stand under another one: those of Chinese, which are square.
pub fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
}

/// The angle between two directions, radians, not negative.
fn turn(one: f32, other: f32) -> f32 {
    let turn = (other - one).abs() % std::f32::consts::TAU;
    turn.min(std::f32::consts::TAU - turn)
}

/// A line in equal steps without its corners.
struct Smooth {
    points: Vec<[f32; 2]>,
    step: f32,
}

impl Smooth {
    fn of(line: &[[f32; 2]], step: f32) -> Option<Self> {
        let mut points = in_steps(line, step);
        if points.len() < 3 {
            return None;
        }
        for _ in 0..SMOOTHINGS {
            let middles = points
                .windows(3)
                .map(|three| [0, 1].map(|axis| 0.25 * three[0][axis] + 0.5 * three[1][axis] + 0.25 * three[2][axis]));
            let (first, last) = (points[0], points[points.len() - 1]);
            points = std::iter::once(first).chain(middles.collect::<Vec<_>>()).chain([last]).collect();
        }
        let points = in_steps(&points, step);
        (points.len() > 2).then_some(Self { points, step })
    }

    fn length(&self) -> f32 {
        self.step * (self.points.len() - 1) as f32
    }

    fn ends(&self) -> [f32; 2] {
        let (first, last) = (self.points[0], self.points[self.points.len() - 1]);
        [last[0] - first[0], last[1] - first[1]]
    }

    fn is_steep(&self) -> bool {
        let [across, down] = self.ends();
        down.abs() > STEEP * across.abs()
    }

    /// Turns the line so that it is read from left to right, or from above downwards.
    fn read(&mut self, steep: bool) {
        let [across, down] = self.ends();
        if if steep { down < 0.0 } else { across < 0.0 } {
            self.points.reverse();
        }
    }

    /// The place so far along, and the direction there over the width of a letter.
    fn at(&self, along: f32, size: f32) -> ([f32; 2], f32) {
        let (before, after) = (self.place(along - 0.5 * size), self.place(along + 0.5 * size));
        (self.place(along), (after[1] - before[1]).atan2(after[0] - before[0]))
    }

    fn place(&self, along: f32) -> [f32; 2] {
        let steps = (along / self.step).clamp(0.0, (self.points.len() - 1) as f32);
        let nth = (steps as usize).min(self.points.len() - 2);
        let part = steps - nth as f32;
        let (from, to) = (self.points[nth], self.points[nth + 1]);
        [0, 1].map(|axis| from[axis] + part * (to[axis] - from[axis]))
    }
}

/// The line in steps of one length; what is left at its end is dropped.
fn in_steps(line: &[[f32; 2]], step: f32) -> Vec<[f32; 2]> {
    let mut points: Vec<[f32; 2]> = line.first().copied().into_iter().collect();
    let mut left = step;
    for pair in line.windows(2) {
        let way = [pair[1][0] - pair[0][0], pair[1][1] - pair[0][1]];
        let length = way[0].hypot(way[1]);
        let mut gone = 0.0;
        while length - gone >= left {
            gone += left;
            points.push([0, 1].map(|axis| pair[0][axis] + gone / length * way[axis]));
            left = step;
        }
        left -= length - gone;
    }
    points
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn bow(radius: f32, from: f32, to: f32) -> Vec<[f32; 2]> {
        (0..=40_u8)
            .map(|nth| (from + (to - from) * f32::from(nth) / 40.0).to_radians())
            .map(|angle| [radius * angle.cos(), radius * angle.sin()])
            .collect()
    }

    #[test]
    fn a_name_over_a_bow_is_read_from_left_to_right_and_turned_with_it() {
        // The upper half of a circle, y downwards, drawn from right to left.
        let ways = along(&bow(60.0, 0.0, -180.0), "金店下", 12.0);
        let letters = &ways[0].letters;
        assert_eq!(letters.iter().map(|letter| letter.text.as_str()).collect::<String>(), "金店下");
        assert!(letters[0].at[0] < letters[2].at[0]);
        assert!(letters[0].angle < -0.1 && letters[1].angle.abs() < 0.05 && letters[2].angle > 0.1, "{letters:?}");
        assert!(letters.iter().all(|letter| (letter.at[0].hypot(letter.at[1]) - 60.0).abs() < 1.5));
    }

    #[test]
    fn a_name_down_a_steep_line_stands_upright_and_is_read_from_above() {
        let ways = along(&[[3.0, 90.0], [0.0, 0.0]], "金店下", 12.0);
        let letters = &ways[0].letters;
        assert!(letters[0].at[1] < letters[1].at[1] && letters[1].at[1] < letters[2].at[1]);
        assert!(letters.iter().all(|letter| letter.angle.abs() < 0.1), "{letters:?}");
        assert!(
            along(&[[3.0, 90.0], [0.0, 0.0]], "IT园", 12.0).is_empty(),
            "latin letters do not stand under each other"
        );
    }

    #[test]
    fn a_line_that_is_too_short_or_too_sharp_has_no_name() {
        assert!(along(&[[0.0, 0.0], [20.0, 0.0]], "金店下", 12.0).is_empty());
        assert!(along(&bow(9.0, 0.0, -360.0), "金店下源头", 12.0).is_empty());
        assert!(along(&[], "金店下", 12.0).is_empty() && along(&[[0.0; 2]], "", 12.0).is_empty());
    }

    proptest! {
        #[test]
        fn no_two_letters_of_a_name_touch(radius in 25.0f32..400.0, from in -180.0f32..180.0, round in 20.0f32..180.0) {
            for curve in along(&bow(radius, from, from + round), "金店下源", 10.0) {
                for (nth, letter) in curve.letters.iter().enumerate() {
                    for other in &curve.letters[nth + 1..] {
                        let away = (letter.at[0] - other.at[0]).hypot(letter.at[1] - other.at[1]);
                        prop_assert!(away > 11.0, "{away}");
                    }
                }
            }
        }
    }
}
