//! 补全目录: adds the lists that a file of an older version does not have.

use crate::model::{CatalogueKind, CatalogueRow, Changes, Refusal, Sentence, World};

use super::catalogue::default_catalogue;

/// Add the shipped rows of the lists that are wholly missing, and the values of those whose rows keep none at all, such
/// as the working days of the levels. What the office has written stays as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CompleteCatalogue;

impl CompleteCatalogue {
    /// Adds rows and values, unless nothing is missing.
    pub fn changes(self, world: &World) -> Result<Changes, Refusal> {
        let shipped = default_catalogue();
        let missing = missing_lists(world);
        if missing.is_empty() {
            return Err(Refusal::new("refusal.catalogue.complete"));
        }
        let mut changes = Changes::new(Sentence::new("edit.complete_catalogue").with("count", missing.len()));
        for row in &shipped {
            match world.entry(row.kind, &row.code) {
                Some(stands) if missing.contains(&row.kind) && stands.value.is_empty() => {
                    changes.change(stands, CatalogueRow { value: row.value.clone(), ..stands.clone() });
                }
                None if is_wholly_missing(world, row.kind) => changes.add(row.clone()),
                _ => {}
            }
        }
        Ok(changes)
    }
}

/// The lists that are wholly missing, or whose rows keep no value though the shipped ones do.
pub fn missing_lists(world: &World) -> Vec<CatalogueKind> {
    let shipped = default_catalogue();
    let lacks_values = |kind| {
        let has_value = |row: &CatalogueRow| row.kind == kind && !row.value.is_empty();
        let stands = |row: &&CatalogueRow| has_value(row) && world.entry(kind, &row.code).is_some();
        shipped.iter().any(|row| stands(&row)) && world.catalogue.find(has_value).is_none()
    };
    let misses = |kind: &CatalogueKind| is_wholly_missing(world, *kind) || lacks_values(*kind);
    CatalogueKind::ALL.into_iter().filter(misses).collect()
}

fn is_wholly_missing(world: &World, kind: CatalogueKind) -> bool {
    world.catalogue.find(|row| row.kind == kind).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::Edit;
    use crate::edits::trial::{done, refused};
    use crate::model::sample;

    #[test]
    fn lists_that_are_wholly_missing_are_added_and_those_of_the_office_stay() {
        let world = sample::sample_world();
        let (after, said) = done(&world, &Edit::CompleteCatalogue(CompleteCatalogue));
        let shipped = default_catalogue();
        let count = |world: &World, kind| world.list(kind).len();
        for kind in [CatalogueKind::Topic, CatalogueKind::Holiday, CatalogueKind::Rating] {
            assert_eq!(count(&after, kind), shipped.iter().filter(|row| row.kind == kind).count());
        }
        for kind in [CatalogueKind::Category, CatalogueKind::Role, CatalogueKind::Level] {
            assert_eq!(count(&after, kind), count(&world, kind), "{kind:?}");
        }
        assert_eq!(after.entry(CatalogueKind::Level, "village").unwrap().value, "10", "the days were not there yet");
        assert!(said.starts_with("补全目录"), "{said}");
        assert_eq!(refused(&after, &Edit::CompleteCatalogue(CompleteCatalogue)), "refusal.catalogue.complete");
    }

    #[test]
    fn a_value_that_the_office_has_set_anywhere_in_a_list_means_that_the_list_is_its_own() {
        let mut world = sample::sample_world();
        let own = |row: &CatalogueRow| match row.kind {
            CatalogueKind::Level => CatalogueRow { value: "7".into(), ..row.clone() },
            _ => row.clone(),
        };
        world.catalogue = world.catalogue.iter().map(own).collect();
        let (after, _) = done(&world, &Edit::CompleteCatalogue(CompleteCatalogue));
        assert_eq!(after.entry(CatalogueKind::Level, "village").unwrap().value, "7");
    }
}
