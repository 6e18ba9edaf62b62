//! A grid of figures with bars: a name, and behind it figures of two lines each.

use egui::{Align, Color32, Layout, Rect, Sense, Ui, pos2, vec2};
use egui_extras::{Column, TableBuilder};

use crate::ui::look;
use crate::ui::widgets::{line_of, tone};

/// Height of a row, points.
const ROW: f32 = 40.0;
/// Height of the head, points.
const HEAD: f32 = 36.0;

/// The head of a column.
pub(super) struct Head {
    /// What it shows.
    pub(super) title: String,
    /// More about it, below.
    pub(super) note: String,
}

/// One figure.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Figure {
    /// The figure.
    pub(super) text: String,
    /// How it was come by, below.
    pub(super) note: String,
    /// The length of its bar, from 0 to 1.
    pub(super) bar: Option<f32>,
    /// Whether it is the one that matters most.
    pub(super) strong: bool,
    /// Whether it says little.
    pub(super) faint: bool,
    /// Whether it is bad news.
    pub(super) late: bool,
}

impl Figure {
    /// A plain figure.
    pub(super) fn of(text: String, note: String) -> Self {
        Self { text, note, bar: None, strong: false, faint: false, late: false }
    }

    /// A count; above zero it may be bad news.
    pub(super) fn count(count: u32, bad: bool) -> Self {
        Self { late: bad && count > 0, ..Self::of(count.to_string(), String::new()) }
    }

    /// Words where there is no figure.
    pub(super) fn nothing(words: String) -> Self {
        Self { faint: true, ..Self::of(words, String::new()) }
    }
}

/// A row.
pub(super) struct Line {
    /// Its name.
    pub(super) name: String,
    /// Its figures.
    pub(super) figures: Vec<Figure>,
}

impl Line {
    /// Whether there is a working below this figure.
    pub(super) fn has_working(&self, at: usize) -> bool {
        self.figures.get(at).is_some_and(|figure| !figure.note.is_empty())
    }
}

/// Draws the grid; returns the row that was pressed.
pub(super) fn grid_ui(ui: &mut Ui, salt: &str, heads: &[Head], lines: &[Line]) -> Option<usize> {
    let mut pressed = None;
    egui::ScrollArea::horizontal().id_salt((salt, "sideways")).auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(10.0, 0.0);
        let mut table = TableBuilder::new(ui).id_salt(salt).sense(Sense::click()).auto_shrink(false);
        table = table.cell_layout(Layout::left_to_right(Align::Center)).column(Column::initial(104.0).resizable(true));
        for (at, head) in heads[1..].iter().enumerate() {
            let has_bar = |line: &Line| line.figures.get(at).is_some_and(|figure| figure.bar.is_some());
            let worked = !head.note.is_empty() || lines.iter().any(has_bar);
            table = table.column(Column::exact(if worked { 98.0 } else { 64.0 }));
        }
        let body = table.header(HEAD, |mut row| {
            for head in heads {
                row.col(|ui| head_ui(ui, head));
            }
        });
        body.body(|body| {
            body.rows(ROW, lines.len(), |mut row| {
                let line = &lines[row.index()];
                row.col(|ui| drop(ui.label(tone::strong(line.name.as_str()))));
                for figure in &line.figures {
                    row.col(|ui| figure_ui(ui, figure));
                }
                if row.response().clicked() {
                    pressed = Some(row.index());
                }
            });
        });
    });
    pressed
}

fn head_ui(ui: &mut Ui, head: &Head) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.label(tone::strong(head.title.as_str()).size(look::SMALL));
        ui.label(tone::small(ui, head.note.as_str()));
    });
}

/// The bar behind the figure, its working below.
fn figure_ui(ui: &mut Ui, figure: &Figure) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW - 4.0), Sense::hover());
    let words = format!("{} {}", figure.text, figure.note);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, words.trim()));
    let colors = look::palette(ui);
    let ink = match figure {
        Figure { late: true, .. } => colors.late,
        Figure { faint: true, .. } => colors.faint,
        _ => colors.text,
    };
    let font = if figure.strong { look::bold(look::BODY) } else { look::regular(look::BODY) };
    let text = line_of(ui, &figure.text, font, ink, rect.width());
    let note = line_of(ui, &figure.note, look::regular(11.0), colors.secondary, rect.width());
    let top = if figure.note.is_empty() { rect.center().y - text.size().y / 2.0 } else { rect.top() + 2.0 };
    if let Some(bar) = figure.bar {
        bar_ui(ui, rect, bar, if figure.faint { colors.edge } else { colors.accent });
    }
    ui.painter().galley(pos2(rect.left(), top), text, ink);
    ui.painter().galley(pos2(rect.left(), rect.bottom() - note.size().y - 3.0), note, colors.secondary);
}

/// A thin bar at the foot of a cell.
fn bar_ui(ui: &Ui, rect: Rect, length: f32, ink: Color32) {
    let y = rect.bottom() - 1.0;
    let line = |to: f32, ink: Color32| {
        let bar = Rect::from_min_max(pos2(rect.left(), y - 1.5), pos2(rect.left() + to, y + 1.5));
        ui.painter().rect_filled(bar, 1, ink);
    };
    line(rect.width(), look::palette(ui).line);
    line(rect.width() * length.clamp(0.0, 1.0), ink);
}
