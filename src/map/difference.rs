//! The fills of a map of differences: what has become more on one side of zero, what has become less on the other, in
//! classes of the same width on both, so that the same depth of colour is the same amount.

use crate::analysis::measures::{Direction, Kind};
use crate::analysis::{Class, Classes, Measure, Method, Value};
use crate::words::Language;

use super::choice::Choice;
use super::classing::{Rows, class_labels};
use super::color::Color;
use super::over_time::Since;
use super::palettes::{Palette, PaletteKind};
use super::theme::Theme;

/// The most classes on each side of zero.
const CLASSES: usize = 3;
/// A difference of less than this is none: what is left of adding decimals.
const NOTHING: f64 = 1e-9;

/// What each unit has more now than then; one that has no number on either day cannot be compared.
pub fn differences(now: &[Value], since: &Since) -> Vec<Value> {
    let then = since.values.iter().copied().chain(std::iter::repeat(Value::NotReported));
    let difference = |(now, then): (&Value, Value)| {
        let difference = now.number().zip(then.number()).map(|(now, then)| now - then);
        Value::from(difference.map(|by| if by.abs() < NOTHING { 0.0 } else { by }))
    };
    now.iter().zip(then).map(difference).collect()
}

/// The rows of the legend from the most more to the most less, and the row of each unit.
pub fn rows(values: &[Value], choice: &Choice) -> Rows {
    let theme = Theme::of(choice.dark);
    let steps = amounts(values, &choice.method);
    let [more, less] = words(&choice.measure, &class_labels(&steps), choice.language);
    let [warm, cold] = fills(more.len(), choice);
    let zero = more.len();
    let mut rows: Vec<(String, Color)> = more.into_iter().zip(warm).rev().collect();
    rows.push((choice.language.say("map.difference.same").into_owned(), theme.zero));
    rows.extend(less.into_iter().zip(cold));
    rows.push((choice.language.say("map.difference.unknown").into_owned(), theme.missing));
    let last = rows.len() - 1;
    let row_of = |value: &Value| match value.number() {
        None => last,
        Some(0.0) => zero,
        Some(by) => match steps.class(Value::Number(by.abs())) {
            Class::Nth(nth) if by > 0.0 => zero - 1 - nth,
            Class::Nth(nth) => zero + 1 + nth,
            _ => last,
        },
    };
    Rows { of_unit: values.iter().map(row_of).collect(), rows, without_number: 1 }
}

/// The fills of what is more and of what is less, from little to much: the chosen palette where it is one around a
/// middle, else purple and orange. What calls for attention is warm.
fn fills(count: usize, choice: &Choice) -> [Vec<Color>; 2] {
    let palette = if choice.palette.kind() == PaletteKind::Diverging { choice.palette } else { Palette::PuOr };
    let good = choice.measure.direction() == Direction::HighIsGood;
    let all = palette.fills(2 * count + 1, good != (choice.reversed && palette == choice.palette));
    let less: Vec<Color> = all.iter().take(count).rev().copied().collect();
    let more = all.into_iter().skip(count + 1).collect();
    [more, less]
}

/// The classes of the amounts on both sides together. Bounds of the user's own are about the numbers, not about what
/// has changed of them.
fn amounts(values: &[Value], method: &Method) -> Classes {
    let amounts: Vec<Value> =
        values.iter().filter_map(|value| value.number()).map(|by| Value::Number(by.abs())).collect();
    let own = Method::NaturalBreaks;
    let method = if matches!(method, Method::Manual(_) | Method::StandardDeviation) { &own } else { method };
    Classes::of(&amounts, method, CLASSES, true)
}

/// What stands beside each class, from the least amount to the most: of more and of less.
fn words(measure: &Measure, amounts: &[String], language: Language) -> [Vec<String>; 2] {
    let keys = match measure.kind() {
        Kind::Count => ["map.difference.more", "map.difference.fewer"],
        Kind::YesNo => {
            return ["map.difference.begun", "map.difference.ended"]
                .map(|key| vec![language.say(key).into_owned(); amounts.len()]);
        }
        Kind::Rate | Kind::Share | Kind::Days | Kind::Mean | Kind::Amount => {
            ["map.difference.up", "map.difference.down"]
        }
    };
    keys.map(|key| amounts.iter().map(|amount| language.say_with(key, &[("amount", amount)])).collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::Quantity;
    use crate::model::Date;

    fn shown(values: &[f64], quantity: Quantity) -> Vec<(String, Color)> {
        let values: Vec<Value> = values.iter().copied().map(Value::Number).collect();
        let choice = Choice { measure: quantity.into(), ..Choice::default() };
        let rows = rows(&values, &choice);
        rows.of_unit.iter().map(|row| rows.rows[*row].clone()).collect()
    }

    #[test]
    fn the_legend_says_in_words_what_has_become_more_and_what_less() {
        let said: Vec<String> =
            shown(&[5.0, -1.0, 0.0, 1.0], Quantity::Open).into_iter().map(|(label, _)| label).collect();
        assert_eq!(said, ["多了 2–5", "少了 1", "没变", "多了 1"]);
        let said = shown(&[1.0, -1.0, 0.0], Quantity::Weak);
        assert_eq!(said[0].0, "新出现");
        assert_eq!(said[1].0, "已不再是");
    }

    #[test]
    fn the_side_that_calls_for_attention_is_warm() {
        let red = |(_, Color(red, _, blue, _)): &(String, Color)| red > blue;
        let open = shown(&[3.0, -3.0], Quantity::Open);
        assert!(red(&open[0]) && !red(&open[1]));
        let closed = shown(&[3.0, -3.0], Quantity::ClosedShare);
        assert!(!red(&closed[0]) && red(&closed[1]), "more closed is good news");
    }

    #[test]
    fn what_has_no_number_on_either_day_cannot_be_compared() {
        let since = Since { day: Date::MIN, values: vec![Value::Number(1.0), Value::NotApplicable] };
        let now = [Value::Number(1.0 + 1e-12), Value::Number(2.0), Value::Number(3.0)];
        assert_eq!(differences(&now, &since), [Value::Number(0.0), Value::NotReported, Value::NotReported]);
    }

    proptest! {
        #[test]
        fn the_same_amount_has_the_same_depth_on_both_sides(amounts in prop::collection::vec(1u16..200, 1..30)) {
            let both: Vec<f64> = amounts.iter().flat_map(|by| [f64::from(*by), -f64::from(*by)]).collect();
            let values: Vec<Value> = both.iter().copied().map(Value::Number).collect();
            let rows = rows(&values, &Choice::default());
            let zero = rows.rows.iter().position(|(label, _)| label == "没变").unwrap();
            for pair in rows.of_unit.chunks(2) {
                prop_assert_eq!(zero - pair[0], pair[1] - zero);
            }
        }
    }
}
