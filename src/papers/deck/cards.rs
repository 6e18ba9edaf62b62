//! The cards of a deck before they are drawn: one for each slide, or for a table that goes on over several.

use std::collections::BTreeSet;

use crate::analysis::{Findings, Measure, Quantity, world_as_of};
use crate::map::{Choice, County};
use crate::model::{Date, Id, Village, World};
use crate::papers::docx::{DocumentText, TableText};

use super::order::DeckOrder;
use super::words;

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
    pub fn add_map_once(&mut self, title: String, subtitle: String, choice: Choice) {
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
}

/// The look of the deck with another measure.
pub(super) fn measured(order: &DeckOrder, quantity: Quantity) -> Choice {
    Choice { measure: Measure::from(quantity), ..order.look.clone() }
}
