//! A record of any type.

use crate::model::{
    Cadre, CatalogueRow, Id, Indicator, Issue, IssueStep, Posting, Setting, Site, Standing, Township, Unit, Village,
    each_table,
};

macro_rules! define_row {
    ($($variant:ident, $field:ident;)*) => {
        /// A record of any type.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Row {
            $(#[doc = concat!("One of the ", stringify!($field), ".")] $variant(Box<$variant>),)*
        }

        /// The identity of a record of any type.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum RowId {
            $(#[doc = concat!("One of the ", stringify!($field), ".")] $variant(Id<$variant>),)*
        }

        impl Row {
            /// The identity.
            pub fn id(&self) -> RowId {
                match self { $(Self::$variant(row) => RowId::$variant(row.id),)* }
            }
        }

        $(
            impl From<$variant> for Row {
                fn from(row: $variant) -> Self {
                    Self::$variant(Box::new(row))
                }
            }

            impl From<Id<$variant>> for RowId {
                fn from(id: Id<$variant>) -> Self {
                    Self::$variant(id)
                }
            }
        )*
    };
}
each_table!(define_row);
