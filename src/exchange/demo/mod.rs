//! The fictional demo county 云岫县: villages, people, postings, weak villages and issues, all of it invented and each
//! time the same.
//!
//! Every part draws from dice of its own, seeded with the part's name, so that a change in one part leaves the others
//! as they are. Three clusters are hidden in the issues for a leader to discover; see [`clusters`].

mod cadres;
mod campaign;
mod clusters;
mod common;
mod criteria;
mod days;
mod dice;
mod disputes;
mod ground;
mod indicators;
mod issues;
mod life;
mod meetings;
mod names;
mod pace;
mod paperwork;
mod particulars;
mod plans;
mod postings;
mod promises;
mod settings;
mod sites;
mod standings;
mod tasks;
mod topics;
mod units;
mod views;
mod visits;
mod weak;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_year;

use crate::model::{CatalogueRow, Changes, Sentence};

/// The day that counts as today in the demo county.
pub const REFERENCE_DATE: jiff::civil::Date = days::TODAY;

/// The demo county as the rows of one edit into an empty file: 20 townships, 335 villages, about 60 units, 1,000 cadres,
/// their postings, 36 cases of weak villages, 1,700 issues and 466 disputes with their steps, the visits and meetings of
/// this year, promises, tasks, documents, a draft plan with its marks and paired households. `catalogue` is taken as it is; skills, kinds
/// of weakness and the lists of tasks are drawn from it.
///
/// No month is closed: what a month was when it was closed is known from the journal, and this is one edit.
pub fn demo_county(catalogue: Vec<CatalogueRow>) -> Changes {
    let ground = ground::Ground::read();
    let units = units::units(&ground);
    let cadres = cadres::cadres(&ground, &units, &catalogue);
    let weak = weak::choose(&ground);
    let sites = sites::sites(&ground, &units);
    let postings = postings::postings(&ground, &units, &cadres, &weak, &sites);
    let mut standings = standings::standings(&ground, &units, &postings, &weak, &catalogue);
    criteria::complete(&mut standings, &postings);
    let criteria = criteria::criteria(&standings);
    let mut ledger = issues::ledger(&ground, &units, &cadres, &postings, &weak);
    let indicators = indicators::indicators(&ground, &weak);

    let (campaign, last) = (campaign::campaign(&units), campaign::last_campaign(&units));
    particulars::complete(&mut ledger, &units, &campaign);
    common::promote(&mut ledger, &ground);
    let visits = visits::visits(&ground, &cadres, &postings, &mut ledger, &campaign);
    let meetings = meetings::meetings(&ground, &units, &cadres, &postings, &mut ledger, &campaign);
    let mut promises = promises::promises(&ground, &units, &campaign, &standings);
    promises.extend(campaign::milestones(&campaign, &catalogue));
    promises.extend(tasks::of_postings(&postings.all, &catalogue));
    promises.extend(tasks::of_hard_problems(&ledger.issues, &catalogue));
    let documents = paperwork::documents(&units, [&campaign, &last], &promises);
    let plans = plans::plans(&ground, &units, &cadres, &postings);
    let households = paperwork::households(&ground, &postings);

    let mut changes = Changes::new(Sentence::new("demo.made"));
    catalogue.into_iter().for_each(|row| changes.add(row));
    settings::settings().into_iter().for_each(|row| changes.add(row));
    views::views(&ground).into_iter().for_each(|row| changes.add(row));
    ground.townships.into_iter().for_each(|row| changes.add(row));
    ground.villages.into_iter().for_each(|row| changes.add(row));
    units.all.into_iter().for_each(|row| changes.add(row));
    sites.into_iter().for_each(|row| changes.add(row));
    cadres.all.into_iter().for_each(|row| changes.add(row));
    postings.all.into_iter().for_each(|row| changes.add(row));
    [campaign, last].into_iter().for_each(|row| changes.add(row));
    standings.into_iter().for_each(|row| changes.add(row));
    criteria.into_iter().for_each(|row| changes.add(row));
    visits.into_iter().chain(meetings).for_each(|row| changes.add(row));
    ledger.issues.into_iter().for_each(|row| changes.add(row));
    ledger.steps.into_iter().for_each(|row| changes.add(row));
    promises.into_iter().for_each(|row| changes.add(row));
    documents.into_iter().for_each(|row| changes.add(row));
    plans.plans.into_iter().for_each(|row| changes.add(row));
    plans.items.into_iter().for_each(|row| changes.add(row));
    plans.marks.into_iter().for_each(|row| changes.add(row));
    households.into_iter().for_each(|row| changes.add(row));
    indicators.into_iter().for_each(|row| changes.add(row));
    changes
}
