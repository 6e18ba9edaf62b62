//! What is wrong with a file of rules.

use crate::model::Sentence;

/// What is wrong with a file of rules, where, and how to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulesFault {
    /// The line, from 1; 0 where no line can be named.
    pub line: usize,
    /// The key, such as `rule.term.years`; empty where none can be named.
    pub key: String,
    /// What is wrong, with line and key, and what may stand there.
    pub sentence: Sentence,
}
