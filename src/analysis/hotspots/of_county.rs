//! The hotspots of a county: a local statistic of a measure over its villages.

use std::collections::BTreeMap;

use crate::analysis::Findings;
use crate::analysis::measures::Measure;
use crate::analysis::weights::Neighbourhood;
use crate::geometry::Geography;
use crate::model::{Id, Progress, Refusal, Stopped, Village, World};

use super::discovery::false_discovery;
use super::gi_star::{GiStar, gi_star};
use super::ground::Ground;
use super::local_moran::{LocalMoran, local_moran};
use super::normal::both_tails;
use super::permutation::{Reached, reached_watched};
use super::tier::{Confidence, Side, Tier};
use super::warning::Warning;

/// Which local statistic.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Statistic {
    /// Getis-Ord Gi*: where a village and its neighbours together hold more than their part.
    #[default]
    GiStar,
    /// Local Moran: where a village is like its neighbours, or their opposite.
    LocalMoran,
}

/// How hotspots are looked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// The statistic.
    pub statistic: Statistic,
    /// Which villages count as neighbours.
    pub neighbourhood: Neighbourhood,
    /// How many conditional permutations the p-values come from; 0 takes those of the normal distribution. Permutation
    /// keeps the village as it is and judges its neighbours alone, so that one village that stands out is no hotspot; the
    /// z of Gi* counts the village itself.
    pub permutations: u32,
    /// What the permutations follow from.
    pub seed: u64,
    /// Whether a tier must hold under the false discovery rate: among those coloured with 95 % at most one in twenty is to
    /// be chance. Else each village is judged as if it were the only one.
    pub corrected: bool,
}

impl Default for Options {
    /// Gi*, queen neighbours, by the normal distribution, corrected.
    fn default() -> Self {
        Self {
            statistic: Statistic::GiStar,
            neighbourhood: Neighbourhood::Queen,
            permutations: 0,
            seed: 1,
            corrected: true,
        }
    }
}

/// What speaks for or against chance in one village.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Evidence {
    /// The analytical z: of Gi* by Ord and Getis 1995, of local Moran under conditional randomisation.
    pub z: f64,
    /// The p as its peers tell it: of permutation towards the side on which the village lies (as GeoDa and esda); without
    /// permutations the two-sided p of `z`.
    pub p: f64,
    /// The p for a surprise on either side: twice the directed p of permutation, at most 1; else `p`.
    pub p_both_sides: f64,
    /// `p_both_sides` under the false discovery rate of all villages (Benjamini and Hochberg).
    pub p_fdr: f64,
    /// Gi*, where that was asked for.
    pub gi_star: Option<GiStar>,
    /// Local Moran, where that was asked for.
    pub moran: Option<LocalMoran>,
}

/// What was found about one village.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AreaFinding {
    /// The village.
    pub village: Id<Village>,
    /// Its value; `None` where nothing was reported.
    pub value: Option<f64>,
    /// How many neighbours with a value it has.
    pub neighbours: usize,
    /// The tier: what the map colours.
    pub tier: Tier,
    /// The numbers behind it; `None` without a value or without neighbours.
    pub evidence: Option<Evidence>,
}

/// The hotspots of a measure over the villages of a county.
#[derive(Clone, Debug, PartialEq)]
pub struct Hotspots {
    /// How they were looked for.
    pub options: Options,
    /// What was found about each village: first those of the areas of the geography in their order, so that a map can
    /// colour area `n` by `areas[n]`; then, where neighbours go by distance, those without a boundary.
    pub areas: Vec<AreaFinding>,
    /// What the reader has to be told.
    pub warnings: Vec<Warning>,
}

impl Hotspots {
    /// Looks for the hotspots of a measure, or says why nothing can be shown.
    pub fn of(
        world: &World,
        findings: &Findings,
        geography: &Geography,
        measure: &Measure,
        options: Options,
    ) -> Result<Self, Refusal> {
        let stopped = |_| Refusal::new("hotspot.refusal.stopped");
        Self::watched(world, findings, geography, measure, options, Progress::UNWATCHED)?.map_err(stopped)
    }

    /// [`Self::of`], which tells how far it is; the inner error says that it was stopped.
    pub fn watched(
        world: &World,
        findings: &Findings,
        geography: &Geography,
        measure: &Measure,
        options: Options,
        progress: Progress<'_>,
    ) -> Result<Result<Self, Stopped>, Refusal> {
        let ground = Ground::of(world, findings, geography, measure, options.neighbourhood)?;
        Ok(judged(&ground, &options, progress).map(|judged| Self::told(&ground, options, &judged)))
    }

    fn told(ground: &Ground, options: Options, judged: &[(Tier, Option<Evidence>)]) -> Self {
        let mut nth = 0..judged.len();
        let areas = ground.villages.iter().zip(&ground.values).map(|(village, value)| {
            let (neighbours, tier, evidence) = match value.and_then(|_| nth.next()) {
                None => (0, Tier::Missing, None),
                Some(nth) => (ground.weights.neighbours(nth).len(), judged[nth].0, judged[nth].1),
            };
            AreaFinding { village: *village, value: *value, neighbours, tier, evidence }
        });
        let areas: Vec<AreaFinding> = areas.collect();
        let mut warnings = ground.warnings.clone();
        if is_coarse(&areas, &options) {
            warnings.push(Warning::Coarse(options.permutations));
        }
        Self { options, areas, warnings }
    }

    /// What was found about a village; `None` where it has no place under this rule.
    pub fn village(&self, village: Id<Village>) -> Option<&AreaFinding> {
        self.areas.iter().find(|area| area.village == village)
    }

    /// How many villages are in each tier that occurs.
    pub fn tiers(&self) -> BTreeMap<Tier, usize> {
        let mut tiers = BTreeMap::new();
        self.areas.iter().for_each(|area| *tiers.entry(area.tier).or_insert(0) += 1);
        tiers
    }
}

/// Whether nothing was found although some villages have the smallest p that so few permutations can tell.
fn is_coarse(areas: &[AreaFinding], options: &Options) -> bool {
    let smallest = 2.0 / (f64::from(options.permutations) + 1.0) + 1e-12;
    let is_found = |area: &AreaFinding| matches!(area.tier, Tier::Found(..));
    let is_smallest = |area: &AreaFinding| area.evidence.is_some_and(|evidence| evidence.p_both_sides <= smallest);
    options.corrected && options.permutations > 0 && !areas.iter().any(is_found) && areas.iter().any(is_smallest)
}

/// Tier and evidence of each village with a value, in the order of the ground.
fn judged(
    ground: &Ground,
    options: &Options,
    progress: Progress<'_>,
) -> Result<Vec<(Tier, Option<Evidence>)>, Stopped> {
    let (numbers, weights) = (&ground.numbers, &ground.weights);
    let of_gi = |gi: GiStar| Evidence { gi_star: Some(gi), ..Evidence::of_z(gi.z) };
    let of_moran = |moran: LocalMoran| Evidence { moran: Some(moran), ..Evidence::of_z(moran.z()) };
    let mut all: Vec<Option<Evidence>> = match options.statistic {
        Statistic::GiStar => gi_star(numbers, weights).into_iter().map(|gi| gi.map(of_gi)).collect(),
        Statistic::LocalMoran => local_moran(numbers, weights).into_iter().map(|moran| moran.map(of_moran)).collect(),
    };
    let mut reached_by = vec![None; all.len()];
    if options.permutations > 0 {
        let counts = reached_watched(numbers, weights, (options.permutations, options.seed), progress)?;
        reached_by = counts.into_iter().map(Some).collect();
        for (evidence, reached) in all.iter_mut().zip(&reached_by) {
            if let (Some(evidence), Some(reached)) = (evidence, reached) {
                evidence.p = reached.p(options.permutations);
                evidence.p_both_sides = reached.p_both_sides(options.permutations);
            }
        }
    }
    let adjusted = false_discovery(&all.iter().map(|one| one.map(|one| one.p_both_sides)).collect::<Vec<_>>());
    for (evidence, adjusted) in all.iter_mut().zip(adjusted) {
        if let (Some(evidence), Some(adjusted)) = (evidence, adjusted) {
            evidence.p_fdr = adjusted;
        }
    }
    let tier = |(evidence, reached): (Option<Evidence>, Option<Reached>)| {
        (evidence.map_or(Tier::NoNeighbours, |evidence| evidence.tier(options.corrected, reached)), evidence)
    };
    Ok(all.into_iter().zip(reached_by).map(tier).collect())
}

impl Evidence {
    /// What a z-value says by the normal distribution.
    fn of_z(z: f64) -> Self {
        let p = both_tails(z);
        Self { z, p, p_both_sides: p, p_fdr: p, gi_star: None, moran: None }
    }

    /// The tier that the p reaches, and the side: for Gi* that of the sum with the area itself; the neighbours that
    /// permutation judges must lie on the same side.
    fn tier(&self, corrected: bool, reached: Option<Reached>) -> Tier {
        let side = match self.moran {
            Some(moran) => Side::from(moran.quadrant),
            None if self.z > 0.0 => Side::High,
            None => Side::Low,
        };
        let agrees = self.moran.is_some() || reached.is_none_or(|reached| reached.is_high() == (self.z > 0.0));
        let p = if corrected { self.p_fdr } else { self.p_both_sides };
        Confidence::of(p).filter(|_| agrees).map_or(Tier::Ordinary, |confidence| Tier::Found(side, confidence))
    }
}
