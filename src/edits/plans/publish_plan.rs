//! 发布方案: carries a plan out. Postings end and begin on one day, and the roster for publication is drafted.

use crate::analysis::planner::pairs::{self, Pair};
use crate::analysis::planner::{Draft, Rules};
use crate::model::{
    Change, Changes, Date, Delta, Id, Place, Plan, PlanItem, PlanState, Posting, Record, Refusal, Sentence, Who, World,
};

use super::line::free_id;
use super::open_plan::{about, open_plan, rules_of};
use super::roster;
use crate::edits::checks::in_order;
use crate::edits::desk::Desk;
use crate::edits::records::check_posting;

/// Carry a plan out.
#[derive(Clone, Debug, PartialEq)]
pub struct PublishPlan {
    /// The plan.
    pub plan: Id<Plan>,
    /// The first day of the new postings, which is the first one without the old.
    pub on: Date,
}

impl PublishPlan {
    /// Ends and begins the postings, marks the plan as published, drafts the roster, and marks other drafts as superseded of
    /// which no line fits any more. Refused where a line of the plan no longer fits, or a posting may not stand.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let plan = open_plan(world, self.plan)?;
        in_order((Some(plan.made_on), "made_on"), (Some(self.on), "takes_effect_on"))?;
        let dated = Plan { takes_effect_on: Some(self.on), ..plan.clone() };
        let draft = Draft::of(world, &dated);
        let items: Vec<&PlanItem> = world.plan_items.iter().filter(|item| item.plan == plan.id).collect();
        if items.is_empty() {
            return Err(Refusal::new("refusal.plan.empty").with("name", &plan.title));
        }
        if let Some(first) = draft.stale.first() {
            return Err(Refusal::new("refusal.plan.stale")
                .with("name", &plan.title)
                .with("count", draft.stale.len())
                .with("first", said(world, first.item)));
        }
        let rules = rules_of(world, plan)?;
        let mut carried = Carried { world: world.clone(), changes: Changes::new(Sentence::new("edit.publish_plan")) };
        let ended = items.iter().filter_map(|item| item.ends).filter(|id| carried.end(*id, self.on)).count();
        let mut begun = 0;
        for item in &items {
            if let Some((who, place)) = item.who().zip(item.place) {
                refuse_pair(world, &rules, &draft, (who, place, &item.role))?;
                carried.begin(posting(world, item, (who, place), self.on))?;
                begun += 1;
            }
        }
        let today = desk.today;
        for item in &items {
            let dated = PlanItem { on: self.on, ..(*item).clone() };
            carried.change(*item, dated);
        }
        let state = PlanState::Published;
        carried.change(plan, Plan { state, published_on: Some(today.max(plan.made_on)), ..dated.clone() });
        carried.supersede(plan);
        let Carried { world: after, mut changes } = carried;
        changes.add(roster::document(&after, plan, self.on, today));
        changes.sentence =
            about("edit.publish_plan", plan).with("ended", ended).with("begun", begun).with("day", self.on);
        Ok(changes)
    }
}

/// The world while a plan is carried out, and what was changed.
struct Carried {
    world: World,
    changes: Changes,
}

impl Carried {
    fn then(&mut self, row: Change) {
        let one = Changes { sentence: self.changes.sentence.clone(), rows: vec![row] };
        self.world.apply(&one);
        self.changes.rows.extend(one.rows);
    }

    fn change<T: Record>(&mut self, before: &T, after: T)
    where
        Change: From<Delta<T>>,
    {
        if *before != after {
            self.then(Delta::changed(before, after).into());
        }
    }

    /// Ends a posting; whether it was there to be ended.
    fn end(&mut self, id: Id<Posting>, on: Date) -> bool {
        let Some(posting) = self.world.postings.get(id).cloned() else { return false };
        self.change(&posting, Posting { until: Some(on), ..posting.clone() });
        true
    }

    fn begin(&mut self, posting: Posting) -> Result<(), Refusal> {
        check_posting(&posting, &self.world, None)?;
        self.then(Delta::added(posting).into());
        Ok(())
    }

    /// Other drafts of which no line fits any more are superseded; those of which some still fit tell which do not.
    fn supersede(&mut self, published: &Plan) {
        let open = |plan: &&Plan| plan.id != published.id && matches!(plan.state, PlanState::Draft | PlanState::Review);
        let others: Vec<Plan> = self.world.plans.iter().filter(open).cloned().collect();
        for plan in others {
            let lines = self.world.plan_items.iter().filter(|item| item.plan == plan.id).count();
            if lines > 0 && Draft::of(&self.world, &plan).stale.len() == lines {
                self.change(&plan, Plan { state: PlanState::Superseded, ..plan.clone() });
            }
        }
    }
}

/// The posting that a line begins.
fn posting(world: &World, item: &PlanItem, (who, place): (Who, Place), from: Date) -> Posting {
    let sends = who.cadre().and_then(|id| world.cadres.get(id)).and_then(|cadre| cadre.unit);
    Posting {
        id: free_id(&world.postings, &format!("plan posting:{}", item.id)),
        cadre: who.cadre(),
        unit: who.unit().or(sends),
        place,
        role: item.role.clone(),
        from,
        until: None,
        note: String::new(),
    }
}

/// Refuses a pair that hard rules do not admit.
fn refuse_pair(
    world: &World,
    rules: &Rules,
    draft: &Draft,
    (who, place, role): (Who, Place, &str),
) -> Result<(), Refusal> {
    let forbidden = draft.is_forbidden(who, place, role);
    let broken = pairs::broken(world, rules, draft.day, Pair { who, place, role }, (None, forbidden));
    let hard = broken.into_iter().find(|(name, _)| rules.strength(*name).is_hard());
    hard.map_or(Ok(()), |(_, sentence)| Err(Refusal(sentence)))
}

/// Who and where of a line, for a sentence.
fn said(world: &World, item: Id<PlanItem>) -> String {
    use crate::edits::records::Rules as _;
    let Some(item) = world.plan_items.get(item) else { return String::new() };
    let ends = item.ends.and_then(|id| world.postings.get(id)).map(|posting| posting.title(world));
    if item.place.is_some() { item.title(world) } else { ends.unwrap_or_default() }
}
