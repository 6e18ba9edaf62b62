//! What has to be known of villages and cadres before any plan: where they are, what a village weighs, who is good for what.
//!
//! It follows from the records, the day and the rules, and not from a plan, so that one survey serves every stroke of the
//! brush until somebody changes an issue, a village, a cadre or a rule.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::Findings;
use crate::analysis::positions::Positions;
use crate::analysis::workload::{distance_km, start_point, village_point};
use crate::model::{Cadre, Date, Id, Issue, Place, Point, Township, Unit, Village, World};

use super::Who;
use super::rules::{LoadWeights, Rules};

/// The most skills that are told apart.
const SKILLS: usize = 64;

/// Open issues of one kind in a village.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Need {
    /// The skills that are good for them, one bit each; none where nobody's skill is asked for.
    pub skills: u64,
    /// How many there are.
    pub issues: u32,
    /// Which topic or category they are of, by the place in [`Survey::kinds`].
    pub kind: u16,
}

/// What is known of a village.
#[derive(Clone, Debug, PartialEq)]
pub struct VillageFacts {
    /// The village.
    pub id: Id<Village>,
    /// Its township.
    pub township: Id<Township>,
    /// The point that stands for it, where it is known.
    pub point: Option<Point>,
    /// The load of its open issues.
    pub issues: f64,
    /// The load of its being weak; 0 where it is not.
    pub weak: f64,
    /// The load of its households.
    pub households: f64,
    /// Whether it counts as weak.
    pub is_weak: bool,
    /// The county leader whom its case names.
    pub case_leader: Option<Id<Cadre>>,
    /// The paired unit that its case names.
    pub case_unit: Option<Id<Unit>>,
    /// What its open issues need.
    pub needs: Vec<Need>,
}

impl VillageFacts {
    /// The load that it lays on those who are posted there, without the way.
    pub fn load(&self) -> f64 {
        self.issues + self.weak + self.households
    }
}

/// What is known of a cadre.
#[derive(Clone, Debug, PartialEq)]
pub struct CadreFacts {
    /// The cadre.
    pub id: Id<Cadre>,
    /// The unit.
    pub unit: Option<Id<Unit>>,
    /// From where the way is measured, where it is known.
    pub start: Option<Point>,
    /// The skills, one bit each.
    pub skills: u64,
    /// The share of time for this work, per cent.
    pub share_percent: u32,
    /// Whether the rank is that of a county leader.
    pub is_leader: bool,
}

/// The survey of a county.
#[derive(Debug)]
pub struct Survey {
    /// The day on which the records were looked at.
    pub today: Date,
    /// The villages, by code.
    pub villages: Vec<VillageFacts>,
    /// The cadres, by identity.
    pub cadres: Vec<CadreFacts>,
    /// The codes of the topics and categories of needs.
    pub kinds: Vec<String>,
    /// The codes of the skills, in the order of their bits.
    pub skills: Vec<String>,
    village_at: Positions<Village>,
    cadre_at: Positions<Cadre>,
}

impl Survey {
    /// Looks at the records: one walk over villages, issues, cases and cadres.
    pub fn of(world: &World, findings: &Findings, rules: &Rules) -> Self {
        let today = findings.today;
        let mut rows: Vec<&Village> = world.villages.iter().collect();
        rows.sort_by(|a, b| (&a.code, a.id).cmp(&(&b.code, b.id)));
        let village_at = Positions::of(rows.iter().map(|row| row.id));
        let mut kinds = Kinds::of(rules);
        let mut villages: Vec<VillageFacts> = rows.iter().map(|row| village(row, findings, world, rules)).collect();
        for issue in world.issues.iter().filter(|issue| issue.state.is_open()) {
            if let Some(at) = issue.village.and_then(|id| village_at.get(id)) {
                villages[at].issues += load_of(issue, today, &rules.load);
                kinds.count(issue, &mut villages[at].needs);
            }
        }
        let posted = posted_places(world, today);
        let none = Vec::new();
        let cadre = |row: &Cadre| CadreFacts {
            id: row.id,
            unit: row.unit,
            start: start_point(world, row, posted.get(&row.id).unwrap_or(&none)),
            skills: kinds.mask(&row.skills),
            share_percent: row.share_percent.into(),
            is_leader: rules.rule.weak_village.leader_ranks.contains(&row.rank),
        };
        let cadres: Vec<CadreFacts> = world.cadres.iter().map(cadre).collect();
        Self {
            today,
            villages,
            cadre_at: Positions::of(cadres.iter().map(|row| row.id)),
            cadres,
            kinds: kinds.names,
            skills: kinds.skills,
            village_at,
        }
    }

    /// What is known of a village.
    pub fn village(&self, id: Id<Village>) -> Option<&VillageFacts> {
        self.village_number(id).and_then(|at| self.villages.get(at))
    }

    /// The place of a village in the list.
    pub fn village_number(&self, id: Id<Village>) -> Option<usize> {
        self.village_at.get(id)
    }

    /// What is known of a cadre.
    pub fn cadre(&self, id: Id<Cadre>) -> Option<&CadreFacts> {
        self.cadre_number(id).and_then(|at| self.cadres.get(at))
    }

    /// The place of a cadre in the list.
    pub fn cadre_number(&self, id: Id<Cadre>) -> Option<usize> {
        self.cadre_at.get(id)
    }

    /// The way of somebody to a village as the crow flies, kilometres; nothing where one of the two is nowhere known, or
    /// for a unit as a whole.
    pub fn way_km(&self, who: Who, place: Place) -> Option<f64> {
        let (Who::Cadre(cadre), Place::Village(village)) = (who, place) else { return None };
        Some(distance_km(self.cadre(cadre)?.start?, self.village(village)?.point?))
    }
}

/// What is known of a village before its issues are counted.
fn village(row: &Village, findings: &Findings, world: &World, rules: &Rules) -> VillageFacts {
    let case = findings.villages.get(&row.id).and_then(|found| found.weak);
    let case_row = case.and_then(|id| world.standings.get(id)).filter(|_| rules.rule.weak_village.case_counts);
    VillageFacts {
        id: row.id,
        township: row.township,
        point: village_point(row),
        issues: 0.0,
        weak: if case.is_some() { rules.load.weak } else { 0.0 },
        households: row.households.map_or(0.0, f64::from) / 100.0 * rules.load.per_100_households,
        is_weak: case.is_some(),
        case_leader: case_row.and_then(|case| case.leader),
        case_unit: case_row.and_then(|case| case.unit),
        needs: Vec::new(),
    }
}

/// The load of one open issue.
fn load_of(issue: &Issue, today: Date, weights: &LoadWeights) -> f64 {
    let also = |yes: bool, weight: f64| if yes { weight } else { 0.0 };
    weights.open
        + also(issue.is_overdue(today), weights.overdue)
        + also(issue.supervised, weights.supervised)
        + also(issue.kind == "dispute", weights.dispute)
}

/// Where each cadre is posted today.
fn posted_places(world: &World, today: Date) -> BTreeMap<Id<Cadre>, Vec<Place>> {
    let mut places: BTreeMap<Id<Cadre>, BTreeSet<Place>> = BTreeMap::new();
    for posting in world.postings.iter().filter(|posting| posting.holds_on(today)) {
        if let Some(cadre) = posting.cadre {
            places.entry(cadre).or_default().insert(posting.place);
        }
    }
    places.into_iter().map(|(cadre, places)| (cadre, places.into_iter().collect())).collect()
}

/// Which skills are good for which kinds of issues.
struct Kinds<'r> {
    rules: &'r Rules,
    skills: Vec<String>,
    names: Vec<String>,
    known: BTreeMap<(String, String), (u64, u16)>,
}

impl<'r> Kinds<'r> {
    fn of(rules: &'r Rules) -> Self {
        let skills = rules.skill.keys().take(SKILLS).cloned().collect();
        Self { rules, skills, names: Vec::new(), known: BTreeMap::new() }
    }

    /// The bits of these skills.
    fn mask(&self, skills: &[String]) -> u64 {
        let bit = |skill: &String| self.skills.binary_search(skill).map_or(0, |at| 1 << at);
        skills.iter().map(bit).fold(0, |mask, bit| mask | bit)
    }

    /// The skills that are good for a code.
    fn good_for(&self, code: &str) -> u64 {
        let is_good = |(_, codes): &(&String, &Vec<String>)| codes.iter().any(|known| known == code);
        self.rules.skill.iter().filter(is_good).map(|(skill, _)| self.mask(std::slice::from_ref(skill))).sum()
    }

    /// Counts an issue among the needs of its village: under its topic where a skill is good for that one, else under its
    /// category.
    fn count(&mut self, issue: &Issue, needs: &mut Vec<Need>) {
        let (skills, kind) = self.of_issue(&issue.category, &issue.topic);
        match needs.iter_mut().find(|need| need.kind == kind && need.skills == skills) {
            Some(need) => need.issues += 1,
            None => needs.push(Need { skills, issues: 1, kind }),
        }
    }

    fn of_issue(&mut self, category: &str, topic: &str) -> (u64, u16) {
        let key = (category.to_owned(), topic.to_owned());
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        let by_topic = if topic.is_empty() { 0 } else { self.good_for(topic) };
        let by_category = self.good_for(category);
        let name = if by_topic == 0 { category } else { topic };
        let at = self.names.iter().position(|known| known == name).unwrap_or_else(|| {
            self.names.push(name.to_owned());
            self.names.len() - 1
        });
        let found = (by_topic | by_category, u16::try_from(at).unwrap_or(u16::MAX));
        self.known.insert(key, found);
        found
    }
}
