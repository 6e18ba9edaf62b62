//! Which column of a file is which field, as it was understood; what is chosen otherwise is kept for the sender.

use egui::{ComboBox, ScrollArea, Ui};

use crate::exchange::{BookPlan, Field, Mapping, Texts, fields_of};
use crate::model::TableName;
use crate::words::Language;

use super::super::look;

/// The title of a field.
pub fn field_name(table: TableName, name: &'static str, language: Language) -> &'static str {
    let field = fields_of(table).iter().find(|field| field.name == name);
    match language {
        Language::Chinese => field.map_or(name, |field| field.title),
        Language::English => name,
    }
}

/// Draws the columns of a file; says whether another field was chosen for one.
pub fn columns_ui(ui: &mut Ui, book: &BookPlan, table: TableName, language: Language, mapping: &mut Mapping) -> bool {
    let mut changed = false;
    let title = language.say("ui.import.columns");
    let header = egui::CollapsingHeader::new(title.as_ref()).id_salt("import-columns");
    header.show(ui, |ui| {
        ScrollArea::vertical().id_salt("columns").max_height(180.0).auto_shrink([false, true]).show(ui, |ui| {
            for (at, title) in book.titles.iter().enumerate().filter(|(_, title)| !title.is_empty()) {
                ui.horizontal(|ui| {
                    ui.set_min_height(look::ROW);
                    let (rect, _) = ui.allocate_exact_size(egui::vec2(220.0, look::ROW), egui::Sense::hover());
                    let text = super::super::rows::line_of(
                        ui,
                        title,
                        look::regular(look::SMALL),
                        look::palette(ui).text,
                        216.0,
                    );
                    ui.painter().galley(
                        egui::pos2(rect.left(), rect.center().y - text.size().y / 2.0),
                        text,
                        look::palette(ui).text,
                    );
                    changed |= field_of_ui(ui, at, title, book, table, language, mapping);
                });
            }
        });
    });
    changed
}

/// The choice of the field for a column.
fn field_of_ui(
    ui: &mut Ui,
    at: usize,
    title: &str,
    book: &BookPlan,
    table: TableName,
    language: Language,
    mapping: &mut Mapping,
) -> bool {
    let name = |field: &Field| match language {
        Language::Chinese => field.title,
        Language::English => field.name,
    };
    let fields = fields_of(table);
    let used = book.report.used_columns.iter().filter(|(known, _)| known == title);
    let now: Vec<&str> = used.filter_map(|(_, of)| fields.iter().find(|field| field.name == of)).map(name).collect();
    let none = language.say("ui.import.column_unused");
    let shown = if now.is_empty() { none.clone().into_owned() } else { now.join("、") };
    let mut chosen: Option<&str> = None;
    ComboBox::from_id_salt(("import-column", at)).width(200.0).selected_text(shown).show_ui(ui, |ui| {
        if ui.selectable_label(now.is_empty(), none.as_ref()).clicked() {
            chosen = Some("");
        }
        for field in fields {
            if ui.selectable_label(now.contains(&name(field)), name(field)).clicked() {
                chosen = Some(field.name);
            }
        }
    });
    let Some(chosen) = chosen else { return false };
    if mapping.is_empty() {
        mapping.clone_from(&book.mapping);
    }
    mapping.columns.insert(title.to_owned(), Texts::One(chosen.to_owned()));
    true
}
