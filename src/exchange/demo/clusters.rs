//! The three clusters that a leader should discover: drinking water along one valley, land beside the town, and one weak
//! village whose old issues nobody brings to an end.

use jiff::civil::{Date, date};

use super::days::{TODAY, age, later};
use super::dice::Dice;
use super::disputes::LAND_DISPUTE;
use super::ground::Ground;
use super::sites::NEW_QUARTER;
use super::topics::{LAND, TOPICS, Topic, WATER};
use super::weak::OLD_CASE;

/// A matter before its life: what, where, since when.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seed {
    pub topic: &'static Topic,
    pub village: usize,
    /// Whether it is about the township as a whole.
    pub of_township: bool,
    pub is_dispute: bool,
    pub raised_on: Date,
    /// Whether it does not come to an end by itself.
    pub stuck: bool,
    /// Whether it belongs to a cluster, and stays where it is.
    pub in_cluster: bool,
}

/// The villages of the valley, each next to the one before.
const VALLEY: [&str; 8] = [
    "990101203201",
    "990101203200",
    "990101205214",
    "990101205206",
    "990101205203",
    "990101205209",
    "990101205208",
    "990101205207",
];

/// The villages of the valley, downstream.
pub(super) fn valley(ground: &Ground) -> Vec<usize> {
    VALLEY.iter().map(|code| ground.village(code)).collect()
}

/// The village in which land is taken, first, and those around it.
pub(super) fn quarter(ground: &Ground) -> Vec<usize> {
    let middle = ground.village(NEW_QUARTER);
    let around = ground.neighbours.get(middle).into_iter().flatten().copied();
    [middle]
        .into_iter()
        .chain(around.filter(|village| ground.township_of[*village] == ground.township_of[middle]))
        .collect()
}

/// The matters of the three clusters.
pub(super) fn seeds(ground: &Ground) -> Vec<Seed> {
    let mut dice = Dice::named("clusters");
    let mut seeds = Vec::new();
    let seed = |topic, village, raised_on, stuck| Seed {
        topic,
        village,
        of_township: false,
        is_dispute: false,
        raised_on,
        stuck,
        in_cluster: true,
    };
    for village in valley(ground) {
        for _ in 0..dice.between(5, 7) {
            let raised_on = between(&mut dice, date(2026, 7, 1), later(TODAY, -3));
            let stuck = dice.happens(85.0);
            seeds.push(seed(WATER, village, raised_on, stuck));
        }
    }
    for (place, village) in quarter(ground).into_iter().enumerate() {
        let count = if place == 0 { 14 } else { dice.between(4, 7) };
        for _ in 0..count {
            let is_dispute = dice.happens(30.0);
            let topic = if is_dispute { LAND_DISPUTE } else { LAND };
            let raised_on = between(&mut dice, date(2026, 2, 20), later(TODAY, -5));
            let stuck = dice.happens(72.0);
            seeds.push(Seed { is_dispute, ..seed(topic, village, raised_on, stuck) });
        }
    }
    let old_case = ground.village(OLD_CASE);
    for _ in 0..16 {
        let topic = TOPICS[dice.below(TOPICS.len())];
        let raised_on = between(&mut dice, date(2023, 11, 6), date(2025, 11, 28));
        seeds.push(seed(topic, old_case, raised_on, true));
    }
    seeds
}

/// A day between both.
fn between(dice: &mut Dice, first: Date, last: Date) -> Date {
    later(first, dice.between(0, age(first) - age(last)))
}
