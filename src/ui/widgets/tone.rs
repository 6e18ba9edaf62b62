//! The colours of meaning, taken from the look that is set: late or weak, chosen, quiet.

use egui::{Color32, RichText, Ui};

/// Red: late or weak, and nothing else.
pub fn late(ui: &Ui) -> Color32 {
    ui.visuals().error_fg_color
}

/// The ground on which red text stands.
pub fn late_ground(ui: &Ui) -> Color32 {
    ground(ui, late(ui), 0.11)
}

/// The one accent: what is chosen or to be pressed.
pub fn accent(ui: &Ui) -> Color32 {
    ui.visuals().hyperlink_color
}

/// The ground of what is chosen.
pub fn accent_ground(ui: &Ui) -> Color32 {
    ground(ui, accent(ui), 0.12)
}

/// Text that steps back, still at least 4.5 to 1.
pub fn quiet(ui: &Ui) -> Color32 {
    ui.visuals().weak_text_color()
}

/// Hairlines.
pub fn line(ui: &Ui) -> Color32 {
    ui.visuals().widgets.noninteractive.bg_stroke.color
}

/// The ground of a small card on a panel.
pub fn card(ui: &Ui) -> Color32 {
    ui.visuals().faint_bg_color
}

/// A colour thinned over the panel.
fn ground(ui: &Ui, color: Color32, share: f32) -> Color32 {
    ui.visuals().panel_fill.lerp_to_gamma(color, if ui.visuals().dark_mode { share * 2.0 } else { share })
}

/// Small secondary text.
pub fn small(ui: &Ui, text: impl Into<String>) -> RichText {
    RichText::new(text).small().color(quiet(ui))
}

/// Text in the heavier face.
pub fn strong(text: impl Into<String>) -> RichText {
    RichText::new(text).strong()
}

/// The heading of a group in a panel.
pub fn heading(ui: &Ui, text: impl Into<String>) -> RichText {
    strong(text).small().color(quiet(ui))
}
