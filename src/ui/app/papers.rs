//! What the intents do that concern papers: the dialog, the job that makes one over a snapshot, and the names that a
//! template may use.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::Context;

use crate::analysis::Findings;
use crate::exchange::log_unmasked;
use crate::geometry::Geography;
use crate::map::County;
use crate::model::{Date, Progress};
use crate::papers::{Order, PaperKind, Template, field_names, make};
use crate::session::MonthView;
use crate::words::Language;

use super::super::dialogs::{Answer, Ask, PaperWish, format_of};
use super::super::jobs::FileQuestion;
use super::files::with_ending;

impl super::App {
    /// Opens the dialog for a paper, of the month of that day or of today.
    pub(super) fn show_papers(&mut self, kind: Option<PaperKind>, day: Option<Date>) {
        let Some(file) = &self.file else { return };
        let village = self.selection.village.and_then(|id| file.session.world().villages.get(id));
        self.dialogs.show_paper(kind, day.unwrap_or(file.session.desk().today), village);
    }

    /// The question for the file that the paper becomes.
    pub(super) fn paper_question(&self, folder: Option<PathBuf>) -> FileQuestion {
        let language = self.preferences.language;
        let title = language.say("papers.dialog.ask").into_owned();
        let wish = self.dialogs.paper_wish();
        let ending = wish.map_or("docx", |wish| wish.format().ending());
        let county = self.file.as_ref().map(|file| file.session.world().county_name().to_owned()).unwrap_or_default();
        let name = wish.map(|wish| {
            let month = wish.month.strftime("%Y-%m");
            format!("{county}{} {month}.{ending}", language.say(&wish.kind.title()))
        });
        FileQuestion { title, kinds: vec![(ending.to_uppercase(), vec![ending])], save_as: name, folder }
    }

    /// Makes the paper in the background, over the state of its month.
    pub(super) fn make_paper(&mut self, context: &Context, path: PathBuf) {
        let (Some(wish), Some(file)) = (self.dialogs.take_paper(), &mut self.file) else { return };
        let language = self.preferences.language;
        let path = with_ending(path, wish.format().ending());
        let logged = wish.reason.as_deref().map_or(Ok(()), |reason| {
            let what = format!("@{}", wish.kind.title());
            let (world, today) = (file.session.world(), file.session.desk().today);
            let changes = log_unmasked(world, (&what, wish.kind.code()), &path, reason, today);
            file.session.perform_changes(&changes)
        });
        let view = logged.and_then(|()| file.session.month(wish.month));
        let geography = file.session.geography();
        let view = match view {
            Ok(view) => view,
            Err(error) => {
                let text = self.words_of(&error);
                return self.notices.fault(text);
            }
        };
        let title = language.say_with("papers.dialog.job", &[("kind", &language.say(&wish.kind.title()))]);
        self.jobs.start(context, title, move |progress| {
            let made = paper(&wish, &view, &geography, language, progress);
            let done = made.and_then(|bytes| write(&path, &bytes).map_err(|error| unwritten(language, &path, &error)));
            Answer::Written("papers.dialog.done", done.map(|()| path))
        });
    }

    /// Puts the names that a template may use on the clipboard.
    pub(super) fn copy_paper_fields(&mut self, context: &Context, day: Date) {
        let Some(file) = &self.file else { return };
        let language = self.preferences.language;
        let names = field_names(&Order {
            county: file.county(),
            kind: PaperKind::Summary,
            month: day,
            today: file.session.desk().today,
            language,
            names: false,
            village: None,
            by: "",
            template: None,
        });
        context.copy_text(names.join("\n"));
        self.notices.say(language.say("papers.dialog.copied"));
    }

    /// What is asked for a paper.
    pub(super) fn ask_paper_file(&mut self, context: &Context) {
        self.ask(context, Ask::Paper);
    }
}

/// The bytes of the paper, or why there are none.
fn paper(
    wish: &PaperWish,
    view: &MonthView,
    geography: &Arc<Geography>,
    language: Language,
    progress: Progress<'_>,
) -> Result<Vec<u8>, String> {
    let template = wish.template.as_deref().map(|path| template(path, language)).transpose()?;
    let findings = Findings::of(&view.world, view.today);
    let order = Order {
        county: County { world: &view.world, findings: &findings, geography },
        kind: wish.kind,
        month: wish.month,
        today: view.today,
        language,
        names: wish.reason.is_some(),
        village: wish.village,
        by: &wish.by,
        template: template.as_ref(),
    };
    make(&order, progress).map_err(|error| language.sentence(&error.0))
}

fn template(path: &Path, language: Language) -> Result<Template, String> {
    let format = format_of(path).ok_or_else(|| language.say("papers.dialog.wrong_template").into_owned())?;
    let unread =
        |error: io::Error| language.say_with("papers.error.template", &[("file", &path.display()), ("detail", &error)]);
    Ok(Template { format, bytes: std::fs::read(path).map_err(unread)? })
}

/// Writes beside the place and swaps, so that a paper that was there is not lost when the disk is full.
pub(super) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".part");
    let beside = path.with_file_name(name);
    let written = std::fs::File::create(&beside).and_then(|mut out| {
        out.write_all(bytes)?;
        out.sync_all()?;
        std::fs::rename(&beside, path)
    });
    if written.is_err() {
        // What was begun is of no use; that it cannot be removed changes nothing about the error to tell.
        let _ = std::fs::remove_file(&beside);
    }
    written
}

pub(super) fn unwritten(language: Language, path: &Path, error: &io::Error) -> String {
    language.say_with("papers.error.write", &[("file", &path.display()), ("detail", error)])
}
