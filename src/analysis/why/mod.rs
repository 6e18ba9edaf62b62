//! Why a place looks as it does: the one answer for a village, a township, the county and a selection of villages.
//!
//! `grounds` is what all answers rest on, made once for each revision; then one file for each part of an answer. `reasons`
//! says in words what stands out, `steps` what the rules suggest to be done. `position` is about a measure and its ranks;
//! nothing here ranks persons.

mod cases;
mod categories;
mod changes;
mod days;
mod grounds;
mod people;
pub mod position;
mod promised;
mod reasons;
mod steps;
#[cfg(test)]
mod tests;
mod visits;

use crate::model::{Id, Issue, Village, World};

use super::commitments::Commitments;
use super::counts::Totals;
use super::diary::Diaries;
use super::{AreaId, Areas, Findings};

pub use cases::Case;
pub use categories::{Against, Basis, CategoryShare};
pub use changes::Changes;
pub use grounds::Grounds;
pub use people::People;
pub use position::{Around, Field, Position};
pub use promised::Promised;
pub use steps::{Deed, Step};
pub use visits::{LastVisit, Visits};

/// How many issues are named as those that matter most.
pub const FOREMOST: usize = 3;

/// The records, and what follows from them, of one revision on one day.
#[derive(Clone, Copy)]
pub struct Records<'a> {
    /// The records.
    pub world: &'a World,
    /// What follows from them.
    pub findings: &'a Findings,
    /// Who has promised what.
    pub commitments: &'a Commitments,
    /// What was done where.
    pub diaries: &'a Diaries,
    /// What the answers rest on.
    pub grounds: &'a Grounds,
}

/// What there is to say about a place to somebody who asks why.
#[derive(Clone, Debug, PartialEq)]
pub struct Why {
    /// Which place it is.
    pub area: AreaId,
    /// Its villages.
    pub villages: Vec<Id<Village>>,
    /// Its sums.
    pub totals: Totals,
    /// Its rank by open issues among the areas of its level, and how many there are: 1 for the most; areas with as many
    /// share a rank. Nothing for the county and for a selection.
    pub rank: Option<(u32, u32)>,
    /// Sentences that say why it stands out, the gravest first; none where nothing is amiss.
    pub reasons: Vec<crate::model::Sentence>,
    /// The open issues that matter most, at most three: overdue before others, then supervised by the county, then the
    /// oldest, then those of most households.
    pub issues: Vec<Id<Issue>>,
    /// The categories of its open issues, those with the most first.
    pub categories: Vec<CategoryShare>,
    /// Issues open at the end of each of the last twelve months in as many villages of the county, oldest first; nothing
    /// for the county itself.
    pub usual_by_month: Option<[f32; 12]>,
    /// The cases of its weak villages.
    pub cases: Vec<Case>,
    /// Who is posted there.
    pub people: People,
    /// The visits.
    pub visits: Visits,
    /// What was promised.
    pub promised: Promised,
    /// What the rules suggest, the most urgent first.
    pub steps: Vec<Step>,
}

impl Why {
    /// What there is to say about one of the areas.
    pub fn of(records: Records<'_>, areas: &Areas, nth: usize) -> Self {
        let Records { world, findings, commitments, diaries, grounds } = records;
        let (area, members) = (areas.ids()[nth].clone(), areas.members(nth));
        let villages: Vec<Id<Village>> = members.iter().filter_map(|place| grounds.village(*place)).collect();
        let single = matches!(area, AreaId::Village(_));
        let township = if let AreaId::Township(id) = area { Some(id) } else { None };
        let mut why = Self {
            totals: totals(world, findings, &area, &villages),
            rank: rank(findings, &area),
            reasons: Vec::new(),
            issues: grounds.foremost(members, FOREMOST),
            categories: categories::categories(world, grounds, members, area == AreaId::County),
            usual_by_month: None,
            cases: cases::cases(world, commitments, grounds, members),
            people: people::people(world, findings, grounds, members, &villages, single),
            visits: visits::visits(world, diaries, grounds, &villages, township),
            promised: promised::promised(world, grounds, members),
            steps: Vec::new(),
            villages,
            area,
        };
        why.usual_by_month = (why.area != AreaId::County).then(|| usual(findings, why.totals.villages));
        let needs = grounds.needs(members);
        why.reasons = reasons::reasons(&reasons::Sight {
            world,
            today: grounds.today,
            needs: &needs,
            single,
            totals: &why.totals,
            rank: why.rank,
            categories: &why.categories,
            cases: &why.cases,
            people: &why.people,
            visits: &why.visits,
            promised: &why.promised,
        });
        why.steps = steps::steps(&steps::Sight {
            world,
            grounds,
            needs: &needs,
            cases: &why.cases,
            people: &why.people,
            visits: &why.visits,
            promised: &why.promised,
            single,
        });
        why
    }
}

/// The sums of an area; those of townships and the county have what is about them as a whole.
fn totals(world: &World, findings: &Findings, area: &AreaId, villages: &[Id<Village>]) -> Totals {
    match area {
        AreaId::Township(id) => findings.townships.get(id).cloned().unwrap_or_default(),
        AreaId::County => findings.county.clone(),
        AreaId::Village(_) | AreaId::Group(_) => {
            let mut sum = Totals::default();
            for id in villages {
                if let (Some(village), Some(found)) = (world.villages.get(*id), findings.villages.get(id)) {
                    sum.add(&Totals::of_village(found, village.households));
                }
            }
            sum
        }
    }
}

/// The rank by open issues among the areas of the level.
fn rank(findings: &Findings, area: &AreaId) -> Option<(u32, u32)> {
    let ranked = |own: u32, all: &mut dyn Iterator<Item = u32>| {
        let (more, of) = all.fold((0, 0), |(more, of), open| (more + u32::from(open > own), of + 1));
        (more + 1, of)
    };
    match area {
        AreaId::Village(id) => {
            let own = findings.villages.get(id)?.open;
            Some(ranked(own, &mut findings.villages.values().map(|found| found.open)))
        }
        AreaId::Township(id) => {
            let own = findings.townships.get(id)?.open;
            Some(ranked(own, &mut findings.townships.values().map(|found| found.open)))
        }
        AreaId::County | AreaId::Group(_) => None,
    }
}

/// The months of as many villages of the county.
fn usual(findings: &Findings, villages: u32) -> [f32; 12] {
    let share = villages as f32 / findings.county.villages.max(1) as f32;
    findings.county.open_by_month.map(|open| open as f32 * share)
}
