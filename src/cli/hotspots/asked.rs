//! What is asked of a statistic on the command line.

use std::path::PathBuf;

use crate::analysis::Measure;
use crate::analysis::hotspots::Options;
use crate::cli::failure::Failure;
use crate::model::Refusal;
use crate::session::Session;

/// What is asked of an open file.
pub(super) struct Asked<'a> {
    pub session: &'a Session,
    pub measure: Measure,
    pub options: Options,
    /// How often chance is asked, where the user says so.
    pub repetitions: Option<u32>,
    pub category: Option<String>,
    pub months: Option<usize>,
    pub out: Option<PathBuf>,
    /// Where the rings of clusters go.
    pub rings: Option<PathBuf>,
}

/// What the statistics refuse.
pub(super) fn refused(Refusal(sentence): Refusal) -> Failure {
    Failure::Refused(sentence)
}
