//! The suggestion, post by post: why this one and not the next best, what it leaves behind, and what is done with it.

use egui::{Label, RichText, ScrollArea, Ui};

use crate::analysis::planner::{Impossible, Left, PlanProof, SuggestedPost};
use crate::model::{CatalogueKind, Id, Place, Posting, World};
use crate::ui::intent::{Intent, Intents, Sight};
use crate::ui::look;
use crate::ui::panel::parts::{Line, base_ui, body_ui, group_ui, line_ui, link_ui, remark_ui};
use crate::ui::widgets::{quiet_ui, tone};

use super::cost_table::cost_table_ui;
use super::deed::{PlanDeed, Post, ReviewDeed};
use super::handover_lines::handover_ui;
use super::numbers::Numbers;
use super::others::Others;
use super::review::Review;
use super::state::Planning;
use super::words::{unit_name, unit_of, village_of, who_name};

/// What the panel keeps between frames.
#[derive(Debug, Default)]
pub struct ReviewPanel {
    others: Others,
    /// What the post that is looked at leaves behind, for which post in which state of the plan.
    left: Option<((u64, usize), Vec<Left>)>,
}

impl ReviewPanel {
    /// Draws the panel.
    pub fn review_ui(&mut self, ui: &mut Ui, planning: &Planning, sight: Sight<'_>, intents: &mut Intents) {
        let (Some(review), Some(numbers)) = (planning.shown_review(), planning.numbers()) else { return };
        let left = review.left(numbers);
        base_ui(ui, "plan-review-foot", |ui| foot_ui(ui, review, &left, sight, intents));
        body_ui(ui, "plan-review", |ui| {
            head_ui(ui, review, left.len(), sight, intents);
            if let Some(post) = review.post() {
                self.post_ui(ui, review, numbers, post, sight, intents);
            }
            missing_ui(ui, review, sight, intents);
            ends_ui(ui, review, sight, intents);
            list_ui(ui, review, numbers, sight, intents);
        });
    }

    /// The post that is looked at.
    fn post_ui(
        &mut self,
        ui: &mut Ui,
        review: &Review,
        numbers: &Numbers,
        post: &SuggestedPost,
        sight: Sight<'_>,
        intents: &mut Intents,
    ) {
        let (world, language) = (sight.session.world(), sight.language);
        let place = world.place_name(post.place);
        step_ui(ui, review, sight, intents);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            let name = tone::strong(who_name(world, post.who)).size(look::LARGE);
            ui.label(name);
            ui.label("→");
            if link_ui(ui, place).clicked()
                && let Some(village) = village_of(post.place)
            {
                intents.push(Intent::SelectVillages(vec![village]));
                intents.push(Intent::ZoomToSelection);
            }
        });
        let role = language.entry(world, CatalogueKind::Role, &post.role).to_owned();
        let unit = unit_name(world, unit_of(world, post.who)).to_owned();
        let km = post.km.map(|km| format!("{km:.1} km")).unwrap_or_default();
        let about: Vec<String> = [role, unit, km].into_iter().filter(|text| !text.is_empty()).collect();
        ui.add(Label::new(tone::small(ui, about.join(" · "))).wrap());
        if let Some(text) = post.replaces.and_then(|id| replaced(world, post, id, sight)) {
            ui.add(Label::new(tone::small(ui, text)).wrap());
        }
        if let Some(who) = review.replaced_by(numbers, review.at) {
            let text = language.say_with("planning.review.instead", &[("name", &who_name(world, who))]);
            ui.label(RichText::new(text).color(tone::accent(ui)));
        } else if review.is_settled(numbers, review.at) {
            ui.label(RichText::new(language.say("planning.review.taken").as_ref()).color(look::palette(ui).good));
        }
        ui.add_space(6.0);
        cost_table_ui(ui, post, sight);
        self.others.others_ui(ui, numbers, post, sight, intents);
        let left = self.left(review, numbers, post, sight);
        if !left.is_empty() {
            group_ui(ui, &language.say("planning.review.leaves"));
            handover_ui(ui, left, sight);
        }
    }

    /// What the post leaves behind: the plan with it, held against the plan as it stands.
    fn left(&mut self, review: &Review, numbers: &Numbers, post: &SuggestedPost, sight: Sight<'_>) -> &[Left] {
        let key = (numbers.stamp, review.at);
        if self.left.as_ref().is_none_or(|(known, _)| *known != key) {
            let found = super::leaves::left_by(review.plan, post, numbers, sight);
            self.left = Some((key, found));
        }
        self.left.as_ref().map(|(_, left)| left.as_slice()).unwrap_or_default()
    }
}

/// Which post is looked at, and the way to the one before and the next.
fn step_ui(ui: &mut Ui, review: &Review, sight: Sight<'_>, intents: &mut Intents) {
    let language = sight.language;
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        let count = review.changes.len();
        let at = language.say_with("planning.review.at", &[("at", &(review.at + 1)), ("count", &count)]);
        ui.label(tone::heading(ui, at));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            for (key, hint, by, enabled) in [
                ("planning.review.on", "planning.review.on_hint", 1, review.at + 1 < count),
                ("planning.review.back", "planning.review.back_hint", -1, review.at > 0),
            ] {
                let button = egui::Button::new(language.say(key)).small();
                if ui.add_enabled(enabled, button).on_hover_text(language.say(hint)).clicked() {
                    intents.push(Intent::Plan(PlanDeed::Review(ReviewDeed::Step(by))));
                }
            }
        });
    });
}

/// From where somebody moves, or whom they follow.
fn replaced(world: &World, post: &SuggestedPost, id: Id<Posting>, sight: Sight<'_>) -> Option<String> {
    let posting = world.postings.get(id)?;
    let place = world.place_name(posting.place);
    if posting.who() == Some(post.who) {
        return Some(sight.language.say_with("planning.review.from", &[("place", &place)]));
    }
    let name = who_name(world, posting.who()?);
    Some(sight.language.say_with("planning.review.follows", &[("name", &name)]))
}

/// What was asked, how good the answer is, and what it costs.
fn head_ui(ui: &mut Ui, review: &Review, left: usize, sight: Sight<'_>, intents: &mut Intents) {
    let language = sight.language;
    ui.horizontal(|ui| {
        ui.label(tone::strong(language.say("planning.review.title")).size(look::TITLE));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if quiet_ui(ui, &language.say("planning.review.close")).clicked() {
                intents.push(Intent::Plan(PlanDeed::Review(ReviewDeed::Close)));
            }
        });
    });
    let role = language.entry(sight.session.world(), CatalogueKind::Role, &review.question.role);
    let about = language
        .say_with("planning.review.about", &[("role", &role), ("count", &review.changes.len()), ("left", &left)]);
    ui.add(Label::new(tone::small(ui, about)).wrap());
    let (proof, ink) = match review.found.proof {
        PlanProof::Optimal => (language.say("planning.review.optimal").into_owned(), look::palette(ui).good),
        proof => {
            let percent = format!("{:.1}", proof.gap_percent());
            (language.say_with("planning.review.gap", &[("percent", &percent)]), look::palette(ui).text)
        }
    };
    ui.add(Label::new(RichText::new(proof).small().color(ink)).wrap());
    for note in &review.found.notes {
        ui.add(Label::new(tone::small(ui, language.sentence(note))).wrap());
    }
    if review.changes.is_empty() {
        ui.add_space(6.0);
        remark_ui(ui, &language.say("planning.review.nothing"));
    }
}

/// Posts that nobody fills, why, and what would help.
fn missing_ui(ui: &mut Ui, review: &Review, sight: Sight<'_>, intents: &mut Intents) {
    let language = sight.language;
    let unfilled = &review.found.unfilled;
    if unfilled.is_empty() {
        return;
    }
    let count: u32 = unfilled.iter().map(|each| each.count).sum();
    group_ui(ui, &language.say_with("planning.review.unfilled", &[("count", &count)]));
    let villages: Vec<_> = unfilled.iter().filter_map(|each| village_of(each.place)).collect();
    if link_ui(ui, &language.say_with("planning.review.select", &[("count", &villages.len())])).clicked() {
        intents.push(Intent::SelectVillages(villages));
    }
    for why in &review.found.impossible {
        why_ui(ui, why, sight, intents);
    }
}

fn why_ui(ui: &mut Ui, why: &Impossible, sight: Sight<'_>, intents: &mut Intents) {
    let language = sight.language;
    let text = RichText::new(language.sentence(&why.sentence)).color(tone::late(ui));
    let label = Label::new(text).wrap().sense(egui::Sense::click());
    if ui.add(label).on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
        intents.push(Intent::SelectVillages(why.villages.clone()));
    }
    for relaxation in &why.relaxations {
        let text = format!("· {}", language.sentence(&relaxation.sentence));
        ui.add(Label::new(tone::small(ui, text)).wrap());
    }
}

/// Postings of today that nobody is to have any more; each is ended by itself.
fn ends_ui(ui: &mut Ui, review: &Review, sight: Sight<'_>, intents: &mut Intents) {
    let (world, language) = (sight.session.world(), sight.language);
    let ends = &review.found.ends;
    if ends.is_empty() {
        return;
    }
    group_ui(ui, &language.say_with("planning.review.ends", &[("count", &ends.len())]));
    for posting in ends.iter().filter_map(|id| world.postings.get(*id)) {
        let Some(who) = posting.who() else { continue };
        let role = language.entry(world, CatalogueKind::Role, &posting.role);
        let text = format!("{} · {} · {role}", who_name(world, who), world.place_name(posting.place));
        ui.horizontal(|ui| {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if quiet_ui(ui, &language.say("planning.review.end")).clicked() {
                    let post = Post { who, place: posting.place, role: posting.role.clone() };
                    intents.push(Intent::Plan(PlanDeed::Erase(vec![post])));
                }
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    ui.add(Label::new(text).truncate());
                });
            });
        });
    }
}

/// All posts, to be gone through by pressing.
fn list_ui(ui: &mut Ui, review: &Review, numbers: &Numbers, sight: Sight<'_>, intents: &mut Intents) {
    let (world, language) = (sight.session.world(), sight.language);
    if review.changes.is_empty() {
        return;
    }
    group_ui(ui, &language.say("planning.review.all"));
    let area = ScrollArea::vertical().id_salt("plan-review-list").max_height(260.0).auto_shrink([false, true]);
    area.show_rows(ui, look::ROW, review.changes.len(), |ui, rows| {
        for at in rows {
            let Some(post) = review.post_at(at) else { continue };
            let settled = review.is_settled(numbers, at);
            let title = format!("{} → {}", who_name(world, post.who), world.place_name(post.place));
            let tail = match settled {
                true => language.say("planning.review.done").into_owned(),
                false => post.km.map(|km| format!("{km:.0} km")).unwrap_or_default(),
            };
            let line = Line { title: &title, note: "", tail: &tail, late: false, marked: at == review.at };
            if line_ui(ui, &line).clicked() {
                intents.push(Intent::Plan(PlanDeed::Review(ReviewDeed::Look(at))));
                if let Place::Village(village) = post.place {
                    intents.push(Intent::SelectVillages(vec![village]));
                }
            }
        }
    });
}

/// What is done with the post that is looked at, and with the rest.
fn foot_ui(ui: &mut Ui, review: &Review, left: &[usize], sight: Sight<'_>, intents: &mut Intents) {
    let language = sight.language;
    let here = left.contains(&review.at);
    let mut deed = |response: egui::Response, deed: ReviewDeed| {
        if response.clicked() {
            intents.push(Intent::Plan(PlanDeed::Review(deed)));
        }
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        let colors = look::palette(ui);
        let text = tone::strong(language.say("planning.review.accept"));
        let accept = match here {
            true => egui::Button::new(text.color(colors.on_accent)).fill(colors.accent),
            false => egui::Button::new(text),
        };
        deed(
            ui.add_enabled(here, accept).on_hover_text(language.say("planning.review.accept_hint")),
            ReviewDeed::Accept,
        );
        let offer = |ui: &mut Ui, key: &str, hint: &str, enabled: bool| {
            ui.add_enabled(enabled, egui::Button::new(language.say(key))).on_hover_text(language.say(hint))
        };
        deed(offer(ui, "planning.review.lock", "planning.review.lock_hint", here), ReviewDeed::Lock);
        deed(offer(ui, "planning.review.reject", "planning.review.reject_hint", here), ReviewDeed::Reject);
    });
    ui.add_space(6.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        let all = language.say_with("planning.review.accept_all", &[("count", &left.len())]);
        deed(ui.add_enabled(!left.is_empty(), egui::Button::new(all)), ReviewDeed::AcceptAll);
        let again = ui.button(language.say("planning.review.again"));
        deed(again.on_hover_text(language.say("planning.review.again_hint")), ReviewDeed::Again);
    });
}
