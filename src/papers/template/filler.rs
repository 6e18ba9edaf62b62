//! What is put into the places of a template, and what it asked for in vain.

use std::collections::BTreeSet;

use crate::papers::error::PaperError;
use crate::papers::ledger::Cell;
use crate::words::Language;

use super::fields::{Fields, List};
use super::marks::{Piece, left_open, pieces};

/// A row of a list that is being written.
#[derive(Clone, Copy)]
pub(super) struct Row<'f> {
    name: &'f str,
    list: &'f List,
    cells: &'f [Cell],
}

/// The rows in which a place stands, outermost first.
pub(super) type Scope<'f> = Vec<Row<'f>>;

/// Fills texts, and remembers the names that nobody knows.
pub(super) struct Filler<'f> {
    fields: &'f Fields,
    unknown: BTreeSet<String>,
}

impl<'f> Filler<'f> {
    /// A filler with these fields.
    pub fn new(fields: &'f Fields) -> Self {
        Self { fields, unknown: BTreeSet::new() }
    }

    /// All is well, or the names that nobody knows.
    pub fn finish(self, language: Language) -> Result<(), PaperError> {
        if self.unknown.is_empty() {
            return Ok(());
        }
        let names: Vec<String> = self.unknown.into_iter().collect();
        Err(PaperError::new("papers.error.unknown").with("names", names.join(&language.say("papers.comma"))))
    }

    /// A fault of the template, as it is written there.
    pub fn fault(&mut self, mark: String) {
        self.unknown.insert(mark);
    }

    /// The rows of a list, each in its scope; an unknown list has none.
    pub fn rows(&mut self, name: &str, scope: &Scope<'f>) -> Vec<Scope<'f>> {
        let Some((name, list)) = self.fields.lists.get_key_value(name) else {
            self.fault(format!("{{{{#{name}}}}}"));
            return Vec::new();
        };
        let row = |cells: &'f Vec<Cell>| scope.iter().copied().chain([Row { name, list, cells }]).collect();
        list.rows.iter().map(row).collect()
    }

    /// Looks whether every name in a part is known where a list has no row in which that would be found out.
    pub fn try_out(&mut self, name: &str, texts: &[String], scope: &Scope<'f>) {
        let Some((name, list)) = self.fields.lists.get_key_value(name) else { return };
        let empty: &'f [Cell] = &[];
        let inside: Scope<'f> = scope.iter().copied().chain([Row { name, list, cells: empty }]).collect();
        for text in texts {
            self.text(text, &inside);
        }
    }

    /// The list that a text asks to be repeated for, by `{{问题.编号}}` outside of its rows.
    pub fn list_in(&self, text: &str, scope: &Scope<'f>) -> Option<String> {
        pieces(text).into_iter().find_map(|piece| match piece {
            Piece::Field(name) => {
                let (list, _) = name.split_once('.')?;
                let inside = scope.iter().any(|row| row.name == list);
                (!inside && self.fields.lists.contains_key(list)).then(|| list.to_owned())
            }
            _ => None,
        })
    }

    /// The value for a name; nothing, and a note, where nobody knows it.
    pub fn value(&mut self, name: &str, scope: &Scope<'f>) -> Cell {
        if let Some(found) = self.find(name, scope) {
            return found;
        }
        self.fault(format!("{{{{{name}}}}}"));
        Cell::Empty
    }

    fn find(&self, name: &str, scope: &Scope<'f>) -> Option<Cell> {
        let in_row = |row: &Row<'f>, column: &str| {
            row.list.has(column).then(|| row.list.cell(row.cells, column).cloned().unwrap_or(Cell::Empty))
        };
        if let Some((list, column)) = name.split_once('.') {
            return scope.iter().rev().find(|row| row.name == list).and_then(|row| in_row(row, column));
        }
        scope.iter().rev().find_map(|row| in_row(row, name)).or_else(|| self.fields.values.get(name).cloned())
    }

    /// A text with its places filled; parts of it that are repeated are written one after the other.
    pub fn text(&mut self, text: &str, scope: &Scope<'f>) -> String {
        if let Some(list) = left_open(text) {
            self.fault(format!("{{{{#{list}}}}}"));
            return String::new();
        }
        let mut out = String::new();
        let found = pieces(text);
        let mut at = 0;
        while let Some(piece) = found.get(at) {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Field(name) => out.push_str(&self.value(name, scope).plain()),
                Piece::Open(text) => self.fault((*text).to_owned()),
                Piece::End(name) => self.fault(format!("{{{{/{name}}}}}")),
                Piece::Begin(list) => {
                    let inside = found[at + 1..].iter().take_while(|piece| **piece != Piece::End(list));
                    let inside: Vec<Piece<'_>> = inside.cloned().collect();
                    at += inside.len() + 1;
                    out.push_str(&self.repeated(list, &inside, scope));
                }
            }
            at += 1;
        }
        out
    }

    fn repeated(&mut self, list: &str, inside: &[Piece<'_>], scope: &Scope<'f>) -> String {
        let part: String = inside.iter().map(written).collect();
        let rows = self.rows(list, scope);
        if rows.is_empty() {
            self.try_out(list, &[part], scope);
            return String::new();
        }
        rows.iter().map(|row| self.text(&part, row)).collect()
    }
}

fn written(piece: &Piece<'_>) -> String {
    match piece {
        Piece::Text(text) | Piece::Open(text) => (*text).to_owned(),
        Piece::Field(name) => format!("{{{{{name}}}}}"),
        Piece::Begin(name) => format!("{{{{#{name}}}}}"),
        Piece::End(name) => format!("{{{{/{name}}}}}"),
    }
}
