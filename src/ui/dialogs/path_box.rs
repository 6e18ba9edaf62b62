//! The field for a path that stands beside the window of the system, so that nobody is stuck when that one hangs or is
//! not there.

use std::path::{Path, PathBuf};

use egui::{Context, Key, TextEdit};

use crate::words::Language;

use super::super::jobs::{FileQuestion, Jobs};
use super::super::preferences::Preferences;
use super::super::{look, rows};
use super::answer::{Answer, Ask};
use super::modal::{foot_ui, modal_ui, primary_ui, second_ui};

/// The field with what was typed.
#[derive(Debug)]
pub struct PathBox {
    ask: Ask,
    title: String,
    saves: bool,
    typed: String,
    missing: bool,
    fresh: bool,
}

impl PathBox {
    /// A field for this question.
    pub fn of(ask: Ask, question: &FileQuestion) -> Self {
        let folder = question.folder.clone().unwrap_or_default();
        let typed = question.save_as.as_ref().map(|name| folder.join(name).display().to_string()).unwrap_or_default();
        let saves = question.save_as.is_some();
        Self { ask, title: question.title.clone(), saves, typed, missing: false, fresh: true }
    }

    /// Whether it is this question that is asked.
    pub fn asks(&self, ask: &Ask) -> bool {
        self.ask == *ask
    }

    /// This machine has no window for choosing files: the path has to be typed.
    pub fn system_is_missing(&mut self) {
        self.missing = true;
    }

    /// Draws the field; `false` once it is to be closed.
    pub fn path_ui(
        &mut self,
        context: &Context,
        language: Language,
        preferences: &Preferences,
        jobs: &mut Jobs<Answer>,
    ) -> bool {
        modal_ui(context, "path", 560.0, &self.title.clone(), |ui| {
            let mut stay = true;
            let key = if self.missing { "ui.path.missing" } else { "ui.path.text" };
            ui.label(look::small(ui, language.say(key)));
            ui.add_space(6.0);
            let hint = language.say("ui.path.hint");
            let field = TextEdit::singleline(&mut self.typed).hint_text(hint.as_ref()).desired_width(f32::INFINITY);
            let response = ui.add(field).on_hover_text(hint.as_ref());
            if std::mem::take(&mut self.fresh) {
                response.request_focus();
            }
            let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            let path = expanded(&self.typed);
            // A file of ours is never replaced: it may hold a county.
            let taken = matches!(self.ask, Ask::SaveCopy | Ask::SaveNew) && path.exists();
            let fits = !self.typed.trim().is_empty() && (self.saves || path.is_file()) && !taken;
            if taken {
                ui.colored_label(look::palette(ui).late, language.say("ui.path.taken").as_ref());
            } else if !self.typed.trim().is_empty() && !fits {
                ui.label(look::small(ui, language.say("ui.path.not_there")));
            }
            if self.saves && !taken && path.exists() {
                ui.colored_label(look::palette(ui).late, language.say("ui.path.exists").as_ref());
            }
            let mut chosen = (entered && fits).then_some(path.clone());
            if self.ask == Ask::Open && !preferences.recent.is_empty() {
                ui.add_space(8.0);
                ui.label(look::heading(ui, language.say("ui.menu.recent")));
                for recent in preferences.recent.iter().take(5) {
                    let name = recent.file_name().unwrap_or(recent.as_os_str()).to_string_lossy();
                    let folder = recent.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
                    let row = rows::Row { name: &name, note: &folder, tail: "", marked: false };
                    if rows::row_ui(ui, &row).clicked() {
                        chosen = Some(recent.clone());
                    }
                }
            }
            foot_ui(ui, |ui| {
                let key = if self.saves { "ui.path.save" } else { "ui.path.open" };
                if primary_ui(ui, fits, &language.say(key)).clicked() {
                    chosen = Some(path.clone());
                }
                if second_ui(ui, &language.say("ui.cancel")).clicked() {
                    stay = false;
                }
            });
            if let Some(path) = chosen {
                let ask = self.ask;
                jobs.start(context, String::new(), move |_| Answer::Typed(ask, path));
                stay = false;
            }
            stay
        })
    }
}

/// A path as it was typed: without quotation marks and with `~` for the folder of this person.
pub fn expanded(typed: &str) -> PathBuf {
    let bare = typed.trim().trim_matches(['"', '\'', '“', '”']);
    let bare = bare.strip_prefix("file://").unwrap_or(bare);
    match (bare.strip_prefix("~/"), directories::BaseDirs::new()) {
        (Some(rest), Some(folders)) => folders.home_dir().join(rest),
        _ => Path::new(bare).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_that_was_copied_from_elsewhere_is_understood() {
        for typed in ["/data/县.gpkg", " \"/data/县.gpkg\" ", "“/data/县.gpkg”", "file:///data/县.gpkg"] {
            assert_eq!(expanded(typed), Path::new("/data/县.gpkg"), "{typed}");
        }
        assert!(!expanded("~/县.gpkg").starts_with("~"));
    }
}
