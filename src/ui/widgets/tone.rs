//! The colours of meaning, by the words of the field: late or weak, chosen, quiet.

use egui::{Color32, RichText, Ui};

use crate::ui::look;

/// Red: late or weak, and nothing else.
pub fn late(ui: &Ui) -> Color32 {
    look::palette(ui).late
}

/// The ground on which red text stands.
pub fn late_ground(ui: &Ui) -> Color32 {
    look::palette(ui).late_ground
}

/// The one accent: what is chosen or to be pressed.
pub fn accent(ui: &Ui) -> Color32 {
    look::palette(ui).accent
}

/// The ground of what is chosen.
pub fn accent_ground(ui: &Ui) -> Color32 {
    look::palette(ui).accent_ground
}

/// Text that steps back, still at least 4.5 to 1.
pub fn quiet(ui: &Ui) -> Color32 {
    look::palette(ui).secondary
}

/// Hairlines.
pub fn line(ui: &Ui) -> Color32 {
    look::palette(ui).line
}

/// The ground of a small card on a panel.
pub fn card(ui: &Ui) -> Color32 {
    look::palette(ui).sunken
}

/// Small secondary text.
pub fn small(ui: &Ui, text: impl Into<String>) -> RichText {
    look::small(ui, text)
}

/// Text in the heavier face.
pub fn strong(text: impl Into<String>) -> RichText {
    look::strong(text)
}

/// The heading of a group in a panel.
pub fn heading(ui: &Ui, text: impl Into<String>) -> RichText {
    look::heading(ui, text)
}
