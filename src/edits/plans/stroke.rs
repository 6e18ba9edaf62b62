//! One stroke of the brush, place by place: what it does there, and why it does nothing.

use std::collections::BTreeSet;

use crate::analysis::planner::pairs::{self, Pair};
use crate::analysis::planner::{Draft, DraftPost, PostState, RuleName, Rules};
use crate::model::{
    Changes, Date, Id, ItemOrigin, Place, Plan, PlanItem, Posting, Refusal, Sentence, Who, World, role,
};

use super::line::{Lines, Says};
use super::open_plan::name_of;
use super::take_back::take_back;
use crate::edits::checks::title_of;
use crate::edits::records::check_tie;
use crate::model::CatalogueKind;

/// Somebody, in a role, with the postings as the plan makes them so far.
pub(super) struct Stroke<'a> {
    world: &'a World,
    rules: &'a Rules,
    draft: &'a Draft,
    lines: Lines<'a>,
    who: Who,
    role: &'a str,
    reason: &'a str,
    origin: ItemOrigin,
    today: Date,
    /// The villages of the cadre, and those in which the cadre lives.
    villages: BTreeSet<Place>,
    living: Vec<Living<'a>>,
    taken_percent: u32,
    /// How many places were painted.
    pub painted: Vec<Place>,
}

/// A posting in which the cadre lives in a village, from which a move can start.
struct Living<'a> {
    place: Place,
    post: Option<&'a DraftPost>,
}

/// What a stroke is made from.
pub(super) struct Brush<'a> {
    pub who: Who,
    pub role: &'a str,
    pub reason: &'a str,
    pub origin: ItemOrigin,
    pub today: Date,
}

impl<'a> Stroke<'a> {
    /// Before the first place.
    pub fn new(world: &'a World, (plan, rules, draft): (&'a Plan, &'a Rules, &'a Draft), brush: &Brush<'a>) -> Self {
        let own = || draft.holding().filter(|post| post.who == brush.who);
        Self {
            world,
            rules,
            draft,
            lines: Lines::new(world, plan, draft.day),
            who: brush.who,
            role: brush.role,
            reason: brush.reason,
            origin: brush.origin,
            today: brush.today,
            villages: own().map(|post| post.place).filter(|place| matches!(place, Place::Village(_))).collect(),
            living: own()
                .filter(|post| post.is_resident())
                .map(|post| Living { place: post.place, post: Some(post) })
                .collect(),
            taken_percent: own().map(|post| rules.percent_of(&post.role)).sum(),
            painted: Vec::new(),
        }
    }

    /// Paints one place. Nothing happens where it is so already.
    pub fn paint(&mut self, place: Place, changes: &mut Changes) -> Result<(), Refusal> {
        let here = |post: &&DraftPost| post.who == self.who && post.place == place && post.role == self.role;
        let stands = self.draft.posts.iter().find(here);
        if stands.is_some_and(DraftPost::holds) {
            return Ok(());
        }
        if stands.is_none() {
            self.refuse_pair(place)?;
        }
        let seat = self.seat(place)?;
        let from = self.start(place)?;
        self.refuse_too_much(place, from)?;
        match stands {
            Some(post) => self.go_back(post, seat, from, changes),
            None => self.begin(place, seat, from, changes),
        }
        self.note(place, from);
        Ok(())
    }

    /// A posting of today that was to end goes on. Who was to have the seat makes room, and whatever the cadre was to have
    /// in its place is taken back.
    fn go_back(&mut self, post: &DraftPost, seat: Option<&DraftPost>, from: Option<&DraftPost>, changes: &mut Changes) {
        let items = &self.world.plan_items;
        let line = |post: &DraftPost| post.item.and_then(|id| items.get(id));
        let planned: Vec<&PlanItem> = [seat, from].into_iter().flatten().filter_map(line).collect();
        let ended = line(post);
        if let Some(kept) = from.filter(|post| post.state == PostState::Kept) {
            let ends = kept.posting;
            changes.add(self.lines.line(&Says { ends, begins: None, reason: self.reason, origin: self.origin }));
        }
        let going: Vec<Id<PlanItem>> = planned.iter().map(|item| item.id).collect();
        let mut gone: Vec<Id<PlanItem>> = Vec::new();
        for item in planned {
            if !gone.contains(&item.id) {
                gone.push(item.id);
                take_back(self.world, self.draft, item, &going, changes);
            }
        }
        match ended.filter(|item| !gone.contains(&item.id)) {
            Some(item) if item.place.is_none() => changes.remove(item),
            // Somebody else was to follow, and can be there all the same.
            Some(item) => changes.change(item, PlanItem { ends: None, ..item.clone() }),
            None => {}
        }
    }

    /// Refuses a pair that hard rules or the records do not admit.
    fn refuse_pair(&self, place: Place) -> Result<(), Refusal> {
        let (day, who) = (self.draft.day, self.who);
        let tie = Posting {
            id: Id::named("a posting that is only tried"),
            cadre: who.cadre(),
            unit: who.unit(),
            place,
            role: self.role.to_owned(),
            from: day,
            until: None,
            note: String::new(),
        };
        check_tie(&tie, self.world, None)?;
        let is_far = self.rules.rule.distance.strength().is_hard();
        let km = if is_far { pairs::way_km(self.world, who, place, self.today) } else { None };
        let forbidden = self.draft.is_forbidden(who, place, self.role);
        let pair = Pair { who, place, role: self.role };
        let broken = pairs::broken(self.world, self.rules, day, pair, (km, forbidden));
        let hard = |(name, _): &(RuleName, Sentence)| self.rules.strength(*name).is_hard();
        broken.into_iter().find(hard).map_or(Ok(()), |(_, sentence)| Err(Refusal(sentence)))
    }

    /// The posting of whoever has the seat that only one can have.
    fn seat(&self, place: Place) -> Result<Option<&'a DraftPost>, Refusal> {
        if self.role != role::FIRST_SECRETARY {
            return Ok(None);
        }
        let sits = |post: &&DraftPost| post.place == place && post.role == self.role && post.who != self.who;
        let seat = self.draft.holding().find(sits);
        match seat {
            Some(post) if post.locked => Err(self.locked(post)),
            seat => Ok(seat),
        }
    }

    /// From where the cadre moves who has as many villages to live in as the rules admit.
    fn start(&self, place: Place) -> Result<Option<&'a DraftPost>, Refusal> {
        let rule = &self.rules.rule.most_villages;
        let lives_here = self.living.iter().position(|living| living.place == place);
        let is_resident = role::RESIDENT_ROLES.contains(&self.role) && self.who.cadre().is_some();
        if !is_resident {
            return Ok(None);
        }
        if let Some(at) = lives_here {
            // Another role in the same village takes the place of the one there.
            return self.living[at].post.map_or(Ok(None), |post| self.movable(post).map(Some));
        }
        let places: BTreeSet<Place> = self.living.iter().map(|living| living.place).collect();
        if !rule.strength().is_hard() || (places.len() as u32) < rule.resident {
            return Ok(None);
        }
        let movable = self.living.iter().filter_map(|living| living.post).find(|post| !post.locked);
        match (movable, self.living.iter().find_map(|living| living.post)) {
            (Some(post), _) => Ok(Some(post)),
            (None, Some(post)) => Err(self.locked(post)),
            (None, None) => Err(Refusal::new("refusal.plan.resident_villages")
                .with("who", name_of(self.world, self.who))
                .with("most", rule.resident)),
        }
    }

    fn movable(&self, post: &'a DraftPost) -> Result<&'a DraftPost, Refusal> {
        if post.locked { Err(self.locked(post)) } else { Ok(post) }
    }

    /// Refuses more villages or more time than hard rules admit.
    fn refuse_too_much(&self, place: Place, from: Option<&DraftPost>) -> Result<(), Refusal> {
        let Who::Cadre(id) = self.who else { return Ok(()) };
        let (most, name) = (&self.rules.rule.most_villages, name_of(self.world, self.who));
        let leaves = from.is_some_and(|post| post.place != place);
        let count = self.villages.len() - usize::from(leaves) + usize::from(!self.villages.contains(&place));
        if most.strength().is_hard() && count as u32 > most.all {
            return Err(Refusal::new("refusal.plan.all_villages").with("who", name).with("most", most.all));
        }
        let share = self.world.cadres.get(id).map_or(100, |cadre| u32::from(cadre.share_percent));
        let given_back = from.map_or(0, |post| self.rules.percent_of(&post.role));
        let taken = self.taken_percent + self.rules.percent_of(self.role) - given_back;
        if self.rules.rule.share.strength().is_hard() && taken > share {
            let refusal = Refusal::new("refusal.plan.share").with("who", name).with("taken", taken);
            return Err(refusal.with("share", share));
        }
        Ok(())
    }

    fn begin(&mut self, place: Place, seat: Option<&'a DraftPost>, from: Option<&'a DraftPost>, changes: &mut Changes) {
        let ends_seat = seat.and_then(|post| self.leave_seat(post, from, changes));
        match from {
            Some(post) => self.go_on(post, place, ends_seat, changes),
            None => self.add(ends_seat, place, changes),
        }
    }

    /// What the cadre has after the stroke, for the next place.
    fn note(&mut self, place: Place, from: Option<&DraftPost>) {
        if let Some(post) = from {
            self.taken_percent -= self.rules.percent_of(&post.role).min(self.taken_percent);
            self.living.retain(|living| living.place != post.place || living.post.is_none());
            self.villages.remove(&post.place);
        }
        self.taken_percent += self.rules.percent_of(self.role);
        if matches!(place, Place::Village(_)) {
            self.villages.insert(place);
        }
        if role::RESIDENT_ROLES.contains(&self.role) {
            self.living.push(Living { place, post: None });
        }
        self.painted.push(place);
    }

    /// Frees a seat: a line that had filled it goes, a posting of today ends. The posting that the new line has to end.
    fn leave_seat(&mut self, post: &DraftPost, from: Option<&DraftPost>, changes: &mut Changes) -> Option<Id<Posting>> {
        let Some(item) = post.item.and_then(|id| self.world.plan_items.get(id)) else { return post.posting };
        // Whose seat it was is still replaced; who was to move there stays.
        if post.state == PostState::New {
            changes.remove(item);
            return item.ends;
        }
        let going: Vec<Id<PlanItem>> = from.and_then(|from| from.item).into_iter().collect();
        take_back(self.world, self.draft, item, &going, changes);
        None
    }

    /// The cadre leaves a posting of today, or a planned one, for this place.
    fn go_on(&mut self, post: &DraftPost, place: Place, also_ends: Option<Id<Posting>>, changes: &mut Changes) {
        let planned = post.item.and_then(|id| self.world.plan_items.get(id));
        if let Some(ends) = also_ends {
            let line =
                self.lines.line(&Says { ends: Some(ends), begins: None, reason: self.reason, origin: self.origin });
            changes.add(line);
        }
        let came_from =
            post.posting.and_then(|id| self.world.postings.get(id)).filter(|_| post.state == PostState::Moved);
        match planned {
            // Back to where the cadre is today.
            Some(item) if came_from.is_some_and(|from| from.place == place && from.role == self.role) => {
                changes.remove(item);
            }
            Some(item) => {
                let after = PlanItem {
                    place: Some(place),
                    role: self.role.to_owned(),
                    // What it replaced there is not what it replaces here.
                    ends: item.ends.filter(|_| post.state == PostState::Moved),
                    origin: self.origin,
                    ..item.clone()
                };
                changes.change(item, after);
            }
            None => self.add(post.posting, place, changes),
        }
    }

    fn add(&mut self, ends: Option<Id<Posting>>, place: Place, changes: &mut Changes) {
        let begins = Some((self.who, place, self.role));
        let line = self.lines.line(&Says { ends, begins, reason: self.reason, origin: self.origin });
        changes.add(line);
    }

    /// Why a posting that the plan keeps is not touched.
    fn locked(&self, post: &DraftPost) -> Refusal {
        Refusal::new("refusal.plan.locked")
            .with("who", name_of(self.world, post.who))
            .with("place", self.world.place_name(post.place))
            .with("role", title_of(self.world, CatalogueKind::Role, &post.role))
    }
}
