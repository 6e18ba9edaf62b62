//! Which issues are cases.

use crate::analysis::Period;
use crate::model::{Issue, IssueState};

/// Which issues a scan counts. Merged ones count where they continue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// Only those of this category (its catalogue code).
    pub category: Option<String>,
    /// Only those of this topic.
    pub topic: Option<String>,
    /// Only those that are still open.
    pub open_only: bool,
    /// Only those raised in these days.
    pub raised: Option<Period>,
}

impl Question {
    /// Whether an issue is a case.
    pub fn asks_for(&self, issue: &Issue) -> bool {
        let is = |wanted: &Option<String>, code: &str| wanted.as_deref().is_none_or(|wanted| wanted == code);
        issue.state != IssueState::Merged
            && (!self.open_only || issue.state.is_open())
            && is(&self.category, &issue.category)
            && is(&self.topic, &issue.topic)
            && self.raised.is_none_or(|days| days.has(issue.raised_on))
    }
}
