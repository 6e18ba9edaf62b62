//! 导入: takes over rows that an import has computed, as one edit.

use crate::model::{Change, Changes, Delta, Record, Refusal, Table, World, each_table};

use super::desk::Desk;

/// The changes as they are, unless a row no longer stands as it did when the import was computed. The steps that issues
/// have taken are recorded by the person at the desk, whom the import did not know.
pub(super) fn import(changes: &Changes, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
    if changes.rows.is_empty() {
        return Err(Refusal::new("refusal.import.nothing"));
    }
    let stale = changes.rows.iter().filter(|row| !still_fits(row, world)).count();
    if stale > 0 {
        return Err(Refusal::new("refusal.import.stale").with("count", stale));
    }
    let mut changes = changes.clone();
    changes.rows.iter_mut().for_each(|row| sign(row, desk));
    Ok(changes)
}

/// Puts the author under a new step that has none.
fn sign(row: &mut Change, desk: &Desk) {
    if let Change::IssueStep(Delta { before: None, after: Some(step) }) = row
        && step.author.is_empty()
    {
        step.author.clone_from(&desk.author);
    }
}

macro_rules! define_still_fits {
    ($($variant:ident, $field:ident;)*) => {
        /// Whether the row still stands in the world as the change says.
        fn still_fits(row: &Change, world: &World) -> bool {
            match row { $(Change::$variant(delta) => fits(delta, &world.$field),)* }
        }
    };
}
each_table!(define_still_fits);

/// Whether the row before the change is the one in the table, and a new row is not in it yet.
fn fits<T: Record>(delta: &Delta<T>, table: &Table<T>) -> bool {
    match (&delta.before, &delta.after) {
        (Some(before), _) => table.get(before.id()) == Some(&**before),
        (None, Some(after)) => table.get(after.id()).is_none(),
        (None, None) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::Edit;
    use crate::edits::trial::{done, refused, refused_with};
    use crate::model::sample::{self, TODAY, issue, new_issue};
    use crate::model::{Id, Issue, IssueStep, Sentence};

    #[test]
    fn all_rows_are_taken_over_as_one_edit() {
        let world = sample::sample_world();
        let mut changes = Changes::new(Sentence::new("edit.add").with("what", "").with("name", "清单"));
        changes.add(new_issue("A", "某事", Some("东一村"), TODAY));
        let before = world.issues.get(issue("2026-0001")).unwrap();
        changes.change(before, Issue { supervised: true, ..before.clone() });
        let (after, _) = done(&world, &Edit::Import(changes));
        assert!(after.issues.get(issue("A")).is_some());
        assert!(after.issues.get(issue("2026-0001")).unwrap().supervised);
    }

    #[test]
    fn steps_are_recorded_by_whoever_takes_the_import_over() {
        let world = sample::sample_world();
        let known = world.issue_steps.iter().next().unwrap().clone();
        let mut changes = Changes::new(Sentence::new("edit.add").with("what", "").with("name", "清单"));
        let (new, signed) = (Id::named("new step"), Id::named("signed step"));
        changes.add(IssueStep { id: new, author: String::new(), ..known.clone() });
        changes.add(IssueStep { id: signed, author: "甲".into(), ..known.clone() });
        let (after, _) = done(&world, &Edit::Import(changes));
        let author = |id| after.issue_steps.get(id).unwrap().author.clone();
        assert_eq!([author(new), author(signed), author(known.id)], ["测试", "甲", &known.author]);
    }

    #[test]
    fn rows_that_have_changed_since_the_preview_are_refused() {
        let mut world = sample::sample_world();
        let mut changes = Changes::new(Sentence::new("edit.add"));
        changes.add(new_issue("A", "某事", Some("东一村"), TODAY));
        world.apply(&changes);
        assert_eq!(refused_with(&world, &Edit::Import(changes)), "预览之后文件有改动，涉及 1 行，请重新预览");
        let mut changes = Changes::new(Sentence::new("edit.add"));
        let before = Issue { title: "别的".into(), ..world.issues.get(issue("2026-0001")).unwrap().clone() };
        changes.remove(&before);
        assert_eq!(refused(&world, &Edit::Import(changes)), "refusal.import.stale");
        assert_eq!(refused(&world, &Edit::Import(Changes::new(Sentence::new("edit.add")))), "refusal.import.nothing");
    }
}
