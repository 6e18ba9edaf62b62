//! The numbers of a month (一月一汇总一交办一销号), by one function for the screen, the tables and the papers.

use crate::model::{Activity, Date, Id, Issue, IssueState, Promise, PromiseStage, Standing, Village, World};

use super::as_of::world_as_of;
use super::lot::Lot;
use super::period::Period;
use super::track::{Track, tracks};

/// What a month brought and what it left. Every list is in the order of the ledger.
///
/// The course of the issues is one sum: `carried_in + collected + taken_up = closed + merged + carried_over`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MonthSummary {
    /// The first day of the month.
    pub first_day: Date,
    /// The last day that counts: the last of the month, or today while it runs.
    pub last_day: Date,
    /// Whether the month is over.
    pub is_over: bool,
    /// 上月结转: open at the end of the month before.
    pub carried_in: Lot,
    /// 收集: raised in the month, whatever became of it.
    pub collected: Lot,
    /// 交办: given to a unit in the month. What never took a step counts in the month in which it was raised, if it is
    /// or was in work; what joined a common problem counts when it did.
    pub assigned: Lot,
    /// 答复: answered in public in the month.
    pub replied: Lot,
    /// 办结: said to be done in the month, and still done or closed at its end.
    pub finished: Lot,
    /// 销号: closed by number in the month, and still closed at its end.
    pub closed: Lot,
    /// 合并: continued in another issue since the month.
    pub merged: Lot,
    /// 重新办理: closed or merged before the month, and taken up again in it.
    pub taken_up: Lot,
    /// 结转: open at the end of the month.
    pub carried_over: Lot,
    /// 逾期: open at the end of the month, after the day by which something had to happen.
    pub overdue: Lot,
    /// 挂牌: put under supervision by number in the month.
    pub supervised: Lot,
    /// 挂牌在办: under supervision and open at the end of the month.
    pub under_supervision: Lot,
    /// 回潮: reopened after closing in the month, whenever that had been, and whatever became of it.
    pub reopened: Lot,
    /// 转圈: handed on to another unit or handler in the month.
    pub bounced: Lot,
    /// 走访: the visits of the month, by day.
    pub visits: Vec<Id<Activity>>,
    /// The villages that were visited in the month.
    pub visited: Vec<Id<Village>>,
    /// All activities of the month, by day, the visits among them.
    pub activities: Vec<Id<Activity>>,
    /// 新承诺: promises made in the month.
    pub promises_made: Vec<Id<Promise>>,
    /// 到期承诺: promises due in the month, unless they were taken back.
    pub promises_due: Vec<Id<Promise>>,
    /// 践诺: promises kept in the month.
    pub promises_kept: Vec<Id<Promise>>,
    /// Promises due by the end of the month and not kept by then, unless they were taken back.
    pub promises_overdue: Vec<Id<Promise>>,
    /// Villages listed as weak in the month: their cases.
    pub weak_listed: Vec<Id<Standing>>,
    /// Cases accepted in the month.
    pub weak_accepted: Vec<Id<Standing>>,
    /// Cases that relapsed in the month.
    pub weak_relapsed: Vec<Id<Standing>>,
    /// Cases by which a village counted as weak at the end of the month.
    pub weak: Vec<Id<Standing>>,
}

/// The numbers of the month of `first_day` (any day of it will do), as far as it has come by `today`. Before its
/// first day everything is empty but what is carried in, which is then what is open today. Everything is read off the
/// county as of the last day that counts, so that the numbers of a month that is over do not change with what comes after.
pub fn summary(world: &World, first_day: Date, today: Date) -> MonthSummary {
    let period = Period::month(first_day, today);
    let then = world_as_of(world, period.last);
    let mut summary = MonthSummary {
        first_day: period.first,
        last_day: period.last,
        is_over: period.first.last_of_month() < today,
        ..MonthSummary::default()
    };
    summary.take_issues(&then, period);
    summary.take_activities(&then, period);
    summary.take_promises(&then, period);
    summary.take_standings(&then, period);
    summary
}

/// The issues that are put into each lot while they are walked over once.
#[derive(Default)]
struct Lists<'a> {
    carried_in: Vec<&'a Issue>,
    collected: Vec<&'a Issue>,
    assigned: Vec<&'a Issue>,
    replied: Vec<&'a Issue>,
    finished: Vec<&'a Issue>,
    closed: Vec<&'a Issue>,
    merged: Vec<&'a Issue>,
    taken_up: Vec<&'a Issue>,
    carried_over: Vec<&'a Issue>,
    overdue: Vec<&'a Issue>,
    supervised: Vec<&'a Issue>,
    under_supervision: Vec<&'a Issue>,
    reopened: Vec<&'a Issue>,
    bounced: Vec<&'a Issue>,
}

fn put<'a>(list: &mut Vec<&'a Issue>, issue: &'a Issue, belongs: bool) {
    if belongs {
        list.push(issue);
    }
}

impl<'a> Lists<'a> {
    /// The issue as it stood at the end of the period.
    fn take(&mut self, issue: &'a Issue, track: &Track, period: Period) {
        self.take_course(issue, track, period);
        put(&mut self.assigned, issue, track.assigned);
        put(&mut self.replied, issue, period.has_some(issue.replied_on));
        let done = matches!(issue.state, IssueState::Finished | IssueState::Closed);
        put(&mut self.finished, issue, done && track.finished);
        put(&mut self.overdue, issue, issue.is_overdue(period.last));
        put(&mut self.supervised, issue, track.supervised);
        put(&mut self.under_supervision, issue, issue.state.is_open() && issue.supervised);
        put(&mut self.reopened, issue, track.reopened);
        put(&mut self.bounced, issue, !track.handed_on_by.is_empty());
    }

    /// The lots that make up the sum.
    fn take_course(&mut self, issue: &'a Issue, track: &Track, period: Period) {
        let was_done = track.eve.is_some_and(|state| !state.is_open());
        let comes_in = !was_done || issue.state.is_open() || track.ended;
        put(&mut self.carried_in, issue, track.eve.is_some_and(IssueState::is_open));
        put(&mut self.collected, issue, period.has(issue.raised_on));
        put(&mut self.taken_up, issue, was_done && comes_in);
        put(&mut self.carried_over, issue, issue.state.is_open());
        put(&mut self.closed, issue, issue.state == IssueState::Closed && comes_in);
        put(&mut self.merged, issue, issue.state == IssueState::Merged && comes_in);
    }
}

impl MonthSummary {
    fn take_issues(&mut self, world: &World, period: Period) {
        let mut lists = Lists::default();
        for (issue, track) in world.issues.iter().zip(&tracks(world, period)) {
            lists.take(issue, track, period);
        }
        let lot = |issues| Lot::of(world, issues);
        self.carried_in = lot(lists.carried_in);
        self.collected = lot(lists.collected);
        self.assigned = lot(lists.assigned);
        self.replied = lot(lists.replied);
        self.finished = lot(lists.finished);
        self.closed = lot(lists.closed);
        self.merged = lot(lists.merged);
        self.taken_up = lot(lists.taken_up);
        self.carried_over = lot(lists.carried_over);
        self.overdue = lot(lists.overdue);
        self.supervised = lot(lists.supervised);
        self.under_supervision = lot(lists.under_supervision);
        self.reopened = lot(lists.reopened);
        self.bounced = lot(lists.bounced);
    }

    fn take_activities(&mut self, world: &World, period: Period) {
        let mut held: Vec<&Activity> = world.activities.iter().filter(|row| period.has(row.on)).collect();
        held.sort_by(|a, b| (a.on, &a.number, a.id).cmp(&(b.on, &b.number, b.id)));
        let visits = || held.iter().filter(|row| row.is_visit());
        let mut visited: Vec<Id<Village>> = visits().flat_map(|row| row.villages.iter().copied()).collect();
        visited.retain(|id| world.villages.get(*id).is_some());
        visited.sort_unstable();
        visited.dedup();
        visited.sort_by_key(|id| world.villages.get(*id).map(|village| &village.code));
        self.visits = visits().map(|row| row.id).collect();
        self.visited = visited;
        self.activities = held.iter().map(|row| row.id).collect();
    }

    fn take_promises(&mut self, world: &World, period: Period) {
        let list = |belongs: &dyn Fn(&Promise) -> bool| {
            let mut rows: Vec<&Promise> = world.promises.iter().filter(|row| belongs(row)).collect();
            rows.sort_by(|a, b| (a.due_on, &a.number, a.id).cmp(&(b.due_on, &b.number, b.id)));
            rows.into_iter().map(|row| row.id).collect()
        };
        let stands = |row: &Promise| row.withdrawn_on.is_none_or(|day| day > period.last);
        let is_late = |row: &Promise| {
            let done = row.done_on.or(row.rated_on).is_some_and(|day| day <= period.last);
            row.made_on <= period.last && row.due_on.is_some_and(|due| due < period.last) && !done
        };
        self.promises_made = list(&|row| period.has(row.made_on));
        self.promises_due = list(&|row| period.has_some(row.due_on) && stands(row));
        self.promises_kept = list(&|row| period.has_some(row.done_on) && row.stage() != PromiseStage::Withdrawn);
        self.promises_overdue = list(&|row| is_late(row) && stands(row));
    }

    fn take_standings(&mut self, world: &World, period: Period) {
        let list = |belongs: &dyn Fn(&Standing) -> bool| {
            let mut rows: Vec<&Standing> = world.standings.iter().filter(|row| belongs(row)).collect();
            rows.sort_by_key(|row| (row.listed_on, row.id));
            rows.into_iter().map(|row| row.id).collect()
        };
        self.weak_listed = list(&|row| period.has(row.listed_on));
        self.weak_accepted = list(&|row| period.has_some(row.accepted_on));
        self.weak_relapsed = list(&|row| period.has_some(row.relapsed_on));
        self.weak = list(&|row| row.state.is_weak());
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::model::sample::{self, TODAY, issue, standing, village};
    use crate::model::{IssueStep, StepKind, Table, Uuid, activity_kind, promise_kind};

    fn numbers(world: &World, lot: &Lot) -> Vec<String> {
        lot.issues.iter().map(|id| world.issues.get(*id).unwrap().number.clone()).collect()
    }

    #[test]
    fn the_sample_has_the_months_that_can_be_read_off_it() {
        let world = sample::sample_world();
        let october = summary(&world, date(2026, 10, 1), TODAY);
        assert_eq!((october.last_day, october.is_over), (TODAY, false));
        assert_eq!(numbers(&world, &october.collected), ["2026-0006"]);
        assert_eq!(numbers(&world, &october.carried_in), ["2026-0001", "2026-0002", "2026-0003", "2026-0005"]);
        assert_eq!(october.carried_over.count(), 5);
        assert_eq!(numbers(&world, &october.finished), ["2026-0003"]);
        assert_eq!(numbers(&world, &october.overdue), ["2026-0002"]);
        assert_eq!(october.closed, Lot::default());
        let may = summary(&world, date(2026, 5, 17), TODAY);
        assert_eq!((may.first_day, may.last_day, may.is_over), (date(2026, 5, 1), date(2026, 5, 31), true));
        assert_eq!(numbers(&world, &may.closed), ["2026-0004"]);
        assert_eq!(numbers(&world, &may.carried_in), ["2026-0004", "2026-0005"]);
        assert_eq!(numbers(&world, &may.carried_over), ["2026-0005"]);
        assert_eq!(numbers(&world, &summary(&world, date(2026, 8, 1), TODAY).assigned), ["2026-0002"]);
    }

    #[test]
    fn a_month_to_come_has_nothing_but_what_is_open() {
        let world = sample::sample_world();
        let december = summary(&world, date(2026, 12, 1), TODAY);
        assert_eq!((december.carried_in.count(), december.collected.count(), december.visits.len()), (5, 0, 0));
        assert!(!december.is_over);
    }

    #[test]
    fn what_was_reopened_is_told_apart_from_what_came_back_from_being_parked() {
        let mut world = sample::sample_world();
        let step = |number: &str, kind, day: i8| IssueStep {
            id: Id::named(&format!("{number}{day}")),
            ..IssueStep::blank(issue(number), kind, date(2026, 10, day))
        };
        let steps = [
            step("2026-0004", StepKind::Reopen, 6),
            step("2026-0004", StepKind::HandOver, 7),
            step("2026-0005", StepKind::Park, 2),
            step("2026-0005", StepKind::Reopen, 9),
            step("2026-0002", StepKind::Supervise, 9),
            step("2026-0001", StepKind::Assign, 9),
        ];
        let mut rows: Vec<Issue> = world.issues.iter().cloned().collect();
        for row in rows.iter_mut().filter(|row| ["2026-0004", "2026-0005"].contains(&row.number.as_str())) {
            *row = Issue { state: IssueState::Assigned, closed_on: None, ..row.clone() };
            row.reopened = u32::from(row.number == "2026-0004");
        }
        world.issues = rows.into_iter().collect();
        world.issue_steps = world.issue_steps.iter().cloned().chain(steps).collect();
        let october = summary(&world, TODAY, TODAY);
        assert_eq!(numbers(&world, &october.reopened), ["2026-0004"]);
        assert_eq!(numbers(&world, &october.taken_up), ["2026-0004"]);
        assert_eq!(numbers(&world, &october.bounced), ["2026-0004"]);
        assert_eq!(numbers(&world, &october.supervised), ["2026-0002"]);
        assert_eq!(numbers(&world, &october.assigned), ["2026-0001"]);
    }

    #[test]
    fn visits_promises_and_cases_of_the_month_are_listed() {
        let mut world = sample::sample_world();
        let held = |kind: &str, day: i8, villages: &[&str]| Activity {
            id: Id::named(&format!("activity {kind} {day}")),
            villages: villages.iter().map(|name| village(name)).collect(),
            ..Activity::blank(kind, date(2026, 10, day))
        };
        world.activities = [
            held(activity_kind::VISIT, 9, &["东二村", "东一村"]),
            held(activity_kind::RETURN_VISIT, 3, &["东二村", "不存在的村"]),
            held(activity_kind::BRIEFING, 5, &["西一村"]),
        ]
        .into_iter()
        .collect();
        let promise = |name: &str, due: Date, done_on, withdrawn_on| Promise {
            id: Id::named(name),
            due_on: Some(due),
            done_on,
            withdrawn_on,
            ..Promise::blank(promise_kind::PUBLIC, name, date(2026, 9, 1))
        };
        let done = Some(date(2026, 10, 5));
        world.promises = [
            promise("kept", date(2026, 10, 10), done, None),
            promise("late", date(2026, 10, 12), None, None),
            promise("kept late", date(2026, 9, 12), done, None),
            promise("withdrawn", date(2026, 10, 12), None, done),
            promise("later", date(2026, 12, 12), None, None),
        ]
        .into_iter()
        .collect();
        let october = summary(&world, TODAY, TODAY);
        let ids = |names: &[&str]| names.iter().map(|name| Id::named(name)).collect::<Vec<Id<Promise>>>();
        assert_eq!(october.visits, [Id::named("activity return_visit 3"), Id::named("activity visit 9")]);
        assert_eq!(october.visited, [village("东一村"), village("东二村")]);
        assert_eq!(october.activities.len(), 3);
        assert_eq!(october.promises_due, ids(&["kept", "late"]));
        assert_eq!(october.promises_kept, ids(&["kept late", "kept"]));
        assert_eq!(october.promises_overdue, ids(&["late"]));
        let august = summary(&world, date(2026, 8, 1), TODAY);
        assert_eq!(august.weak_relapsed, [standing("西二村")]);
        assert_eq!(august.weak, [standing("西二村"), standing("东二村")]);
        assert_eq!(summary(&world, date(2026, 9, 1), TODAY).weak_listed, [standing("东一村")]);
        let july = summary(&world, date(2026, 7, 1), TODAY);
        assert_eq!(july.weak, [standing("东二村")], "before the relapse");
    }

    /// The verbs that lead from a state, and the states to which they lead.
    fn verbs(state: IssueState) -> &'static [(StepKind, IssueState)] {
        use IssueState::{Assigned, Closed, Finished, Merged, Parked, Registered};
        match state {
            Registered => &[(StepKind::Assign, Assigned), (StepKind::Park, Parked), (StepKind::Merge, Merged)],
            Assigned => &[(StepKind::HandOver, Assigned), (StepKind::Finish, Finished), (StepKind::Park, Parked)],
            Finished => &[(StepKind::Close, Closed), (StepKind::Return, Assigned)],
            Closed | Parked => &[(StepKind::Reopen, Assigned)],
            Merged => &[(StepKind::Note, Merged)],
        }
    }

    /// An issue that was raised so many days before today and was moved by these choices, each so many days after the
    /// one before, with its steps.
    fn lived(number: u32, age: i32, moves: &[(usize, i32)]) -> (Issue, Vec<IssueStep>) {
        let raised_on = TODAY.saturating_sub(jiff::Span::new().days(age));
        let mut issue = sample::new_issue(&format!("{number:04}"), "某事", Some("东一村"), raised_on);
        let (mut day, mut steps) = (raised_on, Vec::new());
        for (nth, (choice, after)) in moves.iter().enumerate() {
            day = day.saturating_add(jiff::Span::new().days(*after));
            if day > TODAY {
                break;
            }
            let choices = verbs(issue.state);
            let (kind, state) = choices[choice % choices.len()];
            // As the program makes them: in the order of writing.
            let written = u128::from(number) << 100 | (nth as u128) << 80;
            let id = Id::from_uuid(Uuid::from_u128(written | 7 << 76 | 2 << 62));
            let into = (kind == StepKind::Merge).then(|| Id::named("another"));
            steps.push(IssueStep { id, other: into, ..IssueStep::blank(issue.id, kind, day) });
            issue.merged_into = into.or(issue.merged_into);
            issue.reopened += u32::from(kind == StepKind::Reopen && issue.state == IssueState::Closed);
            issue.state = state;
            issue.finished_on = match state {
                IssueState::Finished => Some(day),
                IssueState::Closed => issue.finished_on,
                _ => None,
            };
            issue.closed_on = (state == IssueState::Closed).then_some(day);
        }
        (issue, steps)
    }

    /// The state at the end of a day, by walking through the steps in the order in which they were taken.
    fn replayed(issue: &Issue, steps: &[IssueStep], day: Date) -> Option<IssueState> {
        let mut state = (issue.raised_on <= day).then_some(IssueState::Registered)?;
        for step in steps.iter().filter(|step| step.on <= day) {
            state = verbs(state).iter().find(|(kind, _)| *kind == step.kind).unwrap().1;
        }
        Some(state)
    }

    proptest! {
        #[test]
        fn every_month_adds_up_and_agrees_with_walking_through_the_steps(
            lives in proptest::collection::vec((0i32..200, proptest::collection::vec((0usize..6, 0i32..40), 0..9)), 0..25),
            back in 0i32..200,
        ) {
            let lives: Vec<_> = (1..).zip(lives).map(|(number, (age, moves))| lived(number, age, &moves)).collect();
            let mut world = sample::sample_world();
            world.issues = lives.iter().map(|(issue, _)| issue.clone()).collect();
            world.issue_steps = lives.iter().flat_map(|(_, steps)| steps.clone()).collect();
            let found = summary(&world, TODAY.saturating_sub(jiff::Span::new().days(back)), TODAY);
            let eve = found.first_day.yesterday().unwrap();
            let at = |day: Date, question: &dyn Fn(IssueState) -> bool| {
                let held = lives.iter().filter(|(issue, steps)| replayed(issue, steps, day).is_some_and(question));
                held.map(|(issue, _)| issue.id).collect::<Vec<_>>()
            };
            prop_assert_eq!(&found.carried_in.issues, &at(eve, &|state| state.is_open()));
            prop_assert_eq!(&found.carried_over.issues, &at(found.last_day, &|state| state.is_open()));
            let closed = at(found.last_day, &|state| state == IssueState::Closed);
            let in_month = |id: &Id<Issue>| lives.iter().any(|(issue, steps)| {
                let mut closings = steps.iter().filter(|step| step.kind == StepKind::Close && step.on <= found.last_day);
                issue.id == *id && closings.next_back().is_some_and(|step| step.on >= found.first_day)
            });
            prop_assert_eq!(&found.closed.issues, &closed.into_iter().filter(in_month).collect::<Vec<_>>());
            let came = found.carried_in.count() + found.collected.count() + found.taken_up.count();
            prop_assert_eq!(came, found.closed.count() + found.merged.count() + found.carried_over.count());
        }
    }

    #[test]
    fn a_county_without_records_has_an_empty_month() {
        let mut world = sample::sample_world();
        (world.issues, world.standings) = (Table::default(), Table::default());
        let empty = summary(&world, TODAY, TODAY);
        let blank = MonthSummary { first_day: empty.first_day, last_day: TODAY, ..MonthSummary::default() };
        assert_eq!(empty, blank);
    }
}
