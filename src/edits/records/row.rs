//! A record of any type.

use crate::model::{Id, each_table};

macro_rules! define_row {
    ($($variant:ident, $field:ident;)*) => {
        /// A record of any type.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Row {
            $(#[doc = concat!("One of the ", stringify!($field), ".")] $variant(Box<crate::model::$variant>),)*
        }

        /// The identity of a record of any type.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum RowId {
            $(#[doc = concat!("One of the ", stringify!($field), ".")] $variant(Id<crate::model::$variant>),)*
        }

        impl Row {
            /// The identity.
            pub fn id(&self) -> RowId {
                match self { $(Self::$variant(row) => RowId::$variant(row.id),)* }
            }
        }

        $(
            impl From<crate::model::$variant> for Row {
                fn from(row: crate::model::$variant) -> Self {
                    Self::$variant(Box::new(row))
                }
            }

            impl From<Id<crate::model::$variant>> for RowId {
                fn from(id: Id<crate::model::$variant>) -> Self {
                    Self::$variant(id)
                }
            }
        )*
    };
}
each_table!(define_row);
