//! Importing many issues from CSV.

use std::fmt::Write;

use crate::cli::failure::Failure;
use crate::edits::Edit;
use crate::exchange::{ImportOptions, ReadOptions, plan_import, read_file};
use crate::model::{Issue, Progress, Record, Sentence, World};
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
