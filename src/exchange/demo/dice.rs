//! Dice that fall the same way each time: SplitMix64 (Steele, Lea and Flood 2014), seeded with a name.

/// A source of numbers that look random and follow from its name.
#[derive(Clone, Debug)]
pub(super) struct Dice {
    state: u64,
}

impl Dice {
    /// Dice of that name: the name is hashed with FNV-1a.
    pub fn named(name: &str) -> Self {
        let state = name
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
        Self { state }
    }

    /// The next 64 bits.
    pub fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.state ^ (self.state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 up to, not including, 1.
    pub fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A whole number from 0 up to, not including, `count`; 0 where `count` is 0.
    pub fn below(&mut self, count: usize) -> usize {
        (self.share() * count as f64) as usize
    }

    /// A whole number between both, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        low + (self.share() * (high - low + 1) as f64) as i64
    }

    /// Whether something happens that happens in so many of a hundred cases.
    pub fn happens(&mut self, percent: f64) -> bool {
        self.share() * 100.0 < percent
    }

    /// One of several; `None` of none.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        let at = self.below(from.len());
        from.get(at)
    }

    /// The place of one of several, each as likely as its weight; 0 where there are none.
    pub fn weighted(&mut self, weights: &[f64]) -> usize {
        let mut rest = self.share() * weights.iter().sum::<f64>();
        let at = weights.iter().position(|weight| {
            rest -= weight;
            rest < 0.0
        });
        at.unwrap_or_else(|| weights.len().saturating_sub(1))
    }

    /// Puts them into another order (Fisher and Yates).
    pub fn shuffle<T>(&mut self, all: &mut [T]) {
        for last in (1..all.len()).rev() {
            let other = self.below(last + 1);
            all.swap(last, other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_the_published_generator() {
        // SplitMix64 with seed 1234567, as printed by the reference implementation in C.
        let mut dice = Dice { state: 1_234_567 };
        let expected = [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423];
        assert_eq!([dice.next(), dice.next(), dice.next()], expected);
    }

    #[test]
    fn every_side_of_the_dice_turns_up_and_nothing_beside_them() {
        let mut dice = Dice::named("test");
        let mut seen = [0_u32; 6];
        (0..6000).for_each(|_| seen[dice.between(0, 5) as usize] += 1);
        assert!(seen.iter().all(|count| (800..1200).contains(count)), "{seen:?}");
        assert_eq!(dice.weighted(&[0.0, 1.0, 0.0]), 1);
        assert_eq!(dice.pick::<u8>(&[]), None);
    }
}
