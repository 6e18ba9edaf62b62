//! `cunqing themes FILE --measure M --out F.csv`: the number of each village and its class, and the breaks between them.

use clap::{ArgMatches, Command};
use serde_json::json;

use crate::analysis::classes::Class;
use crate::analysis::{Classes, Measure};
use crate::exchange::{Cell, Grid, GridColumn, write_grid};
use crate::model::{Id, Village, World};
use crate::words::Language;

use super::arguments::{command as base, option, path, path_of, path_option};
use super::failure::Failure;
use super::terminal::Terminal;
use super::{opened, picture_options};

const USAGE: &str = "cunqing themes FILE --measure M [--classes K] [--method natural|quantile|equal|manual] [--breaks A,B,…] [--as-of DAY] [--out F.(csv|xlsx)]";

/// The arguments.
pub(super) fn command(language: Language) -> Command {
    let command = base("themes", USAGE, language)
        .arg(path("FILE", language))
        .arg(option("measure", "MEASURE", language).required(true))
        .arg(opened::as_of_option(language))
        .arg(path_option("out", language));
    picture_options::with_classes(command, language)
}

/// Prints the classes, and writes the villages to the file that was named.
pub(super) fn run(found: &ArgMatches, terminal: &Terminal) -> Result<(), Failure> {
    let mut session = opened::to_read(&path_of(found, "FILE"), terminal)?;
    opened::look_at_day(&mut session, found)?;
    let world = session.world();
    let measure = picture_options::measure(found, "measure", world)?;
    let method = picture_options::method(found)?;
    let mut villages: Vec<&Village> = world.villages.iter().collect();
    villages.sort_by(|a, b| a.code.cmp(&b.code));
    let ids: Vec<Id<Village>> = villages.iter().map(|village| village.id).collect();
    let values = measure.values(world, &session.findings(), &ids);
    // As on the map: zero is a finding of its own where nothing is below it.
    let zero_apart = values.iter().flatten().all(|value| *value >= 0.0) && values.contains(&Some(0.0));
    let classes = Classes::of(&values, &method, picture_options::classes(found), zero_apart);
    let numbers: Vec<Class> = values.iter().map(|value| classes.class(*value)).collect();
    if let Some(out) = found.get_one::<std::path::PathBuf>("out") {
        write_grid(&grid(world, &villages, &values, &numbers), out)?;
    }
    tell(&measure, &classes, &numbers, terminal);
    Ok(())
}

/// The columns, for programs: the same in every language. The names come last, for whoever looks into the file.
const COLUMNS: [&str; 5] = ["code", "value", "class", "village", "township"];

/// The villages with their numbers and classes.
fn grid(world: &World, villages: &[&Village], values: &[Option<f64>], numbers: &[Class]) -> Grid {
    let rows = villages.iter().zip(values).zip(numbers).map(|((village, value), class)| {
        let township = world.townships.get(village.township).map_or("", |township| &township.name);
        vec![
            Cell::text(&village.code),
            Cell::number(*value),
            Cell::number(number(*class)),
            Cell::text(&village.name),
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

/// The number of a class from 1; 0 for zero where it is apart, nothing where nothing was reported.
fn number(class: Class) -> Option<u32> {
    match class {
        Class::Missing => None,
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

fn tell(measure: &Measure, classes: &Classes, numbers: &[Class], terminal: &Terminal) {
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
    let lines = || {
        let mut lines = vec![language.say_with("cli.themes.missing", &[("count", &count(Class::Missing))])];
        if classes.zero_apart {
            lines.push(language.say_with("cli.themes.zero", &[("count", &count(Class::Zero))]));
        }
        for (nth, (low, high, count)) in bounds.iter().enumerate() {
            let range = range(nth, *low, *high, classes.whole);
            let args: [(&str, &dyn ToString); 3] = [("nth", &(nth + 1)), ("range", &range), ("count", count)];
            lines.push(language.say_with("cli.themes.class_line", &args));
        }
        if !classes.upper.is_empty() {
            let breaks = classes.upper.iter().map(f64::to_string).collect::<Vec<_>>().join(",");
            lines.push(language.say_with("cli.themes.breaks", &[("breaks", &breaks), ("lowest", &classes.lowest)]));
        }
        lines
    };
    let value = || {
        let of_class = |(nth, (low, high, count)): (usize, &(f64, f64, usize))| json!({ "class": nth + 1, "above": low, "to": high, "villages": count });
        json!({
            "ok": true,
            "measure": measure.code(),
            "missing": count(Class::Missing),
            "zero": classes.zero_apart.then(|| count(Class::Zero)),
            "lowest": (!classes.upper.is_empty()).then_some(classes.lowest),
            "breaks": classes.upper,
            "classes": bounds.iter().enumerate().map(of_class).collect::<Vec<_>>(),
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
