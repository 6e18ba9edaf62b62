//! The question on bare numbers: three tables in, one out.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::Path;
use std::time::Instant;

use clap::ArgMatches;
use serde_json::json;

use crate::analysis::planner::flow::{Flow, SolveError, VillagePosts};
use crate::cli::arguments::path_of;
use crate::cli::failure::Failure;
use crate::cli::terminal::Terminal;
use crate::exchange::{ExchangeError, PlainTable, plain_table};
use crate::model::Sentence;

/// Solves it, writes `village,cadre` rows, and prints `objective N` and `solve_ms N`.
pub(super) fn run(found: &ArgMatches, terminal: &Terminal) -> Result<(), Failure> {
    let out = path_of(found, "out");
    let (county, names) = terminal.during("cli.progress.open", || read(found))?;
    let (flow, ms) = terminal.watched("cli.progress.assign", |progress| {
        let start = Instant::now();
        let flow = Flow::solve(&county.instance(), progress);
        flow.map(|flow| (flow, start.elapsed().as_secs_f64() * 1000.0)).map_err(refused)
    })?;
    let mut text = String::from("village,cadre\n");
    for (village, cadre) in county.ties_of(&flow) {
        let _ = writeln!(text, "{},{}", names.villages[village as usize], names.cadres[cadre as usize]);
    }
    std::fs::write(&out, text).map_err(|error| Failure::writing(&out, &error))?;
    let proof = flow.proof();
    let unfilled: u32 = (0..flow.posts()).map(|post| flow.unfilled(post)).sum();
    terminal.result(
        || vec![format!("objective {}", proof.cost), format!("solve_ms {ms:.3}")],
        || {
            json!({
                "ok": true, "objective": proof.cost, "bound": proof.bound, "optimal": proof.is_optimal(),
                "unfilled": unfilled, "solve_ms": ms,
            })
        },
    );
    Ok(())
}

fn refused(error: SolveError) -> Failure {
    Failure::Refused(match error {
        SolveError::Stopped => Sentence::new("exchange.stopped"),
        SolveError::Fault(fault) => Sentence::new("suggest.refused.fault").with("detail", fault),
    })
}

/// What villages and cadres are called in the tables.
struct Names {
    villages: Vec<String>,
    cadres: Vec<String>,
}

fn read(found: &ArgMatches) -> Result<(VillagePosts, Names), Failure> {
    let (villages_path, cadres_path) = (path_of(found, "villages"), path_of(found, "cadres"));
    let edges_path = path_of(found, "edges");
    // The first column of the villages has no title where a program wrote its row numbers.
    let villages = plain_table(&villages_path, &["?village|id|", "weak"])?;
    let cadres = plain_table(&cadres_path, &["?cadre|id", "senior", "max_villages"])?;
    let edges = plain_table(&edges_path, &["village", "cadre", "cost"])?;
    let names = Names { villages: names(&villages), cadres: names(&cadres) };
    let (village_at, cadre_at) = (numbers(&names.villages), numbers(&names.cadres));
    let yes = |table: &PlainTable, path: &Path, column: (usize, &str), row: usize| {
        table.number::<u8>(path, column, row).map(|number| number != 0)
    };
    let mut ties = Vec::with_capacity(edges.rows);
    for row in 0..edges.rows {
        let at = |known: &HashMap<&str, u32>, column: usize, name: &str| {
            known
                .get(edges.cell(column, row))
                .copied()
                .ok_or_else(|| unknown(&edges_path, name, row, edges.cell(column, row)))
        };
        let (village, cadre) = (at(&village_at, 0, "village")?, at(&cadre_at, 1, "cadre")?);
        ties.push((village, cadre, edges.number(&edges_path, (2, "cost"), row)?));
    }
    let all = |rows: usize, of: &dyn Fn(usize) -> Result<bool, ExchangeError>| {
        (0..rows).map(of).collect::<Result<Vec<_>, _>>()
    };
    let county = VillagePosts {
        weak: all(villages.rows, &|row| yes(&villages, &villages_path, (1, "weak"), row))?,
        senior: all(cadres.rows, &|row| yes(&cadres, &cadres_path, (1, "senior"), row))?,
        most: (0..cadres.rows)
            .map(|row| cadres.number(&cadres_path, (2, "max_villages"), row))
            .collect::<Result<_, _>>()?,
        ties,
    };
    drop(village_at);
    drop(cadre_at);
    Ok((county, names))
}

/// What the rows are called: by their first column, else by their number from 0.
fn names(table: &PlainTable) -> Vec<String> {
    (0..table.rows).map(|row| if table.has[0] { table.cell(0, row).to_owned() } else { row.to_string() }).collect()
}

fn numbers(names: &[String]) -> HashMap<&str, u32> {
    names.iter().map(String::as_str).zip(0..).collect()
}

fn unknown(path: &Path, column: &str, row: usize, value: &str) -> ExchangeError {
    ExchangeError::new("cli.assign.unknown")
        .with("file", path.display())
        .with("line", row + 2)
        .with("column", column)
        .with("value", value)
}
