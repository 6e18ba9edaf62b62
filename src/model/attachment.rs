//! Files that belong to a record, kept by the hash of their content.

use jiff::civil::Date;
use uuid::Uuid;

use super::record::record;
use super::{Id, TableName};

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
    /// Whether it belongs to this record.
    pub fn is_of(&self, table: TableName, owner: Uuid) -> bool {
        self.owner_table == table.0 && self.owner == owner
    }
}
