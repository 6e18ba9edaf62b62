//! The parts of which each panel is made: the head, figures, groups, lines that can be pressed.

use egui::{Align2, CornerRadius, Frame, Label, Margin, Response, RichText, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::ui::look;
use crate::ui::widgets::line_of;
use crate::ui::widgets::tone;

/// Space at the sides of the panel, points.
pub const SIDE: i8 = 14;

/// The name of the place, and below it what it is.
pub fn head_ui(ui: &mut Ui, name: &str, about: &str) {
    ui.add(Label::new(tone::strong(name).size(look::TITLE)).wrap());
    if !about.is_empty() {
        ui.label(tone::small(ui, about));
    }
}

/// The heading of a group.
pub fn group_ui(ui: &mut Ui, title: &str) {
    ui.add_space(12.0);
    ui.label(tone::heading(ui, title));
    ui.add_space(2.0);
}

/// One figure of a panel.
#[derive(Default)]
pub struct Figure {
    /// The number as text.
    pub number: String,
    /// What stands behind the number, small, such as its rank.
    pub aside: String,
    /// What it counts.
    pub name: String,
    /// Whether it is bad news.
    pub late: bool,
    /// What pressing it does; an empty text where it does nothing.
    pub hint: String,
}

/// Draws figures side by side on small cards; says which one was pressed.
pub fn figures_ui(ui: &mut Ui, figures: &[Figure]) -> Option<usize> {
    ui.add_space(8.0);
    ui.spacing_mut().item_spacing.x = 8.0;
    let mut pressed = None;
    ui.columns(figures.len().max(1), |columns| {
        for (nth, (ui, figure)) in columns.iter_mut().zip(figures).enumerate() {
            let card = Frame::new().fill(tone::card(ui)).corner_radius(6).inner_margin(Margin::symmetric(10, 6)).show(
                ui,
                |ui| {
                    ui.set_min_width(ui.available_width());
                    ui.spacing_mut().item_spacing.y = 0.0;
                    let ink = if figure.late { tone::late(ui) } else { ui.visuals().text_color() };
                    ui.horizontal(|ui| {
                        ui.spacing_mut().item_spacing.x = 6.0;
                        ui.label(tone::strong(figure.number.as_str()).size(look::TITLE).color(ink));
                        ui.label(tone::small(ui, figure.aside.as_str()));
                    });
                    ui.add(Label::new(tone::small(ui, figure.name.as_str())).truncate());
                },
            );
            if !figure.hint.is_empty() {
                let response = card.response.interact(Sense::click());
                let words = format!("{} {}", figure.number, figure.name);
                response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &words));
                let response = response.on_hover_text(&figure.hint).on_hover_cursor(egui::CursorIcon::PointingHand);
                pressed = pressed.or(response.clicked().then_some(nth));
            }
        }
    });
    pressed
}

/// A line of two rows of text that can be pressed.
pub struct Line<'a> {
    /// What it is about.
    pub title: &'a str,
    /// More about it, below.
    pub note: &'a str,
    /// What stands at the right end.
    pub tail: &'a str,
    /// Whether the tail is bad news.
    pub late: bool,
    /// Whether it is the one that is marked in the table.
    pub marked: bool,
}

/// Draws a line, with a hairline below.
pub fn line_ui(ui: &mut Ui, line: &Line<'_>) -> Response {
    let height = if line.note.is_empty() { look::ROW } else { 42.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, line.marked, line.title));
    let colors = look::palette(ui);
    let ground = rect.expand2(vec2(6.0, 0.0));
    if line.marked {
        ui.painter().rect_filled(ground, CornerRadius::same(4), colors.selected);
    } else if response.hovered() {
        ui.painter().rect_filled(ground, CornerRadius::same(4), colors.sunken);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(ground, 4, egui::Stroke::new(1.5, colors.accent), egui::StrokeKind::Inside);
    }
    let ink = if line.late { colors.late } else { colors.secondary };
    let font = if line.late { look::bold(look::BODY) } else { look::regular(look::SMALL) };
    let tail = ui.painter().layout_no_wrap(line.tail.to_owned(), font, ink);
    let room = rect.width() - tail.size().x - 10.0;
    let title = line_of(ui, line.title, look::regular(look::BODY), colors.text, room);
    let note = line_of(ui, line.note, look::regular(look::SMALL), colors.secondary, rect.width());
    let top = if line.note.is_empty() { rect.center().y - title.size().y / 2.0 } else { rect.top() + 3.0 };
    let middle = top + title.size().y / 2.0;
    let end = Align2::RIGHT_CENTER.anchor_size(pos2(rect.right(), middle), tail.size());
    let painter = ui.painter();
    painter.galley(pos2(rect.left(), top), title, colors.text);
    painter.galley(pos2(rect.left(), rect.bottom() - note.size().y - 4.0), note, colors.secondary);
    painter.galley(end.min, tail, ink);
    painter.hline(rect.x_range(), rect.bottom(), egui::Stroke::new(1.0, colors.line));
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// A line of text that leads somewhere.
pub fn link_ui(ui: &mut Ui, text: &str) -> Response {
    let label = Label::new(RichText::new(text).color(tone::accent(ui))).wrap().sense(Sense::click());
    let response = ui.add(label);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Link, true, text));
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// A quiet remark where a list is empty.
pub fn remark_ui(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).color(tone::quiet(ui)));
}

/// The body of a panel: it scrolls between the head of the window and the actions below.
pub fn body_ui(ui: &mut Ui, salt: &str, add: impl FnOnce(&mut Ui)) {
    egui::ScrollArea::vertical().id_salt(salt).auto_shrink([false, false]).show(ui, |ui| {
        Frame::new().inner_margin(Margin { left: SIDE, right: SIDE, top: 12, bottom: 12 }).show(ui, add);
    });
}

/// The actions of a panel, always in sight at its foot.
pub fn foot_ui(ui: &mut Ui, salt: &str, add: impl FnOnce(&mut Ui)) {
    base_ui(ui, salt, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            add(ui);
        });
    });
}

/// What is always in sight at the foot of a panel.
pub fn base_ui(ui: &mut Ui, salt: &str, add: impl FnOnce(&mut Ui)) {
    let frame = Frame::new().inner_margin(Margin::symmetric(SIDE, 10)).fill(ui.visuals().panel_fill);
    egui::Panel::bottom(egui::Id::unique(salt)).resizable(false).frame(frame).show(ui, add);
}
