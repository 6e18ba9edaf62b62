//! What stands about an activity: where, who, what was seen, and what became of the issues that it raised.

use egui::{Label, Ui};

use crate::model::{Activity, CatalogueKind, Place};
use crate::ui::intent::Intents;
use crate::ui::panel::{issue_outcome_ui, join};
use crate::ui::tables::Scope;
use crate::ui::widgets::{Chip, chip_ui, tone};

use super::issue_card::facts_grid_ui;

/// Draws the card.
pub(super) fn activity_card_ui(ui: &mut Ui, scope: Scope<'_>, activity: &Activity, intents: &mut Intents) {
    let (world, language) = (scope.world(), scope.sight.language);
    let kind = |kind, code: &str| language.entry(world, kind, code).to_owned();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        chip_ui(ui, Chip::Plain, &kind(CatalogueKind::ActivityKind, &activity.kind));
        if !activity.purpose.is_empty() {
            chip_ui(ui, Chip::Plain, &kind(CatalogueKind::Purpose, &activity.purpose));
        }
        if !activity.rating.is_empty() {
            chip_ui(ui, Chip::Plain, &kind(CatalogueKind::Rating, &activity.rating));
        }
    });
    ui.add_space(4.0);
    if !activity.summary.is_empty() {
        ui.add(Label::new(activity.summary.as_str()).wrap());
        ui.add_space(4.0);
    }
    facts_ui(ui, scope, activity);
    let issues = scope.lookup.diaries.issues(activity);
    if !issues.is_empty() {
        ui.add_space(8.0);
        ui.label(tone::heading(ui, language.say("visit.issues")));
    }
    for issue in issues.into_iter().filter_map(|id| world.issues.get(id)) {
        issue_outcome_ui(ui, scope.sight, issue, intents);
    }
}

fn facts_ui(ui: &mut Ui, scope: Scope<'_>, activity: &Activity) {
    let (world, language) = (scope.world(), scope.sight.language);
    let villages = activity.villages.iter().map(|id| world.place_name(Place::Village(*id)));
    let cadres = activity.cadres.iter().filter_map(|id| world.cadres.get(*id)).map(|row| row.name.as_str());
    let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
    let campaign = activity.campaign.and_then(|id| world.campaigns.get(id)).map(|row| row.name.clone());
    facts_grid_ui(
        ui,
        scope,
        "activity facts",
        &[
            ("visit.field.villages", join(language, villages)),
            ("visit.field.township", scope.township(activity.township).text),
            ("visit.field.cadres", join(language, cadres)),
            ("visit.field.unit", scope.unit(activity.unit).text),
            ("visit.field.households", number(activity.households)),
            ("visit.field.enterprises", number(activity.enterprises)),
            ("visit.field.attendance", number(activity.attendance)),
            ("visit.field.campaign", campaign.unwrap_or_default()),
            ("visit.field.number", activity.number.clone()),
        ],
    );
    for (code, text) in &activity.details {
        let title = language.entry(world, CatalogueKind::ActivityField, code);
        ui.add(Label::new(tone::small(ui, title)).wrap());
        ui.add(Label::new(text.as_str()).wrap());
    }
}
