//! The cases of weak villages on a day, by their own dates.

use crate::model::{Criterion, Date, Fate, Standing, StandingState, Table};

use super::by_day::{by, fate};

/// A case as it stood at the end of the day.
pub(super) fn as_of(row: &Standing, day: Date) -> Fate<Standing> {
    if row.listed_on > day {
        return Fate::Gone;
    }
    let note = note_by(&row.note, day);
    let dates = [row.planned_on, row.accepted_on, row.looked_back_on, row.relapsed_on];
    if dates.into_iter().flatten().all(|on| on <= day) {
        return if note == row.note { Fate::Kept } else { fate(row, Standing { note, ..row.clone() }) };
    }
    let mut then = Standing {
        state: state(row, day),
        planned_on: by(row.planned_on, day),
        accepted_on: by(row.accepted_on, day),
        looked_back_on: by(row.looked_back_on, day),
        relapsed_on: by(row.relapsed_on, day),
        note,
        ..row.clone()
    };
    if then.accepted_on != row.accepted_on {
        (then.score, then.votes, then.votes_against) = (None, None, None);
    }
    // The plan that came later; of the one before it, where there was one, nothing is known.
    if then.state == StandingState::Listed {
        then.plan.clear();
    }
    fate(row, then)
}

/// Where a case stood of whose dates at least one lies ahead: the last date that had come tells. Whoever was weak and
/// had a plan counts as carrying it out from the day of the plan, or, where that is not known or is that of a new plan
/// after a relapse, from the listing; see the remarks of [`super`] on what the dates do not tell.
fn state(row: &Standing, day: Date) -> StandingState {
    let (accepted, looked_back) = (by(row.accepted_on, day), by(row.looked_back_on, day));
    let is_ahead = row.planned_on.is_some_and(|on| on > day);
    // A plan that was made after the relapse took the place of the first one, whose day is not kept.
    let is_second = row.relapsed_on.is_some() && row.planned_on >= row.relapsed_on;
    match (accepted, looked_back, by(row.relapsed_on, day)) {
        (Some(accepted), _, Some(relapsed)) if relapsed >= accepted => StandingState::Relapsed,
        (_, Some(_), _) => StandingState::LookedBack,
        (Some(_), None, _) => StandingState::Accepted,
        (None, None, Some(_)) if is_ahead => StandingState::Relapsed,
        (None, None, None) if is_ahead && !is_second => StandingState::Listed,
        (None, None, _) if row.plan.trim().is_empty() => StandingState::Listed,
        (None, None, _) => StandingState::Planned,
    }
}

/// The remarks without the lines that were written later. A line without a day belongs to the one above it.
fn note_by(note: &str, day: Date) -> String {
    let mut keep = true;
    let lines = note.lines().filter(|line| {
        if let Some(on) = line.get(..10).and_then(|text| text.parse::<Date>().ok()) {
            keep = on <= day;
        }
        keep
    });
    let kept: Vec<&str> = lines.collect();
    if kept.len() == note.lines().count() { note.to_owned() } else { kept.join("\n") }
}

/// A criterion of a case that was listed by then, and whether it was settled already.
pub(super) fn criterion_as_of(row: &Criterion, standings: &Table<Standing>, day: Date) -> Fate<Criterion> {
    if row.on > day || standings.get(row.standing).is_none() {
        return Fate::Gone;
    }
    match by(row.settled_on, day) == row.settled_on {
        true => Fate::Kept,
        false => fate(row, Criterion { settled_on: None, ..row.clone() }),
    }
}
