//! The names that a template may use: the numbers and words of the month, and the ledgers as lists.

use std::collections::BTreeMap;

use crate::papers::desk::Desk;
use crate::papers::kind::PaperKind;
use crate::papers::ledger::{Cell, Column, Ledger};
use crate::papers::order::Order;
use crate::papers::prose::Figures;
use crate::words::Language;

/// Both languages: a template may be written in either, whatever the language of the paper.
const LANGUAGES: [Language; 2] = [Language::Chinese, Language::English];

/// A list: its rows, and which cell of them has which name.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct List {
    columns: BTreeMap<String, usize>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

impl List {
    /// The cell of a row by the name of its column; nothing where there is no such column.
    pub fn cell<'r>(&self, row: &'r [Cell], column: &str) -> Option<&'r Cell> {
        row.get(*self.columns.get(column)?)
    }

    /// Whether there is such a column.
    pub fn has(&self, column: &str) -> bool {
        self.columns.contains_key(column)
    }
}

/// All names with what stands for them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Fields {
    /// The single values.
    pub values: BTreeMap<String, Cell>,
    /// The lists.
    pub lists: BTreeMap<String, List>,
}

impl Fields {
    /// What an order offers to a template.
    pub fn of(order: &Order<'_>, desk: &Desk<'_>) -> Self {
        let mut fields = Self::default();
        for (name, cell) in Figures::of(desk).iter() {
            fields.put(name, cell);
        }
        let village = order.village.and_then(|id| desk.world.villages.get(id));
        let township = desk.township(village.map(|row| row.township));
        fields.put("village", &Cell::text(village.map(|row| row.name.clone()).unwrap_or_default()));
        fields.put("township", &Cell::text(township));
        for kind in PaperKind::LEDGERS {
            if let Some(ledger) = Ledger::of(desk, kind) {
                fields.put_list(&ledger);
            }
        }
        fields
    }

    fn put(&mut self, name: &str, cell: &Cell) {
        for language in LANGUAGES {
            self.values.insert(language.say(&format!("papers.field.{name}")).into_owned(), cell.clone());
        }
    }

    fn put_list(&mut self, ledger: &Ledger) {
        let mut columns = BTreeMap::new();
        for language in LANGUAGES {
            columns
                .extend((0..).zip(ledger.columns).map(|(at, column): (usize, &Column)| (column.title(language), at)));
        }
        let list = List { columns, rows: ledger.rows.clone() };
        for language in LANGUAGES {
            self.lists.insert(list_name(language, ledger.kind), list.clone());
        }
    }
}

fn list_name(language: Language, kind: PaperKind) -> String {
    language.say(&format!("papers.list.{}", kind.code())).into_owned()
}

/// The names that a template may use, one a line, for those who make templates: single values first, then each list
/// with its columns.
pub fn field_names(order: &Order<'_>) -> Vec<String> {
    let desk = Desk::of(order);
    let language = order.language;
    let name = |name: &str| format!("{{{{{}}}}}", language.say(&format!("papers.field.{name}")));
    let values =
        Figures::of(&desk).iter().map(|(field, _)| field).chain(["village", "township"]).map(name).collect::<Vec<_>>();
    let lists = PaperKind::LEDGERS.iter().filter_map(|kind| {
        let ledger = Ledger::of(&desk, *kind)?;
        let list = list_name(language, *kind);
        let columns: Vec<String> =
            ledger.columns.iter().map(|column| format!("{{{{{list}.{}}}}}", column.title(language))).collect();
        Some(columns.join(" "))
    });
    [values.join(" ")].into_iter().chain(lists).collect()
}
