//! The postings as they will be on the day of a plan: those that stay, those that begin, move and end.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Date, Id, ItemOrigin, MarkKind, Place, Plan, PlanItem, PlanState, Posting, Who, World};

use super::stale::{self, Stale};

/// What becomes of a posting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PostState {
    /// It holds today and stays.
    Kept,
    /// It begins.
    New,
    /// The same cadre or unit goes on with it in another place, or in another role.
    Moved,
    /// It ends.
    Ending,
}

impl PostState {
    /// The code in files and in keys of the word catalogue.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::New => "new",
            Self::Moved => "moved",
            Self::Ending => "ending",
        }
    }
}

/// One posting of a draft.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftPost {
    /// Who is posted.
    pub who: Who,
    /// Where; of one that moves, where to. Where it moves from stands in its posting.
    pub place: Place,
    /// Catalogue code of the role.
    pub role: String,
    /// What becomes of it.
    pub state: PostState,
    /// The posting of today that it is, goes on from or takes the place of.
    pub posting: Option<Id<Posting>>,
    /// The line of the plan that makes it so.
    pub item: Option<Id<PlanItem>>,
    /// Whether the plan keeps it.
    pub locked: bool,
    /// Where the line of the plan comes from.
    pub origin: ItemOrigin,
    /// The first day.
    pub since: Date,
}

impl DraftPost {
    /// Whether it holds on the day of the plan.
    pub fn holds(&self) -> bool {
        self.state != PostState::Ending
    }

    /// Whether it puts a cadre into the village.
    pub fn is_resident(&self) -> bool {
        crate::model::role::RESIDENT_ROLES.contains(&self.role.as_str()) && self.who.cadre().is_some()
    }
}

/// The postings as they will be.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The plan; none for the postings of today.
    pub plan: Option<Id<Plan>>,
    /// The day on which it takes effect.
    pub day: Date,
    /// Every posting: those of today in the order of their identities, then those that the plan begins, in that of its
    /// lines. One that moves stands where it goes.
    pub posts: Vec<DraftPost>,
    /// The lines of the plan that no longer fit, in the order of their identities. They do nothing, and nothing of them
    /// is lost.
    pub stale: Vec<Stale>,
    marks: Marks,
}

/// The pairs that a plan keeps and forbids.
#[derive(Clone, Debug, Default, PartialEq)]
struct Marks(BTreeMap<(Who, Place), Vec<(MarkKind, String)>>);

impl Marks {
    fn of(world: &World, plan: Id<Plan>) -> Self {
        let mut marks: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for mark in world.plan_marks.iter().filter(|mark| mark.plan == plan) {
            if let Some(who) = mark.who() {
                marks.entry((who, mark.place)).or_default().push((mark.kind, mark.role.clone()));
            }
        }
        Self(marks)
    }

    fn has(&self, kind: MarkKind, who: Who, place: Place, role: &str) -> bool {
        let of_pair = self.0.get(&(who, place)).map(Vec::as_slice).unwrap_or_default();
        of_pair.iter().any(|(of, for_role)| *of == kind && (for_role.is_empty() || for_role == role))
    }
}

/// The day on which a plan takes effect: its own, else the last of its lines, else the day on which it was begun.
pub fn day_of(world: &World, plan: &Plan) -> Date {
    let of_lines = || world.plan_items.iter().filter(|item| item.plan == plan.id).map(|item| item.on).max();
    plan.takes_effect_on.or_else(of_lines).unwrap_or(plan.made_on)
}

impl Draft {
    /// The postings as a plan makes them. Of a plan that was published they are those that the file has on its day, and
    /// what it began, moved and ended is told by them.
    pub fn of(world: &World, plan: &Plan) -> Self {
        let day = day_of(world, plan);
        let items: Vec<&PlanItem> = world.plan_items.iter().filter(|item| item.plan == plan.id).collect();
        let marks = Marks::of(world, plan.id);
        let mut draft = Self { plan: Some(plan.id), day, posts: Vec::new(), stale: Vec::new(), marks };
        if plan.state == PlanState::Published || plan.published_on.is_some() {
            draft.carried_out(world, &items);
        } else {
            draft.planned(world, &items);
        }
        draft
    }

    /// The postings that hold on a day, without a plan.
    pub fn today(world: &World, day: Date) -> Self {
        let mut draft = Self { plan: None, day, posts: Vec::new(), stale: Vec::new(), marks: Marks::default() };
        draft.planned(world, &[]);
        draft
    }

    /// Whether the plan keeps this pair in this role.
    pub fn is_locked(&self, who: Who, place: Place, role: &str) -> bool {
        self.marks.has(MarkKind::Lock, who, place, role)
    }

    /// Whether the plan forbids this pair in this role.
    pub fn is_forbidden(&self, who: Who, place: Place, role: &str) -> bool {
        self.marks.has(MarkKind::Forbid, who, place, role)
    }

    /// The postings that hold on the day.
    pub fn holding(&self) -> impl Iterator<Item = &DraftPost> + Clone {
        self.posts.iter().filter(|post| post.holds())
    }

    /// What today's postings become by the lines that still fit.
    fn planned(&mut self, world: &World, items: &[&PlanItem]) {
        let mut ends: BTreeMap<Id<Posting>, &PlanItem> = BTreeMap::new();
        let mut good: Vec<&PlanItem> = Vec::with_capacity(items.len());
        for item in items {
            let twice = item.ends.is_some_and(|posting| ends.contains_key(&posting));
            match stale::why(world, item, self.day, twice) {
                Some(sentence) => self.stale.push(Stale { item: item.id, sentence }),
                None => {
                    item.ends.map(|posting| ends.insert(posting, item));
                    good.push(item);
                }
            }
        }
        let day = self.day;
        for posting in world.postings.iter().filter(|posting| posting.holds_on(day)) {
            let Some(who) = posting.who() else { continue };
            match ends.get(&posting.id) {
                None => self.push(posting, who, PostState::Kept, None),
                // One that moves stands where it goes.
                Some(item) if item.place.is_some() && item.who() == Some(who) => {}
                Some(item) => self.push(posting, who, PostState::Ending, Some(item)),
            }
        }
        self.begin(world, &good);
    }

    /// What the lines begin, but for those that begin what is there already.
    fn begin(&mut self, world: &World, items: &[&PlanItem]) {
        if items.is_empty() {
            return;
        }
        let mut begun = Vec::with_capacity(items.len());
        let mut stands: BTreeSet<(Who, Place, &str)> =
            self.holding().map(|post| (post.who, post.place, post.role.as_str())).collect();
        let mut again = Vec::new();
        for item in items {
            let (Some(who), Some(place)) = (item.who(), item.place) else { continue };
            if stands.insert((who, place, &item.role)) {
                begun.push(self.begun(world, item, who, place));
            } else {
                again.push(Stale { item: item.id, sentence: stale::already(world, who, place, &item.role) });
            }
        }
        self.posts.extend(begun);
        self.stale.extend(again);
        self.stale.sort_by_key(|stale| stale.item);
    }

    fn begun(&self, world: &World, item: &PlanItem, who: Who, place: Place) -> DraftPost {
        let from = item.ends.and_then(|id| world.postings.get(id));
        let moves = from.is_some_and(|posting| posting.who() == Some(who));
        DraftPost {
            who,
            place,
            role: item.role.clone(),
            state: if moves { PostState::Moved } else { PostState::New },
            posting: item.ends,
            item: Some(item.id),
            locked: self.is_locked(who, place, &item.role),
            origin: item.origin,
            since: self.day,
        }
    }

    /// What the postings of the file have become by lines that were carried out.
    fn carried_out(&mut self, world: &World, items: &[&PlanItem]) {
        let day = self.day;
        let begun: BTreeMap<(Who, Place, &str), &PlanItem> =
            items.iter().filter_map(|item| Some(((item.who()?, item.place?, item.role.as_str()), *item))).collect();
        let ended: BTreeMap<Id<Posting>, &PlanItem> =
            items.iter().filter_map(|item| Some((item.ends?, *item))).collect();
        for posting in world.postings.iter() {
            let Some(who) = posting.who() else { continue };
            if posting.holds_on(day) {
                let item = begun.get(&(who, posting.place, posting.role.as_str())).filter(|_| posting.from == day);
                match item {
                    Some(item) => self.posts.push(self.begun(world, item, who, posting.place)),
                    None => self.push(posting, who, PostState::Kept, None),
                }
            } else if let Some(item) = ended.get(&posting.id).filter(|_| posting.until == Some(day))
                && item.who() != Some(who)
            {
                self.push(posting, who, PostState::Ending, Some(item));
            }
        }
    }

    fn push(&mut self, posting: &Posting, who: Who, state: PostState, item: Option<&PlanItem>) {
        self.posts.push(DraftPost {
            who,
            place: posting.place,
            role: posting.role.clone(),
            state,
            posting: Some(posting.id),
            item: item.map(|item| item.id),
            locked: self.is_locked(who, posting.place, &posting.role),
            origin: item.map(|item| item.origin).unwrap_or_default(),
            since: posting.from,
        });
    }
}
