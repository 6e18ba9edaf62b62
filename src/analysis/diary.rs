//! 民情日记 and 民情台账: what a cadre did day by day, what was done in a village, and which issues came of it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::model::{Activity, Cadre, Date, Id, Issue, Village, World};

/// The activities of each village and of each cadre, and the issues that belong to them; the latest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Diaries {
    of_village: BTreeMap<Id<Village>, Vec<Id<Activity>>>,
    of_cadre: BTreeMap<Id<Cadre>, Vec<Id<Activity>>>,
    raised: BTreeMap<Id<Activity>, Vec<Id<Issue>>>,
    about: BTreeMap<Id<Issue>, Vec<Id<Activity>>>,
}

impl Diaries {
    /// The diaries of a county: one walk over its activities and one over its issues.
    pub fn of(world: &World) -> Self {
        let mut diaries = Self::default();
        let mut latest_first: Vec<&Activity> = world.activities.iter().collect();
        latest_first.sort_by_key(|row| Reverse((row.on, row.id)));
        for row in latest_first {
            row.villages.iter().for_each(|id| diaries.of_village.entry(*id).or_default().push(row.id));
            row.cadres.iter().for_each(|id| diaries.of_cadre.entry(*id).or_default().push(row.id));
            row.issue.iter().for_each(|id| diaries.about.entry(*id).or_default().push(row.id));
        }
        let mut raised: BTreeMap<Id<Activity>, Vec<&Issue>> = BTreeMap::new();
        for issue in world.issues.iter() {
            issue.activity.iter().for_each(|id| raised.entry(*id).or_default().push(issue));
        }
        for (activity, mut issues) in raised {
            issues.sort_by_key(|issue| issue.number.as_str());
            diaries.raised.insert(activity, issues.into_iter().map(|issue| issue.id).collect());
        }
        diaries
    }

    /// What was done in a village.
    pub fn village(&self, id: Id<Village>) -> &[Id<Activity>] {
        self.of_village.get(&id).map(Vec::as_slice).unwrap_or_default()
    }

    /// What a cadre took part in.
    pub fn cadre(&self, id: Id<Cadre>) -> &[Id<Activity>] {
        self.of_cadre.get(&id).map(Vec::as_slice).unwrap_or_default()
    }

    /// The issues that an activity raised, by number.
    pub fn raised(&self, id: Id<Activity>) -> &[Id<Issue>] {
        self.raised.get(&id).map(Vec::as_slice).unwrap_or_default()
    }

    /// The activities about an issue: return visits, consultations, proxy services.
    pub fn about(&self, id: Id<Issue>) -> &[Id<Activity>] {
        self.about.get(&id).map(Vec::as_slice).unwrap_or_default()
    }

    /// The issues of an activity as the ledger of one village tells them: those that it raised there, or for the whole
    /// township, and the one that it was about.
    pub fn issues_in(&self, world: &World, activity: &Activity, village: Id<Village>) -> Vec<Id<Issue>> {
        let here = |id: &Id<Issue>| world.issues.get(*id).is_some_and(|row| row.village.is_none_or(|at| at == village));
        let raised = self.raised(activity.id).iter().copied().filter(here);
        activity.issue.into_iter().filter(here).chain(raised).collect()
    }

    /// All issues of an activity: the one that it was about first, then those that it raised.
    pub fn issues(&self, activity: &Activity) -> Vec<Id<Issue>> {
        activity.issue.into_iter().chain(self.raised(activity.id).iter().copied()).collect()
    }

    /// The day on which somebody last went to a village.
    pub fn last_visit(&self, world: &World, village: Id<Village>) -> Option<Date> {
        let visit = |id: &Id<Activity>| world.activities.get(*id).filter(|row| row.is_visit()).map(|row| row.on);
        self.village(village).iter().find_map(visit)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::sample::{self, cadre, new_issue, village};
    use crate::model::{activity_kind, scope};

    fn activity(name: &str, kind: &str, on: Date, villages: &[&str]) -> Activity {
        Activity {
            id: Id::named(name),
            villages: villages.iter().map(|name| village(name)).collect(),
            cadres: vec![cadre("赵一")],
            ..Activity::blank(kind, on)
        }
    }

    fn world() -> World {
        let old = activity("old", activity_kind::VISIT, date(2026, 8, 1), &["东一村", "东二村"]);
        let talk = activity("talk", activity_kind::TALK, date(2026, 9, 1), &["东二村"]);
        let raised = |number: &str, at: Option<&str>| Issue {
            activity: Some(Id::named("old")),
            scope: scope::SINGLE.into(),
            ..new_issue(number, number, at, date(2026, 8, 1))
        };
        let about = sample::issue("2026-0002");
        let talk = Activity { issue: Some(about), cadres: vec![cadre("李四")], ..talk };
        let mut world = sample::sample_world();
        world.activities = [old, talk].into_iter().collect();
        let more =
            [raised("2026-0301", Some("东二村")), raised("2026-0300", Some("东一村")), raised("2026-0302", None)];
        world.issues = world.issues.iter().cloned().chain(more).collect();
        world
    }

    #[test]
    fn a_village_and_a_cadre_have_their_activities_latest_first() {
        let world = world();
        let diaries = Diaries::of(&world);
        assert_eq!(diaries.village(village("东二村")), [Id::named("talk"), Id::named("old")]);
        assert_eq!(diaries.village(village("东三村")), []);
        assert_eq!(diaries.cadre(cadre("赵一")), [Id::named("old")]);
        assert_eq!(diaries.cadre(cadre("李四")), [Id::named("talk")]);
    }

    #[test]
    fn the_ledger_of_a_village_tells_its_own_issues_and_the_diary_of_a_cadre_all() {
        let world = world();
        let diaries = Diaries::of(&world);
        let old = world.activities.get(Id::named("old")).unwrap();
        let number = |id: Id<Issue>| world.issues.get(id).unwrap().number.clone();
        let of = |issues: Vec<Id<Issue>>| issues.into_iter().map(number).collect::<Vec<_>>();
        assert_eq!(of(diaries.issues(old)), ["2026-0300", "2026-0301", "2026-0302"]);
        assert_eq!(of(diaries.issues_in(&world, old, village("东一村"))), ["2026-0300", "2026-0302"]);
        let talk = world.activities.get(Id::named("talk")).unwrap();
        assert_eq!(of(diaries.issues_in(&world, talk, village("东二村"))), ["2026-0002"]);
        assert_eq!(diaries.about(sample::issue("2026-0002")), [Id::named("talk")]);
    }

    #[test]
    fn a_meeting_is_no_visit() {
        let world = world();
        let diaries = Diaries::of(&world);
        assert_eq!(diaries.last_visit(&world, village("东二村")), Some(date(2026, 8, 1)));
        assert_eq!(diaries.last_visit(&world, village("西一村")), None);
    }
}
