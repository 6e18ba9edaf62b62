//! The head of the table: tabs with their counts, working lists, columns, export.

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Button, Layout, PopupCloseBehavior, ScrollArea, Sense, TextEdit, Ui, vec2};

use super::Tables;
use super::cell::Scope;
use super::lists::{self, Opened, WorkingList};
use super::tab::Tab;
use crate::ui::charts::switch_ui;
use crate::ui::forms::{Form, may};
use crate::ui::intent::{Intent, Intents, Workspace};
use crate::ui::widgets::tone;
use crate::words::Language;

/// How much of the head stands open in the room that there is.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Room {
    /// The tabs that are used most.
    Ample,
    /// Some of them.
    Fair,
    /// All tabs but the one that is shown in a menu, as beside a form on a small screen.
    Little,
}

impl Room {
    /// The room in so many points; English words are longer.
    fn of(width: f32, language: Language) -> Self {
        let [ample, fair] = if language == Language::Chinese { [880.0, 680.0] } else { [1060.0, 800.0] };
        match width {
            width if width >= ample => Self::Ample,
            width if width >= fair => Self::Fair,
            _ => Self::Little,
        }
    }

    /// The tabs that stand open, and those in the menu.
    fn tabs(self, shown: Tab) -> (Vec<Tab>, Vec<Tab>) {
        let open = match self {
            Self::Ample => Tab::IN_BAR,
            Self::Fair => Tab::IN_NARROW_BAR,
            Self::Little => 0,
        };
        Tab::ALL.into_iter().partition(|tab| *tab == shown || (*tab as usize) < open)
    }
}

impl Tables {
    /// Draws the head.
    pub(super) fn head_ui(&mut self, ui: &mut Ui, scope: Scope<'_>, intents: &mut Intents) {
        ui.horizontal(|ui| {
            ui.set_min_height(30.0);
            if scope.sight.workspace == Workspace::Overview {
                switch_ui(ui, scope.sight.language, false, intents);
            }
            self.tabs_ui(ui, scope);
            ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| self.tools_ui(ui, scope, intents));
        });
        self.filter_ui(ui, scope, intents);
    }

    /// The tabs; the rarer ones stand in a menu, and of the others those for which there is no room.
    fn tabs_ui(&mut self, ui: &mut Ui, scope: Scope<'_>) {
        let language = scope.sight.language;
        let shown = self.tab;
        let (stand, menu) = Room::of(ui.available_width(), language).tabs(shown);
        for tab in stand {
            let count = self.counts.rows[tab as usize];
            if tab_ui(ui, shown == tab, &language.say(tab.title()), count) {
                self.tab = tab;
            }
        }
        let more = Button::new(language.say("table.more")).frame(false);
        MenuButton::from_button(more).ui(ui, |ui| {
            for tab in menu {
                let count = tone::small(ui, self.counts.rows[tab as usize].to_string());
                let button = Button::new(language.say(tab.title())).right_text(count);
                if ui.add(button.min_size(vec2(150.0, 0.0))).clicked() {
                    self.tab = tab;
                    ui.close();
                }
            }
        });
        // The tab that was pressed is underlined in the next frame.
        if self.tab != shown {
            ui.ctx().request_repaint();
        }
    }

    /// From right to left: export, columns, working lists, a new record.
    fn tools_ui(&mut self, ui: &mut Ui, scope: Scope<'_>, intents: &mut Intents) {
        let language = scope.sight.language;
        ui.spacing_mut().item_spacing.x = 6.0;
        let export = Button::new(language.say("table.export")).frame_when_inactive(false);
        if ui.add_enabled(!self.index.rows.is_empty(), export).clicked() {
            intents.push(Intent::AskExportTable);
        }
        let open = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
        let columns = Button::new(language.say("filter.columns")).frame_when_inactive(false);
        MenuButton::from_button(columns).config(open.clone()).ui(ui, |ui| self.columns_ui(ui, scope, intents));
        let lists = Button::new(language.say("filter.lists")).frame_when_inactive(false);
        MenuButton::from_button(lists).config(open).ui(ui, |ui| self.lists_ui(ui, scope, intents));
        if let Some((form, key)) = new_record(self.tab) {
            let add = Button::new(language.say("panel.postings.add")).frame_when_inactive(false);
            if ui.add(add).on_hover_text(language.say(key)).clicked() {
                intents.push(Intent::OpenForm(form));
            }
        }
    }

    /// Which columns are shown; at least one is.
    fn columns_ui(&mut self, ui: &mut Ui, scope: Scope<'_>, intents: &mut Intents) {
        let (tab, language) = (self.tab, scope.sight.language);
        let mut columns = self.columns[tab as usize].clone();
        let before = columns.clone();
        ScrollArea::vertical().max_height(380.0).show(ui, |ui| {
            for (at, column) in tab.columns().iter().enumerate() {
                let mut on = columns.contains(&at);
                if ui.checkbox(&mut on, language.say(column.title)).changed() {
                    columns.retain(|each| *each != at);
                    if on {
                        columns.push(at);
                        columns.sort_unstable();
                    }
                }
            }
        });
        ui.separator();
        if ui.button(language.say("filter.first_columns")).clicked() {
            columns = tab.first_columns();
        }
        if columns != before && !columns.is_empty() {
            let titles = columns.iter().map(|at| tab.columns()[*at].title.to_owned()).collect();
            intents.push(Intent::ShowColumns(tab.title().to_owned(), titles));
            self.columns[tab as usize] = columns;
        }
    }

    /// The working lists that come with the program, those that are kept in the file, and a field to keep one.
    fn lists_ui(&mut self, ui: &mut Ui, scope: Scope<'_>, intents: &mut Intents) {
        let language = scope.sight.language;
        let world = scope.world();
        let may_write = may::write(scope.sight.session).is_ok();
        ui.set_min_width(200.0);
        let mut chosen = None;
        for (key, list) in lists::shipped() {
            if ui.button(language.say(key)).clicked() {
                chosen = Some(list);
            }
        }
        ui.separator();
        let kept = lists::kept(world);
        for (name, list) in kept {
            ui.horizontal(|ui| {
                let drop_it = ui.add_enabled(may_write, Button::new("×").frame(false));
                if drop_it.on_hover_text(language.say("filter.forget")).clicked() {
                    intents.push(Intent::Perform(Box::new(lists::forget(&name))));
                }
                if ui.button(&name).clicked() {
                    chosen = Some(list);
                }
            });
        }
        ui.horizontal(|ui| {
            let hint = language.say("filter.list_name");
            let field = ui.add(TextEdit::singleline(&mut self.list_name).hint_text(hint.clone()).desired_width(110.0));
            ui.ctx().accesskit_node_builder(field.id, |node| node.set_label(hint));
            let named = !self.list_name.trim().is_empty();
            let keep = ui.add_enabled(named && may_write, Button::new(language.say("filter.keep")));
            if keep.on_hover_text(language.say("filter.keep_hint")).clicked() {
                let edit = WorkingList::of(&self.opened()).keep(&self.list_name);
                intents.extend(edit.map(|edit| Intent::Perform(Box::new(edit))));
                self.list_name.clear();
            }
        });
        if let Some(opened) = chosen.as_ref().and_then(WorkingList::open) {
            self.show_list(opened);
            ui.close();
        }
    }

    /// What is shown now, as a working list would keep it.
    fn opened(&self) -> Opened {
        let at = self.tab as usize;
        let (filter, sort, columns) = (self.filters[at].clone(), self.sorts[at], self.columns[at].clone());
        Opened { tab: self.tab, filter, sort, columns }
    }
}

/// One tab: its title, its count, and a line below the one that is shown.
fn tab_ui(ui: &mut Ui, shown: bool, title: &str, count: usize) -> bool {
    let title = if shown { tone::strong(title).color(tone::accent(ui)) } else { title.into() };
    let count = tone::small(ui, count.to_string());
    let button = Button::new(title).right_text(count).gap(4.0).frame(false).sense(Sense::click());
    let response = ui.add(button.min_size(vec2(0.0, 26.0)));
    ui.add_space(4.0);
    if shown {
        let stroke = egui::Stroke::new(2.0, tone::accent(ui));
        ui.painter().hline(response.rect.x_range(), response.rect.bottom() + 1.0, stroke);
    }
    response.clicked()
}

/// The form for a new record of a table, and what it is called. What belongs to a village begins in its panel.
fn new_record(tab: Tab) -> Option<(Form, &'static str)> {
    match tab {
        Tab::Issues => Some((Form::Issue(None, None), "panel.register")),
        Tab::Cadres => Some((Form::Cadre(None), "form.cadre.add")),
        Tab::Units => Some((Form::Unit(None), "form.unit.add")),
        Tab::Sites => Some((Form::Site(None), "form.site.add")),
        Tab::Activities => Some((Form::Activity(None, None), "visit.record")),
        Tab::Promises => Some((Form::Promise(None, None), "filter.new_promise")),
        Tab::Campaigns => Some((Form::Campaign(None), "filter.new_campaign")),
        Tab::Documents => Some((Form::Document(None), "filter.new_document")),
        Tab::Households => Some((Form::Household(None, None), "filter.new_household")),
        Tab::Plans => Some((Form::Plan(None), "form.plan.add")),
        Tab::Postings | Tab::Standings | Tab::Villages => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tab_that_is_shown_stands_open_however_little_room_there_is() {
        for room in [Room::Ample, Room::Fair, Room::Little] {
            for shown in Tab::ALL {
                let (stand, menu) = room.tabs(shown);
                assert!(stand.contains(&shown), "{room:?} {shown:?}");
                assert_eq!(stand.len() + menu.len(), Tab::ALL.len(), "every table is reached");
            }
        }
        assert_eq!(Room::Ample.tabs(Tab::Issues).0.len(), Tab::IN_BAR);
        assert_eq!(Room::Little.tabs(Tab::Issues).0, [Tab::Issues]);
    }

    #[test]
    fn english_words_need_more_room() {
        assert_eq!(Room::of(1000.0, Language::Chinese), Room::Ample);
        assert_eq!(Room::of(1000.0, Language::English), Room::Fair);
        assert_eq!(Room::of(400.0, Language::Chinese), Room::Little);
    }
}
