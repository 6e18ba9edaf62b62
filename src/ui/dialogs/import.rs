//! The import: files are read and shown as they would be taken in, cell by cell, before anything is changed.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use egui::{ComboBox, Context, Response, ScrollArea, TextEdit, Ui};

use crate::edits::Edit;
use crate::exchange::{
    Batch, BatchOptions, Crs, Grid, IMPORTED, ImportOptions, Incoming, Mapping, ReadOptions, plan_batch,
    read_file_watched, report_grid, table_of_template,
};
use crate::model::{Changes, Progress, Refusal, Sentence, TableName, World};
use crate::session::Session;
use crate::words::Language;

use super::super::intent::{Intent, Intents};
use super::super::jobs::{FileQuestion, Jobs, ask_system, ask_system_for_several};
use super::super::look;
use super::answer::{Answer, Ask, Field, Planned};
use super::import_books::{books_ui, conflicts_ui};
use super::import_columns::columns_ui;
use super::import_senders::senders_ui;
use super::modal::{field_ui, foot_ui, modal_ui, primary_ui, second_ui};
use super::path_box::expanded;
use super::report::report_ui;
use super::template;

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
    /// What each file would do; its changes have gone into the edit.
    batch: Batch,
    /// Whether it may be done, asked once for a revision: the answer looks at every row.
    may: (u64, Result<(), Refusal>),
}

impl Plan {
    fn of(mut batch: Batch, revision: u64) -> Self {
        let nothing = batch.changes.rows.is_empty();
        let may = if nothing { Err(Refusal::new("refusal.import.nothing")) } else { Ok(()) };
        let sentence = batch.changes.sentence.clone();
        let changes = std::mem::replace(&mut batch.changes, Changes::new(sentence));
        Self { edit: Edit::Import(changes), batch, may: (revision, may) }
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
    /// The name of the sender, under which a mapping is kept.
    sender: String,
    /// The columns as they were chosen in the dialog.
    own: Mapping,
    /// The conflicts in which the value of the file is taken.
    theirs: BTreeSet<(usize, String)>,
    create_units: bool,
    create_townships: bool,
    found: Found,
    /// The revision for which the file was read.
    read_at: u64,
    /// Whether the first field is still to take the focus.
    fresh: bool,
}

impl ImportDialog {
    /// The dialog for these files; the name of the first tells for which table, if it can.
    pub fn of(paths: &[PathBuf]) -> Self {
        let mut dialog = Self { create_units: true, create_townships: true, fresh: true, ..Self::default() };
        dialog.table = position("issue");
        dialog.add(paths);
        dialog
    }

    /// Takes further files.
    pub fn add(&mut self, paths: &[PathBuf]) {
        for path in paths {
            let text = path.display().to_string();
            if self.path.trim().is_empty() {
                if let Some(table) = guess(&text) {
                    self.table = table;
                }
                self.path = text;
            } else if !self.paths().contains(path) {
                self.path = format!("{}; {text}", self.path.trim().trim_end_matches(';'));
            }
            self.changed();
        }
    }

    /// Takes a file that was picked.
    pub fn picked(&mut self, field: Field, path: &Path) {
        if field == Field::Mapping {
            self.mapping = path.display().to_string();
            self.changed();
        } else {
            self.add(&[path.to_owned()]);
        }
    }

    /// The files, with `;` between them.
    fn paths(&self) -> Vec<PathBuf> {
        self.path.split([';', '；']).filter(|part| !part.trim().is_empty()).map(expanded).collect()
    }

    /// What was found no longer holds.
    fn changed(&mut self) {
        self.found = Found::Nothing;
        self.own = Mapping::default();
        self.theirs.clear();
    }

    /// The dry run as a table, once there is one.
    pub fn report(&self, language: Language) -> Option<Grid> {
        match &self.found {
            Found::Plan(plan) => Some(report_grid(&plan.batch, self.table_name(), language)),
            _ => None,
        }
    }

    fn table_name(&self) -> TableName {
        IMPORTED[self.table.min(IMPORTED.len() - 1)]
    }

    /// Takes what reading has found.
    pub fn planned(&mut self, batch: Result<Batch, String>) {
        self.found = match batch {
            Ok(batch) => Found::Plan(Box::new(Plan::of(batch, self.read_at))),
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
            self.fields_ui(ui, session, language, jobs, intents);
            if before != (self.path.clone(), self.table, self.system.clone(), self.mapping.clone()) {
                self.changed();
            }
            let (mut done, mut again) = (false, false);
            let table = self.table_name();
            match &self.found {
                Found::Nothing => {}
                Found::Reading => {
                    ui.label(look::small(ui, language.say("ui.import.reading")));
                }
                Found::Fault(fault) => {
                    ui.add_space(8.0);
                    ui.colored_label(look::palette(ui).late, fault);
                }
                Found::Plan(plan) => {
                    let most = (context.content_rect().height() - 420.0).max(160.0);
                    let area =
                        ScrollArea::vertical().id_salt("import-found").max_height(most).min_scrolled_height(most);
                    area.show(ui, |ui| {
                        again |= conflicts_ui(ui, &plan.batch, table, language, &mut self.theirs);
                        report_ui(ui, &plan.batch.total(), language);
                        books_ui(ui, &plan.batch, table, language);
                        if let Some(book) = plan.batch.books.iter().find(|book| book.fault.is_none()) {
                            again |= columns_ui(ui, book, table, language, &mut self.own);
                        }
                    });
                }
            }
            foot_ui(ui, |ui| {
                if let Found::Plan(plan) = &mut self.found {
                    let total = plan.batch.total();
                    let count = total.added + total.changed;
                    let text = language.say_with("ui.import.apply", &[("count", &count)]);
                    let may = plan.may(session);
                    let response = primary_ui(ui, may.is_ok(), &text);
                    done = response.clicked();
                    if let Err(refusal) = &may {
                        response.on_disabled_hover_text(language.refusal(refusal));
                    }
                    if second_ui(ui, &language.say("ui.import.save_report")).clicked() {
                        intents.push(Intent::AskSaveReport);
                    }
                } else {
                    let paths = self.paths();
                    let is_there = !paths.is_empty() && paths.iter().all(|path| path.exists());
                    let ready = is_there && !matches!(self.found, Found::Reading);
                    again |= primary_ui(ui, ready, &language.say("ui.import.try")).clicked();
                }
                if second_ui(ui, &language.say("ui.cancel")).clicked() {
                    stay = false;
                }
            });
            if again {
                self.read(context, session, language, jobs);
            }
            if done && let Found::Plan(plan) = std::mem::take(&mut self.found) {
                intents.push(Intent::Perform(Box::new(plan.edit)));
                stay = false;
            }
            stay
        })
    }

    fn fields_ui(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        language: Language,
        jobs: &mut Jobs<Answer>,
        intents: &mut Intents,
    ) {
        let first = files_field_ui(ui, language, jobs, &mut self.path);
        if std::mem::take(&mut self.fresh) {
            first.request_focus();
        }
        field_ui(ui, &language.say("ui.import.table"), |ui| {
            let combo = ComboBox::from_id_salt("import-table").width(200.0);
            combo.selected_text(table_name(language, self.table)).show_ui(ui, |ui| {
                for table in 0..IMPORTED.len() {
                    ui.selectable_value(&mut self.table, table, table_name(language, table));
                }
            });
        });
        field_ui(ui, &language.say("ui.import.system"), |ui| system_ui(ui, language, &mut self.system));
        path_field_ui(ui, language, jobs, "ui.import.mapping", &mut self.mapping, Field::Mapping);
        field_ui(ui, &language.say("ui.import.sender"), |ui| {
            let hint = language.say("ui.import.sender_hint");
            let field = TextEdit::singleline(&mut self.sender).hint_text(hint.as_ref()).desired_width(356.0);
            ui.add(field).on_hover_text(hint.as_ref());
            if senders_ui(ui, session, language, &mut self.sender, intents) {
                self.found = Found::Nothing;
            }
        });
        field_ui(ui, "", |ui| {
            ui.checkbox(&mut self.create_units, language.say("ui.import.create_units").as_ref());
            ui.checkbox(&mut self.create_townships, language.say("ui.import.create_townships").as_ref());
        });
    }

    /// Reads the files in the background and tells what they would change.
    fn read(&mut self, context: &Context, session: &Session, language: Language, jobs: &mut Jobs<Answer>) {
        self.found = Found::Reading;
        self.read_at = session.revision();
        let world = session.world().clone();
        let (paths, table) = (self.paths(), self.table_name());
        let (mapping, own) = (self.mapping.trim().to_owned(), self.own.clone());
        let import = ImportOptions {
            crs: Crs::parse(&self.system),
            create_townships: self.create_townships,
            create_units: self.create_units,
            ..ImportOptions::default()
        };
        let sender = Some(self.sender.trim().to_owned()).filter(|sender| !sender.is_empty());
        let options = BatchOptions { import, sender, theirs: self.theirs.clone(), ..BatchOptions::default() };
        let title = language.say("ui.job.read").into_owned();
        jobs.start(context, title, move |progress| {
            let named = if own.is_empty() { mapping_of(&mapping, language) } else { Ok(own) };
            let batch = named.and_then(|mapping| {
                let import = ImportOptions { mapping, ..options.import.clone() };
                planned(&world, &paths, table, &BatchOptions { import, ..options }, progress)
                    .map_err(|sentence| language.sentence(&sentence))
            });
            Answer::Planned(Box::new(Planned::Import(batch)))
        });
    }
}

/// Reads all files and plans what they would change.
fn planned(
    world: &World,
    paths: &[PathBuf],
    table: TableName,
    options: &BatchOptions,
    progress: Progress<'_>,
) -> Result<Batch, Sentence> {
    let share = |at: usize| READ * at as f32 / paths.len().max(1) as f32;
    let name = |path: &Path| path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let read = |(at, path): (usize, &PathBuf)| Incoming {
        name: name(path),
        sheet: read_file_watched(path, &ReadOptions::default(), progress.part(share(at), share(at + 1))),
    };
    let incoming: Vec<_> = paths.iter().enumerate().map(read).collect();
    if let Some(made_for) = table_of_template(&incoming).filter(|made_for| *made_for != table) {
        let named = |table: TableName| format!("@exchange.table.{table}");
        let sentence = Sentence::new("exchange.template.other_table").with("made_for", named(made_for));
        return Err(sentence.with("table", named(table)));
    }
    plan_batch(world, &incoming, table, options, progress.part(READ, 1.0)).map_err(|error| error.0)
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
    IMPORTED.iter().position(|name| name.0 == table).unwrap_or_default()
}

/// The table of which the name of a file speaks.
fn guess(path: &str) -> Option<usize> {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path).to_lowercase();
    let words = [
        ("issue", ["问题", "issue", "台账"]),
        ("activity", ["走访", "activit", "会议"]),
        ("promise", ["承诺", "promise", "实事"]),
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
    IMPORTED.get(table).map(|name| template::table_name(language, *name)).unwrap_or_default()
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
        ui.add(TextEdit::singleline(system).hint_text(hint.as_ref()).desired_width(250.0)).on_hover_text(hint.as_ref());
    if !system.is_empty() && Crs::parse(system).is_none() && !response.has_focus() {
        ui.colored_label(look::palette(ui).late, language.say("ui.import.system_bad").as_ref());
    }
}

/// The field for the files, with a button that asks the system for several.
fn files_field_ui(ui: &mut Ui, language: Language, jobs: &mut Jobs<Answer>, path: &mut String) -> Response {
    let name = language.say("ui.import.file");
    field_ui(ui, &name, |ui| {
        let width = ui.available_width() - 96.0;
        let hint = language.say("ui.import.files_hint");
        let line = TextEdit::singleline(path).hint_text(hint.as_ref()).desired_width(width);
        let response = ui.add(line).on_hover_text(hint.as_ref());
        if ui.button(language.say("ui.browse").as_ref()).clicked() {
            let title = name.clone().into_owned();
            let question = FileQuestion { title, kinds: Vec::new(), save_as: None, folder: None };
            jobs.start(ui.ctx(), String::new(), move |_| Answer::PickedSeveral(ask_system_for_several(&question)));
        }
        response
    })
}

/// A field for a path with a button that asks the system.
pub fn path_field_ui(
    ui: &mut Ui,
    language: Language,
    jobs: &mut Jobs<Answer>,
    key: &str,
    path: &mut String,
    field: Field,
) -> Response {
    let name = language.say(key);
    field_ui(ui, &name, |ui| {
        let width = ui.available_width() - 96.0;
        let line = TextEdit::singleline(path).hint_text(language.say("ui.path.hint").as_ref()).desired_width(width);
        let response = ui.add(line).on_hover_text(name.as_ref());
        if ui.button(language.say("ui.browse").as_ref()).clicked() {
            let title = name.clone().into_owned();
            let question = FileQuestion { title, kinds: Vec::new(), save_as: None, folder: None };
            jobs.start(ui.ctx(), String::new(), move |_| {
                Answer::Picked(Ask::Source(field), ask_system(&question), false)
            });
        }
        response
    })
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
