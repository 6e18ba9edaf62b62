//! The SQL functions that the triggers of a spatial index call, on every connection that writes.

use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Result};

use super::blob::{self, Envelope};

/// The functions may stand in triggers of a file that somebody else made: they only look at their argument.
const FLAGS: FunctionFlags =
    FunctionFlags::SQLITE_UTF8.union(FunctionFlags::SQLITE_DETERMINISTIC).union(FunctionFlags::SQLITE_INNOCUOUS);

/// Registers `ST_IsEmpty`, `ST_MinX`, `ST_MaxX`, `ST_MinY` and `ST_MaxY`.
pub(super) fn register(sqlite: &Connection) -> Result<()> {
    sqlite.create_scalar_function("ST_IsEmpty", 1, FLAGS, |context| {
        // A malformed blob counts as empty, so that it stays out of the index and can still be saved and mended.
        Ok(is_given(context).then(|| envelope(context).is_none()))
    })?;
    for (at, name) in ["ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"].into_iter().enumerate() {
        sqlite.create_scalar_function(name, 1, FLAGS, move |context| {
            Ok(envelope(context).map(|envelope| envelope[at]))
        })?;
    }
    Ok(())
}

fn is_given(context: &Context<'_>) -> bool {
    context.get_raw(0) != ValueRef::Null
}

fn envelope(context: &Context<'_>) -> Option<Envelope> {
    match context.get_raw(0) {
        ValueRef::Blob(bytes) => blob::envelope(bytes),
        _ => None,
    }
}
