//! What a page is about, and what the map must show of it.

use std::collections::BTreeSet;

use crate::geometry::Geography;
use crate::geometry::mercator::plane_per_ground;
use crate::map::choice::Choice;
use crate::map::county::County;
use crate::map::layout::{Fit, Sheet};
use crate::map::rect::Rect;
use crate::map::view::View;
use crate::model::{Id, Sentence, Village};

use super::desk::Desk;

/// A box of the plane.
type Bounds = [[f64; 2]; 2];

/// What a page is about: the villages that the sheet names, or those that its layout takes from the selection. None means
/// all.
pub(super) fn focus_of(county: County<'_>, sheet: &Sheet, choice: &Choice) -> BTreeSet<Id<Village>> {
    if !sheet.focus.is_empty() {
        return sheet.focus.clone();
    }
    match sheet.layout.fit {
        Fit::County | Fit::View => BTreeSet::new(),
        Fit::Selection => choice.selected.clone(),
        Fit::Township => {
            let township = |id: &Id<Village>| county.world.villages.get(*id).map(|row| row.township);
            let chosen: BTreeSet<_> = choice.selected.iter().filter_map(township).collect();
            let within = county.world.villages.iter().filter(|row| chosen.contains(&row.township));
            within.map(|row| row.id).collect()
        }
    }
}

/// What the map must show.
#[derive(Clone, Copy, Debug)]
pub(super) struct Target {
    bounds: Bounds,
    /// Metres on the plane for one unit, where the scale is fixed.
    fixed: Option<f64>,
    pixels_per_unit: f32,
}

impl Target {
    /// For a sheet.
    pub fn of(desk: &Desk<'_>) -> Self {
        let (geography, sheet) = (desk.county.geography, desk.sheet);
        let seen = sheet.extent.filter(|_| sheet.layout.fit == Fit::View && sheet.focus.is_empty());
        let about = seen.or_else(|| bounds_of(geography, &desk.choice.focus));
        let bounds = at_least(about.unwrap_or(geography.bounds));
        let middle = [(bounds[0][0] + bounds[1][0]) / 2.0, (bounds[0][1] + bounds[1][1]) / 2.0];
        let [_, latitude] = geography.lonlat_from_world(middle);
        let metres = |scale: u32| f64::from(scale.max(1)) * 0.0254 / 96.0 * plane_per_ground(latitude);
        Self { bounds, fixed: sheet.layout.scale.map(metres), pixels_per_unit: sheet.paper.pixels_per_unit() }
    }

    /// The view in a frame, with a margin inside of it where the scale is not fixed.
    pub fn view(&self, frame: Rect, margin: f32) -> View {
        let view = View::fit(frame, self.bounds, margin.min(frame.width() * 0.05), self.pixels_per_unit);
        self.fixed.map_or(view, |metres_per_unit| View { metres_per_unit, ..view })
    }

    /// Whether areas reach beyond the frame of the map.
    pub fn is_cut(&self, desk: &Desk<'_>, view: &View) -> bool {
        let [low, high] = desk.county.geography.bounds;
        low[0] <= high[0] && !view.frame.grown(0.5).contains(&boxed(view, [low, high]))
    }

    /// What has to be said of how the map was fitted.
    pub fn notes(&self, desk: &Desk<'_>, view: &View) -> Option<Sentence> {
        let wants = matches!(desk.layout().fit, Fit::Township | Fit::Selection);
        if wants && desk.choice.focus.is_empty() {
            return Some(Sentence::new("layout.note.no_selection"));
        }
        let cut = self.fixed.is_some() && !view.frame.grown(0.5).contains(&boxed(view, self.bounds));
        cut.then(|| Sentence::new("layout.note.cut").with("scale", desk.layout().scale.unwrap_or_default()))
    }
}

fn boxed(view: &View, [low, high]: Bounds) -> Rect {
    Rect::new(view.page_from_world([low[0], high[1]]), view.page_from_world([high[0], low[1]]))
}

/// The box around villages; none where none of them has a place.
fn bounds_of(geography: &Geography, villages: &BTreeSet<Id<Village>>) -> Option<Bounds> {
    let areas =
        villages.iter().filter_map(|id| geography.area(*id)).filter_map(|area| geography.boxes.get(area as usize));
    let points = geography.points.iter().filter(|(id, _)| villages.contains(id)).map(|(_, at)| [*at, *at]);
    areas
        .copied()
        .chain(points)
        .reduce(|[low, high], [a, b]| [[low[0].min(a[0]), low[1].min(a[1])], [high[0].max(b[0]), high[1].max(b[1])]])
}

/// A box that is at least two kilometres across, or some place at all.
fn at_least([mut low, mut high]: Bounds) -> Bounds {
    for axis in 0..2 {
        if !(low[axis].is_finite() && high[axis].is_finite()) || low[axis] > high[axis] {
            (low[axis], high[axis]) = (-1000.0, 1000.0);
        }
        let lacking = 2000.0 - (high[axis] - low[axis]);
        if lacking > 0.0 {
            low[axis] -= lacking / 2.0;
            high[axis] += lacking / 2.0;
        }
    }
    [low, high]
}
