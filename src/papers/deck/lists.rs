//! Weak villages and overdue issues: a map and a table of each.

use crate::analysis::Quantity;
use crate::map::County;
use crate::papers::speech::Speech;

use super::cards::{Cards, measured};
use super::order::DeckOrder;
use super::words;

/// The weak villages: a map, unless a view shows them, and their table.
pub(super) fn add_weak(cards: &mut Cards, county: County<'_>, speech: &Speech<'_>, order: &DeckOrder) {
    let choice = measured(order, Quantity::Weak);
    let count = county.findings.county.weak;
    let subtitle = speech.says("deck.weak.subtitle", &[("count", &count)]);
    let title = speech.say("deck.weak.title");
    cards.add_map_once(title.clone(), subtitle.clone(), choice);
    cards.add_table(title, subtitle, words::weak(speech), speech.say("deck.weak.nothing"));
}

/// What is overdue: a map, unless a view shows it, and its table.
pub(super) fn add_overdue(cards: &mut Cards, county: County<'_>, speech: &Speech<'_>, order: &DeckOrder) {
    let count = county.findings.county.overdue;
    let subtitle = speech.says("deck.overdue.subtitle", &[("count", &count)]);
    let title = speech.say("deck.overdue.title");
    cards.add_map_once(title.clone(), subtitle.clone(), measured(order, Quantity::Overdue));
    let table = words::overdue(speech, county.findings.today);
    cards.add_table(title, subtitle, table, speech.say("deck.overdue.nothing"));
}
