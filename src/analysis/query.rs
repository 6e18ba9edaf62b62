//! Villages by conditions: a measure within bounds, townships, weak or not, with or without a resident cadre.

use crate::geometry::Geography;
use crate::model::{Id, Township, Village, World};

use super::areas::Areas;
use super::findings::Findings;
use super::measures::{Measure, Smoothing};

/// Between which bounds a number has to lie; both bounds belong to it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound {
    /// So much or more.
    AtLeast(f64),
    /// So much or less.
    AtMost(f64),
    /// From the first to the second; the other way round where the second is smaller.
    Between(f64, f64),
}

impl Bound {
    /// Whether a number lies within.
    pub fn holds(self, number: f64) -> bool {
        match self {
            Self::AtLeast(low) => number >= low,
            Self::AtMost(high) => number <= high,
            Self::Between(one, other) => (one.min(other)..=one.max(other)).contains(&number),
        }
    }
}

/// Conditions, all of which have to hold. Without any, every village fits.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// A measure and its bounds. A village without a number does not fit.
    pub measure: Option<(Measure, Bound)>,
    /// In this township.
    pub township: Option<Id<Township>>,
    /// Counts as weak, or does not.
    pub weak: Option<bool>,
    /// Has a resident cadre, or has none.
    pub resident: Option<bool>,
}

impl Query {
    /// The villages that fit, in the order of their table. The findings are those of this very world.
    pub fn villages(&self, world: &World, findings: &Findings, geography: &Geography) -> Vec<Id<Village>> {
        let ids: Vec<Id<Village>> = world.villages.iter().map(|row| row.id).collect();
        let within = self.measure.as_ref().map(|(measure, bound)| {
            let numbers = numbers(measure, world, findings, geography, &ids);
            numbers.into_iter().map(|number| number.is_some_and(|number| bound.holds(number))).collect::<Vec<_>>()
        });
        let fits = |nth: usize, row: &Village| {
            let found = findings.villages.get(&row.id);
            let weak = found.is_some_and(|found| found.weak.is_some());
            let resident = found.is_some_and(|found| found.residents > 0);
            within.as_ref().is_none_or(|within| within[nth])
                && self.township.is_none_or(|township| row.township == township)
                && self.weak.is_none_or(|wanted| wanted == weak)
                && self.resident.is_none_or(|wanted| wanted == resident)
        };
        world.villages.iter().enumerate().filter(|(nth, row)| fits(*nth, row)).map(|(_, row)| row.id).collect()
    }
}

/// The numbers of a measure for these villages, smoothed as it asks for; none where there is no number.
pub fn numbers(
    measure: &Measure,
    world: &World,
    findings: &Findings,
    geography: &Geography,
    villages: &[Id<Village>],
) -> Vec<Option<f64>> {
    let areas = Areas::of_villages(world, villages);
    let neighbours = (measure.smoothing == Smoothing::Neighbours).then(|| areas.neighbours(world, geography));
    let reading = measure.read(world, findings, &areas, neighbours.as_deref());
    reading.values.into_iter().map(|value| value.number().filter(|number| number.is_finite())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Quantity;
    use crate::model::sample::{self, TODAY, township};

    fn found(query: &Query) -> Vec<Id<Village>> {
        let world = sample::sample_world();
        let findings = Findings::of(&world, TODAY);
        query.villages(&world, &findings, &Geography::default())
    }

    #[test]
    fn bounds_belong_to_what_they_bound() {
        assert!(Bound::AtLeast(2.0).holds(2.0) && !Bound::AtLeast(2.0).holds(1.9));
        assert!(Bound::AtMost(2.0).holds(2.0) && !Bound::AtMost(2.0).holds(2.1));
        assert!(Bound::Between(3.0, 1.0).holds(1.0) && Bound::Between(1.0, 3.0).holds(3.0));
        assert!(!Bound::Between(1.0, 3.0).holds(f64::NAN));
    }

    #[test]
    fn every_condition_narrows_and_all_of_them_hold() {
        let world = sample::sample_world();
        let findings = Findings::of(&world, TODAY);
        assert_eq!(found(&Query::default()).len(), world.villages.len());
        let queries = [
            Query { measure: Some((Quantity::Open.into(), Bound::AtLeast(1.0))), ..Query::default() },
            Query { township: Some(township("东样乡")), ..Query::default() },
            Query { weak: Some(true), ..Query::default() },
            Query { resident: Some(false), ..Query::default() },
        ];
        let expected: [&dyn Fn(&Village) -> bool; 4] = [
            &|row| findings.villages[&row.id].open >= 1,
            &|row| row.township == township("东样乡"),
            &|row| findings.villages[&row.id].weak.is_some(),
            &|row| findings.villages[&row.id].residents == 0,
        ];
        for (query, fits) in queries.iter().zip(expected) {
            let wanted: Vec<_> = world.villages.iter().filter(|row| fits(row)).map(|row| row.id).collect();
            assert_eq!(found(query), wanted, "{query:?}");
            assert!(!wanted.is_empty() && wanted.len() < world.villages.len(), "{query:?}");
        }
        let all = Query { township: Some(township("东样乡")), weak: Some(true), ..Query::default() };
        let both: Vec<_> = world.villages.iter().filter(|row| expected[1](row) && expected[2](row)).collect();
        assert_eq!(found(&all).len(), both.len());
        assert!(found(&Query { township: Some(township("无此乡")), ..Query::default() }).is_empty());
    }

    #[test]
    fn a_village_without_a_number_is_in_no_bounds() {
        let unknown = Measure::indicator("无此指标");
        let query = Query { measure: Some((unknown, Bound::AtMost(f64::MAX))), ..Query::default() };
        assert!(found(&query).is_empty());
    }
}
