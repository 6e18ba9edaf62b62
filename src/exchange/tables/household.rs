//! Paired households: found by village and code.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::model::{CatalogueKind, Changes, Household, Id, Sentence, Village};

use crate::exchange::fill::{self, Draft};
use crate::exchange::lookup::Lookup;
use crate::exchange::report::ImportReport;
use crate::exchange::row::{Book, Row, slots};

slots!(Slots: code township_code township village_code village need cadre_code cadre from until);

/// Reads all rows of a file as paired households.
pub(in crate::exchange) fn read(
    book: &Book<'_>,
    look: &mut Lookup<'_>,
    changes: &mut Changes,
    report: &mut ImportReport,
) {
    let slots = Slots::find(book.columns);
    let known: HashMap<(Id<Village>, String), Id<Household>> =
        look.world.households.iter().map(|row| ((row.village, row.code.clone()), row.id)).collect();
    fill::rows(book, look, changes, report, |row| draft(row, slots, &known));
}

fn draft<'s, 'w>(
    row: &mut Row<'_, 's, 'w>,
    slots: Slots,
    known: &HashMap<(Id<Village>, String), Id<Household>>,
) -> Option<Draft<'s, 'w, Household>> {
    let code = row.needed(slots.code);
    let village = row.needed_village([slots.village_code, slots.village, slots.township_code, slots.township]);
    // A code is all that is kept: a name or the number of a card would be a dossier.
    let is_code = |code: &str| code.len() <= 16 && code.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    if code.is_some_and(|code| !is_code(code)) {
        row.fault(slots.code, Sentence::new("exchange.household.code"));
    }
    let (code, village) = (code?, village?);
    let before = known.get(&(village, code.to_owned())).and_then(|id| row.look.world.households.get(*id));
    let mut after = match before {
        Some(before) => before.clone(),
        None => {
            let from = row.needed_date(slots.from)?;
            let (id, code) = (Id::fresh(), code.to_owned());
            Household { id, code, village, need: String::new(), cadre: None, from, until: None }
        }
    };
    row.set_entry(CatalogueKind::Need, slots.need, &mut after.need);
    row.set_cadre(slots.cadre_code, slots.cadre, &mut after.cadre);
    after.from = row.date(slots.from).unwrap_or(after.from);
    row.set_date(slots.until, &mut after.until);
    row.refuse_before(slots.until, after.until, after.from);
    Some(Draft { before, after, key: Some((Cow::Owned(format!("{village}/{code}")), slots.code)) })
}
