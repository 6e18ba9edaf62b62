//! The history of one record, as it is shown: who changed which field, when, from what to what; and the edit that puts a
//! field back.

use crate::edits::{Amend, Edit, Row, RowId};
use crate::model::World;
use crate::store::{CellChange, RowChange, Store, StoreError};

pub use crate::store::{CellKind, CellValue, RowEvent};

/// One change of a record.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordChange {
    /// The change as the journal tells it.
    pub told: RowChange,
    /// The fields that changed.
    pub fields: Vec<FieldChange>,
}

/// One field before and after a change.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldChange {
    /// The cell.
    pub cell: CellChange,
    /// The edit that puts the old value back into the record as it stands now, with what belongs to it (the latitude of
    /// a longitude); nothing where the record is gone, or where it holds that value now.
    pub restore: Option<Edit>,
}

/// The changes of a record, latest first. The world is that of the file.
pub(super) fn of(store: &Store, world: &World, row: RowId) -> Result<Vec<RecordChange>, StoreError> {
    let changes = store.row_changes(world, row.table(), row.uuid())?;
    Ok(changes.into_iter().map(|told| RecordChange { fields: fields(world, row, &told), told }).collect())
}

fn fields(world: &World, row: RowId, told: &RowChange) -> Vec<FieldChange> {
    let restore = |cell: &CellChange| {
        let change = Store::put_back(world, row.table(), row.uuid(), &told.cells, cell)?;
        let amended = Row::after(change)?;
        Some(Edit::Amend(Amend { row: amended }))
    };
    told.cells.iter().map(|cell| FieldChange { cell: cell.clone(), restore: restore(cell) }).collect()
}
