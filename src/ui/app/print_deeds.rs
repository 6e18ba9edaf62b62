//! What the intents do that concern the sheet: its templates, a print, a picture on the clipboard.

use std::io::Write;
use std::path::{Path, PathBuf};

use egui::{ColorImage, Context, OpenUrl};

use crate::edits::{Configure, Edit};
use crate::map::{Paper, Sheet, compose_sheet, title_of_sheet};
use crate::model::SavedView;
use crate::paint::file::{self, Format, Print};
use crate::paint::pdf::Standard;
use crate::paint::raster;
use crate::paint::svg::Letters;

use super::super::dialogs::Answer;
use super::super::intent::{LayoutDeed, Leave};
use super::super::print::printer::{self, NoPrinter};
use super::super::print::{PrintDesk, settings};
use super::attach::url_of;
use super::snapshot::Snapshot;

/// The share of the time of a picture in which it is composed.
const COMPOSED: f32 = 0.2;
/// The longest side of a picture for the clipboard, pixels: enough for any slide, and no clipboard chokes on it.
const LONGEST: f32 = 3508.0;

impl super::App {
    /// Carries out what is to be done with the sheet.
    pub(super) fn layout(&mut self, context: &Context, deed: LayoutDeed) {
        let Some(file) = &self.file else { return };
        let world = file.session.present();
        let values = match deed {
            LayoutDeed::Keep(name) => settings::kept(&name, self.print.layout()),
            LayoutDeed::Remove(name) => settings::removed(&name),
            LayoutDeed::Rename(name, new_name) => match settings::renamed(world, &name, &new_name) {
                Some(values) => values,
                None if name == new_name => return,
                None => {
                    let text = self.preferences.language.say_with("views.taken", &[("name", &new_name)]);
                    return self.notices.fault(text);
                }
            },
            LayoutDeed::Take(layout) => return self.print.change(|now| *now = *layout),
            LayoutDeed::Print => return self.tell_sheet(context, Leave::Print),
            LayoutDeed::Copy => return self.tell_sheet(context, Leave::Copy),
        };
        self.configure_file(context, Edit::Configure(Configure { values }));
    }

    /// The note of the saved view that is shown, if one is.
    pub(super) fn shown_note(&self) -> Option<String> {
        let (file, shown) = (self.file.as_ref()?, self.shown_view.as_ref()?);
        let key = SavedView::key(shown);
        let setting = file.session.present().settings.find(|setting| setting.key == key)?;
        SavedView::read(&setting.value).map(|view| view.note)
    }

    /// Prints the sheet: as a PDF, by the printer of the system, or by the program that it has for PDF.
    pub(super) fn print_sheet(&mut self, context: &Context) {
        let Some((snapshot, sheet)) = self.leaving_sheet("layout.to_printer") else { return };
        let language = self.preferences.language;
        let job = language.say("layout.printing").into_owned();
        self.jobs.start(context, job, move |progress| {
            let scene = compose_sheet(snapshot.county(), &sheet, &snapshot.choice);
            let title = title_of_sheet(snapshot.county(), &sheet, &snapshot.choice);
            let (paper, day) = (sheet.paper, snapshot.county().findings.today);
            let (format, standard, letters) = (Format::Pdf, Standard::default(), Letters::default());
            let print = Print { format, paper, title: &title, language, day, standard, letters };
            let mut bytes = Vec::new();
            let written = file::write(&scene, &print, &mut bytes, progress.part(COMPOSED, 0.9));
            let kept = written.map_err(|error| language.sentence(&error.sentence())).and_then(|()| {
                keep(&bytes).map_err(|error| language.say_with("layout.not_printed", &[("error", &error)]))
            });
            let path = match kept {
                Ok(path) => path,
                Err(text) => return Answer::Failed(text),
            };
            match printer::send(printer::LP, &path, &title) {
                Ok(said) => Answer::Printed(language.say_with("layout.printed", &[("what", &said)]), None),
                Err(NoPrinter::NoProgram) => {
                    Answer::Printed(language.say("layout.no_printer").into_owned(), Some(path))
                }
                Err(NoPrinter::Refused(said)) => {
                    Answer::Printed(language.say_with("layout.printer_refused", &[("what", &said)]), Some(path))
                }
            }
        });
    }

    /// What the printer has said; without one, the PDF is shown by the program that the system has for it.
    pub(super) fn printed(&mut self, context: &Context, text: String, path: Option<PathBuf>) {
        if let Some(path) = path {
            context.open_url(OpenUrl::new_tab(url_of(&path)));
        }
        self.notices.say(text);
    }

    /// Puts the sheet on the clipboard as a picture.
    pub(super) fn copy_sheet(&mut self, context: &Context) {
        let Some((snapshot, sheet)) = self.leaving_sheet("layout.to_clipboard") else { return };
        let language = self.preferences.language;
        let title = language.say("layout.copying").into_owned();
        self.jobs.start(context, title, move |progress| {
            let scene = compose_sheet(snapshot.county(), &sheet, &snapshot.choice);
            let per_unit = per_unit(sheet.paper, scene.size);
            match raster::pixels(&scene, per_unit, progress.part(COMPOSED, 1.0)) {
                Ok(pixels) => Answer::Copied(pixels),
                Err(error) => Answer::Failed(language.sentence(&error.sentence())),
            }
        });
    }

    /// The picture is made: it goes to the clipboard.
    pub(super) fn copied(&mut self, context: &Context, pixels: &raster::Pixels) {
        context.copy_image(ColorImage::from_rgb(pixels.size, &pixels.rgb));
        let [width, height] = pixels.size;
        let text = self.preferences.language.say_with("layout.copied", &[("width", &width), ("height", &height)]);
        self.notices.say(text);
    }

    /// The sheet as it leaves, and what it is drawn from: with names only where a reason was given, which is in the
    /// history by then.
    fn leaving_sheet(&mut self, key_of_where: &str) -> Option<(Snapshot, Sheet)> {
        let reason = self.dialogs.take_reason();
        let language = self.preferences.language;
        let where_to = language.say(key_of_where).into_owned();
        if !self.log_leaving(("@privacy.picture", "picture"), Path::new(&where_to), reason.as_deref()) {
            return None;
        }
        let snapshot = Snapshot::of(self.file.as_ref()?, &PrintDesk::printed(&self.choice), self.workspace, language);
        Some((snapshot, Sheet { names_of_people: reason.is_some(), ..self.print.sheet() }))
    }
}

/// Pixels for one unit of the page: those of the sheet, but no more than a clipboard bears.
fn per_unit(paper: Paper, [width, height]: [f32; 2]) -> f32 {
    paper.pixels_per_unit().min(LONGEST / width.max(height).max(1.0))
}

/// Keeps the bytes of a PDF in the folder for passing files until the printer has read them.
fn keep(bytes: &[u8]) -> std::io::Result<PathBuf> {
    let folder = std::env::temp_dir().join("cunqing-print");
    std::fs::create_dir_all(&folder)?;
    let free = |path: &PathBuf| !Path::exists(path);
    let numbered = (1..1000).map(|nth| folder.join(format!("{}-{nth}.pdf", std::process::id())));
    let path = numbered.into_iter().find(free).unwrap_or_else(|| folder.join("sheet.pdf"));
    let mut out = std::fs::File::create(&path)?;
    out.write_all(bytes)?;
    out.sync_all()?;
    Ok(path)
}
