//! Forms: the only place where a record is a draft. A form ends in one edit.

use crate::model::{Cadre, Id, Issue, Posting, Standing, Village};

use super::intent::{Intents, Sight};

/// Which form, for which record; without a record it makes a new one.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    /// Register an issue in a village, or change one.
    Issue(Option<Id<Issue>>, Option<Id<Village>>),
    /// Post somebody to a village.
    Post(Id<Village>),
    /// Change or end a posting.
    Posting(Id<Posting>),
    /// List a village as weak, or go on with its case.
    Standing(Option<Id<Standing>>, Id<Village>),
    /// Add or change a cadre.
    Cadre(Option<Id<Cadre>>),
    /// Change a village.
    Village(Id<Village>),
    /// The settings of the file.
    Settings,
}

/// The form that is open, with its draft.
#[derive(Debug, Default)]
pub struct Drafts {
    open: Option<Form>,
}

impl Drafts {
    /// Opens a form.
    pub fn open(&mut self, form: Form) {
        self.open = Some(form);
    }

    /// Draws the form that is open, if one is.
    pub fn forms_ui(&mut self, ui: &mut egui::Ui, sight: Sight<'_>, intents: &mut Intents) {
        let _ = (ui, sight, intents, &self.open);
    }
}
