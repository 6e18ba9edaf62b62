//! The statistics beside those of independent programs on 300 villages, and the planted clusters of the demo county.

#![allow(clippy::expect_used, reason = "a test that cannot read what it is about has to stop")]

use std::collections::BTreeMap;

use cunqing::analysis::hotspots::{
    GlobalMoran, Hotspots, Options, Tier, both_tails, gi_star, local_moran, reached, upper_tail,
};
use cunqing::analysis::scan::{Options as ScanOptions, Question, Scan};
use cunqing::analysis::trends::{Course, Emerging, Pattern};
use cunqing::analysis::weights::{Neighbourhood, Weights};
use cunqing::analysis::{Findings, Measure, Period};
use cunqing::edits::default_catalogue;
use cunqing::exchange::{NewCounty, demo_county, new_county};
use cunqing::geometry::Geography;
use cunqing::model::{Id, Indicator, Village, World};
use jiff::civil::date;

const REFERENCE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/peers/ref/");

/// The rows of a reference table by the names of their columns; `None` where it is not at hand.
#[expect(clippy::print_stdout, reason = "says that it was left out where the reference is not at hand")]
fn reference(name: &str) -> Option<Vec<BTreeMap<String, String>>> {
    let Ok(text) = std::fs::read_to_string(format!("{REFERENCE}{name}")) else {
        println!("left out: no reference {name}");
        return None;
    };
    let mut lines = text.lines().map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
    let titles = lines.next().expect("titles");
    Some(lines.map(|cells| titles.iter().cloned().zip(cells).collect()).collect())
}

fn number(row: &BTreeMap<String, String>, column: &str) -> f64 {
    row[column].parse().expect("a number")
}

/// The 300 villages as a county with their column of open issues.
fn three_hundred() -> Option<(World, Geography)> {
    let file = std::path::PathBuf::from(format!("{REFERENCE}villages_300.gpkg"));
    let (changes, _) = new_county(file.exists().then_some(&file)?, None, NewCounty::default()).expect("a county");
    let mut world = World::default();
    world.apply(&changes);
    let geography = Geography::of(&world, 0.5);
    Some((world, geography))
}

/// Values and queen weights in the order of the references.
fn in_order(rows: &[BTreeMap<String, String>]) -> Option<(Vec<f64>, Weights)> {
    let (world, geography) = three_hundred()?;
    let place_of: BTreeMap<&str, u32> = rows.iter().map(|row| row["code"].as_str()).zip(0..).collect();
    let place = |id: &Id<Village>| place_of[world.villages.get(*id).expect("there").code.as_str()];
    let places: Vec<u32> = geography.villages.iter().map(place).collect();
    let weights = Neighbourhood::Queen.weights(&geography);
    let mut lists = vec![Vec::new(); rows.len()];
    for (area, row) in weights.rows().enumerate() {
        lists[places[area] as usize] = row.iter().map(|other| places[*other as usize]).collect();
    }
    Some((rows.iter().map(|row| number(row, "open_issues")).collect(), Weights::of(&lists)))
}

/// Values, weights, and the rows that they are held against.
type Reference = (Vec<f64>, Weights, Vec<BTreeMap<String, String>>);

fn hotspots_300() -> Option<Reference> {
    let rows = reference("hotspot_300.csv")?;
    let (values, weights) = in_order(&rows)?;
    Some((values, weights, rows))
}

fn is_near(ours: f64, theirs: f64) -> bool {
    (ours - theirs).abs() <= 1e-9 * theirs.abs().max(1.0)
}

#[test]
fn neighbours_are_exactly_those_of_an_independent_program() {
    let (Some((_, weights, rows)), Some(pairs)) = (hotspots_300(), reference("queen_pairs_300.csv")) else { return };
    let ours: Vec<(u32, u32)> = (0..)
        .zip(weights.rows())
        .flat_map(|(area, row)| row.iter().filter(move |other| **other > area).map(move |other| (area, *other)))
        .collect();
    let theirs: Vec<(u32, u32)> =
        pairs.iter().map(|pair| (number(pair, "i") as u32, number(pair, "j") as u32)).collect();
    assert_eq!(ours, theirs);
    assert!(weights.is_symmetric());
    for (row, neighbours) in rows.iter().zip(weights.rows()) {
        assert_eq!(number(row, "queen_n") as usize, neighbours.len());
    }
}

#[test]
fn local_statistics_agree_with_independent_programs() {
    let Some((values, weights, rows)) = hotspots_300() else { return };
    let (gi, moran) = (gi_star(&values, &weights), local_moran(&values, &weights));
    for ((row, gi), moran) in rows.iter().zip(gi).zip(moran) {
        let (gi, moran) = (gi.expect("no island"), moran.expect("no island"));
        let quadrant = ["HH", "LH", "LL", "HL"][number(row, "moran_quad") as usize - 1];
        assert_eq!(moran.quadrant.code(), quadrant);
        for (ours, column) in [
            (gi.share, "gi_star_G"),
            (gi.z, "gi_star_z_ordgetis95"),
            (gi.z, "gi_star_z_esda"),
            (moran.i, "moran_I"),
            (moran.lag, "lag_rowstd"),
            (moran.expected, "moran_EI_totrand"),
            (moran.variance, "moran_VI_totrand"),
            (moran.conditional_expected, "moran_EI_condrand"),
            (moran.conditional_variance, "moran_VI_condrand"),
        ] {
            assert!(is_near(ours, number(row, column)), "{column}: {ours} {}", row[column]);
        }
    }
}

#[test]
fn global_moran_agrees_with_an_independent_program() {
    let (Some((values, weights, _)), Some(rows)) = (hotspots_300(), reference("global_300.csv")) else { return };
    let moran = GlobalMoran::of(&values, &weights, 999, 1).expect("there is one");
    let row = &rows[0];
    assert_eq!((weights.links(), weights.islands().len()), (number(row, "links") as usize, 0));
    for (ours, column) in [
        (moran.i, "moran_I"),
        (moran.expected, "EI"),
        (moran.variance_normal, "VI_norm"),
        (moran.z_normal, "z_norm"),
        (moran.variance_randomised, "VI_rand"),
        (moran.z_randomised, "z_rand"),
    ] {
        assert!(is_near(ours, number(row, column)), "{column}: {ours} {}", row[column]);
    }
    assert_eq!(moran.p_permuted, Some(0.001), "no order of 999 is as regular");
}

/// The conditional moments of the references give a normal approximation of what permutation counts; the distribution of
/// a mean of few neighbours is skewed, so that it holds well in the middle and only roughly far out.
#[test]
fn permutation_finds_what_the_conditional_moments_foretell() {
    let Some((values, weights, rows)) = hotspots_300() else { return };
    let permutations = 9_999;
    let found = reached(&values, &weights, permutations, 7);
    for ((row, moran), reached) in rows.iter().zip(local_moran(&values, &weights)).zip(&found) {
        let moran = moran.expect("no island");
        let z = (moran.i * 300.0 / 299.0 - number(row, "moran_EI_condrand")) / number(row, "moran_VI_condrand").sqrt();
        let is_above = number(row, "open_issues") > values.iter().sum::<f64>() / 300.0;
        let at_least = f64::from(reached.at_least + permutations - reached.at_most) / 2.0 / f64::from(permutations);
        let foretold = upper_tail(if is_above { z } else { -z });
        assert!((at_least - foretold).abs() < 0.06, "{} {at_least} {foretold}", row["code"]);
    }
    assert_eq!(found, reached(&values, &weights, permutations, 7));
    let other = reached(&values, &weights, permutations, 8);
    for (one, other) in found.iter().zip(&other) {
        let p = one.p(permutations);
        let error = (2.0 * p * (1.0 - p) / f64::from(permutations)).sqrt();
        assert!((p - other.p(permutations)).abs() <= 5.0 * error + 2.0 / f64::from(permutations), "{p}");
    }
}

#[test]
fn the_hotspots_of_the_300_villages_are_where_the_values_are_high() {
    let (Some((mut world, geography)), Some(rows)) = (three_hundred(), reference("hotspot_300.csv")) else { return };
    let indicator = |row: &BTreeMap<String, String>| Indicator {
        id: Id::named(&row["code"]),
        village: world.villages.find(|village| village.code == row["code"]).expect("there").id,
        name: "open_issues".to_owned(),
        on: date(2026, 10, 1),
        value: number(row, "open_issues"),
    };
    world.indicators = rows.iter().map(indicator).collect();
    let findings = Findings::of(&world, date(2026, 10, 31));
    let measure = Measure::indicator("open_issues");
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    for permutations in [0, 999] {
        let options = Options { permutations, ..Options::default() };
        let found = Hotspots::of(&world, &findings, &geography, &measure, options).expect("shown");
        assert_eq!((found.areas.len(), found.warnings.len()), (300, 0));
        let hot = found.areas.iter().filter(|area| area.tier.code().starts_with("high_"));
        let hot: Vec<f64> = hot.filter_map(|area| area.value).collect();
        let all: Vec<f64> = found.areas.iter().filter_map(|area| area.value).collect();
        assert!(hot.len() > 10 && mean(&hot) > 1.5 * mean(&all), "{} {}", hot.len(), mean(&hot));
        for evidence in found.areas.iter().map(|area| area.evidence.expect("no island")) {
            assert!(evidence.p <= evidence.p_both_sides && evidence.p_both_sides <= evidence.p_fdr + 1e-12);
            assert!(permutations > 0 || evidence.p == both_tails(evidence.z));
        }
        assert_eq!(found, Hotspots::of(&world, &findings, &geography, &measure, options).expect("shown"));
    }
}

/// The villages of the demo county in which matters were planted, see `exchange::demo`.
const VALLEY: [&str; 8] = [
    "990101203201",
    "990101203200",
    "990101205214",
    "990101205206",
    "990101205203",
    "990101205209",
    "990101205208",
    "990101205207",
];
const QUARTER: &str = "990101003202";

struct Demo {
    world: World,
    geography: Geography,
}

impl Demo {
    fn new() -> Self {
        let mut world = World::default();
        world.apply(&demo_county(default_catalogue()));
        let geography = Geography::of(&world, 0.5);
        Self { world, geography }
    }

    fn village(&self, code: &str) -> Id<Village> {
        self.world.villages.find(|village| village.code == code).expect("in the demo county").id
    }

    fn scan(&self, category: &str) -> Scan {
        let category = Some(category.to_owned()).filter(|category| !category.is_empty());
        let question = Question { category, open_only: true, ..Question::default() };
        Scan::of(&self.world, &self.geography, &question, &ScanOptions::default()).expect("searched")
    }
}

#[test]
fn the_scan_finds_the_planted_clusters() {
    let demo = Demo::new();
    let water = &demo.scan("infrastructure").clusters[0];
    let in_valley = VALLEY.iter().filter(|code| water.villages.contains(&demo.village(code))).count();
    assert!(in_valley >= 5 && water.p <= 0.01, "{in_valley} {water:?}");
    assert!(water.issues.len() == water.cases as usize && water.by_category.len() == 1);
    let land = &demo.scan("governance").clusters[0];
    assert!(land.villages.contains(&demo.village(QUARTER)) && land.p <= 0.01, "{land:?}");
    let weak = demo.world.villages.iter().max_by_key(|village| {
        demo.world.issues.iter().filter(|issue| issue.village == Some(village.id) && issue.state.is_open()).count()
    });
    let old_case = weak.expect("villages").id;
    let all = demo.scan("");
    for (what, village) in [("the old case", old_case), ("the quarter", demo.village(QUARTER))] {
        assert!(all.clusters.iter().any(|cluster| cluster.villages.contains(&village) && cluster.p <= 0.05), "{what}");
    }
    assert!(all.clusters.iter().all(|cluster| cluster.relative_risk > 1.0 && cluster.cases as usize >= 3));
}

#[test]
fn over_time_the_scan_finds_the_months_of_the_water_cluster() {
    let demo = Demo::new();
    let question = Question { topic: Some("water".to_owned()), ..Question::default() };
    let options = ScanOptions { replications: 9, ..ScanOptions::default() };
    let until = (date(2026, 10, 31), 12);
    let found = Scan::over_months(&demo.world, &demo.geography, &question, until, &options).expect("searched");
    let first = &found.clusters[0];
    assert_eq!(first.days, Some(Period { first: date(2026, 7, 1), last: date(2026, 10, 31) }));
    let in_valley = VALLEY.iter().filter(|code| first.villages.contains(&demo.village(code))).count();
    assert!(in_valley >= 5 && first.p <= 0.1 + 1e-12, "{in_valley} {first:?}");
}

#[test]
fn the_planted_clusters_are_hotspots_that_emerge_or_grow() {
    let demo = Demo::new();
    let findings = Findings::of(&demo.world, date(2026, 10, 31));
    let found =
        Hotspots::of(&demo.world, &findings, &demo.geography, &Measure::default(), Options::default()).expect("shown");
    let is_hot = |code: &&&str| {
        let tier = found.village(demo.village(code)).expect("there").tier;
        matches!(tier, Tier::Found(side, _) if side.is_high())
    };
    assert!(VALLEY.iter().filter(is_hot).count() >= 3 && is_hot(&&QUARTER));
    let emerging = Emerging::of(&findings, &demo.geography, Course::Open, Neighbourhood::Queen).expect("followed");
    let pattern = |code: &str| {
        let id = demo.village(code);
        emerging.villages.iter().find(|trend| trend.village == id).expect("there").pattern
    };
    assert!(VALLEY.iter().filter(|code| pattern(code) == Pattern::New).count() >= 3);
    assert_eq!(pattern(QUARTER), Pattern::Growing);
}
