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

impl Tables {
    /// Draws the head.
    pub(super) fn head_ui(&mut self, ui: &mut Ui, scope: Scope<'_>, intents: &mut Intents) {
        ui.horizontal(|ui| {
            ui.set_min_height(30.0);
            self.tabs_ui(ui, scope);
            ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| self.filters_ui(ui, scope, intents));
        });
    }

    /// The tabs; where room is short, the rarer ones stand in a menu.
    fn tabs_ui(&mut self, ui: &mut Ui, scope: Scope<'_>) {
        let language = scope.sight.language;
        let room = if language == Language::Chinese { 1040.0 } else { 1200.0 };
        let all = ui.available_width() >= room;
        let rare = |tab: &Tab| matches!(tab, Tab::Units | Tab::Sites);
        let shown = self.tab;
        for tab in Tab::ALL.into_iter().filter(|tab| all || !rare(tab) || shown == *tab) {
            let count = self.counts.rows[tab as usize];
            if tab_ui(ui, shown == tab, &language.say(tab.title()), count) {
                self.tab = tab;
            }
        }
        if !all {
            ui.menu_button("…", |ui| {
                for tab in Tab::ALL.into_iter().filter(rare) {
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
    fn filters_ui(&mut self, ui: &mut Ui, scope: Scope<'_>, intents: &mut Intents) {
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
        let Filter { view, category, text, .. } = self.filter_mut();
        let hint = language.say("table.filter");
        let field = ui.add(TextEdit::singleline(text).hint_text(hint.clone()).desired_width(96.0));
        ui.ctx().accesskit_node_builder(field.id, |node| node.set_label(hint));
        if tab == Tab::Issues {
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
    if shown || response.has_focus() {
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
