//! A suggestion that is being reviewed. Which of its posts are settled follows from the plan as it stands, so that undo
//! brings them back.

use std::collections::BTreeMap;

use crate::analysis::planner::{PostState, Question, SuggestedPost, Suggestion};
use crate::model::{Id, Place, Plan, Who};

use super::numbers::Numbers;

/// A suggestion with where one is in it.
#[derive(Debug)]
pub struct Review {
    /// The plan for which it was made.
    pub plan: Id<Plan>,
    /// What was asked.
    pub question: Question,
    /// What was suggested.
    pub found: Suggestion,
    /// The post that is looked at, by its place in `changes`.
    pub at: usize,
    /// The posts that change something, by their place in the suggestion.
    pub changes: Vec<usize>,
    /// Who was posted instead, by place in the suggestion.
    replaced: BTreeMap<usize, Who>,
}

impl Review {
    /// Begins with the first post.
    pub fn of(plan: Id<Plan>, question: Question, found: Suggestion) -> Self {
        let is_change = |post: &SuggestedPost| post.state != PostState::Kept && !post.locked;
        let changes = (0..found.posts.len()).filter(|nth| is_change(&found.posts[*nth])).collect();
        Self { plan, question, found, at: 0, changes, replaced: BTreeMap::new() }
    }

    /// The post that is looked at.
    pub fn post(&self) -> Option<&SuggestedPost> {
        self.changes.get(self.at).and_then(|nth| self.found.posts.get(*nth))
    }

    /// The post at a place of `changes`.
    pub fn post_at(&self, at: usize) -> Option<&SuggestedPost> {
        self.changes.get(at).and_then(|nth| self.found.posts.get(*nth))
    }

    /// Notes that somebody else was posted where one looks.
    pub fn replace(&mut self, who: Who) {
        if let Some(nth) = self.changes.get(self.at) {
            self.replaced.insert(*nth, who);
        }
    }

    /// Who was posted instead at a place of `changes`, as long as the plan has it.
    pub fn replaced_by(&self, numbers: &Numbers, at: usize) -> Option<Who> {
        let post = self.post_at(at)?;
        let who = self.replaced.get(self.changes.get(at)?).copied()?;
        stands(numbers, who, post.place, &post.role).then_some(who)
    }

    /// Whether the plan has what is suggested at a place of `changes`, or what was chosen instead.
    pub fn is_settled(&self, numbers: &Numbers, at: usize) -> bool {
        self.post_at(at).is_some_and(|post| stands(numbers, post.who, post.place, &post.role))
            || self.replaced_by(numbers, at).is_some()
    }

    /// The places of `changes` that are not settled.
    pub fn left(&self, numbers: &Numbers) -> Vec<usize> {
        (0..self.changes.len()).filter(|at| !self.is_settled(numbers, *at)).collect()
    }

    /// Goes to the next post that is not settled, round and round; stays where all are.
    pub fn go_on(&mut self, numbers: &Numbers) {
        let count = self.changes.len();
        let next = (1..=count).map(|step| (self.at + step) % count.max(1)).find(|at| !self.is_settled(numbers, *at));
        self.at = next.unwrap_or(self.at);
    }

    /// Goes so many posts on, or back; stops at the ends.
    pub fn step(&mut self, by: i32) {
        let last = self.changes.len().saturating_sub(1);
        let to = i64::try_from(self.at).unwrap_or_default() + i64::from(by);
        self.at = usize::try_from(to).unwrap_or_default().min(last);
    }
}

/// Whether somebody holds a post in the plan.
fn stands(numbers: &Numbers, who: Who, place: Place, role: &str) -> bool {
    let Some(village) = super::words::village_of(place) else { return false };
    numbers.posts_of(village).any(|post| post.holds() && post.who == who && post.role == role)
}
