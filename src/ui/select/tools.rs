//! The tools of selecting, beside the buttons that move the map: lasso and conditions.

use egui::{Button, Color32, Pos2, Rect, Role, Shape, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::ui::intent::{Intent, Intents};
use crate::ui::look;
use crate::words::Language;

/// The size of a button, points.
const SIZE: f32 = 28.0;
/// The buttons that move the map: how far their column reaches up from its foot, and how far the foot from the edge.
const COLUMN: [f32; 2] = [4.0 * SIZE, 58.0];

/// Draws the tools: above the buttons that move the map, or beside them where the map is low. `lasso` says
/// whether it is out.
pub fn tools_ui(ui: &mut Ui, map: Rect, language: Language, lasso: bool, intents: &mut Intents) {
    let low = map.height() < 330.0;
    let right = map.right() - 14.0 - if low { SIZE + 8.0 } else { 0.0 };
    let foot = map.bottom() - COLUMN[1] - if low { 0.0 } else { COLUMN[0] + 8.0 };
    let column = Rect::from_min_max(pos2(right - SIZE, foot - 2.0 * SIZE), pos2(right, foot));
    let colors = look::palette(ui);
    ui.painter().rect(column, look::RADIUS, colors.raised, Stroke::new(1.0, colors.line), StrokeKind::Outside);
    let mut child = ui.new_child(UiBuilder::new().max_rect(column).id_salt("select-tools"));
    child.spacing_mut().item_spacing = egui::Vec2::ZERO;
    let signs: [fn(&Ui, Pos2, Color32); 2] = [lasso_sign, query_sign];
    let entries = [("charts.lasso", lasso, Intent::ToggleLasso), ("charts.query_tool", false, Intent::ToggleQuery)];
    for ((key, on, intent), sign) in entries.into_iter().zip(signs) {
        let name = language.say(key);
        let fill = if on { colors.accent_ground } else { Color32::TRANSPARENT };
        let button = Button::new("").min_size(vec2(SIZE, SIZE)).frame_when_inactive(on).fill(fill);
        let response = child.add(button);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, name.as_ref()));
        sign(&child, response.rect.center(), if on { colors.accent } else { colors.text });
        if response.on_hover_text(name).clicked() {
            intents.push(intent);
        }
    }
}

/// A loop with its end hanging down.
fn lasso_sign(ui: &Ui, at: Pos2, color: Color32) {
    let around = (0..=24).map(|nth| {
        let angle = nth as f32 / 24.0 * std::f32::consts::TAU;
        at + vec2(7.5 * angle.cos(), 4.8 * angle.sin() - 2.0)
    });
    ui.painter().extend(Shape::dashed_line(&around.collect::<Vec<_>>(), Stroke::new(1.6, color), 3.2, 1.8));
    let end = [vec2(-4.5, 2.0), vec2(-5.5, 5.0), vec2(-3.0, 7.5)].map(|offset| at + offset);
    ui.painter().line(end.to_vec(), Stroke::new(1.6, color));
}

/// A funnel.
fn query_sign(ui: &Ui, at: Pos2, color: Color32) {
    let corners = [(-7.0, -6.0), (7.0, -6.0), (1.8, 0.6), (1.8, 6.5), (-1.8, 4.6), (-1.8, 0.6), (-7.0, -6.0)];
    ui.painter().line(corners.map(|(x, y)| at + vec2(x, y)).to_vec(), Stroke::new(1.5, color));
}
