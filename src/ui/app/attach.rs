//! What the intents do that concern files that belong to records: they are taken in, written elsewhere, and shown.

use std::path::{Path, PathBuf};

use egui::{Context, OpenUrl};

use crate::model::{Attachment, Id, Owner};

use super::super::forms::is_shown;

/// A file of that many bytes is taken in on a thread of its own.
const LONG: u64 = 2_000_000;

impl super::App {
    /// Lets a file belong to a record.
    pub(super) fn attach(&mut self, context: &Context, owner: Owner, path: PathBuf) {
        let length = std::fs::metadata(&path).map(|metadata| metadata.len()).unwrap_or_default();
        if length >= LONG {
            self.at_work(context, "attachment.job", move |session, progress| {
                session.attach_watched(owner, &path, progress)?;
                Ok((None, session.undoable().cloned()))
            });
            return;
        }
        let language = self.preferences.language;
        let Some(file) = &mut self.file else { return };
        match file.session.attach(owner, &path) {
            Ok(_) => {
                let done = file.session.undoable().map(|done| language.sentence(done));
                self.notices.say(done.unwrap_or_default());
            }
            Err(error) => {
                let text = self.words_of(&error);
                self.notices.fault(text);
            }
        }
    }

    /// Writes a file that belongs to a record elsewhere.
    pub(super) fn save_attachment(&mut self, id: Id<Attachment>, path: &Path) {
        let language = self.preferences.language;
        let Some(file) = &self.file else { return };
        match file.session.save_attachment(id, path) {
            Ok(()) => self.notices.say(language.say_with("attachment.saved", &[("path", &path.display())])),
            Err(error) => {
                let text = self.words_of(&error);
                self.notices.fault(text);
            }
        }
    }

    /// Shows a picture or a page that belongs to a record: a copy of it, by the program that the system has for it. What
    /// could run something is never opened.
    pub(super) fn open_attachment(&mut self, context: &Context, id: Id<Attachment>) {
        let Some(file) = &self.file else { return };
        let Some(row) = file.session.world().attachments.get(id).filter(|row| is_shown(&row.name)) else {
            self.notices.fault(self.preferences.language.say("attachment.not_shown"));
            return;
        };
        let copy = copy_path(&row.hash, &row.name);
        if let Some(folder) = copy.parent() {
            // A folder that cannot be made is told by the file that cannot be written into it.
            let _ = std::fs::create_dir_all(folder);
        }
        match file.session.save_attachment(id, &copy) {
            Ok(()) => context.open_url(OpenUrl::new_tab(url_of(&copy))),
            Err(error) => {
                let text = self.words_of(&error);
                self.notices.fault(text);
            }
        }
    }
}

/// Where the copy of a content is shown from: a folder for passing files, one for each content.
fn copy_path(hash: &str, name: &str) -> PathBuf {
    let short: String = hash.chars().filter(char::is_ascii_hexdigit).take(16).collect();
    let name: String = name.chars().map(|letter| if "/\\:*?\"<>|".contains(letter) { '_' } else { letter }).collect();
    std::env::temp_dir().join("cunqing-shown").join(short).join(name)
}

/// The address of a file (RFC 8089), with every byte percent-encoded that is not plain.
pub(super) fn url_of(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~:".contains(&byte);
    let encoded: String = text
        .bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect();
    format!("file://{}{encoded}", if encoded.starts_with('/') { "" } else { "/" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_a_file_holds_no_blank_and_no_letter_that_is_not_plain() {
        assert_eq!(url_of(Path::new("/tmp/a b/图.png")), "file:///tmp/a%20b/%E5%9B%BE.png");
        assert_eq!(url_of(Path::new("C:/t/x.pdf")), "file:///C:/t/x.pdf");
    }

    #[test]
    fn the_name_of_an_attachment_is_no_way_out_of_the_folder() {
        let path = copy_path(&"ab".repeat(32), "../../.bashrc.png");
        assert!(path.ends_with("cunqing-shown/abababababababab/.._.._.bashrc.png"), "{path:?}");
    }
}
