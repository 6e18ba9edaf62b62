//! 回访: the rating that a return visit gave to the issue it was about, and what becomes of it when the visit goes.

use crate::model::{Activity, CatalogueKind, Changes, Date, Id, Issue, IssueStep, StepKind, World, activity_kind};

/// How often a visit can rate an issue anew.
const MOST: usize = 64;

/// The identities of the steps that a visit leaves in the issue that it rates: one more for each time that its rating is
/// changed.
pub(in crate::edits) fn rating_steps(visit: Id<Activity>, issue: Id<Issue>) -> impl Iterator<Item = Id<IssueStep>> {
    (0..MOST).map(move |nth| Id::named(&format!("rating:{visit}:{issue}:{nth}")))
}

/// Takes back what a visit said about its issue: its steps go, and where its rating holds, that of the latest visit that
/// is left holds again, or the one that was recorded without a visit, or none.
pub(in crate::edits) fn take_rating_back(visit: &Activity, world: &World, changes: &mut Changes) {
    let Some(issue) = visit.issue.and_then(|id| world.issues.get(id)).filter(|_| rates(visit)) else { return };
    let own: Vec<&IssueStep> = rating_steps(visit.id, issue.id).filter_map(|id| world.issue_steps.get(id)).collect();
    if own.is_empty() {
        return;
    }
    own.iter().for_each(|step| changes.remove(*step));
    let rating = rating_without(visit, issue, &own, world);
    if issue.rating == visit.rating && issue.rating != rating {
        changes.change(issue, Issue { rating, ..issue.clone() });
    }
}

/// Whether an activity rates the issue that it is about.
pub(in crate::edits) fn rates(activity: &Activity) -> bool {
    activity.kind == activity_kind::RETURN_VISIT && !activity.rating.is_empty()
}

/// What the issue is rated by all but this visit. What was said before it was taken up again does not count.
fn rating_without(visit: &Activity, issue: &Issue, own: &[&IssueStep], world: &World) -> String {
    let steps = || world.issue_steps.iter().filter(|step| step.issue == issue.id);
    let reopened = steps().filter(|step| step.kind == StepKind::Reopen).map(|step| step.on).max();
    let counts = |on: Date| reopened.is_none_or(|reopened| on > reopened);
    let others = world.activities.iter().filter(|row| row.id != visit.id && row.issue == visit.issue && rates(row));
    if let Some(latest) = others.filter(|row| counts(row.on)).max_by_key(|row| (row.on, row.id)) {
        return latest.rating.clone();
    }
    let recorded = steps().filter(|step| step.kind == StepKind::Rate && counts(step.on));
    let recorded = recorded.filter(|step| !own.iter().any(|own| own.id == step.id));
    recorded.max_by_key(|step| (step.on, step.id)).map(|step| code_in(&step.note, world)).unwrap_or_default()
}

/// The rating with whose title a remark begins.
fn code_in(note: &str, world: &World) -> String {
    let titled = |title: &str| note.strip_prefix(title).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    let ratings = world.list(CatalogueKind::Rating).into_iter().filter(|row| titled(&row.title_zh));
    ratings.max_by_key(|row| row.title_zh.len()).map(|row| row.code.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::edits::trial::done;
    use crate::edits::{Edit, Rate, RecordActivity, default_catalogue};
    use crate::model::sample::{self, issue, village};

    fn visit(name: &str, day: i8, rating: &str) -> Activity {
        Activity {
            id: Id::named(name),
            villages: vec![village("西一村")],
            issue: Some(issue("2026-0004")),
            rating: rating.into(),
            ..Activity::blank(activity_kind::RETURN_VISIT, date(2026, 10, day))
        }
    }

    fn record(world: &World, visit: Activity) -> World {
        done(world, &Edit::RecordActivity(RecordActivity { activity: Box::new(visit), issues: Vec::new() })).0
    }

    fn removed(world: &World, name: &str) -> World {
        done(world, &Edit::remove(Id::<Activity>::named(name))).0
    }

    fn rating(world: &World) -> (String, usize) {
        let steps = world.issue_steps.iter().filter(|step| step.kind == StepKind::Rate).count();
        (world.issues.get(issue("2026-0004")).unwrap().rating.clone(), steps)
    }

    #[test]
    fn removing_a_return_visit_takes_its_rating_back_in_one_edit() {
        let world = record(&sample::sample_world(), visit("a", 20, "dissatisfied"));
        let world = record(&world, visit("b", 25, "satisfied"));
        assert_eq!(rating(&world), ("satisfied".into(), 2));
        assert_eq!(rating(&removed(&world, "a")), ("satisfied".into(), 1), "the later visit had the last word");
        let world = removed(&world, "b");
        assert_eq!(rating(&world), ("dissatisfied".into(), 1), "the earlier visit has the word again");
        assert_eq!(rating(&removed(&world, "a")), (String::new(), 0));
    }

    #[test]
    fn a_rating_that_was_recorded_without_a_visit_holds_again() {
        let rate = Rate {
            issue: issue("2026-0004"),
            rating: "satisfied".into(),
            note: "电话回访".into(),
            step: Id::named("by telephone"),
        };
        let mut world = sample::sample_world();
        world.catalogue = default_catalogue().into_iter().collect();
        let (world, _) = done(&world, &Edit::Rate(rate));
        let world = record(&world, visit("a", 30, "dissatisfied"));
        assert_eq!(rating(&world), ("dissatisfied".into(), 2));
        assert_eq!(rating(&removed(&world, "a")), ("satisfied".into(), 1));
    }

    #[test]
    fn a_visit_that_is_written_anew_without_its_rating_or_about_nothing_takes_it_back_too() {
        let world = record(&sample::sample_world(), visit("a", 20, "dissatisfied"));
        assert_eq!(rating(&record(&world, visit("a", 20, ""))), (String::new(), 0));
        let about_nothing = Activity { issue: None, ..visit("a", 20, "dissatisfied") };
        assert_eq!(rating(&record(&world, about_nothing)), (String::new(), 0));
        let world = record(&world, visit("a", 20, "satisfied"));
        let world = record(&world, visit("a", 20, "dissatisfied"));
        assert_eq!(rating(&world), ("dissatisfied".into(), 3));
        assert_eq!(rating(&removed(&world, "a")), (String::new(), 0), "with all its steps");
    }

    #[test]
    fn a_rating_that_the_visit_did_not_set_stays() {
        let mut world = sample::sample_world();
        world.activities = [visit("taken over from a table", 20, "satisfied")].into_iter().collect();
        let rated = |row: &Issue| Issue { rating: "satisfied".into(), ..row.clone() };
        world.issues = world.issues.iter().map(rated).collect();
        assert_eq!(rating(&removed(&world, "taken over from a table")), ("satisfied".into(), 0));
    }
}
