//! The bar at the head of the window: name, menus, file, workspaces, search, day, undo and redo.

use egui::{Align, Button, CornerRadius, Frame, Layout, Margin, Rect, Response, RichText, Stroke, Ui, UiBuilder, vec2};

use crate::words::Language;

use super::intent::{Intent, Intents, Workspace};
use super::look;
use super::menus::{MenuSight, menus_ui};

/// What the bar shows of the open file.
pub struct FileLine {
    /// The name of the file.
    pub name: String,
    /// Where it is.
    pub path: String,
}

/// Draws the bar; `day` draws the chip of the day, `search` the search field in the width it is given.
pub fn top_ui(
    ui: &mut Ui,
    menus: &MenuSight<'_>,
    file: Option<&FileLine>,
    intents: &mut Intents,
    day: impl FnOnce(&mut Ui, &mut Intents),
    search: impl FnOnce(&mut Ui, f32, &mut Intents),
) {
    let language = menus.preferences.language;
    let whole = ui.available_rect_before_wrap();
    let switch = switch_rect(ui, whole, language);
    let side = |ui: &mut Ui, rect: Rect, layout: Layout, add: &mut dyn FnMut(&mut Ui)| {
        let mut child = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
        add(&mut child);
        child.min_rect()
    };
    let left = Rect::from_min_max(whole.min, egui::pos2(switch.left() - 12.0, whole.bottom()));
    side(ui, left, Layout::left_to_right(Align::Center), &mut |ui| left_ui(ui, menus, file, intents));
    let mut child = ui.new_child(UiBuilder::new().max_rect(switch).layout(Layout::left_to_right(Align::Center)));
    switch_ui(&mut child, language, menus.workspace, menus.open, intents);
    let right = Rect::from_min_max(egui::pos2(switch.right() + 12.0, whole.top()), whole.max);
    let mut child = ui.new_child(UiBuilder::new().max_rect(right).layout(Layout::right_to_left(Align::Center)));
    right_ui(&mut child, menus, intents, day, search);
}

fn left_ui(ui: &mut Ui, menus: &MenuSight<'_>, file: Option<&FileLine>, intents: &mut Intents) {
    let colors = look::palette(ui);
    let language = menus.preferences.language;
    ui.add_space(look::PAD);
    ui.label(look::strong(language.say("app.name")).size(look::LARGE).color(colors.accent));
    ui.add_space(4.0);
    ui.scope(|ui| {
        let widgets = &mut ui.visuals_mut().widgets;
        for state in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.active, &mut widgets.open] {
            state.bg_stroke = Stroke::NONE;
        }
        widgets.inactive.weak_bg_fill = egui::Color32::TRANSPARENT;
        ui.spacing_mut().button_padding = vec2(7.0, 4.0);
        ui.spacing_mut().item_spacing.x = 0.0;
        menus_ui(ui, menus, intents);
    });
    if let Some(file) = file {
        ui.add_space(4.0);
        let room = ui.available_width() - 4.0;
        if room > 60.0 {
            let galley = super::rows::line_of(ui, &file.name, look::regular(look::SMALL), colors.secondary, room);
            ui.label(galley).on_hover_text(&file.path);
        }
    }
}

/// Where the switch of the workspaces stands: in the middle of the bar, as wide as its words.
fn switch_rect(ui: &Ui, whole: Rect, language: Language) -> Rect {
    let words = Workspace::ALL.map(|workspace| word_width(ui, &language.say(workspace.key())));
    let width: f32 = words.iter().map(|width| width.max(44.0) + 26.0).sum::<f32>() + 6.0;
    let size = vec2(width, 30.0);
    let wanted = Rect::from_center_size(whole.center(), size);
    // A narrow window needs its right half for the search: the switch gives way to the left.
    let shift = (whole.right() - wanted.right() - 430.0).min(0.0);
    wanted.translate(vec2(shift, 0.0))
}

fn word_width(ui: &Ui, text: &str) -> f32 {
    ui.painter().layout_no_wrap(text.to_owned(), look::bold(look::BODY), egui::Color32::PLACEHOLDER).size().x
}

fn switch_ui(ui: &mut Ui, language: Language, now: Workspace, open: bool, intents: &mut Intents) {
    let colors = look::palette(ui);
    Frame::new().fill(colors.sunken).corner_radius(8).inner_margin(Margin::same(2)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 1.0;
        for workspace in Workspace::ALL {
            let on = workspace == now && open;
            let text = if on {
                look::strong(language.say(workspace.key()))
            } else {
                RichText::new(language.say(workspace.key()))
            };
            let width = word_width(ui, &language.say(workspace.key())).max(44.0) + 24.0;
            let button = Button::selectable(on, text.color(if on { colors.accent } else { colors.secondary }))
                .fill(if on { colors.raised } else { egui::Color32::TRANSPARENT })
                .stroke(if on { Stroke::new(1.0, colors.line) } else { Stroke::NONE })
                .corner_radius(CornerRadius::same(6))
                .min_size(vec2(width, 26.0));
            if ui.add_enabled(open, button).clicked() {
                intents.push(Intent::Workspace(workspace));
            }
        }
    });
}

fn right_ui(
    ui: &mut Ui,
    menus: &MenuSight<'_>,
    intents: &mut Intents,
    day: impl FnOnce(&mut Ui, &mut Intents),
    search: impl FnOnce(&mut Ui, f32, &mut Intents),
) {
    let language = menus.preferences.language;
    ui.add_space(look::PAD);
    ui.spacing_mut().item_spacing.x = 6.0;
    if arrow_ui(ui, true, language.say("ui.top.redo").as_ref(), menus.redo.as_deref()).clicked() {
        intents.push(Intent::Redo);
    }
    if arrow_ui(ui, false, language.say("ui.top.undo").as_ref(), menus.undo.as_deref()).clicked() {
        intents.push(Intent::Undo);
    }
    if menus.open {
        ui.add_space(2.0);
        day(ui, intents);
        ui.add_space(2.0);
        let width = (ui.available_width() - 8.0).min(250.0);
        if width > 110.0 {
            search(ui, width, intents);
        }
    }
}

/// An arrow that goes back or forth, drawn, so that it does not hang on a font.
fn arrow_ui(ui: &mut Ui, forth: bool, name: &str, what: Option<&str>) -> Response {
    let button = Button::new("").min_size(vec2(30.0, look::FIELD));
    let response = ui.add_enabled(what.is_some(), button);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, what.is_some(), name));
    let colors = look::palette(ui);
    let ink = if what.is_some() { colors.text } else { colors.edge };
    let (middle, way) = (response.rect.center(), if forth { 1.0 } else { -1.0 });
    let stroke = Stroke::new(1.5, ink);
    let at = |x: f32, y: f32| middle + vec2(x * way, y);
    // The tail bends round from the lower side into the shaft, as it does on the keys of an office program.
    let bow = (0..=10).map(|step| {
        let angle = std::f32::consts::PI * (0.5 - step as f32 / 10.0);
        at(-1.0 - 4.0 * angle.cos(), 1.5 + 3.5 * angle.sin())
    });
    ui.painter().line(bow.chain([at(5.5, -2.0)]).collect(), stroke);
    ui.painter().line(vec![at(2.5, -5.0), at(5.5, -2.0), at(2.5, 1.0)], stroke);
    let tip = what.map_or_else(|| name.to_owned(), |what| format!("{name} {what}"));
    response.on_hover_text(&tip).on_disabled_hover_text(name)
}
