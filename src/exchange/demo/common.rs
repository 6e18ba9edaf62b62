//! Common problems of the demo county: the matters of a cluster under one of them, which has the plan.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};

use crate::model::{Id, Issue, IssueState, IssueStep, StepKind, Village, scope};

use super::clusters;
use super::ground::Ground;
use super::issues::Ledger;
use super::life;

/// The day on which the common problems were made out.
const MADE_OUT: Date = date(2026, 9, 15);
/// The place of the step in the identities, behind those of the life.
const JOINED: u16 = 203;

/// Makes the three common problems: water along the valley, land beside the town, and roads in one township.
pub(super) fn promote(ledger: &mut Ledger, ground: &Ground) {
    let ids = |places: Vec<usize>| places.into_iter().map(|place| ground.villages[place].id).collect::<Vec<_>>();
    let valley = ids(clusters::valley(ground));
    let quarter = ids(clusters::quarter(ground));
    let lead = gather(ledger, &valley, "water");
    join(ledger, &lead, scope::REGIONAL, "岫溪沿线饮用水管网老化", WATER_PLAN);
    let lead = gather(ledger, &quarter, "expropriation");
    join(ledger, &lead, scope::COMMON, "城南新区征迁补偿兑现不及时", LAND_PLAN);
    let roads = busiest(ledger, ground, "road");
    let lead = gather(ledger, &roads, "road");
    join(ledger, &lead, scope::COMMON, "村道塌方破损修复滞后", ROAD_PLAN);
}

const WATER_PLAN: &str = "统一方案（虚构示例）：分两期更换主管网，枯水期启用备用水源，每月公示水质检测结果。";
const LAND_PLAN: &str = "统一方案（虚构示例）：逐户复核补偿清册，分批兑付，张榜公示，安置进度每月通报。";
const ROAD_PLAN: &str = "统一方案（虚构示例）：打包立项，雨季前先行清障加固，年底前完成修复。";

/// The open matters of a topic in some villages, the one that leads first: the oldest of the highest level.
fn gather(ledger: &Ledger, villages: &[Id<Village>], topic: &str) -> Vec<usize> {
    let of_all = |issue: &Issue| {
        issue.state == IssueState::Assigned
            && issue.kind == "issue"
            && issue.topic == topic
            && issue.raised_on < MADE_OUT
            && issue.village.is_some_and(|village| villages.contains(&village))
    };
    let mut all: Vec<usize> = (0..ledger.issues.len()).filter(|at| of_all(&ledger.issues[*at])).collect();
    all.sort_by_key(|at| {
        let issue = &ledger.issues[*at];
        (issue.level != "county", issue.raised_on, *at)
    });
    all
}

/// The villages of the township with most open matters of a topic.
fn busiest(ledger: &Ledger, ground: &Ground, topic: &str) -> Vec<Id<Village>> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for (place, village) in ground.villages.iter().enumerate() {
        *counts.entry(ground.township_of[place]).or_default() += gather(ledger, &[village.id], topic).len();
    }
    let most = counts.into_iter().max_by_key(|(_, count)| *count).map_or(0, |(township, _)| township);
    ground.villages_of(most).map(|place| ground.villages[place].id).collect()
}

/// Puts all but the first under the first.
fn join(ledger: &mut Ledger, all: &[usize], scope: &str, title: &str, plan: &str) {
    let Some((first, others)) = all.split_first() else { return };
    let lead = &mut ledger.issues[*first];
    (lead.scope, lead.title, lead.detail) = (scope.to_owned(), title.to_owned(), plan.to_owned());
    let parent = lead.id;
    for at in others {
        let issue = &mut ledger.issues[*at];
        issue.parent = Some(parent);
        let own = issue.unit;
        let id = issue.id;
        let last = ledger.steps.iter().filter(|step| step.issue == id).map(|step| step.on).max();
        let on = last.unwrap_or(MADE_OUT).max(MADE_OUT);
        let step = life::step(id, JOINED, StepKind::Join, on);
        let note = "并入共性问题，统一办理。".to_owned();
        ledger.insert_step(IssueStep { other: Some(parent), unit: own, note, ..step });
    }
}
