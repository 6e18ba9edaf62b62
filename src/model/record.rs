//! What every record has in common: a table to stand in and an identity.

use std::fmt;

use super::Id;

/// The name of a table, the same in memory, in the file, in the journal and on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TableName(pub &'static str);

impl TableName {
    /// The table of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|table| table.0 == name)
    }
}

impl fmt::Display for TableName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// A row of one of the tables of [`super::World`].
pub trait Record: Clone + PartialEq + fmt::Debug {
    /// The table in which records of this type stand.
    const TABLE: TableName;

    /// The identity of this record.
    fn id(&self) -> Id<Self>;
}

/// Ties a struct with a field `id` to its table.
macro_rules! record {
    ($type:ty, $table:literal) => {
        impl $crate::model::Record for $type {
            const TABLE: $crate::model::TableName = $crate::model::TableName($table);

            fn id(&self) -> $crate::model::Id<Self> {
                self.id
            }
        }
    };
}

pub(super) use record;
