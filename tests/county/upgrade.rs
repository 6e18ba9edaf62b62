//! A file of each schema that was shipped opens, holds what it held, and can be worked on.
//!
//! `tests/data/schemaN.gpkg` is a file of schema N, made by the version that shipped it from the county of these tests
//! (with pages of 512 bytes, to be small). A new schema adds its file and leaves the old ones alone.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use crate::tiny_county::*;
use cunqing::model::*;
use cunqing::session::{Access, Session};

#[test]
fn files_of_every_shipped_schema_open_with_all_they_held() {
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data");
    let mut expected = World::default();
    expected.apply(&changes());
    let mut files: Vec<_> = std::fs::read_dir(data).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.file_name().unwrap().to_string_lossy().starts_with("schema"));
    files.sort();
    assert!(!files.is_empty());
    for file in files {
        let folder = tempfile::tempdir().unwrap();
        std::fs::copy(&file, path(folder.path())).unwrap();
        // To be read only, it stays as it is.
        let bytes = std::fs::read(&file).unwrap();
        let reading = Session::open(&path(folder.path()), Access::Read).unwrap();
        assert_eq!(reading.world(), &expected, "{file:?}");
        drop(reading);
        assert_eq!(std::fs::read(path(folder.path())).unwrap(), bytes, "{file:?}");
        let mut session = Session::open(&path(folder.path()), Access::Write).unwrap();
        assert_eq!(session.read_only(), None, "{file:?}");
        assert_eq!(session.world(), &expected, "{file:?}");
        let mut changes = Changes::new(Sentence::new("edit.test"));
        changes.add(issue(9));
        session.perform_changes(&changes).unwrap();
        session.undo().unwrap();
        assert_eq!(session.world(), &expected, "{file:?}");
        let errors: Vec<_> = session.check_file().unwrap().into_iter().filter(|found| found.is_error).collect();
        assert_eq!(errors, vec![], "{file:?}");
    }
}
