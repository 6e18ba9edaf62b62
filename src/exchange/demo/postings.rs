//! Who is posted where in the demo county, today and in the years before.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, date};

use crate::model::{Cadre, Id, Place, Posting, Site, Unit, Village, role};

use super::cadres::Cadres;
use super::clusters;
use super::days::{TODAY, later};
use super::dice::Dice;
use super::ground::Ground;
use super::units::Units;
use super::weak::Weak;

/// How many villages have no resident cadre.
pub(super) const WITHOUT_RESIDENT: usize = 15;
/// How many first secretaries there are beside those of the listed villages.
const OTHER_FIRST_SECRETARIES: usize = 34;
/// How many postings of earlier years there are.
const PAST: usize = 140;

/// All postings, with what the ledger asks of them.
#[derive(Debug, Default)]
pub(super) struct Postings {
    pub all: Vec<Posting>,
    /// The first resident of each village today.
    pub resident: BTreeMap<usize, Id<Cadre>>,
    /// The cadre of the township who is responsible for each village.
    pub lead: BTreeMap<usize, Id<Cadre>>,
    leaders: Vec<usize>,
}

impl Postings {
    /// The posting of the county leader of a township.
    pub fn leader_of(&self, township: usize) -> Option<&Posting> {
        self.leaders.get(township).and_then(|index| self.all.get(*index))
    }
}

struct Maker<'a> {
    ground: &'a Ground,
    dice: Dice,
    made: Postings,
    /// Cadres of the town and of the townships who may still be made resident, next one last.
    free_county: Vec<&'a Cadre>,
    free_township: Vec<Vec<&'a Cadre>>,
}

/// Makes the postings.
pub(super) fn postings(ground: &Ground, units: &Units, cadres: &Cadres, weak: &[Weak], sites: &[Site]) -> Postings {
    let mut dice = Dice::named("postings");
    let mut free_county: Vec<&Cadre> = members(cadres.of_county(units.townships));
    dice.shuffle(&mut free_county);
    let free_township = (0..units.townships).map(|township| members(cadres.of_township(township))).collect();
    let mut maker = Maker { ground, dice, made: Postings::default(), free_county, free_township };
    maker.township_leaders(cadres);
    maker.village_leads(cadres);
    maker.residents(weak);
    maker.contacts(units, weak);
    maker.enterprises(cadres, units, sites);
    maker.past(cadres, units);
    maker.made
}

/// Those of a staff who can be sent to live in a village.
fn members(staff: &[Cadre]) -> Vec<&Cadre> {
    staff.iter().filter(|cadre| cadre.active && cadre.rank == "section_member").collect()
}

impl<'a> Maker<'a> {
    fn push(&mut self, cadre: Option<&Cadre>, unit: Option<Id<Unit>>, place: Place, role: &str, from: Date) {
        let number = self.made.all.len() + 1;
        self.made.all.push(Posting {
            id: Id::named(&format!("demo:posting:{number}")),
            cadre: cadre.map(|cadre| cadre.id),
            unit: unit.or_else(|| cadre.and_then(|cadre| cadre.unit)),
            place,
            role: role.to_owned(),
            from,
            until: None,
            note: String::new(),
        });
    }

    fn place(&self, village: usize) -> Place {
        Place::Village(self.ground.villages[village].id)
    }

    /// 挂乡: one leader for each township.
    fn township_leaders(&mut self, cadres: &Cadres) {
        for (township, leader) in self.ground.townships.iter().zip(cadres.leaders()) {
            self.made.leaders.push(self.made.all.len());
            self.push(Some(leader), None, Place::Township(township.id), role::TOWNSHIP_LEADER, date(2025, 2, 10));
        }
    }

    /// 包村: somebody of the township for every village, one or two villages each.
    fn village_leads(&mut self, cadres: &Cadres) {
        for township in 0..self.ground.townships.len() {
            let staff: Vec<&Cadre> = cadres.of_township(township).iter().filter(|cadre| cadre.active).collect();
            let villages: Vec<usize> = self.ground.villages_of(township).collect();
            for (place, village) in villages.into_iter().enumerate() {
                let home = self.ground.villages[village].id;
                let candidates = (0..staff.len()).map(|step| staff[(1 + place + step) % staff.len().max(1)]);
                let Some(lead) = candidates.into_iter().find(|cadre| cadre.home_village != Some(home)) else {
                    continue;
                };
                let from = later(date(2025, 1, 6), self.dice.between(0, 60));
                self.push(Some(lead), None, self.place(village), role::VILLAGE_LEAD, from);
                self.made.lead.insert(village, lead.id);
            }
        }
    }

    /// 第一书记 and 驻村: in all villages but some.
    fn residents(&mut self, weak: &[Weak]) {
        let listed: BTreeSet<usize> = weak.iter().map(|case| case.village).collect();
        let without = self.without_resident(weak);
        let mut others: Vec<usize> = (0..self.ground.villages.len())
            .filter(|village| !listed.contains(village) && !without.contains(village))
            .filter(|village| self.ground.villages[*village].kind == "village")
            .collect();
        self.dice.shuffle(&mut others);
        let secretaries: BTreeSet<usize> = others.into_iter().take(OTHER_FIRST_SECRETARIES).collect();
        for village in (0..self.ground.villages.len()).filter(|village| !without.contains(village)) {
            let is_weak = weak.iter().any(|case| case.village == village && case.is_weak());
            let with_secretary = secretaries.contains(&village) || listed.contains(&village) && !self.dice.happens(8.0);
            let count = 1 + usize::from(is_weak) + usize::from(self.dice.happens(20.0));
            for place in 0..count {
                let is_secretary = with_secretary && place == 0;
                let role = if is_secretary { role::FIRST_SECRETARY } else { role::RESIDENT };
                let from_town = is_secretary || self.dice.happens(38.0);
                let Some(cadre) = self.somebody_for(village, from_town) else { continue };
                let from = later(date(2025, 3, 3), [0, 0, 7, 180, 365, 420, 540][self.dice.below(7)]);
                self.push(Some(cadre), None, self.place(village), role, from);
                self.made.resident.entry(village).or_insert(cadre.id);
            }
        }
    }

    /// The villages without a resident: one of the weak ones, one of the valley, and remote ones.
    fn without_resident(&mut self, weak: &[Weak]) -> BTreeSet<usize> {
        let listed: BTreeSet<usize> = weak.iter().map(|case| case.village).collect();
        let first_weak = weak.iter().rev().find(|case| case.is_weak()).map(|case| case.village);
        let valley = clusters::valley(self.ground).into_iter().find(|village| !listed.contains(village));
        let mut without: BTreeSet<usize> = first_weak.into_iter().chain(valley).collect();
        let mut remote: Vec<usize> = (0..self.ground.villages.len())
            .filter(|village| !listed.contains(village) && self.ground.township_name(*village).ends_with('乡'))
            .collect();
        self.dice.shuffle(&mut remote);
        while without.len() < WITHOUT_RESIDENT {
            let Some(village) = remote.pop() else { break };
            without.insert(village);
        }
        without
    }

    /// The next free cadre who does not come from that village.
    fn somebody_for(&mut self, village: usize, from_town: bool) -> Option<&'a Cadre> {
        let home = self.ground.villages[village].id;
        let township = self.ground.township_of[village];
        let take = |free: &mut Vec<&'a Cadre>| {
            let at = free.iter().rposition(|cadre| cadre.home_village != Some(home))?;
            Some(free.remove(at))
        };
        let of_township = self.free_township.get_mut(township).filter(|free| free.len() > 3 && !from_town);
        of_township.and_then(take).or_else(|| take(&mut self.free_county))
    }

    /// 联系 and 结对支部: units as a whole.
    fn contacts(&mut self, units: &Units, weak: &[Weak]) {
        let county: Vec<Id<Unit>> = units.of_county().map(|unit| unit.id).collect();
        let mut villages: Vec<usize> = (0..self.ground.villages.len()).collect();
        self.dice.shuffle(&mut villages);
        for (place, village) in villages.into_iter().take(4 * county.len()).enumerate() {
            let unit = county.get(place % county.len().max(1)).copied();
            self.push(None, unit, self.place(village), role::CONTACT, date(2025, 3, 1));
        }
        for case in weak {
            let unit = self.dice.pick(&county).copied();
            self.push(None, unit, self.place(case.village), role::PAIRED_BRANCH, later(case.listed_on, 10));
        }
    }

    /// 包企业: one cadre of the unit that looks after a site.
    fn enterprises(&mut self, cadres: &Cadres, units: &Units, sites: &[Site]) {
        for site in sites {
            let staff = cadres.of_county(units.townships).iter();
            let of_unit: Vec<&Cadre> = staff.filter(|cadre| cadre.unit == site.unit && cadre.active).collect();
            let cadre = self.dice.pick(&of_unit).copied();
            let from = later(date(2025, 2, 17), self.dice.between(0, 300));
            if cadre.is_some() {
                self.push(cadre, None, Place::Site(site.id), role::ENTERPRISE, from);
            }
        }
    }

    /// Postings of the round before: they ended when the present one began, or were cut short.
    fn past(&mut self, cadres: &Cadres, units: &Units) {
        let everybody: Vec<&Cadre> = members(cadres.of_county(units.townships));
        let mut done: BTreeSet<(Id<Cadre>, Id<Village>)> = BTreeSet::new();
        for place in 0..PAST {
            let village = self.dice.below(self.ground.villages.len());
            let home = self.ground.villages[village].id;
            let Some(cadre) = everybody.get(place % everybody.len().max(1)).copied() else { continue };
            if cadre.home_village == Some(home) || !done.insert((cadre.id, home)) {
                continue;
            }
            let role = if self.dice.happens(40.0) { role::FIRST_SECRETARY } else { role::RESIDENT };
            let from = later(date(2023, 3, 6), [0, 0, 120, 365][self.dice.below(4)]);
            let until =
                if self.dice.happens(80.0) { date(2025, 2, 28) } else { later(from, self.dice.between(90, 330)) };
            let unit = units.merged().filter(|_| self.dice.happens(8.0));
            self.push(Some(cadre), unit, self.place(village), role, from);
            if let Some(posting) = self.made.all.last_mut() {
                posting.until = Some(until.min(TODAY));
                posting.note = "上一轮".to_owned();
            }
        }
    }
}
