//! `cunqing demo OUT`: the fictional demo county as a file.

use clap::{ArgMatches, Command};

use crate::edits::default_catalogue;
use crate::exchange::demo_county;
use crate::model::Sentence;
use crate::session::Session;
use crate::words::Language;

use super::arguments::{command as base, path, path_of};
use super::failure::Failure;
use super::terminal::Terminal;

/// The arguments.
pub(super) fn command(language: Language) -> Command {
    base("demo", "cunqing demo OUT.gpkg", language).arg(path("OUT", language))
}

/// Writes the demo county; a file that is there is not touched.
pub(super) fn run(found: &ArgMatches, terminal: &Terminal) -> Result<(), Failure> {
    let out = path_of(found, "OUT");
    let session = terminal.watched("cli.progress.write", |progress| {
        Session::create_watched(&out, &demo_county(default_catalogue()), progress)
    })?;
    let world = session.world();
    terminal.done(
        &Sentence::new("cli.demo.done")
            .with("file", out.display())
            .with("villages", world.villages.len())
            .with("cadres", world.cadres.len())
            .with("issues", world.issues.len()),
    );
    Ok(())
}
