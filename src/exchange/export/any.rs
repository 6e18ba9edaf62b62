//! A cell of a record of any type, as a change has it before or after.

use crate::model::{Change, Delta, Record, Uuid, each_table};

use super::cells::Desk;
use super::grid::Cell;
use super::{ledger, papers, people, places};

/// Which side of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::exchange) enum Side {
    /// The record as it stood.
    Before,
    /// The record as it shall stand.
    After,
}

/// A field of the record that a change changes; nothing where it has no such side.
pub(in crate::exchange) fn cell(desk: &Desk<'_>, change: &Change, side: Side, field: &str) -> Cell {
    match change {
        Change::Township(delta) => of(desk, delta, side, field, places::township),
        Change::Village(delta) => of(desk, delta, side, field, places::village),
        Change::Site(delta) => of(desk, delta, side, field, places::site),
        Change::Unit(delta) => of(desk, delta, side, field, places::unit),
        Change::Cadre(delta) => of(desk, delta, side, field, people::cadre),
        Change::Posting(delta) => of(desk, delta, side, field, people::posting),
        Change::Issue(delta) => of(desk, delta, side, field, people::issue),
        Change::IssueStep(delta) => of(desk, delta, side, field, ledger::step),
        Change::Standing(delta) => of(desk, delta, side, field, people::standing),
        Change::Criterion(delta) => of(desk, delta, side, field, ledger::criterion),
        Change::Campaign(delta) => of(desk, delta, side, field, ledger::campaign),
        Change::Activity(delta) => of(desk, delta, side, field, ledger::activity),
        Change::Promise(delta) => of(desk, delta, side, field, ledger::promise),
        Change::Document(delta) => of(desk, delta, side, field, papers::document),
        Change::Plan(delta) => of(desk, delta, side, field, papers::plan),
        Change::PlanItem(delta) => of(desk, delta, side, field, papers::plan_item),
        Change::PlanMark(delta) => of(desk, delta, side, field, papers::plan_mark),
        Change::Household(delta) => of(desk, delta, side, field, ledger::household),
        Change::Month(delta) => of(desk, delta, side, field, ledger::month),
        Change::Attachment(delta) => of(desk, delta, side, field, papers::attachment),
        Change::Indicator(delta) => of(desk, delta, side, field, places::indicator),
        Change::CatalogueRow(delta) => of(desk, delta, side, field, places::catalogue),
        Change::Setting(delta) => of(desk, delta, side, field, ledger::setting),
    }
}

fn of<T: Record>(
    desk: &Desk<'_>,
    delta: &Delta<T>,
    side: Side,
    field: &str,
    cell: fn(&Desk<'_>, &T, &str) -> Cell,
) -> Cell {
    let row = match side {
        Side::Before => &delta.before,
        Side::After => &delta.after,
    };
    row.as_deref().map_or(Cell::Empty, |row| cell(desk, row, field))
}

macro_rules! define_sides {
    ($($variant:ident, $field:ident;)*) => {
        /// The identity of the record that a change changes.
        pub(in crate::exchange) fn identity(change: &Change) -> Uuid {
            match change { $(Change::$variant(delta) => of_delta(delta),)* }
        }

        /// Whether the record is new.
        pub(in crate::exchange) fn is_new(change: &Change) -> bool {
            match change { $(Change::$variant(delta) => delta.before.is_none(),)* }
        }

        /// One change in place of two that follow each other; the second alone where they are of different tables.
        pub(in crate::exchange) fn joined(first: Change, then: Change) -> Change {
            match (first, then) {
                $((Change::$variant(first), Change::$variant(then)) => {
                    Change::$variant(Delta { before: first.before, after: then.after })
                })*
                (_, then) => then,
            }
        }

        /// The record of this identity as the world has it, as a change that leaves it as it is.
        pub(in crate::exchange) fn standing_in(world: &crate::model::World, like: &Change) -> Option<Change> {
            match like {
                $(Change::$variant(delta) => {
                    let row = world.$field.get(crate::model::Id::from_uuid(of_delta(delta)))?;
                    Some(Change::$variant(Delta::changed(row, row.clone())))
                })*
            }
        }
    };
}
each_table!(define_sides);

fn of_delta<T: Record>(delta: &Delta<T>) -> Uuid {
    delta.after.as_ref().or(delta.before.as_ref()).map_or(Uuid::nil(), |row| row.id().uuid())
}
