//! The text form of a measure: `QUANTITY[:N][/households][?name=value[&name=value]…]`; of an indicator `indicator:NAME`,
//! with the name as it is. In values `%`, `&` and `=` are written `%25`, `%26` and `%3D`.

use super::about::Kind;
use super::among::Among;
use super::measure::{Measure, Per, Smoothing};
use super::older;
use super::quantity::Quantity;
use crate::model::Id;

/// Before the name of an indicator.
const INDICATOR: &str = "indicator:";
/// What stood for open issues per 1,000 households before measures had parts.
const OPEN_PER_THOUSAND: &str = "open_per_thousand";

impl Measure {
    /// Its name on the command line and in files: `open`, `older:60/households`, `indicator:NAME`,
    /// `overdue/households?category=water&smooth=global`.
    pub fn code(&self) -> String {
        print(self)
    }

    /// The measure with this name; none where it makes no sense, such as weak villages for each 1,000 households.
    pub fn from_code(text: &str) -> Option<Self> {
        parse(text)
    }
}

fn print(measure: &Measure) -> String {
    let quantity = match &measure.quantity {
        Quantity::Indicator(name) => return format!("{INDICATOR}{name}"),
        Quantity::Older(days) if *days != older::DAYS => format!("{}:{days}", measure.quantity.about().code),
        other => other.about().code.to_owned(),
    };
    let per = if measure.per == Per::Households { "/households" } else { "" };
    let options = options(measure);
    let options = if options.is_empty() { String::new() } else { format!("?{}", options.join("&")) };
    format!("{quantity}{per}{options}")
}

fn options(measure: &Measure) -> Vec<String> {
    let Among { category, topic, level, source, unit } = &measure.among;
    let unit = unit.map(|unit| unit.uuid().to_string());
    let named = [("category", category), ("topic", topic), ("level", level), ("source", source), ("unit", &unit)];
    let narrowing = named.into_iter().filter_map(|(name, value)| Some(format!("{name}={}", escaped(value.as_ref()?))));
    narrowing.chain(smoothing_code(measure.smoothing).map(|code| format!("smooth={code}"))).collect()
}

fn smoothing_code(smoothing: Smoothing) -> Option<&'static str> {
    match smoothing {
        Smoothing::None => None,
        Smoothing::Global => Some("global"),
        Smoothing::Neighbours => Some("neighbours"),
    }
}

fn parse(text: &str) -> Option<Measure> {
    if text == OPEN_PER_THOUSAND {
        return Some(Measure { per: Per::Households, ..Measure::default() });
    }
    if let Some(name) = text.strip_prefix(INDICATOR) {
        return (!name.is_empty()).then(|| Measure::indicator(name));
    }
    let (head, options) = text.split_once('?').map_or((text, None), |(head, options)| (head, Some(options)));
    let (quantity, per) = match head.split_once('/') {
        Some((quantity, "households")) => (quantity, Per::Households),
        Some(_) => return None,
        None => (head, Per::Area),
    };
    let mut measure = Measure { per, ..quantity_of(quantity)?.into() };
    for option in options.into_iter().flat_map(|options| options.split('&')) {
        set(&mut measure, option)?;
    }
    // What would have no effect is no measure: whoever wrote it meant something else.
    (measure.clone().in_order() == measure).then_some(measure)
}

fn quantity_of(text: &str) -> Option<Quantity> {
    if let Some(days) = text.strip_prefix("older:") {
        return days.parse().ok().map(Quantity::Older);
    }
    let mut known = Quantity::ALL.into_iter();
    known.find(|quantity| quantity.about().code == text && quantity.about().kind != Kind::Amount)
}

/// Sets what an option says; none where there is no such option, or it was given already.
fn set(measure: &mut Measure, option: &str) -> Option<()> {
    let (name, value) = option.split_once('=')?;
    let value = unescaped(value)?;
    let among = &mut measure.among;
    let place = match name {
        "category" => &mut among.category,
        "topic" => &mut among.topic,
        "level" => &mut among.level,
        "source" => &mut among.source,
        "unit" => return among.unit.replace(Id::parse(&value)?).is_none().then_some(()),
        "smooth" => {
            let known = [Smoothing::Global, Smoothing::Neighbours];
            measure.smoothing = known.into_iter().find(|one| smoothing_code(*one) == Some(&value))?;
            return Some(());
        }
        _ => return None,
    };
    place.replace(value).is_none().then_some(())
}

fn escaped(value: &str) -> String {
    value.replace('%', "%25").replace('&', "%26").replace('=', "%3D")
}

/// The value as it was before it was escaped; none where a `%` stands for nothing known.
fn unescaped(value: &str) -> Option<String> {
    let mut parts = value.split('%');
    let mut text = parts.next()?.to_owned();
    for part in parts {
        let (sign, rest) = [("25", '%'), ("26", '&'), ("3D", '=')]
            .into_iter()
            .find_map(|(code, sign)| Some((sign, part.strip_prefix(code)?)))?;
        text.push(sign);
        text.push_str(rest);
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::sample::{self, unit};

    fn any_measure() -> impl Strategy<Value = Measure> {
        let quantity = prop_oneof![
            (0..Quantity::ALL.len()).prop_map(|nth| Quantity::ALL[nth].clone()),
            any::<u16>().prop_map(Quantity::Older),
            "[^\\x00]{1,12}".prop_map(Quantity::Indicator),
        ];
        let text = || proptest::option::of("[a-z%&=?/:水]{0,6}");
        let among =
            (text(), text(), text(), text(), any::<bool>()).prop_map(|(category, topic, level, source, has)| Among {
                category,
                topic,
                level,
                source,
                unit: has.then(|| unit("样例局")),
            });
        let smoothing = prop_oneof![Just(Smoothing::None), Just(Smoothing::Global), Just(Smoothing::Neighbours)];
        (quantity, any::<bool>(), among, smoothing).prop_map(|(quantity, per, among, smoothing)| {
            let per = if per { Per::Households } else { Per::Area };
            Measure { quantity, per, among, smoothing }.in_order()
        })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_as_it_was(measure in any_measure()) {
            prop_assert_eq!(Measure::from_code(&measure.code()), Some(measure));
        }

        #[test]
        fn what_is_read_is_written_so_that_it_is_read_again(text in "[a-z_:/?&=%0-9]{0,30}") {
            if let Some(measure) = Measure::from_code(&text) {
                prop_assert_eq!(Measure::from_code(&measure.code()), Some(measure));
            }
        }
    }

    #[test]
    fn the_codes_of_the_first_version_stay_valid() {
        for (code, quantity) in [
            ("open", Quantity::Open),
            ("overdue", Quantity::Overdue),
            ("weak", Quantity::Weak),
            ("resident", Quantity::Resident),
            ("indicator:人均/年?a=b", Quantity::Indicator("人均/年?a=b".into())),
        ] {
            assert_eq!(Measure::from_code(code), Some(quantity.into()), "{code}");
        }
        let rate = Measure::from_code("open_per_thousand").unwrap();
        assert_eq!(rate.code(), "open/households");
        assert!(
            Measure::all(&sample::sample_world())
                .iter()
                .all(|one| Measure::from_code(&one.code()).as_ref() == Some(one))
        );
    }

    #[test]
    fn parts_are_read_and_what_makes_no_sense_is_not() {
        let measure = Measure::from_code("older:60/households?category=water&smooth=global").unwrap();
        assert_eq!(
            (measure.quantity.clone(), measure.per, measure.smoothing),
            (Quantity::Older(60), Per::Households, Smoothing::Global)
        );
        assert_eq!(measure.among.category.as_deref(), Some("water"));
        for wrong in [
            "",
            "beauty",
            "indicator:",
            "indicator",
            "older:",
            "older:-1",
            "older:99999",
            "weak/households",
            "open/square",
            "open?smooth=global",
            "visits?category=water",
            "open?",
            "open?category",
            "open?category=a&category=b",
            "open?unit=样例局",
            "open?category=%2",
            "open/households?smooth=much",
        ] {
            assert_eq!(Measure::from_code(wrong), None, "{wrong}");
        }
    }
}
