//! The table below the map: the records of the selection or of the county, linked with the map both ways.

mod activities;
mod body;
mod cadres;
mod campaigns;
mod cell;
mod chips;
mod column;
mod documents;
mod facet;
mod head;
mod households;
mod index;
mod issues;
mod lists;
mod narrowed;
mod options;
mod order;
mod picked;
mod placed;
mod plans;
mod postings;
mod promises;
mod shown;
mod sites;
mod standings;
mod tab;
mod typed;
mod units;
mod villages;
mod words;

#[cfg(test)]
mod index_tests;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::intent::{Intents, RecordRef, Sight, Workspace};
use super::lookup::{LedgerView, Lookup, lookup};
use crate::model::{Id, Village};
use crate::words::Language;

pub use cadres::{places, skills};
pub use cell::Scope;
use index::{Filter, Index, IndexKey, Moment, Prepared};
use lists::Opened;
pub use picked::Picked;
pub use shown::{Listing, Shown, masked};
pub use tab::Tab;

/// Which table is shown, how it is sorted and filtered.
#[derive(Debug)]
pub struct Tables {
    tab: Tab,
    filters: [Filter; Tab::ALL.len()],
    sorts: [(usize, bool); Tab::ALL.len()],
    /// The columns that are shown of each table, by their places.
    columns: [Vec<usize>; Tab::ALL.len()],
    only_selected: bool,
    /// The name that is being typed for a working list.
    list_name: String,
    index: Index,
    prepared: Prepared,
    counts: Counts,
    /// What was marked when the table was drawn last, and whether the table did it itself.
    seen: (Option<RecordRef>, Option<Id<Village>>),
    /// The workspace in which the table was drawn last: 台账 begins with the issues, 派驻 with the postings.
    workspace: Workspace,
    /// Whether other rows are shown than before, which are read from the first one on.
    other_rows: bool,
}

/// How many rows each table has, and what that was counted from.
#[derive(Debug, Default, PartialEq)]
struct Counts {
    moment: Moment,
    only: Option<BTreeSet<Id<Village>>>,
    views: [usize; Tab::ALL.len()],
    rows: [usize; Tab::ALL.len()],
}

impl Default for Tables {
    fn default() -> Self {
        Self {
            tab: Tab::default(),
            filters: Default::default(),
            sorts: Tab::ALL.map(Tab::first_sort),
            columns: Tab::ALL.map(Tab::first_columns),
            only_selected: false,
            list_name: String::new(),
            index: Index::default(),
            prepared: Prepared::default(),
            counts: Counts::default(),
            seen: (None, None),
            workspace: Workspace::default(),
            other_rows: false,
        }
    }
}

impl Tables {
    /// Draws the table, with its tabs, filters and rows, over all the room that `ui` has.
    pub fn tables_ui(&mut self, ui: &mut egui::Ui, sight: Sight<'_>, intents: &mut Intents) {
        let lookup = lookup(ui.ctx(), sight);
        let scope = Scope { sight, lookup: &lookup };
        self.enter(sight.workspace);
        let target = self.follow(scope);
        self.refresh(scope);
        let margin = egui::Margin { left: 14, right: 8, top: 4, bottom: 0 };
        egui::Frame::new().inner_margin(margin).show(ui, |ui| {
            self.picked_ui(ui, scope.sight.language);
            self.head_ui(ui, scope, intents);
            self.refresh(scope);
            let marked = sight.selection.record.and_then(|record| self.index.position(record));
            let first = std::mem::take(&mut self.other_rows).then_some(marked.unwrap_or(0));
            let target = target.and_then(|row| self.index.position(row));
            let target = target.or_else(|| self.first_of_village(scope)).or(first);
            self.body_ui(ui, scope, target, intents);
        });
    }

    fn enter(&mut self, workspace: Workspace) {
        if self.workspace == workspace {
            return;
        }
        // Each workspace keeps its own place in the table, also that of the last time the program ran.
        (self.workspace, self.other_rows) = (workspace, true);
        match workspace {
            Workspace::Ledger => self.tab = Tab::Issues,
            Workspace::Postings => self.tab = Tab::Postings,
            Workspace::Overview | Workspace::Print => {}
        }
    }

    /// Shows one quick view of the ledger.
    pub fn show_ledger(&mut self, view: LedgerView) {
        self.tab = Tab::Issues;
        let filter = &mut self.filters[Tab::Issues as usize];
        filter.view = LedgerView::ALL.iter().position(|each| *each == view).unwrap_or_default();
        filter.text.clear();
        filter.chosen = facet::Chosen::default();
        filter.picked = None;
        self.only_selected = false;
    }

    /// The quick view of the ledger that is shown, if the ledger is.
    pub fn ledger_view(&self) -> Option<LedgerView> {
        (self.tab == Tab::Issues).then(|| LedgerView::ALL.get(self.filter().view).copied()).flatten()
    }

    /// Shows one of the tables.
    pub fn show(&mut self, tab: Tab) {
        self.tab = tab;
    }

    /// Shows these columns of the tables: keys of titles, as the preferences keep them. What is unknown is left out.
    pub fn show_columns(&mut self, columns: &BTreeMap<String, Vec<String>>) {
        for (table, titles) in columns {
            let Some(tab) = Tab::with_title(table) else { continue };
            let places: Vec<usize> = titles.iter().filter_map(|title| tab.column(title)).collect();
            if !places.is_empty() {
                self.columns[tab as usize] = places;
            }
        }
    }

    /// Shows a working list.
    fn show_list(&mut self, opened: Opened) {
        let at = opened.tab as usize;
        self.tab = opened.tab;
        self.filters[at] = opened.filter;
        self.sorts[at] = opened.sort;
        self.columns[at] = opened.columns;
        self.only_selected = false;
    }

    /// What is shown, filtered and sorted, for work that goes on elsewhere.
    pub fn listing(&mut self, context: &egui::Context, sight: Sight<'_>) -> (Listing, Arc<Lookup>) {
        let lookup = lookup(context, sight);
        self.refresh(Scope { sight, lookup: &lookup });
        (Listing { rows: self.index.rows.clone(), ..self.listing_of_none() }, lookup)
    }

    /// Table and columns without a row.
    fn listing_of_none(&self) -> Listing {
        Listing { tab: self.tab, columns: self.columns[self.tab as usize].clone(), rows: Vec::new() }
    }

    /// What is shown, filtered and sorted, as text; names of people are masked unless `names_of_people`.
    pub fn shown(&mut self, context: &egui::Context, sight: Sight<'_>, names_of_people: bool) -> Shown {
        let (listing, lookup) = self.listing(context, sight);
        Shown::of(Scope { sight, lookup: &lookup }, &listing, names_of_people)
    }

    /// The titles of the columns with names of people that are shown.
    pub fn fields_of_people(&self, language: Language) -> Vec<String> {
        let columns = self.tab.columns();
        let people = self.columns[self.tab as usize].iter().filter(|at| columns[**at].person);
        people.map(|at| language.say(columns[*at].title).into_owned()).collect()
    }

    fn filter(&self) -> &Filter {
        &self.filters[self.tab as usize]
    }

    fn filter_mut(&mut self) -> &mut Filter {
        &mut self.filters[self.tab as usize]
    }

    /// The villages to which the rows are limited.
    fn only(&self, sight: Sight<'_>) -> Option<BTreeSet<Id<Village>>> {
        (self.only_selected && !sight.choice.selected.is_empty()).then(|| sight.choice.selected.clone())
    }

    /// Follows what was marked elsewhere: to its table, and back the row to be scrolled to.
    fn follow(&mut self, scope: Scope<'_>) -> Option<RecordRef> {
        let record = scope.sight.selection.record?;
        if self.seen.0 == Some(record) {
            return None;
        }
        self.seen.0 = Some(record);
        if self.tab != Tab::of(record) {
            self.tab = Tab::of(record);
        }
        Some(record)
    }

    /// The first row of the village that was selected elsewhere just now.
    fn first_of_village(&mut self, scope: Scope<'_>) -> Option<usize> {
        let village = scope.sight.selection.village;
        if self.seen.1 == village {
            return None;
        }
        self.seen.1 = village;
        let village = village?;
        self.index.rows.iter().position(|row| index::village_of(scope.world(), *row) == Some(village))
    }

    /// Filters, sorts and counts anew where that is needed.
    fn refresh(&mut self, scope: Scope<'_>) {
        let session = scope.sight.session;
        let only = self.only(scope.sight);
        let moment = Moment {
            path: session.path().to_owned(),
            revision: session.revision(),
            today: scope.today(),
            language: scope.sight.language,
        };
        let views = self.filters.each_ref().map(|filter| filter.view);
        let counts = &self.counts;
        if (&counts.moment, &counts.only, &counts.views) != (&moment, &only, &views) {
            let rows = std::array::from_fn(|at| index::count(scope, Tab::ALL[at], views[at], only.as_ref()));
            self.counts = Counts { moment: moment.clone(), only: only.clone(), views, rows };
        }
        let (tab, filter, sort) = (self.tab, self.filter().clone(), self.sorts[self.tab as usize]);
        let key = IndexKey { moment, tab, filter, sort, only };
        if self.index.key != key {
            self.other_rows |= !self.index.key.shows_the_same(&key);
            self.index = Index::of(scope, key, &mut self.prepared);
        }
    }
}
