//! The rules that a draft breaks: each break with who, where, and a sentence.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Date, Id, Place, Posting, Sentence, Unit, Village, World, role};

use super::Who;
use super::draft::{Draft, DraftPost, PostState};
use super::figures::Figures;
use super::pairs::{self, Pair};
use super::rules::{RuleName, Rules, Strength};
use super::stale::{name_of, role_title};
use super::survey::Survey;

/// A rule that is broken.
#[derive(Clone, Debug, PartialEq)]
pub struct Breach {
    /// The rule.
    pub rule: RuleName,
    /// Whether it has to be kept, or what the break costs.
    pub strength: Strength,
    /// Who is concerned, where it is one.
    pub who: Option<Who>,
    /// Where, where it is one place.
    pub place: Option<Place>,
    /// What is wrong.
    pub sentence: Sentence,
}

/// The rules that a draft breaks, the gravest rule first; within one, by place and person.
pub fn breaches(world: &World, survey: &Survey, draft: &Draft, figures: &Figures, rules: &Rules) -> Vec<Breach> {
    let mut walk = Walk { world, survey, draft, figures, rules, found: Vec::new() };
    walk.pairs();
    walk.villages();
    walk.people();
    walk.units();
    walk.terms();
    walk.households();
    let place = |breach: &Breach| match breach.place {
        Some(Place::Village(id)) => survey.village_number(id).map_or(usize::MAX - 1, |at| at),
        Some(_) => usize::MAX - 1,
        None => usize::MAX,
    };
    walk.found.sort_by_cached_key(|breach| (breach.rule, place(breach), breach.who));
    walk.found
}

struct Walk<'a> {
    world: &'a World,
    survey: &'a Survey,
    draft: &'a Draft,
    figures: &'a Figures,
    rules: &'a Rules,
    found: Vec<Breach>,
}

impl Walk<'_> {
    fn tell(&mut self, rule: RuleName, who: Option<Who>, place: Option<Place>, sentence: Sentence) {
        let strength = self.rules.strength(rule);
        if strength.is_on() {
            self.found.push(Breach { rule, strength, who, place, sentence });
        }
    }

    /// What is about one posting alone, and first secretaries beside each other.
    fn pairs(&mut self) {
        let mut seats: BTreeMap<Place, Who> = BTreeMap::new();
        let distances = &self.rules.rule.distance.roles;
        for post in self.draft.holding() {
            let pair = Pair { who: post.who, place: post.place, role: &post.role };
            let far = distances.contains(&post.role);
            let km = if far { self.survey.way_km(post.who, post.place) } else { None };
            let forbidden = self.draft.is_forbidden(post.who, post.place, &post.role);
            for (rule, sentence) in pairs::broken(self.world, self.rules, self.draft.day, pair, (km, forbidden)) {
                self.tell(rule, Some(post.who), Some(post.place), sentence);
            }
            if post.role == role::FIRST_SECRETARY
                && let Some(other) = seats.insert(post.place, post.who)
            {
                let sentence = self.at("seat", post.place).with("who", name_of(self.world, other));
                let sentence = sentence.with("other", name_of(self.world, post.who));
                self.tell(RuleName::Seat, Some(post.who), Some(post.place), sentence);
            }
        }
    }

    /// What a village lacks.
    fn villages(&mut self) {
        let county = &self.figures.county;
        let at_least = self.rules.rule.resident.at_least;
        if at_least == 1 {
            self.lacking(RuleName::Resident, "resident", &county.without_resident);
        } else if at_least > 1 {
            self.too_few_residents(at_least);
        }
        self.lacking(RuleName::WeakVillage, "weak_first_secretary", &county.weak_without_first_secretary);
        self.lacking(RuleName::WeakVillage, "weak_leader", &county.weak_without_leader);
        self.lacking(RuleName::WeakVillage, "weak_unit", &county.weak_without_unit);
        if self.rules.strength(RuleName::Skills).is_on() {
            self.skills();
        }
    }

    fn lacking(&mut self, rule: RuleName, key: &str, villages: &[Id<Village>]) {
        for village in villages {
            let place = Place::Village(*village);
            let sentence = self.at(key, place);
            self.tell(rule, None, Some(place), sentence);
        }
    }

    fn too_few_residents(&mut self, at_least: u32) {
        let mut living: BTreeMap<Place, BTreeSet<Who>> = BTreeMap::new();
        for post in self.draft.holding().filter(|post| post.is_resident()) {
            living.entry(post.place).or_default().insert(post.who);
        }
        for village in &self.survey.villages {
            let place = Place::Village(village.id);
            let count = living.get(&place).map_or(0, BTreeSet::len);
            if (count as u32) < at_least {
                let sentence = self.at("residents", place).with("count", count).with("at_least", at_least);
                self.tell(RuleName::Resident, None, Some(place), sentence);
            }
        }
    }

    /// Kinds of issues that gather in a village where nobody is good for them.
    fn skills(&mut self) {
        let mut there: Vec<Option<u64>> = vec![None; self.survey.villages.len()];
        for post in self.draft.holding().filter(|post| self.rules.load.share_of(&post.role) > 0.0) {
            let (Who::Cadre(cadre), Place::Village(village)) = (post.who, post.place) else { continue };
            let skills = self.survey.cadre(cadre).map(|cadre| cadre.skills);
            if let Some((at, skills)) = self.survey.village_number(village).zip(skills) {
                there[at] = Some(there[at].unwrap_or_default() | skills);
            }
        }
        for (village, skills) in self.survey.villages.iter().zip(there) {
            // Where nobody is posted another rule says so.
            let Some(skills) = skills else { continue };
            let lacks = |need: &&super::survey::Need| need.skills != 0 && need.skills & skills == 0;
            let most =
                village.needs.iter().filter(lacks).max_by_key(|need| (need.issues, std::cmp::Reverse(need.kind)));
            let Some(need) = most.filter(|need| need.issues >= self.rules.rule.skills.issues) else { continue };
            let kind = self.survey.kinds.get(usize::from(need.kind)).map(String::as_str).unwrap_or_default();
            let place = Place::Village(village.id);
            let sentence =
                self.at("skills", place).with("count", need.issues).with("kind", kind_title(self.world, kind));
            self.tell(RuleName::Skills, None, Some(place), sentence);
        }
    }

    /// What is too much for a cadre.
    fn people(&mut self) {
        let most = &self.rules.rule.most_villages;
        for (who, figures) in self.figures.people.iter().filter(|(who, _)| who.cadre().is_some()) {
            let sentence =
                |key: &str| Sentence::new(&format!("planner.broken.{key}")).with("who", name_of(self.world, *who));
            let told = if figures.resident_villages > most.resident {
                let told = sentence("resident_villages").with("count", figures.resident_villages);
                Some(told.with("most", most.resident))
            } else if figures.villages > most.all {
                Some(sentence("all_villages").with("count", figures.villages).with("most", most.all))
            } else {
                None
            };
            let over = figures.taken_percent > figures.share_percent;
            let share = over.then(|| {
                let told = sentence("share").with("taken", figures.taken_percent);
                told.with("share", figures.share_percent)
            });
            if let Some(told) = told {
                self.tell(RuleName::MostVillages, Some(*who), None, told);
            }
            if let Some(told) = share {
                self.tell(RuleName::Share, Some(*who), None, told);
            }
        }
    }

    /// Units whose cadres live in several townships.
    fn units(&mut self) {
        if !self.rules.strength(RuleName::UnitTownship).is_on() {
            return;
        }
        let roles = &self.rules.rule.unit_township.roles;
        let mut living: BTreeMap<Id<Unit>, BTreeSet<Id<crate::model::Township>>> = BTreeMap::new();
        for post in self.draft.holding().filter(|post| roles.contains(&post.role)) {
            let (Who::Cadre(cadre), Place::Village(village)) = (post.who, post.place) else { continue };
            let unit = self.survey.cadre(cadre).and_then(|cadre| cadre.unit);
            if let Some((unit, village)) = unit.zip(self.survey.village(village)) {
                living.entry(unit).or_default().insert(village.township);
            }
        }
        for (unit, townships) in living.into_iter().filter(|(_, townships)| townships.len() > 1) {
            // The staff of a township government has its own township.
            let Some(row) = self.world.units.get(unit).filter(|row| row.township.is_none()) else { continue };
            let names: Vec<&str> = townships
                .iter()
                .filter_map(|id| self.world.townships.get(*id))
                .map(|township| township.name.as_str())
                .take(3)
                .collect();
            let sentence = Sentence::new("planner.broken.unit_township")
                .with("who", &row.name)
                .with("count", townships.len())
                .with("townships", names.join("、"));
            self.tell(RuleName::UnitTownship, Some(Who::Unit(unit)), None, sentence);
        }
    }

    /// Terms that are over, and villages that somebody leaves without a successor.
    fn terms(&mut self) {
        let rule = &self.rules.rule.term;
        if !self.rules.strength(RuleName::Term).is_on() {
            return;
        }
        let stays: BTreeSet<(Place, bool, &str)> = self.draft.holding().map(Self::seat).collect();
        for post in self.draft.posts.iter().filter(|post| rule.roles.contains(&post.role)) {
            match post.state {
                PostState::Kept if over(post.since, rule.years, self.draft.day) => {
                    let sentence = self.about("term", post).with("since", post.since).with("years", rule.years);
                    self.tell(RuleName::Term, Some(post.who), Some(post.place), sentence);
                }
                PostState::Ending if !stays.contains(&Self::seat(post)) => {
                    let sentence = self.about("handover", post);
                    self.tell(RuleName::Handover, Some(post.who), Some(post.place), sentence);
                }
                PostState::Moved => self.left_behind(post, &stays),
                PostState::Kept | PostState::New | PostState::Ending => {}
            }
        }
    }

    /// The place from which somebody moves, if nobody takes over there.
    fn left_behind(&mut self, post: &DraftPost, stays: &BTreeSet<(Place, bool, &str)>) {
        let Some(from) = post.posting.and_then(|id| self.world.postings.get(id)) else { return };
        let left = DraftPost { place: from.place, role: from.role.clone(), ..post.clone() };
        if from.place != post.place && !stays.contains(&Self::seat(&left)) {
            let sentence = self.about("handover", &left);
            self.tell(RuleName::Handover, Some(post.who), Some(from.place), sentence);
        }
    }

    /// What a successor takes over: residents and first secretaries follow each other, other roles their own.
    fn seat(post: &DraftPost) -> (Place, bool, &str) {
        let resident = post.is_resident();
        (post.place, resident, if resident { "" } else { post.role.as_str() })
    }

    /// Resident cadres without a paired household.
    fn households(&mut self) {
        let rule = &self.rules.rule.household;
        if !self.rules.strength(RuleName::Household).is_on() || rule.at_least == 0 {
            return;
        }
        let mut paired: BTreeMap<Id<crate::model::Cadre>, u32> = BTreeMap::new();
        let day = self.draft.day;
        let holds = |row: &&crate::model::Household| row.from <= day && row.until.is_none_or(|until| day < until);
        for cadre in self.world.households.iter().filter(holds).filter_map(|row| row.cadre) {
            *paired.entry(cadre).or_default() += 1;
        }
        let tied = |row: &&Posting| row.role == role::HOUSEHOLD && row.holds_on(day);
        for cadre in self.world.postings.iter().filter(tied).filter_map(|row| row.cadre) {
            *paired.entry(cadre).or_default() += 1;
        }
        let mut told = BTreeSet::new();
        for post in self.draft.holding().filter(|post| rule.roles.contains(&post.role)) {
            let Who::Cadre(cadre) = post.who else { continue };
            let count = paired.get(&cadre).copied().unwrap_or_default();
            if count < rule.at_least && told.insert(cadre) {
                let sentence = self.about("household", post).with("count", count).with("at_least", rule.at_least);
                self.tell(RuleName::Household, Some(post.who), Some(post.place), sentence);
            }
        }
    }

    /// A sentence about a place.
    fn at(&self, key: &str, place: Place) -> Sentence {
        Sentence::new(&format!("planner.broken.{key}")).with("place", self.world.place_name(place))
    }

    /// A sentence about a posting.
    fn about(&self, key: &str, post: &DraftPost) -> Sentence {
        let sentence = self.at(key, post.place).with("who", name_of(self.world, post.who));
        sentence.with("role", role_title(self.world, &post.role))
    }
}

/// Whether a term of that many years that began on a day is over.
pub(super) fn over(since: Date, years: u32, day: Date) -> bool {
    let years = i64::from(years);
    since.checked_add(jiff::Span::new().years(years)).is_ok_and(|end| end <= day)
}

/// The title of a topic or a category in both languages, for a sentence.
fn kind_title(world: &World, code: &str) -> String {
    use crate::model::CatalogueKind::{Category, Topic};
    let row = world.entry(Topic, code).or_else(|| world.entry(Category, code));
    row.map_or_else(|| code.to_owned(), |row| format!("|{}|{}", row.title_zh, row.title_en))
}
