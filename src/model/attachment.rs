//! Files that belong to a record, kept by the hash of their content.

use jiff::civil::Date;
use uuid::Uuid;

use super::record::record;
use super::{Id, Record, TableName};

/// 附件: one file that belongs to one record. The content is kept once for each hash, in the file or beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Attachment {
    /// The identity.
    pub id: Id<Attachment>,
    /// The name of the table of the record to which it belongs.
    pub owner_table: String,
    /// The identity of that record.
    pub owner: Uuid,
    /// The name of the file.
    pub name: String,
    /// The size in bytes.
    pub bytes: u32,
    /// The SHA-256 of the content, in 64 hexadecimal digits.
    pub hash: String,
    /// The day on which it was added.
    pub added_on: Date,
    /// A remark.
    pub note: String,
}
record!(Attachment, "attachment");

impl Attachment {
    /// The record to which it belongs; one of an unknown table has a table without a name.
    pub fn owner(&self) -> Owner {
        Owner { table: TableName::from_name(&self.owner_table).unwrap_or(TableName("")), id: self.owner }
    }
}

/// A record to which files belong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Owner {
    /// Its table.
    pub table: TableName,
    /// Its identity.
    pub id: Uuid,
}

impl Owner {
    /// This record.
    pub fn of<T: Record>(id: Id<T>) -> Self {
        Self { table: T::TABLE, id: id.uuid() }
    }
}
