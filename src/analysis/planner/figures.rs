//! The numbers of a draft: load, villages, ways and skills for each cadre, their sums for units and townships, and what
//! is missing in the county.

use std::collections::BTreeMap;

use crate::analysis::Findings;
use crate::model::{Date, Id, Place, Township, Unit, Village, World, role};

use super::Who;
use super::draft::{Draft, DraftPost};
use super::rules::Rules;
use super::spread::Spread;
use super::survey::{CadreFacts, Survey};

/// The parts of a load, each with its weight.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LoadParts {
    /// Open issues.
    pub issues: f64,
    /// Weak villages.
    pub weak: f64,
    /// Households.
    pub households: f64,
    /// The ways.
    pub distance: f64,
}

impl LoadParts {
    /// The load.
    pub fn sum(&self) -> f64 {
        self.issues + self.weak + self.households + self.distance
    }

    fn add(&mut self, other: &Self) {
        self.issues += other.issues;
        self.weak += other.weak;
        self.households += other.households;
        self.distance += other.distance;
    }
}

/// How many open issues ask for a skill, and for how many of them it is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Met {
    /// Those for which it is there.
    pub met: u32,
    /// All that ask for one.
    pub of: u32,
}

impl Met {
    fn add(&mut self, other: Self) {
        self.met += other.met;
        self.of += other.of;
    }
}

/// The numbers of a cadre, or of a unit tied as a whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WhoFigures {
    /// The load.
    pub load: LoadParts,
    /// How many postings hold.
    pub posts: u32,
    /// How many villages there are among the places.
    pub villages: u32,
    /// In how many of them the cadre lives.
    pub resident_villages: u32,
    /// The time that the postings take, per cent.
    pub taken_percent: u32,
    /// The time that there is, per cent; 100 for a unit.
    pub share_percent: u32,
    /// The ways to the villages that count for the load, each once, kilometres together; those that are not known are
    /// left out.
    pub way_km: f64,
    /// The longest of them, kilometres; nothing where none is known.
    pub longest_km: Option<f64>,
    /// How many of the ways are known.
    pub ways: u32,
    /// Which issues of the villages the skills are good for.
    pub skills: Met,
}

impl WhoFigures {
    /// The load as it would be with all of the time: a load of 30 with 60 per cent of the time weighs as much as 50.
    pub fn relative_load(&self) -> f64 {
        self.load.sum() * 100.0 / f64::from(self.share_percent.max(1))
    }
}

/// The sums of a unit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UnitFigures {
    /// How many of its cadres are posted to a village.
    pub cadres: u32,
    /// Their load together.
    pub load: LoadParts,
    /// How many villages they have.
    pub villages: u32,
    /// How many villages the unit is tied to as a whole.
    pub tied_villages: u32,
    /// In which townships its cadres live, in the order of their identities.
    pub townships: Vec<Id<Township>>,
    /// Which issues of their villages the skills of its cadres are good for.
    pub skills: Met,
}

/// The sums of a township.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AreaFigures {
    /// Its villages.
    pub villages: u32,
    /// How many cadres live in them by their postings.
    pub residents: u32,
    /// Those without one.
    pub without_resident: u32,
    /// Those that count as weak.
    pub weak: u32,
    /// The weak ones that lack a first secretary, a county leader or a paired unit.
    pub weak_lacking: u32,
    /// The load of its villages, without ways.
    pub load: f64,
    /// The load of those who are posted to its villages.
    pub borne: LoadParts,
    /// Which issues of its villages the skills of those who are posted there are good for.
    pub skills: Met,
}

/// The numbers of the county. Villages are in the order of their codes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CountyFigures {
    /// How many postings hold.
    pub posts: u32,
    /// How many cadres are posted to a village.
    pub cadres: u32,
    /// Villages without a resident cadre, first secretaries among them.
    pub without_resident: Vec<Id<Village>>,
    /// Villages without a first secretary.
    pub without_first_secretary: Vec<Id<Village>>,
    /// Weak villages without a first secretary.
    pub weak_without_first_secretary: Vec<Id<Village>>,
    /// Weak villages without a county leader.
    pub weak_without_leader: Vec<Id<Village>>,
    /// Weak villages without a paired unit.
    pub weak_without_unit: Vec<Id<Village>>,
    /// The load of those who bear one, as it would be with all of their time.
    pub load: Spread,
    /// The ways that count for the load, kilometres.
    pub way_km: Spread,
    /// Which issues the skills of those who are posted there are good for.
    pub skills: Met,
}

/// All numbers of a draft.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// The day of the draft.
    pub day: Date,
    /// By cadre, and by unit tied as a whole: those who are posted.
    pub people: BTreeMap<Who, WhoFigures>,
    /// By unit: those whose cadres are posted, or that are tied as a whole.
    pub units: BTreeMap<Id<Unit>, UnitFigures>,
    /// By township: every township.
    pub townships: BTreeMap<Id<Township>, AreaFigures>,
    /// The county.
    pub county: CountyFigures,
}

impl Figures {
    /// The numbers of a draft.
    pub fn of(world: &World, findings: &Findings, draft: &Draft, rules: &Rules) -> Self {
        Self::on(&Survey::of(world, findings, rules), world, draft, rules)
    }

    /// The same on a survey that was made before: one walk over the postings.
    pub fn on(survey: &Survey, world: &World, draft: &Draft, rules: &Rules) -> Self {
        let mut count = Count::new(survey, world, draft.day, rules);
        draft.holding().for_each(|post| count.post(post));
        count.finish()
    }

    /// The numbers of somebody; nothing where they are not posted.
    pub fn of_who(&self, who: Who) -> Option<&WhoFigures> {
        self.people.get(&who)
    }
}

/// What is known of a village while the postings are walked through.
#[derive(Clone, Copy, Debug, Default)]
struct Held {
    residents: u32,
    first_secretary: bool,
    leader: bool,
    unit: bool,
    skills: u64,
}

struct Count<'a> {
    survey: &'a Survey,
    rules: &'a Rules,
    held: Vec<Held>,
    people: BTreeMap<Who, (WhoFigures, Vec<(usize, f64)>)>,
    living: BTreeMap<Id<Unit>, Vec<Id<Township>>>,
    ways: Vec<f64>,
    figures: Figures,
}

impl<'a> Count<'a> {
    fn new(survey: &'a Survey, world: &World, day: Date, rules: &'a Rules) -> Self {
        let townships = world.townships.iter().map(|row| (row.id, AreaFigures::default())).collect();
        Self {
            survey,
            rules,
            held: vec![Held::default(); survey.villages.len()],
            people: BTreeMap::new(),
            living: BTreeMap::new(),
            ways: Vec::new(),
            figures: Figures { day, townships, ..Figures::default() },
        }
    }

    fn post(&mut self, post: &DraftPost) {
        self.figures.county.posts += 1;
        let (figures, villages) = self.people.entry(post.who).or_default();
        figures.posts += 1;
        figures.taken_percent += self.rules.percent_of(&post.role);
        let Place::Village(village) = post.place else { return };
        let Some(at) = self.survey.village_number(village) else { return };
        let share = self.rules.load.share_of(&post.role);
        // Two roles in one village are one way, and the village weighs as much as in the heavier of them.
        match villages.iter_mut().find(|(known, _)| *known == at) {
            Some((_, known)) => *known = known.max(share),
            None => villages.push((at, share)),
        }
        let held = &mut self.held[at];
        match post.who {
            Who::Unit(_) => held.unit |= [role::CONTACT, role::PAIRED_BRANCH].contains(&post.role.as_str()),
            Who::Cadre(id) => {
                let Some(cadre) = self.survey.cadre(id) else { return };
                held.leader |= cadre.is_leader;
                held.skills |= if share > 0.0 { cadre.skills } else { 0 };
                if post.is_resident() {
                    held.residents += 1;
                    figures.resident_villages += 1;
                    held.first_secretary |= post.role == role::FIRST_SECRETARY;
                    if let Some(unit) = cadre.unit {
                        self.living.entry(unit).or_default().push(self.survey.villages[at].township);
                    }
                }
            }
        }
    }

    fn finish(mut self) -> Figures {
        for (who, (mut figures, villages)) in std::mem::take(&mut self.people) {
            figures.villages = villages.len() as u32;
            match who.cadre().and_then(|id| self.survey.cadre(id)) {
                Some(cadre) => self.cadre(cadre, &mut figures, &villages),
                None => {
                    figures.share_percent = 100;
                    if let Some(unit) = who.unit() {
                        self.figures.units.entry(unit).or_default().tied_villages += figures.villages;
                    }
                }
            }
            self.figures.people.insert(who, figures);
        }
        for (unit, mut townships) in std::mem::take(&mut self.living) {
            townships.sort_unstable();
            townships.dedup();
            self.figures.units.entry(unit).or_default().townships = townships;
        }
        self.villages();
        let bearing = self.figures.people.values().filter(|figures| figures.load.sum() > 0.0);
        self.figures.county.load = Spread::of(bearing.map(WhoFigures::relative_load));
        self.figures.county.way_km = Spread::of(self.ways.iter().copied());
        self.figures
    }

    /// The load of a cadre in these villages, and what it adds to the unit and the townships.
    fn cadre(&mut self, cadre: &CadreFacts, figures: &mut WhoFigures, villages: &[(usize, f64)]) {
        figures.share_percent = cadre.share_percent;
        for (at, share) in villages.iter().filter(|(_, share)| *share > 0.0) {
            let village = &self.survey.villages[*at];
            let way = cadre.start.zip(village.point);
            let km = way.map(|(start, point)| crate::analysis::workload::distance_km(start, point));
            let parts = LoadParts {
                issues: share * village.issues,
                weak: share * village.weak,
                households: share * village.households,
                distance: share * self.rules.load.per_km * km.unwrap_or_default(),
            };
            figures.load.add(&parts);
            if let Some(km) = km {
                figures.way_km += km;
                figures.ways += 1;
                figures.longest_km = Some(figures.longest_km.map_or(km, |longest| longest.max(km)));
                self.ways.push(km);
            }
            for need in village.needs.iter().filter(|need| need.skills != 0) {
                let met = if need.skills & cadre.skills == 0 { 0 } else { need.issues };
                figures.skills.add(Met { met, of: need.issues });
            }
            if let Some(area) = self.figures.townships.get_mut(&village.township) {
                area.borne.add(&parts);
            }
        }
        if figures.villages > 0 {
            self.figures.county.cadres += 1;
            if let Some(unit) = cadre.unit {
                let sums = self.figures.units.entry(unit).or_default();
                sums.cadres += 1;
                sums.load.add(&figures.load);
                sums.villages += figures.villages;
                sums.skills.add(figures.skills);
            }
        }
    }

    /// What is missing in each village, and the sums of the townships.
    fn villages(&mut self) {
        let demand = &self.rules.rule.weak_village;
        let county = &mut self.figures.county;
        for (village, held) in self.survey.villages.iter().zip(&self.held) {
            let mut lacks = false;
            if held.residents == 0 {
                county.without_resident.push(village.id);
            }
            if !held.first_secretary {
                county.without_first_secretary.push(village.id);
            }
            if village.is_weak {
                let mut lack = |needed: bool, has: bool, list: &mut Vec<Id<Village>>| {
                    if needed && !has {
                        list.push(village.id);
                        lacks = true;
                    }
                };
                let leader = held.leader || village.case_leader.is_some();
                let unit = held.unit || village.case_unit.is_some();
                lack(demand.first_secretary, held.first_secretary, &mut county.weak_without_first_secretary);
                lack(demand.leader, leader, &mut county.weak_without_leader);
                lack(demand.unit, unit, &mut county.weak_without_unit);
            }
            let mut skills = Met::default();
            for need in village.needs.iter().filter(|need| need.skills != 0) {
                let met = if need.skills & held.skills == 0 { 0 } else { need.issues };
                skills.add(Met { met, of: need.issues });
            }
            county.skills.add(skills);
            let Some(area) = self.figures.townships.get_mut(&village.township) else { continue };
            area.villages += 1;
            area.residents += held.residents;
            area.without_resident += u32::from(held.residents == 0);
            area.weak += u32::from(village.is_weak);
            area.weak_lacking += u32::from(lacks);
            area.load += village.load();
            area.skills.add(skills);
        }
    }
}
