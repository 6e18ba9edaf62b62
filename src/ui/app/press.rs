//! What the intents do that concern the press: the dialog, and the job that makes what was chosen over a snapshot.

use std::path::{Path, PathBuf};

use egui::Context;

use crate::analysis::{Findings, Measure};
use crate::map::{Choice, County, Sheet, layout};
use crate::model::Progress;
use crate::papers::{
    AtlasFormat, AtlasOrder, DeckOrder, NoticeFormat, NoticesOrder, PageOrder, PaperError, atlas_files, atlas_pdf,
    deck_pdf, deck_pptx, notices_files, notices_pdf, page,
};
use crate::session::MonthView;
use crate::words::Language;

use super::super::dialogs::{Answer, Ask, PressWish};
use super::super::jobs::FileQuestion;
use super::super::product::Product;
use super::files::with_ending;
use super::papers::{unwritten, write};
use super::snapshot::Snapshot;

impl super::App {
    /// Opens the press.
    pub(super) fn show_press(&mut self, product: Option<Product>) {
        let Some(file) = &self.file else { return };
        self.dialogs.show_press(product, file.session.desk().today, !self.choice.selected.is_empty());
    }

    /// The question for the file or the folder that is made.
    pub(super) fn press_question(&self, folder: Option<PathBuf>) -> FileQuestion {
        let language = self.preferences.language;
        let wish = self.dialogs.press_wish();
        let county = self.file.as_ref().map(|file| file.session.world().county_name().to_owned()).unwrap_or_default();
        let day = self.file.as_ref().map(|file| file.findings.today.to_string()).unwrap_or_default();
        let name = wish.map(|wish| {
            let stem = match wish.title.trim() {
                "" => format!("{county}{} {day}", language.say(wish.product.name_key())),
                own => own.to_owned(),
            };
            if wish.files { stem } else { format!("{stem}.{}", wish.ending) }
        });
        let is_folder = wish.is_some_and(|wish| wish.files);
        let title = language.say(if is_folder { "press.ask_folder" } else { "press.ask" }).into_owned();
        let kinds = wish.filter(|wish| !wish.files).map(|wish| (wish.ending.to_uppercase(), vec![wish.ending]));
        FileQuestion { title, kinds: kinds.into_iter().collect(), save_as: name, folder }
    }

    /// Asks where to write what was chosen.
    pub(super) fn ask_press_file(&mut self, context: &Context) {
        self.ask(context, Ask::Press);
    }

    /// Makes what was chosen in the background, over a snapshot of the records.
    pub(super) fn make_press(&mut self, context: &Context, path: PathBuf) {
        let (Some(wish), Some(file)) = (self.dialogs.take_press(), &self.file) else { return };
        let language = self.preferences.language;
        let path = if wish.files { path } else { with_ending(path, wish.ending) };
        let mut snapshot = Snapshot::of(file, &self.choice, self.workspace, language);
        (snapshot.choice.hovered, snapshot.choice.dark) = (None, false);
        snapshot.choice.eyes = Default::default();
        let month = if wish.product == Product::Notices { Some(file.session.month(wish.month)) } else { None };
        let month = match month.transpose() {
            Ok(month) => month,
            Err(error) => {
                let text = self.words_of(&error);
                return self.notices.fault(text);
            }
        };
        let title = language.say(wish.product.name_key()).into_owned();
        self.jobs.start(context, title, move |progress| {
            let made = made(&wish, &snapshot, month.as_ref(), &path, language, progress);
            Answer::Written("press.done", made.map(|()| path))
        });
    }
}

/// Makes it and writes it; or says why not.
fn made(
    wish: &PressWish,
    snapshot: &Snapshot,
    month: Option<&MonthView>,
    path: &Path,
    language: Language,
    progress: Progress<'_>,
) -> Result<(), String> {
    let words = |error: PaperError| language.sentence(&error.0);
    let county = snapshot.county();
    let mut failed = None;
    let mut into_folder = |name: &str, bytes: &[u8]| {
        let path = path.join(name);
        write(&path, bytes).map_err(|error| {
            failed = Some(unwritten(language, &path, &error));
            PaperError::new("papers.error.stopped")
        })
    };
    if wish.files && !path.is_dir() {
        std::fs::create_dir(path).map_err(|error| unwritten(language, path, &error))?;
    }
    let bytes: Result<Option<Vec<u8>>, String> = match wish.product {
        Product::Atlas => {
            let order = atlas_order(wish, snapshot, language)?;
            match AtlasFormat::from_ending(wish.ending).filter(|_| wish.files) {
                Some(format) => {
                    atlas_files(county, &order, format, &mut into_folder, progress).map(|_| None).map_err(words)
                }
                None => atlas_pdf(county, &order, progress).map(Some).map_err(words),
            }
        }
        Product::Notices => notices(wish, snapshot, month, language, &mut into_folder, progress).map_err(words),
        Product::Deck => {
            let look = Choice { language, published: wish.public, ..plain(&snapshot.choice) };
            let order = DeckOrder { title: title(wish), parts: wish.parts.clone(), ..DeckOrder::whole(look) };
            let made = if wish.ending == "pdf" {
                deck_pdf(county, &order, progress)
            } else {
                deck_pptx(county, &order, progress)
            };
            made.map(Some).map_err(words)
        }
        Product::Page => {
            let theme = |quantity: &crate::analysis::Quantity| Choice {
                measure: Measure::from(quantity.clone()),
                ..plain(&snapshot.choice)
            };
            let order = PageOrder { themes: wish.themes.iter().map(theme).collect(), language, title: title(wish) };
            page(county, &order, progress).map(Some).map_err(words)
        }
    };
    // A file that could not be written says more than that all was stopped for its sake.
    if let Some(text) = failed {
        return Err(text);
    }
    match bytes? {
        Some(bytes) => write(path, &bytes).map_err(|error| unwritten(language, path, &error)),
        None => Ok(()),
    }
}

/// Takes the name and the bytes of each file.
type Put<'a> = &'a mut dyn FnMut(&str, &[u8]) -> Result<(), PaperError>;

fn notices(
    wish: &PressWish,
    snapshot: &Snapshot,
    month: Option<&MonthView>,
    language: Language,
    put: Put<'_>,
    progress: Progress<'_>,
) -> Result<Option<Vec<u8>>, PaperError> {
    let Some(view) = month else { return Ok(None) };
    let findings = Findings::of(&view.world, view.today);
    let county = County { world: &view.world, findings: &findings, geography: snapshot.county().geography };
    let only = wish.selected_only.then_some(&snapshot.choice.selected);
    let order = NoticesOrder { county, month: wish.month, today: view.today, language, only };
    match NoticeFormat::from_ending(wish.ending).filter(|_| wish.files) {
        Some(format) => notices_files(&order, format, put, progress).map(|_| None),
        None => notices_pdf(&order, progress).map(Some),
    }
}

fn atlas_order(wish: &PressWish, snapshot: &Snapshot, language: Language) -> Result<AtlasOrder, String> {
    let world = snapshot.county().world;
    let layout = layout::find(world, &wish.layout, language).map_err(|sentence| language.sentence(&sentence))?;
    let only = wish.selected_only.then(|| snapshot.choice.selected.clone());
    let choice = Choice { published: wish.public, selected: Default::default(), ..snapshot.choice.clone() };
    let sheet = Sheet { title: title(wish), ..Sheet::of(layout) };
    Ok(AtlasOrder { by: wish.by, sheet, choice, only, ledger: wish.ledger })
}

/// The classes and the palette of what is seen, without what is special to it.
fn plain(choice: &Choice) -> Choice {
    Choice {
        method: choice.method.clone(),
        classes: choice.classes,
        palette: choice.palette,
        reversed: choice.reversed,
        language: choice.language,
        ..Choice::default()
    }
}

fn title(wish: &PressWish) -> Option<String> {
    Some(wish.title.trim().to_owned()).filter(|title| !title.is_empty())
}
