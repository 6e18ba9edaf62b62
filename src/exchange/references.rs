//! What a cell calls a record to which another one refers: its number, its name, or who, where and when; the identity
//! where nothing else tells it from the rest.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use crate::model::{
    Activity, Campaign, CatalogueKind, Id, Issue, Plan, Posting, Promise, Record, Sentence, Standing, Table, Village,
    World,
};

use super::mask;
use super::spelling::plain_value;

/// A record to which others refer.
pub(super) trait Referred: Record {
    /// What it may be called, the plainest first; never empty texts. `masked` hides names of people.
    fn callings(&self, world: &World, masked: bool) -> Vec<String>;

    /// The records of this type.
    fn table(world: &World) -> &Table<Self>;

    /// Where what they are called is kept.
    fn callings_in<'d>(directory: &'d Directory<'_>) -> &'d OnceCell<Callings<Self>>;
}

/// The records for each calling.
pub(super) type Callings<T> = HashMap<String, Vec<Id<T>>>;

/// What all records of a world are called; each table is gone through when it is first asked for.
pub(super) struct Directory<'w> {
    world: &'w World,
    activities: OnceCell<Callings<Activity>>,
    campaigns: OnceCell<Callings<Campaign>>,
    issues: OnceCell<Callings<Issue>>,
    plans: OnceCell<Callings<Plan>>,
    postings: OnceCell<Callings<Posting>>,
    promises: OnceCell<Callings<Promise>>,
    standings: OnceCell<Callings<Standing>>,
    namesakes: OnceCell<HashSet<Id<Village>>>,
}

impl<'w> Directory<'w> {
    /// The directory of a world.
    pub fn new(world: &'w World) -> Self {
        Self {
            world,
            activities: OnceCell::new(),
            campaigns: OnceCell::new(),
            issues: OnceCell::new(),
            plans: OnceCell::new(),
            postings: OnceCell::new(),
            promises: OnceCell::new(),
            standings: OnceCell::new(),
            namesakes: OnceCell::new(),
        }
    }

    fn callings<T: Referred>(&self) -> &Callings<T> {
        T::callings_in(self).get_or_init(|| {
            let mut all = Callings::new();
            for row in T::table(self.world).iter() {
                let mut names = row.callings(self.world, false);
                names.extend(row.callings(self.world, true));
                names = names.iter().map(|name| plain_value(name)).collect();
                names.sort();
                names.dedup();
                for name in names {
                    all.entry(name).or_default().push(row.id());
                }
            }
            all
        })
    }

    /// What a cell calls the record: the first calling that no other record has, else its identity.
    pub fn calling<T: Referred>(&self, id: Id<T>, masked: bool) -> String {
        let Some(row) = T::table(self.world).get(id) else { return String::new() };
        let all = self.callings::<T>();
        let is_alone = |name: &String| all.get(&plain_value(name)).is_some_and(|ids| ids.len() == 1);
        row.callings(self.world, masked).into_iter().find(is_alone).unwrap_or_else(|| id.to_string())
    }

    /// The record that a cell calls so.
    pub fn find<T: Referred>(&self, text: &str) -> Result<Id<T>, Sentence> {
        let by_id = || Id::parse(text.trim()).filter(|id| T::table(self.world).get(*id).is_some());
        match self.callings::<T>().get(&plain_value(text)).map(Vec::as_slice) {
            Some([one]) => Ok(*one),
            Some([_, _, ..]) => Err(Sentence::new("exchange.reference.ambiguous")),
            _ => by_id().ok_or_else(|| {
                Sentence::new("exchange.reference.unknown").with("what", format!("@edit.what.{}", T::TABLE))
            }),
        }
    }

    /// The name of a village; with its township's before it where the county has another one of this name.
    pub fn village(&self, id: Id<Village>) -> String {
        let namesakes = self.namesakes.get_or_init(|| {
            let mut of_name: HashMap<String, Vec<Id<Village>>> = HashMap::new();
            for village in self.world.villages.iter() {
                of_name.entry(plain_value(&village.name)).or_default().push(village.id);
            }
            of_name.into_values().filter(|ids| ids.len() > 1).flatten().collect()
        });
        let Some(village) = self.world.villages.get(id) else { return String::new() };
        match self.world.townships.get(village.township).filter(|_| namesakes.contains(&id)) {
            Some(township) => format!("{}{}", township.name, village.name),
            None => village.name.clone(),
        }
    }
}

/// The parts that are not empty, with blanks between them.
fn joined<const N: usize>(parts: [&str; N]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The callings without those that are empty; numbers of telephones are hidden in those that an export masks.
fn said(names: impl IntoIterator<Item = String>, masked: bool) -> Vec<String> {
    let names = names.into_iter().filter(|name| !name.is_empty());
    names.map(|name| if masked { mask::numbers_in(&name) } else { name }).collect()
}

fn village_name(world: &World, id: Option<Id<Village>>) -> &str {
    id.and_then(|id| world.villages.get(id)).map(|village| village.name.as_str()).unwrap_or_default()
}

/// Says where what a type is called is kept.
macro_rules! kept_in {
    ($field:ident) => {
        fn table(world: &World) -> &Table<Self> {
            &world.$field
        }

        fn callings_in<'d>(directory: &'d Directory<'_>) -> &'d OnceCell<Callings<Self>> {
            &directory.$field
        }
    };
}

impl Referred for Issue {
    kept_in!(issues);

    fn callings(&self, _: &World, _: bool) -> Vec<String> {
        vec![self.number.clone()]
    }
}

impl Referred for Campaign {
    kept_in!(campaigns);

    fn callings(&self, _: &World, masked: bool) -> Vec<String> {
        said([self.name.clone()], masked)
    }
}

impl Referred for Plan {
    kept_in!(plans);

    fn callings(&self, _: &World, masked: bool) -> Vec<String> {
        said([self.title.clone()], masked)
    }
}

impl Referred for Promise {
    kept_in!(promises);

    fn callings(&self, _: &World, masked: bool) -> Vec<String> {
        said([self.number.clone(), self.title.clone()], masked)
    }
}

impl Referred for Activity {
    kept_in!(activities);

    fn callings(&self, world: &World, masked: bool) -> Vec<String> {
        let kind = world.entry(CatalogueKind::ActivityKind, &self.kind).map_or(self.kind.as_str(), |row| &row.title_zh);
        let what = if self.title.is_empty() { kind } else { &self.title };
        let day = self.on.to_string();
        said([self.number.clone(), joined([&day, what, village_name(world, self.villages.first().copied())])], masked)
    }
}

impl Referred for Standing {
    kept_in!(standings);

    fn callings(&self, world: &World, masked: bool) -> Vec<String> {
        said([joined([village_name(world, Some(self.village)), &self.listed_on.to_string()])], masked)
    }
}

impl Referred for Posting {
    kept_in!(postings);

    fn callings(&self, world: &World, masked: bool) -> Vec<String> {
        let cadre = self.cadre.and_then(|id| world.cadres.get(id));
        let unit = self.unit.and_then(|id| world.units.get(id)).map(|unit| unit.name.as_str()).unwrap_or_default();
        let name = |name: &str| if masked { mask::name(name) } else { name.to_owned() };
        let who = cadre.map_or_else(|| unit.to_owned(), |cadre| joined([&cadre.code, &name(&cadre.name)]));
        let role = world.entry(CatalogueKind::Role, &self.role).map_or(self.role.as_str(), |row| &row.title_zh);
        said([joined([&who, role, world.place_name(self.place), &self.from.to_string()])], masked)
    }
}
