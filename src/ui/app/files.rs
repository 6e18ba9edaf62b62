//! What the intents do that concern files: they start jobs, and take up their answers.

use std::io::Write;
use std::path::{Path, PathBuf};

use egui::Context;

use crate::edits::{Configure, Edit, default_catalogue};
use crate::exchange::demo::demo_county;
use crate::exchange::template::write_template;
use crate::exchange::{Cell, ExchangeError, Grid, GridColumn, write_grid_watched};
use crate::map::{Scene, compose_sheet, title_of_sheet};
use crate::model::Progress;
use crate::paint::file::{self, Format, PaintError, Print};
use crate::paint::pdf::Standard;
use crate::paint::svg::Letters;
use crate::session::{Access, Session, SessionError, save_copy};
use crate::words::Language;

use super::super::dialogs::{Answer, Ask};
use super::super::intent::{Selection, Workspace};
use super::super::jobs::{Answered, FileQuestion, ask_system};
use super::super::open_file::OpenFile;
use super::super::preferences::BaseMap;
use super::super::print::PrintDesk;
use super::super::tables::{Scope, Shown};
use super::snapshot::Snapshot;

/// The share of the time of opening that reading the rows takes; the rest is working out borders and findings.
const READ: f32 = 0.4;
/// The share of the time of an export in which the cells are put into words.
const SHOWN: f32 = 0.2;
/// The share of the time of a picture in which it is composed.
const COMPOSED: f32 = 0.2;

/// What the endings of files of each kind are.
const OURS: &[&str] = &["gpkg"];
const TILES: &[&str] = &["pmtiles"];

impl super::App {
    /// Opens a file in the background; what was open stays until it is read.
    pub(super) fn open(&mut self, context: &Context, path: PathBuf) {
        let language = self.preferences.language;
        let title = language.say_with("ui.job.open", &[("file", &super::file_name(&path))]);
        self.jobs.start(context, title, move |progress| {
            let opened = Session::open_watched(&path, Access::Write, progress.part(0.0, READ));
            let seen = opened.and_then(|session| {
                let file = OpenFile::watched(session, progress.part(READ, 1.0));
                file.map_err(SessionError::from)
            });
            Answer::Opened(path, seen.map(Box::new))
        });
    }

    /// Opens the demo county, which is made where the program keeps its own files, if it is not there yet.
    pub(super) fn open_demo(&mut self, context: &Context) {
        let language = self.preferences.language;
        let title = language.say("ui.job.demo").into_owned();
        let name = language.say("ui.demo_file").into_owned();
        self.jobs.start(context, title, move |progress| {
            let path = demo_path(&name);
            let session = open_or_make_demo(&path, progress);
            Answer::Opened(path, session.map(|session| Box::new(OpenFile::new(session))))
        });
    }

    /// Asks for a file, by the window of the system and by a field beside it.
    pub(super) fn ask(&mut self, context: &Context, ask: Ask) {
        let question = self.question(&ask);
        self.dialogs.show_path(ask, &question);
        let started = std::time::Instant::now();
        self.jobs.start(context, String::new(), move |_| {
            let picked = ask_system(&question);
            // A window of the system that is not there says no at once; nobody reads and cancels in half a second.
            let none_there = picked.is_none() && started.elapsed().as_millis() < 500;
            Answer::Picked(ask, picked, none_there)
        });
    }

    fn question(&mut self, ask: &Ask) -> FileQuestion {
        let language = self.preferences.language;
        let say = |key: &str| language.say(key).into_owned();
        let folder = self.file.as_ref().and_then(|file| file.session.path().parent()).map(Path::to_owned);
        let stem = self.file.as_ref().and_then(|file| file.session.path().file_stem());
        let stem = stem.map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let today = self.file.as_ref().map(|file| file.findings.today.to_string()).unwrap_or_default();
        let (title, kinds, save_as) = match ask {
            Ask::Paper => return self.paper_question(folder),
            Ask::Press => return self.press_question(folder),
            Ask::Open => (say("ui.ask.open"), vec![(say("ui.kind.ours"), OURS.to_vec())], None),
            Ask::Tiles => (say("ui.ask.tiles"), vec![(say("ui.kind.tiles"), TILES.to_vec())], None),
            Ask::Source(_) => (say("ui.ask.source"), vec![(say("ui.kind.any"), vec!["*"])], None),
            Ask::SaveNew => {
                (say("ui.ask.save_new"), vec![(say("ui.kind.ours"), OURS.to_vec())], Some(say("ui.new_file")))
            }
            Ask::Attach(_) => (say("attachment.ask"), vec![(say("ui.kind.any"), vec!["*"])], None),
            Ask::SaveAttachment(id) => {
                let world = self.file.as_ref().map(|file| file.session.world());
                let name = world.and_then(|world| world.attachments.get(*id)).map(|row| row.name.clone());
                (say("attachment.ask_save"), vec![(say("ui.kind.any"), vec!["*"])], Some(name.unwrap_or_default()))
            }
            Ask::SaveCopy => {
                let name = format!("{stem} {today}.gpkg");
                (say("ui.ask.save_copy"), vec![(say("ui.kind.ours"), OURS.to_vec())], Some(name))
            }
            Ask::ExportTable => {
                let kinds = vec![(say("ui.kind.xlsx"), vec!["xlsx"]), (say("ui.kind.csv"), vec!["csv"])];
                (say("ui.ask.export_table"), kinds, Some(format!("{stem} {today}.xlsx")))
            }
            Ask::ImportReport => {
                let kinds = vec![(say("ui.kind.xlsx"), vec!["xlsx"]), (say("ui.kind.csv"), vec!["csv"])];
                (say("ui.ask.import_report"), kinds, Some(format!("{} {today}.xlsx", say("exchange.batch.report"))))
            }
            Ask::Template => {
                let name = self.dialogs.template_name(self.file.as_ref().map(|file| file.session.world()), language);
                (say("ui.ask.template"), vec![(say("ui.kind.xlsx"), vec!["xlsx"])], Some(name))
            }
            Ask::Picture => {
                let ending = self.print.format().ending();
                let name = format!("{}.{ending}", self.print.file_stem(&stem, &today));
                (say("ui.ask.picture"), vec![(say(&format!("ui.kind.{ending}")), vec![ending])], Some(name))
            }
        };
        FileQuestion { title, kinds, save_as, folder }
    }

    /// Goes on with what a job has answered. One that was stopped has changed nothing, and nothing is wrong.
    pub(super) fn take_up(&mut self, context: &Context, answered: Answered<Answer>) {
        let language = self.preferences.language;
        let Answered { answer, stopped } = answered;
        match answer {
            Answer::Opened(_, Ok(file)) => self.show_file(*file),
            Answer::Spots(found, asking) => self.spots_found(*found, &asking),
            Answer::Suggested(found) => {
                let (plan, question, found) = *found;
                self.suggested(plan, question, found);
            }
            Answer::Returned(session, done) => self.returned(*session, done, stopped),
            Answer::Planned(_) if stopped => self.dialogs.not_planned(),
            Answer::Opened(_, Err(_)) | Answer::Written(_, Err(_)) | Answer::Failed(_) if stopped => {
                self.notices.say(language.say("ui.job.stopped"));
            }
            Answer::Opened(path, Err(error)) => {
                if !path.exists() {
                    self.preferences.forget(&path);
                }
                let text = self.words_of(&error);
                self.notices.fault(text);
            }
            Answer::Picked(ask, Some(path), _) if self.dialogs.waits_for(&ask) => self.picked(context, ask, path),
            Answer::Picked(_, Some(_), _) => {}
            Answer::Picked(ask, None, none_there) => self.dialogs.not_picked(&ask, none_there),
            Answer::Typed(ask, path) => self.picked(context, ask, path),
            Answer::Prepared(days) => self.take_prepared(days.as_ref()),
            Answer::PickedSeveral(paths) => self.dialogs.sources_picked(&paths),
            Answer::Planned(read) => self.dialogs.planned(*read),
            Answer::Written(key, Ok(path)) => {
                self.notices.say(language.say_with(key, &[("path", &path.display())]));
                self.print.written(key, path);
            }
            Answer::Printed(text, path) => self.printed(context, text, path),
            Answer::Copied(pixels) => self.copied(context, &pixels),
            Answer::Written(_, Err(text)) | Answer::Failed(text) => self.notices.fault(text),
        }
    }

    /// Goes on with a file that was asked for.
    fn picked(&mut self, context: &Context, ask: Ask, path: PathBuf) {
        self.dialogs.close_path(&ask);
        match ask {
            Ask::Open => self.open(context, path),
            Ask::Tiles => self.preferences.base_map = BaseMap::PmTiles(path),
            Ask::Source(field) => self.dialogs.source_picked(field, &path),
            Ask::SaveNew => self.make_new(context, path),
            Ask::Attach(owner) => self.attach(context, owner, path),
            Ask::SaveAttachment(id) => self.save_attachment(id, &path),
            Ask::SaveCopy => self.save_copy(context, path),
            Ask::ExportTable => self.export_table(context, path),
            Ask::ImportReport => self.write_report(context, path),
            Ask::Template => self.write_template(context, path),
            Ask::Picture => self.make_picture(context, path),
            Ask::Paper => self.make_paper(context, path),
            Ask::Press => self.make_press(context, path),
        }
    }

    fn make_new(&mut self, context: &Context, path: PathBuf) {
        let Some(changes) = self.dialogs.take_new() else { return };
        let title = self.preferences.language.say("ui.job.new").into_owned();
        let path = with_ending(path, "gpkg");
        self.jobs.start(context, title, move |progress| {
            let made = Session::create_watched(&path, &changes, progress);
            Answer::Opened(path, made.map(|session| Box::new(OpenFile::new(session))))
        });
    }

    /// Writes the table that is shown, with names of people masked unless there is a reason, which is logged before.
    fn export_table(&mut self, context: &Context, path: PathBuf) {
        let path = with_ending(path, "xlsx");
        let reason = self.dialogs.take_reason();
        if !self.log_leaving(("@privacy.table", "table"), &path, reason.as_deref()) {
            return;
        }
        let names = reason.is_some();
        let Some(file) = &self.file else { return };
        let language = self.preferences.language;
        let selection = Selection::default();
        let snapshot = Snapshot::of(file, &self.choice, self.workspace, language);
        if let Some(shown) = self.shown_page(names) {
            self.write_shown(context, shown, path);
            return;
        }
        let (listing, lookup) = self.tables.listing(context, snapshot.sight(&selection));
        let title = language.say("ui.job.export").into_owned();
        self.jobs.start(context, title, move |progress| {
            let scope = Scope { sight: snapshot.sight(&selection), lookup: &lookup };
            let done = Shown::watched(scope, &listing, names, progress.part(0.0, SHOWN))
                .map_err(ExchangeError::from)
                .and_then(|shown| write_grid_watched(&grid_of(shown), &path, progress.part(SHOWN, 1.0)));
            Answer::Written("ui.exported", done.map(|()| path).map_err(|error| language.sentence(&error.0)))
        });
    }

    /// The page of the workspace 台账 that is shown instead of a table, as text; names of people masked unless `names`.
    pub(super) fn shown_page(&mut self, names: bool) -> Option<Shown> {
        let file = self.file.as_ref().filter(|_| self.workspace == Workspace::Ledger)?;
        let language = self.preferences.language;
        let sight =
            super::sight(file, &self.choice, &self.selection, (self.posting_cadre, None), self.workspace, language);
        self.pages.shown(sight, names)
    }

    fn write_shown(&mut self, context: &Context, shown: Shown, path: PathBuf) {
        let language = self.preferences.language;
        let title = language.say("ui.job.export").into_owned();
        self.jobs.start(context, title, move |progress| {
            let done = write_grid_watched(&grid_of(shown), &path, progress);
            Answer::Written("ui.exported", done.map(|()| path).map_err(|error| language.sentence(&error.0)))
        });
    }

    /// Writes the dry run of the import that is open, with names of people masked.
    fn write_report(&mut self, context: &Context, path: PathBuf) {
        let language = self.preferences.language;
        let Some(grid) = self.dialogs.import_report(language) else { return };
        let path = with_ending(path, "xlsx");
        let title = language.say("ui.job.export").into_owned();
        self.jobs.start(context, title, move |progress| {
            let done = write_grid_watched(&grid, &path, progress);
            Answer::Written("ui.exported", done.map(|()| path).map_err(|error| language.sentence(&error.0)))
        });
    }

    /// Writes the template that was chosen; full names are logged before.
    fn write_template(&mut self, context: &Context, path: PathBuf) {
        let Some(chosen) = self.dialogs.take_template() else { return };
        let path = with_ending(path, "xlsx");
        let language = self.preferences.language;
        if let Some(reason) = chosen.reason() {
            let name = super::file_name(&path);
            let line = format!("{} {name}: {reason}", chosen.table());
            let logged = Edit::Configure(Configure { values: vec![("unmasked_export".to_owned(), line)] });
            self.perform(context, logged);
        }
        let Some(file) = &self.file else { return };
        let last = file.session.history(1).ok().and_then(|history| history.first().and_then(|entry| entry.number));
        let options = chosen.options(language, file.session.desk().today, last.map_or(0, i64::unsigned_abs));
        let world = file.session.world().clone();
        let title = language.say("ui.job.export").into_owned();
        self.jobs.start(context, title, move |_| {
            let done = write_template(&world, chosen.table(), &path, &options);
            Answer::Written("ui.exported", done.map(|_| path).map_err(|error| language.sentence(&error.0)))
        });
    }

    /// Makes the picture of the sheet in the background, over a snapshot of the records.
    fn make_picture(&mut self, context: &Context, path: PathBuf) {
        let path = with_ending(path, self.print.format().ending());
        let reason = self.dialogs.take_reason();
        if !self.log_leaving(("@privacy.picture", "picture"), &path, reason.as_deref()) {
            return;
        }
        let Some(file) = &self.file else { return };
        // What the user writes behind the name holds; a name with an ending of its own gets the format that was chosen.
        let format = Format::of(&path).unwrap_or(self.print.format());
        let language = self.preferences.language;
        let snapshot = Snapshot::of(file, &PrintDesk::printed(&self.choice), self.workspace, language);
        let sheet = crate::map::Sheet { names_of_people: reason.is_some(), ..self.print.sheet() };
        let title = language.say("ui.job.picture").into_owned();
        self.jobs.start(context, title, move |progress| {
            let scene = compose_sheet(snapshot.county(), &sheet, &snapshot.choice);
            let title = title_of_sheet(snapshot.county(), &sheet, &snapshot.choice);
            let (title, paper, day) = (title.as_str(), sheet.paper, snapshot.county().findings.today);
            let (standard, letters) = (Standard::default(), Letters::default());
            let print = Print { format, paper, title, language, day, standard, letters };
            let done = write_picture(&scene, &print, &path, progress.part(COMPOSED, 1.0));
            let words = |error: PaintError| picture_fault(language, &path, &error);
            Answer::Written("ui.print.done", done.map_err(words).map(|()| path))
        });
    }

    /// Writes a copy of the file as it is saved; it may be changed meanwhile.
    fn save_copy(&mut self, context: &Context, path: PathBuf) {
        let Some(file) = &self.file else { return };
        let (from, path) = (file.session.path().to_owned(), with_ending(path, "gpkg"));
        let language = self.preferences.language;
        let title = language.say("ui.job.copy").into_owned();
        self.jobs.start(context, title, move |progress| {
            let done = save_copy(&from, &path, progress);
            Answer::Written("ui.saved_copy", done.map(|()| path).map_err(|error| language.sentence(error.sentence())))
        });
    }
}

/// The table that is shown, ready to be written.
fn grid_of(shown: Shown) -> Grid {
    let column = |title: String| GridColumn { name: title.clone(), title };
    let row = |cells: Vec<String>| cells.into_iter().map(Cell::text).collect();
    Grid {
        name: shown.name.clone(),
        title: shown.name,
        columns: shown.titles.into_iter().map(column).collect(),
        rows: shown.rows.into_iter().map(row).collect(),
        ..Grid::default()
    }
}

/// Writes beside the place and swaps, so that a picture that was there is not lost when the disk is full.
fn write_picture(scene: &Scene, print: &Print<'_>, path: &Path, progress: Progress<'_>) -> Result<(), PaintError> {
    let beside = path.with_extension(format!("{}.part", print.format.ending()));
    let mut out = std::io::BufWriter::new(std::fs::File::create(&beside)?);
    let written = file::write(scene, print, &mut out, progress).and_then(|()| Ok(out.flush()?));
    match written {
        Ok(()) => Ok(std::fs::rename(&beside, path)?),
        Err(error) => {
            // What was begun is of no use; that it cannot be removed changes nothing about the error to tell.
            let _ = std::fs::remove_file(&beside);
            Err(error)
        }
    }
}

fn picture_fault(language: Language, path: &Path, error: &PaintError) -> String {
    match error.writing() {
        Some(error) => language.say_with("ui.print.failed", &[("path", &path.display()), ("error", error)]),
        None => language.sentence(&error.sentence()),
    }
}

/// Where the demo county lies: beside the program's other files of this person, else in the folder for passing files.
fn demo_path(name: &str) -> PathBuf {
    let folders = directories::ProjectDirs::from("", "", "cunqing");
    let folder = folders.map_or_else(std::env::temp_dir, |folders| folders.data_dir().to_owned());
    folder.join(name)
}

fn open_or_make_demo(path: &Path, progress: Progress<'_>) -> Result<Session, SessionError> {
    if path.exists() {
        return Session::open_watched(path, Access::Write, progress);
    }
    if let Some(folder) = path.parent() {
        // A folder that cannot be made is told by the file that cannot be written into it.
        let _ = std::fs::create_dir_all(folder);
    }
    Session::create_watched(path, &demo_county(default_catalogue()), progress)
}

/// The path with this ending, unless it has one.
pub(super) fn with_ending(path: PathBuf, ending: &str) -> PathBuf {
    if path.extension().is_some() { path } else { path.with_extension(ending) }
}
