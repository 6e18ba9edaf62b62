//! Criteria of weak villages: found by case and criterion.

use std::borrow::Cow;

use crate::model::{CatalogueKind, Changes, Criterion, Id, Sentence, Standing};

use crate::exchange::fill::{self, Draft};
use crate::exchange::lookup::Lookup;
use crate::exchange::report::ImportReport;
use crate::exchange::row::{Book, Row, slots};

slots!(Slots: township_code township village_code village listed_on code on evidence settled_on id);

/// Reads all rows of a file as criteria.
pub(in crate::exchange) fn read(
    book: &Book<'_>,
    look: &mut Lookup<'_>,
    changes: &mut Changes,
    report: &mut ImportReport,
) {
    let slots = Slots::find(book.columns);
    fill::rows(book, look, changes, report, |row| draft(row, slots));
}

fn draft<'s, 'w>(row: &mut Row<'_, 's, 'w>, slots: Slots) -> Option<Draft<'s, 'w, Criterion>> {
    let standing = case(row, slots);
    let code = row.needed_entry(CatalogueKind::Criterion, slots.code);
    let own = row.identity(slots.id);
    let world = row.look.world;
    let (standing, code) = (standing?, code?);
    let before = own
        .and_then(|id| world.criteria.get(id))
        .or_else(|| world.criteria.find(|row| row.standing == standing && row.code == code));
    let mut after = match before {
        Some(before) => before.clone(),
        None => {
            let on = row.needed_date(slots.on)?;
            let id = own.unwrap_or_else(Id::fresh);
            Criterion { id, standing, code: code.clone(), on, evidence: String::new(), settled_on: None }
        }
    };
    after.on = row.date(slots.on).unwrap_or(after.on);
    row.set_text(slots.evidence, &mut after.evidence);
    row.set_date(slots.settled_on, &mut after.settled_on);
    row.refuse_before(slots.settled_on, after.settled_on, after.on);
    Some(Draft { before, after, key: Some((Cow::Owned(format!("{standing}/{code}")), slots.code)) })
}

/// The case of the village: of the day of listing, or the only one where no day is given.
fn case(row: &mut Row<'_, '_, '_>, slots: Slots) -> Option<Id<Standing>> {
    let village = row.needed_village([slots.village_code, slots.village, slots.township_code, slots.township]);
    let listed_on = row.date(slots.listed_on);
    let village = village?;
    let fits = |case: &&Standing| case.village == village && listed_on.is_none_or(|day| case.listed_on == day);
    let cases: Vec<_> = row.look.world.standings.iter().filter(fits).map(|case| case.id).collect();
    match cases.as_slice() {
        [one] => Some(*one),
        [] => {
            row.fault(slots.village, Sentence::new("exchange.standing.none"));
            None
        }
        _ => {
            row.fault(slots.listed_on, Sentence::new("exchange.standing.several"));
            None
        }
    }
}
