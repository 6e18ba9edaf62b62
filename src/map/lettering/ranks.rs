//! Who gets a name first.

use crate::geometry::Geography;
use crate::map::roster::Roster;

/// The rank of each village (areas, then points), 0 first: weak ones, then those with more open issues, then large ones.
pub fn village_ranks(geography: &Geography, roster: &Roster) -> Vec<u32> {
    let count = geography.villages.len() + geography.points.len();
    let size = |nth: usize| geography.anchor_radius_m.get(nth).copied().unwrap_or(f64::INFINITY);
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|one, other| {
        let rank = |nth: usize| (roster.weak[nth], roster.open[nth]);
        rank(*other).cmp(&rank(*one)).then(size(*other).total_cmp(&size(*one))).then(one.cmp(other))
    });
    ranks(&order)
}

/// The rank of each township, 0 first: those with the least room.
pub fn township_ranks(geography: &Geography) -> Vec<u32> {
    let mut sizes = vec![0.0; geography.townships.len()];
    for (township, radius) in geography.township_of_area.iter().zip(&geography.anchor_radius_m) {
        sizes[*township as usize] += radius * radius;
    }
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by_key(|township| (sizes[*township] as u64, *township));
    ranks(&order)
}

/// The place of each number in an order.
fn ranks(order: &[usize]) -> Vec<u32> {
    let mut ranks = vec![0; order.len()];
    for (rank, nth) in (0..).zip(order) {
        ranks[*nth] = rank;
    }
    ranks
}
