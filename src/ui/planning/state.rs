//! The desk as it stands: which plan, who is in hand, which tool. Only the app changes it, panels see it.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::analysis::Findings;
use crate::map::{Tie, TieBy, TieLayer};
use crate::model::{Id, MarkKind, Plan, PlanState, Village, Who, World, role};
use crate::session::Session;

use super::numbers::{Moment, Numbers, WhoRow};
use super::review::Review;
use super::tool::{Shape, Stroke, Tool};

/// The desk.
#[derive(Debug)]
pub struct Planning {
    /// The plan that is worked on; today's postings where there is none.
    pub plan: Option<Id<Plan>>,
    /// Another plan that is compared with it.
    pub other: Option<Id<Plan>>,
    /// Who is posted by the tool.
    pub who: Option<Who>,
    /// As what: the catalogue code of the role.
    pub role: String,
    /// The tool in hand.
    pub tool: Tool,
    /// What the colour of lines tells.
    pub by: TieBy,
    /// Whether lines are shown.
    pub lines: bool,
    /// Whether only lines of what changes are.
    pub only_changes: bool,
    /// Whether the lines go with the map onto paper, as long as paper is looked at.
    pub on_paper: bool,
    /// The gap that was stepped to last, by its place in the list.
    pub gap: Option<usize>,
    /// The suggestion that is being reviewed.
    pub review: Option<Review>,
    numbers: Option<Arc<Numbers>>,
    stamp: u64,
    /// The lines with those of the suggestion, for which numbers they were made.
    suggested: Option<(u64, Arc<Vec<Tie>>)>,
}

impl Default for Planning {
    fn default() -> Self {
        Self {
            plan: None,
            other: None,
            who: None,
            role: role::RESIDENT.to_owned(),
            tool: Tool::default(),
            by: TieBy::default(),
            lines: true,
            only_changes: false,
            on_paper: false,
            gap: None,
            review: None,
            numbers: None,
            stamp: 0,
            suggested: None,
        }
    }
}

impl Planning {
    /// Sees to it that the numbers are those of the file as it is; a plan that is gone is no longer open.
    pub fn keep(&mut self, session: &Session, findings: &Findings) {
        let world = session.world();
        self.plan = self.plan.filter(|id| world.plans.get(*id).is_some());
        self.other = self.other.filter(|id| world.plans.get(*id).is_some());
        self.who = self.who.filter(|who| match who {
            Who::Cadre(id) => world.cadres.get(*id).is_some(),
            Who::Unit(id) => world.units.get(*id).is_some(),
        });
        // A suggestion is for one plan; it waits while another one is looked at only to be compared.
        self.review = self.review.take().filter(|review| world.plans.get(review.plan).is_some());
        let moment = Moment {
            path: session.path().to_owned(),
            revision: session.revision(),
            today: findings.today,
            plan: self.plan,
        };
        if self.numbers.as_ref().is_none_or(|numbers| numbers.moment != moment) {
            self.stamp += 1;
            self.numbers = Some(Arc::new(Numbers::of(world, findings, moment, self.stamp)));
        }
        self.keep_suggested(world);
    }

    /// Sees to it that the lines of the suggestion are those that are not settled.
    fn keep_suggested(&mut self, world: &World) {
        let Some((review, numbers)) = self.shown_review().zip(self.numbers()) else {
            self.suggested = None;
            return;
        };
        if self.suggested.as_ref().is_some_and(|(stamp, _)| *stamp == numbers.stamp) {
            return;
        }
        let posts = review.left(numbers).into_iter().filter_map(|at| Some((at, review.post_at(at)?)));
        self.suggested = Some((numbers.stamp, numbers.ties_with(world, posts)));
    }

    /// Takes up a suggestion.
    pub fn take_up(&mut self, review: Review) {
        self.review = Some(review);
        self.suggested = None;
    }

    /// The numbers, once they have been counted.
    pub fn numbers(&self) -> Option<&Numbers> {
        self.numbers.as_deref()
    }

    /// What somebody has to carry.
    pub fn row(&self, who: Who) -> Option<&WhoRow> {
        self.numbers().and_then(|numbers| numbers.row(who))
    }

    /// The largest load of all.
    pub fn most_load(&self) -> f64 {
        self.numbers().map_or(0.0, |numbers| numbers.most_load)
    }

    /// How far it is from somebody to a village, kilometres; endless where nothing is known of it.
    pub fn away_km(&self, who: Who, village: Option<Id<Village>>) -> f64 {
        let known = self.numbers().zip(village);
        known.map_or(f64::INFINITY, |(numbers, village)| numbers.away_km(who, village))
    }

    /// The plan, if it can still be changed.
    pub fn open_plan<'a>(&self, world: &'a World) -> Option<&'a Plan> {
        self.plan.and_then(|id| world.plans.get(id)).filter(|plan| is_open(plan))
    }

    /// The tool, where a click on the map is to use it.
    pub fn tool_in_hand(&self, world: &World) -> Option<Tool> {
        let usable = self.tool.shape != Shape::Select && self.open_plan(world).is_some();
        (usable && (self.who.is_some() || !self.tool.stroke.needs_who())).then_some(self.tool)
    }

    /// The mark that the tool sets, if it sets one.
    pub const fn mark(&self) -> Option<MarkKind> {
        match self.tool.stroke {
            Stroke::Lock => Some(MarkKind::Lock),
            Stroke::Forbid => Some(MarkKind::Forbid),
            Stroke::Paint | Stroke::Erase => None,
        }
    }

    /// The suggestion for the plan that is open.
    pub fn shown_review(&self) -> Option<&Review> {
        self.review.as_ref().filter(|review| self.plan == Some(review.plan))
    }

    /// Goes to the next post of the suggestion that is not settled.
    pub fn go_on(&mut self) {
        if let (Some(review), Some(numbers)) = (&mut self.review, &self.numbers) {
            review.go_on(numbers);
        }
    }

    /// The lines for the map: those of who is in hand are looked at, else those that lead to the villages selected.
    pub fn layer(&self, selected: &BTreeSet<Id<Village>>) -> Option<TieLayer> {
        let numbers = self.numbers().filter(|_| self.lines)?;
        let here = self.shown_review().and_then(|review| Some((review.at, review.post()?.who)));
        let there = || selected.iter().flat_map(|village| numbers.posts_of(*village)).map(|post| post.who);
        let seen: BTreeSet<u32> = match self.who {
            Some(who) => numbers.tie_number(who).into_iter().collect(),
            None if here.is_some() => here.map(|(at, who)| numbers.suggested_number(at, who)).into_iter().collect(),
            None if selected.len() > MOST_LOOKED_AT => BTreeSet::new(),
            None => there().filter_map(|who| numbers.tie_number(who)).collect(),
        };
        Some(TieLayer {
            ties: Arc::clone(self.suggested.as_ref().map_or(&numbers.ties, |(_, ties)| ties)),
            by: self.by,
            seen: Arc::new(seen),
            only_changes: self.only_changes && self.plan.is_some(),
        })
    }
}

/// Of so many villages the lines are looked at when they are selected; of more, all are.
const MOST_LOOKED_AT: usize = 60;

/// Whether a plan can still be changed.
pub const fn is_open(plan: &Plan) -> bool {
    matches!(plan.state, PlanState::Draft | PlanState::Review)
}
