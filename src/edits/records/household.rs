//! The rules for paired households.

use crate::model::{CatalogueKind, Household, Refusal, Uuid, World};

use super::super::checks::{filled, found, in_order, known, listed};
use super::super::desk::Desk;
use super::rules::{Rules, names};

impl Rules for Household {
    fn title(&self, _world: &World) -> String {
        self.code.clone()
    }

    fn check(&self, world: &World, _desk: &Desk, before: Option<&Self>) -> Result<(), Refusal> {
        filled(&self.code, "code")?;
        let village = found(&world.villages, self.village)?;
        known(&world.cadres, self.cadre)?;
        if before.is_none_or(|before| before.need != self.need) {
            listed(world, CatalogueKind::Need, &self.need)?;
        }
        in_order((Some(self.from), "from"), (self.until, "until"))?;
        if !is_a_code(&self.code) {
            return Err(Refusal::new("refusal.household.code").with("code", &self.code));
        }
        let twin = |row: &Self| row.id != self.id && row.village == self.village && row.code == self.code;
        match world.households.find(twin) {
            Some(_) => {
                Err(Refusal::new("refusal.household.twice").with("code", &self.code).with("village", &village.name))
            }
            None => Ok(()),
        }
    }

    fn refers_to(&self, id: Uuid) -> bool {
        names(self.village, id) || names(self.cadre, id)
    }
}

/// Whether a text can be the code of a household. A code is all that is kept: a name, a telephone number or the number of
/// a card would be a dossier.
fn is_a_code(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let is_number = digits == text.len() && (digits == 15 || digits == 11 && text.starts_with('1'));
    let plain = text.bytes().all(|letter| letter.is_ascii_alphanumeric() || letter == b'-');
    plain && text.len() <= 16 && digits > 0 && !is_number
}
