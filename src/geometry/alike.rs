//! What is alike, found by sorting instead of by looking things up all over the memory: hashes are sorted, and those that
//! are equal stand beside each other. Several threads take a part of the hashes each.

use std::collections::BTreeMap;

use super::plane::Point2;
use super::threads::{shared_out, worth};

/// A hash in the upper half, a number in the lower.
type Tag = u64;

const HASH_AT: u32 = 32;
/// So many bits are sorted at a time: their counters stay in the innermost cache.
const DIGITS: [(u32, u32); 3] = [(HASH_AT, 11), (HASH_AT + 11, 11), (HASH_AT + 22, 10)];
/// So many simple steps sorting one tag is worth.
const STEPS: usize = 16;

/// The numbers that `tags` gives each a hash or several, in groups of the same hash, each group ascending: what `found`
/// makes of all groups, in any order. `tags` is asked for all numbers once a thread.
pub(super) fn in_groups<R: Send>(
    count: usize,
    tags: impl Fn(&mut dyn FnMut(u64, u32)) + Sync,
    found: impl Fn(&[u64], &mut Vec<R>) + Sync,
) -> Vec<R> {
    let parts = worth(count * STEPS);
    let of_part = |part: usize| {
        let mut own: Vec<Tag> = Vec::with_capacity(count / parts + count / 16);
        tags(&mut |hash, number| {
            if ((hash & 0xffff) as usize * parts) >> 16 == part {
                own.push(hash >> HASH_AT << HASH_AT | u64::from(number));
            }
        });
        let mut results = Vec::new();
        for group in sorted(own).chunk_by(|one, other| one >> HASH_AT == other >> HASH_AT) {
            if group.len() > 1 {
                found(group, &mut results);
            }
        }
        results
    };
    let mut all = Vec::new();
    // One part for each thread.
    for found in shared_out(parts, parts, |range| range.map(of_part).collect::<Vec<_>>()).into_iter().flatten() {
        if all.is_empty() { all = found } else { all.extend(found) }
    }
    all
}

/// The number of a tag.
pub(super) fn number(tag: u64) -> u32 {
    tag as u32
}

/// Sorts by hash; what has the same hash stays in its order.
fn sorted(mut tags: Vec<Tag>) -> Vec<Tag> {
    let mut other = vec![0; tags.len()];
    for (shift, bits) in DIGITS {
        let digit = |tag: Tag| (tag >> shift) as usize & ((1 << bits) - 1);
        let mut starts = vec![0_u32; 1 << bits];
        tags.iter().for_each(|tag| starts[digit(*tag)] += 1);
        let mut sum = 0;
        for start in &mut starts {
            sum += std::mem::replace(start, sum);
        }
        for tag in &tags {
            let start = &mut starts[digit(*tag)];
            other[*start as usize] = *tag;
            *start += 1;
        }
        std::mem::swap(&mut tags, &mut other);
    }
    tags
}

/// The points that differ, by their exact value in the order in which they first come, and the number of each point.
pub(super) fn distinct(all: &[Point2]) -> (Vec<Point2>, Vec<u32>) {
    // -0 and 0 are the same place.
    let bits = |point: Point2| point.map(|value| (value + 0.0).to_bits());
    let hash = |point: &Point2| {
        let [x, y] = bits(*point);
        mixed(x.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ y)
    };
    let tags = |give: &mut dyn FnMut(u64, u32)| (0..).zip(all).for_each(|(number, point)| give(hash(point), number));
    let doubles = |group: &[u64], found: &mut Vec<(u32, u32)>| {
        found.extend(group[1..].iter().map(|tag| (number(*tag), number(group[0]))));
    };
    // The first with the same hash: nearly always the same point, and in the order of the rings near the one before.
    let mut numbers: Vec<u32> = (0..all.len() as u32).collect();
    for (each, first) in in_groups(all.len(), tags, doubles) {
        numbers[each as usize] = first;
    }
    let mut strangers: BTreeMap<[u64; 2], u32> = BTreeMap::new();
    let mut points: Vec<Point2> = Vec::with_capacity(all.len() / 2);
    for (each, point) in all.iter().enumerate() {
        let (first, new) = (numbers[each] as usize, points.len() as u32);
        // The first has its number already.
        numbers[each] = if first == each {
            new
        } else if points[numbers[first] as usize] == *point {
            numbers[first]
        } else {
            *strangers.entry(bits(*point)).or_insert(new)
        };
        if numbers[each] == new {
            points.push(point.map(|value| value + 0.0));
        }
    }
    (points, numbers)
}

/// Spreads the bits (the finisher of SplitMix64, Steele, Lea and Flood 2014).
pub(super) fn mixed(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn equal_points_have_one_number_in_the_order_of_their_coming(
            all in prop::collection::vec((-3i8..4, -3i8..4), 0..200),
        ) {
            let all: Vec<Point2> = all.into_iter().map(|(x, y)| [f64::from(x) * 0.5, f64::from(y) * -0.25]).collect();
            let (points, numbers) = distinct(&all);
            let mut known: BTreeMap<[u64; 2], u32> = BTreeMap::new();
            for (point, number) in all.iter().zip(&numbers) {
                let count = known.len() as u32;
                let first = *known.entry(point.map(|value| (value + 0.0).to_bits())).or_insert(count);
                prop_assert_eq!(*number, first);
                prop_assert_eq!(points[*number as usize], *point);
            }
            prop_assert_eq!(points.len(), known.len());
        }

        #[test]
        fn tags_are_sorted_by_hash_and_keep_their_order(hashes in prop::collection::vec(any::<u32>(), 0..300)) {
            let tags: Vec<u64> = (0..).zip(&hashes).map(|(nth, hash)| u64::from(hash % 97) << 32 | nth).collect();
            let mut expected = tags.clone();
            expected.sort_unstable();
            prop_assert_eq!(sorted(tags), expected);
            let wide: Vec<u64> = (0..).zip(&hashes).map(|(nth, hash)| u64::from(*hash) << 32 | nth).collect();
            let mut expected = wide.clone();
            expected.sort_unstable();
            prop_assert_eq!(sorted(wide), expected);
        }
    }
}
