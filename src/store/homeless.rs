//! Villages without a township: other programs may add one with no more than a name, a code and a boundary.

use geo_types::{LineString, Point};

use crate::model::{Id, Sentence, Township, Village};

use super::note::Note;

/// Gives every village without a known township the one whose code begins its own, that holds it, or that its nearest
/// neighbour belongs to, and notes it. A village for which there is none at all is left out.
pub(super) fn place(villages: Vec<Village>, townships: &[Township], notes: &mut Vec<Note>) -> Vec<Village> {
    let is_known = |id: Id<Township>| townships.binary_search_by_key(&id, |township| township.id).is_ok();
    let (settled, homeless): (Vec<_>, Vec<_>) = villages.into_iter().partition(|village| is_known(village.township));
    let mut found = Vec::new();
    for village in homeless {
        let township = township_for(&village, townships, &settled);
        let name = township.map_or("", |township| township.name.as_str());
        let key = if township.is_some() { "store.note.township_guessed" } else { "store.note.township_none" };
        notes.push(Note(Sentence::new(key).with("village", &village.name).with("township", name)));
        found.extend(township.map(|township| Village { township: township.id, ..village }));
    }
    settled.into_iter().chain(found).collect()
}

/// The township that such a village belongs to, as far as can be told.
pub(super) fn township_for<'a>(
    village: &Village,
    townships: &'a [Township],
    settled: &[Village],
) -> Option<&'a Township> {
    by_code(&village.code, townships)
        .or_else(|| by_place(centre(village)?, townships))
        .or_else(|| by_neighbour(centre(village)?, townships, settled))
}

fn by_code<'a>(code: &str, townships: &'a [Township]) -> Option<&'a Township> {
    let begins = |township: &&Township| !township.code.is_empty() && code.starts_with(&township.code);
    townships.iter().filter(begins).max_by_key(|township| township.code.len())
}

fn by_place(centre: Point, townships: &[Township]) -> Option<&Township> {
    townships.iter().find(|township| {
        township.boundary.as_ref().is_some_and(|area| {
            let rings = area.iter().flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()));
            rings.filter(|ring| holds(ring, centre)).count() % 2 == 1
        })
    })
}

fn by_neighbour<'a>(centre_of: Point, townships: &'a [Township], settled: &[Village]) -> Option<&'a Township> {
    let distance = |village: &Village| centre(village).map(|point| (point - centre_of).dot(point - centre_of));
    let nearest = settled
        .iter()
        .filter_map(|village| distance(village).map(|distance| (distance, village)))
        .min_by(|(a, _), (b, _)| a.total_cmp(b))?
        .1;
    townships.iter().find(|township| township.id == nearest.township)
}

/// The middle of the vertices of its boundary, or its point.
fn centre(village: &Village) -> Option<Point> {
    let Some(area) = &village.boundary else { return village.position };
    let vertices = || area.iter().flat_map(|polygon| polygon.exterior().points());
    let sum = vertices().fold(Point::new(0.0, 0.0), |sum, vertex| sum + vertex);
    Some(sum / vertices().count() as f64)
}

/// Whether a ring holds a point: a ray to the east crosses it an odd number of times.
fn holds(ring: &LineString<f64>, point: Point) -> bool {
    let crosses = |line: &geo_types::Line<f64>| {
        let (a, b) = (line.start, line.end);
        (a.y > point.y()) != (b.y > point.y()) && point.x() < (b.x - a.x) * (point.y() - a.y) / (b.y - a.y) + a.x
    };
    ring.lines().filter(crosses).count() % 2 == 1
}
