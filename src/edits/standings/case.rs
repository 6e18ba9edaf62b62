//! What the verbs about one case have in common.

use crate::model::{Date, Id, Refusal, Sentence, Standing, StandingState, World};

use crate::edits::checks::{found, in_order, not_future};
use crate::edits::desk::Desk;

/// The case, if it is in one of these states.
pub(super) fn case_in<'a>(
    world: &'a World,
    id: Id<Standing>,
    states: &[StandingState],
    verb: &str,
) -> Result<&'a Standing, Refusal> {
    let standing = found(&world.standings, id)?;
    if states.contains(&standing.state) {
        return Ok(standing);
    }
    Err(Refusal::new("refusal.standing.state")
        .with("village", village_name(standing, world))
        .with("state", format!("@state.standing.{}", standing.state.code()))
        .with("verb", format!("@edit.verb.{verb}")))
}

/// Refuses a day of a verb that lies ahead, or before the day with which it goes on.
pub(super) fn check_day(day: (Date, &str), after: (Option<Date>, &str), desk: &Desk) -> Result<(), Refusal> {
    not_future(day.0, desk.today, day.1)?;
    in_order(after, (Some(day.0), day.1))
}

/// A sentence about a case, with its village.
pub(super) fn about(key: &str, standing: &Standing, world: &World) -> Sentence {
    Sentence::new(key).with("village", village_name(standing, world))
}

/// The name of the village of a case.
fn village_name<'a>(standing: &Standing, world: &'a World) -> &'a str {
    world.villages.get(standing.village).map(|village| village.name.as_str()).unwrap_or_default()
}

/// The remarks with one more line, begun with its day.
pub(super) fn noted(standing: &Standing, day: Date, note: &str) -> String {
    let note = note.trim();
    match (standing.note.is_empty(), note.is_empty()) {
        (_, true) => standing.note.clone(),
        (true, false) => format!("{day} {note}"),
        (false, false) => format!("{}\n{day} {note}", standing.note),
    }
}
