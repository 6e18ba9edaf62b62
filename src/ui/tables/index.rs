//! Which rows a table shows and in which order; made anew only when something of that has changed.
//!
//! What does not depend on the filter is prepared: the order of all rows by a column. A filter then walks the rows once, and
//! the order once. After an edit only the rows that are others than before find their place in the order anew, and only the
//! words of those issues are written anew.

use std::any::Any;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::PathBuf;
use std::ptr::addr_eq;
use std::sync::Arc;

use crate::model::{Cadre, Campaign, CatalogueRow, Date, Id, Table, Township, Unit, Village, World};
use crate::ui::intent::RecordRef;
use crate::ui::widgets::Spelling;
use crate::words::Language;

use super::cell::{Cell, Key, Order, Scope};
use super::facet::Chosen;
use super::order::{FRESH, Sorted};
use super::picked::Picked;
use super::placed::Placed;
use super::tab::Tab;
use super::typed::{Spelled, Typed};
use super::words::{self, Words};
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
    tables: BTreeMap<Tab, PreparedTable>,
    spelled: Spelled,
}

/// All rows of one table, in the order of their identities.
#[derive(Debug, Default)]
struct PreparedTable {
    moment: Moment,
    around: Around,
    /// The rows as they are in memory: kept, so that no other row can come to stand there.
    rows: Vec<(RecordRef, Arc<dyn Any + Send + Sync>)>,
    /// What a filter looks through: of the issues their own words, of a small table all cells; empty until it is needed.
    words: Words,
    /// The rows by the column by which they were sorted last.
    order: Option<(usize, Sorted)>,
}

/// The tables from which the names in other tables are.
#[derive(Debug, Default)]
struct Around {
    townships: Table<Township>,
    villages: Table<Village>,
    units: Table<Unit>,
    cadres: Table<Cadre>,
    campaigns: Table<Campaign>,
    catalogue: Table<CatalogueRow>,
}

impl Around {
    fn of(world: &World) -> Self {
        Self {
            townships: world.townships.clone(),
            villages: world.villages.clone(),
            units: world.units.clone(),
            cadres: world.cadres.clone(),
            campaigns: world.campaigns.clone(),
            catalogue: world.catalogue.clone(),
        }
    }

    /// Whether the names are still the same.
    fn is_same(&self, world: &World) -> bool {
        self.townships.is_same(&world.townships)
            && self.villages.is_same(&world.villages)
            && self.units.is_same(&world.units)
            && self.cadres.is_same(&world.cadres)
            && self.campaigns.is_same(&world.campaigns)
            && self.catalogue.is_same(&world.catalogue)
    }
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

impl PreparedTable {
    /// Prepares the rows at a moment, sorted by a column; what an edit left as it was stays.
    fn refresh(&mut self, scope: Scope<'_>, moment: &Moment, tab: Tab, column: usize) {
        if self.moment != *moment || self.order.is_none() {
            let same_names = self.around.is_same(scope.world());
            let same_sight = same_names
                && (&self.moment.path, self.moment.today, self.moment.language)
                    == (&moment.path, moment.today, moment.language);
            let origins = self.follow(scope, tab);
            self.words = if same_names && tab == Tab::Issues && self.words.len() > 0 {
                self.words.following(&origins, |at, text| write(scope, tab, self.rows[at].0, text))
            } else {
                Words::default()
            };
            let order = self.order.take().filter(|(by, _)| same_sight && *by == column && tab.says_its_row(column));
            self.order = order.map(|(by, sorted)| {
                let keys = Keys::of(scope, tab, column);
                (by, sorted.following(&origins, |at| keys.key(self.rows[at].0)))
            });
            (self.moment, self.around) = (moment.clone(), Around::of(scope.world()));
        }
        if self.order.as_ref().is_none_or(|(by, _)| *by != column) {
            self.order = Some((column, Sorted::of(Keys::of(scope, tab, column).all())));
        }
    }

    /// Takes the rows as they stand now, and says of each where it stood before; what has changed is fresh.
    fn follow(&mut self, scope: Scope<'_>, tab: Tab) -> Vec<u32> {
        let mut before = (0..).zip(std::mem::take(&mut self.rows)).peekable();
        let mut origins = Vec::new();
        macro_rules! follow {
            ($table:ident, $module:ident, $variant:ident) => {
                for (id, row) in scope.world().$table.shared() {
                    let record = RecordRef::$variant(id);
                    while before.next_if(|(_, (other, _))| *other < record).is_some() {}
                    let same = |(_, (other, kept)): &(u32, (RecordRef, Arc<dyn Any + Send + Sync>))| {
                        *other == record && addr_eq(Arc::as_ptr(kept), Arc::as_ptr(row))
                    };
                    let (origin, kept) = match before.next_if(same) {
                        Some((origin, kept)) => (origin, kept),
                        None => (FRESH, (record, Arc::clone(row) as Arc<dyn Any + Send + Sync>)),
                    };
                    origins.push(origin);
                    self.rows.push(kept);
                }
            };
        }
        with_table!(tab, follow);
        origins
    }

    /// Writes down what a filter looks through, unless that is done.
    fn write(&mut self, scope: Scope<'_>, tab: Tab) {
        if self.words.len() < self.rows.len() && !is_looked_through_in_place(tab) {
            let fresh = vec![FRESH; self.rows.len()];
            self.words = Words::default().following(&fresh, |at, text| write(scope, tab, self.rows[at].0, text));
        }
    }
}

/// Writes down what a filter looks through in one row.
fn write(scope: Scope<'_>, tab: Tab, record: RecordRef, text: &mut String) {
    if let RecordRef::Issue(id) = record {
        scope.world().issues.get(id).into_iter().for_each(|issue| issues::write(scope, issue, text));
    } else {
        let cells = (0..tab.columns().len()).map(|column| cell(scope, record, column).text);
        cells.filter(|said| !said.is_empty()).for_each(|said| words::add(text, &said));
    }
}

/// Whether the rows are looked through where they stand, because what they say follows from too much else.
const fn is_looked_through_in_place(tab: Tab) -> bool {
    matches!(tab, Tab::Activities | Tab::Promises | Tab::Households)
}

/// What the rows of a table are sorted by in a column.
struct Keys<'a> {
    scope: Scope<'a>,
    tab: Tab,
    column: usize,
}

impl<'a> Keys<'a> {
    /// Units, villages and kinds stand in many rows: so many different texts are spelled once each.
    const SPELLED_ONCE: usize = 4096;

    const fn of(scope: Scope<'a>, tab: Tab, column: usize) -> Self {
        Self { scope, tab, column }
    }

    /// That of one row.
    fn key(&self, record: RecordRef) -> Key {
        let number = match record {
            RecordRef::Issue(id) => {
                self.scope.world().issues.get(id).and_then(|issue| issues::measured(issue, self.column))
            }
            _ => None,
        };
        number.unwrap_or_else(|| cell(self.scope, record, self.column).key())
    }

    /// Those of all rows, in the order of their identities.
    fn all(&self) -> Vec<Key> {
        let (scope, column) = (self.scope, self.column);
        let mut spelled: HashMap<String, Arc<str>> = HashMap::new();
        let mut key = |cell: Cell| match cell.order {
            Order::Text => Key::Text(match spelled.get(&cell.text) {
                Some(known) => Arc::clone(known),
                None => {
                    let sound: Arc<str> = Spelling::order_of(&cell.text).into();
                    if spelled.len() < Self::SPELLED_ONCE {
                        spelled.insert(cell.text, Arc::clone(&sound));
                    }
                    sound
                }
            }),
            _ => cell.key(),
        };
        macro_rules! keys {
            ($table:ident, $module:ident, $variant:ident) => {
                scope.world().$table.iter().map(|row| key($module::cell(scope, row, column))).collect()
            };
        }
        match self.tab {
            Tab::Issues => {
                let key = |row| issues::measured(row, column).unwrap_or_else(|| key(issues::cell(scope, row, column)));
                scope.world().issues.iter().map(key).collect()
            }
            _ => with_table!(self.tab, keys),
        }
    }
}

impl Index {
    /// Filters and sorts.
    pub fn of(scope: Scope<'_>, key: IndexKey, prepared: &mut Prepared) -> Self {
        let typed = Typed::of(scope, &key.filter.text, &mut prepared.spelled);
        let table = prepared.tables.entry(key.tab).or_default();
        table.refresh(scope, &key.moment, key.tab, key.sort.0);
        let mut admitted = admitted(scope, &key);
        // The words of the issues are written when the table is first shown, not at the first letter.
        if typed.is_some() || key.tab == Tab::Issues {
            table.write(scope, key.tab);
        }
        if let Some(typed) = typed {
            look_through(scope, key.tab, &typed, &table.words.saying(&typed), &mut admitted);
        }
        let order = table.order.iter().flat_map(|(_, sorted)| sorted.places(key.sort.1));
        let rows = order.filter(|at| admitted[**at as usize]).map(|at| table.rows[*at as usize].0).collect();
        Self { key, rows }
    }

    /// Where a record stands.
    pub fn position(&self, record: RecordRef) -> Option<usize> {
        self.rows.iter().position(|row| *row == record)
    }
}

/// Whether each row of the table is admitted but for what was typed, in the order of their identities.
fn admitted(scope: Scope<'_>, key: &IndexKey) -> Vec<bool> {
    let test = key.filter.chosen.test(scope.today());
    let (view, only) = (key.filter.view, key.only.as_ref());
    let picked = key.filter.picked.as_ref();
    macro_rules! walk {
        ($table:ident, $module:ident, $variant:ident) => {
            scope
                .world()
                .$table
                .iter()
                .map(|row| {
                    picked.is_none_or(|picked| picked.has(RecordRef::$variant(row.id)))
                        && $module::in_view(scope, row, view)
                        && test.admits(|facet| $module::value(scope, row, facet), |field| $module::day(row, field))
                        && only.is_none_or(|villages| is_near(scope, RecordRef::$variant(row.id), row, villages))
                })
                .collect()
        };
    }
    with_table!(key.tab, walk)
}

/// Looks for what was typed in the rows that are admitted, and leaves in only those that have it.
fn look_through(scope: Scope<'_>, tab: Tab, typed: &Typed<'_>, saying: &[bool], admitted: &mut [bool]) {
    macro_rules! walk {
        ($table:ident, $has:expr) => {
            for (at, (row, admitted)) in scope.world().$table.iter().zip(admitted).enumerate() {
                *admitted = *admitted && ($has(at, row) || typed.is_spelled(row));
            }
        };
    }
    macro_rules! walk_texts {
        ($table:ident, $module:ident, $variant:ident) => {
            walk!($table, |at: usize, _| saying.get(at) == Some(&true))
        };
    }
    match tab {
        Tab::Issues if !typed.is_named() => {
            admitted.iter_mut().zip(saying).for_each(|(admitted, says)| *admitted = *admitted && *says);
        }
        Tab::Issues => walk!(issues, |at: usize, row| saying[at] || issues::names(row, typed)),
        Tab::Activities => walk!(activities, |_, row| activities::mentions(scope, row, typed)),
        Tab::Promises => walk!(promises, |_, row| promises::mentions(scope, row, typed)),
        Tab::Households => walk!(households, |_, row| households::mentions(scope, row, typed)),
        _ => with_table!(tab, walk_texts),
    }
}

/// How many rows of a table there are within its quick view and within the villages, whatever is typed.
pub fn count(scope: Scope<'_>, tab: Tab, view: usize, only: Option<&BTreeSet<Id<Village>>>) -> usize {
    let filter = Filter { view, ..Filter::default() };
    let key = IndexKey { tab, filter, only: only.cloned(), ..IndexKey::default() };
    admitted(scope, &key).into_iter().filter(|row| *row).count()
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
