//! The composer: makes scenes, and keeps what does not depend on where the map looks, so that panning costs little.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::geometry::Geography;
use crate::model::{Date, Sentence};

use super::choice::Choice;
use super::county::County;
use super::furniture::block::Block;
use super::furniture::north_arrow::north_arrow;
use super::furniture::scale_bar::scale_bar;
use super::layers::{areas, dots, lettering};
use super::lettering::ground::Lettering;
use super::lettering::names::Names;
use super::lettering::plan::{self, Memory, Plan};
use super::lettering::region::Region;
use super::lettering::{ranks, shape};
use super::rect::Rect;
use super::scene::{AreaStyle, Areas, Mark, Scene};
use super::subject::Subject;
use super::theme::Theme;
use super::view::View;

/// Composes scenes of one open file. It only ever saves work: a new composer gives the same scene.
#[derive(Debug, Default)]
pub struct Composer {
    pub(super) kept: Kept,
    planned: Option<(Region, Option<f32>, Plan)>,
    memory: Memory,
}

/// What follows from the records and the choice alone.
#[derive(Debug, Default)]
pub(super) struct Kept {
    revision: Option<u64>,
    today: Date,
    geography: Arc<Geography>,
    /// The choice without what is selected and hovered.
    plain: Choice,
    /// The choice for which `styles` were made.
    styled: Choice,
    base: Vec<AreaStyle>,
    styles: Arc<Vec<AreaStyle>>,
    pub(super) subject: Subject,
    /// The typical radius of an area, metres on the plane.
    pub(super) crowd_m: f64,
    names: Names,
    township_arcs: Vec<Vec<u32>>,
    village_ranks: Vec<u32>,
    township_ranks: Vec<u32>,
    pub(super) notes: Vec<Sentence>,
}

/// Composes the map for a view: the same for every painter. Where many frames are composed, a [`Composer`] does the same
/// with less work.
pub fn compose(county: County<'_>, view: &View, choice: &Choice) -> Scene {
    Composer::default().compose(county, 0, view, choice)
}

impl Composer {
    /// Composes the map for a view. `revision` is the session's number: as long as it, the day, the geography and the
    /// choice are the same, what was kept is used.
    pub fn compose(&mut self, county: County<'_>, revision: u64, view: &View, choice: &Choice) -> Scene {
        self.keep(county, revision, choice);
        let theme = Theme::of(choice.dark);
        let mut scene = Scene {
            size: view.frame.max,
            paper: theme.ground,
            ground: None,
            areas: self.kept.areas(view, 1.0),
            marks: Vec::new(),
            legend: self.kept.subject.legend.clone(),
            notes: self.kept.notes.clone(),
            values: Arc::clone(&self.kept.subject.values),
        };
        let furniture = self.furniture(view, choice);
        let taken: Vec<_> = furniture.iter().map(|(block, at)| block.rect_at(*at).grown(4.0)).collect();
        let region = lettering::region_of(view, self.kept.level_of_names(view), 1.0);
        self.add_map_marks(&mut scene, region, &taken);
        scene.marks.extend(furniture.into_iter().flat_map(|(block, at)| block.placed(at)));
        scene
    }

    /// What stands on the map of a screen: north arrow and scale bar, where the frame is large enough for them.
    fn furniture(&self, view: &View, choice: &Choice) -> Vec<(Block, [f32; 2])> {
        let (frame, theme, language) = (view.frame, Theme::of(choice.dark), choice.language);
        if frame.width() < 300.0 || frame.height() < 200.0 {
            return Vec::new();
        }
        let [right, top] = [frame.max[0] - 12.0, frame.min[1] + 12.0];
        let arrow = north_arrow(theme, language, 0.9).on_panel(theme, [7.0, 6.0]);
        let bar = scale_bar(&self.kept.geography, view, theme, language, 1.0, 110.0, false).on_panel(theme, [9.0, 6.0]);
        let (arrow_at, bar_at) =
            ([right - arrow.size[0], top], [right - bar.size[0], frame.max[1] - 12.0 - bar.size[1]]);
        vec![(arrow, arrow_at), (bar, bar_at)]
    }

    /// Sees to it that what follows from these records and this choice is at hand.
    pub(super) fn keep(&mut self, county: County<'_>, revision: u64, choice: &Choice) {
        let plain = Choice { selected: BTreeSet::new(), hovered: None, ..choice.clone() };
        if !self.kept.holds_for(county, revision, &plain) {
            self.kept = Kept::of(county, revision, plain);
            self.planned = None;
            self.memory = Memory::default();
        }
        self.kept.mark_chosen(choice);
    }

    /// Adds what lies over the areas. Furniture on the screen covers names; on a sheet names keep clear of it.
    pub(super) fn add_map_marks(&mut self, scene: &mut Scene, region: Region, furniture: &[Rect]) {
        let (kept, view, scale) = (&self.kept, scene.areas.view, region.scale);
        let dot = dots::resident_radius(scale, kept.crowd(&view)).filter(|_| kept.plain.layers.residents);
        if !self.planned.as_ref().is_some_and(|(planned, radius, _)| *planned == region && *radius == dot) {
            let plan = plan::plan(kept.lettering(), &region, dot.map(|radius| 1.4 * radius), &mut self.memory);
            self.planned = Some((region, dot, plan));
        }
        scene.marks.extend(kept.points(&view, scale));
        if let Some((region, dot, plan)) = &self.planned {
            let theme = Theme::of(kept.plain.dark);
            scene.marks.extend(lettering::marks(plan, region, &view, &kept.subject, theme, *dot, furniture));
        }
    }
}

impl Kept {
    fn holds_for(&self, county: County<'_>, revision: u64, plain: &Choice) -> bool {
        self.revision == Some(revision)
            && self.today == county.findings.today
            && Arc::ptr_eq(&self.geography, county.geography)
            && self.plain == *plain
    }

    fn of(county: County<'_>, revision: u64, plain: Choice) -> Self {
        let geography = Arc::clone(county.geography);
        let subject = Subject::of(county, &plain);
        let base = areas::base_styles(&geography, &subject, &plain);
        let names = Names::of(county, plain.layers.resident_names);
        Self {
            revision: Some(revision),
            today: county.findings.today,
            styled: plain.clone(),
            styles: Arc::new(base.clone()),
            crowd_m: typical_radius_m(&geography),
            notes: notes(county, &names, &subject),
            township_arcs: shape::township_arcs(&geography),
            village_ranks: ranks::village_ranks(&geography, &subject),
            township_ranks: ranks::township_ranks(&geography),
            names,
            base,
            subject,
            plain,
            geography,
        }
    }

    /// Brings the styles up to what is selected and hovered now; they stay the same in memory while that does.
    fn mark_chosen(&mut self, choice: &Choice) {
        if self.styled.selected == choice.selected && self.styled.hovered == choice.hovered {
            return;
        }
        let mut styles = self.base.clone();
        areas::mark_chosen(&mut styles, &self.geography, choice);
        self.styles = Arc::new(styles);
        self.styled = choice.clone();
    }

    /// The level of detail by which names are held against areas: two units to and fro do not matter to them.
    pub(super) fn level_of_names(&self, view: &View) -> usize {
        self.geography.level_for(view.metres_per_unit * 4.0)
    }

    fn lettering(&self) -> Lettering<'_> {
        Lettering {
            geography: &self.geography,
            subject: &self.subject,
            names: &self.names,
            township_arcs: &self.township_arcs,
            village_ranks: &self.village_ranks,
            township_ranks: &self.township_ranks,
            layers: self.plain.layers,
            crowd_m: self.crowd_m,
        }
    }

    /// Villages that are known by their point only.
    fn points(&self, view: &View, scale: f32) -> impl Iterator<Item = Mark> {
        let theme = Theme::of(self.plain.dark);
        let near = view.frame.grown(8.0 * scale);
        let fills = &self.subject.fills[self.geography.villages.len()..];
        let points = self.geography.points.iter().zip(fills);
        points
            .map(|((_, point), fill)| (view.page_from_world(*point), *fill))
            .filter(move |(at, _)| near.holds(*at))
            .map(move |(at, fill)| dots::village_point(theme, at, fill, scale))
    }

    /// The areas for a view.
    pub(super) fn areas(&self, view: &View, scale: f32) -> Areas {
        let metres_per_pixel = view.metres_per_unit / f64::from(view.pixels_per_unit);
        Areas {
            geography: Arc::clone(&self.geography),
            level: self.geography.level_for(metres_per_pixel),
            styles: Arc::clone(&self.styles),
            borders: areas::borders(Theme::of(self.plain.dark), scale, self.crowd(view)),
            view: *view,
        }
    }

    /// The typical radius of an area in units of the page.
    fn crowd(&self, view: &View) -> f32 {
        (self.crowd_m / view.metres_per_unit) as f32
    }
}

/// The median radius of the circles inside the areas, metres on the plane.
fn typical_radius_m(geography: &Geography) -> f64 {
    let mut radii = geography.anchor_radius_m.clone();
    radii.sort_by(f64::total_cmp);
    radii.get(radii.len() / 2).copied().unwrap_or(1000.0)
}

/// What the user has to be told about the measure, about villages that the map cannot show, and about characters that it
/// cannot write.
fn notes(county: County<'_>, names: &Names, subject: &Subject) -> Vec<Sentence> {
    let mut notes = subject.notes.clone();
    let unplaced = &county.geography.unplaced;
    if !unplaced.is_empty() {
        let rows = unplaced.iter().filter_map(|id| county.world.villages.get(*id));
        let listed = listed(rows.map(|row| row.name.clone()), "、");
        notes.push(Sentence::new("map.note.unplaced").with("count", unplaced.len()).with("names", listed));
    }
    if !names.missing.is_empty() {
        let letters = listed(names.missing.iter().map(|letter| format!("U+{:04X}", u32::from(*letter))), "、");
        notes.push(Sentence::new("map.note.glyphs").with("letters", letters));
    }
    notes
}

/// The first eight of a list.
fn listed(items: impl Iterator<Item = String>, between: &str) -> String {
    let mut items: Vec<_> = items.collect();
    if items.len() > 8 {
        items.truncate(8);
        items.push("…".to_owned());
    }
    items.join(between)
}
