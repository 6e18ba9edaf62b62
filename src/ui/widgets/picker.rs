//! A record found by typing: characters, pinyin, initials or a code, with the arrow keys and Enter.

use egui::{Button, Id as WidgetId, Key, Modifiers, Popup, PopupCloseBehavior, Response, ScrollArea, TextEdit, Ui};

use super::{Spelling, tone};
use crate::model::{Id, Record};
use crate::words::Language;

/// One record that can be chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct PickItem<T> {
    /// The record.
    pub id: Id<T>,
    /// What stands in the field when it is chosen.
    pub name: String,
    /// What tells it from others of the same name, and its code.
    pub detail: String,
    /// How its name is spelled.
    pub spelling: Spelling,
}

impl<T> PickItem<T> {
    /// An item that is found by its name and by its detail.
    pub fn new(id: Id<T>, name: impl Into<String>, detail: impl Into<String>) -> Self {
        let name = name.into();
        Self { id, spelling: Spelling::of(&name), name, detail: detail.into() }
    }

    /// Whether what was typed means this item without a rare sound of a character.
    fn is_plain(&self, typed: &str) -> bool {
        self.spelling.matches_plainly(typed) || self.detail.to_lowercase().contains(&typed.trim().to_lowercase())
    }

    /// Whether what was typed means this item.
    pub fn matches(&self, typed: &str) -> bool {
        self.spelling.matches(typed) || self.detail.to_lowercase().contains(&typed.trim().to_lowercase())
    }
}

/// A record that is being chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct PickDraft<T> {
    /// The record that is chosen.
    pub chosen: Option<Id<T>>,
    text: String,
    cursor: usize,
    open: bool,
}

impl<T> Default for PickDraft<T> {
    fn default() -> Self {
        Self { chosen: None, text: String::new(), cursor: 0, open: false }
    }
}

/// How many matches the list offers at most; who wants more types more.
const OFFERED: usize = 60;

impl<T: Record> PickDraft<T> {
    /// A field in which a record is chosen, or none.
    pub fn of(chosen: Option<Id<T>>) -> Self {
        Self { chosen, ..Self::default() }
    }

    /// Whether something was typed that means no record.
    pub fn is_unknown(&self) -> bool {
        self.chosen.is_none() && !self.text.trim().is_empty()
    }

    /// Chooses an item.
    pub fn choose(&mut self, item: &PickItem<T>) {
        self.chosen = Some(item.id);
        self.text.clone_from(&item.name);
        self.open = false;
    }

    /// Draws the field, and its list while it is being typed into.
    pub fn pick_ui(&mut self, ui: &mut Ui, salt: &'static str, language: Language, items: &[PickItem<T>]) -> Response {
        let id = ui.make_persistent_id(salt);
        let before = self.chosen;
        if self.text.is_empty()
            && let Some(item) = self.chosen.and_then(|id| items.iter().find(|item| item.id == id))
        {
            self.text.clone_from(&item.name);
        }
        let offered = if self.open { self.offered(items) } else { Vec::new() };
        if ui.memory(|memory| memory.has_focus(id)) {
            self.keys(ui, &offered);
        }
        let hint = language.say("form.pick_hint");
        let field = TextEdit::singleline(&mut self.text).id(id).desired_width(f32::INFINITY).hint_text(hint);
        let mut response = ui.add(field);
        if response.changed() {
            self.chosen = None;
            self.cursor = 0;
            self.open = true;
        } else if response.clicked() {
            self.open = true;
        }
        if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Tab)) {
            self.settle(&offered);
        }
        if self.open {
            self.list_ui(language, &response, &offered);
        }
        if self.chosen != before {
            response.mark_changed();
        }
        response
    }

    /// The items that match; all of them while what stands there is the chosen one.
    fn offered<'a>(&self, items: &'a [PickItem<T>]) -> Vec<&'a PickItem<T>> {
        let typed = if self.chosen.is_some() { "" } else { self.text.as_str() };
        let mut offered: Vec<_> = items.iter().filter(|item| item.matches(typed)).take(OFFERED).collect();
        offered.sort_by_cached_key(|item| !item.is_plain(typed));
        offered
    }

    /// The keys of the list, taken before the text field can have them.
    fn keys(&mut self, ui: &Ui, offered: &[&PickItem<T>]) {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::ArrowDown) {
            self.cursor = if self.open { (self.cursor + 1).min(offered.len().saturating_sub(1)) } else { 0 };
            self.open = true;
        }
        if self.open && pressed(Key::ArrowUp) {
            self.cursor = self.cursor.saturating_sub(1);
        }
        if self.open && !offered.is_empty() && pressed(Key::Enter) {
            self.settle(offered);
        }
        if self.open && pressed(Key::Escape) {
            self.open = false;
        }
    }

    /// Takes the marked item, unless one is chosen already or nothing was typed and the list is shut.
    fn settle(&mut self, offered: &[&PickItem<T>]) {
        if self.open
            && let Some(item) = offered.get(self.cursor).copied()
        {
            self.choose(item);
        }
        self.open = false;
    }

    /// The list below the field.
    fn list_ui(&mut self, language: Language, field: &Response, offered: &[&PickItem<T>]) {
        let popup = WidgetId::unique(("picker", field.id));
        let shown = Popup::from_response(field)
            .id(popup)
            .open(true)
            .width(field.rect.width())
            .close_behavior(PopupCloseBehavior::IgnoreClicks)
            .show(|ui| {
                ui.set_width(field.rect.width() - 12.0);
                if offered.is_empty() {
                    ui.label(tone::small(ui, language.say("form.pick_none")));
                }
                let list = ScrollArea::vertical().max_height(260.0).auto_shrink([false, true]);
                list.show(ui, |ui| offered.iter().enumerate().find(|(index, item)| self.item_ui(ui, *index, item)))
                    .inner
            });
        if let Some((_, item)) = shown.as_ref().and_then(|shown| shown.inner) {
            self.choose(item);
        }
        let over = shown.is_some_and(|shown| shown.response.contains_pointer());
        if !field.has_focus() && !field.gained_focus() && !over {
            self.open = false;
        }
    }

    /// One item of the list; says whether it was pressed.
    fn item_ui(&self, ui: &mut Ui, index: usize, item: &PickItem<T>) -> bool {
        let marked = index == self.cursor;
        let detail = tone::small(ui, item.detail.as_str());
        let button = Button::new(item.name.as_str()).right_text(detail).selected(marked).frame_when_inactive(marked);
        let response = ui.add(button.truncate().min_size(egui::vec2(ui.available_width(), 24.0)));
        if marked && !response.hovered() {
            response.scroll_to_me(None);
        }
        response.clicked()
    }
}
