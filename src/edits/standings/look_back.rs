//! 回头看: looks at a village again after acceptance and finds it in order.

use crate::model::{Changes, Date, Id, Refusal, Standing, StandingState, World};

use super::case::{about, case_in, check_day, noted};
use crate::edits::desk::Desk;

/// Look again after acceptance and find it in order.
#[derive(Clone, Debug, PartialEq)]
pub struct LookBack {
    /// The case.
    pub standing: Id<Standing>,
    /// The day.
    pub on: Date,
    /// A remark.
    pub note: String,
}

impl LookBack {
    /// Notes that it was in order, unless it was not accepted before.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let states = [StandingState::Accepted, StandingState::LookedBack];
        let standing = case_in(world, self.standing, &states, "look_back")?;
        check_day((self.on, "looked_back_on"), (standing.accepted_on, "accepted_on"), desk)?;
        let looked_back = Standing {
            state: StandingState::LookedBack,
            looked_back_on: Some(self.on),
            note: noted(standing, self.on, &self.note),
            ..standing.clone()
        };
        if looked_back == *standing {
            return Err(Refusal::new("refusal.no_change"));
        }
        let mut changes = Changes::new(about("edit.look_back", standing, world));
        changes.change(standing, looked_back);
        Ok(changes)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::edits::Edit;
    use crate::edits::trial::{done, refused};
    use crate::model::sample::{self, TODAY, standing};

    fn look_back(name: &str, on: Date) -> Edit {
        Edit::LookBack(LookBack { standing: standing(name), on, note: "保持良好".into() })
    }

    #[test]
    fn an_accepted_village_is_found_in_order_and_can_be_looked_at_again() {
        let (after, _) = done(&sample::sample_world(), &look_back("西一村", date(2026, 5, 1)));
        let case = after.standings.get(standing("西一村")).unwrap();
        assert_eq!((case.state, case.looked_back_on), (StandingState::LookedBack, Some(date(2026, 5, 1))));
        let (after, _) = done(&after, &look_back("西一村", TODAY));
        let note = &after.standings.get(standing("西一村")).unwrap().note;
        assert_eq!(note, "2026-05-01 保持良好\n2026-10-31 保持良好");
    }

    #[test]
    fn only_after_acceptance_and_not_in_the_future() {
        let world = sample::sample_world();
        assert_eq!(refused(&world, &look_back("东二村", TODAY)), "refusal.standing.state");
        assert_eq!(refused(&world, &look_back("西一村", date(2025, 12, 9))), "refusal.order");
        assert_eq!(refused(&world, &look_back("西一村", date(2026, 11, 1))), "refusal.future");
    }
}
