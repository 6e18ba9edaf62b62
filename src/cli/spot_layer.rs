//! The hotspots that a theme such as `gi:open` asks for, looked for and ready to be drawn.

use clap::ArgMatches;

use crate::analysis::spots::{SpotError, Spots};
use crate::map::{County, SpotLayer};
use crate::model::{Progress, Sentence};

use super::failure::Failure;
use super::picture_options;
use super::terminal::Terminal;

/// The layer of the theme; none where it asks for a measure.
pub(super) fn layer(
    found: &ArgMatches,
    county: County<'_>,
    revision: u64,
    terminal: &Terminal,
) -> Result<Option<SpotLayer>, Failure> {
    let Some(question) = picture_options::spots(found, county.world)? else { return Ok(None) };
    let look = |progress: Progress<'_>| Spots::of(county.world, county.findings, county.geography, &question, progress);
    let spots = terminal.watched("cli.progress.hotspots", look).map_err(|error| match error {
        SpotError::Refused(refusal) => Failure::Refused(refusal.0),
        SpotError::Stopped => Failure::Refused(Sentence::new("map.picture.stopped")),
    })?;
    Ok(Some(SpotLayer::of(spots, revision)))
}
