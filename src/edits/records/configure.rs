//! 设置: sets settings of the file.

use crate::model::{Changes, Refusal, Sentence, Setting, World};

use super::super::desk::Desk;
use super::rules::Rules;

/// Set settings of the file, all in one edit.
#[derive(Clone, Debug, PartialEq)]
pub struct Configure {
    /// Key and value of each; an empty value takes the setting away.
    pub values: Vec<(String, String)>,
}

impl Configure {
    /// Adds, replaces or removes the settings, unless a value cannot be read or nothing would change.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let mut changes = Changes::new(Sentence::new("edit.configure").with("count", self.values.len()));
        for (key, value) in &self.values {
            let stands = world.settings.find(|setting| setting.key == *key);
            let value = value.trim();
            match stands {
                Some(before) if value.is_empty() => changes.remove(before),
                None if value.is_empty() => {}
                Some(before) => {
                    let setting = Setting { value: value.to_owned(), ..before.clone() };
                    setting.check(world, desk, Some(before))?;
                    changes.change(before, setting);
                }
                None => {
                    let setting = Setting::new(key, value);
                    setting.check(world, desk, None)?;
                    changes.add(setting);
                }
            }
        }
        if changes.rows.is_empty() {
            return Err(Refusal::new("refusal.no_change"));
        }
        changes.sentence = Sentence::new("edit.configure").with("count", changes.rows.len());
        Ok(changes)
    }
}
