//! By which criteria villages of the demo county were found weak, with what shows it; and who puts them in order.

use std::collections::BTreeSet;

use crate::model::{Criterion, Id, Standing, StandingState, role};

use super::days::later;
use super::dice::Dice;
use super::postings::Postings;

/// Codes of the criteria, and what shows each.
const CRITERIA: [(&str, &str); 9] = [
    ("no_secretary", "书记离任满三个月未补选。"),
    ("team_split", "两次议事会议未形成决议。"),
    ("team_incomplete", "班子缺额两人。"),
    ("no_activity", "连续三个月无组织生活记录。"),
    ("members_idle", "设岗定责未落实。"),
    ("affairs_hidden", "村务公开栏两个季度未更新。"),
    ("accounts_messy", "三份集体合同到期未清理。"),
    ("unsolved", "两件积案超过一年未结。"),
    ("service_weak", "便民服务点抽查无人值守。"),
];

/// Ticks two to four criteria for each case; settles them where the case was accepted, all but one after a relapse.
pub(super) fn criteria(standings: &[Standing]) -> Vec<Criterion> {
    let mut dice = Dice::named("criteria");
    let mut all = Vec::new();
    for standing in standings {
        let count = usize::try_from(dice.between(2, 4)).unwrap_or(2);
        let drawn: BTreeSet<usize> = (0..count).map(|_| dice.below(CRITERIA.len())).collect();
        for (place, at) in drawn.into_iter().enumerate() {
            let (code, evidence) = CRITERIA[at];
            let on = later(standing.listed_on, -dice.between(2, 20));
            let early = standing.state == StandingState::Planned && dice.happens(35.0);
            let relapsed = standing.state == StandingState::Relapsed && place == 0;
            let settled = standing.accepted_on.map(|day| later(day, -4)).filter(|_| !relapsed);
            all.push(Criterion {
                id: Id::named(&format!("demo:criterion:{}:{code}", standing.id)),
                standing: standing.id,
                code: code.to_owned(),
                on,
                evidence: evidence.to_owned(),
                settled_on: settled.or_else(|| Some(later(standing.listed_on, 60)).filter(|_| early)),
            });
        }
    }
    all
}

/// Names the first secretary, the team and the votes of each case.
pub(super) fn complete(standings: &mut [Standing], postings: &Postings) {
    let mut dice = Dice::named("acceptances");
    for standing in standings {
        let of_village =
            postings.all.iter().filter(|row| row.village() == Some(standing.village) && row.until.is_none());
        let secretary = of_village.clone().find(|row| row.role == role::FIRST_SECRETARY);
        standing.first_secretary = secretary.and_then(|row| row.cadre);
        let mut team: Vec<_> = of_village.filter_map(|row| row.cadre).collect();
        team.dedup();
        standing.team = team;
        let voted = u32::try_from(dice.between(46, 160)).unwrap_or(60);
        let percent = u32::try_from(dice.between(3, 22)).unwrap_or(10);
        let against = if standing.accepted_on.is_some() { percent } else { percent + 36 };
        if standing.score.is_some() {
            standing.votes = Some(voted);
            standing.votes_against = Some(voted * against / 100);
        }
    }
}
