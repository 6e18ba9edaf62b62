//! The county of an earlier day, and the history of a record, through a file.

use std::path::PathBuf;

use jiff::civil::date;

use super::{CellValue, FieldChange, RecordChange, RowEvent, Session};
use crate::analysis::{Agenda, Calendar};
use crate::edits::{Close, Edit, Finish, RowId};
use crate::model::sample::{self, TODAY, cadre, issue, unit, village};
use crate::model::{Changes, Id, Issue, Posting, Record, Sentence, Table, Unit, Village, World};
use crate::words::Language;

/// A session on the sample county.
fn opened(folder: &tempfile::TempDir) -> Session {
    let path: PathBuf = folder.path().join("county.gpkg");
    let mut changes = Changes::new(Sentence::new("edit.amend"));
    let world = sample::sample_world();
    macro_rules! all {
        ($($field:ident)*) => { $(world.$field.iter().cloned().for_each(|row| changes.add(row));)* };
    }
    all!(townships villages units cadres postings issues issue_steps standings catalogue settings);
    Session::create(&path, &changes).unwrap()
}

fn finish(session: &mut Session) {
    let finish =
        Finish { issue: issue("2026-0002"), reply: "修好了".into(), note: String::new(), step: Id::fresh() };
    session.perform(&Edit::Finish(finish)).unwrap();
}

fn history(session: &Session, row: impl Into<RowId>) -> Vec<RecordChange> {
    session.record_history(row.into()).unwrap()
}

/// The fields of a change with their values, in Chinese.
fn lines(session: &Session, table: &str, change: &RecordChange) -> Vec<String> {
    let line = |field: &FieldChange| {
        let (old, new) = field.values(table, session.present(), Language::Chinese);
        format!("{}：{old} → {new}", field.title(Language::Chinese))
    };
    change.fields.iter().map(line).collect()
}

#[test]
fn an_earlier_day_is_looked_at_and_nothing_is_changed_meanwhile() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = opened(&folder);
    let (today, revision) = (session.findings().county.open, session.revision());
    let agenda_today = session.agenda().count();
    session.look_at(Some(date(2026, 7, 31))).unwrap();
    let calendar = Calendar::of(session.world());
    assert_eq!(session.agenda().count(), Agenda::of(session.world(), &calendar, date(2026, 7, 31)).count());
    assert_ne!(session.agenda().count(), agenda_today);
    assert_eq!((session.as_of(), session.desk().today), (Some(date(2026, 7, 31)), date(2026, 7, 31)));
    assert!(session.revision() > revision && session.findings().county.open < today);
    assert_eq!(session.findings().today, date(2026, 7, 31));
    assert!(session.present().issues.len() > session.world().issues.len());
    let note = Edit::amend(Village { households: Some(7), ..session.world().villages.iter().next().unwrap().clone() });
    let refused = session.perform(&note).unwrap_err();
    assert_eq!(refused.sentence().key, "dates.as_of.read_only");
    assert_eq!(session.read_only(), Some(refused.sentence()));
    session.look_at(None).unwrap();
    assert_eq!((session.as_of(), session.findings().county.open), (None, today));
    session.perform(&note).unwrap();
    assert!(session.undoable().is_some());
    session.look_at(Some(date(2026, 7, 31))).unwrap();
    assert!(session.undoable().is_none() && session.undo().is_err());
}

#[test]
fn a_day_that_has_not_come_is_refused_and_today_is_the_county_itself() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = opened(&folder);
    let ahead = session.look_at(Some(date(2026, 11, 1))).unwrap_err();
    assert_eq!(Language::Chinese.refusal(&ahead), "2026-11-01 还没有到，只能看 2026-10-31 及以前的日子");
    session.look_at(Some(TODAY)).unwrap();
    assert_eq!(session.as_of(), None);
}

#[test]
fn what_is_written_elsewhere_meanwhile_is_seen_from_the_same_day() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = opened(&folder);
    session.look_at(Some(date(2026, 7, 31))).unwrap();
    outside(&session, "UPDATE cadre SET duty = '股长' WHERE name = '赵一'");
    assert!(session.reload().unwrap());
    assert_eq!(session.as_of(), Some(date(2026, 7, 31)));
    assert_eq!(session.world().cadres.get(cadre("赵一")).unwrap().duty, "股长");
}

/// What another program does to the file.
fn outside(session: &Session, sql: &str) {
    let sqlite = rusqlite::Connection::open(session.path()).unwrap();
    sqlite.execute_batch(sql).unwrap();
}

#[test]
fn the_history_of_a_record_says_who_changed_what_from_what_to_what() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = opened(&folder);
    session.set_author("台账员");
    let row = session.world().issues.get(issue("2026-0002")).unwrap().clone();
    let detail = "水".repeat(100);
    let changed = Issue {
        title: "水管漏水".into(),
        detail: detail.clone(),
        category: "livelihood".into(),
        leader: Some(cadre("李四")),
        joint_units: vec![unit("西例镇政府")],
        ..row.clone()
    };
    session.perform(&Edit::amend(changed)).unwrap();
    finish(&mut session);
    let found = history(&session, row.id);
    assert_eq!(found.len(), 3);
    assert_eq!(found[2].told.event, RowEvent::Made, "made with the file");
    let finished = lines(&session, "issue", &found[0]);
    assert_eq!(
        finished,
        [
            "状态：办理中 → 办结待核",
            "答复：（空） → 修好了",
            "答复日期：（空） → 2026-10-31",
            "办结日期：（空） → 2026-10-31"
        ]
    );
    let amended = lines(&session, "issue", &found[1]);
    for line in [
        "事项：饮水管网漏水 → 水管漏水",
        "类别：基建 → 民生",
        "包案领导：（空） → 李四",
        "协办单位：（空） → 西例镇政府",
    ] {
        assert!(amended.iter().any(|found| found == line), "{line} is not in {amended:?}");
    }
    assert!(amended.contains(&format!("详情：（空） → {}…", "水".repeat(60))));
    assert_eq!((found[1].told.author.as_str(), found[1].told.external), ("台账员", false));
    let english: Vec<String> = found[1].fields.iter().map(|field| field.title(Language::English)).collect();
    assert!(english.contains(&"Leader in charge".to_owned()), "{english:?}");
}

#[test]
fn changes_from_outside_are_told_as_such() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = opened(&folder);
    outside(&session, "UPDATE cadre SET duty = '股长' WHERE name = '赵一'");
    session.reload().unwrap();
    let found = history(&session, cadre("赵一"));
    assert!(found[0].told.external && found[0].told.number.is_none());
    assert_eq!(lines(&session, "cadre", &found[0]), ["职务：干事 → 股长"]);
    finish(&mut session);
    let found = history(&session, cadre("赵一"));
    assert!(found[0].told.external && found[0].told.number.is_some());
}

#[test]
fn a_field_is_put_back_by_an_edit_that_can_be_undone() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = opened(&folder);
    let before = session.world().villages.get(village("东一村")).unwrap().clone();
    session.perform(&Edit::amend(Village { households: Some(7), name: "东壹村".into(), ..before.clone() })).unwrap();
    session.perform(&Edit::amend(Village { households: Some(8), name: "东壹村".into(), ..before.clone() })).unwrap();
    let found = history(&session, before.id);
    let households = found[1].fields.iter().find(|field| field.cell.column == "households").unwrap();
    assert_eq!(households.cell.old, CellValue::Number(200.0));
    session.perform(households.restore.as_ref().unwrap()).unwrap();
    let after = session.world().villages.get(before.id).unwrap();
    assert_eq!((after.households, after.name.as_str()), (before.households, "东壹村"), "one field, not the row");
    let found = history(&session, before.id);
    let same =
        found.iter().flat_map(|change| &change.fields).filter(|field| field.cell.old == CellValue::Number(200.0));
    assert!(same.clone().count() > 0 && same.clone().all(|field| field.restore.is_none()), "it holds that value now");
    session.undo().unwrap();
    assert_eq!(session.world().villages.get(before.id).unwrap().households, Some(8));
}

#[test]
fn a_point_is_put_back_whole() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = opened(&folder);
    let before = session.world().units.get(unit("样例局")).unwrap().clone();
    let moved = Unit { position: Some(crate::model::Point::new(119.2, 28.3)), ..before.clone() };
    session.perform(&Edit::amend(moved)).unwrap();
    let found = history(&session, before.id);
    let lon = found[0].fields.iter().find(|field| field.cell.column == "lon").unwrap();
    session.perform(lon.restore.as_ref().unwrap()).unwrap();
    assert_eq!(session.world().units.get(before.id), Some(&before));
}

#[test]
fn what_only_a_verb_may_change_is_not_put_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = opened(&folder);
    finish(&mut session);
    let verifier = Some(cadre("李四"));
    let close = Close {
        issue: issue("2026-0002"),
        verifier,
        reply: String::new(),
        reply_for_parts: false,
        note: String::new(),
        step: Id::fresh(),
    };
    session.perform(&Edit::Close(close)).unwrap();
    let found = history(&session, issue("2026-0002"));
    let state = found[0].fields.iter().find(|field| field.cell.column == "state").unwrap();
    let refused = session.check(state.restore.as_ref().unwrap()).unwrap_err();
    assert_eq!(refused.0.key, "refusal.issue.by_steps");
    let reply = found[1].fields.iter().find(|field| field.cell.column == "reply").unwrap();
    assert_eq!(session.check(reply.restore.as_ref().unwrap()).unwrap_err().0.key, "refusal.empty");
}

#[test]
fn a_record_that_was_removed_and_brought_back_has_its_whole_history() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = opened(&folder);
    let row = session.world().postings.iter().next().unwrap().clone();
    session.perform(&Edit::amend(Posting { note: "两年".into(), ..row.clone() })).unwrap();
    session.perform(&Edit::remove(row.id)).unwrap();
    assert_eq!(history(&session, row.id)[0].told.event, RowEvent::Removed);
    session.undo().unwrap();
    let events: Vec<RowEvent> = history(&session, row.id).iter().map(|change| change.told.event).collect();
    assert_eq!(events, [RowEvent::Made, RowEvent::Removed, RowEvent::Changed, RowEvent::Made]);
    assert_eq!(lines(&session, Posting::TABLE.0, &history(&session, row.id)[2]), ["备注：（空） → 两年"]);
}

#[test]
fn every_column_of_every_table_has_an_english_title() {
    let mut missing = Vec::new();
    for (table, column) in crate::store::column_names() {
        let key = format!("dates.field.{column}");
        if Language::English.say(&key) == key {
            missing.push((table, column));
        }
    }
    assert_eq!(missing, []);
}

#[test]
fn an_empty_county_has_no_earlier_days_to_stumble_over() {
    let world = World { issues: Table::default(), ..World::default() };
    assert_eq!(crate::analysis::world_as_of(&world, TODAY), world);
}
