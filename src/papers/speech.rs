//! How pages of maps say places, units and matters: without the month of a paper, and never a person.

use crate::exchange::mask;
use crate::model::{CatalogueKind, Id, Issue, Place, Unit, World, setting_key};
use crate::words::Language;

/// What is needed to say a record on a page.
pub(super) struct Speech<'a> {
    /// The county.
    pub world: &'a World,
    /// The language.
    pub language: Language,
    /// The names of cadres that are hidden wherever a text has them.
    names: Vec<&'a str>,
}

impl<'a> Speech<'a> {
    /// The speech of a county.
    pub fn of(world: &'a World, language: Language) -> Self {
        let names = world.cadres.iter().map(|cadre| cadre.name.trim()).filter(|name| name.chars().count() > 1);
        Self { world, language, names: names.collect() }
    }

    /// The text of a key.
    pub fn say(&self, key: &str) -> String {
        self.language.say(key).into_owned()
    }

    /// A sentence with its places filled.
    pub fn says(&self, key: &str, places: &[(&str, &dyn ToString)]) -> String {
        self.language.say_with(key, places)
    }

    /// The county's name.
    pub fn county(&self) -> String {
        match self.world.county_name() {
            "" => self.say("papers.county"),
            name => name.to_owned(),
        }
    }

    /// The line that everything made from this file must carry; empty where there is none.
    pub fn notice(&self) -> &'a str {
        self.world.setting(setting_key::NOTICE).unwrap_or_default()
    }

    /// The title of a catalogue code.
    pub fn entry(&self, kind: CatalogueKind, code: &str) -> String {
        self.language.entry(self.world, kind, code).to_owned()
    }

    /// The name of a unit.
    pub fn unit(&self, id: Option<Id<Unit>>) -> String {
        id.and_then(|id| self.world.units.get(id)).map(|unit| unit.name.clone()).unwrap_or_default()
    }

    /// Township and village of an issue.
    pub fn place(&self, issue: &Issue) -> String {
        let township = issue.village.and_then(|id| self.world.township_of(Place::Village(id))).or(issue.township);
        let name = |place: Option<Place>| place.map_or("", |place| self.world.place_name(place));
        [name(township.map(Place::Township)), name(issue.village.map(Place::Village))].concat()
    }

    /// A free text for everybody's eyes: telephone numbers and the names of all known cadres are hidden.
    pub fn public_prose(&self, text: &str) -> String {
        let text = mask::numbers_in(text.trim()).replace('\n', " ");
        let met = self.names.iter().filter(|name| text.contains(**name));
        met.fold(text.clone(), |said, name| said.replace(name, &mask::name(name)))
    }
}
