//! 添加: adds a record of any type.

use crate::model::{Change, Changes, Delta, Refusal, Sentence, Table, World, each_table};

use super::super::checks::what;
use super::super::desk::Desk;
use super::row::Row;
use super::rules::Rules;

/// Add a record; its identity is made by the caller.
#[derive(Clone, Debug, PartialEq)]
pub struct Add {
    /// The record as it shall stand.
    pub row: Row,
}

macro_rules! define_add {
    ($($variant:ident, $field:ident;)*) => {
        impl Add {
            /// Adds the record, unless its rules forbid it or it is there already.
            pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
                match &self.row {
                    $(Row::$variant(row) => added(&**row, &world.$field, world, desk),)*
                }
            }
        }
    };
}
each_table!(define_add);

/// The changes that add a row to its table.
fn added<T: Rules>(row: &T, table: &Table<T>, world: &World, desk: &Desk) -> Result<Changes, Refusal>
where
    Change: From<Delta<T>>,
{
    let row = row.tidied();
    if table.get(row.id()).is_some() {
        return Err(Refusal::new("refusal.there_already").with("what", what::<T>()).with("name", row.title(world)));
    }
    row.check(world, desk, None)?;
    let sentence = Sentence::new("edit.add").with("what", what::<T>()).with("name", row.title(world));
    let mut changes = Changes::new(sentence);
    changes.add(row);
    Ok(changes)
}

#[cfg(test)]
mod tests {
    use crate::edits::Edit;
    use crate::edits::trial::{done, refused};
    use crate::model::sample;
    use crate::model::{Id, Township};

    #[test]
    fn a_record_is_added_once_and_the_history_names_it() {
        let world = sample::sample_world();
        let town = Township {
            id: Id::named("new"),
            code: "990103000".into(),
            name: "新样乡".into(),
            seat: None,
            boundary: None,
        };
        let (after, said) = done(&world, &Edit::add(town.clone()));
        assert_eq!(after.townships.get(town.id), Some(&town));
        assert_eq!(said, "添加乡镇街道：新样乡");
        assert_eq!(refused(&after, &Edit::add(town)), "refusal.there_already");
    }
}
