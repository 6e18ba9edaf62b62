//! How areas and their borders are drawn.

use crate::analysis::Level;
use crate::geometry::Geography;
use crate::map::choice::Choice;
use crate::map::roster::Roster;
use crate::map::scene::{AreaStyle, BorderStyle};
use crate::map::subject::Subject;
use crate::map::theme::Theme;

/// The style of each area without what is selected or hovered.
pub fn base_styles(geography: &Geography, roster: &Roster, subject: &Subject, choice: &Choice) -> Vec<AreaStyle> {
    (0..geography.villages.len())
        .map(|area| AreaStyle {
            fill: subject.fills[area],
            hatched: choice.layers.hatch && roster.weak[area] && is_about(choice, roster, area),
            selected: false,
            hovered: false,
            dashed: geography.approximate.get(area).copied().unwrap_or(false),
        })
        .collect()
}

/// Whether the map is about an area.
fn is_about(choice: &Choice, roster: &Roster, area: usize) -> bool {
    choice.focus.is_empty() || choice.focus.contains(&roster.villages[area])
}

/// Marks what is selected and what is under the pointer.
pub fn mark_chosen(styles: &mut [AreaStyle], geography: &Geography, choice: &Choice) {
    for area in choice.selected.iter().filter_map(|village| geography.area(*village)) {
        if let Some(style) = styles.get_mut(area as usize) {
            style.selected = true;
        }
    }
    if let Some(style) =
        choice.hovered.and_then(|village| geography.area(village)).and_then(|area| styles.get_mut(area as usize))
    {
        style.hovered = true;
    }
}

/// The borders; `scale` is 1 on a screen and grows with the page. `crowd` is the typical radius of an area in units:
/// where areas are small, thin borders keep them from drowning. Where the theme is one of townships, those of villages
/// fade.
pub fn borders(theme: &Theme, scale: f32, crowd: f32, level: Level) -> BorderStyle {
    let thin = (crowd / (9.0 * scale)).clamp(0.25, 1.0);
    let (village, strong) =
        if level == Level::Village { (theme.village, 1.0) } else { (theme.village.alpha(120), 1.4) };
    BorderStyle {
        village: (village, 0.7 * scale * thin),
        township: (theme.township, 1.1 * strong * scale * thin.max(0.6)),
        county: (theme.county, 1.9 * scale),
        band: (theme.band.alpha(110), 9.0 * scale),
        selection: (theme.selection, 3.0 * scale),
        hover: (theme.hover, 1.6 * scale),
        hatch: (theme.hatch, 1.1 * scale),
        hatch_spacing: 5.0 * scale,
    }
}
