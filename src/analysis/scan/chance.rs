//! Cases as chance alone spreads them.

use crate::analysis::dice::Dice;

/// Spreads cases over places, each as likely as its people, by the alias method (Walker 1977, Vose 1991): one throw for
/// each case, however many places there are.
pub(super) struct Spreading {
    /// Up to here, of 1, a throw stays with its place; beyond it goes to the other.
    stays: Vec<f64>,
    other: Vec<u32>,
}

impl Spreading {
    pub(super) fn of(people: &[f64]) -> Self {
        let mean = people.iter().sum::<f64>() / people.len().max(1) as f64;
        let mut stays: Vec<f64> = people.iter().map(|people| people / mean).collect();
        let mut other: Vec<u32> = (0..people.len() as u32).collect();
        let (mut poor, mut rich): (Vec<u32>, Vec<u32>) = other.iter().partition(|place| stays[**place as usize] < 1.0);
        while let (Some(small), Some(large)) = (poor.pop(), rich.last().copied()) {
            other[small as usize] = large;
            stays[large as usize] -= 1.0 - stays[small as usize];
            if stays[large as usize] < 1.0 {
                rich.pop();
                poor.push(large);
            }
        }
        // What rounding has left over has enough of its own.
        rich.into_iter().chain(poor).for_each(|place| stays[place as usize] = 1.0);
        Self { stays, other }
    }

    /// The place of one more case.
    pub(super) fn place(&self, dice: &mut Dice) -> usize {
        let place = dice.below(self.stays.len() as u32) as usize;
        if dice.share() < self.stays[place] { place } else { self.other[place] as usize }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_place_gets_its_share() {
        let people = [1.0, 0.5, 6.0, 2.5];
        let spreading = Spreading::of(&people);
        let mut dice = Dice::new(3, 0);
        let mut seen = [0.0; 4];
        (0..100_000).for_each(|_| seen[spreading.place(&mut dice)] += 1.0 / 10_000.0);
        assert!(seen.iter().zip(&people).all(|(seen, people)| (seen - people).abs() < 0.06), "{seen:?}");
    }
}
