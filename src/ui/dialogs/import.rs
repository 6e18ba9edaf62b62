//! The import: a file is read and shown as it would be taken in, row by row, before anything is changed.

use std::path::{Path, PathBuf};

use egui::{ComboBox, Context, TextEdit, Ui};

use crate::edits::Edit;
use crate::exchange::{Crs, ImportOptions, ImportPlan, Mapping, ReadOptions, TABLES};
use crate::exchange::{ExchangeError, ImportReport, plan_import_watched, read_file_watched};
use crate::model::Refusal;
use crate::session::Session;
use crate::words::Language;

use super::super::intent::{Intent, Intents};
use super::super::jobs::{FileQuestion, Jobs, ask_system};
use super::super::look;
use super::answer::{Answer, Ask, Field, Planned};
use super::modal::{field_ui, foot_ui, modal_ui, primary_ui, second_ui};
use super::path_box::expanded;
use super::report::report_ui;

/// The coordinate systems that are offered; the first is told by the file itself.
const SYSTEMS: [&str; 9] =
    ["", "EPSG:4490", "EPSG:4326", "EPSG:4549", "EPSG:4528", "EPSG:4547", "EPSG:4548", "gcj02", "bd09"];

/// The share of the time that reading a file takes; the rest is understanding it.
const READ: f32 = 0.4;

/// What was found about the file as it is chosen now.
#[derive(Debug, Default)]
enum Found {
    #[default]
    Nothing,
    Reading,
    Plan(Box<Plan>),
    Fault(String),
}

/// What the import would do, ready to be done.
#[derive(Debug)]
struct Plan {
    edit: Edit,
    report: ImportReport,
    /// Whether it may be done, asked once for a revision: the answer looks at every row.
    may: (u64, Result<(), Refusal>),
}

impl Plan {
    fn of(plan: ImportPlan, revision: u64) -> Self {
        let nothing = plan.changes.rows.is_empty();
        let may = if nothing { Err(Refusal::new("refusal.import.nothing")) } else { Ok(()) };
        Self { edit: Edit::Import(plan.changes), report: plan.report, may: (revision, may) }
    }

    fn may(&mut self, session: &Session) -> Result<(), Refusal> {
        if let Some(why) = session.read_only() {
            return Err(Refusal(why.clone()));
        }
        if self.may.0 != session.revision() {
            self.may = (session.revision(), session.check(&self.edit));
        }
        self.may.1.clone()
    }
}

/// The dialog with what was chosen.
#[derive(Debug, Default)]
pub struct ImportDialog {
    path: String,
    table: usize,
    system: String,
    mapping: String,
    create_units: bool,
    create_townships: bool,
    found: Found,
    /// The revision for which the file was read.
    read_at: u64,
}

impl ImportDialog {
    /// The dialog for this file; its name tells for which table, if it can.
    pub fn of(path: Option<PathBuf>) -> Self {
        let mut dialog = Self { create_units: true, create_townships: true, ..Self::default() };
        dialog.table = position("issue");
        if let Some(path) = path {
            dialog.picked(Field::Import, &path);
        }
        dialog
    }

    /// Takes a file that was picked.
    pub fn picked(&mut self, field: Field, path: &Path) {
        let text = path.display().to_string();
        self.found = Found::Nothing;
        if field == Field::Mapping {
            self.mapping = text;
            return;
        }
        if let Some(table) = guess(&text) {
            self.table = table;
        }
        self.path = text;
    }

    /// Takes what reading has found.
    pub fn planned(&mut self, plan: Result<ImportPlan, String>) {
        self.found = match plan {
            Ok(plan) => Found::Plan(Box::new(Plan::of(plan, self.read_at))),
            Err(fault) => Found::Fault(fault),
        };
    }

    /// Reading was stopped.
    pub fn not_planned(&mut self) {
        self.found = Found::Nothing;
    }

    /// Draws the dialog; `false` once it is to be closed.
    pub fn import_ui(
        &mut self,
        context: &Context,
        session: Option<&Session>,
        language: Language,
        jobs: &mut Jobs<Answer>,
        intents: &mut Intents,
    ) -> bool {
        let Some(session) = session else { return false };
        modal_ui(context, "import", 780.0, &language.say("ui.import.title"), |ui| {
            let mut stay = true;
            let before = (self.path.clone(), self.table, self.system.clone(), self.mapping.clone());
            self.fields_ui(ui, language, jobs);
            if before != (self.path.clone(), self.table, self.system.clone(), self.mapping.clone()) {
                self.found = Found::Nothing;
            }
            let mut done = false;
            match &self.found {
                Found::Nothing => {}
                Found::Reading => {
                    ui.label(look::small(ui, language.say("ui.import.reading")));
                }
                Found::Fault(fault) => {
                    ui.add_space(8.0);
                    ui.colored_label(look::palette(ui).late, fault);
                }
                Found::Plan(plan) => report_ui(ui, &plan.report, language),
            }
            foot_ui(ui, |ui| {
                if let Found::Plan(plan) = &mut self.found {
                    let count = plan.report.added + plan.report.changed;
                    let text = language.say_with("ui.import.apply", &[("count", &count)]);
                    let may = plan.may(session);
                    let response = primary_ui(ui, may.is_ok(), &text);
                    done = response.clicked();
                    if let Err(refusal) = &may {
                        response.on_disabled_hover_text(language.refusal(refusal));
                    }
                } else {
                    let ready = expanded(&self.path).exists() && !matches!(self.found, Found::Reading);
                    if primary_ui(ui, ready, &language.say("ui.import.try")).clicked() {
                        self.read(context, session, language, jobs);
                    }
                }
                if second_ui(ui, &language.say("ui.cancel")).clicked() {
                    stay = false;
                }
            });
            if done && let Found::Plan(plan) = std::mem::take(&mut self.found) {
                intents.push(Intent::Perform(Box::new(plan.edit)));
                stay = false;
            }
            stay
        })
    }

    fn fields_ui(&mut self, ui: &mut Ui, language: Language, jobs: &mut Jobs<Answer>) {
        path_field_ui(ui, language, jobs, "ui.import.file", &mut self.path, Field::Import);
        field_ui(ui, &language.say("ui.import.table"), |ui| {
            let combo = ComboBox::from_id_salt("import-table").width(200.0);
            combo.selected_text(table_name(language, self.table)).show_ui(ui, |ui| {
                for table in 0..TABLES.len() {
                    ui.selectable_value(&mut self.table, table, table_name(language, table));
                }
            });
        });
        field_ui(ui, &language.say("ui.import.system"), |ui| system_ui(ui, language, &mut self.system));
        path_field_ui(ui, language, jobs, "ui.import.mapping", &mut self.mapping, Field::Mapping);
        field_ui(ui, "", |ui| {
            ui.checkbox(&mut self.create_units, language.say("ui.import.create_units").as_ref());
            ui.checkbox(&mut self.create_townships, language.say("ui.import.create_townships").as_ref());
        });
    }

    /// Reads the file in the background and tells what it would change.
    fn read(&mut self, context: &Context, session: &Session, language: Language, jobs: &mut Jobs<Answer>) {
        self.found = Found::Reading;
        self.read_at = session.revision();
        let world = session.world().clone();
        let path = expanded(&self.path);
        let table = TABLES[self.table.min(TABLES.len() - 1)];
        let mapping = self.mapping.trim().to_owned();
        let options = ImportOptions {
            crs: Crs::parse(&self.system),
            create_townships: self.create_townships,
            create_units: self.create_units,
            ..ImportOptions::default()
        };
        let title = language.say("ui.job.read").into_owned();
        jobs.start(context, title, move |progress| {
            let plan = mapping_of(&mapping, language).and_then(|mapping| {
                let options = ImportOptions { mapping, ..options };
                let read = || {
                    let sheet = read_file_watched(&path, &ReadOptions::default(), progress.part(0.0, READ))?;
                    plan_import_watched(&world, &sheet, table, &options, progress.part(READ, 1.0))
                };
                read().map_err(|error: ExchangeError| language.sentence(&error.0))
            });
            Answer::Planned(Box::new(Planned::Import(plan)))
        });
    }
}

fn mapping_of(path: &str, language: Language) -> Result<Mapping, String> {
    if path.is_empty() {
        return Ok(Mapping::default());
    }
    let text = std::fs::read_to_string(expanded(path))
        .map_err(|error| language.say_with("ui.import.mapping_unread", &[("file", &path), ("error", &error)]))?;
    Mapping::parse(&text).map_err(|error| language.sentence(&error.0))
}

fn position(table: &str) -> usize {
    TABLES.iter().position(|name| name.0 == table).unwrap_or_default()
}

/// The table of which the name of a file speaks.
fn guess(path: &str) -> Option<usize> {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path).to_lowercase();
    let words = [
        ("issue", ["问题", "issue", "台账"]),
        ("cadre", ["干部", "cadre", "人员"]),
        ("posting", ["派驻", "posting", "驻村"]),
        ("standing", ["整顿", "standing", "后进"]),
        ("unit", ["单位", "unit", "部门"]),
        ("township", ["乡镇", "township", "街道"]),
        ("village", ["村庄", "village", "行政村"]),
        ("indicator", ["指标", "indicator", "统计"]),
        ("site", ["企业", "site", "项目"]),
    ];
    words.iter().find(|(_, words)| words.iter().any(|word| name.contains(word))).map(|(table, _)| position(table))
}

fn table_name(language: Language, table: usize) -> String {
    TABLES.get(table).map(|name| language.say(&format!("ui.table.{name}")).into_owned()).unwrap_or_default()
}

/// The choice of a coordinate system: one of the usual ones, or typed.
pub fn system_ui(ui: &mut Ui, language: Language, system: &mut String) {
    let name =
        |code: &str| if code.is_empty() { language.say("ui.import.system_auto").into_owned() } else { code.to_owned() };
    ComboBox::from_id_salt("system").width(200.0).selected_text(name(system)).show_ui(ui, |ui| {
        for code in SYSTEMS {
            ui.selectable_value(system, code.to_owned(), name(code));
        }
    });
    let hint = language.say("ui.import.system_hint");
    let response =
        ui.add(TextEdit::singleline(system).hint_text(hint.as_ref()).desired_width(150.0)).on_hover_text(hint.as_ref());
    if !system.is_empty() && Crs::parse(system).is_none() && !response.has_focus() {
        ui.colored_label(look::palette(ui).late, language.say("ui.import.system_bad").as_ref());
    }
}

/// A field for a path with a button that asks the system.
pub fn path_field_ui(
    ui: &mut Ui,
    language: Language,
    jobs: &mut Jobs<Answer>,
    key: &str,
    path: &mut String,
    field: Field,
) {
    let name = language.say(key);
    field_ui(ui, &name, |ui| {
        let width = ui.available_width() - 96.0;
        ui.add(TextEdit::singleline(path).hint_text(language.say("ui.path.hint").as_ref()).desired_width(width))
            .on_hover_text(name.as_ref());
        if ui.button(language.say("ui.browse").as_ref()).clicked() {
            let title = name.clone().into_owned();
            let question = FileQuestion { title, kinds: Vec::new(), save_as: None, folder: None };
            jobs.start(ui.ctx(), String::new(), move |_| {
                Answer::Picked(Ask::Source(field), ask_system(&question), false)
            });
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_file_tells_its_table() {
        assert_eq!(guess("/data/2026年问题台账.xlsx"), Some(position("issue")));
        assert_eq!(guess("C:\\驻村干部名册.csv"), Some(position("cadre")));
        assert_eq!(guess("/villages/abc.csv"), None);
    }

    #[test]
    fn every_system_that_is_offered_is_understood() {
        for system in SYSTEMS.into_iter().filter(|system| !system.is_empty()) {
            assert!(Crs::parse(system).is_some(), "{system}");
        }
    }
}
