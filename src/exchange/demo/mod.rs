//! The fictional demo county 云岫县: villages, people, postings, weak villages and issues, all of it invented and each
//! time the same.
//!
//! Every part draws from dice of its own, seeded with the part's name, so that a change in one part leaves the others
//! as they are. Three clusters are hidden in the issues for a leader to discover; see [`clusters`].

mod cadres;
mod clusters;
mod days;
mod dice;
mod disputes;
mod ground;
mod indicators;
mod issues;
mod life;
mod names;
mod pace;
mod postings;
mod settings;
mod sites;
mod standings;
mod topics;
mod units;
mod weak;

#[cfg(test)]
mod tests;

use crate::model::{CatalogueRow, Changes, Sentence};

/// The day that counts as today in the demo county.
pub const REFERENCE_DATE: jiff::civil::Date = days::TODAY;

/// The demo county as the rows of one edit into an empty file: 20 townships, 335 villages, about 60 units, 1,000 cadres,
/// their postings, 36 cases of weak villages, 1,700 issues and 466 disputes with their steps. `catalogue` is taken as it
/// is; skills and kinds of weakness are drawn from it.
pub fn demo_county(catalogue: Vec<CatalogueRow>) -> Changes {
    let ground = ground::Ground::read();
    let units = units::units(&ground);
    let cadres = cadres::cadres(&ground, &units, &catalogue);
    let weak = weak::choose(&ground);
    let sites = sites::sites(&ground, &units);
    let postings = postings::postings(&ground, &units, &cadres, &weak, &sites);
    let standings = standings::standings(&ground, &units, &postings, &weak, &catalogue);
    let ledger = issues::ledger(&ground, &units, &cadres, &postings, &weak);
    let indicators = indicators::indicators(&ground, &weak);

    let mut changes = Changes::new(Sentence::new("demo.made"));
    catalogue.into_iter().for_each(|row| changes.add(row));
    settings::settings().into_iter().for_each(|row| changes.add(row));
    ground.townships.into_iter().for_each(|row| changes.add(row));
    ground.villages.into_iter().for_each(|row| changes.add(row));
    units.all.into_iter().for_each(|row| changes.add(row));
    sites.into_iter().for_each(|row| changes.add(row));
    cadres.all.into_iter().for_each(|row| changes.add(row));
    postings.all.into_iter().for_each(|row| changes.add(row));
    standings.into_iter().for_each(|row| changes.add(row));
    ledger.issues.into_iter().for_each(|row| changes.add(row));
    ledger.steps.into_iter().for_each(|row| changes.add(row));
    indicators.into_iter().for_each(|row| changes.add(row));
    changes
}
