//! # cli: the terminal
//!
//! Holds: one file a subcommand; the reading of arguments; what is written to the terminal and to files.
//! May use: model words edits analysis geometry exchange session map paint
//! Foreign: clap indicatif serde_json jiff
//! Never: does what the library cannot do.
//!
//! Exit codes: 0 done, 1 refused or failed, 2 wrong usage. Results go to the standard output, progress and errors to the
//! standard error.

mod arguments;
mod bench;
mod check;
mod demo;
mod export;
mod failure;
mod help;
mod history;
mod import;
mod new_county;
mod opened;
mod picture_options;
mod redo;
mod snapshot;
mod terminal;
mod themes;
mod undo;
mod usage;
mod whole_file;
mod window;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{ArgMatches, Command};

use crate::words::Language;

use failure::Failure;
use terminal::Terminal;

pub use window::WindowRequest;

/// What the arguments ask for.
#[derive(Debug)]
pub enum Outcome {
    /// Nothing more: the program ends with this code.
    Done(ExitCode),
    /// The window.
    Window(WindowRequest),
}

/// One subcommand: its arguments, and what it does with them.
struct Subcommand {
    name: &'static str,
    command: fn(Language) -> Command,
    run: fn(&ArgMatches, &Terminal) -> Result<(), Failure>,
}

/// All subcommands, in the order of the help.
const SUBCOMMANDS: [Subcommand; 12] = [
    Subcommand { name: "demo", command: demo::command, run: demo::run },
    Subcommand { name: "new", command: new_county::command, run: new_county::run },
    Subcommand { name: "import", command: import::command, run: import::run },
    Subcommand { name: "export", command: export::command, run: export::run },
    Subcommand { name: "check", command: check::command, run: check::run },
    Subcommand { name: "themes", command: themes::command, run: themes::run },
    Subcommand { name: "snapshot", command: snapshot::command, run: snapshot::run },
    Subcommand { name: "history", command: history::command, run: history::run },
    Subcommand { name: "undo", command: undo::command, run: undo::run },
    Subcommand { name: "redo", command: redo::command, run: redo::run },
    Subcommand { name: "bench", command: bench::command, run: bench::run },
    Subcommand { name: "help", command: help::command, run: help::run },
];

/// Reads the arguments (the first is the name of the program) and does what a subcommand asks for.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Outcome {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let language = arguments::language(&arguments);
    let found = match whole_command(language).try_get_matches_from(&arguments) {
        Ok(found) => found,
        Err(error) => return Outcome::Done(usage::answer(&error, language)),
    };
    let terminal = Terminal::new(language, found.get_flag("json"));
    let result = match found.subcommand() {
        None => match window::request(&found) {
            Ok(request) => return Outcome::Window(request),
            Err(failure) => Err(failure),
        },
        Some((name, found)) => match SUBCOMMANDS.iter().find(|known| known.name == name) {
            Some(known) => (known.run)(found, &terminal),
            None => Ok(()),
        },
    };
    Outcome::Done(terminal.finish(result))
}

/// The whole command line.
fn whole_command(language: Language) -> Command {
    window::command(language).subcommands(SUBCOMMANDS.iter().map(|known| (known.command)(language)))
}
