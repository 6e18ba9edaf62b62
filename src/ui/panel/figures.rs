//! The numbers of a place, and where it stands by the measure that colours the map.

use egui::{Label, Ui};

use crate::analysis::measures::Kind;
use crate::analysis::why::{Around, Position};
use crate::analysis::{AreaId, Level, Measure, Quantity, Value};
use crate::map::measure_name;
use crate::map::spots::class_name;
use crate::ui::intent::{Intent, Intents, Sight};
use crate::ui::widgets::tone;
use crate::words::Language;

use super::asked::Asked;
use super::parts::{Figure, figures_ui};

/// Numbers that differ by less than this part count as alike.
const ALIKE: f64 = 0.05;

/// Draws three figures: open, overdue, and what the map shows; pressing one colours the map by it.
pub(super) fn numbers_ui(ui: &mut Ui, sight: Sight<'_>, asked: &Asked, intents: &mut Intents) {
    let language = sight.language;
    let (totals, measures) = (&asked.why.totals, [Quantity::Open, Quantity::Overdue].map(Measure::from));
    let figure = |number: String, key: &str| Figure {
        number,
        name: language.say(key).into_owned(),
        hint: language.say("why.figure_hint").into_owned(),
        ..Figure::default()
    };
    let rank = asked.why.rank.filter(|_| totals.open > 0);
    let rank = rank.map(|(rank, _)| language.say_with("panel.rank", &[("rank", &rank)])).unwrap_or_default();
    let open = Figure { aside: rank, ..figure(totals.open.to_string(), "panel.open") };
    let overdue = Figure { late: totals.overdue > 0, ..figure(totals.overdue.to_string(), "panel.overdue") };
    let shown = &sight.choice.measure;
    let (third, leads) = match &asked.why.area {
        _ if !measures.contains(shown) => {
            let name = measure_name(sight.session.world(), shown, language);
            let number = value_text(language, shown.kind(), asked.value, is_village(asked));
            (Figure { number, name: name.clone(), hint: name, ..Figure::default() }, shown.clone())
        }
        AreaId::Village(_) => (figure(totals.closed.to_string(), "panel.closed"), Quantity::ClosedShare.into()),
        _ => {
            let without = totals.villages.saturating_sub(totals.with_resident);
            let without = Figure { late: without > 0, ..figure(without.to_string(), "panel.without_resident") };
            (without, Quantity::Resident.into())
        }
    };
    let [by_open, by_overdue] = measures;
    let lead = [by_open, by_overdue, leads];
    if let Some(pressed) = figures_ui(ui, &[open, overdue, third]) {
        intents.extend(lead.into_iter().nth(pressed).map(Intent::Measure));
    }
}

fn is_village(asked: &Asked) -> bool {
    matches!(asked.why.area, AreaId::Village(_))
}

/// Draws where it stands by the measure, in words: its rank, its class, its neighbours.
pub(super) fn position_ui(ui: &mut Ui, sight: Sight<'_>, asked: &Asked) {
    let measure = &sight.choice.measure;
    let name = measure_name(sight.session.world(), measure, sight.language);
    let shown = Shown { name: &name, kind: measure.kind(), level: sight.choice.level };
    let mut text = position_text(sight.language, shown, asked).unwrap_or_default();
    if let Some(found) = found_text(sight, asked) {
        text = if text.is_empty() { found } else { format!("{text} · {found}") };
    }
    if text.is_empty() {
        return;
    }
    ui.add_space(6.0);
    ui.add(Label::new(tone::small(ui, text)).wrap());
}

/// What the statistic that colours the map says of a village.
fn found_text(sight: Sight<'_>, asked: &Asked) -> Option<String> {
    let (AreaId::Village(village), Some(layer)) = (&asked.why.area, &sight.choice.spots) else { return None };
    let class = layer.found.class_of.get(village)?;
    let name = class_name(layer.found.question.kind, *class, sight.language);
    Some(sight.language.say_with("why.found", &[("class", &name)]))
}

/// The measure that the map shows, and for which areas.
#[derive(Clone, Copy)]
struct Shown<'a> {
    name: &'a str,
    kind: Kind,
    level: Level,
}

fn position_text(language: Language, shown: Shown<'_>, asked: &Asked) -> Option<String> {
    let Shown { name, kind, level } = shown;
    let value = value_text(language, kind, asked.value, is_village(asked));
    let Some(position) = asked.position else {
        let is_compared = matches!(kind, Kind::Rate | Kind::Share | Kind::Days | Kind::Mean);
        let county = value_text(language, kind, asked.county, false);
        let words: [(&str, &dyn ToString); 3] = [("measure", &name), ("value", &value), ("county", &county)];
        let is_group = matches!(asked.why.area, AreaId::Group(_));
        // A sum over many villages has no class among them; a rate has.
        return (is_compared && is_group).then(|| {
            let class = asked.class.map(|class| class_text(language, "why.class_of_villages", class));
            let said = language.say_with("why.value_county", &words);
            std::iter::once(said).chain(class).collect::<Vec<_>>().join(" · ")
        });
    };
    let Some(rank) = position.rank else {
        return Some(language.say_with("why.value", &[("measure", &name), ("value", &value)]));
    };
    let mut parts = vec![language.say_with("why.rank", &[("measure", &name), ("rank", &rank), ("of", &position.of)])];
    // Where the map shows areas of another level, its classes are others.
    let key = match (is_village(asked), level) {
        (true, Level::Village) | (false, Level::Township) => "why.class",
        (true, _) => "why.class_of_villages",
        (false, _) => "why.class_of_townships",
    };
    parts.extend(asked.class.map(|class| class_text(language, key, class)));
    parts.extend(around_text(language, kind, position));
    Some(parts.join(" · "))
}

fn class_text(language: Language, key: &str, (nth, of): (usize, usize)) -> String {
    language.say_with(key, &[("nth", &(nth + 1)), ("of", &of)])
}

fn around_text(language: Language, kind: Kind, position: Position) -> Option<String> {
    let (own, Around { count, mean, .. }) = (position.value.number()?, position.around?);
    let key = match own - mean {
        apart if apart.abs() <= ALIKE * mean.abs() => "why.around_like",
        apart if apart > 0.0 => "why.around_above",
        _ => "why.around_below",
    };
    let mean = mean_text(kind, mean);
    Some(language.say_with(key, &[("count", &count), ("mean", &mean)]))
}

/// A mean of numbers, which is not whole even where these are.
fn mean_text(kind: Kind, mean: f64) -> String {
    let percent = if kind == Kind::Share { "%" } else { "" };
    format!("{mean:.1}{percent}")
}

/// What a measure says, in the decimals of its kind.
pub(super) fn value_text(language: Language, kind: Kind, value: Value, is_village: bool) -> String {
    let number = match value {
        Value::Number(number) => number,
        Value::NotReported => return language.say("why.not_reported").into_owned(),
        Value::NotApplicable => return language.say("why.not_applicable").into_owned(),
    };
    match kind {
        Kind::YesNo if is_village => language.say(if number == 0.0 { "why.no" } else { "why.yes" }).into_owned(),
        Kind::Count | Kind::Days | Kind::YesNo => format!("{number:.0}"),
        Kind::Share => format!("{number:.0}%"),
        Kind::Rate | Kind::Mean => format!("{number:.1}"),
        Kind::Amount if number.abs() >= 100.0 || number.fract() == 0.0 => format!("{number:.0}"),
        Kind::Amount => format!("{number:.1}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_written_as_its_kind_asks() {
        let text = |kind, number| value_text(Language::Chinese, kind, Value::Number(number), true);
        assert_eq!(text(Kind::Count, 14.0), "14");
        assert_eq!(text(Kind::Rate, 12.345), "12.3");
        assert_eq!(text(Kind::Share, 33.3), "33%");
        assert_eq!([text(Kind::YesNo, 1.0), text(Kind::YesNo, 0.0)], ["是", "否"]);
        assert_eq!([text(Kind::Amount, 1234.5), text(Kind::Amount, 12.5)], ["1234", "12.5"]);
        assert_eq!(value_text(Language::Chinese, Kind::YesNo, Value::Number(3.0), false), "3");
        assert_eq!(value_text(Language::English, Kind::Count, Value::NotReported, true), "not reported");
    }

    #[test]
    fn a_place_lies_above_below_or_near_its_neighbours() {
        let around = |own: f64, mean: f64| {
            let around = Some(Around { count: 5, mean, higher: 0, lower: 0 });
            let position = Position { value: Value::Number(own), rank: Some(1), of: 6, class: None, around };
            around_text(Language::Chinese, Kind::Count, position)
        };
        assert_eq!(around(5.0, 3.2).as_deref(), Some("高于周边 5 处的平均 3.2"));
        assert_eq!(around(0.0, 3.2).as_deref(), Some("低于周边 5 处的平均 3.2"));
        assert_eq!(around(3.0, 3.1).as_deref(), Some("与周边 5 处的平均 3.1 相当"));
        assert_eq!(around(0.0, 0.0).as_deref(), Some("与周边 5 处的平均 0.0 相当"));
    }
}
