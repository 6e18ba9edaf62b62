//! `cunqing check FILE`: what is wrong, where, and how to mend it.

use clap::{ArgMatches, Command};
use serde_json::{Value, json};

use crate::model::Sentence;
use crate::session::CheckFinding;
use crate::words::Language;

use super::arguments::{command as base, path, path_of};
use super::failure::Failure;
use super::opened;
use super::terminal::Terminal;

/// The arguments.
pub(super) fn command(language: Language) -> Command {
    base("check", "cunqing check FILE", language).arg(path("FILE", language))
}

/// Prints the findings; the exit code is 1 when something is wrong.
pub(super) fn run(found: &ArgMatches, terminal: &Terminal) -> Result<(), Failure> {
    let file = path_of(found, "FILE");
    let session = opened::to_read(&file, terminal)?;
    let findings = terminal.during("cli.progress.check", || session.check_file())?;
    let errors = findings.iter().filter(|finding| finding.is_error).count();
    let language = terminal.language();
    let lines = || {
        let mut lines: Vec<String> = findings.iter().map(|finding| line(finding, language)).collect();
        if errors == 0 {
            lines.push(language.say_with("cli.check.good", &[("file", &file.display())]));
        }
        lines
    };
    let value = |finding: &CheckFinding| -> Value {
        json!({ "error": finding.is_error, "key": finding.sentence.key, "text": language.sentence(&finding.sentence) })
    };
    let values = || json!({ "ok": errors == 0, "findings": findings.iter().map(value).collect::<Vec<_>>() });
    terminal.result(lines, values);
    match errors {
        0 => Ok(()),
        _ => Err(Failure::Refused(Sentence::new("cli.check.bad").with("file", file.display()).with("count", errors))),
    }
}

fn line(finding: &CheckFinding, language: Language) -> String {
    let key = if finding.is_error { "cli.check.error" } else { "cli.check.remark" };
    language.say_with(key, &[("what", &language.sentence(&finding.sentence))])
}
