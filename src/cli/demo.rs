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

#[cfg(test)]
mod tests {
    use crate::edits::{Desk, Edit, Row, default_catalogue};
    use crate::exchange::{demo::REFERENCE_DATE, demo_county};
    use crate::model::{Table, World};

    #[test]
    fn what_the_demo_tells_of_its_year_is_what_the_rules_admit() {
        let mut world = World::default();
        world.apply(&demo_county(default_catalogue()));
        let desk = Desk { author: "示例".into(), today: REFERENCE_DATE };
        let admitted = |world: &World, row: Row| {
            let refused = Edit::add(row.clone()).changes(world, &desk).err();
            assert!(refused.is_none(), "{refused:?}: {row:?}");
        };
        macro_rules! all {
            ($($field:ident)*) => {
                $({
                    let without = World { $field: Table::default(), ..world.clone() };
                    world.$field.iter().for_each(|row| admitted(&without, row.clone().into()));
                })*
            };
        }
        all!(campaigns activities promises criteria documents plans plan_items plan_marks households standings);
    }
}
