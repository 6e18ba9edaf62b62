//! `cunqing themes FILE --measure M --out F.csv`: the number of each area and its class, and the breaks between them;
//! `cunqing themes FILE --list`: the measures that there are, with what they mean.

use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Command};
use serde_json::json;

use crate::analysis::classes::Class;
use crate::analysis::measures::Smoothing;
use crate::analysis::{AreaId, Areas, Classes, Level, Measure, Reading, Value};
use crate::exchange::{Cell, Grid, GridColumn, write_grid};
use crate::map::{measure_meaning, measure_title};
use crate::model::World;
use crate::words::Language;

use super::arguments::{command as base, flag, option, path, path_of, path_option, text_of};
use super::failure::Failure;
use super::terminal::Terminal;
use super::{opened, picture_options};

const USAGE: &str = "cunqing themes FILE --measure M [--classes K] [--method natural|quantile|equal|deviation|headtail|manual] [--breaks A,B,…] [--level village|township|county] [--per area|households] [--smooth none|global|neighbours] [--as-of DAY] [--out F.(csv|xlsx)]\n  cunqing themes FILE --list";

/// The arguments.
pub(super) fn command(language: Language) -> Command {
    let levels = PossibleValuesParser::new(Level::ALL.map(Level::code));
    let command = base("themes", USAGE, language)
        .arg(path("FILE", language))
        .arg(option("measure", "MEASURE", language).required_unless_present("list"))
        .arg(flag("list", language))
        .arg(option("level", "LEVEL", language).value_parser(levels).default_value("village"))
        .arg(option("per", "WHAT", language).value_parser(["area", "households"]))
        .arg(option("smooth", "HOW", language).value_parser(["none", "global", "neighbours"]))
        .arg(opened::as_of_option(language))
        .arg(path_option("out", language));
    picture_options::with_classes(command, language)
}

/// Prints the breaks, and writes the areas to the file that was named.
pub(super) fn run(found: &ArgMatches, terminal: &Terminal) -> Result<(), Failure> {
    let mut session = opened::to_read(&path_of(found, "FILE"), terminal)?;
    opened::look_at_day(&mut session, found)?;
    if found.get_flag("list") {
        list(session.world(), terminal);
        return Ok(());
    }
    let measure = picture_options::measure(found, "measure", session.world())?;
    let measure = picture_options::with_parts(found, measure)?;
    let method = picture_options::method(found)?;
    let level = text_of(found, "level").and_then(Level::from_code).unwrap_or_default();
    let areas = Areas::of(session.world(), level);
    let neighbours =
        (measure.smoothing == Smoothing::Neighbours).then(|| areas.neighbours(session.world(), &session.geography()));
    let world = session.world();
    let reading = measure.read(world, &session.findings(), &areas, neighbours.as_deref());
    let classes = Classes::of(&reading.values, &method, picture_options::classes(found), reading.zero_apart());
    let numbers: Vec<Class> = reading.values.iter().map(|value| classes.class(*value)).collect();
    if let Some(out) = found.get_one::<std::path::PathBuf>("out") {
        write_grid(&grid(world, &areas, &reading, &numbers), out)?;
    }
    tell(&measure, &reading, &classes, &numbers, terminal);
    Ok(())
}

/// Lists the measures.
fn list(world: &World, terminal: &Terminal) {
    let (language, measures) = (terminal.language(), Measure::all(world));
    let title = |measure: &Measure| measure_title(world, measure, language);
    let lines = || {
        let line = |measure: &Measure| {
            let group = language.say(measure.quantity.about().group.title_key());
            format!("{}\t{group}\t{}\t{}", measure.code(), title(measure), measure_meaning(measure, language))
        };
        measures.iter().map(line).collect()
    };
    let value = || {
        let one = |measure: &Measure| {
            let meaning = measure_meaning(measure, language);
            json!({ "code": measure.code(), "title": title(measure), "meaning": meaning })
        };
        json!({ "ok": true, "measures": measures.iter().map(one).collect::<Vec<_>>() })
    };
    terminal.result(lines, value);
}

/// The columns, for programs: the same in every language. The names come last, for whoever looks into the file.
const COLUMNS: [&str; 5] = ["code", "value", "class", "village", "township"];
/// What stands in place of a class where it cannot be said; where nothing was reported nothing stands there.
const NOT_APPLICABLE: &str = "n/a";

/// The areas with their numbers and classes.
fn grid(world: &World, areas: &Areas, reading: &Reading, numbers: &[Class]) -> Grid {
    let rows = reading.values.iter().zip(numbers).enumerate().map(|(nth, (value, class))| {
        let [village, township] = names(world, areas, nth);
        vec![
            Cell::text(areas.code(world, nth)),
            Cell::number(value.number()),
            if *value == Value::NotApplicable { Cell::text(NOT_APPLICABLE) } else { Cell::number(number(*class)) },
            Cell::text(village),
            Cell::text(township),
        ]
    });
    Grid {
        name: "theme".to_owned(),
        title: "theme".to_owned(),
        columns: COLUMNS.map(|name| GridColumn { name: name.to_owned(), title: name.to_owned() }).into(),
        rows: rows.collect(),
        is_for_programs: true,
        ..Grid::default()
    }
}

/// The names of a village and its township; that of a larger area stands for both.
fn names<'a>(world: &'a World, areas: &'a Areas, nth: usize) -> [&'a str; 2] {
    let name = areas.name(world, nth);
    match &areas.ids()[nth] {
        AreaId::Village(id) => {
            let township = world.villages.get(*id).and_then(|row| world.townships.get(row.township));
            [name, township.map_or("", |row| &row.name)]
        }
        AreaId::Township(_) => ["", name],
        AreaId::County | AreaId::Group(_) => ["", ""],
    }
}

/// The number of a class from 1; 0 for zero where it is apart, nothing where there is no number.
fn number(class: Class) -> Option<u32> {
    match class {
        Class::Missing | Class::NotApplicable => None,
        Class::Zero => Some(0),
        Class::Nth(nth) => u32::try_from(nth + 1).ok(),
    }
}

/// The values of a class: whole numbers from the first to the last, others from above the class below.
fn range(nth: usize, low: f64, high: f64, whole: bool) -> String {
    match low + f64::from(u8::from(nth > 0)) {
        first if whole && first >= high => high.to_string(),
        first if whole => format!("{first}–{high}"),
        _ => format!("{low}–{high}"),
    }
}

/// Says the breaks, one a line; what they mean is said beside them, where it is in nobody's way.
fn tell(measure: &Measure, reading: &Reading, classes: &Classes, numbers: &[Class], terminal: &Terminal) {
    let count = |class: Class| numbers.iter().filter(|number| **number == class).count();
    let bounds: Vec<(f64, f64, usize)> = classes
        .upper
        .iter()
        .enumerate()
        .map(|(nth, upper)| {
            let low = nth.checked_sub(1).map_or(classes.lowest, |below| classes.upper[below]);
            (low, *upper, count(Class::Nth(nth)))
        })
        .collect();
    let language = terminal.language();
    let said = |caveat: &crate::analysis::measures::Caveat| language.sentence(&caveat.sentence());
    terminal.aside(|| {
        let mut lines = vec![language.say_with("cli.themes.missing", &[("count", &count(Class::Missing))])];
        if count(Class::NotApplicable) > 0 {
            lines.push(language.say_with("cli.themes.not_applicable", &[("count", &count(Class::NotApplicable))]));
        }
        if classes.zero_apart {
            lines.push(language.say_with("cli.themes.zero", &[("count", &count(Class::Zero))]));
        }
        for (nth, (low, high, count)) in bounds.iter().enumerate() {
            let range = range(nth, *low, *high, classes.whole);
            let args: [(&str, &dyn ToString); 3] = [("nth", &(nth + 1)), ("range", &range), ("count", count)];
            lines.push(language.say_with("cli.themes.class_line", &args));
        }
        lines.extend(reading.caveats.iter().map(said));
        lines
    });
    let lines = || classes.upper.iter().map(f64::to_string).collect();
    let value = || {
        let of_class = |(nth, (low, high, count)): (usize, &(f64, f64, usize))| json!({ "class": nth + 1, "above": low, "to": high, "villages": count });
        json!({
            "ok": true,
            "measure": measure.code(),
            "missing": count(Class::Missing),
            "not_applicable": count(Class::NotApplicable),
            "zero": classes.zero_apart.then(|| count(Class::Zero)),
            "lowest": (!classes.upper.is_empty()).then_some(classes.lowest),
            "breaks": classes.upper,
            "classes": bounds.iter().enumerate().map(of_class).collect::<Vec<_>>(),
            "notes": reading.caveats.iter().map(said).collect::<Vec<_>>(),
        })
    };
    terminal.result(lines, value);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_told_from_the_first_to_the_last() {
        assert_eq!(range(0, 1.0, 1.0, true), "1");
        assert_eq!(range(1, 1.0, 2.0, true), "2");
        assert_eq!(range(2, 2.0, 4.0, true), "3–4");
        assert_eq!(range(1, 0.5, 1.25, false), "0.5–1.25");
    }
}
