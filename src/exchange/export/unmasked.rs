//! Names that leave the office in full go into the history, with the reason.

use std::path::Path;

use crate::model::{Changes, Date, Sentence, Setting, World};

/// The setting that keeps the last export in which names were not masked.
const UNMASKED_EXPORT: &str = "unmasked_export";

/// The change that writes into the history that names left the office, and why. `what` is the key of what left (with
/// the mark `@`) and its code. Without rows where the same left for the same reason on the same day.
pub fn log_unmasked(world: &World, what: (&str, &str), out: &Path, reason: &str, today: Date) -> Changes {
    let name = out.file_name().unwrap_or_default().to_string_lossy();
    let sentence = Sentence::new("cli.export.logged").with("table", what.0).with("file", &name).with("reason", reason);
    let setting = Setting::new(UNMASKED_EXPORT, format!("{today} {} {name}: {reason}", what.1));
    let mut changes = Changes::new(sentence);
    match world.settings.get(setting.id) {
        Some(before) => changes.change(before, setting),
        None => changes.add(setting),
    }
    changes
}
