//! 22,500 real requests of a city, read through a mapping file into a county made for the test: what stands in it
//! afterwards agrees with what the file says, counted without our import.

#![allow(clippy::print_stderr, reason = "a test that was left out says so")]
#![allow(clippy::expect_used, reason = "a test that cannot read what it is about has to stop")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use cunqing::edits::default_catalogue;
use cunqing::exchange::{ImportOptions, ImportPlan, Mapping, ReadOptions, plan_import, read_file};
use cunqing::model::{
    BoundaryOrigin, Changes, Date, Id, Issue, IssueState, Record, Sentence, Township, Village, World,
};

/// The day on which the counts are taken.
const TODAY: Date = jiff::civil::date(2016, 1, 20);
const MAPPING: &str = include_str!("../../data/mappings/boston311.toml");

fn file() -> Option<PathBuf> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/requests311/boston311_2015_sample.csv");
    let path = Path::new(path);
    if !path.exists() {
        eprintln!("left out: {} is not there", path.display());
        return None;
    }
    Some(path.to_owned())
}

/// The rows of the file by title, read without our import.
fn rows(path: &Path) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(path).expect("readable");
    reader.deserialize().map(|row| row.expect("a row")).collect()
}

/// A township of one village for each neighborhood that the file names.
fn county(rows: &[BTreeMap<String, String>]) -> World {
    let mut world = World { catalogue: default_catalogue().into_iter().collect(), ..World::default() };
    let mut changes = Changes::new(Sentence::new("edit.add"));
    let township = Id::named("requests311");
    let boston = Township { id: township, code: "25025".into(), name: "Boston".into(), seat: None, boundary: None };
    changes.add(boston);
    let names: BTreeSet<&str> = rows.iter().map(|row| row["neighborhood"].as_str()).filter(|n| !n.is_empty()).collect();
    for (nth, name) in names.into_iter().enumerate() {
        changes.add(Village {
            id: Id::named(&format!("requests311:{name}")),
            township,
            code: format!("25025{nth:03}"),
            name: name.to_owned(),
            full_name: String::new(),
            kind: "village".into(),
            households: None,
            population: None,
            position: None,
            boundary: None,
            boundary_origin: BoundaryOrigin::Given,
        });
    }
    world.apply(&changes);
    world
}

fn imported(path: &Path, world: &World) -> ImportPlan {
    let mapping = Mapping::parse(MAPPING).expect("a mapping");
    let sheet = read_file(path, &ReadOptions::default()).expect("a table");
    let options = ImportOptions { mapping, create_units: true, ..ImportOptions::default() };
    plan_import(world, &sheet, Issue::TABLE, &options).expect("a plan")
}

/// How many there are of each.
fn counted<K: Ord>(keys: impl Iterator<Item = K>) -> BTreeMap<K, usize> {
    let mut counts = BTreeMap::new();
    keys.for_each(|key| *counts.entry(key).or_default() += 1);
    counts
}

#[test]
fn the_counts_of_the_imported_requests_are_those_of_the_file() {
    let Some(path) = file() else { return };
    let rows = rows(&path);
    assert!(rows.len() >= 20_000);
    let mut world = county(&rows);
    let plan = imported(&path, &world);
    assert_eq!((plan.report.added, plan.report.rejected.len()), (rows.len(), 0), "{:?}", plan.report.rejected.first());
    assert_eq!(plan.report.unknown_columns, [""; 0]);
    world.apply(&plan.changes);
    let issues = || world.issues.iter();

    let mapping: toml::Table = toml::from_str(MAPPING).expect("TOML");
    let category = |reason: &str| {
        let values = mapping["values"]["category"].as_table().expect("a table");
        values.get(reason).unwrap_or(&values["*"]).as_str().expect("a code").to_owned()
    };
    let of_file = counted(rows.iter().map(|row| category(&row["reason"])));
    assert_eq!(counted(issues().map(|issue| issue.category.clone())), of_file);
    assert_eq!(of_file.len(), 4);

    let open = rows.iter().filter(|row| row["status"] == "Open").count();
    assert_eq!(issues().filter(|issue| issue.state.is_open()).count(), open);
    assert_eq!(issues().filter(|issue| issue.state == IssueState::Closed).count(), rows.len() - open);

    let today = TODAY.to_string();
    let late = |row: &&BTreeMap<String, String>| !row["target"].is_empty() && row["target"][..10] < *today;
    let overdue = rows.iter().filter(|row| row["status"] == "Open").filter(late).count();
    assert!(overdue > 1000);
    assert_eq!(issues().filter(|issue| issue.is_overdue(TODAY)).count(), overdue);

    let late = |row: &&BTreeMap<String, String>| !row["target"].is_empty() && row["closed"][..10] > row["target"][..10];
    let closed_late = rows.iter().filter(|row| row["status"] == "Closed").filter(late).count();
    let is_late = |issue: &&Issue| issue.closed_on.zip(issue.due_on).is_some_and(|(closed, due)| closed > due);
    assert_eq!(issues().filter(is_late).count(), closed_late);

    let village = |id| world.villages.get(id).map(|village| village.name.clone()).unwrap_or_default();
    let places = counted(issues().map(|issue| issue.village.map(village).unwrap_or_default()));
    assert_eq!(places, counted(rows.iter().map(|row| row["neighborhood"].clone())));
    let units = counted(issues().map(|issue| issue.unit.map(|id| world.units.get(id).expect("made").name.clone())));
    assert_eq!(units, counted(rows.iter().map(|row| Some(row["subject"].clone()))));
    let days = counted(issues().map(|issue| issue.raised_on.to_string()));
    assert_eq!(days, counted(rows.iter().map(|row| row["opened"][..10].to_owned())));
}

#[test]
fn the_same_requests_change_nothing_when_they_come_again() {
    let Some(path) = file() else { return };
    let mut world = county(&rows(&path));
    let first = imported(&path, &world);
    world.apply(&first.changes);
    let again = imported(&path, &world);
    assert_eq!((again.changes.rows.len(), again.report.unchanged), (0, first.report.added));
}
