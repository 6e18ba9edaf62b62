//! 验收通过: accepts what was done in a weak village.

use crate::model::{Changes, Date, Id, Refusal, Standing, StandingState, World, setting_key};

use super::case::{about, case_in, check_day, noted};
use crate::edits::checks::percent;
use crate::edits::desk::Desk;

/// Accept what was done.
#[derive(Clone, Debug, PartialEq)]
pub struct Accept {
    /// The case.
    pub standing: Id<Standing>,
    /// The score, 0–100; not below [`acceptance_score`].
    pub score: u8,
    /// The day of the acceptance.
    pub on: Date,
    /// A remark.
    pub note: String,
}

impl Accept {
    /// Takes the village off the list of the weak, unless there is no plan or the score is too low.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let standing = case_in(world, self.standing, &[StandingState::Planned], "accept")?;
        percent(self.score, "score")?;
        let needed = acceptance_score(world);
        if self.score < needed {
            return Err(Refusal::new("refusal.standing.score").with("score", self.score).with("needed", needed));
        }
        check_day((self.on, "accepted_on"), (Some(standing.relapsed_on.unwrap_or(standing.listed_on)), "day"), desk)?;
        let accepted = Standing {
            state: StandingState::Accepted,
            score: Some(self.score),
            accepted_on: Some(self.on),
            looked_back_on: None,
            note: noted(standing, self.on, &self.note),
            ..standing.clone()
        };
        let mut changes = Changes::new(about("edit.accept", standing, world).with("score", self.score));
        changes.change(standing, accepted);
        Ok(changes)
    }
}

/// The score from which an acceptance is passed, by the setting of the file.
pub fn acceptance_score(world: &World) -> u8 {
    world.setting(setting_key::ACCEPTANCE_SCORE).and_then(|text| text.parse().ok()).unwrap_or(70)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::edits::Edit;
    use crate::edits::trial::{done, refused, refused_with};
    use crate::model::Setting;
    use crate::model::sample::{self, TODAY, standing, village};

    fn accept(name: &str, score: u8, on: Date) -> Edit {
        Edit::Accept(Accept { standing: standing(name), score, on, note: "账目已公开".into() })
    }

    #[test]
    fn the_village_is_no_longer_weak() {
        let (after, said) = done(&sample::sample_world(), &accept("东二村", 70, TODAY));
        let case = after.standings.get(standing("东二村")).unwrap();
        assert_eq!((case.state, case.score, case.accepted_on), (StandingState::Accepted, Some(70), Some(TODAY)));
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
    fn there_has_to_be_a_plan_and_a_day_between_listing_and_today() {
        let world = sample::sample_world();
        for name in ["东一村", "西一村", "西二村"] {
            assert_eq!(refused(&world, &accept(name, 90, TODAY)), "refusal.standing.state", "{name}");
        }
        assert_eq!(refused(&world, &accept("东二村", 90, date(2026, 11, 1))), "refusal.future");
        assert_eq!(refused(&world, &accept("东二村", 90, date(2026, 2, 1))), "refusal.order");
    }
}
