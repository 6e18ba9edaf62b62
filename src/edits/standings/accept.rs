//! 验收通过: accepts what was done in a weak village.

use crate::model::{Changes, Date, Id, Refusal, Standing, StandingState, World};

use super::acceptance::{AcceptanceRule, Assessment};
use super::case::{about, case_in, check_day, noted};
use super::measure::refuse_open_measures;
use crate::edits::desk::Desk;

/// Accept what was done.
#[derive(Clone, Debug, PartialEq)]
pub struct Accept {
    /// The case.
    pub standing: Id<Standing>,
    /// The score and the votes, which have to pass the [`AcceptanceRule`]. How many residents voted is needed.
    pub assessment: Assessment,
    /// The day of the acceptance.
    pub on: Date,
    /// A remark.
    pub note: String,
}

impl Accept {
    /// Takes the village off the list of the weak, unless there is no plan, a measure of it is still to be done, or the
    /// score or the votes do not pass.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let standing = case_in(world, self.standing, &[StandingState::Planned], "accept")?;
        AcceptanceRule::of(world).check(self.assessment)?;
        refuse_open_measures(world, standing)?;
        check_day((self.on, "accepted_on"), (Some(standing.relapsed_on.unwrap_or(standing.listed_on)), "day"), desk)?;
        let accepted = Standing {
            state: StandingState::Accepted,
            score: Some(self.assessment.score),
            votes: Some(self.assessment.votes),
            votes_against: Some(self.assessment.votes_against),
            accepted_on: Some(self.on),
            looked_back_on: None,
            note: noted(standing, self.on, &self.note),
            ..standing.clone()
        };
        let mut changes = Changes::new(about("edit.accept", standing, world).with("score", self.assessment.score));
        changes.change(standing, accepted);
        Ok(changes)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::edits::Edit;
    use crate::edits::trial::{done, refused, refused_with};
    use crate::model::sample::{self, TODAY, standing, village};
    use crate::model::{Promise, Setting, promise_kind, setting_key};

    fn accept(name: &str, score: u8, on: Date) -> Edit {
        let assessment = Assessment { score, votes: 40, votes_against: 3 };
        Edit::Accept(Accept { standing: standing(name), assessment, on, note: "账目已公开".into() })
    }

    #[test]
    fn the_village_is_no_longer_weak() {
        let (after, said) = done(&sample::sample_world(), &accept("东二村", 70, TODAY));
        let case = after.standings.get(standing("东二村")).unwrap();
        assert_eq!((case.state, case.score, case.accepted_on), (StandingState::Accepted, Some(70), Some(TODAY)));
        assert_eq!((case.votes, case.votes_against), (Some(40), Some(3)));
        assert_eq!(case.note, "2026-10-31 账目已公开");
        assert_eq!(after.weak_standing(village("东二村")), None);
        assert_eq!(said, "验收通过：东二村，70 分");
    }

    #[test]
    fn the_score_has_to_reach_what_the_office_has_set() {
        let mut world = sample::sample_world();
        assert_eq!(refused(&world, &accept("东二村", 69, TODAY)), "refusal.standing.score");
        let settings = [Setting::new(setting_key::ACCEPTANCE_SCORE, "85")];
        world.settings = settings.into_iter().collect();
        let said = refused_with(&world, &accept("东二村", 84, TODAY));
        assert_eq!(said, "得分 84 低于合格分 85，请改为验收不通过");
        done(&world, &accept("东二村", 85, TODAY));
        assert_eq!(refused(&world, &accept("东二村", 101, TODAY)), "refusal.percent");
    }

    #[test]
    fn every_measure_that_is_still_to_be_done_is_named() {
        let mut world = sample::sample_world();
        let measure = |title: &str| Promise {
            id: Id::named(title),
            standing: Some(standing("东二村")),
            ..Promise::blank(promise_kind::MEASURE, title, TODAY)
        };
        let done_one = Promise { done_on: Some(TODAY), ..measure("公开账目") };
        let taken_back = Promise { withdrawn_on: Some(TODAY), ..measure("修村部") };
        world.promises = [measure("配齐班子"), measure("开村民大会"), done_one, taken_back].into_iter().collect();
        let said = refused_with(&world, &accept("东二村", 90, TODAY));
        assert!(said.contains("2 项") && said.contains("配齐班子") && said.contains("开村民大会"), "{said}");
        assert!(!said.contains("公开账目") && !said.contains("修村部"), "{said}");
        world.promises = world.promises.iter().cloned().map(|row| Promise { done_on: Some(TODAY), ..row }).collect();
        done(&world, &accept("东二村", 90, TODAY));
    }

    #[test]
    fn the_residents_can_outvote_the_score() {
        let world = sample::sample_world();
        let with = |votes, votes_against| {
            let assessment = Assessment { score: 95, votes, votes_against };
            Edit::Accept(Accept { standing: standing("东二村"), assessment, on: TODAY, note: String::new() })
        };
        assert_eq!(refused(&world, &with(40, 21)), "refusal.standing.dissatisfied");
        assert_eq!(refused(&world, &with(0, 0)), "refusal.empty");
        assert_eq!(refused(&world, &with(3, 4)), "refusal.standing.ballot");
        done(&world, &with(40, 20));
    }

    #[test]
    fn there_has_to_be_a_plan_and_a_day_between_listing_and_today() {
        let world = sample::sample_world();
        for name in ["东一村", "西一村", "西二村"] {
            assert_eq!(refused(&world, &accept(name, 90, TODAY)), "refusal.standing.state", "{name}");
        }
        assert_eq!(refused(&world, &accept("东二村", 90, date(2026, 11, 1))), "refusal.future");
        assert_eq!(refused(&world, &accept("东二村", 90, date(2026, 2, 1))), "refusal.order");
    }
}
