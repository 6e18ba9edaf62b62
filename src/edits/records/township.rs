//! The rules for townships.

use crate::model::{Refusal, Township, World};

use super::super::checks::{filled, on_the_globe};
use super::super::desk::Desk;
use super::rules::{Rules, filled_and_unique};

impl Rules for Township {
    fn title(&self, _world: &World) -> String {
        self.name.clone()
    }

    fn check(&self, world: &World, _desk: &Desk, _before: Option<&Self>) -> Result<(), Refusal> {
        filled(&self.name, "name")?;
        filled_and_unique(self, world, &world.townships, "code", |row| &row.code)?;
        on_the_globe(self.seat)
    }
}

#[cfg(test)]
mod tests {
    use crate::edits::Edit;
    use crate::edits::trial::refused;
    use crate::model::sample::{self, township};
    use crate::model::{Point, Township};

    #[test]
    fn name_and_an_own_code_and_a_seat_on_earth_are_needed() {
        let world = sample::sample_world();
        let east = world.townships.get(township("东样乡")).unwrap();
        let west = world.townships.get(township("西例镇")).unwrap();
        let refused = |row: Township| refused(&world, &Edit::amend(row));
        assert_eq!(refused(Township { name: String::new(), ..east.clone() }), "refusal.empty");
        assert_eq!(refused(Township { code: String::new(), ..east.clone() }), "refusal.empty");
        assert_eq!(refused(Township { code: west.code.clone(), ..east.clone() }), "refusal.taken");
        let nowhere = Some(Point::new(13_000_000.0, 3_000_000.0));
        assert_eq!(refused(Township { seat: nowhere, ..east.clone() }), "refusal.position");
    }
}
