//! All circles: around each place, with ever more of those nearest to it.

use crate::geometry::Places;

use super::field::Field;

/// The circles around each place. The circle number `z` of a centre holds all places of its row up to `z`.
pub(super) struct Circles {
    /// Where the row of each centre begins; one more at the end.
    pub(super) starts: Vec<u32>,
    /// The places that each circle adds to the one before, by distance from the centre, which comes first.
    pub(super) added: Vec<u32>,
    /// The share of all people in each circle.
    pub(super) share: Vec<f64>,
    /// Its radius in kilometres over the ground: the distance of the place that was added.
    pub(super) radius_km: Vec<f64>,
}

impl Circles {
    /// All circles with at most such a share of all people, and at most so many of them in all: where there would be
    /// more, each centre has fewer.
    pub(super) fn of(field: &Field, largest_share: f64, most: usize) -> Self {
        let index = Places::new(field.places.clone());
        let all: f64 = field.people.iter().sum();
        let per_center = (most / field.places.len().max(1)).max(1);
        let mut circles = Self { starts: vec![0], added: Vec::new(), share: Vec::new(), radius_km: Vec::new() };
        for center in &field.places {
            let mut people = 0.0;
            for (place, km) in index.by_distance(*center).take(per_center) {
                people += field.people[place];
                if people > all * largest_share {
                    break;
                }
                circles.added.push(place as u32);
                circles.share.push(people / all);
                circles.radius_km.push(km);
            }
            circles.starts.push(circles.added.len() as u32);
        }
        circles
    }

    /// How many circles there are.
    pub(super) fn len(&self) -> usize {
        self.added.len()
    }

    /// The circles of each centre.
    pub(super) fn rows(&self) -> impl Iterator<Item = std::ops::Range<usize>> + '_ {
        self.starts.windows(2).map(|pair| pair[0] as usize..pair[1] as usize)
    }
}
