//! A line of a plan is taken back: what it ended goes on, unless its seat is somebody else's by now.

use crate::analysis::planner::{Draft, DraftPost};
use crate::model::{Changes, Id, PlanItem, World, role};

/// Takes a line back. The posting that it ended goes on; where that is the seat of the first secretary, which only one can
/// have, and somebody else has it in the draft, the posting still ends, and no more is left of the line than that.
/// `going` are the lines that are taken back together: who sits there by one of them is in nobody's way.
pub(super) fn take_back(world: &World, draft: &Draft, item: &PlanItem, going: &[Id<PlanItem>], changes: &mut Changes) {
    let seat = item.ends.and_then(|id| world.postings.get(id)).filter(|seat| seat.role == role::FIRST_SECRETARY);
    let sits = |post: &DraftPost| {
        let goes = post.item.is_some_and(|id| id == item.id || going.contains(&id));
        seat.is_some_and(|seat| post.place == seat.place && post.role == seat.role && post.posting != Some(seat.id))
            && !goes
    };
    if let Some(seat) = seat
        && draft.holding().any(sits)
    {
        let after = PlanItem { cadre: None, unit: None, place: None, role: seat.role.clone(), ..item.clone() };
        changes.change(item, after);
    } else {
        changes.remove(item);
    }
}
