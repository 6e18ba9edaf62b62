//! The open file: its world, and the only way to change it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::analysis::Findings;
use crate::edits::{Desk, Edit, RowId};
use crate::geometry::Geography;
use crate::model::{Change, Changes, Date, Refusal, Sentence, World, setting_key};
use crate::store::{self, Access, EditKind, Loaded, Meta, Note, Store, Target, WritingDesk};
use crate::words::Language;

use super::check::{self, CheckFinding};
use super::error::SessionError;
use super::history::{self, HistoryEntry};
use super::kept::Kept;
use super::record_history::{self, RecordChange};
use super::shown::Shown;
use super::{clock, person};

/// One open file.
pub struct Session {
    store: Store,
    world: World,
    shown: Option<Shown>,
    notes: Vec<Note>,
    path: PathBuf,
    revision: u64,
    desk: Desk,
    undoable: Option<Sentence>,
    redoable: Option<Sentence>,
    kept: Kept,
}

impl Session {
    /// Makes a new file at `path` (which must not exist) from the rows of `changes`, and opens it to write.
    ///
    /// The same changes make the same file everywhere when they set a date of reference: that day counts as the day of
    /// making, and nobody as the maker.
    pub fn create(path: &Path, changes: &Changes) -> Result<Self, SessionError> {
        let (at, author) = match reference_date(changes) {
            Some(day) => (clock::beginning_of(day), String::new()),
            None => (clock::now(), person::name()),
        };
        store::create(path, changes, &meta(&changes.sentence, EditKind::Create, None, &author, at))?;
        Self::open(path, Access::Write)
    }

    /// Opens a file.
    pub fn open(path: &Path, access: Access) -> Result<Self, SessionError> {
        let author = person::name();
        let desk = WritingDesk { who: author.clone(), machine: person::machine(), since: clock::now() };
        let (store, loaded) = Store::open(path, access, &desk)?;
        let mut session = Self {
            store,
            world: World::default(),
            shown: None,
            notes: Vec::new(),
            path: path.to_owned(),
            revision: 0,
            desk: Desk { author, today: clock::today() },
            undoable: None,
            redoable: None,
            kept: Kept::default(),
        };
        session.take(loaded);
        Ok(session)
    }

    /// The records, of the day that is looked at. A clone shares them and is a snapshot for a thread.
    pub fn world(&self) -> &World {
        self.shown.as_ref().map_or(&self.world, |shown| &shown.world)
    }

    /// Looks at the county as it stood at the end of a day: until `None` is given, records, findings and desk are those
    /// of that day, and nothing can be changed. A day that has not come is refused; today is the county itself.
    pub fn look_at(&mut self, day: Option<Date>) -> Result<(), Refusal> {
        let today = self.desk.today;
        if let Some(day) = day.filter(|day| *day > today) {
            return Err(Refusal::new("dates.as_of.ahead").with("day", day).with("today", today));
        }
        let day = day.filter(|day| *day < today);
        if day != self.as_of() {
            self.shown = day.map(|day| Shown::of(&self.world, &self.desk, day));
            self.revision += 1;
        }
        Ok(())
    }

    /// The earlier day that is looked at, if one is.
    pub fn as_of(&self) -> Option<Date> {
        self.shown.as_ref().map(|shown| shown.desk.today)
    }

    /// The day that counts as today in the file, whatever day is looked at.
    pub fn today(&self) -> Date {
        self.desk.today
    }

    /// The records as they stand today, whatever day is looked at.
    pub fn present(&self) -> &World {
        &self.world
    }

    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// A number that grows with every change of the world.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Why nothing can be written, if so: an earlier day is looked at, somebody else writes, the medium is read-only, the
    /// file is newer.
    pub fn read_only(&self) -> Option<&Sentence> {
        self.shown.as_ref().map(|shown| &shown.why).or_else(|| self.store.read_only())
    }

    /// What could not be understood in the file, and what was done about it.
    pub fn notes(&self) -> impl ExactSizeIterator<Item = &Sentence> {
        self.notes.iter().map(|note| &note.0)
    }

    /// The person at the desk, and the day that counts as today: the day that is looked at, else the file's own date of
    /// reference, else the clock's.
    pub fn desk(&self) -> &Desk {
        self.shown.as_ref().map_or(&self.desk, |shown| &shown.desk)
    }

    /// Sets the name of the person at the desk.
    pub fn set_author(&mut self, author: &str) {
        author.clone_into(&mut self.desk.author);
    }

    /// The findings of this revision.
    pub fn findings(&self) -> Arc<Findings> {
        self.kept.findings(self.world(), self.revision, self.desk().today)
    }

    /// The geography of the boundaries as they stand.
    pub fn geography(&self) -> Arc<Geography> {
        self.kept.geography(&self.world)
    }

    /// Whether the edit may be done now, without doing it.
    pub fn check(&self, edit: &Edit) -> Result<(), Refusal> {
        edit.changes(self.world(), self.desk()).map(drop)
    }

    /// Does the edit: in the file first, in one transaction with its journal, then in memory.
    pub fn perform(&mut self, edit: &Edit) -> Result<(), SessionError> {
        self.refuse_earlier_day()?;
        let changes = edit.changes(&self.world, &self.desk)?;
        self.perform_changes(&changes)
    }

    /// Does many changes as one edit: an import, an accepted plan. They were made from this world.
    pub fn perform_changes(&mut self, changes: &Changes) -> Result<(), SessionError> {
        self.refuse_earlier_day()?;
        if changes.rows.is_empty() {
            return Ok(());
        }
        self.commit(changes, EditKind::Do, None)
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
        let outside = (self.store.stacks().outside() > 0).then_some(Target::Outside);
        let target = outside.or_else(|| self.store.stacks().undo().map(Target::Edit));
        let nothing = || Refusal::new("store.nothing_to_undo");
        let (target, what) = target.zip(self.undoable.clone()).ok_or_else(nothing)?;
        self.take_back(target, EditKind::Undo)?;
        Ok(what)
    }

    /// Does again what was undone last.
    pub fn redo(&mut self) -> Result<Sentence, SessionError> {
        let target = self.store.stacks().redo().map(Target::Edit);
        let nothing = || Refusal::new("store.nothing_to_redo");
        let (target, what) = target.zip(self.redoable.clone()).ok_or_else(nothing)?;
        self.take_back(target, EditKind::Redo)?;
        Ok(what)
    }

    /// Undo and redo are one: the inverse of an edit's rows, performed as an edit.
    fn take_back(&mut self, target: Target, kind: EditKind) -> Result<(), SessionError> {
        self.refuse_earlier_day()?;
        if self.reload()? {
            return Err(SessionError::File(Sentence::new("store.conflict").with("file", self.path.display())));
        }
        let sentence = match target {
            Target::Edit(number) => Sentence::new(&format!("store.{}", kind.code())).with("number", number),
            Target::Outside => Sentence::new("store.undo_outside"),
        };
        let rows = self.store.inverse(&self.world, target)?;
        self.commit(&Changes { sentence, rows }, kind, Some(target))
    }

    fn commit(&mut self, changes: &Changes, kind: EditKind, target: Option<Target>) -> Result<(), SessionError> {
        let meta = meta(&changes.sentence, kind, target, &self.desk.author, clock::now());
        let committed = match self.store.commit(changes, &meta) {
            Ok(committed) => committed,
            Err(error) => {
                // What another program wrote in the meantime is to be seen before anything is tried again.
                let _ = self.reload();
                return Err(error.into());
            }
        };
        if committed.outside {
            let loaded = self.store.load()?;
            self.take(loaded);
        } else {
            self.world.apply(changes);
            self.changed(&changes.rows);
        }
        Ok(())
    }

    /// The history, latest first, at most `limit` entries.
    pub fn history(&self, limit: usize) -> Result<Vec<HistoryEntry>, SessionError> {
        let stacks = self.store.stacks();
        let outside = history::outside_entry(stacks, self.store.outside_at()?);
        let lines = self.store.lines(limit)?.into_iter().map(|line| history::entry(line, stacks));
        Ok(outside.into_iter().chain(lines).take(limit).collect())
    }

    /// The history of one record, latest first: who, when, which field, from what to what, also from outside.
    pub fn record_history(&self, row: RowId) -> Result<Vec<RecordChange>, SessionError> {
        Ok(record_history::of(&self.store, &self.world, row)?)
    }

    /// Reads the file again if another program changed it; says whether it did. Cheap when nothing was changed.
    pub fn reload(&mut self) -> Result<bool, SessionError> {
        if !self.store.is_changed_outside()? {
            return Ok(false);
        }
        let loaded = self.store.load()?;
        self.take(loaded);
        Ok(true)
    }

    /// Writes a complete copy of the file to `path` (which must not exist).
    pub fn save_copy(&self, path: &Path) -> Result<(), SessionError> {
        Ok(self.store.save_copy(path)?)
    }

    /// Everything that is wrong with the file: its bytes, its rows, its journal and its boundaries.
    pub fn check_file(&self) -> Result<Vec<CheckFinding>, SessionError> {
        let mut findings: Vec<_> = self.store.faults()?.into_iter().map(check::of_fault).collect();
        findings.extend(self.notes.iter().map(check::of_note));
        findings.extend(check::twice(&self.world));
        findings.extend(check::topology(&self.world, &self.geography()));
        Ok(findings)
    }

    /// The day of the clock in the local time zone.
    pub fn clock_today() -> Date {
        clock::today()
    }

    /// Takes over what was read from the file.
    fn take(&mut self, loaded: Loaded) {
        self.world = loaded.world;
        self.notes = loaded.notes;
        self.kept.forget_geography();
        self.changed(&[]);
    }

    /// The world is another one.
    fn changed(&mut self, rows: &[Change]) {
        self.revision += 1;
        self.kept.take_note(rows);
        self.desk.today = self.world.reference_date().unwrap_or_else(clock::today);
        if let Some(day) = self.as_of() {
            self.shown = (day < self.desk.today).then(|| Shown::of(&self.world, &self.desk, day));
        }
        let stacks = self.store.stacks();
        let sentence = |number: Option<i64>| number.and_then(|number| self.store.sentence_of(number).ok());
        self.redoable = sentence(stacks.redo());
        self.undoable = if stacks.outside() > 0 { Some(history::outside()) } else { sentence(stacks.undo()) };
    }
}

/// Puts the newest good backup in the place of a damaged file. The damaged file is kept; its new path is given back.
pub fn restore(path: &Path) -> Result<PathBuf, SessionError> {
    Ok(store::restore(path, &clock::now())?)
}

fn meta(sentence: &Sentence, kind: EditKind, target: Option<Target>, author: &str, at: String) -> Meta {
    let outside = history::outside();
    let outside_text = Language::Chinese.sentence(&outside);
    Meta {
        at,
        author: author.to_owned(),
        text: Language::Chinese.sentence(sentence),
        outside: (outside, outside_text),
        kind,
        target,
    }
}

/// The date of reference that these changes set.
fn reference_date(changes: &Changes) -> Option<Date> {
    changes.rows.iter().find_map(|change| match change {
        Change::Setting(delta) => {
            delta.after.as_ref().filter(|row| row.key == setting_key::REFERENCE_DATE)?.value.parse().ok()
        }
        _ => None,
    })
}
