//! The open file with what the window derives from each of its revisions.

use std::sync::Arc;

use crate::analysis::{Findings, Gaps};
use crate::geometry::Geography;
use crate::map::County;
use crate::model::{Progress, Stopped};
use crate::session::Session;

use super::search::Index;

/// The open file and what follows from its revision.
pub struct OpenFile {
    /// The file.
    pub session: Session,
    /// Its findings.
    pub findings: Arc<Findings>,
    /// Its areas.
    pub geography: Arc<Geography>,
    /// What needs attention.
    pub gaps: Gaps,
    /// What the search looks through.
    pub index: Index,
    revision: u64,
}

impl OpenFile {
    /// Takes a session and derives the rest.
    pub fn new(session: Session) -> Self {
        let (findings, geography) = (session.findings(), session.geography());
        let gaps = Gaps::of(session.world(), &findings);
        let index = Index::of(session.world());
        let revision = session.revision();
        Self { session, findings, geography, gaps, index, revision }
    }

    /// The same as [`OpenFile::new`], while somebody waits.
    pub fn watched(session: Session, progress: Progress<'_>) -> Result<Self, Stopped> {
        progress.at(0.0)?;
        session.geography();
        progress.at(0.8)?;
        session.findings();
        progress.at(0.9)?;
        let file = Self::new(session);
        progress.at(1.0)?;
        Ok(file)
    }

    /// Hands the session out for long work on the file; its stand-in shows the records as they are until it is back.
    pub fn lend(&mut self) -> Session {
        let stand_in = self.session.stand_in();
        std::mem::replace(&mut self.session, stand_in)
    }

    /// Derives again what follows from the records, if they have changed; says whether they had.
    pub fn refresh(&mut self) -> bool {
        if self.revision == self.session.revision() {
            return false;
        }
        self.revision = self.session.revision();
        self.findings = self.session.findings();
        self.geography = self.session.geography();
        self.gaps = Gaps::of(self.session.world(), &self.findings);
        self.index.refresh(self.session.world());
        true
    }

    /// What a scene is made from.
    pub fn county(&self) -> County<'_> {
        County { world: self.session.world(), findings: &self.findings, geography: &self.geography }
    }
}
