//! The subject of a map: the class, the fill and the marks of every village, and the legend that tells them. It depends
//! on the records and on the choice, never on where the map looks.

use std::sync::Arc;

use crate::analysis::classes::Class;
use crate::analysis::measures::Caveat;
use crate::analysis::{Classes, Quantity, Reading, Value};
use crate::model::{Id, Sentence, Village};

use super::choice::Choice;
use super::color::Color;
use super::county::County;
use super::difference;
use super::measure_words::measure_title;
use super::over_time::{read, villages_of};
use super::scene::{Legend, LegendRow, LegendSymbol};
use super::theme::Theme;

/// What the map tells about each village: areas first, by their index, then points, then the unplaced.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Subject {
    /// The villages.
    pub villages: Vec<Id<Village>>,
    /// The fill of each.
    pub fills: Vec<Color>,
    /// Whether each counts as weak.
    pub weak: Vec<bool>,
    /// Whether each has a resident cadre.
    pub resident: Vec<bool>,
    /// Open issues of each: names of villages with more of them come first.
    pub open: Vec<u32>,
    /// What the measure says of each.
    pub values: Arc<Vec<Value>>,
    /// The legend.
    pub legend: Legend,
    /// What the user has to know of the numbers.
    pub notes: Vec<Sentence>,
}

impl Subject {
    /// Classes every village and counts the rows of the legend.
    pub fn of(county: County<'_>, choice: &Choice) -> Self {
        let villages = villages_of(county);
        let mut reading = read(county, &choice.measure, &villages);
        if let Some(since) = &choice.over_time.since {
            reading.values = difference::differences(&reading.values, &villages, since);
        }
        let (rows, row_of) = rows(&reading, choice);
        let finding = |village: &Id<Village>| county.findings.villages.get(village);
        let mut subject = Self {
            fills: row_of.iter().map(|row| rows[*row].1).collect(),
            weak: villages.iter().map(|id| finding(id).is_some_and(|found| found.weak.is_some())).collect(),
            resident: villages.iter().map(|id| finding(id).is_some_and(|found| found.residents > 0)).collect(),
            open: villages.iter().map(|id| finding(id).map_or(0, |found| found.open)).collect(),
            legend: Legend {
                title: measure_title(county.world, &choice.measure, choice.language),
                note: note(choice),
                rows: Vec::new(),
            },
            notes: reading
                .caveats
                .iter()
                .filter(|caveat| stands_on_map(caveat, choice))
                .map(Caveat::sentence)
                .collect(),
            values: Arc::new(reading.values),
            villages,
        };
        subject.legend.rows = rows
            .into_iter()
            .enumerate()
            .map(|(nth, (label, fill))| subject.row(LegendSymbol::Fill(fill), label, |village| row_of[village] == nth))
            .collect();
        subject.keep_missing_only_if_met(choice);
        subject.add_mark_rows(county, choice);
        subject
    }

    /// A row of the legend for the villages (by index) of which the question is answered with yes.
    fn row(&self, symbol: LegendSymbol, label: String, belongs: impl Fn(usize) -> bool) -> LegendRow {
        let villages: Vec<_> =
            self.villages.iter().enumerate().filter(|(nth, _)| belongs(*nth)).map(|(_, id)| *id).collect();
        LegendRow { symbol, label, count: villages.len(), villages }
    }

    /// Drops the rows of what was not reported and of what cannot be said, where there is none.
    fn keep_missing_only_if_met(&mut self, choice: &Choice) {
        let keys = ["map.legend.missing", "map.legend.not_applicable", "map.difference.unknown"];
        let keys = keys.map(|key| choice.language.say(key));
        self.legend.rows.retain(|row| row.count > 0 || keys.iter().all(|label| row.label != *label));
    }

    /// Adds the rows of the marks that lie over the fills, where there are any.
    fn add_mark_rows(&mut self, county: County<'_>, choice: &Choice) {
        let say = |key: &str| choice.language.say(key).into_owned();
        if choice.layers.hatch {
            let row = self.row(LegendSymbol::Hatch, say("map.legend.weak"), |nth| self.weak[nth]);
            self.legend.rows.extend(Some(row).filter(|row| row.count > 0));
        }
        if choice.layers.residents {
            let symbol = LegendSymbol::Dot(Theme::of(choice.dark).dot);
            let row = self.row(symbol, say("map.legend.with_resident"), |nth| self.resident[nth]);
            self.legend.rows.extend(Some(row).filter(|row| row.count > 0));
        }
        let approximate = &county.geography.approximate;
        if approximate.contains(&true) {
            let belongs = |nth: usize| approximate.get(nth).copied().unwrap_or(false);
            let row = self.row(LegendSymbol::Dashed, say("map.legend.approximate"), belongs);
            self.legend.rows.push(row);
        }
    }
}

/// What the legend says under its title: with what is compared, or for which days the classes hold.
fn note(choice: &Choice) -> String {
    let over_time = &choice.over_time;
    match (&over_time.since, &over_time.classes) {
        (Some(since), _) => choice.language.say_with("map.difference.since", &[("day", &since.day)]),
        (None, Some(common)) => choice.language.sentence(&common.note),
        (None, None) => String::new(),
    }
}

/// Whether something has to be said over the map. What has no number stands in the legend, and where differences are
/// shown it is no matter that the numbers themselves are all the same.
fn stands_on_map(caveat: &Caveat, choice: &Choice) -> bool {
    let in_legend = matches!(caveat, Caveat::NotReported(..) | Caveat::NotApplicable(..) | Caveat::OneArea);
    !in_legend && (choice.over_time.since.is_none() || !caveat.is_grave())
}

/// Label and fill of each row of the legend, and the row of each value.
fn rows(reading: &Reading, choice: &Choice) -> (Vec<(String, Color)>, Vec<usize>) {
    let values = &reading.values;
    if choice.over_time.since.is_some() {
        return difference::rows(values, choice, class_labels);
    }
    match choice.measure.quantity {
        Quantity::Weak => yes_or_no(values, choice, ["map.legend.weak", "map.legend.not_weak"], true),
        Quantity::Resident => {
            yes_or_no(values, choice, ["map.legend.with_resident", "map.legend.without_resident"], false)
        }
        _ => by_amount(reading, choice),
    }
}

/// Rows of a theme of yes and no: the first key is said of villages with 1.
fn yes_or_no(
    values: &[Value],
    choice: &Choice,
    keys: [&str; 2],
    yes_is_amiss: bool,
) -> (Vec<(String, Color)>, Vec<usize>) {
    let theme = Theme::of(choice.dark);
    let fills = if yes_is_amiss { [theme.amiss, theme.zero] } else { [theme.good, theme.amiss] };
    let mut rows: Vec<_> =
        keys.iter().zip(fills).map(|(key, fill)| (choice.language.say(key).into_owned(), fill)).collect();
    rows.push((choice.language.say("map.legend.missing").into_owned(), theme.missing));
    let row_of = values.iter().map(|value| value.number().map_or(2, |value| usize::from(value == 0.0))).collect();
    (rows, row_of)
}

/// Rows of an amount: zero where it is kept apart, the classes upwards, what was not reported, what cannot be said.
fn by_amount(reading: &Reading, choice: &Choice) -> (Vec<(String, Color)>, Vec<usize>) {
    let theme = Theme::of(choice.dark);
    let values = &reading.values;
    let classes = match &choice.over_time.classes {
        Some(common) => common.classes.clone(),
        None => Classes::of(values, &choice.method, choice.classes, reading.zero_apart()),
    };
    let mut rows = Vec::new();
    if classes.zero_apart {
        rows.push(("0".to_owned(), theme.zero));
    }
    let first = rows.len();
    rows.extend(class_labels(&classes).into_iter().zip(Theme::fills(classes.upper.len())));
    let missing = rows.len();
    rows.push((choice.language.say("map.legend.missing").into_owned(), theme.missing));
    rows.push((choice.language.say("map.legend.not_applicable").into_owned(), theme.ground));
    let row_of = values
        .iter()
        .map(|value| match classes.class(*value) {
            Class::Missing => missing,
            Class::NotApplicable => missing + 1,
            Class::Zero => 0,
            Class::Nth(nth) => (first + nth).min(missing),
        })
        .collect();
    (rows, row_of)
}

/// What stands beside each class: `2–3` for whole numbers, else bounds with as many decimals as tell them apart.
fn class_labels(classes: &Classes) -> Vec<String> {
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
}
