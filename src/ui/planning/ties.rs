//! The lines of the map, from a draft.

use std::collections::BTreeMap;

use crate::analysis::planner::{DraftPost, Outlook, PostState, SuggestedPost, Survey, WhoFigures};
use crate::map::{Tie, TieState};
use crate::model::{Id, Unit, Who, World};

use super::words::{unit_of, village_of};

/// The number by which the lines of everybody are known. The numbers follow the units, so that cadres of one unit, who set
/// out from one place, have colours apart.
pub fn numbers_of(world: &World, outlook: &Outlook) -> BTreeMap<Who, u32> {
    let mut whos: Vec<(Option<Id<Unit>>, Who)> =
        outlook.draft.posts.iter().map(|post| (unit_of(world, post.who), post.who)).collect();
    whos.sort_unstable();
    whos.dedup();
    whos.into_iter().zip(0..).map(|((_, who), nth)| (who, nth)).collect()
}

/// A line for each post in a village.
pub fn ties_of(world: &World, survey: &Survey, outlook: &Outlook, numbers: &BTreeMap<Who, u32>) -> Vec<Tie> {
    let mut units: Vec<Id<Unit>> = numbers.keys().filter_map(|who| unit_of(world, *who)).collect();
    units.sort_unstable();
    units.dedup();
    let unit_numbers: BTreeMap<Id<Unit>, u32> = units.into_iter().zip(0..).collect();
    let mean = outlook.figures.county.load.mean;
    let tie = |post: &DraftPost| {
        let load = outlook.figures.of_who(post.who).map_or(0.0, WhoFigures::relative_load);
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

/// The number by which the lines of somebody are known who is suggested for the post at a place of the review.
pub fn suggested_number(numbers: &BTreeMap<Who, u32>, at: usize, who: Who) -> u32 {
    let own = u32::MAX - u32::try_from(at).unwrap_or_default();
    numbers.get(&who).copied().unwrap_or(own)
}

/// A line for a post that is suggested and not yet in the plan.
pub fn suggested_tie(world: &World, survey: &Survey, post: &SuggestedPost, number: u32) -> Option<Tie> {
    Some(Tie {
        from: start_of(world, survey, post.who),
        village: village_of(post.place)?,
        who: number,
        unit: number,
        load: 1.0,
        state: state_of(post.state),
    })
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
