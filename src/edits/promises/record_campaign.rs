//! 活动与节点: writes a campaign down with its milestones.

use crate::model::{Campaign, Changes, Promise, Refusal, Sentence, World, promise_kind};

use crate::edits::checks::what;
use crate::edits::desk::Desk;
use crate::edits::records::Rules;

/// Write a campaign down, or change one that stands, with all its milestones: one edit.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordCampaign {
    /// The campaign as it shall stand; its identity is made by the caller.
    pub campaign: Box<Campaign>,
    /// Its milestones as they shall stand; their identities are made by the caller, kind and campaign follow. Those
    /// that stand and are not named go.
    pub milestones: Vec<Promise>,
}

impl RecordCampaign {
    /// Writes the campaign, and adds, changes and removes its milestones.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let campaign = self.campaign.tidied();
        let before = world.campaigns.get(campaign.id);
        campaign.check(world, desk, before)?;
        let key = if before.is_some() { "edit.amend" } else { "edit.add" };
        let sentence = Sentence::new(key).with("what", what::<Campaign>()).with("name", campaign.title(world));
        let mut changes = Changes::new(sentence);
        self.gone(world, &mut changes)?;
        match before {
            Some(before) => changes.change(before, campaign),
            None => changes.add(campaign),
        }
        self.milestones.iter().try_for_each(|milestone| self.milestone(milestone, world, desk, &mut changes))?;
        if changes.rows.is_empty() { Err(Refusal::new("refusal.no_change")) } else { Ok(changes) }
    }

    /// Removes the milestones that are no longer named, unless they are done or something refers to them.
    fn gone(&self, world: &World, changes: &mut Changes) -> Result<(), Refusal> {
        let named = |id| self.milestones.iter().any(|milestone| milestone.id == id);
        for stands in world.promises.iter().filter(|row| self.has(row) && !named(row.id)) {
            if stands.done_on.is_some() {
                return Err(Refusal::new("refusal.campaign.done").with("title", &stands.title));
            }
            stands.refuse_used(world)?;
            changes.remove(stands);
        }
        Ok(())
    }

    /// Adds or changes one milestone.
    fn milestone(&self, row: &Promise, world: &World, desk: &Desk, changes: &mut Changes) -> Result<(), Refusal> {
        let before = world.promises.get(row.id);
        // The campaign may be new: it is not in the world while its milestone is checked.
        let unlinked = Promise { kind: promise_kind::MILESTONE.to_owned(), campaign: None, ..row.tidied() };
        unlinked.check(world, desk, before)?;
        let linked = Promise { campaign: Some(self.campaign.id), ..unlinked };
        match before {
            Some(before) => changes.change(before, linked),
            None => changes.add(linked),
        }
        Ok(())
    }

    fn has(&self, promise: &Promise) -> bool {
        promise.kind == promise_kind::MILESTONE && promise.campaign == Some(self.campaign.id)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::edits::Edit;
    use crate::edits::trial::{done, refused};
    use crate::model::sample::{self, unit};
    use crate::model::{Date, Id};

    fn drive() -> Campaign {
        Campaign {
            id: Id::named("drive"), unit: Some(unit("样例局")), ..Campaign::blank("解民忧", date(2026, 1, 1))
        }
    }

    fn milestone(title: &str, due_on: Date) -> Promise {
        let blank = Promise::blank("", title, date(2026, 1, 1));
        Promise { id: Id::named(title), due_on: Some(due_on), ..blank }
    }

    fn record(campaign: Campaign, milestones: Vec<Promise>) -> Edit {
        Edit::RecordCampaign(RecordCampaign { campaign: Box::new(campaign), milestones })
    }

    #[test]
    fn a_campaign_is_written_with_its_dated_list_in_one_edit() {
        let list = vec![milestone("动员", date(2026, 1, 10)), milestone("总结", date(2026, 12, 20))];
        let (after, said) = done(&sample::sample_world(), &record(drive(), list));
        assert_eq!((after.campaigns.len(), after.promises.len()), (1, 2));
        assert!(after.promises.iter().all(|row| row.campaign == Some(Id::named("drive")) && row.kind == "milestone"));
        assert_eq!(said, "添加活动：解民忧");
    }

    #[test]
    fn milestones_are_changed_added_and_taken_away_with_the_list() {
        let list = vec![milestone("动员", date(2026, 1, 10)), milestone("总结", date(2026, 12, 20))];
        let (world, _) = done(&sample::sample_world(), &record(drive(), list));
        assert_eq!(refused(&world, &record(drive(), world.promises.iter().cloned().collect())), "refusal.no_change");
        let list = vec![milestone("动员", date(2026, 2, 1)), milestone("评议", date(2026, 11, 1))];
        let (after, said) = done(&world, &record(drive(), list));
        let mut titles: Vec<_> = after.promises.iter().map(|row| (row.due_on, row.title.as_str())).collect();
        titles.sort_unstable();
        assert_eq!(titles, [(Some(date(2026, 2, 1)), "动员"), (Some(date(2026, 11, 1)), "评议")]);
        assert_eq!(said, "修改活动：解民忧");
    }

    #[test]
    fn what_is_done_is_not_taken_away_and_what_is_wrong_is_refused() {
        let kept = Promise { done_on: Some(date(2026, 1, 9)), ..milestone("动员", date(2026, 1, 10)) };
        let (world, _) = done(&sample::sample_world(), &record(drive(), vec![kept]));
        assert_eq!(refused(&world, &record(drive(), Vec::new())), "refusal.campaign.done");
        let untitled = milestone(" ", date(2026, 1, 10));
        assert_eq!(refused(&sample::sample_world(), &record(drive(), vec![untitled])), "refusal.empty");
        let nameless = Campaign { name: String::new(), ..drive() };
        assert_eq!(refused(&sample::sample_world(), &record(nameless, Vec::new())), "refusal.empty");
    }
}
