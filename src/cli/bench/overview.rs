//! What the overview does while somebody reads it: the next month of the time line, and the charts beside the map.

use std::collections::BTreeSet;
use std::hint::black_box;

use crate::analysis::correlation::{pearson, spearman};
use crate::analysis::query::numbers;
use crate::analysis::{Bins, Breakdown, Measure, Quantity};
use crate::cli::failure::Failure;
use crate::map::{Choice, Composer, County, View, shared_classes};
use crate::model::{Date, Id, Village};
use crate::session::Session;

use super::fixture::FRAME;
use super::timing::{Timing, timed};

/// How many months are gone through.
const MONTHS: usize = 12;
/// The most bars of a histogram, as in the window.
const MOST_BINS: usize = 24;

/// Measures both, each so many times.
pub(super) fn all(session: &Session, runs: usize) -> Result<Vec<Timing>, Failure> {
    Ok(vec![months(session, runs)?, charts(session, runs)?, chosen(session, runs)?])
}

/// From one month to the picture of the next, with the months prepared, as the window does it.
fn months(session: &Session, runs: usize) -> Result<Timing, Failure> {
    let geography = session.geography();
    let before = |day: &Date| day.first_of_month().yesterday().ok();
    let days: Vec<Date> = std::iter::successors(Some(session.today()), before).take(MONTHS).collect();
    let pasts: Vec<_> = days.iter().rev().map(|day| session.past(*day)).collect();
    let counties: Vec<County<'_>> = pasts
        .iter()
        .map(|past| County { world: &past.world, findings: &past.findings, geography: &geography })
        .collect();
    let plain = Choice::default();
    let shared = shared_classes(counties.iter().map(|county| (*county, &plain)));
    let choice = Choice { shared, ..plain };
    let view = View::fit(FRAME, geography.bounds, 24.0, 1.0);
    let mut composer = Composer::default();
    Timing::of("cli.bench.month", MONTHS * runs, |nth| {
        let county = counties[nth % MONTHS];
        let (scene, ms) = timed(|| composer.compose(county, nth as u64 + 1, &view, &choice));
        black_box(scene);
        Ok(ms)
    })
}

/// From another measure to the numbers of all charts.
fn charts(session: &Session, runs: usize) -> Result<Timing, Failure> {
    let (world, findings, geography) = (session.world(), session.findings(), session.geography());
    let villages: Vec<Id<Village>> = world.villages.iter().map(|row| row.id).collect();
    let measures = [Quantity::Open, Quantity::Overdue, Quantity::Visits].map(Measure::from);
    Timing::of("cli.bench.charts", measures.len() * runs, |nth| {
        let read = |nth: usize| numbers(&measures[nth % 3], world, &findings, &geography, &villages);
        Ok(timed(|| {
            let (first, second) = (read(nth), read(nth + 1));
            let pairs: Vec<(f64, f64)> = first.iter().zip(&second).filter_map(|(x, y)| (*x).zip(*y)).collect();
            let bins = Bins::of(first.iter().flatten().copied(), MOST_BINS);
            black_box((pearson(&pairs), spearman(&pairs), bins, Breakdown::of(world, &findings, None)))
        })
        .1)
    })
}

/// From another selection, of a tenth of the villages, to its bars.
fn chosen(session: &Session, runs: usize) -> Result<Timing, Failure> {
    let (world, findings) = (session.world(), session.findings());
    let tenth = |nth: usize| -> BTreeSet<Id<Village>> {
        world.villages.iter().map(|row| row.id).skip(nth % 10).step_by(10).collect()
    };
    Timing::of("cli.bench.charts_chosen", runs, |nth| {
        let chosen = tenth(nth);
        Ok(timed(|| black_box(Breakdown::of(world, &findings, Some(&chosen)))).1)
    })
}
