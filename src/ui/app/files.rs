//! What the intents do that concern files: they start jobs, and take up their answers.

use std::io::Write;
use std::path::{Path, PathBuf};

use egui::Context;

use crate::edits::default_catalogue;
use crate::exchange::demo::demo_county;
use crate::exchange::{Cell, Grid, GridColumn, write_grid};
use crate::map::{County, Scene, Sheet, compose_sheet};
use crate::paint::raster::{RasterError, png};
use crate::session::{Access, Session, SessionError};
use crate::words::Language;

use super::super::dialogs::{Answer, Ask};
use super::super::jobs::{FileQuestion, ask_system};
use super::super::preferences::BaseMap;
use super::super::tables::Shown;

/// What the endings of files of each kind are.
const OURS: &[&str] = &["gpkg"];
const TILES: &[&str] = &["pmtiles"];

impl super::App {
    /// Opens a file in the background; what was open stays until it is read.
    pub(super) fn open(&mut self, context: &Context, path: PathBuf) {
        let language = self.preferences.language;
        let title = language.say_with("ui.job.open", &[("file", &super::file_name(&path))]);
        self.jobs.start(context, title, move |_| {
            Answer::Opened(path.clone(), Session::open(&path, Access::Write).map(Box::new))
        });
    }

    /// Opens the demo county, which is made where the program keeps its own files, if it is not there yet.
    pub(super) fn open_demo(&mut self, context: &Context) {
        let language = self.preferences.language;
        let title = language.say("ui.job.demo").into_owned();
        let name = language.say("ui.demo_file").into_owned();
        self.jobs.start(context, title, move |_| {
            let path = demo_path(&name);
            Answer::Opened(path.clone(), open_or_make_demo(&path).map(Box::new))
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
            Ask::Open => (say("ui.ask.open"), vec![(say("ui.kind.ours"), OURS.to_vec())], None),
            Ask::Tiles => (say("ui.ask.tiles"), vec![(say("ui.kind.tiles"), TILES.to_vec())], None),
            Ask::Source(_) => (say("ui.ask.source"), vec![(say("ui.kind.any"), vec!["*"])], None),
            Ask::SaveNew => {
                (say("ui.ask.save_new"), vec![(say("ui.kind.ours"), OURS.to_vec())], Some(say("ui.new_file")))
            }
            Ask::SaveCopy => {
                let name = format!("{stem} {today}.gpkg");
                (say("ui.ask.save_copy"), vec![(say("ui.kind.ours"), OURS.to_vec())], Some(name))
            }
            Ask::ExportTable => {
                let kinds = vec![(say("ui.kind.xlsx"), vec!["xlsx"]), (say("ui.kind.csv"), vec!["csv"])];
                (say("ui.ask.export_table"), kinds, Some(format!("{stem} {today}.xlsx")))
            }
            Ask::Picture => {
                let name = format!("{}.png", self.print.file_stem(&stem, &today));
                (say("ui.ask.picture"), vec![(say("ui.kind.png"), vec!["png"])], Some(name))
            }
        };
        FileQuestion { title, kinds, save_as, folder }
    }

    /// Goes on with what a job has answered.
    pub(super) fn take_up(&mut self, context: &Context, answer: Answer) {
        let language = self.preferences.language;
        match answer {
            Answer::Opened(_, Ok(session)) => self.show_session(*session),
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
            Answer::Planned(read) => self.dialogs.planned(*read),
            Answer::Written(key, Ok(path)) => {
                self.notices.say(language.say_with(key, &[("path", &path.display())]));
                self.print.written(key, path);
            }
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
            Ask::SaveCopy => self.save_copy(path),
            Ask::ExportTable => self.export_table(context, path),
            Ask::Picture => self.make_picture(context, path),
        }
    }

    fn make_new(&mut self, context: &Context, path: PathBuf) {
        let Some(changes) = self.dialogs.take_new() else { return };
        let title = self.preferences.language.say("ui.job.new").into_owned();
        let path = with_ending(path, "gpkg");
        self.jobs.start(context, title, move |_| {
            Answer::Opened(path.clone(), Session::create(&path, &changes).map(Box::new))
        });
    }

    /// Writes the table that is shown, with names of people masked.
    fn export_table(&mut self, context: &Context, path: PathBuf) {
        let Some(file) = &self.file else { return };
        let path = with_ending(path, "xlsx");
        let sight = super::sight(
            file,
            &self.choice,
            &self.selection,
            self.posting_cadre,
            self.workspace,
            self.preferences.language,
        );
        let shown = self.tables.shown(context, sight, false);
        let language = self.preferences.language;
        let title = language.say("ui.job.export").into_owned();
        self.jobs.start(context, title, move |_| {
            let done = write_grid(&grid_of(shown), &path);
            Answer::Written("ui.exported", done.map(|()| path).map_err(|error| language.sentence(&error.0)))
        });
    }

    /// Makes the picture of the sheet in the background, over a snapshot of the records.
    fn make_picture(&mut self, context: &Context, path: PathBuf) {
        let Some(file) = &self.file else { return };
        let path = with_ending(path, "png");
        let mut choice = self.choice.clone();
        (choice.hovered, choice.dark) = (None, false);
        let (world, findings, geography) =
            (file.session.world().clone(), file.findings.clone(), file.geography.clone());
        let sheet = self.print.sheet();
        let language = self.preferences.language;
        let title = language.say("ui.job.picture").into_owned();
        self.jobs.start(context, title, move |_| {
            let county = County { world: &world, findings: &findings, geography: &geography };
            let scene = compose_sheet(county, &sheet, &choice);
            let done = write_picture(&scene, &sheet, &path);
            let words = |error: RasterError| picture_fault(language, &path, &error);
            Answer::Written("ui.print.done", done.map(|()| path.clone()).map_err(words))
        });
    }

    fn save_copy(&mut self, path: PathBuf) {
        let Some(file) = &self.file else { return };
        let path = with_ending(path, "gpkg");
        let language = self.preferences.language;
        match file.session.save_copy(&path) {
            Ok(()) => self.notices.say(language.say_with("ui.saved_copy", &[("path", &path.display())])),
            Err(error) => {
                let text = self.words_of(&error);
                self.notices.fault(text);
            }
        }
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
fn write_picture(scene: &Scene, sheet: &Sheet, path: &Path) -> Result<(), RasterError> {
    let beside = path.with_extension("png.part");
    let mut out = std::io::BufWriter::new(std::fs::File::create(&beside)?);
    let per_unit = sheet.paper.pixels_per_unit();
    let written = png(scene, per_unit, per_unit * 96.0, &mut out).and_then(|()| Ok(out.flush()?));
    match written {
        Ok(()) => Ok(std::fs::rename(&beside, path)?),
        Err(error) => {
            // What was begun is of no use; that it cannot be removed changes nothing about the error to tell.
            let _ = std::fs::remove_file(&beside);
            Err(error)
        }
    }
}

fn picture_fault(language: Language, path: &Path, error: &RasterError) -> String {
    language.say_with("ui.print.failed", &[("path", &path.display()), ("error", error)])
}

/// Where the demo county lies: beside the program's other files of this person, else in the folder for passing files.
fn demo_path(name: &str) -> PathBuf {
    let folders = directories::ProjectDirs::from("", "", "cunqing");
    let folder = folders.map_or_else(std::env::temp_dir, |folders| folders.data_dir().to_owned());
    folder.join(name)
}

fn open_or_make_demo(path: &Path) -> Result<Session, SessionError> {
    if path.exists() {
        return Session::open(path, Access::Write);
    }
    if let Some(folder) = path.parent() {
        // A folder that cannot be made is told by the file that cannot be written into it.
        let _ = std::fs::create_dir_all(folder);
    }
    Session::create(path, &demo_county(default_catalogue()))
}

/// The path with this ending, unless it has one.
pub(super) fn with_ending(path: PathBuf, ending: &str) -> PathBuf {
    if path.extension().is_some() { path } else { path.with_extension(ending) }
}
