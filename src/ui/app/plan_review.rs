//! What the intents do that concern suggestions: they are looked for in a job over the records as they are, reviewed post
//! by post, and every acceptance is an edit.

use egui::Context;

use crate::analysis::planner::{Question, Scope, SuggestError, SuggestedPost, Suggestion, suggest};
use crate::edits::{AcceptPosts, Edit, MarkPairs, PaintPlan, PlanPair};
use crate::model::{Id, ItemOrigin, MarkKind, Place, Plan, Who};

use super::super::dialogs::Answer;
use super::super::planning::{Extent, Review, ReviewDeed, accepted, who_name};
use super::snapshot::Snapshot;

impl super::App {
    /// Looks for a suggestion for the plan that is open, for the role in hand.
    pub(super) fn suggest(&mut self, context: &Context, extent: Extent) {
        let scope = match extent {
            Extent::Open => Scope::Open,
            Extent::All => Scope::All,
        };
        let question = Question { scope, ..Question::open(&self.planning.role) };
        self.look_for(context, question);
    }

    fn look_for(&mut self, context: &Context, question: Question) {
        let (Some(file), Some(plan)) = (&self.file, self.planning.plan) else { return };
        let language = self.preferences.language;
        let Some(numbers) = self.planning.numbers() else { return };
        let (draft, rules) = (numbers.outlook.draft.clone(), numbers.rules.clone());
        let snapshot = Snapshot::of(file, &self.choice, self.workspace, language);
        let title = language.say("planning.job").into_owned();
        self.jobs.start(context, title, move |progress| {
            let county = snapshot.county();
            let found = suggest(county.world, county.findings, &draft, &rules, &question, progress);
            Answer::Suggested(Box::new((plan, question, found)))
        });
    }

    /// Takes up a suggestion.
    pub(super) fn suggested(&mut self, plan: Id<Plan>, question: Question, found: Result<Suggestion, SuggestError>) {
        match found {
            Ok(_) if self.planning.plan != Some(plan) => {}
            Ok(found) => {
                self.planning.take_up(Review::of(plan, question, found));
                self.preferences.right = true;
                self.drafts.close();
                self.look_at_post();
            }
            Err(SuggestError::Stopped) => self.notices.say(self.preferences.language.say("ui.job.stopped")),
            Err(SuggestError::Refused(refusal)) => {
                let text = self.preferences.language.refusal(&refusal);
                self.notices.fault(text);
            }
        }
    }

    /// Does something with the suggestion.
    pub(super) fn review(&mut self, context: &Context, deed: ReviewDeed) {
        match deed {
            ReviewDeed::Step(by) => {
                if let Some(review) = &mut self.planning.review {
                    review.step(by);
                }
                self.look_at_post();
            }
            ReviewDeed::Look(at) => {
                if let Some(review) = &mut self.planning.review {
                    review.at = at;
                }
            }
            ReviewDeed::Accept => self.accept_here(context),
            ReviewDeed::AcceptAll => self.accept_all(context),
            ReviewDeed::Replace(who) => self.replace_here(context, who),
            ReviewDeed::Reject => self.reject_here(context),
            ReviewDeed::Lock => self.lock_here(context),
            ReviewDeed::Again => self.solve_again(context),
            ReviewDeed::Close => self.planning.review = None,
        }
    }

    /// The post that is looked at.
    fn suggested_here(&self) -> Option<SuggestedPost> {
        self.planning.review.as_ref().and_then(Review::post).cloned()
    }

    /// Shows the village of the post that is looked at.
    fn look_at_post(&mut self) {
        if let Some(SuggestedPost { place: Place::Village(village), .. }) = self.suggested_here() {
            self.select(vec![village]);
        }
    }

    /// Goes to the next post that is not settled, once the numbers are those of the plan as it is now.
    fn go_on(&mut self) {
        if let Some(file) = &mut self.file {
            file.refresh();
            self.planning.keep(&file.session, &file.findings);
        }
        self.planning.go_on();
        self.look_at_post();
    }

    fn accept_here(&mut self, context: &Context) {
        if let Some(post) = self.suggested_here() {
            self.accept(context, &[post]);
            self.go_on();
        }
    }

    fn accept_all(&mut self, context: &Context) {
        let Some((review, numbers)) = self.planning.review.as_ref().zip(self.planning.numbers()) else { return };
        let posts: Vec<SuggestedPost> =
            review.left(numbers).into_iter().filter_map(|at| review.post_at(at).cloned()).collect();
        self.accept(context, &posts);
        self.go_on();
    }

    /// Takes posts into the plan as one edit; each keeps in words why it was suggested.
    fn accept(&mut self, context: &Context, posts: &[SuggestedPost]) {
        let Some(plan) = self.planning.plan else { return };
        let posts = posts.iter().map(|post| accepted(post, self.reason(post))).collect();
        self.perform(context, Edit::AcceptPosts(AcceptPosts { plan, posts }));
    }

    /// Why a post was suggested: its cost, and whom it was held against.
    fn reason(&self, post: &SuggestedPost) -> String {
        let language = self.preferences.language;
        let cost = format!("{:.1}", post.parts.sum());
        let world = self.file.as_ref().map(|file| file.session.world());
        let next = post.next_best.as_ref().and_then(|next| Some((who_name(world?, next.who?), next.more)));
        match next {
            Some((name, more)) => {
                let more = format!("{more:.1}");
                language.say_with("planning.reason", &[("cost", &cost), ("name", &name), ("more", &more)])
            }
            None => language.say_with("planning.reason_alone", &[("cost", &cost)]),
        }
    }

    fn replace_here(&mut self, context: &Context, who: Who) {
        let (Some(post), Some(plan)) = (self.suggested_here(), self.planning.plan) else { return };
        let (places, role, reason) = (vec![post.place], post.role, String::new());
        let origin = ItemOrigin::Hand;
        self.perform(context, Edit::PaintPlan(PaintPlan { plan, who, places, role, reason, origin }));
        if let Some(review) = &mut self.planning.review {
            review.replace(who);
        }
        self.go_on();
    }

    /// The pair is forbidden, and what is left solved again without it.
    fn reject_here(&mut self, context: &Context) {
        if let Some(post) = self.suggested_here() {
            self.mark_here(context, &post, MarkKind::Forbid);
            self.solve_again(context);
        }
    }

    fn lock_here(&mut self, context: &Context) {
        if let Some(post) = self.suggested_here() {
            self.accept(context, std::slice::from_ref(&post));
            self.mark_here(context, &post, MarkKind::Lock);
            self.go_on();
        }
    }

    fn mark_here(&mut self, context: &Context, post: &SuggestedPost, kind: MarkKind) {
        let Some(plan) = self.planning.plan else { return };
        let pair = PlanPair { who: post.who, place: post.place, role: post.role.clone() };
        let mark = MarkPairs { plan, pairs: vec![pair], kind: Some(kind), reason: String::new() };
        self.perform(context, Edit::MarkPairs(mark));
    }

    /// What is settled stays; the rest is asked for again.
    fn solve_again(&mut self, context: &Context) {
        let Some((review, numbers)) = self.planning.review.as_ref().zip(self.planning.numbers()) else { return };
        let mut question = review.question.clone();
        let settled = (0..review.changes.len()).filter(|at| review.is_settled(numbers, *at));
        let kept = settled.filter_map(|at| {
            let post = review.post_at(at)?;
            let Place::Village(village) = post.place else { return None };
            Some((review.replaced_by(numbers, at).unwrap_or(post.who), village))
        });
        question.locks = kept.collect();
        self.look_for(context, question);
    }
}
