//! A measure read for areas: their numbers, and what the user has to know of them.

use super::super::areas::Areas;
use super::super::findings::Findings;
use super::about::Kind;
use super::caveats::Caveat;
use super::measure::{Measure, Per, Smoothing};
use super::quantity::Quantity;
use super::since_visit;
use super::smoothing::{Chance, by_neighbours, global};
use super::source::Source;
use super::tally::Tally;
use super::value::Value;
use crate::model::{Id, Village, World};

/// The numbers of areas, in the order of the areas.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// What is said of each area.
    pub values: Vec<Value>,
    /// What kind of numbers they are.
    pub kind: Kind,
    /// The counts of rates and shares (cases), and counts themselves; 0 of others.
    pub parts: Vec<f64>,
    /// What they are counted among (households, issues, cadres); 0 where there is nothing, or it is not known.
    pub wholes: Vec<f64>,
    /// What the user has to know, the gravest first.
    pub caveats: Vec<Caveat>,
}

/// A rate that is expected to come from fewer cases than this jumps by chance.
const FEW_CASES: f64 = 5.0;

impl Measure {
    /// Reads it for each area. `neighbours` are those of each area by their places among the areas; without them nothing
    /// is smoothed by neighbours. The findings are those of this very world; their day counts as today.
    pub fn read(&self, world: &World, findings: &Findings, areas: &Areas, neighbours: Option<&[Vec<u32>]>) -> Reading {
        let measure = self.clone().in_order();
        let source = Source { world, findings, facts: &findings.facts, among: &measure.among };
        Reading::of(&measure.quantity, measure.per, measure.smoothing, &source, areas, neighbours)
    }

    /// What it says of these villages, without smoothing by neighbours.
    pub fn values(&self, world: &World, findings: &Findings, villages: &[Id<Village>]) -> Vec<Value> {
        self.read(world, findings, &Areas::of_villages(world, villages), None).values
    }
}

impl Reading {
    fn of(
        quantity: &Quantity,
        per: Per,
        smoothing: Smoothing,
        source: &Source<'_>,
        areas: &Areas,
        neighbours: Option<&[Vec<u32>]>,
    ) -> Self {
        let kind = if per == Per::Households { Kind::Rate } else { quantity.about().kind };
        let scale = scale(kind);
        let summed = taken_per(quantity.tally(source), per, source).summed(areas, scale);
        let mut reading =
            Self { values: summed.values, kind, parts: summed.parts, wholes: summed.wholes, caveats: Vec::new() };
        let raw = reading.sameness();
        let smoothed = reading.smooth(smoothing, scale, neighbours);
        reading.caveats = if raw.is_empty() { reading.sameness().into_iter().map(by_chance).collect() } else { raw };
        reading.tell_of_gaps(per, source, areas);
        reading.tell_of_records(quantity, source);
        reading.caveats.extend(smoothed);
        reading
    }

    /// The numbers, where there are.
    pub fn numbers(&self) -> impl Iterator<Item = f64> {
        self.values.iter().filter_map(|value| value.number())
    }

    /// Whether zero is a finding of its own and stands apart: something was counted, and nothing is below it.
    pub fn zero_apart(&self) -> bool {
        let can = !matches!(self.kind, Kind::Days | Kind::YesNo);
        can && self.numbers().all(|number| number >= 0.0) && self.numbers().any(|number| number == 0.0)
    }

    /// Smooths the rates, and says so.
    fn smooth(&mut self, smoothing: Smoothing, scale: f64, neighbours: Option<&[Vec<u32>]>) -> Option<Caveat> {
        if !self.kind.can_be_smoothed() {
            return None;
        }
        let chance = if self.kind == Kind::Share { Chance::Binomial } else { Chance::Poisson };
        let (cases, risks) = (&self.parts, &self.wholes);
        let (rates, caveat) = match (smoothing, neighbours) {
            (Smoothing::None, _) => return self.few_cases(),
            (Smoothing::Neighbours, Some(lists)) if lists.len() == cases.len() => {
                (by_neighbours(cases, risks, chance, |nth| &lists[nth]), Caveat::SmoothedByNeighbours)
            }
            (Smoothing::Neighbours, _) => (global(cases, risks, chance), Caveat::NoNeighbours),
            (Smoothing::Global, _) => (global(cases, risks, chance), Caveat::SmoothedGlobally),
        };
        for (value, rate) in self.values.iter_mut().zip(rates) {
            if let (Value::Number(number), Some(rate)) = (value, rate) {
                *number = rate * scale;
            }
        }
        Some(caveat)
    }

    /// How many rates come from few cases.
    fn few_cases(&self) -> Option<Caveat> {
        let (cases, risks) = (self.parts.iter().sum::<f64>(), self.wholes.iter().sum::<f64>());
        let is_few = |risk: &&f64| **risk > 0.0 && **risk * cases / risks < FEW_CASES;
        let few = self.wholes.iter().filter(is_few).count();
        (few > 0 && cases > 0.0).then_some(Caveat::SmallNumbers(few))
    }

    /// Whether there is nothing to tell apart.
    fn sameness(&self) -> Vec<Caveat> {
        let mut numbers = self.numbers();
        let (first, count) = (self.numbers().next(), self.numbers().count());
        let caveat = match first {
            None if self.values.is_empty() => Caveat::NoAreas,
            None => Caveat::NoValues,
            Some(_) if self.values.len() == 1 => Caveat::OneArea,
            Some(value) if count > 1 && numbers.all(|other| other == value) => {
                if value == 0.0 {
                    Caveat::AllZero
                } else {
                    Caveat::AllEqual(value)
                }
            }
            Some(_) => return Vec::new(),
        };
        vec![caveat]
    }

    /// Tells of areas without a number, and why.
    fn tell_of_gaps(&mut self, per: Per, source: &Source<'_>, areas: &Areas) {
        let count = |wanted: Value| self.values.iter().filter(|value| **value == wanted).count();
        let (unknown, empty, all) = (count(Value::NotReported), count(Value::NotApplicable), self.values.len());
        if per == Per::Households {
            let households = source.facts.households(source.world);
            let villages = || {
                let members = (0..areas.len()).flat_map(|nth| areas.members(nth));
                members.map(|place| *place as usize).filter(|place| *place < source.world.villages.len())
            };
            let missing = villages().filter(|place| households[*place].is_nan()).count();
            let none = villages().filter(|place| households[*place] == 0.0).count();
            self.caveats.extend((missing > 0).then_some(Caveat::UnknownHouseholds(missing)));
            self.caveats.extend((none > 0).then_some(Caveat::NoHouseholds(none)));
        } else {
            self.caveats.extend((0 < unknown && unknown < all).then_some(Caveat::NotReported(unknown, all)));
            self.caveats.extend((0 < empty && empty < all).then_some(Caveat::NotApplicable(empty, all)));
        }
    }

    /// Tells of records that are not what they should be.
    fn tell_of_records(&mut self, quantity: &Quantity, source: &Source<'_>) {
        if *quantity == Quantity::SinceVisit {
            let never = since_visit::never_visited(source);
            self.caveats.extend(never.map(|(count, day)| Caveat::NeverVisited(count, day)));
        }
        if quantity.about().is_of_issues {
            let later = source.issues().filter(|issue| issue.raised_on > source.today()).count();
            self.caveats.extend((later > 0).then_some(Caveat::RaisedLater(later)));
        }
    }
}

/// Numbers that differed and are the same when smoothed differ by chance.
const fn by_chance(caveat: Caveat) -> Caveat {
    match caveat {
        Caveat::AllEqual(value) => Caveat::OnlyByChance(value),
        other => other,
    }
}

/// So many of what was counted make one of what is shown.
const fn scale(kind: Kind) -> f64 {
    match kind {
        Kind::Rate => 1000.0,
        Kind::Share => 100.0,
        Kind::Count | Kind::Days | Kind::Mean | Kind::YesNo | Kind::Amount => 1.0,
    }
}

/// Counts taken for the households of their place.
fn taken_per(tally: Tally, per: Per, source: &Source<'_>) -> Tally {
    match (tally, per) {
        (Tally::Counts(part), Per::Households) => {
            Tally::Parts { part, whole: source.facts.households(source.world).to_vec(), empty: Value::NotApplicable }
        }
        (tally, _) => tally,
    }
}
