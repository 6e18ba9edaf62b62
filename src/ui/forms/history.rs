//! The history of the record that a form is about, folded at its foot and read when it is unfolded: who changed which
//! field, when, from what to what, with a way back for each field.

use egui::{Align, CollapsingHeader, Label, Layout, Ui};

use crate::edits::{Edit, RowId};
use crate::model::Refusal;
use crate::session::{FieldChange, RecordChange, RowEvent, SessionError};
use crate::ui::tables::Scope;
use crate::ui::widgets::{action_ui, quiet_ui, tone};

use super::draft::Draft;
use super::{Form, may};

/// How many changes are drawn before one asks for more.
const LATEST: usize = 12;

/// The history of one record in one revision.
#[derive(Debug, Default)]
pub(super) struct History {
    read_at: Option<(u64, RowId)>,
    changes: Vec<RecordChange>,
    fault: Option<String>,
    all: bool,
}

/// The record that stands and that a form is about: the one that it could remove, or whose life it carries on.
pub(super) fn record_of(form: Form, draft: &dyn Draft) -> Option<RowId> {
    match (form, draft.removal()) {
        (_, Some(Edit::Remove(verb))) => Some(verb.row),
        (Form::Issue(Some(id), _) | Form::IssueStep(id, _), _) => Some(id.into()),
        (Form::Standing(Some(id), _) | Form::StandingStep(id, _), _) => Some(id.into()),
        (Form::Posting(id, _), _) => Some(id.into()),
        (Form::Village(id), _) => Some(id.into()),
        _ => None,
    }
}

impl History {
    /// Draws the history; gives the edit that puts a field back, if that was pressed. A form that holds something
    /// unsaved would overwrite it, so that it has to be saved or left first.
    pub(super) fn history_ui(&mut self, ui: &mut Ui, scope: Scope<'_>, row: RowId, dirty: bool) -> Option<Edit> {
        let language = scope.sight.language;
        ui.add_space(12.0);
        let header = CollapsingHeader::new(tone::heading(ui, language.say("dates.history.title")));
        let shown = header.id_salt("record history").show_unindented(ui, |ui| {
            self.read(scope, row);
            self.changes_ui(ui, scope, row, dirty)
        });
        shown.body_returned.flatten()
    }

    fn read(&mut self, scope: Scope<'_>, row: RowId) {
        let session = scope.sight.session;
        if self.read_at == Some((session.revision(), row)) {
            return;
        }
        let all = self.all && self.read_at.is_some_and(|(_, read)| read == row);
        *self = Self { read_at: Some((session.revision(), row)), all, ..Self::default() };
        match session.record_history(row) {
            Ok(changes) => self.changes = changes,
            Err(SessionError::Refused(Refusal(sentence)) | SessionError::File(sentence)) => {
                self.fault = Some(scope.sight.language.sentence(&sentence));
            }
        }
    }

    fn changes_ui(&mut self, ui: &mut Ui, scope: Scope<'_>, row: RowId, dirty: bool) -> Option<Edit> {
        let language = scope.sight.language;
        if let Some(fault) = &self.fault {
            ui.colored_label(tone::late(ui), fault);
        } else if self.changes.is_empty() {
            ui.label(tone::small(ui, language.say("dates.history.none")));
        }
        let most = if self.all { usize::MAX } else { LATEST };
        let mut wanted = None;
        for (at, change) in self.changes.iter().take(most).enumerate() {
            ui.push_id(at, |ui| wanted = change_ui(ui, scope, row, change, dirty).or(wanted.take()));
        }
        if self.changes.len() > most && quiet_ui(ui, &language.say("dates.history.earlier")).clicked() {
            self.all = true;
        }
        wanted
    }
}

/// Draws one change: when and who, what the edit did, and the fields below.
fn change_ui(ui: &mut Ui, scope: Scope<'_>, row: RowId, change: &RecordChange, dirty: bool) -> Option<Edit> {
    let language = scope.sight.language;
    let told = &change.told;
    let who = if told.external { language.say("dates.history.outside").into_owned() } else { told.author.clone() };
    let when = [language.minute(&told.at), who].join("  ");
    ui.add_space(6.0);
    ui.label(tone::small(ui, when));
    let said = match told.event {
        RowEvent::Changed => told.sentence.as_ref().filter(|_| !told.external).map(|said| language.sentence(said)),
        RowEvent::Made => Some(language.say("dates.history.made").into_owned()),
        RowEvent::Removed => Some(language.say("dates.history.removed").into_owned()),
    };
    if let Some(said) = said {
        ui.add(Label::new(said).wrap());
    }
    let mut wanted = None;
    for (at, field) in change.fields.iter().enumerate() {
        ui.push_id(at, |ui| wanted = field_ui(ui, scope, row, field, dirty).or(wanted.take()));
    }
    wanted
}

/// Draws one field, old and new, with the button that puts the old value back.
fn field_ui(ui: &mut Ui, scope: Scope<'_>, row: RowId, field: &FieldChange, dirty: bool) -> Option<Edit> {
    let language = scope.sight.language;
    let (old, new) = field.values(row.table(), scope.sight.session.present(), language);
    let title = field.title(language);
    let line = language.say_with("dates.history.line", &[("field", &title), ("old", &old), ("new", &new)]);
    let edit = field.restore.clone();
    let may = match &edit {
        None => Err(Refusal::new("dates.history.is_so")),
        Some(_) if dirty => Err(Refusal::new("dates.history.dirty")),
        Some(edit) => may::edit(scope.sight.session, edit),
    };
    let mut pressed = false;
    let hint = language.say_with("dates.history.restore_hint", &[("field", &title), ("value", &old)]);
    ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
        let button = action_ui(ui, language, &language.say("dates.history.restore"), may.as_ref().copied());
        pressed = button.on_hover_text(hint).clicked();
        ui.with_layout(Layout::top_down(Align::Min), |ui| ui.add(Label::new(line).wrap()));
    });
    edit.filter(|_| pressed)
}
