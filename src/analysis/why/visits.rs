//! When somebody was last in a place, and where nobody was for long.

use crate::model::{Activity, Date, Id, Township, Village, World};

use super::super::diary::Diaries;
use super::days::days_between;
use super::grounds::Grounds;

/// After so many days without a visit a village calls for one.
const LONG_AGO: i64 = 90;

/// The visits to a place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Visits {
    /// The last visit.
    pub last: Option<LastVisit>,
    /// How many there were within the last twelve months; one to several of the villages counts once.
    pub within_year: u32,
    /// The villages that nobody has visited for 90 days or more, or ever, those that wait longest first; none where the
    /// file has no visits at all.
    pub long_ago: Vec<Id<Village>>,
}

/// The last visit to a place.
#[derive(Clone, Debug, PartialEq)]
pub struct LastVisit {
    /// The record.
    pub activity: Id<Activity>,
    /// The day.
    pub on: Date,
    /// How many days ago it was.
    pub days_ago: i64,
    /// The code of its purpose; may be empty.
    pub purpose: String,
}

/// The visits to these villages, and to this township as a whole, up to today.
pub(super) fn visits(
    world: &World,
    diaries: &Diaries,
    grounds: &Grounds,
    villages: &[Id<Village>],
    township: Option<Id<Township>>,
) -> Visits {
    if !grounds.has_visits {
        return Visits::default();
    }
    let today = grounds.today;
    let year_ago = today.saturating_sub(jiff::Span::new().years(1));
    let mut waiting: Vec<(Option<Date>, Id<Village>)> = Vec::new();
    let mut last: Option<&Activity> = None;
    let mut recent: Vec<Id<Activity>> = Vec::new();
    for village in villages {
        let rows = diaries.village(*village).iter().filter_map(|id| world.activities.get(*id));
        let mut rows = rows.filter(|row| row.is_visit() && row.on <= today).peekable();
        let latest = rows.peek().copied();
        last = later(last, latest);
        let on = latest.map(|row| row.on);
        if on.is_none_or(|on| days_between(on, today) >= LONG_AGO) {
            waiting.push((on, *village));
        }
        recent.extend(rows.take_while(|row| year_ago < row.on).map(|row| row.id));
    }
    let whole = |row: &&Activity| township.is_some() && row.township == township && row.villages.is_empty();
    let own = world.activities.iter().filter(|row| row.is_visit() && row.on <= today);
    for row in own.filter(|row| whole(row)) {
        last = later(last, Some(row));
        recent.extend((year_ago < row.on).then_some(row.id));
    }
    recent.sort_unstable();
    recent.dedup();
    waiting.sort_unstable();
    Visits {
        last: last.map(|row| LastVisit {
            activity: row.id,
            on: row.on,
            days_ago: days_between(row.on, today),
            purpose: row.purpose.clone(),
        }),
        within_year: u32::try_from(recent.len()).unwrap_or(u32::MAX),
        long_ago: waiting.into_iter().map(|(_, village)| village).collect(),
    }
}

fn later<'a>(one: Option<&'a Activity>, other: Option<&'a Activity>) -> Option<&'a Activity> {
    one.into_iter().chain(other).max_by_key(|row| (row.on, row.id))
}
