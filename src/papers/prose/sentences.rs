//! Sentences that several papers share. What did not happen is not told number by number: a clause stands only where
//! there is something to say.

use super::draft::Draft;

/// A clause, and the number without which it is left out; none where it always stands.
type Clause = (Option<&'static str>, &'static str);

/// What came in, what was done, what is left.
pub(super) fn course(draft: &Draft<'_, '_>) -> Vec<String> {
    let came_in = [
        (None, "papers.clause.collected"),
        (None, "papers.clause.carried_in"),
        (Some("taken_up"), "papers.clause.taken_up"),
        (None, "papers.clause.in_hand"),
    ];
    let was_done = [
        (None, "papers.clause.assigned"),
        (Some("replied"), "papers.clause.replied"),
        (Some("finished"), "papers.clause.finished"),
        (None, "papers.clause.closed"),
        (Some("merged"), "papers.clause.merged"),
        (None, "papers.clause.closed_share"),
    ];
    let left = if draft.desk.summary.is_over { "papers.text.left" } else { "papers.text.left_so_far" };
    vec![sentence(draft, &came_in), sentence(draft, &was_done), draft.says(left)]
}

/// What is overdue, supervised, reopened or handed on; nothing of it, said in a word.
pub(super) fn trouble(draft: &Draft<'_, '_>) -> Vec<String> {
    let open = [
        (Some("overdue"), "papers.clause.overdue"),
        (Some("under_supervision"), "papers.clause.under_supervision"),
        (Some("supervised"), "papers.clause.supervised"),
    ];
    let moved = [(Some("reopened"), "papers.clause.reopened"), (Some("bounced"), "papers.clause.bounced")];
    let said: Vec<String> =
        [sentence(draft, &open), sentence(draft, &moved)].into_iter().filter(|text| !text.is_empty()).collect();
    if said.is_empty() { vec![draft.says("papers.report.trouble.none")] } else { said }
}

/// What is under supervision.
pub(super) fn supervised(draft: &Draft<'_, '_>) -> String {
    sentence(draft, &[(None, "papers.clause.under_supervision"), (Some("supervised"), "papers.clause.supervised")])
}

/// What was handed round or came back.
pub(super) fn round(draft: &Draft<'_, '_>) -> String {
    sentence(draft, &[(Some("bounced"), "papers.clause.bounced"), (Some("reopened"), "papers.clause.reopened")])
}

/// The visits and the other activities.
pub(super) fn visits(draft: &Draft<'_, '_>) -> Vec<String> {
    let visits = match draft.figures.number("visits") {
        0 => draft.says("papers.text.no_visits"),
        _ => draft.says("papers.text.visits"),
    };
    let others = draft.figures.number("activities") > draft.figures.number("visits");
    vec![visits, if others { draft.says("papers.text.activities") } else { String::new() }]
}

/// The promises; nothing where there are none.
pub(super) fn promises(draft: &Draft<'_, '_>) -> Vec<String> {
    let clauses = [
        (Some("promises_made"), "papers.clause.promises_made"),
        (Some("promises_due"), "papers.clause.promises_due"),
        (Some("promises_kept"), "papers.clause.promises_kept"),
        (Some("promises_overdue"), "papers.clause.promises_overdue"),
    ];
    vec![sentence(draft, &clauses)]
}

/// The weak villages; nothing where there are none.
pub(super) fn weak(draft: &Draft<'_, '_>) -> Vec<String> {
    let clauses = [
        (Some("weak"), "papers.clause.weak"),
        (Some("weak_listed"), "papers.clause.weak_listed"),
        (Some("weak_accepted"), "papers.clause.weak_accepted"),
        (Some("weak_relapsed"), "papers.clause.weak_relapsed"),
    ];
    vec![sentence(draft, &clauses)]
}

/// What the month after brings, numbered; only what there is.
pub(super) fn next(draft: &Draft<'_, '_>) -> Vec<String> {
    let parts = [
        (Some("overdue"), "papers.text.next_overdue"),
        (Some("next_issues"), "papers.text.next_issues"),
        (Some("next_parked"), "papers.text.next_parked"),
        (Some("next_promises"), "papers.text.next_promises"),
        (Some("next_weak"), "papers.text.next_weak"),
        (Some("not_visited"), "papers.text.next_visits"),
    ];
    let said = standing(draft, &parts);
    if said.is_empty() { vec![draft.says("papers.text.next_nothing")] } else { said }
}

/// What is not solved; only what there is.
pub(super) fn unsolved(draft: &Draft<'_, '_>) -> Vec<String> {
    let parts = [
        (Some("overdue"), "papers.report.trouble.overdue"),
        (Some("bounced"), "papers.report.trouble.bounced"),
        (Some("reopened"), "papers.report.trouble.reopened"),
        (Some("promises_overdue"), "papers.report.trouble.promises"),
        (Some("weak"), "papers.report.trouble.weak"),
        (Some("not_visited"), "papers.report.trouble.visits"),
    ];
    let said = standing(draft, &parts);
    if said.is_empty() { vec![draft.says("papers.report.trouble.none")] } else { said }
}

/// The clauses that have something to say.
fn standing(draft: &Draft<'_, '_>, clauses: &[Clause]) -> Vec<String> {
    let stands = |(needs, _): &&Clause| needs.is_none_or(|name| draft.figures.number(name) > 0);
    clauses.iter().filter(stands).map(|(_, key)| draft.says(key)).collect()
}

/// One sentence of clauses; empty where none has something to say.
fn sentence(draft: &Draft<'_, '_>, clauses: &[Clause]) -> String {
    let said = standing(draft, clauses);
    match said.is_empty() {
        true => String::new(),
        false => {
            said.join(&draft.desk.language.say("papers.clause_mark")) + &draft.desk.language.say("papers.full_stop")
        }
    }
}
