//! The rules for indicators.

use crate::model::{Indicator, Refusal, Uuid, World};

use super::super::checks::{filled, found};
use super::super::desk::Desk;
use super::rules::{Rules, names};

impl Rules for Indicator {
    fn title(&self, world: &World) -> String {
        let village = world.villages.get(self.village).map(|village| village.name.as_str()).unwrap_or_default();
        format!("{} {} {}", village, self.name, self.on)
    }

    fn belongs_to(&self, id: Uuid) -> bool {
        names(self.village, id)
    }

    fn check(&self, world: &World, _desk: &Desk, _before: Option<&Self>) -> Result<(), Refusal> {
        found(&world.villages, self.village)?;
        filled(&self.name, "name")?;
        if !self.value.is_finite() {
            return Err(Refusal::new("refusal.number"));
        }
        let key = |row: &Self| (row.village, row.name.clone(), row.on);
        let twin = |row: &Self| row.id != self.id && row.village == self.village && key(row) == key(self);
        match world.indicators.find(twin) {
            Some(twin) => Err(Refusal::new("refusal.indicator.twice").with("name", twin.title(world))),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::edits::Edit;
    use crate::edits::trial::{done, refused};
    use crate::model::sample::{self, village};
    use crate::model::{Id, Indicator};

    #[test]
    fn there_is_one_number_of_a_name_for_a_village_on_a_day() {
        let world = sample::sample_world();
        let row = world.indicators.iter().next().unwrap();
        let new = Indicator { id: Id::named("new"), ..row.clone() };
        assert_eq!(refused(&world, &Edit::add(new.clone())), "refusal.indicator.twice");
        done(&world, &Edit::add(Indicator { village: village("东二村"), ..new.clone() }));
        let elsewhere = Indicator { name: "participation".into(), ..new.clone() };
        done(&world, &Edit::add(elsewhere.clone()));
        assert_eq!(refused(&world, &Edit::add(Indicator { value: f64::NAN, ..elsewhere })), "refusal.number");
        assert_eq!(refused(&world, &Edit::add(Indicator { village: Id::named("x"), ..new })), "refusal.gone");
    }
}
