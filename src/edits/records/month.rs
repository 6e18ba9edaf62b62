//! The rules for the months that were closed.

use crate::model::{Month, Refusal, World};

use super::super::checks::in_order;
use super::super::desk::Desk;
use super::rules::Rules;

impl Rules for Month {
    fn title(&self, _world: &World) -> String {
        self.first_day.strftime("%Y-%m").to_string()
    }

    fn check(&self, world: &World, _desk: &Desk, before: Option<&Self>) -> Result<(), Refusal> {
        if before.is_some_and(|before| (before.first_day, before.frozen_on) != (self.first_day, self.frozen_on)) {
            return Err(Refusal::new("refusal.month.frozen").with("month", self.title(world)));
        }
        let twin = |row: &Self| row.id != self.id && row.first_day == self.first_day;
        if world.months.find(twin).is_some() {
            return Err(Refusal::new("refusal.month.twice").with("month", self.title(world)));
        }
        in_order((Some(self.first_day), "month"), (Some(self.frozen_on), "frozen_on"))
    }
}
