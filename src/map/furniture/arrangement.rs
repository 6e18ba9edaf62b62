//! How a sheet is divided: heading above, foot below, and map and legend between them so that the map becomes as large
//! as it can without lying under the legend.

use crate::geometry::Geography;
use crate::map::rect::Rect;
use crate::map::view::View;

use super::block::Block;

/// Where the map and the legend stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrangement {
    /// The view of the map.
    pub view: View,
    /// The upper left corner of the legend and which of the legends it is; none where there was no room.
    pub key: Option<([f32; 2], usize)>,
}

/// Chooses among the legends (by their numbers of columns) and places. `room` is what lies between heading and foot;
/// `fit` gives the view of the map in a frame.
pub fn arrange(geography: &Geography, room: Rect, keys: &[Block], gap: f32, fit: impl Fn(Rect) -> View) -> Arrangement {
    let whole = Arrangement { view: fit(room), key: None };
    let mut best: Option<Arrangement> = None;
    let mut offer = |view: View, at: [f32; 2], nth: usize| {
        let better = best.as_ref().is_none_or(|best| view.metres_per_unit < best.view.metres_per_unit * 0.97);
        if better {
            best = Some(Arrangement { view, key: Some((at, nth)) });
        }
    };
    for (nth, key) in keys.iter().enumerate() {
        let [width, height] = key.size;
        if height > room.height() || width > room.width() {
            continue;
        }
        // In a corner that the county leaves free.
        for at in corners(room, key.size) {
            if is_clear(geography, &whole.view, &key.rect_at(at).grown(gap * 0.7)) {
                offer(whole.view, at, nth);
            }
        }
        // In a column at the right.
        if width <= 0.42 * room.width() {
            let frame = Rect::new(room.min, [room.max[0] - width - gap, room.max[1]]);
            offer(fit(frame), [room.max[0] - width, room.min[1]], nth);
        }
        // In a strip below.
        if height <= 0.4 * room.height() {
            let frame = Rect::new(room.min, [room.max[0], room.max[1] - height - gap]);
            offer(fit(frame), [room.min[0], room.max[1] - height], nth);
        }
    }
    best.unwrap_or(whole)
}

fn corners(room: Rect, [width, height]: [f32; 2]) -> [[f32; 2]; 4] {
    let (left, right) = (room.min[0], room.max[0] - width);
    let (top, bottom) = (room.min[1], room.max[1] - height);
    [[right, top], [right, bottom], [left, bottom], [left, top]]
}

/// Whether no area and no village comes under the rectangle; areas count with their boxes.
pub fn is_clear(geography: &Geography, view: &View, rect: &Rect) -> bool {
    let boxed = |[low, high]: &[[f64; 2]; 2]| {
        Rect::new(view.page_from_world([low[0], high[1]]), view.page_from_world([high[0], low[1]]))
    };
    geography.boxes.iter().all(|area| !boxed(area).overlaps(rect))
        && geography.points.iter().all(|(_, point)| !rect.holds(view.page_from_world(*point)))
}
