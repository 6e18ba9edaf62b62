//! The strip at the head of the map: who is posted as what, and the tools. All of it has a letter while the map or nothing
//! has the keyboard.

use egui::{
    Button, Color32, ComboBox, Frame, Margin, Rect, RichText, Role, Stroke as Line, Ui, UiBuilder, WidgetInfo, pos2,
    vec2,
};

use crate::model::{CatalogueKind, World, role};
use crate::ui::intent::{Intent, Intents, Sight};
use crate::ui::look;
use crate::ui::rows::line_of;

use super::deed::PlanDeed;
use super::signs::{shape_sign, stroke_sign};
use super::state::Planning;
use super::tool::{Shape, Stroke, Tool};
use super::words::who_name;

/// The height of the strip, points.
pub const HEIGHT: f32 = 44.0;
/// The side of a button with a sign, points.
const SIDE: f32 = 28.0;

/// Draws the strip over the map.
pub fn strip_ui(ui: &mut Ui, map: Rect, planning: &Planning, sight: Sight<'_>, intents: &mut Intents) {
    let colors = look::palette(ui);
    let width = (map.width() - 24.0).min(604.0);
    let rect = Rect::from_min_size(pos2(map.center().x - width / 2.0, map.top() + 10.0), vec2(width, HEIGHT));
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    // The strip keeps clicks and drags from the map under it.
    ui.interact(rect, ui.scope_id().with("plan-strip-ground"), egui::Sense::click_and_drag());
    ui.painter().rect(rect, 8, colors.raised, Line::new(1.0, colors.line), egui::StrokeKind::Outside);
    let inner = rect.shrink2(vec2(8.0, 6.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(inner).layout(layout).id_salt("plan-strip"));
    child.spacing_mut().item_spacing.x = 6.0;
    who_ui(&mut child, planning, sight, intents);
    role_ui(&mut child, planning, sight, intents);
    child.separator();
    let tool = planning.tool;
    group(&mut child, |ui| {
        for shape in Shape::ALL {
            let name = named(sight, shape.key(), shape.letter().name());
            let take = PlanDeed::Take(Tool { shape, ..tool });
            if sign_ui(ui, tool.shape == shape, &name, |ui, at, color| shape_sign(ui, shape, at, color)) {
                intents.push(Intent::Plan(take));
            }
        }
    });
    child.separator();
    group(&mut child, |ui| {
        for stroke in Stroke::ALL {
            let name = named(sight, stroke.key(), stroke.letter().name());
            let take = PlanDeed::Take(Tool { stroke, ..tool });
            let on = tool.stroke == stroke && tool.shape != Shape::Select;
            if sign_ui(ui, on, &name, |ui, at, color| stroke_sign(ui, stroke, at, color)) {
                intents.push(Intent::Plan(take));
            }
        }
    });
}

fn named(sight: Sight<'_>, key: &str, letter: &str) -> String {
    format!("{} ({letter})", sight.language.say(key))
}

fn group(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let colors = look::palette(ui);
    Frame::new().fill(colors.sunken).corner_radius(6).inner_margin(Margin::same(1)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        add(ui);
    });
}

/// Who is posted, with a cross that lets go.
fn who_ui(ui: &mut Ui, planning: &Planning, sight: Sight<'_>, intents: &mut Intents) {
    let colors = look::palette(ui);
    let language = sight.language;
    let width = 150.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, 30.0), egui::Sense::click());
    let name = planning.who.map(|who| who_name(sight.session.world(), who));
    let (fill, ink) = match name {
        Some(_) => (colors.accent_ground, colors.accent),
        None => (colors.sunken, colors.secondary),
    };
    let text = name.unwrap_or_else(|| language.say("planning.nobody_chosen").into_owned());
    response
        .widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{} {text}", language.say("planning.who"))));
    ui.painter().rect_filled(rect, 6, fill);
    let room = if planning.who.is_some() { width - 34.0 } else { width - 16.0 };
    let galley = line_of(ui, &text, look::bold(look::BODY), ink, room);
    ui.painter().galley(pos2(rect.left() + 8.0, rect.center().y - galley.size().y / 2.0), galley, ink);
    if planning.who.is_some() {
        let at = pos2(rect.right() - 13.0, rect.center().y);
        for (x, y) in [(1.0, 1.0), (1.0, -1.0)] {
            ui.painter().line_segment([at - 3.5 * vec2(x, y), at + 3.5 * vec2(x, y)], Line::new(1.4, ink));
        }
    }
    let hint = if planning.who.is_some() { "planning.let_go" } else { "planning.choose_hint" };
    if response.on_hover_text(language.say(hint)).clicked() {
        match planning.who {
            Some(_) => intents.push(Intent::Plan(PlanDeed::Choose(None))),
            None => intents.push(Intent::Notify(language.say("planning.choose_hint").into_owned())),
        }
    }
}

/// As what they are posted.
fn role_ui(ui: &mut Ui, planning: &Planning, sight: Sight<'_>, intents: &mut Intents) {
    let (world, language) = (sight.session.world(), sight.language);
    let shown = language.entry(world, CatalogueKind::Role, &planning.role).to_owned();
    ui.name_inputs(language.say("ui.map.posting_role"), |ui| {
        let combo = ComboBox::from_id_salt("plan-role").width(112.0).truncate().selected_text(shown);
        combo.show_ui(ui, |ui| {
            for (code, title) in roles(world, sight) {
                if ui.selectable_label(planning.role == code, title).clicked() {
                    intents.push(Intent::Plan(PlanDeed::Role(code)));
                }
            }
        });
    });
}

/// The roles that tie to a village, in the order of the office's list.
fn roles(world: &World, sight: Sight<'_>) -> Vec<(String, String)> {
    let fits = |code: &str| !role::ELSEWHERE_ROLES.contains(&code);
    let rows = world.list(CatalogueKind::Role).into_iter().filter(|row| row.active && fits(&row.code));
    rows.map(|row| (row.code.clone(), sight.language.title(row).to_owned())).collect()
}

/// A button with a sign; says whether it was pressed.
fn sign_ui(ui: &mut Ui, on: bool, name: &str, sign: impl Fn(&Ui, egui::Pos2, Color32)) -> bool {
    let colors = look::palette(ui);
    let fill = if on { colors.accent } else { Color32::TRANSPARENT };
    let button = Button::new(RichText::new("")).min_size(vec2(SIDE, SIDE)).frame_when_inactive(on).fill(fill);
    let response = ui.add(button);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, name));
    sign(ui, response.rect.center(), if on { colors.on_accent } else { colors.text });
    response.on_hover_text(name).clicked()
}
