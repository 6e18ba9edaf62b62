//! Clusters found by the scan statistic.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::analysis::Measure;
use crate::analysis::hotspots::{Confidence, Side, Tier, cases, values};
use crate::analysis::measures::Among;
use crate::analysis::scan::{Cluster, Options, Question, Scan};
use crate::cli::failure::Failure;
use crate::cli::terminal::Terminal;
use crate::exchange::{Cell, write_grid};
use crate::model::{Id, Refusal, Sentence, Village, World};
use crate::words::Language;

use super::asked::{Asked, refused};
use super::table::{number, of_villages};

/// The columns: `cluster` counts from 1, `role` is `centre` or `member`; what stands about a cluster stands at each of its
/// villages. `p` holds for the whole county already, so `p_fdr` is the same; a scan has no `z`.
const COLUMNS: [&str; 15] = [
    "value",
    "z",
    "p",
    "p_fdr",
    "tier",
    "cluster",
    "role",
    "cases",
    "expected",
    "relative_risk",
    "log_likelihood_ratio",
    "radius_km",
    "from",
    "until",
    "villages",
];

pub(super) fn run(asked: &Asked<'_>, terminal: &Terminal) -> Result<(), Failure> {
    let world = asked.session.world();
    let scan = terminal.during("cli.progress.hotspots", || searched(asked))?;
    if let Some(out) = &asked.out {
        let ids: Vec<Id<Village>> = world.villages.iter().map(|village| village.id).collect();
        let own = values(&asked.measure, world, &asked.session.findings(), &ids);
        let mut others = vec![Cell::Empty; COLUMNS.len()];
        others[4] = Cell::text(Tier::Ordinary.code());
        let rows = ids.iter().zip(own).map(|(village, value)| (*village, with_value(&others, value)));
        let mut cells: BTreeMap<Id<Village>, Vec<Cell>> = rows.collect();
        for village in &scan.left_out {
            cells.entry(*village).and_modify(|row| row[4] = Cell::text(Tier::Missing.code()));
        }
        for (nth, cluster) in scan.clusters.iter().enumerate() {
            for village in &cluster.villages {
                cells.entry(*village).and_modify(|row| fill(row, nth, cluster, *village));
            }
        }
        write_grid(&of_villages(world, &COLUMNS, cells, &others), out)?;
    }
    if let Some(out) = &asked.rings {
        super::rings::write(world, &scan.clusters, out)?;
    }
    let language = terminal.language();
    terminal.result(|| lines(world, &scan, language), || value(asked, world, &scan));
    Ok(())
}

fn searched(asked: &Asked<'_>) -> Result<Scan, Failure> {
    let (world, geography) = (asked.session.world(), asked.session.geography());
    let default = Options::default();
    let replications = asked.repetitions.unwrap_or(default.replications);
    let options = Options { replications, seed: asked.options.seed, ..default };
    let among = &asked.measure.among;
    let is_open = Measure { among: Among::default(), ..asked.measure.clone() } == Measure::default();
    let question = Question {
        category: asked.category.clone().or_else(|| among.category.clone()),
        topic: among.topic.clone(),
        open_only: true,
        raised: None,
    };
    // What is narrowed in other ways is counted by the measure itself.
    if is_open && among.level.is_none() && among.source.is_none() && among.unit.is_none() {
        let until = asked.months.map(|months| (asked.session.today(), months));
        return match until {
            Some(until) => Scan::over_months(world, &geography, &question, until, &options).map_err(refused),
            None => Scan::of(world, &geography, &question, &options).map_err(refused),
        };
    }
    if asked.months.is_some() || asked.category.is_some() {
        return Err(Failure::usage(Sentence::new("cli.hotspots.only_open")));
    }
    let ids: Vec<Id<Village>> = world.villages.iter().map(|village| village.id).collect();
    let values = values(&asked.measure, world, &asked.session.findings(), &ids);
    let cases = cases(&asked.measure, &values).ok_or_else(|| refused(Refusal::new("hotspot.refusal.no_counts")))?;
    let cases: Vec<(Id<Village>, u32)> = ids.into_iter().zip(cases).collect();
    Scan::of_cases(world, &geography, &cases, &options).map_err(refused)
}

fn with_value(others: &[Cell], value: Option<f64>) -> Vec<Cell> {
    let mut row = others.to_vec();
    row[0] = number(value);
    row
}

fn fill(row: &mut [Cell], nth: usize, cluster: &Cluster, village: Id<Village>) {
    let tier = Confidence::of(cluster.p).map_or(Tier::Ordinary, |confidence| Tier::Found(Side::High, confidence));
    let is_center = cluster.villages.first() == Some(&village);
    let told = [
        Cell::Empty,
        number(Some(cluster.p)),
        number(Some(cluster.p)),
        Cell::text(tier.code()),
        number(Some((nth + 1) as f64)),
        Cell::text(if is_center { "centre" } else { "member" }),
        number(Some(f64::from(cluster.cases))),
        number(Some(cluster.expected)),
        number(Some(cluster.relative_risk)),
        number(Some(cluster.log_likelihood_ratio)),
        number(Some(cluster.radius_km)),
        Cell::day(cluster.days.map(|days| days.first)),
        Cell::day(cluster.days.map(|days| days.last)),
        number(Some(cluster.villages.len() as f64)),
    ];
    row[1..].clone_from_slice(&told);
}

fn name(world: &World, village: Id<Village>) -> &str {
    world.villages.get(village).map_or("", |village| &village.name)
}

fn names(world: &World, cluster: &Cluster, between: &str) -> String {
    cluster.villages.iter().map(|village| name(world, *village)).collect::<Vec<_>>().join(between)
}

fn lines(world: &World, scan: &Scan, language: Language) -> Vec<String> {
    let args: [(&str, &dyn ToString); 4] = [
        ("villages", &scan.villages),
        ("households", &scan.households),
        ("cases", &scan.cases),
        ("clusters", &scan.clusters.len()),
    ];
    let mut lines = vec![language.say_with("cli.hotspots.scanned", &args)];
    for (nth, cluster) in scan.clusters.iter().enumerate() {
        let between = language.say("cli.hotspots.between");
        let mut sentence = Sentence::new("cli.hotspots.cluster")
            .with("nth", nth + 1)
            .with("center", cluster.villages.first().map_or("", |village| name(world, *village)))
            .with("km", format!("{:.1}", cluster.radius_km))
            .with("cases", cluster.cases)
            .with("expected", format!("{:.1}", cluster.expected))
            .with("risk", format!("{:.1}", cluster.relative_risk))
            .with("p", format!("{:.4}", cluster.p))
            .with("names", names(world, cluster, &between));
        if let Some(days) = cluster.days {
            sentence.key = "cli.hotspots.cluster_days".to_owned();
            sentence = sentence.with("from", days.first).with("until", days.last);
        }
        lines.push(language.sentence(&sentence));
    }
    if !scan.left_out.is_empty() {
        lines.push(language.say_with("hotspot.warning.left_out", &[("count", &scan.left_out.len())]));
    }
    if scan.cases_left_out > 0 {
        lines.push(language.say_with("cli.hotspots.cases_left_out", &[("count", &scan.cases_left_out)]));
    }
    lines
}

fn value(asked: &Asked<'_>, world: &World, scan: &Scan) -> Value {
    let code = |id: &Id<Village>| world.villages.get(*id).map_or("", |village| &village.code).to_owned();
    let cluster = |(nth, cluster): (usize, &Cluster)| {
        json!({
            "cluster": nth + 1,
            "centre": cluster.villages.first().map(code),
            "lon": cluster.center[0],
            "lat": cluster.center[1],
            "radius_km": cluster.radius_km,
            "villages": cluster.villages.iter().map(code).collect::<Vec<_>>(),
            "cases": cluster.cases,
            "expected": cluster.expected,
            "relative_risk": cluster.relative_risk,
            "log_likelihood_ratio": cluster.log_likelihood_ratio,
            "p": cluster.p,
            "from": cluster.days.map(|days| days.first.to_string()),
            "until": cluster.days.map(|days| days.last.to_string()),
            "by_category": cluster.by_category,
        })
    };
    json!({
        "ok": true,
        "measure": asked.measure.code(),
        "statistic": "scan",
        "category": asked.category,
        "replications": scan.options.replications,
        "seed": scan.options.seed,
        "villages": scan.villages,
        "households": scan.households,
        "cases": scan.cases,
        "left_out": scan.left_out.len(),
        "cases_left_out": scan.cases_left_out,
        "clusters": scan.clusters.iter().enumerate().map(cluster).collect::<Vec<_>>(),
    })
}
