//! A plan as it looks: its draft, its numbers, the rules that it breaks and its gaps, all of one revision.

use std::collections::BTreeMap;

use crate::analysis::Findings;
use crate::model::{Place, Plan, World};

use super::Who;
use super::breaches::{Breach, breaches};
use super::draft::{Draft, PostState};
use super::figures::Figures;
use super::gaps::PlanGaps;
use super::rules::Rules;
use super::survey::Survey;

/// A plan as it looks. Made anew after every stroke of the brush.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlook {
    /// The postings as they will be.
    pub draft: Draft,
    /// Their numbers.
    pub figures: Figures,
    /// The rules that they break.
    pub breaches: Vec<Breach>,
    /// What is missing where.
    pub gaps: PlanGaps,
}

impl Outlook {
    /// How a plan looks; today's postings where there is none.
    pub fn of(world: &World, findings: &Findings, plan: Option<&Plan>, rules: &Rules) -> Self {
        Self::on(&Survey::of(world, findings, rules), world, plan, rules)
    }

    /// The same on a survey that was made before.
    pub fn on(survey: &Survey, world: &World, plan: Option<&Plan>, rules: &Rules) -> Self {
        let draft = match plan {
            Some(plan) => Draft::of(world, plan),
            None => Draft::today(world, survey.today),
        };
        let figures = Figures::on(survey, world, &draft, rules);
        let breaches = breaches(world, survey, &draft, &figures, rules);
        let mut first: BTreeMap<Who, (bool, Place)> = BTreeMap::new();
        for post in draft.holding() {
            // What the plan changes says more about somebody than what stays.
            let stays = post.state == PostState::Kept;
            let known = first.entry(post.who).or_insert((stays, post.place));
            if known.0 && !stays {
                *known = (stays, post.place);
            }
        }
        let gaps = PlanGaps::of(&breaches, |who| first.get(&who).map(|(_, place)| *place));
        Self { draft, figures, breaches, gaps }
    }

    /// How many hard and how many soft rules are broken: every break counts.
    pub fn broken(&self) -> (usize, usize) {
        let hard = self.breaches.iter().filter(|breach| breach.strength.is_hard()).count();
        (hard, self.breaches.len() - hard)
    }
}
