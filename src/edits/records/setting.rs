//! The rules for the settings of the file.

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
        let readable = match self.key.as_str() {
            setting_key::REFERENCE_DATE => value.is_empty() || value.parse::<Date>().is_ok(),
            setting_key::ACCEPTANCE_SCORE => value.is_empty() || value.parse::<u8>().is_ok_and(|score| score <= 100),
            _ => true,
        };
        if readable {
            return Ok(());
        }
        Err(Refusal::new(&format!("refusal.setting.{}", self.key)).with("value", value))
    }
}
