//! The saved views as cards: each with its theme, extent, day and note.

use std::sync::Arc;

use crate::analysis::Quantity;
use crate::map::saved_view::opened;
use crate::map::{Choice, County, OverTime, Since, measure_title};
use crate::model::{SavedView, TimeSight};
use crate::papers::error::PaperError;
use crate::papers::speech::Speech;

use super::cards::{Body, Card, Cards, MapBody, State, measured};
use super::order::DeckOrder;

/// Adds the views; the county map where none is kept. A name that no view has is told with those that there are.
pub(super) fn add(
    cards: &mut Cards,
    county: County<'_>,
    speech: &Speech<'_>,
    order: &DeckOrder,
) -> Result<(), PaperError> {
    let kept = SavedView::kept(county.world);
    if let Some(unknown) = order.views.iter().find(|name| !kept.iter().any(|(known, _)| known == *name)) {
        let known = kept.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(" · ");
        return Err(PaperError::new("deck.error.no_view").with("name", unknown).with("known", known));
    }
    let wanted = |name: &String| order.views.is_empty() || order.views.contains(name);
    let views: Vec<_> = kept.into_iter().filter(|(name, _)| wanted(name)).collect();
    if views.is_empty() {
        let choice = measured(order, Quantity::Open);
        let title = speech.says("deck.county.title", &[("county", &speech.county())]);
        cards.add_map(title, subtitle(county, speech, &choice), String::new(), choice);
    }
    for (name, view) in views {
        cards_of(cards, county, speech, order, name, &view);
    }
    Ok(())
}

fn cards_of(
    cards: &mut Cards,
    county: County<'_>,
    speech: &Speech<'_>,
    order: &DeckOrder,
    name: String,
    view: &SavedView,
) {
    let today = county.findings.today;
    let opened = opened(view, &order.look, county.world, county.geography);
    let mut map = MapBody { extent: opened.bounds, ..MapBody::of(opened.choice) };
    if view.time == TimeSight::Change {
        let other = view.other_day.day(county.world, today).filter(|day| *day < today);
        if let Some(other) = other {
            map.choice = since(county, &State::of_day(county.world, other), map.choice);
        }
    }
    if let Some(day) = view.day.day(county.world, today).filter(|day| *day < today) {
        cards.states.push(State::of_day(county.world, day));
        map.state = Some(cards.states.len() - 1);
    }
    let missing = opened.missing.iter().map(|sentence| speech.language.sentence(sentence));
    let notes = std::iter::once(view.note.trim().to_owned()).chain(missing).filter(|line| !line.is_empty());
    let notes = notes.collect::<Vec<_>>().join("\n");
    let subtitle = subtitle(cards.county(&map, county), speech, &map.choice);
    cards.cards.push(Card { title: name, subtitle, notes, body: Body::Map(Box::new(map)) });
}

/// The day and the theme.
pub(super) fn subtitle(county: County<'_>, speech: &Speech<'_>, choice: &Choice) -> String {
    let day = speech.language.long_date(county.findings.today);
    let measure = measure_title(county.world, &choice.measure, speech.language);
    speech.says("deck.map.subtitle", &[("day", &day), ("measure", &measure)])
}

/// The choice that shows what has changed since a state.
pub(super) fn since(county: County<'_>, then: &State, choice: Choice) -> Choice {
    let before = County { world: &then.world, findings: &then.findings, geography: county.geography };
    let since = Arc::new(Since::of(before, &choice.measure, choice.level));
    Choice { over_time: OverTime { since: Some(since), classes: None }, second: None, ..choice }
}
