//! The papers of the work: drafted, reviewed, issued, repealed.

use jiff::civil::Date;

use super::record::record;
use super::{Campaign, Id, Promise, Unit, Village};

/// Where a paper stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentState {
    /// 草稿: being written.
    Draft,
    /// 送审: with those who decide.
    Review,
    /// 已印发: issued.
    Issued,
    /// 已废止: repealed.
    Repealed,
}

impl DocumentState {
    /// All states, in the order of the work.
    pub const ALL: [Self; 4] = [Self::Draft, Self::Review, Self::Issued, Self::Repealed];

    /// The code in files and in keys of the word catalogue.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Review => "review",
            Self::Issued => "issued",
            Self::Repealed => "repealed",
        }
    }

    /// The state with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// 文稿: a plan, a notice, a bulletin, a newsletter, a model case, or a rule that came of the work.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The identity.
    pub id: Id<Document>,
    /// The number under which it was issued; may be empty.
    pub number: String,
    /// Catalogue code of the kind.
    pub kind: String,
    /// The title.
    pub title: String,
    /// The text; may be empty when there is an attachment.
    pub body: String,
    /// The unit that writes it.
    pub unit: Option<Id<Unit>>,
    /// The village that it is about.
    pub village: Option<Id<Village>>,
    /// The campaign to which it belongs.
    pub campaign: Option<Id<Campaign>>,
    /// The promise of which it tells.
    pub promise: Option<Id<Promise>>,
    /// Where it stands.
    pub state: DocumentState,
    /// The day on which it was begun.
    pub made_on: Date,
    /// The day on which it was issued.
    pub issued_on: Option<Date>,
    /// The day on which it was repealed.
    pub repealed_on: Option<Date>,
    /// A remark.
    pub note: String,
}
record!(Document, "document");

impl Document {
    /// A draft of which only kind, title and day are known.
    pub fn blank(kind: &str, title: &str, made_on: Date) -> Self {
        Self {
            id: Id::fresh(),
            number: String::new(),
            kind: kind.to_owned(),
            title: title.to_owned(),
            body: String::new(),
            unit: None,
            village: None,
            campaign: None,
            promise: None,
            state: DocumentState::Draft,
            made_on,
            issued_on: None,
            repealed_on: None,
            note: String::new(),
        }
    }
}
