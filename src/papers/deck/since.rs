//! What changed since the last meeting: a map and counts in words.

use crate::analysis::{Comparison, DifferenceKind, Quantity};
use crate::map::County;
use crate::model::Date;
use crate::papers::docx::{Block, DocumentText};
use crate::papers::speech::Speech;

use super::cards::{Body, Card, Cards, State, measured};
use super::order::DeckOrder;
use super::views;

/// What changed since the last meeting; since the end of the month before, where no meeting is kept.
pub(super) fn add(cards: &mut Cards, county: County<'_>, speech: &Speech<'_>, order: &DeckOrder) {
    let today = county.findings.today;
    let before = county.world.last_meeting().filter(|day| *day < today);
    let Some(from) = before.or_else(|| today.first_of_month().yesterday().ok()) else { return };
    let key = if before.is_some() { "deck.since.meeting" } else { "deck.since.month" };
    let day = |day: Date| speech.language.long_date(day);
    let subtitle = speech.says(key, &[("from", &day(from)), ("to", &day(today))]);
    let comparison = Comparison::of(county.world, from, today);
    let counted = |kind: &DifferenceKind| {
        let count = comparison.of_kind(*kind).len();
        let name = speech.say(&format!("dates.compare.kind.{}", kind.code()));
        (count > 0).then(|| speech.says("deck.since.count", &[("kind", &name), ("count", &count)]))
    };
    let counts: Vec<String> = DifferenceKind::ALL.iter().filter_map(counted).collect();
    let title = speech.say("deck.since.title");
    let shown = |card: &Card| matches!(&card.body, Body::Map(map) if map.choice.over_time.since.is_some());
    if !cards.cards.iter().any(shown) {
        let choice = measured(order, Quantity::Open);
        let choice = views::since(county, &State::of_day(county.world, from), choice);
        cards.add_map(title.clone(), subtitle.clone(), counts.join(&speech.say("deck.since.between")), choice);
    }
    let blocks = if counts.is_empty() { vec![speech.say("deck.since.nothing")] } else { counts };
    let blocks = blocks.into_iter().map(Block::Body).collect();
    let body = Body::Text(DocumentText { blocks, ..DocumentText::default() });
    cards.cards.push(Card { title, subtitle, notes: String::new(), body });
}
