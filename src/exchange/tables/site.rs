//! Sites: found by code, else by name.

use std::borrow::Cow;

use crate::model::{CatalogueKind, Changes, Id, Site};

use crate::exchange::boundary::set_position;
use crate::exchange::fill::{self, Draft};
use crate::exchange::lookup::Lookup;
use crate::exchange::report::ImportReport;
use crate::exchange::row::{Book, Row, slots};

slots!(Slots: code name kind township_code township village_code village unit lon lat);

/// Reads all rows of a file as sites.
pub(in crate::exchange) fn read(
    book: &Book<'_>,
    look: &mut Lookup<'_>,
    changes: &mut Changes,
    report: &mut ImportReport,
) {
    let slots = Slots::find(book.columns);
    fill::rows(book, look, changes, report, |row| draft(row, slots));
}

fn draft<'s, 'w>(row: &mut Row<'_, 's, 'w>, slots: Slots) -> Option<Draft<'s, 'w, Site>> {
    let code = row.text(slots.code);
    let name = row.text(slots.name);
    let found = code.or(name).and_then(|text| row.look.site(text).ok());
    let before = found.and_then(|id| row.look.world.sites.get(id));
    let mut after = match before {
        Some(before) => before.clone(),
        None => blank(row.needed(slots.name)?),
    };
    row.set_text(slots.code, &mut after.code);
    row.set_text(slots.name, &mut after.name);
    row.set_entry(CatalogueKind::SiteKind, slots.kind, &mut after.kind);
    let village = row.village([slots.village_code, slots.village, slots.township_code, slots.township]);
    after.village = village.or(after.village);
    after.township = match village {
        Some(id) => row.look.world.villages.get(id).map(|village| village.township),
        None => row.township(slots.township_code, slots.township),
    }
    .or(after.township);
    after.unit = row.unit(slots.unit).or(after.unit);
    set_position(row, slots.lon, slots.lat, &mut after.position);
    let key = code.map(|code| (Cow::Borrowed(code), slots.code)).or(name.map(|name| (Cow::Borrowed(name), slots.name)));
    Some(Draft { before, after, key })
}

fn blank(name: &str) -> Site {
    Site {
        id: Id::fresh(),
        code: String::new(),
        name: name.to_owned(),
        kind: "enterprise".to_owned(),
        township: None,
        village: None,
        unit: None,
        position: None,
    }
}
