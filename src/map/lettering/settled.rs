//! What has been settled of a greedy order, as far as it was asked.

use std::collections::BTreeMap;

/// What was found for each number that was asked, and for those on which it depends.
#[derive(Clone, Debug)]
pub struct Settled<T> {
    found: BTreeMap<u32, Option<T>>,
}

impl<T> Default for Settled<T> {
    fn default() -> Self {
        Self { found: BTreeMap::new() }
    }
}

impl<T> Settled<T> {
    /// What was found for a number; `None` where it is not settled yet.
    pub fn get(&self, number: u32) -> Option<Option<&T>> {
        self.found.get(&number).map(Option::as_ref)
    }

    /// Settles a number: `prepare` gathers what it needs, once, and `place` says what is found for it, or which numbers of
    /// higher rank must be settled before that can be said. What waits is kept in a list and not on the stack of calls,
    /// since a chain may be as long as the county.
    pub fn settle<R>(
        &mut self,
        number: u32,
        mut prepare: impl FnMut(u32) -> R,
        mut place: impl FnMut(&mut R, &Self) -> Result<Option<T>, Vec<u32>>,
    ) -> Option<&T> {
        let mut waiting: Vec<(u32, Option<R>)> = Vec::new();
        if !self.found.contains_key(&number) {
            waiting.push((number, None));
        }
        while let Some((last, prepared)) = waiting.last_mut() {
            let last = *last;
            if self.found.contains_key(&last) {
                waiting.pop();
                continue;
            }
            match place(prepared.get_or_insert_with(|| prepare(last)), self) {
                Ok(found) => {
                    self.found.insert(last, found);
                    waiting.pop();
                }
                Err(before) => waiting.extend(before.into_iter().map(|number| (number, None))),
            }
        }
        self.found.get(&number).and_then(Option::as_ref)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Whether a number is chosen: when none of its neighbours that are chosen is lower.
    fn chosen(neighbours: &[Vec<u32>], number: u32, settled: &Settled<()>) -> Result<Option<()>, Vec<u32>> {
        let lower = || neighbours[number as usize].iter().copied().filter(|other| *other < number);
        if lower().any(|other| settled.get(other) == Some(Some(&()))) {
            return Ok(None);
        }
        let open: Vec<u32> = lower().filter(|other| settled.get(*other).is_none()).collect();
        if open.is_empty() { Ok(Some(())) } else { Err(open) }
    }

    proptest! {
        #[test]
        fn asking_here_and_there_finds_what_going_through_the_order_finds(
            pairs in prop::collection::vec((0u32..40, 0u32..40), 0..120), asked in prop::collection::vec(0u32..40, 1..12),
        ) {
            let mut neighbours = vec![Vec::new(); 40];
            for (one, other) in pairs {
                neighbours[one as usize].push(other);
                neighbours[other as usize].push(one);
            }
            let mut whole = [false; 40];
            for number in 0..40_u32 {
                let taken = neighbours[number as usize].iter().any(|other| *other < number && whole[*other as usize]);
                whole[number as usize] = !taken;
            }
            let mut settled = Settled::default();
            for number in asked {
                let place = |number: &mut u32, settled: &Settled<()>| chosen(&neighbours, *number, settled);
                prop_assert_eq!(settled.settle(number, |number| number, place).is_some(), whole[number as usize]);
            }
        }
    }

    #[test]
    fn a_chain_as_long_as_a_county_is_followed_to_its_end() {
        let place = |number: &mut u32, settled: &Settled<u32>| match number.checked_sub(1) {
            None => Ok(Some(0)),
            Some(before) => settled.get(before).flatten().map(|found| Some(found + 1)).ok_or(vec![before]),
        };
        assert_eq!(Settled::default().settle(40_000, |number| number, place), Some(&40_000));
    }
}
