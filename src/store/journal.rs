//! The journal: every edit with its sentence, author and time, and a hash over its rows and the edit before.
//!
//! The hashes are evidence, not prevention: who changes an old line breaks every hash after it, but who owns the file can
//! also write them all anew.

use rusqlite::{Connection, OptionalExtension, Result, params};
use sha2::{Digest, Sha256};

use crate::model::Sentence;

/// What kind of edit it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditKind {
    /// The file was made; cannot be undone.
    Create,
    /// An edit.
    Do,
    /// 外部编辑: other programs changed rows.
    External,
    /// An edit was taken back.
    Undo,
    /// An edit was done again.
    Redo,
}

impl EditKind {
    const ALL: [Self; 5] = [Self::Create, Self::Do, Self::External, Self::Undo, Self::Redo];

    /// The code in the file.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Do => "do",
            Self::External => "external",
            Self::Undo => "undo",
            Self::Redo => "redo",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// What an undo or a redo takes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The edit of this number.
    Edit(i64),
    /// The changes from outside that no edit has taken up yet.
    Outside,
}

/// Who does an edit, when, and as what.
#[derive(Clone, Debug, PartialEq)]
pub struct Meta {
    /// The time: RFC 3339, UTC.
    pub at: String,
    /// The name of the person at the desk.
    pub author: String,
    /// The sentence in Chinese, for those who look with QGIS.
    pub text: String,
    /// What changes from outside are called, if there are some to be taken up.
    pub outside: (Sentence, String),
    /// The kind.
    pub kind: EditKind,
    /// What is taken back, for an undo or a redo.
    pub target: Option<Target>,
}

/// One line of the journal.
#[derive(Clone, Debug, PartialEq)]
pub struct JournalLine {
    /// The number of the edit; `None` for changes from outside that no edit has taken up yet.
    pub number: Option<i64>,
    /// The kind.
    pub kind: EditKind,
    /// What was done.
    pub sentence: Sentence,
    /// Who did it.
    pub author: String,
    /// When: RFC 3339, UTC.
    pub at: String,
    /// How many rows it changed.
    pub rows: u64,
}

/// Opens an edit: from now on the triggers write on its account. Gives its number and that of its origin.
pub(super) fn begin(sqlite: &Connection, sentence: &Sentence, meta: &Meta, target: Option<i64>) -> Result<(i64, i64)> {
    let origin = target.map(|target| origin_of(sqlite, target)).transpose()?;
    let mut insert = sqlite.prepare_cached(
        "INSERT INTO edit (kind, target, origin, at, author, sentence, text) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    let json = serde_json::to_string(sentence).unwrap_or_default();
    let number = insert.insert(params![meta.kind.code(), target, origin, meta.at, meta.author, json, meta.text])?;
    sqlite.prepare_cached("UPDATE edit_running SET edit = ?1")?.execute([number])?;
    Ok((number, origin.unwrap_or(number)))
}

/// Closes the running edit: `rows` were changed.
pub(super) fn finish(sqlite: &Connection, number: i64, rows: usize) -> Result<()> {
    sqlite.prepare_cached("UPDATE edit_running SET edit = NULL")?.execute([])?;
    sqlite
        .prepare_cached("UPDATE edit SET rows = ?2 WHERE fid = ?1")?
        .execute(params![number, i64::try_from(rows).unwrap_or(i64::MAX)])?;
    seal(sqlite, number)
}

/// Makes changes from outside an edit of their own. Gives its number.
pub(super) fn adopt(sqlite: &Connection, meta: &Meta) -> Result<Option<i64>> {
    let (rows, at): (i64, Option<String>) = sqlite
        .prepare_cached("SELECT count(*), max(at) FROM edit_change WHERE edit IS NULL")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    if rows == 0 {
        return Ok(None);
    }
    let (sentence, text) = meta.outside.clone();
    let at = at.unwrap_or_else(|| meta.at.clone());
    let meta = Meta { at, author: String::new(), text, kind: EditKind::External, ..meta.clone() };
    let (number, _) = begin(sqlite, &sentence, &meta, None)?;
    sqlite.execute("UPDATE edit_change SET edit = ?1 WHERE edit IS NULL", [number])?;
    finish(sqlite, number, usize::try_from(rows).unwrap_or(usize::MAX))?;
    Ok(Some(number))
}

fn origin_of(sqlite: &Connection, number: i64) -> Result<i64> {
    sqlite.query_row("SELECT coalesce(origin, fid) FROM edit WHERE fid = ?1", [number], |row| row.get(0))
}

/// The sentence of the edit from which an edit stems.
pub(super) fn sentence_of(sqlite: &Connection, number: i64) -> Result<Sentence> {
    let mut select = sqlite.prepare_cached(
        "SELECT sentence FROM edit WHERE fid = (SELECT coalesce(origin, fid) FROM edit WHERE fid = ?1)",
    )?;
    Ok(sentence(&select.query_row([number], |row| row.get::<_, String>(0))?))
}

/// The hash of the last edit, which covers all edits before it; none in a file without a journal.
pub(super) fn head(sqlite: &Connection) -> Result<Option<String>> {
    sqlite.prepare_cached("SELECT hash FROM edit ORDER BY fid DESC LIMIT 1")?.query_row([], |row| row.get(0)).optional()
}

/// The lines of the journal, latest first.
pub(super) fn lines(sqlite: &Connection, limit: usize) -> Result<Vec<JournalLine>> {
    let mut select =
        sqlite.prepare("SELECT fid, kind, sentence, author, at, rows FROM edit ORDER BY fid DESC LIMIT ?1")?;
    let lines = select.query_map([i64::try_from(limit).unwrap_or(i64::MAX)], |row| {
        Ok(JournalLine {
            number: row.get(0)?,
            kind: EditKind::from_code(row.get_ref(1)?.as_str()?).unwrap_or(EditKind::Create),
            sentence: sentence(row.get_ref(2)?.as_str()?),
            author: row.get(3)?,
            at: row.get(4)?,
            rows: row.get::<_, i64>(5)?.unsigned_abs(),
        })
    })?;
    lines.collect()
}

/// The last line of what was written together with a row that stands now: the state of the file after it is the one in
/// which the row was added. A row that was removed and brought back by undo was added where it was added at first. 0 for
/// a row that stood there when the file was made.
pub(super) fn line_that_added(sqlite: &Connection, table: &str, uuid: &str) -> Result<i64> {
    let mut before = i64::MAX;
    while let Some(added) = added_before(sqlite, table, uuid, before)? {
        let Some(edit) = added.edit else { return Ok(added.line) };
        match added.taken_back {
            Some(removal) => before = line_of(sqlite, "min", removal)?,
            None => return line_of(sqlite, "max", edit),
        }
    }
    Ok(0)
}

/// A line by which a row was added.
struct Added {
    line: i64,
    edit: Option<i64>,
    taken_back: Option<i64>,
}

/// The last such line before another line.
fn added_before(sqlite: &Connection, table: &str, uuid: &str, before: i64) -> Result<Option<Added>> {
    let mut select = sqlite.prepare_cached(
        "SELECT line.fid, line.edit, CASE WHEN edit.kind = 'undo' THEN edit.target END
         FROM edit_change AS line LEFT JOIN edit ON edit.fid = line.edit
         WHERE line.table_name = ?1 AND line.uuid = ?2 AND line.kind = 'insert' AND line.fid < ?3
         ORDER BY line.fid DESC LIMIT 1",
    )?;
    let added = |row: &rusqlite::Row<'_>| Ok(Added { line: row.get(0)?, edit: row.get(1)?, taken_back: row.get(2)? });
    select.query_row(params![table, uuid, before], added).optional()
}

/// The first (`min`) or the last (`max`) line of an edit.
fn line_of(sqlite: &Connection, which: &str, edit: i64) -> Result<i64> {
    let line = format!("SELECT coalesce({which}(fid), 0) FROM edit_change WHERE edit = ?1");
    sqlite.prepare_cached(&line)?.query_row([edit], |row| row.get(0))
}

/// When the last change from outside was made that no edit has taken up yet.
pub(super) fn outside_at(sqlite: &Connection) -> Result<String> {
    let at: Option<String> =
        sqlite.query_row("SELECT max(at) FROM edit_change WHERE edit IS NULL", [], |row| row.get(0))?;
    Ok(at.unwrap_or_default())
}

/// The sentence as it stands in the journal.
pub(super) fn sentence(json: &str) -> Sentence {
    serde_json::from_str(json).unwrap_or_else(|_| Sentence::new("store.unknown_edit"))
}

/// Writes the hash of an edit, whose rows are all there.
fn seal(sqlite: &Connection, number: i64) -> Result<()> {
    let before = sqlite
        .prepare_cached("SELECT hash FROM edit WHERE fid < ?1 ORDER BY fid DESC LIMIT 1")?
        .query_row([number], |row| row.get::<_, String>(0))
        .optional()?
        .unwrap_or_default();
    let hash = hash(sqlite, number, &before)?;
    sqlite.prepare_cached("UPDATE edit SET hash = ?2 WHERE fid = ?1")?.execute(params![number, hash])?;
    Ok(())
}

/// SHA-256 over the hash of the edit before, the edit and its rows, as hexadecimal digits. Every text goes in with its
/// length before it.
fn hash(sqlite: &Connection, number: i64, before: &str) -> Result<String> {
    let mut hasher = Sha256::new();
    let mut put = |bytes: &[u8]| {
        hasher.update((bytes.len() as u64).to_le_bytes());
        hasher.update(bytes);
    };
    put(before.as_bytes());
    let queries = [
        "SELECT fid || '', kind, coalesce(target || '', ''), at, author, sentence, text FROM edit WHERE fid = ?1",
        "SELECT table_name, uuid, kind, coalesce(old, '') FROM edit_change WHERE edit = ?1 ORDER BY fid",
    ];
    for query in queries {
        let mut select = sqlite.prepare_cached(query)?;
        let columns = select.column_count();
        let mut rows = select.query([number])?;
        while let Some(row) = rows.next()? {
            (0..columns)
                .try_for_each(|column| row.get_ref(column).map(|cell| put(cell.as_bytes().unwrap_or_default())))?;
        }
    }
    Ok(hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

/// The first edit whose hash does not fit, if there is one.
pub(super) fn broken_link(sqlite: &Connection) -> Result<Option<i64>> {
    let mut before = String::new();
    let mut select = sqlite.prepare("SELECT fid, hash FROM edit ORDER BY fid")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let (number, written): (i64, String) = (row.get(0)?, row.get(1)?);
        if hash(sqlite, number, &before)? != written {
            return Ok(Some(number));
        }
        before = written;
    }
    Ok(None)
}
