//! Which cards a deck has, in their order.

use crate::map::County;
use crate::model::Progress;
use crate::papers::error::PaperError;
use crate::papers::speech::Speech;

use super::cards::{Body, Card, Cards};
use super::order::{DeckOrder, DeckPart};
use super::{lists, plan, since, spots, township, views};

/// Plans the deck.
pub(super) fn planned(county: County<'_>, order: &DeckOrder, progress: Progress<'_>) -> Result<Cards, PaperError> {
    let speech = Speech::of(county.world, order.look.language);
    let mut made = Cards::default();
    made.cards.push(cover(county, &speech, order));
    let wanted: Vec<DeckPart> = DeckPart::ALL.into_iter().filter(|part| order.wants(*part)).collect();
    for (nth, part) in wanted.iter().enumerate() {
        let share = |nth: usize| nth as f32 / wanted.len() as f32;
        let progress = progress.part(share(nth), share(nth + 1));
        progress.at(0.0)?;
        match part {
            DeckPart::Views => views::add(&mut made, county, &speech, order)?,
            DeckPart::Hotspots => spots::add(&mut made, county, &speech, order, progress)?,
            DeckPart::Weak => lists::add_weak(&mut made, county, &speech, order),
            DeckPart::Overdue => lists::add_overdue(&mut made, county, &speech, order),
            DeckPart::Since => since::add(&mut made, county, &speech, order),
            DeckPart::Plan => plan::add(&mut made, county, &speech, order),
            DeckPart::Townships => township::add(&mut made, county, &speech, order),
        }
    }
    Ok(made)
}

fn cover(county: County<'_>, speech: &Speech<'_>, order: &DeckOrder) -> Card {
    let title = order.title.clone().unwrap_or_else(|| speech.says("deck.cover.title", &[("county", &speech.county())]));
    let day = speech.language.long_date(county.findings.today);
    let totals = &county.findings.county;
    let subtitle = speech.says("deck.cover.subtitle", &[("county", &speech.county()), ("day", &day)]);
    let notes = speech.says(
        "deck.cover.notes",
        &[
            ("villages", &county.world.villages.len()),
            ("open", &totals.open),
            ("overdue", &totals.overdue),
            ("weak", &totals.weak),
        ],
    );
    Card { title, subtitle, notes, body: Body::Cover }
}
