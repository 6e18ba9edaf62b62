//! What the desk of plans changes in the records: each stroke one edit.

use egui::Context;

use crate::edits::{
    BeginPlan, CopyPlan, DropStale, Edit, ErasePlan, MarkPairs, PaintPlan, PlanPair, PublishPlan, SetPlanDay,
    SetPlanRules,
};
use crate::model::{Date, Id, ItemOrigin, MarkKind, Place, Plan, Village, Who};

use super::super::planning::{PlanDeed, Post, Stroke};

impl super::App {
    /// Does what is asked at the desk, where it changes records.
    pub(super) fn edit_plan(&mut self, context: &Context, deed: PlanDeed) {
        match deed {
            PlanDeed::Begin(title, day) => self.begin_plan(context, title, day),
            PlanDeed::Copy(title, day) => self.copy_plan(context, title, day),
            PlanDeed::Remove(plan) => self.perform(context, Edit::remove(plan)),
            PlanDeed::Stroke(villages) => self.stroke(context, &villages),
            PlanDeed::Dropped(who, village) => {
                self.plan(context, PlanDeed::Choose(Some(who)));
                self.paint(context, who, &[village]);
            }
            PlanDeed::Keep(post) => {
                self.planning.role.clone_from(&post.role);
                self.paint_as(context, &post);
            }
            PlanDeed::Erase(posts) => posts.iter().for_each(|post| self.erase_post(context, post)),
            PlanDeed::Mark(posts, kind) => self.mark(context, &posts, kind),
            PlanDeed::Rules(rules) => {
                self.on_plan(context, |plan| Edit::SetPlanRules(SetPlanRules { plan, rules }));
            }
            PlanDeed::DropStale => self.on_plan(context, |plan| Edit::DropStale(DropStale { plan })),
            PlanDeed::Publish(on) => self.on_plan(context, |plan| Edit::PublishPlan(PublishPlan { plan, on })),
            _ => {}
        }
    }

    /// Does an edit of the plan that is open.
    fn on_plan(&mut self, context: &Context, edit: impl FnOnce(Id<Plan>) -> Edit) {
        if let Some(plan) = self.planning.plan {
            self.perform(context, edit(plan));
        }
    }

    fn begin_plan(&mut self, context: &Context, title: String, day: Date) {
        let plan = Id::fresh();
        let begin = BeginPlan { plan, title, takes_effect_on: Some(day), note: String::new() };
        self.perform(context, Edit::BeginPlan(begin));
        self.open_when_there(context, plan);
    }

    /// A copy that holds from another day takes a second edit.
    fn copy_plan(&mut self, context: &Context, title: String, day: Date) {
        let Some(from) = self.planning.plan else { return };
        let plan = Id::fresh();
        self.perform(context, Edit::CopyPlan(CopyPlan { from, plan, title }));
        let other_day = self.plan_row(plan).is_some_and(|row| row.takes_effect_on != Some(day));
        if other_day {
            self.perform(context, Edit::SetPlanDay(SetPlanDay { plan, on: day }));
        }
        self.planning.other = Some(from);
        self.open_when_there(context, plan);
    }

    fn plan_row(&self, plan: Id<Plan>) -> Option<&Plan> {
        self.file.as_ref().and_then(|file| file.session.world().plans.get(plan))
    }

    /// A plan that was begun is opened, unless it was refused.
    fn open_when_there(&mut self, context: &Context, plan: Id<Plan>) {
        if self.plan_row(plan).is_some() {
            self.plan(context, PlanDeed::Open(Some(plan)));
        }
    }

    /// One stroke of the tool in hand.
    fn stroke(&mut self, context: &Context, villages: &[Id<Village>]) {
        match (self.planning.tool.stroke, self.planning.who) {
            (Stroke::Paint, Some(who)) => self.paint(context, who, villages),
            (Stroke::Erase, who) => self.erase(context, who, villages),
            (Stroke::Lock, who) => self.lock(context, who, villages),
            (Stroke::Forbid, Some(who)) => self.forbid(context, who, villages),
            (Stroke::Paint | Stroke::Forbid, None) => {
                self.notices.say(self.preferences.language.say("planning.choose_first"));
            }
        }
    }

    fn paint(&mut self, context: &Context, who: Who, villages: &[Id<Village>]) {
        let (places, role) = (places(villages), self.planning.role.clone());
        let (reason, origin) = (String::new(), ItemOrigin::Hand);
        self.on_plan(context, |plan| Edit::PaintPlan(PaintPlan { plan, who, places, role, reason, origin }));
    }

    fn paint_as(&mut self, context: &Context, post: &Post) {
        let (who, places, role) = (post.who, vec![post.place], post.role.clone());
        let (reason, origin) = (String::new(), ItemOrigin::Hand);
        self.on_plan(context, |plan| Edit::PaintPlan(PaintPlan { plan, who, places, role, reason, origin }));
    }

    /// Erases what somebody has there in any role, or everybody in the role of the tool.
    fn erase(&mut self, context: &Context, who: Option<Who>, villages: &[Id<Village>]) {
        let places = places(villages);
        let role = if who.is_some() { String::new() } else { self.planning.role.clone() };
        let reason = String::new();
        self.on_plan(context, |plan| Edit::ErasePlan(ErasePlan { plan, who, places, role, reason }));
    }

    fn erase_post(&mut self, context: &Context, post: &Post) {
        let (who, places, role) = (Some(post.who), vec![post.place], post.role.clone());
        let reason = String::new();
        self.on_plan(context, |plan| Edit::ErasePlan(ErasePlan { plan, who, places, role, reason }));
    }

    /// Locks the posts there, or lets them go where all of them are locked.
    fn lock(&mut self, context: &Context, who: Option<Who>, villages: &[Id<Village>]) {
        let Some(numbers) = self.planning.numbers() else { return };
        let posts = villages.iter().flat_map(|village| numbers.posts_of(*village));
        let wanted = posts.filter(|post| post.holds() && who.is_none_or(|who| post.who == who));
        let (mut found, mut all) = (Vec::new(), true);
        for post in wanted {
            all &= post.locked;
            found.push(Post { who: post.who, place: post.place, role: post.role.clone() });
        }
        if found.is_empty() {
            self.notices.say(self.preferences.language.say("planning.nothing_to_lock"));
            return;
        }
        self.mark(context, &found, (!all).then_some(MarkKind::Lock));
    }

    /// Forbids somebody there in any role, or allows it again where it was forbidden everywhere there.
    fn forbid(&mut self, context: &Context, who: Who, villages: &[Id<Village>]) {
        let Some(numbers) = self.planning.numbers() else { return };
        let draft = &numbers.outlook.draft;
        let all = villages.iter().all(|village| draft.is_forbidden(who, Place::Village(*village), ""));
        let post = |place| Post { who, place, role: String::new() };
        let posts: Vec<Post> = places(villages).into_iter().map(post).collect();
        self.mark(context, &posts, (!all).then_some(MarkKind::Forbid));
    }

    fn mark(&mut self, context: &Context, posts: &[Post], kind: Option<MarkKind>) {
        let pair = |post: &Post| PlanPair { who: post.who, place: post.place, role: post.role.clone() };
        let pairs = posts.iter().map(pair).collect();
        self.on_plan(context, |plan| Edit::MarkPairs(MarkPairs { plan, pairs, kind, reason: String::new() }));
    }
}

fn places(villages: &[Id<Village>]) -> Vec<Place> {
    villages.iter().copied().map(Place::Village).collect()
}
