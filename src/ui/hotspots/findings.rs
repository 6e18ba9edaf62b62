//! What was found: classes or clusters, each with its villages, and what leads from them to work.

use std::collections::BTreeSet;

use egui::{Label, RichText, Ui};

use crate::analysis::spots::{SpotCluster, SpotKind, Spots, issues_in};
use crate::map::spots::{chance_sentence, class_name, cluster_name, fill_of};
use crate::map::{SpotLayer, Theme};
use crate::model::{Id, Issue, Refusal, Village};
use crate::paint::screen::ink;
use crate::ui::forms::may;
use crate::ui::intent::{Intent, Intents, Sight, SpotDeed};
use crate::ui::look;
use crate::ui::widgets::action::action_ui;

use super::row::{Before, finding_row_ui};

/// How many issues a common problem has at least.
const FEWEST: usize = 2;

/// Draws what was found.
pub(super) fn findings_ui(ui: &mut Ui, sight: Sight<'_>, layer: &SpotLayer, intents: &mut Intents) {
    let (language, found) = (sight.language, &layer.found);
    if layer.is_old {
        said_ui(ui, &language.say("map.spots.old"), true);
    }
    if found.is_nothing() {
        said_ui(ui, &language.say("map.spots.nothing"), false);
    }
    for coarse in found.warnings.iter().filter(|warning| warning.key == "hotspot.warning.coarse") {
        said_ui(ui, &language.sentence(coarse), true);
    }
    if found.question.kind == SpotKind::Scan {
        for (nth, cluster) in found.clusters.iter().enumerate() {
            cluster_ui(ui, sight, found, (nth, cluster), intents);
        }
    } else {
        classes_ui(ui, sight, found, intents);
    }
}

/// A sentence over the whole width.
pub(super) fn said_ui(ui: &mut Ui, text: &str, is_warning: bool) {
    let color = if is_warning { look::palette(ui).late } else { look::palette(ui).secondary };
    ui.horizontal(|ui| {
        ui.add_space(8.0);
        ui.add(Label::new(RichText::new(text).size(look::SMALL).color(color)).wrap());
    });
    ui.add_space(look::GRID);
}

fn classes_ui(ui: &mut Ui, sight: Sight<'_>, found: &Spots, intents: &mut Intents) {
    let language = sight.language;
    let theme = Theme::of(sight.choice.dark);
    for (class, villages) in found.groups().into_iter().filter(|(class, _)| class.is_found()) {
        let name = class_name(found.question.kind, class, language);
        let text = language.say_with("spots.class", &[("class", &name), ("count", &villages.len())]);
        let on = is_selected(sight, &villages);
        if finding_row_ui(ui, Before::Fill(ink(fill_of(class, theme))), on, &text).clicked() {
            intents.push(Intent::SelectVillages(villages.clone()));
        }
        if on {
            let today = sight.findings.today;
            let issues = issues_in(sight.session.world(), today, &found.question.measure, &villages);
            work_ui(ui, sight, &name, &issues, intents);
        }
    }
}

fn cluster_ui(ui: &mut Ui, sight: Sight<'_>, found: &Spots, (nth, spot): (usize, &SpotCluster), intents: &mut Intents) {
    let (language, world) = (sight.language, sight.session.world());
    let cluster = &spot.cluster;
    let name = cluster_name(world, found, spot, language);
    let chance = language.sentence(&chance_sentence(cluster.p, found.replications));
    let times = f64::from(cluster.cases) / cluster.expected.max(f64::MIN_POSITIVE);
    let mut text = language.say_with(
        "spots.cluster",
        &[
            ("what", &name),
            ("villages", &cluster.villages.len()),
            ("cases", &cluster.cases),
            ("expected", &format!("{:.1}", cluster.expected)),
            ("times", &format!("{times:.1}")),
            ("chance", &chance),
        ],
    );
    if let Some(days) = cluster.days {
        text += &language.say_with("spots.cluster_days", &[("from", &days.first), ("until", &days.last)]);
    }
    let on = is_selected(sight, &cluster.villages);
    let response = finding_row_ui(ui, Before::Number(nth + 1), on, &text);
    let names = cluster.villages.iter().filter_map(|id| world.villages.get(*id));
    let names = names.map(|row| row.name.as_str()).collect::<Vec<_>>().join(&language.say("cli.hotspots.between"));
    let more = language.say_with(
        "spots.cluster_more",
        &[
            ("risk", &format!("{:.1}", cluster.relative_risk)),
            ("p", &format!("{:.3}", cluster.p)),
            ("km", &format!("{:.1}", cluster.radius_km)),
            ("names", &names),
        ],
    );
    if response.on_hover_text(more).clicked() {
        intents.push(Intent::SelectVillages(cluster.villages.clone()));
    }
    if on {
        let is_open = |id: &Id<Issue>| world.issues.get(*id).is_some_and(|issue| issue.state.is_open());
        let issues: Vec<Id<Issue>> = match cluster.issues.is_empty() {
            true => issues_in(world, sight.findings.today, &found.question.measure, &cluster.villages),
            false => cluster.issues.iter().copied().filter(is_open).collect(),
        };
        work_ui(ui, sight, &name, &issues, intents);
    }
}

/// Whether exactly these villages are selected.
fn is_selected(sight: Sight<'_>, villages: &[Id<Village>]) -> bool {
    let selected: &BTreeSet<Id<Village>> = &sight.choice.selected;
    selected.len() == villages.len() && villages.iter().all(|village| selected.contains(village))
}

/// From what is selected to its issues: in the table, or together as one common problem.
fn work_ui(ui: &mut Ui, sight: Sight<'_>, name: &str, issues: &[Id<Issue>], intents: &mut Intents) {
    let (language, world) = (sight.language, sight.session.world());
    let single = |id: &&Id<Issue>| world.issues.get(**id).is_some_and(|row| row.parent.is_none() && !row.is_common());
    let parts: Vec<Id<Issue>> = issues.iter().filter(single).copied().collect();
    let may = match parts.first().and_then(|id| world.issues.get(*id)) {
        Some(first) if parts.len() >= FEWEST => may::promote(sight.session, first),
        _ => Err(Refusal::new("spots.too_few").with("count", parts.len())),
    };
    ui.add_space(2.0);
    ui.horizontal_wrapped(|ui| {
        ui.add_space(28.0);
        ui.spacing_mut().item_spacing.x = 6.0;
        let promote = language.say_with("spots.promote", &[("count", &parts.len())]);
        if action_ui(ui, language, &promote, may.as_ref().copied()).clicked() {
            intents.push(Intent::Spots(SpotDeed::Promote(parts.clone())));
        }
        if ui.add_enabled(!issues.is_empty(), egui::Button::new(language.say("spots.in_table").as_ref())).clicked() {
            intents.push(Intent::Spots(SpotDeed::Table(name.to_owned(), issues.to_vec())));
        }
    });
    ui.add_space(look::GRID);
}
