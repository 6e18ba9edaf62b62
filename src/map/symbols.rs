//! Circles by size: their areas are as the numbers, so that a count can stand over a rate. Optionally the radii follow
//! J. J. Flannery ("The relative effectiveness of some common graduated point symbols in the presentation of quantitative
//! data", 1971): eyes take large circles for smaller than they are, so they grow with the power 0.5716 instead of 0.5.

use crate::analysis::{Level, Reading};

use super::choice::{Choice, SymbolChoice};
use super::classing::short_number;
use super::color::Color;
use super::county::County;
use super::measure_words::measure_title;
use super::scene::{LegendSizes, Mark};
use super::theme::Theme;
use super::units::Units;
use super::view::View;

/// The circles of a theme in the plane, the largest first, so that small ones lie above.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Symbols {
    circles: Vec<(f64, [f64; 2])>,
    title: String,
    largest: f64,
    exponent: f64,
    flannery: bool,
    of_townships: bool,
}

/// The power with which the radius grows.
const TRUE_AREA: f64 = 0.5;
const FLANNERY: f64 = 0.5716;

impl Symbols {
    /// Reads the measure for the units and finds their places.
    pub fn of(county: County<'_>, units: &Units, choice: &Choice) -> Self {
        let Some(SymbolChoice { measure, flannery }) = &choice.symbols else { return Self::default() };
        let reading: Reading = units.read(county, measure);
        let geography = county.geography;
        let areas = geography.anchors.len();
        let of_townships = choice.level != Level::Village;
        let place = |unit: usize| match choice.level {
            Level::Village if unit < areas => Some(geography.anchors[unit]),
            Level::Village => geography.points.get(unit - areas).map(|(_, point)| *point),
            Level::Township => geography.township_anchors.get(unit).copied(),
            Level::County => None,
        };
        let numbers =
            reading.values.iter().enumerate().filter_map(|(unit, value)| Some((value.number()?, place(unit)?)));
        let mut circles: Vec<_> = numbers.filter(|(number, _)| *number > 0.0 && number.is_finite()).collect();
        circles.sort_by(|one, other| other.0.total_cmp(&one.0));
        Self {
            largest: circles.first().map_or(0.0, |(number, _)| *number),
            circles,
            title: measure_title(county.world, measure, choice.language),
            exponent: if *flannery { FLANNERY } else { TRUE_AREA },
            flannery: *flannery,
            of_townships,
        }
    }

    /// Whether there is any circle.
    pub fn is_empty(&self) -> bool {
        self.circles.is_empty()
    }

    /// The radius of the largest circle where the typical area has that radius (units of the page).
    fn radius_of_largest(&self, scale: f32, crowd: f32) -> f32 {
        let most = if self.of_townships { 26.0 } else { 18.0 };
        (1.3 * crowd).clamp(8.0 * scale, most * scale)
    }

    fn radius(&self, number: f64, largest: f32) -> f32 {
        largest * (number / self.largest).powf(self.exponent) as f32
    }

    /// The circles in a view.
    pub fn marks(&self, view: &View, theme: &Theme, scale: f32, crowd: f32) -> Vec<Mark> {
        let largest = self.radius_of_largest(scale, crowd);
        let near = view.frame.grown(largest);
        let inside = |at: &[f32; 2], radius: f32| view.frame.grown(-radius - 1.0).holds(*at);
        let placed =
            self.circles.iter().map(|(number, place)| (self.radius(*number, largest), view.page_from_world(*place)));
        placed
            .filter(|(radius, at)| near.holds(*at) && inside(at, *radius))
            .map(|(radius, at)| circle(at, radius.max(0.8 * scale), theme, scale))
            .collect()
    }

    /// The part of the legend that tells them: up to three circles with their numbers, the largest first.
    pub fn legend(&self, theme: &Theme, scale: f32, crowd: f32) -> Option<LegendSizes> {
        if self.is_empty() {
            return None;
        }
        let largest = self.radius_of_largest(scale, crowd);
        let mut numbers = vec![self.largest];
        for part in [0.3, 0.06] {
            let round = round_number(self.largest * part);
            let smallest = self.circles.last().map_or(0.0, |(number, _)| *number);
            if numbers.last().is_some_and(|last| round < 0.6 * last) && round >= smallest.min(1.0) {
                numbers.push(round);
            }
        }
        let circles = numbers.into_iter().map(|number| (self.radius(number, largest), short_number(number)));
        let (fill, rim) = inks(theme);
        Some(LegendSizes { title: self.title.clone(), circles: circles.collect(), fill, rim, flannery: self.flannery })
    }
}

fn inks(theme: &Theme) -> (Color, Color) {
    (theme.symbol.alpha(150), theme.rim)
}

/// A circle by size.
pub fn circle(at: [f32; 2], radius: f32, theme: &Theme, scale: f32) -> Mark {
    let (fill, rim) = inks(theme);
    Mark::Dot { at, radius, fill, rim: (rim, 0.8 * scale) }
}

/// The largest of 1, 2 and 5 times a power of ten that is no larger than a number; whole where the number is above 1.
fn round_number(number: f64) -> f64 {
    if number <= 0.0 {
        return 0.0;
    }
    let power = 10_f64.powf(number.log10().floor());
    [5.0, 2.0, 1.0].into_iter().map(|first| first * power).find(|round| *round <= number * 1.000_001).unwrap_or(power)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn symbols(flannery: bool) -> Symbols {
        Symbols {
            circles: vec![(100.0, [0.0, 0.0]), (25.0, [1.0, 0.0]), (1.0, [2.0, 0.0])],
            title: String::new(),
            largest: 100.0,
            exponent: if flannery { FLANNERY } else { TRUE_AREA },
            flannery,
            of_townships: false,
        }
    }

    #[test]
    fn areas_are_as_the_numbers_unless_they_are_compensated() {
        let plain = symbols(false);
        assert_eq!([100.0, 25.0, 1.0].map(|number| plain.radius(number, 20.0)), [20.0, 10.0, 2.0]);
        let larger = symbols(true);
        assert!((larger.radius(25.0, 20.0) - 20.0 * 0.25_f32.powf(0.5716)).abs() < 1e-4);
    }

    #[test]
    fn the_legend_tells_the_largest_and_round_numbers_below_it() {
        let legend = symbols(false).legend(Theme::of(false), 1.0, 10.0).expect("there are circles");
        let labels: Vec<_> = legend.circles.iter().map(|(_, label)| label.as_str()).collect();
        assert_eq!(labels, ["100", "20", "5"]);
        assert!(legend.circles.is_sorted_by(|one, other| one.0 > other.0));
        assert!(Symbols::default().legend(Theme::of(false), 1.0, 10.0).is_none());
    }

    #[test]
    fn round_numbers_are_never_larger() {
        assert_eq!([0.7, 1.0, 3.0, 17.0, 60.0].map(round_number), [0.5, 1.0, 2.0, 10.0, 50.0]);
    }
}
