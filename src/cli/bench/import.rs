//! Importing many issues from CSV.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

use crate::cli::failure::Failure;
use crate::edits::{Edit, default_catalogue};
use crate::exchange::{ImportOptions, Mapping, ReadOptions, plan_import, read_file};
use crate::model::{BoundaryOrigin, Changes, Id, Issue, Progress, Record, Sentence, Township, Village, World};
use crate::session::{Access, Session};

use super::fixture::Fixture;
use super::timing::{Timing, timed};

/// From the CSV on the disk to the issues in the file, once.
pub(super) fn issues(fixture: &Fixture, count: u32) -> Result<Timing, Failure> {
    let mut session = Session::open(&fixture.file(), Access::Write)?;
    let csv = fixture.write("issues.csv", &lines(session.world(), count))?;
    let (result, ms) = timed(|| -> Result<usize, Failure> {
        let sheet = read_file(&csv, &ReadOptions::default())?;
        let plan = plan_import(session.world(), &sheet, Issue::TABLE, &ImportOptions::default())?;
        session.perform_watched(Edit::Import(plan.changes), Progress::UNWATCHED)?;
        Ok(plan.report.added)
    });
    let added = result?;
    if added != count as usize {
        return Err(Failure::Refused(Sentence::new("cli.bench.rejected").with("added", added).with("count", count)));
    }
    Ok(Timing { key: "cli.bench.import", runs_ms: vec![ms] })
}

/// From a list of others on the disk, by its mapping file, to the issues in a file that has a village for each name in
/// the column of villages; so many times.
pub(super) fn requests(fixture: &Fixture, list: &Path, mapping: &Mapping, runs: usize) -> Result<Timing, Failure> {
    let sheet = read_file(list, &ReadOptions::default())?;
    let is_village =
        |title: &String| mapping.columns.get(title).is_some_and(|names| names.iter().any(|n| n == "village"));
    let column = sheet.columns.iter().position(is_village).unwrap_or(usize::MAX);
    let names: BTreeSet<&str> = (0..sheet.len()).map(|row| sheet.cell(row, column)).filter(|n| !n.is_empty()).collect();
    let options = ImportOptions { mapping: mapping.clone(), create_units: true, ..ImportOptions::default() };
    let county = county_of(mapping.constants.get("township").map_or("Bench", String::as_str), &names);
    Timing::of("cli.bench.requests", runs, |run| {
        let mut session = Session::create(&fixture.beside(&format!("requests-{run}.gpkg")), &county)?;
        let (result, ms) = timed(|| -> Result<(), Failure> {
            let sheet = read_file(list, &ReadOptions::default())?;
            let plan = plan_import(session.world(), &sheet, Issue::TABLE, &options)?;
            session.perform_watched(Edit::Import(plan.changes), Progress::UNWATCHED)?;
            Ok(())
        });
        result.map(|()| ms)
    })
}

/// A county of one township with a village for each name.
fn county_of(township: &str, names: &BTreeSet<&str>) -> Changes {
    let mut changes = Changes::new(Sentence::new("exchange.county.made").with("county", township));
    default_catalogue().into_iter().for_each(|row| changes.add(row));
    let id = Id::fresh();
    let (code, name) = ("250250000".to_owned(), township.to_owned());
    changes.add(Township { id, code, name, seat: None, boundary: None });
    for (nth, name) in names.iter().enumerate() {
        changes.add(Village {
            id: Id::fresh(),
            township: id,
            code: format!("250250000{nth:03}"),
            name: (*name).to_owned(),
            full_name: String::new(),
            kind: "village".to_owned(),
            households: None,
            population: None,
            position: None,
            boundary: None,
            boundary_origin: BoundaryOrigin::Given,
        });
    }
    changes
}

/// So many issues, spread over the villages of the file.
fn lines(world: &World, count: u32) -> String {
    let villages: Vec<_> = world.villages.iter().collect();
    let mut text = String::from("编号,标题,村代码,类别,提出日期\n");
    for number in 0..count {
        let Some(village) = villages.get(number as usize % villages.len().max(1)) else { break };
        let (month, day) = (1 + number % 9, 1 + number % 28);
        // Writing to a text does not fail.
        let _ = writeln!(text, "B-{number:07},导入测速第{number}条,{},民生,2026-{month:02}-{day:02}", village.code);
    }
    text
}
