//! Checks that many verbs share: that a record is there, a text is filled, a code is in its list, dates are in order.

use crate::model::{CatalogueKind, Date, Id, Point, Record, Refusal, Table, World};

/// The key of the word for a record of this type: 村, 干部, 问题.
pub(super) fn what<T: Record>() -> String {
    format!("@edit.what.{}", T::TABLE)
}

/// The record with this identity, or a refusal that says that it is gone.
pub(super) fn found<T: Record>(table: &Table<T>, id: Id<T>) -> Result<&T, Refusal> {
    table.get(id).ok_or_else(|| Refusal::new("refusal.gone").with("what", what::<T>()))
}

/// The record that has to be chosen, or a refusal that asks for it.
pub(super) fn chosen<'a, T: Record>(table: &'a Table<T>, id: Option<Id<T>>, field: &str) -> Result<&'a T, Refusal> {
    found(table, id.ok_or_else(|| Refusal::new("refusal.choose").with("field", named(field)))?)
}

/// Refuses an identity that leads nowhere; none is well.
pub(super) fn known<T: Record>(table: &Table<T>, id: Option<Id<T>>) -> Result<Option<&T>, Refusal> {
    id.map(|id| found(table, id)).transpose()
}

/// Refuses an empty text.
pub(super) fn filled(text: &str, field: &str) -> Result<(), Refusal> {
    if text.trim().is_empty() {
        return Err(Refusal::new("refusal.empty").with("field", named(field)));
    }
    Ok(())
}

/// Refuses a code that the list does not have; an empty code, or an empty list, is well.
pub(super) fn listed(world: &World, kind: CatalogueKind, code: &str) -> Result<(), Refusal> {
    let missing = !code.is_empty() && world.entry(kind, code).is_none();
    if missing && world.catalogue.find(|row| row.kind == kind).is_some() {
        let list = format!("@state.catalogue.{}", kind.code());
        return Err(Refusal::new("refusal.unlisted").with("code", code).with("list", list));
    }
    Ok(())
}

/// Refuses a date before another one; a missing date is well.
pub(super) fn in_order(
    (first, first_field): (Option<Date>, &str),
    (second, second_field): (Option<Date>, &str),
) -> Result<(), Refusal> {
    match (first, second) {
        (Some(first), Some(second)) if second < first => Err(Refusal::new("refusal.order")
            .with("first", named(first_field))
            .with("first_day", first)
            .with("second", named(second_field))
            .with("second_day", second)),
        _ => Ok(()),
    }
}

/// Refuses a day after today.
pub(super) fn not_future(day: Date, today: Date, field: &str) -> Result<(), Refusal> {
    if day > today {
        return Err(Refusal::new("refusal.future").with("field", named(field)).with("day", day).with("today", today));
    }
    Ok(())
}

/// Refuses a day before today; none is well.
pub(super) fn not_past(day: Option<Date>, today: Date, field: &str) -> Result<(), Refusal> {
    match day.filter(|day| *day < today) {
        Some(day) => {
            Err(Refusal::new("refusal.past").with("field", named(field)).with("day", day).with("today", today))
        }
        None => Ok(()),
    }
}

/// Refuses a number above a hundred.
pub(super) fn percent(value: u8, field: &str) -> Result<(), Refusal> {
    if value > 100 {
        return Err(Refusal::new("refusal.percent").with("field", named(field)).with("value", value));
    }
    Ok(())
}

/// Refuses a point that is not on the globe; none is well.
pub(super) fn on_the_globe(point: Option<Point>) -> Result<(), Refusal> {
    match point {
        Some(point) if !(point.x().abs() <= 180.0 && point.y().abs() <= 90.0) => {
            Err(Refusal::new("refusal.position").with("lon", point.x()).with("lat", point.y()))
        }
        _ => Ok(()),
    }
}

/// The title of a code in the office's own words, in both languages for a sentence; the code itself where no list has it.
pub(super) fn title_of(world: &World, kind: CatalogueKind, code: &str) -> String {
    world.entry(kind, code).map_or_else(|| code.to_owned(), |row| format!("|{}|{}", row.title_zh, row.title_en))
}

/// The key of the word for a field.
fn named(field: &str) -> String {
    format!("@edit.field.{field}")
}
