//! Who is posted to a place: by name in a village, by role in several.

use egui::{Align, Label, Layout, RichText, Sense, Ui};

use crate::analysis::AreaId;
use crate::analysis::why::Why;
use crate::model::{CatalogueKind, Posting};
use crate::ui::forms::{Form, PostingVerb};
use crate::ui::intent::{Intent, Intents, RecordRef, Sight};
use crate::ui::look;
use crate::ui::widgets::{day, quiet_ui, tone};

use super::parts::{group_ui, link_ui, remark_ui};

/// Draws who is there, and the villages where nobody lives by posting.
pub(super) fn people_ui(ui: &mut Ui, sight: Sight<'_>, why: &Why, intents: &mut Intents) {
    let (world, language) = (sight.session.world(), sight.language);
    let people = &why.people;
    let is_village = matches!(why.area, AreaId::Village(_));
    group_ui(ui, &language.say("panel.who"));
    if people.own.is_empty() && people.by_role.is_empty() {
        remark_ui(ui, &language.say("panel.nobody"));
    }
    let named = if why.area == AreaId::County { 0 } else { people.own.len() };
    for posting in people.own.iter().take(named).filter_map(|id| world.postings.get(*id)) {
        posting_ui(ui, sight, posting, intents);
    }
    if !people.by_role.is_empty() {
        let role = |(code, count): &(String, u32)| {
            let role = language.entry(world, CatalogueKind::Role, code);
            language.say_with("why.role_count", &[("role", &role), ("count", count)])
        };
        let roles: Vec<String> = people.by_role.iter().map(role).collect();
        ui.add(Label::new(roles.join(" · ")).wrap());
    }
    if !is_village && !people.without_resident.is_empty() {
        let count = people.without_resident.len();
        let text = language.say_with("why.reason.no_residents", &[("count", &count)]);
        if link_ui(ui, &text).on_hover_text(language.say("why.select_hint")).clicked() {
            intents.push(Intent::SelectVillages(people.without_resident.clone()));
        }
    }
}

/// Somebody who is there, with what can be done about it.
fn posting_ui(ui: &mut Ui, sight: Sight<'_>, posting: &Posting, intents: &mut Intents) {
    let (world, language) = (sight.session.world(), sight.language);
    let cadre = posting.cadre.and_then(|id| world.cadres.get(id));
    let unit = posting.unit.or_else(|| cadre?.unit).and_then(|id| world.units.get(id)).map(|unit| unit.name.as_str());
    let name = cadre.map(|cadre| cadre.name.as_str()).or(unit).unwrap_or_default();
    let since = language.say_with("panel.since", &[("day", &day::short_date(language, posting.from))]);
    let about = cadre.and(unit).map_or_else(|| since.clone(), |unit| format!("{since} · {unit}"));
    let role = language.entry(world, CatalogueKind::Role, &posting.role);
    ui.horizontal(|ui| {
        ui.set_min_height(40.0);
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            for (verb, title) in [(PostingVerb::End, "panel.end"), (PostingVerb::Move, "panel.move")] {
                if !sight.presenting && quiet_ui(ui, &language.say(title)).clicked() {
                    intents.push(Intent::OpenForm(Form::Posting(posting.id, verb)));
                }
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                let label = Label::new(name_and_role(ui, name, role)).truncate().sense(Sense::click());
                let response = ui.add(label).on_hover_cursor(egui::CursorIcon::PointingHand);
                if let (Some(cadre), true) = (cadre, response.clicked() && !sight.presenting) {
                    intents.push(Intent::SelectRecord(RecordRef::Cadre(cadre.id)));
                }
                ui.add(Label::new(tone::small(ui, about)).truncate());
            });
        });
    });
}

/// The name in the heavier face, the role behind it.
fn name_and_role(ui: &Ui, name: &str, role: &str) -> egui::text::LayoutJob {
    let mut text = egui::text::LayoutJob::default();
    let ink = ui.visuals().text_color();
    let font = look::regular(look::BODY);
    tone::strong(format!("{name}  ")).color(ink).append_to(&mut text, ui.style(), font.clone().into(), Align::Center);
    RichText::new(role).color(ink).append_to(&mut text, ui.style(), font.into(), Align::Center);
    text
}
