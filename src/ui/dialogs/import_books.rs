//! What each file of an import would do: its figures, the cells that it would change, and the conflicts, in each of which
//! one value is chosen.

use std::collections::BTreeSet;

use egui::{RichText, ScrollArea, Sense, Ui, pos2, vec2};

use crate::exchange::{Batch, BookPlan, Conflict};
use crate::model::TableName;
use crate::words::Language;

use super::super::{look, rows};
use super::import_columns::field_name;

/// Draws the files and what they would change.
pub fn books_ui(ui: &mut Ui, batch: &Batch, table: TableName, language: Language) {
    if batch.books.len() > 1 || batch.books.iter().any(|book| !book.sender.is_empty() || book.made.is_some()) {
        files_ui(ui, batch, language);
    }
    changes_ui(ui, batch, table, language);
}

/// One line a file.
fn files_ui(ui: &mut Ui, batch: &Batch, language: Language) {
    let title = language.say_with("ui.import.files", &[("count", &batch.books.len())]);
    ui.add_space(6.0);
    ui.label(look::heading(ui, title));
    ScrollArea::vertical().id_salt("import-files").max_height(120.0).auto_shrink([false, true]).show(ui, |ui| {
        for book in &batch.books {
            let color = if book.fault.is_some() { look::palette(ui).late } else { look::palette(ui).text };
            ui.label(RichText::new(file_line(book, language)).size(look::SMALL).color(color));
        }
    });
}

fn file_line(book: &BookPlan, language: Language) -> String {
    if let Some(fault) = &book.fault {
        return format!("{}　{}", book.name, language.sentence(fault));
    }
    let report = &book.report;
    let figures = language.say_with(
        "ui.import.file_line",
        &[
            ("name", &book.name),
            ("added", &report.added),
            ("changed", &report.changed),
            ("conflicts", &book.conflicts.len()),
            ("rejected", &report.rejected_rows()),
        ],
    );
    let made = book
        .made
        .as_ref()
        .map(|(day, _, place)| language.say_with("ui.import.made", &[("day", day), ("place", place)]));
    let sender =
        (!book.sender.is_empty()).then(|| language.say_with("ui.import.by_sender", &[("sender", &book.sender)]));
    [Some(figures), made, sender].into_iter().flatten().collect::<Vec<_>>().join("　")
}

/// Draws the conflicts, each with the value that stands and the one of the file; says whether another was chosen.
pub fn conflicts_ui(
    ui: &mut Ui,
    batch: &Batch,
    table: TableName,
    language: Language,
    theirs: &mut BTreeSet<(usize, String)>,
) -> bool {
    let all: Vec<(usize, &BookPlan, &Conflict)> =
        (0..).zip(&batch.books).flat_map(|(at, book)| book.conflicts.iter().map(move |one| (at, book, one))).collect();
    if all.is_empty() {
        return false;
    }
    let mut changed = false;
    ui.add_space(6.0);
    ui.label(look::heading(ui, format!("{} {}", language.say("ui.import.conflicts"), all.len())));
    ScrollArea::vertical().id_salt("import-conflicts").max_height(170.0).auto_shrink([false, true]).show(ui, |ui| {
        for (at, book, one) in all {
            let where_is =
                format!("{} {}　{} {}", book.name, one.cell, one.record, field_name(table, one.field, language));
            ui.label(RichText::new(where_is).size(look::SMALL).color(look::palette(ui).secondary));
            ui.horizontal_wrapped(|ui| {
                let ours =
                    if one.other.is_empty() { language.say("ui.import.ours").into_owned() } else { one.other.clone() };
                let keep = ui.radio(!one.takes_theirs, format!("{ours}：{}", one.ours)).clicked();
                let take = ui
                    .radio(one.takes_theirs, format!("{}：{}", language.say("ui.import.theirs"), one.theirs))
                    .clicked();
                let key = (at, one.cell.clone());
                if keep {
                    changed |= theirs.remove(&key);
                }
                if take {
                    changed |= theirs.insert(key);
                }
            });
        }
    });
    changed
}

/// The cells of known records that would change, old and new.
fn changes_ui(ui: &mut Ui, batch: &Batch, table: TableName, language: Language) {
    let of = |book: &BookPlan| book.cells.iter().filter(|cell| !cell.is_new).count();
    let count: usize = batch.books.iter().map(of).sum();
    if count == 0 {
        return;
    }
    let several = batch.books.len() > 1;
    let cells: Vec<_> = batch.books.iter().flat_map(|book| book.cells.iter().map(move |cell| (book, cell))).collect();
    let cells: Vec<_> = cells.into_iter().filter(|(_, cell)| !cell.is_new).collect();
    ui.add_space(6.0);
    ui.label(look::heading(ui, format!("{} {count}", language.say("ui.import.changes"))));
    let area = ScrollArea::vertical().id_salt("import-changes").max_height(150.0).auto_shrink([false, true]);
    area.show_rows(ui, look::ROW, cells.len(), |ui, range| {
        for (book, cell) in cells.get(range).unwrap_or_default() {
            let file = if several { format!("{} ", book.name) } else { String::new() };
            let old = if cell.old.is_empty() { "—" } else { &cell.old };
            let field = field_name(table, cell.field, language);
            let text = format!("{file}{}　{}　{field}：{old} → {}", cell.cell, cell.record, cell.new);
            let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), look::ROW), Sense::hover());
            let color = look::palette(ui).text;
            let line = rows::line_of(ui, &text, look::regular(look::SMALL), color, rect.width() - 8.0);
            ui.painter().galley(pos2(rect.left() + 4.0, rect.center().y - line.size().y / 2.0), line, color);
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, text.clone()));
            response.on_hover_text(text.as_str());
        }
    });
}
