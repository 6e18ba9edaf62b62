//! The assignment of cadres to villages, larger and larger: time and memory grow as the number of candidate pairs.

use std::hint::black_box;

use serde_json::{Value, json};

use crate::analysis::planner::flow::{Flow, SolveError, VillagePosts};
use crate::analysis::planner::{Draft, Question, Rules, Scope, suggest};
use crate::cli::failure::Failure;
use crate::model::{Progress, Sentence, role};
use crate::session::{Access, Session};
use crate::words::Language;

use super::fixture::Fixture;
use super::timing::{Timing, timed};

/// How many villages, and as many cadres, one after the other.
const VILLAGES: [u32; 4] = [300, 1_000, 3_000, 10_000];
/// How far around a village its candidates are looked for, in villages.
const REACH: i32 = 3;

/// One size.
pub(super) struct Sized {
    pairs: usize,
    bytes: usize,
    solve: Timing,
    change: Timing,
    optimal: bool,
}

/// Solves made-up counties, each so many times, and changes one pair of each.
pub(super) fn all(runs: usize) -> Result<Vec<Sized>, Failure> {
    VILLAGES.into_iter().map(|villages| one(&made_up(villages), runs).map_err(refused)).collect()
}

fn refused(error: SolveError) -> Failure {
    match error {
        SolveError::Stopped => Failure::Refused(Sentence::new("exchange.stopped")),
        SolveError::Fault(fault) => Failure::Refused(Sentence::new("suggest.refused.fault").with("detail", fault)),
    }
}

fn one(county: &VillagePosts, runs: usize) -> Result<Sized, SolveError> {
    let solve = Timing::of("solve", runs, |_| {
        let (flow, ms) = timed(|| Flow::solve(&county.instance(), Progress::UNWATCHED));
        flow.map(|flow| {
            black_box(flow);
            ms
        })
    })?;
    let mut flow = Flow::solve(&county.instance(), Progress::UNWATCHED)?;
    let bytes = flow.bytes();
    let ties = county.ties_of(&flow);
    let step = (ties.len() / runs.max(1)).max(1);
    let change = Timing::of("change", runs, |run| {
        let (village, cadre) = ties[run * step % ties.len().max(1)];
        Ok::<_, SolveError>(timed(|| flow.forbid(village, cadre).is_ok()).1)
    })?;
    Ok(Sized { pairs: county.ties.len(), bytes, solve, change, optimal: flow.proof().is_optimal() })
}

/// The whole suggestion on the file, reasons included: open posts, and all planned anew.
pub(super) fn suggestions(fixture: &Fixture, runs: usize) -> Result<Vec<Timing>, Failure> {
    let session = Session::open(&fixture.file(), Access::Read)?;
    let (world, findings) = (session.world(), session.findings());
    let draft = Draft::today(world, findings.today);
    let rules = Rules::of(world, None).map_err(|fault| Failure::Refused(fault.sentence))?;
    let of = |key, scope| {
        let question = Question { scope, ..Question::open(role::RESIDENT) };
        Timing::of::<Failure>(key, runs, |_| {
            Ok(timed(|| black_box(suggest(world, &findings, &draft, &rules, &question, Progress::UNWATCHED)).is_ok()).1)
        })
    };
    Ok(vec![of("cli.bench.suggest", Scope::Open)?, of("cli.bench.suggest_all", Scope::All)?])
}

/// The line of one size.
pub(super) fn line(size: &Sized, language: Language) -> String {
    language.say_with(
        "cli.bench.assign",
        &[
            ("pairs", &size.pairs),
            ("solve", &format!("{:.2}", size.solve.median_ms())),
            ("megabytes", &format!("{:.1}", size.bytes as f64 / 1e6)),
            ("change", &format!("{:.4}", size.change.median_ms())),
        ],
    )
}

/// The same for a machine.
pub(super) fn value(size: &Sized) -> Value {
    json!({
        "name": "assign",
        "pairs": size.pairs,
        "bytes": size.bytes,
        "median_ms": size.solve.median_ms(),
        "worst_ms": size.solve.worst_ms(),
        "change_median_ms": size.change.median_ms(),
        "change_worst_ms": size.change.worst_ms(),
        "optimal": size.optimal,
        "runs": size.solve.runs_ms.len(),
    })
}

/// So many villages and cadres in rows, each village with the cadres around it.
fn made_up(villages: u32) -> VillagePosts {
    let columns = f64::from(villages).sqrt().ceil() as i32;
    let rows = villages as i32 / columns;
    let number = |column: i32, row: i32| (row * columns + column) as u32;
    let mut county = VillagePosts {
        weak: (0..rows * columns).map(|at| mixed(at as u32, 1).is_multiple_of(14)).collect(),
        senior: (0..rows * columns).map(|at| mixed(at as u32, 2).is_multiple_of(3)).collect(),
        most: (0..rows * columns).map(|at| 1 + mixed(at as u32, 3) % 3).collect(),
        ties: Vec::new(),
    };
    for row in 0..rows {
        for column in 0..columns {
            let village = number(column, row);
            for (other_row, other_column) in
                (row - REACH..=row + REACH).flat_map(|r| (column - REACH..=column + REACH).map(move |c| (r, c)))
            {
                if (0..rows).contains(&other_row) && (0..columns).contains(&other_column) {
                    let cadre = number(other_column, other_row);
                    let far = f64::from(other_row - row).hypot(f64::from(other_column - column)) * 28.0;
                    let skill = if mixed(village, cadre) % 8 < 3 { 0 } else { 150 };
                    county.ties.push((village, cadre, far as i64 + i64::from(mixed(cadre, village) % 20) + skill));
                }
            }
        }
    }
    county
}

/// A number that looks random.
fn mixed(a: u32, b: u32) -> u32 {
    let mut mixed = a.wrapping_mul(0x9e37_79b9) ^ b.wrapping_mul(0x85eb_ca6b);
    mixed ^= mixed >> 15;
    mixed = mixed.wrapping_mul(0xc2b2_ae35);
    mixed ^ mixed >> 13
}
