//! The campaign of the demo county, with its milestones.

use jiff::civil::date;

use crate::model::{Campaign, CatalogueRow, Id, Promise, promise_kind};

use super::days::{TODAY, later};
use super::tasks::{items, task};
use super::units::Units;

/// The campaign that runs this year.
pub(super) fn campaign(units: &Units) -> Campaign {
    Campaign {
        id: Id::named("demo:campaign:2026"),
        until: Some(date(2026, 12, 31)),
        unit: units.named("县委社会工作部"),
        note: "虚构示例：走访、会诊、交办、办理、公示、评议，一月一汇总一交办一销号。".into(),
        ..Campaign::blank("解民忧办实事", date(2026, 3, 2))
    }
}

/// The campaign of the year before.
pub(super) fn last_campaign(units: &Units) -> Campaign {
    Campaign {
        id: Id::named("demo:campaign:2025"),
        until: Some(date(2025, 12, 31)),
        unit: units.named("县委组织部"),
        ..Campaign::blank("五送五帮", date(2025, 3, 3))
    }
}

/// Its milestones: the days of the list, fitted to the campaign.
pub(super) fn milestones(campaign: &Campaign, catalogue: &[CatalogueRow]) -> Vec<Promise> {
    let all = items(catalogue, promise_kind::MILESTONE);
    let whole = all.iter().map(|(_, days)| *days).max().unwrap_or(1).max(1);
    let length =
        campaign.until.map_or(whole, |until| i64::from(campaign.from.until(until).map_or(0, |s| s.get_days())));
    let milestones = all.into_iter().map(|(row, days)| {
        let due = later(campaign.from, days * length / whole);
        // The middle of the work takes longer than was thought.
        let is_late = row.code == "stage_solve";
        let done_on = Some(later(due, -2)).filter(|day| *day <= TODAY && !is_late);
        Promise {
            campaign: Some(campaign.id),
            unit: campaign.unit,
            due_on: Some(due),
            done_on,
            progress_percent: if done_on.is_some() { Some(100) } else { Some(88).filter(|_| is_late) },
            progress: if is_late { "余下事项逐件落实到人，按周调度。".into() } else { String::new() },
            ..task(promise_kind::MILESTONE, row, campaign.id.uuid(), campaign.from)
        }
    });
    milestones.collect()
}
