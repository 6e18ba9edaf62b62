//! No subcommand: the window, with or without a file.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Arg, ArgMatches, Command, value_parser};

use crate::model::Sentence;
use crate::words::Language;

use super::arguments::{flag, help_flag, option, text_of};
use super::failure::Failure;
use super::terminal::complain;

/// How the window was asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WindowRequest {
    /// The file to open; the demo county where there is none.
    pub file: Option<PathBuf>,
    /// The language, if one was asked for.
    pub language: Option<Language>,
    /// The code of the workspace, if one was asked for: `overview`, `ledger`, `postings`, `print`.
    pub workspace: Option<String>,
    /// Dark or light, if asked for.
    pub dark: Option<bool>,
    /// A village to select, by name or code.
    pub select: Option<String>,
    /// Width and height of the window in points, if asked for.
    pub size: Option<[f32; 2]>,
}

impl WindowRequest {
    /// Says why the window could not be opened, and what can be done without one.
    pub fn failed(&self, detail: &str) -> ExitCode {
        let language = self.language.unwrap_or_default();
        complain(&language.say_with("cli.window.failed", &[("detail", &detail)]));
        ExitCode::FAILURE
    }
}

const WORKSPACES: [&str; 4] = ["overview", "ledger", "postings", "print"];

/// The arguments of the whole program.
pub(super) fn command(language: Language) -> Command {
    let say = |key: &str| language.say(key);
    Command::new("cunqing")
        .version(env!("CARGO_PKG_VERSION"))
        .about(say("cli.about").into_owned())
        .override_usage("cunqing [FILE]\n       cunqing COMMAND …")
        .help_template(format!(
            "{{about}}\n\n{}{{usage}}\n\n{}\n{{subcommands}}\n\n{}\n{{options}}\n\n{}\n",
            say("cli.heading.usage"),
            say("cli.heading.commands"),
            say("cli.heading.options"),
            say("cli.after")
        ))
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .args_conflicts_with_subcommands(false)
        .arg(Arg::new("FILE").value_parser(value_parser!(PathBuf)).help(say("cli.argument.file").into_owned()))
        .arg(help_flag(language))
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(clap::ArgAction::Version)
                .help(say("cli.option.version").into_owned()),
        )
        .arg(option("language", "zh|en", language).value_parser(["zh", "en"]).global(true))
        .arg(flag("json", language).global(true))
        .arg(option("workspace", "NAME", language).value_parser(WORKSPACES).hide(true))
        .arg(option("select", "VILLAGE", language).hide(true))
        .arg(option("window-size", "WxH", language).value_parser(size).hide(true))
        .arg(flag("dark", language).hide(true))
}

/// `1440x900` as two numbers.
fn size(text: &str) -> Result<[f32; 2], String> {
    let pair = text.split_once('x').and_then(|(width, height)| Some([width.parse().ok()?, height.parse().ok()?]));
    pair.filter(|sides: &[f32; 2]| sides.iter().all(|side| (100.0..=10_000.0).contains(side)))
        .ok_or_else(|| text.to_owned())
}

/// The window that the arguments ask for. A file that is not there is said here, where a mistyped subcommand is more
/// likely than a lost file.
pub(super) fn request(found: &ArgMatches) -> Result<WindowRequest, Failure> {
    let file = found.get_one::<PathBuf>("FILE").cloned();
    if let Some(missing) = file.as_deref().filter(|path| !path.exists()) {
        return Err(no_such_file(missing));
    }
    Ok(WindowRequest {
        file,
        language: text_of(found, "language").and_then(Language::from_code),
        workspace: text_of(found, "workspace").map(str::to_owned),
        dark: found.get_flag("dark").then_some(true),
        select: text_of(found, "select").map(str::to_owned),
        size: found.get_one("window-size").copied(),
    })
}

fn no_such_file(path: &Path) -> Failure {
    let is_name = path.components().count() == 1 && path.extension().is_none();
    let sentence = Sentence::new(if is_name { "cli.usage.subcommand" } else { "cli.window.missing" });
    let sentence = sentence.with("argument", path.display());
    if is_name { Failure::Usage(sentence) } else { Failure::Refused(sentence) }
}
