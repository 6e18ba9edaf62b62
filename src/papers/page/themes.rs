//! One theme of a page: what it is called, its legend, and the row and the number of each village.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use crate::analysis::{Level, Quantity, Value};
use crate::map::roster::Roster;
use crate::map::subject::Subject;
use crate::map::theme::Theme;
use crate::map::units::Units;
use crate::map::{
    Choice, Color, County, Layers, LegendRow, LegendSymbol, OverTime, measure_meaning, measure_name, measure_title,
};
use crate::words::Language;

use super::tongues::{LANGUAGES, both};

/// The theme in both languages.
pub(super) fn theme(county: County<'_>, roster: &Roster, units: &Units, choice: &Choice) -> Json {
    let seen = |language: Language| Subject::of(county, roster, units, &shown(choice, language));
    let subjects = LANGUAGES.map(|language| (language, seen(language)));
    let rows_of = |subject: &Subject| -> Vec<LegendRow> {
        let is_fill = |row: &&LegendRow| matches!(row.symbol, LegendSymbol::Fill(_));
        subject.legend.rows.iter().filter(is_fill).cloned().collect()
    };
    let rows = subjects.each_ref().map(|(language, subject)| (*language, rows_of(subject)));
    let in_language = |of: &dyn Fn(usize) -> String| both(|language| of(usize::from(language != LANGUAGES[0])));
    let [(_, first), _] = &rows;
    let legend: Vec<Json> = first
        .iter()
        .enumerate()
        .map(|(nth, row)| {
            let label = in_language(&|at| rows[at].1.get(nth).map(|row| row.label.clone()).unwrap_or_default());
            json!({ "label": label, "fill": fill(row), "count": row.count })
        })
        .collect();
    let row_of: BTreeMap<_, usize> =
        first.iter().enumerate().flat_map(|(nth, row)| row.villages.iter().map(move |id| (*id, nth))).collect();
    let reading = units.read(county, &choice.measure);
    let number = |nth: usize| match reading.values.get(nth) {
        Some(Value::Number(_)) if reading.is_few(nth) => Json::Bool(true),
        Some(Value::Number(number)) => rounded(*number),
        Some(Value::NotApplicable) => Json::Bool(false),
        Some(Value::NotReported) | None => Json::Null,
    };
    let measure = &choice.measure;
    json!({
        "name": both(|language| measure_name(county.world, measure, language)),
        "title": both(|language| measure_title(county.world, measure, language)),
        "meaning": both(|language| measure_meaning(measure, language)),
        "remark": in_language(&|at| subjects[at].1.legend.remark.clone().unwrap_or_default()),
        "yes": matches!(measure.quantity, Quantity::Weak | Quantity::Resident),
        "rows": legend,
        "row": roster.villages.iter().map(|id| row_of.get(id)).collect::<Vec<_>>(),
        "values": (0..roster.villages.len()).map(number).collect::<Vec<_>>(),
    })
}

/// What a page shows of a choice: the fills of villages, told in public.
fn shown(choice: &Choice, language: Language) -> Choice {
    Choice {
        measure: choice.measure.clone(),
        method: choice.method.clone(),
        classes: choice.classes,
        palette: choice.palette,
        reversed: choice.reversed,
        level: Level::Village,
        over_time: OverTime::default(),
        layers: Layers { hatch: false, residents: false, ..Layers::default() },
        language,
        published: true,
        ..Choice::default()
    }
}

/// The fill as the browser reads it; none where it is the ground, which is another in the dark.
fn fill(row: &LegendRow) -> Option<String> {
    let LegendSymbol::Fill(Color(red, green, blue, _)) = row.symbol else { return None };
    let is_ground = Color(red, green, blue, 255) == Theme::of(false).ground;
    (!is_ground).then(|| format!("#{red:02x}{green:02x}{blue:02x}"))
}

/// A number with at most two decimals; whole ones without.
fn rounded(number: f64) -> Json {
    let number = (number * 100.0).round() / 100.0;
    if number.fract() == 0.0 && number.abs() < 1e15 { json!(number as i64) } else { json!(number) }
}
