//! The tables of a deck. They name no person.

use crate::model::{CatalogueKind, Date, Issue, Place, Standing};
use crate::papers::docx::{Block, TableText};
use crate::papers::speech::Speech;

/// The most rows of a table: a meeting does not read more from a wall.
const MOST_ROWS: usize = 16;

/// A table, or a sentence where it has no rows.
pub(super) fn table_or(table: TableText, nothing: String) -> Vec<Block> {
    if table.rows.is_empty() { vec![Block::Body(nothing)] } else { vec![Block::Table(table)] }
}

/// The weak villages, listed longest first.
pub(super) fn weak(speech: &Speech<'_>) -> TableText {
    let mut rows: Vec<&Standing> = speech.world.standings.iter().filter(|row| row.state.is_weak()).collect();
    rows.sort_by_key(|row| (row.listed_on, row.id));
    let column = |name: &str, share, is_left| (speech.say(&format!("papers.column.{name}")), share, is_left);
    let columns = vec![
        column("row", 6, false),
        column("place", 22, false),
        column("listed_on", 16, false),
        column("weakness", 50, true),
        column("unit", 26, true),
        column("due_on", 16, false),
        column("state", 16, false),
    ];
    let cells = |(nth, row): (usize, &&Standing)| {
        let township = speech.world.township_of(Place::Village(row.village)).map(Place::Township);
        let name = |place: Option<Place>| place.map_or("", |place| speech.world.place_name(place));
        vec![
            (nth + 1).to_string(),
            [name(township), name(Some(Place::Village(row.village)))].concat(),
            row.listed_on.to_string(),
            speech.public_prose(&row.reason),
            speech.unit(row.unit),
            row.due_on.map(|day| day.to_string()).unwrap_or_default(),
            speech.say(&format!("state.standing.{}", row.state.code())),
        ]
    };
    TableText { columns, rows: rows.iter().enumerate().take(MOST_ROWS).map(cells).collect(), has_sum: false }
}

/// What is overdue, latest first.
pub(super) fn overdue(speech: &Speech<'_>, today: Date) -> TableText {
    let mut rows: Vec<&Issue> = speech.world.issues.iter().filter(|row| row.is_overdue(today)).collect();
    let due = |row: &Issue| row.next_date().or(row.due_on);
    rows.sort_by_key(|row| (due(row), row.number.clone(), row.id));
    let column = |name: &str, share, is_left| (speech.say(&format!("papers.column.{name}")), share, is_left);
    let columns = vec![
        column("row", 6, false),
        column("place", 24, false),
        column("matter", 56, true),
        column("category", 14, false),
        column("unit", 28, true),
        column("due_on", 16, false),
        column("days_late", 12, false),
    ];
    let cells = |(nth, row): (usize, &&Issue)| {
        let late = due(row).and_then(|day| day.until(today).ok()).map(|span| span.get_days().to_string());
        vec![
            (nth + 1).to_string(),
            speech.place(row),
            speech.public_prose(&row.title),
            speech.entry(CatalogueKind::Category, &row.category),
            speech.unit(row.unit),
            due(row).map(|day| day.to_string()).unwrap_or_default(),
            late.unwrap_or_default(),
        ]
    };
    TableText { columns, rows: rows.iter().enumerate().take(MOST_ROWS).map(cells).collect(), has_sum: false }
}
