//! Cadres: found by work number, else by name and unit.

use std::borrow::Cow;

use crate::model::{Cadre, CatalogueKind, Changes, Id, Sentence, Unit};

use crate::exchange::boundary::set_position;
use crate::exchange::fill::{self, Draft};
use crate::exchange::lookup::Lookup;
use crate::exchange::mask;
use crate::exchange::report::ImportReport;
use crate::exchange::row::{Book, Row, Slot, slots};

slots!(Slots: code name unit rank duty skills share_percent home_village_code home_village home_township phone active lon lat);

/// Reads all rows of a file as cadres.
pub(in crate::exchange) fn read(
    book: &Book<'_>,
    look: &mut Lookup<'_>,
    changes: &mut Changes,
    report: &mut ImportReport,
) {
    let slots = Slots::find(book.columns);
    fill::rows(book, look, changes, report, |row| draft(row, slots));
}

fn draft<'s, 'w>(row: &mut Row<'_, 's, 'w>, slots: Slots) -> Option<Draft<'s, 'w, Cadre>> {
    let code = row.text(slots.code);
    let unit = row.unit(slots.unit);
    let before = before(row, slots, code, unit)?;
    let mut after = match before {
        Some(before) => before.clone(),
        None => blank(row.needed(slots.name)?),
    };
    row.set_text(slots.code, &mut after.code);
    row.set_personal(slots.name, &mut after.name, mask::name);
    after.unit = unit.or(after.unit);
    row.set_entry(CatalogueKind::Rank, slots.rank, &mut after.rank);
    row.set_text(slots.duty, &mut after.duty);
    set_skills(row, slots, &mut after.skills);
    if let Some(percent) = row.percent(slots.share_percent) {
        after.share_percent = percent;
    }
    // A village of origin has no column of township codes: its own code or its township's name must do.
    let no_code = Slot { field: "home_township", column: None };
    let home = row.village([slots.home_village_code, slots.home_village, no_code, slots.home_township]);
    after.home_village = home.or(after.home_village);
    row.set_personal(slots.phone, &mut after.phone, mask::phone);
    row.set_yes(slots.active, &mut after.active);
    set_position(row, slots.lon, slots.lat, &mut after.base);
    let key = match code {
        Some(code) => (Cow::Borrowed(code), slots.code),
        None => (Cow::Owned(format!("{}/{:?}", after.name, after.unit)), slots.name),
    };
    Some(Draft { before, after, key: Some(key) })
}

/// The cadre that the row changes; `None` when its name fits several and no work number tells them apart.
fn before<'w>(
    row: &mut Row<'_, '_, 'w>,
    slots: Slots,
    code: Option<&str>,
    unit: Option<Id<Unit>>,
) -> Option<Option<&'w Cadre>> {
    let world = row.look.world;
    if let Some(code) = code {
        return Some(row.look.cadre_by_code(code).and_then(|id| world.cadres.get(id)));
    }
    let name = row.needed(slots.name)?;
    match row.look.cadre(name, unit) {
        Ok(id) => Some(world.cadres.get(id).filter(|cadre| unit.is_none() || cadre.unit == unit)),
        Err(reason) if reason.key == "exchange.cadre.unknown" => Some(None),
        Err(_) if unit.is_some() && !row.look.is_in_unit(name, unit) => Some(None),
        Err(reason) => {
            row.fault(slots.name, reason);
            None
        }
    }
}

fn set_skills(row: &mut Row<'_, '_, '_>, slots: Slots, target: &mut Vec<String>) {
    let Some(text) = row.text(slots.skills) else { return };
    let words = text.split([';', '；', '、', ',', '，', '/']).map(str::trim).filter(|word| !word.is_empty());
    let mut skills = Vec::new();
    for word in words {
        match row.code_of(CatalogueKind::Skill, slots.skills, word) {
            Some(code) => skills.push(code),
            None => {
                let said = Sentence::new("exchange.cell.word_not_in_list").with("word", word);
                row.fault(slots.skills, said.with("list", "@state.catalogue.skill"));
            }
        }
    }
    skills.sort();
    skills.dedup();
    *target = skills;
}

fn blank(name: &str) -> Cadre {
    Cadre {
        id: Id::fresh(),
        code: String::new(),
        name: name.to_owned(),
        unit: None,
        rank: String::new(),
        duty: String::new(),
        skills: Vec::new(),
        share_percent: 100,
        home_village: None,
        base: None,
        phone: String::new(),
        active: true,
    }
}
