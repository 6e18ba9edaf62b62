//! The cards of a deck before they are drawn: one for each slide, or for a table that goes on over several.

use std::collections::BTreeSet;

use crate::analysis::{Comparison, DifferenceKind, Findings, Measure, Quantity, world_as_of};
use crate::map::{Choice, County};
use crate::model::{Date, Id, Progress, Village, World};
use crate::papers::docx::{DocumentText, TableText};
use crate::papers::error::PaperError;
use crate::papers::speech::Speech;

use super::order::{DeckOrder, DeckPart};
use super::{plan, spots, township, views, words};

/// One card.
#[derive(Clone, Debug)]
pub(super) struct Card {
    /// The title.
    pub title: String,
    /// The line below it.
    pub subtitle: String,
    /// What is to be said.
    pub notes: String,
    pub body: Body,
}

/// What a card shows.
#[derive(Clone, Debug)]
pub(super) enum Body {
    /// The title alone.
    Cover,
    /// A map.
    Map(Box<MapBody>),
    /// A table or words.
    Text(DocumentText),
}

/// A map of a card.
#[derive(Clone, Debug)]
pub(super) struct MapBody {
    /// The state of the county, by its place among the states; `None` for that of today.
    pub state: Option<usize>,
    pub choice: Choice,
    pub focus: BTreeSet<Id<Village>>,
    /// The box of the plane that the view shows.
    pub extent: Option<[[f64; 2]; 2]>,
}

impl MapBody {
    /// The county of today by a choice.
    pub fn of(choice: Choice) -> Self {
        Self { state: None, choice, focus: BTreeSet::new(), extent: None }
    }
}

/// The county in another state: of an earlier day, or with a plan carried out.
pub(super) struct State {
    pub world: World,
    pub findings: Findings,
}

impl State {
    /// The county as it stood at the end of a day.
    pub fn of_day(world: &World, day: Date) -> Self {
        let world = world_as_of(world, day);
        let findings = Findings::of(&world, day);
        Self { world, findings }
    }
}

/// All cards, with the states that they show.
#[derive(Default)]
pub(super) struct Cards {
    pub cards: Vec<Card>,
    pub states: Vec<State>,
}

impl Cards {
    /// Plans the deck.
    pub fn of(county: County<'_>, order: &DeckOrder, progress: Progress<'_>) -> Result<Self, PaperError> {
        let speech = Speech::of(county.world, order.look.language);
        let mut made = Self::default();
        made.cards.push(cover(county, &speech, order));
        let wanted: Vec<DeckPart> = DeckPart::ALL.into_iter().filter(|part| order.wants(*part)).collect();
        for (nth, part) in wanted.iter().enumerate() {
            let share = |nth: usize| nth as f32 / wanted.len() as f32;
            let progress = progress.part(share(nth), share(nth + 1));
            progress.at(0.0)?;
            match part {
                DeckPart::Views => views::add(&mut made, county, &speech, order)?,
                DeckPart::Hotspots => spots::add(&mut made, county, &speech, order, progress)?,
                DeckPart::Weak => made.add_weak(county, &speech, order),
                DeckPart::Overdue => made.add_overdue(county, &speech, order),
                DeckPart::Since => made.add_since(county, &speech, order),
                DeckPart::Plan => plan::add(&mut made, county, &speech, order),
                DeckPart::Townships => township::add(&mut made, county, &speech, order),
            }
        }
        Ok(made)
    }

    /// The county of a map.
    pub fn county<'a>(&'a self, map: &MapBody, now: County<'a>) -> County<'a> {
        match map.state.and_then(|nth| self.states.get(nth)) {
            Some(state) => County { world: &state.world, findings: &state.findings, geography: now.geography },
            None => now,
        }
    }

    /// Adds a map of today.
    pub fn add_map(&mut self, title: String, subtitle: String, notes: String, choice: Choice) {
        self.cards.push(Card { title, subtitle, notes, body: Body::Map(Box::new(MapBody::of(choice))) });
    }

    /// Adds a map of today, unless a saved view has shown this measure already.
    fn add_map_once(&mut self, title: String, subtitle: String, choice: Choice) {
        let shows = |card: &Card| match &card.body {
            Body::Map(map) => {
                let is_plain = map.choice.spots.is_none() && map.choice.over_time.since.is_none();
                is_plain && map.state.is_none() && map.extent.is_none() && map.choice.measure == choice.measure
            }
            Body::Cover | Body::Text(_) => false,
        };
        if !self.cards.iter().any(shows) {
            self.add_map(title, subtitle, String::new(), choice);
        }
    }

    /// Adds a table; a sentence stands in its place where it has no rows.
    pub fn add_table(&mut self, title: String, subtitle: String, table: TableText, nothing: String) {
        let blocks = words::table_or(table, nothing);
        let body = Body::Text(DocumentText { blocks, ..DocumentText::default() });
        self.cards.push(Card { title, subtitle, notes: String::new(), body });
    }

    fn add_weak(&mut self, county: County<'_>, speech: &Speech<'_>, order: &DeckOrder) {
        let choice = measured(order, Quantity::Weak);
        let count = county.findings.county.weak;
        let subtitle = speech.says("deck.weak.subtitle", &[("count", &count)]);
        let title = speech.say("deck.weak.title");
        self.add_map_once(title.clone(), subtitle.clone(), choice);
        self.add_table(title, subtitle, words::weak(speech), speech.say("deck.weak.nothing"));
    }

    fn add_overdue(&mut self, county: County<'_>, speech: &Speech<'_>, order: &DeckOrder) {
        let count = county.findings.county.overdue;
        let subtitle = speech.says("deck.overdue.subtitle", &[("count", &count)]);
        let title = speech.say("deck.overdue.title");
        self.add_map_once(title.clone(), subtitle.clone(), measured(order, Quantity::Overdue));
        let table = words::overdue(speech, county.findings.today);
        self.add_table(title, subtitle, table, speech.say("deck.overdue.nothing"));
    }

    /// What changed since the last meeting; since the end of the month before, where no meeting is kept.
    fn add_since(&mut self, county: County<'_>, speech: &Speech<'_>, order: &DeckOrder) {
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
        if !self.cards.iter().any(shown) {
            let choice = measured(order, Quantity::Open);
            let choice = views::since(county, &State::of_day(county.world, from), choice);
            self.add_map(title.clone(), subtitle.clone(), counts.join(&speech.say("deck.since.between")), choice);
        }
        let blocks = if counts.is_empty() { vec![speech.say("deck.since.nothing")] } else { counts };
        let blocks = blocks.into_iter().map(crate::papers::docx::Block::Body).collect();
        let body = Body::Text(DocumentText { blocks, ..DocumentText::default() });
        self.cards.push(Card { title, subtitle, notes: String::new(), body });
    }
}

/// The look of the deck with another measure.
pub(super) fn measured(order: &DeckOrder, quantity: Quantity) -> Choice {
    Choice { measure: Measure::from(quantity), ..order.look.clone() }
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
