//! Why a place stands out, in sentences: the gravest reason first.

use crate::model::{CatalogueKind, Date, Sentence, StandingState, World};

use super::super::counts::Totals;
use super::cases::Case;
use super::categories::CategoryShare;
use super::days::days_between;
use super::grounds::Needs;
use super::people::People;
use super::promised::Promised;
use super::visits::Visits;

/// From how many issues, and how many times the county's number on, a category is a reason.
const CATEGORY: (u32, f64) = (3, 1.5);

/// What the sentences are made from.
pub(super) struct Sight<'a> {
    pub world: &'a World,
    pub today: Date,
    pub needs: &'a Needs,
    /// Whether it is one village.
    pub single: bool,
    pub totals: &'a Totals,
    pub rank: Option<(u32, u32)>,
    pub categories: &'a [CategoryShare],
    pub cases: &'a [Case],
    pub people: &'a People,
    pub visits: &'a Visits,
    pub promised: &'a Promised,
}

/// The reasons.
pub(super) fn reasons(sight: &Sight<'_>) -> Vec<Sentence> {
    let said = [
        weak(sight),
        overdue(sight),
        supervised(sight),
        category(sight),
        high(sight),
        growing(sight),
        alone(sight),
        promises(sight),
        unvisited(sight),
    ];
    said.into_iter().flatten().collect()
}

/// A village by its case; several by how many are weak and how many of these are late.
fn weak(sight: &Sight<'_>) -> Option<Sentence> {
    let weak = || sight.cases.iter().filter(|case| case.state.is_weak());
    if !sight.single {
        let late = weak().filter(|case| case.is_late()).count();
        let key = if late > 0 { "why.reason.weak_villages_late" } else { "why.reason.weak_villages" };
        let count = weak().count();
        return (count > 0).then(|| Sentence::new(key).with("count", count).with("late", late));
    }
    let case = weak().next()?;
    Some(match (case.state, case.days_left) {
        (StandingState::Relapsed, _) => Sentence::new("why.reason.relapsed").with("day", case.since),
        (_, Some(days @ ..0)) => Sentence::new("why.reason.plan_late").with("days", -days),
        _ if case.times > 1 => Sentence::new("why.reason.weak_again").with("times", case.times),
        _ => Sentence::new("why.reason.weak").with("day", case.since),
    })
}

fn overdue(sight: &Sight<'_>) -> Option<Sentence> {
    let days = days_between(sight.needs.late_since?, sight.today);
    Some(Sentence::new("why.reason.overdue").with("count", sight.totals.overdue).with("days", days))
}

fn supervised(sight: &Sight<'_>) -> Option<Sentence> {
    let count = sight.needs.supervised;
    (count > 0).then(|| Sentence::new("why.reason.supervised").with("count", count))
}

/// The category that stands out most against the county.
fn category(sight: &Sight<'_>) -> Option<Sentence> {
    let compared = sight.categories.iter().filter_map(|share| Some((share, share.against?.times())));
    let marked = compared.filter(|(share, times)| share.count >= CATEGORY.0 && *times >= CATEGORY.1);
    let (share, times) = marked.max_by(|one, other| one.1.total_cmp(&other.1))?;
    let title = sight.world.entry(CatalogueKind::Category, &share.category);
    let title = title.map_or_else(|| share.category.clone(), |row| format!("|{}|{}", row.title_zh, row.title_en));
    let sentence = Sentence::new("why.reason.category").with("category", title).with("count", share.count);
    Some(sentence.with("times", format!("{times:.1}")))
}

/// Said of the upper tenth of the level, and of the first three of few.
fn high(sight: &Sight<'_>) -> Option<Sentence> {
    let (rank, of) =
        sight.rank.filter(|(rank, of)| sight.totals.open > 0 && (rank * 10 <= *of || *rank * 2 <= (*of).min(6)))?;
    Some(Sentence::new("why.reason.open").with("count", sight.totals.open).with("rank", rank).with("of", of))
}

/// Said when there are more open issues than three months ago, by at least two and by a fifth.
fn growing(sight: &Sight<'_>) -> Option<Sentence> {
    let (before, now) = (sight.totals.open_by_month[8], sight.totals.open_by_month[11]);
    let more = now.saturating_sub(before);
    (more >= 2 && more * 5 >= before).then(|| Sentence::new("why.reason.growing").with("more", more))
}

fn alone(sight: &Sight<'_>) -> Option<Sentence> {
    let count = sight.people.without_resident.len();
    let key = if sight.single { "why.reason.no_resident" } else { "why.reason.no_residents" };
    (count > 0).then(|| Sentence::new(key).with("count", count))
}

fn promises(sight: &Sight<'_>) -> Option<Sentence> {
    let count = sight.promised.tally.overdue;
    (count > 0).then(|| Sentence::new("why.reason.promises").with("count", count))
}

fn unvisited(sight: &Sight<'_>) -> Option<Sentence> {
    let count = sight.visits.long_ago.len();
    match (&sight.visits.last, sight.single) {
        _ if count == 0 => None,
        (_, false) => Some(Sentence::new("why.reason.unvisited_villages").with("count", count)),
        (Some(last), true) => Some(Sentence::new("why.reason.unvisited").with("days", last.days_ago)),
        (None, true) => Some(Sentence::new("why.reason.never_visited")),
    }
}
