//! What a plan leaves behind, in words: who goes, who follows, and what is to be handed over by when.

use egui::{Label, Ui};

use crate::analysis::planner::Left;
use crate::model::CatalogueKind;
use crate::ui::intent::Sight;
use crate::ui::widgets::day::short_date;
use crate::ui::widgets::tone;

use super::words::who_name;

/// Draws a line for each posting that leaves something behind, and its parts below.
pub fn handover_ui(ui: &mut Ui, left: &[Left], sight: Sight<'_>) {
    for entry in left {
        let (title, about) = said(entry, sight);
        ui.add(Label::new(tone::strong(title)).truncate());
        ui.add(Label::new(tone::small(ui, about)).wrap());
        ui.add_space(3.0);
    }
}

/// Who leaves what; and what is to be handed over to whom.
fn said(left: &Left, sight: Sight<'_>) -> (String, String) {
    let (world, language) = (sight.session.world(), sight.language);
    let role = language.entry(world, CatalogueKind::Role, &left.role);
    let name = who_name(world, left.who);
    let place = world.place_name(left.place);
    let title = match left.goes_to {
        Some(to) => language.say_with(
            "planning.left.moves",
            &[("who", &name), ("role", &role), ("place", &place), ("to", &world.place_name(to))],
        ),
        None => language.say_with("planning.left.ends", &[("who", &name), ("role", &role), ("place", &place)]),
    };
    let count = |key: &str, count: usize| (count > 0).then(|| language.say_with(key, &[("count", &count)]));
    let things: Vec<String> = [
        count("planning.left.issues", left.issues.len()),
        count("planning.left.promises", left.promises.len()),
        count("planning.left.households", left.households.len()),
        count("planning.left.cases", left.cases.len()),
    ]
    .into_iter()
    .flatten()
    .collect();
    let things =
        if things.is_empty() { language.say("planning.left.nothing").into_owned() } else { things.join("、") };
    let followers: Vec<String> = left.successors.iter().map(|who| who_name(world, *who)).collect();
    let to = match followers.is_empty() {
        true => language.say("planning.left.nobody").into_owned(),
        false => language.say_with("planning.left.to", &[("names", &followers.join("、"))]),
    };
    let by = language.say_with("planning.left.by", &[("day", &short_date(language, left.hand_over_by))]);
    (title, [things, to, by].join(" · "))
}
