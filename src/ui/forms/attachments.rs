//! The files that belong to a record, at the foot of its form.

use egui::{Label, Ui};

use crate::edits::Edit;
use crate::model::{Attachment, Owner};
use crate::ui::intent::{Intent, Intents};
use crate::ui::tables::Scope;
use crate::ui::widgets::{action_ui, day, quiet_ui, tone};

use super::may;

/// The endings of files that the system may be asked to show: pictures and pages, which run nothing.
const SHOWN: [&str; 8] = ["jpg", "jpeg", "png", "gif", "bmp", "webp", "tiff", "pdf"];

/// Draws the files of a record with what can be done with each, and the button for another one. A file dropped onto the
/// form becomes one too.
pub fn attachments_ui(ui: &mut Ui, scope: Scope<'_>, owner: Owner, intents: &mut Intents) {
    let language = scope.sight.language;
    let mut files: Vec<&Attachment> = scope.world().attachments.iter().filter(|row| row.owner() == owner).collect();
    files.sort_by_key(|row| (row.added_on, row.id));
    ui.add_space(12.0);
    ui.label(tone::heading(ui, language.say("attachment.title")));
    for file in files {
        file_ui(ui, scope, file, intents);
    }
    let may_write = may::write(scope.sight.session);
    let add = action_ui(ui, language, &language.say("attachment.add"), may_write.as_ref().copied());
    if add.on_hover_text(language.say("attachment.drop_hint")).clicked() {
        intents.push(Intent::AskAttach(owner));
    }
}

/// One file: its name, its size and day, and what can be done with it.
fn file_ui(ui: &mut Ui, scope: Scope<'_>, file: &Attachment, intents: &mut Intents) {
    let language = scope.sight.language;
    ui.add(Label::new(file.name.as_str()).truncate()).on_hover_text(file.name.as_str());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let about = format!("{} · {}", size_text(u64::from(file.bytes)), day::short_date(language, file.added_on));
        ui.label(tone::small(ui, about));
        if is_shown(&file.name) && quiet_ui(ui, &language.say("attachment.open")).clicked() {
            intents.push(Intent::OpenAttachment(file.id));
        }
        if quiet_ui(ui, &language.say("attachment.save_as")).clicked() {
            intents.push(Intent::AskSaveAttachment(file.id));
        }
        let removal = Edit::remove(file.id);
        if may::edit(scope.sight.session, &removal).is_ok()
            && quiet_ui(ui, &language.say("attachment.remove")).clicked()
        {
            intents.push(Intent::Perform(Box::new(removal)));
        }
    });
    ui.add_space(4.0);
}

/// Whether the system may be asked to show a file of this name.
pub fn is_shown(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    ending.is_some_and(|ending| SHOWN.contains(&ending.as_str()))
}

/// A size in bytes as people say it.
fn size_text(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} KB", bytes.div_ceil(1_000)),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pictures_and_pages_are_shown_by_the_system() {
        assert!(["现场.JPG", "方案.pdf", "图.png"].into_iter().all(is_shown));
        assert!(!["名单.xlsx", "安装.exe", "说明.html", "宏.docm", "pdf", "照片.jpg.bat"].into_iter().any(is_shown));
    }

    #[test]
    fn a_size_is_said_in_the_unit_that_fits() {
        assert_eq!([0, 999, 1_000, 20_500, 3_240_000].map(size_text), ["0 B", "999 B", "1 KB", "21 KB", "3.2 MB"]);
    }
}
