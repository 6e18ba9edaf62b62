//! The composer: makes scenes, and keeps what does not depend on where the map looks, so that panning costs little.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::analysis::measures::FEWEST;
use crate::analysis::{Level, Value};
use crate::geometry::Geography;
use crate::model::{Id, Sentence, Township, Village};

use super::choice::Choice;
use super::classing::{short_number, told_in_public};
use super::county::County;
use super::furniture::block::Block;
use super::furniture::north_arrow::north_arrow;
use super::furniture::scale_bar::scale_bar;
use super::layers::{areas, dots, lettering, ties};
use super::lettering::ground::Lettering;
use super::lettering::names::{Line, Names};
use super::lettering::plan::{self, Memory, Plan};
use super::lettering::region::Region;
use super::rect::Rect;
use super::scene::{AreaStyle, Areas, Legend, Mark, Scene, Weight};
use super::seen::{seen, styles_seen};
use super::spots::{self, Ring};
use super::stock::Stock;
use super::subject::Subject;
use super::theme::Theme;
use super::ties::{self as tied, TieLayer};
use super::view::View;

/// From so many pixels in a unit of the page on it is a picture for a printer: 240 dpi.
const PRINTED: f32 = 2.5;

/// Composes scenes of one open file. It only ever saves work: a new composer gives the same scene.
#[derive(Debug, Default)]
pub struct Composer {
    pub(super) kept: Kept,
    planned: Option<(Region, Option<f32>, Plan)>,
    memory: Memory,
    covers: Vec<Rect>,
}

/// What follows from the records and the choice alone.
#[derive(Debug, Default)]
pub(super) struct Kept {
    stock: Arc<Stock>,
    /// Whether the rest was made from the stock.
    made: bool,
    /// The choice without what is selected and hovered.
    plain: Choice,
    /// The choice for which `styles` were made.
    styled: Choice,
    base: Vec<AreaStyle>,
    styles: Arc<Vec<AreaStyle>>,
    pub(super) subject: Subject,
    /// The names of townships, with their numbers where those are shown.
    townships: Vec<Line>,
    pub(super) notes: Vec<Sentence>,
    /// Lines to villages: they change at each stroke of a planner, and nothing else depends on them.
    ties: Option<TieLayer>,
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
        let furniture = self.furniture(view, choice);
        self.composed(view, choice, furniture)
    }

    /// Says what lies over the map besides, in units of the page: a name that it would cut is left out.
    pub fn cover(&mut self, boxes: impl IntoIterator<Item = Rect>) {
        self.covers.clear();
        self.covers.extend(boxes);
    }

    /// The same without north arrow and scale bar: for one of many small maps.
    pub fn compose_bare(&mut self, county: County<'_>, revision: u64, view: &View, choice: &Choice) -> Scene {
        self.keep(county, revision, choice);
        self.composed(view, choice, Vec::new())
    }

    fn composed(&mut self, view: &View, choice: &Choice, furniture: Vec<(Block, [f32; 2])>) -> Scene {
        let theme = Theme::of(choice.dark);
        let mut scene = Scene {
            size: view.frame.max,
            paper: theme.ground,
            ground: None,
            areas: self.kept.areas(view, 1.0),
            marks: Vec::new(),
            legend: self.kept.legend(view, 1.0),
            notes: self.kept.notes.clone(),
            values: Arc::clone(&self.kept.subject.values),
        };
        let blocks = furniture.iter().map(|(block, at)| block.rect_at(*at).grown(4.0));
        let taken: Vec<_> = blocks.chain(self.covers.iter().copied()).collect();
        let region = lettering::region_of(view, self.kept.level_of_names(view), 1.0);
        self.add_map_marks(&mut scene, region, &taken);
        scene.marks.extend(furniture.into_iter().flat_map(|(block, at)| block.placed(at)));
        seen(scene, choice.eyes)
    }

    /// A composer for a map beside this one: what does not depend on the theme is shared.
    pub fn beside(&self) -> Self {
        let kept = Kept { stock: Arc::clone(&self.kept.stock), ..Kept::default() };
        Self { kept, ..Self::default() }
    }

    /// The township whose name holds a point of the page, as the map was composed last.
    pub fn township_at(&self, view: &View, at: [f32; 2]) -> Option<Id<Township>> {
        let (region, _, plan) = self.planned.as_ref()?;
        let township = lettering::township_at(plan, region, view, at)?;
        self.kept.stock.geography.townships.get(township as usize).copied()
    }

    /// The areas without a name on the map as it was composed last, ascending; none where no village is named, because
    /// that is so at this scale.
    pub(super) fn unnamed(&self) -> Vec<u32> {
        let Some((region, _, plan)) = &self.planned else { return Vec::new() };
        let named: BTreeSet<u32> = plan.labels.iter().filter_map(|label| label.of.village()).collect();
        if named.is_empty() {
            return Vec::new();
        }
        let bounds = region.plane_box(region.corner_on_plane(), &region.bounds());
        let mut areas = self.kept.stock.geography.areas_in(bounds);
        areas.retain(|area| !named.contains(area));
        areas
    }

    /// What stands on the map of a screen: north arrow and scale bar, where the frame is large enough for them.
    fn furniture(&self, view: &View, choice: &Choice) -> Vec<(Block, [f32; 2])> {
        let (frame, theme, language) = (view.frame, Theme::of(choice.dark), choice.language);
        if frame.width() < 300.0 || frame.height() < 200.0 {
            return Vec::new();
        }
        let [right, top] = [frame.max[0] - 12.0, frame.min[1] + 12.0];
        let arrow = north_arrow(theme, language, 0.9).on_panel(theme, [7.0, 6.0]);
        let bar =
            scale_bar(&self.kept.stock.geography, view, theme, language, 1.0, 110.0, false).on_panel(theme, [9.0, 6.0]);
        let (arrow_at, bar_at) =
            ([right - arrow.size[0], top], [right - bar.size[0], frame.max[1] - 12.0 - bar.size[1]]);
        vec![(arrow, arrow_at), (bar, bar_at)]
    }

    /// Sees to it that what follows from these records and this choice is at hand. Another theme leaves the places of the
    /// names as they are.
    pub(super) fn keep(&mut self, county: County<'_>, revision: u64, choice: &Choice) {
        let mut plain = Choice { selected: BTreeSet::new(), hovered: None, ties: None, ..choice.clone() };
        if plain.published {
            // The size of a circle tells one from two.
            plain.symbols = None;
        }
        if plain.spots.is_some() {
            // What a statistic found is told of villages, and of one measure.
            (plain.level, plain.second) = (Level::Village, None);
        }
        let names = plain.layers.resident_names;
        let same_stock = self.kept.stock.holds_for(county, revision, names);
        if !same_stock || !self.kept.made || self.kept.plain != plain {
            let stock =
                if same_stock { Arc::clone(&self.kept.stock) } else { Arc::new(Stock::of(county, revision, names)) };
            let kept = Kept::of(county, stock, plain);
            let same_names = kept.townships == self.kept.townships && kept.plain.layers == self.kept.plain.layers;
            if !same_stock || !same_names {
                self.planned = None;
                self.memory = Memory::default();
            }
            self.kept = kept;
        }
        self.kept.ties.clone_from(&choice.ties);
        self.kept.mark_chosen(choice);
    }

    /// Adds what lies over the areas. Furniture on the screen covers names; on a sheet names keep clear of it.
    pub(super) fn add_map_marks(&mut self, scene: &mut Scene, region: Region, furniture: &[Rect]) {
        let (kept, view, scale) = (&self.kept, scene.areas.view, region.scale);
        let dot = kept.dot(&view, scale);
        if !self.planned.as_ref().is_some_and(|(planned, radius, _)| *planned == region && *radius == dot) {
            let plan = plan::plan(kept.lettering(), &region, dot.map(|radius| dots::RIMMED * radius), &mut self.memory);
            self.planned = Some((region, dot, plan));
        }
        scene.marks.extend(kept.points(&view, scale));
        scene.marks.extend(kept.symbols(&view, scale));
        let theme = Theme::of(kept.plain.dark);
        if let Some(layer) = &kept.ties {
            scene.marks.extend(ties::marks(layer, &kept.stock.geography, &view, theme, scale, kept.crowd(&view)));
        }
        let rings = kept.rings(&view, scale);
        scene.marks.extend(spots::lines(&rings, &view, theme, scale));
        let (badges, mut taken) = spots::badges(&rings, theme, scale);
        taken.extend(furniture);
        if let Some((region, dot, plan)) = &self.planned {
            scene.marks.extend(lettering::marks(plan, region, &view, kept.inks(), theme, *dot, &taken));
        }
        scene.marks.extend(badges);
    }
}

impl Kept {
    fn of(county: County<'_>, stock: Arc<Stock>, plain: Choice) -> Self {
        let mut subject = Subject::of(county, &stock.roster, stock.units(county, plain.level), &plain);
        subject.narrow(&stock.roster, &plain);
        let mut base = areas::base_styles(&stock.geography, &stock.roster, &subject, &plain);
        styles_seen(&mut base, plain.eyes);
        Self {
            made: true,
            styled: plain.clone(),
            styles: Arc::new(base.clone()),
            notes: notes(county, &stock.names, &subject),
            townships: townships(&stock.names, &subject, &plain),
            base,
            ties: None,
            subject,
            plain,
            stock,
        }
    }

    /// Brings the styles up to what is selected and hovered now; they stay the same in memory while that does.
    fn mark_chosen(&mut self, choice: &Choice) {
        if self.styled.selected == choice.selected && self.styled.hovered == choice.hovered {
            return;
        }
        let mut styles = self.base.clone();
        areas::mark_chosen(&mut styles, &self.stock.geography, choice);
        self.styles = Arc::new(styles);
        self.styled = choice.clone();
    }

    /// The legend with the sizes that circles have in a view.
    pub(super) fn legend(&self, view: &View, scale: f32) -> Legend {
        let theme = Theme::of(self.plain.dark);
        let sizes = self.subject.symbols.legend(theme, scale, self.crowd(view));
        Legend { sizes, ..self.legend_of_any_view() }
    }

    /// The legend without what depends on the view: how large circles are.
    pub(super) fn legend_of_any_view(&self) -> Legend {
        let mut legend = self.subject.legend.clone();
        if let Some(layer) = &self.ties {
            legend.rows.extend(tied::rows(layer, Theme::of(self.plain.dark), self.plain.language));
        }
        legend
    }

    /// The radius of the dots of residents in a view, if they are shown.
    pub(super) fn dot(&self, view: &View, scale: f32) -> Option<f32> {
        dots::resident_radius(scale, self.crowd(view)).filter(|_| self.plain.layers.residents)
    }

    /// The areas.
    pub(super) fn geography(&self) -> &Geography {
        &self.stock.geography
    }

    /// The name of a township by its index.
    pub(super) fn township_name(&self, township: usize) -> &str {
        self.stock.names.townships.get(township).map_or("", |line| &line.text)
    }

    /// What the measure says of each village; of its township, where the theme is one of townships.
    pub(super) fn village_values(&self) -> impl Iterator<Item = (Id<Village>, Value)> {
        self.stock.roster.villages.iter().copied().zip(self.subject.values.iter().copied())
    }

    /// What it says of each township, where the theme is one of townships.
    pub(super) fn township_values(&self) -> impl Iterator<Item = (Id<Township>, Value)> {
        self.stock.geography.townships.iter().copied().zip(self.subject.township_values.iter().copied())
    }

    /// What colours the names of villages.
    pub(super) fn inks(&self) -> lettering::Inks<'_> {
        let covered = !self.subject.symbols.is_empty();
        lettering::Inks { fills: &self.subject.fills, weak: &self.stock.roster.weak, covered }
    }

    /// The level of detail by which names are held against areas: two units to and fro do not matter to them.
    pub(super) fn level_of_names(&self, view: &View) -> usize {
        self.stock.geography.level_for(view.metres_per_unit * 4.0)
    }

    pub(super) fn lettering(&self) -> Lettering<'_> {
        Lettering {
            geography: &self.stock.geography,
            roster: &self.stock.roster,
            names: &self.stock.names,
            townships: &self.townships,
            township_arcs: &self.stock.township_arcs,
            village_ranks: &self.stock.village_ranks,
            township_ranks: &self.stock.township_ranks,
            layers: self.plain.layers,
            crowd_m: self.stock.crowd_m,
        }
    }

    /// Villages that are known by their point only.
    fn points(&self, view: &View, scale: f32) -> impl Iterator<Item = Mark> {
        let theme = Theme::of(self.plain.dark);
        let near = view.frame.grown(8.0 * scale);
        let geography = &self.stock.geography;
        let fills = &self.subject.fills[geography.villages.len()..];
        let points = geography.points.iter().zip(fills);
        points
            .map(|((_, point), fill)| (view.page_from_world(*point), *fill))
            .filter(move |(at, _)| near.holds(*at))
            .map(move |(at, fill)| dots::village_point(theme, at, fill, scale))
    }

    /// Circles by size, whole ones only.
    fn symbols(&self, view: &View, scale: f32) -> Vec<Mark> {
        self.subject.symbols.marks(view, Theme::of(self.plain.dark), scale, self.crowd(view))
    }

    /// The rings of clusters.
    fn rings(&self, view: &View, scale: f32) -> Vec<Ring> {
        let layer = self.plain.spots.as_ref();
        layer.map(|layer| spots::rings(&layer.found, &self.stock.geography, view, scale)).unwrap_or_default()
    }

    /// The areas for a view.
    pub(super) fn areas(&self, view: &View, scale: f32) -> Areas {
        let metres_per_pixel = view.metres_per_unit / f64::from(view.pixels_per_unit);
        // A pixel of a printer is too small to be seen: a line may be off by nearly a whole one.
        let metres_per_pixel = if view.pixels_per_unit >= PRINTED { 1.8 * metres_per_pixel } else { metres_per_pixel };
        Areas {
            geography: Arc::clone(&self.stock.geography),
            level: self.stock.geography.level_for(metres_per_pixel),
            styles: Arc::clone(&self.styles),
            borders: areas::borders(Theme::of(self.plain.dark), scale, self.crowd(view), self.plain.level),
            view: *view,
        }
    }

    /// The typical radius of an area in units of the page.
    pub(super) fn crowd(&self, view: &View) -> f32 {
        (self.stock.crowd_m / view.metres_per_unit) as f32
    }
}

/// The names of townships as the map writes them: with their numbers where the theme is one of townships.
fn townships(names: &Names, subject: &Subject, plain: &Choice) -> Vec<Line> {
    if plain.level != Level::Township || !plain.layers.township_values {
        return names.townships.clone();
    }
    let written = |value: &Value| {
        let few = |value: &f64| subject.counts_in_public && 0.0 < *value && *value < FEWEST;
        value.number().map(|value| if few(&value) { told_in_public() } else { short_number(value) })
    };
    let with = |(line, value): (&Line, &Value)| match written(value) {
        Some(number) => Line::of(format!("{} {number}", line.text), Weight::Bold),
        None => line.clone(),
    };
    names.townships.iter().zip(&subject.township_values).map(with).collect()
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
