//! 第一书记: who holds that post in a village.

use crate::model::{Cadre, Date, Id, Village, World, role};

/// The cadre who is posted to the village as first secretary on that day: the one to be proposed in its case.
pub fn first_secretary_of(world: &World, village: Id<Village>, day: Date) -> Option<Id<Cadre>> {
    let holds = |posting: &&crate::model::Posting| {
        posting.role == role::FIRST_SECRETARY && posting.village() == Some(village) && posting.holds_on(day)
    };
    world.postings.iter().filter(holds).max_by_key(|posting| (posting.from, posting.id))?.cadre
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::sample::{self, TODAY, cadre, village};

    #[test]
    fn the_first_secretary_is_the_one_who_is_posted_on_that_day() {
        let world = sample::sample_world();
        assert_eq!(first_secretary_of(&world, village("西一村"), TODAY), Some(cadre("孙三")));
        assert_eq!(first_secretary_of(&world, village("西一村"), date(2000, 1, 1)), None);
        assert_eq!(first_secretary_of(&world, village("东二村"), TODAY), None, "a resident cadre is not one");
    }
}
