//! The open file with its world.

mod perform;
mod survey;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::analysis::{Agenda, Findings};
use crate::edits::{Desk, RowId};
use crate::geometry::Geography;
use crate::model::{Change, Changes, Date, Id, Month, Progress, Refusal, Sentence, World, setting_key};
use crate::store::{self, Access, EditKind, Loaded, Meta, Note, Store, StoreError, Target, WritingDesk};
use crate::words::Language;

use super::check::{self, CheckFinding};
use super::error::SessionError;
use super::history::{self, HistoryEntry};
use super::kept::{Kept, SNAP_M};
use super::past::KeptDays;
use super::record_history::{self, RecordChange};
use super::shown::Shown;
use super::{clock, person};

/// One open file.
pub struct Session {
    /// The file itself; a stand-in has none.
    store: Option<Store>,
    read_only: Option<Sentence>,
    world: World,
    shown: Option<Shown>,
    notes: Vec<Note>,
    path: PathBuf,
    revision: u64,
    edition: u64,
    desk: Desk,
    undoable: Option<Sentence>,
    redoable: Option<Sentence>,
    kept: Kept,
    past: KeptDays,
    /// Whether this session has changed boundaries and kept no survey of them yet.
    is_survey_due: bool,
}

impl Session {
    /// Makes a new file at `path` (which must not exist) from the rows of `changes`, and opens it to write.
    ///
    /// The same changes make the same file everywhere when they set a date of reference: that day counts as the day of
    /// making, and nobody as the maker.
    pub fn create(path: &Path, changes: &Changes) -> Result<Self, SessionError> {
        Self::create_watched(path, changes, Progress::UNWATCHED)
    }

    /// The same as [`Session::create`], while somebody waits. When it is stopped there is no file.
    pub fn create_watched(path: &Path, changes: &Changes, progress: Progress<'_>) -> Result<Self, SessionError> {
        let (at, author) = match reference_date(changes) {
            Some(day) => (clock::beginning_of(day), String::new()),
            None => (clock::now(), person::name()),
        };
        let meta = meta(&changes.sentence, EditKind::Create, None, &author, at);
        store::create(path, changes, &meta, progress.part(0.0, 0.6))?;
        let opened = Self::open_watched(path, Access::Write, progress.part(0.6, 1.0));
        if progress.at(1.0).is_err() {
            drop(opened);
            // The file was made a moment ago by this very call, and nobody wants it any more.
            let _ = std::fs::remove_file(path);
            return Err(StoreError::Stopped.into());
        }
        let mut opened = opened?;
        // Nobody has made a survey of these boundaries yet.
        opened.keep_survey(&meta.at);
        Ok(opened)
    }

    /// Opens a file.
    pub fn open(path: &Path, access: Access) -> Result<Self, SessionError> {
        Self::open_watched(path, access, Progress::UNWATCHED)
    }

    /// The same as [`Session::open`], while somebody waits.
    pub fn open_watched(path: &Path, access: Access, progress: Progress<'_>) -> Result<Self, SessionError> {
        let author = person::name();
        let desk = WritingDesk { who: author.clone(), machine: person::machine(), since: clock::now() };
        let (store, loaded) = Store::open(path, access, &desk, progress)?;
        let mut session = Self {
            read_only: store.read_only().cloned(),
            store: Some(store),
            world: World::default(),
            shown: None,
            notes: Vec::new(),
            path: path.to_owned(),
            revision: 0,
            edition: 0,
            desk: Desk { author, today: clock::today() },
            undoable: None,
            redoable: None,
            kept: Kept::default(),
            past: KeptDays::default(),
            is_survey_due: false,
        };
        session.take(loaded);
        Ok(session)
    }

    /// The same records without the file: a snapshot for a thread, or what is shown while this session is at work on
    /// one. It cannot be written, and says why.
    #[must_use]
    pub fn stand_in(&self) -> Self {
        Self {
            store: None,
            read_only: Some(Sentence::new("store.reason.at_work")),
            world: self.world.clone(),
            shown: self.shown.clone(),
            notes: self.notes.clone(),
            path: self.path.clone(),
            revision: self.revision,
            edition: self.edition,
            desk: self.desk.clone(),
            undoable: None,
            redoable: None,
            kept: self.kept.clone(),
            past: self.past.clone(),
            is_survey_due: false,
        }
    }

    /// Whether this only stands in for a session that is at work elsewhere.
    pub fn is_stand_in(&self) -> bool {
        self.store.is_none()
    }

    pub(super) fn store(&self) -> Result<&Store, SessionError> {
        self.store.as_ref().ok_or_else(at_work)
    }

    pub(super) fn store_mut(&mut self) -> Result<&mut Store, SessionError> {
        self.store.as_mut().ok_or_else(at_work)
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
            self.shown = day.map(|day| Shown::of(&self.past(day), &self.desk));
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
        self.shown.as_ref().map(|shown| &shown.why).or(self.read_only.as_ref())
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

    /// A number that grows when a record changes, and not when another day is looked at.
    pub fn edition(&self) -> u64 {
        self.edition
    }

    /// The earlier days that are kept.
    pub(super) fn past_days(&self) -> &KeptDays {
        &self.past
    }

    /// The findings of this revision.
    pub fn findings(&self) -> Arc<Findings> {
        match self.as_of() {
            Some(day) => Arc::clone(&self.past(day).findings),
            None => self.kept.findings(&self.world, self.edition, self.desk.today),
        }
    }

    /// What is to be done on the day that is shown.
    pub fn agenda(&self) -> Arc<Agenda> {
        self.kept.agenda(self.world(), self.revision, self.desk().today)
    }

    /// What is made from the records and kept.
    pub(super) fn kept(&self) -> &Kept {
        &self.kept
    }

    /// The line of the journal with which a month was frozen, 0 where it was so from the beginning.
    pub(super) fn line_of(&self, month: Id<Month>) -> Result<i64, SessionError> {
        Ok(self.store()?.line_that_added(month)?)
    }

    /// The rows that take back what was done since a month was frozen. Another program may not have written just now.
    pub(super) fn rows_since(&self, month: Id<Month>) -> Result<Vec<Change>, SessionError> {
        let store = self.store()?;
        if store.is_changed_outside()? {
            return Err(SessionError::File(Sentence::new("store.conflict").with("file", self.path.display())));
        }
        Ok(store.inverse_since(&self.world, self.line_of(month)?)?)
    }

    /// The history, latest first, at most `limit` entries.
    pub fn history(&self, limit: usize) -> Result<Vec<HistoryEntry>, SessionError> {
        let Some(store) = &self.store else { return Ok(Vec::new()) };
        let stacks = store.stacks();
        let outside = history::outside_entry(stacks, store.outside_at()?);
        let lines = store.lines(limit)?.into_iter().map(|line| history::entry(line, stacks));
        Ok(outside.into_iter().chain(lines).take(limit).collect())
    }

    /// The head of the journal's hash, by which a print tells from which state of the file it was made; none where the
    /// file is not at hand.
    pub fn journal_head(&self) -> Option<String> {
        self.store.as_ref().and_then(|store| store.journal_head().ok()).flatten()
    }

    /// The history of one record, latest first: who, when, which field, from what to what, also from outside.
    pub fn record_history(&self, row: RowId) -> Result<Vec<RecordChange>, SessionError> {
        Ok(record_history::of(self.store()?, &self.world, row)?)
    }

    /// Reads the file again if another program changed it; says whether it did. Cheap when nothing was changed.
    pub fn reload(&mut self) -> Result<bool, SessionError> {
        let Some(store) = &mut self.store else { return Ok(false) };
        if !store.is_changed_outside()? {
            return Ok(false);
        }
        let loaded = store.load()?;
        self.take(loaded);
        Ok(true)
    }

    /// Writes a complete copy of the file to `path` (which must not exist).
    pub fn save_copy(&self, path: &Path) -> Result<(), SessionError> {
        Ok(self.store()?.save_copy(path)?)
    }

    /// Everything that is wrong with the file: its bytes, its rows, its journal and its boundaries.
    pub fn check_file(&self) -> Result<Vec<CheckFinding>, SessionError> {
        let mut findings: Vec<_> = self.store()?.faults()?.into_iter().map(check::of_fault).collect();
        findings.extend(self.notes.iter().map(check::of_note));
        findings.extend(check::twice(&self.world));
        // Made anew, whatever survey is kept.
        findings.extend(check::topology(&self.world, &Geography::of(&self.world, SNAP_M)));
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
        self.changed();
    }

    /// The world is another one.
    fn changed(&mut self) {
        self.revision += 1;
        self.edition += 1;
        self.desk.today = self.world.reference_date().unwrap_or_else(clock::today);
        if let Some(day) = self.as_of() {
            self.shown = (day < self.desk.today).then(|| Shown::of(&self.past(day), &self.desk));
        }
        let Some(store) = &self.store else { return };
        let stacks = store.stacks();
        let sentence = |number: Option<i64>| number.and_then(|number| store.sentence_of(number).ok());
        self.redoable = sentence(stacks.redo());
        self.undoable = if stacks.outside() > 0 { Some(history::outside()) } else { sentence(stacks.undo()) };
    }
}

/// Puts the newest good backup in the place of a damaged file. The damaged file is kept; its new path is given back.
pub fn restore(path: &Path) -> Result<PathBuf, SessionError> {
    Ok(store::restore(path, &clock::now())?)
}

/// Writes a complete, checked copy of the file at `from`, which may be open, to `to`, which must not exist. When it is
/// stopped there is no copy.
pub fn save_copy(from: &Path, to: &Path, progress: Progress<'_>) -> Result<(), SessionError> {
    Ok(store::save_copy(from, to, progress)?)
}

/// What is said when something is asked of a stand-in.
fn at_work() -> SessionError {
    Refusal::new("store.reason.at_work").into()
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

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::edits::Edit;
    use crate::model::Setting;

    fn settings(numbers: std::ops::Range<u32>) -> Changes {
        let mut changes = Changes::new(Sentence::new("edit.test"));
        numbers.for_each(|n| changes.add(Setting::new(&format!("key {n}"), "值")));
        changes
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// Does the work again and again, stopped a little later each time, until it comes to its end.
    fn stop_everywhere<T>(mut work: impl FnMut(Progress<'_>) -> Result<T, SessionError>, mut after: impl FnMut()) -> T {
        for asked in 0.. {
            let (left, last) = (Cell::new(asked), Cell::new(0.0));
            let tell = |share: f32| {
                assert!(share >= last.replace(share) && share <= 1.0, "{share}");
                left.replace(left.get() - 1) > 0
            };
            match work(Progress::new(&tell)) {
                Ok(done) => {
                    assert!(asked > 1, "long work asks whether to go on");
                    return done;
                }
                Err(error) => assert_eq!(error.sentence().key, "store.stopped"),
            }
            after();
        }
        unreachable!("the work comes to its end");
    }

    #[test]
    fn making_opening_and_copying_a_file_leave_nothing_behind_wherever_they_are_stopped() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("county.gpkg");
        let changes = settings(0..2000);
        let made = stop_everywhere(
            |progress| Session::create_watched(&path, &changes, progress),
            || assert_eq!(names(folder.path()), [""; 0]),
        );
        let rows = made.world().settings.len();
        assert_eq!((made.undoable(), made.history(9).unwrap().len()), (None, 1), "nothing came from outside");
        drop(made);
        let open = |progress: Progress<'_>| Session::open_watched(&path, Access::Write, progress);
        let session = stop_everywhere(open, || assert_eq!(names(folder.path()), ["county.gpkg"]));
        let copy = folder.path().join("copy.gpkg");
        let before = names(folder.path());
        stop_everywhere(|progress| save_copy(&path, &copy, progress), || assert_eq!(names(folder.path()), before));
        assert_eq!(Session::open(&copy, Access::Read).unwrap().world().settings.len(), rows);
        drop(session);
    }

    #[test]
    fn an_import_that_is_stopped_anywhere_changes_nothing_and_is_one_edit_at_its_end() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("county.gpkg");
        let mut session = Session::create(&path, &settings(0..3)).unwrap();
        let (world, revision) = (session.world().clone(), session.revision());
        let edit = Edit::Import(settings(10..2010));
        let seen = Cell::new(0);
        stop_everywhere(
            |progress| {
                let done = session.perform_watched(edit.clone(), progress);
                if done.is_err() {
                    assert_eq!((session.world(), session.revision()), (&world, revision));
                    assert_eq!(session.history(9).unwrap().len(), 1);
                    seen.set(seen.get() + 1);
                }
                done
            },
            || (),
        );
        assert!(seen.get() > 5);
        assert_eq!((session.world().settings.len(), session.revision()), (2003, revision + 1));
        assert_eq!((session.history(9).unwrap().len(), session.last_rows()), (2, 2000));
        let stopped = session.undo_watched(Progress::new(&|share| share < 0.5)).unwrap_err();
        assert_eq!(stopped.sentence().key, "store.stopped");
        assert_eq!(session.world().settings.len(), 2003);
        session.undo().unwrap();
        assert_eq!(*session.world(), world);
        assert!(names(&path.with_extension("backups")).iter().all(|name| !name.ends_with(".part")));
    }

    #[test]
    fn a_stand_in_shows_the_same_records_and_can_change_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("county.gpkg");
        let mut session = Session::create(&path, &settings(0..3)).unwrap();
        let findings = session.findings();
        let mut stand_in = session.stand_in();
        session.perform(&Edit::Import(settings(10..20))).unwrap();
        assert_eq!((stand_in.world().settings.len(), session.world().settings.len()), (3, 13));
        assert!(Arc::ptr_eq(&stand_in.findings(), &findings), "what was worked out is shared");
        let error = stand_in.perform(&Edit::Import(settings(30..40))).unwrap_err();
        assert_eq!(error.sentence().key, "store.reason.at_work");
        assert_eq!(stand_in.undo().unwrap_err().sentence().key, "store.reason.at_work");
        assert!(stand_in.read_only().is_some() && stand_in.undoable().is_none() && stand_in.is_stand_in());
        assert!(!stand_in.reload().unwrap() && stand_in.history(9).unwrap().is_empty());
    }
}
