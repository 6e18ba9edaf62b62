//! Counts the sheets in one walk over each table.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::model::{Activity, CatalogueKind, Id, Issue, IssueState, Promise, Township, Unit, World};

use crate::analysis::as_of::world_as_of;
use crate::analysis::lot::township_of;
use crate::analysis::period::Period;
use crate::analysis::track::{Track, tracks};

use super::sheet::{Share, Sheet, Sheets};

/// The level of issues that the county handles itself; they count for units, not for townships.
const COUNTY_LEVEL: &str = "county";

impl Sheets {
    /// Makes all sheets in one walk over each table of the county as of the last day of the period.
    pub fn of(world: &World, period: Period) -> Self {
        let world = &world_as_of(world, period.last);
        let mut desk = Desk::new(world, period);
        for (issue, track) in world.issues.iter().zip(&tracks(world, period)) {
            desk.take_issue(issue, track);
        }
        world.activities.iter().filter(|row| period.has(row.on)).for_each(|row| desk.take_activity(row));
        world.promises.iter().for_each(|row| desk.take_promise(row));
        desk.take_visited();
        desk.finish()
    }
}

/// The sheets while they are made.
struct Desk<'a> {
    world: &'a World,
    period: Period,
    ratings: HashMap<&'a str, f64>,
    units: BTreeMap<Id<Unit>, Sheet>,
    townships: BTreeMap<Id<Township>, Sheet>,
    county: Sheet,
    visited: BTreeSet<Id<crate::model::Village>>,
}

/// What one issue adds to a sheet.
#[derive(Clone, Copy, Default)]
struct Facts {
    solved: Option<bool>,
    replied_in_time: Option<bool>,
    satisfied: Option<f64>,
    stayed_closed: Option<bool>,
    in_work: bool,
    open: bool,
    overdue: bool,
    reopened: bool,
}

impl<'a> Desk<'a> {
    fn new(world: &'a World, period: Period) -> Self {
        let ratings = world.catalogue.iter().filter(|row| row.kind == CatalogueKind::Rating);
        let value = |text: &str| text.trim().parse().ok().filter(|value: &f64| (0.0..=100.0).contains(value));
        Self {
            world,
            period,
            ratings: ratings.filter_map(|row| Some((row.code.as_str(), value(&row.value)? / 100.0))).collect(),
            units: BTreeMap::new(),
            townships: world.townships.iter().map(|township| (township.id, Sheet::default())).collect(),
            county: Sheet::default(),
            visited: BTreeSet::new(),
        }
    }

    fn take_issue(&mut self, issue: &Issue, track: &Track) {
        let Some(facts) = self.facts(issue, track) else { return };
        let handed_on = track.handed_on_by.as_slice();
        facts.add_to(&mut self.county);
        count_bounces(&mut self.county, facts.in_work, handed_on.len());
        let township = township_of(self.world, issue).filter(|_| issue.level != COUNTY_LEVEL);
        if let Some(sheet) = township.and_then(|id| self.townships.get_mut(&id)) {
            facts.add_to(sheet);
            count_bounces(sheet, facts.in_work, handed_on.len());
        }
        if let Some(unit) = issue.unit {
            facts.add_to(self.units.entry(unit).or_default());
        }
        self.take_bounces(issue.unit.filter(|_| facts.in_work), handed_on);
    }

    /// Who handed an issue on had it too; whoever has it now did not hand it on, unless it did so before.
    fn take_bounces(&mut self, now: Option<Id<Unit>>, handed_on: &[Option<Id<Unit>>]) {
        let units: BTreeSet<Id<Unit>> = handed_on.iter().flatten().copied().chain(now).collect();
        for unit in units {
            let times = handed_on.iter().filter(|by| **by == Some(unit)).count();
            count_bounces(self.units.entry(unit).or_default(), true, times);
        }
    }

    fn facts(&self, issue: &Issue, track: &Track) -> Option<Facts> {
        if issue.state == IssueState::Merged {
            return None;
        }
        let was_open = track.eve.is_some_and(IssueState::is_open) || self.period.has(issue.raised_on);
        let (closed, open, reopened) =
            (issue.state == IssueState::Closed && track.ended, issue.state.is_open(), track.reopened);
        let in_work = was_open || closed || reopened || open;
        Some(Facts {
            solved: (closed || open).then_some(closed),
            replied_in_time: self.replied_in_time(issue),
            satisfied: self.ratings.get(issue.rating.as_str()).copied().filter(|_| closed),
            stayed_closed: (closed || track.closed || reopened).then_some(closed && !reopened),
            in_work,
            open,
            overdue: issue.is_overdue(self.period.last),
            reopened,
        })
    }

    /// Whether it was answered by its due date; nothing where it was neither answered in the period nor due in it.
    fn replied_in_time(&self, issue: &Issue) -> Option<bool> {
        let due = issue.due_on?;
        match issue.replied_on {
            Some(day) if self.period.has(day) => Some(day <= due),
            Some(day) if day < self.period.first => None,
            _ => self.period.has(due).then_some(false),
        }
    }

    fn take_activity(&mut self, activity: &Activity) {
        let townships = activity.villages.iter().filter_map(|id| self.world.villages.get(*id));
        let townships: BTreeSet<_> = townships.map(|village| village.township).chain(activity.township).collect();
        let members = activity.cadres.iter().filter_map(|id| self.world.cadres.get(*id)?.unit);
        let units: BTreeSet<_> = members.chain(activity.unit).collect();
        let visit = activity.is_visit();
        count_activity(&mut self.county, visit);
        for township in townships {
            self.townships.get_mut(&township).into_iter().for_each(|sheet| count_activity(sheet, visit));
        }
        for unit in units {
            count_activity(self.units.entry(unit).or_default(), visit);
        }
        if visit {
            self.visited.extend(activity.villages.iter().copied());
        }
    }

    fn take_promise(&mut self, promise: &Promise) {
        let made = self.period.has(promise.made_on);
        let stands = promise.withdrawn_on.is_none_or(|day| day > self.period.last);
        let due = promise.due_on.filter(|due| self.period.has(*due) && stands);
        let kept = due.map(|due| promise.done_on.is_some_and(|day| day <= due));
        let through = promise.village.and_then(|id| self.world.villages.get(id)).map(|village| village.township);
        let township = through.or(promise.township);
        let sheets = [Some(&mut self.county), township.and_then(|id| self.townships.get_mut(&id))];
        sheets.into_iter().flatten().for_each(|sheet| count_promise(sheet, made, kept));
        if let Some(unit) = promise.unit.filter(|_| made || kept.is_some()) {
            count_promise(self.units.entry(unit).or_default(), made, kept);
        }
    }

    fn take_visited(&mut self) {
        for village in self.world.villages.iter() {
            let visited = self.visited.contains(&village.id);
            self.county.visited.count(visited);
            self.townships.get_mut(&village.township).into_iter().for_each(|sheet| sheet.visited.count(visited));
        }
    }

    fn finish(self) -> Sheets {
        let mut units: Vec<_> = self.units.into_iter().filter(|(_, sheet)| *sheet != Sheet::default()).collect();
        units.sort_by_key(|(id, _)| (self.world.units.get(*id).map(|unit| &unit.name), *id));
        let mut townships: Vec<_> = self.townships.into_iter().collect();
        townships.sort_by_key(|(id, _)| (self.world.townships.get(*id).map(|row| &row.code), *id));
        Sheets { period: self.period, units, townships, county: self.county }
    }
}

impl Facts {
    fn add_to(self, sheet: &mut Sheet) {
        let count = |share: &mut Share, fact: Option<bool>| fact.into_iter().for_each(|fact| share.count(fact));
        count(&mut sheet.solved, self.solved);
        count(&mut sheet.replied_in_time, self.replied_in_time);
        count(&mut sheet.not_reopened, self.stayed_closed);
        self.satisfied.into_iter().for_each(|part| sheet.satisfied.count_part(part));
        sheet.open += u32::from(self.open);
        sheet.overdue += u32::from(self.overdue);
        sheet.reopened += u32::from(self.reopened);
    }
}

fn count_bounces(sheet: &mut Sheet, in_work: bool, times: usize) {
    if in_work || times > 0 {
        sheet.not_bounced.count(times == 0);
        sheet.bounces += u32::try_from(times).unwrap_or(u32::MAX);
    }
}

fn count_activity(sheet: &mut Sheet, visit: bool) {
    sheet.visits += u32::from(visit);
    sheet.other_activities += u32::from(!visit);
}

fn count_promise(sheet: &mut Sheet, made: bool, kept: Option<bool>) {
    sheet.promises_made += u32::from(made);
    kept.into_iter().for_each(|kept| sheet.promises_kept.count(kept));
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::sample::{self, TODAY, cadre, issue, township, unit, village};
    use crate::model::{CatalogueRow, Date, IssueStep, StepKind, activity_kind, promise_kind};

    fn october(world: &World) -> Sheets {
        Sheets::of(world, Period::month(TODAY, TODAY))
    }

    fn of<K: PartialEq + Copy>(sheets: &[(K, Sheet)], key: K) -> Sheet {
        sheets.iter().find(|(id, _)| *id == key).unwrap().1.clone()
    }

    fn share(part: f64, of: u32) -> Share {
        Share { part, of }
    }

    fn closed(number: &str, about: &str, by: &str, due: i8, replied: i8, rating: &str) -> Issue {
        Issue {
            state: IssueState::Closed,
            unit: Some(unit(by)),
            due_on: Some(date(2026, 10, due)),
            replied_on: Some(date(2026, 10, replied)),
            closed_on: Some(date(2026, 10, 25)),
            rating: rating.into(),
            ..sample::new_issue(number, "某事", Some(about), date(2026, 9, 20))
        }
    }

    fn with(issues: Vec<Issue>, steps: Vec<IssueStep>) -> World {
        let mut world = sample::sample_world();
        world.issues = issues.into_iter().collect();
        world.issue_steps = steps.into_iter().collect();
        let rating = |code: &str, value: &str| CatalogueRow {
            value: value.into(),
            ..CatalogueRow::blank(CatalogueKind::Rating, code)
        };
        let ratings = [rating("satisfied", "100"), rating("fairly", "60"), rating("odd", "many")];
        world.catalogue = world.catalogue.iter().cloned().chain(ratings).collect();
        world
    }

    #[test]
    fn what_came_of_the_work_is_counted_for_unit_township_and_county() {
        let world = with(
            vec![
                closed("1", "东一村", "样例局", 20, 20, "satisfied"),
                closed("2", "东二村", "样例局", 20, 21, "fairly"),
                closed("3", "西一村", "样例局", 20, 1, "odd"),
                Issue { level: COUNTY_LEVEL.into(), ..closed("4", "西一村", "西例镇政府", 20, 1, "") },
                Issue {
                    due_on: Some(date(2026, 10, 5)),
                    ..sample::new_issue("5", "某事", Some("东三村"), date(2026, 10, 1))
                },
                Issue { state: IssueState::Merged, ..sample::new_issue("6", "某事", Some("东三村"), TODAY) },
            ],
            Vec::new(),
        );
        let sheets = october(&world);
        let office = of(&sheets.units, unit("样例局"));
        assert_eq!((office.solved, office.replied_in_time), (share(3.0, 3), share(2.0, 3)));
        assert_eq!(office.satisfied, share(1.6, 2));
        assert!(office.satisfied.is_small() && office.satisfied.value() == Some(0.8));
        let east = of(&sheets.townships, township("东样乡"));
        assert_eq!((east.solved, east.replied_in_time, east.open, east.overdue), (share(2.0, 3), share(1.0, 3), 1, 1));
        let west = of(&sheets.townships, township("西例镇"));
        assert_eq!(west.solved, share(1.0, 1), "what the county handles itself is not the township's");
        assert_eq!(sheets.county.solved, share(4.0, 5));
        assert_eq!(west.visited, share(0.0, 3));
        assert_eq!(west.promises_kept.value(), None);
    }

    #[test]
    fn reopening_counts_against_whoever_closed_even_long_ago() {
        let step = |name: &str, number: &str, kind, on| IssueStep {
            id: Id::named(name),
            ..IssueStep::blank(issue(number), kind, on)
        };
        let again = Issue {
            state: IssueState::Assigned,
            closed_on: None,
            reopened: 1,
            ..closed("1", "东一村", "样例局", 20, 20, "")
        };
        let steps = vec![
            step("a", "1", StepKind::Close, date(2026, 9, 25)),
            step("b", "1", StepKind::Reopen, date(2026, 10, 2)),
            step("c", "2", StepKind::Close, date(2026, 10, 25)),
        ];
        let world = with(vec![again, closed("2", "东一村", "样例局", 20, 20, "")], steps);
        let sheet = october(&world).county;
        assert_eq!((sheet.not_reopened, sheet.reopened, sheet.solved), (share(1.0, 2), 1, share(1.0, 2)));
    }

    #[test]
    fn a_bounce_counts_for_whoever_handed_the_issue_on() {
        let step = |name: &str, kind, day: i8, to: &str| IssueStep {
            id: Id::named(name),
            unit: Some(unit(to)),
            ..IssueStep::blank(issue("1"), kind, date(2026, 10, day))
        };
        let steps = vec![
            step("a", StepKind::Assign, 1, "样例局"),
            step("b", StepKind::HandOver, 5, "西例镇政府"),
            step("c", StepKind::HandOver, 6, "样例局"),
            step("d", StepKind::HandOver, 7, "西例镇政府"),
        ];
        let now = Issue { state: IssueState::Assigned, ..closed("1", "东一村", "西例镇政府", 30, 20, "") };
        let sheets = october(&with(vec![Issue { closed_on: None, ..now }], steps));
        let office = of(&sheets.units, unit("样例局"));
        let town = of(&sheets.units, unit("西例镇政府"));
        assert_eq!((office.bounces, office.not_bounced, office.open), (2, share(0.0, 1), 0));
        assert_eq!((town.bounces, town.not_bounced, town.open), (1, share(0.0, 1), 1));
        assert_eq!((sheets.county.bounces, sheets.county.not_bounced), (3, share(0.0, 1)));
    }

    #[test]
    fn visits_and_promises_count_where_they_were_and_for_whose_they_are() {
        let mut world = with(Vec::new(), Vec::new());
        let held = |kind: &str, on: Date, villages: &[&str], cadres: &[&str]| Activity {
            villages: villages.iter().map(|name| village(name)).collect(),
            cadres: cadres.iter().map(|name| cadre(name)).collect(),
            ..Activity::blank(kind, on)
        };
        world.activities = [
            held(activity_kind::VISIT, TODAY, &["东一村", "东二村"], &["赵一", "钱二"]),
            held(activity_kind::VISIT, TODAY, &["东一村", "西一村"], &["孙三"]),
            held(activity_kind::BRIEFING, TODAY, &["东三村"], &["赵一"]),
            held(activity_kind::VISIT, date(2026, 9, 30), &["东三村"], &["赵一"]),
        ]
        .into_iter()
        .collect();
        let promise = |name: &str, due: i8, done: Option<i8>| Promise {
            id: Id::named(name),
            unit: Some(unit("样例局")),
            village: Some(village("西一村")),
            due_on: Some(date(2026, 10, due)),
            done_on: done.map(|day| date(2026, 10, day)),
            ..Promise::blank(promise_kind::PUBLIC, name, date(2026, 10, 1))
        };
        world.promises =
            [promise("a", 9, Some(9)), promise("b", 9, Some(10)), promise("c", 9, None)].into_iter().collect();
        let sheets = october(&world);
        let east = of(&sheets.townships, township("东样乡"));
        assert_eq!((east.visits, east.other_activities, east.visited), (2, 1, share(2.0, 3)));
        let office = of(&sheets.units, unit("样例局"));
        assert_eq!((office.visits, office.other_activities), (1, 1));
        assert_eq!((office.promises_made, office.promises_kept), (3, share(1.0, 3)));
        assert_eq!(of(&sheets.townships, township("西例镇")).promises_kept, share(1.0, 3));
        assert_eq!((sheets.county.visits, sheets.county.visited), (2, share(3.0, 6)));
    }
}
