//! Files that cannot be opened or written: each is told in one sentence, and none of them is touched.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a test that cannot go on fails")]

use std::path::Path;

use crate::tiny_county::*;
use cunqing::model::*;
use cunqing::session::{Access, Session};
use cunqing::words::Language;
use rusqlite::Connection;

/// Opening this file fails with this key, names the file in both languages, and leaves the folder as it was.
fn assert_refused(path: &Path, key: &str) {
    let before = std::fs::read(path).ok();
    for access in [Access::Write, Access::Read] {
        let error = Session::open(path, access).map(drop).unwrap_err();
        assert_eq!(error.sentence().key, key);
        for language in [Language::Chinese, Language::English] {
            let said = language.sentence(error.sentence());
            assert!(said.contains(&path.display().to_string()) && !said.contains("%{"), "{said}");
        }
    }
    assert_eq!(std::fs::read(path).ok(), before);
    let beside = std::fs::read_dir(path.parent().unwrap()).unwrap().count();
    assert_eq!(beside, usize::from(before.is_some()), "nothing was put beside it");
}

fn with_file(bytes: &[u8], key: &str) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(path(folder.path()), bytes).unwrap();
    assert_refused(&path(folder.path()), key);
}

/// A file of ours that was changed with SQLite alone.
fn with_sql(sql: &str) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    drop(create(folder.path()));
    let path = path(folder.path());
    Connection::open(&path).unwrap().execute_batch(sql).unwrap();
    (folder, path)
}

#[test]
fn missing_empty_foreign_and_cut_off_files_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    assert_refused(&folder.path().join("不在.gpkg"), "store.missing");
    with_file(b"", "store.empty");
    with_file("村名,户数\n一村,12\n".repeat(50).as_bytes(), "store.foreign");
    with_file(b"SQLite format 3\0", "store.foreign");
}

#[test]
fn a_database_of_another_program_is_told_whether_or_not_it_is_a_geopackage() {
    for sql in [
        "CREATE TABLE t (a)",
        "PRAGMA application_id = 1196444487; CREATE TABLE gpkg_contents (table_name TEXT)",
        "CREATE TABLE cunqing (schema); INSERT INTO cunqing VALUES (1); CREATE TABLE gpkg_contents (table_name TEXT)",
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = path(folder.path());
        Connection::open(&path).unwrap().execute_batch(sql).unwrap();
        assert_refused(&path, "store.not_ours");
    }
}

#[test]
fn a_newer_file_is_shown_but_not_written_and_one_that_cannot_be_read_is_told() {
    let (_folder, path) = with_sql("UPDATE cunqing SET schema = 99; ALTER TABLE unit ADD COLUMN of_the_future TEXT");
    let mut session = Session::open(&path, Access::Write).unwrap();
    assert_eq!(session.read_only().unwrap().key, "store.reason.newer");
    assert_eq!(session.world().units.get(unit().id), Some(&unit()));
    let mut changes = Changes::new(Sentence::new("edit.test"));
    changes.add(issue(9));
    assert_eq!(session.perform_changes(&changes).unwrap_err().sentence().key, "store.read_only");
    drop(session);
    let (_folder, path) = with_sql("UPDATE cunqing SET schema = 99; ALTER TABLE unit RENAME COLUMN code TO key");
    assert_refused(&path, "store.newer");
}

#[test]
fn the_second_opener_reads_only_and_is_told_who_writes() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = create(folder.path());
    let second = Session::open(&path(folder.path()), Access::Write).unwrap();
    let reason = second.read_only().unwrap();
    assert_eq!(reason.key, "store.reason.writer");
    assert!(reason.args.iter().any(|(name, value)| name == "since" && value.starts_with("#20")), "{reason:?}");
    let mut changes = Changes::new(Sentence::new("edit.test"));
    changes.add(issue(9));
    first.perform_changes(&changes).unwrap();
    let mut second = second;
    assert!(second.reload().unwrap());
    assert_eq!(second.world(), first.world());
    drop(first);
    assert_eq!(Session::open(&path(folder.path()), Access::Write).unwrap().read_only(), None);
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_to_write_is_shown_only() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    drop(create(folder.path()));
    let path = path(folder.path());
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o444)).unwrap();
    if std::fs::OpenOptions::new().write(true).open(&path).is_ok() {
        println!("this user may write everywhere: left out");
        return;
    }
    let session = Session::open(&path, Access::Write).unwrap();
    assert_eq!(session.read_only().unwrap().key, "store.reason.medium");
}

#[test]
fn a_new_file_or_copy_never_takes_the_place_of_another() {
    let folder = tempfile::tempdir().unwrap();
    let session = create(folder.path());
    let other = folder.path().join("other.gpkg");
    std::fs::write(&other, b"mine").unwrap();
    assert_eq!(Session::create(&other, &changes()).map(drop).unwrap_err().sentence().key, "store.exists");
    assert_eq!(session.save_copy(&other).unwrap_err().sentence().key, "store.exists");
    assert_eq!(std::fs::read(&other).unwrap(), b"mine");
    let copy = folder.path().join("copy.gpkg");
    session.save_copy(&copy).unwrap();
    assert_eq!(Session::open(&copy, Access::Read).unwrap().world(), session.world());
    let nowhere = folder.path().join("no such folder").join("county.gpkg");
    assert!(Session::create(&nowhere, &changes()).is_err());
}

#[test]
fn rows_that_cannot_be_understood_are_noted_one_by_one_and_the_rest_is_read() {
    let (_folder, path) = with_sql(
        "UPDATE issue SET state = '不明' WHERE number = '2026-0001';
         UPDATE issue SET raised_on = '二〇二六年' WHERE number = '2026-0002';
         UPDATE cadre SET share_percent = 900 WHERE code = 'C0';
         UPDATE unit SET lon = 'x', lat = 91;
         INSERT INTO indicator (name) VALUES ('无村');",
    );
    let session = Session::open(&path, Access::Write).unwrap();
    assert_eq!(session.world().issues.len(), 1);
    assert_eq!(session.world().units.get(unit().id).unwrap().position, None);
    let keys: Vec<_> = session.notes().map(|note| note.key.trim_start_matches("store.note.")).collect();
    assert_eq!(keys, ["cell", "cell", "row", "row", "row"]);
    let said: Vec<_> = session.notes().map(|note| Language::Chinese.sentence(note)).collect();
    assert!(said[2].contains("状态") && said[2].contains("不明") && said[3].contains("二〇二六年"), "{said:?}");
}
