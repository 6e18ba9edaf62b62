//! The one walk over each table from which the findings come, over dense lists of villages and townships.

use std::ops::Range;

use crate::model::{Date, Issue, IssueState, Standing, Township, Village, World};

use super::counts::{Totals, VillageFinding};
use super::positions::Positions;

/// The catalogue code of disputes among the kinds of issues.
const DISPUTE: &str = "dispute";

/// The findings while they are made, villages and townships in the order of their tables.
pub(super) struct Walk {
    today: Date,
    village_positions: Positions<Village>,
    township_positions: Positions<Township>,
    villages: Vec<VillageFinding>,
    townships: Vec<Totals>,
    county: Totals,
}

impl Walk {
    /// Nothing counted yet.
    pub(super) fn new(world: &World, today: Date) -> Self {
        Self {
            today,
            village_positions: Positions::of(world.villages.iter().map(|village| village.id)),
            township_positions: Positions::of(world.townships.iter().map(|township| township.id)),
            villages: vec![VillageFinding::default(); world.villages.len()],
            townships: vec![Totals::default(); world.townships.len()],
            county: Totals::default(),
        }
    }

    /// Counts an issue for its village, or else for its township, or else for the county.
    pub(super) fn issue(&mut self, issue: &Issue) {
        if issue.state == IssueState::Merged {
            return;
        }
        match issue.village.and_then(|id| self.village_positions.get(id)) {
            Some(village) => count_in_village(&mut self.villages[village], issue, self.today),
            None => {
                let township = issue.township.and_then(|id| self.township_positions.get(id));
                let totals = township.map_or(&mut self.county, |township| &mut self.townships[township]);
                count_in_totals(totals, issue, self.today);
            }
        }
    }

    /// Notes a case of weakness. The one that was listed last counts, should a village have more than one.
    pub(super) fn standing(&mut self, world: &World, standing: &Standing) {
        let Some(village) = self.village_positions.get(standing.village).filter(|_| standing.state.is_weak()) else {
            return;
        };
        let weak = &mut self.villages[village].weak;
        let listed = weak.and_then(|id| world.standings.get(id)).map(|before| before.listed_on);
        if listed.is_none_or(|before| before < standing.listed_on) {
            *weak = Some(standing.id);
        }
    }

    /// Counts the postings that hold today; a cadre with two roles in one village lives there once.
    pub(super) fn postings(&mut self, world: &World) {
        let mut residents = Vec::new();
        for posting in world.postings.iter().filter(|posting| posting.holds_on(self.today)) {
            let Some(village) = posting.village().and_then(|id| self.village_positions.get(id)) else { continue };
            self.villages[village].postings += 1;
            residents.extend(posting.cadre.filter(|_| posting.is_resident()).map(|cadre| (village, cadre)));
        }
        residents.sort_unstable();
        residents.dedup();
        residents.iter().for_each(|(village, _)| self.villages[*village].residents += 1);
    }

    /// Sums the villages up to townships and these to the county.
    pub(super) fn finish(mut self, world: &World) -> (Vec<VillageFinding>, Vec<Totals>, Totals) {
        for (village, finding) in world.villages.iter().zip(&self.villages) {
            let township = self.township_positions.get(village.township);
            let totals = township.map_or(&mut self.county, |township| &mut self.townships[township]);
            totals.add(&Totals::of_village(finding, village.households));
        }
        self.townships.iter().for_each(|totals| self.county.add(totals));
        (self.villages, self.townships, self.county)
    }
}

/// Counts an issue for its village.
fn count_in_village(finding: &mut VillageFinding, issue: &Issue, today: Date) {
    let open = issue.state.is_open();
    finding.open += u32::from(open);
    finding.closed += u32::from(!open);
    finding.overdue += u32::from(issue.is_overdue(today));
    finding.disputes += u32::from(open && issue.kind == DISPUTE);
    finding.parked += u32::from(issue.state == IssueState::Parked);
    finding.open_by_month[months_open(issue, today)].iter_mut().for_each(|count| *count += 1);
    if let Some(month) = month_of(issue.raised_on, today) {
        finding.raised_by_month[month] += 1;
    }
}

/// Counts an issue that belongs to no single village.
fn count_in_totals(totals: &mut Totals, issue: &Issue, today: Date) {
    let open = issue.state.is_open();
    totals.open += u32::from(open);
    totals.closed += u32::from(!open);
    totals.overdue += u32::from(issue.is_overdue(today));
    totals.open_by_month[months_open(issue, today)].iter_mut().for_each(|count| *count += 1);
}

/// How many months lie between two days, by the calendar.
fn months_between(day: Date, today: Date) -> i32 {
    (i32::from(today.year()) - i32::from(day.year())) * 12 + i32::from(today.month()) - i32::from(day.month())
}

/// Which of the last twelve months a day lies in.
fn month_of(day: Date, today: Date) -> Option<usize> {
    usize::try_from(11 - months_between(day, today)).ok().filter(|month| *month < 12)
}

/// The months of the last twelve at whose end the issue was open; the current month ends today. An issue counts from
/// the day it was raised to the day it was last closed, also over a time before a reopening.
fn months_open(issue: &Issue, today: Date) -> Range<usize> {
    let nth = |day| (11 - months_between(day, today)).clamp(0, 11) as usize;
    let from = nth(issue.raised_on);
    if issue.state.is_open() {
        return from..12;
    }
    let closed = issue.closed_on.or(issue.finished_on).unwrap_or(issue.raised_on);
    from..nth(closed).max(from)
}
