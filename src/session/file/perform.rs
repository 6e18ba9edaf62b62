//! The only way to change an open file: an edit, and undo and redo, which are edits too.

use crate::edits::Edit;
use crate::model::{Changes, Progress, Refusal, Sentence};
use crate::session::clock;
use crate::session::error::SessionError;
use crate::session::kept::is_of_plans;
use crate::store::{EditKind, StoreError, Target};

use super::{Session, meta};

impl Session {
    /// Whether the edit may be done now, without doing it.
    pub fn check(&self, edit: &Edit) -> Result<(), Refusal> {
        edit.changes(self.world(), self.desk()).map(drop)
    }

    /// Does the edit: in the file first, in one transaction with its journal, then in memory.
    pub fn perform(&mut self, edit: &Edit) -> Result<(), SessionError> {
        self.perform_watched(edit.clone(), Progress::UNWATCHED)
    }

    /// The same as [`Session::perform`], while somebody waits. When it is stopped nothing has changed.
    pub fn perform_watched(&mut self, edit: Edit, progress: Progress<'_>) -> Result<(), SessionError> {
        self.refuse_earlier_day()?;
        let changes = edit.into_changes(&self.world, &self.desk)?;
        if changes.rows.is_empty() {
            return Ok(());
        }
        self.commit(changes, EditKind::Do, None, progress)
    }

    /// Does many changes as one edit: an import, an accepted plan. They were made from this world.
    pub fn perform_changes(&mut self, changes: &Changes) -> Result<(), SessionError> {
        self.refuse_earlier_day()?;
        if changes.rows.is_empty() {
            return Ok(());
        }
        self.commit(changes.clone(), EditKind::Do, None, Progress::UNWATCHED)
    }

    /// How many rows the last edit has changed: whether taking it back or doing it again takes long.
    pub fn last_rows(&self) -> u64 {
        self.history(1).ok().and_then(|lines| lines.first().map(|line| line.rows)).unwrap_or_default()
    }

    /// Nothing is changed while an earlier day is looked at.
    fn refuse_earlier_day(&self) -> Result<(), Refusal> {
        self.shown.as_ref().map_or(Ok(()), |shown| Err(Refusal(shown.why.clone())))
    }

    /// What undo would take back.
    pub fn undoable(&self) -> Option<&Sentence> {
        self.undoable.as_ref().filter(|_| self.shown.is_none())
    }

    /// What redo would do again.
    pub fn redoable(&self) -> Option<&Sentence> {
        self.redoable.as_ref().filter(|_| self.shown.is_none())
    }

    /// Takes back the last edit that stands, also one of an earlier session or from outside.
    pub fn undo(&mut self) -> Result<Sentence, SessionError> {
        self.undo_watched(Progress::UNWATCHED)
    }

    /// The same as [`Session::undo`], while somebody waits. When it is stopped nothing has changed.
    pub fn undo_watched(&mut self, progress: Progress<'_>) -> Result<Sentence, SessionError> {
        let stacks = self.store()?.stacks();
        let outside = (stacks.outside() > 0).then_some(Target::Outside);
        let target = outside.or_else(|| stacks.undo().map(Target::Edit));
        let nothing = || Refusal::new("store.nothing_to_undo");
        let (target, what) = target.zip(self.undoable.clone()).ok_or_else(nothing)?;
        self.take_back(target, EditKind::Undo, progress)?;
        Ok(what)
    }

    /// Does again what was undone last.
    pub fn redo(&mut self) -> Result<Sentence, SessionError> {
        self.redo_watched(Progress::UNWATCHED)
    }

    /// The same as [`Session::redo`], while somebody waits. When it is stopped nothing has changed.
    pub fn redo_watched(&mut self, progress: Progress<'_>) -> Result<Sentence, SessionError> {
        let target = self.store()?.stacks().redo().map(Target::Edit);
        let nothing = || Refusal::new("store.nothing_to_redo");
        let (target, what) = target.zip(self.redoable.clone()).ok_or_else(nothing)?;
        self.take_back(target, EditKind::Redo, progress)?;
        Ok(what)
    }

    /// Undo and redo are one: the inverse of an edit's rows, performed as an edit.
    fn take_back(&mut self, target: Target, kind: EditKind, progress: Progress<'_>) -> Result<(), SessionError> {
        self.refuse_earlier_day()?;
        if self.reload()? {
            return Err(SessionError::File(Sentence::new("store.conflict").with("file", self.path.display())));
        }
        let sentence = match target {
            Target::Edit(number) => Sentence::new(&format!("store.{}", kind.code())).with("number", number),
            Target::Outside => Sentence::new("store.undo_outside"),
        };
        let rows = self.store()?.inverse(&self.world, target)?;
        self.commit(Changes { sentence, rows }, kind, Some(target), progress.part(0.2, 1.0))
    }

    fn commit(
        &mut self,
        changes: Changes,
        kind: EditKind,
        target: Option<Target>,
        progress: Progress<'_>,
    ) -> Result<(), SessionError> {
        let meta = meta(&changes.sentence, kind, target, &self.desk.author, clock::now());
        let committed = match self.store_mut()?.commit(&changes, &meta, progress) {
            Ok(committed) => committed,
            Err(StoreError::Stopped) => return Err(StoreError::Stopped.into()),
            Err(error) => {
                // What another program wrote in the meantime is to be seen before anything is tried again.
                let _ = self.reload();
                return Err(error.into());
            }
        };
        let boundaries = self.kept.boundaries();
        if committed.outside {
            let loaded = self.store_mut()?.load()?;
            self.take(loaded);
        } else {
            self.kept.take_note(&changes.rows);
            let (edition, of_plans) = (self.edition, changes.rows.iter().all(is_of_plans));
            self.world.take_over(changes);
            self.changed();
            if of_plans {
                self.kept.carry_findings(edition, self.edition);
            }
        }
        self.is_survey_due |= self.kept.boundaries() != boundaries;
        Ok(())
    }
}
