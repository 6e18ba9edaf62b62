//! 删除: removes a record of any type.

use crate::model::{Change, Changes, Delta, Id, Refusal, Sentence, Table, World};

use super::super::checks::{found, what};
use super::super::desk::Desk;
use super::row::RowId;
use super::rules::Rules;
use super::uses::refuse_used;

/// Remove a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Remove {
    /// The record.
    pub row: RowId,
}

impl Remove {
    /// Removes the record with all that is nothing without it, unless others refer to it.
    pub fn changes(&self, world: &World, _desk: &Desk) -> Result<Changes, Refusal> {
        match self.row {
            RowId::Township(id) => removed(id, &world.townships, world),
            RowId::Village(id) => removed(id, &world.villages, world),
            RowId::Site(id) => removed(id, &world.sites, world),
            RowId::Unit(id) => removed(id, &world.units, world),
            RowId::Cadre(id) => removed(id, &world.cadres, world),
            RowId::Posting(id) => removed(id, &world.postings, world),
            RowId::Issue(id) => removed(id, &world.issues, world),
            RowId::IssueStep(id) => removed(id, &world.issue_steps, world),
            RowId::Standing(id) => removed(id, &world.standings, world),
            RowId::Indicator(id) => removed(id, &world.indicators, world),
            RowId::CatalogueRow(id) => removed(id, &world.catalogue, world),
            RowId::Setting(id) => removed(id, &world.settings, world),
        }
    }
}

/// The changes that remove a row from its table, what belongs to it first.
fn removed<T: Rules>(id: Id<T>, table: &Table<T>, world: &World) -> Result<Changes, Refusal>
where
    Change: From<Delta<T>>,
{
    let row = found(table, id)?;
    row.removable()?;
    let title = row.title(world);
    refuse_used(&what::<T>(), &title, &row.uses(world))?;
    let mut changes = Changes::new(Sentence::new("edit.remove").with("what", what::<T>()).with("name", title));
    row.remove_belongings(world, &mut changes);
    changes.remove(row);
    Ok(changes)
}
