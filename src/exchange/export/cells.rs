//! What the cells of all tables have in common: names of places and people, words of the catalogue, masking.

use geo_types::Point;

use crate::exchange::mask;
use crate::exchange::references::{Directory, Referred};
use crate::exchange::row_links::masked_cadre;
use crate::model::{Cadre, CatalogueKind, Id, Place, Record, Township, Unit, Village, World};
use crate::words::Language;

use super::grid::Cell;

/// What is needed to say a record in a file.
pub(in crate::exchange) struct Desk<'w> {
    /// The county.
    pub world: &'w World,
    /// The language of titles and words.
    pub language: Language,
    /// Whether names and numbers of people are hidden.
    pub masked: bool,
    /// What the records are called to which others refer.
    directory: Directory<'w>,
}

impl<'w> Desk<'w> {
    /// What is needed to say the records of a world.
    pub fn new(world: &'w World, language: Language, masked: bool) -> Self {
        Self { world, language, masked, directory: Directory::new(world) }
    }

    /// What a cell calls the record to which this one refers.
    pub fn reference<T: Referred>(&self, id: Option<Id<T>>) -> Cell {
        id.map_or(Cell::Empty, |id| Cell::text(self.directory.calling(id, self.masked)))
    }

    /// The identity of a record without a number.
    pub fn identity<T: Record>(&self, id: Id<T>) -> Cell {
        Cell::text(id.to_string())
    }

    /// The names of units, with 、 between them.
    pub fn units(&self, ids: &[Id<Unit>]) -> Cell {
        let names: Vec<_> = ids.iter().filter_map(|id| self.world.units.get(*id)).map(|unit| &*unit.name).collect();
        Cell::text(names.join("、"))
    }

    /// The names of villages, with 、 between them.
    pub fn villages(&self, ids: &[Id<Village>]) -> Cell {
        Cell::text(ids.iter().map(|id| self.directory.village(*id)).collect::<Vec<_>>().join("、"))
    }

    /// The names of cadres, with 、 between them.
    pub fn cadres(&self, ids: &[Id<Cadre>]) -> Cell {
        let cadres = ids.iter().filter_map(|id| self.world.cadres.get(*id));
        Cell::text(cadres.map(|cadre| self.one_of_cadres(cadre)).collect::<Vec<_>>().join("、"))
    }

    /// One of several cadres: with the work number where the name alone would not tell who it is.
    pub fn one_of_cadres(&self, cadre: &Cadre) -> String {
        if self.masked {
            return masked_cadre(cadre);
        }
        let namesake = || self.world.cadres.iter().any(|other| other.id != cadre.id && other.name == cadre.name);
        if cadre.code.is_empty() || !namesake() { cadre.name.clone() } else { format!("{} {}", cadre.code, cadre.name) }
    }

    /// A field of the place of a record about a village or about a township as a whole.
    pub fn area(&self, village: Option<Id<Village>>, township: Option<Id<Township>>, field: &str) -> Cell {
        match village {
            None => self.township(township, field),
            Some(_) => self.village(village, field),
        }
    }

    /// A field of a place: of a site, of a village with its township, or of a township.
    pub fn place(&self, place: Option<Place>, field: &str) -> Cell {
        match (place, field) {
            (Some(Place::Site(id)), "site") => {
                self.world.sites.get(id).map_or(Cell::Empty, |site| Cell::text(&site.name))
            }
            (Some(Place::Village(id)), "township_code" | "township" | "village_code" | "village") => {
                self.village(Some(id), field)
            }
            (Some(Place::Township(id)), "township_code" | "township") => self.township(Some(id), field),
            _ => Cell::Empty,
        }
    }

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
        let Some(township) = id.and_then(|id| self.world.townships.get(id)) else { return Cell::Empty };
        match field {
            "township_code" => Cell::text(&township.code),
            "township" => Cell::text(&township.name),
            _ => Cell::Empty,
        }
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
