//! 设置: sets settings of the file.

use crate::model::{Changes, Refusal, Sentence, Setting, World};

use super::super::desk::Desk;
use super::rules::Rules;

/// What the keys of saved views and of layouts begin with, and the sentence that names them in the history instead of
/// counting settings.
const NAMED: [(&str, &str); 2] = [("view.", "edit.views"), ("layout.", "edit.layouts")];

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
        let all_begin = |begin: &str| self.values.iter().all(|(key, _)| key.starts_with(begin));
        changes.sentence = match NAMED.into_iter().find(|(begin, _)| all_begin(begin)) {
            Some((_, sentence)) => Sentence::new(sentence),
            None => Sentence::new("edit.configure").with("count", changes.rows.len()),
        };
        Ok(changes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::Edit;
    use crate::edits::trial::{done, refused, refused_with};
    use crate::model::sample;
    use crate::model::setting_key::{ACCEPTANCE_SCORE, COUNTY_NAME, NOTICE, REFERENCE_DATE, SOURCE};

    fn configure(values: &[(&str, &str)]) -> Edit {
        let values = values.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        Edit::Configure(Configure { values })
    }

    #[test]
    fn settings_are_set_changed_and_taken_away_in_one_edit() {
        let edit = configure(&[(COUNTY_NAME, " 新样县 "), (SOURCE, "县民政局"), (NOTICE, "")]);
        let (after, said) = done(&sample::sample_world(), &edit);
        assert_eq!(after.county_name(), "新样县");
        assert_eq!((after.setting(SOURCE), after.setting(NOTICE)), (Some("县民政局"), None));
        assert_eq!(said, "修改 3 项设置");
    }

    #[test]
    fn what_cannot_be_read_and_what_changes_nothing_is_refused() {
        let world = sample::sample_world();
        let said = refused_with(&world, &configure(&[(REFERENCE_DATE, "二〇二六年")]));
        assert_eq!(said, "基准日期“二〇二六年”不对，应写成 2026-11-21");
        let wrong = configure(&[(ACCEPTANCE_SCORE, "101")]);
        assert_eq!(refused(&world, &wrong), "refusal.setting.acceptance_score");
        let same = configure(&[(COUNTY_NAME, "样例县"), (SOURCE, "")]);
        assert_eq!(refused(&world, &same), "refusal.no_change");
        assert_eq!(refused(&world, &configure(&[(" ", "值")])), "refusal.empty");
    }
}
