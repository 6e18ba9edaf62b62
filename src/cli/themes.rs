//! `cunqing themes FILE --measure M --out F.csv`: the number of each village and its class.

use std::io::{self, Write};

use clap::{ArgMatches, Command};
use serde_json::json;

use crate::analysis::classes::Class;
use crate::analysis::{Classes, Measure};
use crate::model::{Id, Village, World};
use crate::words::Language;

use super::arguments::{command as base, option, path, path_of, path_option};
use super::failure::Failure;
use super::terminal::Terminal;
use super::{opened, picture_options, whole_file};

const USAGE: &str = "cunqing themes FILE --measure M [--classes K] [--method natural|quantile|equal|manual] [--breaks A,B,…] [--out F.csv]";

/// The arguments.
pub(super) fn command(language: Language) -> Command {
    let command = base("themes", USAGE, language)
        .arg(path("FILE", language))
        .arg(option("measure", "MEASURE", language).required(true))
        .arg(path_option("out", language));
    picture_options::with_classes(command, language)
}

/// Prints the classes, and writes the villages to the file that was named.
pub(super) fn run(found: &ArgMatches, terminal: &Terminal) -> Result<(), Failure> {
    let session = opened::to_read(&path_of(found, "FILE"), terminal)?;
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
        let table =
            Table { world, villages: &villages, values: &values, numbers: &numbers, language: terminal.language() };
        whole_file::write::<io::Error>(out, |file| table.write(file)).map_err(|error| Failure::writing(out, &error))?;
    }
    tell(&measure, &classes, &numbers, terminal);
    Ok(())
}

/// The villages with their numbers and classes.
struct Table<'a> {
    world: &'a World,
    villages: &'a [&'a Village],
    values: &'a [Option<f64>],
    numbers: &'a [Class],
    language: Language,
}

impl Table<'_> {
    /// CSV in UTF-8 with a byte order mark, so that spreadsheets read the Chinese.
    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        write!(out, "\u{feff}{}\r\n", self.language.say("cli.themes.columns"))?;
        for ((village, value), class) in self.villages.iter().zip(self.values).zip(self.numbers) {
            let township = self.world.townships.get(village.township).map_or("", |township| &township.name);
            let value = value.map(|value| value.to_string()).unwrap_or_default();
            let cells = [&village.code, &village.name, township, &value, &number(*class)];
            let quoted = cells.map(|cell| quoted(cell));
            write!(out, "{}\r\n", quoted.join(","))?;
        }
        Ok(())
    }
}

/// The number of a class from 1; 0 for zero where it is apart, nothing where nothing was reported.
fn number(class: Class) -> String {
    match class {
        Class::Missing => String::new(),
        Class::Zero => "0".to_owned(),
        Class::Nth(nth) => (nth + 1).to_string(),
    }
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
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
            let args: [(&str, &dyn ToString); 4] =
                [("nth", &(nth + 1)), ("low", low), ("high", high), ("count", count)];
            lines.push(language.say_with("cli.themes.class", &args));
        }
        lines
    };
    let value = || {
        let of_class = |(low, high, count): &(f64, f64, usize)| json!({ "above": low, "to": high, "villages": count });
        json!({
            "ok": true,
            "measure": measure.code(),
            "missing": count(Class::Missing),
            "zero": classes.zero_apart.then(|| count(Class::Zero)),
            "classes": bounds.iter().map(of_class).collect::<Vec<_>>(),
        })
    };
    terminal.result(lines, value);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_with_a_comma_or_a_quote_is_quoted() {
        assert_eq!(quoted("上溪村"), "上溪村");
        assert_eq!(quoted("a,b"), "\"a,b\"");
        assert_eq!(quoted("a\"b"), "\"a\"\"b\"");
    }
}
