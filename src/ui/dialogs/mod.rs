//! The dialogs: what stands before the window until it is answered. At most one is open, with the field for a path
//! over it.

mod answer;
mod help;
mod history;
mod import;
mod import_books;
mod import_columns;
mod import_senders;
mod leave;
pub mod modal;
mod new_county;
mod paper;
mod path_box;
mod press;
mod report;
mod settings;
mod template;
mod unsaved;

use std::path::{Path, PathBuf};

use egui::Context;

use crate::exchange::Grid;
use crate::map::Choice;
use crate::model::{Changes, Date, Village, World};
use crate::papers::PaperKind;
use crate::words::Language;

use super::intent::{Intent, Intents, Leave};
use super::job_strip;
use super::jobs::{FileQuestion, Jobs};
use super::open_file::OpenFile;
use super::preferences::Preferences;
use super::product::Product;

pub use answer::{Answer, Ask, Done, Field, Planned};
use history::History;
pub use history::is_edit;
use import::ImportDialog;
use leave::LeaveDialog;
use new_county::NewDialog;
use paper::PaperDialog;
pub use paper::{PaperWish, format_of};
use path_box::PathBox;
use press::PressDialog;
pub use press::PressWish;
use template::{ChosenTemplate, TemplateDialog};

#[derive(Debug, Default)]
enum Open {
    #[default]
    Nothing,
    Help,
    Settings,
    History(History),
    Import(Box<ImportDialog>),
    Template(TemplateDialog),
    New(Box<NewDialog>),
    Paper(Box<PaperDialog>),
    Press(Box<PressDialog>),
    Leave(LeaveDialog),
    Unsaved(Box<Intent>),
}

/// The dialog that is open, if one is.
#[derive(Debug, Default)]
pub struct Dialogs {
    open: Open,
    path: Option<PathBox>,
    made: Option<Changes>,
    paper: Option<PaperWish>,
    press: Option<PressWish>,
    /// Why names stand in full in the file that leaves next.
    reason: Option<String>,
    template: Option<ChosenTemplate>,
    /// The village to select when a file has been opened.
    pub select_when_open: Option<String>,
}

impl Dialogs {
    /// Whether a dialog has the keyboard.
    pub fn is_open(&self) -> bool {
        !matches!(self.open, Open::Nothing) || self.path.is_some()
    }

    /// Opens the dialog for a new county.
    pub fn show_new(&mut self) {
        self.open = Open::New(Box::default());
    }

    /// Opens the dialog for an import, of these files; one that is open gets them besides.
    pub fn show_import(&mut self, paths: &[PathBuf]) {
        match &mut self.open {
            Open::Import(import) if !paths.is_empty() => import.add(paths),
            _ => self.open = Open::Import(Box::new(ImportDialog::of(paths))),
        }
    }

    /// Takes files that were picked for the import.
    pub fn sources_picked(&mut self, paths: &[PathBuf]) {
        if let Open::Import(import) = &mut self.open {
            import.add(paths);
        }
    }

    /// The dry run of the import that is open, as a table.
    pub fn import_report(&self, language: Language) -> Option<Grid> {
        match &self.open {
            Open::Import(import) => import.report(language),
            _ => None,
        }
    }

    /// Opens the dialog for a template.
    pub fn show_template(&mut self) {
        self.open = Open::Template(TemplateDialog::default());
    }

    /// The template that is to be written.
    pub fn take_template(&mut self) -> Option<ChosenTemplate> {
        self.template.take()
    }

    /// The name that is offered for the template.
    pub fn template_name(&self, world: Option<&World>, language: Language) -> String {
        match (&self.template, world) {
            (Some(chosen), Some(world)) => chosen.file_name(world, language),
            _ => String::new(),
        }
    }

    /// Opens the dialog for a paper of the month of this day.
    pub fn show_paper(&mut self, kind: Option<PaperKind>, day: Date, village: Option<&Village>) {
        self.open = Open::Paper(Box::new(PaperDialog::of(kind, day, village)));
    }

    /// The paper that is to be made.
    pub fn paper_wish(&self) -> Option<&PaperWish> {
        self.paper.as_ref()
    }

    /// The paper that is to be made, once its file is known.
    pub fn take_paper(&mut self) -> Option<PaperWish> {
        self.paper.take()
    }

    /// Opens the press.
    pub fn show_press(&mut self, product: Option<Product>, day: Date, has_selection: bool) {
        self.open = Open::Press(Box::new(PressDialog::of(product, day, has_selection)));
    }

    /// What the press is to make.
    pub fn press_wish(&self) -> Option<&PressWish> {
        self.press.as_ref()
    }

    /// What the press is to make, once its file is known.
    pub fn take_press(&mut self) -> Option<PressWish> {
        self.press.take()
    }

    /// Tells what personal fields a file would hold, before it leaves.
    pub fn show_leave(&mut self, leave: Leave, fields: Vec<String>, names: bool) {
        self.open = Open::Leave(LeaveDialog::of(leave, fields, names));
    }

    /// Why names stand in full in the file that is written now; they are masked where there is no reason.
    pub fn take_reason(&mut self) -> Option<String> {
        self.reason.take()
    }

    /// Opens or closes the history.
    pub fn toggle_history(&mut self) {
        self.open =
            if matches!(self.open, Open::History(_)) { Open::Nothing } else { Open::History(History::default()) };
    }

    /// Opens or closes the help.
    pub fn toggle_help(&mut self) {
        self.open = if matches!(self.open, Open::Help) { Open::Nothing } else { Open::Help };
    }

    /// Opens or closes the settings of the program.
    pub fn toggle_settings(&mut self) {
        self.open = if matches!(self.open, Open::Settings) { Open::Nothing } else { Open::Settings };
    }

    /// Opens the settings of the program.
    pub fn show_settings(&mut self) {
        self.open = Open::Settings;
    }

    /// Asks whether a draft may be lost, before this is done.
    pub fn ask_unsaved(&mut self, then: Intent) {
        self.open = Open::Unsaved(Box::new(then));
    }

    /// Shows the field for a path beside the window of the system.
    pub fn show_path(&mut self, ask: Ask, question: &FileQuestion) {
        self.path = Some(PathBox::of(ask, question));
    }

    /// Takes the field for a path away: the question has been answered.
    pub fn close_path(&mut self, ask: &Ask) {
        if self.path.as_ref().is_some_and(|path| path.asks(ask)) {
            self.path = None;
        }
    }

    /// Whether this question still waits for its answer: it may have been answered by the field, or cancelled.
    pub fn waits_for(&self, ask: &Ask) -> bool {
        matches!(ask, Ask::Source(_)) || self.path.as_ref().is_some_and(|path| path.asks(ask))
    }

    /// The window of the system has given no file: it was cancelled, or there is none on this machine.
    pub fn not_picked(&mut self, ask: &Ask, none_there: bool) {
        match &mut self.path {
            Some(path) if path.asks(ask) && none_there => path.system_is_missing(),
            _ => self.close_path(ask),
        }
    }

    /// Puts a path that was picked into the field for which it was asked.
    pub fn source_picked(&mut self, field: Field, path: &Path) {
        match &mut self.open {
            Open::Import(import) => import.picked(field, path),
            Open::New(new) => new.picked(field, path),
            Open::Paper(paper) => paper.picked(path),
            _ => {}
        }
    }

    /// Takes up what reading a file has found.
    pub fn planned(&mut self, read: Planned) {
        match (&mut self.open, read) {
            (Open::Import(import), Planned::Import(plan)) => import.planned(plan),
            (Open::New(new), Planned::New(plan)) => new.planned(plan),
            _ => {}
        }
    }

    /// Reading a file was stopped: the dialog is as it was before.
    pub fn not_planned(&mut self) {
        match &mut self.open {
            Open::Import(import) => import.not_planned(),
            Open::New(new) => new.not_planned(),
            _ => {}
        }
    }

    /// The rows of the new county, once it is to be written.
    pub fn take_new(&mut self) -> Option<Changes> {
        self.made.take()
    }

    /// Draws what is open, over the whole window.
    pub fn dialogs_ui(
        &mut self,
        context: &Context,
        (file, choice): (Option<&mut OpenFile>, &Choice),
        preferences: &mut Preferences,
        jobs: &mut Jobs<Answer>,
        intents: &mut Intents,
    ) {
        let language = preferences.language;
        let keep = match &mut self.open {
            Open::Nothing => false,
            Open::Help => help::help_ui(context, language),
            Open::Settings => settings::settings_ui(context, preferences, file.is_some(), intents),
            Open::History(history) => {
                file.is_some_and(|file| history.history_ui(context, &file.session, language, intents))
            }
            Open::Import(import) => {
                let session = file.as_deref().map(|file| &file.session);
                import.import_ui(context, session, language, jobs, intents)
            }
            Open::Template(template) => {
                let chosen = file.as_deref().map(|file| template.template_ui(context, file.session.world(), language));
                match chosen.unwrap_or(template::Step::Close) {
                    template::Step::Stay => true,
                    template::Step::Close => false,
                    template::Step::Make(chosen) => {
                        self.template = Some(chosen);
                        intents.push(Intent::AskSaveTemplate);
                        false
                    }
                }
            }
            Open::New(new) => match new.new_ui(context, language, jobs) {
                new_county::Step::Stay => true,
                new_county::Step::Close => false,
                new_county::Step::Make(changes) => {
                    self.made = Some(*changes);
                    intents.push(Intent::AskSaveNew);
                    false
                }
            },
            Open::Paper(paper) => file
                .is_some_and(|file| paper.paper_ui(context, &file.session, language, jobs, (&mut self.paper, intents))),
            Open::Press(press) => file.is_some_and(|file| {
                press.press_ui(context, &file.session, choice, language, (&mut self.press, intents))
            }),
            Open::Leave(leave) => leave.leave_ui(context, language, (&mut self.reason, intents)),
            Open::Unsaved(then) => unsaved::unsaved_ui(context, language, then, intents),
        };
        if !keep {
            self.open = Open::Nothing;
        }
        if let Some(path) = &mut self.path
            && !path.path_ui(context, language, preferences, jobs)
        {
            self.path = None;
        }
        job_strip::strip_ui(context, jobs, language);
    }
}
