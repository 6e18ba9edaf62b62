//! Emerging hotspots of each village: Gi* month by month over a year, and its trend.

use std::collections::BTreeMap;

use serde_json::{Map, json};

use crate::analysis::Measure;
use crate::analysis::Quantity;
use crate::analysis::hotspots::values;
use crate::analysis::trends::{Course, Emerging, Pattern, VillageTrend};
use crate::cli::failure::Failure;
use crate::cli::terminal::Terminal;
use crate::exchange::{Cell, write_grid};
use crate::model::Refusal;

use super::asked::{Asked, refused};
use super::table::{number, of_villages};

/// The columns: `z` of Gi* in the last month; `p` and `tau` of the Mann–Kendall trend of its twelve z; `tier` is the
/// pattern; `hot_months` counts those with z from 1.96 on. Trends are told month by month, without `p_fdr` of their own.
const COLUMNS: [&str; 7] = ["value", "z", "p", "p_fdr", "tier", "trend_z", "hot_months"];

pub(super) fn run(asked: &Asked<'_>, terminal: &Terminal) -> Result<(), Failure> {
    let (world, geography, findings) = (asked.session.world(), asked.session.geography(), asked.session.findings());
    let course = course(&asked.measure).ok_or_else(|| refused(Refusal::new("hotspot.refusal.no_course")))?;
    let rule = asked.options.neighbourhood;
    let look = || Emerging::of(&findings, &geography, course, rule);
    let found = terminal.during("cli.progress.hotspots", look).map_err(refused)?;
    if let Some(out) = &asked.out {
        let ids: Vec<_> = found.villages.iter().map(|row| row.village).collect();
        let own = values(&asked.measure, world, &findings, &ids);
        let rows = found.villages.iter().zip(own).map(|(row, value)| (row.village, cells(row, value)));
        let mut others = vec![Cell::Empty; COLUMNS.len()];
        others[4] = Cell::text("no_boundary");
        write_grid(&of_villages(world, &COLUMNS, rows.collect(), &others), out)?;
    }
    let mut patterns: BTreeMap<Pattern, usize> = BTreeMap::new();
    found.villages.iter().for_each(|row| *patterns.entry(row.pattern).or_insert(0) += 1);
    let language = terminal.language();
    let lines = || {
        let mut lines = vec![language.sentence(&rule.sentence())];
        for pattern in Pattern::ALL.into_iter().filter(|pattern| patterns.contains_key(pattern)) {
            let tier = language.sentence(&pattern.sentence());
            lines.push(language.say_with("cli.hotspots.tier_line", &[("tier", &tier), ("count", &patterns[&pattern])]));
        }
        lines
    };
    let value = || {
        json!({
            "ok": true,
            "measure": asked.measure.code(),
            "statistic": "trends",
            "weights": rule.code(),
            "months": found.months.iter().map(ToString::to_string).collect::<Vec<_>>(),
            "villages": found.villages.len(),
            "tiers": patterns.iter().map(|(pattern, count)| (pattern.code().to_owned(), json!(count))).collect::<Map<_, _>>(),
        })
    };
    terminal.result(lines, value);
    Ok(())
}

/// What is followed: of no other measure is every month known.
fn course(measure: &Measure) -> Option<Course> {
    if *measure == Measure::from(Quantity::Open) {
        Some(Course::Open)
    } else {
        (*measure == Measure::from(Quantity::New)).then_some(Course::Raised)
    }
}

fn cells(row: &VillageTrend, value: Option<f64>) -> Vec<Cell> {
    let hot = row.z.iter().filter(|z| **z >= crate::analysis::trends::HOT).count();
    vec![
        number(value),
        number(row.z.last().copied()),
        number(Some(row.trend.p)),
        Cell::Empty,
        Cell::text(row.pattern.code()),
        number(Some(row.trend.z)),
        number(Some(hot as f64)),
    ]
}
