//! The rows: only those in sight are drawn, however many there are.

use egui::{Event, EventFilter, Key, Label, Layout, Modifiers, Rangef, Response, RichText, Sense, Ui};
use egui_extras::{Column as Width, TableBuilder, TableRow};

use super::cell::{Scope, Tone};
use super::column::Column;
use super::index::{cell, village_of};
use super::{Listing, Shown, Tab, Tables};
use crate::ui::forms::{Form, PostingVerb};
use crate::ui::intent::{Intent, Intents, RecordRef};
use crate::ui::widgets::{empty_ui, tone};

/// Height of a row, points.
const ROW: f32 = 28.0;
/// Space between columns, points.
const GUTTER: f32 = 8.0;
/// More space where text begins after a column of numbers, so that the two are not read as one.
const LEAD: f32 = 12.0;

impl Tables {
    /// Draws the rows; `target` is the row to bring into view.
    pub(super) fn body_ui(&mut self, ui: &mut Ui, scope: Scope<'_>, target: Option<usize>, intents: &mut Intents) {
        let focus = ui.interact(ui.available_rect_before_wrap(), ui.scope_id().with("rows"), Sense::click());
        focus.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::Table, true, scope.sight.language.say(self.tab.title()))
        });
        let moved = self.keys(ui, scope, &focus, intents);
        if self.index.rows.is_empty() {
            self.nothing_ui(ui, scope);
            return;
        }
        let (marked, several) = (scope.sight.selection.record, &scope.sight.selection.several);
        let places = self.columns[self.tab as usize].clone();
        let columns: Vec<Column> = places.iter().map(|at| self.tab.columns()[*at]).collect();
        ui.spacing_mut().item_spacing = egui::vec2(GUTTER, 0.0);
        ui.visuals_mut().widgets.noninteractive.bg_stroke = egui::Stroke::NONE;
        // More columns than there is room for are reached by scrolling to the side.
        let room = columns.iter().map(Column::room).sum::<f32>() + GUTTER * columns.len() as f32;
        let across = focus.rect.x_range();
        let language = scope.sight.language;
        let sort = &mut self.sorts[self.tab as usize];
        let rows = &self.index.rows;
        let tab = self.tab;
        let mut acts = Vec::new();
        let wide = egui::ScrollArea::horizontal().id_salt(("wide", tab)).auto_shrink(false);
        wide.show(ui, |ui| {
            if room > ui.available_width() {
                ui.set_width(room);
            }
            let mut table = TableBuilder::new(ui)
                .id_salt((tab, &places))
                .sense(Sense::click())
                .resizable(true)
                .auto_shrink(false)
                .cell_layout(Layout::left_to_right(egui::Align::Center));
            for column in &columns {
                table = table.column(width(column));
            }
            if let Some(row) = moved.or(target) {
                table = table.scroll_to_row(row, moved.is_none().then_some(egui::Align::Center));
            }
            table
                .header(ROW, |mut row| {
                    for (at, column) in columns.iter().enumerate() {
                        row.col(|ui| {
                            ui.add_space(lead(&columns, at));
                            heading_ui(ui, column, &language.say(column.title), places[at], sort);
                        });
                    }
                })
                .body(|body| {
                    body.rows(ROW, rows.len(), |mut row| {
                        let record = rows[row.index()];
                        row.set_selected(marked == Some(record) || several.contains(&record));
                        row.set_hovered(
                            village_of(scope.world(), record)
                                .is_some_and(|id| scope.sight.choice.selected.contains(&id)),
                        );
                        let response = row_ui(&mut row, scope, record, (&columns, &places), across);
                        acts.extend(act(scope, &response, record, tab));
                    });
                });
        });
        for act in acts {
            self.carry_out(ui, scope, act, &focus, intents);
        }
        if focus.has_focus() {
            let line = egui::Stroke::new(1.5, tone::accent(ui));
            ui.painter().hline(focus.rect.x_range(), focus.rect.top() + ROW, line);
        }
    }

    fn carry_out(&mut self, ui: &Ui, scope: Scope<'_>, act: Act, focus: &Response, intents: &mut Intents) {
        match act {
            Act::Select(record) => {
                focus.request_focus();
                self.mark(scope, record, intents);
            }
            Act::Also(record) => self.mark_also(scope, record, intents),
            Act::UpTo(record) => self.mark_up_to(scope, record, intents),
            Act::Toggle(village) => intents.push(Intent::ToggleVillage(village)),
            Act::Open(record) => intents.extend(form_of(scope, record).map(Intent::OpenForm)),
            Act::Copy(record) => self.copy(scope, &[record], intents),
            Act::CopyAll => self.copy(scope, &self.index.rows, intents),
            Act::Zoom(record) => {
                self.mark(scope, record, intents);
                intents.push(Intent::ZoomToSelection);
            }
        }
        ui.ctx().request_repaint();
    }

    /// Marks a row, and does not scroll to it again when the selection comes back.
    fn mark(&mut self, scope: Scope<'_>, record: RecordRef, intents: &mut Intents) {
        self.seen.0 = Some(record);
        self.seen.1 = village_of(scope.world(), record).or(self.seen.1);
        intents.push(Intent::SelectRecord(record));
    }

    /// Marks one row more beside those that are marked, or one less.
    fn mark_also(&self, scope: Scope<'_>, record: RecordRef, intents: &mut Intents) {
        let selection = scope.sight.selection;
        let mut several = selection.several.clone();
        if several.is_empty() {
            several.extend(selection.record.filter(|marked| Tab::of(*marked) == self.tab));
        }
        match several.iter().position(|each| *each == record) {
            Some(at) => drop(several.remove(at)),
            None => several.push(record),
        }
        intents.push(Intent::MarkRecords(several));
    }

    /// Marks all rows from the one that is marked up to this one.
    fn mark_up_to(&self, scope: Scope<'_>, record: RecordRef, intents: &mut Intents) {
        let from = scope.sight.selection.record.and_then(|marked| self.index.position(marked));
        let (Some(from), Some(to)) = (from, self.index.position(record)) else { return };
        intents.push(Intent::MarkRecords(self.index.rows[from.min(to)..=from.max(to)].to_vec()));
    }

    fn copy(&self, scope: Scope<'_>, rows: &[RecordRef], intents: &mut Intents) {
        let listing = Listing { rows: rows.to_vec(), ..self.listing_of_none() };
        intents.push(Intent::Copy(Shown::of(scope, &listing, true).tabbed()));
    }

    /// The keys while the table has the focus; returns the row that was moved to.
    fn keys(&mut self, ui: &Ui, scope: Scope<'_>, focus: &Response, intents: &mut Intents) -> Option<usize> {
        if !focus.has_focus() {
            return None;
        }
        let arrows = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(focus.id, arrows));
        let last = self.index.rows.len().checked_sub(1)?;
        let at = scope.sight.selection.record.and_then(|record| self.index.position(record));
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::Enter)
            && let Some(at) = at
        {
            intents.extend(form_of(scope, self.index.rows[at]).map(Intent::OpenForm));
        }
        if ui.input(|input| input.events.contains(&Event::Copy))
            && let Some(at) = at
        {
            self.copy(scope, &[self.index.rows[at]], intents);
        }
        let page = (focus.rect.height() / ROW) as usize;
        let from = at.unwrap_or_default();
        let to = if pressed(Key::ArrowDown) {
            at.map_or(0, |at| at + 1)
        } else if pressed(Key::ArrowUp) {
            from.saturating_sub(1)
        } else if pressed(Key::PageDown) {
            from + page.saturating_sub(2)
        } else if pressed(Key::PageUp) {
            from.saturating_sub(page.saturating_sub(2))
        } else if pressed(Key::Home) {
            0
        } else if pressed(Key::End) {
            last
        } else {
            return None;
        };
        let to = to.min(last);
        self.mark(scope, self.index.rows[to], intents);
        Some(to)
    }

    fn nothing_ui(&mut self, ui: &mut Ui, scope: Scope<'_>) {
        let language = scope.sight.language;
        let narrowed = self.only(scope.sight).is_some()
            || self.filter().is_narrow()
            || self.filter().view != self.tab.view_of_all();
        let (what, hint) = match narrowed {
            true => ("table.nothing_matches", "table.nothing_matches_hint"),
            false => ("table.nothing_here", "table.nothing_here_hint"),
        };
        let deed = narrowed.then(|| language.say("table.show_all"));
        if empty_ui(ui, &language.say(what), &language.say(hint), deed.as_deref()) {
            *self.filter_mut() = super::Filter { view: self.tab.view_of_all(), ..Default::default() };
            self.only_selected = false;
        }
    }
}

/// What the pointer did to a row.
#[derive(Clone, Copy)]
enum Act {
    Select(RecordRef),
    Also(RecordRef),
    UpTo(RecordRef),
    Toggle(crate::model::Id<crate::model::Village>),
    Open(RecordRef),
    Copy(RecordRef),
    CopyAll,
    Zoom(RecordRef),
}

fn act(scope: Scope<'_>, response: &Response, record: RecordRef, tab: Tab) -> Option<Act> {
    let language = scope.sight.language;
    let mut act = None;
    response.context_menu(|ui| {
        let offers = [
            ("table.open", Act::Open(record)),
            ("table.zoom", Act::Zoom(record)),
            ("table.copy", Act::Copy(record)),
            ("table.copy_all", Act::CopyAll),
        ];
        for (title, offer) in offers {
            if ui.button(language.say(title)).clicked() {
                act = Some(offer);
                ui.close();
            }
        }
    });
    let (toggles, shift) = response.ctx.input(|input| (input.modifiers.command, input.modifiers.shift));
    match (record, tab) {
        _ if response.double_clicked() => Some(Act::Open(record)),
        (RecordRef::Village(village), Tab::Villages) if response.clicked() && toggles => Some(Act::Toggle(village)),
        _ if response.clicked() && toggles => Some(Act::Also(record)),
        _ if response.clicked() && shift => Some(Act::UpTo(record)),
        _ if response.clicked() => Some(Act::Select(record)),
        _ => act,
    }
}

/// The form that a record opens in.
pub(super) fn form_of(scope: Scope<'_>, record: RecordRef) -> Option<Form> {
    Some(match record {
        RecordRef::Issue(id) => Form::Issue(Some(id), None),
        RecordRef::Posting(id) => Form::Posting(id, PostingVerb::Change),
        RecordRef::Cadre(id) => Form::Cadre(Some(id)),
        RecordRef::Standing(id) => Form::Standing(Some(id), scope.world().standings.get(id)?.village),
        RecordRef::Village(id) => Form::Village(id),
        RecordRef::Unit(id) => Form::Unit(Some(id)),
        RecordRef::Site(id) => Form::Site(Some(id)),
        RecordRef::Activity(id) => Form::Activity(Some(id), None),
        RecordRef::Promise(id) => Form::Promise(Some(id), None),
        RecordRef::Campaign(id) => Form::Campaign(Some(id)),
        RecordRef::Document(id) => Form::Document(Some(id)),
        RecordRef::Household(id) => Form::Household(Some(id), None),
        RecordRef::Plan(id) => Form::Plan(Some(id)),
    })
}

fn width(column: &Column) -> Width {
    match column.width {
        // It follows the window, which a column that the user may drag does not.
        0.0 => Width::remainder().at_least(140.0).clip(true).resizable(false),
        width => Width::initial(width).at_least(44.0).clip(true),
    }
}

/// What a column keeps free before its text.
fn lead(columns: &[Column], at: usize) -> f32 {
    let after_number = at.checked_sub(1).is_some_and(|before| columns[before].right);
    if after_number && !columns[at].right { LEAD } else { 0.0 }
}

/// The head of a column: pressed once it sorts upwards, pressed again downwards.
fn heading_ui(ui: &mut Ui, column: &Column, title: &str, at: usize, sort: &mut (usize, bool)) {
    let arrow = match *sort {
        (by, false) if by == at => " ↑",
        (by, true) if by == at => " ↓",
        _ => "",
    };
    let text = tone::small(ui, format!("{title}{arrow}"));
    let button = egui::Button::new(text).frame(false).truncate();
    let response = match column.right {
        true => ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| ui.add(button)).inner,
        false => ui.add(button),
    };
    if response.clicked() {
        *sort = (at, sort.0 == at && !sort.1);
    }
}

/// The hairline below a row, across all columns.
fn hairline_ui(ui: &mut Ui, across: Rangef) {
    let rect = ui.max_rect();
    let clip = egui::Rect::from_x_y_ranges(across, ui.clip_rect().y_range());
    let mut painter = ui.painter().clone();
    painter.set_clip_rect(clip);
    painter.hline(across, rect.bottom() - 0.5, egui::Stroke::new(1.0, tone::line(ui)));
}

fn row_ui(
    row: &mut TableRow<'_, '_>,
    scope: Scope<'_>,
    record: RecordRef,
    (columns, places): (&[Column], &[usize]),
    across: Rangef,
) -> Response {
    for (at, column) in columns.iter().enumerate() {
        row.col(|ui| {
            if at == 0 {
                hairline_ui(ui, across);
            }
            ui.add_space(lead(columns, at));
            let cell = cell(scope, record, places[at]);
            let text = match cell.tone {
                Tone::Plain => RichText::new(cell.text),
                Tone::Late => tone::strong(cell.text).color(tone::late(ui)),
                Tone::Quiet => RichText::new(cell.text).color(tone::quiet(ui)),
                Tone::Good => RichText::new(cell.text).color(tone::accent(ui)),
            };
            let label = Label::new(text).truncate().selectable(false);
            match column.right {
                true => ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| ui.add(label)).inner,
                false => ui.add(label),
            };
        });
    }
    row.response()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the ledger leaves for its table in the narrowest window: 1366 points without the column of quick views and
    /// the margins.
    const ROOM: f32 = 1080.0;

    #[test]
    fn every_table_fits_beside_the_quick_views_of_the_narrowest_window() {
        for tab in Tab::ALL {
            let shown = tab.columns().iter().filter(|column| column.shown);
            let widths: f32 = shown.clone().map(Column::room).sum();
            let gutters = GUTTER * (shown.count() - 1) as f32;
            assert!(widths + gutters <= ROOM, "{tab:?}: {widths} and {gutters}");
        }
    }
}
