//! 结束结对: ends the pairing of a household.

use crate::model::{Changes, Date, Household, Id, Refusal, Sentence, World};

use crate::edits::checks::found;
use crate::edits::desk::Desk;

/// End a pairing.
#[derive(Clone, Debug, PartialEq)]
pub struct EndPairing {
    /// The household.
    pub household: Id<Household>,
    /// The first day on which it no longer holds; it may lie ahead.
    pub until: Date,
}

impl EndPairing {
    /// Sets the end, unless the pairing ends before that day or begins after it.
    pub fn changes(&self, world: &World, _desk: &Desk) -> Result<Changes, Refusal> {
        let household = found(&world.households, self.household)?;
        if let Some(until) = household.until.filter(|until| *until <= self.until) {
            return Err(Refusal::new("refusal.household.ended").with("code", &household.code).with("until", until));
        }
        if self.until <= household.from {
            return Err(Refusal::new("refusal.household.dates").with("from", household.from).with("until", self.until));
        }
        let village = world.villages.get(household.village).map(|village| village.name.as_str()).unwrap_or_default();
        let sentence = Sentence::new("edit.end_pairing").with("code", &household.code).with("village", village);
        let mut changes = Changes::new(sentence.with("until", self.until));
        changes.change(household, Household { until: Some(self.until), ..household.clone() });
        Ok(changes)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::edits::Edit;
    use crate::edits::trial::{done, refused};
    use crate::model::sample::{self, TODAY, cadre, village};

    fn household(code: &str) -> Household {
        let (from, until) = (date(2026, 3, 1), None);
        let id = Id::named(&format!("household {code}"));
        let cadre = Some(cadre("赵一"));
        Household { id, code: code.into(), village: village("东一村"), need: String::new(), cadre, from, until }
    }

    fn world() -> World {
        World { households: [household("H-012")].into_iter().collect(), ..sample::sample_world() }
    }

    #[test]
    fn a_pairing_ends_once_and_after_it_began() {
        let end = |until| Edit::EndPairing(EndPairing { household: Id::named("household H-012"), until });
        let (after, said) = done(&world(), &end(TODAY));
        assert_eq!(after.households.get(Id::named("household H-012")).unwrap().until, Some(TODAY));
        assert_eq!(said, "结束结对：东一村 H-012，至 2026-10-31");
        assert_eq!(refused(&after, &end(date(2026, 11, 5))), "refusal.household.ended");
        assert_eq!(refused(&world(), &end(date(2026, 3, 1))), "refusal.household.dates");
    }

    #[test]
    fn a_household_is_a_code_and_nothing_that_names_somebody() {
        let world = world();
        for code in ["H-013", "990101001-012", "A3", "3-07"] {
            done(&world, &Edit::add(household(code)));
        }
        let names =
            ["王小二", "zhangsan", "13800138000", "350926198001011234", "350926800101123", "H 12", "Wang-Xiaoer", ""];
        for code in names {
            let key = refused(&world, &Edit::add(household(code)));
            assert!(["refusal.household.code", "refusal.empty"].contains(&key.as_str()), "{code}: {key}");
        }
        let twin = Household { id: Id::named("twin"), ..household("H-012") };
        assert_eq!(refused(&world, &Edit::add(twin)), "refusal.household.twice");
    }
}
