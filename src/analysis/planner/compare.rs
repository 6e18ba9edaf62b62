//! Today, one plan and another beside each other: what moves, begins and ends, and the numbers of each.

use crate::analysis::Findings;
use crate::model::{Date, Id, Place, Plan, Posting, World};

use super::Who;
use super::draft::{Draft, PostState};
use super::outlook::Outlook;
use super::rules::Rules;
use super::spread::Spread;
use super::survey::Survey;

/// What a plan does to a posting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeKind {
    /// It goes on in another place or role.
    Moved,
    /// It begins.
    New,
    /// It ends.
    Ended,
}

impl ChangeKind {
    /// All kinds, in the order of the lists.
    pub const ALL: [Self; 3] = [Self::Moved, Self::New, Self::Ended];

    /// The code in keys of the word catalogue and in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Moved => "moved",
            Self::New => "new",
            Self::Ended => "ended",
        }
    }
}

/// One posting that a plan changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What happens to it.
    pub kind: ChangeKind,
    /// Who.
    pub who: Who,
    /// From where, if there was a posting.
    pub from: Option<Place>,
    /// To where, if one goes on or begins.
    pub to: Option<Place>,
    /// Catalogue code of the role.
    pub role: String,
    /// The posting that ends or goes on.
    pub posting: Option<Id<Posting>>,
}

/// One column of the comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanColumn {
    /// The plan; none for today.
    pub plan: Option<Id<Plan>>,
    /// Its title; empty for today.
    pub title: String,
    /// The day on which it takes effect.
    pub day: Date,
    /// What it changes, by kind, place and person.
    pub changes: Vec<Change>,
    /// How many lines no longer fit.
    pub stale: usize,
    /// How many postings hold.
    pub posts: u32,
    /// The load of those who bear one.
    pub load: Spread,
    /// The ways, kilometres.
    pub way_km: Spread,
    /// How many villages are without a resident cadre.
    pub without_resident: usize,
    /// How many weak villages lack a first secretary, a county leader or a paired unit.
    pub weak_lacking: usize,
    /// How often hard rules are broken.
    pub hard_broken: usize,
    /// How often soft rules are broken.
    pub soft_broken: usize,
    /// What the breaks of soft rules cost together.
    pub soft_cost: f64,
}

impl PlanColumn {
    /// How many postings the plan changes in this way.
    pub fn count(&self, kind: ChangeKind) -> usize {
        self.changes.iter().filter(|change| change.kind == kind).count()
    }
}

/// Today and plans beside each other, under the same rules.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanComparison {
    /// Today first, then the plans in the order in which they were asked for.
    pub columns: Vec<PlanColumn>,
}

impl PlanComparison {
    /// Compares plans with today.
    pub fn of(world: &World, findings: &Findings, plans: &[&Plan], rules: &Rules) -> Self {
        let survey = Survey::of(world, findings, rules);
        let asked = std::iter::once(None).chain(plans.iter().map(|plan| Some(*plan)));
        Self { columns: asked.map(|plan| column(&survey, world, plan, rules)).collect() }
    }
}

fn column(survey: &Survey, world: &World, plan: Option<&Plan>, rules: &Rules) -> PlanColumn {
    let outlook = Outlook::on(survey, world, plan, rules);
    let (hard_broken, soft_broken) = outlook.broken();
    let county = &outlook.figures.county;
    PlanColumn {
        plan: plan.map(|plan| plan.id),
        title: plan.map(|plan| plan.title.clone()).unwrap_or_default(),
        day: outlook.draft.day,
        changes: changes(world, survey, &outlook.draft),
        stale: outlook.draft.stale.len(),
        posts: county.posts,
        load: county.load,
        way_km: county.way_km,
        without_resident: county.without_resident.len(),
        weak_lacking: outlook.figures.townships.values().map(|area| area.weak_lacking as usize).sum(),
        hard_broken,
        soft_broken,
        soft_cost: outlook.breaches.iter().map(|breach| breach.strength.weight()).sum(),
    }
}

/// What a draft changes, by kind, place and person.
fn changes(world: &World, survey: &Survey, draft: &Draft) -> Vec<Change> {
    let change = |post: &super::draft::DraftPost| {
        let from = post.posting.and_then(|id| world.postings.get(id)).map(|posting| posting.place);
        let (kind, from, to) = match post.state {
            PostState::Kept => return None,
            PostState::New => (ChangeKind::New, None, Some(post.place)),
            PostState::Moved => (ChangeKind::Moved, from, Some(post.place)),
            PostState::Ending => (ChangeKind::Ended, Some(post.place), None),
        };
        let posting = post.posting.filter(|_| kind != ChangeKind::New);
        Some(Change { kind, who: post.who, from, to, role: post.role.clone(), posting })
    };
    let mut changes: Vec<Change> = draft.posts.iter().filter_map(change).collect();
    let place = |place: Option<Place>| match place {
        Some(Place::Village(id)) => survey.village_number(id).unwrap_or(usize::MAX),
        _ => usize::MAX,
    };
    changes.sort_by_key(|change| (change.kind, place(change.to.or(change.from)), change.who));
    changes
}
