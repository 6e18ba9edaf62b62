//! Posting from the map: a cadre is chosen, then villages are clicked. The bar at the head of the map says who is posted,
//! as what and from when; role and day are chosen once and hold for every click until the mode ends.

use egui::{ComboBox, Frame, Margin, Rect, RichText, Ui, UiBuilder, pos2, vec2};

use crate::model::{Cadre, CatalogueKind, Date, Id, Place, Posting, Village, World, role};

use super::intent::{Intent, Intents, Sight};
use super::look;
use super::widgets::DateDraft;

/// As what and from when the clicks post.
#[derive(Debug, Default)]
pub struct PostingMode {
    role: String,
    from: DateDraft,
}

impl PostingMode {
    /// The mode begins: as resident (or the first role that the office's list still offers), from today.
    pub fn begin(&mut self, world: &World, today: Date) {
        let roles = roles(world);
        let first = roles.iter().find(|(code, _)| code == role::RESIDENT).or(roles.first());
        self.role = first.map(|(code, _)| code.clone()).unwrap_or_default();
        self.from = DateDraft::of(today);
    }

    /// What a click on a village makes; `None` while the day cannot be read.
    pub fn posting(&self, world: &World, cadre: Id<Cadre>, village: Id<Village>, today: Date) -> Option<Posting> {
        Some(Posting {
            id: Id::fresh(),
            cadre: Some(cadre),
            unit: world.cadres.get(cadre).and_then(|row| row.unit),
            place: Place::Village(village),
            role: self.role.clone(),
            from: self.from.day(today)?,
            until: None,
            note: String::new(),
        })
    }

    /// Draws the bar at the head of the map while the mode lasts.
    pub fn bar_ui(&mut self, ui: &mut Ui, map: Rect, sight: Sight<'_>, intents: &mut Intents) {
        let world = sight.session.world();
        let Some(cadre) = sight.posting_cadre.and_then(|id| world.cadres.get(id)) else { return };
        let colors = look::palette(ui);
        let language = sight.language;
        let width = 460.0_f32.min(map.width() - 24.0);
        let place = Rect::from_min_size(pos2(map.center().x - width / 2.0, map.top() + 12.0), vec2(width, 76.0));
        let layout = egui::Layout::top_down(egui::Align::Center);
        let mut child = ui.new_child(UiBuilder::new().max_rect(place).layout(layout).id_salt("posting-bar"));
        let frame = Frame::new().fill(colors.badge).corner_radius(look::RADIUS).inner_margin(Margin::symmetric(12, 8));
        frame.show(&mut child, |ui| {
            ui.set_width(width - 24.0);
            ui.horizontal(|ui| {
                let unit = cadre.unit.and_then(|id| world.units.get(id)).map_or("", |unit| unit.name.as_str());
                let text = language.say_with("ui.map.posting", &[("cadre", &cadre.name), ("unit", &unit)]);
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    if ui.button(language.say("ui.map.posting_end").as_ref()).clicked() {
                        intents.push(Intent::PostFromMap(None));
                    }
                    ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                        ui.add(egui::Label::new(RichText::new(text).color(colors.on_badge)).truncate());
                    });
                });
            });
            ui.add_space(4.0);
            ui.horizontal(|ui| self.terms_ui(ui, sight));
        });
    }

    /// Role and first day.
    fn terms_ui(&mut self, ui: &mut Ui, sight: Sight<'_>) {
        let language = sight.language;
        let colors = look::palette(ui);
        let world = sight.session.world();
        let name = language.say("ui.map.posting_role");
        ui.label(RichText::new(name.as_ref()).color(colors.on_badge));
        let shown = language.entry(world, CatalogueKind::Role, &self.role).to_owned();
        ui.name_inputs(name, |ui| {
            ComboBox::from_id_salt("posting-role").width(150.0).selected_text(shown).show_ui(ui, |ui| {
                for (code, row) in roles(world) {
                    ui.selectable_value(&mut self.role, code, language.title(row));
                }
            });
        });
        ui.add_space(10.0);
        let today = sight.session.desk().today;
        let name = language.say("ui.map.posting_from");
        let ink = if self.from.day(today).is_none() { colors.late_ground } else { colors.on_badge };
        let label = ui.label(RichText::new(name.as_ref()).color(ink));
        self.from.date_ui(ui, language, today).labelled_by(label.id);
    }
}

/// The roles that are offered and tie to a village, in the order of the office's list.
fn roles(world: &World) -> Vec<(String, &crate::model::CatalogueRow)> {
    let fits = |code: &str| !role::ELSEWHERE_ROLES.contains(&code);
    let rows = world.list(CatalogueKind::Role).into_iter().filter(|row| row.active && fits(&row.code));
    rows.map(|row| (row.code.clone(), row)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::sample::{TODAY, cadre, sample_world, village};

    #[test]
    fn the_mode_begins_as_resident_from_today_and_offers_only_roles_in_a_village() {
        let world = sample_world();
        let mut mode = PostingMode { role: role::CONTACT.into(), from: DateDraft::default() };
        mode.from.text = "x".into();
        let post = |mode: &PostingMode| mode.posting(&world, cadre("李四"), village("东一村"), TODAY);
        assert_eq!(post(&mode), None, "an unreadable day posts nobody");
        mode.begin(&world, TODAY);
        let posting = post(&mode).expect("a posting");
        assert_eq!((posting.role.as_str(), posting.from), (role::RESIDENT, TODAY));
        assert_eq!(posting.unit, world.cadres.get(cadre("李四")).and_then(|row| row.unit));
        assert!(roles(&world).iter().all(|(code, _)| !role::ELSEWHERE_ROLES.contains(&code.as_str())));
        assert!(!roles(&world).is_empty());
    }
}
