//! Gaps: the villages in which something is missing or late, to be found one after the other.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Date, Id, Standing, StandingState, Village, World, role};

use super::Findings;

/// What is missing or late in a village.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gap {
    /// No cadre lives there by posting.
    NoResident,
    /// It counts as weak and has no first secretary.
    WeakWithoutFirstSecretary,
    /// It counts as weak and has no plan that is being carried out.
    WeakWithoutPlan,
    /// The day by which its plan was to be carried out has passed.
    PlanOverdue,
    /// It was accepted three months ago or more, and nobody has looked back since.
    NotLookedBack,
    /// Issues are overdue.
    Overdue,
    /// Nobody at all is posted there.
    Nobody,
}

impl Gap {
    /// All gaps, the gravest first.
    pub const ALL: [Self; 7] = [
        Self::NoResident,
        Self::WeakWithoutFirstSecretary,
        Self::WeakWithoutPlan,
        Self::PlanOverdue,
        Self::Overdue,
        Self::NotLookedBack,
        Self::Nobody,
    ];

    /// The code in keys of the word catalogue.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoResident => "no_resident",
            Self::WeakWithoutFirstSecretary => "weak_without_first_secretary",
            Self::WeakWithoutPlan => "weak_without_plan",
            Self::PlanOverdue => "plan_overdue",
            Self::NotLookedBack => "not_looked_back",
            Self::Overdue => "overdue",
            Self::Nobody => "nobody",
        }
    }

    /// The key of its title, such as 无驻村干部的村.
    pub fn title_key(self) -> String {
        format!("measure.gap.{}", self.code())
    }
}

/// The villages of each gap, in the order of their codes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gaps {
    villages: BTreeMap<Gap, Vec<Id<Village>>>,
}

impl Gaps {
    /// Finds the gaps of all villages on the day of the findings.
    pub fn of(world: &World, findings: &Findings) -> Self {
        let sight = Sight::of(world, findings.today);
        let mut ordered: Vec<&Village> = world.villages.iter().collect();
        ordered.sort_by(|a, b| (&a.code, a.id).cmp(&(&b.code, b.id)));
        let mut villages: BTreeMap<Gap, Vec<Id<Village>>> = Gap::ALL.map(|gap| (gap, Vec::new())).into();
        for village in ordered {
            for (gap, found) in &mut villages {
                if sight.has(*gap, village.id, world, findings) {
                    found.push(village.id);
                }
            }
        }
        Self { villages }
    }

    /// The villages with this gap, in the order of their codes.
    pub fn villages(&self, gap: Gap) -> &[Id<Village>] {
        self.villages.get(&gap).map(Vec::as_slice).unwrap_or_default()
    }

    /// The village with this gap that follows after `here`, and the first one after the last. A village without the
    /// gap is followed by the next one with it by code.
    pub fn next(&self, world: &World, gap: Gap, here: Option<Id<Village>>) -> Option<Id<Village>> {
        let list = self.villages(gap);
        let order = |id: Id<Village>| (world.villages.get(id).map(|village| village.code.as_str()), id);
        let after = here.map_or(0, |here| list.partition_point(|id| order(*id) <= order(here)));
        list.get(after).or(list.first()).copied()
    }
}

/// What has to be known beyond the findings.
struct Sight {
    today: Date,
    first_secretaries: BTreeSet<Id<Village>>,
    not_looked_back: BTreeSet<Id<Village>>,
}

impl Sight {
    fn of(world: &World, today: Date) -> Self {
        let posted = |posting: &&crate::model::Posting| {
            posting.role == role::FIRST_SECRETARY && posting.cadre.is_some() && posting.holds_on(today)
        };
        let waiting = |standing: &&Standing| {
            standing.state == StandingState::Accepted
                && standing.accepted_on.is_some_and(|day| three_months_after(day) <= today)
        };
        Self {
            today,
            first_secretaries: world
                .postings
                .iter()
                .filter(posted)
                .filter_map(crate::model::Posting::village)
                .collect(),
            not_looked_back: world.standings.iter().filter(waiting).map(|row| row.village).collect(),
        }
    }

    /// Whether a village has that gap.
    fn has(&self, gap: Gap, village: Id<Village>, world: &World, findings: &Findings) -> bool {
        let Some(found) = findings.villages.get(&village) else { return false };
        let weak = || found.weak.and_then(|id| world.standings.get(id));
        match gap {
            Gap::NoResident => found.residents == 0,
            Gap::WeakWithoutFirstSecretary => found.weak.is_some() && !self.first_secretaries.contains(&village),
            Gap::WeakWithoutPlan => weak().is_some_and(|case| case.state != StandingState::Planned),
            Gap::PlanOverdue => weak().is_some_and(|case| is_late(case, self.today)),
            Gap::NotLookedBack => self.not_looked_back.contains(&village),
            Gap::Overdue => found.overdue > 0,
            Gap::Nobody => found.postings == 0,
        }
    }
}

/// Whether a plan should have been carried out by now.
pub(super) fn is_late(case: &Standing, today: Date) -> bool {
    case.state == StandingState::Planned && case.due_on.is_some_and(|due| due < today)
}

/// The day from which looking back is due: three months after acceptance.
pub(super) fn three_months_after(day: Date) -> Date {
    day.saturating_add(jiff::Span::new().months(3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::sample::{self, TODAY, village};

    fn gaps(today: Date) -> (World, Gaps) {
        let world = sample::sample_world();
        let gaps = Gaps::of(&world, &Findings::of(&world, today));
        (world, gaps)
    }

    #[test]
    fn each_gap_lists_its_villages_in_the_order_of_their_codes() {
        let (_, gaps) = gaps(TODAY);
        let expected = [
            (Gap::NoResident, &["东一村", "东三村", "西二村", "西三村"][..]),
            (Gap::WeakWithoutFirstSecretary, &["东一村", "东二村", "西二村"]),
            (Gap::WeakWithoutPlan, &["东一村", "西二村"]),
            (Gap::PlanOverdue, &[]),
            (Gap::NotLookedBack, &["西一村"]),
            (Gap::Overdue, &["东二村"]),
            (Gap::Nobody, &["东一村", "东三村", "西二村", "西三村"]),
        ];
        for (gap, names) in expected {
            assert_eq!(gaps.villages(gap), names.iter().map(|name| village(name)).collect::<Vec<_>>(), "{gap:?}");
        }
    }

    #[test]
    fn a_plan_is_late_the_day_after_it_was_due() {
        let due = jiff::civil::date(2026, 12, 31);
        assert_eq!(gaps(due).1.villages(Gap::PlanOverdue), []);
        assert_eq!(gaps(due.tomorrow().unwrap()).1.villages(Gap::PlanOverdue), [village("东二村")]);
    }

    #[test]
    fn the_next_gap_follows_by_code_and_begins_again_after_the_last() {
        let (world, gaps) = gaps(TODAY);
        let next = |here: Option<&str>| gaps.next(&world, Gap::NoResident, here.map(village));
        assert_eq!(next(None), Some(village("东一村")));
        assert_eq!(next(Some("东一村")), Some(village("东三村")));
        assert_eq!(next(Some("东二村")), Some(village("东三村")), "a village without the gap");
        assert_eq!(next(Some("西三村")), Some(village("东一村")));
        assert_eq!(gaps.next(&world, Gap::PlanOverdue, None), None);
    }
}
