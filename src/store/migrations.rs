//! Brings files of an older schema up to date: on a copy, which is checked and then takes the file's place.

use std::path::Path;

use rusqlite::Connection;

use crate::model::Progress;

use super::error::StoreError;
use super::header::beside;
use super::{backup, connection, schema};

/// One step from a schema to the next. It changes tables and, where it does, makes their triggers anew.
pub(super) type Step = fn(&Connection) -> rusqlite::Result<()>;

/// The step from schema `n` stands at `n - 1`. Schema 1 is the first that was shipped; schema 2 has the records of the
/// ledgers: activities, promises, documents, campaigns, plans, households, months, attachments, criteria; schema 3 has
/// the day on which the plan of a weak village was made; schema 4 has the marks of plans of postings, their day and rules,
/// and the units and origins of their lines.
pub(super) const STEPS: [Step; 3] = [schema::complete; 3];

/// Migrates the file at `path` from the schema `from` by the steps `steps`, with a backup before. Nobody else writes it.
pub(super) fn migrate(path: &Path, from: i64, steps: &[Step], at: &str) -> Result<(), StoreError> {
    backup::make(path, at, Progress::UNWATCHED)?;
    let copy = beside(path, ".migrating");
    let _ = std::fs::remove_file(&copy);
    backup::copy(&connection::reading(path)?, &copy, Progress::UNWATCHED)?;
    let migrated = take_steps(&copy, from, steps)
        .and_then(|()| backup::sync(&copy))
        .and_then(|()| std::fs::rename(&copy, path).map_err(|error| StoreError::io(path, &error)));
    if migrated.is_err() {
        let _ = std::fs::remove_file(&copy);
    }
    migrated
}

/// A file of an older schema to be read only: a copy in memory, brought up to date. The file stays as it is.
pub(super) fn read_older(path: &Path, from: i64, steps: &[Step]) -> Result<Connection, StoreError> {
    let mut copy = connection::new(Path::new(":memory:"))?;
    backup::pages(&connection::reading(path)?, &mut copy, path, Progress::UNWATCHED)?;
    take_steps_in(&copy, path, from, steps)?;
    copy.pragma_update(None, "query_only", true).map_err(|error| StoreError::sqlite(path, &error))?;
    Ok(copy)
}

fn take_steps(copy: &Path, from: i64, steps: &[Step]) -> Result<(), StoreError> {
    take_steps_in(&connection::writing(copy)?, copy, from, steps)
}

fn take_steps_in(sqlite: &Connection, copy: &Path, from: i64, steps: &[Step]) -> Result<(), StoreError> {
    let failed = |error: rusqlite::Error| StoreError::sqlite(copy, &error);
    let all = sqlite.unchecked_transaction().map_err(failed)?;
    let first = usize::try_from(from - 1).unwrap_or(0);
    for (step, number) in steps.iter().skip(first).zip(from + 1..) {
        step(&all).and_then(|()| all.execute("UPDATE cunqing SET schema = ?1", [number]).map(drop)).map_err(failed)?;
    }
    all.commit().map_err(failed)?;
    if backup::is_whole(sqlite).map_err(failed)? {
        Ok(())
    } else {
        Err(StoreError::Damaged { path: copy.to_owned(), backup: None })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Changes, Sentence, Setting};
    use crate::store::create;
    use crate::store::journal::{EditKind, Meta};

    const AT: &str = "2026-10-31T00:00:00.000Z";

    fn file() -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("county.gpkg");
        let mut changes = Changes::new(Sentence::new("edit.create"));
        changes.add(Setting::new("county_name", "云岫县"));
        let meta = Meta {
            at: AT.into(),
            author: String::new(),
            text: String::new(),
            outside: (Sentence::new("store.external"), String::new()),
            kind: EditKind::Create,
            target: None,
        };
        create(&path, &changes, &meta, Progress::UNWATCHED).unwrap();
        (folder, path)
    }

    #[test]
    fn a_pretended_step_is_taken_on_a_copy_after_a_backup() {
        let (_folder, path) = file();
        let pretended: Step = |file| file.execute_batch("ALTER TABLE village ADD COLUMN pretended TEXT DEFAULT 'so'");
        let steps: Vec<Step> = STEPS.into_iter().chain([pretended]).collect();
        migrate(&path, schema::SCHEMA, &steps, AT).unwrap();
        let migrated = connection::reading(&path).unwrap();
        assert_eq!(schema::number(&migrated).unwrap(), Some(schema::SCHEMA + 1));
        assert!(migrated.prepare("SELECT pretended FROM village").is_ok());
        let backup = connection::reading(&backup::newest_good(&path).unwrap()).unwrap();
        assert_eq!(schema::number(&backup).unwrap(), Some(schema::SCHEMA));
    }

    #[test]
    fn a_file_of_schema_2_gets_the_day_of_the_plan() {
        let (_folder, path) = file();
        let older = connection::writing(&path).unwrap();
        schema::drop_triggers(&older, "standing").unwrap();
        older
            .execute_batch(
                "ALTER TABLE standing DROP COLUMN planned_on;
                 DELETE FROM gpkg_data_columns WHERE column_name = 'planned_on';
                 UPDATE cunqing SET schema = 2",
            )
            .unwrap();
        drop(older);
        assert!(read_older(&path, 2, &STEPS).unwrap().prepare("SELECT planned_on FROM standing").is_ok());
        migrate(&path, 2, &STEPS, AT).unwrap();
        let migrated = connection::reading(&path).unwrap();
        assert_eq!(schema::number(&migrated).unwrap(), Some(schema::SCHEMA));
        assert!(migrated.prepare("SELECT planned_on FROM standing").is_ok());
    }

    #[test]
    fn a_file_of_schema_3_gets_the_marks_of_plans_and_keeps_what_its_plans_say() {
        let (_folder, path) = file();
        let older = connection::writing(&path).unwrap();
        ["plan", "plan_item"].into_iter().for_each(|table| schema::drop_triggers(&older, table).unwrap());
        older
            .execute_batch(
                "ALTER TABLE plan DROP COLUMN takes_effect_on;
                 ALTER TABLE plan DROP COLUMN rules;
                 DROP INDEX plan_item_unit;
                 ALTER TABLE plan_item DROP COLUMN unit;
                 ALTER TABLE plan_item DROP COLUMN origin;
                 DELETE FROM gpkg_data_columns WHERE table_name = 'plan_mark';
                 DELETE FROM gpkg_data_columns WHERE table_name IN ('plan', 'plan_item')
                   AND column_name IN ('takes_effect_on', 'rules', 'unit', 'origin');
                 DELETE FROM gpkg_contents WHERE table_name = 'plan_mark';
                 DROP TABLE plan_mark;
                 INSERT INTO plan (uuid, title, state, made_on) VALUES
                   ('0197a000-0000-7000-8000-000000000002', '四季度调整', 'draft', '2026-10-01');
                 INSERT INTO plan_item (uuid, plan, starts_on, reason) VALUES
                   ('0197a000-0000-7000-8000-000000000001', '0197a000-0000-7000-8000-000000000002', '2026-11-01', '近');
                 UPDATE cunqing SET schema = 3",
            )
            .unwrap();
        drop(older);
        assert!(read_older(&path, 3, &STEPS).unwrap().prepare("SELECT kind FROM plan_mark").is_ok());
        migrate(&path, 3, &STEPS, AT).unwrap();
        let migrated = connection::reading(&path).unwrap();
        assert_eq!(schema::number(&migrated).unwrap(), Some(schema::SCHEMA));
        let line = migrated.query_row("SELECT reason, origin, unit FROM plan_item", [], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, Option<String>>(2)?))
        });
        assert_eq!(line.unwrap(), ("近".to_owned(), "hand".to_owned(), None));
        assert!(migrated.prepare("SELECT takes_effect_on, rules FROM plan").is_ok());
    }

    #[test]
    fn a_step_that_fails_leaves_the_file_as_it_was() {
        let (_folder, path) = file();
        let before = std::fs::read(&path).unwrap();
        let steps: [Step; 1] = [|file| file.execute_batch("DROP TABLE setting; SELECT no_such_function()")];
        assert!(migrate(&path, 1, &steps, AT).is_err());
        assert_eq!(std::fs::read(&path).unwrap(), before);
        assert!(!beside(&path, ".migrating").exists());
    }
}
