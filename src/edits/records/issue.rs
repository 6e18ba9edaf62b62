//! The rules for issues.

use crate::model::{CatalogueKind, Changes, Issue, IssueState, IssueStep, Refusal, Uuid, World};

use super::super::checks::{filled, found, in_order, known, listed, not_future, on_the_globe, title_of};
use super::super::desk::Desk;
use super::super::issues::{joined, only_one};
use super::rules::{Rules, filled_and_unique, names};

impl Rules for Issue {
    fn title(&self, _world: &World) -> String {
        format!("{} {}", self.number, self.title)
    }

    fn check(&self, world: &World, desk: &Desk, before: Option<&Self>) -> Result<(), Refusal> {
        filled_and_unique(self, world, &world.issues, "number", |row| &row.number)?;
        filled(&self.title, "title")?;
        check_codes(self, world, before)?;
        check_topic(self, world, before)?;
        check_place(self, world)?;
        only_one(self, world)?;
        known(&world.units, self.unit)?;
        self.joint_units.iter().try_for_each(|id| found(&world.units, *id).map(drop))?;
        known(&world.activities, self.activity)?;
        known(&world.campaigns, self.campaign)?;
        [self.leader, self.handler, self.verifier].into_iter().try_for_each(|id| known(&world.cadres, id).map(drop))?;
        not_future(self.raised_on, desk.today, "raised_on")?;
        let raised = (Some(self.raised_on), "raised_on");
        in_order(raised, (self.due_on, "due_on"))?;
        in_order(raised, (self.finished_on, "finished_on"))?;
        in_order((self.finished_on.or(Some(self.raised_on)), "finished_on"), (self.closed_on, "closed_on"))?;
        in_order(raised, (self.replied_on, "replied_on"))?;
        self.replied_on.map_or(Ok(()), |day| not_future(day, desk.today, "replied_on"))?;
        in_order(raised, (self.supervised_on, "supervised_on"))?;
        in_order((self.supervised_on, "supervised_on"), (self.lifted_on, "lifted_on"))?;
        match before {
            Some(before) => refuse_steps(self, before).and_then(|()| check_scope(self, world, before)),
            None => check_state(self).and_then(|()| check_parent(self, world)),
        }
    }

    fn tidied(&self) -> Self {
        Self { joint_units: joined(&self.joint_units, self.unit), ..self.clone() }
    }

    fn refers_to(&self, id: Uuid) -> bool {
        let cadres = [self.leader, self.handler, self.verifier];
        names(self.village, id)
            || names(self.township, id)
            || names(self.unit, id)
            || self.joint_units.iter().any(|unit| names(*unit, id))
            || cadres.into_iter().any(|cadre| names(cadre, id))
            || names(self.activity, id)
            || names(self.campaign, id)
            || names(self.parent, id)
            || names(self.merged_into, id)
    }

    fn cut_links(&self, world: &World, changes: &mut Changes) {
        // The step of a merge stands in both issues; what the other one tells of it stays, without a link.
        let others = world.issue_steps.iter().filter(|step| step.issue != self.id && step.other == Some(self.id));
        others.for_each(|step| changes.change(step, IssueStep { other: None, ..step.clone() }));
    }
}

/// Refuses codes that are missing or in no list.
fn check_codes(issue: &Issue, world: &World, before: Option<&Issue>) -> Result<(), Refusal> {
    let codes = |row: &Issue| {
        [
            (CatalogueKind::IssueKind, row.kind.clone()),
            (CatalogueKind::Category, row.category.clone()),
            (CatalogueKind::Level, row.level.clone()),
            (CatalogueKind::Source, row.source.clone()),
            (CatalogueKind::Topic, row.topic.clone()),
            (CatalogueKind::Scope, row.scope.clone()),
            (CatalogueKind::Cause, row.cause.clone()),
            (CatalogueKind::Rating, row.rating.clone()),
        ]
    };
    filled(&issue.kind, "kind")?;
    filled(&issue.category, "category")?;
    let stand = before.map(codes);
    for (nth, (kind, code)) in codes(issue).into_iter().enumerate() {
        if stand.as_ref().is_none_or(|stand| stand[nth].1 != code) {
            listed(world, kind, &code)?;
        }
    }
    Ok(())
}

/// Refuses a topic of another category, unless both stood before.
fn check_topic(issue: &Issue, world: &World, before: Option<&Issue>) -> Result<(), Refusal> {
    let stands = before.is_some_and(|before| (&before.category, &before.topic) == (&issue.category, &issue.topic));
    match world.entry(CatalogueKind::Topic, &issue.topic) {
        Some(row) if !stands && !row.parent.is_empty() && row.parent != issue.category => {
            Err(Refusal::new("refusal.issue.topic")
                .with("topic", title_of(world, CatalogueKind::Topic, &row.code))
                .with("category", title_of(world, CatalogueKind::Category, &issue.category)))
        }
        _ => Ok(()),
    }
}

/// Refuses a single matter that still has parts, and a part that would have some.
fn check_scope(issue: &Issue, world: &World, before: &Issue) -> Result<(), Refusal> {
    if issue.is_common() == before.is_common() {
        return Ok(());
    }
    if issue.parent.is_some() {
        return Err(Refusal::new("refusal.common.already").with("number", &issue.number));
    }
    let count = world.issues.iter().filter(|row| row.parent == Some(issue.id)).count();
    if count > 0 {
        return Err(Refusal::new("refusal.common.has_parts").with("number", &issue.number).with("count", count));
    }
    Ok(())
}

/// Refuses a part of something that takes no parts.
fn check_parent(issue: &Issue, world: &World) -> Result<(), Refusal> {
    match known(&world.issues, issue.parent)? {
        Some(parent) if !parent.is_common() || issue.is_common() => {
            Err(Refusal::new("refusal.common.is_none").with("number", &parent.number))
        }
        _ => Ok(()),
    }
}

/// Refuses an issue about no place (a common problem may be about the county as a whole), and a village of another township.
fn check_place(issue: &Issue, world: &World) -> Result<(), Refusal> {
    let village = known(&world.villages, issue.village)?;
    let township = known(&world.townships, issue.township)?;
    match (village, township) {
        (None, None) if !issue.is_common() => Err(Refusal::new("refusal.issue.nowhere")),
        (Some(village), Some(township)) if village.township != township.id => {
            Err(Refusal::new("refusal.other_township").with("village", &village.name))
        }
        _ => on_the_globe(issue.position),
    }
}

/// Refuses a new issue whose state lacks what belongs to it.
fn check_state(issue: &Issue) -> Result<(), Refusal> {
    let missing = |field: &str| Err(Refusal::new("refusal.empty").with("field", format!("@edit.field.{field}")));
    match issue.state {
        IssueState::Assigned | IssueState::Finished if issue.unit.is_none() => missing("unit"),
        IssueState::Finished if issue.finished_on.is_none() => missing("finished_on"),
        IssueState::Closed if issue.reply.trim().is_empty() => missing("reply"),
        IssueState::Closed if issue.closed_on.is_none() => missing("closed_on"),
        IssueState::Closed if issue.verifier.is_some() && issue.verifier == issue.handler => {
            Err(Refusal::new("refusal.issue.same_person"))
        }
        IssueState::Parked if issue.recheck_on.is_none() => missing("recheck_on"),
        IssueState::Merged if issue.merged_into.is_none() => missing("merged_into"),
        _ => Ok(()),
    }
}

/// Refuses a change of what only a step may change.
fn refuse_steps(issue: &Issue, before: &Issue) -> Result<(), Refusal> {
    let by_steps = |row: &Issue| {
        (
            (row.state, row.finished_on, row.closed_on, row.verifier, row.recheck_on),
            (row.unit, row.handler, row.merged_into, row.reopened, row.handed_on),
            (row.level.clone(), row.parent, row.rating.clone()),
            (row.supervised, row.supervised_number.clone(), row.supervised_on, row.lifted_on),
        )
    };
    if by_steps(issue) != by_steps(before) {
        return Err(Refusal::new("refusal.issue.by_steps"));
    }
    if issue.state == IssueState::Closed {
        filled(&issue.reply, "reply")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::edits::trial::{done, refused};
    use crate::edits::{Edit, default_catalogue};
    use crate::model::Id;
    use crate::model::sample::{self, TODAY, cadre, issue, unit};

    #[test]
    fn plain_fields_are_changed_and_what_belongs_to_the_steps_is_not() {
        let world = World { catalogue: default_catalogue().into_iter().collect(), ..sample::sample_world() };
        let row = world.issues.get(issue("2026-0002")).unwrap();
        let wider = Issue {
            title: "饮水管网两处漏水".into(),
            topic: "road".into(),
            joint_units: vec![unit("西例镇政府"), unit("样例局"), unit("西例镇政府")],
            cause: "funds".into(),
            funds_yuan: Some(30_000),
            leader: Some(cadre("李四")),
            due_on: Some(date(2026, 12, 1)),
            ..row.clone()
        };
        let (after, _) = done(&world, &Edit::amend(wider));
        assert_eq!(after.issues.get(row.id).unwrap().joint_units, [unit("西例镇政府")]);
        let refused = |row: Issue| refused(&world, &Edit::amend(row));
        assert_eq!(refused(Issue { state: IssueState::Closed, ..row.clone() }), "refusal.issue.by_steps");
        assert_eq!(refused(Issue { unit: Some(unit("西例镇政府")), ..row.clone() }), "refusal.issue.by_steps");
        assert_eq!(refused(Issue { handed_on: 9, ..row.clone() }), "refusal.issue.by_steps");
        assert_eq!(refused(Issue { number: "2026-0001".into(), ..row.clone() }), "refusal.taken");
        assert_eq!(refused(Issue { level: "county".into(), ..row.clone() }), "refusal.issue.by_steps");
        assert_eq!(refused(Issue { supervised: true, ..row.clone() }), "refusal.issue.by_steps");
        assert_eq!(refused(Issue { rating: "satisfied".into(), ..row.clone() }), "refusal.issue.by_steps");
        assert_eq!(refused(Issue { topic: "moon".into(), ..row.clone() }), "refusal.unlisted");
        assert_eq!(refused(Issue { topic: "schooling".into(), ..row.clone() }), "refusal.issue.topic");
        assert_eq!(refused(Issue { replied_on: Some(date(2026, 11, 1)), ..row.clone() }), "refusal.future");
        assert_eq!(refused(Issue { joint_units: vec![Id::named("x")], ..row.clone() }), "refusal.gone");
        let closed = world.issues.get(issue("2026-0004")).unwrap();
        assert_eq!(refused(Issue { reply: String::new(), ..closed.clone() }), "refusal.empty");
    }

    #[test]
    fn a_code_that_has_left_its_list_does_not_bar_other_changes() {
        let mut world = sample::sample_world();
        world.catalogue = world.catalogue.iter().filter(|row| row.code != "infrastructure").cloned().collect();
        let row = world.issues.get(issue("2026-0002")).unwrap();
        done(&world, &Edit::amend(Issue { title: "漏水".into(), ..row.clone() }));
    }

    #[test]
    fn an_old_case_can_be_added_when_nothing_is_missing_that_belongs_to_its_state() {
        let world = sample::sample_world();
        let closed = world.issues.get(issue("2026-0004")).unwrap();
        let new = Issue { id: Id::named("new"), number: "2024-0001".into(), ..closed.clone() };
        done(&world, &Edit::add(new.clone()));
        let refused = |row: Issue| refused(&world, &Edit::add(row));
        assert_eq!(refused(Issue { reply: String::new(), ..new.clone() }), "refusal.empty");
        assert_eq!(refused(Issue { closed_on: None, ..new.clone() }), "refusal.empty");
        assert_eq!(refused(Issue { verifier: new.handler, ..new.clone() }), "refusal.issue.same_person");
        assert_eq!(refused(Issue { closed_on: Some(date(2026, 5, 1)), ..new.clone() }), "refusal.order");
        assert_eq!(refused(Issue { finished_on: Some(date(2025, 1, 1)), ..new.clone() }), "refusal.order");
        let bare = |state| Issue {
            unit: None,
            recheck_on: None,
            finished_on: None,
            state,
            raised_on: TODAY,
            due_on: None,
            closed_on: None,
            ..new.clone()
        };
        for state in [IssueState::Assigned, IssueState::Finished, IssueState::Parked, IssueState::Merged] {
            assert_eq!(refused(bare(state)), "refusal.empty", "{state:?}");
        }
    }
}
