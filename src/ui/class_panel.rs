//! How the classes of the map are found and coloured: method, number, breaks of the user's own, palette, and what becomes
//! of the colours to colour-blind eyes and on a copier.

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{
    Button, ComboBox, CornerRadius, DragValue, PopupCloseBehavior, Rect, Role, Sense, TextEdit, Ui, WidgetInfo, pos2,
    vec2,
};

use crate::analysis::Method;
use crate::analysis::measures::Kind;
use crate::map::{Check, Color, Eyes, Palette, PaletteKind};
use crate::paint::screen::ink;
use crate::words::Language;

use super::intent::{Intent, Intents, Sight};
use super::look;
use super::rows::{Sign, group_ui, sign_row_ui};

/// What the user has typed as breaks.
#[derive(Debug, Default)]
pub struct ClassPanel {
    breaks: String,
}

impl ClassPanel {
    /// Draws the choice of the classes and their colours.
    pub fn classes_ui(&mut self, ui: &mut Ui, sight: Sight<'_>, intents: &mut Intents) {
        let is_crossed = sight.choice.second.is_some();
        let is_yes_no = sight.choice.measure.kind() == Kind::YesNo && sight.choice.level == Default::default();
        group_ui(ui, &sight.language.say("ui.left.classes"));
        if is_crossed {
            ui.horizontal(|ui| {
                ui.add_space(6.0);
                ui.add(egui::Label::new(look::small(ui, sight.language.say("ui.left.crossed_classes"))).wrap());
            });
        } else if !is_yes_no {
            self.method_ui(ui, sight, intents);
        }
        ui.add_space(look::GRID);
        ui.horizontal(|ui| {
            ui.add_space(6.0);
            palette_button_ui(ui, sight, is_crossed || is_yes_no, intents);
        });
        ui.add_space(look::GRID);
    }

    fn method_ui(&mut self, ui: &mut Ui, sight: Sight<'_>, intents: &mut Intents) {
        let now = &sight.choice.method;
        ui.horizontal(|ui| {
            ui.add_space(6.0);
            ui.spacing_mut().item_spacing.x = 6.0;
            let combo = ComboBox::from_id_salt("method").width(112.0).selected_text(method_name(sight.language, now));
            combo.show_ui(ui, |ui| {
                let manual = if let Method::Manual(_) = now { now.clone() } else { Method::Manual(Vec::new()) };
                for method in Method::ALL.into_iter().chain([manual]) {
                    let on = *now == method;
                    if ui.selectable_label(on, method_name(sight.language, &method)).clicked() && !on {
                        intents.push(Intent::Classes(method, sight.choice.classes));
                    }
                }
            });
            if !matches!(now, Method::Manual(_)) {
                let mut count = sight.choice.classes;
                let suffix = sight.language.say("ui.left.class_suffix");
                let drag = DragValue::new(&mut count).range(2..=9).suffix(suffix.as_ref()).speed(0.05);
                let response = ui.add(drag).on_hover_text(sight.language.say("ui.left.class_count").as_ref());
                if response.changed() {
                    intents.push(Intent::Classes(now.clone(), count));
                }
            }
        });
        if let Method::Manual(upper) = now {
            self.breaks_ui(ui, sight, upper, intents);
        }
    }

    /// The field for upper bounds of the user's own, such as `1, 3, 8`.
    fn breaks_ui(&mut self, ui: &mut Ui, sight: Sight<'_>, upper: &[f64], intents: &mut Intents) {
        ui.add_space(look::GRID);
        ui.horizontal(|ui| {
            ui.add_space(6.0);
            let hint = sight.language.say("ui.left.breaks_hint");
            let field = TextEdit::singleline(&mut self.breaks).hint_text(hint.as_ref()).desired_width(170.0);
            let response = ui.add(field).on_hover_text(hint.as_ref());
            if !response.has_focus() && !response.lost_focus() && self.breaks.is_empty() && !upper.is_empty() {
                self.breaks = upper.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            }
            if response.lost_focus() {
                let bounds = read_breaks(&self.breaks);
                intents.push(Intent::Classes(Method::Manual(bounds), sight.choice.classes));
            }
        });
    }
}

/// Upper bounds as they were typed, in ascending order.
fn read_breaks(text: &str) -> Vec<f64> {
    let words = text.split(|letter: char| letter.is_whitespace() || ",，、;；".contains(letter));
    let mut bounds: Vec<f64> =
        words.filter_map(|word| word.parse().ok()).filter(|bound: &f64| bound.is_finite()).collect();
    bounds.sort_by(f64::total_cmp);
    bounds.dedup();
    bounds
}

fn method_name(language: Language, method: &Method) -> String {
    let key = match method {
        Method::NaturalBreaks => "ui.method.natural",
        Method::Quantile => "ui.method.quantile",
        Method::EqualInterval => "ui.method.equal",
        Method::StandardDeviation => "ui.method.deviation",
        Method::HeadTail => "ui.method.headtail",
        Method::Manual(_) => "ui.method.manual",
    };
    language.say(key).into_owned()
}

/// How many classes the colours are shown for.
fn class_count(sight: Sight<'_>) -> usize {
    match &sight.choice.method {
        Method::Manual(upper) => upper.len().clamp(2, 9),
        _ => sight.choice.classes.clamp(2, 9),
    }
}

/// The button with the colours of now; it opens the choice of others. Where the theme has colours of its own only the eyes
/// are to be chosen.
fn palette_button_ui(ui: &mut Ui, sight: Sight<'_>, own_colors: bool, intents: &mut Intents) {
    let (language, choice) = (sight.language, sight.choice);
    let name = language.say("ui.left.palette");
    let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let button = Button::new(if own_colors { name.as_ref() } else { "" }).min_size(vec2(178.0, look::FIELD));
    let (response, _) = MenuButton::from_button(button).config(config).ui(ui, |ui| {
        ui.set_min_width(236.0);
        ui.set_max_width(236.0);
        ui.spacing_mut().item_spacing.y = 1.0;
        if !own_colors {
            palettes_ui(ui, sight, intents);
        }
        eyes_ui(ui, sight, intents);
        if !own_colors {
            check_ui(ui, sight);
        }
    });
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name.as_ref()));
    if !own_colors {
        let fills = choice.palette.fills(class_count(sight), choice.reversed);
        let room = response.rect.shrink2(vec2(8.0, 7.0));
        let seen: Vec<_> = fills.into_iter().map(|fill| choice.eyes.see(fill)).collect();
        swatches(ui, Rect::from_min_max(room.min, pos2(room.right() - 16.0, room.bottom())), &seen);
        let (x, y) = (room.right() - 5.0, room.center().y);
        let stroke = egui::Stroke::new(1.4, look::palette(ui).secondary);
        ui.painter().line(vec![pos2(x - 4.0, y - 2.0), pos2(x, y + 2.0), pos2(x + 4.0, y - 2.0)], stroke);
    }
    response.on_hover_text(name.as_ref());
}

/// Colours beside each other in a rectangle.
pub(super) fn swatches(ui: &Ui, rect: Rect, fills: &[Color]) {
    let width = rect.width() / fills.len().max(1) as f32;
    for (nth, fill) in fills.iter().enumerate() {
        let left = rect.left() + nth as f32 * width;
        let one = Rect::from_min_max(pos2(left, rect.top()), pos2(left + width, rect.bottom()));
        ui.painter().rect_filled(one, CornerRadius::ZERO, ink(*fill));
    }
    let edge = egui::Stroke::new(1.0, look::palette(ui).line);
    ui.painter().rect_stroke(rect, CornerRadius::ZERO, edge, egui::StrokeKind::Outside);
}

fn palettes_ui(ui: &mut Ui, sight: Sight<'_>, intents: &mut Intents) {
    let (language, choice) = (sight.language, sight.choice);
    for kind in PaletteKind::ALL {
        ui.add_space(3.0);
        ui.label(look::small(ui, language.say(kind.title_key())));
        for palette in Palette::ALL.into_iter().filter(|palette| palette.kind() == kind) {
            let on = choice.palette == palette;
            let fills = palette.fills(class_count(sight), choice.reversed);
            if palette_row_ui(ui, on, &language.say(palette.name_key()), &fills) && !on {
                intents.push(Intent::Palette(palette, choice.reversed));
            }
        }
    }
    if sign_row_ui(ui, Sign::Check, choice.reversed, &language.say("ui.left.reversed"), "").clicked() {
        intents.push(Intent::Palette(choice.palette, !choice.reversed));
    }
}

/// A palette with its colours; says whether it was picked.
fn palette_row_ui(ui: &mut Ui, on: bool, name: &str, fills: &[Color]) -> bool {
    let colors = look::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width().max(228.0), 21.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, name));
    if on || response.hovered() {
        let ground = if on { colors.accent_ground } else { colors.sunken };
        ui.painter().rect_filled(rect, CornerRadius::same(4), ground);
    }
    let strip = Rect::from_min_size(rect.min + vec2(6.0, 4.0), vec2(128.0, 13.0));
    swatches(ui, strip, fills);
    let text =
        super::rows::line_of(ui, name, look::regular(look::BODY), colors.text, rect.right() - strip.right() - 14.0);
    ui.painter().galley(pos2(strip.right() + 8.0, rect.center().y - text.size().y / 2.0), text, colors.text);
    response.clicked()
}

fn eyes_ui(ui: &mut Ui, sight: Sight<'_>, intents: &mut Intents) {
    let language = sight.language;
    ui.add_space(4.0);
    ui.label(look::small(ui, language.say("ui.left.eyes")));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.spacing_mut().button_padding.x = 5.0;
        ui.set_max_width(232.0);
        for eyes in Eyes::ALL {
            let on = sight.choice.eyes == eyes;
            if ui.selectable_label(on, language.say(eyes.name_key()).as_ref()).clicked() && !on {
                intents.push(Intent::Eyes(eyes));
            }
        }
    });
}

/// Says whether the classes stay apart to colour-blind eyes and on a copier.
fn check_ui(ui: &mut Ui, sight: Sight<'_>) {
    ui.add_space(4.0);
    ui.set_max_width(232.0);
    let colors = look::palette(ui);
    let check = Check::of(&sight.choice.palette.fills(class_count(sight), sight.choice.reversed));
    let fine = check.to_eyes.is_none() && check.copied.is_none() && check.in_order;
    let color = if fine { colors.good } else { colors.late };
    for line in check_words(&check, sight.language) {
        ui.add(egui::Label::new(egui::RichText::new(line).size(look::SMALL).color(color)).wrap());
    }
}

/// What a check found, in words.
fn check_words(check: &Check, language: Language) -> Vec<String> {
    let mut lines = Vec::new();
    let pair = |key: &str, eyes: &str, (one, other): (usize, usize)| {
        language.say_with(key, &[("eyes", &eyes), ("one", &(one + 1)), ("other", &(other + 1))])
    };
    if let Some((eyes, confused)) = check.to_eyes {
        lines.push(pair("ui.left.check_eyes", &language.say(eyes.name_key()), confused));
    }
    match check.copied {
        Some(confused) => lines.push(pair("ui.left.check_copied", "", confused)),
        None if !check.in_order => lines.push(language.say("ui.left.check_order").into_owned()),
        None => {}
    }
    if lines.is_empty() {
        lines.push(language.say("ui.left.check_fine").into_owned());
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_are_read_with_any_comma_and_put_in_order() {
        assert_eq!(read_breaks("8， 1、3 x 3"), [1.0, 3.0, 8.0]);
        assert!(read_breaks("").is_empty());
    }

    #[test]
    fn what_a_check_finds_is_said_with_the_numbers_of_the_classes() {
        let said = |palette: Palette, count| check_words(&Check::of(&palette.fills(count, false)), Language::Chinese);
        assert_eq!(said(Palette::Warm, 5), ["色盲分得清，黑白复印也分得清"]);
        assert!(said(Palette::RdBu, 5).iter().any(|line| line.starts_with("黑白复印后第 1 级和第 5 级")));
        assert!(said(Palette::Set2, 6).iter().any(|line| line.starts_with("红色盲")));
    }
}
