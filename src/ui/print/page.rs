//! The page: the sheet in its true proportions, on which parts are selected, moved and sized, by the pointer and by keys.

use egui::{
    Color32, CursorIcon, EventFilter, Id, Key, Pos2, Rect as Area, Response, Sense, Stroke, StrokeKind, Ui, vec2,
};

use crate::map::{Part, Rect};
use crate::paint::screen::{Placing, Screen};
use crate::ui::look;
use crate::words::Language;

use super::desk::PrintDesk;
use super::hold::{HANDLES, Hold, stretched};
use super::snap::ALL;

/// How far from a line a part snaps to it, and the half side of a handle, points.
const REACH: f32 = 6.0;
const HANDLE: f32 = 4.0;
/// How far an arrow moves a part, and with Shift, units of the page: one and ten millimetres.
const STEP: f32 = 96.0 / 25.4;

impl PrintDesk {
    /// Draws the page and takes what is done on it.
    pub(super) fn page_ui(&mut self, ui: &mut Ui, language: Language, screen: &mut Screen) {
        let colors = look::palette(ui);
        let room = ui.available_rect_before_wrap();
        ui.painter().rect_filled(room, 0, colors.sunken);
        let Some(page) = &self.page else { return };
        let [width, height] = page.scene.size;
        let scale = ((room.width() - 48.0) / width).min((room.height() - 48.0) / height).max(0.02);
        let sheet = Area::from_center_size(room.center(), vec2(width, height) * scale);
        ui.painter().add(ui.visuals().popup_shadow.as_shape(sheet, 0));
        ui.painter().rect(sheet, 0, Color32::WHITE, Stroke::new(1.0, colors.line), StrokeKind::Outside);
        screen.paint(&ui.painter_at(sheet), sheet.min, scale, &page.scene);
        let response = ui.interact(room, Id::unique("print-page"), Sense::click_and_drag());
        response
            .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, language.say("layout.page").as_ref()));
        let placing = Placing { origin: sheet.min, scale };
        self.placing = Some(placing);
        self.take_keys(ui, &response);
        self.point(ui, &response, placing);
        self.marks_ui(ui, &response, placing, language);
    }

    /// The part under a point of the page: the one that lies on top; the map last.
    fn part_at(&self, at: [f32; 2]) -> Option<Part> {
        let page = self.page.as_ref()?;
        let reach = |rect: &Rect| rect.grown(3.0);
        let hit = |(part, rect): &&(Part, Rect)| *part != Part::Map && reach(rect).holds(at);
        let above = page.parts.iter().rev().find(hit).map(|(part, _)| *part);
        above.or_else(|| self.rect_of(Part::Map).filter(|rect| rect.holds(at)).map(|_| Part::Map))
    }

    /// The handle of the selected part under a point of the screen.
    fn handle_at(&self, at: Pos2, placing: Placing) -> Option<(Part, usize)> {
        let part = self.selected?;
        let area = placing.rect(self.rect_of(part)?);
        let near = |share: [f32; 2]| {
            let handle = area.lerp_inside(vec2(share[0], share[1]));
            (handle - at).abs().max_elem() <= HANDLE + 3.0
        };
        HANDLES.iter().position(|(share, _)| near(*share)).map(|nth| (part, nth))
    }

    /// What a part may snap to: the margins, the page, and the other parts.
    fn lines(&self, part: Part) -> Vec<Rect> {
        let Some(page) = &self.page else { return Vec::new() };
        let whole = Rect::new([0.0, 0.0], page.scene.size);
        let others = page.parts.iter().filter(|(other, _)| *other != part).map(|(_, rect)| *rect);
        [page.room, whole].into_iter().chain(others).collect()
    }

    fn point(&mut self, ui: &Ui, response: &Response, placing: Placing) {
        let to_page = |at: Pos2| [(at.x - placing.origin.x) / placing.scale, (at.y - placing.origin.y) / placing.scale];
        if let Some(at) = response.hover_pos() {
            let cursor = match (self.hold, self.handle_at(at, placing), self.part_at(to_page(at))) {
                (Some(hold), ..) if !hold.is_sizing() => Some(CursorIcon::Grabbing),
                (_, Some((_, nth)), _) => Some(cursor_of(nth)),
                (None, None, Some(Part::Map)) if self.selected != Some(Part::Map) => None,
                (None, None, Some(_)) => Some(CursorIcon::Grab),
                _ => None,
            };
            cursor.into_iter().for_each(|icon| ui.ctx().set_cursor_icon(icon));
        }
        if response.clicked()
            && let Some(at) = response.interact_pointer_pos()
        {
            self.selected = self.part_at(to_page(at));
            self.wants_keys = self.selected.is_some();
        }
        if response.drag_started()
            && let Some(at) = ui.input(|input| input.pointer.press_origin())
        {
            self.take_up(at, to_page(at), placing);
        }
        let Some(mut hold) = self.hold else { return };
        if let Some(at) = response.interact_pointer_pos() {
            let size = self.page.as_ref().map_or([1.0; 2], |page| page.scene.size);
            let free = ui.input(|input| input.modifiers.alt);
            let reach = if free { 0.0 } else { REACH / placing.scale };
            hold.drag(to_page(at), size, &self.lines(hold.part), reach);
            self.hold = Some(hold);
        }
        if response.drag_stopped() {
            self.hold = None;
            if hold.now.0 != hold.from {
                self.put(hold.part, hold.now.0, hold.is_sizing());
            }
        }
    }

    /// Takes up what is under the pointer: a handle, or a part. The map is moved only where it is selected already, because
    /// it lies under everything.
    fn take_up(&mut self, at: Pos2, on_page: [f32; 2], placing: Placing) {
        let handle = self.handle_at(at, placing).map(|(part, nth)| (part, HANDLES[nth].1));
        let under = || self.part_at(on_page).filter(|part| *part != Part::Map || self.selected == Some(Part::Map));
        let Some((part, edges)) = handle.or_else(|| Some((under()?, ALL))) else { return };
        let Some(from) = self.rect_of(part) else { return };
        self.selected = Some(part);
        self.wants_keys = true;
        self.hold = Some(Hold::of(part, edges, from, on_page));
    }

    /// Arrows move the selected part, Ctrl and arrows size it, Shift makes steps ten times as long, Delete hides it.
    fn take_keys(&mut self, ui: &Ui, response: &Response) {
        if std::mem::take(&mut self.wants_keys) {
            response.request_focus();
        }
        if !response.has_focus() {
            return;
        }
        let filter =
            EventFilter { horizontal_arrows: true, vertical_arrows: true, escape: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        if ui.input(|input| input.key_pressed(Key::Escape)) {
            self.let_go();
            response.surrender_focus();
        }
        let Some(part) = self.selected else { return };
        let pressed = |key: Key| ui.input(|input| f32::from(u8::from(input.key_pressed(key))));
        let by = [pressed(Key::ArrowRight) - pressed(Key::ArrowLeft), pressed(Key::ArrowDown) - pressed(Key::ArrowUp)];
        if by != [0.0; 2]
            && let Some(from) = self.rect_of(part)
        {
            let held = ui.input(|input| input.modifiers);
            let step = if held.shift { 10.0 * STEP } else { STEP };
            let edges = if held.command { [false, false, true, true] } else { ALL };
            self.put(part, stretched(from, edges, by.map(|way| way * step)), held.command);
        }
        let hides = ui.input(|input| input.key_pressed(Key::Delete)) && part.may_hide();
        if hides {
            self.change(|layout| layout.show(part, false));
        }
    }

    /// Draws what is under the pointer, what is selected with its handles, and what is dragged with the lines it has met.
    fn marks_ui(&self, ui: &Ui, response: &Response, placing: Placing, language: Language) {
        let colors = look::palette(ui);
        let painter = ui.painter_at(response.rect);
        // The page is white by day and by night, and so the marks on it are those of the day.
        let accent = look::LIGHT.accent;
        if self.hold.is_none()
            && let Some(at) = response.hover_pos()
        {
            let on_page = [(at.x - placing.origin.x) / placing.scale, (at.y - placing.origin.y) / placing.scale];
            let under = self.part_at(on_page).filter(|part| Some(*part) != self.selected && *part != Part::Map);
            if let Some(rect) = under.and_then(|part| self.rect_of(part)) {
                let stroke = Stroke::new(1.0, accent.gamma_multiply(0.5));
                painter.rect_stroke(placing.rect(rect).expand(2.0), 0, stroke, StrokeKind::Outside);
            }
        }
        let Some(part) = self.selected else { return };
        let Some(rest) = self.rect_of(part) else { return };
        let rect = self.hold.map_or(rest, |hold| hold.now.0);
        let area = placing.rect(rect);
        for (nth, at) in self.hold.map_or([None; 2], |hold| hold.now.1).into_iter().enumerate() {
            let Some(at) = at else { continue };
            let stroke = Stroke::new(1.0, look::LIGHT.late);
            let point = placing.screen_from_page([at, at]);
            if nth == 0 {
                painter.vline(point.x, response.rect.y_range(), stroke);
            } else {
                painter.hline(response.rect.x_range(), point.y, stroke);
            }
        }
        painter.rect_stroke(area, 0, Stroke::new(1.5, accent), StrokeKind::Middle);
        if !part.may_move() {
            return;
        }
        for (share, _) in HANDLES {
            let handle = Area::from_center_size(area.lerp_inside(vec2(share[0], share[1])), vec2(HANDLE, HANDLE) * 2.0);
            painter.rect(handle, 1, Color32::WHITE, Stroke::new(1.2, accent), StrokeKind::Middle);
        }
        let millimetres = |units: f32| (units / STEP).round();
        let name = language.say(&part.name_key());
        let said = format!("{name}  {} × {} mm", millimetres(rect.width()), millimetres(rect.height()));
        let text = painter.layout_no_wrap(said, look::regular(look::SMALL), colors.on_badge);
        let tag = Area::from_min_size(area.left_bottom() + vec2(0.0, 8.0), text.size() + vec2(12.0, 4.0));
        let tag = tag.translate(vec2(0.0, (response.rect.bottom() - 4.0 - tag.bottom()).min(0.0)));
        painter.rect_filled(tag, 3, colors.badge);
        painter.galley(tag.min + vec2(6.0, 2.0), text, colors.on_badge);
    }
}

/// The cursor over a handle.
fn cursor_of(nth: usize) -> CursorIcon {
    match nth {
        0 | 4 => CursorIcon::ResizeNwSe,
        2 | 6 => CursorIcon::ResizeNeSw,
        1 | 5 => CursorIcon::ResizeVertical,
        _ => CursorIcon::ResizeHorizontal,
    }
}
