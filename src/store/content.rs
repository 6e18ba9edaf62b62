//! The contents of attachments: each kept once, by its hash; inside the file, or in a folder beside it where it is large.
//!
//! A content never changes and is never removed from a file, so it is not journalled: taking the removal of an
//! attachment back finds it where it was. Only a copy that somebody saves leaves out what is lost: what no attachment
//! names and no line of the journal, so that no undo can ask for it. Such a content was kept for an attachment that never
//! came to be. A large one stands in `云岫县.files` beside `云岫县.gpkg`, under its hash; backups keep theirs once for
//! all of them.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

use crate::model::Progress;

use super::error::StoreError;
use super::header::{backups_of, beside};
use super::verify::Fault;
use super::{connection, geopackage};

/// The table of the contents.
const TABLE: &str = "attachment_content";
/// How large a content inside the file can be, bytes.
const INSIDE: u64 = 20 * 1024 * 1024;
/// How much of a large content is read at a time, bytes.
const PIECE: usize = 1024 * 1024;

/// A content that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// The SHA-256 of its bytes, in 64 hexadecimal digits.
    pub hash: String,
    /// How many bytes it has.
    pub bytes: u32,
}

/// Makes the table, where it is not there yet, and says so in the core tables.
pub(super) fn make_table(sqlite: &Connection, at: &str) -> rusqlite::Result<()> {
    if geopackage::has_table(sqlite, TABLE)? {
        return Ok(());
    }
    sqlite.execute_batch(
        "CREATE TABLE attachment_content (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, \
         hash TEXT NOT NULL UNIQUE, content BLOB NOT NULL)",
    )?;
    geopackage::register_attributes(sqlite, TABLE, "附件内容", at)?;
    let mut entitle = sqlite
        .prepare("INSERT INTO gpkg_data_columns (table_name, column_name, name, title) VALUES (?1, ?2, ?3, ?3)")?;
    for (column, title) in [("hash", "校验值"), ("content", "内容")] {
        entitle.execute([TABLE, column, title])?;
    }
    Ok(())
}

/// Keeps the content of the file at `from` for the county at `path`. One that is kept already is not kept twice.
pub(super) fn keep(
    sqlite: &Connection,
    path: &Path,
    from: &Path,
    progress: Progress<'_>,
) -> Result<Content, StoreError> {
    let metadata = fs::metadata(from).map_err(|error| StoreError::io(from, &error))?;
    if !metadata.is_file() {
        return Err(StoreError::NoFile(from.to_owned()));
    }
    let bytes = u32::try_from(metadata.len()).map_err(|_| StoreError::TooLarge(from.to_owned()))?;
    if metadata.len() > INSIDE {
        return Ok(Content { hash: keep_beside(&folder(path), from, metadata.len(), progress)?, bytes });
    }
    let content = fs::read(from).map_err(|error| StoreError::io(from, &error))?;
    progress.at(0.5)?;
    keep_inside(sqlite, &content).map_err(|error| StoreError::sqlite(path, &error))
}

fn keep_inside(sqlite: &Connection, content: &[u8]) -> rusqlite::Result<Content> {
    let hash = hash_of(content);
    sqlite
        .execute("INSERT OR IGNORE INTO attachment_content (hash, content) VALUES (?1, ?2)", params![hash, content])?;
    Ok(Content { hash, bytes: u32::try_from(content.len()).unwrap_or(u32::MAX) })
}

/// Copies a large file into the folder piece by piece, and gives it its name when its hash is known.
fn keep_beside(folder: &Path, from: &Path, length: u64, progress: Progress<'_>) -> Result<String, StoreError> {
    fs::create_dir_all(folder).map_err(|error| StoreError::io(folder, &error))?;
    let part = folder.join("content.part");
    let kept = copy_hashed(from, &part, length, progress).and_then(|hash| {
        let target = folder.join(&hash);
        fs::rename(&part, &target).map_err(|error| StoreError::io(&target, &error))?;
        Ok(hash)
    });
    if kept.is_err() {
        let _ = fs::remove_file(&part);
    }
    kept
}

fn copy_hashed(from: &Path, to: &Path, length: u64, progress: Progress<'_>) -> Result<String, StoreError> {
    let mut source = File::open(from).map_err(|error| StoreError::io(from, &error))?;
    let mut target = File::create(to).map_err(|error| StoreError::io(to, &error))?;
    let mut hasher = Sha256::new();
    let mut piece = vec![0; PIECE];
    let mut done = 0_u64;
    loop {
        let read = source.read(&mut piece).map_err(|error| StoreError::io(from, &error))?;
        let Some(bytes) = piece.get(..read).filter(|bytes| !bytes.is_empty()) else { break };
        hasher.update(bytes);
        target.write_all(bytes).map_err(|error| StoreError::io(to, &error))?;
        done += bytes.len() as u64;
        progress.at((done as f32 / length.max(1) as f32).min(1.0))?;
    }
    target.sync_all().map_err(|error| StoreError::io(to, &error))?;
    Ok(hex(&hasher.finalize()))
}

/// The bytes with this hash, checked; `path` is the county's file.
pub(super) fn read(sqlite: &Connection, path: &Path, hash: &str) -> Result<Vec<u8>, StoreError> {
    let missing = || StoreError::ContentMissing { path: path.to_owned(), folder: folder(path) };
    let bytes = match inside(sqlite, hash).map_err(|error| StoreError::sqlite(path, &error))? {
        Some(bytes) => bytes,
        None => {
            let found = beside_with(path, hash).ok_or_else(missing)?;
            fs::read(&found).map_err(|error| StoreError::io(&found, &error))?
        }
    };
    if hash_of(&bytes) == hash { Ok(bytes) } else { Err(StoreError::ContentWrong(path.to_owned())) }
}

fn inside(sqlite: &Connection, hash: &str) -> rusqlite::Result<Option<Vec<u8>>> {
    let mut select = sqlite.prepare_cached("SELECT content FROM attachment_content WHERE hash = ?1")?;
    select.query_row([hash], |row| Ok(row.get_ref(0)?.as_blob().unwrap_or_default().to_vec())).optional()
}

/// The folder of the large contents of a file: `云岫县.files` beside `云岫县.gpkg`.
fn folder(path: &Path) -> PathBuf {
    path.with_extension("files")
}

/// The folder of the large contents of all backups of a file.
fn folder_of_backups(path: &Path) -> PathBuf {
    backups_of(path).join("files")
}

/// Where a large content of the file at `path` can be: beside it, among its backups, or, if it is a backup itself, beside
/// the others.
fn places(path: &Path) -> [PathBuf; 3] {
    [folder(path), folder_of_backups(path), path.with_file_name("files")]
}

fn beside_with(path: &Path, hash: &str) -> Option<PathBuf> {
    is_hash(hash).then(|| places(path).into_iter().map(|place| place.join(hash)).find(|file| file.is_file()))?
}

/// Takes the large contents of the file at `from` along to its copy at `to`, those that are lost there excepted.
pub(super) fn carry(from: &Path, to: &Path, progress: Progress<'_>) -> Result<(), StoreError> {
    let copy = connection::reading(to)?;
    let asked_for = asked_for(&copy).map_err(|error| StoreError::sqlite(to, &error))?;
    let goes = |hash: &str| asked_for.as_ref().is_none_or(|asked_for| asked_for.contains(hash));
    carry_into(from, &folder(to), &goes, progress)
}

/// Takes the lost contents out of a copy; gives how many there were.
pub(super) fn leave_out_lost(copy: &Connection) -> rusqlite::Result<usize> {
    let Some(asked_for) = asked_for(copy)? else { return Ok(0) };
    let mut gone = 0;
    for hash in all_inside(copy)?.iter().filter(|hash| !asked_for.contains(*hash)) {
        gone += copy.execute("DELETE FROM attachment_content WHERE hash = ?1", [hash])?;
    }
    if gone > 0 {
        copy.execute_batch("VACUUM")?;
    }
    Ok(gone)
}

/// The hashes that attachments name, or named before an edit that can be taken back; `None` for a file of a schema that
/// had no attachments yet.
fn asked_for(sqlite: &Connection) -> rusqlite::Result<Option<BTreeSet<String>>> {
    let tables =
        "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('attachment', ?1, 'edit_change')";
    if sqlite.query_row(tables, [TABLE], |row| row.get::<_, i64>(0))? < 3 {
        return Ok(None);
    }
    let mut hashes = named(sqlite)?;
    let mut select =
        sqlite.prepare("SELECT old FROM edit_change WHERE table_name = 'attachment' AND old IS NOT NULL")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        // Whatever looks like a hash counts: rather one too many is kept than one too few.
        let old = row.get_ref(0)?.as_str()?;
        hashes.extend(
            old.split(|sign: char| !sign.is_ascii_alphanumeric()).filter(|word| is_hash(word)).map(str::to_owned),
        );
    }
    Ok(Some(hashes))
}

/// The hashes that attachments name.
fn named(sqlite: &Connection) -> rusqlite::Result<BTreeSet<String>> {
    let mut select = sqlite.prepare("SELECT DISTINCT hash FROM attachment")?;
    select.query_map([], |row| row.get(0))?.collect()
}

/// The hashes of all contents inside a file.
fn all_inside(sqlite: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut select = sqlite.prepare("SELECT hash FROM attachment_content")?;
    select.query_map([], |row| row.get(0))?.collect()
}

/// Takes the large contents of the file at `path` along to its backups.
pub(super) fn back_up(path: &Path, progress: Progress<'_>) -> Result<(), StoreError> {
    carry_into(path, &folder_of_backups(path), &|_| true, progress)
}

fn carry_into(
    from: &Path,
    folder: &Path,
    goes: &dyn Fn(&str) -> bool,
    progress: Progress<'_>,
) -> Result<(), StoreError> {
    let mut files: Vec<PathBuf> = places(from).iter().flat_map(|place| kept_in(place)).collect();
    files.retain(|file| {
        file.file_name().is_some_and(|name| !folder.join(name).is_file() && goes(&name.to_string_lossy()))
    });
    for (done, file) in files.iter().enumerate() {
        progress.step(done, files.len())?;
        let length = fs::metadata(file).map(|metadata| metadata.len()).unwrap_or_default();
        keep_beside(folder, file, length, Progress::UNWATCHED)?;
    }
    Ok(())
}

/// The contents in a folder: files that are named by a hash.
fn kept_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let files = entries.map(|entry| entry.path()).filter(|file| file.is_file());
    files.filter(|file| file.file_name().is_some_and(|name| is_hash(&name.to_string_lossy()))).collect()
}

/// What is wrong with the contents: those that attachments name and that are missing or are not what their hash says, and
/// how many nobody names any more: those that an undo may ask for, and those that are lost.
pub(super) fn faults(sqlite: &Connection, path: &Path) -> rusqlite::Result<Vec<Fault>> {
    let mut faults = Vec::new();
    let mut select = sqlite.prepare("SELECT hash, min(name) FROM attachment GROUP BY hash ORDER BY 2, 1")?;
    let named: Vec<(String, String)> =
        select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    for (hash, name) in &named {
        match read(sqlite, path, hash) {
            Ok(_) => {}
            Err(StoreError::ContentMissing { .. }) => faults.push(Fault::ContentMissing(name.clone())),
            Err(_) => faults.push(Fault::ContentWrong(name.clone())),
        }
    }
    let named: BTreeSet<String> = named.into_iter().map(|(hash, _)| hash).collect();
    let kept = kept(sqlite, path)?;
    let asked_for = asked_for(sqlite)?.unwrap_or_else(|| kept.clone());
    let lost = kept.difference(&asked_for).count();
    let unused = kept.difference(&named).count() - lost;
    faults.extend((unused > 0).then_some(Fault::ContentUnused(unused)));
    faults.extend((lost > 0).then_some(Fault::ContentLost(lost)));
    Ok(faults)
}

/// The hashes of all contents inside a file and beside it.
fn kept(sqlite: &Connection, path: &Path) -> rusqlite::Result<BTreeSet<String>> {
    let inside = all_inside(sqlite)?;
    let beside = kept_in(&folder(path));
    let beside = beside.iter().filter_map(|file| file.file_name()).map(|name| name.to_string_lossy().into_owned());
    Ok(inside.into_iter().chain(beside).collect())
}

fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

fn hash_of(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Writes the bytes with this hash to a file of the user's: beside it first, so that what stood there is not lost when the
/// disk is full.
pub(super) fn write(sqlite: &Connection, path: &Path, hash: &str, to: &Path) -> Result<(), StoreError> {
    let bytes = read(sqlite, path, hash)?;
    let part = beside(to, ".part");
    let written = fs::write(&part, bytes).and_then(|()| fs::rename(&part, to));
    if written.is_err() {
        let _ = fs::remove_file(&part);
    }
    written.map_err(|error| StoreError::io(to, &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A county's file with nothing but the contents and the table that names them.
    fn file() -> (tempfile::TempDir, PathBuf, Connection) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("county.gpkg");
        let sqlite = connection::new(&path).unwrap();
        super::super::schema::make_tables(&sqlite, "2026-10-31T00:00:00.000Z").unwrap();
        (folder, path, sqlite)
    }

    fn written(folder: &tempfile::TempDir, name: &str, bytes: &[u8]) -> PathBuf {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    fn name_it(sqlite: &Connection, name: &str, hash: &str) {
        let sql = "INSERT INTO attachment (uuid, owner_table, owner, name, hash, added_on) \
                   VALUES (hex(randomblob(16)), 'issue', 'x', ?1, ?2, '2026-10-31')";
        sqlite.execute(sql, [name, hash]).unwrap();
    }

    /// SHA-256 of `abc`: FIPS 180-2, appendix B.1.
    const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    #[test]
    fn a_content_is_kept_once_under_the_hash_of_its_bytes() {
        let (folder, path, sqlite) = file();
        for name in ["a.txt", "b.txt"] {
            let from = written(&folder, name, b"abc");
            let kept = keep(&sqlite, &path, &from, Progress::UNWATCHED).unwrap();
            assert_eq!(kept, Content { hash: ABC.into(), bytes: 3 });
        }
        let rows: i64 = sqlite.query_row("SELECT count(*) FROM attachment_content", [], |row| row.get(0)).unwrap();
        assert_eq!((rows, read(&sqlite, &path, ABC).unwrap().as_slice()), (1, b"abc".as_slice()));
        assert!(!path.with_extension("files").exists());
    }

    #[test]
    fn a_large_content_stands_beside_the_file_and_goes_with_copies_and_backups() {
        let (folder, path, sqlite) = file();
        let large: Vec<u8> = (0..INSIDE + 7).map(|at| (at % 251) as u8).collect();
        let from = written(&folder, "film.mp4", &large);
        let kept = keep(&sqlite, &path, &from, Progress::UNWATCHED).unwrap();
        assert_eq!((kept.hash.clone(), u64::from(kept.bytes)), (hash_of(&large), INSIDE + 7));
        assert_eq!(fs::read(path.with_extension("files").join(&kept.hash)).unwrap(), large);
        let copy = folder.path().join("elsewhere/copy.gpkg");
        name_it(&sqlite, "film.mp4", &kept.hash);
        fs::create_dir(folder.path().join("elsewhere")).unwrap();
        super::super::backup::copy(&sqlite, &copy, Progress::UNWATCHED).unwrap();
        carry(&path, &copy, Progress::UNWATCHED).unwrap();
        assert!(read(&sqlite, &copy, &kept.hash).is_ok());
        back_up(&path, Progress::UNWATCHED).unwrap();
        fs::remove_dir_all(path.with_extension("files")).unwrap();
        assert!(read(&sqlite, &path, &kept.hash).is_ok(), "the backups have it");
        let backup = path.with_extension("backups").join("county-20261031000000000.gpkg");
        assert!(read(&sqlite, &backup, &kept.hash).is_ok(), "and a backup that is opened itself finds it");
        fs::remove_dir_all(path.with_extension("backups")).unwrap();
        assert!(matches!(read(&sqlite, &path, &kept.hash), Err(StoreError::ContentMissing { .. })));
    }

    #[test]
    fn what_is_missing_or_is_not_what_its_hash_says_is_told_and_so_is_what_nobody_names() {
        let (folder, path, sqlite) = file();
        let kept = keep(&sqlite, &path, &written(&folder, "a.txt", b"abc"), Progress::UNWATCHED).unwrap();
        assert_eq!(faults(&sqlite, &path).unwrap(), [Fault::ContentLost(1)]);
        name_it(&sqlite, "照片.jpg", &kept.hash);
        assert_eq!(faults(&sqlite, &path).unwrap(), []);
        name_it(&sqlite, "丢失.jpg", &"0".repeat(64));
        assert_eq!(faults(&sqlite, &path).unwrap(), [Fault::ContentMissing("丢失.jpg".into())]);
        sqlite.execute("UPDATE attachment_content SET content = x'00'", []).unwrap();
        let told = faults(&sqlite, &path).unwrap();
        assert!(told.contains(&Fault::ContentWrong("照片.jpg".into())), "{told:?}");
        assert!(matches!(read(&sqlite, &path, &kept.hash), Err(StoreError::ContentWrong(_))));
    }

    #[test]
    fn what_is_no_file_is_refused_and_a_hash_is_never_a_way_out_of_the_folder() {
        let (folder, path, sqlite) = file();
        let keep = |from: &Path| keep(&sqlite, &path, from, Progress::UNWATCHED);
        assert!(matches!(keep(folder.path()), Err(StoreError::NoFile(_))));
        assert!(matches!(keep(&folder.path().join("none")), Err(StoreError::Missing(_))));
        let secret = written(&folder, "secret", b"abc");
        assert!(secret.is_file());
        assert!(matches!(read(&sqlite, &path, "../secret"), Err(StoreError::ContentMissing { .. })));
    }

    #[test]
    fn a_copy_leaves_out_what_no_attachment_and_no_undo_can_ask_for() {
        let (folder, path, sqlite) = file();
        let large: Vec<u8> = vec![7; INSIDE as usize + 1];
        let keep = |name: &str, bytes: &[u8]| {
            keep(&sqlite, &path, &written(&folder, name, bytes), Progress::UNWATCHED).unwrap().hash
        };
        let [named, removed, lost, lost_large] =
            [keep("a", b"named"), keep("b", b"removed"), keep("c", b"lost"), keep("d", &large)];
        name_it(&sqlite, "照片.jpg", &named);
        let old = format!("{{\"hash\":\"'{removed}'\"}}");
        let line = "INSERT INTO edit_change (table_name, uuid, kind, old) VALUES ('attachment', 'x', 'delete', ?1)";
        sqlite.execute(line, [old]).unwrap();
        let told = faults(&sqlite, &path).unwrap();
        assert_eq!(told, [Fault::ContentUnused(1), Fault::ContentLost(2)]);
        let copy = folder.path().join("copy.gpkg");
        super::super::backup::save_copy(&path, &copy, Progress::UNWATCHED).unwrap();
        let copied = connection::reading(&copy).unwrap();
        assert!(read(&copied, &copy, &named).is_ok() && read(&copied, &copy, &removed).is_ok());
        assert!(read(&copied, &copy, &lost).is_err() && read(&copied, &copy, &lost_large).is_err());
        assert!(read(&sqlite, &path, &lost).is_ok() && read(&sqlite, &path, &lost_large).is_ok(), "the file keeps all");
    }

    #[test]
    fn copying_a_large_content_can_be_stopped_and_leaves_nothing_behind() {
        let (folder, path, sqlite) = file();
        let from = written(&folder, "film.mp4", &vec![7; INSIDE as usize + 1]);
        let stop = |share: f32| share < 0.3;
        let stopped = keep(&sqlite, &path, &from, Progress::new(&stop));
        assert_eq!(stopped, Err(StoreError::Stopped));
        assert_eq!(fs::read_dir(path.with_extension("files")).unwrap().count(), 0);
    }
}
