//! What needs attention: lists of villages that one can walk, one after the other.

use crate::analysis::Findings;
use crate::geometry::Geography;
use crate::model::{Id, Village, World};

/// A kind of such a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gap {
    /// 无驻村干部的村
    NoResident,
    /// 有超期问题的村
    Overdue,
    /// 整顿村
    Weak,
    /// 整顿到期的村
    WeakLate,
    /// 没有边界的村
    NoBoundary,
}

impl Gap {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::NoResident, Self::Overdue, Self::Weak, Self::WeakLate, Self::NoBoundary];

    /// The key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NoResident => "ui.gap.no_resident",
            Self::Overdue => "ui.gap.overdue",
            Self::Weak => "ui.gap.weak",
            Self::WeakLate => "ui.gap.weak_late",
            Self::NoBoundary => "ui.gap.no_boundary",
        }
    }

    /// Whether something is late or missing, so that it stands in red.
    pub const fn urgent(self) -> bool {
        matches!(self, Self::NoResident | Self::Overdue | Self::WeakLate)
    }
}

/// The villages of each list, the worst first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gaps {
    lists: [Vec<Id<Village>>; Gap::ALL.len()],
}

impl Gaps {
    /// Makes the lists from one revision.
    pub fn of(world: &World, findings: &Findings, geography: &Geography) -> Self {
        let mut gaps = Self::default();
        for (&village, finding) in &findings.villages {
            let standing = finding.weak.and_then(|id| world.standings.get(id));
            let late = standing.is_some_and(|standing| standing.due_on.is_some_and(|due| due < findings.today));
            gaps.note(Gap::NoResident, village, finding.residents == 0);
            gaps.note(Gap::Overdue, village, finding.overdue > 0);
            gaps.note(Gap::Weak, village, finding.weak.is_some());
            gaps.note(Gap::WeakLate, village, late);
            gaps.note(Gap::NoBoundary, village, geography.area(village).is_none());
        }
        let worst = |village: &Id<Village>| {
            let finding = findings.villages.get(village);
            let code = world.villages.get(*village).map(|row| row.code.clone());
            (std::cmp::Reverse(finding.map(|finding| (finding.overdue, finding.open))), code)
        };
        for list in &mut gaps.lists {
            list.sort_by_cached_key(worst);
        }
        gaps
    }

    fn note(&mut self, gap: Gap, village: Id<Village>, holds: bool) {
        if holds {
            self.lists[gap as usize].push(village);
        }
    }

    /// The villages of one list.
    pub fn list(&self, gap: Gap) -> &[Id<Village>] {
        &self.lists[gap as usize]
    }

    /// The place of a village in a list, from 0.
    pub fn place(&self, gap: Gap, village: Id<Village>) -> Option<usize> {
        self.list(gap).iter().position(|id| *id == village)
    }

    /// The village after (or before) the one that is selected; the first (or last) when it is not in the list.
    pub fn step(&self, gap: Gap, selected: Option<Id<Village>>, forward: bool) -> Option<Id<Village>> {
        let list = self.list(gap);
        let place = selected.and_then(|village| self.place(gap, village));
        let next = match (place, forward) {
            (Some(place), true) => (place + 1) % list.len(),
            (Some(place), false) => (place + list.len() - 1) % list.len(),
            (None, true) => 0,
            (None, false) => list.len().checked_sub(1)?,
        };
        list.get(next).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::VillageFinding;

    fn gaps() -> (Gaps, [Id<Village>; 3]) {
        let villages = ["a", "b", "c"].map(Id::named);
        let mut findings = Findings::default();
        for (village, overdue) in villages.into_iter().zip([1, 3, 0]) {
            findings.villages.insert(village, VillageFinding { overdue, residents: overdue, ..Default::default() });
        }
        (Gaps::of(&World::default(), &findings, &Geography::default()), villages)
    }

    #[test]
    fn the_worst_village_comes_first_and_those_without_the_gap_do_not_come() {
        let (gaps, [a, b, c]) = gaps();
        assert_eq!(gaps.list(Gap::Overdue), [b, a]);
        assert_eq!(gaps.list(Gap::NoResident), [c]);
    }

    #[test]
    fn walking_a_list_comes_round_in_both_directions() {
        let (gaps, [a, b, c]) = gaps();
        assert_eq!(gaps.step(Gap::Overdue, None, true), Some(b));
        assert_eq!(gaps.step(Gap::Overdue, Some(b), true), Some(a));
        assert_eq!(gaps.step(Gap::Overdue, Some(a), true), Some(b));
        assert_eq!(gaps.step(Gap::Overdue, Some(b), false), Some(a));
        assert_eq!(gaps.step(Gap::Overdue, Some(c), false), Some(a));
        assert_eq!(gaps.step(Gap::Weak, Some(c), false), None);
    }
}
