//! What a suggested post would leave behind: the plan is thought on with it, and nothing is changed.

use crate::analysis::planner::{Draft, Handover, Left, SuggestedPost};
use crate::edits::{AcceptPosts, AcceptedPost};
use crate::model::{Id, Plan};
use crate::ui::intent::Sight;

use super::numbers::Numbers;

/// The posting that the post takes the place of, with what belongs to it.
pub fn left_by(plan: Id<Plan>, post: &SuggestedPost, numbers: &Numbers, sight: Sight<'_>) -> Vec<Left> {
    let Some(replaced) = post.replaces else { return Vec::new() };
    let mut world = sight.session.world().clone();
    let accepted = AcceptPosts { plan, posts: vec![accepted(post, String::new())] };
    if let Ok(changes) = accepted.changes(&world, sight.session.desk()) {
        world.apply(&changes);
    }
    let Some(plan) = world.plans.get(plan) else { return Vec::new() };
    let sheet = Handover::of(&world, &Draft::of(&world, plan), &numbers.rules);
    sheet.left.into_iter().filter(|left| left.posting == replaced).collect()
}

/// A suggested post as the edit takes it.
pub fn accepted(post: &SuggestedPost, reason: String) -> AcceptedPost {
    AcceptedPost { who: post.who, place: post.place, role: post.role.clone(), replaces: post.replaces, reason }
}
