//! Which rows a table shows and in which order; made anew only when something of that has changed.
//!
//! What does not depend on the filter is prepared once for a revision: the order of all rows by a column, and the text
//! that is looked through. A filter then walks the rows once, and the order once.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::PathBuf;

use crate::model::{Cadre, Date, Id, Village, World};
use crate::ui::intent::RecordRef;
use crate::ui::widgets::Spelling;
use crate::words::Language;

use super::cell::{Cell, Key, Scope};
use super::facet::Chosen;
use super::picked::Picked;
use super::placed::Placed;
use super::tab::Tab;
use super::{activities, cadres, campaigns, documents, households, issues, plans, postings, promises};
use super::{sites, standings, units, villages};

/// What the user wants to see in one table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Which of the quick views.
    pub view: usize,
    /// What was chosen of facets and days.
    pub chosen: Chosen,
    /// What was typed into the filter.
    pub text: String,
    /// The list to which the table is limited, if it is.
    pub picked: Option<Picked>,
}

impl Filter {
    /// Whether it leaves anything out beside what the quick view does.
    pub fn is_narrow(&self) -> bool {
        !self.text.trim().is_empty() || !self.chosen.is_empty()
    }
}

/// What is prepared depends on this.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Moment {
    /// The file.
    pub path: PathBuf,
    /// Its revision.
    pub revision: u64,
    /// The day that counts as today.
    pub today: Date,
    /// The language, which decides the order of titles.
    pub language: Language,
}

/// Everything on which the rows depend.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IndexKey {
    /// The file at a moment.
    pub moment: Moment,
    /// The table.
    pub tab: Tab,
    /// The filter.
    pub filter: Filter,
    /// The column to sort by, and whether downwards.
    pub sort: (usize, bool),
    /// The villages to which the rows are limited, if they are.
    pub only: Option<BTreeSet<Id<Village>>>,
}

impl IndexKey {
    /// Whether it asks for the rows that another one asked for, be it after an edit or in another language.
    pub fn shows_the_same(&self, other: &Self) -> bool {
        let asked = |key: &Self| (key.moment.path.clone(), key.tab, key.filter.clone(), key.sort, key.only.clone());
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

/// What is kept of the tables beside the filters.
#[derive(Debug, Default)]
pub struct Prepared {
    moment: Moment,
    tables: BTreeMap<Tab, PreparedTable>,
}

/// All rows of one table, in the order of their identities.
#[derive(Debug, Default)]
struct PreparedTable {
    rows: Vec<RecordRef>,
    /// What a filter looks through, in small letters; empty until something is typed.
    texts: Vec<String>,
    /// The rows by the column by which they were sorted last.
    order: Option<Sorted>,
}

/// The rows of a table by one column.
#[derive(Debug)]
struct Sorted {
    column: usize,
    /// The places of the rows, upwards; what is empty in the column last.
    upwards: Vec<u32>,
    /// The same downwards; what is empty still last, and what is equal in the same order.
    downwards: Vec<u32>,
}

/// Gives `$do` the table of a tab and the module of its columns.
macro_rules! with_table {
    ($tab:expr, $do:ident) => {
        match $tab {
            Tab::Issues => $do!(issues, issues, Issue),
            Tab::Activities => $do!(activities, activities, Activity),
            Tab::Promises => $do!(promises, promises, Promise),
            Tab::Postings => $do!(postings, postings, Posting),
            Tab::Cadres => $do!(cadres, cadres, Cadre),
            Tab::Standings => $do!(standings, standings, Standing),
            Tab::Villages => $do!(villages, villages, Village),
            Tab::Campaigns => $do!(campaigns, campaigns, Campaign),
            Tab::Documents => $do!(documents, documents, Document),
            Tab::Households => $do!(households, households, Household),
            Tab::Plans => $do!(plans, plans, Plan),
            Tab::Units => $do!(units, units, Unit),
            Tab::Sites => $do!(sites, sites, Site),
        }
    };
}

impl Prepared {
    /// What is prepared of a table at a moment.
    fn table(&mut self, scope: Scope<'_>, moment: &Moment, tab: Tab) -> &mut PreparedTable {
        if self.moment != *moment {
            *self = Self { moment: moment.clone(), tables: BTreeMap::new() };
        }
        self.tables.entry(tab).or_insert_with(|| {
            macro_rules! rows {
                ($table:ident, $module:ident, $variant:ident) => {
                    scope.world().$table.iter().map(|row| RecordRef::$variant(row.id)).collect()
                };
            }
            PreparedTable { rows: with_table!(tab, rows), ..PreparedTable::default() }
        })
    }
}

impl PreparedTable {
    /// Sorts all rows by a column, unless they are.
    fn sort(&mut self, scope: Scope<'_>, tab: Tab, column: usize) {
        if self.order.as_ref().is_some_and(|order| order.column == column) {
            return;
        }
        // Units, villages and kinds stand in many rows: each is spelled once.
        let mut spelled: HashMap<String, String> = HashMap::new();
        let mut key = |cell: Cell| match cell.order {
            super::cell::Order::Text => {
                let spell = || Spelling::order_of(&cell.text);
                Key::Text(spelled.entry(cell.text.clone()).or_insert_with(spell).clone())
            }
            _ => cell.key(),
        };
        macro_rules! keys {
            ($table:ident, $module:ident, $variant:ident) => {
                scope.world().$table.iter().map(|row| key($module::cell(scope, row, column))).collect()
            };
        }
        let keys: Vec<Key> = with_table!(tab, keys);
        let key = |at: &u32| &keys[*at as usize];
        let mut upwards: Vec<u32> = (0..).take(keys.len()).collect();
        upwards.sort_by(|a, b| key(a).cmp(key(b)));
        let (filled, empty) = upwards.split_at(upwards.partition_point(|at| *key(at) != Key::Last));
        let downwards = filled.chunk_by(|a, b| key(a) == key(b)).rev().flatten().chain(empty).copied().collect();
        self.order = Some(Sorted { column, upwards, downwards });
    }

    /// Writes down what a filter looks through, unless that is done.
    fn write(&mut self, scope: Scope<'_>, tab: Tab) {
        if self.texts.len() == self.rows.len() {
            return;
        }
        let columns = tab.columns().len();
        macro_rules! texts {
            ($table:ident, $module:ident, $variant:ident) => {{
                let text = |row| {
                    let cells = (0..columns).map(|column| $module::cell(scope, row, column).text.to_lowercase());
                    cells.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
                };
                scope.world().$table.iter().map(text).collect()
            }};
        }
        self.texts = match tab {
            Tab::Issues => {
                let text = |row| {
                    let mut text = String::with_capacity(160);
                    issues::search_text(scope, row, &mut text);
                    text
                };
                scope.world().issues.iter().map(text).collect()
            }
            _ => with_table!(tab, texts),
        };
    }
}

impl Index {
    /// Filters and sorts.
    pub fn of(scope: Scope<'_>, key: IndexKey, prepared: &mut Prepared) -> Self {
        let table = prepared.table(scope, &key.moment, key.tab);
        table.sort(scope, key.tab, key.sort.0);
        let search = Search::of(scope.world(), &key.filter.text);
        if !search.typed.is_empty() {
            table.write(scope, key.tab);
        }
        let admitted = admitted(scope, &key, &search, &table.texts);
        let order = table.order.iter().flat_map(|order| if key.sort.1 { &order.downwards } else { &order.upwards });
        let rows = order.filter(|at| admitted[**at as usize]).map(|at| table.rows[*at as usize]).collect();
        Self { key, rows }
    }

    /// Where a record stands.
    pub fn position(&self, record: RecordRef) -> Option<usize> {
        self.rows.iter().position(|row| *row == record)
    }
}

/// Whether each row of the table is admitted, in the order of their identities.
fn admitted(scope: Scope<'_>, key: &IndexKey, search: &Search, texts: &[String]) -> Vec<bool> {
    let test = key.filter.chosen.test(scope.today());
    let (view, only) = (key.filter.view, key.only.as_ref());
    let picked = key.filter.picked.as_ref();
    macro_rules! walk {
        ($table:ident, $module:ident, $variant:ident) => {
            scope
                .world()
                .$table
                .iter()
                .enumerate()
                .map(|(at, row)| {
                    picked.is_none_or(|picked| picked.has(RecordRef::$variant(row.id)))
                        && $module::in_view(scope, row, view)
                        && test.admits(|facet| $module::value(scope, row, facet), |field| $module::day(row, field))
                        && only.is_none_or(|villages| is_near(scope, RecordRef::$variant(row.id), row, villages))
                        && search.admits(row, texts.get(at).map_or("", String::as_str))
                })
                .collect()
        };
    }
    with_table!(key.tab, walk)
}

/// How many rows of a table there are within its quick view and within the villages, whatever is typed.
pub fn count(scope: Scope<'_>, tab: Tab, view: usize, only: Option<&BTreeSet<Id<Village>>>) -> usize {
    let filter = Filter { view, ..Filter::default() };
    let key = IndexKey { tab, filter, only: only.cloned(), ..IndexKey::default() };
    let nothing = Search::of(scope.world(), "");
    admitted(scope, &key, &nothing, &[]).into_iter().filter(|row| *row).count()
}

/// Whether a record has to do with one of the villages: a cadre by the postings, a unit by its township.
fn is_near(scope: Scope<'_>, record: RecordRef, row: &impl Placed, villages: &BTreeSet<Id<Village>>) -> bool {
    let world = scope.world();
    match record {
        RecordRef::Cadre(id) => {
            let posts = scope.lookup.posts_of_cadre.get(&id).map(Vec::as_slice).unwrap_or_default();
            let posts = posts.iter().filter_map(|id| world.postings.get(*id));
            posts.filter_map(crate::model::Posting::village).any(|village| villages.contains(&village))
        }
        RecordRef::Unit(id) => {
            let township = world.units.get(id).and_then(|unit| unit.township);
            let townships = villages.iter().filter_map(|id| world.villages.get(*id)).map(|row| row.township);
            township.is_some_and(|township| townships.into_iter().any(|each| each == township))
        }
        RecordRef::Plan(id) => {
            let of_plan = world.plan_items.iter().filter(|item| item.plan == id);
            of_plan.filter_map(|item| item.place).any(|place| match place {
                crate::model::Place::Village(village) => villages.contains(&village),
                _ => false,
            })
        }
        _ => row.is_of(villages),
    }
}

/// The village to which a record belongs; the first of several.
pub fn village_of(world: &World, row: RecordRef) -> Option<Id<Village>> {
    match row {
        RecordRef::Issue(id) => Placed::village(world.issues.get(id)?),
        RecordRef::Activity(id) => Placed::village(world.activities.get(id)?),
        RecordRef::Promise(id) => Placed::village(world.promises.get(id)?),
        RecordRef::Posting(id) => Placed::village(world.postings.get(id)?),
        RecordRef::Standing(id) => Placed::village(world.standings.get(id)?),
        RecordRef::Village(id) => Some(id),
        RecordRef::Document(id) => Placed::village(world.documents.get(id)?),
        RecordRef::Household(id) => Placed::village(world.households.get(id)?),
        RecordRef::Site(id) => Placed::village(world.sites.get(id)?),
        RecordRef::Cadre(_) | RecordRef::Unit(_) | RecordRef::Campaign(_) | RecordRef::Plan(_) => None,
    }
}

/// One cell of a row.
pub fn cell(scope: Scope<'_>, row: RecordRef, column: usize) -> Cell {
    let world = scope.world();
    let cell = match row {
        RecordRef::Issue(id) => world.issues.get(id).map(|row| issues::cell(scope, row, column)),
        RecordRef::Activity(id) => world.activities.get(id).map(|row| activities::cell(scope, row, column)),
        RecordRef::Promise(id) => world.promises.get(id).map(|row| promises::cell(scope, row, column)),
        RecordRef::Posting(id) => world.postings.get(id).map(|row| postings::cell(scope, row, column)),
        RecordRef::Cadre(id) => world.cadres.get(id).map(|row| cadres::cell(scope, row, column)),
        RecordRef::Standing(id) => world.standings.get(id).map(|row| standings::cell(scope, row, column)),
        RecordRef::Village(id) => world.villages.get(id).map(|row| villages::cell(scope, row, column)),
        RecordRef::Campaign(id) => world.campaigns.get(id).map(|row| campaigns::cell(scope, row, column)),
        RecordRef::Document(id) => world.documents.get(id).map(|row| documents::cell(scope, row, column)),
        RecordRef::Household(id) => world.households.get(id).map(|row| households::cell(scope, row, column)),
        RecordRef::Plan(id) => world.plans.get(id).map(|row| plans::cell(scope, row, column)),
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
    cadres: BTreeSet<Id<Cadre>>,
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

    fn admits(&self, row: &impl Placed, text: &str) -> bool {
        self.typed.is_empty()
            || text.contains(&self.typed)
            || (!self.villages.is_empty() && row.is_of(&self.villages))
            || (!self.cadres.is_empty() && row.is_by(&self.cadres))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edit_leaves_the_place_in_the_table_and_another_file_or_filter_begins_at_its_first_row() {
        let at = |path: &str| Moment { path: path.into(), ..Moment::default() };
        let key = IndexKey { moment: at("a.gpkg"), ..IndexKey::default() };
        let later = Moment { revision: 7, language: Language::English, ..key.moment.clone() };
        assert!(key.shows_the_same(&IndexKey { moment: later, ..key.clone() }));
        assert!(!key.shows_the_same(&IndexKey { moment: at("b.gpkg"), ..key.clone() }));
        assert!(!key.shows_the_same(&IndexKey { sort: (3, true), ..key.clone() }));
        assert!(!key.shows_the_same(&IndexKey { only: Some(BTreeSet::new()), ..key.clone() }));
    }
}
