//! The list of all subcommands.

use clap::{ArgMatches, Command};

use crate::words::Language;

use super::failure::Failure;
use super::terminal::Terminal;
use super::{
    assign, atlas, bench, check, compare, deck, demo, export, help, history, hotspots, import, new_county, page, plan,
    redo, report, snapshot, template, themes, undo, window,
};

/// One subcommand: its arguments, and what it does with them.
pub(super) struct Subcommand {
    pub name: &'static str,
    pub command: fn(Language) -> Command,
    pub run: fn(&ArgMatches, &Terminal) -> Result<(), Failure>,
}

/// All subcommands, in the order of the help.
pub(super) const SUBCOMMANDS: [Subcommand; 20] = [
    Subcommand { name: "demo", command: demo::command, run: demo::run },
    Subcommand { name: "new", command: new_county::command, run: new_county::run },
    Subcommand { name: "template", command: template::command, run: template::run },
    Subcommand { name: "import", command: import::command, run: import::run },
    Subcommand { name: "export", command: export::command, run: export::run },
    Subcommand { name: "check", command: check::command, run: check::run },
    Subcommand { name: "themes", command: themes::command, run: themes::run },
    Subcommand { name: "hotspots", command: hotspots::command, run: hotspots::run },
    Subcommand { name: "snapshot", command: snapshot::command, run: snapshot::run },
    Subcommand { name: "atlas", command: atlas::command, run: atlas::run },
    Subcommand { name: "deck", command: deck::command, run: deck::run },
    Subcommand { name: "page", command: page::command, run: page::run },
    Subcommand { name: "report", command: report::command, run: report::run },
    Subcommand { name: "plan", command: plan::command, run: plan::run },
    Subcommand { name: "assign", command: assign::command, run: assign::run },
    Subcommand { name: "compare", command: compare::command, run: compare::run },
    Subcommand { name: "history", command: history::command, run: history::run },
    Subcommand { name: "undo", command: undo::command, run: undo::run },
    Subcommand { name: "redo", command: redo::command, run: redo::run },
    Subcommand { name: "bench", command: bench::command, run: bench::run },
];

/// The whole command line.
pub(super) fn whole_command(language: Language) -> Command {
    let commands = SUBCOMMANDS.iter().map(|known| (known.command)(language));
    window::command(language).subcommands(commands).subcommand(help::command(language))
}
