//! The statistics: neighbours, hotspots, scans.

use std::hint::black_box;

use geo_types::{Coord, LineString, MultiPolygon, Polygon};

use crate::analysis::Measure;
use crate::analysis::hotspots::{gi_star, local_moran, reached, values};
use crate::analysis::scan::{Options, Question, Scan};
use crate::analysis::weights::Weights;
use crate::cli::failure::Failure;
use crate::geometry::{Contiguity, Coverage};
use crate::model::World;
use crate::session::{Access, Session};

use super::fixture::Fixture;
use super::timing::{Timing, timed};

const PERMUTATIONS: u32 = 999;
const SEED: u64 = 123_456_789;

/// Measures the statistics on the file, and on so many villages made up, each so many times.
pub(super) fn all(fixture: &Fixture, villages: u32, runs: usize) -> Result<Vec<Timing>, Failure> {
    let session = Session::open(&fixture.file(), Access::Read)?;
    let geography = session.geography();
    let nothing = Coverage::default();
    let coverage = geography.levels.first().map_or(&nothing, |level| &level.coverage);
    let numbers = numbers(&session);
    let mut timings = local(coverage, &numbers, runs, ["cli.bench.queen", "cli.bench.gi", "cli.bench.lisa"])?;
    let made = made_up(villages);
    let numbers: Vec<f64> = (0..made.len).map(|nth| value(nth as u32)).collect();
    timings.extend(local(&made, &numbers, runs, ["cli.bench.made_queen", "cli.bench.made_gi", "cli.bench.made_lisa"])?);
    let question = Question::default();
    if session.world().issues.iter().any(|issue| question.asks_for(issue)) {
        timings.push(Timing::of("cli.bench.scan", runs, |_| {
            scanned(|world| Scan::of(world, &geography, &question, &Options::default()), &session)
        })?);
        let until = (session.today(), 24);
        timings.push(Timing::of("cli.bench.scan_months", runs, |_| {
            scanned(|world| Scan::over_months(world, &geography, &question, until, &Options::default()), &session)
        })?);
    }
    Ok(timings)
}

/// The first measure of the file that has different values; else numbers made up.
fn numbers(session: &Session) -> Vec<f64> {
    let (world, findings, geography) = (session.world(), session.findings(), session.geography());
    let of = |measure: Measure| -> Vec<f64> {
        values(&measure, world, &findings, &geography.villages).into_iter().map(|value| value.unwrap_or(0.0)).collect()
    };
    let differ = |numbers: &Vec<f64>| numbers.windows(2).any(|pair| pair[0] != pair[1]);
    let made = || (0..geography.villages.len()).map(|nth| value(nth as u32)).collect();
    Measure::all(world).into_iter().map(of).find(differ).unwrap_or_else(made)
}

/// Neighbours, Gi* and local Moran.
fn local(
    coverage: &Coverage,
    numbers: &[f64],
    runs: usize,
    [queen, gi, lisa]: [&'static str; 3],
) -> Result<Vec<Timing>, Failure> {
    let weights = Weights::contiguous(coverage, Contiguity::Queen);
    let permuted = || black_box(reached(numbers, &weights, PERMUTATIONS, SEED)).len();
    Ok(vec![
        Timing::of::<Failure>(queen, runs, |_| {
            Ok(timed(|| black_box(Weights::contiguous(coverage, Contiguity::Queen))).1)
        })?,
        Timing::of::<Failure>(gi, runs, |_| Ok(timed(|| (black_box(gi_star(numbers, &weights)), permuted())).1))?,
        Timing::of::<Failure>(lisa, runs, |_| Ok(timed(|| (black_box(local_moran(numbers, &weights)), permuted())).1))?,
    ])
}

fn scanned<T, E>(scan: impl FnOnce(&World) -> Result<T, E>, session: &Session) -> Result<f64, Failure> {
    Ok(timed(|| black_box(scan(session.world())).is_ok()).1)
}

/// So many crooked squares, row by row, metres on a plane.
fn made_up(villages: u32) -> Coverage {
    let columns = f64::from(villages).sqrt().ceil() as u32;
    let corner = |column: u32, row: u32| Coord {
        x: f64::from(column) * 1000.0 + value(column * 7 + row * 13) * 20.0,
        y: f64::from(row) * 1000.0 + value(column * 11 + row * 5 + 1) * 20.0,
    };
    let shapes: Vec<MultiPolygon<f64>> = (0..villages)
        .map(|nth| {
            let (column, row) = (nth % columns, nth / columns);
            let corners = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)].map(|(x, y)| corner(column + x, row + y));
            Polygon::new(LineString::from(corners.to_vec()), vec![]).into()
        })
        .collect();
    Coverage::build(&shapes, 0.5).0
}

/// A number from 0 to 20 that looks random.
fn value(nth: u32) -> f64 {
    f64::from(nth.wrapping_mul(2_654_435_761) >> 16 & 0xff) / 12.75
}
