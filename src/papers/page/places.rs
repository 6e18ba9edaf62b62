//! The villages and townships of a page: names and shapes, nothing else.

use serde_json::{Value as Json, json};

use crate::map::County;
use crate::map::roster::Roster;

use super::ground::Ground;

/// Name and place of the name of each township that has areas.
pub(super) fn townships(county: County<'_>, ground: &Ground<'_>) -> Vec<Json> {
    let geography = county.geography;
    let named = geography.townships.iter().zip(&geography.township_anchors);
    let name = |id| county.world.townships.get(id).map_or("", |row| row.name.as_str());
    named.map(|(id, at)| json!([name(*id), ground.at(*at)])).collect()
}

/// Name, township and shape of each village, in the order of the roster: rings of an area with the place of its name and
/// the room there, a point, or nothing.
pub(super) fn places(county: County<'_>, roster: &Roster, ground: &Ground<'_>) -> Vec<Json> {
    let geography = county.geography;
    let place = |(nth, id): (usize, &crate::model::Id<crate::model::Village>)| {
        let village = county.world.villages.get(*id);
        let name = village.map_or("", |row| row.name.as_str());
        let of = village.map(|row| row.township);
        let township = geography.townships.iter().position(|known| Some(*known) == of);
        json!([name, township, shape(geography, ground, nth)])
    };
    roster.villages.iter().enumerate().map(place).collect()
}

fn shape(geography: &crate::geometry::Geography, ground: &Ground<'_>, nth: usize) -> Json {
    let areas = geography.villages.len();
    if let Some(anchor) = geography.anchors.get(nth).filter(|_| nth < areas) {
        let room = ground.steps(geography.anchor_radius_m.get(nth).copied().unwrap_or_default());
        return match ground.rings(nth) {
            Some(rings) => json!({ "rings": rings, "at": ground.at(*anchor), "room": room }),
            None => json!({ "at": ground.at(*anchor) }),
        };
    }
    match nth.checked_sub(areas).and_then(|nth| geography.points.get(nth)) {
        Some((_, point)) => json!({ "at": ground.at(*point) }),
        None => Json::Null,
    }
}
