//! Help, and wrong usage in the user's words.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::words::Language;

use super::terminal::{WRONG_USAGE, complain};

/// Answers what could not be read as a command: help that was asked for, or wrong usage.
pub(super) fn answer(error: &clap::Error, language: Language) -> ExitCode {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        let _ = write!(io::stdout().lock(), "{}", error.render());
        return ExitCode::SUCCESS;
    }
    let part = |kind| error.get(kind).map(plain).unwrap_or_default();
    let argument = part(ContextKind::InvalidArg);
    let value = part(ContextKind::InvalidValue);
    let key = match error.kind() {
        ErrorKind::MissingRequiredArgument => "cli.usage.missing",
        ErrorKind::UnknownArgument => "cli.usage.unknown",
        ErrorKind::InvalidSubcommand => "cli.usage.subcommand",
        ErrorKind::ArgumentConflict => "cli.usage.conflict",
        ErrorKind::InvalidValue if value.is_empty() => "cli.usage.no_value",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "cli.usage.value",
        _ => "cli.usage.other",
    };
    let argument = if argument.is_empty() { part(ContextKind::InvalidSubcommand) } else { argument };
    let other = part(ContextKind::PriorArg);
    complain(&language.say_with(key, &[("argument", &argument), ("value", &value), ("other", &other)]));
    ExitCode::from(WRONG_USAGE)
}

fn plain(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(" "),
        other => other.to_string(),
    }
}
