//! Gi* and local Moran of each village.

use serde_json::{Value, json};

use crate::analysis::hotspots::{AreaFinding, Hotspots, Statistic};
use crate::cli::failure::Failure;
use crate::cli::terminal::Terminal;
use crate::exchange::{Cell, write_grid};
use crate::words::Language;

use super::asked::{Asked, refused};
use super::table::{number, of_villages};

/// The columns of both statistics; `p` is the pseudo p-value of permutation towards the side on which the village lies
/// (without permutations the two-sided p of `z`), `p_both_sides` that of either side, `p_fdr` that under the false
/// discovery rate.
const COLUMNS: [&str; 7] = ["value", "z", "p", "p_both_sides", "p_fdr", "tier", "neighbours"];
const OF_GI: [&str; 1] = ["g"];
const OF_MORAN: [&str; 7] =
    ["i", "quadrant", "lag", "expected", "variance", "conditional_expected", "conditional_variance"];

pub(super) fn run(asked: &Asked<'_>, terminal: &Terminal) -> Result<(), Failure> {
    let (world, geography) = (asked.session.world(), asked.session.geography());
    let findings = asked.session.findings();
    let look = || Hotspots::of(world, &findings, &geography, &asked.measure, asked.options);
    let hotspots = terminal.during("cli.progress.hotspots", look).map_err(refused)?;
    if let Some(out) = &asked.out {
        let own: &[&str] = if asked.options.statistic == Statistic::GiStar { &OF_GI } else { &OF_MORAN };
        let columns: Vec<&str> = COLUMNS.iter().chain(own).copied().collect();
        let cells = hotspots.areas.iter().map(|area| (area.village, cells(area, asked.options.statistic))).collect();
        let mut others = vec![Cell::Empty; columns.len()];
        others[5] = Cell::text("no_boundary");
        write_grid(&of_villages(world, &columns, cells, &others), out)?;
    }
    let language = terminal.language();
    terminal.result(|| lines(&hotspots, language), || value(asked, &hotspots, language));
    Ok(())
}

fn cells(area: &AreaFinding, statistic: Statistic) -> Vec<Cell> {
    let evidence = area.evidence;
    let mut cells = vec![
        number(area.value),
        number(evidence.map(|evidence| evidence.z)),
        number(evidence.map(|evidence| evidence.p)),
        number(evidence.map(|evidence| evidence.p_both_sides)),
        number(evidence.map(|evidence| evidence.p_fdr)),
        Cell::text(area.tier.code()),
        number(Some(area.neighbours as f64)),
    ];
    if statistic == Statistic::GiStar {
        cells.push(number(evidence.and_then(|evidence| evidence.gi_star).map(|gi| gi.share)));
        return cells;
    }
    let moran = evidence.and_then(|evidence| evidence.moran);
    cells.extend([
        number(moran.map(|moran| moran.i)),
        Cell::text(moran.map_or("", |moran| moran.quadrant.code())),
        number(moran.map(|moran| moran.lag)),
        number(moran.map(|moran| moran.expected)),
        number(moran.map(|moran| moran.variance)),
        number(moran.map(|moran| moran.conditional_expected)),
        number(moran.map(|moran| moran.conditional_variance)),
    ]);
    cells
}

fn lines(hotspots: &Hotspots, language: Language) -> Vec<String> {
    let mut lines = vec![language.sentence(&hotspots.options.neighbourhood.sentence())];
    for (tier, count) in hotspots.tiers() {
        let tier = language.sentence(&tier.sentence());
        lines.push(language.say_with("cli.hotspots.tier_line", &[("tier", &tier), ("count", &count)]));
    }
    lines.extend(hotspots.warnings.iter().map(|warning| language.sentence(&warning.sentence())));
    lines
}

fn value(asked: &Asked<'_>, hotspots: &Hotspots, language: Language) -> Value {
    let tiers = hotspots.tiers();
    let warnings: Vec<String> =
        hotspots.warnings.iter().map(|warning| language.sentence(&warning.sentence())).collect();
    json!({
        "ok": true,
        "measure": asked.measure.code(),
        "statistic": match hotspots.options.statistic { Statistic::GiStar => "gi", Statistic::LocalMoran => "lisa" },
        "weights": hotspots.options.neighbourhood.code(),
        "permutations": hotspots.options.permutations,
        "seed": hotspots.options.seed,
        "corrected": hotspots.options.corrected,
        "villages": hotspots.areas.len(),
        "tiers": tiers.into_iter().map(|(tier, count)| (tier.code(), json!(count))).collect::<serde_json::Map<_, _>>(),
        "warnings": warnings,
    })
}
