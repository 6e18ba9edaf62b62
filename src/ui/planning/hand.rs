//! The hand over the map: villages are taken by the tool, and each stroke is handed on as one.

use egui::{PointerButton, Pos2, Rect, Response, Stroke as Line, StrokeKind, Ui, vec2};

use crate::geometry::Geography;
use crate::map::Scene;
use crate::model::{Id, Village, World};
use crate::paint::screen::ink;
use crate::ui::look;
use crate::ui::select::middles;

use super::tool::{Shape, Tool};

/// What is being taken.
#[derive(Debug, Default)]
pub struct Hand {
    /// The villages over which the brush went, in order.
    brushed: Vec<Id<Village>>,
    /// Where the brush was in the frame before.
    last: Option<Pos2>,
    /// The corner in which the box began.
    corner: Option<Pos2>,
}

/// How near to each other the places are at which a fast brush looks for villages, points.
const STEP: f32 = 4.0;

impl Hand {
    /// Whether a stroke is under way.
    pub fn is_down(&self) -> bool {
        self.last.is_some() || self.corner.is_some()
    }

    /// Follows the pointer; the villages of a stroke once it is done.
    pub fn follow_ui(
        &mut self,
        ui: &Ui,
        response: &Response,
        scene: &Scene,
        (world, geography): (&World, &Geography),
        tool: Tool,
    ) -> Option<Vec<Id<Village>>> {
        let under = |at: Pos2| crate::map::pick(&scene.areas, (at - response.rect.min).into());
        let clicked = || response.interact_pointer_pos().filter(|_| response.clicked()).and_then(under);
        match tool.shape {
            Shape::Select => None,
            Shape::Click => clicked().map(|village| vec![village]),
            Shape::Township => clicked().map(|village| township_of(world, village)),
            Shape::Brush => match clicked() {
                Some(village) => Some(vec![village]),
                None => self.brush_ui(ui, response, scene, geography, under),
            },
            Shape::Box => match clicked() {
                Some(village) => Some(vec![village]),
                None => self.box_ui(ui, response, scene, geography),
            },
        }
    }

    fn brush_ui(
        &mut self,
        ui: &Ui,
        response: &Response,
        scene: &Scene,
        geography: &Geography,
        under: impl Fn(Pos2) -> Option<Id<Village>>,
    ) -> Option<Vec<Id<Village>>> {
        if response.drag_started_by(PointerButton::Primary) {
            self.last = ui.input(|input| input.pointer.press_origin());
            self.brushed.clear();
        }
        let (from, to) = (self.last?, ui.input(|input| input.pointer.latest_pos())?);
        let steps = (from.distance(to) / STEP).ceil().max(1.0);
        for nth in 0..=steps as usize {
            let at = from.lerp(to, nth as f32 / steps);
            if let Some(village) = under(at).filter(|village| !self.brushed.contains(village)) {
                self.brushed.push(village);
            }
        }
        self.last = Some(to);
        let color = look::palette(ui).accent;
        let painter = ui.painter_at(response.rect);
        for at in self.brushed.iter().filter_map(|village| geography.anchor(*village)) {
            let [x, y] = scene.areas.view.page_from_world(at);
            painter.circle(response.rect.min + vec2(x, y), 6.0, color.gamma_multiply(0.4), Line::new(2.0, color));
        }
        painter.circle_stroke(to, 9.0, Line::new(1.5, ink(scene.areas.borders.hover.0)));
        if response.drag_stopped() {
            self.last = None;
            return Some(std::mem::take(&mut self.brushed)).filter(|villages| !villages.is_empty());
        }
        if !response.dragged() {
            *self = Self::default();
        }
        None
    }

    fn box_ui(
        &mut self,
        ui: &Ui,
        response: &Response,
        scene: &Scene,
        geography: &Geography,
    ) -> Option<Vec<Id<Village>>> {
        if response.drag_started_by(PointerButton::Primary) {
            self.corner = ui.input(|input| input.pointer.press_origin());
        }
        let (from, to) = (self.corner?, ui.input(|input| input.pointer.latest_pos())?);
        let rect = Rect::from_two_pos(from, to).intersect(response.rect);
        let color = look::palette(ui).accent;
        let line = Line::new(1.5, color);
        ui.painter_at(response.rect).rect(rect, 0, color.gamma_multiply(0.14), line, StrokeKind::Inside);
        if response.drag_stopped() {
            self.corner = None;
            let inside = |middle: [f64; 2]| {
                let [x, y] = scene.areas.view.page_from_world(middle);
                rect.contains(response.rect.min + vec2(x, y))
            };
            let found: Vec<_> =
                middles(geography).filter(|(_, middle)| inside(*middle)).map(|(village, _)| village).collect();
            return Some(found).filter(|villages| !villages.is_empty());
        }
        if !response.dragged() {
            self.corner = None;
        }
        None
    }
}

/// The villages of the township of a village, in the order of their codes.
pub fn township_of(world: &World, village: Id<Village>) -> Vec<Id<Village>> {
    let Some(township) = world.villages.get(village).map(|row| row.township) else { return Vec::new() };
    let mut rows: Vec<&Village> = world.villages.iter().filter(|row| row.township == township).collect();
    rows.sort_by(|one, other| (&one.code, one.id).cmp(&(&other.code, other.id)));
    rows.into_iter().map(|row| row.id).collect()
}
