//! The look: fonts, colours, sizes and spacing of the window, light and dark.

use crate::map::lettering::font;
use std::sync::Arc;

use egui::epaint::Shadow;
use egui::text::{FontData, FontDefinitions};
use egui::{
    Color32, Context, CornerRadius, FontFamily, FontId, FontTweak, Margin, RichText, Stroke, Style, TextStyle, Theme,
    Ui, Visuals, vec2,
};

/// The grid on which everything stands, points.
pub const GRID: f32 = 4.0;
/// Space between the edge of a panel and its content, points.
pub const PAD: f32 = 14.0;
/// Height of a row in lists and tables, points.
pub const ROW: f32 = 26.0;
/// Height of a button and of a field, points.
pub const FIELD: f32 = 28.0;
/// Radius of corners, points.
pub const RADIUS: u8 = 6;
/// Size of labels and secondary lines, points.
pub const SMALL: f32 = 12.0;
/// Size of ordinary text, points.
pub const BODY: f32 = 13.0;
/// Size of figures and of names of places, points.
pub const LARGE: f32 = 16.0;
/// Size of the name at the head of a panel, points.
pub const TITLE: f32 = 20.0;

/// The family of the heavier face.
pub const BOLD: &str = "bold";

/// The colours of the window by their role.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Palette {
    /// Text.
    pub text: Color32,
    /// Secondary text.
    pub secondary: Color32,
    /// Faint text and symbols, still legible.
    pub faint: Color32,
    /// The ground of panels.
    pub panel: Color32,
    /// The ground of fields, cards, menus and tables.
    pub raised: Color32,
    /// The ground of small cards of figures and of table heads.
    pub sunken: Color32,
    /// The ground of the map.
    pub ground: Color32,
    /// Hairlines.
    pub line: Color32,
    /// The edge of fields and buttons.
    pub edge: Color32,
    /// What is chosen or to be pressed.
    pub accent: Color32,
    /// The ground of what is chosen.
    pub accent_ground: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// Late or weak.
    pub late: Color32,
    /// The ground of what is late or weak.
    pub late_ground: Color32,
    /// What went well.
    pub good: Color32,
    /// The ground of a row that is selected, and of the marked one in a table.
    pub selected: Color32,
    /// The ground of a dark badge.
    pub badge: Color32,
    /// Text on a dark badge.
    pub on_badge: Color32,
}

/// The colours by day.
pub const LIGHT: Palette = Palette {
    text: Color32::from_rgb(0x1F, 0x2A, 0x31),
    secondary: Color32::from_rgb(0x5C, 0x68, 0x70),
    faint: Color32::from_rgb(0x6E, 0x79, 0x81),
    panel: Color32::from_rgb(0xFB, 0xFB, 0xFA),
    raised: Color32::from_rgb(0xFF, 0xFF, 0xFF),
    sunken: Color32::from_rgb(0xF3, 0xF5, 0xF6),
    ground: Color32::from_rgb(0xF7, 0xF9, 0xFA),
    line: Color32::from_rgb(0xE2, 0xE6, 0xE9),
    edge: Color32::from_rgb(0xC9, 0xD0, 0xD5),
    accent: Color32::from_rgb(0x0F, 0x4C, 0x5C),
    accent_ground: Color32::from_rgb(0xE4, 0xEE, 0xF1),
    on_accent: Color32::from_rgb(0xFF, 0xFF, 0xFF),
    late: Color32::from_rgb(0xB3, 0x26, 0x1E),
    late_ground: Color32::from_rgb(0xFB, 0xE9, 0xE7),
    good: Color32::from_rgb(0x23, 0x6B, 0x3F),
    selected: Color32::from_rgb(0xE7, 0xF0, 0xF8),
    badge: Color32::from_rgb(0x23, 0x30, 0x3A),
    on_badge: Color32::from_rgb(0xFF, 0xFF, 0xFF),
};

/// The colours by night.
pub const DARK: Palette = Palette {
    text: Color32::from_rgb(0xE4, 0xEA, 0xEE),
    secondary: Color32::from_rgb(0xA7, 0xB3, 0xBB),
    faint: Color32::from_rgb(0x8C, 0x99, 0xA2),
    panel: Color32::from_rgb(0x1A, 0x21, 0x26),
    raised: Color32::from_rgb(0x21, 0x2A, 0x30),
    sunken: Color32::from_rgb(0x25, 0x2F, 0x36),
    ground: Color32::from_rgb(0x12, 0x18, 0x1C),
    line: Color32::from_rgb(0x2C, 0x36, 0x3D),
    edge: Color32::from_rgb(0x46, 0x53, 0x5C),
    accent: Color32::from_rgb(0x6F, 0xC0, 0xD3),
    accent_ground: Color32::from_rgb(0x1E, 0x3A, 0x43),
    on_accent: Color32::from_rgb(0x0B, 0x24, 0x2B),
    late: Color32::from_rgb(0xFF, 0x8A, 0x7E),
    late_ground: Color32::from_rgb(0x46, 0x22, 0x20),
    good: Color32::from_rgb(0x79, 0xC9, 0x93),
    selected: Color32::from_rgb(0x1F, 0x35, 0x47),
    badge: Color32::from_rgb(0xC9, 0xD3, 0xDA),
    on_badge: Color32::from_rgb(0x16, 0x1D, 0x22),
};

/// The colours that hold for this part of the window.
pub fn palette(ui: &Ui) -> &'static Palette {
    palette_of(ui.visuals().dark_mode)
}

/// The colours by day or by night.
pub const fn palette_of(dark: bool) -> &'static Palette {
    if dark { &DARK } else { &LIGHT }
}

/// Text in the heavier face.
pub fn strong(text: impl Into<String>) -> RichText {
    RichText::new(text).family(bold_family())
}

/// Small secondary text.
pub fn small(ui: &Ui, text: impl Into<String>) -> RichText {
    RichText::new(text).size(SMALL).color(palette(ui).secondary)
}

/// The heading of a group in a panel, such as 主题 or 为什么.
pub fn heading(ui: &Ui, text: impl Into<String>) -> RichText {
    strong(text).size(SMALL).color(palette(ui).secondary)
}

/// The font of the heavier face at a size.
pub fn bold(size: f32) -> FontId {
    FontId::new(size, bold_family())
}

/// The font of ordinary text at a size.
pub fn regular(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

fn bold_family() -> FontFamily {
    FontFamily::Name(BOLD.into())
}

/// Sets fonts and both styles. Called once for each context, also in tests.
pub fn install(context: &Context) {
    context.set_fonts(fonts());
    context.set_style_of(Theme::Light, style(false));
    context.set_style_of(Theme::Dark, style(true));
}

/// Switches between day and night.
pub fn set_dark(context: &Context, dark: bool) {
    context.set_theme(if dark { Theme::Dark } else { Theme::Light });
}

fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let face = |bytes: &'static [u8]| {
        // Han glyphs of this face stand a little low beside the line of the widgets.
        let tweak = FontTweak { y_offset_factor: -0.02, ..FontTweak::default() };
        Arc::new(FontData::from_static(bytes).tweak(tweak))
    };
    fonts.font_data.insert("sans".into(), face(font::FONT));
    fonts.font_data.insert("sans-bold".into(), face(font::FONT_BOLD));
    let symbols = ["egui-icons".to_owned()];
    let family = |first: &[&str]| first.iter().map(|name| (*name).to_owned()).chain(symbols.clone()).collect();
    fonts.families.insert(FontFamily::Proportional, family(&["sans"]));
    fonts.families.insert(bold_family(), family(&["sans-bold", "sans"]));
    fonts.families.insert(FontFamily::Monospace, family(&["Hack", "sans"]));
    fonts
}

fn style(dark: bool) -> Style {
    let mut style = Style { visuals: visuals(dark), ..Style::default() };
    style.text_styles = [
        (TextStyle::Small, regular(SMALL)),
        (TextStyle::Body, regular(BODY)),
        (TextStyle::Button, regular(BODY)),
        (TextStyle::Heading, bold(LARGE)),
        (TextStyle::Monospace, FontId::new(BODY, FontFamily::Monospace)),
    ]
    .into();
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(8.0, 4.0);
    spacing.button_padding = vec2(10.0, 4.0);
    spacing.interact_size = vec2(28.0, ROW);
    spacing.icon_width = 15.0;
    spacing.icon_width_inner = 9.0;
    spacing.icon_spacing = 7.0;
    spacing.combo_height = 320.0;
    spacing.menu_margin = Margin::same(6);
    spacing.window_margin = Margin::same(16);
    spacing.tooltip_width = 320.0;
    spacing.scroll.floating = true;
    spacing.scroll.bar_width = 8.0;
    style.interaction.tooltip_delay = 0.35;
    style.interaction.selectable_labels = false;
    style.animation_time = 0.1;
    style
}

fn visuals(dark: bool) -> Visuals {
    let colors = palette_of(dark);
    let mut visuals = if dark { Visuals::dark() } else { Visuals::light() };
    let corner = CornerRadius::same(RADIUS);
    visuals.panel_fill = colors.panel;
    visuals.window_fill = colors.raised;
    visuals.window_stroke = Stroke::new(1.0, colors.line);
    visuals.window_corner_radius = CornerRadius::same(8);
    visuals.menu_corner_radius = corner;
    visuals.extreme_bg_color = colors.raised;
    visuals.text_edit_bg_color = Some(colors.raised);
    visuals.faint_bg_color = colors.sunken;
    visuals.code_bg_color = colors.sunken;
    visuals.hyperlink_color = colors.accent;
    visuals.warn_fg_color = colors.late;
    visuals.error_fg_color = colors.late;
    visuals.weak_text_color = Some(colors.secondary);
    visuals.selection.bg_fill = colors.accent_ground;
    visuals.selection.stroke = Stroke::new(1.0, colors.accent);
    visuals.text_cursor.stroke = Stroke::new(1.5, colors.accent);
    visuals.interact_cursor = None;
    visuals.striped = false;
    let shade = Color32::from_black_alpha(if dark { 90 } else { 28 });
    visuals.window_shadow = Shadow { offset: [0, 8], blur: 28, spread: 0, color: shade };
    visuals.popup_shadow = Shadow { offset: [0, 4], blur: 14, spread: 0, color: shade };
    let widgets = &mut visuals.widgets;
    for state in [
        &mut widgets.noninteractive,
        &mut widgets.inactive,
        &mut widgets.hovered,
        &mut widgets.active,
        &mut widgets.open,
    ] {
        state.corner_radius = corner;
        state.expansion = 0.0;
        state.bg_fill = colors.raised;
        state.weak_bg_fill = colors.raised;
        state.fg_stroke = Stroke::new(1.0, colors.text);
        state.bg_stroke = Stroke::new(1.0, colors.edge);
    }
    widgets.noninteractive.bg_stroke = Stroke::new(1.0, colors.line);
    widgets.noninteractive.weak_bg_fill = colors.panel;
    widgets.hovered.weak_bg_fill = colors.sunken;
    widgets.hovered.bg_fill = colors.sunken;
    widgets.hovered.bg_stroke = Stroke::new(1.0, colors.faint);
    widgets.active.weak_bg_fill = colors.accent_ground;
    widgets.active.bg_fill = colors.accent_ground;
    widgets.active.bg_stroke = Stroke::new(1.5, colors.accent);
    widgets.open.weak_bg_fill = colors.sunken;
    widgets.open.bg_stroke = Stroke::new(1.0, colors.accent);
    visuals
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Contrast after WCAG 2.2.
    fn contrast(a: Color32, b: Color32) -> f32 {
        let luminance = |color: Color32| {
            let linear = egui::Rgba::from(color);
            0.2126 * linear.r() + 0.7152 * linear.g() + 0.0722 * linear.b()
        };
        let (bright, dim) = (luminance(a).max(luminance(b)), luminance(a).min(luminance(b)));
        (bright + 0.05) / (dim + 0.05)
    }

    #[test]
    fn text_stands_out_from_every_ground_on_which_it_stands() {
        for colors in [&LIGHT, &DARK] {
            for ground in [colors.panel, colors.raised, colors.selected] {
                assert!(contrast(colors.text, ground) >= 7.0, "text on {ground:?}");
                for ink in [colors.secondary, colors.accent, colors.late, colors.good] {
                    assert!(contrast(ink, ground) >= 4.5, "{ink:?} on {ground:?}: {}", contrast(ink, ground));
                }
            }
            assert!(contrast(colors.faint, colors.raised) >= 4.0);
            assert!(contrast(colors.secondary, colors.sunken) >= 4.5);
            assert!(contrast(colors.late, colors.late_ground) >= 4.5);
            assert!(contrast(colors.accent, colors.accent_ground) >= 4.5);
            assert!(contrast(colors.on_accent, colors.accent) >= 4.5);
            assert!(contrast(colors.on_badge, colors.badge) >= 4.5);
        }
    }
}
