//! 修改: changes the plain fields of a record of any type.

use crate::model::{Change, Changes, Delta, Refusal, Sentence, Table, World, each_table};

use super::super::checks::{found, what};
use super::super::desk::Desk;
use super::row::Row;
use super::rules::Rules;

/// Change a record to what is given. What only a verb may change, such as the state of an issue, has to be as before.
#[derive(Clone, Debug, PartialEq)]
pub struct Amend {
    /// The record as it shall stand.
    pub row: Row,
}

macro_rules! define_amend {
    ($($variant:ident, $field:ident;)*) => {
        impl Amend {
            /// Replaces the record of the same identity, unless its rules forbid it or nothing would change.
            pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
                match &self.row {
                    $(Row::$variant(row) => amended(&**row, &world.$field, world, desk),)*
                }
            }
        }
    };
}
each_table!(define_amend);

/// The changes that replace a row of its table.
fn amended<T: Rules>(row: &T, table: &Table<T>, world: &World, desk: &Desk) -> Result<Changes, Refusal>
where
    Change: From<Delta<T>>,
{
    let row = row.tidied();
    let before = found(table, row.id())?;
    if *before == row {
        return Err(Refusal::new("refusal.no_change"));
    }
    row.check(world, desk, Some(before))?;
    let sentence = Sentence::new("edit.amend").with("what", what::<T>()).with("name", row.title(world));
    let mut changes = Changes::new(sentence);
    changes.change(before, row);
    Ok(changes)
}

#[cfg(test)]
mod tests {
    use crate::edits::Edit;
    use crate::edits::trial::{done, refused};
    use crate::model::sample::{self, village};
    use crate::model::{Id, Village};

    #[test]
    fn a_record_is_replaced_by_what_is_given() {
        let world = sample::sample_world();
        let before = world.villages.get(village("东一村")).unwrap();
        let (after, said) = done(&world, &Edit::amend(Village { households: Some(7), ..before.clone() }));
        assert_eq!(after.villages.get(before.id).unwrap().households, Some(7));
        assert_eq!(said, "修改村社区：东一村");
    }

    #[test]
    fn nothing_to_change_and_nothing_there_are_refused() {
        let world = sample::sample_world();
        let before = world.villages.get(village("东一村")).unwrap();
        assert_eq!(refused(&world, &Edit::amend(before.clone())), "refusal.no_change");
        let gone = Village { id: Id::named("gone"), ..before.clone() };
        assert_eq!(refused(&world, &Edit::amend(gone)), "refusal.gone");
    }
}
