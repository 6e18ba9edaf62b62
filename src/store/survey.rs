//! The survey: what takes long to make of the boundaries of a large county, kept so that nobody waits for it again.
//!
//! It follows from the boundaries alone and is known by their fingerprint, so it is not journalled, and a file may lack
//! it or hold one that is out of date.

use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, params};

use super::error::StoreError;
use super::geopackage;
use super::open::Store;

/// The table of the survey, which has one row.
const TABLE: &str = "survey";

impl Store {
    /// The survey of the boundaries with this fingerprint, if it is kept, as something else: it is large, and not copied.
    pub fn survey<T>(&self, fingerprint: u128, read: impl FnOnce(&[u8]) -> T) -> Result<Option<T>, StoreError> {
        let read = || {
            if !geopackage::has_table(&self.sqlite, TABLE)? {
                return Ok(None);
            }
            let mut select = self.sqlite.prepare("SELECT content FROM survey WHERE fingerprint = ?1")?;
            select.query_row([name(fingerprint)], |row| Ok(read(row.get_ref(0)?.as_blob()?))).optional()
        };
        read().map_err(|error| self.failed(&error))
    }

    /// Keeps a survey in the place of the one before.
    pub fn keep_survey(&mut self, fingerprint: u128, survey: &[u8], at: &str) -> Result<(), StoreError> {
        if self.read_only.is_some() {
            return Err(StoreError::ReadOnly(self.path.clone()));
        }
        let write = || {
            let all = Transaction::new_unchecked(&self.sqlite, TransactionBehavior::Immediate)?;
            if !geopackage::has_table(&all, TABLE)? {
                all.execute_batch(
                    "CREATE TABLE survey (fid INTEGER PRIMARY KEY NOT NULL, fingerprint TEXT NOT NULL, \
                     content BLOB NOT NULL)",
                )?;
                geopackage::register_attributes(&all, TABLE, "界线成图", at)?;
            }
            all.execute("REPLACE INTO survey VALUES (1, ?1, ?2)", params![name(fingerprint), survey])?;
            geopackage::touch(&all, TABLE, at)?;
            all.commit()
        };
        write().map_err(|error| self.failed(&error))
    }
}

fn name(fingerprint: u128) -> String {
    format!("{fingerprint:032x}")
}
