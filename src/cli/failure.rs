//! Why a subcommand did not do what it was asked for.

use std::io;
use std::path::Path;

use crate::exchange::ExchangeError;
use crate::model::{Refusal, Sentence};
use crate::paint::file::PaintError;
use crate::paint::pdf::PdfError;
use crate::paint::raster::RasterError;
use crate::papers::PaperError;
use crate::session::SessionError;

/// A reason, and whether the user can mend it by other arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// The arguments make no sense.
    Usage(Sentence),
    /// It may not or cannot be done.
    Refused(Sentence),
}

impl Failure {
    /// Wrong usage.
    pub fn usage(sentence: Sentence) -> Self {
        Self::Usage(sentence)
    }

    /// What the system said about writing a file.
    pub fn writing(path: &Path, error: &io::Error) -> Self {
        use io::ErrorKind;
        let key = match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => "cli.write.no_folder",
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => "cli.write.forbidden",
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => "cli.write.full",
            ErrorKind::IsADirectory => "cli.write.is_folder",
            _ => "cli.write.failed",
        };
        Self::Refused(Sentence::new(key).with("file", path.display()).with("detail", error))
    }

    /// What the painter said about a picture.
    pub fn painting(path: &Path, error: &PaintError) -> Self {
        match (error, error.writing()) {
            (_, Some(error)) => Self::writing(path, error),
            (PaintError::Raster(RasterError::Size { width, height }), _) => {
                Self::Usage(Sentence::new("cli.snapshot.too_large").with("width", width).with("height", height))
            }
            (PaintError::Pdf(PdfError::Size { .. }), _) => Self::Usage(error.sentence()),
            _ => Self::Refused(error.sentence()),
        }
    }
}

impl From<SessionError> for Failure {
    fn from(error: SessionError) -> Self {
        match error {
            SessionError::Refused(Refusal(sentence)) | SessionError::File(sentence) => Self::Refused(sentence),
        }
    }
}

impl From<ExchangeError> for Failure {
    fn from(ExchangeError(sentence): ExchangeError) -> Self {
        Self::Refused(sentence)
    }
}

impl From<PaperError> for Failure {
    fn from(PaperError(sentence): PaperError) -> Self {
        Self::Refused(sentence)
    }
}
