//! What leaves the office: its personal fields are told before, and names in full are logged.

use std::path::Path;

use egui::Context;

use crate::exchange::log_unmasked;

use super::super::dialogs::Ask;
use super::super::intent::{Leave, Workspace};

impl super::App {
    /// Tells what personal fields the table that is shown would hold.
    pub(super) fn tell_table(&mut self, context: &Context) {
        if self.file.is_none() {
            return;
        }
        let language = self.preferences.language;
        // A reason that was given for something else, which was then not written, says nothing about this.
        drop(self.dialogs.take_reason());
        let is_page = self.workspace == Workspace::Ledger && self.shown_page(false).is_some();
        let fields = if is_page {
            vec![language.say("privacy.cadres").into_owned()]
        } else {
            self.tables.fields_of_people(language)
        };
        if fields.is_empty() {
            // Nothing personal to decide about: it is told, and the question for the file follows at once.
            self.notices.say(language.say("privacy.none"));
            self.leave(context, Leave::Table);
        } else {
            self.dialogs.show_leave(Leave::Table, fields, false);
        }
    }

    /// Tells what personal fields the sheet would hold as a picture, on paper or on the clipboard: names only where they
    /// were asked for.
    pub(super) fn tell_sheet(&mut self, context: &Context, leave: Leave) {
        let language = self.preferences.language;
        drop(self.dialogs.take_reason());
        if self.print.sheet().names_of_people {
            let fields = vec![language.say("privacy.residents").into_owned()];
            self.dialogs.show_leave(leave, fields, true);
        } else {
            self.notices.say(language.say("privacy.none"));
            self.leave(context, leave);
        }
    }

    /// Asks where to write what leaves, or hands it on.
    pub(super) fn leave(&mut self, context: &Context, leave: Leave) {
        match leave {
            Leave::Table => self.ask(context, Ask::ExportTable),
            Leave::Picture => self.ask(context, Ask::Picture),
            Leave::Print => self.print_sheet(context),
            Leave::Copy => self.copy_sheet(context),
        }
    }

    /// Writes into the history that names leave in full, and why. Says whether the file may be written: not where the
    /// history could not be.
    pub(super) fn log_leaving(&mut self, what: (&str, &str), path: &Path, reason: Option<&str>) -> bool {
        let (Some(reason), Some(file)) = (reason, &mut self.file) else { return self.file.is_some() };
        let changes = log_unmasked(file.session.world(), what, path, reason, file.session.desk().today);
        match file.session.perform_changes(&changes) {
            Ok(()) => true,
            Err(error) => {
                let text = self.words_of(&error);
                self.notices.fault(text);
                false
            }
        }
    }
}
