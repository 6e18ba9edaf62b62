//! 废止: repeals a paper that was issued.

use crate::model::{Changes, Date, Document, DocumentState, Id, Refusal, World};

use super::paper::{about, noted, paper_in};
use crate::edits::checks::{filled, in_order, not_future};
use crate::edits::desk::Desk;

/// Repeal a paper.
#[derive(Clone, Debug, PartialEq)]
pub struct RepealDocument {
    /// The paper.
    pub document: Id<Document>,
    /// The first day on which it no longer holds.
    pub on: Date,
    /// Why, or by what it is replaced; needed.
    pub reason: String,
}

impl RepealDocument {
    /// Repeals it, unless it was not issued before that day.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let document = paper_in(world, self.document, &[DocumentState::Issued], "repeal_document")?;
        filled(&self.reason, "reason")?;
        not_future(self.on, desk.today, "repealed_on")?;
        in_order((document.issued_on, "issued_on"), (Some(self.on), "repealed_on"))?;
        let note = noted(document, self.on, &self.reason);
        let (state, repealed_on) = (DocumentState::Repealed, Some(self.on));
        let mut changes = Changes::new(about("edit.repeal_document", document));
        changes.change(document, Document { state, repealed_on, note, ..document.clone() });
        Ok(changes)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::edits::trial::{done, refused};
    use crate::edits::{Edit, IssueDocument, ReturnDocument, SubmitDocument};
    use crate::model::sample::{self, TODAY};

    fn world(state: DocumentState) -> World {
        let mut world = sample::sample_world();
        let issued = matches!(state, DocumentState::Issued | DocumentState::Repealed);
        let paper = Document {
            id: Id::named("paper"),
            body: "各乡镇……".into(),
            state,
            issued_on: issued.then_some(date(2026, 10, 1)),
            repealed_on: (state == DocumentState::Repealed).then_some(date(2026, 10, 20)),
            ..Document::blank("notice", "关于走访的通知", date(2026, 9, 1))
        };
        world.documents = [paper].into_iter().collect();
        world
    }

    fn verbs() -> [(Edit, DocumentState, DocumentState); 4] {
        use DocumentState as S;
        let document = Id::named("paper");
        let reason = || "另有规定".to_owned();
        [
            (Edit::SubmitDocument(SubmitDocument { document }), S::Draft, S::Review),
            (Edit::ReturnDocument(ReturnDocument { document, reason: reason() }), S::Review, S::Draft),
            (Edit::IssueDocument(IssueDocument { document, number: "1 号".into(), on: TODAY }), S::Review, S::Issued),
            (Edit::RepealDocument(RepealDocument { document, on: TODAY, reason: reason() }), S::Issued, S::Repealed),
        ]
    }

    #[test]
    fn each_verb_leads_from_one_state_to_the_next_and_from_no_other() {
        for (edit, from, to) in verbs() {
            for state in DocumentState::ALL {
                if state == from {
                    let (after, _) = done(&world(state), &edit);
                    assert_eq!(after.documents.get(Id::named("paper")).unwrap().state, to);
                } else {
                    assert_eq!(refused(&world(state), &edit), "refusal.document.state", "{edit:?} from {state:?}");
                }
            }
        }
    }

    #[test]
    fn days_and_reasons_stand_in_the_paper() {
        let [_, back, issue, repeal] = verbs();
        let row = |world: &World| world.documents.get(Id::named("paper")).unwrap().clone();
        assert_eq!(row(&done(&world(DocumentState::Review), &back.0).0).note, "2026-10-31 另有规定");
        let (after, said) = done(&world(DocumentState::Review), &issue.0);
        assert_eq!((row(&after).number, row(&after).issued_on), ("1 号".to_owned(), Some(TODAY)));
        assert_eq!(said, "印发文稿：关于走访的通知（1 号）");
        let after = row(&done(&world(DocumentState::Issued), &repeal.0).0);
        assert_eq!((after.repealed_on, after.note.as_str()), (Some(TODAY), "2026-10-31 另有规定"));
    }

    #[test]
    fn an_empty_draft_a_taken_number_and_days_out_of_order_are_refused() {
        let document = Id::named("paper");
        let mut bare = world(DocumentState::Draft);
        bare.documents = bare.documents.iter().cloned().map(|row| Document { body: " ".into(), ..row }).collect();
        assert_eq!(refused(&bare, &Edit::SubmitDocument(SubmitDocument { document })), "refusal.document.empty");
        let mut two = world(DocumentState::Review);
        let other = Document { number: "1 号".into(), ..Document::blank("notice", "另一份", TODAY) };
        two.documents = two.documents.iter().cloned().chain([other]).collect();
        let issue = |number: &str, on| Edit::IssueDocument(IssueDocument { document, number: number.into(), on });
        assert_eq!(refused(&two, &issue("1 号", TODAY)), "refusal.document.number");
        done(&two, &issue("2 号", TODAY));
        done(&two, &issue("", TODAY));
        assert_eq!(refused(&two, &issue("2 号", date(2026, 8, 1))), "refusal.order");
        assert_eq!(refused(&two, &issue("2 号", date(2026, 11, 1))), "refusal.future");
        let repeal = |on| Edit::RepealDocument(RepealDocument { document, on, reason: "旧".into() });
        assert_eq!(refused(&world(DocumentState::Issued), &repeal(date(2026, 9, 30))), "refusal.order");
    }

    #[test]
    fn what_was_issued_is_not_reworded_removed_or_moved_by_hand() {
        let world = world(DocumentState::Issued);
        let row = world.documents.get(Id::named("paper")).unwrap().clone();
        let refused = |row: Document| refused(&world, &Edit::amend(row));
        assert_eq!(refused(Document { body: "改写".into(), ..row.clone() }), "refusal.document.issued");
        assert_eq!(refused(Document { state: DocumentState::Draft, ..row.clone() }), "refusal.document.by_verbs");
        assert_eq!(crate::edits::trial::refused(&world, &Edit::remove(row.id)), "refusal.document.kept");
        done(&world, &Edit::amend(Document { note: "存档 3 份".into(), ..row }));
        done(&self::world(DocumentState::Draft), &Edit::remove(Id::<Document>::named("paper")));
    }

    proptest! {
        #[test]
        fn no_order_of_verbs_leads_back_from_issued_to_a_draft(order in prop::collection::vec(0..4usize, 0..30)) {
            let mut world = world(DocumentState::Draft);
            let mut furthest = DocumentState::Draft;
            for at in order {
                if let Ok(changes) = verbs()[at].0.changes(&world, &crate::edits::trial::desk()) {
                    world.apply(&changes);
                }
                let state = world.documents.get(Id::named("paper")).unwrap().state;
                prop_assert!(furthest < DocumentState::Issued || state >= furthest);
                furthest = furthest.max(state);
            }
        }
    }
}
