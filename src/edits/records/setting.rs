//! The rules for the settings of the file.

use crate::analysis::planner;
use crate::model::{Date, Refusal, Setting, World, setting_key};

use super::super::checks::filled;
use super::super::desk::Desk;
use super::rules::{Rules, unique};

impl Rules for Setting {
    fn title(&self, _world: &World) -> String {
        self.key.clone()
    }

    fn check(&self, world: &World, _desk: &Desk, _before: Option<&Self>) -> Result<(), Refusal> {
        filled(&self.key, "key")?;
        unique(self, world, &world.settings, "key", |row| &row.key)?;
        let value = self.value.as_str();
        if self.key == setting_key::PLANNER_RULES {
            return planner::Rules::parse(value).map(drop).map_err(|fault| Refusal(fault.sentence));
        }
        let readable = match self.key.as_str() {
            setting_key::REFERENCE_DATE | setting_key::LAST_MEETING => {
                value.is_empty() || value.parse::<Date>().is_ok()
            }
            setting_key::ACCEPTANCE_SCORE | setting_key::ACCEPTANCE_DISSATISFIED => {
                value.is_empty() || value.parse::<u8>().is_ok_and(|score| score <= 100)
            }
            setting_key::REPLY_DAYS => value.is_empty() || value.parse::<u16>().is_ok_and(|days| days <= 250),
            setting_key::DUPLICATE_DAYS => value.is_empty() || value.parse::<u16>().is_ok_and(|days| days <= 3650),
            _ => true,
        };
        if readable {
            return Ok(());
        }
        Err(Refusal::new(&format!("refusal.setting.{}", self.key)).with("value", value))
    }
}

#[cfg(test)]
mod tests {
    use crate::edits::Edit;
    use crate::edits::trial::{done, refused};
    use crate::model::sample;
    use crate::model::{Id, Setting, setting_key};

    #[test]
    fn a_key_is_set_once_and_a_day_has_to_be_one() {
        let world = sample::sample_world();
        let day = world.settings.find(|row| row.key == setting_key::REFERENCE_DATE).unwrap();
        done(&world, &Edit::amend(Setting { value: "2026-12-01".into(), ..day.clone() }));
        let wrong = Edit::amend(Setting { value: "2026-02-30".into(), ..day.clone() });
        assert_eq!(refused(&world, &wrong), "refusal.setting.reference_date");
        let twin = Setting { id: Id::named("twin"), ..day.clone() };
        assert_eq!(refused(&world, &Edit::add(twin)), "refusal.taken");
        done(&world, &Edit::add(Setting::new("own_key", "值")));
        let rules = |text: &str| Edit::add(Setting::new(setting_key::PLANNER_RULES, text));
        done(&world, &rules("[rule.term]\nyears = 3"));
        assert_eq!(refused(&world, &rules("[rule.term]\nyear = 3")), "planner.rules.unknown");
    }
}
