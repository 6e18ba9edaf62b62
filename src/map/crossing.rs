//! Two measures at once: three classes of the one to the right, three of the other upwards, nine fills.

use crate::analysis::classes::Class;
use crate::analysis::measures::Kind;
use crate::analysis::{Classes, Method, Reading, Value};

use super::choice::Choice;
use super::classing::{Rows, class_labels, public_labels};
use super::color::Color;
use super::palettes::{BIVARIATE, missing_beside};
use super::theme::Theme;

/// How many classes each measure has.
pub const SIDE: usize = 3;

/// What stands along the two sides of the square.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sides {
    /// The classes of the first measure, from left to right.
    pub across: [String; SIDE],
    /// Those of the second one, from below upwards.
    pub upwards: [String; SIDE],
}

/// Nine rows (the second measure's lowest class first, from left to right), then what has no number; and the sides. Each
/// measure has as many units in each class as can be (quantiles); one with fewer different values takes the outer ones.
pub fn crossed(readings: [&Reading; 2], choice: &Choice) -> (Rows, Sides) {
    let theme = Theme::of(choice.dark);
    let classes = readings.map(|reading| Classes::of(&reading.values, &Method::Quantile, SIDE, false));
    let sides = [0, 1].map(|nth| side(&classes[nth], choice.published && readings[nth].kind == Kind::Count));
    let [across, upwards] = sides;
    let fills: Vec<Color> = BIVARIATE.concat();
    let missing = missing_beside(theme.missing, fills[0], &fills);
    let mut rows: Vec<(String, Color)> = (0..SIDE * SIDE)
        .map(|cell| (format!("{} × {}", across[cell % SIDE], upwards[cell / SIDE]), fills[cell]))
        .collect();
    rows.push((choice.language.say("map.legend.missing").into_owned(), missing));
    rows.push((choice.language.say("map.legend.not_applicable").into_owned(), theme.ground));
    let of_unit = readings[0].values.iter().zip(&readings[1].values).map(|(one, other)| {
        let place = |nth: usize, value: &Value| place(&classes[nth], *value);
        match (place(0, one), place(1, other)) {
            (Ok(right), Ok(up)) => up * SIDE + right,
            (Err(Class::Missing), _) | (_, Err(Class::Missing)) => SIDE * SIDE,
            _ => SIDE * SIDE + 1,
        }
    });
    (Rows { of_unit: of_unit.collect(), rows, without_number: 2 }, Sides { across, upwards })
}

/// Where a class stands on a side: two classes stand at its ends.
const fn spread(nth: usize, count: usize) -> usize {
    if count == 2 { nth * 2 } else { nth }
}

fn place(classes: &Classes, value: Value) -> Result<usize, Class> {
    match classes.class(value) {
        Class::Nth(nth) => Ok(spread(nth, classes.len())),
        Class::Zero => Ok(0),
        other => Err(other),
    }
}

fn side(classes: &Classes, in_public: bool) -> [String; SIDE] {
    let mut side: [String; SIDE] = Default::default();
    let labels = if in_public { public_labels(classes) } else { class_labels(classes) };
    for (nth, label) in labels.into_iter().enumerate() {
        side[spread(nth, classes.len())] = label;
    }
    side
}
