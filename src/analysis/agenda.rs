//! 今天要办: what has to be done now, and what has been left undone; in groups, the most pressing first.

use std::collections::{BTreeMap, HashMap};

use crate::model::{
    Cadre, Date, Id, Issue, IssueState, Promise, Standing, StandingState, StepKind, Village, World, setting_key,
};

use super::gaps::three_months_after;
use super::positions::ById;
use super::working_days::Calendar;

/// The working days after which an assigned issue should have been answered, where the office sets none.
const REPLY_DAYS: i64 = 5;

/// A reason for which something is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Errand {
    /// 已逾期: issues past the day by which something had to happen.
    Overdue,
    /// 本周到期: issues due by Sunday.
    DueThisWeek,
    /// 久未答复: assigned for more working days than an answer may take.
    NoReply,
    /// 待核实: said to be done, to be checked by somebody else.
    ToVerify,
    /// 挂起到期: parked issues that are to be looked at again.
    Recheck,
    /// 整顿节点: plans of weak villages due by Sunday, and looking back that is due.
    Weak,
    /// 承诺逾期: promises past their day.
    PromiseOverdue,
    /// 承诺本周到期: promises due by Sunday.
    PromiseDue,
    /// 本月未走访: villages that nobody has visited this month.
    NotVisited,
    /// 未派驻: cadres in service without any posting.
    WithoutPosting,
}

impl Errand {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 10] = [
        Self::Overdue,
        Self::DueThisWeek,
        Self::NoReply,
        Self::ToVerify,
        Self::Recheck,
        Self::Weak,
        Self::PromiseOverdue,
        Self::PromiseDue,
        Self::NotVisited,
        Self::WithoutPosting,
    ];

    /// The code in keys of the word catalogue.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::DueThisWeek => "due_this_week",
            Self::NoReply => "no_reply",
            Self::ToVerify => "to_verify",
            Self::Recheck => "recheck",
            Self::Weak => "weak",
            Self::PromiseOverdue => "promise_overdue",
            Self::PromiseDue => "promise_due",
            Self::NotVisited => "not_visited",
            Self::WithoutPosting => "without_posting",
        }
    }

    /// The key of its title, such as 待核实.
    pub fn title_key(self) -> String {
        format!("agenda.errand.{}", self.code())
    }
}

/// The record that an errand is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Matter {
    /// An issue.
    Issue(Id<Issue>),
    /// The case of a weak village.
    Standing(Id<Standing>),
    /// A promise.
    Promise(Id<Promise>),
    /// A village.
    Village(Id<Village>),
    /// A cadre.
    Cadre(Id<Cadre>),
}

/// One thing to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is about.
    pub matter: Matter,
    /// The day that makes it an errand: the day on which it is or was due, since which it waits, or of the last visit.
    pub day: Option<Date>,
}

/// Everything that is to be done on a day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Agenda {
    /// The day.
    pub today: Date,
    /// The last day of its week, a Sunday.
    pub week_end: Date,
    /// The working days after which an answer is missed.
    pub reply_days: i64,
    items: BTreeMap<Errand, Vec<Item>>,
}

impl Agenda {
    /// Finds everything in one walk over each table.
    pub fn of(world: &World, calendar: &Calendar, today: Date) -> Self {
        let mut agenda = Self {
            today,
            week_end: week_end(today),
            reply_days: reply_days(world),
            items: Errand::ALL.map(|errand| (errand, Vec::new())).into(),
        };
        agenda.take_issues(world, calendar);
        agenda.take_standings(world);
        agenda.take_promises(world);
        agenda.take_villages(world);
        agenda.take_cadres(world);
        agenda
    }

    /// What is to be done for one reason, the most pressing first.
    pub fn items(&self, errand: Errand) -> &[Item] {
        self.items.get(&errand).map(Vec::as_slice).unwrap_or_default()
    }

    /// How many things there are in all groups together.
    pub fn count(&self) -> usize {
        self.items.values().map(Vec::len).sum()
    }

    /// Puts items under an errand, ordered by day and then by what names them; no day comes first.
    fn put<Name: Ord>(&mut self, errand: Errand, mut items: Vec<(Item, Name)>) {
        items.sort_unstable_by(|(a, a_name), (b, b_name)| (a.day, a_name, a.matter).cmp(&(b.day, b_name, b.matter)));
        self.items.insert(errand, items.into_iter().map(|(item, _)| item).collect());
    }

    fn take_issues(&mut self, world: &World, calendar: &Calendar) {
        let (today, week_end) = (self.today, self.week_end);
        let late = last_late_day(calendar, today, self.reply_days);
        let (mut overdue, mut due, mut finished, mut recheck) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut silent: ById<Issue, (&Issue, Option<Date>)> = ById::default();
        for issue in world.issues.iter().filter(|issue| issue.state.is_open()) {
            let item = |day| (Item { matter: Matter::Issue(issue.id), day }, issue.number.as_str());
            match issue.next_date() {
                Some(day) if day < today => overdue.push(item(Some(day))),
                Some(day) if day <= week_end && issue.state != IssueState::Parked => due.push(item(Some(day))),
                _ => {}
            }
            match issue.state {
                IssueState::Finished => finished.push(item(issue.finished_on)),
                IssueState::Parked if issue.recheck_on.is_none_or(|day| day <= today) => {
                    recheck.push(item(issue.recheck_on));
                }
                IssueState::Assigned if issue.raised_on <= late && is_silent(issue) => {
                    silent.insert(issue.id, (issue, None));
                }
                _ => {}
            }
        }
        self.put(Errand::Overdue, overdue);
        self.put(Errand::DueThisWeek, due);
        self.put(Errand::ToVerify, finished);
        self.put(Errand::Recheck, recheck);
        self.take_silent(world, silent, late);
    }

    /// Issues that a unit has had for too long without an answer: since they were assigned, handed on, sent back or
    /// taken up again, or since they were raised where no step tells.
    fn take_silent(&mut self, world: &World, mut silent: ById<Issue, (&Issue, Option<Date>)>, late: Date) {
        for step in world.issue_steps.iter().filter(|step| gives_work(step.kind) && step.on <= self.today) {
            if let Some((_, since)) = silent.get_mut(&step.issue) {
                *since = (*since).max(Some(step.on));
            }
        }
        let items = silent.into_values().map(|(issue, since)| (issue, since.unwrap_or(issue.raised_on)));
        let items = items
            .filter(|(_, since)| *since <= late)
            .map(|(issue, since)| (Item { matter: Matter::Issue(issue.id), day: Some(since) }, issue.number.as_str()));
        self.put(Errand::NoReply, items.collect());
    }

    fn take_standings(&mut self, world: &World) {
        let day_of = |case: &Standing| match case.state {
            StandingState::Planned => case.due_on.filter(|due| *due <= self.week_end),
            StandingState::Accepted => case.accepted_on.map(three_months_after).filter(|day| *day <= self.today),
            _ => None,
        };
        let item = |case: &Standing| {
            let day = day_of(case)?;
            Some((Item { matter: Matter::Standing(case.id), day: Some(day) }, case.listed_on))
        };
        self.put(Errand::Weak, world.standings.iter().filter_map(item).collect());
    }

    fn take_promises(&mut self, world: &World) {
        let open = world.promises.iter().filter(|promise| promise.stage().is_open());
        let item = |promise: &Promise| {
            let day = promise.due_on.filter(|due| *due <= self.week_end)?;
            Some((Item { matter: Matter::Promise(promise.id), day: Some(day) }, promise.number.clone()))
        };
        let today = self.today;
        let items = open.filter_map(item);
        let (overdue, due) = items.partition(|(item, _)| item.day.is_some_and(|day| day < today));
        self.put(Errand::PromiseOverdue, overdue);
        self.put(Errand::PromiseDue, due);
    }

    /// Villages that nobody has visited since the first of the month, those that were visited longest ago before others.
    fn take_villages(&mut self, world: &World) {
        let first_day = self.today.first_of_month();
        let mut visited: BTreeMap<Id<Village>, Date> = BTreeMap::new();
        for visit in world.activities.iter().filter(|row| row.on <= self.today && row.is_visit()) {
            for village in &visit.villages {
                let last = visited.entry(*village).or_insert(visit.on);
                *last = (*last).max(visit.on);
            }
        }
        let item = |village: &Village| {
            let day = visited.get(&village.id).copied();
            (Item { matter: Matter::Village(village.id), day }, village.code.clone())
        };
        let items = world.villages.iter().map(item);
        let items = items.filter(|(item, _)| item.day.is_none_or(|day| day < first_day)).collect();
        self.put(Errand::NotVisited, items);
    }

    /// Cadres in service whom no posting ties to any place, the one who has been without longest before others.
    fn take_cadres(&mut self, world: &World) {
        let mut held: HashMap<Id<Cadre>, Option<Date>> = HashMap::new();
        for posting in world.postings.iter().filter(|posting| posting.from <= self.today) {
            let Some(cadre) = posting.cadre else { continue };
            let until = held.entry(cadre).or_insert(posting.until);
            *until = until.zip(posting.until).map(|(a, b)| a.max(b));
        }
        let free = |cadre: &Cadre| match held.get(&cadre.id) {
            None => Some(None),
            Some(Some(until)) if *until <= self.today => Some(Some(*until)),
            Some(_) => None,
        };
        let item = |cadre: &Cadre| {
            let day = free(cadre)?;
            Some((Item { matter: Matter::Cadre(cadre.id), day }, (cadre.unit, cadre.name.clone())))
        };
        let items = world.cadres.iter().filter(|cadre| cadre.active).filter_map(item).collect();
        self.put(Errand::WithoutPosting, items);
    }
}

/// Whether nobody has answered yet.
fn is_silent(issue: &Issue) -> bool {
    issue.replied_on.is_none() && issue.reply.is_empty()
}

/// Whether after such a step a unit has to work on the issue.
const fn gives_work(kind: StepKind) -> bool {
    matches!(kind, StepKind::Assign | StepKind::HandOver | StepKind::Return | StepKind::Reopen | StepKind::Join)
}

/// The working days after which an assigned issue should have been answered.
pub fn reply_days(world: &World) -> i64 {
    world.setting(setting_key::REPLY_DAYS).and_then(|text| text.trim().parse().ok()).unwrap_or(REPLY_DAYS)
}

/// The last day after which more working days than `days` have passed by today.
fn last_late_day(calendar: &Calendar, today: Date, days: i64) -> Date {
    let mut day = calendar.add(today, -i32::try_from(days).unwrap_or(i32::MAX));
    while calendar.between(day, today) <= days {
        match day.yesterday() {
            Ok(before) => day = before,
            Err(_) => return day,
        }
    }
    day
}

/// The Sunday of the week of a day.
fn week_end(day: Date) -> Date {
    let left = 6 - i32::from(day.weekday().to_monday_zero_offset());
    day.saturating_add(jiff::Span::new().days(left))
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::edits::default_catalogue;
    use crate::model::sample::{self, TODAY, cadre, issue, standing, village};
    use crate::model::{Activity, IssueStep, Setting, Table, activity_kind, promise_kind};

    fn agenda(world: &World, today: Date) -> Agenda {
        Agenda::of(world, &Calendar::of(world), today)
    }

    fn matters(agenda: &Agenda, errand: Errand) -> Vec<Matter> {
        agenda.items(errand).iter().map(|item| item.matter).collect()
    }

    #[test]
    fn the_week_ends_on_its_sunday() {
        assert_eq!(week_end(date(2026, 10, 26)), date(2026, 11, 1));
        assert_eq!(week_end(date(2026, 10, 31)), date(2026, 11, 1));
        assert_eq!(week_end(date(2026, 11, 1)), date(2026, 11, 1));
    }

    #[test]
    fn the_sample_has_the_errands_that_can_be_read_off_it() {
        let world = sample::sample_world();
        let found = agenda(&world, TODAY);
        assert_eq!(matters(&found, Errand::Overdue), [Matter::Issue(issue("2026-0002"))]);
        assert_eq!(matters(&found, Errand::NoReply), [Matter::Issue(issue("2026-0002"))]);
        assert_eq!(matters(&found, Errand::ToVerify), [Matter::Issue(issue("2026-0003"))]);
        assert_eq!(matters(&found, Errand::Recheck), []);
        assert_eq!(matters(&found, Errand::Weak), [Matter::Standing(standing("西一村"))]);
        assert_eq!(found.items(Errand::Weak)[0].day, Some(date(2026, 3, 10)));
        assert_eq!(found.items(Errand::NotVisited).len(), 6);
        assert_eq!(matters(&found, Errand::WithoutPosting), ["李四", "钱二"].map(|name| Matter::Cadre(cadre(name))));
        assert_eq!(found.count(), 12);
        let recheck = agenda(&world, date(2027, 3, 1));
        assert_eq!(matters(&recheck, Errand::Recheck), [Matter::Issue(issue("2026-0005"))]);
    }

    #[test]
    fn a_village_is_visited_once_somebody_went_there_this_month() {
        let mut world = sample::sample_world();
        let went = |kind: &str, day: Date, name: &str| Activity {
            id: Id::named(&format!("{kind}{day}{name}")),
            villages: vec![village(name)],
            ..Activity::blank(kind, day)
        };
        world.activities = [
            went(activity_kind::VISIT, date(2026, 10, 1), "东一村"),
            went(activity_kind::VISIT, date(2026, 9, 30), "东二村"),
            went(activity_kind::VISIT, date(2026, 8, 30), "东二村"),
            went(activity_kind::BRIEFING, date(2026, 10, 9), "东三村"),
            went(activity_kind::VISIT, date(2026, 8, 1), "西三村"),
            went(activity_kind::VISIT, date(2026, 11, 9), "西一村"),
        ]
        .into_iter()
        .collect();
        let found = agenda(&world, TODAY);
        let expected = ["东三村", "西一村", "西二村", "西三村", "东二村"].map(|name| Matter::Village(village(name)));
        assert_eq!(matters(&found, Errand::NotVisited), expected);
        assert_eq!(found.items(Errand::NotVisited)[4].day, Some(date(2026, 9, 30)));
    }

    #[test]
    fn promises_are_late_or_due_by_sunday() {
        let mut world = sample::sample_world();
        let promise = |name: &str, due: Option<Date>, done_on| Promise {
            id: Id::named(name),
            number: name.into(),
            due_on: due,
            done_on,
            ..Promise::blank(promise_kind::PUBLIC, name, date(2026, 9, 1))
        };
        world.promises = [
            promise("late", Some(date(2026, 10, 30)), None),
            promise("today", Some(TODAY), None),
            promise("sunday", Some(date(2026, 11, 1)), None),
            promise("monday", Some(date(2026, 11, 2)), None),
            promise("kept", Some(date(2026, 10, 2)), Some(date(2026, 10, 1))),
            promise("some day", None, None),
        ]
        .into_iter()
        .collect();
        let found = agenda(&world, TODAY);
        let promised = |name: &str| Matter::Promise(Id::named(name));
        assert_eq!(matters(&found, Errand::PromiseOverdue), [promised("late")]);
        assert_eq!(matters(&found, Errand::PromiseDue), [promised("today"), promised("sunday")]);
    }

    /// The issue was assigned on that day; today is Friday, 30 October 2026.
    fn is_unanswered(assigned_on: Date, change: impl Fn(&mut World)) -> bool {
        let mut world = sample::sample_world();
        let id = Id::named("assigned");
        let step = IssueStep { id, ..IssueStep::blank(issue("2026-0002"), StepKind::Assign, assigned_on) };
        world.issue_steps = world.issue_steps.iter().cloned().chain([step]).collect();
        change(&mut world);
        agenda(&world, date(2026, 10, 30)).items(Errand::NoReply).len() == 1
    }

    #[test]
    fn an_answer_is_missed_after_so_many_working_days_since_the_issue_was_given_to_somebody() {
        let nothing = |_: &mut World| {};
        assert!(!is_unanswered(date(2026, 10, 23), nothing), "Monday to Friday are five days");
        assert!(is_unanswered(date(2026, 10, 22), nothing));
        let ten = |world: &mut World| {
            world.settings =
                world.settings.iter().cloned().chain([Setting::new(setting_key::REPLY_DAYS, "10")]).collect();
        };
        assert!(!is_unanswered(date(2026, 10, 16), ten));
        assert!(is_unanswered(date(2026, 10, 15), ten));
        let answered = |world: &mut World| {
            let rows = world.issues.iter().cloned();
            world.issues = rows.map(|row| Issue { reply: "正在施工".into(), ..row }).collect();
        };
        assert!(!is_unanswered(date(2026, 9, 1), answered));
    }

    static HOLIDAYS: LazyLock<Calendar> = LazyLock::new(|| {
        Calendar::of(&World { catalogue: default_catalogue().into_iter().collect(), ..World::default() })
    });

    proptest! {
        #[test]
        fn the_last_late_day_is_the_last_one_with_more_working_days_behind_it(offset in 0i32..800, days in 0i64..30) {
            let today = date(2025, 1, 1).saturating_add(jiff::Span::new().days(offset));
            let late = last_late_day(&HOLIDAYS, today, days);
            prop_assert!(HOLIDAYS.between(late, today) > days);
            prop_assert!(HOLIDAYS.between(late.tomorrow().unwrap(), today) <= days);
        }
    }

    #[test]
    fn a_county_without_records_has_nothing_to_do() {
        let mut world = sample::sample_world();
        (world.issues, world.standings) = (Table::default(), Table::default());
        (world.villages, world.cadres) = (Table::default(), Table::default());
        assert_eq!(agenda(&world, TODAY).count(), 0);
    }
}
