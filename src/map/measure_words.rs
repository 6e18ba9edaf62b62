//! What a measure is called, and what it means, in words.

use crate::analysis::measures::{Kind, Per, Smoothing};
use crate::analysis::{Measure, Quantity};
use crate::model::{CatalogueKind, World};
use crate::words::Language;

/// Between the names of what a measure is narrowed to.
const BETWEEN: &str = "、";

/// The name of what is counted: an indicator that we know, or the name that the user gave it.
pub fn quantity_name(quantity: &Quantity, language: Language) -> String {
    match quantity {
        Quantity::Indicator(name) => indicator_name(name, language),
        Quantity::Older(days) => language.say_with(quantity.about().name_key, &[("days", days)]),
        other => language.say(other.about().name_key).into_owned(),
    }
}

fn indicator_name(name: &str, language: Language) -> String {
    let key = match name {
        "collective_income" => "measure.indicator.collective_income",
        "participation_percent" => "measure.indicator.participation_percent",
        "away_percent" => "measure.indicator.away_percent",
        _ => return name.to_owned(),
    };
    language.say(key).into_owned()
}

/// The name of a measure with that for which it is counted, and among which issues.
pub fn measure_name(world: &World, measure: &Measure, language: Language) -> String {
    let mut name = quantity_name(&measure.quantity, language);
    if measure.per == Per::Households {
        name = language.say_with("measure.per_households", &[("name", &name)]);
    }
    let among = narrowing(world, measure, language);
    if !among.is_empty() {
        name = language.say_with("measure.among", &[("name", &name), ("among", &among.join(BETWEEN))]);
    }
    name
}

/// The name of a measure within a sentence or a title: in English it begins small, unless the user has named it.
pub fn measure_name_within(world: &World, measure: &Measure, language: Language) -> String {
    let name = measure_name(world, measure, language);
    let is_ours = match &measure.quantity {
        Quantity::Indicator(given) => indicator_name(given, language) != *given,
        _ => true,
    };
    let mut letters = name.chars();
    match letters.next() {
        Some(first) if language == Language::English && is_ours => first.to_lowercase().chain(letters).collect(),
        _ => name,
    }
}

/// The names of what a measure is narrowed to.
fn narrowing(world: &World, measure: &Measure, language: Language) -> Vec<String> {
    let among = &measure.among;
    let listed = [
        (CatalogueKind::Category, &among.category),
        (CatalogueKind::Topic, &among.topic),
        (CatalogueKind::Level, &among.level),
        (CatalogueKind::Source, &among.source),
    ];
    let names = listed.into_iter().filter_map(|(kind, code)| {
        let code = code.as_deref()?;
        Some(language.entry(world, kind, code).to_owned()).filter(|name| !name.is_empty())
    });
    let unit = among.unit.and_then(|id| world.units.get(id)).map(|unit| unit.name.clone());
    names.chain(unit).collect()
}

/// The title of a legend: the name with its unit, and whether it is smoothed.
pub fn measure_title(world: &World, measure: &Measure, language: Language) -> String {
    let mut title = measure_name(world, measure, language);
    let unit = measure.quantity.about().unit_key;
    if !unit.is_empty() && measure.kind() != Kind::Rate {
        title = language.say_with("measure.with_unit", &[("name", &title), ("unit", &language.say(unit))]);
    }
    if measure.smoothing != Smoothing::None && measure.kind().can_be_smoothed() {
        title = language.say_with("measure.smoothed", &[("name", &title)]);
    }
    title
}

/// What a measure means, in one line.
pub fn measure_meaning(measure: &Measure, language: Language) -> String {
    let about = measure.quantity.about();
    match &measure.quantity {
        Quantity::Older(days) => language.say_with(about.meaning_key, &[("days", days)]),
        _ => language.say(about.meaning_key).into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::sample;

    #[test]
    fn a_title_tells_for_what_among_which_and_that_it_is_smoothed() {
        let world = sample::sample_world();
        let title = |code: &str, language| measure_title(&world, &Measure::from_code(code).unwrap(), language);
        assert_eq!(title("open", Language::Chinese), "未办结问题（件）");
        let code = "open/households?category=infrastructure&smooth=global";
        assert_eq!(title(code, Language::Chinese), "每千户未办结问题·基建（已平滑）");
        assert_eq!(title(code, Language::English), "Open issues per 1,000 households, Infrastructure (smoothed)");
        assert_eq!(title("older:30", Language::English), "Open for more than 30 days (count)");
        assert_eq!(title("indicator:collective_income", Language::Chinese), "集体收入");
        assert_eq!(title("indicator:人均", Language::English), "人均");
    }

    #[test]
    fn every_measure_has_a_meaning_of_one_line() {
        for measure in Measure::all(&sample::sample_world()) {
            for language in [Language::Chinese, Language::English] {
                let meaning = measure_meaning(&measure, language);
                assert!(!meaning.is_empty() && !meaning.contains(['%', '\n']) && !meaning.starts_with("measure."));
            }
        }
    }
}
