//! 派驻: the villages without a resident cadre, one after the other, and the cadres who could go there.

use crate::ui::intent::{Intents, Sight};

/// What the user has typed and chosen in the workspace 派驻.
#[derive(Debug, Default)]
pub struct PostingsDesk {}

/// Draws the left panel of the workspace 派驻.
pub fn postings_ui(ui: &mut egui::Ui, desk: &mut PostingsDesk, sight: Sight<'_>, intents: &mut Intents) {
    let _ = (ui, desk, sight, intents);
}
