//! Why there is no paper.

use crate::model::{Sentence, Stopped};
use crate::paint::pdf::PdfError;

/// Why a paper cannot be made, in words that the user understands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperError(pub Sentence);

impl PaperError {
    /// An error without places in its sentence.
    pub fn new(key: &str) -> Self {
        Self(Sentence::new(key))
    }

    /// The error with one place of its sentence filled.
    #[must_use]
    pub fn with(self, name: &str, value: impl ToString) -> Self {
        Self(self.0.with(name, value))
    }

    /// What a writer of a format has said: it cannot happen with what we give it, and is told all the same.
    pub(super) fn format(error: impl ToString) -> Self {
        Self::new("papers.error.format").with("detail", error)
    }
}

impl From<PdfError> for PaperError {
    fn from(error: PdfError) -> Self {
        Self(error.sentence())
    }
}

impl From<Stopped> for PaperError {
    fn from(_: Stopped) -> Self {
        Self::new("papers.error.stopped")
    }
}
