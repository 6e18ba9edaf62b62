//! A plain table of numbers: only rows in sight are drawn, a click on a head sorts, arrow keys walk the rows.

use std::cmp::Ordering;

use egui::{Button, EventFilter, Key, Label, Layout, Modifiers, Response, RichText, Role, Sense, Ui, WidgetInfo};
use egui_extras::{Column as Width, TableBuilder};

use crate::ui::widgets::tone;

/// Height of a row, points.
const ROW: f32 = 24.0;

/// A column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column {
    /// The title, in the user's words.
    pub title: &'static str,
    /// The width, points; `0` takes the room that is left.
    pub width: f32,
    /// Whether it holds numbers.
    pub number: bool,
}

/// A column of text.
pub const fn text(title: &'static str, width: f32) -> Column {
    Column { title, width, number: false }
}

/// A column of numbers.
pub const fn number(title: &'static str, width: f32) -> Column {
    Column { title, width, number: true }
}

/// One cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// What stands there.
    pub text: String,
    /// Its place in the order of its column; texts are ordered by themselves.
    pub number: Option<f64>,
    /// Whether it is bad news.
    pub late: bool,
    /// A bar behind the number, as a share of the widest.
    pub bar: f32,
}

impl Cell {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// A count; nothing stands for none.
    pub fn count(count: u32) -> Self {
        let text = if count == 0 { "–".to_owned() } else { count.to_string() };
        Self { text, number: Some(f64::from(count)), ..Self::default() }
    }

    /// A number with one digit behind the point; nothing stands where it is not known.
    pub fn decimal(number: Option<f64>) -> Self {
        let text = number.map_or_else(|| "–".to_owned(), |number| format!("{:.1}", number + 0.0));
        Self { text, number: Some(number.unwrap_or(-1.0)), ..Self::default() }
    }

    /// The same cell as bad news, where it is.
    #[must_use]
    pub fn late_if(self, late: bool) -> Self {
        Self { late, ..self }
    }

    /// The same cell over a bar.
    #[must_use]
    pub fn over(self, bar: f32) -> Self {
        Self { bar, ..self }
    }

    fn order(&self, other: &Self) -> Ordering {
        match (self.number, other.number) {
            (Some(one), Some(other)) => one.total_cmp(&other),
            _ => self.text.cmp(&other.text),
        }
    }
}

/// The stamp of the cells, the sorting and the size that an order was made for.
type MadeFor = (u64, Option<(usize, bool)>, [usize; 2]);

/// What is kept of a table between frames.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    /// By which column it is sorted, and whether from the greatest; the given order where there is none.
    sort: Option<(usize, bool)>,
    order: Vec<usize>,
    made_for: Option<MadeFor>,
    marked: Option<usize>,
}

impl Grid {
    /// A table that is sorted so to begin with.
    pub fn sorted(column: usize, down: bool) -> Self {
        Self { sort: Some((column, down)), ..Self::default() }
    }

    /// Draws the table of `count` rows; `stamp` changes whenever the cells do. The row that was pressed or walked to.
    pub fn grid_ui(
        &mut self,
        ui: &mut Ui,
        (salt, name): (&'static str, &str),
        columns: &[Column],
        (count, stamp): (usize, u64),
        (say, is_marked): (impl Fn(&'static str) -> String, impl Fn(usize) -> bool),
        cell: impl Fn(usize, usize) -> Cell,
    ) -> Option<usize> {
        self.arrange([count, columns.len()], stamp, &cell);
        let focus = ui.interact(ui.available_rect_before_wrap(), ui.scope_id().with(salt), Sense::click());
        focus.widget_info(|| WidgetInfo::labeled(Role::Table, true, name));
        let moved = self.keys(ui, &focus);
        ui.spacing_mut().item_spacing = egui::vec2(10.0, 0.0);
        ui.visuals_mut().widgets.noninteractive.bg_stroke = egui::Stroke::NONE;
        let mut table = TableBuilder::new(ui)
            .id_salt((salt, columns.len()))
            .sense(Sense::click())
            .auto_shrink(false)
            .min_scrolled_height(0.0)
            .cell_layout(Layout::left_to_right(egui::Align::Center));
        for column in columns {
            table = table.column(match column.width {
                0.0 => Width::remainder().at_least(90.0).clip(true),
                width => Width::exact(width).clip(true),
            });
        }
        if let Some(row) = moved {
            table = table.scroll_to_row(row, None);
        }
        let mut pressed = None;
        table
            .header(ROW, |mut head| {
                for (at, column) in columns.iter().enumerate() {
                    head.col(|ui| self.head_ui(ui, at, column, &say(column.title)));
                }
            })
            .body(|body| {
                body.rows(ROW, self.order.len(), |mut row| {
                    let at = self.order[row.index()];
                    row.set_selected(is_marked(at));
                    for (nth, column) in columns.iter().enumerate() {
                        let cell = cell(at, nth);
                        row.col(|ui| cell_ui(ui, column, &cell));
                    }
                    if row.response().clicked() {
                        pressed = Some(row.index());
                    }
                });
            });
        if pressed.is_some() {
            focus.request_focus();
        }
        if focus.has_focus() {
            let line = egui::Stroke::new(1.5, tone::accent(ui));
            ui.painter().hline(focus.rect.x_range(), focus.rect.top() + ROW, line);
        }
        let place = pressed.or(moved)?;
        self.marked = Some(place);
        self.order.get(place).copied()
    }

    /// Sorts anew where that is needed.
    fn arrange(&mut self, [count, width]: [usize; 2], stamp: u64, cell: &impl Fn(usize, usize) -> Cell) {
        let made_for = Some((stamp, self.sort, [count, width]));
        if self.made_for == made_for {
            return;
        }
        self.made_for = made_for;
        self.order = (0..count).collect();
        if let Some((column, down)) = self.sort.filter(|(column, _)| *column < width) {
            let cells: Vec<Cell> = (0..count).map(|row| cell(row, column)).collect();
            self.order.sort_by(|one, other| {
                let order = cells[*one].order(&cells[*other]);
                if down { order.reverse() } else { order }
            });
        }
    }

    fn keys(&self, ui: &Ui, focus: &Response) -> Option<usize> {
        if !focus.has_focus() {
            return None;
        }
        let arrows = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(focus.id, arrows));
        let last = self.order.len().checked_sub(1)?;
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let to = if pressed(Key::ArrowDown) {
            self.marked.map_or(0, |at| at + 1)
        } else if pressed(Key::ArrowUp) {
            self.marked.unwrap_or_default().saturating_sub(1)
        } else if pressed(Key::Home) {
            0
        } else if pressed(Key::End) {
            last
        } else {
            return None;
        };
        Some(to.min(last))
    }

    /// The head of a column: numbers begin with the greatest.
    fn head_ui(&mut self, ui: &mut Ui, at: usize, column: &Column, title: &str) {
        let arrow = match self.sort {
            Some((by, false)) if by == at => " ↑",
            Some((by, true)) if by == at => " ↓",
            _ => "",
        };
        let button = Button::new(tone::small(ui, format!("{title}{arrow}"))).frame(false).truncate();
        let response = match column.number {
            true => ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| ui.add(button)).inner,
            false => ui.add(button),
        };
        if response.clicked() {
            self.sort = match self.sort {
                Some((by, down)) if by == at => Some((at, !down)),
                _ => Some((at, column.number)),
            };
        }
    }
}

fn cell_ui(ui: &mut Ui, column: &Column, cell: &Cell) {
    if cell.bar > 0.0 {
        let rect = ui.max_rect().shrink2(egui::vec2(0.0, 4.0));
        let bar = rect.with_min_x(rect.right() - rect.width() * cell.bar.min(1.0));
        let fill = if cell.late { tone::late_ground(ui) } else { tone::accent_ground(ui) };
        ui.painter().rect_filled(bar, 3, fill);
    }
    let text = match cell.late {
        true => tone::strong(cell.text.as_str()).color(tone::late(ui)),
        false => RichText::new(cell.text.as_str()),
    };
    let label = Label::new(text).truncate().selectable(false);
    match column.number {
        true => ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
            ui.add_space(4.0);
            ui.add(label)
        }),
        false => ui.scope(|ui| ui.add(label)),
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_arranged_by_a_column_and_anew_only_when_the_cells_change() {
        let numbers = [3, 1, 2];
        let cell = |row: usize, _| Cell::count(numbers[row]);
        let mut grid = Grid::sorted(0, true);
        grid.arrange([3, 1], 1, &cell);
        assert_eq!(grid.order, [0, 2, 1]);
        let other = |row: usize, _| Cell::count([1, 2, 3][row]);
        grid.arrange([3, 1], 1, &other);
        assert_eq!(grid.order, [0, 2, 1], "the stamp is the same");
        grid.arrange([3, 1], 2, &other);
        assert_eq!(grid.order, [2, 1, 0]);
        grid.sort = None;
        grid.arrange([3, 1], 2, &other);
        assert_eq!(grid.order, [0, 1, 2], "as they are given");
    }
}
