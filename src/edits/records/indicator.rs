//! The rules for indicators.

use crate::model::{Indicator, Refusal, World};

use super::super::checks::{filled, found};
use super::super::desk::Desk;
use super::rules::Rules;

impl Rules for Indicator {
    fn title(&self, world: &World) -> String {
        let village = world.villages.get(self.village).map(|village| village.name.as_str()).unwrap_or_default();
        format!("{} {} {}", village, self.name, self.on)
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
