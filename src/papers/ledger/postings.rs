//! 派驻公示名册: who is posted where on the last day of the month, for publication. Paired households are left out.

use crate::model::{CatalogueKind, Place, Posting, role};
use crate::papers::desk::Desk;

use super::cell::{Cell, Column};

/// The columns.
pub(super) const COLUMNS: [Column; 8] = [
    Column::short("row", 6),
    Column::short("township", 16),
    Column::short("place", 24),
    Column::short("role", 14),
    Column::short("name", 12),
    Column::long("sent_by", 30),
    Column::long("duty", 24),
    Column::short("from", 12),
];

/// The postings that hold, by township, place and role.
pub(super) fn rows(desk: &Desk<'_>) -> Vec<Vec<Cell>> {
    let day = desk.day();
    let holds = |row: &&Posting| row.holds_on(day) && row.role != role::HOUSEHOLD;
    let mut postings: Vec<&Posting> = desk.world.postings.iter().filter(holds).collect();
    postings.sort_by_cached_key(|row| {
        (township_code(desk, row.place), place_key(desk, row.place), role_at(desk, row), row.from, row.id)
    });
    postings.into_iter().map(|row| self::row(desk, row)).collect()
}

fn row(desk: &Desk<'_>, posting: &Posting) -> Vec<Cell> {
    let world = desk.world;
    let cadre = posting.cadre.and_then(|id| world.cadres.get(id));
    let unit = cadre.and_then(|cadre| cadre.unit).or(posting.unit);
    let place = match posting.place {
        Place::Township(_) => desk.say("papers.whole_township"),
        place => world.place_name(place).to_owned(),
    };
    vec![
        Cell::text(desk.township(world.township_of(posting.place))),
        Cell::text(place),
        Cell::text(desk.entry(CatalogueKind::Role, &posting.role)),
        Cell::text(if cadre.is_some() { desk.cadre(posting.cadre) } else { "—".to_owned() }),
        desk.unit_cell(unit),
        desk.prose_cell(cadre.map_or("", |cadre| &cadre.duty)),
        Cell::Day(posting.from),
    ]
}

fn township_code(desk: &Desk<'_>, place: Place) -> String {
    let township = desk.world.township_of(place).and_then(|id| desk.world.townships.get(id));
    township.map(|row| row.code.clone()).unwrap_or_default()
}

/// Townships as a whole come first, then villages, then sites, each by code.
fn place_key(desk: &Desk<'_>, place: Place) -> (u8, String) {
    let world = desk.world;
    match place {
        Place::Township(_) => (0, String::new()),
        Place::Village(id) => (1, world.villages.get(id).map(|row| row.code.clone()).unwrap_or_default()),
        Place::Site(id) => (2, world.sites.get(id).map(|row| row.name.clone()).unwrap_or_default()),
    }
}

/// The place of the role in the office's own list.
fn role_at(desk: &Desk<'_>, posting: &Posting) -> i64 {
    desk.world.entry(CatalogueKind::Role, &posting.role).map_or(i64::MAX, |row| row.position)
}
