//! 按条件选: conditions that select villages, with how many they are before it is done.

use egui::{ComboBox, Context, Frame, Margin, Pos2, TextEdit, Ui, Window, pos2, vec2};

use crate::analysis::{Measure, Query};
use crate::map::{measure_name, measure_title};
use crate::model::{Id, Township, Village};
use crate::ui::intent::{Intent, Intents, Sight};
use crate::ui::look;
use crate::ui::widgets::quiet_ui;

use super::choose::combined;
use super::read::Way;

/// The width of the fields, points.
const FIELD: f32 = 190.0;

/// The conditions while they are written; they stay as they were when the box is opened again.
#[derive(Debug, Default)]
pub struct QueryBox {
    open: bool,
    measure: Option<Measure>,
    way: Way,
    one: String,
    other: String,
    township: Option<Id<Township>>,
    weak: Option<bool>,
    resident: Option<bool>,
    found: Option<Found>,
}

/// The villages that fit, and what they were found for.
#[derive(Debug, PartialEq)]
struct Found {
    query: Query,
    moment: (std::path::PathBuf, u64, crate::model::Date),
    villages: Vec<Id<Village>>,
}

impl QueryBox {
    /// Opens it, or closes it.
    pub fn toggle(&mut self) {
        self.open = !self.open;
    }

    /// Whether it is open.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Closes it; says whether it was open.
    pub fn close(&mut self) -> bool {
        std::mem::take(&mut self.open)
    }

    /// Draws it over the map, with its right upper corner at this place at first.
    pub fn query_ui(&mut self, context: &Context, corner: Pos2, sight: Sight<'_>, intents: &mut Intents) {
        if !self.open {
            return;
        }
        let frame = Frame::popup(&context.global_style()).inner_margin(Margin::same(14)).corner_radius(8);
        let window = Window::new("query").id(egui::Id::unique("select-query")).title_bar(false).resizable(false);
        let at = pos2(corner.x - 340.0, corner.y);
        window.frame(frame).default_pos(at).constrain(true).show(context, |ui| {
            ui.set_width(300.0);
            self.head_ui(ui, sight);
            self.fields_ui(ui, sight);
            self.foot_ui(ui, sight, intents);
        });
    }

    fn head_ui(&mut self, ui: &mut Ui, sight: Sight<'_>) {
        ui.horizontal(|ui| {
            ui.label(look::strong(sight.language.say("charts.query_title")));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if quiet_ui(ui, &sight.language.say("ui.close")).clicked() {
                    self.open = false;
                }
            });
        });
        ui.add_space(6.0);
    }

    fn fields_ui(&mut self, ui: &mut Ui, sight: Sight<'_>) {
        let (language, world) = (sight.language, sight.session.world());
        let any = language.say("charts.any").into_owned();
        field_ui(ui, &language.say("charts.measure"), |ui| self.measure_ui(ui, sight));
        if self.measure.is_some() {
            field_ui(ui, "", |ui| self.bound_ui(ui, sight));
        }
        field_ui(ui, &language.say("charts.in_township"), |ui| {
            let now = self.township.and_then(|id| world.townships.get(id)).map_or(&any, |row| &row.name);
            ComboBox::from_id_salt("query-township").width(FIELD).selected_text(now).show_ui(ui, |ui| {
                ui.selectable_value(&mut self.township, None, &any);
                for row in world.townships.iter() {
                    ui.selectable_value(&mut self.township, Some(row.id), &row.name);
                }
            });
        });
        for (name, keys, value) in [
            ("charts.weak", ["charts.yes", "charts.no"], &mut self.weak),
            ("charts.resident", ["charts.has", "charts.has_not"], &mut self.resident),
        ] {
            field_ui(ui, &language.say(name), |ui| {
                for (answer, key) in [None, Some(true), Some(false)].into_iter().zip(["charts.any", keys[0], keys[1]]) {
                    ui.selectable_value(value, answer, language.say(key));
                }
            });
        }
    }

    fn measure_ui(&mut self, ui: &mut Ui, sight: Sight<'_>) {
        let (language, world) = (sight.language, sight.session.world());
        let any = language.say("charts.any").into_owned();
        let name = |measure: &Option<Measure>| {
            measure.as_ref().map_or_else(|| any.clone(), |measure| measure_name(world, measure, language))
        };
        let combo = ComboBox::from_id_salt("query-measure").width(FIELD).truncate().selected_text(name(&self.measure));
        combo.show_ui(ui, |ui| {
            let shown = &sight.choice.measure;
            let plain = Measure::all(world);
            let first = (!plain.contains(shown)).then(|| shown.clone());
            for measure in std::iter::once(None).chain(first.into_iter().chain(plain).map(Some)) {
                let text = name(&measure);
                ui.selectable_value(&mut self.measure, measure, text);
            }
        });
    }

    fn bound_ui(&mut self, ui: &mut Ui, sight: Sight<'_>) {
        let language = sight.language;
        ui.spacing_mut().item_spacing.x = 6.0;
        let combo = ComboBox::from_id_salt("query-way").width(74.0).selected_text(language.say(self.way.key()));
        combo.show_ui(ui, |ui| {
            for way in Way::ALL {
                ui.selectable_value(&mut self.way, way, language.say(way.key()));
            }
        });
        let number = |ui: &mut Ui, text: &mut String, key: &str| {
            let field = ui.add(TextEdit::singleline(text).desired_width(38.0));
            ui.ctx().accesskit_node_builder(field.id, |node| node.set_label(language.say(key)));
        };
        number(ui, &mut self.one, "charts.number");
        if self.way == Way::Between {
            ui.label("–");
            number(ui, &mut self.other, "charts.number_to");
        }
    }

    /// How many villages fit, and the deeds.
    fn foot_ui(&mut self, ui: &mut Ui, sight: Sight<'_>, intents: &mut Intents) {
        let language = sight.language;
        ui.add_space(8.0);
        let Some(query) = self.query() else {
            let title = self.measure.as_ref().map(|measure| measure_title(sight.session.world(), measure, language));
            let words = language.say_with("charts.number_needed", &[("measure", &title.unwrap_or_default())]);
            ui.label(look::small(ui, words));
            return;
        };
        let villages = self.found(query, sight).to_vec();
        let count = villages.len();
        let colors = look::palette(ui);
        ui.horizontal(|ui| {
            let deed = language.say_with("charts.select_found", &[("count", &count)]);
            let enabled = count > 0;
            let text = look::strong(deed).color(if enabled { colors.on_accent } else { colors.faint });
            let fill = if enabled { colors.accent } else { colors.sunken };
            let button = egui::Button::new(text).fill(fill).min_size(vec2(110.0, look::FIELD));
            if ui.add_enabled(enabled, button).clicked() {
                intents.push(Intent::SelectVillages(villages.clone()));
            }
            let selected = &sight.choice.selected;
            let is_new = villages.iter().any(|village| !selected.contains(village));
            if !selected.is_empty() && is_new && ui.button(language.say("charts.add_found")).clicked() {
                intents.push(Intent::SelectVillages(combined(selected, &villages)));
            }
            if count == 0 {
                ui.label(look::small(ui, language.say("charts.none_found")));
            }
        });
    }

    /// The conditions; none while a number is missing.
    fn query(&self) -> Option<Query> {
        let measure = match &self.measure {
            Some(measure) => Some((measure.clone(), self.way.bound(&self.one, &self.other)?)),
            None => None,
        };
        Some(Query { measure, township: self.township, weak: self.weak, resident: self.resident })
    }

    fn found(&mut self, query: Query, sight: Sight<'_>) -> &[Id<Village>] {
        let session = sight.session;
        let moment = (session.path().to_owned(), session.revision(), sight.findings.today);
        let is_known = self.found.as_ref().is_some_and(|found| found.query == query && found.moment == moment);
        if !is_known {
            let villages = query.villages(session.world(), sight.findings, sight.geography);
            self.found = Some(Found { query, moment, villages });
        }
        self.found.as_ref().map_or(&[], |found| &found.villages)
    }
}

/// A line with its name before it.
fn field_ui(ui: &mut Ui, name: &str, content: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let colors = look::palette(ui);
        let galley = crate::ui::rows::line_of(ui, name, look::regular(look::BODY), colors.secondary, 92.0);
        let (rect, _) = ui.allocate_exact_size(vec2(96.0, look::FIELD), egui::Sense::hover());
        ui.painter().galley(pos2(rect.left(), rect.center().y - galley.size().y / 2.0), galley, colors.secondary);
        content(ui);
    });
}
