//! What reading a file has found: how many to add, change and reject, and every row that would not be taken.

use egui::{Align2, RichText, ScrollArea, Sense, Ui, pos2, vec2};

use crate::exchange::{ImportReport, RowProblem};
use crate::words::Language;

use super::super::{look, rows};

/// Draws the report.
pub fn report_ui(ui: &mut Ui, report: &ImportReport, language: Language) {
    let colors = look::palette(ui);
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 24.0;
        let figures = [
            ("ui.report.rows", report.rows, colors.text),
            ("ui.report.added", report.added, colors.text),
            ("ui.report.changed", report.changed, colors.text),
            ("ui.report.unchanged", report.unchanged, colors.secondary),
            (
                "ui.report.rejected",
                report.rejected_rows(),
                if report.rejected.is_empty() { colors.secondary } else { colors.late },
            ),
        ];
        for (key, count, color) in figures {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.label(look::strong(super::super::status_bar::grouped(count as u64)).size(look::TITLE).color(color));
                ui.label(look::small(ui, language.say(key)));
            });
        }
    });
    ui.add_space(6.0);
    for warning in &report.warnings {
        ui.label(RichText::new(language.sentence(warning)).color(colors.text));
    }
    if !report.unknown_columns.is_empty() {
        let columns = report.unknown_columns.join("、");
        ui.label(look::small(ui, language.say_with("ui.report.unknown", &[("columns", &columns)])));
    }
    list_ui(ui, "rejected", &language.say("ui.report.bad_rows"), &report.rejected, language);
    list_ui(ui, "warned", &language.say("ui.report.warned_rows"), &report.row_warnings, language);
}

/// Draws a list of rows with their reasons; all of them, however many.
fn list_ui(ui: &mut Ui, id: &str, title: &str, problems: &[RowProblem], language: Language) {
    if problems.is_empty() {
        return;
    }
    let colors = look::palette(ui);
    ui.add_space(6.0);
    ui.label(look::heading(ui, format!("{title} {}", problems.len())));
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let area = ScrollArea::vertical().id_salt(id).max_height(170.0).auto_shrink([false, true]);
        area.show_rows(ui, look::ROW, problems.len(), |ui, range| {
            for problem in problems.get(range).unwrap_or_default() {
                let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), look::ROW), Sense::hover());
                let middle = rect.center().y;
                let small = look::regular(look::SMALL);
                let row = language.say_with("ui.report.row", &[("row", &problem.row)]);
                ui.painter().text(
                    pos2(rect.left() + 4.0, middle),
                    Align2::LEFT_CENTER,
                    row,
                    small.clone(),
                    colors.secondary,
                );
                let column = rows::line_of(ui, &problem.column, look::bold(look::SMALL), colors.text, 96.0);
                ui.painter().galley(pos2(rect.left() + 74.0, middle - column.size().y / 2.0), column, colors.text);
                let value = rows::line_of(ui, &problem.value, small.clone(), colors.secondary, 120.0);
                ui.painter().galley(pos2(rect.left() + 176.0, middle - value.size().y / 2.0), value, colors.secondary);
                let reason = language.sentence(&problem.reason);
                let galley = rows::line_of(ui, &reason, small, colors.text, rect.width() - 306.0);
                ui.painter().galley(pos2(rect.left() + 302.0, middle - galley.size().y / 2.0), galley, colors.text);
                response.widget_info(|| {
                    let text = format!("{} {} {} {reason}", problem.row, problem.column, problem.value);
                    egui::WidgetInfo::labeled(egui::Role::Label, true, text)
                });
                response.on_hover_text(reason.as_str());
            }
        });
    });
}
