//! 走访与会议台账: the activities of the month.

use std::collections::BTreeMap;

use crate::model::{Activity, CatalogueKind, Id};
use crate::papers::desk::Desk;

use super::cell::{Cell, Column};
use super::promises::people;

/// The columns.
pub(super) const COLUMNS: [Column; 13] = [
    Column::short("row", 6),
    Column::short("on", 12),
    Column::short("activity_kind", 12),
    Column::short("purpose", 10),
    Column::short("township", 14),
    Column::long("villages", 20),
    Column::long("cadres", 18),
    Column::long("held_by", 20),
    Column::long("summary", 44),
    Column::short("households", 8),
    Column::short("enterprises", 8),
    Column::short("attendance", 8),
    Column::short("issues_raised", 8),
];

/// All activities of the month, by day.
pub(super) fn rows(desk: &Desk<'_>) -> Vec<Vec<Cell>> {
    let mut raised: BTreeMap<Id<Activity>, u32> = BTreeMap::new();
    for activity in desk.world.issues.iter().filter_map(|issue| issue.activity) {
        *raised.entry(activity).or_default() += 1;
    }
    let found = desk.summary.activities.iter().filter_map(|id| desk.world.activities.get(*id));
    found.map(|row| self::row(desk, row, raised.get(&row.id).copied().unwrap_or_default())).collect()
}

fn row(desk: &Desk<'_>, activity: &Activity, raised: u32) -> Vec<Cell> {
    let villages: Vec<String> = activity.villages.iter().map(|id| desk.village(Some(*id))).collect();
    let mut townships: Vec<String> = Vec::new();
    for id in activity.villages.iter().map(|id| desk.township_of(Some(*id))).chain([activity.township]) {
        let name = desk.township(id);
        if !name.is_empty() && !townships.contains(&name) {
            townships.push(name);
        }
    }
    let about = [activity.title.trim(), activity.summary.trim()].into_iter().filter(|text| !text.is_empty());
    vec![
        Cell::Day(activity.on),
        Cell::text(desk.entry(CatalogueKind::ActivityKind, &activity.kind)),
        Cell::text(desk.entry(CatalogueKind::Purpose, &activity.purpose)),
        Cell::text(desk.listed(&townships)),
        Cell::text(desk.listed(&villages)),
        Cell::text(desk.cadres(&activity.cadres)),
        desk.unit_cell(activity.unit),
        desk.prose_cell(&about.collect::<Vec<_>>().join("\n")),
        people(desk, activity.households),
        Cell::count(activity.enterprises),
        people(desk, activity.attendance),
        Cell::Count(raised),
    ]
}
