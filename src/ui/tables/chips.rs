//! The line of filters below the tabs: quick view, text, and a chip for each thing that is chosen.

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Button, ComboBox, PopupCloseBehavior, ScrollArea, TextEdit, Ui};

use super::cell::Scope;
use super::facet::{DayField, Facet, Span};
use super::index::Filter;
use super::options::options;
use super::tab::Tab;
use super::{Listing, Shown, Tables};
use crate::model::Issue;
use crate::ui::forms::{Form, IssueVerb};
use crate::ui::intent::{Intent, Intents, RecordRef};
use crate::ui::widgets::typed_day::read_day;
use crate::ui::widgets::{day, tone};

/// From so many values on, a menu has a field to look for one.
const MANY: usize = 12;

impl Tables {
    /// Draws the line.
    pub(super) fn filter_ui(&mut self, ui: &mut Ui, scope: Scope<'_>, intents: &mut Intents) {
        ui.horizontal_wrapped(|ui| {
            ui.set_min_height(28.0);
            ui.spacing_mut().item_spacing = egui::vec2(6.0, 4.0);
            let tab = self.tab;
            view_ui(ui, scope, tab, self.filter_mut());
            text_ui(ui, scope, self.filter_mut());
            self.chips_ui(ui, scope);
            let chosen = scope.sight.choice.selected.len();
            if chosen > 0 {
                let text = scope.sight.language.say_with("table.only_selected", &[("count", &chosen)]);
                ui.checkbox(&mut self.only_selected, text);
            }
            self.several_ui(ui, scope, intents);
        });
    }

    /// A chip for each facet and each day of which something is chosen, and the menu of all.
    fn chips_ui(&mut self, ui: &mut Ui, scope: Scope<'_>) {
        let (tab, language) = (self.tab, scope.sight.language);
        let today = scope.today();
        let filter = self.filter_mut();
        for facet in
            tab.facets().iter().filter(|facet| filter.chosen.values.contains_key(facet)).copied().collect::<Vec<_>>()
        {
            let title = chip_text(scope, tab, filter, facet);
            chip_menu(title, true).ui(ui, |ui| options_ui(ui, scope, tab, filter, facet));
        }
        for field in tab.days() {
            if let Some(span) = filter.chosen.spans.get(field).copied() {
                let said = format!("{} {}", language.say(field.title()), span_text(scope, span));
                chip_menu(said, true).ui(ui, |ui| spans_ui(ui, scope, filter, *field, today));
            }
        }
        chip_menu(language.say("filter.add").into_owned(), false).ui(ui, |ui| {
            for facet in tab.facets() {
                ui.menu_button(language.say(facet.title()).as_ref(), |ui| options_ui(ui, scope, tab, filter, *facet));
            }
            for field in tab.days() {
                ui.menu_button(language.say(field.title()).as_ref(), |ui| spans_ui(ui, scope, filter, *field, today));
            }
        });
        if filter.is_narrow() && ui.add(Button::new(language.say("filter.clear")).frame(false)).clicked() {
            *filter = Filter { view: filter.view, ..Filter::default() };
        }
    }

    /// What can be done with the rows that are marked together.
    fn several_ui(&self, ui: &mut Ui, scope: Scope<'_>, intents: &mut Intents) {
        let several = &scope.sight.selection.several;
        if several.len() < 2 || several.iter().any(|record| Tab::of(*record) != self.tab) {
            return;
        }
        let language = scope.sight.language;
        ui.separator();
        ui.label(
            tone::strong(language.say_with("filter.marked", &[("count", &several.len())])).color(tone::accent(ui)),
        );
        let issues: Vec<_> = several
            .iter()
            .filter_map(|record| match record {
                RecordRef::Issue(id) => scope.world().issues.get(*id).filter(|row| row.state.is_open()),
                _ => None,
            })
            .collect();
        let single = |row: &&&Issue| row.parent.is_none() && !row.is_common();
        if let Some(first) = issues.iter().find(single).filter(|_| issues.len() > 1)
            && ui.button(language.say("ledger.common.title")).clicked()
        {
            intents.push(Intent::OpenForm(Form::Common(first.id)));
        }
        if let [_, later] = issues[..]
            && ui.button(language.say("form.verb.merge")).clicked()
        {
            intents.push(Intent::OpenForm(Form::IssueStep(later.id, IssueVerb::Merge)));
        }
        if ui.button(language.say("filter.on_map")).clicked() {
            let villages = several.iter().filter_map(|row| super::index::village_of(scope.world(), *row)).collect();
            intents.extend([Intent::SelectVillages(villages), Intent::ZoomToSelection]);
        }
        if ui.button(language.say("filter.copy")).clicked() {
            let rows: Vec<RecordRef> = several.clone();
            let listing = Listing { rows, ..self.listing_of_none() };
            intents.push(Intent::Copy(Shown::of(scope, &listing, true).tabbed()));
        }
        if ui.button(language.say("filter.unmark")).clicked() {
            intents.push(Intent::MarkRecords(Vec::new()));
        }
    }
}

fn view_ui(ui: &mut Ui, scope: Scope<'_>, tab: Tab, filter: &mut Filter) {
    let (language, views) = (scope.sight.language, tab.views());
    if views.len() < 2 {
        return;
    }
    ui.name_inputs(language.say("table.view.title"), |ui| {
        let shown = language.say(views.get(filter.view).copied().unwrap_or("table.view.all"));
        let combo = ComboBox::from_id_salt(("view", tab)).width(104.0).height(320.0).selected_text(shown);
        combo.show_ui(ui, |ui| {
            for (at, title) in views.iter().enumerate() {
                ui.selectable_value(&mut filter.view, at, language.say(title));
            }
        });
    });
}

fn text_ui(ui: &mut Ui, scope: Scope<'_>, filter: &mut Filter) {
    let hint = scope.sight.language.say("table.filter");
    let field = ui.add(TextEdit::singleline(&mut filter.text).hint_text(hint.clone()).desired_width(120.0));
    ui.ctx().accesskit_node_builder(field.id, |node| node.set_label(hint));
}

/// A button that opens a menu which stays open while values are ticked.
fn chip_menu<'a>(text: String, chosen: bool) -> MenuButton<'a> {
    let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    MenuButton::from_button(Button::new(text).selected(chosen)).config(config)
}

/// What a chip says: the facet and its first values.
fn chip_text(scope: Scope<'_>, tab: Tab, filter: &Filter, facet: Facet) -> String {
    const SAID: usize = 2;
    let language = scope.sight.language;
    let chosen = |option: &(String, String)| filter.chosen.has(facet, &option.0);
    let titles: Vec<String> = options(scope, tab, facet).into_iter().filter(chosen).map(|(_, title)| title).collect();
    let said = titles.iter().take(SAID).cloned().collect::<Vec<_>>().join(&language.say("table.and"));
    let more = if titles.len() > SAID { format!(" +{}", titles.len() - SAID) } else { String::new() };
    format!("{} {said}{more}", language.say(facet.title()))
}

/// The values of a facet, to be ticked; many of them can be looked for.
fn options_ui(ui: &mut Ui, scope: Scope<'_>, tab: Tab, filter: &mut Filter, facet: Facet) {
    ui.set_min_width(170.0);
    let options = options(scope, tab, facet);
    let place = ui.scope_id().with(("looked-for", facet));
    let mut typed = ui.data(|data| data.get_temp::<String>(place)).unwrap_or_default();
    if options.len() > MANY {
        let hint = scope.sight.language.say("filter.look_for");
        ui.add(TextEdit::singleline(&mut typed).hint_text(hint).desired_width(160.0));
        ui.data_mut(|data| data.insert_temp(place, typed.clone()));
    }
    let looked_for = typed.trim().to_lowercase();
    ScrollArea::vertical().max_height(300.0).show(ui, |ui| {
        for (value, title) in options.iter().filter(|(_, title)| title.to_lowercase().contains(&looked_for)) {
            let mut on = filter.chosen.has(facet, value);
            if ui.checkbox(&mut on, title).changed() {
                filter.chosen.toggle(facet, value);
            }
        }
    });
}

fn span_text(scope: Scope<'_>, span: Span) -> String {
    let language = scope.sight.language;
    let text = |date: Option<_>| date.map(|date| day::short_date(language, date)).unwrap_or_default();
    match span {
        Span::Between(first, last) => {
            language.say_with(span.title(), &[("from", &text(first)), ("until", &text(last))])
        }
        _ => language.say(span.title()).into_owned(),
    }
}

/// The stretches of days, and two fields for a stretch of one's own.
fn spans_ui(ui: &mut Ui, scope: Scope<'_>, filter: &mut Filter, field: DayField, today: crate::model::Date) {
    let language = scope.sight.language;
    let stands = filter.chosen.spans.get(&field).copied();
    for span in Span::MOVING {
        if ui.selectable_label(stands == Some(span), language.say(span.title())).clicked() {
            match stands == Some(span) {
                true => drop(filter.chosen.spans.remove(&field)),
                false => drop(filter.chosen.spans.insert(field, span)),
            }
        }
    }
    ui.separator();
    let place = ui.scope_id().with(("between", field));
    let (mut first, mut last) = ui.data(|data| data.get_temp::<(String, String)>(place)).unwrap_or_default();
    let before = (first.clone(), last.clone());
    ui.horizontal(|ui| {
        for text in [&mut first, &mut last] {
            ui.add(TextEdit::singleline(text).hint_text(language.say("form.date_hint")).desired_width(96.0));
        }
    });
    if (&first, &last) != (&before.0, &before.1) {
        let read = |text: &str| read_day(text, today, &scope.lookup.calendar);
        let days = (read(&first), read(&last));
        match days {
            (None, None) => drop(filter.chosen.spans.remove(&field)),
            (first, last) => drop(filter.chosen.spans.insert(field, Span::Between(first, last))),
        }
    }
    ui.data_mut(|data| data.insert_temp(place, (first, last)));
}
