//! The parts of the sheet: a box for each whether it is there, its name, which selects it on the page, and what can be
//! chosen of it.

use egui::{Button, ComboBox, DragValue, Label, Ui, vec2};

use crate::map::Part;
use crate::map::layout::{ChartKind, Place};
use crate::ui::look;
use crate::ui::widgets::quiet_ui;
use crate::words::Language;

use super::desk::PrintDesk;

impl PrintDesk {
    /// Draws the list.
    pub(super) fn parts_ui(&mut self, ui: &mut Ui, language: Language) {
        ui.spacing_mut().item_spacing.y = 1.0;
        for part in Part::ALL {
            self.part_ui(ui, language, part);
            if self.selected == Some(part) {
                ui.indent(part.code(), |ui| self.options_ui(ui, language, part));
            }
        }
        if self.layout.parts.values().any(|said| said.place.is_some()) {
            ui.add_space(4.0);
            let all = quiet_ui(ui, &language.say("layout.all_by_itself"));
            if all.on_hover_text(language.say("layout.all_by_itself_hint")).clicked() {
                self.change(|layout| Part::ALL.into_iter().for_each(|part| layout.put(part, None)));
            }
        }
        ui.spacing_mut().item_spacing.y = 6.0;
    }

    fn part_ui(&mut self, ui: &mut Ui, language: Language, part: Part) {
        let name = language.say(&part.name_key()).into_owned();
        let on_page = self.rect_of(part).is_some();
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let mut shown = self.layout.shows(part);
            let mut tick = ui.add_enabled(part.may_hide(), egui::Checkbox::without_text(&mut shown));
            tick.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, part.may_hide(), shown, &name));
            tick = tick.on_disabled_hover_text(language.say("layout.always"));
            if tick.changed() {
                self.change(|layout| layout.show(part, shown));
            }
            let moved = self.layout.place(part).is_some();
            let tail = match (self.layout.shows(part), on_page || part == Part::Grid, moved) {
                (true, false, _) => language.say("layout.absent").into_owned(),
                (true, true, true) => language.say("layout.moved").into_owned(),
                _ => String::new(),
            };
            let width = ui.available_width();
            let selected = self.selected == Some(part);
            let mut text = egui::RichText::new(&name);
            if !self.layout.shows(part) {
                text = text.color(look::palette(ui).faint);
            }
            let button =
                Button::selectable(selected, text).min_size(vec2(width, 22.0)).right_text(look::small(ui, tail));
            let button = ui.add(button);
            button.widget_info(|| {
                let pick = language.say_with("layout.pick", &[("part", &name)]);
                egui::WidgetInfo::labeled(egui::Role::Button, true, pick)
            });
            if button.clicked() {
                self.selected = if selected { None } else { Some(part) };
                self.wants_keys = !selected && part.may_move();
            }
        });
    }

    /// What can be chosen of the selected part.
    fn options_ui(&mut self, ui: &mut Ui, language: Language, part: Part) {
        ui.spacing_mut().item_spacing.y = 4.0;
        let width = ui.available_width() - 8.0;
        match part {
            Part::Table => {
                let mut rows = self.layout.table_rows;
                ui.horizontal(|ui| {
                    ui.label(look::small(ui, language.say("layout.rows")));
                    ui.add(DragValue::new(&mut rows).range(1..=40));
                });
                self.change(|layout| layout.table_rows = rows);
            }
            Part::Chart => {
                let mut chart = self.layout.chart;
                let name = |chart: ChartKind| language.say(chart.name_key());
                ComboBox::from_id_salt("chart").width(width).selected_text(name(chart).as_ref()).show_ui(ui, |ui| {
                    for other in ChartKind::ALL {
                        ui.selectable_value(&mut chart, other, name(other).as_ref());
                    }
                });
                self.change(|layout| layout.chart = chart);
            }
            _ => {}
        }
        let hint = match part {
            Part::Inset => Some("layout.inset_hint"),
            Part::Notes => Some("layout.notes_where"),
            Part::Approval => Some("layout.always"),
            _ => None,
        };
        if let Some(key) = hint {
            ui.add(Label::new(look::small(ui, language.say(key))).wrap());
        }
        if let Some(place) = self.layout.place(part).copied() {
            self.place_ui(ui, language, part, place);
        } else if part.may_move() && self.rect_of(part).is_some() {
            ui.add(Label::new(look::small(ui, language.say("layout.move_hint"))).wrap());
        }
        ui.add_space(4.0);
    }

    /// Where a part stands that was moved, and the way back.
    fn place_ui(&mut self, ui: &mut Ui, language: Language, part: Part, place: Place) {
        let said = match place.size {
            Some([width, height]) if !place.shares => {
                language.say_with("layout.size", &[("width", &width), ("height", &height)])
            }
            _ => language.say("layout.natural").into_owned(),
        };
        ui.label(look::small(ui, said));
        if quiet_ui(ui, &language.say("layout.by_itself")).clicked() {
            self.change(|layout| layout.put(part, None));
        }
    }
}
