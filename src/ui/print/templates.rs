//! The templates: the shipped ones and those of the file; one is taken, kept, renamed, or taken away.

use egui::{Button, ComboBox, Key, TextEdit, Ui};

use crate::map::Layout;
use crate::map::layout::templates;
use crate::ui::intent::{Intent, Intents, LayoutDeed, Sight};
use crate::ui::look;
use crate::ui::widgets::quiet_ui;

use super::desk::PrintDesk;

impl PrintDesk {
    /// Draws the template that the layout is, the others to choose from, and what can be done with it.
    pub(super) fn templates_ui(&mut self, ui: &mut Ui, sight: Sight<'_>, intents: &mut Intents) {
        let language = sight.language;
        let state = Some((sight.session.edition(), language));
        if self.templates.known.0 != state {
            self.templates.known = (state, templates(sight.session.present(), language));
        }
        let now = self.templates.known.1.iter().find(|template| template.layout == self.layout).cloned();
        let title = match &now {
            Some(template) => template.name.clone(),
            None => language.say("layout.changed").into_owned(),
        };
        ui.horizontal(|ui| {
            ui.label(look::heading(ui, language.say("layout.template_title")));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let redo = ui.add_enabled(self.can_redo(), Button::new(language.say("layout.redo").as_ref()).small());
                if redo.on_hover_text("Ctrl+Shift+Z").clicked() {
                    self.redo();
                }
                let undo = ui.add_enabled(self.can_undo(), Button::new(language.say("layout.undo").as_ref()).small());
                if undo.on_hover_text("Ctrl+Z").clicked() {
                    self.undo();
                }
            });
        });
        let mut taken: Option<Layout> = None;
        let width = ui.available_width();
        ComboBox::from_id_salt("template").width(width).selected_text(title).show_ui(ui, |ui| {
            for template in &self.templates.known.1 {
                let own = now.as_ref().is_some_and(|now| now.name == template.name);
                if ui.selectable_label(own, &template.name).clicked() {
                    taken = Some(template.layout.clone());
                }
            }
        });
        if let Some(layout) = taken {
            self.selected = None;
            self.change(|now| *now = layout);
        }
        let kept = now.filter(|template| template.code.is_empty());
        ui.horizontal(|ui| {
            if quiet_ui(ui, &language.say("layout.keep")).on_hover_text(language.say("layout.keep_hint")).clicked() {
                self.templates.naming = match self.templates.naming {
                    None => Some((None, String::new())),
                    Some(_) => None,
                };
            }
            if let Some(template) = &kept {
                if quiet_ui(ui, &language.say("layout.rename")).clicked() {
                    self.templates.naming = Some((Some(template.name.clone()), template.name.clone()));
                }
                if quiet_ui(ui, &language.say("layout.remove")).clicked() {
                    intents.push(Intent::Layout(LayoutDeed::Remove(template.name.clone())));
                }
            }
        });
        self.naming_ui(ui, sight, intents);
    }

    /// The field for a name.
    fn naming_ui(&mut self, ui: &mut Ui, sight: Sight<'_>, intents: &mut Intents) {
        let language = sight.language;
        let Some((of, name)) = &mut self.templates.naming else { return };
        let fresh = name.is_empty() || of.as_ref().is_some_and(|of| of == name);
        let mut done = false;
        ui.horizontal(|ui| {
            let hint = language.say("layout.name_hint");
            let width = ui.available_width() - 64.0;
            let field = ui.add(TextEdit::singleline(name).hint_text(hint.as_ref()).desired_width(width));
            if fresh && !field.has_focus() && !field.lost_focus() {
                field.request_focus();
            }
            let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            let button = ui.add_enabled(!name.trim().is_empty(), Button::new(language.say("views.save").as_ref()));
            done = (entered || button.clicked()) && !name.trim().is_empty();
        });
        if done {
            let name = name.trim().to_owned();
            intents.push(Intent::Layout(match of.take() {
                Some(of) => LayoutDeed::Rename(of, name),
                None => LayoutDeed::Keep(name),
            }));
            self.templates.naming = None;
        }
    }
}
