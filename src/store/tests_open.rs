//! An open file under stress: a full disk, a lock, a hand in the journal, big edits, a log left behind.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::error::StoreError;
use super::journal::{EditKind, Meta, Target};
use super::load::Loaded;
use super::lock::Desk;
use super::open::{Access, Store};
use super::verify::Fault;
use super::{backup, connection, header};
use crate::model::{Changes, Id, Progress, Record, Sentence, Setting};

fn meta(kind: EditKind) -> Meta {
    Meta {
        at: "2026-10-31T00:00:00.000Z".into(),
        author: "王某".into(),
        text: String::new(),
        outside: (Sentence::new("store.external"), String::new()),
        kind,
        target: None,
    }
}

fn setting(n: u32) -> Setting {
    Setting { id: Id::named(&n.to_string()), key: n.to_string(), value: "值".repeat(200) }
}

fn settings(numbers: std::ops::Range<u32>) -> Changes {
    let mut changes = Changes::new(Sentence::new("edit.add"));
    numbers.for_each(|n| changes.add(setting(n)));
    changes
}

fn new_file() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("county.gpkg");
    crate::store::create(&path, &settings(0..3), &meta(EditKind::Create), Progress::UNWATCHED).unwrap();
    (folder, path)
}

fn open(path: &Path) -> (Store, Loaded) {
    Store::open(path, Access::Write, &Desk::default(), Progress::UNWATCHED).unwrap()
}

#[test]
fn a_full_disk_is_told_and_nothing_that_was_there_is_lost() {
    let (_folder, path) = new_file();
    let (mut store, loaded) = open(&path);
    let pages: i64 = store.sqlite.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
    store.sqlite.pragma_update(None, "max_page_count", pages + 2).unwrap();
    let error = store.commit(&settings(10..500), &meta(EditKind::Do), Progress::UNWATCHED).unwrap_err();
    assert_eq!(error, StoreError::Full(path.clone()));
    assert_eq!(error.sentence().key, "store.full");
    assert_eq!(store.load().unwrap().world, loaded.world);
    store.sqlite.pragma_update(None, "max_page_count", pages + 2000).unwrap();
    store.commit(&settings(10..500), &meta(EditKind::Do), Progress::UNWATCHED).unwrap();
    drop(store);
    assert_eq!(open(&path).1.world.settings.len(), 493);
}

/// The lines of the journal: which edit, which row, which kind.
fn journal(store: &Store) -> Vec<(Option<i64>, String, String, Option<String>)> {
    let mut select = store.sqlite.prepare("SELECT edit, uuid, kind, at FROM edit_change ORDER BY fid").unwrap();
    let lines = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))).unwrap();
    lines.map(Result::unwrap).collect()
}

#[test]
fn a_survey_for_which_there_is_no_room_leaves_the_one_before_and_the_county() {
    let (_folder, path) = new_file();
    let (mut store, loaded) = open(&path);
    let kept = |store: &Store, fingerprint| store.survey(fingerprint, <[u8]>::to_vec).unwrap();
    assert_eq!(kept(&store, 1), None, "a file without the table");
    store.keep_survey(1, &[7; 9000], "2026-10-31T00:00:00.000Z").unwrap();
    let pages: i64 = store.sqlite.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
    store.sqlite.pragma_update(None, "max_page_count", pages + 2).unwrap();
    let error = store.keep_survey(2, &[8; 900_000], "2026-10-31T00:00:00.000Z").unwrap_err();
    assert_eq!(error, StoreError::Full(path.clone()));
    assert_eq!((kept(&store, 1), kept(&store, 2)), (Some(vec![7; 9000]), None));
    store.keep_survey(3, &[9; 9000], "2026-10-31T00:00:00.000Z").unwrap();
    assert_eq!((kept(&store, 1), kept(&store, 3)), (None, Some(vec![9; 9000])));
    assert_eq!(store.load().unwrap().world, loaded.world);
    assert_eq!((store.faults().unwrap(), store.lines(9).unwrap().len()), (vec![], 1));
}

#[test]
fn many_new_rows_leave_the_same_journal_as_few_and_the_triggers_keep_it_afterwards() {
    let (_folder, path) = new_file();
    let (mut store, _) = open(&path);
    for first in [10, 2000] {
        // The first is many, the second a few: by the triggers.
        let range = if first == 10 { 10..1500 } else { 2000..2010 };
        store.commit(&settings(range.clone()), &meta(EditKind::Do), Progress::UNWATCHED).unwrap();
        let edit = store.stacks().undo();
        let uuids: Vec<_> = range.map(|n| setting(n).id.to_string()).collect();
        let expected: Vec<_> = uuids.into_iter().map(|uuid| (edit, uuid, "insert".to_owned(), None)).collect();
        assert!(journal(&store).ends_with(&expected), "from {first}");
    }
    let world = store.load().unwrap().world;
    let target = Target::Edit(store.stacks().undo().unwrap());
    assert_eq!(store.inverse(&world, target).unwrap().len(), 10);
    // A row that is there twice: nothing of the many stays, and what others write is journalled.
    let before = journal(&store).len();
    assert!(store.commit(&settings(1400..3000), &meta(EditKind::Do), Progress::UNWATCHED).is_err());
    assert_eq!(journal(&store).len(), before);
    store.sqlite.execute("UPDATE setting SET value = 'anders' WHERE key = '10'", []).unwrap();
    let (edit, uuid, kind, at) = journal(&store).pop().unwrap();
    assert_eq!((edit, uuid, kind), (None, setting(10).id.to_string(), "update".into()));
    assert!(at.is_some());
}

#[test]
fn a_file_that_another_program_keeps_locked_is_told() {
    let (_folder, path) = new_file();
    let (mut store, _) = open(&path);
    store.sqlite.busy_timeout(Duration::ZERO).unwrap();
    let other = connection::writing(&path).unwrap();
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    store.is_backed_up = true;
    let error = store.commit(&settings(10..11), &meta(EditKind::Do), Progress::UNWATCHED).unwrap_err();
    assert_eq!(error, StoreError::Locked(path.clone()));
    other.execute_batch("ROLLBACK").unwrap();
    store.commit(&settings(10..11), &meta(EditKind::Do), Progress::UNWATCHED).unwrap();
}

#[test]
fn a_line_of_the_journal_that_is_changed_by_hand_breaks_the_hashes() {
    let (_folder, path) = new_file();
    let (mut store, loaded) = open(&path);
    let mut changes = Changes::new(Sentence::new("edit.add"));
    let row = loaded.world.settings.get(setting(1).id()).unwrap();
    changes.change(row, Setting { value: "新".into(), ..row.clone() });
    let number = store.commit(&changes, &meta(EditKind::Do), Progress::UNWATCHED).unwrap().number;
    store.commit(&settings(10..11), &meta(EditKind::Do), Progress::UNWATCHED).unwrap();
    assert_eq!(store.faults().unwrap(), []);
    store.sqlite.execute("UPDATE edit_change SET old = replace(old, '值', '假')", []).unwrap();
    assert_eq!(store.faults().unwrap(), [Fault::Journal(number)]);
}

#[test]
fn a_big_edit_is_preceded_by_a_backup_and_the_oldest_backups_go() {
    let (_folder, path) = new_file();
    let (mut store, _) = open(&path);
    for n in 0..12 {
        let at = format!("2026-10-31T00:00:{n:02}.000Z");
        store
            .commit(&settings(n * 1000 + 10..n * 1000 + 1010), &Meta { at, ..meta(EditKind::Do) }, Progress::UNWATCHED)
            .unwrap();
    }
    let newest = backup::newest_good(&path).unwrap();
    assert!(newest.to_string_lossy().ends_with("county.backups/county-20261031000011000.gpkg"), "{newest:?}");
    assert_eq!(std::fs::read_dir(header::backups_of(&path)).unwrap().count(), 10);
    assert_eq!(open(&newest).1.world.settings.len(), 3 + 11 * 1000);
}

#[test]
fn a_log_that_another_program_left_is_taken_up_and_given_up() {
    let (_folder, path) = new_file();
    let other = connection::writing(&path).unwrap();
    other.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(())).unwrap();
    other.execute("UPDATE setting SET value = '外部' WHERE key = '1'", []).unwrap();
    drop(other);
    let (mut store, loaded) = open(&path);
    assert_eq!(loaded.stacks.outside(), 1);
    store.commit(&settings(10..11), &meta(EditKind::Do), Progress::UNWATCHED).unwrap();
    let mode: String = store.sqlite.query_row("PRAGMA journal_mode", [], |row| row.get(0)).unwrap();
    assert_eq!(mode, "delete");
    drop(store);
    assert!(!header::beside(&path, "-wal").exists());
}
