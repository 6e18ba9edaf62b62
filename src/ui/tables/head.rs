//! The head of the table: tabs with their counts, filters, export.

use egui::{Button, ComboBox, Layout, Sense, TextEdit, Ui, vec2};

use super::cell::Scope;
use super::tab::Tab;
use super::{Filter, Tables};
use crate::model::CatalogueKind;
use crate::ui::forms::Form;
use crate::ui::intent::{Intent, Intents};
use crate::ui::widgets::tone;
use crate::words::Language;

/// How much of the head stands open in the room that there is.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Room {
    /// All tabs, all filters.
    Ample,
    /// The rarer tabs in a menu.
    Fair,
    /// All tabs but the one that is shown in a menu, as beside a form on a small screen.
    Little,
    /// Less filters, too.
    Scant,
}

impl Room {
    /// The room in so many points; English words are longer.
    fn of(width: f32, language: Language) -> Self {
        let [ample, fair, little] =
            if language == Language::Chinese { [1040.0, 900.0, 620.0] } else { [1200.0, 1060.0, 680.0] };
        match width {
            width if width >= ample => Self::Ample,
            width if width >= fair => Self::Fair,
            width if width >= little => Self::Little,
            _ => Self::Scant,
        }
    }

    /// The tabs that stand open, and those in the menu.
    fn tabs(self, shown: Tab) -> (Vec<Tab>, Vec<Tab>) {
        Tab::ALL.into_iter().partition(|tab| match self {
            _ if *tab == shown => true,
            Self::Ample => true,
            Self::Fair => !matches!(tab, Tab::Units | Tab::Sites),
            Self::Little | Self::Scant => false,
        })
    }
}

impl Tables {
    /// Draws the head.
    pub(super) fn head_ui(&mut self, ui: &mut Ui, scope: Scope<'_>, intents: &mut Intents) {
        ui.horizontal(|ui| {
            ui.set_min_height(30.0);
            let room = Room::of(ui.available_width(), scope.sight.language);
            self.tabs_ui(ui, scope, room);
            ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| self.filters_ui(ui, scope, room, intents));
        });
    }

    /// The tabs; where room is short, the rarer ones stand in a menu.
    fn tabs_ui(&mut self, ui: &mut Ui, scope: Scope<'_>, room: Room) {
        let language = scope.sight.language;
        let shown = self.tab;
        let (stand, menu) = room.tabs(shown);
        for tab in stand {
            let count = self.counts.rows[tab as usize];
            if tab_ui(ui, shown == tab, &language.say(tab.title()), count) {
                self.tab = tab;
            }
        }
        if !menu.is_empty() {
            ui.menu_button("…", |ui| {
                for tab in menu {
                    if ui.button(language.say(tab.title())).clicked() {
                        self.tab = tab;
                        ui.close();
                    }
                }
            })
            .response
            .on_hover_text(language.say("table.more_tables"));
        }
    }

    /// From right to left: export, filter, category, quick view, scope.
    fn filters_ui(&mut self, ui: &mut Ui, scope: Scope<'_>, room: Room, intents: &mut Intents) {
        let language = scope.sight.language;
        ui.spacing_mut().item_spacing.x = 6.0;
        let export = Button::new(language.say("table.export")).frame_when_inactive(false);
        if ui.add_enabled(!self.index.rows.is_empty(), export).clicked() {
            intents.push(Intent::AskExportTable);
        }
        let tab = self.tab;
        if let Some((form, key)) = new_record(tab) {
            let add = Button::new(language.say("panel.postings.add")).frame_when_inactive(false);
            if ui.add(add).on_hover_text(language.say(key)).clicked() {
                intents.push(Intent::OpenForm(form));
            }
        }
        let Filter { view, category, text } = self.filter_mut();
        let hint = language.say("table.filter");
        let field = ui.add(TextEdit::singleline(text).hint_text(hint.clone()).desired_width(96.0));
        ui.ctx().accesskit_node_builder(field.id, |node| node.set_label(hint));
        if tab == Tab::Issues && room != Room::Scant {
            category_ui(ui, scope, category);
        }
        let views = tab.views();
        if views.len() > 1 {
            ui.name_inputs(language.say("table.view.title"), |ui| {
                let shown = language.say(views.get(*view).copied().unwrap_or("table.view.all"));
                let combo = ComboBox::from_id_salt(("view", tab)).width(104.0).height(320.0).selected_text(shown);
                combo.show_ui(ui, |ui| {
                    for (at, title) in views.iter().enumerate() {
                        ui.selectable_value(view, at, language.say(title));
                    }
                });
            });
        }
        if room == Room::Scant {
            return;
        }
        let chosen = scope.sight.choice.selected.len();
        ui.add_enabled_ui(chosen > 0, |ui| {
            let text = language.say_with("table.only_selected", &[("count", &chosen)]);
            let response = ui.checkbox(&mut self.only_selected, text);
            response.on_disabled_hover_text(language.say("table.nothing_selected"));
        });
    }
}

/// The choice of a category.
fn category_ui(ui: &mut Ui, scope: Scope<'_>, category: &mut Option<String>) {
    let language = scope.sight.language;
    ui.name_inputs(language.say("table.column.category"), |ui| {
        let all = language.say("table.all_categories");
        let shown = match category {
            Some(code) => language.entry(scope.world(), CatalogueKind::Category, code).to_owned(),
            None => all.clone().into_owned(),
        };
        ComboBox::from_id_salt("category").width(108.0).selected_text(shown).show_ui(ui, |ui| {
            ui.selectable_value(category, None, all);
            for row in scope.world().list(CatalogueKind::Category) {
                ui.selectable_value(category, Some(row.code.clone()), language.title(row));
            }
        });
    });
}

/// One tab: its title, its count, and a line below the one that is shown.
fn tab_ui(ui: &mut Ui, shown: bool, title: &str, count: usize) -> bool {
    let title = if shown { tone::strong(title).color(tone::accent(ui)) } else { title.into() };
    let count = tone::small(ui, count.to_string());
    let button = Button::new(title).right_text(count).gap(4.0).frame(false).sense(Sense::click());
    let response = ui.add(button.min_size(vec2(0.0, 26.0)));
    ui.add_space(6.0);
    if shown {
        let stroke = egui::Stroke::new(2.0, tone::accent(ui));
        ui.painter().hline(response.rect.x_range(), response.rect.bottom() + 1.0, stroke);
    }
    response.clicked()
}

/// The form for a new record of a table, and what it is called. What belongs to a village begins in its panel.
fn new_record(tab: Tab) -> Option<(Form, &'static str)> {
    match tab {
        Tab::Cadres => Some((Form::Cadre(None), "form.cadre.add")),
        Tab::Units => Some((Form::Unit(None), "form.unit.add")),
        Tab::Sites => Some((Form::Site(None), "form.site.add")),
        Tab::Issues | Tab::Postings | Tab::Standings | Tab::Villages => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tab_that_is_shown_stands_open_however_little_room_there_is() {
        for room in [Room::Ample, Room::Fair, Room::Little, Room::Scant] {
            for shown in Tab::ALL {
                let (stand, menu) = room.tabs(shown);
                assert!(stand.contains(&shown), "{room:?} {shown:?}");
                assert_eq!(stand.len() + menu.len(), Tab::ALL.len(), "every table is reached");
            }
        }
        assert!(Room::Ample.tabs(Tab::Issues).1.is_empty());
        assert_eq!(Room::Little.tabs(Tab::Issues).0, [Tab::Issues]);
    }

    #[test]
    fn english_words_need_more_room() {
        assert_eq!(Room::of(1100.0, Language::Chinese), Room::Ample);
        assert_eq!(Room::of(1100.0, Language::English), Room::Fair);
        assert_eq!(Room::of(400.0, Language::Chinese), Room::Scant);
    }
}
