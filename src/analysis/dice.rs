//! Dice for what is repeated by chance: the same seed gives the same numbers on every machine and with any number of
//! threads, because each repetition has dice of its own.

/// A source of numbers that look random: SplitMix64 (Steele, Lea and Flood 2014).
#[derive(Clone, Debug)]
pub(super) struct Dice {
    state: u64,
}

impl Dice {
    /// The dice of one repetition under a seed.
    pub(super) fn new(seed: u64, repetition: u64) -> Self {
        let mut first = Self { state: seed };
        let mut second = Self { state: first.next() ^ repetition.wrapping_mul(0xd134_2543_de82_ef95) };
        Self { state: second.next() }
    }

    /// The next 64 bits.
    pub(super) fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.state ^ (self.state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A whole number from 0 up to, not including, `count`, each exactly as likely; 0 where `count` is 0 (Lemire 2019).
    pub(super) fn below(&mut self, count: u32) -> u32 {
        loop {
            let product = (self.next() >> 32) * u64::from(count);
            let rest = product as u32;
            if rest >= count || rest >= count.wrapping_neg().checked_rem(count).unwrap_or(0) {
                return (product >> 32) as u32;
            }
        }
    }

    /// A number from 0 up to, not including, 1.
    pub(super) fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Puts them into another order, each order as likely (Fisher and Yates).
    pub(super) fn shuffle<T>(&mut self, all: &mut [T]) {
        for last in (1..all.len()).rev() {
            let other = self.below(last as u32 + 1) as usize;
            all.swap(last, other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_the_published_generator() {
        let mut dice = Dice { state: 1_234_567 };
        let expected = [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423];
        assert_eq!([dice.next(), dice.next(), dice.next()], expected);
    }

    #[test]
    fn each_side_turns_up_as_often_as_the_others() {
        let mut dice = Dice::new(1, 2);
        let mut seen = [0_u32; 7];
        (0..70_000).for_each(|_| seen[dice.below(7) as usize] += 1);
        assert!(seen.iter().all(|count| (9_600..10_400).contains(count)), "{seen:?}");
        assert_eq!(dice.below(0), 0);
        assert_eq!(dice.below(1), 0);
    }

    #[test]
    fn each_order_of_three_is_as_likely() {
        let mut seen = std::collections::BTreeMap::new();
        for nth in 0..6_000 {
            let mut three = [0, 1, 2];
            Dice::new(9, nth).shuffle(&mut three);
            *seen.entry(three).or_insert(0) += 1;
        }
        assert_eq!(seen.len(), 6);
        assert!(seen.values().all(|count| (880..1_120).contains(count)), "{seen:?}");
    }

    #[test]
    fn repetitions_and_seeds_have_dice_of_their_own() {
        let firsts: std::collections::BTreeSet<u64> =
            (0..50).flat_map(|seed| (0..50).map(move |nth| Dice::new(seed, nth).next())).collect();
        assert_eq!(firsts.len(), 2_500);
        assert_eq!(Dice::new(3, 4).next(), Dice::new(3, 4).next());
        assert!((0..1_000).map(|nth| Dice::new(0, nth).share()).all(|share| (0.0..1.0).contains(&share)));
    }
}
