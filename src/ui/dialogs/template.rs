//! The template: for which table and which township a workbook is made that is filled in elsewhere.

use egui::{ComboBox, Context, TextEdit};

use crate::exchange::template::TemplateOptions;
use crate::exchange::{IMPORTED, Personal};
use crate::model::{Date, Id, Issue, Record, TableName, Township, World};
use crate::words::Language;

use super::super::look;
use super::modal::{field_ui, foot_ui, modal_ui, primary_ui, second_ui};

/// What was chosen.
#[derive(Clone, Debug)]
pub struct ChosenTemplate {
    table: TableName,
    township: Option<Id<Township>>,
    with_records: bool,
    reason: String,
}

impl ChosenTemplate {
    /// The table.
    pub fn table(&self) -> TableName {
        self.table
    }

    /// Why names of people are written in full; none when they are masked.
    pub fn reason(&self) -> Option<&str> {
        Some(self.reason.trim()).filter(|reason| !reason.is_empty())
    }

    /// How the template is made.
    pub fn options(&self, language: Language, today: Date, revision: u64) -> TemplateOptions {
        TemplateOptions {
            township: self.township,
            with_records: self.with_records,
            unmasked: self.reason().map(str::to_owned),
            ..TemplateOptions::of(language, today, revision)
        }
    }

    /// The name that is offered for the file.
    pub fn file_name(&self, world: &World, language: Language) -> String {
        let township = self.township.and_then(|id| world.townships.get(id)).map(|township| township.name.as_str());
        let table = table_name(language, self.table);
        let name =
            language.say_with("ui.template.file", &[("table", &table), ("place", &township.unwrap_or_default())]);
        format!("{}.xlsx", name.trim())
    }
}

/// What the dialog wants.
#[derive(Debug)]
pub enum Step {
    /// To stay open.
    Stay,
    /// To be closed.
    Close,
    /// That the template is written.
    Make(ChosenTemplate),
}

/// The dialog with what was chosen.
#[derive(Debug)]
pub struct TemplateDialog {
    chosen: ChosenTemplate,
}

impl Default for TemplateDialog {
    fn default() -> Self {
        let chosen = ChosenTemplate { table: Issue::TABLE, township: None, with_records: false, reason: String::new() };
        Self { chosen }
    }
}

impl TemplateDialog {
    /// Draws the dialog.
    pub fn template_ui(&mut self, context: &Context, world: &World, language: Language) -> Step {
        let mut step = Step::Stay;
        let say = |key: &str| language.say(key);
        let open = modal_ui(context, "template", 560.0, &say("ui.template.title"), |ui| {
            ui.label(look::small(ui, say("ui.template.text")));
            ui.add_space(8.0);
            field_ui(ui, &say("ui.import.table"), |ui| {
                let shown = table_name(language, self.chosen.table);
                ComboBox::from_id_salt("template-table").width(240.0).selected_text(shown).show_ui(ui, |ui| {
                    for table in IMPORTED {
                        ui.selectable_value(&mut self.chosen.table, table, table_name(language, table));
                    }
                });
            });
            field_ui(ui, &say("ui.template.township"), |ui| {
                let name = |id: Option<Id<Township>>| match id.and_then(|id| world.townships.get(id)) {
                    Some(township) => township.name.clone(),
                    None => say("exchange.template.whole_county").into_owned(),
                };
                let mut townships: Vec<_> = world.townships.iter().collect();
                townships.sort_by(|a, b| a.code.cmp(&b.code));
                let shown = name(self.chosen.township);
                ComboBox::from_id_salt("template-township").width(240.0).selected_text(shown).show_ui(ui, |ui| {
                    ui.selectable_value(&mut self.chosen.township, None, name(None));
                    for township in townships {
                        ui.selectable_value(&mut self.chosen.township, Some(township.id), &township.name);
                    }
                });
            });
            field_ui(ui, "", |ui| {
                ui.checkbox(&mut self.chosen.with_records, say("ui.template.with_records").as_ref());
            });
            field_ui(ui, &say("ui.template.reason"), |ui| {
                let hint = say("ui.template.reason_hint");
                let field = TextEdit::singleline(&mut self.chosen.reason).hint_text(hint.as_ref());
                ui.add(field.desired_width(ui.available_width() - 8.0)).on_hover_text(hint.as_ref());
            });
            let personal = Personal::of_table(self.chosen.table, language, self.chosen.reason());
            ui.label(look::small(ui, language.sentence(&personal.sentence(language))));
            let mut stay = true;
            foot_ui(ui, |ui| {
                if primary_ui(ui, true, &say("ui.template.make")).clicked() {
                    step = Step::Make(self.chosen.clone());
                }
                stay = !second_ui(ui, &say("ui.cancel")).clicked();
            });
            stay
        });
        if open { step } else { Step::Close }
    }
}

/// The name of a table, as in sentences about imports.
pub fn table_name(language: Language, table: TableName) -> String {
    let name = language.say(&format!("exchange.table.{table}")).into_owned();
    let mut signs = name.chars();
    signs.next().map(|first| first.to_uppercase().chain(signs).collect()).unwrap_or_default()
}
