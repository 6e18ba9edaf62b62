//! The map in the middle: the widget moves it, the scene is composed for where it looks, and clicks become intents.

use egui::{DragPanButtons, EventFilter, Key, Modifiers, PointerButton, Pos2, Response, Stroke, Ui, vec2};
use walkers::{Map, MapMemory, Position, lon_lat};

use crate::map::spots::ring_at;
use crate::map::{Composer, County, Legend, Rect, Scene, View, pick};
use crate::model::{Id, Village, Who};
use crate::paint::screen::Screen;

use super::base_tiles::BaseTiles;
use super::intent::{Intent, Intents, Sight, Workspace};
use super::legend_room::{LegendBox, LegendRoom};
use super::map_view::{box_of, ground_metres_per_unit, view_of, zoom_of};
use super::open_file::OpenFile;
use super::planning::{Hand, PlanDeed, STRIP, strip_ui};
use super::posting_mode::PostingMode;
use super::preferences::Preferences;
use super::select::{Lasso, choose, menu_ui, middles, tools_ui};
use super::status_bar::Place;
use super::{legend_box, look, map_boxes};

/// What is to be brought into view.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Wanted {
    County,
    Box([[f64; 2]; 2]),
    Extent([[f64; 2]; 2]),
}

/// Where the map looks, to go back there.
#[derive(Clone, Debug, Default)]
pub struct Looks {
    memory: MapMemory,
    wanted: Option<Wanted>,
    fitted: Option<Fitted>,
}

/// What was brought into view last.
#[derive(Clone, Debug)]
struct Fitted {
    wanted: Wanted,
    /// The sizes of the pane, of its head and of the legend then.
    pane: egui::Vec2,
    head: f32,
    legend: egui::Vec2,
    /// Where the map looked then.
    at: [f64; 3],
}

/// The map pane with where it looks.
pub struct MapPane {
    memory: MapMemory,
    wanted: Option<Wanted>,
    fitted: Option<Fitted>,
    composer: Composer,
    screen: Screen,
    /// What draws the map of an earlier day beside this one.
    then: Composer,
    tiles: BaseTiles,
    place: Place,
    legend_box: LegendBox,
    drag_box: Option<Pos2>,
    /// The legend of the map that was drawn last.
    legend: Legend,
    /// The village on which the menu was opened.
    menu_village: Option<Id<Village>>,
    /// Room at the head that the county leaves free, points.
    pub head: f32,
    /// The lasso.
    pub lasso: Lasso,
    /// As what and from when clicks on the map post a cadre.
    pub posting: PostingMode,
    /// What takes villages for a plan.
    hand: Hand,
}

impl MapPane {
    /// A pane that paints with this render state; without one it paints with plain shapes.
    pub fn new(gpu: Option<&egui_wgpu::RenderState>) -> Self {
        Self {
            memory: MapMemory::default(),
            then: Composer::default(),
            wanted: Some(Wanted::County),
            fitted: None,
            composer: Composer::default(),
            screen: Screen::new(gpu),
            tiles: BaseTiles::default(),
            place: Place::default(),
            legend_box: LegendBox::default(),
            drag_box: None,
            legend: Legend::default(),
            menu_village: None,
            head: 0.0,
            lasso: Lasso::default(),
            posting: PostingMode::default(),
            hand: Hand::default(),
        }
    }

    /// The painter of the map, lent to the preview of a sheet.
    pub fn screen(&mut self) -> &mut Screen {
        &mut self.screen
    }

    /// What the map tells of itself to the status bar.
    pub fn place(&self) -> Place {
        self.place
    }

    /// The legend of the map that was drawn last.
    pub fn legend(&self) -> &Legend {
        &self.legend
    }

    /// Puts the lasso away; says whether it was out.
    pub fn stop_lasso(&mut self) -> bool {
        std::mem::take(&mut self.lasso).on
    }

    /// Brings the county into view in the next frame.
    pub fn show_county(&mut self) {
        self.wanted = Some(Wanted::County);
    }

    /// Brings a box of the plane into view in the next frame, as closely as the pane allows.
    pub fn show_extent(&mut self, bounds: [[f64; 2]; 2]) {
        self.wanted = Some(Wanted::Extent(bounds));
    }

    /// Whether the county was brought into view and nobody has moved the map since.
    pub fn shows_county(&self) -> bool {
        let is_county = |fitted: &Fitted| fitted.wanted == Wanted::County && fitted.at == self.looks_at();
        let fitted = self.fitted.as_ref().is_some_and(is_county);
        self.wanted.map_or(fitted, |wanted| wanted == Wanted::County)
    }

    /// Where the map looks.
    pub fn looks(&self) -> Looks {
        Looks { memory: self.memory.clone(), wanted: self.wanted, fitted: self.fitted.clone() }
    }

    /// Looks there again.
    pub fn look_back(&mut self, looks: Looks) {
        (self.memory, self.wanted, self.fitted) = (looks.memory, looks.wanted, looks.fitted);
    }

    /// Brings villages into view in the next frame; says whether any of them has a place.
    pub fn show_villages(&mut self, file: &OpenFile, villages: impl Iterator<Item = Id<Village>>) -> bool {
        let found = box_of(&file.geography, villages);
        self.wanted = found.map(Wanted::Box).or(self.wanted);
        found.is_some()
    }

    /// Brings a village into view if it is outside of it, without changing the scale.
    pub fn reveal(&mut self, file: &OpenFile, village: Id<Village>, view: Option<View>) {
        let Some([low, high]) = box_of(&file.geography, std::iter::once(village)) else { return };
        let Some(view) = view else { return };
        let middle = [(low[0] + high[0]) / 2.0, (low[1] + high[1]) / 2.0];
        if !view.frame.grown(-32.0).holds(view.page_from_world(middle)) {
            let [lon, lat] = file.geography.lonlat_from_world(middle);
            self.memory.center_at(lon_lat(lon, lat));
        }
    }

    /// Zooms by so many levels about the middle.
    pub fn zoom_by(&mut self, levels: f64) {
        let _ = self.memory.set_zoom((self.memory.zoom() + levels).clamp(1.0, 22.0));
    }

    /// Draws the map over all the room that `ui` has; gives back the view that was drawn.
    pub fn map_ui(
        &mut self,
        ui: &mut Ui,
        file: &OpenFile,
        sight: Sight<'_>,
        preferences: &Preferences,
        intents: &mut Intents,
    ) -> View {
        let size = ui.available_size();
        let plans = sight.planning.filter(|planning| planning.open_plan(sight.session.world()).is_some());
        self.fit(file, size, plans.is_some());
        self.tiles.choose(ui.ctx(), &preferences.base_map, &preferences.tianditu_key);
        let ground = look::palette(ui).ground;
        ui.painter().rect_filled(ui.available_rect_before_wrap(), 0, ground);
        let home = home(file);
        let shift = ui.input(|input| input.modifiers.shift);
        let tool = sight.planning.and_then(|planning| planning.tool_in_hand(sight.session.world()));
        let draws = self.hand.is_down() || tool.is_some_and(|tool| tool.shape.draws());
        let buttons = if shift || draws || self.drag_box.is_some() || self.lasso.is_ready(ui) {
            DragPanButtons::MIDDLE
        } else {
            DragPanButtons::PRIMARY | DragPanButtons::MIDDLE
        };
        let mut map = Map::new(None, &mut self.memory, home)
            .zoom_with_ctrl(false)
            .double_click_to_zoom(false)
            .drag_pan_buttons(buttons);
        for layer in self.tiles.layers() {
            map = map.with_layer(Owned(layer), 1.0);
        }
        let response = map.show(ui, |_, _, _, _| ()).response;
        self.keys(ui, &response);
        let view = self.view(ui, file, response.rect, home);
        let covers = self.covers(response.rect, sight);
        self.composer.cover(covers);
        let mut scene = self.composer.compose(file.county(), file.session.revision(), &view, sight.choice);
        if self.tiles.attribution().is_some() {
            see_through(&mut scene);
        }
        self.screen.paint(&ui.painter_at(response.rect), response.rect.min, 1.0, &scene);
        self.pointer(ui, &response, &scene, file, sight, intents);
        self.over_ui(ui, &response, &scene, sight, intents);
        // The charts, which are drawn before the map, have the colours of the frame before.
        if self.legend != scene.legend {
            self.legend = scene.legend;
            ui.ctx().request_repaint();
        }
        view
    }

    /// Draws the map of an earlier day over all the room that `ui` has: it looks where the other one does, and moves it.
    pub fn then_ui(
        &mut self,
        ui: &mut Ui,
        file: &OpenFile,
        then: County<'_>,
        sight: Sight<'_>,
        preferences: &Preferences,
        intents: &mut Intents,
    ) {
        self.tiles.choose(ui.ctx(), &preferences.base_map, &preferences.tianditu_key);
        ui.painter().rect_filled(ui.available_rect_before_wrap(), 0, look::palette(ui).ground);
        let home = home(file);
        let before = self.looks_at();
        let mut map = Map::new(None, &mut self.memory, home)
            .zoom_with_ctrl(false)
            .double_click_to_zoom(false)
            .drag_pan_buttons(DragPanButtons::PRIMARY | DragPanButtons::MIDDLE);
        for layer in self.tiles.layers() {
            map = map.with_layer(Owned(layer), 1.0);
        }
        let response = map.show(ui, |_, _, _, _| ()).response;
        self.keys(ui, &response);
        // The other map was drawn before this one moved both.
        if self.looks_at() != before {
            ui.ctx().request_repaint();
        }
        let view = self.view(ui, file, response.rect, home);
        let mut scene = self.then.compose(then, file.session.edition(), &view, sight.choice);
        if self.tiles.attribution().is_some() {
            see_through(&mut scene);
        }
        self.screen.paint_in(1, &ui.painter_at(response.rect), response.rect.min, 1.0, &scene);
        let Some(pointer) = response.hover_pos() else { return };
        let under = pick(&scene.areas, (pointer - response.rect.min).into());
        // The other map has said that nothing is under the pointer.
        intents.push(Intent::Hover(under));
        if response.clicked() {
            let extend = ui.input(|input| input.modifiers.command || input.modifiers.shift);
            intents.extend(match under {
                Some(village) if extend => Some(Intent::ToggleVillage(village)),
                Some(village) => Some(Intent::SelectVillages(vec![village])),
                None => (!extend).then_some(Intent::ClearSelection),
            });
        }
        if let (Some(village), false) = (under, response.dragged()) {
            map_boxes::tip_ui(ui, &response, sight, &scene, village);
        }
    }

    /// Carries out what is wanted, now that the size of the pane is known. Over a plan that is worked on lie the tools.
    fn fit(&mut self, file: &OpenFile, size: egui::Vec2, with_tools: bool) {
        let head = self.head.max(if with_tools { STRIP + 18.0 } else { 0.0 });
        self.fit_again(size, head, with_tools);
        let Some(wanted) = self.wanted.take() else { return };
        let (bounds, margin, nearest) = match wanted {
            Wanted::County => (file.geography.bounds, 28.0, 0.0),
            // A single village is not blown up beyond what shows its neighbours.
            Wanted::Box(bounds) => (bounds, 96.0, 4.0),
            Wanted::Extent(bounds) => (bounds, 0.0, 0.0),
        };
        let in_room = |room: LegendRoom| {
            let (width, height) = ((size.x - room.left).max(64.0), (size.y - room.below - head).max(64.0));
            View::fit(Rect::new([0.0, 0.0], [width, height]), bounds, margin, 1.0)
        };
        let seen_in = |room: LegendRoom| {
            let view = in_room(room);
            let metres = view.metres_per_unit.max(nearest);
            let [left, below] = [room.left, room.below - head].map(|room| f64::from(room) / 2.0 * metres);
            (metres, [view.center[0] - left, view.center[1] - below])
        };
        let covers = |room: LegendRoom, [low, high]: [egui::Vec2; 2]| {
            let (metres, middle) = seen_in(room);
            let on_plane = |at: egui::Vec2| {
                [
                    middle[0] + f64::from(at.x - size.x / 2.0) * metres,
                    middle[1] + f64::from(size.y / 2.0 - at.y) * metres,
                ]
            };
            let ([west, north], [east, south]) = (on_plane(low), on_plane(high));
            !file.geography.areas_in([[west, south], [east, north]]).is_empty()
        };
        let room = match wanted {
            Wanted::County => self.legend_box.room(size, |room| in_room(room).metres_per_unit, covers),
            _ => LegendRoom::default(),
        };
        let (metres, middle) = seen_in(room);
        let [lon, lat] = file.geography.lonlat_from_world(middle);
        self.memory.center_at(lon_lat(lon, lat));
        let _ = self.memory.set_zoom(zoom_of(metres));
        self.fitted = Some(Fitted { wanted, pane: size, head, legend: self.legend_box.size, at: self.looks_at() });
    }

    /// Where the map looks: longitude, latitude, zoom.
    fn looks_at(&self) -> [f64; 3] {
        let middle = self.memory.detached().unwrap_or(lon_lat(0.0, 0.0));
        [middle.x(), middle.y(), self.memory.zoom()]
    }

    /// When the pane has another size, or the legend has outgrown its room, and nobody has moved the map since, what was
    /// in view is brought into view again. With tools in hand the map stays as it is under them while the legend grows.
    fn fit_again(&mut self, size: egui::Vec2, head: f32, with_tools: bool) {
        if let Some(Fitted { wanted, pane, head: head_then, legend, at }) = &self.fitted
            && self.wanted.is_none()
            && (*pane != size
                || *head_then != head
                || (*wanted == Wanted::County && !with_tools && self.legend_box.outgrows(*legend)))
            && *at == self.looks_at()
        {
            self.wanted = Some(*wanted);
        }
    }

    fn view(&mut self, ui: &Ui, file: &OpenFile, rect: egui::Rect, home: Position) -> View {
        let middle = self.memory.detached().unwrap_or(home);
        let size = [rect.width(), rect.height()];
        let view =
            view_of(&file.geography, size, [middle.x(), middle.y()], self.memory.zoom(), ui.ctx().pixels_per_point());
        let ground = ground_metres_per_unit(&file.geography, &view);
        // The bar at the foot, which is drawn before the map, says the scale of the frame before.
        if self.place.ground_metres_per_unit != ground {
            ui.ctx().request_repaint();
        }
        self.place.ground_metres_per_unit = ground;
        view
    }

    /// The keys of the map while it has the keyboard.
    fn keys(&mut self, ui: &Ui, response: &Response) {
        if response.clicked() || response.drag_started() {
            response.request_focus();
        }
        if !response.has_focus() {
            return;
        }
        let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        let step =
            |key, x: f32, y: f32| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)).then_some(vec2(x, y));
        let moved = [
            step(Key::ArrowLeft, -1.0, 0.0),
            step(Key::ArrowRight, 1.0, 0.0),
            step(Key::ArrowUp, 0.0, -1.0),
            step(Key::ArrowDown, 0.0, 1.0),
        ];
        let by: egui::Vec2 = moved.into_iter().flatten().fold(egui::Vec2::ZERO, |sum, step| sum + step);
        if by != egui::Vec2::ZERO {
            let projector =
                walkers::Projector::new(response.rect, &walkers::MercatorProjection, &self.memory, lon_lat(0.0, 0.0));
            let target = response.rect.center().to_vec2() + by * 0.2 * response.rect.size();
            self.memory.center_at(projector.unproject(target));
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::Plus) || pressed(Key::Equals) {
            self.zoom_by(0.5);
        }
        if pressed(Key::Minus) {
            self.zoom_by(-0.5);
        }
    }

    /// What the pointer does over the map.
    fn pointer(
        &mut self,
        ui: &Ui,
        response: &Response,
        scene: &Scene,
        file: &OpenFile,
        sight: Sight<'_>,
        intents: &mut Intents,
    ) {
        let pointer = response.hover_pos();
        let page = |at: Pos2| (at - response.rect.min).into();
        let was_here = self.place.lonlat.is_some();
        let under = pointer.and_then(|at| pick(&scene.areas, page(at)));
        self.place.lonlat = pointer.map(|at| {
            let world = scene.areas.view.world_from_page(page(at));
            file.geography.lonlat_from_world(world)
        });
        // What another part of the window says to be under the pointer holds while it is not over the map.
        if under != sight.choice.hovered && (pointer.is_some() || was_here) {
            intents.push(Intent::Hover(under));
        }
        if self.plan(ui, response, scene, sight, intents) {
            return;
        }
        self.drag_box(ui, response, scene, sight, intents);
        self.lasso.lasso_ui(ui, response, &scene.areas.view, sight, intents);
        if response.secondary_clicked() {
            self.menu_village = under;
        }
        if sight.posting_cadre.is_none() && !sight.presenting {
            menu_ui(response, sight, self.menu_village, intents);
        }
        // A ring or its number stands for the villages of its cluster, the name of a township for all of its villages.
        let extend = ui.input(|input| input.modifiers.command || input.modifiers.shift);
        let free = pointer.filter(|_| sight.posting_cadre.is_none());
        let ring = sight.choice.spots.as_ref().zip(free).and_then(|(layer, at)| {
            let nth = ring_at(&layer.found, &file.geography, &scene.areas.view, page(at))?;
            layer.found.clusters.get(nth)
        });
        let named = free.filter(|_| !extend && ring.is_none());
        let named = named.and_then(|at| self.composer.township_at(&scene.areas.view, page(at)));
        if named.is_some() || ring.is_some() {
            ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
        }
        if let (Some(found), true) = (ring, response.clicked()) {
            let villages = found.cluster.villages.clone();
            intents.push(if extend { Intent::AddVillages(villages) } else { Intent::SelectVillages(villages) });
        } else if let (Some(township), true) = (named, response.clicked()) {
            let villages = file.session.world().villages.iter().filter(|row| row.township == township);
            intents.push(Intent::SelectVillages(villages.map(|row| row.id).collect()));
        } else if response.clicked() {
            match (under, sight.posting_cadre) {
                (Some(village), Some(_)) => intents.push(Intent::PostHere(village)),
                (Some(village), None) if extend => intents.push(Intent::ToggleVillage(village)),
                (Some(village), None) => intents.push(Intent::SelectVillages(vec![village])),
                (None, None) if !extend => intents.push(Intent::ClearSelection),
                (None, _) => {}
            }
        }
        if response.double_clicked() && under.is_some() && sight.posting_cadre.is_none() {
            intents.push(Intent::ZoomToSelection);
        }
        if let (Some(village), false) = (under, response.dragged() || response.context_menu_opened()) {
            map_boxes::tip_ui(ui, response, sight, scene, village);
        }
    }

    /// What the tools of the desk do over the map; says whether one is in hand, which then has the clicks. With Ctrl or
    /// Shift held the map selects as everywhere.
    fn plan(&mut self, ui: &Ui, response: &Response, scene: &Scene, sight: Sight<'_>, intents: &mut Intents) -> bool {
        let Some(planning) = sight.planning else { return false };
        let world = sight.session.world();
        let at = |at: Pos2| pick(&scene.areas, (at - response.rect.min).into());
        if let Some(who) = response.dnd_hover_payload::<Who>() {
            let under = ui.input(|input| input.pointer.latest_pos()).and_then(at);
            if under != sight.choice.hovered {
                intents.push(Intent::Hover(under));
            }
            if let (Some(village), true) = (under, response.dnd_release_payload::<Who>().is_some()) {
                intents.push(Intent::Plan(PlanDeed::Dropped(*who, village)));
            }
            return true;
        }
        let Some(tool) = planning.tool_in_hand(world) else { return false };
        let held = ui.input(|input| input.modifiers);
        if (held.command || held.shift || held.alt) && !self.hand.is_down() {
            return false;
        }
        if response.hovered() {
            ui.ctx().set_cursor_icon(egui::CursorIcon::Crosshair);
        }
        let taken = self.hand.follow_ui(ui, response, scene, (world, sight.geography), tool);
        intents.extend(taken.map(|villages| Intent::Plan(PlanDeed::Stroke(villages))));
        let under = response.hover_pos().and_then(at);
        if let (Some(village), false) = (under, response.dragged()) {
            map_boxes::tip_ui(ui, response, sight, scene, village);
        }
        true
    }

    /// The box that is drawn with Shift held: it selects the villages whose middle it holds.
    fn drag_box(&mut self, ui: &Ui, response: &Response, scene: &Scene, sight: Sight<'_>, intents: &mut Intents) {
        if response.drag_started_by(PointerButton::Primary) && ui.input(|input| input.modifiers.shift) {
            self.drag_box = ui.input(|input| input.pointer.press_origin());
        }
        let (Some(from), Some(to)) = (self.drag_box, ui.input(|input| input.pointer.latest_pos())) else { return };
        let rect = egui::Rect::from_two_pos(from, to).intersect(response.rect);
        let colors = look::palette(ui);
        ui.painter().rect(
            rect,
            0,
            colors.accent.gamma_multiply(0.12),
            Stroke::new(1.0, colors.accent),
            egui::StrokeKind::Inside,
        );
        if response.drag_stopped() {
            self.drag_box = None;
            let inside = |middle: [f64; 2]| {
                let [x, y] = scene.areas.view.page_from_world(middle);
                rect.contains(response.rect.min + vec2(x, y))
            };
            let inside = middles(sight.geography).filter(|(_, middle)| inside(*middle));
            intents.extend(choose(ui, sight, inside.map(|(village, _)| village).collect()));
        }
    }

    /// Where the legend and the buttons lie on the page of a map.
    fn covers(&self, map: egui::Rect, sight: Sight<'_>) -> Vec<Rect> {
        let buttons = (!sight.presenting).then(|| map_boxes::column(map));
        let boxes = buttons.into_iter().chain([self.legend_box.rect(map)]);
        let on_page = |at: Pos2| [at.x - map.left(), at.y - map.top()];
        boxes.map(|rect| Rect::new(on_page(rect.min), on_page(rect.max))).collect()
    }

    /// What lies over the map: legend, buttons, scale bar, north arrow, whom to thank.
    fn over_ui(&mut self, ui: &mut Ui, response: &Response, scene: &Scene, sight: Sight<'_>, intents: &mut Intents) {
        let rect = response.rect;
        if !sight.presenting {
            map_boxes::buttons_ui(ui, rect, sight, intents);
            tools_ui(ui, rect, sight.language, self.lasso.on, intents);
        }
        legend_box::legend_ui(ui, rect, scene, sight, &mut self.legend_box, intents);
        self.posting.bar_ui(ui, rect, sight, intents);
        let plans = sight.planning.filter(|planning| planning.open_plan(sight.session.world()).is_some());
        if let Some(planning) = plans {
            strip_ui(ui, rect, planning, sight, intents);
        }
        let below = match sight.workspace {
            Workspace::Overview if !sight.presenting => 38.0,
            _ if plans.is_some() => STRIP + 14.0,
            _ => 0.0,
        };
        let free = egui::Rect::from_min_max(rect.min + vec2(0.0, below), rect.max);
        map_boxes::notes_ui(ui, free, scene, sight.language);
        if let Some(thanks) = self.tiles.attribution() {
            map_boxes::thanks_ui(ui, rect, thanks.text, thanks.url);
        }
    }
}

/// Over tiles the fills let them shine through.
fn see_through(scene: &mut Scene) {
    let styles = scene.areas.styles.iter().map(|style| crate::map::AreaStyle { fill: style.fill.alpha(175), ..*style });
    scene.areas.styles = std::sync::Arc::new(styles.collect());
}

/// The middle of the county.
fn home(file: &OpenFile) -> Position {
    let [low, high] = file.geography.bounds;
    let [lon, lat] = file.geography.lonlat_from_world([(low[0] + high[0]) / 2.0, (low[1] + high[1]) / 2.0]);
    lon_lat(lon, lat)
}

/// A layer of tiles that the map keeps for one frame.
struct Owned<'a>(super::base_tiles::Layer<'a>);

impl walkers::Layer for Owned<'_> {
    fn draw(&mut self, canvas: &mut walkers::Canvas, projector: &walkers::Projector<'_>) {
        let mut tiles: &mut super::base_tiles::Layer<'_> = &mut self.0;
        walkers::Layer::draw(&mut tiles, canvas, projector);
    }
}
