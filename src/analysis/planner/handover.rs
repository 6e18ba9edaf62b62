//! 交接单: what somebody leaves behind who moves or whose posting ends.

use std::collections::BTreeMap;

use crate::model::{Cadre, Date, Household, Id, Issue, Place, Posting, Promise, Standing, Village, World};

use super::Who;
use super::draft::{Draft, DraftPost, PostState};
use super::rules::Rules;

/// What one posting leaves behind.
#[derive(Clone, Debug, PartialEq)]
pub struct Left {
    /// Who leaves.
    pub who: Who,
    /// The place that is left.
    pub place: Place,
    /// Catalogue code of the role.
    pub role: String,
    /// The posting that ends.
    pub posting: Id<Posting>,
    /// Where they go; nothing where the posting only ends.
    pub goes_to: Option<Place>,
    /// Who is there afterwards in such a role: those who begin first.
    pub successors: Vec<Who>,
    /// The last day of the handover.
    pub hand_over_by: Date,
    /// Open issues of the place that the cadre handles or leads.
    pub issues: Vec<Id<Issue>>,
    /// Promises of the cadre there that are still to be kept.
    pub promises: Vec<Id<Promise>>,
    /// Households there with which the cadre is paired.
    pub households: Vec<Id<Household>>,
    /// Cases of weak villages there in which the cadre has a part.
    pub cases: Vec<Id<Standing>>,
}

impl Left {
    /// Whether there is nothing to hand over.
    pub fn is_empty(&self) -> bool {
        self.issues.is_empty() && self.promises.is_empty() && self.households.is_empty() && self.cases.is_empty()
    }
}

/// What a plan leaves behind, by place and person.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Handover {
    /// One entry for each posting that ends or moves away.
    pub left: Vec<Left>,
}

impl Handover {
    /// What a draft leaves behind: one walk over issues, promises, households and cases.
    pub fn of(world: &World, draft: &Draft, rules: &Rules) -> Self {
        let by = jiff::Span::new().days(i64::from(rules.rule.term.handover_days));
        let hand_over_by = draft.day.checked_add(by).unwrap_or(draft.day);
        let mut left: Vec<Left> =
            draft.posts.iter().filter_map(|post| left_by(world, draft, post, hand_over_by)).collect();
        left.sort_by(|a, b| {
            (place_code(world, a.place), a.who, a.posting).cmp(&(place_code(world, b.place), b.who, b.posting))
        });
        let mut at: BTreeMap<Id<Cadre>, Vec<usize>> = BTreeMap::new();
        for (number, entry) in left.iter().enumerate() {
            if let Who::Cadre(cadre) = entry.who {
                at.entry(cadre).or_default().push(number);
            }
        }
        let mut sheet = Self { left };
        sheet.issues(world, &at);
        sheet.promises(world, &at);
        sheet.households(world, &at, draft.day);
        sheet.cases(world, &at);
        sheet
    }

    /// What a single cadre or unit leaves behind.
    pub fn of_who(&self, who: Who) -> impl Iterator<Item = &Left> {
        self.left.iter().filter(move |left| left.who == who)
    }

    /// The entries of a cadre about a village; about all places where none is named.
    fn entries<'a>(
        &'a mut self,
        at: &BTreeMap<Id<Cadre>, Vec<usize>>,
        cadre: Option<Id<Cadre>>,
        village: Option<Id<Village>>,
    ) -> Option<&'a mut Left> {
        let numbers = at.get(&cadre?)?;
        let fits = |number: &&usize| village.is_some_and(|id| self.left[**number].place == Place::Village(id));
        let number = numbers.iter().find(fits).copied()?;
        self.left.get_mut(number)
    }

    fn issues(&mut self, world: &World, at: &BTreeMap<Id<Cadre>, Vec<usize>>) {
        for issue in world.issues.iter().filter(|issue| issue.state.is_open()) {
            for cadre in [issue.handler, issue.leader] {
                if let Some(left) = self.entries(at, cadre, issue.village)
                    && left.issues.last() != Some(&issue.id)
                {
                    left.issues.push(issue.id);
                }
            }
        }
    }

    fn promises(&mut self, world: &World, at: &BTreeMap<Id<Cadre>, Vec<usize>>) {
        for promise in world.promises.iter().filter(|promise| promise.stage().is_open()) {
            let of_posting = self.left.iter().position(|left| promise.posting == Some(left.posting));
            let left = match of_posting {
                Some(number) => self.left.get_mut(number),
                None => self.entries(at, promise.cadre, promise.village),
            };
            if let Some(left) = left {
                left.promises.push(promise.id);
            }
        }
    }

    fn households(&mut self, world: &World, at: &BTreeMap<Id<Cadre>, Vec<usize>>, day: Date) {
        let holds = |row: &&Household| row.from <= day && row.until.is_none_or(|until| day < until);
        for household in world.households.iter().filter(holds) {
            if let Some(left) = self.entries(at, household.cadre, Some(household.village)) {
                left.households.push(household.id);
            }
        }
    }

    fn cases(&mut self, world: &World, at: &BTreeMap<Id<Cadre>, Vec<usize>>) {
        for case in world.standings.iter().filter(|case| case.state.is_weak()) {
            let people = [case.leader, case.first_secretary].into_iter().flatten().chain(case.team.iter().copied());
            for cadre in people {
                if let Some(left) = self.entries(at, Some(cadre), Some(case.village))
                    && !left.cases.contains(&case.id)
                {
                    left.cases.push(case.id);
                }
            }
        }
    }
}

/// The entry of a posting that ends or moves away; nothing for others.
fn left_by(world: &World, draft: &Draft, post: &DraftPost, hand_over_by: Date) -> Option<Left> {
    let posting = world.postings.get(post.posting?)?;
    let goes_to = match post.state {
        PostState::Ending => None,
        PostState::Moved if posting.place != post.place => Some(post.place),
        PostState::Moved | PostState::Kept | PostState::New => return None,
    };
    let resident = posting.is_resident();
    let follows = |other: &&DraftPost| {
        other.place == posting.place
            && other.who != post.who
            && if resident { other.is_resident() } else { other.role == posting.role }
    };
    let mut successors: Vec<&DraftPost> = draft.holding().filter(follows).collect();
    successors.sort_by_key(|other| (other.state == PostState::Kept, other.who));
    Some(Left {
        who: post.who,
        place: posting.place,
        role: posting.role.clone(),
        posting: posting.id,
        goes_to,
        successors: successors.into_iter().map(|other| other.who).collect(),
        hand_over_by,
        issues: Vec::new(),
        promises: Vec::new(),
        households: Vec::new(),
        cases: Vec::new(),
    })
}

/// What places are put in order by.
fn place_code(world: &World, place: Place) -> (u8, &str) {
    match place {
        Place::Township(id) => (0, world.townships.get(id).map(|row| row.code.as_str()).unwrap_or_default()),
        Place::Village(id) => (1, world.villages.get(id).map(|row| row.code.as_str()).unwrap_or_default()),
        Place::Site(id) => (2, world.sites.get(id).map(|row| row.name.as_str()).unwrap_or_default()),
    }
}
