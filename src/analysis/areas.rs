//! Areas for which something is read: villages, townships, the county, or groups of villages with a name.

use crate::geometry::Geography;
use crate::model::{Id, Township, Village, World};

use super::facts::Places;

/// How large the areas are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Level {
    /// Each village for itself.
    #[default]
    Village,
    /// Each township with its villages and what is about it as a whole.
    Township,
    /// All together.
    County,
}

impl Level {
    /// All levels, from small to large.
    pub const ALL: [Self; 3] = [Self::Village, Self::Township, Self::County];

    /// The word for it on the command line.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Village => "village",
            Self::Township => "township",
            Self::County => "county",
        }
    }

    /// The level with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.code() == code)
    }
}

/// Which area it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AreaId {
    /// A village.
    Village(Id<Village>),
    /// A township.
    Township(Id<Township>),
    /// The county.
    County,
    /// A group of villages with this name.
    Group(String),
}

/// Areas in an order, each with its members. A village may be in several of them.
///
/// A member is the number of a place: villages in the order of their table (`world.villages`), then townships as a whole
/// in that of theirs, then the county as a whole. What is about a township as a whole so counts for the township and the
/// county, and for no village.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Areas {
    ids: Vec<AreaId>,
    ends: Vec<u32>,
    members: Vec<u32>,
}

impl Areas {
    /// The areas of a level, in the order of their codes.
    pub fn of(world: &World, level: Level) -> Self {
        match level {
            Level::Village => Self::of_villages(world, &by_code(world.villages.iter().map(|row| (&row.code, row.id)))),
            Level::Township => {
                Self::of_townships(world, &by_code(world.townships.iter().map(|row| (&row.code, row.id))))
            }
            Level::County => Self::county(world),
        }
    }

    /// Each of these villages, in this order: that of `Geography::villages`, say. One that does not exist has no member.
    pub fn of_villages(world: &World, villages: &[Id<Village>]) -> Self {
        let places = Places::of(world);
        let mut areas = Self::default();
        for village in villages {
            areas.members.extend(places.village(*village));
            areas.end(AreaId::Village(*village));
        }
        areas
    }

    /// Each of these townships, in this order: that of `Geography::townships`, say, which is also that of the areas of a
    /// coverage dissolved by `Geography::township_of_area`.
    pub fn of_townships(world: &World, townships: &[Id<Township>]) -> Self {
        let places = Places::of(world);
        let mut members: Vec<(u32, u32)> = (0..)
            .zip(world.villages.iter())
            .filter_map(|(place, village)| Some((places.township(village.township)?, place)))
            .collect();
        members.sort_unstable();
        let mut areas = Self::default();
        for township in townships {
            if let Some(whole) = places.township(*township) {
                let first = members.partition_point(|(of, _)| *of < whole);
                let own = members[first..].iter().take_while(|(of, _)| *of == whole);
                areas.members.extend(own.map(|(_, place)| *place).chain([whole]));
            }
            areas.end(AreaId::Township(*township));
        }
        areas
    }

    /// Groups of villages with their names, in this order.
    pub fn of_groups(world: &World, groups: &[(String, Vec<Id<Village>>)]) -> Self {
        let places = Places::of(world);
        let mut areas = Self::default();
        for (name, villages) in groups {
            areas.members.extend(villages.iter().filter_map(|village| places.village(*village)));
            areas.end(AreaId::Group(name.clone()));
        }
        areas
    }

    /// The areas that border on each, by their places among the areas, ascending: those of which a village has a border or
    /// a corner in common with a village of the area.
    pub fn neighbours(&self, world: &World, geography: &Geography) -> Vec<Vec<u32>> {
        let area_of_place: Vec<Option<u32>> = world.villages.iter().map(|village| geography.area(village.id)).collect();
        let area_of = |place: u32| area_of_place.get(place as usize).copied().flatten();
        let mut holders: Vec<Vec<u32>> = vec![Vec::new(); geography.villages.len()];
        for nth in 0..self.len() {
            let own = self.members(nth).iter().filter_map(|place| area_of(*place));
            own.for_each(|area| holders[area as usize].push(u32::try_from(nth).unwrap_or(u32::MAX)));
        }
        let around = |nth: usize| {
            let own = self.members(nth).iter().filter_map(|place| area_of(*place));
            let beside = own.flat_map(|area| &geography.neighbours()[area as usize]);
            let mut found: Vec<u32> = beside.flat_map(|area| &holders[*area as usize]).copied().collect();
            found.sort_unstable();
            found.dedup();
            found.retain(|other| *other as usize != nth);
            found
        };
        (0..self.len()).map(around).collect()
    }

    fn county(world: &World) -> Self {
        let mut areas = Self::default();
        areas.members.extend(0..=Places::of(world).county());
        areas.end(AreaId::County);
        areas
    }

    fn end(&mut self, id: AreaId) {
        self.ids.push(id);
        self.ends.push(u32::try_from(self.members.len()).unwrap_or(u32::MAX));
    }

    /// How many areas there are.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Which areas they are.
    pub fn ids(&self) -> &[AreaId] {
        &self.ids
    }

    /// The places that belong to an area, by its place among the areas.
    pub fn members(&self, nth: usize) -> &[u32] {
        let start = nth.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.members[start as usize..self.ends[nth] as usize]
    }

    /// The name of an area.
    pub fn name<'a>(&'a self, world: &'a World, nth: usize) -> &'a str {
        match &self.ids[nth] {
            AreaId::Village(id) => world.villages.get(*id).map_or("", |row| &row.name),
            AreaId::Township(id) => world.townships.get(*id).map_or("", |row| &row.name),
            AreaId::County => world.county_name(),
            AreaId::Group(name) => name,
        }
    }

    /// The code of an area; a group has none, nor has the county.
    pub fn code<'a>(&self, world: &'a World, nth: usize) -> &'a str {
        match &self.ids[nth] {
            AreaId::Village(id) => world.villages.get(*id).map_or("", |row| &row.code),
            AreaId::Township(id) => world.townships.get(*id).map_or("", |row| &row.code),
            AreaId::County | AreaId::Group(_) => "",
        }
    }
}

fn by_code<'a, T: 'a>(rows: impl Iterator<Item = (&'a String, Id<T>)>) -> Vec<Id<T>> {
    let mut rows: Vec<_> = rows.collect();
    rows.sort();
    rows.into_iter().map(|(_, id)| id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::sample::{self, township, village};

    fn names(world: &World, areas: &Areas) -> Vec<String> {
        (0..areas.len()).map(|nth| areas.name(world, nth).to_owned()).collect()
    }

    #[test]
    fn the_areas_of_a_level_come_by_code_and_hold_every_village_once() {
        let world = sample::sample_world();
        let villages = Areas::of(&world, Level::Village);
        assert_eq!(names(&world, &villages), ["东一村", "东二村", "东三村", "西一村", "西二村", "西三村"]);
        let townships = Areas::of(&world, Level::Township);
        assert_eq!(names(&world, &townships), ["东样乡", "西例镇"]);
        assert_eq!(townships.code(&world, 1), "990102000");
        for level in Level::ALL {
            let areas = Areas::of(&world, level);
            let mut members: Vec<u32> = (0..areas.len()).flat_map(|nth| areas.members(nth).to_vec()).collect();
            members.sort_unstable();
            let wholes = [0, 2, 3][Level::ALL.iter().position(|one| *one == level).unwrap()];
            assert_eq!(members, (0..6 + wholes).collect::<Vec<u32>>(), "{level:?}");
        }
    }

    #[test]
    fn groups_hold_what_they_name_and_what_is_unknown_has_no_member() {
        let world = sample::sample_world();
        let groups = [("沿河".to_owned(), ["东一村", "西三村", "无此村"].map(village).to_vec())];
        let areas = Areas::of_groups(&world, &groups);
        assert_eq!((areas.members(0).len(), areas.name(&world, 0), areas.code(&world, 0)), (2, "沿河", ""));
        assert!(Areas::of_villages(&world, &[village("无此村")]).members(0).is_empty());
        let townships = Areas::of_townships(&world, &[township("无此乡"), township("西例镇")]);
        assert_eq!((townships.members(0).len(), townships.members(1).len()), (0, 4));
        assert!(Areas::of(&World::default(), Level::Village).is_empty());
    }

    #[test]
    fn a_level_is_found_by_its_word() {
        assert!(Level::ALL.into_iter().all(|level| Level::from_code(level.code()) == Some(level)));
        assert_eq!(Level::from_code("planet"), None);
    }
}
