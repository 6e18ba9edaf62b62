//! Who has promised what to whom, and what of it is overdue.

use std::collections::BTreeMap;

use crate::model::{Cadre, Campaign, Date, Id, Issue, Posting, Promise, Standing, Unit, Village, World, promise_kind};

/// The promises of each village, cadre, unit, posting, issue, case and campaign: what is open first, the most urgent at
/// the head; then what is done, the latest at the head.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Commitments {
    of_village: BTreeMap<Id<Village>, Vec<Id<Promise>>>,
    of_cadre: BTreeMap<Id<Cadre>, Vec<Id<Promise>>>,
    of_unit: BTreeMap<Id<Unit>, Vec<Id<Promise>>>,
    of_posting: BTreeMap<Id<Posting>, Vec<Id<Promise>>>,
    of_issue: BTreeMap<Id<Issue>, Vec<Id<Promise>>>,
    of_standing: BTreeMap<Id<Standing>, Vec<Id<Promise>>>,
    of_campaign: BTreeMap<Id<Campaign>, Vec<Id<Promise>>>,
    overdue: Vec<Id<Promise>>,
}

/// How many of some promises are done, and how many are overdue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// All of them but those that were taken back.
    pub all: usize,
    /// Those that are kept.
    pub done: usize,
    /// Those that are still to be done after their day.
    pub overdue: usize,
}

impl Commitments {
    /// The promises of a county on a day: one walk over them.
    pub fn of(world: &World, today: Date) -> Self {
        let mut rows: Vec<&Promise> = world.promises.iter().collect();
        rows.sort_by_cached_key(|row| urgency(row));
        let mut book = Self::default();
        for row in rows {
            put(&mut book.of_village, row.village, row.id);
            put(&mut book.of_cadre, row.cadre, row.id);
            put(&mut book.of_unit, row.unit, row.id);
            put(&mut book.of_posting, row.posting, row.id);
            put(&mut book.of_issue, row.issue, row.id);
            put(&mut book.of_standing, row.standing, row.id);
            put(&mut book.of_campaign, row.campaign, row.id);
            book.overdue.extend(row.is_overdue(today).then_some(row.id));
        }
        book
    }

    /// The promises to a village, also the tasks of those who are posted there.
    pub fn village(&self, id: Id<Village>) -> &[Id<Promise>] {
        list(&self.of_village, id)
    }

    /// The promises of a cadre.
    pub fn cadre(&self, id: Id<Cadre>) -> &[Id<Promise>] {
        list(&self.of_cadre, id)
    }

    /// The promises of a unit: its plan.
    pub fn unit(&self, id: Id<Unit>) -> &[Id<Promise>] {
        list(&self.of_unit, id)
    }

    /// The tasks of a posting.
    pub fn posting(&self, id: Id<Posting>) -> &[Id<Promise>] {
        list(&self.of_posting, id)
    }

    /// The promises about an issue: the parts of a hard problem.
    pub fn issue(&self, id: Id<Issue>) -> &[Id<Promise>] {
        list(&self.of_issue, id)
    }

    /// The measures of a case of a weak village.
    pub fn standing(&self, id: Id<Standing>) -> &[Id<Promise>] {
        list(&self.of_standing, id)
    }

    /// The milestones of a campaign, and what else was promised in it.
    pub fn campaign(&self, id: Id<Campaign>) -> &[Id<Promise>] {
        list(&self.of_campaign, id)
    }

    /// All that is overdue, the longest first.
    pub fn overdue(&self) -> &[Id<Promise>] {
        &self.overdue
    }
}

/// Whether a promise is made in the open, to be shown to everybody: not a task of the office's own.
pub fn is_public(promise: &Promise) -> bool {
    ![promise_kind::TASK, promise_kind::HARD_PROBLEM, promise_kind::MILESTONE, promise_kind::MEASURE]
        .contains(&promise.kind.as_str())
}

/// How many of some promises are done, and how many are overdue.
pub fn tally<'a>(promises: impl IntoIterator<Item = &'a Promise>, today: Date) -> Tally {
    promises.into_iter().filter(|row| row.withdrawn_on.is_none()).fold(Tally::default(), |sum, row| Tally {
        all: sum.all + 1,
        done: sum.done + usize::from(row.done_on.is_some()),
        overdue: sum.overdue + usize::from(row.is_overdue(today)),
    })
}

/// The place of a promise in its list: what is open by its due date, then what is done, the latest first.
fn urgency(promise: &Promise) -> (bool, Date, std::cmp::Reverse<Option<Date>>, Id<Promise>) {
    let open = promise.stage().is_open();
    let due = if open { promise.due_on.unwrap_or(Date::MAX) } else { Date::MAX };
    (!open, due, std::cmp::Reverse(promise.withdrawn_on.or(promise.done_on)), promise.id)
}

fn put<T>(lists: &mut BTreeMap<Id<T>, Vec<Id<Promise>>>, key: Option<Id<T>>, promise: Id<Promise>) {
    if let Some(key) = key {
        lists.entry(key).or_default().push(promise);
    }
}

fn list<T>(lists: &BTreeMap<Id<T>, Vec<Id<Promise>>>, key: Id<T>) -> &[Id<Promise>] {
    lists.get(&key).map(Vec::as_slice).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::sample::{self, TODAY, cadre, village};

    fn promise(name: &str, due: Date, done: Option<Date>) -> Promise {
        Promise {
            id: Id::named(name),
            village: Some(village("东一村")),
            cadre: Some(cadre("赵一")),
            due_on: Some(due),
            done_on: done,
            ..Promise::blank(promise_kind::PUBLIC, name, date(2026, 1, 1))
        }
    }

    fn world() -> World {
        let withdrawn = Promise { withdrawn_on: Some(TODAY), ..promise("taken back", date(2026, 2, 1), None) };
        let task = Promise { kind: promise_kind::TASK.into(), ..promise("task", date(2026, 12, 1), None) };
        let rows = [
            promise("old", date(2026, 3, 1), Some(date(2026, 3, 2))),
            promise("late", date(2026, 10, 30), None),
            promise("today", TODAY, None),
            promise("new", date(2026, 3, 1), Some(date(2026, 9, 2))),
            promise("very late", date(2026, 5, 1), None),
            withdrawn,
            task,
        ];
        World { promises: rows.into_iter().collect(), ..sample::sample_world() }
    }

    #[test]
    fn the_most_urgent_stands_first_and_what_is_done_last_the_latest_at_the_head() {
        let world = world();
        let book = Commitments::of(&world, TODAY);
        let title = |id: &Id<Promise>| world.promises.get(*id).unwrap().title.clone();
        let titles: Vec<_> = book.village(village("东一村")).iter().map(title).collect();
        assert_eq!(titles, ["very late", "late", "today", "task", "taken back", "new", "old"]);
        assert_eq!(book.cadre(cadre("赵一")).len(), 7);
        assert_eq!(book.village(village("东二村")), []);
        assert_eq!(book.overdue().iter().map(title).collect::<Vec<_>>(), ["very late", "late"]);
    }

    #[test]
    fn what_was_taken_back_is_not_counted_and_what_is_due_today_is_not_late() {
        let world = world();
        assert_eq!(tally(world.promises.iter(), TODAY), Tally { all: 6, done: 2, overdue: 2 });
        assert_eq!(world.promises.iter().filter(|row| is_public(row)).count(), 6);
    }
}
