//! What a map shows and on which paper, as options of the command line.

use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Command, value_parser};

use crate::analysis::measures::{Kind, Per, Smoothing};
use crate::analysis::spots::{Seed, SpotKind, SpotQuestion};
use crate::analysis::weights::Neighbourhood;
use crate::analysis::{Level, Measure, Method, Quantity};
use crate::map::{Choice, Eyes, Palette, Paper, SymbolChoice};
use crate::model::{Sentence, World};
use crate::words::Language;

use super::arguments::{flag, option, text_of};
use super::failure::Failure;

/// Papers by name with width and height in millimetres.
const PAPERS: [(&str, f32, f32); 10] = [
    ("a4", 297.0, 210.0),
    ("a3", 420.0, 297.0),
    ("a2", 594.0, 420.0),
    ("a1", 841.0, 594.0),
    ("a0", 1189.0, 841.0),
    ("a4-portrait", 210.0, 297.0),
    ("a3-portrait", 297.0, 420.0),
    ("a2-portrait", 420.0, 594.0),
    ("a1-portrait", 594.0, 841.0),
    ("a0-portrait", 841.0, 1189.0),
];

/// Adds the options of the classes.
pub(super) fn with_classes(command: Command, language: Language) -> Command {
    command
        .arg(option("classes", "K", language).value_parser(value_parser!(u8).range(1..=9)).default_value("5"))
        .arg(
            option("method", "METHOD", language)
                .value_parser(["natural", "quantile", "equal", "deviation", "headtail", "manual"])
                .default_value("natural"),
        )
        .arg(option("breaks", "A,B,…", language).value_parser(value_parser!(f64)).value_delimiter(','))
}

/// Adds the options of the paper.
pub(super) fn with_paper(command: Command, language: Language) -> Command {
    command
        .arg(option("paper", "PAPER", language).default_value("A4"))
        .arg(option("dpi", "N", language).value_parser(value_parser!(u16).range(20..=1200)).default_value("300"))
        .arg(option("size", "WxH", language).conflicts_with("paper"))
}

/// The names of the measures that every file has.
fn known_measures() -> String {
    let codes = Quantity::ALL.map(|quantity| quantity.about().code);
    format!("{} indicator:NAME", codes.join(" "))
}

/// The measure with that name. An indicator that the file does not have is refused with the names of those it has.
pub(super) fn measure(found: &ArgMatches, option: &str, world: &World) -> Result<Measure, Failure> {
    text_of(found, option).map_or_else(|| Ok(Measure::default()), |code| measure_of(code, world))
}

/// The measure with that code.
pub(super) fn measure_of(code: &str, world: &World) -> Result<Measure, Failure> {
    let Some(measure) = Measure::from_code(&with_unit_found(code, world)) else {
        return Err(Failure::usage(
            Sentence::new("cli.usage.measure").with("value", code).with("known", known_measures()),
        ));
    };
    match &measure.quantity {
        Quantity::Indicator(name) if world.indicators.find(|row| row.name == *name).is_none() => {
            let names: std::collections::BTreeSet<&str> =
                world.indicators.iter().map(|row| row.name.as_str()).collect();
            let names = names.into_iter().collect::<Vec<_>>().join(" ");
            Err(Failure::Refused(Sentence::new("cli.no_indicator").with("name", name).with("known", names)))
        }
        _ => Ok(measure),
    }
}

/// The measure with what the options say of it; refused where they make no sense for it.
pub(super) fn with_parts(found: &ArgMatches, measure: Measure) -> Result<Measure, Failure> {
    let per = match text_of(found, "per") {
        Some("households") => Per::Households,
        Some(_) => Per::Area,
        None => measure.per,
    };
    let smoothing = match text_of(found, "smooth") {
        Some("global") => Smoothing::Global,
        Some("neighbours") => Smoothing::Neighbours,
        Some(_) => Smoothing::None,
        None => measure.smoothing,
    };
    let measure = Measure { per, smoothing, ..measure };
    match measure.clone().in_order() {
        known if known == measure => Ok(measure),
        known if known.per != measure.per => Err(parts_failure("cli.usage.per", &measure)),
        _ => Err(parts_failure("cli.usage.smooth", &measure)),
    }
}

fn parts_failure(key: &str, measure: &Measure) -> Failure {
    Failure::usage(Sentence::new(key).with("value", measure.quantity.about().code))
}

/// The code of a measure with the name or the code of a unit in place of its identity.
fn with_unit_found(code: &str, world: &World) -> String {
    let Some((before, name)) = code.split_once("unit=") else { return code.to_owned() };
    let (name, after) = name.find('&').map_or((name, ""), |end| name.split_at(end));
    match world.units.find(|unit| unit.name == name || (!name.is_empty() && unit.code == name)) {
        Some(unit) if !code.starts_with("indicator:") => format!("{before}unit={}{after}", unit.id.uuid()),
        _ => code.to_owned(),
    }
}

/// How the classes are found; manual breaks are upper bounds, ascending.
pub(super) fn method(found: &ArgMatches) -> Result<Method, Failure> {
    let breaks: Vec<f64> = found.get_many("breaks").into_iter().flatten().copied().collect();
    match text_of(found, "method") {
        Some("quantile") => Ok(Method::Quantile),
        Some("equal") => Ok(Method::EqualInterval),
        Some("deviation") => Ok(Method::StandardDeviation),
        Some("headtail") => Ok(Method::HeadTail),
        Some("manual") if breaks.is_empty() || !breaks.is_sorted() || breaks.iter().any(|value| !value.is_finite()) => {
            Err(Failure::usage(Sentence::new("cli.usage.breaks")))
        }
        Some("manual") => Ok(Method::Manual(breaks)),
        _ => Ok(Method::NaturalBreaks),
    }
}

/// How many classes there are at most.
pub(super) fn classes(found: &ArgMatches) -> usize {
    found.get_one::<u8>("classes").copied().map_or(5, usize::from)
}

/// Adds the options of what a map shows beside its classes.
pub(super) fn with_looks(command: Command, language: Language) -> Command {
    let eyes = PossibleValuesParser::new(Eyes::ALL.map(Eyes::code));
    with_palette(command, language)
        .arg(option("symbols", "MEASURE", language))
        .arg(flag("flannery", language).requires("symbols"))
        .arg(option("level", "LEVEL", language).value_parser(["village", "township"]))
        .arg(option("eyes", "EYES", language).value_parser(eyes))
}

/// Adds the option of the palette.
pub(super) fn with_palette(command: Command, language: Language) -> Command {
    let palettes = PossibleValuesParser::new(Palette::ALL.map(Palette::code));
    command.arg(option("palette", "PALETTE", language).value_parser(palettes)).arg(flag("reverse", language))
}

/// The choice with the classes and the palette that the options name.
pub(super) fn classed(found: &ArgMatches, choice: Choice) -> Result<Choice, Failure> {
    Ok(Choice {
        method: method(found)?,
        classes: classes(found),
        palette: text_of(found, "palette").and_then(Palette::from_code).unwrap_or_default(),
        reversed: found.get_flag("reverse"),
        ..choice
    })
}

/// Which villages count as neighbours.
pub(super) fn neighbourhood(found: &ArgMatches) -> Result<Neighbourhood, Failure> {
    let code = text_of(found, "weights").unwrap_or("queen");
    let unknown = || Failure::usage(Sentence::new("cli.hotspots.unknown_weights").with("value", code));
    Neighbourhood::from_code(code).ok_or_else(unknown)
}

/// The hotspots that a theme such as `gi:open` asks for; none where it asks for a measure.
pub(super) fn spots(found: &ArgMatches, world: &World) -> Result<Option<SpotQuestion>, Failure> {
    let Some((kind, code)) = text_of(found, "theme").and_then(SpotKind::split) else { return Ok(None) };
    let question = SpotQuestion {
        kind,
        measure: measure_of(code, world)?,
        neighbourhood: neighbourhood(found)?,
        permutations: found.get_one::<u32>("permutations").copied().unwrap_or_default(),
        seed: found.get_one::<u64>("seed").copied().map_or_else(Seed::default, Seed),
        ..SpotQuestion::default()
    };
    Ok(Some(question))
}

/// The measure that fills the areas, or the two that are crossed: `A*B`.
fn themes(found: &ArgMatches, world: &World) -> Result<(Measure, Option<Measure>), Failure> {
    let code = text_of(found, "theme").unwrap_or_default();
    if let Some((_, code)) = SpotKind::split(code) {
        return Ok((measure_of(code, world)?, None));
    }
    let known = |code: &str| Measure::from_code(&with_unit_found(code, world)).is_some();
    // The name of an indicator may have a star in it.
    let is_split = |(at, _): &(usize, &str)| known(&code[..*at]) && known(&code[at + 1..]);
    let star = if known(code) { None } else { code.match_indices('*').find(is_split) };
    match star {
        Some((at, _)) => Ok((measure_of(&code[..at], world)?, Some(measure_of(&code[at + 1..], world)?))),
        None => Ok((measure(found, "theme", world)?, None)),
    }
}

/// The measure of circles: a count, because only that may be shown by size.
fn count_of(code: &str, world: &World) -> Result<Measure, Failure> {
    let measure = measure_of(code, world)?;
    if matches!(measure.kind(), Kind::Count | Kind::Amount) {
        Ok(measure)
    } else {
        Err(Failure::usage(Sentence::new("cli.usage.symbols").with("value", code)))
    }
}

/// What the map shows.
pub(super) fn choice(found: &ArgMatches, world: &World, language: Language) -> Result<Choice, Failure> {
    let (first, second) = themes(found, world)?;
    let symbols = match text_of(found, "symbols") {
        Some(code) => Some(SymbolChoice { measure: count_of(code, world)?, flannery: found.get_flag("flannery") }),
        None => None,
    };
    let choice = Choice {
        measure: first,
        language,
        dark: found.get_flag("dark"),
        second,
        symbols,
        level: text_of(found, "level").and_then(Level::from_code).unwrap_or_default(),
        eyes: text_of(found, "eyes").and_then(Eyes::from_code).unwrap_or_default(),
        ..Choice::default()
    };
    classed(found, choice)
}

/// The paper, or the picture of so many pixels.
pub(super) fn paper(found: &ArgMatches) -> Result<Paper, Failure> {
    if let Some(text) = text_of(found, "size") {
        return pixels(text).ok_or_else(|| Failure::usage(Sentence::new("cli.usage.size").with("value", text)));
    }
    let name = text_of(found, "paper").unwrap_or("A4").to_ascii_lowercase();
    let dpi = found.get_one::<u16>("dpi").copied().map_or(300.0, f32::from);
    if name == "16:9" {
        return Ok(Paper::Pixels { width: 1920, height: 1080 });
    }
    match PAPERS.iter().find(|(known, ..)| *known == name) {
        Some((_, width, height)) => Ok(Paper::Millimetres { width: *width, height: *height, dpi }),
        None => Err(Failure::usage(Sentence::new("cli.usage.paper").with("value", name))),
    }
}

/// `1280x800` as a picture.
fn pixels(text: &str) -> Option<Paper> {
    let (width, height) = text.split_once(['x', '×', 'X'])?;
    let side = |text: &str| text.trim().parse::<u32>().ok().filter(|side| (16..=32_000).contains(side));
    Some(Paper::Pixels { width: side(width)?, height: side(height)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_two_sides_and_nothing_else() {
        assert_eq!(pixels("1280x800"), Some(Paper::Pixels { width: 1280, height: 800 }));
        assert_eq!(pixels("1280×800"), Some(Paper::Pixels { width: 1280, height: 800 }));
        for wrong in ["", "1280", "1280x", "x800", "0x800", "-1x5", "1e3x800", "99999x800"] {
            assert_eq!(pixels(wrong), None, "{wrong}");
        }
    }
}
