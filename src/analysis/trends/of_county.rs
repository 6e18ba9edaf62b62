//! Emerging hotspots of a county: the last twelve months.

use crate::analysis::Findings;
use crate::analysis::hotspots::{FEWEST, gi_star};
use crate::analysis::weights::Neighbourhood;
use crate::geometry::Geography;
use crate::model::{Date, Id, Refusal, Village};

use super::mann_kendall::MannKendall;
use super::pattern::Pattern;

/// What is followed over the months.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Course {
    /// Issues raised in each month.
    #[default]
    Raised,
    /// Issues open at the end of each month.
    Open,
}

/// How one village went.
#[derive(Clone, Debug, PartialEq)]
pub struct VillageTrend {
    /// The village.
    pub village: Id<Village>,
    /// The z of Gi* in each month, oldest first; 0 in a month in which all villages had the same.
    pub z: Vec<f64>,
    /// Its trend.
    pub trend: MannKendall,
    /// What became of it.
    pub pattern: Pattern,
}

/// The emerging hotspots of a county.
#[derive(Clone, Debug, PartialEq)]
pub struct Emerging {
    /// The first day of each month, oldest first.
    pub months: Vec<Date>,
    /// Each village: those of the areas of the geography in their order, then, where neighbours go by distance, those
    /// without a boundary. A village without neighbours has no hot month.
    pub villages: Vec<VillageTrend>,
}

impl Emerging {
    /// Follows the issues of each village over twelve months: Gi* of each month, and the Mann–Kendall trend of its z.
    /// Refuses where nobody has a boundary or a neighbour, with fewer than [`FEWEST`] villages, or without any issue.
    pub fn of(
        findings: &Findings,
        geography: &Geography,
        course: Course,
        neighbourhood: Neighbourhood,
    ) -> Result<Self, Refusal> {
        let points = geography.points.iter().map(|(village, _)| *village);
        let points = points.filter(|_| !neighbourhood.needs_boundaries());
        let villages: Vec<Id<Village>> = geography.villages.iter().copied().chain(points).collect();
        let weights = neighbourhood.weights(geography);
        let months = Findings::months(findings.today);
        let count = |village: &Id<Village>, month: usize| {
            let found = findings.villages.get(village);
            let counts = found.map(|found| match course {
                Course::Raised => found.raised_by_month,
                Course::Open => found.open_by_month,
            });
            counts.map_or(0.0, |counts| f64::from(counts[month]))
        };
        let counts: Vec<Vec<f64>> =
            (0..months.len()).map(|month| villages.iter().map(|village| count(village, month)).collect()).collect();
        if villages.is_empty() {
            return Err(Refusal::new("hotspot.refusal.no_boundaries"));
        }
        if villages.len() < FEWEST {
            return Err(Refusal::new("hotspot.refusal.few").with("count", villages.len()).with("fewest", FEWEST));
        }
        if counts.iter().flatten().all(|count| *count == 0.0) {
            return Err(Refusal::new("hotspot.refusal.all_zero"));
        }
        if weights.links() == 0 {
            return Err(Refusal::new("hotspot.refusal.no_ties"));
        }
        let by_month: Vec<Vec<f64>> = counts
            .iter()
            .map(|counts| gi_star(counts, &weights).into_iter().map(|gi| gi.map_or(0.0, |gi| gi.z)).collect())
            .collect();
        let followed = villages.into_iter().enumerate().map(|(nth, village)| {
            let z: Vec<f64> = by_month.iter().map(|month| month[nth]).collect();
            let trend = MannKendall::of(&z);
            VillageTrend { village, pattern: Pattern::of(&z, &trend), trend, z }
        });
        Ok(Self { months: months.to_vec(), villages: followed.collect() })
    }
}
