//! A plan of postings before and after: the villages with a resident cadre today, and as they will be when the plan has
//! been carried out.

use crate::analysis::{Findings, Quantity};
use crate::map::County;
use crate::model::{Plan, PlanItem, PlanState, Posting, World};
use crate::papers::speech::Speech;

use super::cards::{Body, Card, Cards, MapBody, State, measured};
use super::order::DeckOrder;

/// Adds the plan that is being worked on, the latest one; nothing where there is none.
pub(super) fn add(cards: &mut Cards, county: County<'_>, speech: &Speech<'_>, order: &DeckOrder) {
    let is_open = |plan: &&Plan| matches!(plan.state, PlanState::Draft | PlanState::Review);
    let Some(plan) = county.world.plans.iter().filter(is_open).max_by_key(|plan| (plan.made_on, plan.id)) else {
        return;
    };
    let items: Vec<&PlanItem> = county.world.plan_items.iter().filter(|item| item.plan == plan.id).collect();
    let begun = items.iter().filter(|item| item.cadre.is_some() && item.place.is_some()).count();
    let ended = items.iter().filter(|item| item.ends.is_some()).count();
    let world = carried_out(county.world, &items);
    let findings = Findings::of(&world, county.findings.today);
    let gap = |findings: &Findings| findings.villages.values().filter(|found| found.residents == 0).count();
    let counts = [gap(county.findings), gap(&findings)];
    cards.states.push(State { world, findings });
    let state = cards.states.len() - 1;
    let notes = speech.says("deck.plan.notes", &[("begun", &begun), ("ended", &ended)]);
    for (key, state, without) in [("deck.plan.before", None, counts[0]), ("deck.plan.after", Some(state), counts[1])] {
        let map = MapBody { state, ..MapBody::of(measured(order, Quantity::Resident)) };
        cards.cards.push(Card {
            title: speech.says(key, &[("plan", &plan.title)]),
            subtitle: speech.says("deck.plan.without", &[("count", &without)]),
            notes: notes.clone(),
            body: Body::Map(Box::new(map)),
        });
    }
}

/// The county in which the plan has been carried out today: postings that it ends do not hold, those that it begins do.
fn carried_out(world: &World, items: &[&PlanItem]) -> World {
    let mut after = world.clone();
    let ends = |row: &&Posting| !items.iter().any(|item| item.ends == Some(row.id));
    let kept = world.postings.iter().filter(ends).cloned();
    let begins = items.iter().filter_map(|item| {
        let (cadre, place) = (item.cadre?, item.place?);
        Some(Posting {
            id: crate::model::Id::from_uuid(item.id.uuid()),
            cadre: Some(cadre),
            unit: None,
            place,
            role: item.role.clone(),
            from: crate::model::Date::MIN,
            until: None,
            note: String::new(),
        })
    });
    after.postings = kept.chain(begins).collect();
    after
}
