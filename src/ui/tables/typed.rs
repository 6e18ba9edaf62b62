//! What was typed into the filter, made ready for many rows.
//!
//! Of the names and kinds to which rows only point, those that hold what was typed are found once for all rows. So what a
//! row says need not be written down again when a name changes.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::model::{Cadre, CatalogueKind, Date, Id, Record, Table, Uuid, Village, World};
use crate::ui::widgets::{Spelling, day};

use super::cell::Scope;
use super::placed::Placed;

/// How the villages and the cadres are spelled, until one of them changes.
#[derive(Debug, Default)]
pub struct Spelled {
    villages: Spellings<Village>,
    cadres: Spellings<Cadre>,
}

#[derive(Debug)]
struct Spellings<T: Record> {
    of: Table<T>,
    rows: Vec<(Id<T>, Spelling)>,
}

impl<T: Record> Default for Spellings<T> {
    fn default() -> Self {
        Self { of: Table::default(), rows: Vec::new() }
    }
}

impl<T: Record> Spellings<T> {
    fn refresh(&mut self, table: &Table<T>, name: impl Fn(&T) -> &str) {
        if !self.of.is_same(table) {
            let rows = table.iter().map(|row| (row.id(), Spelling::of(name(row)))).collect();
            *self = Self { of: table.clone(), rows };
        }
    }

    fn matching(&self, typed: &str) -> BTreeSet<Id<T>> {
        self.rows.iter().filter(|(_, spelling)| spelling.matches(typed)).map(|(id, _)| *id).collect()
    }
}

impl Spelled {
    /// Spells again what has changed.
    fn refresh(&mut self, world: &World) {
        self.villages.refresh(&world.villages, |row| &row.name);
        self.cadres.refresh(&world.cadres, |row| &row.name);
    }
}

/// What was typed; never nothing.
pub struct Typed<'a> {
    scope: Scope<'a>,
    /// In small letters, without spaces around it.
    text: String,
    /// Whether a capital letter may stand for one of its letters.
    has_letters: bool,
    /// Whether the sign between two names is in it, in part or whole.
    has_joint: bool,
    /// The villages and cadres that it means as they are spelled.
    villages: BTreeSet<Id<Village>>,
    cadres: BTreeSet<Id<Cadre>>,
    /// The places, units, cadres and campaigns in whose names it is, in order.
    named: Vec<Uuid>,
    /// The codes in whose titles it is.
    kinds: BTreeMap<CatalogueKind, Vec<&'a str>>,
    /// The days in which it is, as far as they were asked for.
    days: RefCell<HashMap<Date, bool>>,
}

impl<'a> Typed<'a> {
    /// Makes it ready; none if there is nothing but space.
    pub fn of(scope: Scope<'a>, typed: &str, spelled: &mut Spelled) -> Option<Self> {
        let text = typed.trim().to_lowercase();
        if text.is_empty() {
            return None;
        }
        spelled.refresh(scope.world());
        let joint = scope.sight.language.say("table.and");
        let mut typed = Self {
            scope,
            // The small form of İ leaves its dot over.
            has_letters: text.chars().any(|letter| letter.is_lowercase() || letter == '\u{307}'),
            has_joint: text.chars().any(|letter| joint.contains(letter)),
            villages: spelled.villages.matching(&text),
            cadres: spelled.cadres.matching(&text),
            text,
            named: Vec::new(),
            kinds: BTreeMap::new(),
            days: RefCell::default(),
        };
        typed.find_names(scope.world());
        for row in scope.world().catalogue.iter() {
            if typed.is_in(scope.lookup.title(row.kind, &row.code)) {
                typed.kinds.entry(row.kind).or_default().push(&row.code);
            }
        }
        Some(typed)
    }

    fn find_names(&mut self, world: &World) {
        let townships = world.townships.iter().map(|row| (row.id.uuid(), &row.name));
        let villages = world.villages.iter().map(|row| (row.id.uuid(), &row.name));
        let units = world.units.iter().map(|row| (row.id.uuid(), &row.name));
        let cadres = world.cadres.iter().map(|row| (row.id.uuid(), &row.name));
        let campaigns = world.campaigns.iter().map(|row| (row.id.uuid(), &row.name));
        let names = townships.chain(villages).chain(units).chain(cadres).chain(campaigns);
        let mut named: Vec<Uuid> = names.filter(|(_, name)| self.is_in(name)).map(|(id, _)| id).collect();
        named.sort_unstable();
        self.named = named;
    }

    /// Whether it is in a text, whatever the size of its letters.
    pub fn is_in(&self, text: &str) -> bool {
        if self.has_letters { text.to_lowercase().contains(&self.text) } else { text.contains(&self.text) }
    }

    /// It, in small letters.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it is in any name or title to which a row can point.
    pub fn is_named(&self) -> bool {
        !(self.named.is_empty() && self.kinds.is_empty() && self.villages.is_empty() && self.cadres.is_empty())
    }

    /// Whether a village or a cadre of the row is spelled so.
    pub fn is_spelled(&self, row: &impl Placed) -> bool {
        (!self.villages.is_empty() && row.is_of(&self.villages)) || (!self.cadres.is_empty() && row.is_by(&self.cadres))
    }

    /// Whether it is in the name of a place, a unit, a cadre or a campaign.
    pub fn name(&self, id: Option<Uuid>) -> bool {
        !self.named.is_empty() && id.is_some_and(|id| self.named.binary_search(&id).is_ok())
    }

    /// Whether it is in one of several names, or in all of them as they stand together.
    pub fn names<T>(&self, ids: &[Id<T>], together: impl Fn() -> String) -> bool {
        ids.iter().any(|id| self.name(Some(id.uuid()))) || (self.has_joint && self.is_in(&together()))
    }

    /// Whether it is in the title of a kind.
    pub fn title(&self, kind: CatalogueKind, code: &str) -> bool {
        self.kinds.get(&kind).is_some_and(|codes| codes.contains(&code))
    }

    /// Whether it is in the title of a kind; where no list has the kind, in its code.
    pub fn kind(&self, kind: CatalogueKind, code: &str) -> bool {
        self.title(kind, code) || (self.is_in(code) && self.scope.lookup.kind(kind, code).is_none())
    }

    /// Whether it is in a day as tables show it.
    pub fn day(&self, date: Option<Date>) -> bool {
        let is_in = |date| self.is_in(&day::short_date(self.scope.sight.language, date));
        date.is_some_and(|date| *self.days.borrow_mut().entry(date).or_insert_with(|| is_in(date)))
    }

    /// Whether nothing but figures was typed.
    pub fn is_figures(&self) -> bool {
        self.text.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// Whether it is in a number.
    pub fn number(&self, number: Option<u32>) -> bool {
        self.is_figures() && number.is_some_and(|number| number.to_string().contains(&self.text))
    }
}
