//! 整顿台账: the weak villages, and those that were put in order in the month.

use crate::model::{CatalogueKind, Criterion, Standing};
use crate::papers::desk::Desk;

use super::cell::{Cell, Column};

/// The columns.
pub(super) const COLUMNS: [Column; 16] = [
    Column::short("row", 6),
    Column::short("township", 14),
    Column::short("village", 14),
    Column::short("weakness", 12),
    Column::long("criteria", 30),
    Column::short("listed_on", 12),
    Column::short("times", 8),
    Column::short("state", 12),
    Column::long("village_plan", 44),
    Column::short("due_on", 12),
    Column::short("leader", 10),
    Column::long("paired_unit", 20),
    Column::short("first_secretary", 10),
    Column::short("score", 8),
    Column::short("votes", 10),
    Column::short("accepted_on", 12),
];

/// The cases that count at the end of the month or changed in it, by township and village.
pub(super) fn rows(desk: &Desk<'_>) -> Vec<Vec<Cell>> {
    let summary = &desk.summary;
    let lists = [&summary.weak, &summary.weak_listed, &summary.weak_accepted, &summary.weak_relapsed];
    let mut ids: Vec<_> = lists.into_iter().flatten().copied().collect();
    ids.sort_unstable();
    ids.dedup();
    let mut cases: Vec<&Standing> = ids.into_iter().filter_map(|id| desk.world.standings.get(id)).collect();
    cases.sort_by_key(|case| (desk.world.villages.get(case.village).map(|village| &village.code), case.listed_on));
    cases.into_iter().map(|case| row(desk, case)).collect()
}

fn row(desk: &Desk<'_>, case: &Standing) -> Vec<Cell> {
    let village = Some(case.village);
    vec![
        Cell::text(desk.township(desk.township_of(village))),
        Cell::text(desk.village(village)),
        Cell::text(desk.entry(CatalogueKind::StandingKind, &case.kind)),
        Cell::text(criteria(desk, case)),
        Cell::Day(case.listed_on),
        Cell::Count(times(desk, case)),
        Cell::text(desk.say(&format!("state.standing.{}", case.state.code()))),
        desk.prose_cell(&case.plan),
        Cell::day(case.due_on),
        desk.cadre_cell(case.leader),
        desk.unit_cell(case.unit),
        desk.cadre_cell(case.first_secretary),
        Cell::count(case.score.map(u32::from)),
        Cell::text(votes(desk, case)),
        Cell::day(case.accepted_on),
    ]
}

/// Why it was listed: the criteria that hold, else the reason in words.
fn criteria(desk: &Desk<'_>, case: &Standing) -> String {
    let mut found: Vec<&Criterion> = desk.world.criteria.iter().filter(|row| row.standing == case.id).collect();
    found.sort_by(|a, b| (a.on, &a.code).cmp(&(b.on, &b.code)));
    let titles: Vec<String> = found.iter().map(|row| desk.entry(CatalogueKind::Criterion, &row.code)).collect();
    if titles.is_empty() { desk.prose(&case.reason) } else { desk.listed(&titles) }
}

/// How often the village had been listed by this case.
fn times(desk: &Desk<'_>, case: &Standing) -> u32 {
    let before = |row: &&Standing| row.village == case.village && row.listed_on <= case.listed_on;
    u32::try_from(desk.world.standings.iter().filter(before).count()).unwrap_or(u32::MAX)
}

/// How many of how many residents were dissatisfied.
fn votes(desk: &Desk<'_>, case: &Standing) -> String {
    match (case.votes_against, case.votes) {
        (against @ Some(_), votes @ Some(_)) => format!("{}/{}", desk.people(against), desk.people(votes)),
        _ => String::new(),
    }
}
