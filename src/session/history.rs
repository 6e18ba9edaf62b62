//! The history, as it is shown.

use crate::model::Sentence;
use crate::store::{EditKind, JournalLine, Stacks};

/// One line of the history, latest first.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryEntry {
    /// The number of the edit; `None` for changes from outside that no edit has taken up yet.
    pub number: Option<i64>,
    /// What was done.
    pub sentence: Sentence,
    /// Who did it.
    pub author: String,
    /// When: RFC 3339, UTC.
    pub at: String,
    /// How many rows it changed.
    pub rows: u64,
    /// Whether it was made outside of this program (外部编辑).
    pub external: bool,
    /// Whether it stands undone now.
    pub undone: bool,
}

/// What changes from outside are called.
pub(super) fn outside() -> Sentence {
    Sentence::new("store.external")
}

/// A line of the journal as an entry.
pub(super) fn entry(line: JournalLine, stacks: &Stacks) -> HistoryEntry {
    HistoryEntry {
        undone: line.number.is_some_and(|number| stacks.is_undone(number)),
        external: line.kind == EditKind::External,
        number: line.number,
        sentence: line.sentence,
        author: line.author,
        at: line.at,
        rows: line.rows,
    }
}

/// Changes from outside that no edit has taken up, if there are some.
pub(super) fn outside_entry(stacks: &Stacks, at: String) -> Option<HistoryEntry> {
    (stacks.outside() > 0).then(|| HistoryEntry {
        number: None,
        sentence: outside(),
        author: String::new(),
        at,
        rows: stacks.outside(),
        external: true,
        undone: false,
    })
}
