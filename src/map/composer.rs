//! The composer: makes scenes, and keeps what does not depend on where the map looks, so that panning costs little.

use std::sync::Arc;

use crate::geometry::Geography;
use crate::model::{Date, Sentence};

use super::choice::Choice;
use super::county::County;
use super::layers::{areas, dots};
use super::scene::{AreaStyle, Areas, Mark, Scene};
use super::subject::Subject;
use super::theme::Theme;
use super::view::View;

/// Composes scenes of one open file. It only ever saves work: a new composer gives the same scene.
#[derive(Debug, Default)]
pub struct Composer {
    kept: Option<Kept>,
}

/// What follows from the records and the choice alone.
#[derive(Debug)]
pub(super) struct Kept {
    revision: u64,
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
    notes: Vec<Sentence>,
}

impl Composer {
    /// Composes the map for a view. `revision` is the session's number: as long as it, the day, the geography and the
    /// choice are the same, what was kept is used.
    pub fn compose(&mut self, county: County<'_>, revision: u64, view: &View, choice: &Choice) -> Scene {
        let kept = self.kept(county, revision, choice);
        let theme = Theme::of(choice.dark);
        let marks = map_marks(kept, view, choice, 1.0);
        Scene {
            size: view.frame.max,
            paper: theme.ground,
            ground: None,
            areas: kept.areas(view, 1.0),
            marks,
            legend: kept.subject.legend.clone(),
            notes: kept.notes.clone(),
        }
    }

    /// What follows from these records and this choice, made anew where it is not at hand.
    pub(super) fn kept(&mut self, county: County<'_>, revision: u64, choice: &Choice) -> &Kept {
        let plain = Choice { selected: Default::default(), hovered: None, ..choice.clone() };
        let usable = self.kept.take().filter(|kept| kept.holds_for(county, revision, &plain));
        let kept = self.kept.insert(usable.unwrap_or_else(|| Kept::of(county, revision, plain)));
        kept.mark_chosen(choice);
        kept
    }
}

impl Kept {
    fn holds_for(&self, county: County<'_>, revision: u64, plain: &Choice) -> bool {
        self.revision == revision
            && self.today == county.findings.today
            && Arc::ptr_eq(&self.geography, county.geography)
            && self.plain == *plain
    }

    fn of(county: County<'_>, revision: u64, plain: Choice) -> Self {
        let geography = Arc::clone(county.geography);
        let subject = Subject::of(county, &plain);
        let base = areas::base_styles(&geography, &subject, &plain);
        Self {
            revision,
            today: county.findings.today,
            styled: plain.clone(),
            styles: Arc::new(base.clone()),
            crowd_m: typical_radius_m(&geography),
            notes: notes(county),
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

/// What lies over the areas.
pub(super) fn map_marks(kept: &Kept, view: &View, choice: &Choice, scale: f32) -> Vec<Mark> {
    let theme = Theme::of(choice.dark);
    let geography = &kept.geography;
    let mut marks = Vec::new();
    for (nth, (_, point)) in geography.points.iter().enumerate() {
        let at = view.page_from_world(*point);
        if view.frame.grown(8.0 * scale).holds(at) {
            marks.push(dots::village_point(theme, at, kept.subject.fills[geography.villages.len() + nth], scale));
        }
    }
    if let Some(radius) = dots::resident_radius(scale, kept.crowd(view)).filter(|_| choice.layers.residents) {
        let near = view.frame.grown(2.0 * radius);
        for (_, anchor) in geography.anchors.iter().enumerate().filter(|(area, _)| kept.subject.resident[*area]) {
            let at = view.page_from_world(*anchor);
            if near.holds(at) {
                marks.push(dots::resident(theme, at, radius));
            }
        }
    }
    marks
}

/// The median radius of the circles inside the areas, metres on the plane.
fn typical_radius_m(geography: &Geography) -> f64 {
    let mut radii = geography.anchor_radius_m.clone();
    radii.sort_by(f64::total_cmp);
    radii.get(radii.len() / 2).copied().unwrap_or(1000.0)
}

/// What the user has to be told about villages that the map cannot show.
fn notes(county: County<'_>) -> Vec<Sentence> {
    let unplaced = &county.geography.unplaced;
    if unplaced.is_empty() {
        return Vec::new();
    }
    let names: Vec<_> = unplaced.iter().filter_map(|id| county.world.villages.get(*id)).map(|row| &*row.name).collect();
    let shown = names[..names.len().min(8)].join("、") + if names.len() > 8 { "…" } else { "" };
    vec![Sentence::new("map.note.unplaced").with("count", unplaced.len()).with("names", shown)]
}
