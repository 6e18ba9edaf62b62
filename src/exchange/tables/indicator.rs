//! Numbers about villages: one a row, or whole columns of a table of villages.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::model::{Changes, Date, Id, Indicator, Sentence, Village};

use crate::exchange::fill::{self, Draft};
use crate::exchange::lookup::Lookup;
use crate::exchange::report::{ImportReport, RowProblem};
use crate::exchange::row::{Book, Row, Slot, slots};

slots!(Slots: township_code township village_code village name on value);

/// What tells numbers apart.
type Key = (Id<Village>, String, Date);

/// Reads all rows of a file as numbers about villages.
pub(in crate::exchange) fn read(
    book: &Book<'_>,
    look: &mut Lookup<'_>,
    changes: &mut Changes,
    report: &mut ImportReport,
) {
    let slots = Slots::find(book.columns);
    let known = known(look);
    fill::rows(book, look, changes, report, |row| draft(row, slots, &known));
}

fn known(look: &Lookup<'_>) -> HashMap<Key, Id<Indicator>> {
    look.world.indicators.iter().map(|row| ((row.village, row.name.clone(), row.on), row.id)).collect()
}

fn draft<'s, 'w>(
    row: &mut Row<'_, 's, 'w>,
    slots: Slots,
    known: &HashMap<Key, Id<Indicator>>,
) -> Option<Draft<'s, 'w, Indicator>> {
    let faults = row.faults.len();
    let village = row.village([slots.village_code, slots.village, slots.township_code, slots.township]);
    if village.is_none() && row.faults.len() == faults {
        row.fault(slots.village, Sentence::new("exchange.cell.missing"));
    }
    let name = row.needed(slots.name);
    let on = row.needed(slots.on).and_then(|_| row.date(slots.on));
    let value = row.needed(slots.value).and_then(|_| row.number(slots.value));
    let (village, name, on, value) = (village?, name?, on?, value?);
    let (before, after) = number(row.look, known, village, name, on, value);
    let key = Cow::Owned(format!("{village}/{name}/{on}"));
    Some(Draft { before, after, key: Some((key, slots.name)) })
}

fn number<'w>(
    look: &Lookup<'w>,
    known: &HashMap<Key, Id<Indicator>>,
    village: Id<Village>,
    name: &str,
    on: Date,
    value: f64,
) -> (Option<&'w Indicator>, Indicator) {
    let before = known.get(&(village, name.to_owned(), on)).and_then(|id| look.world.indicators.get(*id));
    let id = before.map_or_else(Id::fresh, |before| before.id);
    (before, Indicator { id, village, name: name.to_owned(), on, value })
}

slots!(VillageSlots: code name township_code township);

/// Reads one column of a table of villages as numbers of a day; empty cells are left out. Says how many are new or
/// change. A row whose village is not known is told elsewhere.
pub(in crate::exchange) fn read_column(
    book: &Book<'_>,
    look: &mut Lookup<'_>,
    (name, column): (&str, usize),
    on: Date,
    changes: &mut Changes,
    rejected: &mut Vec<RowProblem>,
) -> usize {
    let slots = VillageSlots::find(book.columns);
    let known = known(look);
    let slot = Slot { field: "value", column: Some(column) };
    let before = changes.rows.len();
    for index in 0..book.sheet.len() {
        if book.progress.step(index, book.sheet.len()).is_err() {
            break;
        }
        let mut row = Row { book, look, index, faults: Vec::new(), warnings: Vec::new() };
        let Some(value) = row.number(slot) else {
            rejected.extend(row.faults);
            continue;
        };
        let Some(village) = row.village([slots.code, slots.name, slots.township_code, slots.township]) else {
            continue;
        };
        let (before, after) = number(row.look, &known, village, name, on, value);
        match before {
            None => changes.add(after),
            Some(before) => changes.change(before, after),
        }
    }
    changes.rows.len() - before
}
