//! The rule by which an acceptance is passed: a score, and what the residents say.

use crate::model::{Refusal, World, setting_key};

use crate::edits::checks::percent;

/// What an acceptance has found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// The score, 0–100.
    pub score: u8,
    /// How many residents voted.
    pub votes: u32,
    /// How many of them were dissatisfied.
    pub votes_against: u32,
}

/// When an acceptance is passed, by the settings of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AcceptanceRule {
    /// The score from which it is passed, 0–100.
    pub score: u8,
    /// The share of dissatisfied residents, in per cent, above which it is not passed whatever the score.
    pub dissatisfied_percent: u8,
}

impl AcceptanceRule {
    /// The rule of this file: 70 points, and not more than half dissatisfied, where the office has set nothing.
    pub fn of(world: &World) -> Self {
        let number = |key, other| world.setting(key).and_then(|text| text.parse().ok()).unwrap_or(other);
        Self {
            score: number(setting_key::ACCEPTANCE_SCORE, 70),
            dissatisfied_percent: number(setting_key::ACCEPTANCE_DISSATISFIED, 50),
        }
    }

    /// Refuses what is not passed, and says why: the score first, then the votes.
    pub fn check(self, found: Assessment) -> Result<(), Refusal> {
        check_assessment(Some(found.score), Some((found.votes, found.votes_against)))?;
        if found.score < self.score {
            return Err(Refusal::new("refusal.standing.score").with("score", found.score).with("needed", self.score));
        }
        let dissatisfied = u64::from(found.votes_against) * 100;
        if dissatisfied > u64::from(found.votes) * u64::from(self.dissatisfied_percent) {
            return Err(Refusal::new("refusal.standing.dissatisfied")
                .with("against", found.votes_against)
                .with("votes", found.votes)
                .with("limit", self.dissatisfied_percent));
        }
        Ok(())
    }
}

/// Refuses a score above a hundred, a vote of nobody, and more dissatisfied residents than voted.
pub(super) fn check_assessment(score: Option<u8>, votes: Option<(u32, u32)>) -> Result<(), Refusal> {
    percent(score.unwrap_or_default(), "score")?;
    match votes {
        Some((0, _)) => Err(Refusal::new("refusal.empty").with("field", "@edit.field.votes")),
        Some((votes, against)) if against > votes => {
            Err(Refusal::new("refusal.standing.ballot").with("against", against).with("votes", votes))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::Setting;

    fn key(rule: AcceptanceRule, score: u8, votes: u32, votes_against: u32) -> Option<String> {
        rule.check(Assessment { score, votes, votes_against }).err().map(|refusal| refusal.0.key)
    }

    #[test]
    fn seventy_points_pass_unless_more_than_half_are_dissatisfied() {
        let rule = AcceptanceRule::of(&World::default());
        assert_eq!(rule, AcceptanceRule { score: 70, dissatisfied_percent: 50 });
        assert_eq!(key(rule, 70, 100, 50), None, "half are not more than half");
        assert_eq!(key(rule, 70, 101, 51).as_deref(), Some("refusal.standing.dissatisfied"));
        assert_eq!(key(rule, 100, 3, 2).as_deref(), Some("refusal.standing.dissatisfied"));
        assert_eq!(key(rule, 69, 100, 0).as_deref(), Some("refusal.standing.score"));
        assert_eq!(key(rule, 69, 100, 100).as_deref(), Some("refusal.standing.score"), "the score is said first");
        assert_eq!(key(rule, 101, 100, 0).as_deref(), Some("refusal.percent"));
        assert_eq!(key(rule, 90, 0, 0).as_deref(), Some("refusal.empty"));
        assert_eq!(key(rule, 90, 10, 11).as_deref(), Some("refusal.standing.ballot"));
    }

    #[test]
    fn an_office_sets_both_limits() {
        let settings = [
            Setting::new(setting_key::ACCEPTANCE_SCORE, "80"),
            Setting::new(setting_key::ACCEPTANCE_DISSATISFIED, "20"),
        ];
        let world = World { settings: settings.into_iter().collect(), ..World::default() };
        let rule = AcceptanceRule::of(&world);
        assert_eq!(rule, AcceptanceRule { score: 80, dissatisfied_percent: 20 });
        assert_eq!(key(rule, 80, 10, 2), None);
        assert_eq!(key(rule, 80, 10, 3).as_deref(), Some("refusal.standing.dissatisfied"));
    }

    proptest! {
        #[test]
        fn whoever_passes_passes_with_more_points_and_with_fewer_against(
            score in 0..=99u8, votes in 1..500u32, against in 0..500u32, needed in 0..=100u8, limit in 0..=100u8,
        ) {
            let (rule, against) = (AcceptanceRule { score: needed, dissatisfied_percent: limit }, against.min(votes));
            if key(rule, score, votes, against).is_none() {
                prop_assert_eq!(key(rule, score + 1, votes, against), None);
                prop_assert_eq!(key(rule, score, votes, against.saturating_sub(1)), None);
                prop_assert!(f64::from(against) / f64::from(votes) <= f64::from(limit) / 100.0 + 1e-9);
            }
        }
    }
}
