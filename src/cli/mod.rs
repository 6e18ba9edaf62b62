//! # cli: the terminal
//!
//! Holds: one file a subcommand; the reading of arguments; what is written to the terminal and to files.
//! May use: model words edits analysis geometry exchange session map paint papers
//! Foreign: clap indicatif serde_json jiff geo_types
//! Never: does what the library cannot do.
//!
//! Exit codes: 0 done, 1 refused or failed, 2 wrong usage. Results go to the standard output, progress and errors to the
//! standard error.

mod arguments;
mod assign;
mod atlas;
mod bench;
mod check;
mod compare;
mod deck;
mod demo;
mod export;
mod failure;
mod help;
mod history;
mod hotspots;
mod import;
mod new_county;
mod opened;
mod page;
mod picture_options;
mod plan;
mod redo;
mod report;
mod sheet_options;
mod snapshot;
mod spot_layer;
mod subcommands;
mod template;
mod terminal;
mod themes;
mod undo;
mod usage;
mod view_option;
mod whole_file;
mod window;

use std::ffi::OsString;
use std::process::ExitCode;

use subcommands::SUBCOMMANDS;
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

/// Reads the arguments (the first is the name of the program) and does what a subcommand asks for.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Outcome {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let language = arguments::language(&arguments);
    let found = match subcommands::whole_command(language).try_get_matches_from(&arguments) {
        Ok(found) => found,
        Err(error) => return Outcome::Done(usage::answer(&error, language)),
    };
    let terminal = Terminal::new(language, found.get_flag("json"));
    let result = match found.subcommand() {
        None => match window::request(&found) {
            Ok(request) => return Outcome::Window(request),
            Err(failure) => Err(failure),
        },
        Some(("help", found)) => help::run(found, &subcommands::whole_command(language)),
        Some((name, found)) => match SUBCOMMANDS.iter().find(|known| known.name == name) {
            Some(known) => (known.run)(found, &terminal),
            None => Ok(()),
        },
    };
    Outcome::Done(terminal.finish(result))
}
