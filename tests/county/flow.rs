//! Every edit, through the file: what is reopened equals memory, undo equals before, redo equals after.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

use crate::tiny_county::*;
use cunqing::model::*;
use cunqing::session::{Access, Session};

/// Edits that between them add, change and remove rows of every table.
fn edits(world: &World) -> Vec<Changes> {
    let mut edits = Vec::new();
    let mut edit = |name: &str, fill: &dyn Fn(&mut Changes)| {
        let mut changes = Changes::new(Sentence::new("edit.test").with("name", name));
        fill(&mut changes);
        edits.push(changes);
    };
    edit("add", &|changes| {
        changes.add(Township { boundary: Some(square(121.0, 29.0)), ..township(7) });
        changes.add(Village { township: township(7).id, ..village(9) });
        changes.add(Site { id: Id::named("another site"), position: None, ..site() });
        changes.add(issue(9));
        changes.add(step(9));
        changes.add(indicator(9));
    });
    edit("boundary", &|changes| {
        let before = world.villages.get(village(1).id).unwrap();
        changes.change(before, Village { boundary: None, ..before.clone() });
        let before = world.villages.get(village(3).id).unwrap();
        let origin = BoundaryOrigin::Approximate;
        changes
            .change(before, Village { boundary: Some(square(120.3, 28.0)), boundary_origin: origin, ..before.clone() });
        let before = world.sites.get(site().id).unwrap();
        changes.change(before, Site { position: Some(Point::new(-0.1, 0.3)), ..before.clone() });
    });
    edit("fields", &|changes| {
        let issue = world.issues.get(issue(0).id).unwrap();
        let closed = Issue {
            state: IssueState::Closed,
            reply: "已通水'。'".into(),
            closed_on: Some(TODAY),
            verifier: Some(cadre(1).id),
            handler: None,
            position: None,
            ..issue.clone()
        };
        changes.change(issue, closed);
        let cadre = world.cadres.get(cadre(1).id).unwrap();
        changes.change(cadre, Cadre { skills: vec![], base: Some(Point::new(120.7, 28.3)), ..cadre.clone() });
        let standing = world.standings.get(standing().id).unwrap();
        changes.change(standing, Standing { score: None, state: StandingState::Relapsed, ..standing.clone() });
        let row = world.indicators.get(indicator(0).id).unwrap();
        changes.change(row, Indicator { value: 1.0 / 3.0, ..row.clone() });
        let row = world.catalogue.get(catalogue_row().id).unwrap();
        changes.change(row, CatalogueRow { active: true, ..row.clone() });
        let row = Setting::new(setting_key::COUNTY_NAME, "云岫县");
        changes.change(&row, Setting { value: "新云岫县".into(), ..row.clone() });
        let unit = world.units.get(unit().id).unwrap();
        changes.change(unit, Unit { valid_until: Some(TODAY), position: None, ..unit.clone() });
        let posting = world.postings.get(posting(0, Place::Village(village(1).id)).id).unwrap();
        changes.change(posting, Posting { place: Place::Site(site().id), until: None, ..posting.clone() });
    });
    edit("twice the same row", &|changes| {
        let one = world.issues.get(issue(1).id).unwrap();
        let two = Issue { title: "第二次".into(), ..one.clone() };
        let three = Issue { title: "第三次".into(), detail: "又改".into(), ..one.clone() };
        changes.change(one, two.clone());
        changes.change(&two, three);
        changes.add(issue(8));
        changes.change(&issue(8), Issue { title: "随即改".into(), ..issue(8) });
    });
    edit("remove", &|changes| {
        changes.remove(world.standings.get(standing().id).unwrap());
        changes.remove(world.issue_steps.get(step(0).id).unwrap());
        changes.remove(world.issues.get(issue(0).id).unwrap());
        changes.remove(world.issues.get(issue(2).id).unwrap());
        world.postings.iter().for_each(|row| changes.remove(row));
        changes.remove(world.sites.get(site().id).unwrap());
        changes.remove(world.villages.get(village(2).id).unwrap());
    });
    edits
}

fn read_again(session: &Session) -> World {
    Session::open(session.path(), Access::Read).unwrap().world().clone()
}

#[test]
fn what_was_made_is_read_again_to_the_last_bit() {
    let folder = tempfile::tempdir().unwrap();
    let session = create(folder.path());
    let mut expected = World::default();
    expected.apply(&changes());
    assert_eq!(session.world(), &expected);
    assert_eq!(session.notes().len(), 0);
    assert_eq!(session.desk().today, TODAY);
    assert_eq!(session.undoable(), None, "the making of a file is not undone");
}

#[test]
fn after_each_edit_the_file_equals_memory_undo_gives_before_and_redo_gives_after() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = create(folder.path());
    let start = session.world().clone();
    for edit in edits(&start) {
        let before = session.world().clone();
        session.perform_changes(&edit).unwrap();
        let after = session.world().clone();
        assert_ne!(before, after);
        assert_eq!(read_again(&session), after, "{:?}", edit.sentence);
        assert_eq!(session.undoable(), Some(&edit.sentence));
        assert_eq!(session.undo().unwrap(), edit.sentence);
        assert_eq!(session.world(), &before, "undo of {:?}", edit.sentence);
        assert_eq!(read_again(&session), before);
        assert_eq!(session.redoable(), Some(&edit.sentence));
        assert_eq!(session.redo().unwrap(), edit.sentence);
        assert_eq!(session.world(), &after, "redo of {:?}", edit.sentence);
        assert_eq!(read_again(&session), after);
        assert_eq!(session.undo().unwrap(), edit.sentence);
    }
    assert_eq!(session.world(), &start);
    assert_eq!(session.check_file().unwrap().into_iter().filter(|found| found.is_error).collect::<Vec<_>>(), vec![]);
}

#[test]
fn undo_and_redo_reach_across_sessions() {
    let folder = tempfile::tempdir().unwrap();
    let mut worlds = vec![create(folder.path()).world().clone()];
    let all = edits(&worlds[0]);
    let chosen = [&all[0], &all[2], &all[3]];
    for edit in chosen {
        let mut session = Session::open(&path(folder.path()), Access::Write).unwrap();
        session.perform_changes(edit).unwrap();
        worlds.push(session.world().clone());
    }
    for expected in worlds.iter().rev().skip(1) {
        let mut session = Session::open(&path(folder.path()), Access::Write).unwrap();
        session.undo().unwrap();
        assert_eq!(session.world(), expected);
    }
    for expected in worlds.iter().skip(1) {
        let mut session = Session::open(&path(folder.path()), Access::Write).unwrap();
        session.redo().unwrap();
        assert_eq!(session.world(), expected);
    }
    let mut session = Session::open(&path(folder.path()), Access::Write).unwrap();
    assert!(session.redo().is_err());
    session.undo().unwrap();
    session.perform_changes(&all[1]).unwrap();
    assert_eq!(session.redoable(), None, "a new edit ends the redo");
    let history = session.history(100).unwrap();
    assert_eq!(history[0].sentence, all[1].sentence);
    assert_eq!(history.len(), 1 + 3 + 3 + 3 + 2);
    assert_eq!(history.iter().filter(|entry| entry.undone).count(), 1);
}

#[test]
fn an_edit_that_the_file_refuses_leaves_file_and_memory_as_they_were() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = create(folder.path());
    let before = session.world().clone();
    let bytes = std::fs::read(session.path()).unwrap();
    let mut changes = Changes::new(Sentence::new("edit.test"));
    changes.add(issue(20));
    changes.remove(&unit());
    let error = session.perform_changes(&changes).unwrap_err();
    assert_eq!(error.sentence().key, "store.referenced");
    let mut changes = Changes::new(Sentence::new("edit.test"));
    changes.add(issue(20));
    changes.add(issue(1));
    let error = session.perform_changes(&changes).unwrap_err();
    assert_eq!(error.sentence().key, "store.conflict");
    assert_eq!(session.world(), &before);
    assert_eq!(read_again(&session), before);
    assert_eq!(std::fs::read(session.path()).unwrap(), bytes);
}

#[test]
fn opening_and_looking_changes_no_byte() {
    let folder = tempfile::tempdir().unwrap();
    drop(create(folder.path()));
    let before = std::fs::read(path(folder.path())).unwrap();
    for access in [Access::Write, Access::Read] {
        let session = Session::open(&path(folder.path()), access).unwrap();
        session.history(10).unwrap();
        session.check_file().unwrap();
    }
    assert_eq!(std::fs::read(path(folder.path())).unwrap(), before);
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["county.gpkg"], "nothing is left beside the file");
}

#[test]
fn the_same_county_makes_the_same_bytes() {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let bytes = [one, two].map(|folder| {
        drop(create(folder.path()));
        std::fs::read(path(folder.path())).unwrap()
    });
    assert!(bytes[0] == bytes[1]);
}
