//! Pieces of the command line, with their help in the user's language.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::words::Language;

/// The language that the arguments ask for, before they are read: the help is in it already.
pub(super) fn language(arguments: &[OsString]) -> Language {
    let texts: Vec<&str> = arguments.iter().filter_map(|argument| argument.to_str()).collect();
    let after = |pair: &[&str]| (pair[0] == "--language").then(|| pair[1].to_owned());
    let joined = texts.iter().find_map(|text| text.strip_prefix("--language=").map(str::to_owned));
    let code = joined.or_else(|| texts.windows(2).find_map(after));
    code.and_then(|code| Language::from_code(&code)).unwrap_or_default()
}

/// A subcommand with its usage, its help and the option for help.
pub(super) fn command(name: &'static str, usage: &'static str, language: Language) -> Command {
    let say = |key: &str| language.say(key);
    Command::new(name)
        .about(say(&format!("cli.{name}.about")).into_owned())
        .override_usage(usage)
        .help_template(format!(
            "{{about}}\n\n{}{{usage}}\n\n{}\n{{positionals}}\n\n{}\n{{options}}\n",
            say("cli.heading.usage"),
            say("cli.heading.arguments"),
            say("cli.heading.options")
        ))
        .disable_help_flag(true)
        .arg(help_flag(language))
}

/// `-h`, `--help`.
pub(super) fn help_flag(language: Language) -> Arg {
    let help = language.say("cli.option.help").into_owned();
    Arg::new("help").short('h').long("help").action(ArgAction::Help).help(help)
}

fn named(name: &'static str, language: Language) -> Arg {
    let key = name.replace('-', "_");
    Arg::new(name).long(name).help(language.say(&format!("cli.option.{key}")).into_owned())
}

/// An option without a value.
pub(super) fn flag(name: &'static str, language: Language) -> Arg {
    named(name, language).action(ArgAction::SetTrue)
}

/// An option with a value.
pub(super) fn option(name: &'static str, value: &'static str, language: Language) -> Arg {
    named(name, language).value_name(value).hide_possible_values(true).hide_default_value(true)
}

/// An option whose value is a path.
pub(super) fn path_option(name: &'static str, language: Language) -> Arg {
    option(name, "FILE", language).value_parser(value_parser!(PathBuf))
}

/// A path in its place among the arguments.
pub(super) fn path(name: &'static str, language: Language) -> Arg {
    let help = language.say(&format!("cli.argument.{}", name.to_ascii_lowercase())).into_owned();
    Arg::new(name).value_name(name).help(help).required(true).value_parser(value_parser!(PathBuf))
}

/// The path of that name; empty if it was not given.
pub(super) fn path_of(found: &ArgMatches, name: &str) -> PathBuf {
    found.get_one::<PathBuf>(name).cloned().unwrap_or_default()
}

/// The text of that name, if it was given.
pub(super) fn text_of<'a>(found: &'a ArgMatches, name: &str) -> Option<&'a str> {
    found.get_one::<String>(name).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_known_before_the_arguments_are_read() {
        let of = |texts: &[&str]| language(&texts.iter().map(OsString::from).collect::<Vec<_>>());
        assert_eq!(of(&["cunqing", "help"]), Language::Chinese);
        assert_eq!(of(&["cunqing", "--language", "en", "help"]), Language::English);
        assert_eq!(of(&["cunqing", "help", "--language=en"]), Language::English);
        assert_eq!(of(&["cunqing", "--language", "fr"]), Language::Chinese);
    }
}
