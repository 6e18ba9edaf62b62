//! Finds places, people and catalogue codes by what other people's files call them.

use std::collections::{BTreeMap, HashMap};

use crate::model::{Cadre, CatalogueKind, Id, Point, Sentence, Site, Township, Unit, Village, World};

use super::inside::Areas;
use super::references::Directory;
use super::spelling::{plain_value, township_stem, village_stem};

/// Names and codes that several records can share.
type Names<T> = HashMap<String, Vec<Id<T>>>;

/// The code for each word of each list of the catalogue.
type Entries = BTreeMap<CatalogueKind, HashMap<String, String>>;

/// Every name and code of a world, ready to be looked up; it also keeps what the import itself makes on the way.
pub(super) struct Lookup<'w> {
    /// The world as it stands before the import.
    pub world: &'w World,
    village_codes: HashMap<String, Id<Village>>,
    village_names: Names<Village>,
    village_stems: Names<Village>,
    village_township: HashMap<Id<Village>, Id<Township>>,
    township_codes: HashMap<String, Id<Township>>,
    township_names: HashMap<String, Id<Township>>,
    township_stems: HashMap<String, Id<Township>>,
    unit_codes: HashMap<String, Id<Unit>>,
    unit_names: HashMap<String, Id<Unit>>,
    cadre_codes: HashMap<String, Id<Cadre>>,
    cadre_names: Names<Cadre>,
    site_names: Names<Site>,
    entries: Entries,
    areas: Option<Areas>,
    /// What the records are called to which others refer.
    pub directory: Directory<'w>,
    /// Townships that the import makes because its rows name them.
    pub new_townships: Vec<Township>,
    /// Units that the import makes because its rows name them.
    pub new_units: Vec<Unit>,
}

impl<'w> Lookup<'w> {
    /// Indexes a world.
    pub fn new(world: &'w World) -> Self {
        let mut look = Self {
            world,
            village_codes: HashMap::with_capacity(world.villages.len()),
            village_names: HashMap::with_capacity(world.villages.len()),
            village_stems: HashMap::with_capacity(world.villages.len()),
            village_township: HashMap::with_capacity(world.villages.len()),
            township_codes: HashMap::new(),
            township_names: HashMap::new(),
            township_stems: HashMap::new(),
            unit_codes: HashMap::new(),
            unit_names: HashMap::new(),
            cadre_codes: HashMap::new(),
            cadre_names: HashMap::new(),
            site_names: HashMap::new(),
            entries: entries(world),
            areas: None,
            directory: Directory::new(world),
            new_townships: Vec::new(),
            new_units: Vec::new(),
        };
        world.townships.iter().for_each(|township| look.index_township(township));
        world.villages.iter().for_each(|village| look.index_village(village));
        world.units.iter().for_each(|unit| look.index_unit(unit));
        for cadre in world.cadres.iter() {
            look.cadre_codes.insert(plain_value(&cadre.code), cadre.id);
            look.cadre_names.entry(plain_value(&cadre.name)).or_default().push(cadre.id);
        }
        look.cadre_codes.remove("");
        for site in world.sites.iter() {
            for name in [&site.name, &site.code].into_iter().filter(|name| !name.is_empty()) {
                look.site_names.entry(plain_value(name)).or_default().push(site.id);
            }
        }
        look
    }

    fn index_township(&mut self, township: &Township) {
        if !township.code.is_empty() {
            self.township_codes.insert(plain_value(&township.code), township.id);
        }
        self.township_names.insert(plain_value(&township.name), township.id);
        self.township_stems.entry(plain_value(township_stem(&township.name))).or_insert(township.id);
    }

    fn index_village(&mut self, village: &Village) {
        if !village.code.is_empty() {
            self.village_codes.insert(plain_value(&village.code), village.id);
        }
        self.village_township.insert(village.id, village.township);
        let (name, full) = (plain_value(&village.name), plain_value(&village.full_name));
        let stem = plain_value(village_stem(&village.name));
        let full_stem = plain_value(village_stem(&village.full_name));
        if !full_stem.is_empty() && full_stem != stem {
            self.village_stems.entry(full_stem).or_default().push(village.id);
        }
        self.village_stems.entry(stem).or_default().push(village.id);
        if !full.is_empty() && full != name {
            self.village_names.entry(full).or_default().push(village.id);
        }
        self.village_names.entry(name).or_default().push(village.id);
    }

    fn index_unit(&mut self, unit: &Unit) {
        if !unit.code.is_empty() {
            self.unit_codes.insert(plain_value(&unit.code), unit.id);
        }
        self.unit_names.insert(plain_value(&unit.name), unit.id);
    }

    /// The township with this code.
    pub fn township_by_code(&self, code: &str) -> Option<Id<Township>> {
        self.township_codes.get(&plain_value(code)).copied()
    }

    /// The township with this name, with or without its ending, or with this code.
    pub fn township(&self, text: &str) -> Option<Id<Township>> {
        let plain = plain_value(text);
        let found = self.township_names.get(&plain).or_else(|| self.township_codes.get(&plain));
        found.or_else(|| self.township_stems.get(&plain_value(township_stem(text)))).copied()
    }

    /// The name of a township, also of one that the import makes.
    pub fn township_name(&self, id: Id<Township>) -> &str {
        let made = || self.new_townships.iter().find(|township| township.id == id);
        self.world.townships.get(id).or_else(made).map(|township| township.name.as_str()).unwrap_or_default()
    }

    /// The village with this code.
    pub fn village_by_code(&self, code: &str) -> Option<Id<Village>> {
        self.village_codes.get(&plain_value(code)).copied()
    }

    /// The village with this name (short, full, with or without its ending, with its township's name before it), within
    /// a township where one is given. Codes are taken for names too.
    pub fn village(&self, text: &str, township: Option<Id<Township>>) -> Result<Id<Village>, Sentence> {
        let plain = plain_value(text);
        if let Some(id) = self.village_codes.get(&plain) {
            return Ok(*id);
        }
        let stem = plain_value(village_stem(text));
        for (names, key) in [(&self.village_names, &plain), (&self.village_stems, &stem)] {
            let mut found = self.within(names.get(key), township);
            found.dedup();
            match found.as_slice() {
                [] => {}
                [one] => return Ok(*one),
                several => return Err(self.ambiguous(several)),
            }
        }
        self.village_after_township(text, township).ok_or_else(|| match township {
            Some(id) => Sentence::new("exchange.village.not_in_township").with("township", self.township_name(id)),
            None => Sentence::new("exchange.village.unknown"),
        })
    }

    fn within(&self, found: Option<&Vec<Id<Village>>>, township: Option<Id<Township>>) -> Vec<Id<Village>> {
        let fits = |id: &Id<Village>| township.is_none_or(|wanted| self.village_township.get(id) == Some(&wanted));
        found.into_iter().flatten().copied().filter(fits).collect()
    }

    fn ambiguous(&self, villages: &[Id<Village>]) -> Sentence {
        let mut townships: Vec<_> = villages
            .iter()
            .filter_map(|id| self.village_township.get(id))
            .map(|id| self.township_name(*id).to_owned())
            .collect();
        townships.sort();
        townships.dedup();
        let key = if townships.len() > 1 { "exchange.village.ambiguous" } else { "exchange.village.twice" };
        Sentence::new(key).with("townships", townships.join("、"))
    }

    /// 白塔镇上横街村: the name of a township and of a village in it, also after the county's name.
    fn village_after_township(&self, text: &str, township: Option<Id<Township>>) -> Option<Id<Village>> {
        let text = text.trim();
        let text = text.strip_prefix(self.world.county_name()).unwrap_or(text);
        text.char_indices().skip(2).find_map(|(at, _)| {
            let (head, rest) = text.split_at(at);
            let found = self.township_names.get(&plain_value(head)).copied()?;
            let fits = township.is_none_or(|wanted| wanted == found);
            (fits && !rest.is_empty()).then(|| self.village_in(rest, found)).flatten()
        })
    }

    fn village_in(&self, name: &str, township: Id<Township>) -> Option<Id<Village>> {
        let by = |names: &Names<Village>, key: &str| match self.within(names.get(key), Some(township)).as_slice() {
            [one] => Some(*one),
            _ => None,
        };
        by(&self.village_names, &plain_value(name))
            .or_else(|| by(&self.village_stems, &plain_value(village_stem(name))))
    }

    /// The village whose boundary holds a point.
    pub fn village_at(&mut self, point: Point) -> Option<Id<Village>> {
        let world = self.world;
        self.areas.get_or_insert_with(|| Areas::new(world)).village_at(point)
    }

    /// The unit with this name or code.
    pub fn unit(&self, text: &str) -> Option<Id<Unit>> {
        let plain = plain_value(text);
        self.unit_names.get(&plain).or_else(|| self.unit_codes.get(&plain)).copied()
    }

    /// The unit with this code.
    pub fn unit_by_code(&self, code: &str) -> Option<Id<Unit>> {
        self.unit_codes.get(&plain_value(code)).copied()
    }

    /// The cadre with this work number.
    pub fn cadre_by_code(&self, code: &str) -> Option<Id<Cadre>> {
        self.cadre_codes.get(&plain_value(code)).copied()
    }

    /// The cadre with this name or work number, of this unit where one is given.
    pub fn cadre(&self, text: &str, unit: Option<Id<Unit>>) -> Result<Id<Cadre>, Sentence> {
        let first = text.split_whitespace().next().unwrap_or_default();
        if let Some(id) = self.cadre_by_code(text).or_else(|| self.cadre_by_code(first)) {
            return Ok(id);
        }
        let all = self.cadre_names.get(&plain_value(text)).map(Vec::as_slice).unwrap_or_default();
        let of_unit =
            |id: &&Id<Cadre>| unit.is_some() && self.world.cadres.get(**id).is_some_and(|cadre| cadre.unit == unit);
        match (all, all.iter().filter(of_unit).collect::<Vec<_>>().as_slice()) {
            ([], _) => Err(Sentence::new("exchange.cadre.unknown")),
            (_, [one]) => Ok(**one),
            ([one], _) => Ok(*one),
            (several, _) => Err(Sentence::new("exchange.cadre.ambiguous").with("count", several.len())),
        }
    }

    /// Whether a cadre of this name belongs to the unit.
    pub fn is_in_unit(&self, name: &str, unit: Option<Id<Unit>>) -> bool {
        let all = self.cadre_names.get(&plain_value(name)).map(Vec::as_slice).unwrap_or_default();
        all.iter().filter_map(|id| self.world.cadres.get(*id)).any(|cadre| cadre.unit == unit)
    }

    /// The site with this name or code.
    pub fn site(&self, text: &str) -> Result<Id<Site>, Sentence> {
        match self.site_names.get(&plain_value(text)).map(Vec::as_slice) {
            Some([one]) => Ok(*one),
            None | Some([]) => Err(Sentence::new("exchange.site.unknown")),
            Some(several) => Err(Sentence::new("exchange.site.ambiguous").with("count", several.len())),
        }
    }

    /// The code of a word of a catalogue list: by code, title or alias. A list without rows takes every word.
    pub fn entry(&self, kind: CatalogueKind, word: &str) -> Option<&str> {
        let list = self.entries.get(&kind)?;
        list.get(word).or_else(|| list.get(&plain_value(word))).map(String::as_str)
    }

    /// Whether a catalogue list has any rows.
    pub fn has_list(&self, kind: CatalogueKind) -> bool {
        self.world.catalogue.iter().any(|row| row.kind == kind)
    }

    /// Makes a township that rows of the import name.
    pub fn add_township(&mut self, township: Township) {
        self.index_township(&township);
        self.new_townships.push(township);
    }

    /// Makes a unit that rows of the import name.
    pub fn add_unit(&mut self, unit: Unit) {
        self.index_unit(&unit);
        self.new_units.push(unit);
    }

    /// Forgets what was made after there were so many new townships and units: the row that needed them is not taken.
    pub fn forget_after(&mut self, (townships, units): (usize, usize)) {
        for township in self.new_townships.drain(townships..) {
            self.township_codes.retain(|_, id| *id != township.id);
            self.township_names.retain(|_, id| *id != township.id);
            self.township_stems.retain(|_, id| *id != township.id);
        }
        for unit in self.new_units.drain(units..) {
            self.unit_codes.retain(|_, id| *id != unit.id);
            self.unit_names.retain(|_, id| *id != unit.id);
        }
    }
}

fn entries(world: &World) -> Entries {
    let mut entries = Entries::new();
    for row in world.catalogue.iter() {
        let aliases = row.aliases.split([';', '；']).filter(|alias| !alias.trim().is_empty());
        for word in aliases.chain([row.title_en.as_str(), row.title_zh.as_str()]).filter(|word| !word.is_empty()) {
            entries.entry(row.kind).or_default().entry(plain_value(word)).or_insert_with(|| row.code.clone());
        }
    }
    for row in world.catalogue.iter() {
        entries.entry(row.kind).or_default().insert(plain_value(&row.code), row.code.clone());
    }
    entries
}
