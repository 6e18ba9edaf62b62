//! The lasso: a line drawn around villages on the map.

use egui::{PointerButton, Pos2, Response, Shape, Stroke, Ui, vec2};

use crate::geometry::Geography;
use crate::map::View;
use crate::model::{Id, Village};
use crate::ui::intent::{Intents, Sight};
use crate::ui::look;

use super::choose::choose;

/// The lasso and the line that is being drawn.
#[derive(Debug, Default)]
pub struct Lasso {
    /// Whether dragging on the map draws it, also without the Alt key.
    pub on: bool,
    line: Vec<Pos2>,
}

/// Points of the line that lie nearer to each other say nothing, points.
const STEP: f32 = 3.0;

impl Lasso {
    /// Whether a drag that begins now would draw, or one is drawing.
    pub fn is_ready(&self, ui: &Ui) -> bool {
        let input = ui.input(|input| input.modifiers);
        (self.on && !input.shift) || input.alt || !self.line.is_empty()
    }

    /// Draws the line; once it is let go of, selects the villages whose middle lies inside.
    pub fn lasso_ui(&mut self, ui: &Ui, response: &Response, view: &View, sight: Sight<'_>, intents: &mut Intents) {
        if response.drag_started_by(PointerButton::Primary) && self.is_ready(ui) {
            self.line.extend(ui.input(|input| input.pointer.press_origin()));
        }
        let (Some(last), Some(now)) = (self.line.last(), ui.input(|input| input.pointer.latest_pos())) else { return };
        if last.distance(now) >= STEP {
            self.line.push(now);
        }
        let color = look::palette(ui).accent;
        let closed = self.line.iter().chain(self.line.first()).copied().collect::<Vec<_>>();
        let painter = ui.painter_at(response.rect);
        painter.add(Shape::line(self.line.clone(), Stroke::new(2.0, color)));
        painter.extend(Shape::dashed_line(&closed[closed.len() - 2..], Stroke::new(1.2, color), 5.0, 4.0));
        if response.drag_stopped() {
            let line = std::mem::take(&mut self.line);
            let inside = |middle: [f64; 2]| {
                let [x, y] = view.page_from_world(middle);
                holds(&line, response.rect.min + vec2(x, y))
            };
            intents.extend(choose(
                ui,
                sight,
                middles(sight.geography).filter(|(_, at)| inside(*at)).map(|found| found.0).collect(),
            ));
        } else if !response.dragged() {
            self.line.clear();
        }
    }
}

/// The middle of each village that the map shows, on the plane.
pub fn middles(geography: &Geography) -> impl Iterator<Item = (Id<Village>, [f64; 2])> {
    let areas = geography.villages.iter().zip(&geography.anchors).map(|(village, anchor)| (*village, *anchor));
    areas.chain(geography.points.iter().copied())
}

/// Whether a point lies within a closed line: a ray to the right crosses it an odd number of times (Jordan; Shimrat,
/// Algorithm 112, Communications of the ACM 5, 1962, 434).
fn holds(line: &[Pos2], point: Pos2) -> bool {
    let ends = line.iter().zip(line.iter().cycle().skip(1));
    let crosses = |(a, b): &(&Pos2, &Pos2)| {
        (a.y > point.y) != (b.y > point.y) && point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x
    };
    line.len() > 2 && ends.filter(crosses).count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use egui::pos2;

    use super::*;

    #[test]
    fn a_line_holds_what_lies_within_also_where_it_turns_inwards() {
        let line = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (5.0, 3.0), (0.0, 10.0)].map(|(x, y)| pos2(x, y));
        for (x, y, inside) in
            [(1.0, 1.0, true), (5.0, 2.0, true), (5.0, 6.0, false), (9.0, 7.0, true), (12.0, 5.0, false)]
        {
            assert_eq!(holds(&line, pos2(x, y)), inside, "{x} {y}");
        }
        assert!(!holds(&line[..2], pos2(5.0, 0.0)), "two points hold nothing");
    }
}
