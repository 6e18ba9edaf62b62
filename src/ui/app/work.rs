//! Long work on the open file: its session goes to a thread and comes back; the map goes on showing the records meanwhile.

use egui::Context;

use crate::model::{Progress, Sentence};
use crate::session::{Session, SessionError};

use super::super::dialogs::{Answer, Done};

impl super::App {
    /// Does something long with the file, off the UI thread. Until it is done nothing else can be written, and the
    /// forms say why.
    pub(super) fn at_work(
        &mut self,
        context: &Context,
        title: &str,
        deed: impl FnOnce(&mut Session, Progress<'_>) -> Result<Done, SessionError> + Send + 'static,
    ) {
        let Some(file) = &mut self.file else { return };
        if file.session.is_stand_in() {
            return;
        }
        let mut session = file.lend();
        let title = self.preferences.language.say(title).into_owned();
        self.jobs.start(context, title, move |progress| {
            let done = deed(&mut session, progress.part(0.0, 0.95));
            // What the window will ask for next is made here, where nobody waits for a frame.
            session.geography();
            session.findings();
            Answer::Returned(Box::new(session), done)
        });
    }

    /// Whether the session of the open file is away at work.
    pub(super) fn is_at_work(&self) -> bool {
        self.file.as_ref().is_some_and(|file| file.session.is_stand_in())
    }

    /// The session is back.
    pub(super) fn returned(&mut self, session: Session, done: Result<Done, SessionError>, stopped: bool) {
        let Some(file) = &mut self.file else { return };
        // Another file may have been opened meanwhile; what was done stands in the other one.
        if !file.session.is_stand_in() || file.session.path() != session.path() {
            return;
        }
        file.session = session;
        if !self.preferences.author.is_empty() {
            file.session.set_author(&self.preferences.author);
        }
        let language = self.preferences.language;
        let words = |what: Option<Sentence>| what.map(|what| language.sentence(&what)).unwrap_or_default();
        match done {
            Ok((None, what)) => self.notices.say(words(what)),
            Ok((Some(key), what)) => self.notices.say(language.say_with(key, &[("what", &words(what))])),
            Err(_) if stopped => self.notices.say(language.say("ui.job.stopped")),
            Err(error) => {
                let text = self.words_of(&error);
                self.notices.fault(text);
            }
        }
    }
}
