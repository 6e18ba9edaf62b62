//! A card for each township: its map and its numbers.

use crate::analysis::Quantity;
use crate::map::{Choice, County, shared_classes};
use crate::papers::speech::Speech;

use super::cards::{Body, Card, Cards, MapBody, measured};
use super::order::DeckOrder;

/// Adds the townships that have villages, in the order of their codes. One colour means one number on all of them.
pub(super) fn add(cards: &mut Cards, county: County<'_>, speech: &Speech<'_>, order: &DeckOrder) {
    let mut rows: Vec<_> = county.world.townships.iter().collect();
    rows.sort_by(|a, b| (&a.code, a.id).cmp(&(&b.code, b.id)));
    let choice = measured(order, Quantity::Open);
    let shared = shared_classes(std::iter::once((county, &choice)));
    let choice = Choice { shared, ..choice };
    for row in rows {
        let own = county.world.villages.iter().filter(|village| village.township == row.id);
        let focus: std::collections::BTreeSet<_> = own.map(|village| village.id).collect();
        let Some(totals) = county.findings.townships.get(&row.id).filter(|_| !focus.is_empty()) else { continue };
        let numbers: [(&str, &dyn ToString); 5] = [
            ("villages", &focus.len()),
            ("open", &totals.open),
            ("overdue", &totals.overdue),
            ("weak", &totals.weak),
            ("resident", &totals.with_resident),
        ];
        let name = if row.name.trim().is_empty() { row.code.clone() } else { row.name.clone() };
        cards.cards.push(Card {
            title: speech.says("deck.township.title", &[("township", &name)]),
            subtitle: speech.says("deck.township.subtitle", &numbers),
            notes: String::new(),
            body: Body::Map(Box::new(MapBody { focus, ..MapBody::of(choice.clone()) })),
        });
    }
}
