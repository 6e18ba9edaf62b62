//! The lines of the map, from a draft.

use std::collections::BTreeMap;

use crate::analysis::planner::{Outlook, PostState, Survey};
use crate::map::{Tie, TieState};
use crate::model::{Id, Unit, Who, World};

use super::words::{unit_of, village_of};

/// A line for each post in a village. The numbers by which colours are picked follow the units, so that cadres of one unit,
/// who set out from one place, have colours apart.
pub fn ties_of(world: &World, survey: &Survey, outlook: &Outlook) -> Vec<Tie> {
    let mut whos: Vec<(Option<Id<Unit>>, Who)> =
        outlook.draft.posts.iter().map(|post| (unit_of(world, post.who), post.who)).collect();
    whos.sort_unstable();
    whos.dedup();
    let numbers: BTreeMap<Who, u32> = whos.iter().zip(0..).map(|((_, who), nth)| (*who, nth)).collect();
    let mut units: Vec<_> = whos.iter().filter_map(|(unit, _)| *unit).collect();
    units.dedup();
    let unit_numbers: BTreeMap<Id<Unit>, u32> = units.into_iter().zip(0..).collect();
    let mean = outlook.figures.county.load.mean;
    let tie = |post: &crate::analysis::planner::DraftPost| {
        let load = outlook.figures.of_who(post.who).map_or(0.0, |figures| figures.relative_load());
        Some(Tie {
            from: start_of(world, survey, post.who),
            village: village_of(post.place)?,
            who: numbers.get(&post.who).copied().unwrap_or_default(),
            unit: unit_of(world, post.who).and_then(|unit| unit_numbers.get(&unit).copied()).unwrap_or_default(),
            load: if mean > 0.0 { (load / mean) as f32 } else { 0.0 },
            state: state_of(post.state),
        })
    };
    outlook.draft.posts.iter().filter_map(tie).collect()
}

/// The number by which the lines of somebody are known among these.
pub fn number_of(world: &World, outlook: &Outlook, who: Who) -> Option<u32> {
    let mut whos: Vec<(Option<Id<Unit>>, Who)> =
        outlook.draft.posts.iter().map(|post| (unit_of(world, post.who), post.who)).collect();
    whos.sort_unstable();
    whos.dedup();
    whos.iter().zip(0..).find(|((_, other), _)| *other == who).map(|(_, nth)| nth)
}

const fn state_of(state: PostState) -> TieState {
    match state {
        PostState::Kept => TieState::Kept,
        PostState::New => TieState::New,
        PostState::Moved => TieState::Moved,
        PostState::Ending => TieState::Ending,
    }
}

/// Where somebody sets out: the cadre as the survey knows it, a unit from its seat.
fn start_of(world: &World, survey: &Survey, who: Who) -> Option<[f64; 2]> {
    let point = match who {
        Who::Cadre(id) => survey.cadre(id)?.start?,
        Who::Unit(id) => {
            let unit = world.units.get(id)?;
            unit.position.or_else(|| world.townships.get(unit.township?)?.seat)?
        }
    };
    Some([point.x(), point.y()])
}
