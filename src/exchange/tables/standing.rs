//! Cases of weak villages: found by village and day of listing.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::model::{CatalogueKind, Changes, Date, Id, Sentence, Standing, StandingState, Village};

use crate::exchange::fill::{self, Draft};
use crate::exchange::lookup::Lookup;
use crate::exchange::report::ImportReport;
use crate::exchange::row::{Book, Row, slots};

slots!(Slots: township_code township village_code village kind reason listed_on state plan planned_on due_on leader_code leader unit team first_secretary_code first_secretary score votes votes_against accepted_on failed looked_back_on relapsed_on note);

/// The words for the states: code, title, and what else offices write.
const STATES: [(StandingState, &str); 5] = [
    (StandingState::Listed, "listed 已列入 列入 未整顿 新列入"),
    (StandingState::Planned, "planned 整顿中 整改中 正在整顿 已制定方案"),
    (StandingState::Accepted, "accepted 已验收 验收通过 已通过 已销号 已转化"),
    (StandingState::LookedBack, "looked_back 已回头看 回头看"),
    (StandingState::Relapsed, "relapsed 反弹 已反弹 回潮"),
];

/// Reads all rows of a file as cases.
pub(in crate::exchange) fn read(
    book: &Book<'_>,
    look: &mut Lookup<'_>,
    changes: &mut Changes,
    report: &mut ImportReport,
) {
    let slots = Slots::find(book.columns);
    let known: HashMap<(Id<Village>, Date), Id<Standing>> =
        look.world.standings.iter().map(|row| ((row.village, row.listed_on), row.id)).collect();
    fill::rows(book, look, changes, report, |row| draft(row, slots, &known));
}

fn draft<'s, 'w>(
    row: &mut Row<'_, 's, 'w>,
    slots: Slots,
    known: &HashMap<(Id<Village>, Date), Id<Standing>>,
) -> Option<Draft<'s, 'w, Standing>> {
    let faults = row.faults.len();
    let village = row.village([slots.village_code, slots.village, slots.township_code, slots.township]);
    if village.is_none() && row.faults.len() == faults {
        row.fault(slots.village, Sentence::new("exchange.cell.missing"));
    }
    let listed_on = row.needed(slots.listed_on).and_then(|_| row.date(slots.listed_on));
    let (village, listed_on) = (village?, listed_on?);
    let before = known.get(&(village, listed_on)).and_then(|id| row.look.world.standings.get(*id));
    let mut after = before.cloned().unwrap_or_else(|| blank(village, listed_on));
    row.set_entry(CatalogueKind::StandingKind, slots.kind, &mut after.kind);
    row.set_text(slots.reason, &mut after.reason);
    row.set_text(slots.plan, &mut after.plan);
    row.set_text(slots.note, &mut after.note);
    row.set_date(slots.planned_on, &mut after.planned_on);
    row.set_date(slots.due_on, &mut after.due_on);
    row.set_date(slots.accepted_on, &mut after.accepted_on);
    row.set_date(slots.looked_back_on, &mut after.looked_back_on);
    row.set_date(slots.relapsed_on, &mut after.relapsed_on);
    row.set_cadre(slots.leader_code, slots.leader, &mut after.leader);
    row.set_unit(slots.unit, &mut after.unit);
    row.set_cadres(slots.team, &mut after.team);
    row.set_cadre(slots.first_secretary_code, slots.first_secretary, &mut after.first_secretary);
    row.set_count(slots.votes, &mut after.votes);
    row.set_count(slots.votes_against, &mut after.votes_against);
    if row.faults.is_empty() && after.votes_against > after.votes {
        row.fault(slots.votes_against, Sentence::new("exchange.standing.more_votes"));
    }
    after.score = row.count(slots.score, 100).and_then(|score| u8::try_from(score).ok()).or(after.score);
    after.failed = row.count(slots.failed, 99).unwrap_or(after.failed);
    after.state = state(row, slots, before.is_some(), &after);
    let key = Cow::Owned(format!("{village}/{listed_on}"));
    Some(Draft { before, after, key: Some((key, slots.village)) })
}

/// The state that the row names; for a new case that names none, the one that its dates tell.
fn state(row: &mut Row<'_, '_, '_>, slots: Slots, is_known: bool, case: &Standing) -> StandingState {
    match row.choice(slots.state, &STATES) {
        Some(state) => state,
        None if is_known => case.state,
        None if case.relapsed_on.is_some() => StandingState::Relapsed,
        None if case.looked_back_on.is_some() => StandingState::LookedBack,
        None if case.accepted_on.is_some() => StandingState::Accepted,
        None if !case.plan.is_empty() => StandingState::Planned,
        None => StandingState::Listed,
    }
}

fn blank(village: Id<Village>, listed_on: Date) -> Standing {
    Standing { kind: "lax".to_owned(), ..Standing::blank(village, listed_on) }
}
