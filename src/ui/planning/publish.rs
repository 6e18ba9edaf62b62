//! 发布: what will end and begin, on which day, which rules are broken, which lines no longer fit, and what is left to be
//! handed over; then the plan is carried out as one edit.

use egui::{Context, Label, RichText, ScrollArea, Ui};

use crate::analysis::planner::{Handover, PostState, RuleName};
use crate::edits::{Edit, PublishPlan};
use crate::model::{Id, Plan, Refusal};
use crate::ui::dialogs::modal::{field_ui, foot_ui, modal_ui, second_ui};
use crate::ui::forms::may;
use crate::ui::intent::{Intent, Intents, Sight};
use crate::ui::panel::parts::{Figure, figures_ui, group_ui};
use crate::ui::widgets::{DateDraft, deed_ui, tone};

use super::deed::PlanDeed;
use super::handover_lines::handover_ui;
use super::numbers::Numbers;
use super::state::Planning;

/// How many broken rules are told one by one.
const TOLD: usize = 30;

/// The question before a plan is published.
#[derive(Debug)]
pub struct PublishDialog {
    plan: Id<Plan>,
    day: DateDraft,
    /// Whether it may be published on which day, in which revision.
    may: Option<((u64, crate::model::Date), Result<(), Refusal>)>,
    handover: Option<(u64, Handover)>,
}

impl PublishDialog {
    /// About a plan; its own day, or tomorrow where that is past.
    pub fn of(plan: &Plan, today: crate::model::Date) -> Self {
        let tomorrow = today.tomorrow().unwrap_or(today);
        let day = plan.takes_effect_on.filter(|day| *day >= today).unwrap_or(tomorrow);
        Self { plan: plan.id, day: DateDraft::of(day), may: None, handover: None }
    }

    /// Draws it; `false` once it is to be closed.
    pub fn publish_ui(
        &mut self,
        context: &Context,
        planning: &Planning,
        sight: Sight<'_>,
        intents: &mut Intents,
    ) -> bool {
        let language = sight.language;
        let world = sight.session.world();
        let (Some(plan), Some(numbers)) = (world.plans.get(self.plan), planning.numbers()) else { return false };
        let title = language.say_with("planning.publish_title", &[("title", &plan.title)]);
        let today = sight.session.desk().today;
        let room = context.content_rect().height() - 330.0;
        modal_ui(context, "plan-publish", 620.0, &title, |ui| {
            let mut stay = true;
            field_ui(ui, &language.say("planning.first_day"), |ui| {
                self.day.date_ui(ui, language, today);
            });
            counts_ui(ui, numbers, sight);
            ScrollArea::vertical().id_salt("plan-publish").max_height(room.max(120.0)).show(ui, |ui| {
                stale_ui(ui, numbers, sight, intents);
                broken_ui(ui, numbers, sight);
                let handover = self.handover(numbers, sight);
                if !handover.left.is_empty() {
                    group_ui(ui, &language.say_with("planning.handover", &[("count", &handover.left.len())]));
                    handover_ui(ui, &handover.left, sight);
                }
            });
            ui.add_space(6.0);
            ui.add(Label::new(tone::small(ui, language.say("planning.publish_hint"))).wrap());
            let day = self.day.day(today);
            let may = match day {
                Some(day) => self.may(day, sight),
                None => Err(Refusal::new("planning.no_day")),
            };
            if let Err(refusal) = &may {
                let text = RichText::new(language.refusal(refusal)).color(tone::late(ui));
                ui.add(Label::new(text).wrap());
            }
            foot_ui(ui, |ui| {
                let deed = deed_ui(ui, language, &language.say("planning.publish_now"), may.as_ref().copied());
                if let (Some(day), true) = (day, deed.clicked()) {
                    intents.push(Intent::Plan(PlanDeed::Publish(day)));
                    stay = false;
                }
                if second_ui(ui, &language.say("ui.cancel")).clicked() {
                    stay = false;
                }
            });
            stay
        })
    }

    /// Whether it may be published on a day; asked once for each day and revision.
    fn may(&mut self, on: crate::model::Date, sight: Sight<'_>) -> Result<(), Refusal> {
        let asked = (sight.session.revision(), on);
        if self.may.as_ref().is_none_or(|(known, _)| *known != asked) {
            let edit = Edit::PublishPlan(PublishPlan { plan: self.plan, on });
            self.may = Some((asked, may::edit(sight.session, &edit)));
        }
        self.may.as_ref().map_or(Ok(()), |(_, may)| may.clone())
    }

    fn handover(&mut self, numbers: &Numbers, sight: Sight<'_>) -> &Handover {
        let fresh = self.handover.as_ref().is_none_or(|(stamp, _)| *stamp != numbers.stamp);
        if fresh {
            let made = Handover::of(sight.session.world(), &numbers.outlook.draft, &numbers.rules);
            self.handover = Some((numbers.stamp, made));
        }
        match &self.handover {
            Some((_, made)) => made,
            None => EMPTY,
        }
    }
}

/// Nothing is left behind.
const EMPTY: &Handover = &Handover { left: Vec::new() };

/// How many postings begin, move, end and stay.
fn counts_ui(ui: &mut Ui, numbers: &Numbers, sight: Sight<'_>) {
    let language = sight.language;
    let count = |state: PostState| {
        let posts = numbers.outlook.draft.posts.iter();
        posts.filter(|post| post.state == state).count().to_string()
    };
    let figure = |state: PostState, key: &str| Figure {
        number: count(state),
        name: language.say(key).into_owned(),
        ..Figure::default()
    };
    figures_ui(
        ui,
        &[
            figure(PostState::New, "planning.compare.new"),
            figure(PostState::Moved, "planning.compare.moved"),
            figure(PostState::Ending, "planning.compare.ended"),
            figure(PostState::Kept, "planning.compare.kept"),
        ],
    );
}

/// Lines that no longer fit the file, and how they are taken out.
fn stale_ui(ui: &mut Ui, numbers: &Numbers, sight: Sight<'_>, intents: &mut Intents) {
    let language = sight.language;
    let stale = &numbers.outlook.draft.stale;
    if stale.is_empty() {
        return;
    }
    group_ui(ui, &language.say_with("planning.stale", &[("count", &stale.len())]));
    for line in stale {
        let text = RichText::new(language.sentence(&line.sentence)).color(tone::late(ui));
        ui.add(Label::new(text).wrap());
    }
    if ui.button(language.say("planning.drop_stale")).clicked() {
        intents.push(Intent::Plan(PlanDeed::DropStale));
    }
}

/// The rules that are broken: each with its count, the hard ones line by line.
fn broken_ui(ui: &mut Ui, numbers: &Numbers, sight: Sight<'_>) {
    let language = sight.language;
    let breaches = &numbers.outlook.breaches;
    let (hard, soft) = numbers.outlook.broken();
    group_ui(ui, &language.say_with("planning.broken", &[("hard", &hard), ("soft", &soft)]));
    if breaches.is_empty() {
        ui.label(tone::small(ui, language.say("planning.no_gaps")));
        return;
    }
    let counts: Vec<String> = RuleName::ALL
        .into_iter()
        .map(|rule| (rule, breaches.iter().filter(|breach| breach.rule == rule).count()))
        .filter(|(_, count)| *count > 0)
        .map(|(rule, count)| format!("{} {count}", language.say(&rule.title_key())))
        .collect();
    ui.add(Label::new(counts.join(" · ")).wrap());
    for breach in breaches.iter().filter(|breach| breach.strength.is_hard()).take(TOLD) {
        let text = RichText::new(language.sentence(&breach.sentence)).small().color(tone::late(ui));
        ui.add(Label::new(text).wrap());
    }
    if hard > TOLD {
        ui.label(tone::small(ui, language.say_with("planning.more", &[("count", &(hard - TOLD))])));
    }
}
