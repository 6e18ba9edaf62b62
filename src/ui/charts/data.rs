//! What the charts show, made once for each revision, day, measure and selection.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use crate::analysis::correlation::{pearson, spearman};
use crate::analysis::query::numbers;
use crate::analysis::{Bins, Breakdown, Measure};
use crate::model::{Date, Id, Village};
use crate::ui::intent::Sight;

/// The most bars of a histogram.
const MOST_BINS: usize = 24;

/// Which records these are.
#[derive(Clone, Debug, Default, PartialEq)]
struct Moment {
    path: PathBuf,
    revision: u64,
    today: Date,
}

impl Moment {
    fn of(sight: Sight<'_>) -> Self {
        let session = sight.session;
        Self { path: session.path().to_owned(), revision: session.revision(), today: sight.findings.today }
    }
}

/// Villages that stand at the same place of the scatter plot.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spot {
    /// Both numbers.
    pub at: [f64; 2],
    /// The villages, by their places.
    pub villages: Vec<usize>,
}

/// The numbers of the villages.
#[derive(Clone, Debug, Default)]
pub struct Data {
    made_from: Option<(Moment, Measure, Measure)>,
    /// Grows whenever it is made again.
    pub stamp: u64,
    /// The villages, in the order of their table.
    pub villages: Vec<Id<Village>>,
    /// The shown measure of each.
    pub first: Vec<Option<f64>>,
    /// The bins of the shown measure.
    pub bins: Option<Bins>,
    /// The bin of each village.
    pub bin_of: Vec<Option<usize>>,
    /// The places of the scatter plot.
    pub spots: Vec<Spot>,
    /// How many villages have both numbers.
    pub pairs: usize,
    /// How the two measures go together: Pearson's and Spearman's coefficient.
    pub together: Option<(f64, f64)>,
}

impl Data {
    /// Brings it up to what is shown.
    pub fn refresh(&mut self, sight: Sight<'_>, second: &Measure) {
        let wanted = (Moment::of(sight), sight.choice.measure.clone(), second.clone());
        if self.made_from.as_ref() != Some(&wanted) {
            *self = Self::of(sight, second, self.stamp + 1);
            self.made_from = Some(wanted);
        }
    }

    fn of(sight: Sight<'_>, second: &Measure, stamp: u64) -> Self {
        let world = sight.session.world();
        let villages: Vec<Id<Village>> = world.villages.iter().map(|row| row.id).collect();
        let read = |measure: &Measure| numbers(measure, world, sight.findings, sight.geography, &villages);
        let first = read(&sight.choice.measure);
        let second = read(second);
        let bins = Bins::of(first.iter().flatten().copied(), MOST_BINS);
        let bin_of = first.iter().map(|number| bins?.bin((*number)?)).collect();
        let pairs: Vec<(f64, f64)> = first.iter().zip(&second).filter_map(|(x, y)| Some(((*x)?, (*y)?))).collect();
        Self {
            made_from: None,
            stamp,
            together: pearson(&pairs).zip(spearman(&pairs)),
            pairs: pairs.len(),
            spots: spots(&first, &second),
            villages,
            first,
            bins,
            bin_of,
        }
    }

    /// How many villages have no number of the shown measure.
    pub fn missing(&self) -> usize {
        self.first.iter().filter(|number| number.is_none()).count()
    }
}

/// The places of the scatter plot; those with many villages come first, so that the small ones lie over them.
fn spots(first: &[Option<f64>], second: &[Option<f64>]) -> Vec<Spot> {
    let mut found: BTreeMap<[u64; 2], Spot> = BTreeMap::new();
    for (nth, (x, y)) in first.iter().zip(second).enumerate() {
        if let (Some(x), Some(y)) = (x, y) {
            let spot = found.entry([x.to_bits(), y.to_bits()]).or_default();
            spot.at = [*x, *y];
            spot.villages.push(nth);
        }
    }
    let mut spots: Vec<Spot> = found.into_values().collect();
    spots.sort_by_key(|spot| std::cmp::Reverse(spot.villages.len()));
    spots
}

/// What is counted of the county and of the selection.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    made_from: Option<(Moment, BTreeSet<Id<Village>>, u64)>,
    /// Whether each village is selected, by its place.
    pub selected: Vec<bool>,
    /// How many are.
    pub count: usize,
    /// The issues of the county.
    pub county: Breakdown,
    /// The issues of the selection; those of the county where nothing is selected.
    pub own: Breakdown,
}

impl Scope {
    /// Brings it up to what is selected.
    pub fn refresh(&mut self, sight: Sight<'_>, data: &Data) {
        let wanted = (Moment::of(sight), sight.choice.selected.clone(), data.stamp);
        if self.made_from.as_ref() == Some(&wanted) {
            return;
        }
        let (world, chosen) = (sight.session.world(), &sight.choice.selected);
        let same_records = self.made_from.as_ref().is_some_and(|made| made.0 == wanted.0);
        if !same_records {
            self.county = Breakdown::of(world, sight.findings, None);
        }
        self.selected = data.villages.iter().map(|village| chosen.contains(village)).collect();
        self.count = self.selected.iter().filter(|selected| **selected).count();
        self.own = match self.count {
            0 => self.county.clone(),
            _ => Breakdown::of(world, sight.findings, Some(chosen)),
        };
        self.made_from = Some(wanted);
    }

    /// Whether something is selected, so that the rest of the county steps back.
    pub fn is_some(&self) -> bool {
        self.count > 0
    }

    /// Whether a village is drawn full.
    pub fn is_full(&self, village: usize) -> bool {
        self.count == 0 || self.selected.get(village).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn villages_with_the_same_numbers_share_a_spot_and_those_without_one_have_none() {
        let first = [Some(1.0), Some(2.0), Some(2.0), None, Some(2.0)];
        let second = [Some(5.0), Some(0.5), Some(0.5), Some(1.0), None];
        let spots = spots(&first, &second);
        assert_eq!(spots.len(), 2);
        assert_eq!((spots[0].at, &spots[0].villages), ([2.0, 0.5], &vec![1, 2]));
    }
}
