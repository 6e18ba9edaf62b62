//! The county as it stood at the end of a day, as far as its own records tell.
//!
//! Everything that is dated says itself whether it was there: issues by the day on which they were raised, their steps,
//! postings, cases, criteria, promises, papers, activities, indicators, pairings and attachments by theirs. Where an issue
//! stood follows from its steps, or from its own dates where it has none; see [`super::course`]. Places, units, cadres,
//! campaigns, the catalogue and the settings are as they stand now.
//!
//! What cannot be known from the records, and stands as it does now: words, due dates, leader, helping units, root cause
//! and funds of an issue. Left empty: the day of an answer that was given anew since, the re-check date of a matter that
//! has been taken up again since, the rating of one that was rated or closed again since, and the level before a change
//! where no step before names it. A weak village keeps the day of its last plan only: where that is not known, or came
//! after a relapse, the case counts as being carried out from its listing. Where a village relapsed and was accepted
//! again the first acceptance is not kept, so that it counts as weak from its listing to the relapse. Of promises, the
//! progress of one that was done later is left out. A planned end of a posting is kept. What is planned for days ahead
//! is not there yet.

mod by_day;
mod issues;
mod standings;

use by_day::{by, dated, fate};

use crate::model::{Date, Document, DocumentState, Fate, Plan, PlanState, Promise, World};

/// The county at the end of that day. Tables in which nothing differs are shared with the world.
pub fn world_as_of(world: &World, day: Date) -> World {
    let standings = world.standings.rewritten(|row| standings::as_of(row, day));
    World {
        issues: issues::as_of(world, day),
        issue_steps: world.issue_steps.rewritten(|row| dated(row.on, day)),
        criteria: world.criteria.rewritten(|row| standings::criterion_as_of(row, &standings, day)),
        standings,
        postings: world.postings.rewritten(|row| dated(row.from, day)),
        activities: world.activities.rewritten(|row| dated(row.on, day)),
        promises: world.promises.rewritten(|row| promise(row, day)),
        documents: world.documents.rewritten(|row| document(row, day)),
        plans: world.plans.rewritten(|row| plan(row, day)),
        plan_items: world.plan_items.rewritten(|row| match world.plans.get(row.plan) {
            Some(plan) => dated(plan.made_on, day),
            None => Fate::Kept,
        }),
        households: world.households.rewritten(|row| dated(row.from, day)),
        months: world.months.rewritten(|row| dated(row.frozen_on, day)),
        attachments: world.attachments.rewritten(|row| dated(row.added_on, day)),
        indicators: world.indicators.rewritten(|row| dated(row.on, day)),
        ..world.clone()
    }
}

/// A promise with what had been done about it by then.
fn promise(row: &Promise, day: Date) -> Fate<Promise> {
    let dates = [row.published_on, row.done_on, row.rated_on, row.withdrawn_on];
    if row.made_on > day {
        return Fate::Gone;
    }
    if dates.into_iter().flatten().all(|on| on <= day) {
        return Fate::Kept;
    }
    let mut then = row.clone();
    let later = |on: Option<Date>| on.is_some_and(|on| on > day);
    if later(row.published_on) {
        (then.published_on, then.published_where) = (None, String::new());
    }
    if later(row.done_on) {
        (then.done_on, then.result) = (None, String::new());
        (then.progress_percent, then.progress) = (None, String::new());
    }
    if later(row.rated_on) {
        (then.rated_on, then.rating) = (None, String::new());
    }
    if later(row.withdrawn_on) {
        (then.withdrawn_on, then.note) = (None, String::new());
    }
    fate(row, then)
}

/// A paper in the state of that day; whether a draft was with those who decide is not dated.
fn document(row: &Document, day: Date) -> Fate<Document> {
    if row.made_on > day {
        return Fate::Gone;
    }
    let (issued_on, repealed_on) = (by(row.issued_on, day), by(row.repealed_on, day));
    let state = match row.state {
        DocumentState::Repealed if row.repealed_on != repealed_on && issued_on.is_some() => DocumentState::Issued,
        DocumentState::Repealed | DocumentState::Issued if row.issued_on != issued_on => DocumentState::Draft,
        state => state,
    };
    if (state, issued_on, repealed_on) == (row.state, row.issued_on, row.repealed_on) {
        return Fate::Kept;
    }
    fate(row, Document { state, issued_on, repealed_on, ..row.clone() })
}

/// A plan of postings in the state of that day.
fn plan(row: &Plan, day: Date) -> Fate<Plan> {
    if row.made_on > day {
        return Fate::Gone;
    }
    if by(row.published_on, day) == row.published_on {
        return Fate::Kept;
    }
    fate(row, Plan { state: PlanState::Draft, published_on: None, ..row.clone() })
}

#[cfg(test)]
mod tests;
