//! Who is in a village by the plan: each post with its lock, and a cross that takes it back.

use egui::{Align, Button, Color32, Label, Layout, Role, Ui, WidgetInfo, vec2};

use crate::analysis::planner::{DraftPost, PostState};
use crate::model::{CatalogueKind, Id, ItemOrigin, MarkKind, Place, Village};
use crate::ui::intent::{Intent, Intents, Sight};
use crate::ui::look;
use crate::ui::panel::parts::{group_ui, remark_ui};
use crate::ui::widgets::tone;

use super::deed::{PlanDeed, Post};
use super::numbers::Numbers;
use super::signs::lock_sign;
use super::state::Planning;
use super::words::{unit_name, unit_of, who_name};

/// Draws the posts of a village in the plan, above all that the panel says of it.
pub fn village_posts_ui(
    ui: &mut Ui,
    planning: &Planning,
    village: Id<Village>,
    sight: Sight<'_>,
    intents: &mut Intents,
) {
    let Some(numbers) = planning.numbers().filter(|_| planning.plan.is_some()) else { return };
    let (world, language) = (sight.session.world(), sight.language);
    let name = world.villages.get(village).map_or("", |row| row.name.as_str());
    group_ui(ui, &language.say_with("planning.posts_of", &[("village", &name)]));
    let mut posts: Vec<&DraftPost> = numbers.posts_of(village).collect();
    posts.sort_by_key(|post| (post.state == PostState::Ending, !post.is_resident(), post.role.clone()));
    if posts.is_empty() {
        remark_ui(ui, &language.say("planning.posts_none"));
    }
    let writable = planning.open_plan(world).is_some();
    for post in posts {
        post_ui(ui, post, writable, sight, intents);
    }
    gaps_ui(ui, numbers, village, sight);
}

fn post_ui(ui: &mut Ui, post: &DraftPost, writable: bool, sight: Sight<'_>, intents: &mut Intents) {
    let (world, language) = (sight.session.world(), sight.language);
    let colors = look::palette(ui);
    let name = who_name(world, post.who);
    let role = language.entry(world, CatalogueKind::Role, &post.role);
    let unit = match post.who.cadre() {
        Some(_) => unit_name(world, unit_of(world, post.who)),
        None => "",
    };
    let named = Post { who: post.who, place: post.place, role: post.role.clone() };
    ui.horizontal(|ui| {
        ui.set_min_height(40.0);
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if writable && post.state != PostState::Ending {
                let hint = language.say_with("planning.take_back", &[("name", &name)]);
                if sign_ui(ui, &hint, false, cross) {
                    intents.push(Intent::Plan(PlanDeed::Erase(vec![named.clone()])));
                }
                let key = if post.locked { "planning.unlock" } else { "planning.lock" };
                let hint = language.say_with(key, &[("name", &name)]);
                if sign_ui(ui, &hint, post.locked, |ui, at, color| lock_sign(ui, at, color, post.locked)) {
                    let kind = (!post.locked).then_some(MarkKind::Lock);
                    intents.push(Intent::Plan(PlanDeed::Mark(vec![named.clone()], kind)));
                }
            } else if writable {
                let hint = language.say_with("planning.keep_on", &[("name", &name)]);
                if ui.small_button(language.say("planning.keep")).on_hover_text(hint).clicked() {
                    intents.push(Intent::Plan(PlanDeed::Keep(named.clone())));
                }
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                let ink = if post.state == PostState::Ending { colors.secondary } else { colors.text };
                let mut title = tone::strong(format!("{name}  {role}")).color(ink);
                if post.state == PostState::Ending {
                    title = title.strikethrough();
                }
                ui.add(Label::new(title).truncate());
                let state = language.say(&format!("planning.state.{}", post.state.code())).into_owned();
                let origin = (post.item.is_some() && post.origin == ItemOrigin::Suggested)
                    .then(|| language.say("planning.suggested").into_owned());
                let about: Vec<String> = [Some(state), origin, Some(unit.to_owned())]
                    .into_iter()
                    .flatten()
                    .filter(|text| !text.is_empty())
                    .collect();
                ui.add(Label::new(tone::small(ui, about.join(" · "))).truncate());
            });
        });
    });
}

/// What is missing there, in words.
fn gaps_ui(ui: &mut Ui, numbers: &Numbers, village: Id<Village>, sight: Sight<'_>) {
    let here = numbers.outlook.breaches.iter().filter(|breach| breach.place == Some(Place::Village(village)));
    for breach in here {
        let ink = if breach.strength.is_hard() { tone::late(ui) } else { tone::quiet(ui) };
        let text = egui::RichText::new(sight.language.sentence(&breach.sentence)).small().color(ink);
        ui.add(Label::new(text).wrap());
    }
}

fn cross(ui: &Ui, at: egui::Pos2, color: Color32) {
    for (x, y) in [(1.0, 1.0), (1.0, -1.0)] {
        ui.painter().line_segment([at - 4.0 * vec2(x, y), at + 4.0 * vec2(x, y)], egui::Stroke::new(1.5, color));
    }
}

fn sign_ui(ui: &mut Ui, name: &str, on: bool, sign: impl Fn(&Ui, egui::Pos2, Color32)) -> bool {
    let colors = look::palette(ui);
    let response = ui.add(Button::new("").min_size(vec2(26.0, 26.0)).frame_when_inactive(false));
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, name));
    sign(ui, response.rect.center(), if on { colors.accent } else { colors.secondary });
    response.on_hover_text(name).clicked()
}
