//! Why there is no PDF.

use std::io;

use crate::model::{Sentence, Stopped};

/// Why there is no PDF.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// A page has no side, or is larger than a PDF may have it.
    #[error("a page of {width} × {height} mm cannot be written")]
    Size {
        /// Millimetres across.
        width: f32,
        /// Millimetres down.
        height: f32,
    },
    /// There is no page.
    #[error("there is no page")]
    Empty,
    /// What was drawn does not keep the rules of PDF or of PDF/A.
    #[error("{0}")]
    Rules(String),
    /// It could not be written.
    #[error(transparent)]
    Write(#[from] io::Error),
    /// Whoever waited for it has stopped it.
    #[error(transparent)]
    Stopped(#[from] Stopped),
}

impl PdfError {
    /// What went wrong, for the user.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Size { width, height } => {
                Sentence::new("map.pdf.size").with("width", width.round()).with("height", height.round())
            }
            Self::Empty => Sentence::new("map.pdf.empty"),
            Self::Rules(detail) => Sentence::new("map.pdf.rules").with("detail", detail),
            Self::Write(error) => Sentence::new("map.picture.write").with("error", error),
            Self::Stopped(_) => Sentence::new("map.picture.stopped"),
        }
    }
}
