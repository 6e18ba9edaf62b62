//! 文稿: the verbs that carry a paper from its draft to its repeal.

mod issue_document;
mod paper;
mod repeal_document;
mod return_document;
mod submit_document;

pub use issue_document::IssueDocument;
pub use repeal_document::RepealDocument;
pub use return_document::ReturnDocument;
pub use submit_document::SubmitDocument;
