//! Many small maps of one measure beside each other, by category or by month: they move together and have one legend.

use egui::{Align2, Id, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::analysis::measures::Among;
use crate::analysis::{Findings, Measure, world_as_of};
use crate::map::{Choice, Composer, County, Layers, LegendRow, LegendSymbol, Rect as Frame, Scene, View, pick};
use crate::model::{CatalogueKind, Date, World};
use crate::paint::screen::{Screen, ink};

use super::intent::{By, Intent, Intents, Sight};
use super::open_file::OpenFile;
use super::{look, map_boxes};

/// How many maps there are at most.
const MOST: usize = 12;
/// Height of the line with the legend, of a map's title, and the space between maps, points.
const HEAD: f32 = 36.0;
const TITLE: f32 = 22.0;
const GAP: f32 = 6.0;

/// What the small maps were made for.
#[derive(Clone, Debug, PartialEq)]
struct MadeFor {
    revision: u64,
    today: Date,
    by: By,
    choice: Choice,
}

/// The records of another day.
struct Then {
    world: World,
    findings: Findings,
}

/// One small map.
struct Small {
    title: String,
    choice: Choice,
    composer: Composer,
    then: Option<Then>,
    day: Option<Date>,
}

impl Small {
    fn county<'a>(&'a self, file: &'a OpenFile) -> County<'a> {
        match &self.then {
            Some(Then { world, findings }) => County { world, findings, geography: &file.geography },
            None => file.county(),
        }
    }
}

/// The small maps with where they look.
#[derive(Default)]
pub struct Multiples {
    /// What tells them apart; none while there is one map.
    pub by: Option<By>,
    made_for: Option<MadeFor>,
    maps: Vec<Small>,
    classed: bool,
    /// Which map fills the room alone.
    enlarged: Option<usize>,
    /// Where all of them look: the middle on the plane, and how many times nearer than the whole county.
    looks_at: Option<([f64; 2], f64)>,
}

impl Multiples {
    /// Draws the maps over all the room that `ui` has.
    pub fn multiples_ui(
        &mut self,
        ui: &mut Ui,
        file: &OpenFile,
        sight: Sight<'_>,
        screen: &mut Screen,
        intents: &mut Intents,
    ) {
        let Some(by) = self.by else { return };
        self.prepare(file, sight, by);
        let room = ui.available_rect_before_wrap();
        let colors = look::palette(ui);
        ui.painter().rect_filled(room, 0, colors.ground);
        if self.maps.is_empty() {
            let text = sight.language.say("ui.multiples.nothing");
            ui.painter().text(room.center(), Align2::CENTER_CENTER, text, look::regular(look::BODY), colors.secondary);
            return;
        }
        if !self.gather(file) {
            ui.ctx().request_repaint();
            let text = sight.language.say("ui.multiples.gathering");
            ui.painter().text(room.center(), Align2::CENTER_CENTER, text, look::regular(look::BODY), colors.secondary);
            return;
        }
        let maps = Rect::from_min_max(pos2(room.left(), room.top() + HEAD), room.max).shrink(GAP);
        let shown: Vec<usize> = self.enlarged.map_or_else(|| (0..self.maps.len()).collect(), |one| vec![one]);
        let cells = cells(maps, shown.len(), aspect(file));
        let mut hovered = None;
        let mut legend: Option<Scene> = None;
        for (slot, (nth, cell)) in shown.iter().zip(&cells).enumerate() {
            let scene = self.map_ui(ui, file, sight, screen, (slot, *nth, *cell), &mut hovered, intents);
            legend = legend.or(Some(scene));
        }
        if hovered != sight.choice.hovered {
            intents.push(Intent::Hover(hovered));
        }
        if let Some(scene) = legend {
            self.head_ui(ui, room, &scene, sight);
        }
    }

    /// Sees to it that there is a map for each category or month; what each shows is gathered later.
    fn prepare(&mut self, file: &OpenFile, sight: Sight<'_>, by: By) {
        let plain = Choice { selected: Default::default(), hovered: None, ..sight.choice.clone() };
        let today = file.findings.today;
        let made_for = MadeFor { revision: file.session.revision(), today, by, choice: plain };
        if self.made_for.as_ref() == Some(&made_for) {
            return;
        }
        let base = Choice {
            layers: Layers {
                hatch: false,
                residents: false,
                township_names: false,
                village_names: false,
                ..made_for.choice.layers
            },
            symbols: None,
            second: None,
            ..made_for.choice.clone()
        };
        let of_month = |known: &Self, day: Date| {
            let same =
                known.made_for.as_ref().is_some_and(|made| made.revision == made_for.revision && made.today == today);
            same && known.maps.iter().any(|map| map.day == Some(day))
        };
        let maps = match by {
            By::Category => categories(sight, &base),
            By::Month => months(today)
                .into_iter()
                .map(|day| {
                    let kept = of_month(self, day).then(|| self.maps.iter_mut().find(|map| map.day == Some(day)));
                    let then = kept.flatten().and_then(|map| map.then.take());
                    let (year, month) = (day.year(), day.month());
                    let title =
                        sight.language.say_with("ui.multiples.month_title", &[("year", &year), ("month", &month)]);
                    Small { title, choice: base.clone(), composer: Composer::default(), then, day: Some(day) }
                })
                .collect(),
        };
        self.maps = maps;
        self.enlarged = self.enlarged.filter(|nth| *nth < self.maps.len());
        self.made_for = Some(made_for);
        self.classed = false;
    }

    /// Gathers the records of one month at a time, then the classes of all; says whether all is there.
    fn gather(&mut self, file: &OpenFile) -> bool {
        let today = file.findings.today;
        let lacking = |map: &&mut Small| map.then.is_none() && map.day.is_some_and(|day| day < today);
        if let Some(map) = self.maps.iter_mut().find(lacking) {
            let day = map.day.unwrap_or(today);
            let world = world_as_of(file.session.present(), day);
            map.then = Some(Then { findings: Findings::of(&world, day), world });
            return false;
        }
        if !self.classed {
            let shared = crate::map::shared_classes(self.maps.iter().map(|map| (map.county(file), &map.choice)));
            self.maps.iter_mut().for_each(|map| map.choice.shared.clone_from(&shared));
            self.classed = true;
        }
        true
    }

    /// One small map; gives its scene.
    #[allow(clippy::too_many_arguments, reason = "what is drawn, where, and what the pointer does there")]
    fn map_ui(
        &mut self,
        ui: &Ui,
        file: &OpenFile,
        sight: Sight<'_>,
        screen: &mut Screen,
        (slot, nth, cell): (usize, usize, Rect),
        hovered: &mut Option<crate::model::Id<crate::model::Village>>,
        intents: &mut Intents,
    ) -> Scene {
        let colors = look::palette(ui);
        let body = Rect::from_min_max(pos2(cell.left(), cell.top() + TITLE), cell.max);
        let view = self.view(file, body, ui.ctx().pixels_per_point());
        let map = &mut self.maps[nth];
        map.choice.selected.clone_from(&sight.choice.selected);
        map.choice.hovered = sight.choice.hovered;
        let county = match &map.then {
            Some(Then { world, findings }) => County { world, findings, geography: &file.geography },
            None => file.county(),
        };
        let scene = map.composer.compose_bare(county, file.session.revision(), &view, &map.choice);
        screen.paint_in(slot, &ui.painter_at(body), body.min, 1.0, &scene);
        let response = ui.interact(cell, Id::unique(("small-map", nth)), Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &map.title));
        let edge = if response.has_focus() || response.hovered() { colors.accent } else { colors.line };
        ui.painter().rect_stroke(cell, 2, Stroke::new(1.0, edge), StrokeKind::Inside);
        ui.painter().text(
            pos2(cell.left() + 8.0, cell.top() + TITLE / 2.0 + 1.0),
            Align2::LEFT_CENTER,
            &map.title,
            look::bold(look::BODY),
            colors.text,
        );
        let pointer = response.hover_pos().filter(|at| body.contains(*at));
        let under = pointer.and_then(|at| pick(&scene.areas, (at - body.min).into()));
        if let (Some(village), false) = (under, response.dragged()) {
            *hovered = Some(village);
            map_boxes::tip_ui(ui, &response, sight, &scene, village);
        }
        if response.clicked() {
            let extend = ui.input(|input| input.modifiers.command || input.modifiers.shift);
            match under {
                Some(village) if extend => intents.push(Intent::ToggleVillage(village)),
                _ => self.enlarged = if self.enlarged.is_some() { None } else { Some(nth) },
            }
        }
        self.move_all(ui, &response, body, &view, file);
        scene
    }

    /// Dragging and the wheel move all maps.
    fn move_all(&mut self, ui: &Ui, response: &egui::Response, body: Rect, view: &View, file: &OpenFile) {
        let (mut center, mut nearer) = self.looks_at.unwrap_or((middle(file), 1.0));
        let drag = response.drag_delta();
        center[0] -= f64::from(drag.x) * view.metres_per_unit;
        center[1] += f64::from(drag.y) * view.metres_per_unit;
        let wheel = ui.input(|input| input.smooth_scroll_delta().y);
        if let Some(at) = response.hover_pos().filter(|_| wheel != 0.0) {
            let factor = (f64::from(wheel) * 0.004).exp();
            let next = (nearer * factor).clamp(0.5, 60.0);
            let [x, y] = view.world_from_page((at - body.min).into());
            let keep = nearer / next;
            center = [x + (center[0] - x) * keep, y + (center[1] - y) * keep];
            nearer = next;
        }
        self.looks_at = Some((center, nearer));
    }

    fn view(&self, file: &OpenFile, body: Rect, pixels_per_unit: f32) -> View {
        let frame = Frame::new([0.0, 0.0], [body.width().max(16.0), body.height().max(16.0)]);
        let fit = View::fit(frame, file.geography.bounds, 6.0, pixels_per_unit);
        match self.looks_at {
            Some((center, nearer)) => View { center, metres_per_unit: fit.metres_per_unit / nearer, ..fit },
            None => fit,
        }
    }

    /// The legend that all maps have in common, on one line; with the way back from a single map.
    fn head_ui(&mut self, ui: &Ui, room: Rect, scene: &Scene, sight: Sight<'_>) {
        let colors = look::palette(ui);
        let line = Rect::from_min_size(room.min, vec2(room.width(), HEAD));
        ui.painter().rect_filled(line, 0, colors.panel);
        let mut x = line.left() + 12.0;
        if self.enlarged.is_some() {
            x = self.back_ui(ui, pos2(x, line.center().y), sight);
        }
        let title = super::rows::line_of(ui, &scene.legend.title, look::bold(look::BODY), colors.text, 320.0);
        ui.painter().galley(pos2(x, line.center().y - title.size().y / 2.0), title.clone(), colors.text);
        x += title.size().x + 18.0;
        for LegendRow { symbol, label, .. } in &scene.legend.rows {
            let LegendSymbol::Fill(fill) = symbol else { continue };
            let box_of = Rect::from_center_size(pos2(x + 9.0, line.center().y), vec2(18.0, 12.0));
            ui.painter().rect(box_of, 1, ink(*fill), Stroke::new(1.0, colors.edge), StrokeKind::Inside);
            let text = super::rows::line_of(ui, label, look::regular(look::SMALL), colors.secondary, 110.0);
            ui.painter().galley(pos2(x + 23.0, line.center().y - text.size().y / 2.0), text.clone(), colors.secondary);
            x += 23.0 + text.size().x + 12.0;
        }
    }

    /// Draws the way back to all maps; gives where it ends.
    fn back_ui(&mut self, ui: &Ui, at: Pos2, sight: Sight<'_>) -> f32 {
        let colors = look::palette(ui);
        let text = sight.language.say("ui.multiples.back");
        let galley = super::rows::line_of(ui, &text, look::regular(look::BODY), colors.accent, 160.0);
        let rect = Rect::from_min_size(pos2(at.x, at.y - galley.size().y / 2.0), galley.size()).expand2(vec2(4.0, 4.0));
        let response = ui.interact(rect, Id::unique("multiples-back"), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, text.as_ref()));
        ui.painter().galley(rect.min + vec2(4.0, 4.0), galley, colors.accent);
        if response.clicked() {
            self.enlarged = None;
        }
        rect.right() + 14.0
    }
}

/// The middle of the county on the plane.
fn middle(file: &OpenFile) -> [f64; 2] {
    let [low, high] = file.geography.bounds;
    [(low[0] + high[0]) / 2.0, (low[1] + high[1]) / 2.0]
}

/// How many times wider than high the county is.
fn aspect(file: &OpenFile) -> f32 {
    let [low, high] = file.geography.bounds;
    ((high[0] - low[0]) / (high[1] - low[1]).max(1.0)).clamp(0.2, 5.0) as f32
}

/// Cells for so many maps, in as many columns as make the maps largest.
fn cells(room: Rect, count: usize, aspect: f32) -> Vec<Rect> {
    let size = |columns: usize| {
        let rows = count.div_ceil(columns);
        let width = (room.width() - GAP * (columns - 1) as f32) / columns as f32;
        let height = (room.height() - GAP * (rows - 1) as f32) / rows as f32;
        [width, height]
    };
    let scale = |columns: &usize| {
        let [width, height] = size(*columns);
        (width / aspect).min((height - TITLE).max(1.0))
    };
    let best = (1..=count).max_by(|one, other| scale(one).total_cmp(&scale(other))).unwrap_or(1);
    let [width, height] = size(best);
    let place = |nth: usize| {
        let (column, row) = ((nth % best) as f32, (nth / best) as f32);
        let corner = room.min + vec2(column * (width + GAP), row * (height + GAP));
        Rect::from_min_size(corner, vec2(width, height))
    };
    (0..count).map(place).collect()
}

/// A map for each category that is in use.
fn categories(sight: Sight<'_>, base: &Choice) -> Vec<Small> {
    if !base.measure.quantity.about().is_of_issues {
        return Vec::new();
    }
    let world = sight.session.world();
    let rows = world.list(CatalogueKind::Category).into_iter().filter(|row| row.active).take(MOST);
    let small = |code: &String| {
        let among = Among { category: Some(code.clone()), topic: None, ..base.measure.among.clone() };
        let choice = Choice { measure: Measure { among, ..base.measure.clone() }, ..base.clone() };
        let title = sight.language.entry(world, CatalogueKind::Category, code).to_owned();
        Small { title, choice, composer: Composer::default(), then: None, day: None }
    };
    rows.map(|row| small(&row.code)).collect()
}

/// The last days of the months before, and today, the latest last.
fn months(today: Date) -> Vec<Date> {
    let mut days = vec![today];
    let mut first = today.first_of_month();
    while days.len() < MOST {
        let last = first.saturating_sub(jiff::Span::new().days(1));
        days.push(last);
        first = last.first_of_month();
    }
    days.reverse();
    days
}

/// The small maps keep nothing of a file that is closed.
impl Multiples {
    /// Begins anew with another file.
    pub fn forget(&mut self) {
        *self = Self { by: self.by, ..Self::default() };
    }

    /// How many maps there are, and which one is enlarged.
    pub fn shown(&self) -> (usize, Option<usize>) {
        (self.maps.len(), self.enlarged)
    }
}

/// The records of months are of no use to others.
impl std::fmt::Debug for Multiples {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Multiples").field("by", &self.by).field("shown", &self.shown()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twelve_months_end_today() {
        let days = months(Date::constant(2026, 3, 15));
        assert_eq!((days.len(), days[11], days[10]), (12, Date::constant(2026, 3, 15), Date::constant(2026, 2, 28)));
        assert_eq!(days[0], Date::constant(2025, 4, 30));
    }

    #[test]
    fn cells_lie_beside_each_other_in_the_room() {
        let room = Rect::from_min_size(pos2(10.0, 20.0), vec2(900.0, 600.0));
        for count in 1..=12 {
            let cells = cells(room, count, 1.2);
            assert_eq!(cells.len(), count);
            for (nth, cell) in cells.iter().enumerate() {
                assert!(room.expand(0.1).contains_rect(*cell));
                assert!(cells[..nth].iter().all(|other| !other.shrink(0.5).intersects(*cell)));
            }
        }
    }
}
