//! Who is responsible for an issue, in one cell each.

use crate::model::{Cadre, Id, Unit};
use crate::papers::desk::Desk;

use super::cell::Cell;

impl Desk<'_> {
    /// A cell with the name of a cadre.
    pub(super) fn cadre_cell(&self, id: Option<Id<Cadre>>) -> Cell {
        Cell::text(self.cadre(id))
    }

    /// A cell with the name of a unit.
    pub(super) fn unit_cell(&self, id: Option<Id<Unit>>) -> Cell {
        Cell::text(self.unit(id))
    }

    /// A cell with a free text.
    pub(super) fn prose_cell(&self, text: &str) -> Cell {
        Cell::text(self.prose(text))
    }
}
