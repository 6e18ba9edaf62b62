//! The dry run as a table: every cell that would be added or changed, every conflict, every row that is not taken.

use crate::exchange::report::RowProblem;
use crate::exchange::{Cell, Grid, GridColumn, fields, mask};
use crate::model::TableName;
use crate::words::Language;

use super::books::{Batch, BookPlan, Incoming};
use super::cells::PERSONAL;

/// The columns, by the last part of their keys.
const COLUMNS: [&str; 9] = ["file", "sheet", "cell", "what", "record", "field", "old", "new", "why"];

/// The dry run as a table, with names and telephone numbers hidden.
pub fn report_grid(batch: &Batch, table: TableName, language: Language) -> Grid {
    let title = |name: &&str| language.say(&format!("exchange.batch.column.{name}")).into_owned();
    let columns = COLUMNS.iter().map(|name| GridColumn { name: (*name).to_owned(), title: title(name) }).collect();
    let mut grid = Grid {
        name: "import".to_owned(),
        title: language.say("exchange.batch.report").into_owned(),
        columns,
        ..Grid::default()
    };
    let says = Says { table, language };
    batch.books.iter().for_each(|book| says.book(book, &mut grid.rows));
    grid
}

struct Says {
    table: TableName,
    language: Language,
}

impl Says {
    fn book(&self, book: &BookPlan, rows: &mut Vec<Vec<Cell>>) {
        let line = |cell: &str, what: &str, rest: [String; 5]| {
            let what = self.language.say(&format!("exchange.batch.what.{what}")).into_owned();
            let head = [book.name.clone(), book.sheet.clone(), cell.to_owned(), what];
            head.into_iter().chain(rest).map(Cell::text).collect::<Vec<_>>()
        };
        let empty = String::new;
        if let Some(fault) = &book.fault {
            let why = self.language.sentence(fault);
            rows.push(line("", "unread", [empty(), empty(), empty(), empty(), why]));
        }
        for one in &book.conflicts {
            let why = if one.other.is_empty() {
                self.language.say("exchange.batch.changed_here").into_owned()
            } else {
                self.language.say_with("exchange.batch.changed_there", &[("file", &one.other)])
            };
            let taken = if one.takes_theirs { "exchange.batch.takes_theirs" } else { "exchange.batch.keeps_ours" };
            let why = format!("{why}{}", self.language.say(taken));
            let [old, new] = [&one.ours, &one.theirs].map(|text| hidden(self.table, one.field, text));
            let record = mask::numbers_in(&one.record);
            rows.push(line(&one.cell, "conflict", [record, self.title(one.field), old, new, why]));
        }
        for problem in &book.report.rejected {
            rows.push(line(&address(problem), "rejected", self.problem(problem)));
        }
        for problem in &book.report.row_warnings {
            rows.push(line(&address(problem), "warning", self.problem(problem)));
        }
        for cell in &book.cells {
            let what = if cell.is_new { "added" } else { "changed" };
            let [old, new] = [&cell.old, &cell.new].map(|text| hidden(self.table, cell.field, text));
            let record = hidden_title(self.table, &cell.record);
            rows.push(line(&cell.cell, what, [record, self.title(cell.field), old, new, empty()]));
        }
    }

    fn problem(&self, problem: &RowProblem) -> [String; 5] {
        let value = mask::numbers_in(&problem.value);
        [String::new(), problem.column.clone(), String::new(), value, self.language.sentence(&problem.reason)]
    }

    fn title(&self, name: &str) -> String {
        let field = fields::of(self.table).unwrap_or_default().iter().find(|field| field.name == name);
        match self.language {
            Language::Chinese => field.map_or_else(|| name.to_owned(), |field| field.title.to_owned()),
            Language::English => name.to_owned(),
        }
    }
}

fn address(problem: &RowProblem) -> String {
    crate::exchange::Sheet::default().address(problem.row, problem.at)
}

/// A text as it may leave the office.
fn hidden(table: TableName, field: &str, text: &str) -> String {
    match field {
        "phone" => mask::phone(text),
        "name" if table.0 != "cadre" => mask::numbers_in(text),
        field if PERSONAL.contains(&field) => text.split('、').map(mask::name).collect::<Vec<_>>().join("、"),
        _ => mask::numbers_in(text),
    }
}

/// What a record is called, without the name where it is one of a person.
fn hidden_title(table: TableName, title: &str) -> String {
    match (table.0, title.rsplit_once(' ')) {
        ("cadre" | "posting", Some((number, name))) => format!("{number} {}", mask::name(name)),
        ("cadre" | "posting", None) => mask::name(title),
        _ => mask::numbers_in(title),
    }
}

/// The table for which the first template among the files was made.
pub fn table_of_template(incoming: &[Incoming]) -> Option<TableName> {
    let stamps = incoming.iter().filter_map(|file| file.sheet.as_ref().ok()).filter_map(|sheet| sheet.stamp.as_ref());
    stamps.into_iter().find_map(|stamp| fields::IMPORTED.into_iter().find(|table| table.0 == stamp.table))
}
