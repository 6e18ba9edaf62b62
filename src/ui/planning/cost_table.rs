//! What a post costs, part by part, beside what it would with the next best.

use egui::{Align, Grid, Label, Layout, RichText, Ui};

use crate::analysis::planner::{CostParts, SuggestedPost};
use crate::ui::intent::Sight;
use crate::ui::widgets::tone;

use super::words::who_name;

/// A part of a cost.
type Part = fn(&CostParts) -> f64;

/// The parts in their order.
const PARTS: [(&str, Part); 5] = [
    ("planning.cost.distance", |parts| parts.distance),
    ("planning.cost.skill", |parts| parts.skill),
    ("planning.cost.balance", |parts| parts.balance),
    ("planning.cost.change", |parts| parts.change),
    ("planning.cost.rules", |parts| parts.rules),
];

/// Draws the table, and below it what the whole plan would cost more.
pub fn cost_table_ui(ui: &mut Ui, post: &SuggestedPost, sight: Sight<'_>) {
    let (world, language) = (sight.session.world(), sight.language);
    let next = post.next_best.as_ref();
    let other = match next.and_then(|next| next.who) {
        Some(who) => who_name(world, who),
        None => language.say("planning.cost.empty").into_owned(),
    };
    let room = (ui.available_width() - 96.0) / 2.0 - 8.0;
    Grid::new("plan-cost").num_columns(3).spacing([8.0, 3.0]).min_col_width(room.max(60.0)).striped(false).show(
        ui,
        |ui| {
            ui.label(tone::small(ui, language.say("planning.cost.title")));
            right_ui(ui, tone::strong(who_name(world, post.who)));
            right_ui(ui, tone::strong(if next.is_some() { other.as_str() } else { "–" }));
            ui.end_row();
            for (key, part) in PARTS {
                let here = part(&post.parts);
                let there = next.filter(|next| next.who.is_some()).map(|next| part(&next.parts));
                ui.label(tone::small(ui, language.say(key)));
                let better = there.is_some_and(|there| here < there - 0.05);
                number_ui(ui, Some(here), better);
                number_ui(ui, there, there.is_some_and(|there| there < here - 0.05));
                ui.end_row();
            }
            ui.label(tone::strong(language.say("planning.cost.sum")));
            right_ui(ui, tone::strong(format!("{:.1}", post.parts.sum())));
            let sum = next.filter(|next| next.who.is_some()).map(|next| next.parts.sum());
            right_ui(ui, tone::strong(sum.map_or_else(|| "–".to_owned(), |sum| format!("{sum:.1}"))));
            ui.end_row();
        },
    );
    if let Some(next) = next {
        let more = format!("{:.1}", next.more);
        let text = match next.who {
            Some(who) => language.say_with("planning.cost.more", &[("name", &who_name(world, who)), ("more", &more)]),
            None => language.say("planning.cost.nobody").into_owned(),
        };
        ui.add(Label::new(tone::small(ui, text)).wrap());
    }
}

fn right_ui(ui: &mut Ui, text: RichText) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| ui.add(Label::new(text).truncate()));
}

/// A number; the better one of two stands in the accent.
fn number_ui(ui: &mut Ui, number: Option<f64>, better: bool) {
    // Nothing is written without its sign.
    let text = number.map(|number| if number.abs() < 0.05 { 0.0 } else { number });
    let text = text.map_or_else(|| "–".to_owned(), |number| format!("{number:.1}"));
    let text = RichText::new(text);
    let ink = tone::accent(ui);
    right_ui(ui, if better { text.color(ink) } else { text });
}
