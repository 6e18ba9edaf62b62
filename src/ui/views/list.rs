//! The list of the views in the left panel: seen again by a click, changed in place, presented.

use egui::{Align, Button, Key, Layout, RichText, TextEdit, Ui, vec2};

use crate::model::SavedView;

use super::super::intent::{Intent, Intents, Sight, ViewDeed};
use super::super::look;
use super::super::rows::{Row, row_ui};
use super::super::widgets::{action_ui, quiet_ui};

/// What is being typed about a view.
#[derive(Debug)]
struct Draft {
    name: String,
    new_name: String,
    note: String,
}

/// The list, with what is open in it.
#[derive(Debug, Default)]
pub struct ViewsPanel {
    unfolded: bool,
    /// The name under which what is seen is to be kept.
    naming: Option<String>,
    draft: Option<Draft>,
    views: (Option<u64>, Vec<(String, SavedView)>),
}

impl ViewsPanel {
    /// Draws the list; `shown` is the view that was seen again last.
    pub fn views_ui(&mut self, ui: &mut Ui, sight: Sight<'_>, shown: Option<&str>, intents: &mut Intents) {
        let edition = Some(sight.session.edition());
        if self.views.0 != edition {
            self.views = (edition, SavedView::kept(sight.session.present()));
        }
        self.head_ui(ui, sight, intents);
        if self.naming.is_some() {
            self.naming_ui(ui, sight, intents);
        }
        if !self.unfolded {
            return;
        }
        if self.views.1.is_empty() && self.naming.is_none() {
            ui.horizontal(|ui| {
                ui.add_space(6.0);
                ui.add(egui::Label::new(look::small(ui, sight.language.say("views.none"))).wrap());
            });
        }
        for nth in 0..self.views.1.len() {
            self.view_ui(ui, sight, nth, shown, intents);
        }
    }

    /// The heading, which folds and unfolds the list, with what can be done at its right.
    fn head_ui(&mut self, ui: &mut Ui, sight: Sight<'_>, intents: &mut Intents) {
        let language = sight.language;
        ui.horizontal(|ui| {
            ui.add_space(6.0);
            ui.spacing_mut().item_spacing.x = 2.0;
            // The room before the title is that of the arrow, which is drawn, so that it does not hang on a font.
            let name = format!("{} {}", language.say("views.title"), self.views.1.len());
            let title = format!("    {name}");
            let head = Button::new(look::heading(ui, title)).frame(false);
            let head = ui.add(head);
            head.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
            fold_shape(ui, head.rect, self.unfolded);
            if head.on_hover_text(language.say("views.title_hint")).clicked() {
                self.unfolded = !self.unfolded;
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if quiet_ui(ui, &language.say("views.present")).on_hover_text("F9").clicked() {
                    intents.push(Intent::View(ViewDeed::Present));
                }
                let keep = quiet_ui(ui, &language.say("views.keep")).on_hover_text(language.say("views.keep_hint"));
                if keep.clicked() {
                    self.naming = match self.naming {
                        None => Some(String::new()),
                        Some(_) => None,
                    };
                    self.draft = None;
                }
            });
        });
    }

    /// The field for the name under which what is seen is to be kept.
    fn naming_ui(&mut self, ui: &mut Ui, sight: Sight<'_>, intents: &mut Intents) {
        let language = sight.language;
        let Some(name) = &mut self.naming else { return };
        let fresh = name.is_empty();
        let mut done = false;
        ui.horizontal(|ui| {
            ui.add_space(6.0);
            let hint = language.say("views.name_hint");
            let field = ui.add(TextEdit::singleline(name).hint_text(hint.as_ref()).desired_width(112.0));
            if fresh && !field.has_focus() && !field.lost_focus() {
                field.request_focus();
            }
            let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            let button = ui.add_enabled(!name.trim().is_empty(), Button::new(language.say("views.save").as_ref()));
            done = (entered || button.clicked()) && !name.trim().is_empty();
        });
        if done {
            intents.push(Intent::View(ViewDeed::Keep(name.trim().to_owned())));
            self.naming = None;
            self.unfolded = true;
        }
    }

    fn view_ui(&mut self, ui: &mut Ui, sight: Sight<'_>, nth: usize, shown: Option<&str>, intents: &mut Intents) {
        let Some((name, view)) = self.views.1.get(nth) else { return };
        let open = self.draft.as_ref().is_some_and(|draft| draft.name == *name);
        let mut edit = false;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let width = ui.available_width() - 26.0;
            let number = (nth + 1).to_string();
            let row = Row { name, note: "", tail: &number, marked: shown == Some(name) };
            let response = ui.allocate_ui(vec2(width, look::ROW), |ui| row_ui(ui, &row)).inner;
            let hint = if view.note.is_empty() {
                sight.language.say("views.apply_hint").into_owned()
            } else {
                view.note.clone()
            };
            if response.on_hover_text(hint).clicked() {
                intents.push(Intent::View(ViewDeed::Apply(name.clone())));
            }
            let more = Button::new(RichText::new("…")).frame_when_inactive(false).min_size(vec2(24.0, look::ROW));
            let more = ui.add(more);
            let title = sight.language.say_with("views.edit", &[("name", name)]);
            more.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &title));
            edit = more.on_hover_text(&title).clicked();
        });
        if edit {
            let fresh = Draft { name: name.clone(), new_name: name.clone(), note: view.note.clone() };
            self.draft = if open { None } else { Some(fresh) };
        } else if open {
            self.draft_ui(ui, sight, intents);
        }
    }

    /// What can be changed about a view, below its row.
    fn draft_ui(&mut self, ui: &mut Ui, sight: Sight<'_>, intents: &mut Intents) {
        let language = sight.language;
        let Some(draft) = &mut self.draft else { return };
        let mut done = false;
        ui.indent("view-draft", |ui| {
            ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
            let width = ui.available_width() - 8.0;
            let name_hint = language.say("views.name_hint");
            ui.add(TextEdit::singleline(&mut draft.new_name).hint_text(name_hint.as_ref()).desired_width(width));
            let note_hint = language.say("views.note_hint");
            let note = TextEdit::multiline(&mut draft.note).hint_text(note_hint.as_ref()).desired_rows(3);
            ui.add(note.desired_width(width));
            let name = draft.name.clone();
            let mut deed = |deed: ViewDeed| {
                intents.push(Intent::View(deed));
                done = true;
            };
            ui.horizontal_wrapped(|ui| {
                if action_ui(ui, language, &language.say("views.save"), Ok(())).clicked() {
                    deed(ViewDeed::Amend(name.clone(), draft.new_name.clone(), draft.note.clone()));
                }
                let update = action_ui(ui, language, &language.say("views.update"), Ok(()));
                if update.on_hover_text(language.say("views.update_hint")).clicked() {
                    deed(ViewDeed::Keep(name.clone()));
                }
            });
            ui.horizontal_wrapped(|ui| {
                if quiet_ui(ui, &language.say("views.up")).clicked() {
                    intents.push(Intent::View(ViewDeed::Move(name.clone(), -1)));
                }
                if quiet_ui(ui, &language.say("views.down")).clicked() {
                    intents.push(Intent::View(ViewDeed::Move(name.clone(), 1)));
                }
                if quiet_ui(ui, &language.say("views.remove")).clicked() {
                    intents.push(Intent::View(ViewDeed::Remove(name.clone())));
                    done = true;
                }
            });
            ui.add_space(4.0);
        });
        if done {
            self.draft = None;
        }
    }
}

/// The arrow before the heading: down where the list is unfolded.
fn fold_shape(ui: &Ui, head: egui::Rect, unfolded: bool) {
    let at = egui::pos2(head.left() + 5.0, head.center().y);
    let corners = if unfolded {
        [vec2(-4.0, -2.0), vec2(0.0, 2.0), vec2(4.0, -2.0)]
    } else {
        [vec2(-2.0, -4.0), vec2(2.0, 0.0), vec2(-2.0, 4.0)]
    };
    let stroke = egui::Stroke::new(1.4, look::palette(ui).secondary);
    ui.painter().line(corners.map(|corner| at + corner).to_vec(), stroke);
}
