//! 擦除: takes planned postings back, or plans the end of those of today.

use crate::analysis::planner::{DraftPost, PostState};
use crate::model::{CatalogueKind, Changes, Id, ItemOrigin, Place, Plan, Refusal, Who, World};

use super::line::{Lines, Says};
use super::open_plan::{about, name_of, sight};
use super::take_back::take_back;
use crate::edits::checks::title_of;
use crate::edits::desk::Desk;

/// Take postings out of a plan.
///
/// A line that begins or moves a posting goes, so that all is there as it was; a posting of today is to end. What the
/// plan keeps is left alone.
#[derive(Clone, Debug, PartialEq)]
pub struct ErasePlan {
    /// The plan.
    pub plan: Id<Plan>,
    /// Of whom; none for everybody there.
    pub who: Option<Who>,
    /// Where.
    pub places: Vec<Place>,
    /// Catalogue code of the role; empty for any.
    pub role: String,
    /// Why.
    pub reason: String,
}

impl ErasePlan {
    /// Removes and adds lines, unless nothing is there or all of it is kept by the plan.
    pub fn changes(&self, world: &World, _desk: &Desk) -> Result<Changes, Refusal> {
        let (plan, _, draft) = sight(world, self.plan)?;
        let here = |post: &&DraftPost| {
            post.holds()
                && self.who.is_none_or(|who| post.who == who)
                && self.places.contains(&post.place)
                && (self.role.is_empty() || post.role == self.role)
        };
        let posts: Vec<&DraftPost> = draft.posts.iter().filter(here).collect();
        let free: Vec<&DraftPost> = posts.iter().copied().filter(|post| !post.locked).collect();
        let Some(first) = free.first() else {
            let locked = posts.first().copied();
            return Err(
                locked.map_or_else(|| Refusal::new("refusal.plan.nothing_there"), |post| self.locked(world, post))
            );
        };
        let sentence = about(if free.len() == 1 { "edit.erase_plan.one" } else { "edit.erase_plan" }, plan)
            .with("who", name_of(world, first.who))
            .with("place", world.place_name(first.place))
            .with("role", title_of(world, CatalogueKind::Role, &first.role))
            .with("count", free.len());
        let mut changes = Changes::new(sentence);
        let mut lines = Lines::new(world, plan, draft.day);
        let going: Vec<_> = free.iter().filter_map(|post| post.item).collect();
        for post in free {
            match (post.state, post.item.and_then(|id| world.plan_items.get(id))) {
                (PostState::New | PostState::Moved, Some(item)) => {
                    take_back(world, &draft, item, &going, &mut changes);
                }
                (PostState::Kept, _) => {
                    let (reason, origin) = (self.reason.as_str(), ItemOrigin::Hand);
                    changes.add(lines.line(&Says { ends: post.posting, begins: None, reason, origin }));
                }
                (PostState::New | PostState::Moved | PostState::Ending, _) => {}
            }
        }
        Ok(changes)
    }

    fn locked(&self, world: &World, post: &DraftPost) -> Refusal {
        Refusal::new("refusal.plan.locked")
            .with("who", name_of(world, post.who))
            .with("place", world.place_name(post.place))
            .with("role", title_of(world, CatalogueKind::Role, &post.role))
    }
}
