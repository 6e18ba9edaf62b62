//! 承诺台账: public promises, livelihood projects, items of unit plans and parts of hard problems. Tasks of postings,
//! milestones and measures for weak villages belong to other papers.

use crate::model::{CatalogueKind, Promise, PromiseStage, promise_kind};
use crate::papers::desk::Desk;

use super::cell::{Cell, Column};

/// The kinds that are handed in.
const KINDS: [&str; 4] =
    [promise_kind::PUBLIC, promise_kind::LIVELIHOOD, promise_kind::UNIT_ITEM, promise_kind::HARD_PROBLEM];

/// The columns.
pub(super) const COLUMNS: [Column; 16] = [
    Column::short("row", 6),
    Column::short("number", 14),
    Column::short("promise_kind", 12),
    Column::long("promise", 34),
    Column::long("unit", 20),
    Column::short("answers", 10),
    Column::short("township", 14),
    Column::short("village", 14),
    Column::short("made_on", 12),
    Column::short("due_on", 12),
    Column::short("published_on", 12),
    Column::long("published_where", 16),
    Column::short("stage", 14),
    Column::short("funds", 12),
    Column::short("beneficiaries", 10),
    Column::short("done_on", 12),
];

/// The promises that are open at the end of the month, and those that ended in its year.
pub(super) fn rows(desk: &Desk<'_>) -> Vec<Vec<Cell>> {
    let mut promises: Vec<&Promise> = desk.world.promises.iter().filter(|row| belongs(desk, row)).collect();
    promises.sort_by(|a, b| (&a.number, a.due_on, a.id).cmp(&(&b.number, b.due_on, b.id)));
    promises.into_iter().map(|row| self::row(desk, row)).collect()
}

fn belongs(desk: &Desk<'_>, promise: &Promise) -> bool {
    let day = desk.day();
    let ended = promise.withdrawn_on.or(promise.done_on);
    let is_late_news = promise.made_on > day;
    KINDS.contains(&promise.kind.as_str()) && !is_late_news && ended.is_none_or(|ended| ended.year() >= day.year())
}

fn row(desk: &Desk<'_>, promise: &Promise) -> Vec<Cell> {
    vec![
        Cell::text(&promise.number),
        Cell::text(desk.entry(CatalogueKind::PromiseKind, &promise.kind)),
        desk.prose_cell(&promise.title),
        desk.unit_cell(promise.unit),
        desk.cadre_cell(promise.cadre),
        Cell::text(desk.township(desk.township_of(promise.village).or(promise.township))),
        Cell::text(desk.village(promise.village)),
        Cell::Day(promise.made_on),
        Cell::day(promise.due_on),
        Cell::day(promise.published_on),
        desk.prose_cell(&promise.published_where),
        Cell::text(stage(desk, promise)),
        Cell::count(promise.funds_yuan),
        people(desk, promise.beneficiaries),
        Cell::day(promise.done_on),
    ]
}

/// How far it is: overdue where it should be done, else its stage, with the share where one is known.
fn stage(desk: &Desk<'_>, promise: &Promise) -> String {
    let stage = promise.stage();
    let said = match stage {
        _ if promise.is_overdue(desk.day()) => desk.say("papers.late"),
        stage => desk.say(&format!("state.promise.{}", stage.code())),
    };
    match promise.progress_percent.filter(|_| matches!(stage, PromiseStage::Made | PromiseStage::Published)) {
        Some(percent) => format!("{said} {percent}%"),
        None => said,
    }
}

/// How many people: a number where it may be told.
pub(super) fn people(desk: &Desk<'_>, count: Option<u32>) -> Cell {
    let said = desk.people(count);
    said.parse().map_or_else(|_| Cell::text(said), Cell::Count)
}
