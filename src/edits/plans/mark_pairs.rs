//! 锁定、禁配、解除: marks pairs that a plan keeps or must not make.

use crate::model::{CatalogueKind, Changes, Id, MarkKind, Place, Plan, PlanMark, Refusal, Who, World};

use super::open_plan::{about, known_who, name_of, open_plan};
use crate::edits::checks::listed;
use crate::edits::desk::Desk;

/// Somebody and a place, in a role.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PlanPair {
    /// Who.
    pub who: Who,
    /// Where.
    pub place: Place,
    /// Catalogue code of the role; empty for any.
    pub role: String,
}

/// Mark pairs, or take their marks away.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkPairs {
    /// The plan.
    pub plan: Id<Plan>,
    /// The pairs.
    pub pairs: Vec<PlanPair>,
    /// Locked or forbidden; none takes away every mark of these pairs.
    pub kind: Option<MarkKind>,
    /// Why.
    pub reason: String,
}

impl MarkPairs {
    /// Marks them, unless all of them are marked so already.
    pub fn changes(&self, world: &World, _desk: &Desk) -> Result<Changes, Refusal> {
        let plan = open_plan(world, self.plan)?;
        let first = self.pairs.first().ok_or_else(|| Refusal::new("refusal.plan.no_pair"))?;
        let key = match self.kind {
            Some(MarkKind::Lock) => "edit.mark_pairs.lock",
            Some(MarkKind::Forbid) => "edit.mark_pairs.forbid",
            None => "edit.mark_pairs.free",
        };
        let sentence = about(key, plan).with("count", self.pairs.len());
        let sentence = sentence.with("who", name_of(world, first.who)).with("place", world.place_name(first.place));
        let mut changes = Changes::new(sentence);
        let mut pairs: Vec<&PlanPair> = self.pairs.iter().collect();
        pairs.sort();
        pairs.dedup();
        for pair in pairs {
            known_who(world, pair.who)?;
            listed(world, CatalogueKind::Role, &pair.role)?;
            self.mark(world, plan, pair, &mut changes);
        }
        if changes.rows.is_empty() {
            return Err(Refusal::new("refusal.no_change"));
        }
        Ok(changes)
    }

    fn mark(&self, world: &World, plan: &Plan, pair: &PlanPair, changes: &mut Changes) {
        let of_pair =
            |mark: &&PlanMark| mark.plan == plan.id && mark.who() == Some(pair.who) && mark.place == pair.place;
        let standing = world.plan_marks.iter().filter(of_pair);
        let Some(kind) = self.kind else {
            let covered = |mark: &&PlanMark| pair.role.is_empty() || mark.covers(pair.who, pair.place, &pair.role);
            standing.filter(covered).for_each(|mark| changes.remove(mark));
            return;
        };
        let reason = self.reason.trim().to_owned();
        match standing.clone().find(|mark| mark.role == pair.role) {
            Some(mark) => changes.change(mark, PlanMark { kind, reason, ..mark.clone() }),
            None => changes.add(PlanMark {
                id: Id::named(&format!("plan mark:{}:{:?}:{}:{}", plan.id, pair.who, pair.place.uuid(), pair.role)),
                plan: plan.id,
                kind,
                cadre: pair.who.cadre(),
                unit: pair.who.unit(),
                place: pair.place,
                role: pair.role.clone(),
                reason,
            }),
        }
    }
}
