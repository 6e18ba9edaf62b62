//! The gaps of a draft, one after the other: where something is missing or a rule is broken.

use crate::model::{Place, Sentence};

use super::Who;
use super::breaches::Breach;
use super::rules::RuleName;

/// What kind of gap it is: the rule that asks for what is missing.
pub type PlanGapKind = RuleName;

/// One gap, at a place.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanGap {
    /// What is missing or broken.
    pub kind: PlanGapKind,
    /// Whether a hard rule asks for it.
    pub is_hard: bool,
    /// Where.
    pub place: Place,
    /// Who is concerned, where it is one.
    pub who: Option<Who>,
    /// What is wrong.
    pub sentence: Sentence,
}

/// The gaps of a draft in the order in which one steps through them: those of hard rules first, the gravest rule first,
/// and villages by their codes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlanGaps {
    /// All of them.
    pub gaps: Vec<PlanGap>,
}

impl PlanGaps {
    /// The gaps that these broken rules make. What is about a person alone is shown where the person lives or works.
    pub fn of(breaches: &[Breach], place_of: impl Fn(Who) -> Option<Place>) -> Self {
        let gap = |breach: &Breach| {
            let place = breach.place.or_else(|| place_of(breach.who?))?;
            Some(PlanGap {
                kind: breach.rule,
                is_hard: breach.strength.is_hard(),
                place,
                who: breach.who,
                sentence: breach.sentence.clone(),
            })
        };
        let mut gaps: Vec<PlanGap> = breaches.iter().filter_map(gap).collect();
        gaps.sort_by_key(|gap| !gap.is_hard);
        Self { gaps }
    }

    /// The gap that follows after the one with this number, and the first one after the last; of one kind only where it
    /// is named. The answer is the number of the gap.
    pub fn next(&self, here: Option<usize>, kind: Option<PlanGapKind>) -> Option<usize> {
        let fits = |at: &usize| self.gaps.get(*at).is_some_and(|gap| kind.is_none_or(|kind| gap.kind == kind));
        let start = here.map_or(0, |here| here + 1);
        let count = self.gaps.len();
        (start..count).find(fits).or_else(|| (0..start.min(count)).find(fits))
    }

    /// The gap before the one with this number, and the last one before the first; of one kind only where it is named.
    pub fn before(&self, here: Option<usize>, kind: Option<PlanGapKind>) -> Option<usize> {
        let fits = |at: &usize| self.gaps.get(*at).is_some_and(|gap| kind.is_none_or(|kind| gap.kind == kind));
        let count = self.gaps.len();
        let end = here.unwrap_or(count).min(count);
        (0..end).rev().find(fits).or_else(|| (end..count).rev().find(fits))
    }

    /// How many gaps there are of a kind.
    pub fn count(&self, kind: PlanGapKind) -> usize {
        self.gaps.iter().filter(|gap| gap.kind == kind).count()
    }
}
