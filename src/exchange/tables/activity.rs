//! Visits and meetings: found by their identity, else by number or by kind, day, place, people and title.

use std::borrow::Cow;

use crate::model::{Activity, Cadre, CatalogueKind, CatalogueRow, Changes, Date, Id, Sentence, Village, World};

use crate::exchange::fill::{self, Draft};
use crate::exchange::lookup::Lookup;
use crate::exchange::mask;
use crate::exchange::report::ImportReport;
use crate::exchange::row::{Book, Row, slots};
use crate::exchange::spelling::plain_value;
use crate::exchange::twins::Twins;

slots!(Slots: number kind purpose title on township_code township villages cadres unit campaign issue summary households enterprises attendance details rating id);

/// Reads all rows of a file as visits and meetings.
pub(in crate::exchange) fn read(
    book: &Book<'_>,
    look: &mut Lookup<'_>,
    changes: &mut Changes,
    report: &mut ImportReport,
) {
    let slots = Slots::find(book.columns);
    let mut twins = Twins::of(look.world.activities.iter().map(|row| (key(row), row.id)));
    fill::rows(book, look, changes, report, |row| draft(row, slots, &mut twins));
}

/// What tells them apart that have no number.
type Key = (String, Date, Vec<Id<Village>>, Vec<Id<Cadre>>, String);

fn key(row: &Activity) -> Key {
    (row.kind.clone(), row.on, row.villages.clone(), row.cadres.clone(), row.title.clone())
}

fn draft<'s, 'w>(
    row: &mut Row<'_, 's, 'w>,
    slots: Slots,
    twins: &mut Twins<Key, Activity>,
) -> Option<Draft<'s, 'w, Activity>> {
    let kind = row.needed_entry(CatalogueKind::ActivityKind, slots.kind);
    let on = row.needed_date(slots.on);
    let own = row.identity(slots.id);
    let number = row.text(slots.number);
    let (kind, on) = (kind?, on?);
    let world = row.look.world;
    let numbered = || number.and_then(|number| world.activities.find(|activity| activity.number == number));
    let named = own.or_else(|| numbered().map(|activity| activity.id));
    let blank = Activity { id: own.unwrap_or_else(Id::fresh), ..Activity::blank(&kind, on) };
    let first = named.and_then(|id| world.activities.get(id));
    let mut after = Activity { kind, on, ..first.cloned().unwrap_or(blank) };
    let township = row.township(slots.township_code, slots.township);
    row.set_villages(slots.villages, township, &mut after.villages);
    row.set_cadres(slots.cadres, &mut after.cadres);
    row.set_text(slots.title, &mut after.title);
    let twin = if named.is_none() { twins.take(&key(&after)) } else { None };
    let before = first.or_else(|| twin.and_then(|id| world.activities.get(id)));
    if first.is_none()
        && let Some(before) = before
    {
        after = before.clone();
    }
    if after.villages.is_empty() {
        after.township = township.or(after.township);
    }
    words(row, slots, &mut after);
    row.set_unit(slots.unit, &mut after.unit);
    row.set_reference(slots.campaign, &mut after.campaign);
    row.set_reference(slots.issue, &mut after.issue);
    if row.faults.is_empty() && after.villages.is_empty() && after.township.is_none() && after.unit.is_none() {
        row.fault(slots.villages, Sentence::new("exchange.place.none"));
    }
    let key = Cow::Owned(after.id.to_string());
    Some(Draft { before, after, key: Some((key, slots.kind)) })
}

fn words(row: &mut Row<'_, '_, '_>, slots: Slots, after: &mut Activity) {
    row.set_text(slots.number, &mut after.number);
    row.set_entry(CatalogueKind::Purpose, slots.purpose, &mut after.purpose);
    row.set_text(slots.summary, &mut after.summary);
    row.set_count(slots.households, &mut after.households);
    row.set_count(slots.enterprises, &mut after.enterprises);
    row.set_count(slots.attendance, &mut after.attendance);
    row.set_entry(CatalogueKind::Rating, slots.rating, &mut after.rating);
    details(row, slots, after);
}

/// The fields of the kind, one a line: the title, a colon, the text. A line that begins with blanks goes on with the one
/// before.
fn details(row: &mut Row<'_, '_, '_>, slots: Slots, after: &mut Activity) {
    let Some(text) = row.text(slots.details) else { return };
    let mut details: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        if let (true, Some((_, text))) = (line.starts_with([' ', '\u{3000}']), details.last_mut()) {
            text.push('\n');
            text.push_str(line.trim());
            continue;
        }
        let Some((title, text)) = line.split_once(['：', ':']) else {
            if !line.trim().is_empty() {
                row.fault(slots.details, Sentence::new("exchange.activity.no_colon").with("word", line.trim()));
            }
            continue;
        };
        match field_code(row.look.world, &after.kind, title.trim()) {
            Some(code) => details.push((code, text.trim().to_owned())),
            None => row.fault(slots.details, Sentence::new("exchange.activity.no_field").with("word", title.trim())),
        }
    }
    for (code, text) in details {
        let is_masked = text.contains("****") && after.details.get(&code).is_some_and(|t| mask::numbers_in(t) == text);
        if !is_masked {
            after.details.insert(code, text);
        }
    }
    after.details.retain(|_, text| !text.is_empty());
}

/// The code of a field of a kind of activity, by its title in any language, its aliases or its code.
fn field_code(world: &World, kind: &str, title: &str) -> Option<String> {
    let plain = plain_value(title);
    let list: Vec<_> = world.list(CatalogueKind::ActivityField);
    let is = |row: &&&CatalogueRow| {
        let words = [&row.code, &row.title_zh, &row.title_en].map(String::as_str);
        words.into_iter().chain(row.aliases.split([';', '；'])).any(|word| plain_value(word) == plain)
    };
    let own = list.iter().filter(|row| row.parent == kind).find(is);
    let found = own.or_else(|| list.iter().find(is)).map(|row| row.code.clone());
    found.or_else(|| list.is_empty().then(|| title.to_owned()))
}
