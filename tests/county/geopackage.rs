//! The file as GDAL sees it. Where GDAL is not installed, these tests say so and are left out.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a test that cannot go on fails")]

use std::path::Path;
use std::process::Command;

use crate::tiny_county::*;
use cunqing::model::*;
use cunqing::session::{Access, Session};

/// What a program of GDAL says; `None` where it is not installed.
fn gdal(program: &str, arguments: &[&str]) -> Option<String> {
    match Command::new(program).args(arguments).output() {
        Ok(output) => {
            let said =
                format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
            assert!(output.status.success(), "{program}: {said}");
            Some(said)
        }
        Err(_) => {
            println!("{program} is not installed: left out");
            None
        }
    }
}

/// Appends what stands in a GeoJSON to a layer, as a user of GDAL would.
fn append(folder: &Path, layer: &str, features: &str) -> Option<()> {
    let more = folder.join("more.geojson");
    std::fs::write(&more, format!(r#"{{"type":"FeatureCollection","features":[{features}]}}"#)).unwrap();
    let file = path(folder);
    let (file, more) = (file.to_str().unwrap(), more.to_str().unwrap());
    let said = gdal("ogr2ogr", &["-append", "-nln", layer, "-nlt", "PROMOTE_TO_MULTI", file, more])?;
    assert_eq!(said.trim(), "");
    Some(())
}

const NEW_VILLAGE: &str = r#"{"type":"Feature","properties":{"name":"外来村","code":"990102099"},"geometry":
    {"type":"Polygon","coordinates":[[[120.4,28.0],[120.5,28.0],[120.5,28.1],[120.4,28.1],[120.4,28.0]]]}}"#;

#[test]
fn gdal_opens_every_table_without_a_warning() {
    let folder = tempfile::tempdir().unwrap();
    drop(create(folder.path()));
    let Some(said) = gdal("ogrinfo", &["-al", "-so", path(folder.path()).to_str().unwrap()]) else { return };
    assert!(!said.to_lowercase().contains("warning") && !said.contains("ERROR"), "{said}");
    for (layer, kind, count) in
        [("township", "Multi Polygon", 2), ("village", "Multi Polygon", 4), ("site", "Point", 1)]
    {
        let part = said.split(&format!("Layer name: {layer}\n")).nth(1).unwrap();
        assert!(part.contains(&format!("\nGeometry: {kind}\nFeature Count: {count}\n")), "{part}");
        assert!(part.contains(r#"ID["EPSG",4490]"#), "{part}");
    }
    for table in ["unit", "cadre", "posting", "issue", "issue_step", "standing", "indicator", "catalogue", "setting"] {
        let part = said.split(&format!("Layer name: {table}\n")).nth(1).unwrap();
        assert!(part.split("Layer name").next().unwrap().contains("\nGeometry: None\n"), "{part}");
    }
    assert!(said.contains("Extent: (120.000000, 28.000000) - (120.300000, 28.100000)"), "{said}");
    let titles = "SELECT title FROM gpkg_data_columns WHERE table_name = 'village' AND column_name = 'households'";
    let said = gdal("ogrinfo", &["-ro", "-q", path(folder.path()).to_str().unwrap(), "-sql", titles]).unwrap();
    assert!(said.contains("户数"), "{said}");
}

#[test]
fn a_village_that_gdal_appends_is_an_edit_from_outside_and_can_be_undone() {
    let folder = tempfile::tempdir().unwrap();
    let before = create(folder.path()).world().clone();
    if append(folder.path(), "village", NEW_VILLAGE).is_none() {
        return;
    }
    let mut session = Session::open(&path(folder.path()), Access::Write).unwrap();
    let new = session.world().villages.find(|village| village.name == "外来村").cloned().unwrap();
    assert_eq!(new.township, township(2).id, "found by the code");
    assert_eq!(new.boundary.as_ref().unwrap().0.len(), 1);
    assert_eq!(new.kind, "village");
    let entry = session.history(1).unwrap().remove(0);
    assert_eq!(
        (entry.external, entry.number, entry.rows, entry.sentence.key.as_str()),
        (true, None, 1, "store.external")
    );
    assert_eq!(session.undo().unwrap().key, "store.external");
    assert_eq!(session.world(), &before);
    assert_eq!(Session::open(session.path(), Access::Read).unwrap().world(), &before);
    let history = session.history(9).unwrap();
    assert!(history[1].external && history[1].undone && history[1].number.is_some());
    session.redo().unwrap();
    assert_eq!(session.world().villages.get(new.id), Some(&new));
    assert_eq!(session.check_file().unwrap().into_iter().filter(|found| found.is_error).count(), 0);
}

#[test]
fn what_gdal_does_while_the_file_is_open_is_seen_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = create(folder.path());
    if append(folder.path(), "village", NEW_VILLAGE).is_none() {
        return;
    }
    let mut changes = Changes::new(Sentence::new("edit.test"));
    changes.add(issue(9));
    session.perform_changes(&changes).unwrap();
    assert!(session.world().villages.find(|village| village.name == "外来村").is_some());
    assert!(session.world().issues.get(issue(9).id).is_some());
    assert!(!session.reload().unwrap());
    let keys: Vec<_> = session.history(2).unwrap().into_iter().map(|entry| entry.sentence.key).collect();
    assert_eq!(keys, ["edit.test", "store.external"]);
}

#[test]
fn an_edit_of_a_row_that_was_changed_outside_is_refused_and_the_file_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = create(folder.path());
    let sql = "UPDATE issue SET title = '外部改动' WHERE number = '2026-0001'";
    let file = path(folder.path());
    if gdal("ogrinfo", &["-q", file.to_str().unwrap(), "-sql", sql]).is_none() {
        return;
    }
    let mut changes = Changes::new(Sentence::new("edit.test"));
    changes.change(&issue(1), Issue { detail: "我的改动".into(), ..issue(1) });
    assert_eq!(session.perform_changes(&changes).unwrap_err().sentence().key, "store.conflict");
    assert_eq!(session.world().issues.get(issue(1).id).unwrap().title, "外部改动");
    session.undo().unwrap();
    assert_eq!(session.world().issues.get(issue(1).id), Some(&issue(1)));
}

#[test]
fn removing_changing_and_mistyping_in_gdal_can_be_undone_too() {
    let folder = tempfile::tempdir().unwrap();
    let before = create(folder.path()).world().clone();
    let file = path(folder.path());
    for sql in [
        "DELETE FROM site",
        "UPDATE village SET geom = NULL, population = 12 WHERE name = '第1村'",
        "UPDATE village SET households = '很多' WHERE name = '第2村'",
        "UPDATE cadre SET phone = 'it''s', active = 0",
    ] {
        if gdal("ogrinfo", &["-q", file.to_str().unwrap(), "-sql", sql]).is_none() {
            return;
        }
    }
    let mut session = Session::open(&file, Access::Write).unwrap_or_else(|error| panic!("{error:?}"));
    assert!(session.world().sites.is_empty());
    assert_eq!(session.world().villages.get(village(1).id).unwrap().boundary, None);
    assert_eq!(session.notes().map(|note| note.key.as_str()).collect::<Vec<_>>(), ["store.note.cell"]);
    session.undo().unwrap();
    assert_eq!(session.world(), &before);
    assert_eq!(Session::open(&file, Access::Read).unwrap().world(), &before);
}

#[test]
fn a_village_without_a_code_goes_to_the_township_of_its_neighbour_and_is_noted() {
    let folder = tempfile::tempdir().unwrap();
    drop(create(folder.path()));
    let nameless = NEW_VILLAGE.replace(r#","code":"990102099""#, "");
    if append(folder.path(), "village", &nameless).is_none() {
        return;
    }
    let mut session = Session::open(&path(folder.path()), Access::Write).unwrap();
    let new = session.world().villages.find(|village| village.name == "外来村").unwrap().clone();
    assert_eq!(new.township, village(2).township);
    assert_eq!(session.notes().map(|note| note.key.as_str()).collect::<Vec<_>>(), ["store.note.township_guessed"]);
    let mut changes = Changes::new(Sentence::new("edit.test"));
    changes.change(&new, Village { code: "990102098".into(), ..new.clone() });
    session.perform_changes(&changes).unwrap();
    session.undo().unwrap();
    session.undo().unwrap();
    assert_eq!(session.world().villages.get(new.id), None);
}
