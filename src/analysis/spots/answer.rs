//! What was found: a class for every village, and the clusters of a scan.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::Findings;
use crate::analysis::hotspots::{Confidence, Hotspots, Side, Tier, cases, values};
use crate::analysis::measures::{Measure, Quantity};
use crate::analysis::scan::{Cluster, Options as ScanOptions, Question, Scan};
use crate::analysis::trends::{Emerging, Pattern};
use crate::geometry::Geography;
use crate::model::{Id, IssueState, Progress, Refusal, Sentence, Stopped, Village, World};

use super::question::{SpotKind, SpotQuestion};

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq)]
pub enum SpotError {
    /// It cannot be shown.
    Refused(Refusal),
    /// Whoever asked wants it no more.
    Stopped,
}

impl From<Refusal> for SpotError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Stopped> for SpotError {
    fn from(_: Stopped) -> Self {
        Self::Stopped
    }
}

/// The class of a village, in the order of a legend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SpotClass {
    /// Of Gi* or local Moran; of a scan `High` in a cluster.
    Tier(Tier),
    /// Of trends.
    Trend(Pattern),
}

/// A cluster of a scan.
#[derive(Clone, Debug, PartialEq)]
pub struct SpotCluster {
    /// The category of its issues (catalogue code), where the scan looked at each category by itself.
    pub category: Option<String>,
    /// What was found.
    pub cluster: Cluster,
}

/// The answer to a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Spots {
    /// The question.
    pub question: SpotQuestion,
    /// The class of every village that was looked at.
    pub class_of: BTreeMap<Id<Village>, SpotClass>,
    /// The clusters of a scan, the most conspicuous first.
    pub clusters: Vec<SpotCluster>,
    /// How often chance was asked for each cluster; 0 where there are none.
    pub replications: u32,
    /// What the reader has to be told.
    pub warnings: Vec<Sentence>,
}

impl Spots {
    /// Looks for what was asked.
    pub fn of(
        world: &World,
        findings: &Findings,
        geography: &Geography,
        question: &SpotQuestion,
        progress: Progress<'_>,
    ) -> Result<Self, SpotError> {
        progress.at(0.0)?;
        let found = match question.kind {
            SpotKind::GiStar | SpotKind::LocalMoran => Self::local(world, findings, geography, question, progress)?,
            SpotKind::Trends => Self::trends(findings, geography, question)?,
            SpotKind::Scan => Self::scanned(world, findings, geography, question, progress)?,
        };
        progress.at(1.0)?;
        Ok(found)
    }

    fn local(
        world: &World,
        findings: &Findings,
        geography: &Geography,
        question: &SpotQuestion,
        progress: Progress<'_>,
    ) -> Result<Self, SpotError> {
        let options = question.options();
        let hotspots = Hotspots::watched(world, findings, geography, &question.measure, options, progress)??;
        let shown = |tier: Tier| if question.kind == SpotKind::LocalMoran { quadrant(tier) } else { tier };
        Ok(Self {
            question: question.clone(),
            class_of: hotspots.areas.iter().map(|area| (area.village, SpotClass::Tier(shown(area.tier)))).collect(),
            clusters: Vec::new(),
            replications: 0,
            warnings: hotspots.warnings.iter().map(|warning| warning.sentence()).collect(),
        })
    }

    fn trends(findings: &Findings, geography: &Geography, question: &SpotQuestion) -> Result<Self, Refusal> {
        let course = question.course().ok_or_else(|| Refusal::new("hotspot.refusal.no_course"))?;
        let emerging = Emerging::of(findings, geography, course, question.neighbourhood)?;
        Ok(Self {
            question: question.clone(),
            class_of: emerging.villages.iter().map(|row| (row.village, SpotClass::Trend(row.pattern))).collect(),
            clusters: Vec::new(),
            replications: 0,
            warnings: vec![Sentence::new("hotspot.warning.raw_counts")],
        })
    }

    fn scanned(
        world: &World,
        findings: &Findings,
        geography: &Geography,
        question: &SpotQuestion,
        progress: Progress<'_>,
    ) -> Result<Self, SpotError> {
        let options = ScanOptions { seed: question.seed.0, ..ScanOptions::default() };
        let scans = match asked_issues(&question.measure) {
            Some(asked) => by_category(world, findings, geography, (&asked, question.months), &options, progress)?,
            None => vec![(None, of_measure(world, findings, geography, question, &options)?)],
        };
        let mut class_of: BTreeMap<Id<Village>, SpotClass> =
            world.villages.iter().map(|village| (village.id, SpotClass::Tier(Tier::Ordinary))).collect();
        let mut warnings = Vec::new();
        let mut clusters = Vec::new();
        for (category, scan) in scans {
            for village in &scan.left_out {
                class_of.insert(*village, SpotClass::Tier(Tier::Missing));
            }
            if warnings.is_empty() && !scan.left_out.is_empty() {
                warnings.push(Sentence::new("hotspot.warning.left_out").with("count", scan.left_out.len()));
            }
            let told = |cluster| SpotCluster { category: category.clone(), cluster };
            clusters.extend(scan.clusters.into_iter().map(told));
        }
        let ratio = |found: &SpotCluster| found.cluster.log_likelihood_ratio;
        clusters
            .sort_by(|one, other| one.cluster.p.total_cmp(&other.cluster.p).then(ratio(other).total_cmp(&ratio(one))));
        // Where circles of several categories lie over each other the surest counts: it comes first.
        for found in clusters.iter().rev() {
            let Some(sure) = Confidence::of(found.cluster.p) else { continue };
            for village in &found.cluster.villages {
                class_of.insert(*village, SpotClass::Tier(Tier::Found(Side::High, sure)));
            }
        }
        Ok(Self { question: question.clone(), class_of, clusters, replications: options.replications, warnings })
    }

    /// The classes that occur with their villages, in the order of a legend.
    pub fn groups(&self) -> Vec<(SpotClass, Vec<Id<Village>>)> {
        let mut groups: BTreeMap<(u8, SpotClass), Vec<Id<Village>>> = BTreeMap::new();
        for (village, class) in &self.class_of {
            groups.entry((class.rank(), *class)).or_default().push(*village);
        }
        groups.into_iter().map(|((_, class), villages)| (class, villages)).collect()
    }

    /// Whether nothing was found that chance would not bring.
    pub fn is_nothing(&self) -> bool {
        self.class_of.values().all(|class| !class.is_found())
    }
}

impl SpotClass {
    /// Whether something was found.
    pub const fn is_found(self) -> bool {
        match self {
            Self::Tier(tier) => matches!(tier, Tier::Found(..)),
            Self::Trend(pattern) => !matches!(pattern, Pattern::None),
        }
    }

    /// Whether nothing can be said of the village.
    pub const fn is_unknown(self) -> bool {
        matches!(self, Self::Tier(Tier::Missing | Tier::NoNeighbours))
    }

    /// The place in a legend: from the surest high to the surest low, then what was not looked at.
    fn rank(self) -> u8 {
        let tier = match self {
            Self::Trend(pattern) => {
                return Pattern::ALL.iter().position(|other| *other == pattern).map_or(u8::MAX, |at| at as u8);
            }
            Self::Tier(tier) => tier,
        };
        let surer_first = |sure: Confidence| Confidence::ALL.iter().position(|other| *other == sure).unwrap_or(0) as u8;
        match tier {
            Tier::Found(Side::High, sure) => surer_first(sure),
            Tier::Found(Side::HighHigh, _) => 0,
            Tier::Found(Side::HighLow, _) => 1,
            Tier::Ordinary => 3,
            Tier::Found(Side::LowHigh, _) => 4,
            Tier::Found(Side::LowLow, _) => 5,
            Tier::Found(Side::Low, sure) => 6 - surer_first(sure),
            Tier::NoNeighbours => 7,
            Tier::Missing => 8,
        }
    }
}

/// A quadrant counts from 95 % on, under the false discovery rate.
fn quadrant(tier: Tier) -> Tier {
    match tier {
        Tier::Found(side, sure) if sure >= Confidence::NinetyFive => Tier::Found(side, Confidence::NinetyFive),
        Tier::Found(..) => Tier::Ordinary,
        other => other,
    }
}

/// The issues that a measure of open issues asks for; none where it counts something else, or narrows in other ways.
fn asked_issues(measure: &Measure) -> Option<Question> {
    let among = &measure.among;
    let plain = among.level.is_none() && among.source.is_none() && among.unit.is_none();
    let is_open = Measure { among: Default::default(), ..measure.clone() } == Measure::from(Quantity::Open);
    let question =
        Question { category: among.category.clone(), topic: among.topic.clone(), open_only: true, raised: None };
    (is_open && plain).then_some(question)
}

/// The scans of each category that has issues.
fn by_category(
    world: &World,
    findings: &Findings,
    geography: &Geography,
    (asked, months): (&Question, Option<usize>),
    options: &ScanOptions,
    progress: Progress<'_>,
) -> Result<Vec<(Option<String>, Scan)>, SpotError> {
    let issues = world.issues.iter().filter(|issue| asked.asks_for(issue) && issue.state != IssueState::Merged);
    let categories: BTreeSet<&str> = issues.map(|issue| issue.category.as_str()).collect();
    if categories.is_empty() {
        return Err(Refusal::new("hotspot.refusal.no_cases").into());
    }
    let mut scans = Vec::new();
    for (nth, category) in categories.iter().enumerate() {
        progress.at(nth as f32 / categories.len() as f32)?;
        let question = Question { category: Some((*category).to_owned()), ..asked.clone() };
        let scan = match months {
            Some(months) => Scan::over_months(world, geography, &question, (findings.today, months), options),
            None => Scan::of(world, geography, &question, options),
        };
        match scan {
            Ok(scan) => scans.push((Some((*category).to_owned()), scan)),
            // A category may have all its issues where nothing is known of the village.
            Err(refusal) if refusal.0.key == "hotspot.refusal.no_cases" => {}
            Err(refusal) => return Err(refusal.into()),
        }
    }
    match scans.is_empty() {
        true => Err(Refusal::new("hotspot.refusal.no_cases").into()),
        false => Ok(scans),
    }
}

fn of_measure(
    world: &World,
    findings: &Findings,
    geography: &Geography,
    question: &SpotQuestion,
    options: &ScanOptions,
) -> Result<Scan, Refusal> {
    if question.months.is_some() {
        return Err(Refusal::new("hotspot.refusal.no_months"));
    }
    let ids: Vec<Id<Village>> = world.villages.iter().map(|village| village.id).collect();
    let values = values(&question.measure, world, findings, &ids);
    let cases = cases(&question.measure, &values).ok_or_else(|| Refusal::new("hotspot.refusal.no_counts"))?;
    let cases: Vec<(Id<Village>, u32)> = ids.into_iter().zip(cases).collect();
    Scan::of_cases(world, geography, &cases, options)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::sample;

    fn asked(kind: SpotKind, code: &str) -> Result<Spots, SpotError> {
        let world = sample::sample_world();
        let findings = Findings::of(&world, sample::TODAY);
        let geography = Geography::of(&world, 0.5);
        let measure = Measure::from_code(code).expect("a measure");
        let question = SpotQuestion { kind, measure, ..SpotQuestion::default() };
        Spots::of(&world, &findings, &geography, &question, Progress::UNWATCHED)
    }

    #[test]
    fn a_small_county_is_refused_with_the_reason() {
        for kind in [SpotKind::GiStar, SpotKind::LocalMoran, SpotKind::Trends] {
            let Err(SpotError::Refused(refusal)) = asked(kind, "open") else { panic!("refused") };
            assert!(refusal.0.key.starts_with("hotspot.refusal."), "{}", refusal.0.key);
        }
        let key = |result: Result<Spots, SpotError>| match result {
            Err(SpotError::Refused(refusal)) => refusal.0.key,
            _ => String::new(),
        };
        assert_eq!(key(asked(SpotKind::Trends, "overdue")), "hotspot.refusal.no_course");
        assert_eq!(key(asked(SpotKind::Scan, "open/households")), "hotspot.refusal.no_counts");
    }

    #[test]
    fn classes_come_from_the_surest_high_to_the_surest_low() {
        let found = |side, sure| SpotClass::Tier(Tier::Found(side, sure));
        let order = [
            found(Side::High, Confidence::NinetyNine),
            found(Side::High, Confidence::Ninety),
            SpotClass::Tier(Tier::Ordinary),
            found(Side::Low, Confidence::Ninety),
            found(Side::Low, Confidence::NinetyNine),
            SpotClass::Tier(Tier::NoNeighbours),
            SpotClass::Tier(Tier::Missing),
        ];
        assert!(order.windows(2).all(|pair| pair[0].rank() < pair[1].rank()));
        assert_eq!(quadrant(Tier::Found(Side::LowHigh, Confidence::Ninety)), Tier::Ordinary);
    }

    #[test]
    fn work_that_is_stopped_gives_no_answer() {
        let world = sample::sample_world();
        let findings = Findings::of(&world, sample::TODAY);
        let stop = |_| false;
        let geography = Geography::of(&world, 0.5);
        let found = Spots::of(&world, &findings, &geography, &SpotQuestion::default(), Progress::new(&stop));
        assert_eq!(found, Err(SpotError::Stopped));
    }
}
