//! What panels may see of the open file, held fast for a thread: the records and the choices as they are now.

use std::sync::Arc;

use crate::analysis::Findings;
use crate::geometry::Geography;
use crate::map::{Choice, County};
use crate::session::Session;
use crate::words::Language;

use super::super::intent::{Selection, Sight, Workspace};
use super::super::open_file::OpenFile;

/// The records and the choices of one moment.
pub(super) struct Snapshot {
    session: Session,
    findings: Arc<Findings>,
    geography: Arc<Geography>,
    /// What is shown on the map.
    pub choice: Choice,
    workspace: Workspace,
    language: Language,
}

impl Snapshot {
    /// As things are now. It shares the records and costs nothing.
    pub(super) fn of(file: &OpenFile, choice: &Choice, workspace: Workspace, language: Language) -> Self {
        Self {
            session: file.session.stand_in(),
            findings: Arc::clone(&file.findings),
            geography: Arc::clone(&file.geography),
            choice: choice.clone(),
            workspace,
            language,
        }
    }

    /// What a scene is made from.
    pub(super) fn county(&self) -> County<'_> {
        County { world: self.session.world(), findings: &self.findings, geography: &self.geography }
    }

    /// What a panel would see. Nothing is marked in it.
    pub(super) fn sight<'a>(&'a self, selection: &'a Selection) -> Sight<'a> {
        Sight {
            session: &self.session,
            findings: &self.findings,
            geography: &self.geography,
            choice: &self.choice,
            selection,
            posting_cadre: None,
            planning: None,
            workspace: self.workspace,
            language: self.language,
            presenting: false,
        }
    }
}
