//! What the cells of all tables have in common: names of places and people, words of the catalogue, masking.

use geo_types::Point;

use crate::exchange::mask;
use crate::model::{Cadre, CatalogueKind, Id, Township, Unit, Village, World};
use crate::words::Language;

use super::grid::Cell;

/// What is needed to say a record in a file.
pub(super) struct Desk<'w> {
    /// The county.
    pub world: &'w World,
    /// The language of titles and words.
    pub language: Language,
    /// Whether names and numbers of people are hidden.
    pub masked: bool,
}

impl Desk<'_> {
    /// A free text, with telephone numbers hidden.
    pub fn prose(&self, text: &str) -> Cell {
        Cell::text(if self.masked { mask::numbers_in(text) } else { text.to_owned() })
    }

    /// The name of a person.
    pub fn person(&self, name: &str) -> Cell {
        Cell::text(if self.masked { mask::name(name) } else { name.to_owned() })
    }

    /// A telephone number.
    pub fn phone(&self, phone: &str) -> Cell {
        Cell::text(if self.masked { mask::phone(phone) } else { phone.to_owned() })
    }

    /// The name of a cadre.
    pub fn cadre(&self, id: Option<Id<Cadre>>) -> Cell {
        id.and_then(|id| self.world.cadres.get(id)).map_or(Cell::Empty, |cadre| self.person(&cadre.name))
    }

    /// The work number of a cadre.
    pub fn cadre_code(&self, id: Option<Id<Cadre>>) -> Cell {
        id.and_then(|id| self.world.cadres.get(id)).map_or(Cell::Empty, |cadre| Cell::text(&cadre.code))
    }

    /// The name of a unit.
    pub fn unit(&self, id: Option<Id<Unit>>) -> Cell {
        id.and_then(|id| self.world.units.get(id)).map_or(Cell::Empty, |unit| Cell::text(&unit.name))
    }

    /// A field of a village: its code, its name, or the code or name of its township.
    pub fn village(&self, id: Option<Id<Village>>, field: &str) -> Cell {
        let Some(village) = id.and_then(|id| self.world.villages.get(id)) else { return Cell::Empty };
        match field {
            "village_code" => Cell::text(&village.code),
            "village" => Cell::text(&village.name),
            _ => self.township(Some(village.township), field),
        }
    }

    /// A field of a township: its code or its name.
    pub fn township(&self, id: Option<Id<Township>>, field: &str) -> Cell {
        let township = id.and_then(|id| self.world.townships.get(id));
        township.map_or(Cell::Empty, |township| {
            Cell::text(if field == "township_code" { &township.code } else { &township.name })
        })
    }

    /// The title of a catalogue code.
    pub fn entry(&self, kind: CatalogueKind, code: &str) -> Cell {
        Cell::text(self.language.entry(self.world, kind, code))
    }

    /// The word for a state in Chinese; its code in English, which an import understands.
    pub fn state(&self, list: &str, code: &str) -> Cell {
        match self.language {
            Language::Chinese => Cell::text(self.language.say(&format!("state.{list}.{code}"))),
            Language::English => Cell::text(code),
        }
    }

    /// Yes or no.
    pub fn yes(&self, truth: bool) -> Cell {
        let words = match self.language {
            Language::Chinese => ["否", "是"],
            Language::English => ["no", "yes"],
        };
        Cell::text(words[usize::from(truth)])
    }
}

/// The longitude or the latitude of a point.
pub(super) fn coordinate(point: Option<Point>, field: &str) -> Cell {
    Cell::number(point.map(|point| if field == "lon" { point.x() } else { point.y() }))
}
