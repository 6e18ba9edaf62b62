//! Which rows a table shows and in which order; made anew only when something of that has changed.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::model::{Id, Issue, Village, World};
use crate::ui::intent::RecordRef;
use crate::ui::widgets::Spelling;
use crate::words::Language;

use super::cell::{Cell, Scope};
use super::tab::Tab;
use super::{cadres, issues, postings, sites, standings, units, villages};

/// What the user wants to see in one table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Which of the quick views.
    pub view: usize,
    /// Only this category of issues.
    pub category: Option<String>,
    /// What was typed into the filter.
    pub text: String,
}

/// Everything on which the rows depend.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IndexKey {
    /// The file.
    pub path: PathBuf,
    /// Its revision.
    pub revision: u64,
    /// The table.
    pub tab: Tab,
    /// The filter.
    pub filter: Filter,
    /// The column to sort by, and whether downwards.
    pub sort: (usize, bool),
    /// The villages to which the rows are limited, if they are.
    pub only: Option<BTreeSet<Id<Village>>>,
    /// The language, which decides the order of titles.
    pub language: Language,
}

impl IndexKey {
    /// Whether it asks for the rows that another one asked for, be it after an edit or in another language.
    pub fn shows_the_same(&self, other: &Self) -> bool {
        let asked = |key: &Self| (key.path.clone(), key.tab, key.filter.clone(), key.sort, key.only.clone());
        asked(self) == asked(other)
    }
}

/// The rows of one table.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// What they were made from.
    pub key: IndexKey,
    /// The rows, in order.
    pub rows: Vec<RecordRef>,
}

impl Index {
    /// Filters and sorts.
    pub fn of(scope: Scope<'_>, key: IndexKey) -> Self {
        let search = Search::of(scope.world(), &key.filter.text);
        let mut rows: Vec<_> = records(scope, &key)
            .into_iter()
            .filter(|row| search.admits(scope, *row))
            .map(|row| (cell(scope, row, key.sort.0).key(), row))
            .collect();
        rows.sort_by(|a, b| a.0.compare(&b.0, key.sort.1));
        Self { rows: rows.into_iter().map(|(_, row)| row).collect(), key }
    }

    /// Where a record stands.
    pub fn position(&self, record: RecordRef) -> Option<usize> {
        self.rows.iter().position(|row| *row == record)
    }
}

/// How many rows of a table there are within its quick view and within the villages, whatever is typed.
pub fn count(scope: Scope<'_>, tab: Tab, view: usize, only: Option<&BTreeSet<Id<Village>>>) -> usize {
    let filter = Filter { view, ..Filter::default() };
    let key = IndexKey { tab, filter, only: only.cloned(), ..IndexKey::default() };
    records(scope, &key).len()
}

/// The records of the table, of its quick view, of the category and of the villages.
fn records(scope: Scope<'_>, key: &IndexKey) -> Vec<RecordRef> {
    let world = scope.world();
    let view = key.filter.view;
    let near = |row: RecordRef| match &key.only {
        None => true,
        Some(villages) => is_of(scope, row, villages),
    };
    let category = |issue: &Issue| key.filter.category.as_ref().is_none_or(|code| *code == issue.category);
    macro_rules! rows {
        ($table:ident, $module:ident, $variant:ident, $also:expr) => {
            world
                .$table
                .iter()
                .filter(|row| $module::in_view(scope, row, view) && $also(row))
                .map(|row| RecordRef::$variant(row.id))
                .filter(|row| near(*row))
                .collect()
        };
        ($table:ident, $module:ident, $variant:ident) => {
            rows!($table, $module, $variant, |_row| true)
        };
    }
    match key.tab {
        Tab::Issues => rows!(issues, issues, Issue, category),
        Tab::Postings => rows!(postings, postings, Posting),
        Tab::Cadres => rows!(cadres, cadres, Cadre),
        Tab::Standings => rows!(standings, standings, Standing),
        Tab::Villages => rows!(villages, villages, Village),
        Tab::Units => rows!(units, units, Unit),
        Tab::Sites => world.sites.iter().map(|site| RecordRef::Site(site.id)).filter(|row| near(*row)).collect(),
    }
}

/// Whether a record has to do with one of the villages.
fn is_of(scope: Scope<'_>, row: RecordRef, villages: &BTreeSet<Id<Village>>) -> bool {
    match row {
        RecordRef::Cadre(id) => {
            let posts = scope.lookup.posts_of_cadre.get(&id).map(Vec::as_slice).unwrap_or_default();
            posts.iter().any(|id| {
                let village = scope.world().postings.get(*id).and_then(crate::model::Posting::village);
                village.is_some_and(|village| villages.contains(&village))
            })
        }
        RecordRef::Unit(id) => {
            let township = scope.world().units.get(id).and_then(|unit| unit.township);
            township.is_some_and(|township| {
                villages.iter().filter_map(|id| scope.world().villages.get(*id)).any(|row| row.township == township)
            })
        }
        _ => village_of(scope.world(), row).is_some_and(|village| villages.contains(&village)),
    }
}

/// The village to which a record belongs.
pub fn village_of(world: &World, row: RecordRef) -> Option<Id<Village>> {
    match row {
        RecordRef::Issue(id) => world.issues.get(id)?.village,
        RecordRef::Posting(id) => world.postings.get(id)?.village(),
        RecordRef::Standing(id) => world.standings.get(id).map(|standing| standing.village),
        RecordRef::Village(id) => Some(id),
        RecordRef::Site(id) => world.sites.get(id)?.village,
        RecordRef::Cadre(_) | RecordRef::Unit(_) => None,
    }
}

/// One cell of a row.
pub fn cell(scope: Scope<'_>, row: RecordRef, column: usize) -> Cell {
    let world = scope.world();
    let cell = match row {
        RecordRef::Issue(id) => world.issues.get(id).map(|row| issues::cell(scope, row, column)),
        RecordRef::Posting(id) => world.postings.get(id).map(|row| postings::cell(scope, row, column)),
        RecordRef::Cadre(id) => world.cadres.get(id).map(|row| cadres::cell(scope, row, column)),
        RecordRef::Standing(id) => world.standings.get(id).map(|row| standings::cell(scope, row, column)),
        RecordRef::Village(id) => world.villages.get(id).map(|row| villages::cell(scope, row, column)),
        RecordRef::Unit(id) => world.units.get(id).map(|row| units::cell(scope, row, column)),
        RecordRef::Site(id) => world.sites.get(id).map(|row| sites::cell(scope, row, column)),
    };
    cell.unwrap_or_else(|| Cell::text(""))
}

/// What was typed into the filter, with the villages and cadres whose names it means: each name is spelled once, not
/// once for each row.
struct Search {
    typed: String,
    villages: BTreeSet<Id<Village>>,
    cadres: BTreeSet<Id<crate::model::Cadre>>,
}

impl Search {
    fn of(world: &World, typed: &str) -> Self {
        let typed = typed.trim().to_lowercase();
        let mut search = Self { typed, villages: BTreeSet::new(), cadres: BTreeSet::new() };
        if !search.typed.is_empty() {
            let means = |name: &str| Spelling::of(name).matches(&search.typed);
            search.villages = world.villages.iter().filter(|row| means(&row.name)).map(|row| row.id).collect();
            search.cadres = world.cadres.iter().filter(|row| means(&row.name)).map(|row| row.id).collect();
        }
        search
    }

    fn admits(&self, scope: Scope<'_>, row: RecordRef) -> bool {
        if self.typed.is_empty() {
            return true;
        }
        let world = scope.world();
        let cadre = match row {
            RecordRef::Cadre(id) => Some(id),
            RecordRef::Posting(id) => world.postings.get(id).and_then(|row| row.cadre),
            RecordRef::Issue(id) => world.issues.get(id).and_then(|row| row.handler),
            _ => None,
        };
        cadre.is_some_and(|id| self.cadres.contains(&id))
            || village_of(world, row).is_some_and(|id| self.villages.contains(&id))
            || self.stands_in(scope, row)
    }

    /// Whether it stands in one of the texts of the row.
    fn stands_in(&self, scope: Scope<'_>, row: RecordRef) -> bool {
        let columns = 0..Tab::of(row).columns().len();
        columns.into_iter().any(|column| cell(scope, row, column).text.to_lowercase().contains(&self.typed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edit_leaves_the_place_in_the_table_and_another_file_or_filter_begins_at_its_first_row() {
        let key = IndexKey { path: "a.gpkg".into(), ..IndexKey::default() };
        assert!(key.shows_the_same(&IndexKey { revision: 7, language: Language::English, ..key.clone() }));
        assert!(!key.shows_the_same(&IndexKey { path: "b.gpkg".into(), ..key.clone() }));
        assert!(!key.shows_the_same(&IndexKey { sort: (3, true), ..key.clone() }));
        assert!(!key.shows_the_same(&IndexKey { only: Some(BTreeSet::new()), ..key.clone() }));
    }
}
