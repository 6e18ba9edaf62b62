//! What people, units and places are called at the desk.

use crate::model::{Id, Place, Unit, Village, Who, World};

/// The name of a cadre, or of a unit that is tied as a whole.
pub fn who_name(world: &World, who: Who) -> String {
    match who {
        Who::Cadre(id) => world.cadres.get(id).map(|row| row.name.clone()),
        Who::Unit(id) => world.units.get(id).map(|row| row.name.clone()),
    }
    .unwrap_or_default()
}

/// The unit of a cadre, or the unit itself.
pub fn unit_of(world: &World, who: Who) -> Option<Id<Unit>> {
    match who {
        Who::Cadre(id) => world.cadres.get(id)?.unit,
        Who::Unit(id) => Some(id),
    }
}

/// The name of a unit; empty where there is none.
pub fn unit_name(world: &World, unit: Option<Id<Unit>>) -> &str {
    unit.and_then(|id| world.units.get(id)).map_or("", |row| row.name.as_str())
}

/// The village, if a place is one.
pub const fn village_of(place: Place) -> Option<Id<Village>> {
    match place {
        Place::Village(village) => Some(village),
        Place::Township(_) | Place::Site(_) => None,
    }
}
