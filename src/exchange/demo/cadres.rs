//! The cadres of the demo county: 20 leaders, and the staff of its units. Names and numbers are invented.

use std::collections::BTreeSet;

use crate::model::{Cadre, CatalogueKind, CatalogueRow, Id, Village};

use super::dice::Dice;
use super::ground::Ground;
use super::names;
use super::units::Units;

/// How many cadres there are in all.
pub(super) const COUNT: usize = 1000;
/// How many of them are leaders of the county: one for each township.
const LEADERS: usize = 20;
/// How many work in each township.
const IN_TOWNSHIP: usize = 22;

const LEADER_DUTIES: [&str; 6] =
    ["县委常委", "副县长", "县人大常委会副主任", "县政协副主席", "县委副书记", "县政府党组成员"];

/// All cadres: the leaders of the county first, then the staff of the townships, then that of the town.
#[derive(Debug, Default)]
pub(super) struct Cadres {
    pub all: Vec<Cadre>,
}

impl Cadres {
    /// The leaders of the county.
    pub fn leaders(&self) -> &[Cadre] {
        &self.all[..LEADERS.min(self.all.len())]
    }

    /// The staff of a township; its head first.
    pub fn of_township(&self, township: usize) -> &[Cadre] {
        let start = (LEADERS + township * IN_TOWNSHIP).min(self.all.len());
        &self.all[start..(start + IN_TOWNSHIP).min(self.all.len())]
    }

    /// The staff of the units in the town, heads among them.
    pub fn of_county(&self, townships: usize) -> &[Cadre] {
        &self.all[(LEADERS + townships * IN_TOWNSHIP).min(self.all.len())..]
    }
}

/// Makes the cadres.
pub(super) fn cadres(ground: &Ground, units: &Units, catalogue: &[CatalogueRow]) -> Cadres {
    let skills: Vec<&str> =
        catalogue.iter().filter(|row| row.kind == CatalogueKind::Skill).map(|row| row.code.as_str()).collect();
    let mut maker = Maker { ground, skills, dice: Dice::named("cadres"), names: BTreeSet::new(), all: Vec::new() };
    let offices = ["县委办公室", "县政府办公室"].map(|name| units.named(name));
    for index in 0..LEADERS {
        let duty = LEADER_DUTIES[index % LEADER_DUTIES.len()];
        let unit = offices[index % offices.len()];
        maker.push(|cadre| Cadre { unit, rank: "county".into(), duty: duty.into(), share_percent: 10, ..cadre });
    }
    for township in 0..ground.townships.len() {
        let unit = units.of_township(township);
        for place in 0..IN_TOWNSHIP {
            let (rank, duty) = township_post(place);
            let base = ground.townships[township].seat;
            maker.push(|cadre| Cadre { unit, base, rank: rank.into(), duty: duty.into(), ..cadre });
        }
    }
    let county: Vec<_> = units.of_county().map(|unit| unit.id).collect();
    let rest = COUNT.saturating_sub(maker.all.len());
    for index in 0..rest {
        let unit = county.get(index % county.len().max(1)).copied();
        let (rank, duty) = county_post(index / county.len().max(1));
        maker.push(|cadre| Cadre { unit, rank: rank.into(), duty: duty.into(), ..cadre });
    }
    Cadres { all: maker.all }
}

/// Rank and duty in a township, by the place in its staff.
fn township_post(place: usize) -> (&'static str, &'static str) {
    match place {
        0 => ("section_chief", "党（工）委书记"),
        1 => ("section_chief", "镇（乡）长、主任"),
        2 => ("deputy_section_chief", "党（工）委副书记"),
        3..=6 => ("deputy_section_chief", "党（工）委委员"),
        7..=10 => ("section_member", "站所负责人"),
        _ => ("section_member", "科员"),
    }
}

/// Rank and duty in a unit of the town, by the place in its staff.
fn county_post(place: usize) -> (&'static str, &'static str) {
    match place {
        0 => ("section_chief", "主要负责人"),
        1 | 2 => ("deputy_section_chief", "副职"),
        3..=5 => ("section_member", "科室负责人"),
        _ => ("section_member", "科员"),
    }
}

struct Maker<'a> {
    ground: &'a Ground,
    skills: Vec<&'a str>,
    dice: Dice,
    names: BTreeSet<String>,
    all: Vec<Cadre>,
}

impl Maker<'_> {
    fn push(&mut self, finish: impl Fn(Cadre) -> Cadre) {
        let number = self.all.len() + 1;
        let cadre = Cadre {
            id: Id::named(&format!("demo:cadre:{number}")),
            code: format!("GB{number:05}"),
            name: self.name(),
            unit: None,
            rank: String::new(),
            duty: String::new(),
            skills: self.some_skills(),
            share_percent: [100, 100, 80, 60, 50, 40][self.dice.below(6)],
            home_village: self.home(),
            base: None,
            phone: format!("000-{:08}", 10_000_000 + number * 37),
            active: !self.dice.happens(1.5),
        };
        self.all.push(finish(cadre));
    }

    /// A name that nobody has yet.
    fn name(&mut self) -> String {
        loop {
            let name = names::name(&mut self.dice);
            if self.names.insert(name.clone()) {
                return name;
            }
        }
    }

    fn some_skills(&mut self) -> Vec<String> {
        let count = [0, 1, 1, 2, 2, 3][self.dice.below(6)];
        let drawn: BTreeSet<&str> = (0..count).filter_map(|_| self.dice.pick(&self.skills).copied()).collect();
        drawn.into_iter().map(str::to_owned).collect()
    }

    /// Two of three come from the county itself.
    fn home(&mut self) -> Option<Id<Village>> {
        let village = self.dice.pick(&self.ground.villages).map(|village| village.id);
        village.filter(|_| self.dice.happens(66.0))
    }
}
