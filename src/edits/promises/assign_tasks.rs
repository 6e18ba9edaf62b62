//! 布置任务: the ten tasks of a posting, the seven parts of a hard problem, the milestones of a campaign.

use crate::model::{
    Campaign, CatalogueKind, CatalogueRow, Changes, Date, Id, Issue, Posting, Promise, Refusal, Sentence, World,
    promise_kind,
};

use crate::edits::checks::{found, title_of};
use crate::edits::desk::Desk;
use crate::edits::records::Rules;
use crate::edits::steps::wrong_state;

/// Whose tasks they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskOwner {
    /// 十个一: the ten tasks of a posting.
    Posting(Id<Posting>),
    /// 七个一: the seven parts of a leader's hard problem.
    Issue(Id<Issue>),
    /// 节点: the milestones of a campaign.
    Campaign(Id<Campaign>),
}

impl TaskOwner {
    /// The kind of promise of which such a task is.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Posting(_) => promise_kind::TASK,
            Self::Issue(_) => promise_kind::HARD_PROBLEM,
            Self::Campaign(_) => promise_kind::MILESTONE,
        }
    }

    /// Whether a promise is one of the tasks.
    pub fn owns(self, promise: &Promise) -> bool {
        promise.kind == self.kind()
            && match self {
                Self::Posting(id) => promise.posting == Some(id),
                Self::Issue(id) => promise.issue == Some(id),
                Self::Campaign(id) => promise.campaign == Some(id),
            }
    }

    /// The identity of the task for one item of the list; it follows from both, so that no task is made twice.
    fn task(self, item: &str) -> Id<Promise> {
        match self {
            Self::Posting(id) => Id::named(&format!("task:{id}:{item}")),
            Self::Issue(id) => Id::named(&format!("task:{id}:{item}")),
            Self::Campaign(id) => Id::named(&format!("task:{id}:{item}")),
        }
    }
}

/// Give out the tasks of the catalogue's list, each with the day by which it is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AssignTasks {
    /// Whose tasks they are.
    pub owner: TaskOwner,
    /// The day from which the days of the list are counted.
    pub from: Date,
}

impl AssignTasks {
    /// Adds a promise for each item that the list offers, unless there are such tasks already, there is no list, or
    /// the posting or the issue is over.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let pattern = self.pattern(world, desk)?;
        if world.promises.find(|promise| self.owner.owns(promise)).is_some() {
            return Err(Refusal::new("refusal.task.twice").with("list", self.list_title(world)));
        }
        let mut items = world.list(CatalogueKind::TaskItem);
        items.retain(|row| row.active && row.parent == self.owner.kind());
        if items.is_empty() {
            return Err(Refusal::new("refusal.task.no_list").with("list", self.list_title(world)));
        }
        let days = scaled_days(&items, self.from, self.last_day(world));
        let mut changes = Changes::new(self.sentence(world, items.len()));
        for (row, days) in items.into_iter().zip(days) {
            let task = Promise {
                id: self.owner.task(&row.code),
                item: row.code.clone(),
                title: row.title_zh.clone(),
                due_on: days.and_then(|days| days_after(self.from, days)),
                ..pattern.clone()
            };
            task.check(world, desk, None)?;
            changes.add(task);
        }
        Ok(changes)
    }

    /// What all the tasks have in common: whom they bind, and where.
    fn pattern(&self, world: &World, desk: &Desk) -> Result<Promise, Refusal> {
        let blank = Promise::blank(self.owner.kind(), "", self.from);
        Ok(match self.owner {
            TaskOwner::Posting(id) => {
                let posting = found(&world.postings, id)?;
                if let Some(until) = posting.until.filter(|until| *until <= desk.today) {
                    return Err(Refusal::new("refusal.posting.ended").with("until", until));
                }
                let cadre = posting.cadre.and_then(|id| world.cadres.get(id));
                Promise {
                    posting: Some(id),
                    cadre: posting.cadre,
                    unit: posting.unit.or_else(|| cadre?.unit),
                    village: posting.village(),
                    township: if posting.village().is_some() { None } else { world.township_of(posting.place) },
                    ..blank
                }
            }
            TaskOwner::Issue(id) => {
                let issue = found(&world.issues, id)?;
                if !issue.state.is_open() {
                    return Err(wrong_state(issue, "assign_tasks"));
                }
                Promise {
                    issue: Some(id),
                    cadre: issue.leader,
                    unit: issue.unit,
                    village: issue.village,
                    township: issue.township,
                    ..blank
                }
            }
            TaskOwner::Campaign(id) => {
                let campaign = found(&world.campaigns, id)?;
                Promise { campaign: Some(id), unit: campaign.unit, ..blank }
            }
        })
    }

    /// The day on which all of it has to be over, if one is set.
    fn last_day(&self, world: &World) -> Option<Date> {
        match self.owner {
            TaskOwner::Posting(id) => world.postings.get(id).and_then(|row| row.until?.yesterday().ok()),
            TaskOwner::Issue(_) => None,
            TaskOwner::Campaign(id) => world.campaigns.get(id).and_then(|row| row.until),
        }
    }

    fn list_title(&self, world: &World) -> String {
        title_of(world, CatalogueKind::PromiseKind, self.owner.kind())
    }

    fn sentence(&self, world: &World, count: usize) -> Sentence {
        let name = match self.owner {
            TaskOwner::Posting(id) => world.postings.get(id).map(|row| row.title(world)),
            TaskOwner::Issue(id) => world.issues.get(id).map(|row| row.title(world)),
            TaskOwner::Campaign(id) => world.campaigns.get(id).map(|row| row.title(world)),
        };
        Sentence::new("edit.assign_tasks")
            .with("list", self.list_title(world))
            .with("name", name.unwrap_or_default())
            .with("count", count)
    }
}

/// The day some days later, where the calendar has one.
fn days_after(day: Date, days: i64) -> Option<Date> {
    day.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

/// The days of each item as its list says. Where the list would run past the last day, all of them are shortened in
/// the same proportion, so that the last item is due on the last day and the order stays.
fn scaled_days(items: &[&CatalogueRow], from: Date, last_day: Option<Date>) -> Vec<Option<i64>> {
    let days: Vec<Option<i64>> =
        items.iter().map(|row| row.value.trim().parse().ok().filter(|days| (0..=36_500).contains(days))).collect();
    let longest = days.iter().copied().flatten().max().unwrap_or_default();
    let room = last_day.and_then(|last| Some(i64::from(from.until(last).ok()?.get_days())));
    match room {
        Some(room) if room >= 0 && room < longest => {
            days.into_iter().map(|days| days.map(|days| days * room / longest)).collect()
        }
        _ => days,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::edits::trial::{done, refused};
    use crate::edits::{Edit, default_catalogue};
    use crate::model::sample::{self, TODAY, cadre, issue, posting, unit, village};

    fn world() -> World {
        let drive = Campaign { id: Id::named("drive"), ..Campaign::blank("新活动", date(2026, 1, 1)) };
        World {
            catalogue: default_catalogue().into_iter().collect(),
            campaigns: [drive].into_iter().collect(),
            ..sample::sample_world()
        }
    }

    fn assign(owner: TaskOwner, from: Date) -> Edit {
        Edit::AssignTasks(AssignTasks { owner, from })
    }

    fn tasks(world: &World, owner: TaskOwner) -> Vec<&Promise> {
        let mut tasks: Vec<_> = world.promises.iter().filter(|promise| owner.owns(promise)).collect();
        tasks.sort_by_key(|task| (task.due_on, task.item.clone()));
        tasks
    }

    #[test]
    fn a_posting_has_ten_tasks_for_its_cadre_and_village_each_with_its_day() {
        let owner = TaskOwner::Posting(posting("赵一"));
        let (after, said) = done(&world(), &assign(owner, date(2026, 1, 10)));
        let tasks = tasks(&after, owner);
        assert_eq!(tasks.len(), 10);
        assert!(tasks.iter().all(|task| task.cadre == Some(cadre("赵一")) && task.unit == Some(unit("样例局"))));
        assert!(tasks.iter().all(|task| task.village == Some(village("东二村")) && task.made_on == date(2026, 1, 10)));
        assert_eq!((tasks[0].title.as_str(), tasks[0].due_on), ("开好一次座谈会", Some(date(2026, 1, 25))));
        assert!(tasks.iter().any(|task| task.is_overdue(TODAY)));
        assert_eq!(said, "布置十个一任务 10 项：赵一 → 东二村");
    }

    #[test]
    fn a_hard_problem_has_seven_parts_under_its_leader_and_a_campaign_its_milestones() {
        let owner = TaskOwner::Issue(issue("2026-0002"));
        let (after, _) = done(&world(), &assign(owner, TODAY));
        let parts = tasks(&after, owner);
        assert_eq!(parts.len(), 7);
        assert_eq!((parts[0].due_on, parts[6].due_on), (Some(date(2026, 11, 3)), Some(date(2026, 12, 30))));
        let owner = TaskOwner::Campaign(Id::named("drive"));
        let (after, _) = done(&world(), &assign(owner, date(2026, 1, 1)));
        assert_eq!(tasks(&after, owner).len(), 6);
    }

    #[test]
    fn tasks_are_given_out_once() {
        for owner in [TaskOwner::Posting(posting("赵一")), TaskOwner::Issue(issue("2026-0002"))] {
            let (after, _) = done(&world(), &assign(owner, TODAY));
            assert_eq!(refused(&after, &assign(owner, date(2026, 2, 1))), "refusal.task.twice");
        }
        let (after, _) = done(&world(), &assign(TaskOwner::Posting(posting("赵一")), TODAY));
        done(&after, &assign(TaskOwner::Posting(posting("孙三")), TODAY));
    }

    #[test]
    fn what_is_over_gets_no_tasks_and_without_a_list_there_are_none() {
        assert_eq!(refused(&world(), &assign(TaskOwner::Posting(posting("钱二")), TODAY)), "refusal.posting.ended");
        assert_eq!(refused(&world(), &assign(TaskOwner::Issue(issue("2026-0004")), TODAY)), "refusal.issue.state");
        assert_eq!(refused(&world(), &assign(TaskOwner::Issue(Id::named("gone")), TODAY)), "refusal.gone");
        let mut bare = world();
        let rows = bare.catalogue.iter().cloned().map(|row| CatalogueRow { active: row.parent != "task", ..row });
        bare.catalogue = rows.collect();
        assert_eq!(refused(&bare, &assign(TaskOwner::Posting(posting("赵一")), TODAY)), "refusal.task.no_list");
    }

    #[test]
    fn a_short_campaign_shortens_its_milestones_in_proportion() {
        let mut short = world();
        let until = Some(date(2026, 4, 1));
        short.campaigns = short.campaigns.iter().cloned().map(|row| Campaign { until, ..row }).collect();
        let owner = TaskOwner::Campaign(Id::named("drive"));
        let (after, _) = done(&short, &assign(owner, date(2026, 1, 1)));
        let days: Vec<_> = tasks(&after, owner).iter().map(|task| task.due_on.unwrap()).collect();
        assert_eq!(days.last(), Some(&date(2026, 4, 1)));
        assert!(days.is_sorted() && days[0] == date(2026, 1, 3), "{days:?}");
    }
}
