//! What can go wrong with an open file, as sentences for the user.

use crate::model::{Refusal, Sentence, Stopped};
use crate::store::StoreError;

/// Why something with the open file went wrong.
#[derive(Debug, thiserror::Error)]
pub enum SessionError {
    /// The edit may not be done.
    #[error("{0:?}")]
    Refused(Refusal),
    /// The file could not be read or written: what, where, and what to do.
    #[error("{0:?}")]
    File(Sentence),
}

impl SessionError {
    /// The sentence, whichever it is.
    pub fn sentence(&self) -> &Sentence {
        match self {
            Self::Refused(Refusal(sentence)) | Self::File(sentence) => sentence,
        }
    }
}

impl From<StoreError> for SessionError {
    fn from(error: StoreError) -> Self {
        Self::File(error.sentence())
    }
}

impl From<Stopped> for SessionError {
    fn from(stopped: Stopped) -> Self {
        StoreError::from(stopped).into()
    }
}

impl From<Refusal> for SessionError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}
