//! The numbers of the plan that is open, or of today: what `analysis::planner` counts, as rows with names, made once for
//! each revision.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::analysis::Findings;
use crate::analysis::planner::{
    DraftPost, LoadParts, Met, Outlook, Rules, RulesFault, SuggestedPost, Survey, WhoFigures,
};
use crate::map::Tie;
use crate::model::{Date, Id, Place, Plan, Township, Unit, Village, Who, World};
use crate::words::Language;

use super::ties::{numbers_of, suggested_number, suggested_tie, ties_of};
use super::words::{unit_name, unit_of, village_of, who_name};

/// For what the numbers were counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moment {
    /// The file.
    pub path: PathBuf,
    /// Its revision.
    pub revision: u64,
    /// The day that is looked at.
    pub today: Date,
    /// The plan; today's postings where there is none.
    pub plan: Option<Id<Plan>>,
}

/// What somebody has to carry.
#[derive(Clone, Debug, PartialEq)]
pub struct WhoRow {
    /// Who.
    pub who: Who,
    /// The name.
    pub name: String,
    /// The unit.
    pub unit: String,
    /// Postings.
    pub posts: u32,
    /// Villages.
    pub villages: u32,
    /// The load, for the time that there is.
    pub load: f64,
    /// Its parts, as they are.
    pub parts: LoadParts,
    /// The mean way, kilometres.
    pub mean_km: Option<f64>,
    /// The longest way, kilometres.
    pub longest_km: Option<f64>,
    /// Issues that meet a skill.
    pub skills: Met,
    /// Rules that are broken.
    pub breaches: u32,
    /// Hard ones among them.
    pub hard: u32,
}

impl WhoRow {
    /// All of it in one line of words.
    pub fn said(&self, language: Language) -> String {
        let km = |km: Option<f64>| km.map_or_else(|| "–".to_owned(), |km| format!("{km:.1}"));
        language.say_with(
            "planning.said",
            &[
                ("villages", &self.villages),
                ("load", &format!("{:.1}", self.load)),
                ("mean", &km(self.mean_km)),
                ("most", &km(self.longest_km)),
                ("met", &self.skills.met),
                ("of", &self.skills.of),
            ],
        )
    }
}

/// The sums of a unit or of a township.
#[derive(Clone, Debug, PartialEq)]
pub struct AreaRow<T> {
    /// What it is of.
    pub id: Id<T>,
    /// The name.
    pub name: String,
    /// Cadres, or residents.
    pub cadres: u32,
    /// Villages.
    pub villages: u32,
    /// Villages to which the unit is tied as a whole; villages that lack a resident.
    pub other: u32,
    /// Townships in which they live; weak villages that lack somebody.
    pub third: u32,
    /// The load.
    pub load: f64,
    /// What is borne of it.
    pub borne: f64,
    /// Issues that meet a skill.
    pub skills: Met,
}

/// The numbers.
#[derive(Debug)]
pub struct Numbers {
    /// For what they were counted.
    pub moment: Moment,
    /// A number that no others have.
    pub stamp: u64,
    /// The rules by which they were.
    pub rules: Rules,
    /// What is wrong with the rules that the plan has; those of the program hold then.
    pub fault: Option<RulesFault>,
    /// What is known of villages and cadres.
    pub survey: Arc<Survey>,
    /// Draft, figures, breaches and gaps.
    pub outlook: Outlook,
    /// Everybody who is posted.
    pub people: Vec<WhoRow>,
    /// The units that post somebody.
    pub units: Vec<AreaRow<Unit>>,
    /// All townships.
    pub townships: Vec<AreaRow<Township>>,
    /// The lines of the map.
    pub ties: Arc<Vec<Tie>>,
    /// The largest load.
    pub most_load: f64,
    /// The number by which the lines of everybody are known.
    tie_numbers: BTreeMap<Who, u32>,
    row_of: BTreeMap<Who, usize>,
    posts_at: BTreeMap<Id<Village>, Vec<usize>>,
}

impl Numbers {
    /// Counts them; `stamp` is a number that no others have.
    pub fn of(world: &World, findings: &Findings, moment: Moment, stamp: u64) -> Self {
        let plan = moment.plan.and_then(|id| world.plans.get(id));
        let (rules, fault) = match Rules::of(world, plan) {
            Ok(rules) => (rules, None),
            Err(fault) => (Rules::default(), Some(fault)),
        };
        let survey = Arc::new(Survey::of(world, findings, &rules));
        let outlook = Outlook::on(&survey, world, plan, &rules);
        let mut broken: BTreeMap<Who, (u32, u32)> = BTreeMap::new();
        for breach in &outlook.breaches {
            let Some(who) = breach.who else { continue };
            let (all, hard) = broken.entry(who).or_default();
            *all += 1;
            *hard += u32::from(breach.strength.is_hard());
        }
        let figures = &outlook.figures;
        let row = |(who, figures): (&Who, &WhoFigures)| {
            let ways = f64::from(figures.ways);
            let (breaches, hard) = broken.get(who).copied().unwrap_or_default();
            WhoRow {
                who: *who,
                name: who_name(world, *who),
                unit: unit_name(world, unit_of(world, *who)).to_owned(),
                posts: figures.posts,
                villages: figures.villages,
                load: figures.relative_load(),
                parts: figures.load,
                mean_km: (figures.ways > 0).then(|| figures.way_km / ways),
                longest_km: figures.longest_km,
                skills: figures.skills,
                breaches,
                hard,
            }
        };
        let people: Vec<WhoRow> = figures.people.iter().map(row).collect();
        let row_of = people.iter().enumerate().map(|(nth, row)| (row.who, nth)).collect();
        let mut posts_at: BTreeMap<Id<Village>, Vec<usize>> = BTreeMap::new();
        for (nth, post) in outlook.draft.posts.iter().enumerate() {
            if let Some(village) = village_of(post.place) {
                posts_at.entry(village).or_default().push(nth);
            }
        }
        let tie_numbers = numbers_of(world, &outlook);
        Self {
            units: units(world, &outlook),
            townships: townships(world, &outlook),
            ties: Arc::new(ties_of(world, &survey, &outlook, &tie_numbers)),
            most_load: people.iter().map(|row| row.load).fold(0.0, f64::max),
            moment,
            stamp,
            rules,
            fault,
            survey,
            outlook,
            people,
            tie_numbers,
            row_of,
            posts_at,
        }
    }

    /// What somebody has to carry; nothing for those who are not posted.
    pub fn row(&self, who: Who) -> Option<&WhoRow> {
        self.row_of.get(&who).and_then(|nth| self.people.get(*nth))
    }

    /// The posts of a village: those that hold, and those that end.
    pub fn posts_of(&self, village: Id<Village>) -> impl Iterator<Item = &DraftPost> {
        let at = self.posts_at.get(&village).map(Vec::as_slice).unwrap_or_default();
        at.iter().filter_map(|nth| self.outlook.draft.posts.get(*nth))
    }

    /// The number by which the lines of somebody are known.
    pub fn tie_number(&self, who: Who) -> Option<u32> {
        self.tie_numbers.get(&who).copied()
    }

    /// The number by which the lines of somebody are known who is suggested for the post at a place of the review.
    pub fn suggested_number(&self, at: usize, who: Who) -> u32 {
        suggested_number(&self.tie_numbers, at, who)
    }

    /// The lines of the map with those of posts that are suggested, each with its place in the review.
    pub fn ties_with<'a>(
        &self,
        world: &World,
        posts: impl Iterator<Item = (usize, &'a SuggestedPost)>,
    ) -> Arc<Vec<Tie>> {
        let mut ties = self.ties.to_vec();
        ties.extend(
            posts
                .filter_map(|(at, post)| suggested_tie(world, &self.survey, post, self.suggested_number(at, post.who))),
        );
        Arc::new(ties)
    }

    /// The villages of somebody in the plan.
    pub fn villages_of(&self, who: Who) -> Vec<Id<Village>> {
        let holding = self.outlook.draft.holding().filter(|post| post.who == who);
        holding.filter_map(|post| village_of(post.place)).collect()
    }

    /// How far it is from somebody to a village, kilometres; endless where nothing is known of it.
    pub fn away_km(&self, who: Who, village: Id<Village>) -> f64 {
        self.survey.way_km(who, Place::Village(village)).unwrap_or(f64::INFINITY)
    }
}

fn units(world: &World, outlook: &Outlook) -> Vec<AreaRow<Unit>> {
    let row = |(id, figures): (&Id<Unit>, &crate::analysis::planner::UnitFigures)| AreaRow {
        id: *id,
        name: unit_name(world, Some(*id)).to_owned(),
        cadres: figures.cadres,
        villages: figures.villages,
        other: figures.tied_villages,
        third: figures.townships.len() as u32,
        load: figures.load.sum(),
        borne: 0.0,
        skills: figures.skills,
    };
    outlook.figures.units.iter().map(row).collect()
}

fn townships(world: &World, outlook: &Outlook) -> Vec<AreaRow<Township>> {
    let row = |(id, figures): (&Id<Township>, &crate::analysis::planner::AreaFigures)| AreaRow {
        id: *id,
        name: world.townships.get(*id).map(|row| row.name.clone()).unwrap_or_default(),
        cadres: figures.residents,
        villages: figures.villages,
        other: figures.without_resident,
        third: figures.weak_lacking,
        load: figures.load,
        borne: figures.borne.sum(),
        skills: figures.skills,
    };
    let mut rows: Vec<_> = outlook.figures.townships.iter().map(row).collect();
    rows.sort_by_key(|row| world.townships.get(row.id).map(|township| township.code.clone()));
    rows
}
