//! What the verbs about one paper have in common.

use crate::model::{Date, Document, DocumentState, Id, Refusal, Sentence, World};

use crate::edits::checks::found;

/// The paper, if it is in one of these states.
pub(super) fn paper_in<'a>(
    world: &'a World,
    id: Id<Document>,
    states: &[DocumentState],
    verb: &str,
) -> Result<&'a Document, Refusal> {
    let document = found(&world.documents, id)?;
    if states.contains(&document.state) {
        return Ok(document);
    }
    Err(Refusal::new("refusal.document.state")
        .with("title", &document.title)
        .with("state", format!("@state.document.{}", document.state.code()))
        .with("verb", format!("@edit.verb.{verb}")))
}

/// A sentence about a paper, with its title.
pub(super) fn about(key: &str, document: &Document) -> Sentence {
    Sentence::new(key).with("title", &document.title)
}

/// The remarks with one more line, begun with its day.
pub(super) fn noted(document: &Document, day: Date, note: &str) -> String {
    let line = match note.trim() {
        "" => return document.note.clone(),
        note => format!("{day} {note}"),
    };
    if document.note.is_empty() { line } else { format!("{}\n{line}", document.note) }
}
