//! Which question the window waits for, and the answers that it has had: a view that asks the same again is shown at once.

use std::sync::Arc;

use crate::analysis::spots::{SpotQuestion, Spots};
use crate::model::Date;

/// How many answers are kept.
const KEPT: usize = 12;

/// What an answer belongs to.
#[derive(Clone, Debug, PartialEq)]
pub struct Asking {
    /// The how manieth question it is: only the last one is waited for.
    pub number: u64,
    /// The revision of what is looked at.
    pub revision: u64,
    /// The edition of the records, and the day that is looked at.
    pub state: (u64, Date),
}

/// Questions that were asked.
#[derive(Debug, Default)]
pub struct Waiting {
    asked: u64,
    waits: bool,
    /// What was found in which state of the records, the latest last.
    known: Vec<((u64, Date), Arc<Spots>)>,
}

impl Waiting {
    /// Begins to wait for a question: whatever was asked before is no longer waited for.
    pub fn ask(&mut self, revision: u64, state: (u64, Date)) -> Asking {
        self.asked += 1;
        self.waits = true;
        Asking { number: self.asked, revision, state }
    }

    /// Nothing is waited for.
    pub fn give_up(&mut self) {
        self.waits = false;
    }

    /// Whether an answer is on its way.
    pub fn waits(&self) -> bool {
        self.waits
    }

    /// Says whether this is the answer that is waited for; it is no longer then.
    pub fn has_come(&mut self, asking: &Asking) -> bool {
        let is_it = self.waits && asking.number == self.asked;
        self.waits &= !is_it;
        is_it
    }

    /// Keeps an answer.
    pub fn keep(&mut self, asking: &Asking, found: &Arc<Spots>) {
        self.known.retain(|(state, other)| *state != asking.state || other.question != found.question);
        if self.known.len() >= KEPT {
            self.known.remove(0);
        }
        self.known.push((asking.state, Arc::clone(found)));
    }

    /// The answer to a question in a state of the records, where it is kept.
    pub fn known(&self, question: &SpotQuestion, state: (u64, Date)) -> Option<Arc<Spots>> {
        let mut known = self.known.iter();
        known.find(|(of, found)| *of == state && found.question == *question).map(|(_, found)| Arc::clone(found))
    }

    /// Begins anew with another file.
    pub fn forget(&mut self) {
        self.waits = false;
        self.known.clear();
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::analysis::spots::SpotKind;
    use crate::model::sample::TODAY;

    fn spots(kind: SpotKind) -> Arc<Spots> {
        let question = SpotQuestion { kind, ..SpotQuestion::default() };
        let (class_of, clusters, warnings) = (BTreeMap::new(), Vec::new(), Vec::new());
        Arc::new(Spots { question, class_of, clusters, replications: 0, warnings })
    }

    #[test]
    fn only_the_last_question_is_waited_for() {
        let mut waiting = Waiting::default();
        let first = waiting.ask(1, (1, TODAY));
        let second = waiting.ask(1, (1, TODAY));
        assert!(!waiting.has_come(&first) && waiting.waits());
        assert!(waiting.has_come(&second) && !waiting.waits());
        assert!(!waiting.has_come(&second), "it comes but once");
        let third = waiting.ask(2, (1, TODAY));
        waiting.give_up();
        assert!(!waiting.has_come(&third));
    }

    #[test]
    fn an_answer_is_known_for_its_question_and_its_state_alone() {
        let mut waiting = Waiting::default();
        let asking = waiting.ask(1, (7, TODAY));
        let found = spots(SpotKind::Scan);
        waiting.keep(&asking, &found);
        assert_eq!(waiting.known(&found.question, (7, TODAY)), Some(Arc::clone(&found)));
        assert_eq!(waiting.known(&found.question, (8, TODAY)), None);
        assert_eq!(waiting.known(&SpotQuestion::default(), (7, TODAY)), None);
        (0..40).for_each(|_| waiting.keep(&asking, &found));
        assert_eq!(waiting.known.len(), 1);
        waiting.forget();
        assert_eq!(waiting.known(&found.question, (7, TODAY)), None);
    }
}
