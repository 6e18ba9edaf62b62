//! A sheet: the map fitted to what it is about, with everything that stands around it, placed by itself or where the
//! layout says.

mod desk;
mod figures;
mod focus;
mod laid;
mod placed;
mod shelves;
mod surround;
mod words;

use std::sync::Arc;

use super::choice::{Choice, Layers};
use super::composer::Composer;
use super::county::County;
use super::enlarged::Free;
use super::furniture::arrangement::is_clear;
use super::furniture::block::{Block, Hand};
use super::furniture::grid::grid;
use super::furniture::key::key;
use super::layers::lettering::region_of_sheet;
use super::layout::{Ink, Part, Sheet};
use super::palettes::{Eyes, Palette, PaletteKind};
use super::rect::Rect;
use super::scene::{Align, Legend, Mark, Scene};
use super::seen::seen;
use super::view::View;
use crate::model::Sentence;

pub use words::title_of_sheet;

use desk::Desk;
use figures::Figures;
use focus::{Target, focus_of};
use laid::Laid;

/// A sheet with where its parts stand.
#[derive(Clone, Debug)]
pub struct Page {
    /// The scene.
    pub scene: Scene,
    /// The parts that are on it, each with what it takes, units of the page, in the order in which they lie over each
    /// other.
    pub parts: Vec<(Part, Rect)>,
    /// The room within the margins, from which the places of parts are counted.
    pub room: Rect,
}

/// Composes a sheet: the map with title, legend, scale bar, north arrow, foot, and what else its layout asks for.
pub fn compose_sheet(county: County<'_>, sheet: &Sheet, choice: &Choice) -> Scene {
    Composer::default().compose_sheet(county, 0, sheet, choice)
}

/// What is chosen as a sheet prints it: names of people only where the sheet asks for them, greys where there is black
/// alone, and what the page is about apart from the rest.
fn choice_of(county: County<'_>, sheet: &Sheet, choice: &Choice) -> Choice {
    let layers = Layers { resident_names: sheet.names_of_people, ..choice.layers };
    let mut printed = Choice { layers, focus: focus_of(county, sheet, choice), ..choice.clone() };
    if sheet.layout.ink == Ink::Grey {
        printed.eyes = Eyes::Achromat;
        printed.dark = false;
        if printed.palette.kind() != PaletteKind::Diverging {
            printed.palette = Palette::Greys;
        }
    }
    printed
}

impl Composer {
    /// Composes a sheet of paper.
    pub fn compose_sheet(&mut self, county: County<'_>, revision: u64, sheet: &Sheet, choice: &Choice) -> Scene {
        self.compose_page(county, revision, sheet, choice).scene
    }

    /// Composes a sheet of paper, and tells where its parts stand.
    pub fn compose_page(&mut self, county: County<'_>, revision: u64, sheet: &Sheet, choice: &Choice) -> Page {
        let choice = &choice_of(county, sheet, choice);
        self.keep(county, revision, choice);
        let desk = Desk::of(county, sheet, choice);
        let target = Target::of(&desk);
        let mut laid = Laid::default();
        let room = surround::surround(&desk, &mut laid);
        let figures = Figures::of(&desk, &self.kept);
        let letters = desk.scale.max(0.8);
        let empty = county.geography.villages.is_empty() && county.geography.points.is_empty();
        let keys_of = |legend: &Legend, scale: f32| {
            [1, 2, 3, 4].map(|columns| key(legend, desk.theme, choice.language, scale, columns))
        };
        let arranged = |legend: &Legend| {
            let keys = |scale: f32| keys_of(legend, scale).into();
            shelves::arrange(&desk, &target, room, &figures, keys)
        };
        let mut shelves = arranged(&self.kept.legend_of_any_view());
        let mut legend = self.kept.legend(&shelves.view, letters);
        // How large circles are follows from how large the map is, and the map from the room that their legend takes.
        if legend.sizes.is_some() {
            shelves = arranged(&legend);
            legend = self.kept.legend(&shelves.view, letters);
        }
        let mut view = shelves.view;
        if let Some(place) = sheet.layout.place(Part::Map) {
            view = target.view(place.rect(desk.room, desk.page, [room.width(), room.height()]), 0.0);
        }
        if let Some((at, columns, scale)) = shelves.key.filter(|_| !county.world.villages.is_empty()) {
            laid.add(Part::Legend, key(&legend, desk.theme, choice.language, scale, columns), at);
        }
        laid.extend(shelves.blocks);
        if empty {
            let (block, at) = nothing(&desk, room);
            laid.add(Part::Map, block, at);
        } else {
            placed::placed(&desk, &target, &view, &figures, &legend, &mut laid);
            place_scale_bar(&desk, &view, room, &mut laid);
        }
        let mut notes = self.kept.notes.clone();
        notes.extend(target.notes(&desk, &view));
        notes.extend(
            shelves
                .left_out
                .iter()
                .map(|part| Sentence::new("layout.note.no_room").with("part", format!("@{}", part.name_key()))),
        );
        let mut scene = Scene {
            size: desk.page,
            paper: desk.theme.paper,
            ground: None,
            areas: self.kept.areas(&view, letters),
            marks: Vec::new(),
            legend,
            notes,
            values: Arc::clone(&self.kept.subject.values),
        };
        let rects: Vec<Rect> = laid.rects().collect();
        let near = rects.iter().filter(|rect| rect.overlaps(&view.frame)).map(|rect| rect.grown(4.0 * desk.scale));
        let mut near: Vec<Rect> = near.collect();
        let lines = (sheet.layout.shows(Part::Grid) && !empty)
            .then(|| grid(county.geography, &view, desk.theme, desk.scale.max(0.8), &near));
        if let Some(lines) = &lines {
            scene.marks.extend(lines.lines.iter().cloned());
            near.extend(&lines.taken);
        }
        let region = region_of_sheet(&view, self.kept.level_of_names(&view), letters, &near);
        let under = scene.marks.len();
        self.add_map_marks(&mut scene, region, &[]);
        if sheet.layout.place(Part::Map).is_none() && choice.focus.is_empty() {
            self.add_enlarged(&mut scene, under, choice, letters, Free { room, taken: &rects });
        }
        let labels = lines.as_ref().map(|lines| lines.labels_beside_dots(&scene.marks)).unwrap_or_default();
        if lines.is_some() || target.is_cut(&desk, &view) {
            scene.marks.push(neat_line(&desk, view.frame));
        }
        scene.marks.extend(labels);
        let mut parts = if empty { Vec::new() } else { vec![(Part::Map, view.frame)] };
        parts.extend(laid.parts());
        scene.marks.extend(laid.into_marks());
        Page { scene: seen(scene, choice.eyes), parts, room: desk.room }
    }
}

/// The line around a map that its frame cuts.
fn neat_line(desk: &Desk<'_>, frame: Rect) -> Mark {
    let (a, b) = (frame.min, frame.max);
    let points = vec![a, [b[0], a[1]], b, [a[0], b[1]], a];
    Mark::Line { points, stroke: (desk.theme.county, 1.2 * desk.scale) }
}

/// Puts the scale bar where no area and nothing else is: lower right, lower left, or under the legend; where areas fill
/// the frame of the map, on a ground of its own in one of its corners.
fn place_scale_bar(desk: &Desk<'_>, view: &View, room: Rect, laid: &mut Laid) {
    if !desk.layout().flows(Part::ScaleBar) {
        return;
    }
    let bar = placed::bar(desk, view, desk.scale.max(0.6), (210.0 * desk.scale.max(0.6)).min(room.width() * 0.3));
    let [width, height] = bar.size;
    let bottom = room.max[1] - height;
    let middle = room.center()[0] - width / 2.0;
    let places = [[room.max[0] - width, bottom], [room.min[0], bottom], [middle, bottom]];
    let scale = desk.scale.max(0.6);
    let open = |laid: &Laid, rect: Rect| laid.rects().all(|other| !other.overlaps(&rect));
    let free = |at: &[f32; 2]| {
        let rect = bar.rect_at(*at).grown(4.0 * scale);
        open(laid, rect) && is_clear(desk.county.geography, view, &rect)
    };
    if let Some(at) = places.into_iter().find(free) {
        laid.add(Part::ScaleBar, bar, at);
        return;
    }
    let frame = view.frame.grown(-8.0 * scale);
    let bar = bar.on_panel(desk.theme, [9.0 * scale, 6.0 * scale]);
    if bar.size[0] > 0.5 * frame.width() || bar.size[1] > 0.25 * frame.height() {
        return;
    }
    let [right, bottom] = [frame.max[0] - bar.size[0], frame.max[1] - bar.size[1]];
    let corners = [[right, bottom], [frame.min[0], bottom], [right, frame.min[1]], frame.min];
    if let Some(at) = corners.into_iter().find(|at| open(laid, bar.rect_at(*at).grown(4.0 * scale))) {
        laid.add(Part::ScaleBar, bar, at);
    }
}

/// What stands in the middle of a sheet that has no village.
fn nothing(desk: &Desk<'_>, room: Rect) -> (Block, [f32; 2]) {
    let text = desk.choice.language.say("map.no_villages");
    let plain = Hand::plain((18.0 * desk.scale).max(11.0), desk.theme.secondary);
    let text = plain.shortened(&text, room.width());
    let size = [plain.length(&text), plain.size];
    let mark = plain.text(text, [0.0, 0.0], Align::Start);
    let [x, y] = room.center();
    (Block { size, marks: vec![mark] }, [x - size[0] / 2.0, y - size[1] / 2.0])
}
