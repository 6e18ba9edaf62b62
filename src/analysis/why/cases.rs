//! The weak villages of a place: where each case stands, and how far its plan has come.

use std::cmp::Reverse;

use crate::model::{Date, Id, Standing, StandingState, Village, World, promise_kind};

use super::super::commitments::{Commitments, Tally, tally};
use super::super::gaps::three_months_after;
use super::days::days_between;
use super::grounds::Grounds;

/// The case of a village that counts as weak, or that was accepted and waits to be looked back at.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// The case.
    pub id: Id<Standing>,
    /// The village.
    pub village: Id<Village>,
    /// Where it stands.
    pub state: StandingState,
    /// The day of listing, or of relapse.
    pub since: Date,
    /// For which time the village was listed by it: 1 is the first.
    pub times: u32,
    /// How many days the plan still has; negative when it is late, nothing where no plan runs.
    pub days_left: Option<i64>,
    /// The measures of its plan.
    pub measures: Tally,
}

impl Case {
    /// Whether the plan should have been carried out by now.
    pub fn is_late(&self) -> bool {
        self.days_left.is_some_and(|days| days < 0)
    }

    /// Whether a plan is missing.
    pub fn needs_plan(&self) -> bool {
        matches!(self.state, StandingState::Listed | StandingState::Relapsed)
    }
}

/// The cases of these places that are not over: late plans first, then those without a plan, then by the days left.
pub(super) fn cases(world: &World, commitments: &Commitments, grounds: &Grounds, members: &[u32]) -> Vec<Case> {
    let rows = members.iter().flat_map(|place| {
        let own: Vec<&Standing> = grounds.standings(*place).iter().filter_map(|id| world.standings.get(*id)).collect();
        let current = current(&own, grounds.today)?;
        let times = own.iter().filter(|other| other.listed_on <= current.listed_on).count();
        Some(case(world, commitments, current, times, grounds.today))
    });
    let mut rows: Vec<Case> = rows.collect();
    rows.sort_by_key(|row| {
        (!row.is_late(), !row.needs_plan(), row.days_left.unwrap_or(i64::MAX), Reverse(row.times), row.id)
    });
    rows
}

/// The case by which the village counts as weak, the one listed last; else one that waits to be looked back at.
fn current<'a>(own: &[&'a Standing], today: Date) -> Option<&'a Standing> {
    let weak = own.iter().copied().filter(|row| row.state.is_weak()).max_by_key(|row| (row.listed_on, Reverse(row.id)));
    let waits = || own.iter().copied().find(|row| waits_for_look_back(row, today));
    weak.or_else(waits)
}

/// Whether a case was accepted three months ago or more and waits to be looked back at.
fn waits_for_look_back(case: &Standing, today: Date) -> bool {
    case.state == StandingState::Accepted && case.accepted_on.is_some_and(|day| three_months_after(day) <= today)
}

fn case(world: &World, commitments: &Commitments, row: &Standing, times: usize, today: Date) -> Case {
    let measures = commitments.standing(row.id).iter().filter_map(|id| world.promises.get(*id));
    let measures = measures.filter(|promise| promise.kind == promise_kind::MEASURE);
    let due = row.due_on.filter(|_| row.state == StandingState::Planned);
    let since = match row.state {
        StandingState::Relapsed => row.relapsed_on,
        StandingState::Accepted => row.accepted_on,
        _ => None,
    };
    Case {
        id: row.id,
        village: row.village,
        state: row.state,
        since: since.unwrap_or(row.listed_on),
        times: u32::try_from(times).unwrap_or(u32::MAX),
        days_left: due.map(|due| days_between(today, due)),
        measures: tally(measures, today),
    }
}
