//! Villages: found by code, else by name within their township.

use std::borrow::Cow;

use crate::model::{BoundaryOrigin, CatalogueKind, Changes, Id, Sentence, Township, Village};

use crate::exchange::boundary::{set_boundary, set_position};
use crate::exchange::fill::{self, Draft};
use crate::exchange::lookup::Lookup;
use crate::exchange::report::ImportReport;
use crate::exchange::row::{Book, Row, slots};

slots!(Slots: code name full_name kind township_code township households population lon lat);

/// How many digits of a village's statistical code are its township's, and how many it has.
const CODE_DIGITS: (usize, usize) = (9, 12);

/// The words for the kinds of villages that every list has, whatever it calls them.
const KINDS: [(&str, &str); 3] = [
    ("village", "村 行政村 村委会 村民委员会 village"),
    ("community", "社区 居委会 社区居委会 居民委员会 城市社区 农村社区 community"),
    ("other", "其他 其它 other"),
];

/// Reads all rows of a file as villages.
pub(in crate::exchange) fn read(
    book: &Book<'_>,
    look: &mut Lookup<'_>,
    changes: &mut Changes,
    report: &mut ImportReport,
) {
    let slots = Slots::find(book.columns);
    fill::rows(book, look, changes, report, |row| draft(row, slots));
}

fn draft<'s, 'w>(row: &mut Row<'_, 's, 'w>, slots: Slots) -> Option<Draft<'s, 'w, Village>> {
    let code = row.text(slots.code);
    let faults = row.faults.len();
    let township = township(row, slots, code);
    let before = before(row, slots, code, township);
    let mut after = match before {
        Some(before) => before.clone(),
        None => {
            let code = row.needed(slots.code);
            let name = row.needed(slots.name);
            if township.is_none() && row.faults.len() == faults {
                row.fault(slots.township, Sentence::new("exchange.village.no_township"));
            }
            blank(row.look, code?, name?, township?)
        }
    };
    row.set_text(slots.code, &mut after.code);
    row.set_text(slots.name, &mut after.name);
    row.set_text(slots.full_name, &mut after.full_name);
    after.township = township.unwrap_or(after.township);
    set_kind(row, slots, &mut after);
    row.set_count(slots.households, &mut after.households);
    row.set_count(slots.population, &mut after.population);
    set_position(row, slots.lon, slots.lat, &mut after.position);
    if set_boundary(row, slots.name, &mut after.boundary) {
        after.boundary_origin = BoundaryOrigin::Given;
    }
    Some(Draft { before, after, key: code.map(|code| (Cow::Borrowed(code), slots.code)) })
}

fn before<'w>(
    row: &Row<'_, '_, 'w>,
    slots: Slots,
    code: Option<&str>,
    township: Option<Id<Township>>,
) -> Option<&'w Village> {
    let found = match code {
        Some(code) => row.look.village_by_code(code),
        None => {
            let name = row.book.sheet.cell(row.index, slots.name.column?);
            row.look.village(name, Some(township?)).ok()
        }
    };
    found.and_then(|id| row.look.world.villages.get(id))
}

/// The township that the row names; where it names none, that of the first nine digits of its code.
fn township(row: &mut Row<'_, '_, '_>, slots: Slots, code: Option<&str>) -> Option<Id<Township>> {
    let named_code = row.text(slots.township_code);
    let name = row.text(slots.township);
    let from_code = code.filter(|code| code.len() == CODE_DIGITS.1 && code.bytes().all(|b| b.is_ascii_digit()));
    let derived = from_code.and_then(|code| code.get(..CODE_DIGITS.0));
    let by_code = |row: &Row<'_, '_, '_>, code: &str| row.look.township_by_code(code);
    let found = match (named_code, name, derived) {
        (Some(code), _, _) => by_code(row, code),
        (None, Some(name), _) => row.look.township(name),
        (None, None, Some(code)) => by_code(row, code),
        (None, None, None) => return None,
    };
    if found.is_some() {
        return found;
    }
    if !row.book.create_townships {
        if named_code.is_none() && name.is_none() {
            return None;
        }
        let (slot, key) = match named_code {
            Some(_) => (slots.township_code, "exchange.township.unknown_code"),
            None => (slots.township, "exchange.township.unknown"),
        };
        row.fault(slot, Sentence::new(key));
        return None;
    }
    let code = named_code.or(derived).or(name)?;
    let made = super::township::named(row.look, code, name.unwrap_or(code));
    let id = made.id;
    row.look.add_township(made);
    Some(id)
}

fn blank(look: &Lookup<'_>, code: &str, name: &str, township: Id<Township>) -> Village {
    let named = Id::named(&format!("village:{code}"));
    let taken = look.world.villages.get(named).is_some();
    Village {
        id: if taken { Id::fresh() } else { named },
        township,
        code: code.to_owned(),
        name: name.to_owned(),
        full_name: String::new(),
        kind: kind_of_name(name).to_owned(),
        households: None,
        population: None,
        position: None,
        boundary: None,
        boundary_origin: BoundaryOrigin::Given,
    }
}

/// The kind that the ending of a name tells.
fn kind_of_name(name: &str) -> &'static str {
    match name {
        _ if name.ends_with("社区") || name.ends_with("居委会") || name.ends_with("居民委员会") => {
            "community"
        }
        _ if name.ends_with('村') || name.ends_with("村委会") || name.ends_with("村民委员会") => "village",
        _ => "other",
    }
}

fn set_kind(row: &mut Row<'_, '_, '_>, slots: Slots, village: &mut Village) {
    let Some(text) = row.text(slots.kind) else { return };
    let known = KINDS.iter().find(|(_, words)| words.split(' ').any(|word| word == text));
    match known {
        Some((code, _)) if row.look.entry(CatalogueKind::VillageKind, text).is_none() => {
            (*code).clone_into(&mut village.kind);
        }
        _ => row.set_entry(CatalogueKind::VillageKind, slots.kind, &mut village.kind),
    }
}
