//! The form of one step of a paper.

use egui::{Label, Ui};

use crate::edits::{Edit, IssueDocument, RepealDocument, ReturnDocument, SubmitDocument};
use crate::model::{Document, Id};
use crate::ui::intent::Intents;
use crate::ui::tables::Scope;
use crate::ui::widgets::field::Gap;
use crate::ui::widgets::{DateDraft, Fields, tone};

use super::DocumentVerb;
use super::date_gap::needed_day;
use super::draft::{Draft, need};

/// A step that is being taken.
#[derive(Debug)]
pub(super) struct DocumentStepDraft {
    document: Id<Document>,
    verb: DocumentVerb,
    number: String,
    on: DateDraft,
    reason: String,
}

impl DocumentStepDraft {
    /// A step with what it can know beforehand.
    pub(super) fn new(scope: Scope<'_>, document: Id<Document>, verb: DocumentVerb) -> Self {
        let number = scope.world().documents.get(document).map(|row| row.number.clone()).unwrap_or_default();
        Self { document, verb, number, on: DateDraft::of(scope.today()), reason: String::new() }
    }
}

impl Draft for DocumentStepDraft {
    fn title(&self, scope: Scope<'_>) -> (String, String) {
        let document = scope.world().documents.get(self.document);
        let title = document.map(|row| row.title.clone()).unwrap_or_default();
        (scope.sight.language.say(self.verb.key()).into_owned(), title)
    }

    fn fields_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>, _intents: &mut Intents) {
        match self.verb {
            DocumentVerb::Submit => {
                ui.add(Label::new(tone::small(ui, scope.sight.language.say("paper.submit_hint"))).wrap());
            }
            DocumentVerb::Return => {
                fields.lines_ui(ui, "paper.reason", true, 3, &mut self.reason);
            }
            DocumentVerb::Issue => {
                fields.text_ui(ui, "paper.number", false, &mut self.number);
                fields.date_ui(ui, "paper.issued_on", true, &mut self.on);
            }
            DocumentVerb::Repeal => {
                fields.lines_ui(ui, "paper.reason", true, 3, &mut self.reason);
                fields.date_ui(ui, "paper.repealed_on", true, &mut self.on);
            }
        }
    }

    fn edit(&self, scope: Scope<'_>) -> Result<Edit, Vec<Gap>> {
        let (document, reason, today) = (self.document, self.reason.trim().to_owned(), scope.today());
        let mut gaps = Vec::new();
        let edit = match self.verb {
            DocumentVerb::Submit => Edit::SubmitDocument(SubmitDocument { document }),
            DocumentVerb::Return => {
                need(&mut gaps, "paper.reason", &reason);
                Edit::ReturnDocument(ReturnDocument { document, reason })
            }
            DocumentVerb::Issue => {
                let on = needed_day(&mut gaps, "paper.issued_on", &self.on, today).unwrap_or(today);
                Edit::IssueDocument(IssueDocument { document, number: self.number.trim().to_owned(), on })
            }
            DocumentVerb::Repeal => {
                need(&mut gaps, "paper.reason", &reason);
                let on = needed_day(&mut gaps, "paper.repealed_on", &self.on, today).unwrap_or(today);
                Edit::RepealDocument(RepealDocument { document, on, reason })
            }
        };
        if gaps.is_empty() { Ok(edit) } else { Err(gaps) }
    }

    fn deed(&self) -> &'static str {
        self.verb.key()
    }
}
