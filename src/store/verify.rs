//! What is wrong with a file as a file.

use rusqlite::{Connection, Result};

use super::journal;

/// Something that is wrong with the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// SQLite finds a page or an index out of order, in its own words.
    Integrity(String),
    /// A row refers to one that is not there: table, and the table that it refers to.
    Dangling(String, String),
    /// From this edit on the journal was changed by hand.
    Journal(i64),
    /// The content of this attachment is not there.
    ContentMissing(String),
    /// The content of this attachment is not what its hash says.
    ContentWrong(String),
    /// So many contents belong to no attachment any more. Nothing is wrong: undoing may ask for them.
    ContentUnused(usize),
    /// So many contents were never named by an attachment, so that no undo asks for them; a copy leaves them out.
    ContentLost(usize),
    /// A layer's spatial index does not hold as many areas as the layer.
    SpatialIndex(String),
}

/// Looks for everything that can be wrong.
pub(super) fn faults(sqlite: &Connection) -> Result<Vec<Fault>> {
    let mut faults = integrity(sqlite)?;
    faults.extend(dangling(sqlite)?);
    faults.extend(journal::broken_link(sqlite)?.map(Fault::Journal));
    for table in ["township", "village", "site"] {
        let sql = format!(
            "SELECT (SELECT count(*) FROM \"{table}\" WHERE NOT coalesce(ST_IsEmpty(geom), 1)) \
             <> (SELECT count(*) FROM \"rtree_{table}_geom\")"
        );
        if sqlite.query_row(&sql, [], |row| row.get(0))? {
            faults.push(Fault::SpatialIndex(table.to_owned()));
        }
    }
    Ok(faults)
}

fn integrity(sqlite: &Connection) -> Result<Vec<Fault>> {
    let mut check = sqlite.prepare("PRAGMA integrity_check(20)")?;
    let lines = check.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>>>()?;
    Ok(lines.into_iter().filter(|line| line != "ok").map(Fault::Integrity).collect())
}

fn dangling(sqlite: &Connection) -> Result<Vec<Fault>> {
    let mut check = sqlite.prepare("SELECT DISTINCT \"table\", parent FROM pragma_foreign_key_check")?;
    check.query_map([], |row| Ok(Fault::Dangling(row.get(0)?, row.get(1)?)))?.collect()
}
