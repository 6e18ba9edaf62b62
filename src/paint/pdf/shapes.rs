//! Lines, circles and rectangles as paths, in grains.

use krilla::geom::{Path, PathBuilder};

use crate::map::Rect;
use crate::paint::drawing::{GRAINS, Grain, Lines};

/// How far the handles of a quarter of a circle reach, in radii.
const HANDLE: f32 = 0.552_285;

/// Lines as a path whose numbers count from a place.
pub fn lines(lines: &Lines, [left, top]: Grain) -> Option<Path> {
    let mut path = PathBuilder::new();
    for line in lines.iter() {
        let mut points = line.iter().map(|[x, y]| ((x - left) as f32, (y - top) as f32));
        if let Some((x, y)) = points.next() {
            path.move_to(x, y);
        }
        points.for_each(|(x, y)| path.line_to(x, y));
        if lines.closed {
            path.close();
        }
    }
    path.finish()
}

/// A rectangle with round corners; with corners of half its side it is a circle.
pub fn rectangle(rect: Rect, radius: f32) -> Option<Path> {
    let whole = |units: f32| (units * GRAINS).round();
    let [left, top, right, bottom] = [rect.min[0], rect.min[1], rect.max[0], rect.max[1]].map(whole);
    let mut path = PathBuilder::new();
    let radius = whole(radius).min((right - left) / 2.0).min((bottom - top) / 2.0);
    if radius >= 1.0 {
        let handle = (radius * (1.0 - HANDLE)).round();
        path.move_to(left + radius, top);
        path.line_to(right - radius, top);
        path.cubic_to(right - handle, top, right, top + handle, right, top + radius);
        path.line_to(right, bottom - radius);
        path.cubic_to(right, bottom - handle, right - handle, bottom, right - radius, bottom);
        path.line_to(left + radius, bottom);
        path.cubic_to(left + handle, bottom, left, bottom - handle, left, bottom - radius);
        path.line_to(left, top + radius);
        path.cubic_to(left, top + handle, left + handle, top, left + radius, top);
    } else {
        path.move_to(left, top);
        path.line_to(right, top);
        path.line_to(right, bottom);
        path.line_to(left, bottom);
    }
    path.close();
    path.finish()
}
