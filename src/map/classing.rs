//! The rows of a legend for one measure: zero, the classes upwards, what was not reported, what cannot be said; with the
//! row of each unit.

use crate::analysis::classes::Class;
use crate::analysis::measures::{Caveat, FEWEST, Kind};
use crate::analysis::{Classes, Level, Quantity, Reading, Value};
use crate::words::Language;

use super::choice::Choice;
use super::color::Color;
use super::theme::Theme;

/// The rows of a legend with their fills, and the row of each unit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    /// What stands beside each row, and its fill.
    pub rows: Vec<(String, Color)>,
    /// The row of each unit.
    pub of_unit: Vec<usize>,
    /// The last rows, so many, say that there is no number; they stand in the legend only where they are met.
    pub without_number: usize,
}

/// The rows of a measure.
pub fn rows(reading: &Reading, choice: &Choice) -> Rows {
    let values = &reading.values;
    match choice.measure.quantity {
        Quantity::Weak if choice.level == Level::Village => {
            yes_or_no(values, choice, ["map.legend.weak", "map.legend.not_weak"], true)
        }
        Quantity::Resident if choice.level == Level::Village => {
            yes_or_no(values, choice, ["map.legend.with_resident", "map.legend.without_resident"], false)
        }
        _ => by_amount(reading, choice),
    }
}

/// Rows of a theme of yes and no: the first key is said of units with 1.
fn yes_or_no(values: &[Value], choice: &Choice, keys: [&str; 2], yes_is_amiss: bool) -> Rows {
    let theme = Theme::of(choice.dark);
    let fills = if yes_is_amiss { [theme.amiss, theme.zero] } else { [theme.good, theme.amiss] };
    let mut rows: Vec<_> =
        keys.iter().zip(fills).map(|(key, fill)| (choice.language.say(key).into_owned(), fill)).collect();
    rows.push((choice.language.say("map.legend.missing").into_owned(), theme.missing));
    let of_unit = values.iter().map(|value| value.number().map_or(2, |value| usize::from(value == 0.0))).collect();
    Rows { rows, of_unit, without_number: 1 }
}

/// Whether zero stands apart: where it does for villages, and where villages are counted.
pub fn zero_apart(reading: &Reading) -> bool {
    let counted = reading.kind == Kind::YesNo && reading.numbers().any(|value| value == 0.0);
    reading.zero_apart() || counted
}

/// The classes of a measure: those that several maps share, or its own.
pub fn classes(reading: &Reading, choice: &Choice) -> Classes {
    match &choice.shared {
        Some(shared) => shared.clone(),
        None => Classes::of(&reading.values, &choice.method, choice.classes, zero_apart(reading)),
    }
}

/// Rows of an amount.
fn by_amount(reading: &Reading, choice: &Choice) -> Rows {
    let theme = Theme::of(choice.dark);
    let classes = classes(reading, choice);
    let fills = fills(&classes, reading, choice);
    let (zero, missing_fill) = choice.palette.zero_and_missing((theme.zero, theme.missing), &fills);
    let mut rows = Vec::new();
    if classes.zero_apart {
        rows.push(("0".to_owned(), zero));
    }
    let first = rows.len();
    let in_public = choice.published && reading.kind == Kind::Count;
    let labels = if in_public { public_labels(&classes) } else { class_labels(&classes) };
    rows.extend(labels.into_iter().zip(fills));
    let missing = rows.len();
    rows.push((choice.language.say("map.legend.missing").into_owned(), missing_fill));
    rows.push((choice.language.say("map.legend.not_applicable").into_owned(), theme.ground));
    let of_unit = reading.values.iter().map(|value| match classes.class(*value) {
        Class::Missing => missing,
        Class::NotApplicable => missing + 1,
        Class::Zero => 0,
        Class::Nth(nth) => (first + nth).min(missing),
    });
    Rows { of_unit: of_unit.collect(), rows, without_number: 2 }
}

/// The fills of the classes. Where all are the same there is nothing to be alarmed at: the palest fill.
fn fills(classes: &Classes, reading: &Reading, choice: &Choice) -> Vec<Color> {
    let same = reading.caveats.iter().any(|caveat| matches!(caveat, Caveat::AllEqual(_) | Caveat::OneArea));
    if same && classes.len() == 1 && choice.shared.is_none() {
        return choice
            .palette
            .fills(5, false)
            .into_iter()
            .max_by(|one, other| lighter(*one, *other))
            .into_iter()
            .collect();
    }
    choice.palette.fills(classes.len(), choice.reversed)
}

fn lighter(one: Color, other: Color) -> std::cmp::Ordering {
    super::palettes::lightness(one).total_cmp(&super::palettes::lightness(other))
}

/// What stands beside each class: `2–3` for whole numbers, else bounds with as many decimals as tell them apart.
pub fn class_labels(classes: &Classes) -> Vec<String> {
    let decimals = if classes.whole { 0 } else { decimals(classes) };
    let written = |value: f64| written(value, decimals);
    (0..classes.upper.len())
        .map(|nth| {
            let upper = classes.upper[nth];
            let lower = match nth.checked_sub(1) {
                None => classes.lowest,
                Some(before) if classes.whole => classes.upper[before].floor() + 1.0,
                Some(before) => classes.upper[before],
            };
            let (lower, upper) = (written(lower), written(upper));
            if lower == upper { upper } else { format!("{lower}–{upper}") }
        })
        .collect()
}

/// The same for counts told in public: what holds one or two only is said to be fewer than three, and no class begins
/// between them.
pub fn public_labels(classes: &Classes) -> Vec<String> {
    let mut classes = classes.clone();
    if 0.0 < classes.lowest && classes.lowest < FEWEST {
        classes.lowest = 1.0;
    }
    let few = classes.upper.iter().take_while(|upper| **upper < FEWEST).count();
    let mut labels = class_labels(&classes);
    labels.iter_mut().take(few).for_each(|label| *label = told_in_public());
    labels
}

/// What is said of one or two cases in public.
pub fn told_in_public() -> String {
    format!("<{FEWEST}")
}

/// How many decimals tell all bounds apart, at most three.
fn decimals(classes: &Classes) -> usize {
    let bounds = || std::iter::once(classes.lowest).chain(classes.upper.iter().copied());
    let apart = |decimals: usize| {
        let texts: Vec<_> = bounds().map(|bound| written(bound, decimals)).collect();
        texts.windows(2).all(|pair| pair[0] != pair[1])
    };
    let widest = bounds().fold(0.0_f64, |widest, bound| widest.max(bound.abs()));
    let fewest = if widest >= 100.0 { 0 } else { 1 };
    (fewest..=3).find(|decimals| apart(*decimals)).unwrap_or(3)
}

/// A number with so many decimals and with commas between thousands.
fn written(value: f64, decimals: usize) -> String {
    let text = format!("{:.decimals$}", value.abs());
    let (whole, rest) = text.split_once('.').map_or((text.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let mut grouped = String::new();
    for (nth, digit) in whole.chars().enumerate() {
        if nth > 0 && (whole.len() - nth).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let sign = if value < 0.0 && text.chars().any(|digit| digit.is_ascii_digit() && digit != '0') { "−" } else { "" };
    match rest {
        Some(rest) => format!("{sign}{grouped}.{rest}"),
        None => format!("{sign}{grouped}"),
    }
}

/// A value as it is written beside a name or a circle: whole numbers as they are, others with one decimal.
pub fn short_number(value: f64) -> String {
    written(value, usize::from(value.fract() != 0.0))
}

/// What the legend says where the map shows no difference at all.
pub fn remark(reading: &Reading, language: Language) -> Option<String> {
    let grave = reading.caveats.iter().find(|caveat| caveat.is_grave());
    grave.map(|caveat| language.sentence(&caveat.sentence()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn class_labels_leave_no_gap_between_whole_numbers_and_say_single_values_alone() {
        let classes = Classes { upper: vec![1.0, 3.0, 8.0, 14.0], lowest: 1.0, zero_apart: true, whole: true };
        assert_eq!(class_labels(&classes), ["1", "2–3", "4–8", "9–14"]);
    }

    #[test]
    fn class_labels_take_as_many_decimals_as_tell_bounds_apart() {
        let classes = Classes { upper: vec![0.31, 0.34, 12.0], lowest: 0.3, zero_apart: false, whole: false };
        assert_eq!(class_labels(&classes), ["0.30–0.31", "0.31–0.34", "0.34–12.00"]);
        let classes = Classes { upper: vec![1200.4, 25000.0], lowest: -3.2, zero_apart: false, whole: false };
        assert_eq!(class_labels(&classes), ["−3–1,200", "1,200–25,000"]);
    }

    #[test]
    fn in_public_no_class_tells_one_from_two() {
        let classes = |upper: &[f64], lowest| Classes { upper: upper.to_vec(), lowest, zero_apart: true, whole: true };
        assert_eq!(public_labels(&classes(&[2.0, 5.0], 2.0)), ["<3", "3–5"]);
        assert_eq!(public_labels(&classes(&[4.0, 9.0], 2.0)), ["1–4", "5–9"]);
        assert_eq!(public_labels(&classes(&[4.0, 9.0], 3.0)), ["3–4", "5–9"]);
    }

    #[test]
    fn a_single_number_is_written_short() {
        assert_eq!([12.0, 3.46, 1200.0].map(short_number), ["12", "3.5", "1,200"]);
    }
}
