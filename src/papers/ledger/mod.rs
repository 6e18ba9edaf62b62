//! The ledgers: for each its columns and its rows, as plain values. Spreadsheets and templates are filled from them.

mod cell;
mod issues;
mod people;
mod postings;
mod promises;
mod visits;
mod weak;

pub(super) use cell::{Cell, Column, Side};

use super::desk::Desk;
use super::kind::PaperKind;
use crate::words::Language;

/// A ledger: columns, and rows with a cell for each.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Ledger {
    /// The kind of paper that it is.
    pub kind: PaperKind,
    /// The columns.
    pub columns: &'static [Column],
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

/// The columns of a ledger that name people.
const OF_PEOPLE: [&str; 5] = ["leader", "handler", "cadre", "cadres", "team"];

/// The titles of what a paper says of people; names stand masked in it unless they are asked for.
pub fn personal_fields(kind: PaperKind, language: Language) -> Vec<String> {
    let columns: &[Column] = match kind {
        PaperKind::Issues => &issues::ALL,
        PaperKind::Overdue => &issues::OVERDUE,
        PaperKind::Supervised => &issues::SUPERVISED,
        PaperKind::Weak => &weak::COLUMNS,
        PaperKind::Postings => &postings::COLUMNS,
        PaperKind::Promises => &promises::COLUMNS,
        PaperKind::Visits => &visits::COLUMNS,
        PaperKind::Summary | PaperKind::Bulletin | PaperKind::Notice | PaperKind::Report => &[],
    };
    columns.iter().filter(|column| OF_PEOPLE.contains(&column.name)).map(|column| column.title(language)).collect()
}

impl Ledger {
    /// The ledger of this kind; `None` for a paper that is no ledger.
    pub fn of(desk: &Desk<'_>, kind: PaperKind) -> Option<Self> {
        let (columns, rows): (&[Column], Vec<Vec<Cell>>) = match kind {
            PaperKind::Issues => (&issues::ALL, issues::all(desk)),
            PaperKind::Overdue => (&issues::OVERDUE, issues::overdue(desk)),
            PaperKind::Supervised => (&issues::SUPERVISED, issues::supervised(desk)),
            PaperKind::Weak => (&weak::COLUMNS, weak::rows(desk)),
            PaperKind::Postings => (&postings::COLUMNS, postings::rows(desk)),
            PaperKind::Promises => (&promises::COLUMNS, promises::rows(desk)),
            PaperKind::Visits => (&visits::COLUMNS, visits::rows(desk)),
            PaperKind::Summary | PaperKind::Bulletin | PaperKind::Notice | PaperKind::Report => return None,
        };
        let numbered = |(number, mut row): (u32, Vec<Cell>)| {
            row.insert(0, Cell::Count(number));
            row
        };
        Some(Self { kind, columns, rows: (1..).zip(rows).map(numbered).collect() })
    }
}
