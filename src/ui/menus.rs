//! The menus: each thing that a good office program has, with its key beside it.

use std::path::Path;

use egui::{Button, Ui};

use crate::words::Language;

use super::forms::Form;
use super::intent::{Intent, Intents, ViewDeed, Workspace};
use super::preferences::{BaseMap, Preferences};

/// What the menus have to know.
pub struct MenuSight<'a> {
    /// Whether a file is open.
    pub open: bool,
    /// What undo would take back.
    pub undo: Option<String>,
    /// What redo would do again.
    pub redo: Option<String>,
    /// What the program remembers.
    pub preferences: &'a Preferences,
    /// The workspace.
    pub workspace: Workspace,
}

/// Draws the four menus side by side.
pub fn menus_ui(ui: &mut Ui, sight: &MenuSight<'_>, intents: &mut Intents) {
    let language = sight.preferences.language;
    ui.menu_button(language.say("ui.menu.file").as_ref(), |ui| file_ui(ui, sight, intents));
    ui.menu_button(language.say("ui.menu.edit").as_ref(), |ui| edit_ui(ui, sight, intents));
    ui.menu_button(language.say("ui.menu.view").as_ref(), |ui| view_ui(ui, sight, intents));
    ui.menu_button(language.say("ui.menu.help").as_ref(), |ui| help_ui(ui, language, intents));
}

struct Menu<'a> {
    language: Language,
    intents: &'a mut Intents,
}

impl Menu<'_> {
    fn item(&mut self, ui: &mut Ui, key: &str, shortcut: &str, enabled: bool, intent: impl FnOnce() -> Intent) {
        let button = Button::new(self.language.say(key).as_ref()).shortcut_text(shortcut);
        if ui.add_enabled(enabled, button).clicked() {
            self.intents.push(intent());
        }
    }

    fn switch(&mut self, ui: &mut Ui, key: &str, shortcut: &str, on: bool, intent: impl FnOnce() -> Intent) {
        let mark = if on { "✔ " } else { "    " };
        let button = Button::new(format!("{mark}{}", self.language.say(key))).shortcut_text(shortcut);
        if ui.add(button).clicked() {
            self.intents.push(intent());
        }
    }
}

fn file_ui(ui: &mut Ui, sight: &MenuSight<'_>, intents: &mut Intents) {
    ui.set_min_width(240.0);
    let language = sight.preferences.language;
    let mut menu = Menu { language, intents };
    menu.item(ui, "ui.menu.new", "Ctrl+N", true, || Intent::AskNew);
    menu.item(ui, "ui.menu.open", "Ctrl+O", true, || Intent::AskOpen);
    ui.menu_button(language.say("ui.menu.recent").as_ref(), |ui| {
        ui.set_min_width(260.0);
        for path in &sight.preferences.recent {
            recent_ui(ui, path, menu.intents);
        }
        if sight.preferences.recent.is_empty() {
            ui.weak(language.say("ui.menu.recent_none").as_ref());
        }
    });
    menu.item(ui, "ui.menu.demo", "", true, || Intent::OpenDemo);
    ui.separator();
    menu.item(ui, "ui.menu.import", "", sight.open, || Intent::AskImport(Vec::new()));
    menu.item(ui, "ui.menu.template", "", sight.open, || Intent::AskTemplate);
    menu.item(ui, "ui.menu.export_table", "", sight.open, || Intent::AskExportTable);
    menu.item(ui, "ui.menu.picture", "Ctrl+P", sight.open, || Intent::Workspace(Workspace::Print));
    menu.item(ui, "ui.menu.paper", "Ctrl+Shift+P", sight.open, || Intent::AskPaper(None, None));
    menu.item(ui, "ui.menu.press", "Ctrl+Alt+P", sight.open, || Intent::AskPress(None));
    menu.item(ui, "ui.menu.save_copy", "Ctrl+Shift+S", sight.open, || Intent::AskSaveCopy);
    ui.separator();
    menu.item(ui, "ui.menu.settings", "", true, || Intent::ToggleSettings);
    menu.item(ui, "ui.menu.quit", "Ctrl+Q", true, || Intent::Quit);
}

fn recent_ui(ui: &mut Ui, path: &Path, intents: &mut Intents) {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    if ui.button(name.as_ref()).on_hover_text(path.display().to_string()).clicked() {
        intents.push(Intent::Open(path.to_owned()));
    }
}

fn edit_ui(ui: &mut Ui, sight: &MenuSight<'_>, intents: &mut Intents) {
    ui.set_min_width(240.0);
    let language = sight.preferences.language;
    let named = |key: &str, what: &Option<String>| match what {
        Some(what) => format!("{} {what}", language.say(key)),
        None => language.say(key).into_owned(),
    };
    let entries = [
        (named("ui.menu.undo", &sight.undo), "Ctrl+Z", sight.undo.is_some(), Intent::Undo),
        (named("ui.menu.redo", &sight.redo), "Ctrl+Shift+Z", sight.redo.is_some(), Intent::Redo),
    ];
    for (text, key, enabled, intent) in entries {
        if ui.add_enabled(enabled, Button::new(text).shortcut_text(key)).clicked() {
            intents.push(intent);
        }
    }
    let mut menu = Menu { language, intents };
    menu.item(ui, "panel.register", "Ctrl+I", sight.open, || Intent::OpenForm(Form::Issue(None, None)));
    menu.item(ui, "visit.record", "Ctrl+D", sight.open, || Intent::OpenForm(Form::Activity(None, None)));
    menu.item(ui, "promise.make", "", sight.open, || Intent::OpenForm(Form::Promise(None, None)));
    menu.item(ui, "promise.campaign.add", "", sight.open, || Intent::OpenForm(Form::Campaign(None)));
    ui.separator();
    menu.item(ui, "ui.menu.history", "Ctrl+H", sight.open, || Intent::ToggleHistory);
    ui.separator();
    menu.item(ui, "ui.menu.search", "Ctrl+F", sight.open, || Intent::FocusSearch);
    menu.item(ui, "charts.query", "Ctrl+K", sight.open, || Intent::ToggleQuery);
    menu.item(ui, "charts.invert", "Ctrl+Shift+I", sight.open, || Intent::InvertSelection);
    menu.item(ui, "ui.menu.clear", "Esc", sight.open, || Intent::ClearSelection);
}

fn view_ui(ui: &mut Ui, sight: &MenuSight<'_>, intents: &mut Intents) {
    ui.set_min_width(260.0);
    let preferences = sight.preferences;
    let language = preferences.language;
    let mut menu = Menu { language, intents };
    for (number, workspace) in Workspace::ALL.into_iter().enumerate() {
        let key = format!("Ctrl+{}", number + 1);
        menu.switch(ui, workspace.key(), &key, sight.workspace == workspace, || Intent::Workspace(workspace));
    }
    ui.separator();
    menu.item(ui, "ui.menu.full_extent", "Ctrl+Shift+F", sight.open, || Intent::FullExtent);
    menu.item(ui, "ui.menu.to_selection", "Ctrl+J", sight.open, || Intent::ZoomToSelection);
    menu.item(ui, "ui.menu.reload", "F5", sight.open, || Intent::Reload);
    ui.separator();
    menu.switch(ui, "ui.menu.left", "F8", preferences.left, || Intent::ToggleLeft);
    menu.switch(ui, "ui.menu.right", "F7", preferences.right, || Intent::ToggleRight);
    menu.switch(ui, "ui.menu.table", "F6", preferences.table, || Intent::ToggleTable);
    ui.menu_button(language.say("ui.menu.base").as_ref(), |ui| base_ui(ui, preferences, menu.intents));
    ui.separator();
    menu.switch(ui, "ui.menu.dark", "", preferences.dark, || Intent::Dark(!preferences.dark));
    menu.item(ui, "views.present", "F9", sight.open, || Intent::View(ViewDeed::Present));
    menu.item(ui, "ui.menu.full_screen", "F11", true, || Intent::ToggleFullScreen);
    ui.separator();
    let chinese = language == Language::Chinese;
    menu.switch(ui, "ui.menu.chinese", "", chinese, || Intent::Language(Language::Chinese));
    menu.switch(ui, "ui.menu.english", "", !chinese, || Intent::Language(Language::English));
}

fn base_ui(ui: &mut Ui, preferences: &Preferences, intents: &mut Intents) {
    ui.set_min_width(220.0);
    let mut menu = Menu { language: preferences.language, intents };
    let now = &preferences.base_map;
    menu.switch(ui, "ui.base.none", "", *now == BaseMap::None, || Intent::BaseMap(BaseMap::None));
    let local = matches!(now, BaseMap::PmTiles(_));
    menu.switch(ui, "ui.base.pmtiles_ask", "", local, || Intent::AskBaseMap);
    let osm = *now == BaseMap::OpenStreetMap;
    menu.switch(ui, "ui.base.openstreetmap", "", osm, || Intent::BaseMap(BaseMap::OpenStreetMap));
    let tianditu = *now == BaseMap::Tianditu;
    menu.switch(ui, "ui.base.tianditu", "", tianditu, || Intent::BaseMap(BaseMap::Tianditu));
}

fn help_ui(ui: &mut Ui, language: Language, intents: &mut Intents) {
    ui.set_min_width(180.0);
    let mut menu = Menu { language, intents };
    menu.item(ui, "ui.menu.keys", "F1", true, || Intent::ToggleHelp);
}
