//! 采纳建议: takes posts of a suggestion into a plan, all as one edit.

use std::collections::BTreeMap;

use crate::analysis::planner::pairs::{self, Pair};
use crate::analysis::planner::{DraftPost, PostState};
use crate::model::{CatalogueKind, Changes, Id, ItemOrigin, Place, Plan, PlanItem, Posting, Refusal, Who, World};

use super::line::{Lines, Says};
use super::open_plan::{about, known_who, name_of, sight};
use crate::edits::checks::{filled, found, listed};
use crate::edits::desk::Desk;

/// One post of a suggestion.
#[derive(Clone, Debug, PartialEq)]
pub struct AcceptedPost {
    /// Who.
    pub who: Who,
    /// Where.
    pub place: Place,
    /// Catalogue code of the role.
    pub role: String,
    /// The posting of today that it goes on from or takes the place of.
    pub replaces: Option<Id<Posting>>,
    /// Why this one.
    pub reason: String,
}

/// Take posts of a suggestion into a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct AcceptPosts {
    /// The plan.
    pub plan: Id<Plan>,
    /// The posts.
    pub posts: Vec<AcceptedPost>,
}

impl AcceptPosts {
    /// Adds a line for each post that is not there already, unless the plan forbids it, hard rules of a pair refuse it, or
    /// the plan keeps the posting that it replaces.
    pub fn changes(&self, world: &World, _desk: &Desk) -> Result<Changes, Refusal> {
        let (plan, rules, draft) = sight(world, self.plan)?;
        let mut lines = Lines::new(world, plan, draft.day);
        let mut changes = Changes::new(about("edit.accept_posts", plan));
        let mut ends: BTreeMap<Id<Posting>, &PlanItem> = BTreeMap::new();
        for item in world.plan_items.iter().filter(|item| item.plan == plan.id) {
            item.ends.map(|posting| ends.insert(posting, item));
        }
        let mut accepted = 0;
        for post in &self.posts {
            let stands =
                |of: &&DraftPost| of.holds() && of.who == post.who && of.place == post.place && of.role == post.role;
            if draft.posts.iter().any(|of| stands(&of)) {
                continue;
            }
            known_who(world, post.who)?;
            filled(&post.role, "role")?;
            listed(world, CatalogueKind::Role, &post.role)?;
            let pair = Pair { who: post.who, place: post.place, role: &post.role };
            let forbidden = draft.is_forbidden(post.who, post.place, &post.role);
            let broken = pairs::broken(world, &rules, draft.day, pair, (None, forbidden));
            if let Some((_, sentence)) = broken.into_iter().find(|(name, _)| rules.strength(*name).is_hard()) {
                return Err(Refusal(sentence));
            }
            if let Some(posting) = post.replaces {
                let row = found(&world.postings, posting)?;
                let keeps = |of: &DraftPost| of.posting == Some(posting) && of.locked && of.state == PostState::Kept;
                if draft.posts.iter().any(keeps) {
                    return Err(Refusal::new("refusal.plan.locked")
                        .with("who", row.who().map(|who| name_of(world, who)).unwrap_or_default())
                        .with("place", world.place_name(row.place))
                        .with("role", crate::edits::checks::title_of(world, CatalogueKind::Role, &row.role)));
                }
                if let Some(item) = ends.remove(&posting) {
                    // The line that ended the posting says more now, or gives way to another one.
                    changes.remove(item);
                }
            }
            let says = Says {
                ends: post.replaces,
                begins: Some((post.who, post.place, &post.role)),
                reason: &post.reason,
                origin: ItemOrigin::Suggested,
            };
            changes.add(lines.line(&says));
            accepted += 1;
        }
        if accepted == 0 {
            return Err(Refusal::new("refusal.plan.nothing_new"));
        }
        changes.sentence = about("edit.accept_posts", plan).with("count", accepted);
        Ok(changes)
    }
}
