//! 删除: removes a record of any type.

use crate::model::{Change, Changes, Delta, Id, Refusal, Sentence, Table, World, each_table};

use super::super::checks::{found, what};
use super::super::desk::Desk;
use super::row::RowId;
use super::rules::{Rules, remove_belongings};

/// Remove a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Remove {
    /// The record.
    pub row: RowId,
}

macro_rules! define_remove {
    ($($variant:ident, $field:ident;)*) => {
        impl Remove {
            /// Removes the record with all that is nothing without it, unless others refer to it.
            pub fn changes(&self, world: &World, _desk: &Desk) -> Result<Changes, Refusal> {
                match self.row {
                    $(RowId::$variant(id) => removed(id, &world.$field, world),)*
                }
            }
        }
    };
}
each_table!(define_remove);

/// The changes that remove a row from its table, what belongs to it first.
fn removed<T: Rules>(id: Id<T>, table: &Table<T>, world: &World) -> Result<Changes, Refusal>
where
    Change: From<Delta<T>>,
{
    let row = found(table, id)?;
    row.removable()?;
    let title = row.title(world);
    row.refuse_used(world)?;
    let mut changes = Changes::new(Sentence::new("edit.remove").with("what", what::<T>()).with("name", title));
    row.cut_links(world, &mut changes);
    remove_belongings(id.uuid(), world, &mut changes);
    changes.remove(row);
    Ok(changes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::Edit;
    use crate::edits::trial::{done, refused, refused_with};
    use crate::model::sample::{self, cadre, issue, standing, township, unit, village};
    use crate::model::{CatalogueKind, StepKind};

    #[test]
    fn what_is_in_use_is_kept_and_the_refusal_counts_and_names_its_users() {
        let world = sample::sample_world();
        let said = |id: RowId| refused_with(&world, &Edit::Remove(Remove { row: id }));
        let names = said(township("东样乡").into());
        assert!(names.starts_with("乡镇街道 东样乡 还有 3 条村社区用到："), "{names}");
        assert!(["东一村", "东二村", "东三村"].iter().all(|name| names.contains(name)) && !names.contains("等"));
        assert!(said(village("东二村").into()).contains("还有 2 条问题用到"));
        assert!(said(cadre("赵一").into()).contains("还有 3 条问题用到"));
        assert!(said(cadre("孙三").into()).contains("还有 1 条派驻用到：孙三 → 西一村"));
        let offices = said(unit("样例局").into());
        assert!(offices.contains("还有 3 条问题用到"), "{offices}");
    }

    #[test]
    fn many_users_are_counted_and_the_first_three_named() {
        let world = sample::sample_world();
        let kind = world.entry(CatalogueKind::IssueKind, "issue").unwrap().id;
        assert_eq!(refused(&world, &Edit::remove(kind)), "refusal.catalogue.known");
        let category = world.entry(CatalogueKind::Category, "infrastructure").unwrap().id;
        let said = refused_with(&world, &Edit::remove(category));
        assert!(said.contains("还有 6 条问题用到") && said.contains(" 等。"), "{said}");
        assert_eq!(said.matches("2026-").count(), 3, "{said}");
        done(&world, &Edit::remove(world.entry(CatalogueKind::Category, "livelihood").unwrap().id));
    }

    #[test]
    fn what_is_nothing_without_the_record_goes_with_it() {
        let world = sample::sample_world();
        let (after, said) = done(&world, &Edit::remove(issue("2026-0001")));
        assert!(!after.issue_steps.iter().any(|step| step.issue == issue("2026-0001")));
        assert_eq!(after.issue_steps.len(), world.issue_steps.len() - 1);
        assert_eq!(said, "删除问题：2026-0001 村道塌方未修复");
        let (free, _) = done(&world, &Edit::remove(standing("东一村")));
        let mut free = free;
        free.cadres = free.cadres.iter().filter(|row| row.home_village.is_none()).cloned().collect();
        let (after, _) = done(&free, &Edit::remove(village("东一村")));
        assert_eq!(after.indicators.len(), 0);
    }

    #[test]
    fn every_type_of_record_can_go_when_nothing_uses_it() {
        let world = sample::sample_world();
        done(&world, &Edit::remove(sample::site()));
        done(&world, &Edit::remove(sample::posting("赵一")));
        done(&world, &Edit::remove(world.indicators.iter().next().unwrap().id));
        done(&world, &Edit::remove(world.settings.iter().next().unwrap().id));
        let mut idle = world.clone();
        idle.standings = Table::default();
        idle.issues = idle.issues.iter().filter(|row| row.verifier.is_none()).cloned().collect();
        done(&idle, &Edit::remove(cadre("李四")));
        assert_eq!(refused(&idle, &Edit::remove(Id::<crate::model::Cadre>::named("x"))), "refusal.gone");
    }

    #[test]
    fn an_issue_into_which_another_was_merged_is_kept_and_links_to_a_removed_one_are_cut() {
        let world = sample::sample_world();
        let merge = crate::edits::Merge {
            issue: issue("2026-0001"),
            into: Some(issue("2026-0002")),
            note: String::new(),
            step: Id::named("step"),
            into_step: Id::named("into"),
        };
        let (merged, _) = done(&world, &Edit::Merge(merge));
        assert_eq!(refused(&merged, &Edit::remove(issue("2026-0002"))), "refusal.used");
        let (after, _) = done(&merged, &Edit::remove(issue("2026-0001")));
        let left: Vec<_> = after.issue_steps.iter().filter(|step| step.kind == StepKind::Merge).collect();
        assert_eq!((left.len(), left[0].other), (1, None));
    }
}
