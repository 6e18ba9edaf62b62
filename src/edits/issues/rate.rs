//! 评价: records how those concerned rated the answer.

use crate::model::{CatalogueKind, Changes, Id, Issue, IssueState, IssueStep, Refusal, StepKind, World, activity_kind};

use crate::edits::checks::{filled, found, listed, title_of};
use crate::edits::desk::Desk;
use crate::edits::steps::{about, step, wrong_state};

/// Record how those concerned rated the answer: after closing, or once somebody has paid a return visit about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Rate {
    /// The issue.
    pub issue: Id<Issue>,
    /// Catalogue code of the rating; needed.
    pub rating: String,
    /// What was said.
    pub note: String,
    /// The identity of the step; made by the caller.
    pub step: Id<IssueStep>,
}

impl Rate {
    /// Sets the rating, unless nobody could have given one.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let issue = found(&world.issues, self.issue)?;
        let may = match issue.state {
            IssueState::Closed => true,
            IssueState::Registered | IssueState::Merged => false,
            IssueState::Assigned | IssueState::Finished | IssueState::Parked => was_visited(world, issue),
        };
        if !may {
            return Err(wrong_state(issue, "rate"));
        }
        filled(&self.rating, "rating")?;
        listed(world, CatalogueKind::Rating, &self.rating)?;
        if self.rating == issue.rating {
            return Err(Refusal::new("refusal.no_change"));
        }
        let title = title_of(world, CatalogueKind::Rating, &self.rating);
        let rated = Issue { rating: self.rating.clone(), ..issue.clone() };
        let plain = world.entry(CatalogueKind::Rating, &self.rating).map_or(self.rating.as_str(), |row| &row.title_zh);
        let note = [plain, self.note.trim()].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ");
        let mut changes = Changes::new(about("edit.rate", issue).with("rating", title));
        changes.add(step(self.step, &rated, StepKind::Rate, desk, &note));
        changes.change(issue, rated);
        Ok(changes)
    }
}

/// Whether somebody has paid a return visit about it.
fn was_visited(world: &World, issue: &Issue) -> bool {
    world.activities.find(|row| row.issue == Some(issue.id) && row.kind == activity_kind::RETURN_VISIT).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::issues::county::county;
    use crate::edits::trial::{done, refused};
    use crate::edits::{Edit, Reopen};
    use crate::model::Activity;
    use crate::model::sample::{TODAY, issue};

    fn rate(number: &str, rating: &str) -> Edit {
        let (rating, note, step) = (rating.to_owned(), "电话回访".to_owned(), Id::named(&format!("rate {rating}")));
        Edit::Rate(Rate { issue: issue(number), rating, note, step })
    }

    #[test]
    fn a_closed_issue_is_rated_and_reopening_takes_the_rating_back() {
        let (after, said) = done(&county(), &rate("2026-0004", "satisfied"));
        assert_eq!(after.issues.get(issue("2026-0004")).unwrap().rating, "satisfied");
        assert_eq!(after.issue_steps.get(Id::named("rate satisfied")).unwrap().note, "满意 电话回访");
        assert_eq!(said, "问题 2026-0004 补贴未到账 评价：满意");
        assert_eq!(refused(&after, &rate("2026-0004", "satisfied")), "refusal.no_change");
        let (issue, step) = (issue("2026-0004"), Id::named("again"));
        let reopen = Reopen { issue, reason: "又欠".into(), due_on: None, step };
        let (after, _) = done(&after, &Edit::Reopen(reopen));
        assert_eq!(after.issues.get(issue).unwrap().rating, "");
    }

    #[test]
    fn before_closing_a_return_visit_about_it_is_needed() {
        let mut world = county();
        assert_eq!(refused(&world, &rate("2026-0003", "satisfied")), "refusal.issue.state");
        let visit = Activity { issue: Some(issue("2026-0003")), ..Activity::blank(activity_kind::RETURN_VISIT, TODAY) };
        let other = Activity { issue: Some(issue("2026-0001")), ..visit.clone() };
        world.activities = [visit, Activity { id: Id::named("other"), ..other }].into_iter().collect();
        done(&world, &rate("2026-0003", "dissatisfied"));
        assert_eq!(refused(&world, &rate("2026-0001", "satisfied")), "refusal.issue.state", "nobody has worked on it");
        assert_eq!(refused(&world, &rate("2026-0003", "")), "refusal.empty");
        assert_eq!(refused(&world, &rate("2026-0003", "great")), "refusal.unlisted");
    }
}
