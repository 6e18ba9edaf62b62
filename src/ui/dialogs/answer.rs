//! What is asked of the system and of jobs, and what they answer.

use std::path::PathBuf;

use crate::analysis::planner::{Question, SuggestError, Suggestion};
use crate::analysis::spots::{SpotError, Spots};
use crate::exchange::{Batch, ImportReport};
use crate::model::{Attachment, Changes, Id, Owner, Plan, Sentence};
use crate::paint::raster::Pixels;
use crate::session::{PreparedDays, Session, SessionError};

use super::super::hotspots::Asking;
use super::super::open_file::OpenFile;

/// What a file is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// To open it.
    Open,
    /// For the map under the areas.
    Tiles,
    /// For a field of a dialog.
    Source(Field),
    /// To write the new county to.
    SaveNew,
    /// To let it belong to a record.
    Attach(Owner),
    /// To write a file that belongs to a record to.
    SaveAttachment(Id<Attachment>),
    /// To write a copy to.
    SaveCopy,
    /// To write the table that is shown to.
    ExportTable,
    /// To write the dry run of an import to.
    ImportReport,
    /// To write a template to.
    Template,
    /// To write the picture to.
    Picture,
    /// To write the paper to.
    Paper,
    /// To write what the press makes to.
    Press,
}

/// A field of a dialog that holds a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The file to import.
    Import,
    /// The user's own titles and words.
    Mapping,
    /// The boundaries of villages.
    Villages,
    /// The boundaries of townships.
    Townships,
    /// The office's own template of a paper.
    Template,
}

/// What reading somebody else's file has found.
#[derive(Debug)]
pub enum Planned {
    /// What an import would do, or why it cannot be.
    Import(Result<Batch, String>),
    /// A new county, or why it cannot be.
    New(Result<(Changes, ImportReport), String>),
}

/// What was done to the records, and the key of the sentence that says so; `None` says what was done as it is.
pub type Done = (Option<&'static str>, Option<Sentence>);

/// What a job answers.
pub enum Answer {
    /// A file was opened, or could not be.
    Opened(PathBuf, Result<Box<OpenFile>, SessionError>),
    /// The session comes back from long work on the file: with what was done and the key under which it is said.
    Returned(Box<Session>, Result<Done, SessionError>),
    /// The window of the system has answered; `true` when it was not there at all.
    Picked(Ask, Option<PathBuf>, bool),
    /// The window of the system has answered with files to import.
    PickedSeveral(Vec<PathBuf>),
    /// A path was typed.
    Typed(Ask, PathBuf),
    /// Somebody else's file was read.
    Planned(Box<Planned>),
    /// A file was written, with the key of the sentence that says so; or could not be, and why.
    Written(&'static str, Result<PathBuf, String>),
    /// Hotspots were looked for.
    Spots(Box<Result<Spots, SpotError>>, Asking),
    /// A suggestion was looked for: for which plan, and what was asked.
    Suggested(Box<(Id<Plan>, Question, Result<Suggestion, SuggestError>)>),
    /// Earlier days were made; none where that was stopped.
    Prepared(Option<PreparedDays>),
    /// The sheet went to a printer, and what is to be said of that; where there was none, the PDF that is to be shown.
    Printed(String, Option<PathBuf>),
    /// The sheet as a picture for the clipboard.
    Copied(Pixels),
    /// A job has failed, and why.
    Failed(String),
}
