//! The rules for the cases of weak villages.

use crate::model::{CatalogueKind, Refusal, Standing, StandingState, Uuid, World};

use super::super::checks::{filled, found, in_order, known, listed, not_future, percent};
use super::super::desk::Desk;
use super::rules::{Rules, names};

impl Rules for Standing {
    fn title(&self, world: &World) -> String {
        world.villages.get(self.village).map(|village| village.name.clone()).unwrap_or_default()
    }

    fn tidied(&self) -> Self {
        let mut row = self.clone();
        let mut seen = std::collections::BTreeSet::new();
        row.team.retain(|cadre| seen.insert(*cadre));
        row
    }

    fn refers_to(&self, id: Uuid) -> bool {
        let named = [self.leader, self.first_secretary].into_iter().flatten().chain(self.team.iter().copied());
        names(self.village, id) || names(self.unit, id) || named.into_iter().any(|cadre| names(cadre, id))
    }

    fn check(&self, world: &World, desk: &Desk, before: Option<&Self>) -> Result<(), Refusal> {
        let village = found(&world.villages, self.village)?;
        filled(&self.kind, "weakness")?;
        if before.is_none_or(|before| before.kind != self.kind) {
            listed(world, CatalogueKind::StandingKind, &self.kind)?;
        }
        known(&world.cadres, self.leader)?;
        known(&world.units, self.unit)?;
        self.team.iter().chain(&self.first_secretary).try_for_each(|id| found(&world.cadres, *id).map(drop))?;
        percent(self.score.unwrap_or_default(), "score")?;
        check_dates(self, desk)?;
        let twin = |row: &Standing| row.id != self.id && row.village == self.village && row.state.is_weak();
        if let Some(twin) = world.standings.find(|row| self.state.is_weak() && twin(row)) {
            return Err(Refusal::new("refusal.standing.twice")
                .with("village", &village.name)
                .with("day", twin.listed_on));
        }
        match before {
            Some(before) => refuse_verbs(self, before),
            None => check_state(self),
        }
    }
}

/// Refuses dates that are out of order.
fn check_dates(standing: &Standing, desk: &Desk) -> Result<(), Refusal> {
    not_future(standing.listed_on, desk.today, "listed_on")?;
    let listed = (Some(standing.listed_on), "listed_on");
    let accepted = (standing.accepted_on, "accepted_on");
    in_order(listed, (standing.due_on, "due_on"))?;
    in_order(listed, (standing.planned_on, "planned_on"))?;
    in_order(listed, accepted)?;
    in_order(listed, (standing.looked_back_on, "looked_back_on"))?;
    in_order(listed, (standing.relapsed_on, "relapsed_on"))
}

/// Refuses a new case whose state lacks what belongs to it.
fn check_state(standing: &Standing) -> Result<(), Refusal> {
    let missing = |field: &str| Err(Refusal::new("refusal.empty").with("field", format!("@edit.field.{field}")));
    match standing.state {
        StandingState::Planned if standing.plan.trim().is_empty() => missing("plan"),
        StandingState::Accepted | StandingState::LookedBack if standing.accepted_on.is_none() => missing("accepted_on"),
        StandingState::LookedBack if standing.looked_back_on.is_none() => missing("looked_back_on"),
        StandingState::Relapsed if standing.relapsed_on.is_none() => missing("relapsed_on"),
        _ => Ok(()),
    }
}

/// Refuses a change of what only a verb may change.
fn refuse_verbs(standing: &Standing, before: &Standing) -> Result<(), Refusal> {
    let by_verbs = |row: &Standing| {
        (
            (row.village, row.state, row.score, row.votes, row.votes_against),
            (row.failed, row.accepted_on, row.looked_back_on, row.relapsed_on),
        )
    };
    if by_verbs(standing) != by_verbs(before) {
        return Err(Refusal::new("refusal.standing.by_verbs"));
    }
    if standing.state == StandingState::Planned { filled(&standing.plan, "plan") } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::edits::Edit;
    use crate::edits::trial::{done, refused};
    use crate::model::Id;
    use crate::model::sample::{self, standing, village};

    #[test]
    fn plain_fields_are_changed_and_what_belongs_to_the_verbs_is_not() {
        let world = sample::sample_world();
        let row = world.standings.get(standing("东二村")).unwrap();
        done(&world, &Edit::amend(Standing { reason: "班子不团结".into(), ..row.clone() }));
        let refused = |row: Standing| refused(&world, &Edit::amend(row));
        assert_eq!(refused(Standing { state: StandingState::Accepted, ..row.clone() }), "refusal.standing.by_verbs");
        assert_eq!(refused(Standing { score: Some(99), ..row.clone() }), "refusal.standing.by_verbs");
        assert_eq!(refused(Standing { plan: String::new(), ..row.clone() }), "refusal.empty");
        assert_eq!(refused(Standing { due_on: Some(date(2026, 1, 1)), ..row.clone() }), "refusal.order");
    }

    #[test]
    fn an_old_case_can_be_added_when_nothing_is_missing_that_belongs_to_its_state() {
        let world = sample::sample_world();
        let accepted = world.standings.get(standing("西一村")).unwrap();
        let new = Standing { id: Id::named("new"), village: village("西三村"), ..accepted.clone() };
        done(&world, &Edit::add(new.clone()));
        let refused = |row: Standing| refused(&world, &Edit::add(row));
        assert_eq!(refused(Standing { accepted_on: None, ..new.clone() }), "refusal.empty");
        assert_eq!(refused(Standing { accepted_on: Some(date(2025, 1, 1)), ..new.clone() }), "refusal.order");
        assert_eq!(refused(Standing { score: Some(101), ..new.clone() }), "refusal.percent");
        let listed = Standing { state: StandingState::Listed, village: village("东一村"), ..new.clone() };
        assert_eq!(refused(listed), "refusal.standing.twice");
    }
}
