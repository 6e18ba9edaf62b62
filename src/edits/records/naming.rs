//! What a record of any type is called, and where it stands.

use crate::model::{Change, Id, Record, Uuid, World, each_table};

use super::row::{Row, RowId};
use super::rules::Rules;

macro_rules! define_naming {
    ($($variant:ident, $field:ident;)*) => {
        impl RowId {
            /// The identity in the table of this name; nothing where there is no such table.
            pub fn of(table: &str, uuid: Uuid) -> Option<Self> {
                $(if table == crate::model::$variant::TABLE.0 {
                    return Some(Self::$variant(Id::from_uuid(uuid)));
                })*
                None
            }

            /// The record with this identity, in whichever table it stands.
            pub fn find(world: &World, uuid: Uuid) -> Option<Self> {
                $(if world.$field.get(Id::from_uuid(uuid)).is_some() {
                    return Some(Self::$variant(Id::from_uuid(uuid)));
                })*
                None
            }

            /// The name of the table.
            pub fn table(self) -> &'static str {
                match self { $(Self::$variant(_) => crate::model::$variant::TABLE.0,)* }
            }

            /// The bare identity.
            pub fn uuid(self) -> Uuid {
                match self { $(Self::$variant(id) => id.uuid(),)* }
            }

            /// What a sentence calls the record; nothing where it is gone.
            pub fn title(self, world: &World) -> Option<String> {
                match self { $(Self::$variant(id) => world.$field.get(id).map(|row| row.title(world)),)* }
            }
        }

        impl Row {
            /// The row as it stands after a change; nothing where the change removes it.
            pub fn after(change: Change) -> Option<Self> {
                match change { $(Change::$variant(delta) => delta.after.map(Self::$variant),)* }
            }
        }
    };
}
each_table!(define_naming);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::sample::{self, cadre, issue, village};

    #[test]
    fn a_record_is_found_and_named_in_its_table() {
        let world = sample::sample_world();
        let found = RowId::find(&world, village("东一村").uuid()).unwrap();
        assert_eq!((found, found.table()), (RowId::Village(village("东一村")), "village"));
        assert_eq!(found.title(&world).as_deref(), Some("东一村"));
        let named = RowId::of("cadre", cadre("赵一").uuid()).unwrap();
        assert_eq!((named.title(&world).as_deref(), named.uuid()), (Some("赵一"), cadre("赵一").uuid()));
        assert_eq!(RowId::of("nothing", cadre("赵一").uuid()), None);
        assert_eq!(RowId::Cadre(Id::from_uuid(issue("2026-0001").uuid())).title(&world), None);
    }
}
